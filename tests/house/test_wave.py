"""x"""
import runpy, json
import pytest
from datetime import timedelta
from foundation import clock
from regions import tokens
from examples import december_2020 as story
from tests.cast import FIRST_DAY

def tokens_of(cast):
    return {key: tokens.issue(getattr(cast, key), name="wave", expires_at=clock.now() + timedelta(days=60))[1] for key in story.CAST}

def test_it(transactional_db, cast, live_server):
    people = {key: story.Person(live_server.url, token) for key, token in tokens_of(cast).items()}
    home = story.Home(people, "ineke", "petra", FIRST_DAY)
    home.alert(cast.avondzon.pk)
    home.ask(cast.berkenhof.institution_id)
    home.answer()
    home.climb()
    home.apply()
    home.check()
    from tests.road import the_team
    home.visit(the_team().pk)
    home.decide()
    home.send()
    clock.move(days=1)
    home.now = clock.now().isoformat()
    home.arrive()
    print(home.on(home.who, "situations", **home.figures()))
    print(home.read("ineke")["status"], {k: p.calls for k,p in people.items()})
    assert 0
