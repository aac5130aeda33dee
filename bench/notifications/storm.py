"""The storm: acts go on while workers are killed and each part fails once; afterwards everything is counted."""

import time
from collections.abc import Callable

from bench.notifications import parts
from bench.notifications.acts import Acts, mails_of, spread, warm_up
from bench.notifications.installation import Installation
from bench.notifications.weather import Plan, Weather

ROADS = ("email", "inbox")
MESSAGES = "SELECT event_id, user_id, road, state FROM notifications_notification"
PEOPLE = """
SELECT DISTINCT user_id FROM regions_membership
WHERE role = 'institution' AND institution_id = (SELECT DISTINCT institution_id FROM requests_app_supportrequest)
"""


def run(whole: Installation, plan: Plan, tell: Callable[[str], None]) -> dict:
    """Peace, storm, dust; returns what was seen (see `judged`)."""
    whole.start_workers(plan.workers, plan.concurrency, nice=plan.nice)
    warm_up(whole)
    peace = Acts(whole.act(10**6, 10**6 + plan.peaceful, plan.per_second)).finish()
    tell(f"peace: {len(peace)} acts; now the storm: {plan.events} acts, {plan.per_second:g} a second")
    weather, storm = _act_in_storm(whole, plan, tell)
    tell(f"the acts are done, {whole.waiting()} (events, mails) still wait: the dust settles")
    began = time.time()
    settled = parts.until(lambda: _calm(weather), plan.patience, pause=0.3)
    seen = judged(whole, plan, weather, peace, storm)
    return seen | {"settled": bool(settled), "settled_seconds": round(time.time() - began, 1)}


def _act_in_storm(whole: Installation, plan: Plan, tell) -> tuple[Weather, list[dict]]:
    acts = Acts(whole.act(0, plan.events, plan.per_second, on=True))
    try:
        if not parts.until(lambda: acts.lines or not acts.going_on):
            raise RuntimeError(whole.complaints())
        weather = Weather(plan, whole, tell)
        while acts.going_on or not weather.is_over:
            weather.blow(killing=True)
            if weather.is_over:
                acts.enough()
            time.sleep(0.05)
        return weather, acts.finish()
    finally:
        acts.end()


def _calm(weather: Weather) -> bool:
    weather.blow(killing=False)
    return weather.whole.quiet()


def judged(whole: Installation, plan: Plan, weather: Weather, peace: list[dict], storm: list[dict]) -> dict:
    """Counted in the database and at the mail server, against who should have been told of every act."""
    events = {line["event"] for line in (*peace, *storm)}
    people = {row[0] for row in whole.postgres.ask(PEOPLE)}
    rows = [row for row in whole.postgres.ask(MESSAGES) if row[0] in events]
    wanted = {(event, user, road) for event in events for user in people for road in ROADS}
    found = [(event, user, road) for event, user, road, _state in rows]
    mails = {(event, user) for event in events for user in people}
    accepted = {key: len(moments) for key, moments in mails_of(whole, events).items()}
    return {
        "events": len(events),
        "people": len(people),
        "messages": len(rows),
        "missing": len(wanted - set(found)),
        "beyond": len(set(found) - wanted),
        "twice": len(found) - len(set(found)),
        "not_sent": sum(1 for row in rows if row[3] != "sent"),
        "mails": len(mails),
        "lost_mails": len(mails - set(accepted)),
        "doubles": sum(accepted.values()) - len(accepted),
        "refused": whole.mail.refused,
        "kills": weather.kills,
        "senders": plan.senders,
        **fared(weather.windows, peace, storm),
    }


def fared(windows: dict[str, list[float]], peace: list[dict], storm: list[dict]) -> dict:
    """How it went with the acts: those that met the database away apart from all others."""
    apart = [line for line in storm if _touches(line, windows["postgres gone"])]
    others = [line for line in storm if line not in apart]
    return {
        "acts": len(storm),
        "acts_while": {name: sum(_touches(one, window) for one in storm) for name, window in windows.items()},
        "failed_acts": sum(line["tries"] > 1 for line in others),
        "retried_acts": sum(line["tries"] > 1 for line in apart),
        "peace_ms": spread([line["seconds"] for line in peace]),
        "storm_ms": spread([line["seconds"] for line in others]),
    }


def _touches(line: dict, window: list[float]) -> bool:
    """Whether an act was under way in this window (a second of margin for what broke at its edge)."""
    begin, end = window
    return line["due"] <= end + 1 and line["due"] + line["seconds"] >= begin - 1
