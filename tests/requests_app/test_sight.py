"""Who sees a request: by territory and by the furthest status it ever reached, never lost again."""

import pytest
from django.core.exceptions import PermissionDenied

from msob.scenarios.cast import PEOPLE
from regions.models import Membership, Role
from requests_app.deeds import need_and_situation
from requests_app.doors import DOORS
from requests_app.models import RANK, Audience, Inquiry, Rung, Status, SupportRequest, reached, sees
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from tests import recipes
from tests.cast import ask

FROM = {
    "ineke": Status.DRAFT,
    "gerard": Status.REGIONAL,
    "loes": Status.INTAKE,
    "vera": Status.APPLICATION,
    "victor": Status.APPLICATION,
    "dirk": Status.INTAKE,
    "daan": Status.INTAKE,
    "mira": Status.PRECHECK,
}


def who_sees(cast, support_request):
    visible = SupportRequest.objects.filter(pk=support_request.pk)
    return {name for name in PEOPLE if visible.visible_to(getattr(cast, name)).exists()}


def test_each_role_sees_it_from_its_status_on(cast):
    scene = recipes.draft(cast)

    for rank, status in enumerate(RANK):
        recipes.put(scene, status)

        expected = {name for name, since in FROM.items() if rank >= list(RANK).index(since)}
        assert who_sees(cast, scene.request) == expected


def test_a_request_at_hand_says_who_may_open_it_as_the_database_does(cast):
    scene = recipes.draft(cast)

    for status in RANK:
        recipes.put(scene, status)
        found = SupportRequest.objects.get(pk=scene.request.pk)

        for name in PEOPLE:
            asked = SupportRequest.objects.reachable_by(getattr(cast, name), reference=found.reference)
            assert found.is_reachable_by(getattr(cast, name)) == asked.exists(), (name, status)


def test_sight_is_never_lost_after_a_return(cast, a_request):
    support_request = a_request(Action.ESCALATE_TO_NATIONAL)
    before = who_sees(cast, support_request)

    workflow.perform(support_request, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?"))

    assert who_sees(cast, support_request) == before == {"ineke", "gerard"}


def test_the_neighbours_ghor_sees_nothing_not_even_by_reference(cast, a_request):
    support_request = a_request(Action.ESCALATE_TO_MSOB)

    for neighbour in (cast.greet, cast.guus, cast.petra, cast.wim):
        reached = SupportRequest.objects.reachable_by(neighbour, reference=support_request.reference)
        assert not reached.exists()


def test_loes_opens_any_request_by_its_exact_reference(cast, an_alert):
    support_request = an_alert()

    assert support_request not in SupportRequest.objects.visible_to(cast.loes)
    assert SupportRequest.objects.reachable_by(cast.loes, reference=support_request.reference).exists()
    assert not SupportRequest.objects.reachable_by(cast.loes, reference=support_request.reference[:-1]).exists()


def test_loes_sees_an_urgent_request_at_once_and_goes_on_seeing_it(cast, an_alert):
    support_request = an_alert()

    need_and_situation.set_urgency(support_request, by=cast.gerard, urgency="lifesaving")
    assert support_request in SupportRequest.objects.visible_to(cast.loes)
    need_and_situation.set_urgency(support_request, by=cast.gerard, urgency="normal")

    assert support_request in SupportRequest.objects.visible_to(cast.loes)


def test_who_opened_a_request_sees_it_from_the_draft_on(cast, an_alert):
    draft = an_alert(by=cast.vera, location=cast.twentestad, send=False)

    assert who_sees(cast, draft) == {"vera", "hans"}


def test_vera_and_loes_change_figures_only_of_what_they_opened(cast, a_request, an_alert):
    for_a_hospital = an_alert(by=cast.vera, location=cast.twentestad)
    of_a_home = a_request(Action.ESCALATE_TO_MSOB)

    need_and_situation.update_situation(for_a_hospital, by=cast.vera, clients_on_site=300)
    with pytest.raises(PermissionDenied):
        need_and_situation.update_situation(of_a_home, by=cast.vera, clients_on_site=1)


def test_a_party_sees_its_inquiry_and_no_request(cast, a_request):
    support_request = a_request(Action.SUBMIT)
    inquiry = ask(cast, support_request, Rung.RED_CROSS)

    assert list(Inquiry.objects.addressed_to(cast.roos)) == [inquiry]
    assert not Inquiry.objects.addressed_to(cast.evert).exists()
    assert not SupportRequest.objects.visible_to(cast.roos).exists()
    assert not SupportRequest.objects.reachable_by(cast.roos, reference=support_request.reference).exists()


def test_what_is_for_authorities_only_the_home_doesnt_read(cast, a_request):
    support_request = a_request(Action.SUBMIT)
    recipes.conversation.comment(support_request, by=cast.gerard, text="Careful.", audience=Audience.AUTHORITIES)

    assert support_request.comments.readable_by(cast.gerard).exists()
    assert not support_request.comments.readable_by(cast.ineke).exists()
    assert "Careful." not in str(support_request.events.last().facts)


def test_ineke_writes_for_everybody_or_not_at_all(cast, a_request):
    support_request = a_request(Action.SUBMIT)

    with pytest.raises(PermissionDenied):
        recipes.conversation.comment(support_request, by=cast.ineke, text="?", audience=Audience.AUTHORITIES)


def test_an_authority_of_another_region_is_none_here(cast, a_request):
    """Ineke of the home is GHOR elsewhere too: what the authorities say of her own request stays among them."""
    support_request, elsewhere = a_request(Action.SUBMIT), cast.greet.memberships.get()
    recipes.conversation.comment(support_request, by=cast.gerard, text="Careful.", audience=Audience.AUTHORITIES)
    Membership.objects.create(user=cast.ineke, role=elsewhere.role, valid_from=elsewhere.valid_from, **elsewhere.scopes)
    cast.ineke.forget_memberships()

    assert not support_request.comments.readable_by(cast.ineke).exists()
    assert support_request.comments.readable_by(cast.gerard).exists()
    with pytest.raises(PermissionDenied):
        recipes.conversation.comment(support_request, by=cast.ineke, text="?", audience=Audience.AUTHORITIES)
    typed = DOORS[Action.COMMENT].open(support_request, by=cast.ineke).fields["audience"].widget
    assert typed.is_hidden


def test_lists_never_lock_or_repeat_a_request(cast, an_alert):
    """Two memberships that both see it don't show it twice."""
    support_request = an_alert(by=cast.gerard)

    assert list(SupportRequest.objects.visible_to(cast.gerard)) == [support_request]


def test_a_request_and_a_list_answer_the_same_to_each_role(cast, an_alert):
    """Asked of one request whether a role sees it by now, and of all which those are."""
    support_request = an_alert()

    for furthest in RANK.values():
        for urgent in (False, True):
            SupportRequest.objects.update(furthest=furthest, was_urgent=urgent)
            support_request.refresh_from_db()
            for role in [*Role, "", "mayor"]:
                assert SupportRequest.objects.filter(reached(role)).exists() == sees(role, support_request)
