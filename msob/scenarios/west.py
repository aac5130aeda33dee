"""The west: thirty nurses in Amsterdam, a hospital for which the ministry asks, a complete application, a contest."""

from decimal import Decimal

from msob.scenarios.telling import (
    Story,
    accepts,
    alerts,
    answers,
    applies,
    asks,
    asks_all,
    attaches,
    contests,
    dec,
    does,
    expires,
    finds_it,
    has_it_signed,
    jan,
    measures,
    need,
    offer,
    ranks_it,
    says,
)
from requests_app.models import AdmissionStop, Audience, Authority, Proves, Rung, SelfScan, Urgency
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType

T = StaffType

THIRTY = Story(
    "amstelbocht",
    [
        (
            "zo 10:00",
            "amstelbocht",
            alerts(
                need(
                    T.NURSE,
                    30,
                    dec(29),
                    jan(25),
                    ward="Alle afdelingen",
                    tasks="Verpleging en verzorging",
                    substitutes=[T.MIL_NURSE, T.MEDIC],
                ),
                unsafe="ma 07:00",
                clients=240,
                number="020 999 00 60",
            ),
        ),
        ("zo 10:20", "VR13", asks(Rung.CARE_OFFICE, Rung.ROAZ)),
        ("zo 10:22", "VR13", asks(Rung.OTHER_INSTITUTIONS, home="amstelpark")),
        (
            "zo 11:05",
            "VR13",
            says("Dertig verpleegkundigen zijn er niet. Welke taken vragen echt een BIG-registratie?"),
        ),
        (
            "zo 12:15",
            "amstelbocht",
            measures(
                clients_on_site=240,
                clients_infected=54,
                staff_infected=41,
                absence_percentage=Decimal("29.0"),
                open_shifts=136,
                measures_taken="Alle verlof ingetrokken, twee afdelingen samengevoegd.",
            ),
        ),
        ("zo 13:00", "", answers(Rung.OTHER_INSTITUTIONS, "nothing", "Eigen IC is vol.", home="amstelpark")),
        (
            "zo 13:20",
            "",
            answers(Rung.CARE_OFFICE, "partly", "Twee wijkverpleegkundigen.", offer(2, dec(29), jan(11))),
        ),
        ("zo 14:10", "", answers(Rung.ROAZ, "nothing", "Alle ziekenhuizen in fase 2C. Geen aanbod.")),
        ("zo 14:30", "amstelbocht", accepts(Rung.CARE_OFFICE)),
        ("zo 17:30", "VR13", does(Action.ESCALATE_TO_NATIONAL)),
        ("zo 21:00", "VR13", asks(Rung.RED_CROSS, Rung.CIVIL_POOL, question="Ook helpenden zijn welkom.")),
        (
            "ma 07:05",
            "",
            answers(
                Rung.CIVIL_POOL,
                "partly",
                "Vijf mensen: drie verpleegkundigen uit een ander vak en twee gewondenhelpers.",
                offer(3, dec(30), jan(12)),
                offer(2, dec(30), jan(12), staff_type=T.MEDIC),
            ),
        ),
        (
            "ma 07:35",
            "amstelbocht",
            measures(
                clients_on_site=238,
                clients_infected=63,
                staff_infected=47,
                absence_percentage=Decimal("32.5"),
                open_shifts=149,
                admission_stop=AdmissionStop.FULL,
                hygiene=SelfScan.WEAK,
                crisis_organisation=SelfScan.WEAK,
            ),
        ),
    ],
)

MINISTRY_ASKS = Story(
    "domstad",
    [
        (
            "ma 05:50",
            "vera",
            alerts(
                need(T.IC_NURSE, 6, dec(30), jan(26), ward="IC", tasks="Uitbreiding van 12 naar 19 bedden"),
                need(T.NURSE, 20, dec(30), jan(26), ward="Calamiteitenafdeling", tasks="Verpleging covidpatiënten"),
                need(T.GENERAL_SUPPORT, 10, dec(30), jan(26), ward="Logistiek", tasks="Goederen, vervoer, schoonmaak"),
                unsafe="wo 07:00",
                clients=640,
                number="030 999 00 70",
            ),
        ),
        ("ma 06:20", "VR09", finds_it(Urgency.HIGH)),
        ("ma 06:30", "VR09", asks_all("Landelijke concentratie op verzoek van VWS.", homes=("singel",))),
        ("ma 07:25", "", answers(Rung.OTHER_INSTITUTIONS, "nothing", "Geen ziekenhuispersoneel.", home="singel")),
        ("ma 07:50", "vera", says("VWS tekent zelf als aanvrager; een motivering over de markt is dan niet nodig.")),
    ],
)

