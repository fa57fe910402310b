"""The XLSForm: forms tools take it as it is, it asks what the law asks, and a phone watches over the same bounds."""

import io
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook
from pyxform.xls2xform import ConvertResult, convert
from tests.people import DESA, OTHER_DESA

from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import definition, definitions
from pendamping.indices.models import Round
from pendamping.indices.services.offline import round_form
from pendamping.indices.tests.filled import YEAR, opened_by
from pendamping.indices.workbook.xlsform import xlsform
from pendamping.regions.models import Region

XFORM = "{http://www.w3.org/2002/xforms}"
ASKABLE = [index.id for index in definitions() if index.answers]


@pytest.fixture
def form(sari: Scope, dpmd: Scope) -> bytes:
    return round_form(sari, opened_by(dpmd).pk)


def converted(content: bytes) -> ConvertResult:
    return convert(xlsform=io.BytesIO(content), file_type=".xlsx", validate=False, form_name="isian")


@pytest.mark.parametrize("index_id", ASKABLE)
def test_every_index_with_questions_becomes_a_form(regions: dict[str, Region], index_id: str) -> None:
    index = definition(index_id)
    opened = Round(region=regions["6209"], index_id=index_id, year=index.first_year)
    result = converted(xlsform(opened, index, [regions[DESA]]))
    assert result.warnings == []
    binds = {one.attrib["nodeset"].rpartition("/")[2] for one in ET.fromstring(result.xform).iter(f"{XFORM}bind")}
    assert index.answers.keys() <= binds


def test_it_asks_in_two_languages_within_the_same_bounds(form: bytes) -> None:
    xform = converted(form).xform
    assert '<translation lang="Indonesia (id)" default="true()">' in xform
    assert '<translation lang="English (en)">' in xform
    binds = {one.attrib["nodeset"].rpartition("/")[2]: one.attrib for one in ET.fromstring(xform).iter(f"{XFORM}bind")}
    assert binds["doctor_count"]["constraint"] == ". >= 0"
    assert binds["bpjs_participant_count"]["constraint"].startswith(". >= 0 and (")
    assert "population" in binds["bpjs_participant_count"]["constraint"]
    assert "count-selected" in binds["disaster_kinds"]["constraint"]
    assert binds["tahun"]["calculate"] == str(YEAR)


def test_it_offers_the_villages_of_who_takes_it(form: bytes) -> None:
    rows = load_workbook(io.BytesIO(form))["choices"].iter_rows(values_only=True)
    assert [row[1] for row in rows if row[0] == "daftar_desa"] == [DESA, OTHER_DESA]
