"""What the filters draw: statuses, bars, pages, and forms in the look of the house."""

from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template

from pendamping.web.templatetags import pendamping as drawing


def test_steps_say_how_far_a_status_is() -> None:
    assert drawing.status("maju", "Maju") == (
        '<span class="status st-maju"><span class="steps s-4" aria-hidden="true"></span>Maju</span>'
    )


def test_a_distribution_names_its_parts_and_fills_its_bar() -> None:
    bar = drawing.distribution({"mandiri": 2, "berkembang": 3, "maju": 5, "tertinggal": 0})
    assert 'aria-label="3 berkembang, 5 maju, 2 mandiri"' in bar
    assert '<rect class="st-mandiri" x="80.00%" width="20.00%" height="14"/>' in bar
    assert "st-tertinggal" not in bar


def test_a_share_is_never_invisible() -> None:
    assert [drawing.share(0, 85), drawing.share(18, 85), drawing.share(0, 0)] == [1, 21, 1]


def test_pages_left_out_are_one_gap() -> None:
    assert drawing.page_numbers(Paginator(range(200), 10), 10) == [1, None, 9, 10, 11, None, 20]


class VisitForm(forms.Form):
    note = forms.CharField(widget=forms.Textarea, help_text="Apa yang dilihat.")
    count = forms.IntegerField(required=False)
    kind = forms.ChoiceField(choices=[("a", "Aktivitas"), ("v", "Kunjungan")], widget=forms.RadioSelect)


def test_a_form_wears_the_look_and_says_what_is_wrong_beside_the_field() -> None:
    page = Template("{{ form }}").render(Context({"form": VisitForm({"kind": "v"})}))
    assert 'class="field-error" id="id_note_error"' in page
    assert 'aria-describedby="id_note_helptext id_note_error"' in page
    assert 'class="form-control"' in page
    assert '<label class="choice" for="id_kind_1">' in page
    assert page.count("(boleh kosong)") == 1
