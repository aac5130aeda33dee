"""Twente: two homes of the cast and a hospital. De Avondzon has nothing open, so that its alert can be raised."""

from decimal import Decimal

from msob.scenarios.costs import pays
from msob.scenarios.telling import (
    Story,
    accepts,
    alerts,
    answers,
    applies,
    asks,
    attaches,
    dec,
    does,
    finds_it,
    jan,
    measures,
    need,
    offer,
    ranks_it,
    resolves,
    says,
    sees_them_arrive,
)
from requests_app.models import AdmissionStop, Audience, Authority, Proves, Rung, SelfScan, Urgency
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType

T = StaffType
LOAN = "een geleende verpleegkundige, zeven diensten van acht uur"

CHRISTMAS_WEEKEND = Story(
    "berkenhof",
    [
        (
            "za 08:40",
            "petra",
            alerts(
                need(T.CARER_IG, 2, dec(26), dec(27), ward="Somatiek begane grond", tasks="Ochtend- en avondzorg"),
                unsafe="za 15:00",
                clients=97,
                number="074 999 00 22",
            ),
        ),
        ("za 08:55", "gerard", asks(Rung.ROAZ, question="Kan de RO(N)AZ dit weekend twee verzorgenden vinden?")),
        (
            "za 10:05",
            "",
            answers(
                Rung.ROAZ,
                "filled",
                "Twee verzorgenden van een thuiszorgorganisatie uit de regio.",
                offer(2, dec(26), dec(27)),
            ),
        ),
        ("za 10:20", "petra", accepts(Rung.ROAZ)),
        ("za 15:05", "petra", sees_them_arrive(Rung.ROAZ)),
        ("za 16:00", "gerard", resolves("arrived")),
        (
            "ma 07:50",
            "petra",
            pays("412.80", "actual", "institution", "own_means", (dec(26), dec(27)), "reiskosten van wie kwam helpen"),
        ),
    ],
)

AGENCY_CAME = Story(
    "avondzon",
    [
        (
            "za 09:30",
            "ineke",
            alerts(
                need(T.CARE_ASSISTANT, 3, dec(27), dec(29), ward="De Ster", tasks="Hulp bij maaltijden en wassen"),
                unsafe="zo 07:00",
                clients=84,
                number="053 999 00 11",
            ),
        ),
        (
            "za 13:10",
            "ineke",
            does(Action.WITHDRAW, reason="Het uitzendbureau levert alsnog drie helpenden tot en met dinsdag."),
        ),
    ],
)

