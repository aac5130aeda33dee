"""The south: a step waived on a thin reason, and a home helped by its neighbour hospital."""

from decimal import Decimal

from msob.scenarios.telling import (
    Story,
    accepts,
    alerts,
    answers,
    applies,
    asks,
    dec,
    does,
    jan,
    measures,
    need,
    offer,
    resolves,
    sees_them_arrive,
    waives,
)
from requests_app.models import Authority, Rung
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType

T = StaffType

THIN_WAIVER = Story(
    "baronie",
    [
        (
            "zo 22:10",
            "baronie",
            alerts(
                need(T.NURSE, 3, dec(30), jan(12), ward="Revalidatie", tasks="Wondzorg en medicatie"),
                need(T.CARE_ASSISTANT, 6, dec(30), jan(12), ward="Psychogeriatrie", tasks="Hulp bij wassen en eten"),
                unsafe="ma 23:00",
                clients=110,
                number="076 999 01 20",
            ),
        ),
        ("zo 22:20", "VR20", asks(Rung.OTHER_INSTITUTIONS, home="markdal")),
        ("zo 22:21", "VR20", asks(Rung.CARE_OFFICE, Rung.ROAZ)),
        (
            "zo 23:05",
            "",
            answers(
                Rung.OTHER_INSTITUTIONS,
                "partly",
                "Twee helpenden uit de thuiszorg.",
                offer(2, dec(30), jan(8), line=2),
                home="markdal",
            ),
        ),
        ("zo 23:20", "baronie", accepts(Rung.OTHER_INSTITUTIONS, home="markdal")),
        (
            "ma 00:40",
            "VR20",
            answers(Rung.CARE_OFFICE, "nothing", "Niets beschikbaar.", told_by="avonddienst zorgkantoor"),
        ),
        ("ma 01:15", "", answers(Rung.ROAZ, "nothing", "Geen aanbod.")),
        ("ma 05:10", "VR20", does(Action.ESCALATE_TO_NATIONAL)),
        ("ma 05:15", "VR20", waives(Rung.RED_CROSS, "Kan hier niets betekenen.")),
        ("ma 05:16", "VR20", waives(Rung.CIVIL_POOL, "Duurt te lang.")),
        ("ma 05:30", "VR20", does(Action.ESCALATE_TO_MSOB)),
        ("ma 07:25", "baronie", measures(clients_on_site=110, absence_percentage=Decimal("24.0"), open_shifts=38)),
        ("ma 07:40", "baronie", applies(authority=Authority.MAYOR, why_not_self="Te veel zieken.")),
    ],
)

NEIGHBOUR_HELPED = Story(
    "mijnstreek",
    [
        (
            "zo 08:20",
            "mijnstreek",
            alerts(
                need(T.NURSE, 2, dec(27), dec(30), ward="Revalidatie hart", tasks="Avond- en nachtdienst"),
                unsafe="zo 23:00",
                clients=46,
                number="045 999 01 30",
            ),
        ),
        (
            "zo 08:35",
            "VR24",
            asks(Rung.OTHER_INSTITUTIONS, home="heuvelland", question="Twee avond- en nachtdiensten."),
        ),
        (
            "zo 09:40",
            "",
            answers(
                Rung.OTHER_INSTITUTIONS,
                "filled",
                "Twee verpleegkundigen van de dagopname, die tot en met woensdag dicht is.",
                offer(2, dec(27), dec(30)),
                home="heuvelland",
            ),
        ),
        ("zo 09:55", "mijnstreek", accepts(Rung.OTHER_INSTITUTIONS, home="heuvelland")),
        ("zo 15:10", "mijnstreek", sees_them_arrive(Rung.OTHER_INSTITUTIONS, home="heuvelland")),
        ("zo 15:30", "VR24", resolves("arrived")),
    ],
)

STORIES = [THIN_WAIVER, NEIGHBOUR_HELPED]
