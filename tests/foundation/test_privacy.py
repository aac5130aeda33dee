"""No citizen service number comes in unnoticed, and nothing else is taken for one."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, example, given
from hypothesis import strategies as st

from foundation import privacy

WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def passes_the_eleven_test(digits):
    return int(digits) > 0 and sum(w * int(d) for w, d in zip(WEIGHTS, digits, strict=True)) % 11 == 0


nine_digits = st.text("0123456789", min_size=9, max_size=9)
numbers = nine_digits.map(lambda d: d[:8] + str(sum(w * int(x) for w, x in zip(WEIGHTS, d[:8], strict=False)) % 11))
valid = numbers.filter(lambda digits: len(digits) == 9 and passes_the_eleven_test(digits))
words = st.sampled_from(
    ["", "Mevrouw ", "(", "BSN: ", "BSN", "kamer 12, ", "op 28-12-2020 ", "in 2020: ", "1e etage; "]
)
gaps = st.sampled_from(["", "", ".", " ", "\N{NO-BREAK SPACE}", ". "])


@given(valid)
def test_every_valid_number_is_seen(number):
    assert privacy.bsn_in(number) == number


@given(valid, words, words)
def test_every_valid_number_is_seen_among_words(number, before, after):
    assert privacy.bsn_in(f"{before}{number} {after}") == number


@given(valid, st.lists(gaps, min_size=8, max_size=8), words)
@example("123456782", [".", "", ".", " ", "", "", " ", ""], "")
def test_dots_and_spaces_hide_nothing(number, between, before):
    spread = number[0] + "".join(gap + digit for gap, digit in zip(between, number[1:], strict=True))

    seen = privacy.bsn_in(f"{before}{spread}, dus")
    assert seen == number or (seen and before.strip()[-1:].isdigit())  # a number before it may make another one


@pytest.mark.parametrize("shape", ["{} {} {}", "{}.{}.{}"])
def test_the_shapes_people_write(shape):
    assert privacy.bsn_in("Het gaat om " + shape.format("123", "456", "782")) == "123456782"


def test_a_number_after_another_number_is_seen():
    assert privacy.bsn_in("kamer 12 123456782") == "123456782"


def test_a_number_in_pieces_after_another_number_is_seen():
    assert privacy.bsn_in("kamer 12 1234 56 782, bed 3") == "123456782"


@pytest.mark.parametrize(
    "phone",
    ["+31 (0)6 12345678", "+31(0)534876542", "+31-53-4876542", "053 487 65 42", "06 1234 5678", "0 6 1 2 3 4 5 6 78"],
)
def test_the_ways_people_write_a_phone_number(phone):
    for last in "0123456789":
        for other in "0123456789":
            assert privacy.bsn_in(phone[:-2] + other + last) is None


def test_a_long_text_of_numbers_is_judged_at_once():
    assert privacy.bsn_in("1 " * 50_000) is None


def test_full_width_digits_hide_nothing():
    assert privacy.bsn_in("１２３４５６７８２") == "123456782"


@given(nine_digits.filter(lambda digits: not passes_the_eleven_test(digits)))
@example("000000000")
def test_nine_digits_that_fail_the_eleven_test_are_let_through(digits):
    assert privacy.bsn_in(digits) is None


@given(st.text("0123456789", min_size=10, max_size=30))
def test_nothing_is_seen_inside_a_longer_number(digits):
    assert privacy.bsn_in(f"nummer {digits} staat er") is None


@given(st.text("0123456789", max_size=8))
def test_nothing_is_seen_in_a_shorter_number(digits):
    assert privacy.bsn_in(digits) is None


@given(st.text("0123456789", min_size=8, max_size=8), st.lists(st.sampled_from(["", " ", "."]), min_size=8, max_size=8))
def test_a_dutch_phone_number_is_not_one(rest, gaps):
    spread = "".join(gap + digit for gap, digit in zip(gaps, rest, strict=True))
    assume(all(len(piece) != 9 for piece in f"06{spread}".replace(".", "").split()))  # nobody writes it like that
    for start in ("06", "06-", "+316", "+31 6", "00316", "0031 6"):
        assert privacy.bsn_in(f"Bel {start}{spread}.") is None


@given(valid)
def test_an_international_phone_number_is_not_one(number):
    assert privacy.bsn_in(f"+31 {number}") is None
    assert privacy.bsn_in(f"+31{number}") is None


@given(st.uuids())
@example(uuid.UUID("00000000-0000-4000-8000-a123456782bc"))
def test_a_key_of_the_machine_is_not_one(key):
    assert privacy.bsn_in(str(key)) is None


@given(valid)
def test_a_number_is_refused_with_the_name_of_each_field(number):
    value = {"reason": f"zie {number}", "needs": [{"tasks": "wassen"}, {"tasks": number}], "ward": "2 west"}

    with pytest.raises(ValidationError) as refusal:
        privacy.guard(value)

    assert set(refusal.value.error_dict) == {"reason", "needs.1.tasks"}
    assert refusal.value.error_dict["reason"][0].code == "bsn"
    assert number not in str(refusal.value)


@given(valid)
def test_plain_text_is_refused_without_a_name(number):
    with pytest.raises(ValidationError) as refusal:
        privacy.guard(number)

    assert refusal.value.code == "bsn"


@given(valid)
def test_who_declares_that_it_is_not_one_may_write_it_and_that_is_told(number):
    assert privacy.guard({"reason": number}, declared=True) is True


def test_declaring_without_need_is_not_told():
    assert privacy.guard({"reason": "niets"}, declared=True) is False
    assert privacy.guard({"reason": "niets"}) is False


@given(valid)
def test_the_fields_for_rsin_and_agb_are_exempt(number):
    value = {"rsin": number, "institution": {"kvk": number, "agb": number}}

    assert privacy.guard(value, exempt={"rsin", "kvk", "agb"}) is False


def test_only_the_fields_named_are_exempt():
    with pytest.raises(ValidationError):
        privacy.guard({"kvk": "12345678", "reason": "123456782"}, exempt={"kvk"})


def test_numbers_dates_and_nothing_are_let_through():
    assert privacy.guard({"persons": 123456782, "until": None, "open": True, "tags": (), "days": {1, 2}}) is False
