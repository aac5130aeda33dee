"""Noord- en Oost-Gelderland and Gelderland-Midden: a care hotel at step 2, neighbours in trouble, one overdue."""

from decimal import Decimal

from msob.scenarios.telling import (
    Story,
    accepts,
    alerts,
    answers,
    applies,
    asks,
    asks_all,
    confirms,
    dec,
    declines,
    does,
    finds_it,
    jan,
    measures,
    misses_them,
    need,
    offer,
    ranks_it,
    says,
    waives,
)
from requests_app.models import AdmissionStop, Rung, Urgency
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType

T = StaffType

TEN = Story(
    "wending",
    [
        (
            "zo 12:00",
            "anna",
            alerts(
                need(T.NURSE, 6, dec(30), jan(19), ward="Covid-vleugel", tasks="Zuurstof, observatie, medicatie"),
                need(T.CARER_IG, 4, dec(27), jan(16), ward="Covid-vleugel", tasks="Persoonlijke zorg, dag en nacht"),
                unsafe="ma 15:00",
                clients=58,
                number="055 999 00 55",
            ),
        ),
        ("zo 12:20", "guus", finds_it(Urgency.HIGH)),
        ("zo 12:30", "guus", asks(Rung.OTHER_INSTITUTIONS, home="ijsselkade")),
        ("zo 12:31", "guus", asks(Rung.OTHER_INSTITUTIONS, home="veluwerand")),
        ("zo 12:32", "guus", asks(Rung.CARE_OFFICE, Rung.ROAZ)),
        (
            "zo 12:45",
            "anna",
            measures(
                clients_on_site=58,
                clients_infected=41,
                admission_stop=AdmissionStop.PARTIAL,
                absence_percentage=Decimal("34.0"),
                formation_fte=Decimal("14.0"),
                minimum_fte=Decimal("9.0"),
                open_shifts=27,
                measures_taken="Bedden gesloten, personeel van twee locaties samengevoegd.",
            ),
        ),
        (
            "zo 13:30",
            "",
            answers(
                Rung.OTHER_INSTITUTIONS,
                "partly",
                "Eén verzorgende wil vanavond al beginnen.",
                offer(1, dec(27), jan(3), line=2),
                home="ijsselkade",
            ),
        ),
        (
            "zo 13:50",
            "",
            answers(Rung.OTHER_INSTITUTIONS, "nothing", "Tien zieken in eigen huis.", home="veluwerand"),
        ),
        ("zo 14:10", "anna", accepts(Rung.OTHER_INSTITUTIONS, home="ijsselkade")),
        ("zo 14:40", "", answers(Rung.CARE_OFFICE, "nothing", "Wijkteams zijn volledig ingepland.")),
        (
            "zo 15:20",
            "",
            answers(Rung.ROAZ, "partly", "Twee verpleegkundigen uit een dialysecentrum.", offer(2, dec(30), jan(8))),
        ),
        ("zo 15:45", "anna", accepts(Rung.ROAZ)),
        (
            "zo 19:30",
            "anna",
            misses_them(
                Rung.OTHER_INSTITUTIONS,
                "Niet verschenen: in de middag zelf positief getest.",
                home="ijsselkade",
            ),
        ),
        ("zo 19:40", "guus", ranks_it(1, "Zorghotel ontlast de ziekenhuizen; nachtdienst vanaf maandag onbezet.")),
        ("zo 19:50", "guus", does(Action.ESCALATE_TO_NATIONAL)),
        ("zo 22:30", "guus", asks(Rung.RED_CROSS, Rung.CIVIL_POOL, question="Tien mensen, ook deelinzet helpt.")),
        (
            "ma 07:20",
            "",
            answers(
                Rung.CIVIL_POOL,
                "partly",
                "Twee verzorgenden beschikbaar, alleen dagdiensten.",
                offer(2, dec(29), jan(9), line=2),
            ),
        ),
        (
            "ma 07:40",
            "anna",
            applies(
                desired_effect="Het zorghotel houdt 58 bedden open, zodat het ziekenhuis kan blijven doorplaatsen.",
                ppe_days=9,
                induction_hours=6,
                lodging=True,
            ),
        ),
    ],
)