ELEVEN = Story(
    "berkenhof",
    [
        (
            "zo 11:10",
            "gerard",
            alerts(
                need(
                    T.NURSE,
                    4,
                    dec(30),
                    jan(19),
                    ward="Cohortafdeling De Beuk",
                    tasks="Verpleegtechnische handelingen, medicatie, observatie van besmette bewoners",
                    day_shift=True,
                    evening_shift=True,
                    night_shift=True,
                    hours_a_week=36,
                    registered_only=True,
                ),
                need(
                    T.GENERAL_SUPPORT,
                    7,
                    dec(30),
                    jan(19),
                    ward="Alle afdelingen",
                    tasks="Maaltijden, goederen, toezicht huiskamers, schoonmaak contactpunten",
                    day_shift=True,
                    evening_shift=True,
                    hours_a_week=36,
                    registered_only=False,
                    substitutes=[T.HOST, T.CARE_SUPPORT, T.LOGISTICS],
                ),
                unsafe="ma 23:00",
                clients=96,
                number="074 999 00 22",
                told_by="avondhoofd De Berkenhof",
            ),
        ),
        (
            "zo 11:20",
            "gerard",
            asks(
                Rung.OTHER_INSTITUTIONS,
                home="twentestad",
                question="Kunt u tijdelijk verpleegkundigen missen voor een cohortafdeling?",
            ),
        ),
        ("zo 11:21", "gerard", asks(Rung.OTHER_INSTITUTIONS, home="avondzon")),
        ("zo 11:22", "gerard", asks(Rung.CARE_OFFICE, Rung.ROAZ)),
        (
            "zo 11:40",
            "petra",
            measures(
                clients_on_site=96,
                clients_infected=22,
                wards_closed=1,
                admission_stop=AdmissionStop.PARTIAL,
                staff_infected=14,
                staff_quarantined=9,
                absence_percentage=Decimal("27.5"),
                formation_fte=Decimal("18.0"),
                minimum_fte=Decimal("11.0"),
                open_shifts=34,
                measures_taken="Dubbele diensten, dagbesteding gesloten, kantoorpersoneel helpt bij maaltijden.",
            ),
        ),
        (
            "zo 12:50",
            "",
            answers(Rung.OTHER_INSTITUTIONS, "nothing", "Wij hebben zelf uitval en geen reserve.", home="avondzon"),
        ),
        (
            "zo 13:15",
            "",
            answers(
                Rung.OTHER_INSTITUTIONS,
                "partly",
                "Eén verpleegkundige van de polikliniek, tot de poli weer opengaat.",
                offer(1, dec(30), jan(5)),
                home="twentestad",
            ),
        ),
        (
            "zo 13:40",
            "gerard",
            answers(
                Rung.CARE_OFFICE,
                "nothing",
                "Geen vrije capaciteit bij gecontracteerde aanbieders; herindicatie loopt.",
                told_by="piketfunctionaris zorgkantoor",
            ),
        ),
        (
            "zo 14:30",
            "",
            answers(Rung.ROAZ, "nothing", "Alle huizen in de RO(N)AZ melden eigen tekorten. Geen aanbod vandaag."),
        ),
        ("zo 14:45", "petra", accepts(Rung.OTHER_INSTITUTIONS, home="twentestad")),
        ("zo 15:10", "gerard", ranks_it(1, "Grootste uitbraak in de regio, cohort zonder nachtbezetting.")),
        ("zo 18:30", "gerard", does(Action.ESCALATE_TO_NATIONAL)),
        ("zo 18:40", "gerard", asks(Rung.RED_CROSS, Rung.CIVIL_POOL, question="Inzet vanaf 30 december, drie weken.")),
        (
            "zo 21:15",
            "petra",
            attaches(
                "rooster-week-53.pdf",
                Proves.SITUATION,
                "Rooster week 53: 34 open diensten, waarvan 11 nachtdiensten.",
                "Namen zijn verwijderd.",
            ),
        ),
        (
            "ma 06:10",
            "",
            answers(
                Rung.RED_CROSS,
                "partly",
                "Drie vrijwilligers voor maaltijden en goederen; geen zorgtaken.",
                offer(3, dec(30), jan(12), line=2),
            ),
        ),
        (
            "ma 06:25",
            "",
            answers(
                Rung.CIVIL_POOL,
                "nothing",
                "Vier kandidaten gebeld: twee te ver, één zonder VOG, één niet voor nachtdiensten.",
            ),
        ),
        ("ma 06:40", "petra", accepts(Rung.RED_CROSS)),
        ("ma 06:50", "petra", pays("2016", "estimated", "care_office", "wlz", (dec(30), jan(5)), LOAN)),
        ("ma 07:05", "gerard", does(Action.ESCALATE_TO_MSOB)),
        (
            "ma 07:20",
            "petra",
            measures(
                clients_on_site=94,
                clients_infected=29,
                care_weight="ZZP 5 en 6",
                wards_closed=2,
                admission_stop=AdmissionStop.FULL,
                staff_infected=17,
                staff_quarantined=11,
                staff_returning="3 op 30 december, 5 op 2 januari",
                absence_percentage=Decimal("31.5"),
                formation_fte=Decimal("18.0"),
                minimum_fte=Decimal("11.0"),
                open_shifts=41,
                clients_moved=2,
                regular_care_reduced="Dagbesteding, fysiotherapie in groepen en douchebeurten teruggebracht.",
                crisis_organisation=SelfScan.SUFFICIENT,
                hygiene=SelfScan.WEAK,
                measures_taken="Opnamestop, cohort, dubbele diensten, kantoorpersoneel op de huiskamers.",
                consequence="Vanaf maandagnacht is er op de cohortafdeling geen verpleegkundige in huis.",
                expected_peak_on=jan(3),
            ),
        ),
        (
            "ma 07:35",
            "petra",
            applies(
                desired_effect="Dag en nacht minimaal verantwoorde zorg op de cohortafdeling, zodat eigen mensen drie"
                " weken kunnen herstellen en terugkeren.",
                why_not_self="Een derde van het team is ziek of in quarantaine; alle parttimers werken al extra.",
                authority=Authority.MAYOR,
                site_contact="Crisiscoördinator, 074 999 00 22",
                ppe_days=6,
                testing=True,
                induction_hours=4,
                meals=True,
                parking=True,
            ),
        ),
        (
            "ma 07:45",
            "gerard",
            says(
                "Hygiëne scoort zwak: adviseer een deskundige infectiepreventie mee te nemen in de aanvraag.",
                Audience.AUTHORITIES,
            ),
        ),
    ],
)

HOSPITAL = Story(
    "twentestad",
    [
        (
            "ma 06:30",
            "vera",
            alerts(
                need(T.IC_NURSE, 2, dec(30), jan(12), ward="IC", tasks="Beademde patiënten, duo met eigen IC-team"),
                need(T.NURSE, 6, dec(30), jan(19), ward="Tijdelijke afdeling C4", tasks="Verpleegkundige zorg"),
                unsafe="ma 22:30",
                clients=212,
                number="053 999 00 33",
            ),
        ),
        ("ma 06:40", "gerard", finds_it(Urgency.HIGH)),
        ("ma 06:50", "gerard", asks(Rung.CARE_OFFICE, Rung.ROAZ, question="Op verzoek van VWS: uitbreiding van 8.")),
        ("ma 06:52", "gerard", asks(Rung.OTHER_INSTITUTIONS, home="berkenhof")),
        (
            "ma 07:15",
            "hans",
            measures(
                clients_on_site=212,
                clients_infected=48,
                absence_percentage=Decimal("12.4"),
                open_shifts=19,
                regular_care_reduced="Planbare operaties voor driekwart afgeschaald.",
                measures_taken="OK-personeel op de IC, verlof ingetrokken.",
            ),
        ),
        ("ma 07:30", "hans", says("Wij nemen ook patiënten uit Noord-Holland over; daarom vraagt VWS dit aan.")),
    ],
)

STORIES = [CHRISTMAS_WEEKEND, AGENCY_CAME, ELEVEN, HOSPITAL]