COMPLETE = Story(
    "vlietzicht",
    [
        (
            "zo 13:30",
            "vlietzicht",
            alerts(
                need(
                    T.NURSE,
                    4,
                    dec(30),
                    jan(19),
                    ward="Tijdelijke afdeling T2",
                    tasks="Verpleging van herstellende patiënten",
                    day_shift=True,
                    evening_shift=True,
                    hours_a_week=36,
                    registered_only=True,
                ),
                unsafe="ma 23:00",
                clients=180,
                number="070 999 00 80",
            ),
        ),
        ("zo 13:45", "VR15", asks_all("Vier verpleegkundigen, drie weken.", homes=("duinroos",))),
        ("zo 14:50", "", answers(Rung.OTHER_INSTITUTIONS, "nothing", "Zelf ook tekort.", home="duinroos")),
        ("zo 15:30", "", answers(Rung.CARE_OFFICE, "nothing", "Niet voor ziekenhuiszorg.")),
        ("zo 16:40", "", answers(Rung.ROAZ, "nothing", "Alle ziekenhuizen vol.")),
        ("zo 21:10", "VR15", does(Action.ESCALATE_TO_NATIONAL)),
        ("zo 22:20", "", answers(Rung.RED_CROSS, "nothing", "Geen verpleegkundigen met ziekenhuiservaring.")),
        (
            "ma 01:50",
            "VR15",
            expires(Rung.CIVIL_POOL, "regiocontactpunt Extra Handen", "Drie keer gebeld, geen gehoor."),
        ),
        ("ma 05:00", "VR15", does(Action.ESCALATE_TO_MSOB)),
        (
            "ma 06:15",
            "vlietzicht",
            measures(
                clients_on_site=180,
                clients_infected=66,
                absence_percentage=Decimal("13.5"),
                formation_fte=Decimal("6.0"),
                minimum_fte=Decimal("4.5"),
                open_shifts=21,
                admission_stop=AdmissionStop.NONE,
                crisis_organisation=SelfScan.GOOD,
                hygiene=SelfScan.GOOD,
                measures_taken="OK's gesloten, poli's afgeschaald, verpleegkundigen herplaatst.",
                consequence="De tijdelijke afdeling gaat dicht en patiënten blijven op de spoedeisende hulp.",
            ),
        ),
        (
            "ma 06:40",
            "vlietzicht",
            applies(
                desired_effect="De tijdelijke afdeling T2 blijft drie weken open, zodat de doorstroom niet stokt.",
                why_not_self="Alle verpleegkundigen zijn ingezet of ziek; planbare zorg ligt stil.",
                why_not_in_time="Werving duurt twee weken, de afdeling sluit maandagnacht.",
                why_not_sufficient="Regio en landelijke civiele hulp boden niemand met ziekenhuiservaring.",
                why_not_market="Vier bureaus gevraagd, geen aanbod voor half januari.",
                authority=Authority.MAYOR,
                site_contact="Dienstdoend bestuurder, 070 999 00 80",
                ppe_days=21,
                testing=True,
                induction_hours=8,
                supervisor_each_shift=True,
                clothing=True,
                system_access=True,
                meals=True,
                lodging=False,
                parking=True,
                estimated_cost=18500,
                cost_accepted=True,
            ),
        ),
        ("ma 07:15", "VR15", has_it_signed("mr. A. Voorbeeld", "burgemeester van Leidschendam-Voorburg")),
        (
            "ma 07:20",
            "VR15",
            attaches("aanvraag-getekend.pdf", Proves.SIGNATURE, "Aanvraag militaire steunverlening, getekend."),
        ),
    ],
)

HOW_MANY = Story(
    "heidebloem",
    [
        (
            "zo 16:00",
            "heidebloem",
            alerts(
                need(T.CARER_IG, 1, dec(28), jan(10), tasks="Verzorgend personeel, aantal nog onbekend"),
                unsafe="ma 07:00",
                clients=65,
                number="035 999 00 90",
            ),
        ),
        (
            "zo 22:30",
            "VR14",
            does(
                Action.RETURN_TO_INSTITUTION,
                reason="Hoeveel mensen, voor welke taken en diensten? Vul aan, dan vragen we morgenvroeg de regio.",
            ),
        ),
    ],
)

MOVED_OUT = Story(
    "spaarneborg",
    [
        (
            "zo 09:15",
            "spaarneborg",
            alerts(
                need(T.CARER_IG, 5, dec(28), jan(8), ward="Oostvleugel", tasks="Persoonlijke zorg"),
                unsafe="ma 07:00",
                clients=33,
                number="023 999 01 00",
            ),
        ),
        ("zo 09:40", "VR12", ranks_it(2, "Kleine locatie, bewoners zijn te verplaatsen.")),
        ("zo 10:10", "VR12", asks(Rung.CARE_OFFICE, question="Tijdelijke bedden voor 18 bewoners?")),
        (
            "zo 14:00",
            "spaarneborg",
            does(Action.WITHDRAW, reason="Achttien bewoners verhuizen vandaag naar onze andere locatie."),
        ),
    ],
)

CONTESTED = Story(
    "maaskade",
    [
        (
            "ma 01:20",
            "maaskade",
            alerts(
                need(T.CARER_IG, 8, dec(29), jan(15), ward="Maaszicht", tasks="Persoonlijke zorg, nachtdiensten"),
                need(T.LOGISTICS, 1, dec(29), jan(15), tasks="Roosteren en de crisisdienst inrichten"),
                unsafe="ma 23:00",
                clients=128,
                number="010 999 01 10",
            ),
        ),
        ("ma 01:45", "VR17", asks_all("Acht verzorgenden en een roosteraar.", homes=("rijnmond",))),
        (
            "ma 02:30",
            "VR17",
            answers(Rung.CARE_OFFICE, "nothing", "Geen mogelijkheden.", told_by="nachtportier zorgkantoor"),
        ),
        (
            "ma 06:10",
            "",
            contests(Rung.CARE_OFFICE, "De portier gaat hier niet over. Bel mij om 9 uur, wij hebben ruimte."),
        ),
        (
            "ma 06:45",
            "",
            answers(
                Rung.OTHER_INSTITUTIONS,
                "partly",
                "Twee verzorgenden, overdag.",
                offer(2, dec(29), jan(8)),
                home="rijnmond",
            ),
        ),
        ("ma 07:00", "VR17", says("Zorgkantoor heeft waarschijnlijk toch ruimte.", Audience.AUTHORITIES)),
    ],
)

STORIES = [THIRTY, MINISTRY_ASKS, COMPLETE, HOW_MANY, MOVED_OUT, CONTESTED]