TEN_SICK = Story(
    "veluwerand",
    [
        (
            "ma 00:30",
            "veluwerand",
            alerts(
                need(T.CARER_IG, 5, dec(29), jan(11), ward="Begane grond", tasks="Basiszorg in alle diensten"),
                need(T.CARE_ASSISTANT, 3, dec(29), jan(11), ward="Huiskamers", tasks="Maaltijden en begeleiding"),
                unsafe="ma 07:00",
                clients=44,
                number="0578 999 010",
            ),
        ),
        ("ma 00:45", "guus", asks(Rung.CARE_OFFICE, Rung.ROAZ, question="Tien van de 31 medewerkers ziek.")),
        ("ma 00:50", "guus", asks(Rung.OTHER_INSTITUTIONS, home="wending")),
        ("ma 06:15", "", answers(Rung.ROAZ, "nothing", "Wordt vandaag in het overleg van 10 uur besproken.")),
        ("ma 06:40", "guus", says("Zorgkantoor twee keer gebeld, voicemail. Om 8 uur opnieuw.")),
        ("ma 07:10", "veluwerand", measures(clients_on_site=44, clients_infected=12, open_shifts=23)),
    ],
)

NOBODY_ACTED = Story(
    "ijsselkade",
    [
        (
            "zo 19:20",
            "ijsselkade",
            alerts(
                need(T.CARER_IG, 4, dec(28), jan(10), ward="Kadezijde", tasks="Persoonlijke zorg, avond en nacht"),
                unsafe="ma 23:00",
                clients=71,
                number="0575 999 020",
            ),
        ),
        ("zo 19:35", "ijsselkade", measures(clients_on_site=71, clients_infected=9, open_shifts=15)),
    ],
)

DEAF_ELDERLY = Story(
    "stilleland",
    [
        (
            "zo 17:40",
            "stilleland",
            alerts(
                need(
                    T.CARER_IG,
                    6,
                    dec(29),
                    jan(18),
                    ward="Hof A en B",
                    tasks="Persoonlijke zorg aan dove en slechthorende ouderen",
                    required_skill="Gebarentaal of bereidheid tot werken met een tolk",
                    substitutes=[T.MEDIC],
                ),
                unsafe="ma 15:00",
                clients=88,
                number="0318 999 030",
            ),
        ),
        ("zo 17:55", "VR07", asks_all("Zes verzorgenden; ervaring met doven is een pre.", homes=("heuvelrand",))),
        (
            "zo 19:10",
            "",
            answers(
                Rung.OTHER_INSTITUTIONS,
                "partly",
                "Eén verzorgende, één week.",
                offer(1, dec(29), jan(4)),
                home="heuvelrand",
            ),
        ),
        ("zo 19:30", "stilleland", accepts(Rung.OTHER_INSTITUTIONS, home="heuvelrand")),
        ("zo 20:20", "VR07", answers(Rung.CARE_OFFICE, "nothing", "Geen aanbod.", told_by="avonddienst zorgkantoor")),
        ("zo 20:45", "", confirms(Rung.CARE_OFFICE)),
        ("zo 21:05", "VR07", waives(Rung.ROAZ, "RO(N)AZ doet mee aan de regionale oproep van de GGD van 26 december.")),
        ("ma 01:10", "VR07", does(Action.ESCALATE_TO_NATIONAL)),
        (
            "ma 06:35",
            "",
            answers(
                Rung.RED_CROSS,
                "partly",
                "Twee gewondenhelpers, geen ervaring met intieme zorg.",
                offer(2, dec(29), jan(5), staff_type=T.MEDIC),
            ),
        ),
        (
            "ma 06:55",
            "stilleland",
            declines(Rung.RED_CROSS, "Zonder zorgervaring te veel inwerktijd; wij zoeken verzorgenden."),
        ),
    ],
)

STORIES = [TEN, TEN_SICK, NOBODY_ACTED, DEAF_ELDERLY]
