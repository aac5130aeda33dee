"""Each type of staff is medical, caring or support, and the table says who may stand in for it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from requests_app.models.staff import OF_GROUP, SUBSTITUTES, StaffGroup, StaffType, groups, without_substitutes


def test_a_type_that_no_group_names_is_refused():
    with pytest.raises(ImproperlyConfigured, match="physiotherapist"):
        groups([*StaffType, "physiotherapist"], OF_GROUP)


def test_a_type_that_two_groups_name_is_refused():
    twice = OF_GROUP | {StaffGroup.SUPPORT: {*OF_GROUP[StaffGroup.SUPPORT], StaffType.NURSE}}

    with pytest.raises(ImproperlyConfigured, match="nurse"):
        groups(StaffType, twice)


def test_a_type_of_which_nobody_knows_who_stands_in_is_refused():
    with pytest.raises(ImproperlyConfigured, match="physiotherapist"):
        without_substitutes([*StaffType, "physiotherapist"], SUBSTITUTES)


def test_the_types_there_are_all_have_a_group():
    assert set(groups(StaffType, OF_GROUP)) == set(StaffType)
