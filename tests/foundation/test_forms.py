"""Forms say what, where and what to do, and a screen reader hears it too."""

import re
from datetime import date, datetime
from decimal import Decimal

import pytest
from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils.translation import override

from foundation import clock
from foundation.forms import Form, ModelForm, add_errors, error_summary
from foundation.models import DomainClock


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


class Alert(Form):
    location = django_forms.ChoiceField(choices=[("", "–"), ("1", "De Avondzon")], help_text="Where help is needed.")
    persons = django_forms.IntegerField(min_value=1, max_value=200, help_text="How many.")
    absence = django_forms.DecimalField(max_digits=4, decimal_places=1, required=False)
    starts_on = django_forms.DateField()
    first_unsafe_shift_at = django_forms.DateTimeField()
    call_at = django_forms.TimeField(required=False)
    sector = django_forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=django_forms.RadioSelect)
    declared = django_forms.BooleanField()
    version = django_forms.IntegerField(widget=django_forms.HiddenInput)


GOOD = {
    "location": "1",
    "persons": "12",
    "absence": "12,5",
    "starts_on": "2020-12-29",
    "first_unsafe_shift_at": "2020-12-28T23:00",
    "call_at": "09:30",
    "sector": "a",
    "declared": "on",
    "version": "3",
}


def tag(form, name):
    """The opening tag of the (first) input of field `name`."""
    return re.search(r"<(input|select|textarea)[^>]*>", str(form[name]))[0]


def test_what_was_typed_becomes_what_was_meant():
    with override("nl"):
        form = Alert(GOOD)

        assert form.is_valid(), form.errors
    assert form.cleaned_data["absence"] == Decimal("12.5")
    assert form.cleaned_data["starts_on"] == date(2020, 12, 29)
    assert form.cleaned_data["first_unsafe_shift_at"] == datetime(2020, 12, 28, 23, tzinfo=clock.AMSTERDAM)
    assert form.cleaned_data["version"] == 3


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_day_may_be_typed_by_hand_in_either_language(language):
    with override(language):
        form = Alert(GOOD | {"starts_on": "29-12-2020"})

        assert form.is_valid(), form.errors
    assert form.cleaned_data["starts_on"] == date(2020, 12, 29)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("starts_on", 'type="date"'),
        ("first_unsafe_shift_at", 'type="datetime-local"'),
        ("call_at", 'type="time"'),
        ("persons", 'inputmode="numeric"'),
        ("absence", 'inputmode="decimal"'),
    ],
)
def test_every_kind_of_field_has_the_input_people_expect(name, kind):
    assert kind in tag(Alert(), name)


def test_a_number_is_typed_not_scrolled():
    assert 'type="text"' in tag(Alert(), "persons")
    assert not re.search(r"(min|max|step)=", tag(Alert(), "persons"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_known_is_filled_in(language):
    known = {
        "starts_on": date(2020, 12, 29),
        "first_unsafe_shift_at": datetime(2020, 12, 28, 23, 0, 59, tzinfo=clock.AMSTERDAM),
        "absence": Decimal("12.5"),
    }
    with override(language):
        form = Alert(initial=known)

        assert 'value="2020-12-29"' in tag(form, "starts_on")
        assert 'value="2020-12-28T23:00"' in tag(form, "first_unsafe_shift_at")
        assert f'value="{"12,5" if language == "nl" else "12.5"}"' in tag(form, "absence")


def test_nothing_typed_is_lost():
    form = Alert(GOOD | {"persons": "a dozen", "location": ""})

    assert 'value="a dozen"' in tag(form, "persons")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("starts_on", "31-02-2021"),
        ("first_unsafe_shift_at", "tonight"),
        ("first_unsafe_shift_at", "2020-12-28"),
        ("call_at", "9"),
    ],
)
def test_what_is_no_day_stays_in_sight(name, typed):
    """A browser shows nothing of it in an input for days."""
    drawn = tag(Alert(GOOD | {name: typed}), name)

    assert f'value="{typed}"' in drawn
    assert 'type="text"' in drawn


def test_the_browser_does_not_refuse_before_we_can_say_why():
    assert not re.search(r"\brequired\b", "".join(str(field) for field in Alert()))


def test_every_message_says_what_to_do():
    form = Alert({"persons": "many", "starts_on": "soon", "first_unsafe_shift_at": "", "absence": "x"})

    said = {name: errors[0] for name, errors in form.errors.items()}
    assert said == {
        "location": "Choose one.",
        "persons": "Give a whole number in digits, such as 12.",
        "absence": "Give a number, such as 12.5.",
        "starts_on": "Give day, month and year, such as 28-12-2020.",
        "first_unsafe_shift_at": "Fill this in.",
        "sector": "Choose one.",
        "declared": "Tick this to go on.",
        "version": "Fill this in.",
    }


def test_a_message_of_the_author_stays():
    class Own(Form):
        reason = django_forms.CharField(error_messages={"required": "Say why the rung is skipped."})

    assert Own({}).errors["reason"] == ["Say why the rung is skipped."]


def test_an_input_in_error_says_so_and_points_at_help_and_message():
    wrong = tag(Alert({}), "persons")

    assert 'aria-invalid="true"' in wrong
    assert 'aria-describedby="id_persons_helptext id_persons_error"' in wrong
    assert 'aria-describedby="id_persons_helptext"' in tag(Alert(), "persons")
    assert "aria-invalid" not in tag(Alert(), "persons")


