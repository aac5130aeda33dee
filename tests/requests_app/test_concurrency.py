"""Two people at once, on PostgreSQL with real transactions: one deed, one number, never too much help."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from foundation.errors import Refused
from requests_app import journal, ladder, need, workflow
from requests_app.actions import Action
from requests_app.models import Event, Offer, Rung, SupportRequest
from tests.cast import FIRST_DAY, LAST_DAY, ask
from tests.recipes import offered

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


def at_once(*deeds):
    """Do all deeds at the same moment, each on its own connection; what each returned or raised, in order."""
    start = Barrier(len(deeds))

    def run(deed):
        try:
            start.wait()
            return deed()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def fresh(support_request):
    return SupportRequest.objects.get(pk=support_request.pk)


def returning(cast, support_request, **how):
    """A click on "return" in a page of its own."""
    return lambda: workflow.perform(
        fresh(support_request), Action.RETURN_TO_INSTITUTION, by=cast.gerard, reason="which ward?", **how
    )


def test_two_clicks_at_once_make_one_event(cast, an_alert):
    support_request = an_alert()

    answers = at_once(*[returning(cast, support_request)] * 2)

    assert {type(answer) for answer in answers} == {Event, Refused}
    assert support_request.events.filter(action=Action.RETURN_TO_INSTITUTION).count() == 1
    assert journal.check(fresh(support_request)) is None


def test_the_same_key_at_once_gives_one_event_and_the_same_answer(cast, an_alert):
    support_request = an_alert()

    answers = at_once(*[returning(cast, support_request, key="one click")] * 4)

    assert {answer.pk for answer in answers} == {support_request.events.get(action=Action.RETURN_TO_INSTITUTION).pk}


def test_the_same_alert_sent_twice_at_once_is_one_request(an_alert):
    answers = at_once(*[lambda: an_alert(key="one alert")] * 4)

    assert {answer.reference for answer in answers} == {SupportRequest.objects.get().reference}


def test_eight_alerts_at_once_have_eight_references(an_alert):
    answers = at_once(*[an_alert] * 8)

    assert sorted(answer.reference for answer in answers) == [f"MSOB-2020-{n:05}" for n in range(1, 9)]


def test_eight_acceptances_at_once_never_take_more_than_is_open(cast, an_alert):
    support_request = an_alert()
    line = support_request.lines.get()
    inquiry = ask(cast, support_request, Rung.OTHER_INSTITUTIONS)
    offers = [offered(line, 3) for _each in range(8)]
    ladder.answer(inquiry, by=cast.petra, answer="filled", offers=offers)

    answers = at_once(
        *(lambda pk=offer.pk: ladder.accept(Offer.objects.get(pk=pk), by=cast.ineke) for offer in inquiry.offers.all())
    )

    refused = [answer for answer in answers if isinstance(answer, Refused)]
    assert len(refused) == 6
    assert {answer.lacking[0].numbers["fits"] for answer in refused} == {2}
    assert need.account(line).open.lowest(FIRST_DAY, LAST_DAY) == 2
    assert journal.check(fresh(support_request)) is None


def test_the_request_is_locked_before_anything_else_is_read(cast, an_alert):
    support_request = an_alert()

    with CaptureQueriesContext(connection) as captured:
        returning(cast, support_request)()

    asked = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
    locked = [sql for sql in asked if "FOR UPDATE" in sql]
    assert 'FROM "requests_app_supportrequest"' in locked[0]
    assert asked.index(locked[0]) == 1  # after the page's own look at it


def test_the_counter_of_references_is_locked(an_alert):
    with CaptureQueriesContext(connection) as captured:
        an_alert(send=False)

    assert any("requests_app_referencecounter" in q["sql"] and "FOR UPDATE" in q["sql"] for q in captured)


def test_the_outbox_and_the_event_stand_in_one_transaction(cast, an_alert, request):
    support_request = an_alert()
    also = workflow.RULES[Action.RETURN_TO_INSTITUTION].also

    def refuse(_request, _event):
        raise RuntimeError("no")

    also.append(refuse)
    request.addfinalizer(also.clear)

    with pytest.raises(RuntimeError):
        returning(cast, support_request)()

    assert fresh(support_request).status == "regional"
    assert Event.objects.filter(pending__isnull=True).count() == 0
