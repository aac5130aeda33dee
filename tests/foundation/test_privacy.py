"""No citizen service number comes in unnoticed, and nothing else is taken for one."""

import re
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

SPELLINGS = {
    "plain": "123456782",
    "dots": "1234.56.782",
    "spaces": "123 456 782",
    "no-break space": "123\u00a0456\u00a0782",
    "narrow space": "123\u202f456\u202f782",
    "three spaces": "123   456   782",
    "tab": "123\t456\t782",
    "line break": "123456\n782",
    "Windows line break": "123456\r\n782",
    "line separator": "123456\u2028782",
    "hyphens": "123-456-782",
    "dashes": "1234 \u2013 56 \u2013 782",
    "minus": "123\u2212456\u2212782",
    "slashes": "1234/56/782",
    "brackets": "(123) (456) (782)",
    "square brackets": "[123][456][782]",
    "commas": "123,456,782",
    "underscores": "123_456_782",
    "colons": "123:456:782",
    "bars": "123|456|782",
    "stars": "1*2*3*4*5*6*7*8*2",
    "one by one": "1-2-3-4-5-6-7-8-2",
    "full width": "\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff12",
    "Arabic": "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0662",
    "Devanagari": "\u0967\u0968\u0969\u096a\u096b\u096c\u096d\u096e\u0968",
    "black circles": "\u2776\u2777\u2778\u2779\u277a\u277b\u277c\u277d\u2777",
    "keycaps": "".join(f"{digit}\ufe0f\u20e3" for digit in "123456782"),
    "zero-width space": "1234\u200b56782",
    "word joiner": "1234\u206056782",
    "soft hyphen": "1234\u00ad56\u00ad782",
    "right to left and back": "1234\u202e56\u202c782",
    "filler": "1234\u316456782",
    "name of a file": "scan_123456782_v2.pdf",
    "behind another country": "+1 123456782",
    "behind another country, in one piece": "+1123456782",
    "behind no country": "+999 123456782",
    "behind a nought": "0 123456782",
}
"""The same number as people write it, and as it comes out of other programs."""

HARMLESS = [
    *("28-12-2020 3", "28-12-2020/10-01-2021", "2020-12-28 4", "28/12/20, 14:30 3", "20201228-1.pdf", "28.12.2020 7"),
    *("2020-12-29T22:00:00+00:00", "2020-12-29T22:00:00.123456Z", "2020-2021: 3", "MSOB-2020-00042", "14:30-22:30 12"),
    *("088 123 45 67", "06-12345678 / 053-4876542", "+32 2 123 45 67", "+1 212-555-0123", "(053) 487 65 42"),
    *("+31 6 12345678 of 06 87654321", "\u20ac 1.250.000,00", "kamers 101, 102, 103", "KvK 01234567", "7512 AB 12"),
]


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

    assume(not re.search(r"\d\.\d{1,2}\.(19|20)\d\d", spread))  # that is seen as a day

    seen = privacy.bsn_in(f"{before}{spread}, dus")
    assert seen == number or (seen and before.strip(" :")[-1:].isdigit())  # a number before it may make another one


@pytest.mark.parametrize("shape", ["{} {} {}", "{}.{}.{}"])
def test_the_shapes_people_write(shape):
    assert privacy.bsn_in("Het gaat om " + shape.format("123", "456", "782")) == "123456782"


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_number_is_seen_however_it_is_spelled(spelling):
    assert privacy.bsn_in(f"Het gaat om {SPELLINGS[spelling]}.") == "123456782"


@given(valid, st.sampled_from([" ", "-", "/", " - ", "\n", ") (", ":", "_", "\u2060", "\u00ad"]), st.data())
def test_a_number_in_pieces_is_seen_whatever_stands_between(number, sign, data):
    at = sorted(data.draw(st.sets(st.integers(1, 8), min_size=1)))
    pieces = [number[first:last] for first, last in zip([0, *at], [*at, 9], strict=True)]

    assert privacy.bsn_in(f"zie ({sign.join(pieces)})") == number


@pytest.mark.parametrize("text", HARMLESS)
def test_days_hours_references_telephones_and_amounts_are_no_number(text):
    """Whichever digits they have: each is tried with every last digit, of which one in eleven would pass."""
    last = max(place for place, sign in enumerate(text) if sign.isdigit())
    for other in "0123456789":
        tried = text if "-" in text and "T" in text else text[:last] + other + text[last + 1 :]
        assert privacy.bsn_in(tried) is None, tried


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


@given(valid.filter(lambda digits: digits[0] != "0"))
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
