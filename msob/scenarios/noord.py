"""Groningen and Fryslân: a home with half of its residents infected, one that says too little, one that hesitates."""

from decimal import Decimal

from msob.scenarios.telling import (
    Story,
    accepts,
    alerts,
    answers,
    applies,
    asks_all,
    attaches,
    dec,
    does,
    finds_it,
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

SEVENTEEN = Story(
    "hogelicht",
    [
        (
            "ma 03:25",
            "wim",
            alerts(
                need(
                    T.NURSE,
                    7,
                    dec(31),
                    jan(20),
                    ward="Vleugel Noord en Zuid",
                    tasks="Zuurstof, subcutane vochttoediening, observatie, palliatieve zorg",
                    day_shift=True,
                    evening_shift=True,
                    night_shift=True,
                    hours_a_week=36,
                    registered_only=True,
                ),
                need(
                    T.CARER_IG,
                    10,
                    dec(31),
                    jan(20),
                    ward="Vleugel Noord en Zuid",
                    tasks="Persoonlijke zorg, maaltijden, beschermend werken op cohort",
                    day_shift=True,
                    evening_shift=True,
                    night_shift=True,
                    hours_a_week=36,
                    registered_only=False,
                    substitutes=[T.MEDIC, T.CARE_ASSISTANT, T.CARE_SUPPORT],
                ),
                unsafe="ma 15:00",
                clients=62,
                number="050 999 00 44",
            ),
        ),
        ("ma 03:35", "greet", finds_it(Urgency.LIFE_SUSTAINING)),
        ("ma 03:40", "greet", asks_all("Helft van de bewoners besmet; dag en nacht.", homes=("noorderzijl",))),
        (
            "ma 03:50",
            "wim",
            measures(
                clients_on_site=62,
                clients_infected=27,
                staff_infected=16,
                staff_quarantined=12,
                absence_percentage=Decimal("38.0"),
                formation_fte=Decimal("16.0"),
                minimum_fte=Decimal("10.0"),
                open_shifts=52,
                measures_taken="Twee vleugels als cohort, bezoekstop, leiding werkt mee.",
            ),
        ),
        (
            "ma 04:05",
            "greet",
            answers(
                Rung.CARE_OFFICE,
                "nothing",
                "Crisisdienst gebeld: geen aanbod voor woensdag.",
                told_by="crisisdienst zorgkantoor",
            ),
        ),
        (
            "ma 04:20",
            "",
            answers(
                Rung.ROAZ,
                "partly",
                "Twee verpleegkundigen uit het academisch netwerk, eerste week.",
                offer(2, dec(31), jan(6)),
            ),
        ),
        ("ma 04:25", "", answers(Rung.OTHER_INSTITUTIONS, "nothing", "Wij vragen zelf om hulp.", home="noorderzijl")),
        ("ma 04:35", "wim", accepts(Rung.ROAZ)),
        ("ma 04:50", "greet", does(Action.ESCALATE_TO_NATIONAL)),
        (
            "ma 06:10",
            "loes",
            answers(
                Rung.CIVIL_POOL,
                "nothing",
                "Geen kandidaten voor nachtdiensten in Groningen.",
                told_by="regiocontactpunt Extra Handen",
            ),
        ),
        (
            "ma 06:20",
            "",
            answers(
                Rung.RED_CROSS,
                "partly",
                "Twee helpers voor maaltijden en toezicht.",
                offer(2, jan(1), jan(14), line=2, staff_type=T.CARE_SUPPORT),
            ),
        ),
        ("ma 06:35", "wim", accepts(Rung.RED_CROSS)),
        ("ma 06:40", "greet", ranks_it(1, "Helft van de bewoners besmet, maandagavond geen verpleegkundige.")),
        ("ma 06:45", "greet", does(Action.ESCALATE_TO_MSOB)),
        (
            "ma 07:05",
            "wim",
            measures(
                clients_on_site=61,
                clients_infected=31,
                care_weight="ZZP 5, 7 en 8",
                wards_closed=2,
                admission_stop=AdmissionStop.FULL,
                staff_infected=19,
                staff_quarantined=12,
                staff_returning="4 op 4 januari",
                absence_percentage=Decimal("41.5"),
                formation_fte=Decimal("16.0"),
                minimum_fte=Decimal("10.0"),
                open_shifts=58,
                crisis_organisation=SelfScan.SUFFICIENT,
                hygiene=SelfScan.SUFFICIENT,
                measures_taken="Twee vleugels als cohort, bezoekstop, leiding werkt mee, twee bewoners overgeplaatst.",
                consequence="Zonder hulp moeten vanaf woensdag bewoners worden geëvacueerd.",
                expected_peak_on=jan(2),
            ),
        ),
        (
            "ma 07:20",
            "wim",
            applies(
                desired_effect="Tot 20 januari dag en nacht veilige zorg op twee cohortvleugels, zonder evacuatie.",
                why_not_self="41 procent uitval; de leiding draait al diensten in de zorg.",
                why_not_in_time="Wervingsbureaus noemen 11 januari als eerste datum.",
                authority=Authority.MAYOR,
                site_contact="Dienstdoend manager, 050 999 00 44",
                ppe_days=5,
                testing=True,
                induction_hours=3,
                supervisor_each_shift=True,
                clothing=True,
                meals=True,
            ),
        ),
        (
            "ma 07:30",
            "wim",
            attaches(
                "verklaring-uitzendbureau.pdf",
                Proves.APPLICATION,
                "Uitzendbureau: geen personeel beschikbaar voor 11 januari 2021.",
            ),
        ),
        ("ma 07:40", "greet", says("Burgemeester is gebeld en tekent zodra de tekst af is.", Audience.AUTHORITIES)),
        ("ma 07:42", "loes", says("LOCC kijkt mee; graag ook de toegang tot systemen invullen.")),
    ],
)

TOO_LITTLE = Story(
    "noorderzijl",
    [
        (
            "ma 01:30",
            "noorderzijl",
            alerts(need(T.NURSE, 1, dec(29), jan(4)), unsafe="di 23:00", clients=39, number="0599 999 040"),
        ),
        ("ma 06:50", "greet", says("Waarvoor is deze ene verpleegkundige nodig, en in welke diensten?")),
        ("ma 07:00", "greet", does(Action.ASK_FIGURES)),
    ],
)

HESITATES = Story(
    "terpen",
    [
        (
            "zo 21:50",
            "terpen",
            alerts(
                need(T.CARE_SUPPORT, 2, dec(30), jan(5), ward="De Pôle", tasks="Toezicht in de huiskamer"),
                unsafe="ma 23:00",
                clients=52,
                number="058 999 00 50",
                send=False,
            ),
        ),
    ],
)

STORIES = [SEVENTEEN, TOO_LITTLE, HESITATES]
