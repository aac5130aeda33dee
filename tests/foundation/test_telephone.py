"""A telephone number is taken as people write it, kept in one form, and shown as people read it."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from foundation import telephone
from msob.templatetags.look import with_numbers

WRITTEN = [
    *("053 999 12 34", "053-9991234", "(053) 999 12 34", "053/9991234", "053.999.12.34", "tel. 053 9991234"),
    *("+31 (0)53-999 12 34", "0031539991234", "+31539991234", "T: 053 999 1234", "053\u2011999\u20111234"),
    *("\uff10\uff15\uff13 9991234", "053\u00a0999\u00a012\u00a034", "053 \u2013 999 12 34"),
]
NO_NUMBER = [
    *("053 999 12 3", "06 1234567", "088 123 456 78", "call me", "112", "1234", "+99 12345678", "()", "053 999 kort"),
    *("06 12345678 / 06 87654321", "0800-123", "053 999 12 34 en 053 999 12 35", "9" * 300),
    *("111222333", "111 222 333", "53 999 12 34"),
]


@pytest.mark.parametrize("text", WRITTEN)
def test_every_way_of_writing_a_number_is_one_number(text):
    assert telephone.read(text) == "+31539991234"


@pytest.mark.parametrize("text", NO_NUMBER)
def test_a_digit_too_few_two_numbers_or_a_word_are_asked_again(text):
    with pytest.raises(ValidationError) as refused:
        telephone.read(text)
    assert "053 999 00 11" in refused.value.messages[0]


@pytest.mark.parametrize(
    ("text", "kept", "shown"),
    [
        ("053 999 00 11 tst 12", "+31539990011;ext=12", "053 999 0011 tst. 12"),
        ("0539990011x12", "+31539990011;ext=12", "053 999 0011 tst. 12"),
        ("06 999 00 111", "+31699900111", "06 99900111"),
        ("0800 1234", "+318001234", "0800 1234"),
        ("14 053", "+3114053", "14 053"),
        ("+49 2562 123456", "+492562123456", "+49 2562 123456"),
        ("", "", ""),
        ("  ", "", ""),
    ],
)
def test_what_is_kept_follows_tel_and_is_shown_as_people_read_it(text, kept, shown):
    assert telephone.read(text) == kept
    with translation.override("nl"):
        assert telephone.shown(kept) == shown


@given(st.from_regex(r"\A\+31[1-9][0-9]{8}(;ext=[0-9]{1,5})?\Z"))
def test_what_is_shown_is_read_as_the_same_number(kept):
    for language in ("nl", "en"):
        with translation.override(language):
            assert telephone.read(telephone.shown(telephone.read(kept))) == telephone.read(kept)


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_is_refused(text):
    try:
        kept = telephone.read(text)
    except ValidationError:
        assert telephone.shown(text) == text
    else:
        assert telephone.read(kept) == kept


def test_numbers_of_before_are_brought_into_one_form_and_what_is_none_stays(cast):
    people = type(cast.ineke).objects
    for phone in ("(053) 999 12 34", "ask the porter"):
        people.filter(pk=cast.ineke.pk).update(phone="")
        _write_as_it_was(cast.ineke, phone)
        telephone.rewrite(SimpleNamespace(objects=people), "phone")
        cast.ineke.refresh_from_db()
        cast.ineke.save()
        assert cast.ineke.phone == {"(053) 999 12 34": "+31539991234"}.get(phone, phone)


def _write_as_it_was(person, phone):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE regions_user SET phone = %s WHERE id = %s", [phone, person.pk])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Commander, 053-9990021", "Commander, 053 999 0021"),
        ("dienstdoend, 24/7: +31 53 9990021", "dienstdoend, 24/7: 053 999 0021"),
        ("teamleider van afdeling 2", "teamleider van afdeling 2"),
        ("", ""),
    ],
)
def test_the_number_beside_a_function_is_read_as_every_other(typed, kept):
    assert telephone.in_words(typed) == kept
    assert "".join(words for words, _number in telephone.apart(kept)) == kept


@pytest.mark.parametrize("typed", ["Commander, 053-99900", "teamleider 06 1234567", "053 999 00 21 of 06 123456"])
def test_a_digit_too_few_beside_a_function_is_asked_again(typed):
    field = telephone.CallableField(max_length=200).formfield()
    with pytest.raises(ValidationError, match="053 999 00 11"):
        field.clean(typed)


def test_a_number_is_told_from_the_digits_of_an_article_or_a_sum():
    told = "nos.nl/artikel/2365570, 1500000 euro, in 2020-12; bel 053 999 00 11, of 0612345678"
    assert telephone.whole(told) == ["053 999 00 11", "0612345678"]


def test_the_number_beside_a_function_is_pressed():
    said = with_numbers("Commander <b>, 053 999 00 21")
    assert said == 'Commander &lt;b&gt;, <a href="tel:+31539990021">053 999 00 21</a>'
