"""Refusals carry what is lacking and what changed, readable by people and machines."""

from datetime import UTC, datetime

import pytest
from django.utils.translation import gettext_lazy, override

from foundation.errors import Lack, Refused, TooLarge


def test_a_lack_reads_as_a_sentence_with_its_numbers():
    lack = Lack("too_many", gettext_lazy("Only %(fits)d of %(asked)d persons fit."), fits=3, asked=10)

    with override("en"):
        assert str(lack) == "Only 3 of 10 persons fit."
    assert lack.numbers == {"fits": 3, "asked": 10}


def test_a_moment_in_a_lack_is_said_as_people_read_it():
    at = datetime(2021, 1, 25, 10, 30, tzinfo=UTC)

    for language, said in (("en", "It is due Mon 25 Jan 2021, 11:30."), ("nl", "It is due ma 25 jan 2021, 11:30.")):
        with override(language):
            assert str(Lack("not_due", "It is due %(due)s.", due=at)) == said


def test_a_percent_sign_in_a_lack_without_numbers_is_just_that():
    assert str(Lack("absence", "Absence is over 100 %: check it.")) == "Absence is over 100 %: check it."


def test_equal_lacks_are_equal_and_can_be_in_a_set():
    assert Lack("a", "b", n=1) == Lack("a", "b", n=1)
    assert len({Lack("a", "b", n=1), Lack("a", "b", n=1), Lack("a", "b")}) == 2


def test_a_lack_does_not_change():
    with pytest.raises(AttributeError):
        Lack("a", "b").code = "c"


def test_a_refusal_lists_what_is_lacking():
    refused = Refused(iter([Lack("a", "This first."), Lack("b", "Then this.")]))

    assert [lack.code for lack in refused.lacking] == ["a", "b"]
    assert refused.changed == []
    assert refused.code == "not_now"
    assert str(refused) == "This first. Then this."


def test_one_lack_needs_no_list():
    assert Refused(Lack("a", "This first.")).lacking == [Lack("a", "This first.")]


def test_a_refusal_over_something_that_changed_is_stale():
    refused = Refused(changed=["need line 1"])

    assert (refused.code, refused.changed) == ("stale", ["need line 1"])


def test_a_duplicate_says_so_even_without_words():
    assert str(Refused(code="duplicate")) == "duplicate"


def test_too_large_knows_its_limit():
    assert TooLarge(1024).limit == 1024