def test_the_page_holds_every_id_that_is_pointed_at():
    page = Template("{{ form }}").render(Context({"form": Alert({})}))
    ids = re.findall(r'\bid="([^"]+)"', page)
    pointed_at = [one for found in re.findall(r'aria-describedby="([^"]+)"', page) for one in found.split()]
    pointed_at += re.findall(r'href="#([^"]+)"', page) + re.findall(r'\bfor="([^"]+)"', page)

    assert len(ids) == len(set(ids))
    assert set(pointed_at) <= set(ids)
    assert 'role="alert"' in page
    assert 'name="version"' in page


def test_the_summary_names_every_error_and_where_it_is():
    form = Alert({})
    form.add_error(None, "A similar request is open.")

    lines = {line.label: (line.id, line.message) for line in error_summary(form)}

    assert lines[""] == ("", "A similar request is open.")
    assert lines["Persons"] == ("id_persons", "Fill this in.")
    assert lines["Sector"] == ("id_sector_0", "Choose one.")
    assert lines["Version"][0] == ""
    assert len(error_summary(form, Alert({}, prefix="other"))) == 2 * len(lines) - 1


def test_what_the_domain_finds_wrong_stands_where_it_was_typed():
    form = Alert(GOOD)
    assert form.is_valid()

    add_errors(form, ValidationError({"persons": ValidationError("Too many.", code="max"), "elsewhere": ["No."]}))

    assert form.errors.as_data()["persons"][0].code == "max"
    assert form.non_field_errors() == ["No."]


def test_an_error_without_a_field_stands_at_the_top():
    form = Alert(GOOD)
    assert form.is_valid()

    add_errors(form, ValidationError("Not like this."))

    assert form.non_field_errors() == ["Not like this."]


def test_a_form_of_a_model_gets_the_same_inputs():
    class Stand(ModelForm):
        class Meta:
            model = DomainClock
            fields = ["shown_at"]

    assert 'type="datetime-local"' in tag(Stand(), "shown_at")
    assert Stand({}).errors["shown_at"] == ["Fill in “Shown at”."]


def test_a_widget_of_the_author_stays():
    class Own(Form):
        persons = django_forms.IntegerField(widget=django_forms.NumberInput(attrs={"class": "short", "step": 5}))
        shift = django_forms.IntegerField(widget=django_forms.Select(choices=[(1, "day")]))

    assert 'class="short"' in tag(Own(), "persons")
    assert tag(Own(), "shift").startswith("<select")


def test_a_choice_that_waits_says_so_in_words():
    class Choosing(django_forms.Form):
        must = django_forms.ChoiceField(choices=[("", "---------"), ("a", "A")])
        may = django_forms.ChoiceField(choices=[("", "---------"), ("a", "A")], required=False)
        named = django_forms.ChoiceField(choices=[("", "All"), ("a", "A")], required=False)
        later = django_forms.ChoiceField(choices=lambda: [("a", "A")])

    class Ours(Form, Choosing):
        pass

    shown = {name: str(field.choices[0][1]) for name, field in Ours().fields.items() if name != "later"}

    assert shown == {"must": "Choose…", "may": "Not filled in", "named": "All"}
    assert list(Ours().fields["later"].choices) == [("a", "A")]


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("2020-12-28T07:11:28.277357Z", "2020-12-28T08:11"),
        ("2020-12-28T08:11", "2020-12-28T08:11"),
        ("2020-13-28T07:11:28Z", "2020-13-28T07:11:28Z"),
        ("gisteren", "gisteren"),
    ],
)
def test_a_moment_of_a_link_is_shown_as_the_clock_here_showed_it(sent, shown):
    class Moment(Form):
        at = django_forms.DateTimeField()

    assert f'value="{shown}"' in str(Moment({"at": sent})["at"])


def test_a_field_of_one_line_is_one_line_however_it_was_pasted():
    class Pasted(Form):
        line = django_forms.CharField(max_length=12)
        text = django_forms.CharField(widget=django_forms.Textarea)
        secret = django_forms.CharField(widget=django_forms.PasswordInput)

    typed = " De\u200b Avond\r\nzon\t "
    form = Pasted({"line": typed, "text": "een\ntwee", "secret": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["line"] == "De Avond zon"
    assert form.cleaned_data["text"] == "een\ntwee"
    assert form["secret"].data == typed, "nobody washes a password"


def test_what_is_lacking_or_too_much_is_said_with_the_name_of_the_field_and_the_limit():
    class Named(Form):
        who = django_forms.CharField(label="Commander", max_length=5)
        what = django_forms.ChoiceField(label="Sector", choices=[("a", "A")])
        many = django_forms.IntegerField(label="Persons", max_value=200)

    lacking, wrong = Named({}), Named({"who": "too long", "what": "b", "many": "201"})

    assert [one.message for one in error_summary(lacking)] == [
        "Fill in “Commander”.",
        "Choose one at “Sector”.",
        "Fill in “Persons”.",
    ]
    assert [one.message for one in error_summary(wrong)] == [
        "At most 5 characters: these are 8.",
        "“b” isn't in the list: choose one of it.",
        "Give at most 200.",
    ]
    with override("nl"):
        assert error_summary(Named({}))[0].message == "Vul “Commander” in."
