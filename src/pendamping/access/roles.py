"""Which role may do what: section 15 of the field's reference, as one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    PLD = "PLD", _("Pendamping Lokal Desa")
    PD = "PD", _("Pendamping Desa")
    PT = "PT", _("Pendamping Teknis")
    KORCAM = "KORCAM", _("Koordinator kecamatan")
    KORWIL = "KORWIL", _("Koordinator wilayah")
    TAPM_KAB = "TAPM_KAB", _("TAPM kabupaten/kota")
    KORKAB = "KORKAB", _("Koordinator kabupaten")
    TAPM_PROV = "TAPM_PROV", _("TAPM provinsi")
    KORPROV = "KORPROV", _("Koordinator provinsi")
    TAPM_PUSAT = "TAPM_PUSAT", _("TAPM pusat")
    KORNAS = "KORNAS", _("Koordinator nasional")
    KPMD = "KPMD", _("Kader Pemberdayaan Masyarakat Desa")
    KELURAHAN_FACILITATOR = "KELURAHAN_FACILITATOR", _("Pendamping kelurahan")
    KEPALA_DESA = "KEPALA_DESA", _("Kepala desa atau lurah")
    CAMAT = "CAMAT", _("Camat")
    DPMD = "DPMD", _("Dinas PMD kabupaten/kota")
    DPMD_PROV = "DPMD_PROV", _("Dinas PMD provinsi")
    BUPATI = "BUPATI", _("Bupati atau wali kota")
    MINISTRY = "MINISTRY", _("Kementerian (P3MD, PPK)")
    ADMIN = "ADMIN", _("Admin")

    @property
    def short(self) -> str:
        """As the header says it beside a name: the code where people use it, else few words."""
        return str(_SHORT.get(self, self.label))


_SHORT = {
    Role.PLD: "PLD",
    Role.PD: "PD",
    Role.PT: "PT",
    Role.KORCAM: _("Korcam"),
    Role.KORWIL: _("Korwil"),
    Role.TAPM_KAB: _("TAPM kabupaten"),
    Role.KORKAB: _("Korkab"),
    Role.KORPROV: _("Korprov"),
    Role.KORNAS: _("Kornas"),
    Role.KPMD: "KPMD",
    Role.KEPALA_DESA: _("Kepala desa"),
    Role.DPMD: _("Dinas PMD"),
    Role.DPMD_PROV: _("PMD provinsi"),
    Role.BUPATI: _("Bupati"),
    Role.MINISTRY: _("Kementerian"),
}

_EVERYBODY = frozenset(
    {
        "home.read", "region.read", "own_account.manage", "index.read", "index_round.read", "facilitator.read",
        "holiday.read", "case.read", "case.raise", "library.read", "circular.read", "award.read", "goal.read",
        "work.read",
    }
)  # fmt: skip
# The library: who tells of good practices, who looks at them before they are published, who keeps the area's register.
_TELLS_PRACTICES = frozenset({"practice.write", "goal.tag"})
_REVIEWS_PRACTICES = _TELLS_PRACTICES | {"practice.review"}
_SENDS_CIRCULARS = frozenset({"circular.write"})
_KEEPS_AWARDS = frozenset({"award.manage", "award.decide"})
_KEEPS_LIBRARY = _REVIEWS_PRACTICES | _SENDS_CIRCULARS | {"regulation.write", "goal.write"}
# Obstacles: who reads all of the area, who raises and answers, who moves them along the ladder.
_READS_OBSTACLES = frozenset({"obstacle.read", "obstacle.read_all"})
_RAISES_OBSTACLES = frozenset({"obstacle.read", "obstacle.raise", "obstacle.answer"})
_HANDLES_OBSTACLES = _READS_OBSTACLES | _RAISES_OBSTACLES | {"obstacle.handle"}

# Works of the villages: who writes them down, with their progress; everybody of the area reads them.
_KEEPS_WORKS = frozenset({"work.write", "work.progress"})

# Months: who hands one in and checks one, and who ends it.
_HANDS_IN_MONTHS = frozenset({"monthly_report.submit", "reporting_calendar.read", "silence.declare"})
_ENDS_MONTHS = frozenset({"monthly_report.lock", "monthly_report.reopen"})
# Spot checks: the camat and the facilitators of a kecamatan choose and visit, those above read.
_READS_SPOT_CHECKS = frozenset({"spot_check.read"})
_SPOT_CHECKS = _READS_SPOT_CHECKS | {"spot_check.write"}

# Meetings: who helps at the door and keeps own promises, who keeps meetings and what follows from them.
_ATTENDS = frozenset({"meeting.read", "attendance.write", "action.update"})
_KEEPS_MEETINGS = _ATTENDS | {"meeting.manage", "action.write"}
# Briefing packs: the leaders of an area read theirs, who prepares or leads the kabupaten's meeting asks for one.
_READS_BRIEFINGS = frozenset({"briefing.read"})
_ASKS_FOR_BRIEFINGS = _READS_BRIEFINGS | {"briefing.make"}

# Letters of an office: how they are numbered and who signs them, and giving one its number.
_KEEPS_LETTERS = frozenset({"letter.settings", "letter.number"})

_FACILITATOR = (
    _EVERYBODY
    | _HANDS_IN_MONTHS
    | _ATTENDS
    | _READS_OBSTACLES
    | _RAISES_OBSTACLES
    | _TELLS_PRACTICES
    | {
        "sync.use",
        "parcel.hand_in",
        "daily_report.read",
        "daily_report.read_own",
        "daily_report.write",
        "work_plan.write",
        "leave.request",
        "monthly_report.read",
        "monthly_report.issue",
        "person.read_self",
    }
)
# Evaluation: who is evaluated sees the own one; who stands above scores; the team of an area opens and closes.
_EVALUATED = frozenset({"evaluation.read", "performance_file.read"})
_OVERSEES = _EVALUATED | {"evaluation.read_area"}
_OPENS_EVALUATIONS = frozenset({"evaluation.open", "performance_letter.write"})

_VERIFIER = (
    _FACILITATOR
    | _HANDLES_OBSTACLES
    | _KEEPS_MEETINGS
    | _READS_BRIEFINGS
    | _OVERSEES
    | {"evaluation.score"}
    | {
        "daily_report.read_all",
        "daily_report.verify",
        "leave.decide",
        "person.read",
        "vacancy.read",
        "account.manage",
        "missing_report.read",
        "monthly_report.verify",
        "monthly_report.recap",
        "monthly_report.recap_read",
        "district_report.read",
        "paper_bundle.make",
    }
)
# The index: who fills a village's sheet with the villagers, and who checks it at which tier.
_FILLS = frozenset({"index_answer.write", "index_minutes.issue"})
_CHECKS_DISTRICT = frozenset({"index_sheet.verify", "index_sheet.verify_district"})
_CHECKS_REGENCY = frozenset({"index_sheet.verify", "index_sheet.verify_regency"})
_CHECKS_PROVINCE = frozenset({"index_sheet.verify", "index_sheet.verify_province"})

_PLANNER = frozenset({"acceleration.read", "acceleration.plan"})
_KABUPATEN_TEAM = (
    _VERIFIER
    | _PLANNER
    | _ENDS_MONTHS
    | _READS_SPOT_CHECKS
    | _ASKS_FOR_BRIEFINGS
    | _OPENS_EVALUATIONS
    | _REVIEWS_PRACTICES
    | _SENDS_CIRCULARS
    | {"organisation.write", "daily_report.lock", "index.import", "audit.read", "data_request.manage"}
)
_OFFICE = (
    _EVERYBODY
    | _READS_OBSTACLES
    | _READS_BRIEFINGS
    | {
        "parcel.hand_in",
        "daily_report.read",
        "daily_report.read_verified",
        "person.read",
        "vacancy.read",
        "monthly_report.read",
        "missing_report.read",
        "reporting_calendar.read",
        "monthly_report.recap_read",
        "district_report.read",
        "paper_bundle.make",
        "meeting.read",
    }
)
_DPMD = (
    _OFFICE
    | _PLANNER
    | _ASKS_FOR_BRIEFINGS
    | _HANDLES_OBSTACLES
    | _KEEPS_MEETINGS
    | _OVERSEES
    | _KEEPS_LETTERS
    | _KEEPS_LIBRARY
    | _KEEPS_AWARDS
    | {
        "evaluation_scheme.write",
        "organisation.write",
        "account.manage",
        "person.write",
        "assignment.write",
        "roster.import",
        "index.import",
        "index.resolve",
        "region.settings",
        "region.boundaries",
        "holiday.write",
        "reporting_calendar.write",
        "audit.read",
        "case.decide",
        "data_request.manage",
    }
)

NEEDS: dict[Role, frozenset[str]] = {
    Role.PLD: _FACILITATOR | _EVALUATED | _FILLS | _KEEPS_WORKS,
    Role.PD: _VERIFIER | _SPOT_CHECKS | _FILLS | _CHECKS_DISTRICT | _KEEPS_WORKS,
    Role.PT: _FACILITATOR | _EVALUATED | _KEEPS_WORKS,
    Role.KORCAM: _VERIFIER | _SPOT_CHECKS | _CHECKS_DISTRICT | _KEEPS_WORKS,
    Role.KORWIL: _VERIFIER | _CHECKS_DISTRICT | _KEEPS_WORKS,
    Role.TAPM_KAB: _KABUPATEN_TEAM | _CHECKS_REGENCY | _KEEPS_WORKS,
    Role.KORKAB: _KABUPATEN_TEAM | _CHECKS_REGENCY | _KEEPS_WORKS | {"index_round.open"},
    Role.TAPM_PROV: _KABUPATEN_TEAM | _CHECKS_PROVINCE,
    Role.KORPROV: _KABUPATEN_TEAM | _CHECKS_PROVINCE,
    Role.TAPM_PUSAT: _KABUPATEN_TEAM,
    Role.KORNAS: _KABUPATEN_TEAM,
    Role.KPMD: (_FACILITATOR - _HANDS_IN_MONTHS - {"monthly_report.issue", "obstacle.read_all"}) | _FILLS,
    Role.KELURAHAN_FACILITATOR: _FACILITATOR,
    Role.KEPALA_DESA: _EVERYBODY | _FILLS | _RAISES_OBSTACLES | _ATTENDS | _TELLS_PRACTICES | {
        "daily_report.read", "daily_report.read_verified", "parcel.hand_in",
    },
    Role.CAMAT: _OFFICE | _CHECKS_DISTRICT | _HANDLES_OBSTACLES | _KEEPS_MEETINGS | _SPOT_CHECKS | _KEEPS_LETTERS
    | _TELLS_PRACTICES | _SENDS_CIRCULARS | {
        "district_report.issue",
    },
    Role.DPMD: _DPMD | _READS_SPOT_CHECKS | _CHECKS_REGENCY | _KEEPS_WORKS | {
        "index_round.open", "index_objection.issue", "district_report.receive",
    },
    Role.DPMD_PROV: _OFFICE | _CHECKS_PROVINCE | _HANDLES_OBSTACLES | _KEEPS_MEETINGS | _OVERSEES | _KEEPS_LETTERS
    | _KEEPS_LIBRARY | _KEEPS_AWARDS | {
        "evaluation_scheme.write",
        "organisation.write",
        "account.manage", "audit.read", "holiday.write", "index_sheet.reopen", "acceleration.read",
        "reporting_calendar.write",
    },
    Role.BUPATI: _EVERYBODY | _READS_OBSTACLES | _ASKS_FOR_BRIEFINGS | {
        "obstacle.answer", "meeting.read", "award.decide", "goal.write", "goal.tag",
        "daily_report.read", "daily_report.read_verified", "vacancy.read", "acceleration.read",
    },
    Role.MINISTRY: _OFFICE | _OVERSEES | _OPENS_EVALUATIONS | _KEEPS_LIBRARY | _KEEPS_AWARDS | {
        "evaluation.score", "evaluation.decide", "case.decide", "evaluation_scheme.write",
        "data_request.manage", "acceleration.read",
        "account.manage", "person.write", "person.read_personal", "assignment.write", "roster.import", "index.import",
        "audit.read", "holiday.write", "reporting_calendar.write",
    },
    Role.ADMIN: frozenset({
        "home.read", "own_account.manage", "region.read", "region.manage", "region.settings", "region.boundaries",
        "account.manage", "audit.read", "file.maintain", "parcel.hand_in", "holiday.read", "holiday.write",
    }),
}  # fmt: skip
