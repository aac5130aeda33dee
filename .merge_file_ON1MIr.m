# Dutch translation of MSOB Zorg.
msgid ""
msgstr ""
"Project-Id-Version: MSOB Zorg\n"
"Report-Msgid-Bugs-To: \n"
"POT-Creation-Date: 2026-11-29 09:05+0100\n"
"PO-Revision-Date: 2026-11-22 00:00+0100\n"
"Last-Translator: \n"
"Language-Team: Dutch\n"
"Language: nl\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "First of 42 days, such as 2020-12-28; today when left out."
msgstr "Eerste van 42 dagen, zoals 2020-12-28; vandaag als dit ontbreekt."

msgid "By: planners of Defence."
msgstr "Door: planners van Defensie."

msgid "Pools, with today's figures"
msgstr "Pools, met de cijfers van vandaag"

msgid "For Defence, VWS and LOCC; the same list as the page."
msgstr "Voor Defensie, VWS en LOCC; dezelfde lijst als de pagina."

msgid "Make a pool"
msgstr "Een pool maken"

msgid "One pool, with its sizes and shortages"
msgstr "Eén pool, met de omvang en de tekorten"

msgid "For Defence, VWS and LOCC."
msgstr "Voor Defensie, VWS en LOCC."

msgid "Change a pool"
msgstr "Een pool wijzigen"

msgid "Say that a pool's figures are right as they stand"
msgstr "Melden dat de cijfers van een pool kloppen zoals ze er staan"

msgid "The sizes of a pool, period by period"
msgstr "De omvang van een pool, per periode"

msgid "Say how many of a pool can be sent in a period"
msgstr "Aangeven hoeveel mensen van een pool in een periode inzetbaar zijn"

msgid "By: planners of Defence. Less than is taken is refused, naming what it would break."
msgstr "Door: planners van Defensie. Minder dan er bezet is, wordt geweigerd; vermeld wordt wat daardoor niet door kan gaan."

msgid "The shortages of a pool"
msgstr "De tekorten van een pool"

msgid "Open ones and solved ones; for Defence, VWS and LOCC."
msgstr "Open en opgeloste tekorten; voor Defensie, VWS en LOCC."

msgid "Say that a shortage is solved"
msgstr "Melden dat een tekort is opgelost"

msgid "The board in numbers: six weeks, by staff type and day"
msgstr "Het bord in cijfers: zes weken, per soort personeel en dag"

msgid "For Defence, VWS and LOCC; others ask for the bands."
msgstr "Voor Defensie, VWS en LOCC; anderen vragen de indicatie op."

msgid "What can be expected, by staff type and week"
msgstr "Wat te verwachten is, per soort personeel en week"

msgid "None, limited or available, on the worst day of each of six weeks."
msgstr "Geen, beperkt of beschikbaar, op de slechtste dag van elk van zes weken."

msgid "What Defence can spare is for who places or weighs a request."
msgstr "Wat Defensie kan missen, is voor wie een aanvraag doet of weegt."

msgid "Capacity"
msgstr "Capaciteit"

#, python-format
msgid "The deployment is “%(state)s” now, where this can't be done."
msgstr "De inzet staat nu op “%(state)s”; daar kan dit niet."

msgid "Nothing is reserved for this request that isn't deployed yet."
msgstr "Voor deze aanvraag is niets gereserveerd dat nog niet is ingezet."

#, python-format
msgid "Before arrival: %(text)s (%(owner)s)."
msgstr "Vóór aankomst: %(text)s (%(owner)s)."

msgid "Nothing is reserved for this request after the planned end: the triangle grants it first."
msgstr "Voor deze aanvraag is na het geplande einde niets gereserveerd: de driehoek kent dat eerst toe."

msgid "All who were sent have arrived."
msgstr "Iedereen die is gestuurd, is aangekomen."

msgid "The days of all these people are over: nobody is left to replace."
msgstr "De dagen van al deze mensen zijn voorbij: er is niemand meer om te vervangen."

msgid "Within 48 hours of the planned end nobody is recalled any more."
msgstr "Binnen 48 uur vóór het geplande einde wordt niemand meer teruggeroepen."

msgid "The institution confirmed this arrival itself."
msgstr "De instelling heeft deze aankomst zelf bevestigd."

msgid "An arrival is contested within 24 hours; report the end of the deployment."
msgstr "Een aankomst betwisten kan binnen 24 uur; meld het einde van de inzet."

msgid "All who were sent have arrived and had their induction: nothing is left to report."
msgstr "Iedereen die is gestuurd, is aangekomen en ingewerkt: er valt niets meer te melden."

msgid "Everybody's arrival has been reported: the institution confirms it."
msgstr "Van iedereen is de aankomst gemeld: de zorginstelling bevestigt die."

msgid "You drew up this deployment: another planner approves it."
msgstr "U hebt deze inzet opgesteld: een andere planner keurt die goed."

msgid "none"
msgstr "geen"

msgid "limited"
msgstr "beperkt"

msgid "available"
msgstr "beschikbaar"

#, python-format
msgid "Line %(line)s, %(type)s: %(most)s more can be reserved on all these days, not %(persons)s."
msgstr "Regel %(line)s, %(type)s: op al deze dagen kunnen er nog %(most)s worden gereserveerd, niet %(persons)s."

#, python-format
msgid "Line %(line)s: others were reserved for it since."
msgstr "Regel %(line)s: hiervoor zijn inmiddels anderen gereserveerd."

msgid "Number of the need line it serves."
msgstr "Nummer van de behoefteregel waar het voor is."

msgid "the type granted"
msgstr "het toegekende soort"

msgid "what they are: that, or a substitute"
msgstr "wat zij zijn: dat soort, of een vervanging"

msgid "in which role it was reported"
msgstr "in welke rol het is gerapporteerd"

msgid "Reference of the request."
msgstr "Kenmerk van de aanvraag."

msgid "The planned end passed and no departure was reported."
msgstr "Het geplande einde is voorbij en er is geen vertrek gemeld."

msgid "Deployments for this request"
msgstr "Inzetten voor deze aanvraag"

msgid "The first drawn up first."
msgstr "Wat het eerst is opgesteld, staat vooraan."

msgid "Deployments that you may see"
msgstr "Inzetten die u mag zien"

msgid "The same list as the page: drawn up or out unless you ask otherwise, soonest end first."
msgstr "Dezelfde lijst als de pagina: opgesteld of ingezet, tenzij u anders vraagt; wat het eerst eindigt bovenaan."

msgid "A deployment with its daily reports"
msgstr "Een inzet met de dagrapporten"

msgid "And the deeds that are yours on it, with what is lacking."
msgstr "En de handelingen die u erop mag doen, met wat er ontbreekt."

msgid "Planned end"
msgstr "Gepland einde"

msgid "From"
msgstr "Van"

msgid "Request"
msgstr "Aanvraag"

msgid "Unit"
msgstr "Eenheid"

msgid "Choose what is reserved, and no more persons than that."
msgstr "Kies uit wat is gereserveerd, en niet meer personen dan dat."

msgid "Nobody is reserved for this deployment any more: cancel it."
msgstr "Voor deze inzet is niemand meer gereserveerd: annuleer de inzet."

msgid "Name who commands: a function and a telephone number."
msgstr "Vermeld wie het bevel voert: een functie en een telefoonnummer."

msgid "Say who takes over what at the end."
msgstr "Vermeld wie aan het eind wat overneemt."

msgid "The people are reserved"
msgstr "De mensen zijn gereserveerd"

msgid "The reservation is released"
msgstr "De reservering is vrijgegeven"

msgid "The deployment is drawn up; a colleague approves it"
msgstr "De inzet is opgesteld; een collega keurt die goed"

msgid "The deployment is approved"
msgstr "De inzet is goedgekeurd"

msgid "The deployment is cancelled"
msgstr "De inzet is geannuleerd"

msgid "The arrival is reported"
msgstr "De aankomst is gemeld"

msgid "It is recorded that nobody arrived"
msgstr "Vastgelegd is dat er niemand is aangekomen"

msgid "The report of the day is recorded"
msgstr "Het dagverslag is vastgelegd"

msgid "The work is suspended"
msgstr "Het werk is opgeschort"

msgid "The work goes on"
msgstr "Het werk gaat weer verder"

msgid "The people are recalled"
msgstr "De mensen zijn teruggeroepen"

msgid "The replacement is recorded"
msgstr "De vervanging is vastgelegd"

msgid "It is recorded that they don't come and are not replaced"
msgstr "Vastgelegd is dat zij niet komen en niet worden vervangen"

msgid "The deployment is extended"
msgstr "De inzet is verlengd"

msgid "The departure is reported"
msgstr "Het vertrek is gemeld"

#, python-format
msgid "Free for others again, if you tick it: %(people)s, %(first)s – %(last)s, else held until %(until)s."
msgstr "Weer vrij voor anderen, als u het aanvinkt: %(people)s, %(first)s – %(last)s, anders vastgehouden tot %(until)s."

#, python-format
msgid "Reserved at Defence and free for others again, because less is open: %(people)s, %(first)s – %(last)s."
msgstr "Bij Defensie gereserveerd en weer vrij voor anderen, omdat er minder openstaat: %(people)s, %(first)s – %(last)s."

#, python-format
msgid "%(people)s is on the way from then on, until %(last)s: only cancelling or ending it takes that back."
msgid_plural "%(people)s are on their way from then on, until %(last)s: only cancelling or ending it takes that back."
msgstr[0] "%(people)s is dan onderweg, tot en met %(last)s: alleen annuleren of beëindigen draait dat terug."
msgstr[1] "%(people)s zijn dan onderweg, tot en met %(last)s: alleen annuleren of beëindigen draait dat terug."

#, python-format
msgid "%(people)s, until %(last)s, doesn't go and stays reserved for this request."
msgid_plural "%(people)s, until %(last)s, don't go; they stay reserved for this request."
msgstr[0] "%(people)s, tot en met %(last)s, gaat niet en blijft voor deze aanvraag gereserveerd."
msgstr[1] "%(people)s, tot en met %(last)s, gaan niet; zij blijven voor deze aanvraag gereserveerd."

#, python-format
msgid "%(people)s who was reported as arrived counts as on the way again."
msgid_plural "%(people)s who were reported as arrived count as on their way again."
msgstr[0] "%(people)s die als aangekomen was gemeld, telt weer als onderweg."
msgstr[1] "%(people)s die als aangekomen waren gemeld, tellen weer als onderweg."

#, python-format
msgid "%(people)s stops working until it is resumed; the days until %(last)s aren't given back."
msgid_plural "%(people)s stop working until it is resumed; their days until %(last)s aren't given back."
msgstr[0] "%(people)s stopt met werken tot de inzet wordt hervat; de dagen tot en met %(last)s worden niet teruggegeven."
msgstr[1] "%(people)s stoppen met werken tot de inzet wordt hervat; hun dagen tot en met %(last)s worden niet teruggegeven."

#, python-format
msgid "%(people)s leaves before %(last)s. With %(first)s as last day %(person_days)s person-days are open again."
msgid_plural "%(people)s leave before %(last)s. With %(first)s as last day %(person_days)s person-days are open again."
msgstr[0] "%(people)s vertrekt vóór %(last)s. Met %(first)s als laatste dag staan %(person_days)s persoonsdagen weer open."
msgstr[1] "%(people)s vertrekken vóór %(last)s. Met %(first)s als laatste dag staan %(person_days)s persoonsdagen weer open."

#, python-format
msgid "Whoever of %(people)s is replaced leaves for good, and rests %(days)s days."
msgstr "Wie van %(people)s wordt vervangen vertrekt voorgoed, en rust %(days)s dagen."

#, python-format
msgid "%(people)s didn't come: for each who is given up up to %(days)s days are open again."
msgstr "%(people)s kwamen niet: voor ieder die wordt opgegeven staan tot %(days)s dagen weer open."

#, python-format
msgid "%(people)s leaves; after %(minutes)s minutes this can't be undone."
msgid_plural "%(people)s leave; after %(minutes)s minutes this can't be undone."
msgstr[0] "%(people)s vertrekt; na %(minutes)s minuten kan dit niet meer worden teruggedraaid."
msgstr[1] "%(people)s vertrekken; na %(minutes)s minuten kan dit niet meer worden teruggedraaid."

#, python-format
msgid "Planned until %(last)s: %(early)s days early, so the reason can't be “as planned”."
msgstr "Gepland tot en met %(last)s: %(early)s dagen te vroeg, dus de reden kan niet “zoals gepland” zijn."

#, python-format
msgid "%(person_days)s person-days of the grant aren't delivered: they are open again, or withdrawn if the need is over."
msgstr "%(person_days)s persoonsdagen van de toekenning worden niet geleverd: zij staan weer open, of gelden als ingetrokken als de behoefte voorbij is."

#, python-format
msgid "%(people)s rests %(days)s days after it, until %(until)s, unless you say otherwise."
msgid_plural "%(people)s rest %(days)s days after it, until %(until)s, unless you say otherwise."
msgstr[0] "%(people)s rust daarna %(days)s dagen, tot en met %(until)s, tenzij u anders opgeeft."
msgstr[1] "%(people)s rusten daarna %(days)s dagen, tot en met %(until)s, tenzij u anders opgeeft."

msgid "Nobody else is out: the request ends with it, and both sides evaluate."
msgstr "Er is niemand anders meer ingezet: de aanvraag eindigt hiermee, en beide kanten evalueren."

#, python-format
msgid "%(person_days)s person-days that nobody was ever sent for are open again."
msgstr "%(person_days)s persoonsdagen waarvoor nooit iemand is gestuurd, staan weer open."

msgid "Who"
msgstr "Wie"

msgid "Persons"
msgstr "Personen"

msgid "empty: all that is reserved"
msgstr "leeg: alles wat is gereserveerd"

msgid "Need line"
msgstr "Behoefteregel"

msgid "From the pool"
msgstr "Uit de pool"

msgid "Asked as"
msgstr "Gevraagd als"

msgid "as the line says"
msgstr "zoals in de regel"

msgid "Until"
msgstr "Tot"

#, python-format
msgid "%(people)s (%(unit)s) for line %(line)s, %(first)s – %(last)s, held until %(until)s"
msgstr "%(people)s (%(unit)s) voor regel %(line)s, %(first)s – %(last)s, vastgehouden tot %(until)s"

msgid "Reservations"
msgstr "Reserveringen"

msgid "those you tick are free for others again"
msgstr "wie u aanvinkt, is weer vrij voor anderen"

msgid "Arrived at"
msgstr "Aangekomen op"

msgid "Arrived"
msgstr "Aangekomen"

msgid "empty: all who were sent"
msgstr "leeg: iedereen die is gestuurd"

msgid "Induction done"
msgstr "Ingewerkt"

msgid "Effect"
msgstr "Effect"

msgid "0 none – 3 the desired effect is reached"
msgstr "0 geen – 3 het gewenste effect is bereikt"

msgid "Owner (function)"
msgstr "Eigenaar (functie)"

msgid "takes away the cause"
msgstr "neemt de oorzaak weg"

msgid "Decide before"
msgstr "Beslissen vóór"

msgid "Last day"
msgstr "Laatste dag"

msgid "at least 48 hours from now"
msgstr "ten minste 48 uur vanaf nu"

msgid "within what the triangle granted"
msgstr "binnen wat de driehoek heeft toegekend"

msgid "Departed at"
msgstr "Vertrokken op"

msgid "Reason of the end"
msgstr "Reden van het einde"

msgid "Rest or quarantine days"
msgstr "Rust- of quarantainedagen"

msgid "empty: as usual for these people"
msgstr "leeg: zoals gebruikelijk voor deze mensen"

msgid "Handed over"
msgstr "Overgedragen"

msgid "Lines"
msgstr "Regels"

msgid "Tick the lines to adopt."
msgstr "Vink de regels aan die u overneemt."

msgid "Motivation"
msgstr "Motivering"

msgid "Only on condition that"
msgstr "Alleen op voorwaarde dat"

msgid "There aren't enough people free on all these days. The capacity board shows what there is."
msgstr "Er zijn niet op al deze dagen genoeg mensen vrij. Het capaciteitsbord toont wat er is."

msgid "Drawn up or out"
msgstr "Opgesteld of ingezet"

msgid "All"
msgstr "Alle"

msgid "Any end"
msgstr "Elk einde"

msgid "Within 7 days"
msgstr "Binnen 7 dagen"

msgid "Within 3 days"
msgstr "Binnen 3 dagen"

msgid "Within 1 day"
msgstr "Binnen 1 dag"

msgid "Search"
msgstr "Zoeken"

msgid "Reference, home, place or unit"
msgstr "Kenmerk, instelling, plaats of eenheid"

msgid "State"
msgstr "Stand"

msgid "Safety region"
msgstr "Veiligheidsregio"

msgid "Ends"
msgstr "Eindigt"

msgid "End not reported"
msgstr "Einde niet gemeld"

msgid "proposed"
msgstr "voorgesteld"

msgid "reserved"
msgstr "gereserveerd"

msgid "approved for deployment"
msgstr "goedgekeurd voor inzet"

msgid "over"
msgstr "voorbij"

msgid "from where they come"
msgstr "waar zij vandaan komen"

msgid "for which request"
msgstr "voor welke aanvraag"

msgid "the need line served"
msgstr "de behoefteregel waar zij voor zijn"

msgid "granted as"
msgstr "toegekend als"

msgid "the type granted; the pool may be a substitute"
msgstr "het toegekende soort; de pool mag een vervanging zijn"

msgid "persons"
msgstr "personen"

msgid "how many are taken"
msgstr "hoeveel er bezet zijn"

msgid "from"
msgstr "van"

msgid "first day"
msgstr "eerste dag"

msgid "until"
msgstr "tot en met"

msgid "last day of work"
msgstr "laatste werkdag"

msgid "place taken until"
msgstr "plaats bezet tot en met"

msgid "last day of rest or quarantine"
msgstr "laatste dag van rust of quarantaine"

msgid "state"
msgstr "stand"

msgid "how firm it is"
msgstr "hoe vast het staat"

msgid "when a proposal lapses"
msgstr "wanneer een voorstel vervalt"

msgid "on which they go"
msgstr "met welke inzet zij gaan"

msgid "persons as drawn up, when fewer are left"
msgstr "personen zoals opgesteld, als er minder over zijn"

msgid "arrived"
msgstr "aangekomen"

msgid "persons who arrived; empty before that"
msgstr "personen die zijn aangekomen; leeg zolang dat niet zo is"

msgid "drawn up"
msgstr "opgesteld"

msgid "approved, on its way"
msgstr "goedgekeurd, onderweg"

msgid "on site"
msgstr "ter plaatse"

msgid "suspended"
msgstr "opgeschort"

msgid "ended"
msgstr "beëindigd"

msgid "cancelled"
msgstr "geannuleerd"

msgid "as planned"
msgstr "zoals gepland"

msgid "the need is over"
msgstr "de behoefte is voorbij"

msgid "recalled by Defence"
msgstr "teruggeroepen door Defensie"

msgid "not safe or not workable"
msgstr "niet veilig of niet werkbaar"

msgid "another reason"
msgstr "een andere reden"

msgid "number"
msgstr "nummer"

msgid "1 for the first deployment of a request"
msgstr "1 voor de eerste inzet van een aanvraag"

msgid "where it stands"
msgstr "hoe het ervoor staat"

msgid "unit"
msgstr "eenheid"

msgid "which unit goes"
msgstr "welke eenheid gaat"

msgid "folded, to be found by"
msgstr "gevouwen, om op te zoeken"

msgid "commander"
msgstr "commandant"

msgid "function and telephone, no name"
msgstr "functie en telefoon, geen naam"

msgid "first day on site"
msgstr "eerste dag ter plaatse"

msgid "planned last day on site"
msgstr "geplande laatste dag ter plaatse"

msgid "earliest arrival"
msgstr "vroegste aankomst"

msgid "given the notice of its pools"
msgstr "gezien de reactietijd van de pools"

msgid "hand-over plan"
msgstr "overdrachtsplan"

msgid "who takes over what at the end"
msgstr "wie aan het eind wat overneemt"

msgid "the planner who drew it up"
msgstr "de planner die de inzet opstelde"

msgid "another planner"
msgstr "een andere planner"

msgid "when; the warning order goes out then"
msgstr "wanneer; dan gaat het waarschuwingsbevel uit"

msgid "arrived at"
msgstr "aangekomen op"

msgid "first arrival"
msgstr "eerste aankomst"

msgid "when the arrival was reported"
msgstr "wanneer de aankomst is gemeld"

msgid "by the institution"
msgstr "door de instelling"

msgid "induction done"
msgstr "ingewerkt"

msgid "before the first shift"
msgstr "vóór de eerste dienst"

msgid "decide before"
msgstr "beslissen vóór"

msgid "when somebody must decide about a suspension"
msgstr "wanneer iemand over een opschorting moet beslissen"

msgid "owner of the suspension"
msgstr "eigenaar van de opschorting"

msgid "function that takes away the cause"
msgstr "functie die de oorzaak wegneemt"

msgid "when it was recalled"
msgstr "wanneer de inzet is teruggeroepen"

msgid "departed at"
msgstr "vertrokken op"

msgid "when the last one left"
msgstr "wanneer de laatste vertrok"

msgid "reason of the end"
msgstr "reden van het einde"

msgid "why it ended"
msgstr "waarom de inzet eindigde"

msgid "number of the event that drew it up"
msgstr "nummer van de gebeurtenis waarmee de inzet is opgesteld"

msgid "deployment"
msgstr "inzet"

msgid "deployments"
msgstr "inzetten"

msgid "the deployment"
msgstr "de inzet"

msgid "day"
msgstr "dag"

msgid "the day reported"
msgstr "de dag waarover is gerapporteerd"

msgid "present"
msgstr "aanwezig"

msgid "persons at work that day"
msgstr "personen die die dag werkten"

msgid "absent"
msgstr "afwezig"

msgid "ill or in quarantine"
msgstr "ziek of in quarantaine"

msgid "tasks"
msgstr "taken"

msgid "what they did"
msgstr "wat zij deden"

msgid "incidents"
msgstr "incidenten"

msgid "what went wrong"
msgstr "wat er misging"

msgid "effect"
msgstr "effect"

msgid "who reported"
msgstr "wie rapporteerde"

msgid "in which role"
msgstr "in welke rol"

msgid "number of the event that recorded it"
msgstr "nummer van de gebeurtenis die het vastlegde"

msgid "asked for"
msgstr "gevraagd"

msgid "being computed now"
msgstr "wordt nu berekend"

msgid "ready"
msgstr "gereed"

msgid "failed"
msgstr "niet voldaan"

msgid "who asked for it"
msgstr "wie het vroeg"

msgid "asked at"
msgstr "gevraagd op"

msgid "the situation it was computed on"
msgstr "de situatie waarmee is gerekend"

msgid "how far it is"
msgstr "hoe ver het is"

msgid "weights by name"
msgstr "gewichten per naam"

msgid "what the solver says of it"
msgstr "wat de solver ervan zegt"

msgid "why it failed"
msgstr "waarom het mislukte"

msgid "the plan"
msgstr "het plan"

msgid "from where"
msgstr "waarvandaan"

msgid "where to"
msgstr "waarheen"

msgid "for which need"
msgstr "voor welke behoefte"

msgid "type asked: tuned, or as filed"
msgstr "gevraagd soort: afgestemd, of zoals ingediend"

msgid "how many"
msgstr "hoeveel"

msgid "last day"
msgstr "laatste dag"

msgid "reason"
msgstr "reden"

msgid "in words"
msgstr "in woorden"

msgid "what its adoption reserved"
msgstr "wat bij het overnemen is gereserveerd"

msgid "when it was adopted"
msgstr "wanneer het is overgenomen"

msgid "staff type"
msgstr "soort personeel"

msgid "what they are"
msgstr "wat zij zijn"

msgid "to which they belong; no names of soldiers"
msgstr "waar zij bij horen; geen namen van militairen"

msgid "home place"
msgstr "standplaats"

msgid "barracks or town"
msgstr "kazerne of plaats"

msgid "home region"
msgstr "regio van de standplaats"

msgid "safety region of the home place"
msgstr "veiligheidsregio van de standplaats"

msgid "notice in days"
msgstr "reactietijd in dagen"

msgid "days between the warning order and the earliest arrival"
msgstr "dagen tussen het waarschuwingsbevel en de vroegste aankomst"

msgid "rest days"
msgstr "rustdagen"

msgid "rest or quarantine after a deployment; the place stays taken"
msgstr "rust of quarantaine na een inzet; de plaats blijft bezet"

msgid "placed in civil hospitals"
msgstr "geplaatst in civiele ziekenhuizen"

msgid "already placed there and counted apart: not free"
msgstr "daar al geplaatst en apart geteld: niet vrij"

msgid "closed"
msgstr "afgerond"

msgid "nobody is sent from here any more"
msgstr "van hieruit wordt niemand meer gestuurd"

msgid "confirmed at"
msgstr "bevestigd op"

msgid "when its figures were last confirmed"
msgstr "wanneer de cijfers het laatst zijn bevestigd"

msgid "confirmed by"
msgstr "bevestigd door"

msgid "who confirmed the figures"
msgstr "wie de cijfers bevestigde"

msgid "told by"
msgstr "gemeld door"

msgid "function that confirmed it by telephone, if so"
msgstr "functie die het telefonisch bevestigde, als dat zo is"

msgid "pool"
msgstr "pool"

msgid "pools"
msgstr "pools"

msgid "This unit has a pool of this staff type already: change that one."
msgstr "Deze eenheid heeft al een pool van dit soort personeel: wijzig die."

msgid "the pool"
msgstr "de pool"

msgid "persons who can be sent on each of these days"
msgstr "personen die op elk van deze dagen inzetbaar zijn"

msgid "reason unavailable"
msgstr "waarom niet inzetbaar"

msgid "why not all can be sent: exercise, mission …"
msgstr "waarom niet iedereen inzetbaar is: oefening, missie …"

msgid "The last day is before the first day."
msgstr "De laatste dag ligt voor de eerste dag."

msgid "A pool holds 5,000 persons at most."
msgstr "Een pool telt hoogstens 5.000 personen."

msgid "day in Amsterdam"
msgstr "dag in Amsterdam"

msgid "persons who can be sent"
msgstr "personen die inzetbaar zijn"

msgid "persons taken, rest days included"
msgstr "personen die bezet zijn, rustdagen meegeteld"

msgid "persons short"
msgstr "personen tekort"

msgid "on each of these days"
msgstr "op elk van deze dagen"

msgid "why they are missing"
msgstr "waarom zij ontbreken"

msgid "when it was recorded"
msgstr "wanneer het is vastgelegd"

msgid "who; empty for the system"
msgstr "wie; leeg voor het systeem"

msgid "when it was solved"
msgstr "wanneer het is opgelost"

msgid "reference of the request"
msgstr "kenmerk van de aanvraag"

msgid "number of the need line"
msgstr "nummer van de behoefteregel"

msgid "value, bound, gap (0–1), seconds, unmet, regions"
msgstr "waarde, grens, afstand (0–1), seconden, wat niet lukt, regio's"

msgid "none until it is ready"
msgstr "geen tot het klaar is"

msgid "lines by id"
msgstr "regels op id"

msgid "references"
msgstr "kenmerken"

msgid "why"
msgstr "waarom"

msgid "only if"
msgstr "alleen als"

msgid "one use, one deed"
msgstr "één keer te gebruiken, voor één handeling"

msgid "in words; empty: it was taken"
msgstr "in woorden; leeg: het is aangenomen"

msgid "why the agreement can't be settled, and how many fit"
msgstr "waarom de overeenstemming niet kan worden vastgesteld, en hoeveel er passen"

msgid "Plans, newest first"
msgstr "Plannen, nieuwste eerst"

msgid "The last thirty; for Defence, VWS and LOCC."
msgstr "De laatste dertig; voor Defensie, VWS en LOCC."

msgid "Ask for a plan"
msgstr "Plan vragen"

msgid "By: planners of Defence. It is computed by the worker: read it until its state is ready."
msgstr "Door: planners van Defensie. Het wordt op de achtergrond berekend: vraag het op tot het klaar is."

msgid "One plan"
msgstr "Eén plan"

msgid "Adopt lines of a plan"
msgstr "Regels van een plan overnemen"

msgid "By: planners of Defence. It reserves the people; what couldn't be reserved comes back with why."
msgstr "Door: planners van Defensie. Het reserveert de mensen; wat niet kon komt terug met de reden."

msgid "This plan has no such line."
msgstr "Dit plan heeft zo'n regel niet."

msgid "Grant what a plan reserved, on several requests at once"
msgstr "Toekennen wat een plan reserveerde, voor meer aanvragen tegelijk"

msgid "By: the corners that read capacity. Each request is a deed of its own."
msgstr "Door: de hoeken die capaciteit lezen. Elke aanvraag is een eigen handeling."

#, python-format
msgid "No request of this plan is before the triangle with people reserved: %s."
msgstr "Van dit plan ligt deze aanvraag niet met gereserveerde mensen in de driehoek: %s."

#, python-format
msgid "A newer plan was computed at %(at)s: adopt that one, or compute again."
msgstr "Er is een nieuwer plan, berekend op %(at)s: neem dat over, of reken opnieuw."

msgid "This plan doesn't know any more what it was computed for: compute again."
msgstr "Van dit plan is niet meer bekend waarvoor het is berekend: reken opnieuw."

#, python-format
msgid "Line %(line)s, %(type)s: %(was)s person-days were asked when this plan was computed, %(now)s are now. Compute again."
msgstr "Regel %(line)s, %(type)s: toen dit plan werd berekend waren %(was)s persoonsdagen gevraagd, nu %(now)s. Reken opnieuw."

msgid "urgency"
msgstr "urgentie"

msgid "Points added to each day of a person for each step of urgency above normal."
msgstr "Punten erbij voor elke dag van een persoon, voor elke stap in urgentie boven normaal."

msgid "time to harm"
msgstr "tijd tot onveilige zorg"

msgid "Points added to each day when harm is now; none when it is a week away or unknown."
msgstr "Punten erbij voor elke dag als de zorg nu onveilig is; geen als dat pas over een week is, of onbekend."

msgid "exact type before substitute"
msgstr "exact soort vóór vervanging"

msgid "The percentage of its worth that help loses for each choice below the type that was asked."
msgstr "Het percentage van de waarde dat hulp verliest voor elke keus onder het gevraagde soort."

msgid "concentration"
msgstr "concentratie"

msgid "Points it costs to help one more request: rather many at one place than a few everywhere."
msgstr "Punten die het kost om nog een aanvraag te helpen: liever veel op één plek dan overal een paar."

msgid "fairness between regions"
msgstr "eerlijke verdeling over regio's"

msgid "Points added to the first quarter of the days a region asks; less to the next quarters, none to the last."
msgstr "Punten erbij voor het eerste kwart van de dagen die een regio vraagt; minder voor de volgende kwarten, geen voor het laatste."

msgid "reserve to keep"
msgstr "aan te houden reserve"

msgid "The percentage of what is free of each staff type that stays free on each day."
msgstr "Het percentage van wat per soort personeel vrij is, dat op elke dag vrij blijft."

msgid "arriving late"
msgstr "late aankomst"

msgid "Points lost for each person and each day that help comes after the day asked for."
msgstr "Punten eraf voor elke persoon en elke dag dat hulp later komt dan de gevraagde dag."

msgid "spreading over units"
msgstr "spreiding over eenheden"

msgid "Points it costs for each pool that sends people to a request."
msgstr "Punten die het kost voor elke pool die mensen naar een aanvraag stuurt."

#, python-format
msgid "%(type)s, first choice"
msgstr "%(type)s, eerste keus"

#, python-format
msgid "%(type)s, %(choice)s: %(why)s"
msgstr "%(type)s, %(choice)s: %(why)s"

#, python-format
msgid "no %(type)s free before %(day)s"
msgstr "geen %(type)s vrij vóór %(day)s"

#, python-format
msgid "%(type)s still free (%(left)d), found no better plan with them in time"
msgstr "%(type)s nog vrij (%(left)d), maar daarmee niet op tijd een beter plan gevonden"

#, python-format
msgid "%(type)s still free (%(left)d), but by the weights this is worth more"
msgstr "%(type)s nog vrij (%(left)d), maar volgens de gewichten is dit meer waard"

#, python-format
msgid "Whole team of %(asked)d from one unit"
msgstr "Volledig team van %(asked)d uit één eenheid"

#, python-format
msgid "%(persons)d of the %(asked)d asked, from one unit"
msgstr "%(persons)d van de gevraagde %(asked)d, uit één eenheid"

#, python-format
msgid "%(persons)d of the %(asked)d asked, complete with others"
msgstr "%(persons)d van de gevraagde %(asked)d, compleet met anderen"

#, python-format
msgid "%(persons)d of the %(given)d who go, of %(asked)d asked"
msgstr "%(persons)d van de %(given)d die gaan, van de gevraagde %(asked)d"

#, python-format
msgid "From %(day)s: %(notice)d day of notice"
msgid_plural "From %(day)s: %(notice)d days of notice"
msgstr[0] "Vanaf %(day)s: %(notice)d dag reactietijd"
msgstr[1] "Vanaf %(day)s: %(notice)d dagen reactietijd"

#, python-format
msgid "From %(day)s: nobody of this unit is free without a break before"
msgstr "Vanaf %(day)s: daarvóór is niemand van deze eenheid ononderbroken vrij"

#, python-format
msgid "%(missing)d of %(asked)d: %(why)s."
msgstr "%(missing)d van %(asked)d: %(why)s."

#, python-format
msgid "at most %(most)d could come, a useful team is %(team)d: %(why)s"
msgstr "er kunnen er hoogstens %(most)d komen, een zinvol team is %(team)d: %(why)s"

#, python-format
msgid "%(count)d more could come, found no better plan with them in time"
msgstr "er kunnen er nog %(count)d komen, maar daarmee is niet op tijd een beter plan gevonden"

#, python-format
msgid "%(count)d more could come, but by the weights that costs more than it is worth"
msgstr "er kunnen er nog %(count)d komen, maar volgens de gewichten kost dat meer dan het waard is"

#, python-format
msgid "no %(type)s free in this period"
msgstr "geen %(type)s vrij in deze periode"

#, python-format
msgid "no %(type)s can come before %(day)s, the need ends on %(last)s"
msgstr "geen %(type)s kan vóór %(day)s komen, de behoefte eindigt op %(last)s"

#, python-format
msgid "the %(type)s free then are kept in reserve, or not free on the rest days after"
msgstr "wie dan vrij is (%(type)s), blijft in reserve of is niet vrij op de rustdagen erna"

#, python-format
msgid "no %(type)s free until the last day, %(last)s"
msgstr "geen %(type)s vrij tot en met de laatste dag, %(last)s"

#, python-format
msgid "the reserve of %(reserve)s%% of %(type)s on %(day)s binds"
msgstr "de reserve van %(reserve)s%% voor %(type)s op %(day)s is beperkend"

#, python-format
msgid "capacity of %(type)s on %(day)s, a day of rest afterwards, binds"
msgstr "de capaciteit voor %(type)s op %(day)s, een rustdag na afloop, is beperkend"

#, python-format
msgid "capacity of %(type)s on %(day)s binds"
msgstr "de capaciteit voor %(type)s op %(day)s is beperkend"

msgid "second choice"
msgstr "tweede keus"

msgid "third choice"
msgstr "derde keus"

msgid "fourth choice"
msgstr "vierde keus"

#, python-format
msgid "choice %(number)d"
msgstr "keus %(number)d"

msgid "The computation was broken off."
msgstr "De berekening is afgebroken."

msgid "In use"
msgstr "In gebruik"

msgid "Closed"
msgstr "Gesloten"

msgid "Told by"
msgstr "Gemeld door"

msgid "function, when heard by telephone"
msgstr "functie, als het telefonisch is gemeld"

msgid "Unit or place"
msgstr "Eenheid of plaats"

msgid "Staff type"
msgstr "Soort personeel"

msgid "All types"
msgstr "Alle soorten"

msgid "Not confirmed for 24 hours"
msgstr "24 uur niet bevestigd"

msgid "With an open shortage"
msgstr "Met een open tekort"

msgid "Placed in civil hospitals"
msgstr "Geplaatst in civiele ziekenhuizen"

msgid "Can be sent"
msgstr "Inzetbaar"

msgid "persons, on each of these days"
msgstr "personen, op elk van deze dagen"

msgid "Reason unavailable"
msgstr "Waarom niet inzetbaar"

msgid "Record it as a shortage"
msgstr "Vastleggen als tekort"

msgid "the deployments stay as they are, and what is missing becomes work for the planner"
msgstr "de inzetten blijven zoals ze zijn, en wat ontbreekt wordt werk voor de planner"

msgid "First day"
msgstr "Eerste dag"

msgid "Choose a day in this century."
msgstr "Kies een dag in deze eeuw."

msgid "Pool made"
msgstr "Pool gemaakt"

#, python-format
msgid "%(size)s can be sent, %(first)s – %(last)s"
msgstr "%(size)s inzetbaar, %(first)s – %(last)s"

msgid "the system"
msgstr "het systeem"

#, python-format
msgid "Confirmed, told by %(who)s"
msgstr "Bevestigd, gemeld door %(who)s"

msgid "Confirmed"
msgstr "Bevestigd"

#, python-format
msgid "%(what)s: %(before)s → %(after)s"
msgstr "%(what)s: %(before)s → %(after)s"

msgid "yes"
msgstr "ja"

msgid "no"
msgstr "nee"

#, python-format
msgid "Give a whole number from 0 to %(most)s."
msgstr "Vul een heel getal van 0 tot en met %(most)s in."

#, python-format
msgid "Unknown staff type: %s."
msgstr "Onbekend soort personeel: %s."

#, python-format
msgid "Line %(line)s: %(reasons)s"
msgstr "Regel %(line)s: %(reasons)s"

msgid "Since the preview somebody changed the pools."
msgstr "Sinds u dit bekeek, heeft iemand de pools gewijzigd."

msgid "Unknown safety region. Give its official name or code."
msgstr "Onbekende veiligheidsregio. Geef de officiële naam of code."

msgid "This pool is closed: open it first."
msgstr "Deze pool is gesloten: open die eerst."

msgid "An earlier row says something else of this pool."
msgstr "Een eerdere rij zegt iets anders over deze pool."

#, python-format
msgid "This period overlaps that of line %(line)s."
msgstr "Deze periode overlapt met die van regel %(line)s."

msgid "Free today"
msgstr "Vandaag vrij"

msgid "Only planners of Defence keep the pools."
msgstr "Alleen planners van Defensie beheren de pools."

msgid "Numbers of military capacity are for Defence, VWS and LOCC."
msgstr "Cijfers over militaire capaciteit zijn voor Defensie, VWS en LOCC."

msgid "the pool became smaller"
msgstr "de pool is kleiner geworden"

msgid "Give a period of at most a year."
msgstr "Geef een periode van hoogstens een jaar."

#, python-format
msgid "%(reference)s: %(persons)s persons, %(first)s – %(last)s. Replace or recall them first, or record it."
msgstr "%(reference)s: %(persons)s personen, %(first)s – %(last)s. Vervang ze of roep ze eerst terug, of leg het tekort vast."

msgid "The arrival can't be in the future."
msgstr "De aankomst kan niet in de toekomst liggen."

msgid "Give the persons who arrived, and no more than were sent."
msgstr "Geef de personen op die zijn aangekomen, en niet meer dan er zijn gestuurd."

msgid "Nobody arrived: cancel the deployment, or report it when somebody has."
msgstr "Er is niemand aangekomen: annuleer de inzet, of meld de aankomst zodra er iemand is."

msgid "Report a day from the arrival on, and not later than today."
msgstr "Rapporteer over een dag vanaf de aankomst, en niet later dan vandaag."

msgid "Give a moment in the future by which somebody decides."
msgstr "Geef een moment in de toekomst waarop uiterlijk iemand beslist."

msgid "The departure lies after the arrival and not in the future."
msgstr "Het vertrek ligt na de aankomst en niet in de toekomst."

#, python-format
msgid "The planned last day is %(day)s: say why it ends before that."
msgstr "De geplande laatste dag is %(day)s: vermeld waarom de inzet eerder eindigt."

msgid "the most on which the corners can still agree"
msgstr "het hoogste aantal waarover de hoeken het nog eens kunnen worden"

msgid "why it couldn't be granted now, and how many fit; empty: it could"
msgstr "waarom het nu niet kan worden toegekend, en hoeveel er passen; leeg: het kan"

msgid "asked of Defence and not granted, on the day with the most"
msgstr "gevraagd aan Defensie en niet toegekend, op de dag met de meeste"

msgid "granted for today and later, on the day with the most"
msgstr "toegekend voor vandaag en later, op de dag met de meeste"

msgid "reserved of what is asked, on the day with the most; may lapse"
msgstr "daarvan gereserveerd, op de dag met de meeste; kan vervallen"

msgid "of this type free on each day asked"
msgstr "van deze soort vrij op elke gevraagde dag"

msgid "of the substitutes named free on each day asked"
msgstr "van de genoemde vervangers vrij op elke gevraagde dag"

msgid "too few on the worst day, after those held and free"
msgstr "te weinig op de slechtste dag, na wie vastgehouden wordt en wie vrij is"

msgid "when the first of those held lapse"
msgstr "wanneer de eersten van wie worden vastgehouden, vervallen"

msgid "what a grant would send; null when none is before the triangle"
msgstr "wie een toekenning zou sturen; null als er niets in de driehoek ligt"

msgid "What is asked of Defence, granted, held and free for this request"
msgstr "Wat voor deze aanvraag aan Defensie gevraagd, toegekend, vastgehouden en vrij is"

msgid "Per need line and staff type, with its reservations; for Defence, VWS and LOCC."
msgstr "Per behoefteregel en soort personeel, met de reserveringen; voor Defensie, VWS en LOCC."

msgid "Tick which reservations to give back."
msgstr "Vink aan welke reserveringen u teruggeeft."

#, python-format
msgid "held for %(hours)s hour; a grant within that time keeps them, and what isn't granted is free again after it"
msgid_plural "held for %(hours)s hours; a grant within that time keeps them, and what isn't granted is free again after it"
msgstr[0] "%(hours)s uur vastgehouden; een toekenning binnen die tijd houdt hen vast, wat niet is toegekend komt daarna weer vrij"
msgstr[1] "%(hours)s uur vastgehouden; een toekenning binnen die tijd houdt hen vast, wat niet is toegekend komt daarna weer vrij"

msgid "Say whom to reserve."
msgstr "Vermeld wie er moet worden gereserveerd."

msgid "One of these reservations isn't there any more."
msgstr "Een van deze reserveringen is er niet meer."

msgid "Nothing is proposed for this request."
msgstr "Voor deze aanvraag is niets voorgesteld."

msgid "Choose a need line of this request."
msgstr "Kies een behoefteregel van deze aanvraag."

msgid "Choose a pool of the type asked, or of one that may stand in for it."
msgstr "Kies een pool van het gevraagde soort, of van een soort dat het mag vervangen."

msgid "Give days from today on, the first before the last."
msgstr "Geef dagen vanaf vandaag, de eerste vóór de laatste."

msgid "persons who can be sent today"
msgstr "personen die vandaag inzetbaar zijn"

msgid "persons taken today, rest days included"
msgstr "personen die vandaag bezet zijn, rustdagen meegeteld"

msgid "the difference"
msgstr "het verschil"

msgid "whether a shortage waits to be solved"
msgstr "of er een tekort is dat nog moet worden opgelost"

msgid "function that said so by telephone"
msgstr "functie die dat telefonisch meldde"

msgid "code of the safety region of the home place"
msgstr "code van de veiligheidsregio van de standplaats"

msgid "record what is missing, where it would break deployments, instead of a refusal"
msgstr "leg vast wat ontbreekt als inzetten daardoor niet door kunnen gaan, in plaats van te weigeren"

msgid "open need that isn't granted"
msgstr "open behoefte die niet is toegekend"

msgid "for how many of those asked somebody is held"
msgstr "voor hoeveel van de gevraagden iemand wordt vastgehouden"

msgid "how many too few: asked beyond who is held and free, and missing"
msgstr "hoeveel te weinig: gevraagd boven wie vastgehouden wordt en vrij is, en wie ontbreekt"

#, python-format
msgid "%(persons)s reserved"
msgstr "%(persons)s gereserveerd"

msgid "none yet"
msgstr "nog geen"

#, python-format
msgid "%(count)s report"
msgid_plural "%(count)s reports"
msgstr[0] "%(count)s rapport"
msgstr[1] "%(count)s rapporten"

#, python-format
msgid "last: %(at)s, %(deed)s"
msgstr "laatste: %(at)s, %(deed)s"

msgid "Who, and when"
msgstr "Wie, en wanneer"

msgid "Daily reports"
msgstr "Dagrapporten"

msgid "What happened"
msgstr "Wat er is gebeurd"

msgid "People are approved for days that would no longer be granted: cancel or end their deployment first."
msgstr "Er zijn mensen goedgekeurd voor dagen die dan niet meer zijn toegekend: annuleer of beëindig eerst hun inzet."

msgid "What help of Defence can be expected"
msgstr "Welke hulp van Defensie te verwachten is"

msgid "Deployment"
msgstr "Inzet"

msgid "Institution"
msgstr "Instelling"

msgid "Municipality"
msgstr "Gemeente"

msgid "Sent"
msgstr "Gestuurd"

msgid "Deployments"
msgstr "Inzetten"

#, python-format
msgid "%(count)d pool was imported."
msgid_plural "%(count)d pools were imported."
msgstr[0] "%(count)d pool is geïmporteerd."
msgstr[1] "%(count)d pools zijn geïmporteerd."

msgid "The people are reserved. Beside each line stands until when they are held."
msgstr "De mensen zijn gereserveerd. Bij elke regel staat tot wanneer zij worden vastgehouden."

msgid "Home place"
msgstr "Standplaats"

msgid "Used"
msgstr "Bezet"

msgid "Free"
msgstr "Vrij"

msgid "In civil hospitals"
msgstr "In civiele ziekenhuizen"

msgid "Notice in days"
msgstr "Reactietijd in dagen"

msgid "Home region"
msgstr "Regio van de standplaats"

msgid "Rest days"
msgstr "Rustdagen"

msgid "Confirmed by"
msgstr "Bevestigd door"

msgid "shortage"
msgstr "tekort"

msgid "not confirmed lately"
msgstr "niet recent bevestigd"

msgid "Pools, with the figures of today"
msgstr "Pools, met de cijfers van vandaag"

msgid "Confirmed: these figures are right as they stand."
msgstr "Bevestigd: deze cijfers kloppen zoals ze er staan."

msgid "The pool was made. Now say how many can be sent, and when."
msgstr "De pool is gemaakt. Geef nu aan hoeveel mensen inzetbaar zijn, en wanneer."

msgid "New pool"
msgstr "Nieuwe pool"

msgid "Change this pool"
msgstr "Deze pool wijzigen"

msgid "The size was set, and with it the figures are confirmed."
msgstr "De omvang is ingesteld, en daarmee zijn de cijfers bevestigd."

msgid "Set the size"
msgstr "Omvang instellen"

msgid "The shortage is solved."
msgstr "Het tekort is opgelost."

#, python-format
msgid "Give a last day from %(first)s on, and before the planned end."
msgstr "Geef een laatste dag vanaf %(first)s, en vóór het geplande einde."

msgid "The days of these people are over: choose people who are still to work."
msgstr "De dagen van deze mensen zijn voorbij: kies mensen die nog moeten werken."

msgid "Choose a pool of the same staff type: like for like."
msgstr "Kies een pool van hetzelfde soort personeel: gelijk voor gelijk."

msgid "Replace at least one person, and no more than there are."
msgstr "Vervang ten minste één persoon, en niet meer dan er zijn."

msgid "Give a day from today on, within the deployment."
msgstr "Geef een dag vanaf vandaag, binnen de inzet."

#, python-format
msgid "%(absent)s persons of this line haven't arrived: give back no more than that."
msgstr "%(absent)s personen van deze regel zijn niet aangekomen: geef er niet meer terug dan dat."

msgid "Nobody is reserved who stays until then: give the day granted."
msgstr "Niemand die tot dan blijft, is gereserveerd: geef de toegekende dag."

msgid "Choose a line of this deployment."
msgstr "Kies een regel van deze inzet."

msgid "a day after the arrival was reported"
msgstr "een dag nadat de aankomst is gemeld"

#, python-format
msgid "%(who)s reserved for %(home)s from %(day)s"
msgstr "%(who)s gereserveerd voor %(home)s vanaf %(day)s"

msgid "start of their first day"
msgstr "begin van hun eerste dag"

msgid "drawn up by you: another planner approves it"
msgstr "door u opgesteld: een andere planner keurt die goed"

msgid "the planned end passed and nobody reported that they left"
msgstr "het geplande einde is voorbij en niemand heeft gemeld dat zij zijn vertrokken"

msgid "planned end"
msgstr "gepland einde"

#, python-format
msgid "suspended: %(owner)s takes away the cause"
msgstr "opgeschort: %(owner)s neemt de oorzaak weg"

msgid "end of the suspension"
msgstr "einde van de opschorting"

#, python-format
msgid "%(who)s expected to arrive"
msgstr "aankomst verwacht van %(who)s"

msgid "end of their first day"
msgstr "einde van hun eerste dag"

#, python-format
msgid "%(count)d person didn't come"
msgid_plural "%(count)d persons didn't come"
msgstr[0] "%(count)d persoon is niet gekomen"
msgstr[1] "%(count)d personen zijn niet gekomen"

#, python-format
msgid "ends in %(count)d day"
msgid_plural "ends in %(count)d days"
msgstr[0] "eindigt over %(count)d dag"
msgstr[1] "eindigt over %(count)d dagen"

msgid "ends today"
msgstr "eindigt vandaag"

#, python-format
msgid "Short of people: %(pool)s"
msgstr "Tekort aan mensen: %(pool)s"

msgid "See whom it hits"
msgstr "Bekijken wie het raakt"

msgid "start of the shortage"
msgstr "begin van het tekort"

msgid "people were lacking, and the pools changed since"
msgstr "er waren te weinig mensen, en de pools zijn sindsdien gewijzigd"

msgid "Defence reports that they arrived: confirm it"
msgstr "Defensie meldt dat zij zijn aangekomen: bevestig het"

msgid "the report of today"
msgstr "het dagrapport van vandaag"

msgid "end of today"
msgstr "einde van vandaag"

msgid "how it went, for the next home"
msgstr "hoe het ging, voor de volgende instelling"

msgid "both sides have evaluated"
msgstr "beide kanten hebben geëvalueerd"

msgid "Open the deployment"
msgstr "Inzet bekijken"

msgid "Give day, month and year, such as 28-12-2020."
msgstr "Vul dag, maand en jaar in, zoals 28-12-2020."

msgid "Something else was sent under this key before, and that is recorded. What is sent now is not."
msgstr "Met deze sleutel is eerder iets anders verstuurd, en dat is vastgelegd. Wat u nu verstuurde, is niet vastgelegd."

msgid "This is more than XLSX holds: filter further, or take CSV."
msgstr "Dit is meer dan in XLSX past: filter verder of kies CSV."

msgid "List"
msgstr "Lijst"

msgid "Choices"
msgstr "Keuzes"

msgid "Send a PDF, JPEG, PNG, DOCX or XLSX file; this is something else."
msgstr "Stuur een PDF-, JPEG-, PNG-, DOCX- of XLSX-bestand; dit is iets anders."

msgid "Choose one."
msgstr "Kies er één."

msgid "Fill this in."
msgstr "Vul dit in."

#, python-brace-format
msgid "Choose one at “{field}”."
msgstr "Kies er één bij “{field}”."

#, python-brace-format
msgid "Fill in “{field}”."
msgstr "Vul “{field}” in."

msgid "Tick this to go on."
msgstr "Vink dit aan om door te gaan."

#, python-format
msgid "“%(value)s” isn't in the list: choose one of it."
msgstr "“%(value)s” staat niet in de lijst: kies iets uit de lijst."

msgid "Choose a file."
msgstr "Kies een bestand."

msgid "Give a day and a time, such as 28-12-2020 14:30."
msgstr "Vul een dag en een tijd in, zoals 28-12-2020 14:30."

msgid "Give a number, such as 12.5."
msgstr "Vul een getal in, zoals 12,5."

msgid "Give a whole number in digits, such as 12."
msgstr "Vul een heel getal in cijfers in, zoals 12."

#, python-format
msgid "At most %(limit_value)s characters: these are %(show_value)s."
msgstr "Hoogstens %(limit_value)s tekens: dit zijn er %(show_value)s."

#, python-format
msgid "At least %(limit_value)s characters: these are %(show_value)s."
msgstr "Ten minste %(limit_value)s tekens: dit zijn er %(show_value)s."

#, python-format
msgid "Give at most %(limit_value)s."
msgstr "Geef hoogstens %(limit_value)s."

#, python-format
msgid "Give at least %(limit_value)s."
msgstr "Geef ten minste %(limit_value)s."

msgid "That night the clock skips this hour: give a time before or after it."
msgstr "Die nacht slaat de klok dit uur over: geef een tijd ervoor of erna."

msgid "Choose…"
msgstr "Kies…"

msgid "Not filled in"
msgstr "Niet ingevuld"

#, python-format
msgid "At most %(max)d rows at a time: split the file."
msgstr "Hoogstens %(max)d rijen tegelijk: splits het bestand."

#, python-format
msgid "These columns are missing: %(labels)s."
msgstr "Deze kolommen ontbreken: %(labels)s."

#, python-format
msgid "The column “%(label)s” stands in the file twice."
msgstr "De kolom “%(label)s” staat twee keer in het bestand."

#, python-format
msgid "The column “%(name)s” isn't read."
msgstr "De kolom “%(name)s” wordt niet gelezen."

#, python-format
msgid "The column “%(name)s” isn't read. If “%(near)s” is meant, call it that."
msgstr "De kolom “%(name)s” wordt niet gelezen. Is “%(near)s” bedoeld? Geef de kolom dan die naam."

msgid "The file is empty: the first row holds the names of the columns."
msgstr "Het bestand is leeg: in de eerste rij staan de namen van de kolommen."

#, python-format
msgid "At most %(max)d columns."
msgstr "Hoogstens %(max)d kolommen."

#, python-format
msgid "The sheet “%(name)s” is read. These aren't: %(others)s."
msgstr "Het blad “%(name)s” wordt gelezen. Deze niet: %(others)s."

#, python-format
msgid "the cell holds an error of the spreadsheet (%(text)s), or a formula that wasn't calculated."
msgstr "in de cel staat een fout van het rekenblad (%(text)s), of een formule die niet is uitgerekend."

#, python-format
msgid "“%(text)s” can't be read here."
msgstr "“%(text)s” is hier niet te lezen."

msgid "this may not be empty."
msgstr "dit mag niet leeg zijn."

msgid "Always 1: there is one clock."
msgstr "Altijd 1: er is één klok."

msgid "The moment the domain clock showed."
msgstr "Het moment dat de domeinklok aangaf."

msgid "The machine's own time at that moment."
msgstr "De eigen tijd van de machine op dat moment."

msgid "domain clock"
msgstr "domeinklok"

msgid "domain clocks"
msgstr "domeinklokken"

msgid "This list can't be sorted like that."
msgstr "Deze lijst kan niet zo worden gesorteerd."

msgid "This page belongs to another list or to other filters: start again at the first page."
msgstr "Deze pagina hoort bij een andere lijst of bij andere filters: begin opnieuw bij de eerste pagina."

msgid "What this file would write is no longer what was shown. Look again."
msgstr "Wat met dit bestand zou worden opgeslagen, is niet meer wat u zag. Bekijk het opnieuw."

msgid "Since the preview somebody changed what these rows are about."
msgstr "Sinds u dit bekeek, heeft iemand gewijzigd waar deze rijen over gaan."

msgid "This preview is too old or was changed. Upload the file again."
msgstr "Wat u bekeek is te oud of gewijzigd. Upload het bestand opnieuw."

msgid "This holds a number that is a valid citizen service number (BSN). Nothing about a patient or resident may be recorded here: take it out, or declare that it isn't a BSN."
msgstr "Hierin staat een getal dat een geldig burgerservicenummer (BSN) is. Over patiënten en bewoners mag hier niets worden vastgelegd: haal het weg, of verklaar dat het geen BSN is."

msgid "Something isn't filled in as asked"
msgstr "Niet alles is goed ingevuld"

msgid "Sign in first"
msgstr "Log eerst in"

msgid "This isn't yours to do"
msgstr "U mag dit niet doen"

msgid "There is nothing here that you may see"
msgstr "Hier staat niets dat u mag zien"

msgid "This can't be done here"
msgstr "Dit kan hier niet"

msgid "This isn't available in that form"
msgstr "Dit is niet beschikbaar in die vorm"

msgid "Not now"
msgstr "Nu niet"

msgid "It is no longer the version you asked for"
msgstr "Het is niet meer de versie waar u om vroeg"

msgid "This is too large"
msgstr "Dit is te groot"

msgid "This kind of content isn't taken in"
msgstr "Dit soort inhoud wordt niet aangenomen"

msgid "Something else was sent under this key before"
msgstr "Met deze sleutel is al iets anders verstuurd"

msgid "Too many requests: wait a moment"
msgstr "Te veel verzoeken: wacht even"

msgid "The value, as a dotted path; “nonFieldErrors” when it isn't one value."
msgstr "De waarde, als pad met punten; “nonFieldErrors” als het niet om één waarde gaat."

msgid "What kind of error, for machines."
msgstr "Het soort fout, voor machines."

msgid "What is wrong and what to do, for people."
msgstr "Wat er mis is en wat u kunt doen, voor mensen."

msgid "What is missing, for machines."
msgstr "Wat er ontbreekt, voor machines."

msgid "What is missing and what to do, for people."
msgstr "Wat er ontbreekt en wat u kunt doen, voor mensen."

msgid "Always “about:blank”: `code` says more."
msgstr "Altijd “about:blank”: `code` zegt meer."

msgid "What the status means here."
msgstr "Wat de status hier betekent."

msgid "The HTTP status."
msgstr "De HTTP-status."

msgid "What went wrong this time."
msgstr "Wat er deze keer misging."

msgid "What kind of problem, for machines."
msgstr "Het soort probleem, voor machines."

msgid "The path that was asked."
msgstr "Het pad dat werd opgevraagd."

msgid "With 400: every error, all together."
msgstr "Bij 400: alle fouten bij elkaar."

msgid "With 409 and 422: what is missing or in the way."
msgstr "Bij 409 en 422: wat er ontbreekt of in de weg staat."

msgid "With 409 and 412: what changed since the version seen."
msgstr "Bij 409 en 412: wat er is gewijzigd sinds de geziene versie."

msgid "Seconds to wait."
msgstr "Zoveel seconden wachten."

#, python-format
msgid "At most %(limit)s is taken in."
msgstr "Hoogstens %(limit)s wordt aangenomen."

#, python-format
msgid "%(column)s, row %(number)s"
msgstr "%(column)s, rij %(number)s"

msgid "Fill in at least one row."
msgstr "Vul ten minste één rij in."

#, python-format
msgid "At most %d rows."
msgstr "Ten hoogste %d rijen."

#, python-format
msgid "Row %(number)s, %(column)s: %(message)s"
msgstr "Rij %(number)s, %(column)s: %(message)s"

msgid "an old Excel file (XLS), or one with a password"
msgstr "een oud Excel-bestand (XLS), of een met een wachtwoord"

msgid "a PDF"
msgstr "een pdf"

msgid "a picture"
msgstr "een afbeelding"

msgid "a text document"
msgstr "een tekstdocument"

msgid "an XML file"
msgstr "een XML-bestand"

msgid "a web page"
msgstr "een webpagina"

msgid "a packed file"
msgstr "een ingepakt bestand"

msgid "an Excel file with macros (XLSM)"
msgstr "een Excel-bestand met macro's (XLSM)"

msgid "a binary Excel file (XLSB)"
msgstr "een binair Excel-bestand (XLSB)"

msgid "a Word document"
msgstr "een Word-document"

msgid "a presentation"
msgstr "een presentatie"

msgid "a file of Numbers or Pages"
msgstr "een bestand van Numbers of Pages"

#, python-format
msgid "This is %(kind)s. Save it as XLSX, ODS or CSV and try again."
msgstr "Dit is %(kind)s. Sla het op als XLSX, ODS of CSV en probeer het opnieuw."

#, python-format
msgid "This file has more than %(max)d cells. Copy only those of the list into a new file."
msgstr "Dit bestand heeft meer dan %(max)d cellen. Kopieer alleen die van de lijst naar een nieuw bestand."

msgid "This file can't be read: save it as XLSX, ODS or CSV and try again."
msgstr "Dit bestand kan niet worden gelezen: sla het op als XLSX, ODS of CSV en probeer het opnieuw."

msgid "Merged cells count for each of their rows."
msgstr "Samengevoegde cellen gelden voor elk van hun rijen."

#, python-format
msgid "The quotes in this file don't match, at or after line %(line)s."
msgstr "De aanhalingstekens in dit bestand kloppen niet, op of na regel %(line)s."

#, python-format
msgid "This file doesn't say how it was written. It was read as text of %(kind)s: are %(signs)s right?"
msgstr "Dit bestand zegt niet hoe het is geschreven. Het is gelezen als tekst van %(kind)s: kloppen %(signs)s?"

msgid "This isn't one whole telephone number. Give it with its area code, such as 053 999 00 11."
msgstr "Dit is niet één heel telefoonnummer. Geef het met netnummer, zoals 053 999 00 11."

#, python-format
msgid "%(number)s ext. %(extension)s"
msgstr "%(number)s tst. %(extension)s"

msgid "This holds a sign that isn't text."
msgstr "Hierin staat een teken dat geen tekst is."

msgid "Send it in UTF-8."
msgstr "Stuur het in UTF-8."

msgid "`nl`, the code of a safety region (`VR05`), `roaz-` and the code of a RO(N)AZ region, or `home-` and the number of an institution; the widest of one's own when left out."
msgstr "`nl`, de code van een veiligheidsregio (`VR05`), `roaz-` en de code van een RO(N)AZ-regio, of `home-` en het nummer van een instelling; zonder dit het ruimste beeld dat van u is."

msgid "its name in every language"
msgstr "de naam, in elke taal dezelfde"

msgid "what is counted"
msgstr "wat er geteld wordt"

msgid "exactly what is counted"
msgstr "wat er precies geteld wordt"

msgid "at the moment of the picture"
msgstr "op het moment van het beeld"

msgid "a period earlier"
msgstr "een periode eerder"

msgid "the status"
msgstr "de status"

msgid "how many stand there"
msgstr "hoeveel aanvragen daar staan"

msgid "how many left it in the period"
msgstr "hoeveel er in de periode uit weg zijn"

msgid "hours within which half of them left"
msgstr "uren waarbinnen de helft weg was"

msgid "hours within which nine in ten left"
msgstr "uren waarbinnen negen van de tien weg waren"

msgid "the type asked for"
msgstr "de gevraagde soort"

msgid "person-days from this day on"
msgstr "persoonsdagen vanaf deze dag"

msgid "person-days open on the days of the period before this day"
msgstr "persoonsdagen die open bleven op de voorbije dagen van de periode"

msgid "persons asked on the busiest day from this day on"
msgstr "gevraagde personen op de drukste dag vanaf deze dag"

msgid "persons lacking on the busiest day from this day on"
msgstr "ontbrekende personen op de drukste dag vanaf deze dag"

msgid "the reason"
msgstr "de reden"

msgid "how often in the period"
msgstr "hoe vaak in de periode"

msgid "its scope"
msgstr "waarvan het een beeld is"

msgid "its name"
msgstr "de naam"

msgid "person-days open from this day on"
msgstr "persoonsdagen die open staan vanaf deze dag"

msgid "help so far"
msgstr "hulp tot nu toe"

msgid "how many people live there"
msgstr "hoeveel mensen er wonen"

msgid "its code"
msgstr "de code"

msgid "each figure of the table of figures"
msgstr "elk cijfer uit de tabel van cijfers"

msgid "the type"
msgstr "de soort"

msgid "what can be expected on this day"
msgstr "wat er op deze dag te verwachten is"

msgid "on the worst of seven days from it on"
msgstr "op de slechtste van zeven dagen vanaf die dag"

msgid "persons who can be sent on this day"
msgstr "personen die op deze dag gestuurd kunnen worden"

msgid "persons taken on this day"
msgstr "personen die op deze dag bezet zijn"

msgid "of what it is made"
msgstr "waarvan het een beeld is"

msgid "what that is called"
msgstr "hoe dat heet"

msgid "as it was at"
msgstr "zoals het was op"

msgid "over how many days"
msgstr "over hoeveel dagen"

msgid "the figures that the map draws, region by region"
msgstr "de cijfers die de kaart tekent, per regio"

msgid "person-days"
msgstr "persoonsdagen"

msgid "The information picture of a territory, now or as it was"
msgstr "Het informatiebeeld van een gebied, nu of zoals het was"

msgid "For GHOR its region and the homes in it, for an institution itself, for national roles the country and its regions. With `at` it is what was known then, and stays the same for ever."
msgstr "Voor de GHOR de eigen regio en de instellingen daarin, voor een instelling zijzelf, voor landelijke rollen het land en de regio's. Met `at` is het wat toen bekend was, en dat blijft altijd hetzelfde."

msgid "The picture is for who steers, and for the homes it is about."
msgstr "Het beeld is er voor wie stuurt, en voor de instellingen waar het over gaat."

msgid "Information picture"
msgstr "Informatiebeeld"

msgid "Territory"
msgstr "Gebied"

msgid "As it was at"
msgstr "Zoals het was op"

msgid "Table"
msgstr "Tabel"

msgid "Row"
msgstr "Rij"

msgid "Figure"
msgstr "Cijfer"

msgid "Value"
msgstr "Waarde"

msgid "The period before"
msgstr "De periode ervoor"

msgid "Figures"
msgstr "Cijfers"

msgid "Need"
msgstr "Behoefte"

msgid "lacking on the busiest day"
msgstr "tekort op de drukste dag"

msgid "unmet in the period"
msgstr "onvervuld in de periode"

msgid "Statuses"
msgstr "Statussen"

msgid "stand there"
msgstr "staan hier"

msgid "left it in the period"
msgstr "hieruit weg in de periode"

msgid "half of them within"
msgstr "de helft binnen"

msgid "nine in ten within"
msgstr "negen van de tien binnen"

msgid "in the period"
msgstr "in de periode"

msgid "Reasons of refusal"
msgstr "Redenen van afwijzing"

msgid "Help so far"
msgstr "Hulp tot nu toe"

msgid "Safety regions"
msgstr "Veiligheidsregio's"

msgid "Parts"
msgstr "Onderdelen"

msgid "Capacity of Defence"
msgstr "Capaciteit van Defensie"

msgid "can be sent"
msgstr "inzetbaar"

msgid "used"
msgstr "bezet"

msgid "free"
msgstr "vrij"

msgid "free on the worst of seven days"
msgstr "vrij op de slechtste van zeven dagen"

msgid "requests"
msgstr "aanvragen"

msgid "hours"
msgstr "uur"

msgid "How many are unsafe now?"
msgstr "Hoeveel zijn er nu onveilig?"

msgid "Requests under way whose first unsafe shift has begun, while nobody of Defence was sent."
msgstr "Lopende aanvragen waarvan de eerste onveilige dienst begonnen is, terwijl er niemand van Defensie is ingezet."

msgid "How many become unsafe within 12 hours?"
msgstr "Hoeveel worden er binnen 12 uur onveilig?"

msgid "Requests under way whose first unsafe shift begins in the next 12 hours."
msgstr "Lopende aanvragen waarvan de eerste onveilige dienst in de komende 12 uur begint."

msgid "How many become unsafe within 24 hours?"
msgstr "Hoeveel worden er binnen 24 uur onveilig?"

msgid "Requests under way whose first unsafe shift begins in the next 24 hours, those within 12 hours included."
msgstr "Lopende aanvragen waarvan de eerste onveilige dienst in de komende 24 uur begint, ook die binnen 12 uur."

msgid "Where is the next move late?"
msgstr "Waar is de volgende stap te laat?"

msgid "Requests under way whose due time has passed."
msgstr "Lopende aanvragen waarvan de uiterste tijd voorbij is."

msgid "How many people are still lacking?"
msgstr "Hoeveel mensen ontbreken er nog?"

msgid "Open in the ledger of need, all staff types together, on the busiest day from this day on."
msgstr "Open in het grootboek van de behoefte, alle soorten personeel samen, op de drukste dag vanaf deze dag."

msgid "How much need is still open?"
msgstr "Hoeveel behoefte staat er nog open?"

msgid "Open in the ledger of need on this day and later: asked, and not met, granted, declined or withdrawn."
msgstr "Open in het grootboek van de behoefte op deze dag en later: gevraagd, en niet vervuld, toegekend, afgewezen of ingetrokken."

msgid "How many of Defence are there today?"
msgstr "Hoeveel mensen van Defensie zijn er vandaag?"

msgid "People of Defence who arrived and are booked for this day."
msgstr "Mensen van Defensie die aangekomen zijn en voor deze dag zijn ingezet."

msgid "How many requests are under way?"
msgstr "Hoeveel aanvragen lopen er?"

msgid "Requests whose alert was sent and that aren't closed, resolved, rejected or withdrawn."
msgstr "Aanvragen waarvan het alarm verstuurd is en die niet gesloten, opgelost, afgewezen of ingetrokken zijn."

msgid "How many alerts came in?"
msgstr "Hoeveel alarmen kwamen er binnen?"

msgid "Requests whose alert was sent in the period."
msgstr "Aanvragen waarvan het alarm in de periode verstuurd is."

msgid "What was granted in full?"
msgstr "Wat is er volledig toegekend?"

msgid "Decisions in the period that grant all that lay on the table, also provisionally; extensions don't count."
msgstr "Besluiten in de periode die alles toekennen wat op tafel lag, ook voorlopig; verlengingen tellen niet mee."

msgid "What was granted in part?"
msgstr "Wat is er gedeeltelijk toegekend?"

msgid "Decisions in the period that grant less than lay on the table."
msgstr "Besluiten in de periode die minder toekennen dan er op tafel lag."

msgid "What was refused?"
msgstr "Wat is er afgewezen?"

msgid "Decisions in the period that reject; refused extensions don't count."
msgstr "Besluiten in de periode die afwijzen; afgewezen verlengingen tellen niet mee."

msgid "What was withdrawn?"
msgstr "Wat is er ingetrokken?"

msgid "Requests that were withdrawn in the period."
msgstr "Aanvragen die in de periode ingetrokken zijn."

msgid "What was resolved without Defence?"
msgstr "Wat is er zonder Defensie opgelost?"

msgid "Requests that were closed as resolved in the period, with whatever code."
msgstr "Aanvragen die in de periode als opgelost gesloten zijn, om welke reden ook."

msgid "Where did no help come in time?"
msgstr "Waar kwam hulp niet op tijd?"

msgid "Requests that were closed in the period because their period passed unmet; they are among those resolved."
msgstr "Aanvragen die in de periode gesloten zijn omdat hun periode onvervuld voorbij was; ze zitten ook bij de opgeloste."

msgid "What need went unmet?"
msgstr "Welke behoefte bleef onvervuld?"

msgid "Open in the ledger of need on the days of the period that are gone, of every request whose alert was sent."
msgstr "Open in het grootboek van de behoefte op de voorbije dagen van de periode, van elke aanvraag waarvan het alarm verstuurd is."

msgid "How much did Defence do?"
msgstr "Hoeveel heeft Defensie gedaan?"

msgid "Days in the period, this day included, of people of Defence who arrived and were booked for them."
msgstr "Dagen in de periode, met deze dag erbij, van mensen van Defensie die aangekomen zijn en voor die dagen waren ingezet."

msgid "How long until the first people of Defence come?"
msgstr "Hoe lang duurt het tot de eerste mensen van Defensie er zijn?"

msgid "From alert to first arrival, of first arrivals in the period: half came within it, in quarters of an hour."
msgstr "Van alarm tot eerste aankomst, van de eerste aankomsten in de periode: de helft kwam binnen deze tijd, in kwartieren."

msgid "And how long at most, but for one in ten?"
msgstr "En hoe lang hooguit, op één op de tien na?"

msgid "From alert to first arrival, of first arrivals in the period: nine in ten came within it."
msgstr "Van alarm tot eerste aankomst, van de eerste aankomsten in de periode: negen van de tien kwamen binnen deze tijd."

msgid "1 day"
msgstr "1 dag"

msgid "7 days"
msgstr "7 dagen"

msgid "28 days"
msgstr "28 dagen"

msgid "13 weeks"
msgstr "13 weken"

msgid "empty: as it is now"
msgstr "leeg: zoals het nu is"

msgid "Period"
msgstr "Periode"

msgid "This moment hasn't come yet."
msgstr "Dit moment is er nog niet."

msgid "Choose a moment in this century."
msgstr "Kies een moment in deze eeuw."

msgid "On the map"
msgstr "Op de kaart"

msgid "with their borders"
msgstr "met hun grenzen"

msgid "as tiles"
msgstr "als tegels"

msgid "whose figures"
msgstr "van wie de cijfers zijn"

msgid "where it counts"
msgstr "waar het meetelt"

msgid "the request it is about"
msgstr "de aanvraag waar het over gaat"

msgid "known since"
msgstr "bekend sinds"

msgid "known so until"
msgstr "zo bekend tot"

msgid "the last day it matters, counted from the year 1"
msgstr "de laatste dag waarop het ertoe doet, geteld vanaf het jaar 1"

msgid "how long that is, by the place in the list of sizes"
msgstr "hoe lang dat is, als plaats in de lijst van lengtes"

msgid "the region"
msgstr "de regio"

msgid "its border, as an SVG path"
msgstr "de grens, als SVG-pad"

msgid "where its number stands, from the left"
msgstr "waar het getal staat, vanaf links"

msgid "where its number stands, from the top"
msgstr "waar het getal staat, vanaf boven"

msgid "whose borders these are"
msgstr "van wie deze grenzen zijn"

msgid "the alert was sent"
msgstr "het alarm is verstuurd"

msgid "it left a status, after so many minutes"
msgstr "hij ging uit een status weg, na zoveel minuten"

msgid "it closed"
msgstr "hij werd gesloten"

msgid "the triangle or the decider decided"
msgstr "de driehoek of de beslisser besliste"

msgid "a coded reason of a refusal"
msgstr "een gecodeerde reden van een afwijzing"

msgid "the first people of Defence arrived, so many minutes after the alert"
msgstr "de eerste mensen van Defensie kwamen aan, zoveel minuten na het alarm"

msgid "so many person-days more of help (below zero: fewer)"
msgstr "zoveel persoonsdagen hulp meer (onder nul: minder)"

msgid "what happened"
msgstr "wat er gebeurde"

msgid "which: a status, an outcome, a reason, a term"
msgstr "welke: een status, een uitkomst, een reden, een term"

msgid "about when"
msgstr "op welk moment"

msgid "minutes or person-days"
msgstr "minuten of persoonsdagen"

msgid "number of the event it comes from"
msgstr "nummer van de gebeurtenis waar het uit komt"

msgid "first day, counted from the year 1 (date.toordinal)"
msgstr "eerste dag, geteld vanaf het jaar 1 (date.toordinal)"

msgid "last day, counted likewise"
msgstr "laatste dag, net zo geteld"

msgid "so many more can be sent (below zero: fewer)"
msgstr "zoveel meer zijn inzetbaar (onder nul: minder)"

msgid "so many more are taken (below zero: fewer)"
msgstr "zoveel meer zijn bezet (onder nul: minder)"

msgid "status"
msgstr "status"

msgid "when it entered this status"
msgstr "wanneer de aanvraag deze status kreeg"

msgid "when the owner must have acted"
msgstr "wanneer de eigenaar gehandeld moet hebben"

msgid "first unsafe shift, while nobody was sent"
msgstr "eerste onveilige dienst, zolang er niemand is ingezet"

msgid "how urgent"
msgstr "hoe dringend"

msgid "the alert was sent and it isn't closed"
msgstr "het alarm is verstuurd en de aanvraag is niet gesloten"

msgid "asked"
msgstr "gevraagd"

msgid "met in the region"
msgstr "vervuld in de regio"

msgid "met nationally"
msgstr "landelijk vervuld"

msgid "granted"
msgstr "toegekend"

msgid "declined"
msgstr "afgewezen"

msgid "withdrawn"
msgstr "ingetrokken"

msgid "open"
msgstr "open"

msgid "of Defence who arrived and are booked for these days"
msgstr "van Defensie, aangekomen en voor deze dagen ingezet"

msgid "what was known before this day"
msgstr "wat voor deze dag bekend was"

msgid "the term of the ledger"
msgstr "de term van het grootboek"

msgid "so many, as they stood"
msgstr "zoveel, zoals ze toen stonden"

msgid "alert sent"
msgstr "alarm verstuurd"

msgid "granted in full"
msgstr "volledig toegekend"

msgid "granted provisionally, in full"
msgstr "voorlopig toegekend, volledig"

msgid "granted in part"
msgstr "gedeeltelijk toegekend"

msgid "deferred"
msgstr "aangehouden"

msgid "rejected"
msgstr "afgewezen"

msgid "extension granted"
msgstr "verlenging toegekend"

msgid "extension refused"
msgstr "verlenging afgewezen"

msgid "resolved: the help arrived"
msgstr "opgelost: de hulp is er"

msgid "resolved: the need was withdrawn"
msgstr "opgelost: de behoefte verviel"

msgid "resolved: the period passed unmet"
msgstr "opgelost: de periode ging onvervuld voorbij"

msgid "closed after a deployment"
msgstr "gesloten na een inzet"

msgid "the country"
msgstr "het land"

msgid "RO(N)AZ region"
msgstr "RO(N)AZ-regio"

msgid "safety region"
msgstr "veiligheidsregio"

msgid "institution"
msgstr "instelling"

msgid "The Netherlands"
msgstr "Nederland"

msgid "nothing to count"
msgstr "niets te tellen"

msgid "not known"
msgstr "niet bekend"

msgid "not in this territory"
msgstr "niet in dit gebied"

msgid "not to be compared with the period before"
msgstr "niet te vergelijken met de periode ervoor"

#, python-format
msgid "→ as many as in the period before: %(before)s"
msgstr "→ gelijk aan de periode ervoor: %(before)s"

#, python-format
msgid "↑ %(more)s more than %(before)s before"
msgstr "↑ %(more)s meer dan %(before)s daarvoor"

#, python-format
msgid "↓ %(more)s fewer than %(before)s before"
msgstr "↓ %(more)s minder dan %(before)s daarvoor"

#, python-format
msgid "%(count)s request is unsafe now"
msgid_plural "%(count)s requests are unsafe now"
msgstr[0] "%(count)s aanvraag is nu onveilig"
msgstr[1] "%(count)s aanvragen zijn nu onveilig"

#, python-format
msgid "%(count)s becomes so within 24 hours"
msgid_plural "%(count)s become so within 24 hours"
msgstr[0] "%(count)s wordt dat binnen 24 uur"
msgstr[1] "%(count)s worden dat binnen 24 uur"

#, python-format
msgid "On the busiest day %(count)s person of %(asked)s asked is lacking."
msgid_plural "On the busiest day %(count)s persons of %(asked)s asked are lacking."
msgstr[0] "Op de drukste dag ontbreekt %(count)s van de %(asked)s gevraagde personen."
msgstr[1] "Op de drukste dag ontbreken %(count)s van de %(asked)s gevraagde personen."

msgid "Name"
msgstr "Naam"

msgid "open person-days"
msgstr "open persoonsdagen"

msgid "open per 100,000 inhabitants"
msgstr "open per 100.000 inwoners"

msgid "granted so far, person-days"
msgstr "tot nu toe toegekend, persoonsdagen"

msgid "granted per 100,000 inhabitants"
msgstr "toegekend per 100.000 inwoners"

msgid "Parts, the most urgent first"
msgstr "Onderdelen, het dringendste eerst"

msgid "persons asked"
msgstr "personen gevraagd"

msgid "persons lacking"
msgstr "personen tekort"

msgid "Need by staff type"
msgstr "Behoefte per soort personeel"

msgid "Status"
msgstr "Status"

msgid "Requests and lead times by status"
msgstr "Aanvragen en doorlooptijden per status"

msgid "What"
msgstr "Wat"

msgid "in the period before"
msgstr "in de periode ervoor"

msgid "What happened in the period"
msgstr "Wat er in de periode gebeurde"

msgid "Reason"
msgstr "Reden"

msgid "times"
msgstr "aantal keer"

msgid "By whom"
msgstr "Door wie"

msgid "on this day"
msgstr "op deze dag"

msgid "on the worst of seven days"
msgstr "op de slechtste van zeven dagen"

msgid "What Defence can spare, by staff type"
msgstr "Wat Defensie kan missen, per soort personeel"

msgid "Nothing is known of this moment."
msgstr "Van dit moment is niets bekend."

msgid "Nothing to count in any safety region."
msgstr "In geen enkele veiligheidsregio valt iets te tellen."

#, python-format
msgid "%(count)s safety regions"
msgstr "%(count)s veiligheidsregio's"

#, python-format
msgid "The highest is %(value)s (%(unit)s), in %(most)s. Nothing in %(none)s of %(all)s safety regions."
msgstr "Het hoogst is %(value)s (%(unit)s), in %(most)s. Niets in %(none)s van de %(all)s veiligheidsregio's."

#, python-format
msgid "%(start)s or more"
msgstr "%(start)s of meer"

#, python-format
msgid "less than %(end)s"
msgstr "minder dan %(end)s"

#, python-format
msgid "%(start)s to %(end)s"
msgstr "%(start)s tot %(end)s"

msgid "picture"
msgstr "beeld"

msgid "granted by Defence"
msgstr "toegekend door Defensie"

msgid "under way"
msgstr "lopend"

msgid "unsafe now"
msgstr "nu onveilig"

msgid "unsafe within 12 hours"
msgstr "onveilig binnen 12 uur"

msgid "unsafe within 24 hours"
msgstr "onveilig binnen 24 uur"

msgid "late"
msgstr "te laat"

msgid "MSOB: military support to health care"
msgstr "MSOB: militaire steun aan de zorg"

msgid "Every deed of the pages, with the same rules and the same refusals (RFC 9457)."
msgstr "Elke handeling van de pagina's, met dezelfde regels en dezelfde weigeringen (RFC 9457)."

msgid "Choose nl or en."
msgstr "Kies nl of en."

msgid "Open it"
msgstr "Openen"

msgid "My work"
msgstr "Mijn werk"

msgid "Requests"
msgstr "Aanvragen"

msgid "Picture"
msgstr "Beeld"

msgid "Regional round"
msgstr "Regionale ronde"

msgid "Inquiries"
msgstr "Uitvragen"

msgid "Triangle"
msgstr "Driehoek"

msgid "National priority"
msgstr "Landelijke prioriteit"

msgid "Institutions"
msgstr "Instellingen"

msgid "People"
msgstr "Personen"

msgid "Delivery"
msgstr "Bezorging"

msgid "Messages"
msgstr "Berichten"

msgid "Who looked"
msgstr "Wie keek"

msgid "Who tried"
msgstr "Wie iets probeerde"

#, python-format
msgid "It is now %(moment)s."
msgstr "Het is nu %(moment)s."

msgid "Bad request"
msgstr "Onjuist verzoek"

msgid "Not yours to do"
msgstr "Niet aan u"

msgid "Not found"
msgstr "Niet gevonden"

msgid "Something went wrong here"
msgstr "Hier ging iets mis"

msgid "all open requests beside all parties"
msgstr "alle open aanvragen naast alle partijen"

msgid "Open requests"
msgstr "Open aanvragen"

msgid "search, filter and download those you may see"
msgstr "zoek, filter en download wat u mag zien"

msgid "which help of Defence can be expected, week by week"
msgstr "welke hulp van Defensie te verwachten is, per week"

msgid "who of Defence is where, until when"
msgstr "wie van Defensie waar is, en tot wanneer"

msgid "Closed requests"
msgstr "Gesloten aanvragen"

msgid "read back what was decided, and why"
msgstr "lees terug wat is besloten, en waarom"

msgid "what was asked of you, and what you answered"
msgstr "wat aan u is gevraagd, en wat u antwoordde"

msgid "addresses and telephone numbers of the homes"
msgstr "adressen en telefoonnummers van de instellingen"

msgid "who has which role, and since when"
msgstr "wie welke rol heeft, en sinds wanneer"

msgid "Invite somebody"
msgstr "Iemand uitnodigen"

msgid "give a new colleague a role"
msgstr "geef een nieuwe collega een rol"

msgid "Import institutions"
msgstr "Instellingen importeren"

msgid "from a spreadsheet"
msgstr "uit een rekenblad"

msgid "Duty roster"
msgstr "Piketrooster"

msgid "who is on call, and on which number"
msgstr "wie piket heeft, en op welk nummer"

msgid "My account"
msgstr "Mijn account"

msgid "password, second factor and tokens"
msgstr "wachtwoord, tweestapsverificatie en tokens"

msgid "who read which request, paper or list, and when"
msgstr "wie welke aanvraag, welk stuk of welke lijst las, en wanneer"

msgid "refused ways in, and changed roles and tokens"
msgstr "geweigerde toegang, en gewijzigde rollen en tokens"

msgid "raise the alert of a nursing home"
msgstr "alarm slaan voor een verpleeghuis"

msgid "guide it: ask all five parties at once"
msgstr "de aanvraag begeleiden: alle vijf partijen tegelijk uitvragen"

msgid "answer for the care office"
msgstr "antwoorden voor het zorgkantoor"

msgid "finish an application that is due in a quarter of an hour"
msgstr "een MSOB-aanvraag afmaken die binnen een kwartier weg moet"

msgid "draw up the deployments that were granted"
msgstr "de toegekende inzetten opstellen"

msgid "read the letter, and meet the conditions"
msgstr "de brief lezen en aan de voorwaarden voldoen"

msgid "approve a deployment a colleague drew up"
msgstr "een inzet goedkeuren die een collega opstelde"

msgid "speak about a request for more than there is, and evaluate Twente"
msgstr "een standpunt geven over een aanvraag voor meer dan er is, en Twente evalueren"

msgid "report the day; the people leave on Wednesday"
msgstr "over de dag rapporteren; de mensen vertrekken woensdag"

msgid "decide for a divided triangle, once the clock is a day further"
msgstr "beslissen voor een verdeelde driehoek, als de klok een dag verder staat"

msgid "Monday 28 December 2020: the first alerts"
msgstr "Maandag 28 december 2020: de eerste alarmen"

msgid "Thursday 31 December 2020: help is granted"
msgstr "Donderdag 31 december 2020: hulp is toegekend"

msgid "Monday 25 January 2021: people are on site"
msgstr "Maandag 25 januari 2021: er zijn mensen ter plaatse"

msgid "This is the demo's command: run it with MSOB_DEMO=1 and MSOB_CLOCK=demo."
msgstr "Dit is de opdracht voor de demo: start die met MSOB_DEMO=1 en MSOB_CLOCK=demo."

msgid "Preparing the situation; the first time this may take a minute …"
msgstr "De situatie wordt klaargezet; de eerste keer kan dat een minuut duren …"

msgid "The data of this demo are of an earlier version: make demo-reset starts anew."
msgstr "De gegevens van deze demo zijn van een eerdere versie: make demo-reset begint opnieuw."

msgid "Stopped. The demo's clock stands still until the next start."
msgstr "Gestopt. De klok van de demo staat stil tot de volgende start."

#, python-format
msgid "It is %(moment)s there. Sign in by a click, for example as:"
msgstr "Het is daar %(moment)s. Log in met één klik, bijvoorbeeld als:"

msgid "The story has more scenes; each starts anew, and forgets what you did:"
msgstr "Het verhaal heeft meer scènes; elke scène begint opnieuw en vergeet wat u deed:"

msgid "Ctrl-C stops it; what you did and the clock are kept."
msgstr "Ctrl-C stopt de demo; wat u deed en de klok blijven bewaard."

#, python-format
msgid "Port %(port)s can't be used (%(error)s). Choose another: PORT=8001 make demo"
msgstr "Poort %(port)s is niet te gebruiken (%(error)s). Kies een andere: PORT=8001 make demo"

msgid "You are signed in here alone now."
msgstr "U bent nu alleen hier nog ingelogd."

msgid "You are not signed in there any more."
msgstr "U bent daar niet meer ingelogd."

msgid "Raise the alert of a nursing home in a minute, and accept the help that is offered."
msgstr "Sla binnen een minuut alarm voor een verpleeghuis en accepteer de hulp die wordt aangeboden."

msgid "Confirm what the region noted for you, finish the application, answer a neighbour."
msgstr "Bevestig wat de regio namens u noteerde, maak de MSOB-aanvraag af en geef een buurinstelling antwoord."

msgid "A hospital for which the ministry asks; offer nurses to a neighbour."
msgstr "Een ziekenhuis waarvoor het ministerie hulp vraagt; bied een buurinstelling verpleegkundigen aan."

msgid "Half of the residents infected: finish the application before it is due."
msgstr "De helft van de bewoners besmet: maak de MSOB-aanvraag op tijd af."

msgid "A care hotel at step 2, with an offer to accept or decline."
msgstr "Een zorghotel in stap 2, met een aanbod om te accepteren of af te wijzen."

msgid "Guide Twente: ask all parties at once, note what is said by telephone, escalate."
msgstr "Begeleid Twente: vraag alle partijen tegelijk uit, noteer wat telefonisch wordt gezegd en zet door."

msgid "Guide Groningen: an urgent request, and one that says too little."
msgstr "Begeleid Groningen: een spoedaanvraag, en een aanvraag die te weinig zegt."

msgid "Three requests in one region: one overdue, one with a party that stays silent."
msgstr "Drie aanvragen in één regio: één te laat, één met een partij die niets laat horen."

msgid "Answer for the care office, and confirm or contest what was noted for you."
msgstr "Antwoord voor het zorgkantoor, en bevestig of betwist wat namens u is genoteerd."

msgid "Answer for the acute and non-acute care table of the region."
msgstr "Antwoord voor het overleg van acute en niet-acute zorg in de regio."

msgid "Answer for the Red Cross, from every region."
msgstr "Antwoord voor het Rode Kruis, aan alle regio's."

msgid "Answer for Extra Handen, from every region."
msgstr "Antwoord voor Extra Handen, aan alle regio's."

msgid "See the urgent requests at once, and note for the national parties what they say."
msgstr "Zie de spoedaanvragen meteen, en noteer namens de landelijke partijen wat zij zeggen."

msgid "Asks on behalf of a hospital; sees what has reached step 3."
msgstr "Vraagt namens een ziekenhuis; ziet wat bij stap 3 is aangekomen."

msgid "Colleague of Vera, who takes the ministry's corner where she asked herself."
msgstr "Collega van Vera; neemt de hoek van het ministerie over waar Vera zelf aanvroeg."

msgid "Plans what Defence can spare; requests reach Defence after step 3."
msgstr "Plant wat Defensie kan missen; aanvragen komen na stap 3 bij Defensie."

msgid "Colleague of Dirk: whoever draws up a deployment doesn't approve it."
msgstr "Collega van Dirk: wie een inzet opstelt, keurt die niet zelf goed."

msgid "Visits homes for Defence; her missions come after step 3."
msgstr "Bezoekt instellingen voor Defensie; haar verkenningen volgen na stap 3."

msgid "Decides when the three corners stay divided: in the scene of 25 January, a day later by the clock above."
msgstr "Beslist als de drie hoeken het niet eens worden: in de scène van 25 januari, een dag verder met de klok bovenaan."

msgid "Sees per week which help of Defence can be expected; reads no request, and changes nothing."
msgstr "Ziet per week welke hulp van Defensie te verwachten is; leest geen aanvragen en wijzigt niets."

msgid "Reads who looked and who tried, and nothing of a request."
msgstr "Leest wie keek en wie iets probeerde, en niets van een aanvraag."

msgid "Looks after institutions, people and invitations; never reads a request."
msgstr "Beheert instellingen, personen en uitnodigingen; leest nooit een aanvraag."

msgid "Set up a second factor first."
msgstr "Stel eerst tweestapsverificatie in."

msgid "Prove your second factor first: sign in anew."
msgstr "Log eerst opnieuw in met tweestapsverificatie."

msgid "Please type your current password."
msgstr "Geef uw huidige wachtwoord op."

msgid "The email address and/or password you specified are not correct."
msgstr "Dit e-mailadres of wachtwoord klopt niet."

msgid "Too many failed login attempts. Try again later."
msgstr "Te veel mislukte pogingen om in te loggen. Probeer het later opnieuw."

msgid "Be patient, you are sending too many requests."
msgstr "U gaat te snel: wacht even."

msgid "Use your password"
msgstr "Uw wachtwoord gebruiken"

msgid "Use authenticator app or code"
msgstr "Authenticator-app of code gebruiken"

msgid "You must type the same password each time."
msgstr "Typ twee keer hetzelfde wachtwoord."

msgid "You cannot remove your primary email address."
msgstr "U kunt uw primaire e-mailadres niet verwijderen."

msgid "You cannot deactivate two-factor authentication."
msgstr "U kunt tweestapsverificatie niet uitschakelen."

msgid "You cannot generate recovery codes without having two-factor authentication enabled."
msgstr "U kunt pas herstelcodes maken als tweestapsverificatie is ingesteld."

msgid "Your account has no password set up."
msgstr "Uw account heeft nog geen wachtwoord."

msgid "Your account has no verified email address."
msgstr "Uw account heeft geen geverifieerd e-mailadres."

msgid "You cannot disconnect your last remaining third-party account."
msgstr "U kunt het laatste externe account niet loskoppelen."

#, python-format
msgid "An account already exists with this email address. Please sign in to that account first, then connect your %s account."
msgstr "Er is al een account met dit e-mailadres. Log daar eerst mee in en koppel dan uw account van %s."

msgid "Please reauthenticate to safeguard your account."
msgstr "Bevestig dat u het bent, om uw account te beschermen."

msgid "Confirm Access"
msgstr "Toegang bevestigen"

msgid "Enter your password:"
msgstr "Vul uw wachtwoord in:"

msgid "Enter an authenticator code:"
msgstr "Vul een code van uw authenticator-app in:"

msgid "Authenticator code"
msgstr "Code van de authenticator-app"

msgid "Authenticator secret"
msgstr "Geheime sleutel voor de authenticator-app"

msgid "Sign In"
msgstr "Inloggen"

msgid "Sign Out"
msgstr "Uitloggen"

msgid "Are you sure you want to sign out?"
msgstr "Weet u zeker dat u wilt uitloggen?"

#, python-format
msgid "Successfully signed in as %(name)s."
msgstr "U bent ingelogd als %(name)s."

msgid "You have signed out."
msgstr "U bent uitgelogd."

msgid "Password successfully changed."
msgstr "Uw wachtwoord is gewijzigd."

msgid "Password successfully set."
msgstr "Uw wachtwoord is ingesteld."

msgid "Set Password"
msgstr "Wachtwoord instellen"

msgid "Forgotten your password? Enter your email address below, and we'll send you an email allowing you to reset it."
msgstr "Wachtwoord vergeten? Vul uw e-mailadres in; u krijgt een e-mail waarmee u een nieuw wachtwoord kunt kiezen."

msgid "Please contact us if you have any trouble resetting your password."
msgstr "Lukt het niet? Vraag het de functioneel beheerder van uw organisatie."

msgid "Reset My Password"
msgstr "Nieuw wachtwoord aanvragen"

msgid "We have sent you an email. If you have not received it please check your spam folder. Otherwise contact us if you do not receive it in a few minutes."
msgstr "Er is een e-mail onderweg. Niet ontvangen? Kijk bij de ongewenste e-mail. Komt die na een paar minuten nog niet aan, vraag het dan de functioneel beheerder van uw organisatie."

#, python-format
msgid "The password reset link was invalid, possibly because it has already been used.  Please request a <a href=\"%(passwd_reset_url)s\">new password reset</a>."
msgstr "Deze link werkt niet, misschien omdat die al is gebruikt. Vraag <a href=\"%(passwd_reset_url)s\">een nieuwe link</a> aan."

msgid "Bad Token"
msgstr "Deze link werkt niet"

msgid "Your password is now changed."
msgstr "Uw wachtwoord is gewijzigd."

msgid "Your password has been changed."
msgstr "Uw wachtwoord is gewijzigd."

msgid "Your password has been reset."
msgstr "Uw wachtwoord is opnieuw ingesteld."

msgid "Your password has been set."
msgstr "Uw wachtwoord is ingesteld."

#, python-format
msgid "Hello from %(site_name)s!"
msgstr "Bericht van %(site_name)s"

#, python-format
msgid ""
"Thank you for using %(site_name)s!\n"
"%(site_domain)s"
msgstr ""
"Met vriendelijke groet,\n"
"%(site_name)s\n"
"%(site_domain)s"

msgid "You are receiving this mail because the following change was made to your account:"
msgstr "U krijgt deze e-mail omdat aan uw account het volgende is gewijzigd:"

#, python-format
msgid ""
"If you do not recognize this change then please take proper security precautions immediately. The change to your account originates from:\n"
"\n"
"- IP address: %(ip)s\n"
"- Browser: %(user_agent)s\n"
"- Date: %(timestamp)s"
msgstr ""
"Herkent u deze wijziging niet? Meld het dan meteen aan de functioneel beheerder van uw organisatie. De wijziging komt van:\n"
"\n"
"- IP-adres: %(ip)s\n"
"- Browser: %(user_agent)s\n"
"- Datum: %(timestamp)s"

msgid ""
"You're receiving this email because you or someone else has requested a password reset for your user account.\n"
"It can be safely ignored if you did not request a password reset. Click the link below to reset your password."
msgstr ""
"U krijgt deze e-mail omdat u of iemand anders een nieuw wachtwoord voor uw account heeft aangevraagd.\n"
"Was u dat niet? Dan hoeft u niets te doen. Kies met de link hieronder een nieuw wachtwoord."

#, python-format
msgid "You are receiving this email because you, or someone else, tried to access an account with email %(email)s. However, we do not have any record of such an account in our database."
msgstr "U krijgt deze e-mail omdat u of iemand anders probeerde in te loggen met het e-mailadres %(email)s. Met dit adres is er geen account."

msgid "This mail can be safely ignored if you did not initiate this action."
msgstr "Was u dat niet? Dan hoeft u niets te doen."

msgid "Two-Factor Authentication"
msgstr "Tweestapsverificatie"

msgid "Your account is protected by two-factor authentication. Please enter an authenticator code:"
msgstr "Uw account is beschermd met tweestapsverificatie. Vul een code van uw authenticator-app in:"

msgid "To protect your account with two-factor authentication, scan the QR code below with your authenticator app. Then, input the verification code generated by the app below."
msgstr "Bescherm uw account met tweestapsverificatie: scan de QR-code hieronder met uw authenticator-app, en vul daarna de code in die de app toont."

msgid "You can store this secret and use it to reinstall your authenticator app at a later time."
msgstr "U kunt deze sleutel bewaren, om uw authenticator-app later opnieuw in te stellen."

msgid "Activate Authenticator App"
msgstr "Authenticator-app instellen"

msgid "Deactivate Authenticator App"
msgstr "Authenticator-app uitschakelen"

msgid "You are about to deactivate authenticator app based authentication. Are you sure?"
msgstr "U staat op het punt de authenticator-app uit te schakelen. Weet u het zeker?"

msgid "Authentication using an authenticator app is active."
msgstr "De authenticator-app is ingesteld."

msgid "An authenticator app is not active."
msgstr "De authenticator-app is nog niet ingesteld."

msgid "Activate"
msgstr "Instellen"

msgid "Deactivate"
msgstr "Uitschakelen"

msgid "View"
msgstr "Bekijken"

msgid "Generate"
msgstr "Maken"

msgid "You are about to generate a new set of recovery codes for your account."
msgstr "U staat op het punt nieuwe herstelcodes voor uw account te maken."

msgid "Are you sure?"
msgstr "Weet u het zeker?"

msgid "This action will invalidate your existing codes."
msgstr "De herstelcodes die u al had, werken daarna niet meer."

msgid "Generate new codes"
msgstr "Nieuwe codes maken"

msgid "An error occurred while attempting to login via your third-party account."
msgstr "Inloggen via uw externe account is niet gelukt."

msgid "You can sign in to your account using any of the following third-party accounts:"
msgstr "U kunt inloggen met een van deze externe accounts:"

msgid "You currently have no third-party accounts connected to this account."
msgstr "Er zijn nog geen externe accounts aan dit account gekoppeld."

#, python-format
msgid "A third-party account from %(provider)s has been connected to your account."
msgstr "Een extern account van %(provider)s is aan uw account gekoppeld."

#, python-format
msgid "A third-party account from %(provider)s has been disconnected from your account."
msgstr "Een extern account van %(provider)s is losgekoppeld van uw account."

#, python-format
msgid "You are about to connect a new third-party account from %(provider)s."
msgstr "U staat op het punt een extern account van %(provider)s aan uw account te koppelen."

#, python-format
msgid "You are about to sign in using a third-party account from %(provider)s."
msgstr "U staat op het punt in te loggen via %(provider)s."

#, python-format
msgid "Sign In Via %(provider)s"
msgstr "Inloggen via %(provider)s"

msgid "Third-Party Login Failure"
msgstr "Inloggen mislukt"

msgid "Login Cancelled"
msgstr "Inloggen geannuleerd"

#, python-format
msgid "You decided to cancel logging in to our site using one of your existing accounts. If this was a mistake, please proceed to <a href=\"%(login_url)s\">sign in</a>."
msgstr "U hebt het inloggen via een extern account geannuleerd. Was dat niet de bedoeling? <a href=\"%(login_url)s\">Log dan opnieuw in</a>."

msgid "You cannot activate two-factor authentication until you have verified your email address."
msgstr "U kunt tweestapsverificatie pas instellen als uw e-mailadres is geverifieerd."

msgid "You cannot add an email address to an account protected by two-factor authentication."
msgstr "Aan een account met tweestapsverificatie kunt u geen e-mailadres toevoegen."

msgid "The following email addresses are associated with your account:"
msgstr "Deze e-mailadressen horen bij uw account:"

msgid "Do you really want to remove the selected email address?"
msgstr "Wilt u het gekozen e-mailadres echt verwijderen?"

msgid "Your primary email address must be verified."
msgstr "Uw primaire e-mailadres moet geverifieerd zijn."

#, python-format
msgid "You cannot remove your primary email address (%(email)s)."
msgstr "U kunt uw primaire e-mailadres (%(email)s) niet verwijderen."

#, python-format
msgid "You have confirmed %(email)s."
msgstr "U hebt %(email)s bevestigd."

msgid "You currently do not have any email address set up. You should really add an email address so you can receive notifications, reset your password, etc."
msgstr "Bij uw account staat nog geen e-mailadres. Voeg er een toe, om berichten te krijgen en een nieuw wachtwoord te kunnen kiezen."

msgid "We are sorry, but the sign up is currently closed."
msgstr "U kunt niet zelf een account maken: vraag de functioneel beheerder om een uitnodiging."

msgid "Sign Up Closed"
msgstr "Alleen op uitnodiging"

msgid "less than a minute"
msgstr "minder dan een minuut"

#, python-format
msgid "%(count)d minute"
msgid_plural "%(count)d minutes"
msgstr[0] "%(count)d minuut"
msgstr[1] "%(count)d minuten"

#, python-format
msgid "%(count)d hour"
msgid_plural "%(count)d hours"
msgstr[0] "%(count)d uur"
msgstr[1] "%(count)d uur"

#, python-format
msgid "%(count)d day"
msgid_plural "%(count)d days"
msgstr[0] "%(count)d dag"
msgstr[1] "%(count)d dagen"

#, python-format
msgid "%(duration)s overdue"
msgstr "%(duration)s te laat"

#, python-format
msgid "%(duration)s left"
msgstr "nog %(duration)s"

msgid "Id of the line, inquiry, offer … it is done to"
msgstr "Id van de regel, uitvraag, het aanbod … waaraan het wordt gedaan"

msgid "Who may read a comment or file"
msgstr "Wie een opmerking of bestand mag lezen"

msgid "A role, the home or a party."
msgstr "Een rol, de instelling of een partij."

msgid "The number to call now; empty when none is known."
msgstr "Het nummer om nu te bellen; leeg als er geen bekend is."

msgid "Roles, the home, the region, a party: who gets a message of it."
msgstr "Rollen, de instelling, de regio, een partij: wie er bericht van krijgt."

msgid "Who would be told, and is reached by no mail: call."
msgstr "Wie bericht zou krijgen en niet per e-mail wordt bereikt: bel."

msgid "What it ends, lowers, releases or does beyond repair, in numbers; as on its page."
msgstr "Wat het beëindigt, verlaagt, vrijgeeft of onherstelbaar doet, in getallen; zoals op de pagina."

msgid "After it; null where that depends on what is said or settled."
msgstr "Na afloop; null waar dat afhangt van wat er wordt gezegd of besloten."

msgid "Whose move it is then."
msgstr "Wie er dan aan zet is."

msgid "When they must have acted; null: nothing is due."
msgstr "Wanneer zij gehandeld moeten hebben; null: geen termijn."

msgid "Who will be told of a deed, and what becomes due"
msgstr "Wie bericht krijgt van een handeling, en welke termijn dan loopt"

msgid "Of a deed that is yours in this status; nothing is done. The names are as on its page."
msgstr "Van een handeling die in deze status van u is; er gebeurt nog niets. De namen zijn die van de pagina."

msgid "Name what it is done to, by its id."
msgstr "Noem met het id waaraan het wordt gedaan."

msgid "This is done to the request itself."
msgstr "Dit wordt aan de aanvraag zelf gedaan."

msgid "This isn't yours to do."
msgstr "U mag dit niet doen."

msgid "What it says."
msgstr "Wat erin staat."

msgid "The request it is about, when you may see it."
msgstr "De aanvraag waar het over gaat, als u die mag zien."

msgid "What was asked of you, if so."
msgstr "Wat aan u is gevraagd, als dat zo is."

msgid "When it happened."
msgstr "Wanneer het gebeurde."

msgid "Whether you have read it."
msgstr "Of u het heeft gelezen."

msgid "their ids"
msgstr "de id's ervan"

msgid "How many were unread until now."
msgstr "Hoeveel er tot nu toe ongelezen waren."

msgid "what messages are about"
msgstr "waar berichten over gaan"

msgid "how they travel"
msgstr "langs welke weg ze gaan"

msgid "your choice; null where the duty roster decides"
msgstr "uw keuze; null als het piketrooster beslist"

msgid "Your messages"
msgstr "Uw berichten"

msgid "What you were told of, the newest first, as it stands in your inbox on the page."
msgstr "Waarover u bericht kreeg, het nieuwste eerst, zoals het op de pagina in uw postvak staat."

msgid "Mark your messages as read"
msgstr "Uw berichten als gelezen markeren"

msgid "Those named, or all of yours when none is named; doing it again changes nothing."
msgstr "De genoemde berichten, of al uw berichten als er geen zijn genoemd; nogmaals doen verandert niets."

msgid "How you are reached"
msgstr "Hoe u bericht krijgt"

msgid "Per kind of message and road; without a choice of yours the duty roster decides."
msgstr "Per soort bericht en weg; zonder keuze van u beslist het piketrooster."

msgid "Choose how you are reached"
msgstr "Kiezen hoe u bericht krijgt"

msgid "What isn't sent stays as it is; null takes back a choice."
msgstr "Wat niet wordt meegestuurd, blijft zoals het is; null trekt een keuze in."

msgid "For GHOR."
msgstr "Voor de GHOR."

msgid "Care office"
msgstr "Zorgkantoor"

msgid "For a care office."
msgstr "Voor een zorgkantoor."

msgid "For a RO(N)AZ secretariat."
msgstr "Voor een RO(N)AZ-secretariaat."

msgid "Channel"
msgstr "Kanaal"

msgid "For the Red Cross and the civil pools."
msgstr "Voor het Rode Kruis, Extra Handen en de Zorgreserve."

msgid "Team"
msgstr "Team"

msgid "For a fact finder."
msgstr "Voor een verkenner."

msgid "The kinds of messages it is sent."
msgstr "De soorten berichten die het krijgt."

msgid "For"
msgstr "Voor"

msgid "Whether somebody answers for it; else nothing is sent until a colleague does."
msgstr "Of iemand ervoor instaat; anders wordt er niets verzonden tot een collega dat doet."

msgid "For a care institution."
msgstr "Voor een zorginstelling."

msgid "The secret, shown only now."
msgstr "Het geheim; het wordt alleen nu getoond."

msgid "The `id` of the CloudEvent."
msgstr "De `id` van het CloudEvent."

msgid "what was asked of the organisation, when that is all it may see"
msgstr "wat de organisatie is gevraagd, als zij alleen dat mag zien"

msgid "why the last try failed"
msgstr "waarom de laatste poging mislukte"

msgid "Webhooks that you look after"
msgstr "Webhooks die u beheert"

msgid "Those of your organisation, of all for an administrator; never with a secret."
msgstr "Die van uw organisatie, voor een beheerder die van alle; nooit met een geheim."

msgid "New webhook"
msgstr "Nieuwe webhook"

msgid "For an organisation that you speak for, or any for an administrator; told with its secret."
msgstr "Voor een organisatie waarvoor u spreekt, voor een beheerder elke; in dit antwoord staat het geheim."

msgid "One webhook"
msgstr "Eén webhook"

msgid "Never with its secret."
msgstr "Nooit met het geheim."

msgid "Change the webhook"
msgstr "Webhook wijzigen"

msgid "What isn't sent stays as it is."
msgstr "Wat niet wordt meegestuurd, blijft zoals het is."

msgid "Replace the secret"
msgstr "Geheim vervangen"

msgid "The new one is told in this answer only; until `earlierUntil` the one before it signs too."
msgstr "Het nieuwe staat alleen in dit antwoord; tot `earlierUntil` ondertekent ook het vorige."

msgid "Send a trial event"
msgstr "Proefgebeurtenis verzenden"

msgid "It tells of nothing. When it isn't taken that is 409, with what went wrong."
msgstr "Deze vertelt niets. Wordt hij niet aangenomen, dan is dat 409, met wat er misging."

#, python-format
msgid "The trial event was not taken: %(error)s."
msgstr "De proefgebeurtenis is niet aangenomen: %(error)s."

msgid "Delivery log"
msgstr "Bezorglog"

msgid "The newest first. What each told of is for who speaks for the organisation, else null."
msgstr "De nieuwste eerst. Waarover elk ging is voor wie voor de organisatie spreekt; anders null."

msgid "Send again"
msgstr "Opnieuw versturen"

msgid "Also what was taken before; not while it is on its way anyhow."
msgstr "Ook wat al was aangenomen; niet zolang het toch al onderweg is."

msgid "Notifications"
msgstr "Berichten"

#, python-format
msgid "A request in %(region)s"
msgstr "Een aanvraag in %(region)s"

msgid "Delivery is looked after by administrators."
msgstr "De bezorging wordt beheerd door functioneel beheerders."

msgid "not arrived"
msgstr "niet aangekomen"

msgid "given up and put away"
msgstr "opgegeven en terzijde gelegd"

msgid "Was to leave"
msgstr "Te versturen op"

msgid "Tries"
msgstr "Pogingen"

msgid "Stands at"
msgstr "Status"

msgid "Whose move"
msgstr "Aan zet"

msgid "your answer"
msgstr "uw antwoord"

msgid "Needed"
msgstr "Nodig"

msgid "Region"
msgstr "Regio"

#, python-format
msgid "%(move)s, before %(due)s"
msgstr "%(move)s, vóór %(due)s"

msgid "as the duty roster has it"
msgstr "volgens het piketrooster"

msgid "not at all"
msgstr "helemaal niet"

msgid "Reference, home or region"
msgstr "Kenmerk, instelling of regio"

msgid "About"
msgstr "Waarover"

msgid "Everything"
msgstr "Alles"

msgid "Not read yet"
msgstr "Nog niet gelezen"

msgid "Road"
msgstr "Weg"

msgid "Receiver"
msgstr "Ontvanger"

#, python-format
msgid "%(kind)s, %(road)s"
msgstr "%(kind)s, %(road)s"

msgid "This can't be chosen: the procedure requires these messages."
msgstr "Dit is niet te kiezen: de procedure vereist deze berichten."

msgid "When"
msgstr "Wanneer"

msgid "whose move it is now"
msgstr "wie nu aan zet is"

msgid "who hasn't made the move that is waited for"
msgstr "wie de stap waarop wordt gewacht nog niet heeft gezet"

msgid "whose move it was"
msgstr "wie aan zet was"

msgid "the institution"
msgstr "de instelling"

msgid "the GHOR of its region"
msgstr "de GHOR van de regio"

msgid "LOCC"
msgstr "LOCC"

msgid "Ministry of Health, Welfare and Sport"
msgstr "Ministerie van VWS"

msgid "Defence"
msgstr "Defensie"

msgid "the corners of the triangle"
msgstr "de hoeken van de driehoek"

msgid "the decider"
msgstr "de beslisser"

msgid "the fact-finding team"
msgstr "het verkenningsteam"

msgid "the corners whose position no longer counts"
msgstr "de hoeken van wie het standpunt niet meer geldt"

msgid "whose turn it is to answer the proposal"
msgstr "wie op het voorstel moet antwoorden"

msgid "the party that was asked"
msgstr "de partij die is gevraagd"

msgid "who opened the request"
msgstr "wie de aanvraag opende"

msgid "who recorded it"
msgstr "wie het vastlegde"

msgid "the one spoken for"
msgstr "namens wie is gesproken"

msgid "whoever was told of what is undone"
msgstr "wie bericht kreeg van wat is teruggedraaid"

msgid "the next in line"
msgstr "de volgende bij opschaling"

msgid "something to do"
msgstr "iets te doen"

msgid "help from others"
msgstr "hulp van anderen"

msgid "what changed in a request"
msgstr "wat in een aanvraag is gewijzigd"

msgid "decisions"
msgstr "besluiten"

msgid "due times"
msgstr "termijnen"

msgid "comments and files"
msgstr "opmerkingen en bestanden"

msgid "messages that didn't arrive"
msgstr "niet aangekomen berichten"

msgid "at once"
msgstr "meteen"

msgid "within the hour"
msgstr "binnen een uur"

msgid "in the daily summary"
msgstr "in het dagoverzicht"

msgid "the event it tells about"
msgstr "de gebeurtenis waar het bericht over gaat"

msgid "what the link opens"
msgstr "wat de link opent"

msgid "who answers, in the journal"
msgstr "wie antwoordt, in het journaal"

msgid "e-mail address"
msgstr "e-mailadres"

msgid "where it is sent; the link is bound to it"
msgstr "waarheen die gaat; de link is eraan gebonden"

msgid "the sentence of the table, untranslated"
msgstr "de zin uit de tabel, onvertaald"

msgid "answer by link"
msgstr "antwoord via link"

msgid "answers by link"
msgstr "antwoorden via link"

msgid "on the page"
msgstr "op de pagina"

msgid "by e-mail"
msgstr "per e-mail"

msgid "the request"
msgstr "de aanvraag"

msgid "what was asked, and nothing of the home"
msgstr "wat is gevraagd, en niets over de instelling"

msgid "that something wasn't delivered, and nothing of the request"
msgstr "dat iets niet is bezorgd, en niets over de aanvraag"

msgid "who is told"
msgstr "wie bericht krijgt"

msgid "road"
msgstr "weg"

msgid "how it travels"
msgstr "langs welke weg het gaat"

msgid "kind"
msgstr "soort"

msgid "what it is about"
msgstr "waar het over gaat"

msgid "how soon it must arrive"
msgstr "hoe snel het moet aankomen"

msgid "what the sentence may name"
msgstr "wat de zin mag noemen"

msgid "what was asked of her, if so"
msgstr "wat aan deze persoon is gevraagd, als dat zo is"

msgid "travels in the daily summary"
msgstr "gaat mee in het dagoverzicht"

msgid "read"
msgstr "gelezen"

msgid "when she read it on the page"
msgstr "wanneer het op de pagina is gelezen"

msgid "message"
msgstr "bericht"

msgid "messages"
msgstr "berichten"

msgid "whose"
msgstr "van wie"

msgid "messages not read, recounted under the row's lock"
msgstr "ongelezen berichten, opnieuw geteld terwijl de rij is vergrendeld"

msgid "whose choice"
msgstr "wiens keuze"

msgid "when"
msgstr "wanneer"

msgid "at once, daily or not at all"
msgstr "meteen, dagelijks of helemaal niet"

msgid "preference"
msgstr "voorkeur"

msgid "preferences"
msgstr "voorkeuren"

msgid "The procedure requires this message: it can't be switched off."
msgstr "De procedure vereist dit bericht: u kunt het niet uitschakelen."

msgid "On the page a message stands at once; choose at once or not at all."
msgstr "Op de pagina staat een bericht meteen; kies meteen of helemaal niet."

msgid "waiting"
msgstr "wacht"

msgid "sent"
msgstr "verstuurd"

msgid "failed, to be tried again"
msgstr "mislukt, wordt opnieuw geprobeerd"

msgid "given up"
msgstr "opgegeven"

msgid "how far it came"
msgstr "hoe ver het is gekomen"

msgid "when the event was turned into this message"
msgstr "wanneer van de gebeurtenis dit bericht is gemaakt"

msgid "when it was to leave for the first time"
msgstr "wanneer het voor het eerst weg moest"

msgid "not before this moment; ahead while a sender holds it"
msgstr "niet vóór dit moment; ligt in de toekomst zolang een verzender het vasthoudt"

msgid "when the receiving side took it"
msgstr "wanneer de ontvangende kant het aannam"

msgid "tries"
msgstr "pogingen"

msgid "tries that failed, or the last"
msgstr "pogingen die mislukten, of de laatste"

msgid "last error"
msgstr "laatste fout"

msgid "put away"
msgstr "terzijde gelegd"

msgid "since when it asks nobody's attention, though given up"
msgstr "sinds wanneer het niemands aandacht meer vraagt, al is het opgegeven"

msgid "which administrator put it away"
msgstr "welke functioneel beheerder het terzijde legde"

msgid "the event to tell about"
msgstr "de gebeurtenis om over te berichten"

msgid "sweeps that failed on it"
msgstr "rondes die hierop mislukten"

msgid "not before this moment"
msgstr "niet vóór dit moment"

msgid "why the last sweep failed on it"
msgstr "waarom de laatste ronde hierop mislukte"

msgid "address"
msgstr "adres"

msgid "Where events are sent by POST."
msgstr "Waarheen gebeurtenissen met POST gaan."

msgid "name"
msgstr "naam"

msgid "Which system it is."
msgstr "Welk systeem het is."

msgid "Folded, to be found by."
msgstr "Gevouwen, om op te zoeken."

msgid "kinds"
msgstr "soorten"

msgid "active"
msgstr "actief"

msgid "Switched off, nothing is sent and what waits goes on waiting."
msgstr "Uitgezet wordt er niets verzonden, en wat wacht blijft wachten."

msgid "Who added or last changed it: with her role it ends, until a colleague takes it over."
msgstr "Wie de webhook toevoegde of het laatst wijzigde: met die rol houdt hij op, tot een collega hem overneemt."

msgid "What the secret follows from."
msgstr "Waaruit het geheim volgt."

msgid "What the secret before it follows from."
msgstr "Waaruit het vorige geheim volgt."

msgid "Until when the secret before it signs too."
msgstr "Tot wanneer het vorige geheim ook nog ondertekent."

msgid "Seeds before those two, each with the moment until which its secret signs."
msgstr "Zaden van vóór deze twee, elk met het moment tot wanneer het geheim ervan ondertekent."

msgid "When it was added."
msgstr "Wanneer het is toegevoegd."

msgid "How often in a row nobody answered there."
msgstr "Hoe vaak achtereen daar niemand antwoordde."

msgid "After a silence: not called before this moment."
msgstr "Na een stilte: niet voor dit moment weer geprobeerd."

msgid "webhook"
msgstr "webhook"

msgid "webhooks"
msgstr "webhooks"

msgid "Administrators are told of delivery alone, in their inbox."
msgstr "Beheerders horen alleen van bezorging, in hun postvak."

msgid "switched off"
msgstr "uitgezet"

msgid "waits: who looked after it has no role any more"
msgstr "wacht: wie hem beheerde, heeft geen rol meer"

msgid "switched on"
msgstr "aangezet"

msgid "where it is sent"
msgstr "waarheen het gaat"

msgid "delivery"
msgstr "bezorging"

msgid "deliveries"
msgstr "bezorgingen"

msgid "A message could not be delivered. See Delivery."
msgstr "Een bericht kon niet worden bezorgd. Zie Bezorging."

msgid "An event could not be turned into messages. See Delivery."
msgstr "Van een gebeurtenis konden geen berichten worden gemaakt. Zie Bezorging."

msgid "There is nothing to choose here."
msgstr "Hier valt niets te kiezen."

#, python-format
msgid "The procedure requires messages about %(kind)s: they can't be switched off."
msgstr "De procedure vereist berichten over “%(kind)s”: u kunt ze niet uitschakelen."

#, python-format
msgid "%(count)s message"
msgid_plural "%(count)s messages of the past day"
msgstr[0] "%(count)s bericht van de afgelopen dag"
msgstr[1] "%(count)s berichten van de afgelopen dag"

msgid "by a link to answer"
msgstr "via een link om te antwoorden"

msgid "to other systems"
msgstr "naar andere systemen"

#, python-format
msgid "%(about)s: a decision was taken; the letter is ready."
msgstr "%(about)s: er is een besluit genomen; de brief staat klaar."

#, python-format
msgid "%(about)s: the provisional grant ended."
msgstr "%(about)s: de voorlopige toekenning is geëindigd."

#, python-format
msgid "%(about)s: the provisional grant ended with people out; Defence plans their recall."
msgstr "%(about)s: de voorlopige toekenning is geëindigd terwijl er mensen zijn ingezet; Defensie plant hun terugkeer."

#, python-format
msgid "%(about)s: what is needed was changed."
msgstr "%(about)s: de behoefte is gewijzigd."

#, python-format
msgid "%(about)s raised the alert: start on step 1."
msgstr "%(about)s heeft alarm geslagen: begin met stap 1."

#, python-format
msgid "%(about)s raised the alert."
msgstr "%(about)s heeft alarm geslagen."

#, python-format
msgid "%(about)s came back to be completed."
msgstr "%(about)s is teruggekomen om aan te vullen."

#, python-format
msgid "%(about)s went to step 2."
msgstr "%(about)s is door naar stap 2."

#, python-format
msgid "%(about)s went to step 3: complete and sign the application."
msgstr "%(about)s is door naar stap 3: vul de MSOB-aanvraag aan en laat die ondertekenen."

#, python-format
msgid "%(about)s went to step 3."
msgstr "%(about)s is door naar stap 3."

#, python-format
msgid "%(about)s is resolved: no more help is needed."
msgstr "%(about)s is opgelost: er is geen hulp meer nodig."

#, python-format
msgid "%(about)s is resolved."
msgstr "%(about)s is opgelost."

#, python-format
msgid "%(about)s was withdrawn: no more help is needed."
msgstr "%(about)s is ingetrokken: er is geen hulp meer nodig."

#, python-format
msgid "%(about)s was withdrawn."
msgstr "%(about)s is ingetrokken."

#, python-format
msgid "%(about)s was reopened: the move is yours."
msgstr "%(about)s is heropend: u bent aan zet."

#, python-format
msgid "%(about)s asks again whether you can help."
msgstr "%(about)s vraagt opnieuw of u kunt helpen."

#, python-format
msgid "%(about)s was reopened."
msgstr "%(about)s is heropend."

#, python-format
msgid "%(about)s was filed: check it."
msgstr "%(about)s is ingediend: controleer de MSOB-aanvraag."

#, python-format
msgid "%(about)s was filed with LOCC."
msgstr "%(about)s is ingediend bij LOCC."

#, python-format
msgid "%(about)s was registered as urgent: check it now."
msgstr "%(about)s is als spoed ingeschreven: controleer de aanvraag nu."

#, python-format
msgid "%(about)s was registered as urgent."
msgstr "%(about)s is als spoed ingeschreven."

#, python-format
msgid "%(about)s is before the triangle: give your position."
msgstr "%(about)s ligt bij de driehoek: geef uw standpunt."

#, python-format
msgid "%(about)s is before the triangle."
msgstr "%(about)s ligt bij de driehoek."

#, python-format
msgid "%(about)s: the application came back to be completed."
msgstr "%(about)s: de MSOB-aanvraag is teruggekomen om aan te vullen."

#, python-format
msgid "%(about)s: the application was returned."
msgstr "%(about)s: de MSOB-aanvraag is teruggestuurd."

#, python-format
msgid "%(about)s: the triangle returned the application to be completed."
msgstr "%(about)s: de driehoek stuurde de MSOB-aanvraag terug om aan te vullen."

#, python-format
msgid "%(about)s: the triangle returned the application."
msgstr "%(about)s: de driehoek stuurde de MSOB-aanvraag terug."

#, python-format
msgid "%(about)s: a corner gave its position."
msgstr "%(about)s: een hoek heeft een standpunt gegeven."

#, python-format
msgid "%(about)s: the corners agree, but it can't be settled yet. See what is lacking."
msgstr "%(about)s: de hoeken zijn het eens, maar het kan nog niet worden vastgesteld. Kijk wat er ontbreekt."

#, python-format
msgid "%(about)s: send a team to find the facts."
msgstr "%(about)s: stuur een team voor de fact-finding."

#, python-format
msgid "%(about)s: Defence comes to find the facts."
msgstr "%(about)s: Defensie komt voor fact-finding."

#, python-format
msgid "%(about)s: people are granted now, provisionally: prepare the deployment."
msgstr "%(about)s: er zijn nu voorlopig mensen toegekend: bereid de inzet voor."

#, python-format
msgid "%(about)s: people were granted now; confirm it before the provisional grant ends."
msgstr "%(about)s: er zijn nu mensen toegekend; bevestig dit voordat de voorlopige toekenning afloopt."

#, python-format
msgid "%(about)s: the provisional grant was confirmed: prepare the full deployment."
msgstr "%(about)s: de voorlopige toekenning is bevestigd: bereid de volledige inzet voor."

#, python-format
msgid "%(about)s: the provisional grant ended; the triangle looks at it again."
msgstr "%(about)s: de voorlopige toekenning is geëindigd; de driehoek kijkt er opnieuw naar."

#, python-format
msgid "%(about)s: the provisional grant ended with people out; plan their recall."
msgstr "%(about)s: de voorlopige toekenning is geëindigd terwijl er mensen zijn ingezet; plan hun terugkeer."

#, python-format
msgid "%(about)s was granted: prepare the deployment."
msgstr "%(about)s is toegekend: bereid de inzet voor."

#, python-format
msgid "%(about)s was deferred: give your position again, at the latest on the day named."
msgstr "%(about)s is aangehouden: geef opnieuw uw standpunt, uiterlijk op de genoemde dag."

#, python-format
msgid "%(about)s: your team is expected here to find the facts."
msgstr "%(about)s: uw team wordt hier verwacht voor de fact-finding."

#, python-format
msgid "%(about)s: a fact-finding team is coming; receive it."
msgstr "%(about)s: er komt een verkenningsteam; ontvang het."

#, python-format
msgid "%(about)s: a fact-finding team is coming."
msgstr "%(about)s: er komt een verkenningsteam."

#, python-format
msgid "%(about)s: the findings are there; answer the proposed lines."
msgstr "%(about)s: de bevindingen zijn er; reageer op de voorgestelde regels."

#, python-format
msgid "%(about)s: the findings are there."
msgstr "%(about)s: de bevindingen zijn er."

#, python-format
msgid "%(about)s: the visit did not take place; decide what now."
msgstr "%(about)s: het bezoek is niet doorgegaan; bepaal wat er nu moet gebeuren."

#, python-format
msgid "%(about)s: the visit did not take place."
msgstr "%(about)s: het bezoek is niet doorgegaan."

#, python-format
msgid "%(about)s: other lines are proposed; answer them."
msgstr "%(about)s: er zijn andere regels voorgesteld; reageer erop."

#, python-format
msgid "%(about)s: other lines are proposed."
msgstr "%(about)s: er zijn andere regels voorgesteld."

#, python-format
msgid "%(about)s is tuned: give your position."
msgstr "%(about)s is afgestemd: geef uw standpunt."

#, python-format
msgid "%(about)s is tuned and before the triangle."
msgstr "%(about)s is afgestemd en ligt bij de driehoek."

#, python-format
msgid "%(about)s went to the triangle without an answer."
msgstr "%(about)s is zonder antwoord naar de driehoek gegaan."

#, python-format
msgid "%(about)s: the need changed; tune the lines again."
msgstr "%(about)s: de behoefte is veranderd; stem de regels opnieuw af."

#, python-format
msgid "%(about)s: the need changed; it is being tuned again."
msgstr "%(about)s: de behoefte is veranderd; er wordt opnieuw afgestemd."

#, python-format
msgid "%(about)s is to be reassessed: give your position."
msgstr "%(about)s wordt herbeoordeeld: geef uw standpunt."

#, python-format
msgid "%(about)s is being reassessed."
msgstr "%(about)s wordt herbeoordeeld."

#, python-format
msgid "%(about)s: reassessment is asked for; judge whether."
msgstr "%(about)s: er is om herbeoordeling gevraagd; beoordeel of dat nodig is."

#, python-format
msgid "%(about)s: reassessment was asked for."
msgstr "%(about)s: er is om herbeoordeling gevraagd."

#, python-format
msgid "%(about)s: a condition is met."
msgstr "%(about)s: aan een voorwaarde is voldaan."

#, python-format
msgid "%(about)s stands on the agenda of the triangle."
msgstr "%(about)s staat op de agenda van het driehoeksoverleg."

#, python-format
msgid "%(about)s: an extension is asked for; give your position."
msgstr "%(about)s: er is verlenging gevraagd; geef uw standpunt."

#, python-format
msgid "%(about)s: an extension was asked for."
msgstr "%(about)s: er is verlenging gevraagd."

#, python-format
msgid "%(about)s: the triangle decided while people are out: plan by it."
msgstr "%(about)s: de driehoek heeft besloten terwijl er mensen zijn ingezet: plan daarop."

#, python-format
msgid "%(about)s: a deployment was drawn up; another planner approves it."
msgstr "%(about)s: er is een inzet opgesteld; een andere planner keurt die goed."

#, python-format
msgid "%(about)s: people are coming; the deployment is approved. Prepare their arrival."
msgstr "%(about)s: er komen mensen; de inzet is goedgekeurd. Bereid hun aankomst voor."

#, python-format
msgid "%(about)s: warning order: the deployment is approved; send them."
msgstr "%(about)s: waarschuwingsbevel: de inzet is goedgekeurd; stuur de mensen."

#, python-format
msgid "%(about)s: a deployment is approved."
msgstr "%(about)s: er is een inzet goedgekeurd."

#, python-format
msgid "%(about)s: a deployment was cancelled."
msgstr "%(about)s: er is een inzet geannuleerd."

#, python-format
msgid "%(about)s: Defence reports that people arrived; contest it within 24 hours if not."
msgstr "%(about)s: Defensie meldt dat er mensen zijn aangekomen; betwist het binnen 24 uur als dat niet klopt."

#, python-format
msgid "%(about)s: people of Defence have arrived."
msgstr "%(about)s: er zijn mensen van Defensie aangekomen."

#, python-format
msgid "%(about)s: the home says that nobody arrived; find out and send them."
msgstr "%(about)s: de instelling zegt dat er niemand is aangekomen; zoek het uit en stuur de mensen."

#, python-format
msgid "%(about)s: the home says that nobody arrived."
msgstr "%(about)s: de instelling zegt dat er niemand is aangekomen."

#, python-format
msgid "%(about)s: the deployment has started."
msgstr "%(about)s: de inzet is begonnen."

#, python-format
msgid "%(about)s is granted again: nobody has arrived yet."
msgstr "%(about)s staat weer op toegekend: er is nog niemand aangekomen."

#, python-format
msgid "%(about)s: the report of a day."
msgstr "%(about)s: er is een dagrapport."

#, python-format
msgid "%(about)s: the work of Defence is suspended."
msgstr "%(about)s: het werk van Defensie is opgeschort."

#, python-format
msgid "%(about)s: the work of Defence goes on."
msgstr "%(about)s: het werk van Defensie gaat verder."

#, python-format
msgid "%(about)s: Defence recalls its people; prepare their leaving."
msgstr "%(about)s: Defensie roept de mensen terug; bereid hun vertrek voor."

#, python-format
msgid "%(about)s: people were recalled."
msgstr "%(about)s: er zijn mensen teruggeroepen."

#, python-format
msgid "%(about)s: people of Defence are replaced."
msgstr "%(about)s: mensen van Defensie worden vervangen."

#, python-format
msgid "%(about)s: some who were to come don't, and nobody replaces them."
msgstr "%(about)s: enkele mensen die zouden komen, komen niet en worden niet vervangen."

#, python-format
msgid "%(about)s: part of what was granted is open again."
msgstr "%(about)s: een deel van wat was toegekend, staat weer open."

#, python-format
msgid "%(about)s: the deployment goes on for longer."
msgstr "%(about)s: de inzet duurt langer."

#, python-format
msgid "%(about)s: the people of a deployment have left."
msgstr "%(about)s: de mensen van een inzet zijn vertrokken."

#, python-format
msgid "%(about)s: the deployment ended; evaluate it."
msgstr "%(about)s: de inzet is beëindigd; evalueer de inzet."

#, python-format
msgid "%(about)s: the deployment ended."
msgstr "%(about)s: de inzet is beëindigd."

#, python-format
msgid "%(about)s: an evaluation came in."
msgstr "%(about)s: er is een evaluatie binnen."

#, python-format
msgid "%(about)s: the case was closed."
msgstr "%(about)s: het dossier is gesloten."

#, python-format
msgid "%(about)s: a reservation lapsed; its people are free again."
msgstr "%(about)s: een reservering is vervallen; de mensen zijn weer vrij."

#, python-format
msgid "%(about)s: a reservation lapses soon unless it is granted; reserve anew or let go."
msgstr "%(about)s: een reservering vervalt binnenkort als die niet wordt toegekend; reserveer opnieuw of geef de mensen vrij."

#, python-format
msgid "%(about)s: the deployment ends soon; hand over."
msgstr "%(about)s: de inzet eindigt binnenkort; draag het werk over."

#, python-format
msgid "%(about)s: the deployment ends soon."
msgstr "%(about)s: de inzet eindigt binnenkort."

#, python-format
msgid "%(about)s: the planned end has passed; report the departure."
msgstr "%(about)s: het geplande einde is voorbij; meld het vertrek."

#, python-format
msgid "%(about)s: the planned end has passed."
msgstr "%(about)s: het geplande einde is voorbij."

#, python-format
msgid "%(about)s: a suspension is to be decided on now; let the work go on, or recall."
msgstr "%(about)s: over de opschorting moet nu worden besloten; laat het werk doorgaan of roep de mensen terug."

#, python-format
msgid "%(about)s: a suspension is to be decided on now; say whether its cause is gone."
msgstr "%(about)s: over de opschorting moet nu worden besloten; meld of de oorzaak is weggenomen."

#, python-format
msgid "%(about)s: a suspension is to be decided on now."
msgstr "%(about)s: over de opschorting moet nu worden besloten."

#, python-format
msgid "%(about)s: the alert was changed."
msgstr "%(about)s: het alarm is gewijzigd."

#, python-format
msgid "%(about)s: new figures; look whether your position still holds."
msgstr "%(about)s: nieuwe cijfers; kijk of uw standpunt nog klopt."

#, python-format
msgid "%(about)s: new figures."
msgstr "%(about)s: nieuwe cijfers."

#, python-format
msgid "%(about)s: the region asks for current figures."
msgstr "%(about)s: de regio vraagt om actuele cijfers."

#, python-format
msgid "%(about)s: the urgency was changed."
msgstr "%(about)s: de urgentie is gewijzigd."

#, python-format
msgid "%(about)s: the regional priority was changed."
msgstr "%(about)s: de regionale prioriteit is gewijzigd."

#, python-format
msgid "%(about)s: the national priority was changed."
msgstr "%(about)s: de landelijke prioriteit is gewijzigd."

#, python-format
msgid "%(about)s asks whether you can help."
msgstr "%(about)s vraagt of u kunt helpen."

#, python-format
msgid "%(about)s: a party was asked for help."
msgstr "%(about)s: een partij is om hulp gevraagd."

#, python-format
msgid "%(about)s: all parties were asked for help."
msgstr "%(about)s: alle partijen zijn om hulp gevraagd."

#, python-format
msgid "%(about)s: an answer came."
msgstr "%(about)s: er is een antwoord binnen."

#, python-format
msgid "%(about)s: an answer was corrected."
msgstr "%(about)s: een antwoord is gecorrigeerd."

#, python-format
msgid "%(about)s: your answer is no longer waited for, but it still counts."
msgstr "%(about)s: op uw antwoord wordt niet meer gewacht, maar het telt nog wel."

#, python-format
msgid "%(about)s: an inquiry expired."
msgstr "%(about)s: een uitvraag is verlopen."

#, python-format
msgid "%(about)s: a party was called and calls back."
msgstr "%(about)s: een partij is gebeld en belt terug."

#, python-format
msgid "%(about)s: a rung was waived."
msgstr "%(about)s: een trede is overgeslagen."

#, python-format
msgid "%(about)s: a skipped rung is asked after all."
msgstr "%(about)s: een overgeslagen trede wordt toch uitgevraagd."

#, python-format
msgid "%(about)s: staff is offered; accept or decline."
msgstr "%(about)s: er wordt personeel aangeboden; accepteer het of wijs het af."

#, python-format
msgid "%(about)s: staff is offered."
msgstr "%(about)s: er wordt personeel aangeboden."

#, python-format
msgid "%(about)s: an offer was taken back."
msgstr "%(about)s: een aanbod is ingetrokken."

#, python-format
msgid "%(about)s accepts your offer: send them."
msgstr "%(about)s accepteert uw aanbod: stuur de mensen."

#, python-format
msgid "%(about)s: an offer was accepted."
msgstr "%(about)s: een aanbod is geaccepteerd."

#, python-format
msgid "%(about)s declines your offer."
msgstr "%(about)s wijst uw aanbod af."

#, python-format
msgid "%(about)s: an offer was declined."
msgstr "%(about)s: een aanbod is afgewezen."

#, python-format
msgid "%(about)s: those you sent have arrived."
msgstr "%(about)s: de mensen die u stuurde, zijn aangekomen."

#, python-format
msgid "%(about)s: help has arrived."
msgstr "%(about)s: er is hulp aangekomen."

#, python-format
msgid "%(about)s: those you offered didn't come, or left early."
msgstr "%(about)s: de mensen die u aanbood, kwamen niet of vertrokken eerder."

#, python-format
msgid "%(about)s: help didn't come, or left early."
msgstr "%(about)s: hulp kwam niet of vertrok eerder."

#, python-format
msgid "%(about)s: a comment."
msgstr "%(about)s: een opmerking."

#, python-format
msgid "%(about)s: a file."
msgstr "%(about)s: een bestand."

#, python-format
msgid "%(about)s: the application is signed."
msgstr "%(about)s: de MSOB-aanvraag is ondertekend."

#, python-format
msgid "%(about)s: a follow-up request was filed."
msgstr "%(about)s: er is een vervolgaanvraag gedaan."

#, python-format
msgid "%(about)s: what you recorded for somebody was confirmed."
msgstr "%(about)s: wat u namens iemand vastlegde, is bevestigd."

#, python-format
msgid "%(about)s: what you recorded for somebody is contested; put it right."
msgstr "%(about)s: wat u namens iemand vastlegde, wordt betwist; zet het recht."

#, python-format
msgid "%(about)s: what was recorded for somebody is contested."
msgstr "%(about)s: wat namens iemand is vastgelegd, wordt betwist."

#, python-format
msgid "%(about)s: something that you were told of was undone."
msgstr "%(about)s: iets waarover u bericht kreeg, is teruggedraaid."

#, python-format
msgid "%(about)s: your time has passed."
msgstr "%(about)s: uw termijn is verstreken."

#, python-format
msgid "%(about)s: the triangle is past its time."
msgstr "%(about)s: de termijn van de driehoek is verstreken."

#, python-format
msgid "%(about)s is past its due time."
msgstr "%(about)s is over de termijn."

#, python-format
msgid "%(about)s: your move is due soon."
msgstr "%(about)s: u bent aan zet en de termijn loopt bijna af."

#, python-format
msgid "%(about)s is late and comes to you: see what keeps it."
msgstr "%(about)s is te laat en komt bij u: kijk waar het op wacht."

#, python-format
msgid "%(about)s is late and was escalated."
msgstr "%(about)s is te laat en is opgeschaald."

#, python-format
msgid "%(about)s: the figures are older than two days; give current ones."
msgstr "%(about)s: de cijfers zijn ouder dan twee dagen; geef actuele cijfers."

#, python-format
msgid "%(about)s: the figures are older than two days."
msgstr "%(about)s: de cijfers zijn ouder dan twee dagen."

#, python-format
msgid "%(about)s: the written follow-up is awaited; complete the application."
msgstr "%(about)s: de schriftelijke nazending wordt nog verwacht; vul de MSOB-aanvraag aan."

#, python-format
msgid "%(about)s: the written follow-up is awaited."
msgstr "%(about)s: de schriftelijke nazending wordt nog verwacht."

#, python-format
msgid "%(about)s: the provisional grant ends soon unless it is confirmed."
msgstr "%(about)s: de voorlopige toekenning eindigt binnenkort, tenzij die wordt bevestigd."

#, python-format
msgid "%(about)s: the provisional grant ends soon."
msgstr "%(about)s: de voorlopige toekenning eindigt binnenkort."

#, python-format
msgid "%(about)s still waits for your answer; its time has passed."
msgstr "%(about)s wacht nog op uw antwoord; de termijn is verstreken."

#, python-format
msgid "%(about)s: a party hasn't answered in time; call it."
msgstr "%(about)s: een partij heeft niet op tijd geantwoord; bel die partij."

#, python-format
msgid "%(about)s: a party that was asked would have called back by now; call it."
msgstr "%(about)s: een uitgevraagde partij zou inmiddels hebben teruggebeld; bel haar."

#, python-format
msgid "%(about)s: no mail reaches a party that was asked; call it."
msgstr "%(about)s: een uitgevraagde partij is niet per e-mail te bereiken; bel haar."

#, python-format
msgid "%(about)s: a condition isn't met in time; see to it, or report it as met."
msgstr "%(about)s: aan een voorwaarde is niet op tijd voldaan; zorg ervoor, of meld dat eraan is voldaan."

#, python-format
msgid "%(about)s: a condition isn't met in time."
msgstr "%(about)s: aan een voorwaarde is niet op tijd voldaan."

#, python-format
msgid "%(about)s: what was recorded in your name still waits for your word."
msgstr "%(about)s: wat namens u is vastgelegd, wacht nog op uw reactie."

#, python-format
msgid "%(about)s: what you recorded for somebody isn't confirmed yet; call."
msgstr "%(about)s: wat u namens iemand vastlegde, is nog niet bevestigd; bel diegene."

#, python-format
msgid "%(about)s: something harmful was found in a file; nobody can open it. Send a clean one."
msgstr "%(about)s: in een bestand is iets schadelijks gevonden; niemand kan het openen. Stuur een schoon bestand."

msgid "Something harmful was found in a file. Whoever sent it is told; nobody can open it."
msgstr "In een bestand is iets schadelijks gevonden. Wie het stuurde krijgt bericht; niemand kan het openen."

#, python-format
msgid "%(about)s: something was recorded in your name; confirm or contest it."
msgstr "%(about)s: er is iets namens u vastgelegd; bevestig of betwist het."

#, python-format
msgid "%(about)s has a new version: your position no longer counts; give it again."
msgstr "%(about)s heeft een nieuwe versie: uw standpunt geldt niet meer; geef het opnieuw."

msgid "Last error"
msgstr "Laatste fout"

msgid "Put away on"
msgstr "Terzijde gelegd op"

msgid "Put away by"
msgstr "Terzijde gelegd door"

#, python-format
msgid "%(count)s message is sent again."
msgid_plural "%(count)s messages are sent again."
msgstr[0] "%(count)s bericht wordt opnieuw verstuurd."
msgstr[1] "%(count)s berichten worden opnieuw verstuurd."

#, python-format
msgid "%(count)s message is put away."
msgid_plural "%(count)s messages are put away."
msgstr[0] "%(count)s bericht is terzijde gelegd."
msgstr[1] "%(count)s berichten zijn terzijde gelegd."

msgid "The event is tried again."
msgstr "De gebeurtenis wordt opnieuw geprobeerd."

msgid "Thank you: it was sent to whoever asked."
msgstr "Dank: het is verzonden aan wie het vroeg."

msgid "Message"
msgstr "Bericht"

msgid "Reference"
msgstr "Kenmerk"

msgid "Read"
msgstr "Gelezen"

msgid "There is no such message."
msgstr "Dit bericht bestaat niet."

msgid "Saved: this is how you are reached from now on."
msgstr "Opgeslagen: zo krijgt u voortaan bericht."

msgid "Address"
msgstr "Adres"

msgid "Messages about"
msgstr "Berichten over"

msgid "Webhooks"
msgstr "Webhooks"

msgid "Saved."
msgstr "Opgeslagen."

#, python-format
msgid "The trial event was taken (%(status)s)."
msgstr "De proefgebeurtenis is aangenomen (%(status)s)."

msgid "The event is sent again."
msgstr "De gebeurtenis wordt opnieuw verzonden."

msgid "Event"
msgstr "Gebeurtenis"

msgid "Kind"
msgstr "Soort"

msgid "The secret was replaced too often in the past day: try tomorrow."
msgstr "Het geheim is het afgelopen etmaal te vaak vervangen: probeer het morgen."

msgid "This event is on its way already."
msgstr "Deze gebeurtenis is al onderweg."

msgid "Choose at least one kind of message."
msgstr "Kies ten minste één soort bericht."

msgid "This organisation has a webhook with this address already."
msgstr "Deze organisatie heeft al een webhook met dit adres."

msgid "Name or address"
msgstr "Naam of adres"

msgid "Switched on and off"
msgstr "Aan- en uitgezet"

msgid "Number of the event, or reference"
msgstr "Nummer van de gebeurtenis, of kenmerk"

msgid "All states"
msgstr "Elke stand"

msgid "Where events are sent by POST, over https; on the public internet."
msgstr "Waarheen gebeurtenissen met POST gaan, via https; op het openbare internet."

msgid "Switched on"
msgstr "Aangezet"

msgid "Switched off, what is to be sent waits; what waited for more than a week stays in the log."
msgstr "Uitgezet wacht wat er te verzenden is; wat langer dan een week wachtte, blijft in het logboek staan."

#, python-format
msgid "%(name)s isn't known on the public internet"
msgstr "%(name)s is niet bekend op het openbare internet"

msgid "This isn't a web address."
msgstr "Dit is geen webadres."

msgid "Write a name with other letters as xn--…."
msgstr "Schrijf een naam met andere letters als xn--…."

msgid "Events are sent over https only."
msgstr "Gebeurtenissen gaan alleen via https."

msgid "Give an address without a user name, a password or a #."
msgstr "Geef een adres zonder gebruikersnaam, wachtwoord of #."

msgid "This address isn't on the public internet."
msgstr "Dit adres ligt niet op het openbare internet."

msgid "only https is allowed"
msgstr "alleen https is toegestaan"

#, python-format
msgid "nobody answers at %(name)s port %(port)s"
msgstr "niemand antwoordt op %(name)s, poort %(port)s"

#, python-format
msgid "the connection failed: %(error)s"
msgstr "de verbinding mislukte: %(error)s"

#, python-format
msgid "answered %(code)s: redirects aren't followed"
msgstr "antwoordde met %(code)s: doorverwijzingen worden niet gevolgd"

#, python-format
msgid "answered %(code)s"
msgstr "antwoordde met %(code)s"

msgid "This token is unknown, expired or taken back."
msgstr "Dit token is onbekend, verlopen of ingetrokken."

msgid "Sent twice under one key within a day, a call is done once and answered the same, with 200. Something else under the same key is refused with 422. What was refused uses no key up."
msgstr "Binnen een dag twee keer verstuurd met dezelfde sleutel wordt een aanroep één keer gedaan, met hetzelfde antwoord (200). Iets anders met dezelfde sleutel wordt geweigerd met 422. Wat geweigerd is, verbruikt geen sleutel."

msgid "This was answered when you saw more of it than you do now."
msgstr "Dit antwoord is gegeven toen u er meer van mocht zien dan nu."

msgid "This was done, and its secret was told once. Replace it if it was lost."
msgstr "Dit is gedaan, en het geheim is één keer verteld. Vervang het als het verloren ging."

msgid "This token may not do this: make one on the page that is given it by name."
msgstr "Dit token mag dit niet: maak op de pagina een token dat dit uitdrukkelijk mag."

msgid "Prove anew who you are, on a page, and try again."
msgstr "Bewijs op een pagina opnieuw wie u bent en probeer het nog eens."

msgid "`nextCursor` or `previousCursor` of an earlier answer."
msgstr "`nextCursor` of `previousCursor` uit een eerder antwoord."

msgid "“-” turns it round."
msgstr "“-” draait de volgorde om."

msgid "Who read it."
msgstr "Wie het las."

msgid "In which role, in words."
msgstr "In welke rol, in woorden."

msgid "What the role is held for."
msgstr "Waarvoor de rol geldt."

msgid "How she came in."
msgstr "Hoe deze persoon binnenkwam."

msgid "The role that was added or ended, in words."
msgstr "De rol die is toegevoegd of beëindigd, in woorden."

msgid "For auditors."
msgstr "Voor auditors."

msgid "Regions, institutions and people"
msgstr "Regio's, instellingen en personen"

msgid "Only an administrator may do this."
msgstr "Alleen een functioneel beheerder mag dit doen."

msgid "on call"
msgstr "heeft piket"

msgid "given with the alert"
msgstr "opgegeven bij het alarm"

msgid "answered 24 hours a day"
msgstr "dag en nacht bereikbaar"

msgid "when the contact doesn't answer"
msgstr "als het contact niet opneemt"

msgid "number of the organisation"
msgstr "nummer van de organisatie"

msgid "This roster is kept by the region itself and by administrators."
msgstr "Dit rooster wordt bijgehouden door de regio zelf en door functioneel beheerders."

msgid "The duty lies outside the days of the membership."
msgstr "De piketdienst valt buiten de dagen van de rol."

#, python-format
msgid "%(name)s is on call in these hours already."
msgstr "%(name)s heeft in deze uren al piket."

msgid "Name, place or number"
msgstr "Naam, plaats of nummer"

msgid "All regions"
msgstr "Alle regio's"

msgid "Sector"
msgstr "Sector"

msgid "All sectors"
msgstr "Alle sectoren"

msgid "Name or e-mail"
msgstr "Naam of e-mailadres"

msgid "Role"
msgstr "Rol"

msgid "All roles"
msgstr "Alle rollen"

msgid "Account"
msgstr "Account"

msgid "Open and closed"
msgstr "Open en gesloten"

msgid "Open"
msgstr "Open"

msgid "Choose one"
msgstr "Maak een keuze"

msgid "Auditor"
msgstr "Auditor"

msgid "For an observer: sees who looked and who tried, and nothing else."
msgstr "Voor een waarnemer: ziet wie keek en wie iets probeerde, en verder niets."

msgid "E-mail address"
msgstr "E-mailadres"

msgid "The link is sent here; it works for seven days."
msgstr "Hier gaat de link naartoe; die werkt zeven dagen."

msgid "Language of the message"
msgstr "Taal van het bericht"

msgid "Dutch"
msgstr "Nederlands"

msgid "English"
msgstr "Engels"

msgid "Deputy"
msgstr "Vervanger"

msgid "Yes, this person leaves today"
msgstr "Ja, deze persoon gaat vandaag uit dienst"

msgid "I spoke to this person, and am sure it is she who asks"
msgstr "Ik heb deze persoon gesproken en weet zeker wie erom vraagt"

msgid "call her at a number you knew already, not at one from the message that asks for it"
msgstr "bel een nummer dat u al kende, niet een nummer uit het bericht waarin erom wordt gevraagd"

msgid "Password"
msgstr "Wachtwoord"

msgid "Password again"
msgstr "Wachtwoord nogmaals"

msgid "The two passwords differ."
msgstr "De twee wachtwoorden zijn niet gelijk."

msgid "Who, and for what"
msgstr "Wie, en waarvoor"

msgid "Telephone"
msgstr "Telefoon"

msgid "What it is used for."
msgstr "Waar het voor wordt gebruikt."

msgid "At most a year from now."
msgstr "Hoogstens een jaar vanaf nu."

msgid "May also"
msgstr "Mag ook"

msgid "Only what the program needs: a token that gets about can do no more than this."
msgstr "Alleen wat het programma nodig heeft: een token dat in verkeerde handen valt, kan niet meer dan dit."

msgid "Every function"
msgstr "Elke functie"

msgid "To and including"
msgstr "Tot en met"

msgid "The last day lies before the first."
msgstr "De laatste dag ligt voor de eerste."

msgid "Function"
msgstr "Functie"

msgid "By"
msgstr "Door"

msgid "Every way"
msgstr "Elke manier"

msgid "sector"
msgstr "sector"

msgid "KvK number"
msgstr "KvK-nummer"

msgid "AGB code"
msgstr "AGB-code"

msgid "location"
msgstr "locatie"

msgid "postcode"
msgstr "postcode"

msgid "municipality"
msgstr "gemeente"

msgid "Since the preview somebody changed the institutions."
msgstr "Sinds u dit bekeek, heeft iemand de instellingen gewijzigd."

#, python-format
msgid "Unknown sector. Known are: %(names)s."
msgstr "Onbekende sector. Bekend zijn: %(names)s."

msgid "Unknown municipality. Give its official name or code."
msgstr "Onbekende gemeente. Geef de officiële naam of code."

msgid "This location stands in the file twice."
msgstr "Deze locatie staat twee keer in het bestand."

msgid "An earlier row gives this institution another sector or AGB code."
msgstr "Een eerdere rij geeft deze instelling een andere sector of AGB-code."

msgid "Another institution has this AGB code."
msgstr "Een andere instelling heeft deze AGB-code."

msgid "Institutions are listed for those who place a request, not for who answers one."
msgstr "De lijst van instellingen is voor wie een aanvraag doet, niet voor wie er een beantwoordt."

#, python-format
msgid "%(municipality)s belongs to: %(regions)s. Choose one of these."
msgstr "%(municipality)s hoort bij: %(regions)s. Kies er één."

msgid "An institution with this name and KvK number is known already."
msgstr "Er is al een instelling met deze naam en dit KvK-nummer."

msgid "This invitation was used or withdrawn."
msgstr "Deze uitnodiging is gebruikt of ingetrokken."

msgid "This invitation was used already."
msgstr "Deze uitnodiging is al gebruikt."

msgid "This link was used, withdrawn or has expired. Ask for a new invitation."
msgstr "Deze link is gebruikt, ingetrokken of verlopen. Vraag een nieuwe uitnodiging."

#, python-format
msgid "Invitation to MSOB Zorg: %(label)s"
msgstr "Uitnodiging voor MSOB Zorg: %(label)s"

msgid "Somebody with this address is known already. Add a membership on her page."
msgstr "Er is al iemand met dit adres. Voeg een rol toe op de pagina van deze persoon."

msgid "This address has an invitation that still works. Send that again, or withdraw it."
msgstr "Voor dit adres is er een uitnodiging die nog werkt. Verstuur die opnieuw, of trek die in."

msgid "Nobody takes away her own second factor: ask a colleague."
msgstr "Niemand haalt de eigen tweede factor weg: vraag een collega."

msgid "This person has no second factor."
msgstr "Deze persoon heeft geen tweede factor."

msgid "Your second factor was taken away"
msgstr "Uw tweede factor is weggehaald"

msgid "Where the link is sent."
msgstr "Waar de link naartoe gaat."

msgid "Name of the person invited."
msgstr "Naam van wie is uitgenodigd."

msgid "language"
msgstr "taal"

msgid "Language of the message."
msgstr "Taal van het bericht."

msgid "invited by"
msgstr "uitgenodigd door"

msgid "The administrator who invited."
msgstr "De functioneel beheerder die uitnodigde."

msgid "invited at"
msgstr "uitgenodigd op"

msgid "When it was last sent."
msgstr "Wanneer die het laatst is verstuurd."

msgid "expires at"
msgstr "verloopt op"

msgid "From this moment on the link no longer works."
msgstr "Vanaf dit moment werkt de link niet meer."

msgid "accepted at"
msgstr "aanvaard op"

msgid "When the link was used; empty if not yet."
msgstr "Wanneer de link is gebruikt; leeg als dat nog niet is gebeurd."

msgid "revoked at"
msgstr "ingetrokken op"

msgid "When an administrator took it back; empty if not."
msgstr "Wanneer een functioneel beheerder die introk; leeg als dat niet is gebeurd."

msgid "digest of the link"
msgstr "hash van de link"

msgid "SHA-256 of the secret."
msgstr "SHA-256 van het geheim."

msgid "invitation"
msgstr "uitnodiging"

msgid "invitations"
msgstr "uitnodigingen"

msgid "add and change webhooks"
msgstr "webhooks toevoegen en wijzigen"

msgid "owner"
msgstr "eigenaar"

msgid "Acts as this person."
msgstr "Handelt als deze persoon."

msgid "begins with"
msgstr "begint met"

msgid "First characters, to tell tokens apart."
msgstr "Eerste tekens, om tokens uit elkaar te houden."

msgid "digest"
msgstr "hash"

msgid "SHA-256 of the token."
msgstr "SHA-256 van het token."

msgid "may also"
msgstr "mag ook"

msgid "What it was given beside what every token may."
msgstr "Wat het mag naast wat elk token mag."

msgid "The memberships it was made under, by key: it ends with the first of them."
msgstr "De rollen waaronder het werd gemaakt, op sleutel: met de eerste die eindigt, eindigt het token."

msgid "created at"
msgstr "gemaakt op"

msgid "When it was made."
msgstr "Wanneer het is gemaakt."

msgid "From this moment on it is refused."
msgstr "Vanaf dit moment wordt het geweigerd."

msgid "When it was taken back; empty if not."
msgstr "Wanneer het is ingetrokken; leeg als dat niet is gebeurd."

msgid "last used at"
msgstr "laatst gebruikt op"

msgid "To the minute; empty if never."
msgstr "Op de minuut; leeg als het nooit is gebruikt."

msgid "API token"
msgstr "API-token"

msgid "API tokens"
msgstr "API-tokens"

msgid "contact, telephone"
msgstr "contact, telefoon"

msgid "Where it is called while nobody of it is on the duty roster."
msgstr "Waar gebeld wordt zolang daar niemand piket heeft."

msgid "code"
msgstr "code"

msgid "A safety region code looks like VR05."
msgstr "Een code van een veiligheidsregio ziet eruit als VR05."

msgid "Official code, such as VR05."
msgstr "Officiële code, zoals VR05."

msgid "Name without the word safety region."
msgstr "Naam zonder het woord veiligheidsregio."

msgid "province"
msgstr "provincie"

msgid "Province it lies in."
msgstr "Provincie waarin die ligt."

msgid "grid column"
msgstr "kolom op de kaart"

msgid "Column on the tile map, from 0."
msgstr "Kolom op de tegelkaart, vanaf 0."

msgid "grid row"
msgstr "rij op de kaart"

msgid "Row on the tile map, from 0."
msgstr "Rij op de tegelkaart, vanaf 0."

msgid "safety regions"
msgstr "veiligheidsregio's"

msgid "Our own short code."
msgstr "Onze eigen korte code."

msgid "Name of the acute care network."
msgstr "Naam van het netwerk voor acute zorg."

msgid "contact, e-mail"
msgstr "contact, e-mail"

msgid "Where it is asked for help while nobody of it has an account."
msgstr "Waar om hulp wordt gevraagd zolang niemand er een account heeft."

msgid "RO(N)AZ regions"
msgstr "RO(N)AZ-regio's"

msgid "Official four-digit care office code."
msgstr "Officiële zorgkantoorcode van vier cijfers."

msgid "Name of the region."
msgstr "Naam van de regio."

msgid "insurer"
msgstr "zorgverzekeraar"

msgid "Insurer that runs the care office."
msgstr "Zorgverzekeraar die het zorgkantoor uitvoert."

msgid "care office region"
msgstr "zorgkantoorregio"

msgid "care office regions"
msgstr "zorgkantoorregio's"

msgid "A municipality code looks like GM0153."
msgstr "Een gemeentecode ziet eruit als GM0153."

msgid "Official code, such as GM0153."
msgstr "Officiële code, zoals GM0153."

msgid "Official name."
msgstr "Officiële naam."

msgid "The one safety region it belongs to."
msgstr "De ene veiligheidsregio waar die bij hoort."

msgid "Usually one; a location chooses where there are two."
msgstr "Meestal één; een locatie kiest als er twee zijn."

msgid "The one care office region it belongs to."
msgstr "De ene zorgkantoorregio waar die bij hoort."

msgid "valid from"
msgstr "geldig vanaf"

msgid "First day it existed; empty if before our records."
msgstr "Eerste dag van het bestaan; leeg als dat voor onze gegevens ligt."

msgid "valid until"
msgstr "geldig tot en met"

msgid "Last day it existed; empty if it still does."
msgstr "Laatste dag van het bestaan; leeg als die nog bestaat."

msgid "municipalities"
msgstr "gemeenten"

msgid "Red Cross"
msgstr "Rode Kruis"

msgid "Civil pool"
msgstr "Extra Handen / Zorgreserve"

msgid "Fixed code, such as red_cross."
msgstr "Vaste code, zoals red_cross."

msgid "Name of the organisation."
msgstr "Naam van de organisatie."

msgid "rung"
msgstr "trede"

msgid "The rung of step 2 it stands on."
msgstr "De trede van stap 2 waar het op staat."

msgid "active from"
msgstr "actief vanaf"

msgid "First day it can be asked; empty if always."
msgstr "Eerste dag waarop u het kunt vragen; leeg als dat altijd kan."

msgid "active until"
msgstr "actief tot en met"

msgid "Last day it can be asked; empty if still."
msgstr "Laatste dag waarop u het kunt vragen; leeg als dat nog steeds kan."

msgid "source"
msgstr "bron"

msgid "Where these days were taken from."
msgstr "Waar deze dagen vandaan komen."

msgid "channel"
msgstr "kanaal"

msgid "channels"
msgstr "kanalen"

msgid "Name the team is known by."
msgstr "Naam waaronder het team bekend is."

msgid "fact-finding team"
msgstr "verkenningsteam"

msgid "fact-finding teams"
msgstr "verkenningsteams"

msgid "role"
msgstr "rol"

msgid "The national role that answers there."
msgstr "De landelijke rol die daar opneemt."

msgid "desk"
msgstr "meldpunt"

msgid "desks"
msgstr "meldpunten"

msgid "Hospital"
msgstr "Ziekenhuis"

msgid "Nursing home"
msgstr "Verpleeghuis (VVT)"

msgid "Care hotel"
msgstr "Zorghotel"

msgid "Rehabilitation"
msgstr "Revalidatie"

msgid "Mental health care"
msgstr "Geestelijke gezondheidszorg"

msgid "Disability care"
msgstr "Gehandicaptenzorg"

msgid "Home care"
msgstr "Thuiszorg"

msgid "Other care"
msgstr "Andere zorg"

msgid "A KvK number has exactly eight digits."
msgstr "Een KvK-nummer heeft precies acht cijfers."

msgid "An AGB code has exactly eight digits, leading zero included."
msgstr "Een AGB-code heeft precies acht cijfers, met de nul vooraan."

msgid "A postcode looks like 1234 AB."
msgstr "Een postcode ziet eruit als 1234 AB."

msgid "Name the institution is known by."
msgstr "Naam waaronder de instelling bekend is."

msgid "The kind of care it gives."
msgstr "Het soort zorg dat de instelling geeft."

msgid "Chamber of Commerce: 8 digits."
msgstr "Kamer van Koophandel: 8 cijfers."

msgid "8 digits, leading zero included."
msgstr "8 cijfers, met de nul vooraan."

msgid "Switched off, it can no longer be chosen; its history stays."
msgstr "Uitgeschakeld is de instelling niet meer te kiezen; de geschiedenis blijft."

msgid "institutions"
msgstr "instellingen"

msgid "The institution it belongs to."
msgstr "De instelling waar de locatie bij hoort."

msgid "Name of the location."
msgstr "Naam van de locatie."

msgid "Street and number."
msgstr "Straat en huisnummer."

msgid "Such as 7511 AB."
msgstr "Zoals 7511 AB."

msgid "Decides the safety region and the care office."
msgstr "Bepaalt de veiligheidsregio en het zorgkantoor."

msgid "Of the municipality; to be chosen where it has two."
msgstr "Van de gemeente; te kiezen als die er twee heeft."

msgid "contact, function"
msgstr "contact, functie"

msgid "Who answers 24 hours a day, by function."
msgstr "Wie 24 uur per dag opneemt, met functie."

msgid "Reached 24 hours a day."
msgstr "24 uur per dag bereikbaar."

msgid "E-mail address of the contact."
msgstr "E-mailadres van het contact."

msgid "deputy, function"
msgstr "vervanger, functie"

msgid "Who answers when the contact does not."
msgstr "Wie opneemt als het contact niet opneemt."

msgid "deputy, telephone"
msgstr "vervanger, telefoon"

msgid "Number of the deputy."
msgstr "Nummer van de vervanger."

msgid "deputy, e-mail"
msgstr "vervanger, e-mail"

msgid "E-mail address of the deputy."
msgstr "E-mailadres van de vervanger."

msgid "locations"
msgstr "locaties"

msgid "This institution already has a location with this name."
msgstr "Deze instelling heeft al een locatie met deze naam."

msgid "Signs in with this; lower case."
msgstr "Om mee in te loggen; kleine letters."

msgid "Name as colleagues know it."
msgstr "Naam zoals collega's die kennen."

msgid "telephone"
msgstr "telefoon"

msgid "Business number."
msgstr "Zakelijk nummer."

msgid "Language of pages and messages."
msgstr "Taal van pagina's en berichten."

msgid "Switched off when somebody leaves; what she did stays."
msgstr "Uitgeschakeld als iemand uit dienst gaat; wat die persoon deed, blijft."

msgid "may open the reference administration"
msgstr "mag het beheer van referentiegegevens openen"

msgid "For administrators only."
msgstr "Alleen voor functioneel beheerders."

msgid "acts by link only"
msgstr "handelt alleen via een link"

msgid "Stands for a party's e-mail address: answers by a link, never signs in, is never told anything."
msgstr "Staat voor het e-mailadres van een partij: antwoordt via een link, logt nooit in, krijgt nooit bericht."

msgid "joined at"
msgstr "toegevoegd op"

msgid "When made known."
msgstr "Wanneer deze persoon bekend is gemaakt."

msgid "person"
msgstr "persoon"

msgid "people"
msgstr "personen"

msgid "Somebody has this e-mail address already."
msgstr "Iemand heeft dit e-mailadres al."

msgid "Who holds it."
msgstr "Wie deze rol heeft."

msgid "First day."
msgstr "Eerste dag."

msgid "Last day; empty if open."
msgstr "Laatste dag; leeg als die nog niet bekend is."

msgid "deputy for"
msgstr "vervangt"

msgid "The membership it stands in for; role and scope are the same."
msgstr "De rol die wordt vervangen; rol en bereik zijn gelijk."

msgid "membership"
msgstr "rol"

msgid "memberships"
msgstr "rollen"

msgid "Who is on call, and for what."
msgstr "Wie piket heeft, en waarvoor."

msgid "Start of the duty."
msgstr "Begin van de piketdienst."

msgid "End of the duty; the next may start then."
msgstr "Einde van de piketdienst; de volgende mag dan beginnen."

msgid "Number that is answered during the duty."
msgstr "Nummer waarop tijdens de piketdienst wordt opgenomen."

msgid "duty"
msgstr "piketdienst"

msgid "duties"
msgstr "piketdiensten"

msgid "The duty ends before it starts."
msgstr "De piketdienst eindigt voor het begin."

msgid "who pressed the button"
msgstr "wie op de knop drukte"

msgid "SHA-256 of the address and all that was sent, or of the key"
msgstr "SHA-256 van het adres en alles wat werd verstuurd, of van de sleutel"

msgid "SHA-256 of what was sent under the key"
msgstr "SHA-256 van wat met de sleutel werd verstuurd"

msgid "what answered the call, or the words that answered the button; null where that told a secret"
msgstr "wat het antwoord op de aanroep was, of de woorden na de knop; null waar daarin een geheim stond"

msgid "what of the answer depended on who she was then: which of it she saw"
msgstr "wat in het antwoord ervan afhing wie zij toen was: wat zij daarvan zag"

msgid "the page that answered it"
msgstr "de pagina die antwoord gaf"

msgid "Care institution"
msgstr "Zorginstelling"

msgid "Care office or RO(N)AZ"
msgstr "Zorgkantoor of RO(N)AZ"

msgid "GHOR"
msgstr "GHOR"

msgid "National civil help"
msgstr "Landelijke hulporganisatie"

msgid "Defence planner"
msgstr "Planner van Defensie"

msgid "Fact finder"
msgstr "Verkenner van Defensie"

msgid "Decider for the Minister of Defence"
msgstr "Beslisser namens de Minister van Defensie"

msgid "Observer"
msgstr "Waarnemer"

msgid "Administrator"
msgstr "Functioneel beheerder"

msgid "The scope does not fit the role: a care institution needs an institution, GHOR a safety region, a regional partner either a care office or a RO(N)AZ region, a national partner a channel, a fact finder a team, and every other role none of these."
msgstr "Het bereik past niet bij de rol: een zorginstelling heeft een instelling nodig, de GHOR een veiligheidsregio, een regionale partij een zorgkantoor of een RO(N)AZ-regio, een landelijke partij een kanaal, een verkenner een team, en elke andere rol geen van deze."

msgid "auditor"
msgstr "auditor"

msgid "Only an observer can be an auditor."
msgstr "Alleen een waarnemer kan auditor zijn."

msgid "The role somebody acts in."
msgstr "De rol waarin iemand handelt."

msgid "team"
msgstr "team"

#, python-format
msgid "Care office %(name)s"
msgstr "Zorgkantoor %(name)s"

msgid "page"
msgstr "pagina"

msgid "API"
msgstr "API"

msgid "API, by token"
msgstr "API, met token"

msgid "link in a mail"
msgstr "link in een e-mail"

msgid "command line"
msgstr "opdrachtregel"

msgid "Journal"
msgstr "Journaal"

msgid "Decision letter"
msgstr "Besluitbrief"

msgid "Case file"
msgstr "Dossier"

msgid "Signing pack"
msgstr "Ondertekenset"

msgid "Minutes"
msgstr "Verslag"

msgid "Attachment"
msgstr "Bijlage"

msgid "Inquiry"
msgstr "Uitvraag"

msgid "Meeting of the triangle"
msgstr "Driehoeksoverleg"

msgid "Export"
msgstr "Export"

msgid "Who looked, or who tried"
msgstr "Wie keek, of wie iets probeerde"

msgid "Sign-in failed"
msgstr "Inloggen mislukt"

msgid "Second factor failed"
msgstr "Tweede stap mislukt"

msgid "Fresh proof failed"
msgstr "Opnieuw aantonen wie iemand is, mislukt"

msgid "Token refused"
msgstr "Token geweigerd"

msgid "Locked out for trying too often"
msgstr "Geblokkeerd na te veel pogingen"

msgid "Refused: not hers to do"
msgstr "Geweigerd: daar geen recht op"

msgid "Role added"
msgstr "Rol toegevoegd"

msgid "Role ended"
msgstr "Rol beëindigd"

msgid "Account closed: memberships and tokens ended"
msgstr "Account gesloten: rollen en tokens beëindigd"

msgid "Account opened again"
msgstr "Account heropend"

msgid "Second factor taken away, with the password"
msgstr "Tweede factor weggehaald, met het wachtwoord"

msgid "Token made"
msgstr "Token gemaakt"

msgid "Token taken back"
msgstr "Token ingetrokken"

msgid "People exported"
msgstr "Personen geëxporteerd"

msgid "Moment on the domain clock (UTC)."
msgstr "Moment op de domeinklok (UTC)."

msgid "door"
msgstr "adres in het product"

msgid "Name of the address in the product."
msgstr "Naam van het adres in het product."

msgid "by"
msgstr "via"

msgid "Where it came from, as the proxies of the settings say; empty for none."
msgstr "Waar het vandaan kwam, volgens de proxy's van de instellingen; leeg als er geen is."

msgid "detail"
msgstr "detail"

msgid "Which of several, and what was filtered by."
msgstr "Welke van meerdere, en waarop is gefilterd."

msgid "who"
msgstr "wie"

msgid "Under which she read it; of several that lead there, the first."
msgstr "De rol waarmee het is gelezen; bij meer dan één de eerste."

msgid "what"
msgstr "wat"

msgid "What was read."
msgstr "Wat is gelezen."

msgid "request"
msgstr "aanvraag"

msgid "The request it was of; empty for lists and capacity."
msgstr "Van welke aanvraag; leeg bij lijsten en capaciteit."

msgid "reading"
msgstr "inzage"

msgid "readings"
msgstr "inzages"

msgid "What happened."
msgstr "Wat er gebeurde."

msgid "Who tried or did it; empty when nobody knows."
msgstr "Wie het probeerde of deed; leeg als niemand dat weet."

msgid "about"
msgstr "betreft"

msgid "Whom it concerns, when that is somebody else."
msgstr "Wie het betreft, als dat een ander is."

msgid "The membership that was added or ended."
msgstr "De rol die is toegevoegd of beëindigd."

msgid "security event"
msgstr "beveiligingsgebeurtenis"

msgid "security events"
msgstr "beveiligingsgebeurtenissen"

msgid "what is older than this moment may be deleted"
msgstr "wat ouder is dan dit moment, mag worden verwijderd"

msgid "This password is easy to guess: it is made of common words."
msgstr "Dit wachtwoord is makkelijk te raden: het bestaat uit gewone woorden."

msgid "Not only common words, names, months or words of this work, with figures behind them."
msgstr "Niet alleen gewone woorden, namen, maanden of woorden van dit werk met cijfers erachter."

msgid "Nobody is her own deputy."
msgstr "Niemand kan zichzelf vervangen."

msgid "A deputy needs a last day."
msgstr "Een vervanger heeft een laatste dag nodig."

msgid "This membership has ended already."
msgstr "Deze rol is al beëindigd."

msgid "This person holds this membership in these days already."
msgstr "Deze persoon heeft deze rol al in deze dagen."

msgid "Nobody else is an administrator. Appoint somebody first."
msgstr "Niemand anders is functioneel beheerder. Wijs eerst iemand aan."

msgid "It was sent before, and isn't sent again. What came of it isn't known here yet."
msgstr "Het is al verstuurd en wordt niet nog eens verstuurd. Het resultaat is hier nog niet bekend."

msgid "It was made already, and its secret was shown once. If you didn't see it, make another on purpose."
msgstr "Het was al gemaakt en het geheim is één keer getoond. Hebt u het niet gezien? Maak dan bewust een nieuw."

msgid "Set up a second factor first: one of your roles needs it."
msgstr "Stel eerst tweestapsverificatie in: een van uw rollen heeft die nodig."

msgid "This is somebody else's token."
msgstr "Dit token is van iemand anders."

msgid "A role that needs a second factor was added since: make a new token."
msgstr "Sindsdien is een rol toegevoegd waarvoor tweestapsverificatie nodig is: maak een nieuw token."

msgid "The last moment lies in the past."
msgstr "Het laatste moment ligt in het verleden."

msgid "A token lasts a year at most."
msgstr "Een token geldt hoogstens een jaar."

msgid "Who looked and who tried is for auditors."
msgstr "Wie keek en wie iets probeerde is voor auditors."

msgid "The duty was added."
msgstr "De piketdienst is toegevoegd."

msgid "The duty was removed."
msgstr "De piketdienst is verwijderd."

msgid "The roster holds telephone numbers, for those who may have to call."
msgstr "In het rooster staan telefoonnummers, voor wie moet kunnen bellen."

msgid "File"
msgstr "Bestand"

#, python-format
msgid "XLSX, ODS or CSV with the columns named below, in any order; at most %(most)s rows."
msgstr "XLSX, ODS of CSV met de kolommen die hieronder staan, in welke volgorde ook; hoogstens %(most)s rijen."

#, python-format
msgid "%(count)d institution was imported."
msgid_plural "%(count)d institutions were imported."
msgstr[0] "%(count)d instelling is geïmporteerd."
msgstr[1] "%(count)d instellingen zijn geïmporteerd."

msgid "Active"
msgstr "Actief"

#, python-format
msgid "%(name)s was added."
msgstr "%(name)s is toegevoegd."

msgid "New institution"
msgstr "Nieuwe instelling"

msgid "New location"
msgstr "Nieuwe locatie"

msgid "The invitation was withdrawn; its link no longer works."
msgstr "De uitnodiging is ingetrokken; de link werkt niet meer."

msgid "Welcome. Sign in with your e-mail address and the password you chose."
msgstr "Welkom. Log in met uw e-mailadres en het wachtwoord dat u koos."

#, python-format
msgid "The invitation was sent to %(email)s."
msgstr "De uitnodiging is verstuurd naar %(email)s."

msgid "The mail server didn't take the invitation. It stands below: send it again later."
msgstr "De mailserver nam de uitnodiging niet aan. Die staat hieronder: verstuur die later opnieuw."

msgid "Known since"
msgstr "Bekend sinds"

msgid "Speaks for"
msgstr "Spreekt voor"

msgid "Account open"
msgstr "Account open"

msgid "The membership was added."
msgstr "De rol is toegevoegd."

msgid "Add a membership"
msgstr "Rol toevoegen"

msgid "The membership has a last day now."
msgstr "De rol heeft nu een laatste dag."

#, python-format
msgid "End: %(label)s"
msgstr "Beëindigen: %(label)s"

msgid "The deputy was appointed."
msgstr "De vervanger is aangewezen."

#, python-format
msgid "Deputy for: %(label)s"
msgstr "Vervanger voor: %(label)s"

#, python-format
msgid "%(name)s has left: memberships, tokens, sessions, webhooks and open invitations ended."
msgstr "%(name)s is uit dienst: rollen, tokens, sessies, webhooks en open uitnodigingen zijn beëindigd."

#, python-format
msgid "%(name)s leaves"
msgstr "%(name)s gaat uit dienst"

msgid "Take the second factor away"
msgstr "Tweede factor weghalen"

#, python-format
msgid "The second factor and the password of %(name)s count no more. A mail says how to come in again."
msgstr "De tweede factor en het wachtwoord van %(name)s gelden niet meer. In een mail staat hoe het weer lukt om binnen te komen."

#, python-format
msgid "The second factor and the password of %(name)s count no more; the mail that says so wasn't taken."
msgstr "De tweede factor en het wachtwoord van %(name)s gelden niet meer; de mail daarover is niet aangenomen."

msgid "The account is open. Add a membership; a password comes by “forgotten your password”."
msgstr "Het account is open. Voeg een rol toe; een wachtwoord komt via “Wachtwoord vergeten”."

msgid "The token was taken back; it no longer works."
msgstr "Het token is ingetrokken; het werkt niet meer."

msgid "Detail"
msgstr "Detail"

msgid "From address"
msgstr "Van adres"

msgid "Organisation"
msgstr "Organisatie"

msgid "Door"
msgstr "Adres in het product"

msgid "who-looked"
msgstr "wie-keek"

msgid "who-tried"
msgstr "wie-probeerde"

msgid "Due"
msgstr "Uiterlijk"

msgid "Asked"
msgstr "Gevraagd"

msgid "What was asked of you"
msgstr "Wat aan u is gevraagd"

msgid "Region, municipality, sector, staff types, persons, period and shifts of what is asked, and your answer."
msgstr "Regio, gemeente, sector, soorten personeel, personen, periode en diensten van wat gevraagd wordt, en uw antwoord."

msgid "One question to you"
msgstr "Eén uitvraag aan u"

msgid "With the deeds that are yours on it; also for who may open the request it is about."
msgstr "Met de handelingen die u erop mag doen; ook voor wie de aanvraag zelf mag openen."

msgid "Deeds recorded in your name"
msgstr "Handelingen die namens u zijn vastgelegd"

msgid "Those that wait for your confirmation, soonest due first."
msgstr "Wat op uw bevestiging wacht, wat het eerst moet bovenaan."

msgid "Send one JSON object."
msgstr "Stuur één JSON-object."

msgid "Name one of the deeds."
msgstr "Noem een van de handelingen."

#, python-format
msgid "This deed has data of its own: POST it to %(resource)s."
msgstr "Deze handeling heeft eigen gegevens: stuur die met POST naar %(resource)s."

msgid "Seen on site, or desk."
msgstr "Ter plaatse gezien, of telefonisch."

msgid "Persons by the id of a line."
msgstr "Personen per id van een regel."

msgid "who was booked by it, type by type; as it was then"
msgstr "wie ervoor zijn gereserveerd, per soort; zoals het toen was"

msgid "Place on the agenda when it was moved."
msgstr "Plaats op de agenda als de aanvraag is verplaatst."

msgid "What each corner says is for the corners and the decider."
msgstr "Wat elke hoek zegt, is voor de hoeken en de beslisser."

msgid "How both sides look back"
msgstr "Hoe beide kanten terugkijken"

msgid "At most one of each side."
msgstr "Hoogstens één van elke kant."

msgid "Extensions that were asked for"
msgstr "Gevraagde verlengingen"

msgid "The last one last; its positions are for the corners alone."
msgstr "De laatste staat achteraan; de standpunten zijn alleen voor de hoeken."

msgid "Procedural checks as LOCC answered them"
msgstr "Procedurele controlepunten zoals LOCC ze beantwoordde"

msgid "Those not answered yet are left out."
msgstr "Wat nog niet is beantwoord, is weggelaten."

msgid "Teams that were sent, or called"
msgstr "Teams die zijn gestuurd of hebben gebeld"

msgid "The last one last."
msgstr "De laatste staat achteraan."

msgid "What the teams found"
msgstr "Wat de teams hebben bevonden"

msgid "Tuned lines as proposed and agreed"
msgstr "Afgestemde regels zoals voorgesteld en afgesproken"

msgid "All of them; one stands or was accepted."
msgstr "Allemaal; één geldt of is geaccepteerd."

msgid "What each corner says"
msgstr "Wat elke hoek zegt"

msgid "For the corners, LOCC and the decider alone."
msgstr "Alleen voor de hoeken, LOCC en de beslisser."

msgid "Meetings it is on the agenda of"
msgstr "Overleggen waar de aanvraag op de agenda staat"

msgid "The first meeting first."
msgstr "Het eerste overleg staat vooraan."

msgid "What was decided"
msgstr "Wat is besloten"

msgid "All decisions; one stands."
msgstr "Alle besluiten; één geldt."

msgid "Conditions set by the fact-finders"
msgstr "Voorwaarden van de verkenners"

msgid "Report one as met at its own address."
msgstr "Meld op het eigen adres dat aan een voorwaarde is voldaan."

msgid "Meetings of the triangle"
msgstr "Driehoeksoverleggen"

msgid "For who has a place at the table."
msgstr "Voor wie een plaats aan tafel heeft."

msgid "You have no place at this table."
msgstr "U hebt geen plaats aan deze tafel."

msgid "Which decision; without it the last."
msgstr "Welk besluit; zonder dit het laatste."

msgid "The decision letter"
msgstr "De besluitbrief"

msgid "Tagged PDF in Dutch, as it was sent; 404 until there is a decision."
msgstr "Getagde PDF in het Nederlands, zoals verzonden; 404 zolang er geen besluit is."

msgid "The case file"
msgstr "Het dossier"

msgid "Everything of the request as tagged PDF in Dutch, in the edition that is for you."
msgstr "Alles van de aanvraag als getagde PDF in het Nederlands, in de versie die voor u bedoeld is."

msgid "This nests too deeply."
msgstr "Dit is te diep genest."

msgid "Whom this request can be asked of"
msgstr "Bij wie deze aanvraag kan worden uitgevraagd"

msgid "Per rung, as an inquiry names them."
msgstr "Per trede, zoals een uitvraag ze noemt."

msgid "Whom to call now about this request"
msgstr "Wie nu te bellen over deze aanvraag"

msgid "The home and whoever steers or carries out, with the number that is answered now; those you may call."
msgstr "De instelling en wie stuurt of uitvoert, met het nummer dat nu wordt opgenomen; alleen wie u mag bellen."

msgid "Need lines with their ledger"
msgstr "Behoefteregels met hun verloop"

msgid "Persons per day: asked, region, national, defence, declined, withdrawn, open."
msgstr "Personen per dag: gevraagd, regio, landelijk, Defensie, afgewezen, ingetrokken, open."

msgid "The figures of the home, the latest last"
msgstr "De cijfers van de instelling, de nieuwste als laatste"

msgid "Each is a snapshot; older ones are kept."
msgstr "Elk is een momentopname; oudere blijven bewaard."

msgid "Who was asked, and what came of it"
msgstr "Wie is uitgevraagd, en wat eruit kwam"

msgid "With the offers of each."
msgstr "Met het aanbod van elk."

msgid "Comments that you may read"
msgstr "Opmerkingen die u mag lezen"

msgid "What is for authorities only is shown to them alone."
msgstr "Wat alleen voor overheden is, zien alleen zij."

msgid "Files that you may read"
msgstr "Bestanden die u mag lezen"

msgid "With where to download each; what is for authorities only is shown to them alone."
msgstr "Met waar elk is te downloaden; wat alleen voor overheden is, zien alleen zij."

msgid "The content of a file"
msgstr "De inhoud van een bestand"

msgid "Always as a download, with the kind it has by its content."
msgstr "Altijd als download, met het soort dat uit de inhoud blijkt."

msgid "what the role is held for; empty for a role without one"
msgstr "waarvoor de rol geldt; leeg bij een rol zonder"

msgid "Who looked at a request"
msgstr "Wie naar een aanvraag keek"

msgid "For the institution itself and the GHOR of its region: functions and organisations, no names."
msgstr "Voor de instelling zelf en de GHOR van haar regio: functies en organisaties, geen namen."

msgid "null: the system itself."
msgstr "null: het systeem zelf."

msgid "In which role it was done."
msgstr "In welke rol het is gedaan."

msgid "Where the request stood after it."
msgstr "Waar de aanvraag daarna stond."

msgid "In words; to who mayn't read capacity in numbers it says a band."
msgstr "In woorden; wie de capaciteit niet in getallen mag lezen krijgt een band."

msgid "Number of the need line."
msgstr "Nummer van de behoefteregel."

msgid "Persons on each of these days."
msgstr "Personen op elk van deze dagen."

msgid "How many fit; for who may read capacity in numbers."
msgstr "Hoeveel er passen; voor wie de capaciteit in getallen mag lezen."

#, python-brace-format
msgid "POST to /undoables/{id}/undoings."
msgstr "POST naar /undoables/{id}/undoings."

msgid "After this it can't be undone any more."
msgstr "Hierna kan het niet meer worden teruggedraaid."

msgid "When the next owner must have acted."
msgstr "Wanneer de volgende eigenaar gehandeld moet hebben."

msgid "How it is undone, by you and while nothing builds on it; null: it can't be."
msgstr "Hoe het wordt teruggedraaid, door u en zolang er niets op voortbouwt; null: dat kan niet."

msgid "What keeps the agreement of the corners from being settled; empty when nothing does."
msgstr "Wat verhindert dat de overeenstemming van de hoeken wordt vastgesteld; leeg als niets dat doet."

msgid "As `key` in the body: sent twice under one key, a deed is done once and answered the same. Something else under the same key is refused with 422. What was refused uses no key up."
msgstr "Als `key` in de inhoud: twee keer verstuurd met dezelfde sleutel wordt een handeling één keer gedaan, met hetzelfde antwoord. Iets anders met dezelfde sleutel wordt geweigerd met 422. Wat geweigerd is, verbruikt geen sleutel."

msgid "As `version` in the body: the `ETag` of the request as you read it; an older one is refused with 412."
msgstr "Als `version` in de inhoud: de `ETag` van de aanvraag zoals u die las; een oudere wordt geweigerd met 412."

msgid "The version of need, application and tuned lines, for `If-Match`."
msgstr "De versie van behoefte, aanvraag en afgestemde regels, voor `If-Match`."

msgid "Reference of its request, from who opens that by its exact reference alone."
msgstr "Kenmerk van de aanvraag, voor wie die alleen met het exacte kenmerk opent."

msgid "Done: the event it left."
msgstr "Gedaan: de gebeurtenis die het opleverde."

msgid "Done before under the same key: that event again."
msgstr "Al eerder gedaan met dezelfde sleutel: nogmaals die gebeurtenis."

msgid "whoever did it"
msgstr "wie het zelf deed"

msgid "anyone spoken for"
msgstr "iedereen namens wie is gesproken"

msgid "any status"
msgstr "elke status"

#, python-brace-format
msgid "By: {roles}. In: {statuses}."
msgstr "Door: {roles}. In: {statuses}."

msgid "the deed"
msgstr "de handeling"

msgid "Sum over the days."
msgstr "Som over de dagen."

msgid "Most persons on one day."
msgstr "Het grootste aantal personen op één dag."

msgid "What is left; on days gone by it is called unmet."
msgstr "Wat overblijft; op dagen die voorbij zijn heet het onvervuld."

msgid "The open of today and later: only this climbs."
msgstr "Wat openstaat van vandaag en later: alleen dit gaat naar een volgende stap."

msgid "What stayed open on days gone by."
msgstr "Wat open bleef op dagen die voorbij zijn."

msgid "Code, such as VR05."
msgstr "Code, zoals VR05."

msgid "When the owner must have acted; null: nothing is due."
msgstr "Wanneer de eigenaar gehandeld moet hebben; null: geen termijn."

msgid "Who was asked."
msgstr "Wie is uitgevraagd."

msgid "Waived, or answered or expired with nothing waiting."
msgstr "Overgeslagen, of beantwoord of verlopen terwijl niets meer wacht."

msgid "Why it need not be asked."
msgstr "Waarom die niet hoeft te worden uitgevraagd."

msgid "Your roles for it; several: send asRole."
msgstr "Uw rollen hiervoor; bij meer dan één: stuur asRole mee."

msgid "Only for somebody who told you: send spokenName and spokenAt."
msgstr "Alleen namens iemand die het u vertelde: stuur spokenName en spokenAt mee."

msgid "Where to POST it."
msgstr "Waar u het met POST naartoe stuurt."

msgid "All lines together."
msgstr "Alle regels samen."

msgid "The latest."
msgstr "De laatste."

msgid "As an inquiry takes it: rung and number."
msgstr "Zoals een uitvraag het verwacht: trede en nummer."

msgid "Not asked yet, or asked and cancelled."
msgstr "Nog niet uitgevraagd, of uitgevraagd en geannuleerd."

msgid "A name on the roster, else a function or organisation."
msgstr "Een naam op het rooster, anders een functie of organisatie."

msgid "As after `tel:` (RFC 3966)."
msgstr "Zoals na `tel:` (RFC 3966)."

msgid "Why it is this number."
msgstr "Waarom het dit nummer is."

msgid "Until when it is answered; null: no end is known."
msgstr "Tot wanneer het wordt opgenomen; null: er is geen einde bekend."

msgid "Where help is needed; never which home."
msgstr "Waar hulp nodig is; nooit bij welke instelling."

msgid "Send a whole number."
msgstr "Stuur een heel getal."

msgid "Send a list of objects."
msgstr "Stuur een lijst met objecten."

msgid "Send a file."
msgstr "Stuur een bestand."

msgid "Send a list of numbers."
msgstr "Stuur een lijst van getallen."

msgid "Send a list of words."
msgstr "Stuur een lijst van woorden."

msgid "Send true or false."
msgstr "Stuur true of false."

msgid "Send one of the words."
msgstr "Stuur een van de woorden."

msgid "Send a moment with its offset, such as 2020-12-28T14:30:00Z."
msgstr "Stuur een moment met tijdzone, zoals 2020-12-28T14:30:00Z."

msgid "Send a day, such as 2020-12-28."
msgstr "Stuur een dag, zoals 2020-12-28."

msgid "Send a number."
msgstr "Stuur een getal."

msgid "Send text."
msgstr "Stuur tekst."

#, python-format
msgid "“%(name)s” isn't known here."
msgstr "“%(name)s” is hier niet bekend."

msgid "Number"
msgstr "Nummer"

msgid "You can't open a request."
msgstr "U kunt geen aanvraag openen."

msgid "Requests that you may see"
msgstr "Aanvragen die u mag zien"

msgid "The same list as the page: open ones unless you ask otherwise, soonest due first."
msgstr "Dezelfde lijst als de pagina: open aanvragen, tenzij u anders vraagt; wat het eerst moet bovenaan."

msgid "Raise an alert"
msgstr "Alarm slaan"

msgid "Opens a request with its first need line and sends it to the region; `send: false` keeps it as a draft."
msgstr "Opent een aanvraag met de eerste behoefteregel en stuurt die naar de regio; `send: false` bewaart die als concept."

msgid "One request, whole"
msgstr "Eén aanvraag, volledig"

msgid "Need with its ledger, ladder, latest figures, application, and the deeds that are yours."
msgstr "Behoefte met het verloop, ladder, laatste cijfers, MSOB-aanvraag, en de handelingen die u mag doen."

msgid "The journal of a request"
msgstr "Het journaal van een aanvraag"

msgid "Every deed, each with the hash of the one before; `sort=-number` gives the last first."
msgstr "Elke handeling, met de hash van de vorige; `sort=-number` geeft de laatste eerst."

msgid "Do a deed that has no data of its own"
msgstr "Een handeling zonder eigen gegevens doen"

msgid "A deed with data has a resource of its own; sent here it is refused with the name of that resource."
msgstr "Een handeling met gegevens heeft een eigen adres; hier wordt die geweigerd met de naam van dat adres."

msgid "One deed in the journal"
msgstr "Eén handeling in het journaal"

msgid "As it was written; it never changes."
msgstr "Zoals het is geschreven; het wijzigt nooit."

msgid "support requests"
msgstr "aanvragen"

#, python-format
msgid "That is %(day)s, in %(days)s days. If that is right, tick so below."
msgstr "Dat is %(day)s, over %(days)s dagen. Klopt dat, vink het dan hieronder aan."

#, python-format
msgid "That is %(day)s, %(days)s days ago. If that is right, tick so below."
msgstr "Dat is %(day)s, %(days)s dagen geleden. Klopt dat, vink het dan hieronder aan."

#, python-format
msgid "That is after %(day)s, the last day on which help is asked. If that is right, tick so below."
msgstr "Dat is na %(day)s, de laatste dag waarvoor hulp wordt gevraagd. Klopt dat, vink het dan hieronder aan."

msgid "You can't open a request for this location."
msgstr "U kunt voor deze locatie geen aanvraag openen."

msgid "The alert was sent with this; it can be changed, not left out."
msgstr "Dit stond in het verstuurde alarm; u kunt het wijzigen, niet weglaten."

msgid "Only authorities write to authorities only."
msgstr "Alleen overheden kunnen iets schrijven dat alleen overheden lezen."

msgid "This inquiry belongs to another request."
msgstr "Deze uitvraag hoort bij een andere aanvraag."

msgid "The file is empty."
msgstr "Het bestand is leeg."

#, python-format
msgid "Give a last day after %(day)s, at most %(most)s days later."
msgstr "Geef een laatste dag na %(day)s, hoogstens %(most)s dagen later."

msgid "The triangle asked for a visit on site."
msgstr "De driehoek vroeg om een bezoek ter plaatse."

msgid "A score of 0 or 1 needs a condition: what must be so, who sees to it, by when."
msgstr "Bij een score van 0 of 1 hoort een voorwaarde: wat moet er geregeld zijn, wie zorgt ervoor, wanneer is het klaar."

msgid "Choose a location of the same institution."
msgstr "Kies een locatie van dezelfde instelling."

msgid "The virus scanner found something harmful in this file."
msgstr "De virusscanner vond iets schadelijks in dit bestand."

msgid "This file isn't scanned for viruses yet: try again in a moment."
msgstr "Dit bestand is nog niet op virussen gescand: probeer het zo opnieuw."

msgid "Only a request registered as urgent may have checks to follow."
msgstr "Alleen bij een als spoed ingeschreven aanvraag mogen controlepunten nog volgen."

msgid "Choose at least one reason."
msgstr "Kies ten minste één reden."

msgid "The urgent road is for lifesaving or life-sustaining help."
msgstr "De spoedroute is voor levensreddende of levensonderhoudende hulp."

msgid "Name the director of public health who waives the open rungs."
msgstr "Noem de DPG die de open treden overslaat."

msgid "signature recorded with its document"
msgstr "ondertekening vastgelegd, met document"

msgid "motivated"
msgstr "gemotiveerd"

msgid "all five rungs closed"
msgstr "alle vijf treden afgesloten"

msgid "legal basis MSOB"
msgstr "juridische grondslag MSOB"

msgid "figures of today"
msgstr "cijfers van vandaag"

msgid "each line complete"
msgstr "elke regel compleet"

msgid "location in the Netherlands"
msgstr "locatie in Nederland"

msgid "a Minister applies"
msgstr "een minister vraagt aan"

msgid "filed in this system"
msgstr "ingediend in dit systeem"

#, python-format
msgid "%(party)s doesn't belong to this rung."
msgstr "%(party)s hoort niet bij deze trede."

msgid "Say how many: “partly” without a number helps nobody plan."
msgstr "Vermeld hoeveel: op ‘deels’ zonder aantal kan niemand plannen."

msgid "Answer filled, partly or nothing."
msgstr "Antwoord met vervuld, deels of niets."

msgid "Nothing was answered, but staff is offered: choose partly or filled."
msgstr "Het antwoord is “niets”, maar er wordt wel personeel aangeboden: kies deels of vervuld."

msgid "Choose a moment that is still to come."
msgstr "Kies een moment dat nog moet komen."

msgid "Say whom you called: a function or name."
msgstr "Vermeld wie u hebt gebeld: een functie of naam."

msgid "The call can't be in the future."
msgstr "Het gesprek kan niet in de toekomst liggen."

msgid "The call was before the question was asked."
msgstr "Het gesprek was voordat de vraag is gesteld."

msgid "contested by the party"
msgstr "betwist door de partij"

msgid "LOCC plans the meetings of the triangle."
msgstr "LOCC plant het driehoeksoverleg."

msgid "A meeting can't be planned in the past."
msgstr "Een overleg kan niet in het verleden worden gepland."

msgid "Say why it is moved."
msgstr "Geef aan waarom de aanvraag wordt verplaatst."

msgid "LOCC keeps the minutes."
msgstr "LOCC houdt het verslag bij."

#, python-format
msgid "%(reference)s has rank %(rank)s already."
msgstr "%(reference)s heeft al rang %(rank)s."

msgid "Somebody ranked meanwhile: look at the list as it is now."
msgstr "Iemand heeft de rangorde intussen gewijzigd: bekijk de lijst zoals die nu is."

#, python-format
msgid "Rank %(rank)s is given to %(who)s: each needs its own."
msgstr "Rang %(rank)s is gegeven aan %(who)s: geef elk een eigen rang."

msgid "The last day has passed already."
msgstr "De laatste dag is al voorbij."

msgid "Figures can't be measured in the future."
msgstr "Cijfers kunnen niet in de toekomst gemeten zijn."

msgid "Say to whom it was told: LOCC or the applicant."
msgstr "Vermeld aan wie het is meegedeeld: LOCC of de aanvrager."

msgid "This moment is still to come."
msgstr "Dit moment moet nog komen."

msgid "The decision wasn't taken yet at that moment."
msgstr "Op dat moment was het besluit nog niet genomen."

msgid "This need line belongs to another request."
msgstr "Deze behoefteregel hoort bij een andere aanvraag."

msgid "This type can't stand in for what was asked."
msgstr "Dit soort personeel kan niet vervangen wat is gevraagd."

msgid "The period lies outside the days that help is needed."
msgstr "De periode valt buiten de dagen waarop hulp nodig is."

msgid "Accept at least one person and no more than were offered."
msgstr "Accepteer ten minste één persoon en niet meer dan er zijn aangeboden."

msgid "They are offered from a later day on."
msgstr "Ze worden pas vanaf een latere dag aangeboden."

msgid "They are offered for fewer days."
msgstr "Ze worden voor minder dagen aangeboden."

msgid "Choose a day within the offer's period, before its end."
msgstr "Kies een dag binnen de periode van het aanbod, voor het einde."

msgid "Give a reason; it is read by whoever acts next."
msgstr "Geef een reden; die wordt gelezen door wie daarna aan zet is."

#, python-format
msgid "%(author)s recorded at %(at)s: %(now)s. You typed: %(typed)s."
msgstr "%(author)s legde op %(at)s vast: %(now)s. U typte: %(typed)s."

#, python-format
msgid "Now it says: %(now)s. You typed: %(typed)s."
msgstr "Er staat nu: %(now)s. U typte: %(typed)s."

#, python-format
msgid "rank %(rank)s, %(reason)s"
msgstr "rangorde %(rank)s, %(reason)s"

#, python-format
msgid "calls back at %(at)s"
msgstr "belt terug om %(at)s"

#, python-format
msgid "%(party)s was asked already."
msgstr "%(party)s is al uitgevraagd."

msgid "This outcome isn't open in this review."
msgstr "Deze uitkomst is in deze beoordeling niet mogelijk."

msgid "Say until which day, later than today."
msgstr "Geef aan tot welke dag, later dan vandaag."

msgid "This line isn't on the table."
msgstr "Deze regel ligt niet op tafel."

msgid "Give zero or more persons, and no more than the line holds."
msgstr "Geef nul of meer personen, en niet meer dan in de regel staan."

#, python-format
msgid "Unknown code: %s."
msgstr "Onbekende code: %s."

msgid "Name the mandate under which you decide."
msgstr "Noem het mandaat waarmee u beslist."

msgid "Grant at least one person, or reject."
msgstr "Ken ten minste één persoon toe, of wijs af."

msgid "Tick the requests."
msgstr "Vink de aanvragen aan."

msgid "Propose at least one line."
msgstr "Stel ten minste één regel voor."

#, python-format
msgid "Line %(line)s: on %(day)s at most %(fits)s persons fit."
msgstr "Regel %(line)s: op %(day)s passen ten hoogste %(fits)s personen."

msgid "What stood before can't stand beside what was recorded since."
msgstr "Wat er eerst stond, past niet meer bij wat daarna is vastgelegd."

msgid "The application is filed with LOCC"
msgstr "De MSOB-aanvraag is bij LOCC ingediend"

msgid "The request is handed to the triangle"
msgstr "De aanvraag is aan de driehoek voorgelegd"

msgid "The tuned lines are accepted"
msgstr "De afgestemde regels zijn geaccepteerd"

msgid "The request is amended"
msgstr "De aanvraag is aangepast"

msgid "The reassessment is started"
msgstr "De herbeoordeling is gestart"

msgid "The reassessment is asked for"
msgstr "Er is om herbeoordeling gevraagd"

msgid "The application is saved"
msgstr "De MSOB-aanvraag is opgeslagen"

msgid "The signature is recorded"
msgstr "De ondertekening is vastgelegd"

msgid "The check is answered"
msgstr "Het controlepunt is beantwoord"

msgid "The application is returned"
msgstr "De MSOB-aanvraag is teruggestuurd"

msgid "The request is registered as urgent"
msgstr "De aanvraag is als spoed ingeschreven"

msgid "The position is given"
msgstr "Het standpunt is gegeven"

msgid "The decision is settled"
msgstr "Het besluit is vastgesteld"

msgid "The decision is taken, although the corners are divided"
msgstr "Het besluit is genomen, ook al zijn de hoeken verdeeld"

msgid "It is recorded who was told"
msgstr "Vastgelegd is wie op de hoogte is gesteld"

msgid "The visit is planned"
msgstr "Het bezoek is gepland"

msgid "The findings are reported"
msgstr "De bevindingen zijn gerapporteerd"

msgid "The visit is called off"
msgstr "Het bezoek gaat niet door"

msgid "The proposal is made"
msgstr "Het voorstel is gedaan"

msgid "The request went to the triangle without an answer"
msgstr "De aanvraag is zonder antwoord naar de driehoek gegaan"

msgid "The condition is reported as met"
msgstr "Gemeld is dat aan de voorwaarde is voldaan"

msgid "The request stands on the agenda"
msgstr "De aanvraag staat op de agenda"

msgid "The extension is asked for"
msgstr "Er is om verlenging gevraagd"

msgid "The evaluation is recorded"
msgstr "De evaluatie is vastgelegd"

msgid "The case is closed"
msgstr "Het dossier is gesloten"

msgid "The alert is sent"
msgstr "Het alarm is verstuurd"

msgid "The request is back with the institution, to be completed"
msgstr "De aanvraag is terug bij de instelling om aan te vullen"

msgid "The request is at step 2 now"
msgstr "De aanvraag staat nu in stap 2"

msgid "The request is at step 3 now"
msgstr "De aanvraag staat nu in stap 3"

msgid "The request is withdrawn"
msgstr "De aanvraag is ingetrokken"

msgid "The request is open again"
msgstr "De aanvraag is weer open"

msgid "Current figures are asked for"
msgstr "Er is om actuele cijfers gevraagd"

msgid "The request is closed as resolved"
msgstr "De aanvraag is als opgelost gesloten"

msgid "The alert is changed"
msgstr "Het alarm is gewijzigd"

msgid "The need line is added"
msgstr "De behoefteregel is toegevoegd"

msgid "The need is changed"
msgstr "De behoefte is gewijzigd"

msgid "The need line is taken out"
msgstr "De behoefteregel is verwijderd"

msgid "The figures are recorded"
msgstr "De cijfers zijn vastgelegd"

msgid "The urgency is changed"
msgstr "De urgentie is gewijzigd"

msgid "The regional priority is set"
msgstr "De regionale prioriteit is vastgelegd"

msgid "The national priority is set"
msgstr "De landelijke prioriteit is vastgelegd"

msgid "The inquiry is put"
msgstr "De uitvraag is gedaan"

msgid "The inquiries are put"
msgstr "De uitvragen zijn gedaan"

msgid "The answer is recorded"
msgstr "Het antwoord is vastgelegd"

msgid "The answer is corrected"
msgstr "Het antwoord is gecorrigeerd"

msgid "The inquiry is closed without an answer"
msgstr "De uitvraag is zonder antwoord gesloten"

msgid "It is noted when they call back"
msgstr "Genoteerd is wanneer ze terugbellen"

msgid "The rung is skipped"
msgstr "De trede is overgeslagen"

msgid "The rung is asked after all"
msgstr "De trede wordt toch uitgevraagd"

msgid "The offer is made"
msgstr "Het aanbod is gedaan"

msgid "The offer is taken back"
msgstr "Het aanbod is ingetrokken"

msgid "The offer is accepted"
msgstr "Het aanbod is geaccepteerd"

msgid "The offer is declined"
msgstr "Het aanbod is afgewezen"

msgid "It is recorded that they arrived"
msgstr "Vastgelegd is dat zij zijn aangekomen"

msgid "It is recorded that they did not come, or left early"
msgstr "Vastgelegd is dat zij niet kwamen of eerder vertrokken"

msgid "The comment is added"
msgstr "De opmerking is geplaatst"

msgid "The file is added"
msgstr "Het bestand is toegevoegd"

msgid "The follow-up request is made"
msgstr "De vervolgaanvraag is gemaakt"

msgid "What was recorded in your name is confirmed"
msgstr "Wat namens u is vastgelegd, is bevestigd"

msgid "What was recorded in your name is contested"
msgstr "Wat namens u is vastgelegd, is betwist"

msgid "It is undone"
msgstr "Het is teruggedraaid"

msgid "The moment of the first unsafe shift is right"
msgstr "Het moment van de eerste onveilige dienst klopt"

msgid "Location"
msgstr "Locatie"

msgid "where help is needed"
msgstr "waar hulp nodig is"

msgid "Clients on site"
msgstr "Cliënten op locatie"

msgid "a number, no names"
msgstr "een aantal, geen namen"

msgid "And also"
msgstr "En ook"

msgid "in the same days"
msgstr "op dezelfde dagen"

msgid "Persons of these"
msgstr "Hoeveel daarvan"

msgid "Told by telephone by"
msgstr "Telefonisch gemeld door"

msgid "only if somebody else told you"
msgstr "alleen als iemand anders het u heeft gezegd"

msgid "This number isn't a BSN"
msgstr "Dit getal is geen BSN"

msgid "recorded with your name"
msgstr "wordt met uw naam vastgelegd"

msgid "false keeps it as a draft"
msgstr "false bewaart het als concept"

msgid "Fill in both, or neither."
msgstr "Vul beide in, of geen van beide."

msgid "the version you saw"
msgstr "de versie die u zag"

msgid "In which role"
msgstr "In welke rol"

msgid "when you have more than one"
msgstr "als u er meer dan één heeft"

msgid "function or name; leave empty when you speak for yourself"
msgstr "functie of naam; laat leeg als u voor uzelf spreekt"

msgid "Moment of the call"
msgstr "Moment van het gesprek"

msgid "function or name of the person who told you, and the number"
msgstr "functie of naam van wie het u vertelde, en het nummer"

msgid "Say when this was told."
msgstr "Vermeld wanneer dit is gezegd."

msgid "Say who told this."
msgstr "Vermeld wie dit heeft gezegd."

msgid "Called"
msgstr "Gebeld met"

msgid "function or name, and the number"
msgstr "functie of naam, en het nummer"

msgid "read by whoever acts next"
msgstr "wordt gelezen door wie daarna aan zet is"

msgid "Keep them until"
msgstr "Mensen houden tot en met"

msgid "the last day"
msgstr "de laatste dag"

#, python-format
msgid "the last day; granted until %(day)s now"
msgstr "de laatste dag; nu toegekend tot en met %(day)s"

msgid "Condition"
msgstr "Voorwaarde"

msgid "Conditions"
msgstr "Voorwaarden"

msgid "with a score of 0 or 1 at least one"
msgstr "bij een score van 0 of 1 ten minste één"

#, python-format
msgid "claimed: %(figure)s"
msgstr "opgegeven: %(figure)s"

msgid "Remark"
msgstr "Opmerking"

msgid "Acceptable substitutes"
msgstr "Aanvaardbare vervanging"

msgid "Only who is ticked here may come instead, best first. Nobody ticked: nobody of another type is sent."
msgstr "Alleen wie hier is aangevinkt, mag in de plaats komen, de beste eerst. Niets aangevinkt: er wordt niemand van een andere soort gestuurd."

msgid "how many at the same time; 0 when nobody is needed any more"
msgstr "hoeveel tegelijk; 0 als er niemand meer nodig is"

msgid "all"
msgstr "alle"

msgid "Urgency"
msgstr "Urgentie"

msgid "Director of public health who waives the open rungs"
msgstr "DPG die de open treden overslaat"

msgid "function or name; not needed when no rung is open"
msgstr "functie of naam; niet nodig als geen trede open is"

#, python-format
msgid "function or name; open now: %(rungs)s"
msgstr "functie of naam; nu open: %(rungs)s"

#, python-format
msgid "Verdict on %s"
msgstr "Oordeel over %s"

#, python-format
msgid "Remark on %s"
msgstr "Opmerking bij %s"

msgid "Say what is wrong."
msgstr "Geef aan wat er niet klopt."

#, python-format
msgid "%(party)s (not reached by mail: call)"
msgstr "%(party)s (niet per e-mail bereikbaar: bel)"

msgid "Party"
msgstr "Partij"

msgid "rung and party, as in “care_office:12”"
msgstr "trede en partij, zoals “care_office:12”"

msgid "Question"
msgstr "Vraag"

msgid "Which other institutions"
msgstr "Welke andere instellingen"

msgid "only who is ticked is asked"
msgstr "alleen wie is aangevinkt, krijgt de uitvraag"

msgid "Answer"
msgstr "Antwoord"

msgid "Explanation"
msgstr "Toelichting"

msgid "Fill this in, or leave persons empty."
msgstr "Vul dit in, of laat personen leeg."

msgid "What was said"
msgstr "Wat er is gezegd"

msgid "Calls back at"
msgstr "Belt terug om"

msgid "Rung"
msgstr "Trede"

msgid "fewer than offered, when less is needed"
msgstr "minder dan aangeboden, als er minder nodig is"

msgid "later than offered, when that fits"
msgstr "later dan aangeboden, als dat past"

msgid "earlier than offered, when that fits"
msgstr "eerder dan aangeboden, als dat past"

msgid "Last day they were there"
msgstr "Laatste dag dat zij er waren"

msgid "empty when nobody came"
msgstr "leeg als niemand kwam"

msgid "All steps"
msgstr "Alle stappen"

msgid "Step 1: region"
msgstr "Stap 1: regio"

msgid "Step 2: national"
msgstr "Stap 2: landelijk"

msgid "Step 3: Defence"
msgstr "Stap 3: Defensie"

msgid "Reference, home or place"
msgstr "Kenmerk, instelling of plaats"

msgid "Open or closed"
msgstr "Open of gesloten"

msgid "Step"
msgstr "Stap"

msgid "Every status"
msgstr "Elke status"

msgid "All staff types"
msgstr "Alle soorten"

msgid "Every urgency"
msgstr "Elke urgentie"

msgid "Overdue"
msgstr "Te laat"

msgid "My move"
msgstr "Ik ben aan zet"

msgid "Outcome"
msgstr "Uitkomst"

msgid "a grant is of all that was tuned; for fewer persons give the position on the request itself"
msgstr "toekennen geldt voor alles wat is afgestemd; geef voor minder personen het standpunt bij de aanvraag zelf"

msgid "Defer until"
msgstr "Aanhouden tot"

msgid "Say until which day."
msgstr "Geef aan tot welke dag."

msgid "Meeting"
msgstr "Overleg"

msgid "Place on the agenda"
msgstr "Plaats op de agenda"

msgid "Reason for the place"
msgstr "Reden voor de plaats"

#, python-format
msgid "National rank of %s"
msgstr "Landelijke rang van %s"

#, python-format
msgid "Reason for the national rank of %s"
msgstr "Reden voor de landelijke rang van %s"

msgid "Say why it has this rank."
msgstr "Vermeld waarom de aanvraag deze rangorde heeft."

msgid "Say which rank; it can be changed, not taken away."
msgstr "Geef een rang; een rang kan worden gewijzigd, niet weggehaald."

msgid "How it was resolved"
msgstr "Hoe het is opgelost"

msgid "help arrived"
msgstr "de hulp is er"

msgid "the need was withdrawn"
msgstr "de behoefte is ingetrokken"

msgid "the period passed unmet"
msgstr "de periode ging voorbij zonder hulp"

msgid "PDF, JPEG, PNG, DOCX or XLSX, at most 10 MB"
msgstr "PDF, JPEG, PNG, DOCX of XLSX, hoogstens 10 MB"

msgid "when it proves an answer"
msgstr "als het een antwoord bewijst"

msgid "empty: the same location"
msgstr "leeg: dezelfde locatie"

msgid "Tick the requests to escalate first."
msgstr "Vink eerst de aanvragen aan die u wilt doorzetten."

msgid "Tick the requests whose figures you ask for first."
msgstr "Vink eerst de aanvragen aan waarvoor u cijfers vraagt."

msgid "Said in the meeting by"
msgstr "In het overleg gezegd door"

msgid "RO(N)AZ meeting"
msgstr "RO(N)AZ-overleg"

msgid "function or name; the parties confirm it afterwards"
msgstr "functie of naam; de partijen bevestigen het achteraf"

#, python-format
msgid "Choose %s"
msgstr "%s kiezen"

msgid "Say who told you this: a function or name."
msgstr "Vermeld wie u dit heeft gezegd: een functie of naam."

#, python-format
msgid "Answer of %(party)s to %(reference)s"
msgstr "Antwoord van %(party)s op %(reference)s"

#, python-format
msgid "For which need line %(party)s offers, %(reference)s"
msgstr "Voor welke behoefteregel %(party)s aanbiedt, %(reference)s"

#, python-format
msgid "Persons %(party)s offers to %(reference)s"
msgstr "Personen die %(party)s aanbiedt voor %(reference)s"

#, python-format
msgid "From which day %(party)s offers, %(reference)s"
msgstr "Vanaf welke dag %(party)s aanbiedt, %(reference)s"

#, python-format
msgid "Until which day %(party)s offers, %(reference)s"
msgstr "Tot en met welke dag %(party)s aanbiedt, %(reference)s"

#, python-format
msgid "When %(party)s calls back, %(reference)s"
msgstr "Wanneer %(party)s terugbelt, %(reference)s"

msgid "Choose an answer beside the persons offered."
msgstr "Kies een antwoord bij de aangeboden personen."

msgid "Give the answer or the moment at which they call back, not both."
msgstr "Vul het antwoord in of het moment waarop ze terugbellen, niet allebei."

msgid "Choose for which staff type."
msgstr "Kies voor welk soort personeel."

#, python-format
msgid "%(type)s: %(persons)s open, %(first)s – %(last)s"
msgstr "%(type)s: %(persons)s open, %(first)s – %(last)s"

msgid "accept"
msgstr "accepteren"

msgid "decline"
msgstr "afwijzen"

#, python-format
msgid "Accept or decline %(party)s, %(reference)s"
msgstr "%(party)s accepteren of afwijzen, %(reference)s"

#, python-format
msgid "Persons of %(party)s accepted, %(reference)s"
msgstr "Aantal personen van %(party)s dat u accepteert, %(reference)s"

#, python-format
msgid "From which day %(party)s is accepted, %(reference)s"
msgstr "Vanaf welke dag u %(party)s accepteert, %(reference)s"

#, python-format
msgid "Until which day %(party)s is accepted, %(reference)s"
msgstr "Tot en met welke dag u %(party)s accepteert, %(reference)s"

#, python-format
msgid "Why %(party)s is declined, %(reference)s"
msgstr "Waarom u %(party)s afwijst, %(reference)s"

#, python-format
msgid "Last day of %(party)s, %(reference)s"
msgstr "Laatste dag van %(party)s, %(reference)s"

#, python-format
msgid "Why %(party)s leaves earlier, %(reference)s"
msgstr "Waarom %(party)s eerder vertrekt, %(reference)s"

#, python-format
msgid "Rank of %s"
msgstr "Rangorde van %s"

#, python-format
msgid "Reason for the rank of %s"
msgstr "Reden voor de rangorde van %s"

msgid "rank"
msgstr "rangorde"

#, python-format
msgid "Ask a party about %s that wasn't asked yet"
msgstr "Een nog niet uitgevraagde partij uitvragen voor %s"

#, python-format
msgid "%(party)s was asked"
msgstr "%(party)s is uitgevraagd"

msgid "Reasons"
msgstr "Redenen"

msgid "at least one with a refusal or return"
msgstr "ten minste één bij afwijzen of terugsturen"

msgid "read by the corners and the decider alone"
msgstr "wordt alleen gelezen door de hoeken en de beslisser"

msgid "Words for the institution"
msgstr "Tekst voor de instelling"

msgid "stand in the decision and its letter, without the name of your corner"
msgstr "staat in het besluit en de besluitbrief, zonder de naam van uw hoek"

msgid "Line"
msgstr "Regel"

msgid "Persons per line"
msgstr "Personen per regel"

msgid "with grant or now; the lowest of the three corners counts"
msgstr "bij toekennen of nu mensen sturen; het laagste getal van de drie hoeken telt"

msgid "Doubts"
msgstr "Twijfels"

msgid "substantive checks that aren't met"
msgstr "inhoudelijke punten waaraan niet is voldaan"

msgid "Judged otherwise than the intake"
msgstr "Anders beoordeeld dan bij de intake"

msgid "Mandate"
msgstr "Mandaat"

msgid "read by the institution too"
msgstr "wordt ook gelezen door de instelling"

msgid "Told to"
msgstr "Meegedeeld aan"

msgid "Told at"
msgstr "Meegedeeld op"

msgid "function or name; leave empty when you did"
msgstr "functie of naam; laat leeg als u het zelf deed"

msgid "Minimum useful team"
msgstr "Kleinste zinvolle team"

msgid "who would come, for which need line"
msgstr "wie er zou komen, voor welke behoefteregel"

msgid "Open a request"
msgstr "Aanvraag openen"

msgid "Send the alert"
msgstr "Alarm versturen"

msgid "Return to the institution"
msgstr "Terugsturen naar de instelling"

msgid "Escalate to step 2"
msgstr "Doorzetten naar stap 2"

msgid "Escalate to step 3"
msgstr "Doorzetten naar stap 3"

msgid "Close as resolved"
msgstr "Sluiten als opgelost"

msgid "Withdraw the request"
msgstr "Aanvraag intrekken"

msgid "Reopen"
msgstr "Heropenen"

msgid "File the application with LOCC"
msgstr "MSOB-aanvraag indienen bij LOCC"

msgid "Register as urgent"
msgstr "Als spoed inschrijven"

msgid "Answer a check"
msgstr "Controlepunt beantwoorden"

msgid "Forward to the triangle"
msgstr "Doorsturen naar de driehoek"

msgid "Return the application"
msgstr "MSOB-aanvraag terugsturen"

msgid "Give a position"
msgstr "Standpunt geven"

msgid "Settle what is agreed"
msgstr "Vaststellen wat is afgesproken"

msgid "Agreed, not settled"
msgstr "Eens, maar niet vastgesteld"

msgid "Returned by the triangle"
msgstr "Teruggestuurd door de driehoek"

msgid "Order fact-finding"
msgstr "Opdracht geven tot fact-finding"

msgid "Grant provisionally"
msgstr "Voorlopig toekennen"

msgid "Confirm the provisional grant"
msgstr "Voorlopige toekenning bevestigen"

msgid "The provisional grant lapsed"
msgstr "Voorlopige toekenning vervallen"

msgid "Plan the fact-finding"
msgstr "Fact-finding plannen"

msgid "Report the findings"
msgstr "Bevindingen rapporteren"

msgid "Abandon the visit"
msgstr "Bezoek laten vervallen"

msgid "Propose other lines"
msgstr "Andere regels voorstellen"

msgid "Accept the tuned lines"
msgstr "Afgestemde regels accepteren"

msgid "Proceed without an answer"
msgstr "Verdergaan zonder antwoord"

msgid "Grant"
msgstr "Toekennen"

msgid "Reject"
msgstr "Afwijzen"

msgid "Defer"
msgstr "Aanhouden"

msgid "Decide with dissent"
msgstr "Beslissen bij verdeeldheid"

msgid "Record that the decision was told"
msgstr "Vastleggen dat het besluit is meegedeeld"

msgid "Amend: the need changed"
msgstr "Wijzigen: de behoefte is veranderd"

msgid "Reassess"
msgstr "Herbeoordelen"

msgid "Ask for reassessment"
msgstr "Om herbeoordeling vragen"

msgid "Report a condition as met"
msgstr "Melden dat aan een voorwaarde is voldaan"

msgid "Put on the agenda of the triangle"
msgstr "Op de agenda van het driehoeksoverleg zetten"

msgid "Reserve people"
msgstr "Mensen reserveren"

msgid "Give reserved people back"
msgstr "Gereserveerde mensen teruggeven"

msgid "Draw up a deployment"
msgstr "Inzet opstellen"

msgid "Approve the deployment"
msgstr "Inzet goedkeuren"

msgid "Cancel the deployment"
msgstr "Inzet annuleren"

msgid "Report the arrival"
msgstr "Aankomst melden"

msgid "Nobody arrived"
msgstr "Niemand aangekomen"

msgid "The deployment started"
msgstr "Inzet begonnen"

msgid "The start was contested"
msgstr "Begin van de inzet betwist"

msgid "Report the day"
msgstr "Over de dag rapporteren"

msgid "Suspend the deployment"
msgstr "Inzet opschorten"

msgid "Resume the deployment"
msgstr "Inzet hervatten"

msgid "Recall the deployment"
msgstr "Inzet terugroepen"

msgid "Replace people, like for like"
msgstr "Mensen vervangen, gelijk voor gelijk"

msgid "Give back who didn't come"
msgstr "Teruggeven wie niet kwam"

msgid "Extend the deployment"
msgstr "Inzet verlengen"

msgid "Report the end of the deployment"
msgstr "Einde van de inzet melden"

msgid "The deployment ended"
msgstr "Inzet beëindigd"

msgid "Ask for an extension"
msgstr "Verlenging vragen"

msgid "Settled while people are on site"
msgstr "Vastgesteld terwijl er mensen ter plaatse zijn"

msgid "Evaluate"
msgstr "Evalueren"

msgid "Close the case"
msgstr "Dossier sluiten"

msgid "A reservation lapsed"
msgstr "Reservering vervallen"

msgid "A reservation lapses soon"
msgstr "Een reservering vervalt binnenkort"

msgid "The end of the deployment is near"
msgstr "Einde van de inzet nadert"

msgid "A suspension is to be decided on"
msgstr "Besluit over de opschorting is nodig"

msgid "The end of the deployment wasn't reported"
msgstr "Einde van de inzet niet gemeld"

msgid "Change the alert"
msgstr "Alarm wijzigen"

msgid "Add a need line"
msgstr "Behoefteregel toevoegen"

msgid "Change the need"
msgstr "Behoefte wijzigen"

msgid "Remove a need line"
msgstr "Behoefteregel verwijderen"

msgid "Update the situation"
msgstr "Situatie bijwerken"

msgid "Ask for current figures"
msgstr "Actuele cijfers vragen"

msgid "Set the urgency"
msgstr "Urgentie bepalen"

msgid "Set the regional priority"
msgstr "Regionale prioriteit bepalen"

msgid "Set the national priority"
msgstr "De landelijke prioriteit bepalen"

msgid "Ask a party for help"
msgstr "Een partij uitvragen"

msgid "Ask all parties at once"
msgstr "Alle partijen tegelijk uitvragen"

msgid "Correct the answer"
msgstr "Antwoord corrigeren"

msgid "Note when they call back"
msgstr "Noteren wanneer ze terugbellen"

msgid "Let the inquiry expire"
msgstr "Uitvraag laten verlopen"

msgid "Waive a rung"
msgstr "Trede overslaan"

msgid "Ask a skipped rung after all"
msgstr "Overgeslagen trede toch uitvragen"

msgid "Offer staff"
msgstr "Personeel aanbieden"

msgid "Withdraw the offer"
msgstr "Aanbod intrekken"

msgid "Accept the offer"
msgstr "Aanbod accepteren"

msgid "Decline the offer"
msgstr "Aanbod afwijzen"

msgid "Confirm the arrival"
msgstr "Aankomst bevestigen"

msgid "Report absence or early leave"
msgstr "Afwezigheid of eerder vertrek melden"

msgid "Comment"
msgstr "Opmerking plaatsen"

msgid "Attach a file"
msgstr "Bestand toevoegen"

msgid "Draw up the application"
msgstr "MSOB-aanvraag opstellen"

msgid "Record the signature"
msgstr "Ondertekening vastleggen"

msgid "File a follow-up request"
msgstr "Vervolgaanvraag doen"

msgid "Confirm what was done for you"
msgstr "Bevestigen wat namens u is gedaan"

msgid "Contest what was done for you"
msgstr "Betwisten wat namens u is gedaan"

msgid "Undo"
msgstr "Terugdraaien"

msgid "Due time missed"
msgstr "Termijn verstreken"

msgid "Reminder: soon due"
msgstr "Herinnering: termijn loopt bijna af"

msgid "Escalated: past due"
msgstr "Opgeschaald: termijn verstreken"

msgid "Reminder: the figures are too old"
msgstr "Herinnering: de cijfers zijn te oud"

msgid "Reminder: the written follow-up"
msgstr "Herinnering: schriftelijk nazenden"

msgid "Reminder: the provisional grant ends"
msgstr "Herinnering: de voorlopige toekenning eindigt"

msgid "An inquiry is past its time"
msgstr "Termijn van een uitvraag verstreken"

msgid "A condition isn't met in time"
msgstr "Niet op tijd aan een voorwaarde voldaan"

msgid "What was done for somebody isn't confirmed"
msgstr "Wat namens iemand is gedaan, is niet bevestigd"

msgid "A party didn't call back"
msgstr "Een partij belde niet terug"

msgid "A party isn't reached by mail"
msgstr "Een partij wordt niet per e-mail bereikt"

msgid "Something harmful was found in a file"
msgstr "Iets schadelijks gevonden in een bestand"

msgid "mayor"
msgstr "burgemeester"

msgid "King's commissioner"
msgstr "commissaris van de Koning"

msgid "dike warden"
msgstr "dijkgraaf"

msgid "Minister"
msgstr "Minister"

msgid "military support in the public interest (MSOB)"
msgstr "militaire steunverlening in het openbaar belang (MSOB)"

msgid "assistance under the Safety Regions Act, article 51"
msgstr "bijstand op grond van de Wet veiligheidsregio's, artikel 51"

msgid "assistance under the Police Act"
msgstr "bijstand op grond van de Politiewet"

msgid "the request applied for"
msgstr "de aanvraag waar dit bij hoort"

msgid "desired effect"
msgstr "gewenst effect"

msgid "an effect, not a headcount; 30 to 1,000 characters"
msgstr "een effect, geen aantal mensen; 30 tot 1.000 tekens"

msgid "why not by yourselves"
msgstr "waarom niet zelf"

msgid "why the home can't solve it itself"
msgstr "waarom de instelling het niet zelf kan oplossen"

msgid "why not in time"
msgstr "waarom niet tijdig"

msgid "why other help comes too late"
msgstr "waarom andere hulp te laat komt"

msgid "why not sufficient"
msgstr "waarom niet afdoende"

msgid "why other help isn't enough"
msgstr "waarom andere hulp niet genoeg is"

msgid "why the market can't"
msgstr "waarom de markt het niet kan"

msgid "agencies tried and why they can't; not asked of a Minister"
msgstr "welke bureaus zijn geprobeerd en waarom die niet kunnen; niet gevraagd aan een Minister"

msgid "applicant authority"
msgstr "aanvragend gezag"

msgid "who applies by law"
msgstr "wie volgens de wet aanvraagt"

msgid "legal basis"
msgstr "juridische grondslag"

msgid "the legal route"
msgstr "de juridische route"

msgid "contact on site"
msgstr "contact op locatie"

msgid "function and telephone, day and night"
msgstr "functie en telefoon, dag en nacht"

msgid "protective equipment, days in stock"
msgstr "beschermingsmiddelen, voorraad in dagen"

msgid "days at the present use"
msgstr "dagen bij het huidige gebruik"

msgid "testing"
msgstr "testen"

msgid "the home tests the people who come"
msgstr "de instelling test wie komt helpen"

msgid "induction, hours"
msgstr "inwerken, uren"

msgid "hours before somebody works on the ward"
msgstr "uren voordat iemand op de afdeling werkt"

msgid "own supervisor in each shift"
msgstr "eigen leidinggevende in elke dienst"

msgid "somebody of the home leads each shift"
msgstr "iemand van de instelling leidt elke dienst"

msgid "clothing"
msgstr "kleding"

msgid "clothing of the home for hygiene"
msgstr "kleding van de instelling, voor de hygiëne"

msgid "access to systems"
msgstr "toegang tot systemen"

msgid "accounts or a colleague who records"
msgstr "accounts, of een collega die vastlegt"

msgid "meals"
msgstr "maaltijden"

msgid "meals during the shift"
msgstr "maaltijden tijdens de dienst"

msgid "lodging"
msgstr "overnachting"

msgid "beds near by"
msgstr "bedden in de buurt"

msgid "parking"
msgstr "parkeren"

msgid "parking on site"
msgstr "parkeren op locatie"

msgid "earlier military support"
msgstr "eerdere militaire steun"

msgid "military support here before, and what it taught"
msgstr "eerdere militaire steun hier, en wat die heeft geleerd"

msgid "estimated additional cost"
msgstr "geschatte extra kosten"

msgid "in whole euros"
msgstr "in hele euro's"

msgid "cost accepted"
msgstr "kosten aanvaard"

msgid "additional costs may be charged by the settlement regulation"
msgstr "extra kosten kunnen volgens de verrekenregeling in rekening worden gebracht"

msgid "signatory"
msgstr "ondertekenaar"

msgid "who signed"
msgstr "wie heeft ondertekend"

msgid "function"
msgstr "functie"

msgid "in which function"
msgstr "in welke functie"

msgid "mandate"
msgstr "mandaat"

msgid "mandate, if signed for another"
msgstr "mandaat, als namens een ander is ondertekend"

msgid "signed on"
msgstr "ondertekend op"

msgid "date of the signature"
msgstr "datum van de handtekening"

msgid "application"
msgstr "MSOB-aanvraag"

msgid "applications"
msgstr "MSOB-aanvragen"

msgid "An authority applies that may do so, it signed, and it concerns one municipality."
msgstr "Een bevoegd gezag vraagt aan, heeft ondertekend, en het gaat om één gemeente."

msgid "The request is in writing, or was made by telephone with a written follow-up."
msgstr "De aanvraag is schriftelijk, of telefonisch gedaan en schriftelijk nagezonden."

msgid "It is motivated why the home can't by itself, not in time or not enough."
msgstr "Gemotiveerd is waarom de instelling het niet zelf, niet tijdig of niet afdoende kan."

msgid "It is motivated why the market can't; not asked of a Minister."
msgstr "Gemotiveerd is waarom de markt het niet kan; niet vereist als een minister aanvraagt."

msgid "All rungs of the ladder are recorded and dated, and GHOR verified them."
msgstr "Alle treden van de ladder zijn vastgelegd en gedateerd, en de GHOR heeft ze geverifieerd."

msgid "This is the right legal route, not assistance under another act."
msgstr "Dit is de juiste juridische route, geen bijstand op grond van een andere wet."

msgid "The request is current: updated and specified the same day."
msgstr "De aanvraag is actueel: dezelfde dag bijgewerkt en gespecificeerd."

msgid "The request is concrete: numbers, types, tasks, place and period."
msgstr "De aanvraag is concreet: aantallen, soorten, taken, plaats en periode."

msgid "It isn't about real estate, for which another authority decides."
msgstr "Het gaat niet om vastgoed; daarover beslist een andere instantie."

msgid "The help is given in the Netherlands."
msgstr "De hulp wordt in Nederland gegeven."

msgid "It holds nothing about patients or residents."
msgstr "Er staat niets in over patiënten of bewoners."

msgid "Acute: the minimum of care is not met without help."
msgstr "Acuut: zonder hulp wordt het minimum aan zorg niet gehaald."

msgid "The military effect is suitable and safe."
msgstr "Het militaire effect is passend en veilig."

msgid "The smallest mix that reaches the effect; medical staff for medical tasks only."
msgstr "De kleinste mix die het effect bereikt; medisch personeel alleen voor medische taken."

msgid "Temporary, with an end date and a plan to hand over."
msgstr "Tijdelijk, met een einddatum en een overdrachtsplan."

msgid "Crisis organisation and hygiene are adequate, or conditions are agreed."
msgstr "Crisisorganisatie en hygiëne zijn op orde, of er zijn voorwaarden afgesproken."

msgid "Induction, supervision and protective equipment are arranged."
msgstr "Inwerken, begeleiding en beschermingsmiddelen zijn geregeld."

msgid "Rather many at one place than a few everywhere."
msgstr "Liever veel op één plek dan overal een paar."

msgid "Regional and national priority; no region absorbs everything."
msgstr "Regionale en landelijke prioriteit; geen regio neemt alles in beslag."

msgid "A reserve is kept for the coming weeks."
msgstr "Er blijft een reserve voor de komende weken."

msgid "The additional cost is known."
msgstr "De extra kosten zijn bekend."

msgid "met"
msgstr "voldaan"

msgid "to follow"
msgstr "volgt nog"

msgid "not applicable"
msgstr "niet van toepassing"

msgid "the ladder is incomplete"
msgstr "de ladder is niet compleet"

msgid "wrong legal route"
msgstr "verkeerde juridische route"

msgid "the market can help"
msgstr "de markt kan helpen"

msgid "not acute"
msgstr "geen acute noodzaak"

msgid "no capacity"
msgstr "geen capaciteit"

msgid "the location isn't ready"
msgstr "de locatie is niet gereed"

msgid "not an effect the armed forces can give"
msgstr "geen effect dat Defensie kan leveren"

msgid "legal objection"
msgstr "juridisch bezwaar"

msgid "duplicate of another request"
msgstr "dubbel met een andere aanvraag"

msgid "not concrete"
msgstr "niet concreet"

msgid "everybody who sees the request"
msgstr "iedereen die de aanvraag ziet"

msgid "authorities only"
msgstr "alleen overheden"

msgid "comment"
msgstr "opmerking"

msgid "no names of patients, residents or soldiers"
msgstr "geen namen van patiënten, bewoners of militairen"

msgid "for"
msgstr "voor"

msgid "who may read it"
msgstr "wie het mag lezen"

msgid "who wrote it"
msgstr "wie het schreef"

msgid "when it was written"
msgstr "wanneer het is geschreven"

msgid "the request as a whole"
msgstr "de aanvraag als geheel"

msgid "an answer on the ladder"
msgstr "een antwoord op de ladder"

msgid "the situation"
msgstr "de situatie"

msgid "the application"
msgstr "de MSOB-aanvraag"

msgid "the signature"
msgstr "de handtekening"

msgid "the request it belongs to"
msgstr "de aanvraag waar het bij hoort"

msgid "the inquiry it proves"
msgstr "de uitvraag waar het bij hoort"

msgid "proves"
msgstr "bewijs van"

msgid "what the file proves"
msgstr "waar het bestand bewijs van is"

msgid "file name"
msgstr "bestandsnaam"

msgid "the name it goes by, after its kind"
msgstr "de naam die het draagt, naar zijn soort"

msgid "kind of file, by its content"
msgstr "soort bestand, naar de inhoud"

msgid "size"
msgstr "grootte"

msgid "in bytes"
msgstr "in bytes"

msgid "digest of the content"
msgstr "hash van de inhoud"

msgid "random name on disk"
msgstr "willekeurige naam op schijf"

msgid "who sent it"
msgstr "wie het verstuurde"

msgid "when it was attached"
msgstr "wanneer het is toegevoegd"

msgid "when the virus scanner looked at it"
msgstr "wanneer de virusscanner ernaar keek"

msgid "what the virus scanner found in it"
msgstr "wat de virusscanner erin vond"

msgid "the request evaluated"
msgstr "de geëvalueerde aanvraag"

msgid "side"
msgstr "kant"

msgid "whose evaluation"
msgstr "van wie de evaluatie is"

msgid "moment on the domain clock"
msgstr "moment op de domeinklok"

msgid "0 none – 3 the desired effect was reached"
msgstr "0 geen – 3 het gewenste effect is bereikt"

msgid "cooperation"
msgstr "samenwerking"

msgid "0 bad – 3 good: roster, handing over, leadership on the ward"
msgstr "0 slecht – 3 goed: rooster, overdracht, leiding op de afdeling"

msgid "induction"
msgstr "inwerken"

msgid "0 none – 3 good: before the first shift"
msgstr "0 niet – 3 goed: vóór de eerste dienst"

msgid "the right types of staff"
msgstr "de juiste soorten personeel"

msgid "were the types what was needed"
msgstr "waren dit de soorten die nodig waren"

msgid "what went well"
msgstr "wat goed ging"

msgid "no names"
msgstr "geen namen"

msgid "what could be better"
msgstr "wat beter kan"

msgid "lesson for others"
msgstr "les voor anderen"

msgid "one that another home or unit can use"
msgstr "een les waar een andere instelling of eenheid iets aan heeft"

msgid "the request it happened to"
msgstr "de aanvraag waar het om ging"

msgid "1 for the first event of a request"
msgstr "1 voor de eerste gebeurtenis van een aanvraag"

msgid "deed"
msgstr "handeling"

msgid "the deed, from the table of deeds"
msgstr "de handeling, uit de tabel van handelingen"

msgid "moment on the domain clock (UTC)"
msgstr "moment op de domeinklok (UTC)"

msgid "who did it; empty for the system itself"
msgstr "wie het deed; leeg voor het systeem zelf"

msgid "the role in which it was done"
msgstr "de rol waarin het is gedaan"

msgid "the membership under which it was done"
msgstr "de rol van de persoon waaronder het is gedaan"

msgid "function or name, and moment of the call"
msgstr "functie of naam, en moment van het gesprek"

msgid "what was recorded"
msgstr "wat er is vastgelegd"

msgid "status before"
msgstr "status ervoor"

msgid "status after"
msgstr "status erna"

msgid "version of the request after the deed"
msgstr "versie van de aanvraag na de handeling"

msgid "number of the event it corrects"
msgstr "nummer van de gebeurtenis die het corrigeert"

msgid "the sender's key, so that a replay is recognised"
msgstr "de sleutel van de afzender, zodat een herhaling wordt herkend"

msgid "hash of the event before"
msgstr "hash van de gebeurtenis ervoor"

msgid "SHA-256 over the canonical form"
msgstr "SHA-256 over de canonieke vorm"

msgid "event"
msgstr "gebeurtenis"

msgid "events"
msgstr "gebeurtenissen"

msgid "the deed that came of it"
msgstr "de handeling die eruit voortkwam"

msgid "SHA-256 over what was sent"
msgstr "SHA-256 over wat er verstuurd is"

msgid "whose version"
msgstr "van welke aanvraag"

msgid "1 at the first submit"
msgstr "1 bij de eerste verzending"

msgid "canonical JSON"
msgstr "canonieke JSON"

msgid "number of the event that made it"
msgstr "nummer van de gebeurtenis die het maakte"

msgid "to be confirmed"
msgstr "te bevestigen"

msgid "confirmed"
msgstr "bevestigd"

msgid "contested"
msgstr "betwist"

msgid "the role spoken for"
msgstr "de rol namens wie is gesproken"

msgid "whose addressee was spoken for"
msgstr "namens wie van de uitvraag is gesproken"

msgid "whose team was spoken for"
msgstr "namens wiens team is gesproken"

msgid "due"
msgstr "uiterlijk"

msgid "confirm or contest before this moment"
msgstr "bevestig of betwist voor dit moment"

msgid "confirmed or not"
msgstr "bevestigd of niet"

msgid "number of the event that confirmed or contested it"
msgstr "nummer van de gebeurtenis die het bevestigde of betwistte"

msgid "visit on site"
msgstr "bezoek ter plaatse"

msgid "by telephone"
msgstr "telefonisch"

msgid "planned"
msgstr "gepland"

msgid "reported"
msgstr "gerapporteerd"

msgid "abandoned"
msgstr "vervallen"

msgid "the request it is for"
msgstr "de aanvraag waar het voor is"

msgid "the team that goes"
msgstr "het team dat gaat"

msgid "visit or by telephone"
msgstr "bezoek of telefonisch"

msgid "moment"
msgstr "moment"

msgid "when they arrive or call"
msgstr "wanneer het team aankomt of belt"

msgid "function and telephone"
msgstr "functie en telefoon"

msgid "number of the event that planned it"
msgstr "nummer van de gebeurtenis die het plande"

msgid "A mission is planned already."
msgstr "Er is al een verkenning gepland."

msgid "deployable"
msgstr "inzetbaar"

msgid "deployable under conditions"
msgstr "inzetbaar onder voorwaarden"

msgid "not deployable"
msgstr "niet inzetbaar"

msgid "as verified on site"
msgstr "zoals ter plaatse geverifieerd"

msgid "the mission reported"
msgstr "de verkenning waarover is gerapporteerd"

msgid "reported at"
msgstr "gerapporteerd op"

msgid "when it was reported"
msgstr "wanneer het is gerapporteerd"

msgid "spoken with"
msgstr "gesproken met"

msgid "functions, no names"
msgstr "functies, geen namen"

msgid "clients on site"
msgstr "cliënten op locatie"

msgid "infected clients"
msgstr "besmette cliënten"

msgid "infected staff"
msgstr "besmet personeel"

msgid "staff in quarantine"
msgstr "personeel in quarantaine"

msgid "absence %"
msgstr "ziekteverzuim %"

msgid "open shifts"
msgstr "open diensten"

msgid "crisis organisation"
msgstr "crisisorganisatie"

msgid "crisis team, rhythm, one in command, rostering, picture"
msgstr "crisisteam, vergaderritme, één leiding, roostering, beeld"

msgid "findings on crisis organisation"
msgstr "bevindingen crisisorganisatie"

msgid "what was seen"
msgstr "wat is gezien"

msgid "hygiene and infection prevention"
msgstr "hygiëne en infectiepreventie"

msgid "zoning and cohort, use and stock of PPE, cleaning, isolation, expert support"
msgstr "zonering en cohort, gebruik en voorraad beschermingsmiddelen, schoonmaak, isolatie, deskundige ondersteuning"

msgid "findings on hygiene"
msgstr "bevindingen hygiëne"

msgid "only for registered staff"
msgstr "alleen voor BIG-geregistreerden"

msgid "tasks that need a BIG registration"
msgstr "taken waarvoor een BIG-registratie nodig is"

msgid "expertise advised"
msgstr "geadviseerde expertise"

msgid "besides hands: infection prevention, crisis manager"
msgstr "naast handen: infectiepreventie, crisismanager"

msgid "alternatives still open"
msgstr "alternatieven die nog openstaan"

msgid "civil help that was not used yet"
msgstr "civiele hulp die nog niet is benut"

msgid "risks"
msgstr "risico's"

msgid "for those who are sent"
msgstr "voor de mensen die worden gestuurd"

msgid "conclusion"
msgstr "conclusie"

msgid "can people be sent here"
msgstr "kunnen hier mensen naartoe"

msgid "before arrival"
msgstr "vóór aankomst"

msgid "within 48 hours after arrival"
msgstr "binnen 48 uur na aankomst"

msgid "done by the unit"
msgstr "door de eenheid zelf"

msgid "condition"
msgstr "voorwaarde"

msgid "what must be so"
msgstr "wat er geregeld moet zijn"

msgid "function that sees to it"
msgstr "functie die ervoor zorgt"

msgid "by when"
msgstr "uiterlijk"

msgid "before this moment"
msgstr "vóór dit moment"

msgid "done at"
msgstr "gedaan op"

msgid "when it was met"
msgstr "wanneer eraan is voldaan"

msgid "number of the event that set it"
msgstr "nummer van de gebeurtenis die de voorwaarde stelde"

msgid "the request checked"
msgstr "de aanvraag die is gecontroleerd"

msgid "check"
msgstr "controlepunt"

msgid "P1 to P11"
msgstr "P1 tot en met P11"

msgid "verdict"
msgstr "oordeel"

msgid "met, failed or to follow"
msgstr "voldaan, niet voldaan of volgt nog"

msgid "remark"
msgstr "opmerking"

msgid "needed when it failed"
msgstr "nodig als niet is voldaan"

msgid "number of the event that answered it"
msgstr "nummer van de gebeurtenis die het beantwoordde"

msgid "other care institutions"
msgstr "andere zorginstellingen"

msgid "care office or insurer"
msgstr "zorgkantoor of zorgverzekeraar"

msgid "RO(N)AZ"
msgstr "RO(N)AZ"

msgid "Extra Handen voor de Zorg / Zorgreserve"
msgstr "Extra Handen voor de Zorg / Zorgreserve"

msgid "waiting for an answer"
msgstr "wacht op antwoord"

msgid "answered"
msgstr "beantwoord"

msgid "expired"
msgstr "verlopen"

msgid "no longer needed"
msgstr "niet meer nodig"

msgid "filled"
msgstr "vervuld"

msgid "partly"
msgstr "deels"

msgid "nothing"
msgstr "niets"

msgid "no answer"
msgstr "geen antwoord"

msgid "the rung it belongs to"
msgstr "de trede waar die bij hoort"

msgid "the institution asked"
msgstr "de uitgevraagde instelling"

msgid "the care office asked"
msgstr "het uitgevraagde zorgkantoor"

msgid "the RO(N)AZ asked"
msgstr "het uitgevraagde RO(N)AZ"

msgid "the national channel asked"
msgstr "het uitgevraagde landelijke kanaal"

msgid "question"
msgstr "vraag"

msgid "what is asked, in words"
msgstr "wat er wordt gevraagd, in woorden"

msgid "when it was asked"
msgstr "wanneer het is gevraagd"

msgid "when the answer is expected"
msgstr "wanneer het antwoord wordt verwacht"

msgid "answered or not"
msgstr "beantwoord of niet"

msgid "answer"
msgstr "antwoord"

msgid "what was said"
msgstr "wat er is gezegd"

msgid "explanation"
msgstr "toelichting"

msgid "the answer in words"
msgstr "het antwoord in woorden"

msgid "answered at"
msgstr "beantwoord op"

msgid "when it was answered"
msgstr "wanneer het is beantwoord"

msgid "number of the event that asked it"
msgstr "nummer van de gebeurtenis die het vroeg"

msgid "number of the event that answered, expired or cancelled it"
msgstr "nummer van de gebeurtenis die de uitvraag beantwoordde, liet verlopen of annuleerde"

msgid "since when no mail reaches the party: it must be called"
msgstr "sinds wanneer de partij niet per e-mail te bereiken is: zij moet gebeld worden"

msgid "calls back at"
msgstr "belt terug om"

msgid "when the party said that it calls back"
msgstr "wanneer de partij zei terug te bellen"

msgid "inquiry"
msgstr "uitvraag"

msgid "inquiries"
msgstr "uitvragen"

msgid "This party was asked already and hasn't answered yet."
msgstr "Deze partij is al uitgevraagd en heeft nog niet geantwoord."

msgid "offered"
msgstr "aangeboden"

msgid "accepted"
msgstr "geaccepteerd"

msgid "did not arrive"
msgstr "niet gekomen"

msgid "the inquiry answered"
msgstr "de uitvraag die is beantwoord"

msgid "the need line it serves"
msgstr "de behoefteregel waar het voor is"

msgid "the line's type or an accepted substitute"
msgstr "het soort van de regel of een aanvaarde vervanging"

msgid "how many at the same time"
msgstr "hoeveel tegelijk"

msgid "last day; shortened when people leave early"
msgstr "laatste dag; wordt ingekort als mensen eerder vertrekken"

msgid "holds until"
msgstr "geldt tot"

msgid "until when you can wait for an answer; empty: no term"
msgstr "tot wanneer u op antwoord kunt wachten; leeg: geen termijn"

msgid "persons offered"
msgstr "aangeboden personen"

msgid "how many at first"
msgstr "hoeveel het er eerst waren"

msgid "offered from"
msgstr "aangeboden vanaf"

msgid "first day offered"
msgstr "eerste aangeboden dag"

msgid "offered until"
msgstr "aangeboden tot en met"

msgid "last day offered"
msgstr "laatste aangeboden dag"

msgid "why declined, withdrawn or absent"
msgstr "waarom afgewezen, ingetrokken of afwezig"

msgid "number of the event that offered it"
msgstr "nummer van de gebeurtenis die het aanbood"

msgid "offer"
msgstr "aanbod"

msgid "offers"
msgstr "aanbiedingen"

msgid "Offer 1 to 200 persons."
msgstr "Bied 1 tot 200 personen aan."

msgid "the rung waived"
msgstr "de overgeslagen trede"

msgid "why it need not be asked"
msgstr "waarom die niet hoeft te worden uitgevraagd"

msgid "number of the event that waived it"
msgstr "nummer van de gebeurtenis waarmee die is overgeslagen"

msgid "This rung was waived already."
msgstr "Deze trede is al overgeslagen."

msgid "whose need"
msgstr "wiens behoefte"

msgid "line"
msgstr "regel"

msgid "number of the line within the request"
msgstr "nummer van de regel binnen de aanvraag"

msgid "who is needed"
msgstr "wie er nodig is"

msgid "how many at the same time, 1 to 200"
msgstr "hoeveel tegelijk, 1 tot 200"

msgid "first day; a night shift belongs to the day it starts"
msgstr "eerste dag; een nachtdienst hoort bij de dag waarop die begint"

msgid "last day, at most 28 days"
msgstr "laatste dag, hoogstens 28 dagen"

msgid "ward"
msgstr "afdeling"

msgid "ward or cohort within the location"
msgstr "afdeling of cohort binnen de locatie"

msgid "what these people will do"
msgstr "wat deze mensen gaan doen"

msgid "day shifts"
msgstr "dagdiensten"

msgid "needed in day shifts"
msgstr "nodig in dagdiensten"

msgid "evening shifts"
msgstr "avonddiensten"

msgid "needed in evening shifts"
msgstr "nodig in avonddiensten"

msgid "night shifts"
msgstr "nachtdiensten"

msgid "needed in night shifts"
msgstr "nodig in nachtdiensten"

msgid "hours a week"
msgstr "uren per week"

msgid "hours per person per week"
msgstr "uren per persoon per week"

msgid "BIG-registered only"
msgstr "alleen BIG-geregistreerd"

msgid "only staff with a BIG registration"
msgstr "alleen personeel met een BIG-registratie"

msgid "required skill"
msgstr "vereiste vaardigheid"

msgid "a skill nobody can do without"
msgstr "een vaardigheid die iedereen moet hebben"

msgid "acceptable substitutes"
msgstr "aanvaardbare vervanging"

msgid "staff types the home also accepts"
msgstr "soorten personeel die de instelling ook aanvaardt"

msgid "need line"
msgstr "behoefteregel"

msgid "need lines"
msgstr "behoefteregels"

msgid "Ask for 1 to 200 persons."
msgstr "Vraag 1 tot 200 personen."

msgid "A line lasts 28 days at most; a longer need is several lines."
msgstr "Een regel duurt hoogstens 28 dagen; een langere behoefte bestaat uit meer regels."

msgid "the need line"
msgstr "de behoefteregel"

msgid "the term of the equation it adds to"
msgstr "de post van de vergelijking waar het bij optelt"

msgid "persons per day; negative takes back"
msgstr "personen per dag; negatief neemt terug"

msgid "why: a coded reason"
msgstr "waarom: een reden met code"

msgid "granted staff type"
msgstr "toegekend soort personeel"

msgid "number of the event that wrote it"
msgstr "nummer van de gebeurtenis die het schreef"

msgid "admitting clients"
msgstr "neemt cliënten op"

msgid "partial admission stop"
msgstr "gedeeltelijke opnamestop"

msgid "full admission stop"
msgstr "volledige opnamestop"

msgid "0 – absent"
msgstr "0 – afwezig"

msgid "1 – weak"
msgstr "1 – zwak"

msgid "2 – sufficient"
msgstr "2 – voldoende"

msgid "3 – good"
msgstr "3 – goed"

msgid "whose situation"
msgstr "van welke aanvraag"

msgid "measured at"
msgstr "gemeten op"

msgid "the moment these figures hold for"
msgstr "het moment waarvoor deze cijfers gelden"

msgid "residents or patients present"
msgstr "aanwezige bewoners of patiënten"

msgid "of whom infected"
msgstr "van wie besmet"

msgid "care weight"
msgstr "zorgzwaarte"

msgid "for example the care profiles present"
msgstr "bijvoorbeeld de aanwezige zorgprofielen"

msgid "closed wards"
msgstr "gesloten afdelingen"

msgid "wards closed or in cohort"
msgstr "afdelingen die gesloten of in cohort zijn"

msgid "admission stop"
msgstr "opnamestop"

msgid "are clients still admitted"
msgstr "worden er nog cliënten opgenomen"

msgid "staff at home because infected"
msgstr "personeel dat thuis is vanwege besmetting"

msgid "staff at home in quarantine"
msgstr "personeel dat thuis in quarantaine zit"

msgid "staff returning"
msgstr "terugkerend personeel"

msgid "how many return on which date"
msgstr "hoeveel op welke datum terugkomen"

msgid "absence of staff in per cent, one decimal"
msgstr "ziekteverzuim in procenten, één decimaal"

msgid "formation per shift"
msgstr "formatie per dienst"

msgid "FTE that normally staff a shift"
msgstr "fte waarmee een dienst normaal is bezet"

msgid "minimum safe formation per shift"
msgstr "minimale veilige formatie per dienst"

msgid "FTE below which a shift is unsafe"
msgstr "fte waaronder een dienst onveilig is"

msgid "shifts without staff in the next 7 days"
msgstr "diensten zonder personeel in de komende 7 dagen"

msgid "regular care scaled down"
msgstr "afgeschaalde reguliere zorg"

msgid "what care no longer takes place"
msgstr "welke zorg niet meer doorgaat"

msgid "clients that can be moved"
msgstr "verplaatsbare cliënten"

msgid "clients who could go elsewhere"
msgstr "cliënten die ergens anders heen kunnen"

msgid "clients moved"
msgstr "verplaatste cliënten"

msgid "clients already moved elsewhere"
msgstr "cliënten die al zijn verplaatst"

msgid "measures taken"
msgstr "genomen maatregelen"

msgid "what the home has already done itself"
msgstr "wat de instelling zelf al heeft gedaan"

msgid "self-scan, 0 to 3"
msgstr "zelfscan, 0 tot 3"

msgid "consequence if not helped"
msgstr "gevolg als hulp uitblijft"

msgid "what happens to the care"
msgstr "wat er met de zorg gebeurt"

msgid "expected peak"
msgstr "verwachte piek"

msgid "day of the peak"
msgstr "dag van de piek"

msgid "situation"
msgstr "situatie"

msgid "situations"
msgstr "situaties"

msgid "There can't be more infected clients than clients on site."
msgstr "Er kunnen niet meer besmette cliënten zijn dan cliënten op locatie."

msgid "Clients"
msgstr "Cliënten"

msgid "Staff"
msgstr "Personeel"

msgid "Measures and outlook"
msgstr "Maatregelen en vooruitzicht"

msgid "intensive care nurse"
msgstr "IC-verpleegkundige"

msgid "nurse"
msgstr "verpleegkundige"

msgid "general military nurse"
msgstr "algemeen militair verpleegkundige"

msgid "doctor"
msgstr "arts"

msgid "military medic"
msgstr "geneeskundig verzorger"

msgid "certified carer"
msgstr "verzorgende IG"

msgid "care assistant"
msgstr "helpende / zorghulp"

msgid "care support worker"
msgstr "zorgondersteuner"

msgid "medical planner"
msgstr "medisch planner"

msgid "logistics and rostering"
msgstr "logistiek en roostering"

msgid "host"
msgstr "gastheer/gastvrouw"

msgid "general support"
msgstr "algemene ondersteuning"

msgid "medical"
msgstr "medisch"

msgid "caring"
msgstr "verzorgend"

msgid "support"
msgstr "ondersteunend"

msgid "Draft"
msgstr "Concept"

msgid "Step 1: help in the region"
msgstr "Stap 1: hulp in de regio"

msgid "Step 2: Red Cross and Extra Handen"
msgstr "Stap 2: Rode Kruis en Extra Handen"

msgid "Step 3: drawing up the MSOB request"
msgstr "Stap 3: MSOB-aanvraag opstellen"

msgid "At LOCC: check on completeness"
msgstr "Bij LOCC: controle op volledigheid"

msgid "Triangle: pre-check"
msgstr "Voortoets driehoek"

msgid "Fact-finding by Defence"
msgstr "Fact-finding door Defensie"

msgid "Tuning with the institution"
msgstr "Nader afstemmen met instelling"

msgid "Triangle: review"
msgstr "Driehoeksoverleg"

msgid "Granted, deployment in preparation"
msgstr "Toegekend, inzet in voorbereiding"

msgid "Deployed"
msgstr "Ingezet"

msgid "Deployment ended, evaluation"
msgstr "Inzet beëindigd, evaluatie"

msgid "Resolved without Defence"
msgstr "Opgelost zonder Defensie"

msgid "Rejected"
msgstr "Afgewezen"

msgid "Withdrawn"
msgstr "Ingetrokken"

msgid "lifesaving"
msgstr "levensreddend"

msgid "life-sustaining"
msgstr "levensonderhoudend"

msgid "high"
msgstr "hoog"

msgid "normal"
msgstr "normaal"

msgid "calendar year of the alert"
msgstr "kalenderjaar van het alarm"

msgid "the last number given out"
msgstr "het laatst uitgegeven nummer"

msgid "reference"
msgstr "kenmerk"

msgid "MSOB, year and number"
msgstr "MSOB, jaar en nummer"

msgid "whose location it is"
msgstr "van wie de locatie is"

msgid "the region that guides it"
msgstr "de regio die de aanvraag begeleidt"

msgid "written by workflow alone"
msgstr "wordt alleen door de werkstroom geschreven"

msgid "the missed due time is in the journal"
msgstr "de verstreken termijn staat in het journaal"

msgid "rank of the furthest status ever reached"
msgstr "rang van de verste status die ooit is bereikt"

msgid "who opened it"
msgstr "wie de aanvraag opende"

msgid "when the draft was made"
msgstr "wanneer het concept is gemaakt"

msgid "when the first alert was sent"
msgstr "wanneer het eerste alarm is verstuurd"

msgid "last change"
msgstr "laatste wijziging"

msgid "moment of the last event"
msgstr "moment van de laatste gebeurtenis"

msgid "first unsafe shift"
msgstr "eerste onveilige dienst"

msgid "start of the first shift that cannot be staffed safely; a region sorts by it"
msgstr "begin van de eerste dienst die niet veilig te bezetten is; de regio sorteert hierop"

msgid "call-back number"
msgstr "terugbelnummer"

msgid "reachable day and night"
msgstr "dag en nacht bereikbaar"

msgid "what is going on"
msgstr "wat er speelt"

msgid "in one line; nobody's name, nobody's health"
msgstr "in één regel; geen naam en geen gezondheid van iemand"

msgid "how urgent the request is"
msgstr "hoe urgent de aanvraag is"

msgid "urgent now or before; sight is never lost again"
msgstr "urgent, nu of eerder; wie het zag, blijft het zien"

msgid "regional priority"
msgstr "regionale prioriteit"

msgid "1 comes first within the region"
msgstr "1 komt als eerste binnen de regio"

msgid "why it has this rank"
msgstr "waarom de aanvraag deze rangorde heeft"

msgid "national priority"
msgstr "landelijke prioriteit"

msgid "1 comes first in the country"
msgstr "1 komt als eerste in het land"

msgid "read by all who see the request; name no other home"
msgstr "te lezen voor ieder die de aanvraag ziet; noem geen andere instelling"

msgid "when it was first filed with LOCC"
msgstr "wanneer de aanvraag voor het eerst bij LOCC is ingediend"

msgid "by the urgent road: checks may follow"
msgstr "via de spoedroute: controlepunten mogen nog volgen"

msgid "written follow-up due"
msgstr "schriftelijk nazenden uiterlijk"

msgid "after an urgent registration"
msgstr "na een spoedinschrijving"

msgid "a provisional grant must be confirmed before this moment"
msgstr "een voorlopige toekenning moet vóór dit moment zijn bevestigd"

msgid "approved deployments that haven't ended: people on site or on their way"
msgstr "goedgekeurde inzetten die niet zijn beëindigd: mensen ter plaatse of onderweg"

msgid "first planned day of the approved people who haven't arrived"
msgstr "eerste geplande dag van de goedgekeurde mensen die nog niet zijn aangekomen"

msgid "last planned day of the people who are out"
msgstr "laatste geplande dag van de mensen die zijn ingezet"

msgid "when the region last asked to confirm the figures"
msgstr "wanneer de regio het laatst vroeg de cijfers te bevestigen"

msgid "the request before it"
msgstr "de aanvraag ervoor"

msgid "status before it closed"
msgstr "status voor het sluiten"

msgid "when it was resolved or withdrawn"
msgstr "wanneer de aanvraag is opgelost of ingetrokken"

msgid "number of the closing event"
msgstr "nummer van de gebeurtenis die de aanvraag sloot"

msgid "how it was resolved"
msgstr "hoe het is opgelost"

msgid "number of the last frozen version; 0 before submit"
msgstr "nummer van de laatst vastgezette versie; 0 voor verzending"

msgid "number of the last event"
msgstr "nummer van de laatste gebeurtenis"

msgid "hash of the last event"
msgstr "hash van de laatste gebeurtenis"

msgid "support request"
msgstr "aanvraag"

msgid "VWS"
msgstr "VWS"

msgid "GHOR/LOCC"
msgstr "GHOR/LOCC"

msgid "pre-check"
msgstr "voortoets"

msgid "decision"
msgstr "besluit"

msgid "confirmation of a provisional grant"
msgstr "bevestiging van een voorlopige toekenning"

msgid "extension"
msgstr "verlenging"

msgid "reassessment while people are on site"
msgstr "herbeoordeling terwijl er mensen ter plaatse zijn"

msgid "settled"
msgstr "vastgesteld"

msgid "closed without an outcome"
msgstr "gesloten zonder uitkomst"

msgid "fact-finding on site"
msgstr "fact-finding ter plaatse"

msgid "fact-finding by telephone"
msgstr "telefonische fact-finding"

msgid "send people now (provisional)"
msgstr "nu mensen sturen (voorlopig)"

msgid "return the application"
msgstr "MSOB-aanvraag terugsturen"

msgid "grant"
msgstr "toekennen"

msgid "reject"
msgstr "afwijzen"

msgid "defer"
msgstr "aanhouden"

msgid "the request reviewed"
msgstr "de aanvraag die wordt beoordeeld"

msgid "what is reviewed"
msgstr "wat wordt beoordeeld"

msgid "do the corners still speak"
msgstr "of de hoeken nog spreken"

msgid "outcome"
msgstr "uitkomst"

msgid "what was settled"
msgstr "wat is vastgesteld"

msgid "extend until"
msgstr "verlengen tot en met"

msgid "the last day asked for, of an extension"
msgstr "de gevraagde laatste dag, bij een verlenging"

msgid "an extension asked for less than five days before the end"
msgstr "een verlenging die minder dan vijf dagen voor het einde is gevraagd"

msgid "when it opened"
msgstr "wanneer de beoordeling is geopend"

msgid "number of the event that opened it"
msgstr "nummer van de gebeurtenis die de beoordeling opende"

msgid "what kept an agreement from being settled, after which event; with numbers"
msgstr "wat verhinderde dat de overeenstemming werd vastgesteld, na welke gebeurtenis; met getallen"

msgid "the review"
msgstr "de beoordeling"

msgid "corner"
msgstr "hoek"

msgid "who speaks"
msgstr "wie spreekt"

msgid "what it says"
msgstr "wat de hoek zegt"

msgid "persons per line, by the line's key"
msgstr "personen per regel, op de sleutel van de regel"

msgid "substantive checks it has doubts about"
msgstr "inhoudelijke punten waarover de hoek twijfelt"

msgid "procedural checks it judges otherwise"
msgstr "controlepunten die de hoek anders beoordeelt"

msgid "coded reasons for a refusal or return"
msgstr "redenen met code voor afwijzen of terugsturen"

msgid "motivation"
msgstr "motivering"

msgid "why; for the corners"
msgstr "waarom; voor de hoeken"

msgid "words for the institution"
msgstr "tekst voor de instelling"

msgid "stand in the decision, without the name of a corner"
msgstr "staat in het besluit, zonder de naam van een hoek"

msgid "defer until"
msgstr "aanhouden tot"

msgid "with the outcome defer"
msgstr "bij de uitkomst aanhouden"

msgid "the version it speaks of"
msgstr "de versie waarover het gaat"

msgid "the figures it rests on"
msgstr "de cijfers waarop het berust"

msgid "who typed it"
msgstr "wie het typte"

msgid "recorded for somebody else"
msgstr "namens iemand anders vastgelegd"

msgid "by the corner itself"
msgstr "door de hoek zelf"

msgid "number of the event that gave it"
msgstr "nummer van de gebeurtenis die het gaf"

msgid "the three corners together"
msgstr "de drie hoeken samen"

msgid "the decider, with dissent"
msgstr "de beslisser, bij verdeeldheid"

msgid "the applicant"
msgstr "de aanvrager"

msgid "the PDF"
msgstr "de PDF"

msgid "when it was made"
msgstr "wanneer hij is gemaakt"

msgid "the request decided on"
msgstr "de aanvraag waarover is besloten"

msgid "the review it ends"
msgstr "de beoordeling die het afsluit"

msgid "1 for the first decision on a request"
msgstr "1 voor het eerste besluit over een aanvraag"

msgid "what was decided"
msgstr "wat is besloten"

msgid "decided by"
msgstr "besloten door"

msgid "who decided"
msgstr "wie besloot"

msgid "decided at"
msgstr "besloten op"

msgid "the version decided on"
msgstr "de versie waarover is besloten"

msgid "a provisional grant must be confirmed"
msgstr "een voorlopige toekenning moet worden bevestigd"

msgid "of the decider"
msgstr "van de beslisser"

msgid "of each corner, for the corners; or of the decider"
msgstr "van elke hoek, voor de hoeken; of van de beslisser"

msgid "joint; what the home reads"
msgstr "gezamenlijk; wat de instelling leest"

msgid "coded reasons"
msgstr "redenen met code"

msgid "the corners' conditions, all of them"
msgstr "alle voorwaarden van de hoeken"

msgid "told to LOCC"
msgstr "meegedeeld aan LOCC"

msgid "notice time"
msgstr "moment van de mededeling"

msgid "told to the applicant"
msgstr "meegedeeld aan de aanvrager"

msgid "who was booked by it: line, type granted and sent, persons, days"
msgstr "wie ervoor zijn gereserveerd: regel, toegekende en gestuurde soort, personen, dagen"

msgid "as it was sent; empty until it is made"
msgstr "zoals verzonden; leeg tot de brief er is"

msgid "false once another decision took its place"
msgstr "onwaar zodra een ander besluit ervoor in de plaats kwam"

msgid "number of the event that decided it"
msgstr "nummer van de gebeurtenis waarmee is besloten"

msgid "the decision"
msgstr "het besluit"

msgid "the tuned line"
msgstr "de afgestemde regel"

msgid "who comes"
msgstr "wie er komt"

msgid "starts at"
msgstr "begint op"

msgid "when the triangle meets"
msgstr "wanneer de driehoek overlegt"

msgid "place or link"
msgstr "plaats of link"

msgid "where"
msgstr "waar"

msgid "minutes"
msgstr "verslag"

msgid "what was said, no names"
msgstr "wat is gezegd, zonder namen"

msgid "who planned it"
msgstr "wie het plande"

msgid "the meeting"
msgstr "het overleg"

msgid "place on the agenda when moved"
msgstr "plaats op de agenda na verplaatsen"

msgid "why it was moved"
msgstr "waarom het is verplaatst"

msgid "number of the event that put it there"
msgstr "nummer van de gebeurtenis die het daar zette"

msgid "replaced"
msgstr "vervangen"

msgid "the request it tunes"
msgstr "de aanvraag die wordt afgestemd"

msgid "who proposes"
msgstr "wie voorstelt"

msgid "does it still count"
msgstr "telt dit nog"

msgid "why these numbers"
msgstr "waarom deze aantallen"

msgid "number of the event that proposed it"
msgstr "nummer van de gebeurtenis die het voorstelde"

msgid "the proposal"
msgstr "het voorstel"

msgid "who would come"
msgstr "wie er zou komen"

msgid "minimum useful team"
msgstr "kleinste zinvolle team"

msgid "fewer than this are of no use"
msgstr "met minder mensen heeft het geen zin"

msgid "Propose 1 to 200 persons."
msgstr "Stel 1 tot 200 personen voor."

msgid "The minimum useful team can't be larger than the team."
msgstr "Het kleinste zinvolle team kan niet groter zijn dan het team."

msgid "by row: what changed in it, before and after; null once it is too late"
msgstr "per rij: wat er veranderde, ervoor en erna; null zodra het te laat is"

msgid "number of the event that undid it"
msgstr "nummer van de gebeurtenis waarmee het is teruggedraaid"

msgid "The alert was sent: a need line stays. Change the need to fewer persons or days."
msgstr "Het alarm is verstuurd: een behoefteregel blijft staan. Wijzig de behoefte naar minder personen of dagen."

#, python-format
msgid "%(count)s positions that the corners gave no longer count."
msgstr "%(count)s standpunten die de hoeken gaven, tellen niet meer."

#, python-format
msgid "%(person_days)s person-days still to come count as withdrawn."
msgstr "%(person_days)s persoonsdagen die nog komen, gelden als ingetrokken."

#, python-format
msgid "%(count)s parties that were asked need not answer any more."
msgstr "%(count)s partijen die zijn gevraagd, hoeven niet meer te antwoorden."

#, python-format
msgid "The request is closed. It can be reopened for %(days)s days."
msgstr "De aanvraag wordt gesloten en kan nog %(days)s dagen worden heropend."

#, python-format
msgid "The grant ends: %(people)s."
msgstr "De toekenning eindigt: %(people)s."

#, python-format
msgid "%(count)s rungs are waived: %(rungs)s."
msgstr "%(count)s treden worden overgeslagen: %(rungs)s."

msgid "From now on every due time is a quarter as long."
msgstr "Vanaf nu is elke termijn een kwart zo lang."

#, python-format
msgid "%(rung)s would count as closed; %(waiting)s parties asked there haven't answered."
msgstr "%(rung)s zou als gesloten gelden; %(waiting)s partijen die daar zijn gevraagd, hebben nog niet geantwoord."

msgid "The planned fact-finding doesn't take place; the three corners speak anew."
msgstr "De geplande fact-finding gaat niet door; de drie hoeken spreken opnieuw."

#, python-format
msgid "%(person_days)s person-days that were declined are open again."
msgstr "%(person_days)s persoonsdagen die waren afgewezen, staan weer open."

#, python-format
msgid "Agreed: %(people)s. %(person_days)s person-days beyond that count as declined."
msgstr "Afgesproken: %(people)s. %(person_days)s persoonsdagen daarbovenop gelden als afgewezen."

#, python-format
msgid "Settled for good: %(outcome)s."
msgstr "Definitief vastgesteld: %(outcome)s."

#, python-format
msgid "Settled for good: %(outcome)s, %(persons)s."
msgstr "Definitief vastgesteld: %(outcome)s, %(persons)s."

#, python-format
msgid "Two corners agree on “%(outcome)s”: a third position like theirs settles it at once."
msgstr "Twee hoeken zijn het eens over “%(outcome)s”: een derde standpunt als dat van hen stelt het meteen vast."

#, python-format
msgid "The decision is carried out at once, over the %(count)s positions of the corners."
msgstr "Het besluit wordt meteen uitgevoerd, over de %(count)s standpunten van de hoeken heen."

#, python-format
msgid "The grant that stands is replaced or ends: %(people)s."
msgstr "De geldende toekenning wordt vervangen of eindigt: %(people)s."

#, python-format
msgid "“%(outcome)s” stands until %(until)s, and then lapses unless the corners confirm it."
msgstr "“%(outcome)s” geldt tot %(until)s, en vervalt dan tenzij de hoeken het bevestigen."

msgid "The case is closed for good: nothing can be added to it any more."
msgstr "Het dossier wordt voorgoed gesloten: er kan niets meer aan worden toegevoegd."

#, python-format
msgid "Persons or days fewer than now (%(asked)s person-days to come, %(covered)s covered) count as withdrawn."
msgstr "Personen of dagen minder dan nu (nog %(asked)s persoonsdagen te gaan, %(covered)s gedekt) gelden als ingetrokken."

#, python-format
msgid "The line of %(people)s is removed for good."
msgstr "De regel van %(people)s wordt voorgoed verwijderd."

#, python-format
msgid "%(rung)s: %(parties)s. Answer by %(due)s."
msgstr "%(rung)s: %(parties)s. Antwoord uiterlijk %(due)s."

#, python-format
msgid "%(rung)s: those you name of these %(count)s: %(parties)s. Answer by %(due)s."
msgstr "%(rung)s: wie u kiest uit deze %(count)s: %(parties)s. Antwoord uiterlijk %(due)s."

#, python-format
msgid "%(person_days)s person-days that are open move to the new request, and count as withdrawn here."
msgstr "%(person_days)s persoonsdagen die openstaan, verhuizen naar de nieuwe aanvraag, en gelden hier als ingetrokken."

#, python-format
msgid "%(people)s, %(first)s – %(last)s, is offered no more; %(person_days)s person-days are open again."
msgid_plural "%(people)s, %(first)s – %(last)s, are offered no more; %(person_days)s person-days are open again."
msgstr[0] "%(people)s, %(first)s – %(last)s, wordt niet meer aangeboden; %(person_days)s persoonsdagen staan weer open."
msgstr[1] "%(people)s, %(first)s – %(last)s, worden niet meer aangeboden; %(person_days)s persoonsdagen staan weer open."

#, python-format
msgid "Up to %(person_days)s person-days that Defence was to fill make way."
msgstr "Tot %(person_days)s persoonsdagen die Defensie zou vullen, maken plaats."

#, python-format
msgid "Of %(people)s, %(first)s – %(last)s, nobody fits."
msgstr "Van %(people)s, %(first)s – %(last)s, past niemand."

#, python-format
msgid "Of %(people)s, %(first)s – %(last)s, %(fits)s fit, %(fits_from)s – %(fits_until)s."
msgstr "Van %(people)s, %(first)s – %(last)s, passen er %(fits)s, %(fits_from)s – %(fits_until)s."

#, python-format
msgid "%(people)s, %(first)s – %(last)s, isn't taken; %(person_days)s person-days of this line stay open."
msgid_plural "%(people)s, %(first)s – %(last)s, aren't taken; %(person_days)s person-days of this line stay open."
msgstr[0] "%(people)s, %(first)s – %(last)s, wordt niet geaccepteerd; %(person_days)s persoonsdagen van deze regel blijven open."
msgstr[1] "%(people)s, %(first)s – %(last)s, worden niet geaccepteerd; %(person_days)s persoonsdagen van deze regel blijven open."

#, python-format
msgid "Of %(people)s, %(first)s – %(last)s, up to %(person_days)s person-days still to come are open again."
msgstr "Van %(people)s, %(first)s – %(last)s, staan tot %(person_days)s persoonsdagen die nog komen weer open."

#, python-format
msgid "“%(deed)s” of %(at)s no longer counts as said by you; who recorded it is told."
msgstr "“%(deed)s” van %(at)s geldt niet meer als door u gezegd; wie het vastlegde, hoort dat."

#, python-format
msgid "“%(deed)s” of %(at)s counts no more; the journal keeps both."
msgstr "“%(deed)s” van %(at)s telt niet meer; het journaal bewaart beide."

#, python-format
msgid "The request stands at “%(status)s” again, and its time runs on."
msgstr "De aanvraag staat weer op “%(status)s” en de termijn loopt door."

#, python-format
msgid "%(person_days)s person-days are open again."
msgstr "Er staan weer %(person_days)s persoonsdagen open."

#, python-format
msgid "%(person_days)s person-days are open no more."
msgstr "%(person_days)s persoonsdagen staan niet meer open."

msgid "Nothing is under review now."
msgstr "Er wordt nu niets beoordeeld."

#, python-format
msgid "%(rung)s: not asked yet. Ask, or skip it with a reason."
msgstr "%(rung)s: nog niet gevraagd. Stel de vraag, of sla de trede over met een reden."

#, python-format
msgid "%(rung)s: not everybody has answered. Call and record what is said, or skip it with a reason."
msgstr "%(rung)s: nog niet iedereen heeft geantwoord. Bel en leg vast wat er gezegd is, of sla de trede over met een reden."

msgid "Nothing is open any more: all that was asked is met, declined or withdrawn."
msgstr "Er staat niets meer open: alles wat is gevraagd, is ingevuld, afgewezen of ingetrokken."

msgid "Say who is needed: at least one staff type, number and period."
msgstr "Vermeld wie er nodig is: ten minste één soort personeel, aantal en periode."

msgid "Say when the first shift starts that can't be staffed safely."
msgstr "Vermeld wanneer de eerste dienst begint die niet veilig te bezetten is."

msgid "Give a number on which the region can call back."
msgstr "Geef een nummer waarop de regio kan terugbellen."

msgid "Say how many clients are on site."
msgstr "Vermeld hoeveel cliënten er op locatie zijn."

#, python-format
msgid "%(rung)s: accept or decline each offer."
msgstr "%(rung)s: accepteer elk aanbod of wijs het af."

#, python-format
msgid "%(person_days)s person-days are still open. Accept help, change the need, or escalate."
msgstr "Er staan nog %(person_days)s persoonsdagen open. Accepteer hulp, wijzig de behoefte, of zet door."

msgid "A grant of Defence stands: it isn't resolved without Defence."
msgstr "Er staat een toekenning van Defensie: de aanvraag is niet opgelost zonder Defensie."

msgid "It closed more than 14 days ago: file a follow-up request instead."
msgstr "De aanvraag is meer dan 14 dagen geleden gesloten: doe een vervolgaanvraag."

msgid "Nothing would be open again: file a follow-up request instead."
msgstr "Er zou niets opnieuw openstaan: doe een vervolgaanvraag."

msgid "An answer to this inquiry is no longer needed."
msgstr "Een antwoord op deze uitvraag is niet meer nodig."

msgid "This inquiry was answered already; correct the answer instead."
msgstr "Deze uitvraag is al beantwoord; corrigeer het antwoord."

msgid "This inquiry isn't waiting for an answer."
msgstr "Deze uitvraag wacht niet op antwoord."

msgid "The answer isn't due yet. Call again after its due time, or record what they say."
msgstr "De termijn voor het antwoord loopt nog. Bel opnieuw als die is verstreken, of leg vast wat zij zeggen."

msgid "There is no answer yet."
msgstr "Er is nog geen antwoord."

#, python-format
msgid "This offer is %(state)s already."
msgstr "Dit aanbod staat al op “%(state)s”."

#, python-format
msgid "It held until %(until)s. Call the party and record what it can offer now."
msgstr "Het aanbod gold tot %(until)s. Bel de partij en leg vast wat zij nu kan bieden."

#, python-format
msgid "They come from %(day)s on."
msgstr "Zij komen vanaf %(day)s."

#, python-format
msgid "This was %(state)s already."
msgstr "Dit is al %(state)s."

#, python-format
msgid "Still missing: %(what)s."
msgstr "Ontbreekt nog: %(what)s."

#, python-format
msgid "Not signed yet: %(what)s."
msgstr "Nog niet ondertekend: %(what)s."

msgid "There are no figures yet: give them, or ask for them."
msgstr "Er zijn nog geen cijfers: vul ze in, of vraag ze op."

#, python-format
msgid "The figures are older than %(hours)s hours: ask for new ones."
msgstr "De cijfers zijn ouder dan %(hours)s uur: vraag nieuwe."

#, python-format
msgid "Not answered yet: %(codes)s."
msgstr "Nog niet beantwoord: %(codes)s."

#, python-format
msgid "Failed: %(codes)s. Return the application."
msgstr "Niet voldaan: %(codes)s. Stuur de MSOB-aanvraag terug."

#, python-format
msgid "Still to follow: %(codes)s."
msgstr "Volgt nog: %(codes)s."

msgid "No decision stands now."
msgstr "Er geldt nu geen besluit."

msgid "The grant is provisional: the corners confirm it first."
msgstr "De toekenning is voorlopig: de hoeken bevestigen die eerst."

msgid "The triangle looks at this request already."
msgstr "De driehoek beoordeelt deze aanvraag al."

msgid "It isn't urgent any more: order fact-finding first."
msgstr "Het is geen spoed meer: geef eerst opdracht tot fact-finding."

#, python-format
msgid "The corners still have time: it comes to the decider %(since)s."
msgstr "De hoeken hebben nog tijd: de beslisser kan besluiten vanaf %(since)s."

msgid "The triangle still has time: LOCC returns it only after the due time."
msgstr "De driehoek heeft nog tijd: LOCC stuurt pas terug als de termijn is verstreken."

msgid "No mission is planned yet."
msgstr "Er is nog geen verkenning gepland."

msgid "Nothing is proposed yet."
msgstr "Er is nog niets voorgesteld."

#, python-format
msgid "Line %(line)s: on %(day)s at most %(fits)s persons fit. Propose that many."
msgstr "Regel %(line)s: op %(day)s passen ten hoogste %(fits)s personen. Stel dat aantal voor."

msgid "The institution still has time to answer."
msgstr "De instelling heeft nog tijd om te antwoorden."

msgid "This condition was reported as met already."
msgstr "Deze voorwaarde is al als voldaan gemeld."

msgid "Every rung is closed or skipped already."
msgstr "Elke trede is al afgerond of overgeslagen."

msgid "No rung is skipped on which the request didn't climb yet."
msgstr "Er is geen overgeslagen trede waarop de aanvraag nog niet verder is gegaan."

msgid "Every party was asked already."
msgstr "Elke partij is al uitgevraagd."

#, python-format
msgid "%(rung)s: this rung is finished, or skipped already. There is nothing to skip."
msgstr "%(rung)s: deze trede is al afgerond of overgeslagen. Er valt niets over te slaan."

#, python-format
msgid "%(rung)s: it isn't skipped, or the request climbed on it already."
msgstr "%(rung)s: deze trede is niet overgeslagen, of de aanvraag is er al mee verder gegaan."

msgid "People are on site or on their way: Defence cancels or ends the deployment first."
msgstr "Er zijn mensen ter plaatse of onderweg: Defensie annuleert of beëindigt eerst de inzet."

msgid "No deployment is approved yet: change the need instead."
msgstr "Er is nog geen inzet goedgekeurd: wijzig in plaats daarvan de behoefte."

#, python-format
msgid "%(side)s hasn't evaluated yet."
msgstr "%(side)s heeft nog niet geëvalueerd."

msgid "You spoke for another corner on this request: a colleague takes this one."
msgstr "U sprak bij deze aanvraag voor een andere hoek: een collega neemt deze."

msgid "You found the facts for this request: a colleague speaks for the corner."
msgstr "U deed de fact-finding voor deze aanvraag: een collega spreekt voor de hoek."

msgid "You opened this request: another person of VWS takes the corner."
msgstr "U opende deze aanvraag: iemand anders van VWS neemt de hoek."

msgid "You spoke for a corner on this request: a colleague finds the facts."
msgstr "U sprak bij deze aanvraag voor een hoek: een collega doet de fact-finding."

msgid "This was undone already."
msgstr "Dit is al teruggedraaid."

#, python-format
msgid "It could be undone until %(until)s."
msgstr "Dit kon tot %(until)s worden teruggedraaid."

#, python-format
msgid "“%(deed)s” was done after it, at %(at)s, and builds on it."
msgstr "Daarna is om %(at)s “%(deed)s” gedaan, en dat bouwt erop voort."

msgid "What it changed was changed again since."
msgstr "Wat hiermee is gewijzigd, is daarna opnieuw gewijzigd."

msgid "This can't be done in the present status."
msgstr "Dit kan niet in de huidige status."

msgid "This was removed in the meantime."
msgstr "Dit is intussen verwijderd."

msgid "You may do this in more than one role: choose in which."
msgstr "U mag dit in meer dan één rol doen: kies in welke."

#, python-format
msgid "The request stands at “%(status)s” now, where this can't be done."
msgstr "De aanvraag staat nu op “%(status)s”; daar kan dit niet."

msgid "The request was changed since you opened it."
msgstr "De aanvraag is gewijzigd sinds u die opende."

#, python-format
msgid "Version %(number)s isn't known."
msgstr "Versie %(number)s is niet bekend."

#, python-format
msgid "%(what)s: %(old)s → %(new)s (%(who)s, %(at)s)"
msgstr "%(what)s: %(old)s → %(new)s (%(who)s, %(at)s)"

#, python-format
msgid "%(what)s was added: %(people)s"
msgstr "%(what)s is toegevoegd: %(people)s"

#, python-format
msgid "%(what)s was taken out: %(people)s"
msgstr "%(what)s is vervallen: %(people)s"

msgid "the system itself"
msgstr "het systeem zelf"

#, python-format
msgid "Need line %(number)s"
msgstr "Behoefteregel %(number)s"

#, python-format
msgid "Tuned line %(number)s"
msgstr "Afgestemde regel %(number)s"

msgid "still needed"
msgstr "nog nodig"

msgid "open at the filing"
msgstr "open bij het indienen"

#, python-format
msgid "%(persons)s persons, %(days)s"
msgstr "%(persons)s personen, %(days)s"

msgid "the signed document, as an attachment"
msgstr "het ondertekende document, als bijlage"

#, python-format
msgid "line %(number)s: ward, tasks, shifts, hours a week, BIG-registered or not"
msgstr "regel %(number)s: afdeling, taken, diensten, uren per week, wel of niet BIG-geregistreerd"

msgid "Nothing of this fits any more: other help has come, or the days have passed."
msgstr "Hiervan past niets meer: er is andere hulp gekomen, of de dagen zijn voorbij."

msgid "On no day of this offer anything is open any more. Decline it."
msgstr "Op geen enkele dag van dit aanbod staat nog iets open. Wijs het af."

#, python-format
msgid "%(offered)s persons are offered, but not on every day so many are needed: %(fits)s fit, from %(first)s until %(last)s. Accept that part."
msgstr "Er worden %(offered)s personen aangeboden, maar niet op elke dag zijn er zoveel nodig: er passen er %(fits)s, van %(first)s tot en met %(last)s. Accepteer dat deel."

#, python-format
msgid "Help for %(fits)s persons has been accepted or decided, from %(first)s until %(last)s: the need can't be less than that. Have that help withdrawn first."
msgstr "Er is al hulp voor %(fits)s personen geaccepteerd of toegekend, van %(first)s tot en met %(last)s: de behoefte kan niet lager zijn. Laat die hulp eerst intrekken."

#, python-format
msgid "Line %(line)s, %(type)s, %(first)s – %(last)s: %(agreed)s agreed, %(fits)s fit now."
msgstr "Regel %(line)s, %(type)s, %(first)s – %(last)s: %(agreed)s overeengekomen, nu passen er %(fits)s."

#, python-format
msgid "Line %(line)s, %(type)s, %(first)s – %(last)s: %(agreed)s agreed; what Defence can spare of them is %(band)s."
msgstr "Regel %(line)s, %(type)s, %(first)s – %(last)s: %(agreed)s overeengekomen; wat Defensie daarvan kan missen is %(band)s."

#, python-format
msgid "Line %(line)s: Defence can't spare all these people (%(type)s) on all these days now. Grant fewer, or wait until the capacity board shows more."
msgstr "Regel %(line)s: Defensie kan al deze mensen (%(type)s) nu niet op al deze dagen missen. Ken er minder toe, of wacht tot het capaciteitsbord meer toont."

msgid "Name the other institutions to ask: nobody is asked who isn't named."
msgstr "Noem de andere instellingen die u wilt uitvragen: wie niet is genoemd, krijgt geen uitvraag."

msgid "None of the other institutions is named. Name at least one."
msgstr "Er is geen andere instelling gekozen. Kies er minstens één."

#, python-format
msgid "%(parties)s: asked already, or not of this region. Leave out whom you can't ask."
msgstr "%(parties)s: al uitgevraagd, of niet in deze regio. Laat weg wie u niet kunt uitvragen."

msgid "Not every corner has spoken yet."
msgstr "Nog niet elke hoek heeft een standpunt gegeven."

msgid "A position that was typed for a corner must be confirmed by it first."
msgstr "Een standpunt dat namens een hoek is getypt, moet eerst door die hoek worden bevestigd."

msgid "The corners differ."
msgstr "De hoeken zijn het niet eens."

msgid "A line is below its minimum useful team: no agreement on numbers."
msgstr "Een regel komt onder het kleinste zinvolle team: geen overeenstemming over aantallen."

msgid "The need that this left is covered otherwise by now."
msgstr "De behoefte die hierdoor openbleef, is inmiddels op een andere manier gedekt."

#, python-format
msgid "%(reference)s is kept as a draft. Nobody has been told yet: complete it and send it."
msgstr "%(reference)s is bewaard als concept. Nog niemand weet ervan: vul het aan en verstuur het."

#, python-format
msgid "%(reference)s was sent. %(owners)s has it now, calls you back on %(number)s and acts by %(due)s."
msgstr "%(reference)s is verstuurd. Nu aan zet: %(owners)s. U wordt teruggebeld op %(number)s; actie volgt uiterlijk %(due)s."

msgid "This form was sent before with something else in it, and that is recorded. What you see here is not: if you mean it as well, send it again."
msgstr "Dit formulier is al verstuurd met iets anders erin, en dat is vastgelegd. Wat u hier ziet is dat niet: bedoelt u dit ook, verstuur het dan opnieuw."

#, python-format
msgid "%(about)s: the corners agree, but it can't be settled yet. %(why)s"
msgstr "%(about)s: de hoeken zijn het eens, maar het kan nog niet worden vastgesteld. %(why)s"

#, python-format
msgid "The corners agree, but it can't be settled yet. %(why)s"
msgstr "De hoeken zijn het eens, maar het kan nog niet worden vastgesteld. %(why)s"

#, python-format
msgid "The position is given on %d request."
msgid_plural "The position is given on %d requests."
msgstr[0] "Het standpunt is gegeven bij %d aanvraag."
msgstr[1] "Het standpunt is gegeven bij %d aanvragen."

msgid "The alert"
msgstr "Het alarm"

msgid "The situation"
msgstr "De situatie"

msgid "Who is needed"
msgstr "Wie er nodig is"

msgid "The application"
msgstr "De MSOB-aanvraag"

msgid "The signature"
msgstr "De ondertekening"

msgid "Why Defence"
msgstr "Waarom Defensie"

msgid "Who applies"
msgstr "Wie aanvraagt"

msgid "What the home provides"
msgstr "Waar de instelling voor zorgt"

msgid "What it costs"
msgstr "Wat het kost"

msgid "Completing this request isn't yours to do."
msgstr "U mag deze aanvraag niet aanvullen."

#, python-format
msgid "Free for others again: %(people)s."
msgstr "Weer vrij voor anderen: %(people)s."

#, python-format
msgid "The file is too large: at most %(limit)d MB is taken in."
msgstr "Het bestand is te groot: hoogstens %(limit)d MB wordt aangenomen."

msgid "This is not recorded yet"
msgstr "Dit is nog niet vastgelegd"

msgid "Complete the request"
msgstr "Aanvraag aanvullen"

msgid "The visit"
msgstr "Het bezoek"

msgid "Verified figures"
msgstr "Geverifieerde cijfers"

msgid "Crisis organisation"
msgstr "Crisisorganisatie"

msgid "Hygiene and infection prevention"
msgstr "Hygiëne en infectiepreventie"

msgid "Advice"
msgstr "Advies"

msgid "Conclusion"
msgstr "Conclusie"

msgid "With a refusal or return"
msgstr "Bij afwijzen of terugsturen"

msgid "With a deferral"
msgstr "Bij aanhouden"

msgid "too old to decide on"
msgstr "te oud om over te besluiten"

msgid "too old to file with"
msgstr "te oud om mee in te dienen"

msgid "fresh"
msgstr "actueel"

msgid "Asked for"
msgstr "Wat is gevraagd"

msgid "Inquiries to you"
msgstr "Uitvragen aan u"

msgid "Checking this application isn't yours to do now."
msgstr "Het is nu niet aan u om deze MSOB-aanvraag te controleren."

#, python-format
msgid "%d checks answered as suggested."
msgstr "%d controlepunten beantwoord volgens het voorstel."

msgid "The checks are recorded."
msgstr "De controlepunten zijn vastgelegd."

msgid "First unsafe shift"
msgstr "Eerste onveilige dienst"

msgid "Regional priority"
msgstr "Regionale prioriteit"

msgid "Last change"
msgstr "Laatste wijziging"

msgid "First alert"
msgstr "Eerste alarm"

msgid "The minutes are kept."
msgstr "Het verslag is opgeslagen."

msgid "The triangle's meetings are for its corners, LOCC and the decider."
msgstr "Het driehoeksoverleg is voor de hoeken, LOCC en de beslisser."

msgid "in the meeting"
msgstr "in het overleg"

msgid "The national priority is for who sees requests."
msgstr "De landelijke prioriteit is voor wie aanvragen ziet."

msgid "LOCC records the national priority."
msgstr "Het LOCC legt de landelijke prioriteit vast."

msgid "Nothing was changed."
msgstr "Er is niets gewijzigd."

#, python-format
msgid "%d request was ranked."
msgid_plural "%d requests were ranked."
msgstr[0] "De rang van %d aanvraag is vastgelegd."
msgstr[1] "De rang van %d aanvragen is vastgelegd."

msgid "region"
msgstr "regio"

msgid "national"
msgstr "landelijk"

msgid "unmet"
msgstr "onvervuld"

msgid "Offer"
msgstr "Aanbod"

#, python-format
msgid "%(persons)s of %(line)s"
msgstr "%(persons)s van %(line)s"

#, python-format
msgid "%(count)d new request since you opened this: %(which)s."
msgid_plural "%(count)d new requests since you opened this: %(which)s."
msgstr[0] "%(count)d nieuwe aanvraag sinds u dit opende: %(which)s."
msgstr[1] "%(count)d nieuwe aanvragen sinds u dit opende: %(which)s."

msgid "The regional round is for the GHOR of a region."
msgstr "De regionale ronde is voor de GHOR van een regio."

msgid "Nothing was typed or ticked."
msgstr "Er is niets ingevuld of aangevinkt."

#, python-format
msgid "Saved: %(done)s."
msgstr "Opgeslagen: %(done)s."

#, python-format
msgid "%d thing saved."
msgid_plural "%d things saved."
msgstr[0] "%d onderdeel opgeslagen."
msgstr[1] "%d onderdelen opgeslagen."

msgid "Step 2: national civil help"
msgstr "Stap 2: Rode Kruis en Extra Handen"

msgid "Step 3: Defence, the last resort"
msgstr "Stap 3: Defensie, als laatste redmiddel"

msgid "Decision"
msgstr "Besluit"

msgid "Tuning"
msgstr "Nader afstemmen"

msgid "Fact-finding"
msgstr "Fact-finding"

msgid "Intake"
msgstr "Intake"

msgid "Ladder"
msgstr "Ladder"

msgid "Situation"
msgstr "Situatie"

msgid "Application"
msgstr "MSOB-aanvraag"

msgid "Files"
msgstr "Bestanden"

msgid "Comments"
msgstr "Opmerkingen"

msgid "Alert and follow-ups"
msgstr "Alarm en vervolgaanvragen"

#, python-format
msgid "%(count)s, last: %(outcome)s, %(at)s"
msgstr "%(count)s, laatste: %(outcome)s, %(at)s"

#, python-format
msgid "%(count)s earlier round"
msgid_plural "%(count)s earlier rounds"
msgstr[0] "%(count)s eerdere ronde"
msgstr[1] "%(count)s eerdere rondes"

#, python-format
msgid "%(spoke)s of %(seats)s corners spoke"
msgstr "%(spoke)s van %(seats)s hoeken gaven een standpunt"

#, python-format
msgid "%(who)s answers now"
msgstr "nu aan zet: %(who)s"

#, python-format
msgid "proposals: %(count)s"
msgstr "voorstellen: %(count)s"

msgid "not reported yet"
msgstr "nog geen verslag"

#, python-format
msgid "%(met)s of %(count)s conditions met"
msgstr "%(met)s van %(count)s voorwaarden vervuld"

#, python-format
msgid "%(done)s of %(total)s checks answered"
msgstr "%(done)s van %(total)s controlepunten beantwoord"

#, python-format
msgid "asked: %(asked)s, still to answer: %(waiting)s; offers: %(offers)s, accepted: %(accepted)s"
msgstr "uitgevraagd: %(asked)s, nog zonder antwoord: %(waiting)s; aanbiedingen: %(offers)s, aangenomen: %(accepted)s"

#, python-format
msgid "%(asked)s; still open: %(open)s"
msgstr "%(asked)s; nog open: %(open)s"

msgid "no figures yet"
msgstr "nog geen cijfers"

#, python-format
msgid "figures of %(at)s; clients on site: %(clients)s"
msgstr "cijfers van %(at)s; cliënten op locatie: %(clients)s"

msgid "nothing written yet"
msgstr "nog niets ingevuld"

#, python-format
msgid "signed by %(who)s, %(on)s"
msgstr "ondertekend door %(who)s, %(on)s"

msgid "not signed yet"
msgstr "nog niet ondertekend"

#, python-format
msgid "%(count)s file, and the papers"
msgid_plural "%(count)s files, and the papers"
msgstr[0] "%(count)s bestand, en de stukken"
msgstr[1] "%(count)s bestanden, en de stukken"

#, python-format
msgid "%(count)s, last: %(who)s, %(at)s"
msgstr "%(count)s, laatste: %(who)s, %(at)s"

#, python-format
msgid "sent %(at)s"
msgstr "verstuurd %(at)s"

msgid "not sent yet"
msgstr "nog niet verstuurd"

#, python-format
msgid "%(count)s entry, last: %(at)s, %(deed)s, %(who)s"
msgid_plural "%(count)s entries, last: %(at)s, %(deed)s, %(who)s"
msgstr[0] "%(count)s gebeurtenis, laatste: %(at)s, %(deed)s, %(who)s"
msgstr[1] "%(count)s gebeurtenissen, laatste: %(at)s, %(deed)s, %(who)s"

#, python-format
msgid "Undo (until %(hour)s)"
msgstr "Terugdraaien (tot %(hour)s)"

msgid "Time to harm"
msgstr "Tijd tot onveilige zorg"

msgid "The alert is filled in; nobody has been told yet."
msgstr "Het alarm wordt ingevuld; nog niemand heeft bericht."

msgid "Help is asked in the region: other institutions, care office and RO(N)AZ."
msgstr "In de regio wordt hulp gevraagd: andere instellingen, zorgkantoor en RO(N)AZ."

msgid "Help is asked of the Red Cross and the civil pool."
msgstr "Het Rode Kruis en de civiele pool worden om hulp gevraagd."

msgid "The application for military support is drawn up and signed."
msgstr "De MSOB-aanvraag wordt opgesteld en ondertekend."

msgid "The application is checked for completeness."
msgstr "De aanvraag wordt op volledigheid gecontroleerd."

msgid "Defence, VWS and GHOR/LOCC look at it for the first time."
msgstr "Defensie, VWS en GHOR/LOCC bekijken de aanvraag voor het eerst."

msgid "A team of Defence looks at the facts on site."
msgstr "Een team van Defensie bekijkt de feiten ter plaatse."

msgid "What is asked is made to fit what was found."
msgstr "De vraag wordt afgestemd op wat is gevonden."

msgid "Defence, VWS and GHOR/LOCC decide together."
msgstr "Defensie, VWS en GHOR/LOCC besluiten samen."

msgid "Help is granted; the deployment is prepared."
msgstr "De hulp is toegekend; de inzet wordt voorbereid."

msgid "People are on site; each day is reported."
msgstr "Er zijn mensen ter plaatse; elke dag volgt een rapport."

msgid "The people have left; both sides evaluate."
msgstr "De mensen zijn vertrokken; beide kanten evalueren."

msgid "Who looked is for the institution itself and the GHOR of its region."
msgstr "Wie keek is voor de instelling zelf en de GHOR van haar regio."

msgid "decision of the triangle"
msgstr "besluit van de driehoek"

msgid "Check the application"
msgstr "MSOB-aanvraag controleren"

msgid "Decide on the offers"
msgstr "Over het aanbod beslissen"

msgid "Follow the answers"
msgstr "Antwoorden volgen"

msgid "Answer the proposal"
msgstr "Op het voorstel antwoorden"

msgid "Open the request"
msgstr "Aanvraag bekijken"

#, python-format
msgid "Inquiry %(number)s: can you help?"
msgstr "Uitvraag %(number)s: kunt u helpen?"

#, python-format
msgid "%(party)s offers %(offer)s"
msgstr "%(party)s biedt aan: %(offer)s"

#, python-format
msgid "Recorded in your name: %(deed)s"
msgstr "Namens u vastgelegd: %(deed)s"

#, python-format
msgid "%(about)s: by %(person)s, as told by %(told)s"
msgstr "%(about)s: vastgelegd door %(person)s, gemeld door %(told)s"

#, python-format
msgid "Inquiry %(number)s, %(region)s"
msgstr "Uitvraag %(number)s, %(region)s"

msgid "Call them"
msgstr "Bellen"

#, python-format
msgid "Not reached by mail: %(party)s"
msgstr "Niet per e-mail bereikt: %(party)s"

#, python-format
msgid "%(reference)s: its figures were asked"
msgstr "%(reference)s: de cijfers zijn gevraagd"

#, python-format
msgid "Didn't call back: %(party)s"
msgstr "Belde niet terug: %(party)s"

#, python-format
msgid "Calls back: %(party)s"
msgstr "Belt terug: %(party)s"

#, python-format
msgid "No answer yet: %(party)s"
msgstr "Nog geen antwoord: %(party)s"

msgid "This request could not be read"
msgstr "Dit verzoek was niet te lezen"

msgid "Go back, check what you typed and send it again."
msgstr "Ga terug, controleer wat u typte en verstuur het opnieuw."

msgid "To my work"
msgstr "Naar mijn werk"

msgid "This is not yours to do"
msgstr "U mag dit niet doen"

msgid "Your role does not allow this. Ask the person whose turn it is, or an administrator if your role is wrong."
msgstr "Uw rol staat dit niet toe. Vraag het aan wie aan zet is, of aan een functioneel beheerder als uw rol niet klopt."

msgid "Nothing found here"
msgstr "Hier is niets gevonden"

msgid "The page does not exist, or it is not yours to see. Check the reference, or look in your list of requests."
msgstr "De pagina bestaat niet, of u mag die niet zien. Controleer het kenmerk, of kijk in uw lijst met aanvragen."

msgid "Not possible now"
msgstr "Dit kan nu niet"

msgid "Nothing was changed. Open the page again to see how it stands, and who has it now."
msgstr "Er is niets gewijzigd. Open de pagina opnieuw om te zien hoe het ervoor staat en wie nu aan zet is."

msgid "Back"
msgstr "Terug"

msgid "A file may be at most 10 MB. Make it smaller or split it, and attach it again."
msgstr "Een bestand mag hoogstens 10 MB zijn. Maak het kleiner of splits het, en voeg het opnieuw toe."

msgid "This was asked very often within a short time. Try again in a few minutes; whoever is in a hurry uses the telephone."
msgstr "Dit werd in korte tijd heel vaak gevraagd. Probeer het over een paar minuten opnieuw; wie haast heeft, belt."

msgid "Something broke here"
msgstr "Hier ging iets mis"

msgid "This is our fault, not yours. Nothing was saved halfway. Try again in a minute; in an emergency, phone the GHOR of your region."
msgstr "Dit ligt aan ons, niet aan u. Er is niets half opgeslagen. Probeer het over een minuut opnieuw; bel in geval van nood de GHOR van uw regio."

msgid "Second factor"
msgstr "Tweestapsverificatie"

msgid "Where you are signed in"
msgstr "Waar u bent ingelogd"

msgid "Tokens for programs"
msgstr "Tokens voor programma's"

msgid "Sign in"
msgstr "Inloggen"

msgid "Support for care"
msgstr "Steun voor de zorg"

msgid "Skip to the content"
msgstr "Naar de inhoud"

msgid "Military support for care"
msgstr "Militaire steun voor de zorg"

msgid "Main menu"
msgstr "Hoofdmenu"

msgid "not read yet"
msgstr "nog niet gelezen"

msgid "Practice"
msgstr "Oefening"

#, python-format
msgid "Practice: it is %(now)s"
msgstr "Oefening: het is %(now)s"

msgid "An hour on"
msgstr "Een uur verder"

msgid "A day on"
msgstr "Een dag verder"

msgid "Mails sent"
msgstr "Verstuurde e-mails"

msgid "Breadcrumbs"
msgstr "Kruimelpad"

msgid "Accessibility"
msgstr "Toegankelijkheid"

msgid "Privacy"
msgstr "Privacy"

msgid "API (OpenAPI)"
msgstr "API (OpenAPI)"

msgid "Source code"
msgstr "Broncode"

msgid "No data about patients or residents in this system."
msgstr "Geen gegevens over patiënten of bewoners in dit systeem."

msgid "People of this deployment"
msgstr "Mensen van deze inzet"

msgid "Asked, held and free at Defence"
msgstr "Gevraagd, vastgehouden en vrij bij Defensie"

#, python-format
msgid "%(asked)s asked"
msgstr "%(asked)s gevraagd"

#, python-format
msgid "%(granted)s granted"
msgstr "%(granted)s toegekend"

#, python-format
msgid "%(held)s held for this request"
msgstr "%(held)s vastgehouden voor deze aanvraag"

#, python-format
msgid "until %(at)s"
msgstr "tot %(at)s"

#, python-format
msgid "%(free)s free at Defence"
msgstr "%(free)s vrij bij Defensie"

#, python-format
msgid "%(free)s free as named substitute"
msgstr "%(free)s vrij als genoemde vervanger"

#, python-format
msgid "%(short)s short"
msgstr "%(short)s tekort"

#, python-format
msgid "a grant of %(persons)s can't be settled now"
msgstr "een toekenning van %(persons)s kan nu niet worden vastgesteld"

msgid "Of them fit:"
msgstr "Daarvan passen:"

#, python-format
msgid "A grant of %(persons)s would send:"
msgstr "Een toekenning van %(persons)s zou sturen:"

msgid "On the worst day of the period, as Defence's figures stand now. It is no promise: the triangle decides, and others may be more urgent."
msgstr "Op de slechtste dag van de periode, volgens de huidige cijfers van Defensie. Het is geen toezegging: de driehoek beslist, en andere aanvragen kunnen urgenter zijn."

msgid "Per week"
msgstr "Per week"

msgid "Which weeks"
msgstr "Welke weken"

msgid "Show six weeks"
msgstr "Zes weken tonen"

msgid "A week back"
msgstr "Week terug"

msgid "Today"
msgstr "Vandaag"

msgid "A week on"
msgstr "Week verder"

msgid "Pool"
msgstr "Pool"

msgid "Granted as"
msgstr "Toegekend als"

msgid "Days"
msgstr "Dagen"

msgid "Place taken until"
msgstr "Plaats bezet tot en met"

msgid "Nobody is booked."
msgstr "Er is niemand gereserveerd of ingezet."

#, python-format
msgid "An extension until %(until)s is asked for; the triangle decides."
msgstr "Er is verlenging gevraagd tot en met %(until)s; de driehoek beslist."

msgid "asked late"
msgstr "laat gevraagd"

msgid "end not reported"
msgstr "einde niet gemeld"

#, python-format
msgid "People of deployment %(number)s"
msgstr "Mensen van inzet %(number)s"

#, python-format
msgid "%(count)s daily report"
msgid_plural "%(count)s daily reports"
msgstr[0] "%(count)s dagrapport"
msgstr[1] "%(count)s dagrapporten"

#, python-format
msgid "Daily reports of deployment %(number)s, newest first"
msgstr "Dagrapporten van inzet %(number)s, nieuwste eerst"

msgid "No deployment has been drawn up yet."
msgstr "Er is nog geen inzet opgesteld."

msgid "Reserved, not in a deployment yet"
msgstr "Gereserveerd, nog niet in een inzet"

msgid "Evaluations"
msgstr "Evaluaties"

msgid "Scores (0–3)"
msgstr "Scores (0–3)"

#, python-format
msgid "effect %(effect)s, cooperation %(cooperation)s, induction %(induction)s"
msgstr "effect %(effect)s, samenwerking %(cooperation)s, inwerken %(induction)s"

msgid "The right types of staff"
msgstr "De juiste soorten personeel"

msgid "Went well"
msgstr "Ging goed"

msgid "Could be better"
msgstr "Kan beter"

msgid "Lesson for others"
msgstr "Les voor anderen"

msgid "Planned"
msgstr "Gepland"

msgid "confirmed by the institution"
msgstr "bevestigd door de instelling"

msgid "as Defence reports, not confirmed yet"
msgstr "gemeld door Defensie, nog niet bevestigd"

msgid "no induction yet"
msgstr "nog niet ingewerkt"

msgid "Recalled"
msgstr "Teruggeroepen"

msgid "Suspended"
msgstr "Opgeschort"

#, python-format
msgid "%(owner)s takes away the cause; decide before %(at)s"
msgstr "%(owner)s neemt de oorzaak weg; beslis vóór %(at)s"

msgid "Left"
msgstr "Vertrokken"

msgid "Commander"
msgstr "Commandant"

msgid "Hand-over"
msgstr "Overdracht"

#, python-format
msgid "in their place: %(type)s"
msgstr "in hun plaats: %(type)s"

msgid "The plan is being computed; it takes ten seconds at most once a worker takes it."
msgstr "Het plan wordt berekend; dat duurt hoogstens tien seconden zodra het aan de beurt is."

msgid "Load anew"
msgstr "Opnieuw laden"

msgid "Day"
msgstr "Dag"

msgid "Present"
msgstr "Aanwezig"

msgid "Absent"
msgstr "Afwezig"

msgid "Tasks and incidents"
msgstr "Taken en incidenten"

msgid "Incidents"
msgstr "Incidenten"

msgid "substitute"
msgstr "vervangend"

#, python-format
msgid "%(days)s person-day"
msgid_plural "%(days)s person-days"
msgstr[0] "%(days)s persoonsdag"
msgstr[1] "%(days)s persoonsdagen"

msgid "nobody"
msgstr "niemand"

msgid "What Defence can spare"
msgstr "Wat Defensie kan missen"

msgid "Military medical staff is scarce and can be deployed only once. Per staff type and week you see what can be expected on its worst day; the numbers are for Defence, the ministry and LOCC."
msgstr "Medisch personeel van Defensie is schaars en kan maar één keer worden ingezet. Per soort personeel en week ziet u wat op de slechtste dag te verwachten is; de aantallen zijn voor Defensie, het ministerie en LOCC."

msgid "Board"
msgstr "Bord"

msgid "What can be expected per staff type and week"
msgstr "Wat te verwachten is per soort personeel en week"

msgid "Pools"
msgstr "Pools"

msgid "Plans"
msgstr "Plannen"

msgid "Pools to confirm"
msgstr "Te bevestigen pools"

msgid "Where it hurts"
msgstr "Waar het knelt"

#, python-format
msgid "%(most)s person short"
msgid_plural "up to %(most)s persons short"
msgstr[0] "%(most)s persoon tekort"
msgstr[1] "tot %(most)s personen tekort"

msgid "In these six weeks nobody is short: for all that is asked there is somebody free of that type."
msgstr "In deze zes weken is er geen tekort: voor alles wat is gevraagd, is iemand van dat soort vrij."

msgid "In each cell, from top to bottom: free, and where there are any, used and asked. Red with a minus: so many too few. Choose a cell to see what is there."
msgstr "In elke cel, van boven naar beneden: vrij, en als die er zijn, bezet en gevraagd. Rood met een min: zoveel te weinig. Kies een cel om te zien wat erachter zit."

#, python-format
msgid "Free, used and asked per staff type and day, %(first)s – %(last)s"
msgstr "Vrij, bezet en gevraagd per soort personeel en dag, %(first)s – %(last)s"

msgctxt "persons"
msgid "short"
msgstr "tekort"

msgctxt "persons"
msgid "free"
msgstr "vrij"

msgctxt "persons"
msgid "used"
msgstr "bezet"

msgctxt "persons"
msgid "asked"
msgstr "gevraagd"

msgid "Reservations that lapse unless they are granted"
msgstr "Reserveringen die vervallen als zij niet worden toegekend"

msgid "Reservations, the first to lapse on top"
msgstr "Reserveringen, de eerste die vervalt bovenaan"

msgid "Who comes free when"
msgstr "Wie wanneer vrijkomt"

msgid "Who comes free in these six weeks, by day"
msgstr "Wie in deze zes weken vrijkomt, per dag"

msgid "Free from"
msgstr "Vrij vanaf"

msgid "Nobody comes free in these six weeks."
msgstr "In deze zes weken komt niemand vrij."

msgid "A day back"
msgstr "Dag terug"

#, python-format
msgid "%(short)s person short on this day."
msgid_plural "%(short)s persons short on this day."
msgstr[0] "%(short)s persoon tekort op deze dag."
msgstr[1] "%(short)s personen tekort op deze dag."

msgid "asked and not granted"
msgstr "gevraagd en niet toegekend"

msgid "of those held for the request"
msgstr "daarvan vastgehouden voor de aanvraag"

msgid "Who asks"
msgstr "Wie vraagt"

msgid "Requests that ask for this type on this day"
msgstr "Aanvragen die op deze dag om dit soort personeel vragen"

msgid "Held for it"
msgstr "Daarvoor vastgehouden"

msgid "Nobody asks for this type on this day."
msgstr "Niemand vraagt op deze dag om dit soort personeel."

msgid "Who is out, and until when"
msgstr "Wie is ingezet, en tot wanneer"

msgid "Bookings on this day"
msgstr "Reserveringen en inzetten op deze dag"

msgid "Pools of this type on this day"
msgstr "Pools van dit soort personeel op deze dag"

msgid "No pool says how many of this type can be sent on this day."
msgstr "Geen pool geeft aan hoeveel mensen van dit soort op deze dag inzetbaar zijn."

#, python-format
msgid "Shortage at %(unit)s: %(persons)s fewer than promised (%(reason)s)"
msgstr "Tekort bij %(unit)s: %(persons)s minder dan toegezegd (%(reason)s)"

msgid "To the pool"
msgstr "Naar de pool"

msgid "Daily reports, newest first"
msgstr "Dagrapporten, nieuwste eerst"

msgid "Earlier daily reports"
msgstr "Eerdere dagrapporten"

msgid "No day has been reported yet."
msgstr "Er is nog over geen dag gerapporteerd."

msgid "The whole journal"
msgstr "Het hele journaal"

msgid "Search deployments"
msgstr "Inzetten zoeken"

msgid "No deployment fits these filters."
msgstr "Geen inzet past bij deze filters."

msgid "Download as CSV"
msgstr "Downloaden als CSV"

msgid "Download as XLSX"
msgstr "Downloaden als XLSX"

msgid "Position on the package"
msgstr "Standpunt over het pakket"

msgid "Not given on"
msgstr "Niet gegeven bij"

msgid "What would be granted"
msgstr "Wat zou worden toegekend"

#, python-format
msgid "%(persons)s of %(of)s %(type)s"
msgstr "%(persons)s van %(of)s %(type)s"

msgid "Grant this"
msgstr "Dit toekennen"

msgid "No request of this plan is before the triangle with people reserved."
msgstr "Geen aanvraag uit dit plan ligt met gereserveerde mensen bij de driehoek."

#, python-format
msgid "Plan of %(at)s"
msgstr "Plan van %(at)s"

msgid "Not everything could be reserved"
msgstr "Niet alles kon worden gereserveerd"

msgid "This plan can't be adopted any more"
msgstr "Dit plan kan niet meer worden overgenomen"

msgid "This plan failed."
msgstr "Dit plan is mislukt."

msgid "Ask for a new one; if it fails again, tell the administrator."
msgstr "Vraag een nieuw plan; mislukt dat ook, meld het dan aan de functioneel beheerder."

msgid "How good it is"
msgstr "Hoe goed het is"

msgid "Worth"
msgstr "Waarde"

msgid "No plan is worth more than"
msgstr "Geen plan is meer waard dan"

msgid "Proven gap"
msgstr "Bewezen verschil"

msgid "Computed in"
msgstr "Berekend in"

msgid "What weighed how much"
msgstr "Wat hoe zwaar woog"

msgid "Who could go where"
msgstr "Wie waarheen zou kunnen"

msgid "Lines of the plan"
msgstr "Regels van het plan"

msgid "Adopt"
msgstr "Overnemen"

msgid "adopted"
msgstr "overgenomen"

#, python-format
msgid "held until %(at)s"
msgstr "vastgehouden tot %(at)s"

msgid "Nobody can be sent: nothing is asked, or nobody is free."
msgstr "Er kan niemand worden gestuurd: er is niets gevraagd, of er is niemand vrij."

msgid "Adopt what is ticked"
msgstr "Neem over wat is aangevinkt"

#, python-format
msgid "Adopt all %(count)s lines"
msgstr "Neem alle %(count)s regels over"

msgid "Asked, held and free at Defence now"
msgstr "Nu gevraagd, vastgehouden en vrij bij Defensie"

msgid "What isn't met, and why"
msgstr "Wat niet wordt ingevuld, en waarom"

msgid "All that is asked can be met."
msgstr "Alles wat is gevraagd, kan worden ingevuld."

msgid "By region, before and after"
msgstr "Per regio, ervoor en erna"

msgid "Person-days asked and met by region"
msgstr "Persoonsdagen gevraagd en ingevuld per regio"

msgid "Person-days asked"
msgstr "Persoonsdagen gevraagd"

msgid "Met before"
msgstr "Eerder ingevuld"

msgid "Met with this plan"
msgstr "Ingevuld met dit plan"

#, python-format
msgid "Beside the plan of %(at)s"
msgstr "Naast het plan van %(at)s"

msgid "new"
msgstr "nieuw"

msgid "not any more"
msgstr "niet meer"

msgid "Nothing differs."
msgstr "Er is geen verschil."

msgid "A plan proposes for all open needs and all free people who could go where, with the reason of each line. It decides nothing: adopting it reserves people, and the triangle decides."
msgstr "Een plan stelt voor wie waarheen zou kunnen, voor alle open behoeften en alle vrije mensen, met de reden bij elke regel. Het beslist niets: overnemen reserveert mensen, en de driehoek beslist."

msgid "Earlier plans"
msgstr "Eerdere plannen"

msgid "No plan was asked for yet."
msgstr "Er is nog geen plan gevraagd."

msgid "What weighs how much"
msgstr "Wat hoe zwaar weegt"

msgid "Compute"
msgstr "Berekenen"

msgid "Change"
msgstr "Wijzigen"

msgid "This pool is closed: nobody is sent from here any more."
msgstr "Deze pool is gesloten: van hieruit wordt niemand meer gestuurd."

msgid "free today"
msgstr "vandaag vrij"

msgid "used today"
msgstr "vandaag bezet"

msgid "can be sent today"
msgstr "vandaag inzetbaar"

msgid "in civil hospitals, counted apart"
msgstr "in civiele ziekenhuizen, apart geteld"

msgid "days of notice"
msgstr "dagen reactietijd"

msgid "days of rest afterwards"
msgstr "rustdagen na afloop"

msgid "Are these figures right?"
msgstr "Kloppen deze cijfers?"

#, python-format
msgid "Confirmed %(age)s ago by %(by)s"
msgstr "Bevestigd door %(by)s, %(age)s geleden"

#, python-format
msgid "told by %(who)s"
msgstr "gemeld door %(who)s"

msgid "These figures are right"
msgstr "Deze cijfers kloppen"

msgid "Shortages"
msgstr "Tekorten"

#, python-format
msgid "%(persons)s person short"
msgid_plural "%(persons)s persons short"
msgstr[0] "%(persons)s persoon tekort"
msgstr[1] "%(persons)s personen tekort"

msgid "recorded"
msgstr "vastgelegd"

msgid "Solved"
msgstr "Opgelost"

msgid "How many can be sent, and when"
msgstr "Hoeveel mensen inzetbaar zijn, en wanneer"

msgid "Size per period"
msgstr "Omvang per periode"

msgid "No size was set yet: nobody can be sent from here."
msgstr "Er is nog geen omvang ingesteld: van hieruit kan niemand worden gestuurd."

msgid "Who is out, and who comes free when"
msgstr "Wie is ingezet, en wie wanneer vrijkomt"

msgid "Bookings of this pool, soonest free first"
msgstr "Reserveringen en inzetten van deze pool, wie het eerst vrijkomt bovenaan"

msgid "History"
msgstr "Geschiedenis"

msgid "These deployments would fall short:"
msgstr "Deze inzetten zouden mensen tekortkomen:"

msgid "Save"
msgstr "Opslaan"

msgid "Cancel"
msgstr "Annuleren"

msgid "Import pools"
msgstr "Pools importeren"

msgid "Import"
msgstr "Importeren"

msgid "One row is one pool and its size for one period; rows with the same staff type, unit and home place are periods of one pool. A pool that is known already is changed where the file says something, and its figures count as confirmed."
msgstr "Eén rij is één pool met zijn omvang in één periode; rijen met hetzelfde soort personeel, dezelfde eenheid en standplaats zijn perioden van één pool. Een pool die al bekend is, wordt gewijzigd waar het bestand iets zegt, en zijn cijfers gelden als bevestigd."

msgid "No pool fits these filters."
msgstr "Geen pool past bij deze filters."

msgid "Not sent yet: please correct this"
msgstr "Nog niet verstuurd: pas dit aan"

msgid "(optional)"
msgstr "(niet verplicht)"

msgid "Error:"
msgstr "Fout:"

msgid "Search and filter"
msgstr "Zoeken en filteren"

msgid "Filter"
msgstr "Filteren"

msgid "Clear"
msgstr "Wissen"

msgid "This cannot be done yet. What is lacking:"
msgstr "Dit kan nog niet. Wat ontbreekt:"

msgid "It has changed since you opened it:"
msgstr "Het is gewijzigd sinds u het opende:"

msgid "What you typed is still here. Look at the changes, then send it again."
msgstr "Wat u typte staat er nog. Bekijk de wijzigingen en verstuur het dan opnieuw."

msgid "Pages"
msgstr "Pagina's"

#, python-format
msgid "More than %(count)s found"
msgstr "Meer dan %(count)s gevonden"

#, python-format
msgid "%(count)s found"
msgid_plural "%(count)s found"
msgstr[0] "%(count)s gevonden"
msgstr[1] "%(count)s gevonden"

msgid "Previous"
msgstr "Vorige"

msgid "Next"
msgstr "Volgende"

msgid "Add a row"
msgstr "Regel toevoegen"

msgid "Nothing to show here."
msgstr "Hier is niets te tonen."

msgid "Tick all"
msgstr "Alles aanvinken"

msgid "Tick none"
msgstr "Niets aanvinken"

#, python-format
msgid "%(count)s row can't be imported"
msgid_plural "%(count)s rows can't be imported"
msgstr[0] "%(count)s rij kan niet worden geïmporteerd"
msgstr[1] "%(count)s rijen kunnen niet worden geïmporteerd"

msgid "Rows with what is wrong"
msgstr "Rijen met wat er mis is"

msgid "What is wrong"
msgstr "Wat er mis is"

#, python-format
msgid "%(count)s row can be imported"
msgid_plural "%(count)s rows can be imported"
msgstr[0] "%(count)s rij kan worden geïmporteerd"
msgstr[1] "%(count)s rijen kunnen worden geïmporteerd"

msgid "Rows that can be imported"
msgstr "Rijen die kunnen worden geïmporteerd"

msgid "What is written"
msgstr "Wat wordt geschreven"

msgid "Nothing: it stands there like this already."
msgstr "Niets: zo staat het er al."

msgid "The first 200 are shown; all of them are imported."
msgstr "De eerste 200 worden getoond; ze worden allemaal geïmporteerd."

#, python-format
msgid "Import this row"
msgid_plural "Import these %(count)s rows"
msgstr[0] "Deze rij importeren"
msgstr[1] "Deze %(count)s rijen importeren"

msgid "There is no row in this file that can be imported."
msgstr "In dit bestand staat geen rij die kan worden geïmporteerd."

msgid "Another file"
msgstr "Ander bestand"

msgid "Choose a file"
msgstr "Kies een bestand"

msgid "Look at it first"
msgstr "Eerst bekijken"

msgid "Nothing is written until you confirm what you see."
msgstr "Er wordt niets opgeslagen tot u bevestigt wat u ziet."

msgid "Sheet with what is known, and with choices"
msgstr "Blad met wat bekend is, en met keuzes"

msgid "Change it or add rows, and hand it in here."
msgstr "Wijzig het of voeg rijen toe, en lever het hier in."

msgid "Columns"
msgstr "Kolommen"

msgid "or"
msgstr "of"

msgid "required"
msgstr "verplicht"

#, python-format
msgid "On the map: %(question)s"
msgstr "Op de kaart: %(question)s"

msgid "Day by day"
msgstr "Dag voor dag"

msgid "A day earlier"
msgstr "Een dag eerder"

msgid "A day later"
msgstr "Een dag later"

msgid "As it is now"
msgstr "Zoals het nu is"

msgid "As tiles"
msgstr "Als tegels"

msgid "With borders"
msgstr "Met grenzen"

msgid "Link to this very map"
msgstr "Link naar precies deze kaart"

msgid "Safety regions with their borders"
msgstr "Veiligheidsregio's met hun grenzen"

msgid "Safety regions as tiles"
msgstr "Veiligheidsregio's als tegels"

#, python-format
msgid "Borders: %(source)s."
msgstr "Grenzen: %(source)s."

msgid "The map as a table"
msgstr "De kaart als tabel"

msgid "per 100,000 inhabitants"
msgstr "per 100.000 inwoners"

msgid "Home by home"
msgstr "Per instelling"

msgid "Region by region"
msgstr "Per regio"

msgid "What is behind it are single cases; they are read in the list of requests."
msgstr "Hierachter zitten losse gevallen; die staan in de lijst met aanvragen."

msgid "Person-days from this day on, of every request whose alert was sent: what is asked is met, granted, declined, withdrawn or open. Persons are those of the busiest day."
msgstr "Persoonsdagen vanaf deze dag, van elke aanvraag waarvan het alarm verstuurd is: wat gevraagd is, is vervuld, toegekend, afgewezen, ingetrokken of open. Personen zijn die van de drukste dag."

msgid "Where requests stand, and how long they take"
msgstr "Waar aanvragen staan, en hoe lang ze erover doen"

msgid "Hours, in whole quarters, from entering a status to leaving it, of those that left it in the period."
msgstr "Uren, in hele kwartieren, van binnenkomst in een status tot vertrek, van wat er in de periode uit vertrok."

msgid "Nothing happened in this period, nor in the one before."
msgstr "In deze periode gebeurde er niets, en in die ervoor ook niet."

msgid "Why requests were refused"
msgstr "Waarom aanvragen zijn afgewezen"

msgid "Nothing was refused in this period."
msgstr "In deze periode is niets afgewezen."

msgid "Person-days of every request there ever was, days to come included, as they stood at this moment."
msgstr "Persoonsdagen van alle aanvragen tot nu toe, ook voor dagen die nog komen, zoals ze op dit moment stonden."

msgid "In the whole country, on this day and on the worst of seven days from it on, as it was known at this moment. Numbers are for Defence, the ministry and LOCC."
msgstr "In het hele land, op deze dag en op de slechtste van zeven dagen vanaf deze dag, zoals het op dit moment bekend was. Getallen zijn er voor Defensie, het ministerie en LOCC."

msgid "What is behind it"
msgstr "Wat erachter zit"

#, python-format
msgid "Picture: %(name)s"
msgstr "Beeld: %(name)s"

#, python-format
msgid "As it was at %(at)s."
msgstr "Zoals het was op %(at)s."

msgid "What became known later isn't in it."
msgstr "Wat later bekend werd, zit er niet in."

#, python-format
msgid "Nothing is known of before %(at)s: what is compared with then counts as nothing."
msgstr "Van voor %(at)s is niets bekend: wat daarmee vergeleken wordt, telt als niets."

msgid "Nothing is known yet."
msgstr "Er is nog niets bekend."

msgid "Moment and period"
msgstr "Moment en periode"

msgid "Key figures"
msgstr "Kerncijfers"

msgid "Link to this very picture"
msgstr "Link naar precies dit beeld"

#, python-format
msgid "A recovery code was used in the place of your app. One is left."
msgid_plural "A recovery code was used in the place of your app. %(left)s are left."
msgstr[0] "Er is een herstelcode gebruikt in plaats van uw app. U hebt er nog één."
msgstr[1] "Er is een herstelcode gebruikt in plaats van uw app. U hebt er nog %(left)s."

msgid "A recovery code was used"
msgstr "Er is een herstelcode gebruikt"

msgid "What you typed earlier was kept in this browser and is filled in again. It has not been sent yet."
msgstr "Wat u eerder typte, is in deze browser bewaard en weer ingevuld. Het is nog niet verstuurd."

msgid "Throw it away"
msgstr "Weggooien"

msgid "You typed this and did not send it:"
msgstr "Dit typte u zonder het te versturen:"

msgid "This page has changed since; nothing was filled in over it."
msgstr "De pagina is daarna gewijzigd; er is niets overheen gezet."

msgid "Last saved:"
msgstr "Laatst opgeslagen:"

msgid "Use my text"
msgstr "Mijn tekst gebruiken"

msgid "This browser has no room to keep what you type: send it before you leave this page."
msgstr "Deze browser heeft geen ruimte om te bewaren wat u typt: verstuur het voordat u deze pagina verlaat."

msgid "Not saved: no answer came. Your text is kept in this browser."
msgstr "Niet opgeslagen: er kwam geen antwoord. Uw tekst is in deze browser bewaard."

msgid "Not saved: you are signed out. Your text is kept in this browser."
msgstr "Niet opgeslagen: u bent uitgelogd. Uw tekst is in deze browser bewaard."

msgid "Sign in again"
msgstr "Opnieuw inloggen"

msgid "Not saved: you signed in anew while this page stood open. Your text is kept in this browser."
msgstr "Niet opgeslagen: u hebt opnieuw ingelogd terwijl deze pagina openstond. Uw tekst is in deze browser bewaard."

msgid "Load this page again"
msgstr "Laad deze pagina opnieuw"

#, python-format
msgid "Not saved: %(name)s is signed in here now, and this page was opened by another person."
msgstr "Niet opgeslagen: %(name)s is hier nu ingelogd, en deze pagina is door iemand anders geopend."

msgid "Not saved: this is not yours to do. Your text is kept in this browser."
msgstr "Niet opgeslagen: dit is niet aan u. Uw tekst is in deze browser bewaard."

msgid "Sign out"
msgstr "Uitloggen"

msgid "Everybody who helps must be able to work here, also in the middle of the night, on a telephone, with a keyboard or with a screen reader. We follow WCAG 2.2 at level AA."
msgstr "Iedereen die helpt, moet hier kunnen werken, ook midden in de nacht, op een telefoon, met een toetsenbord of met een schermlezer. Wij volgen WCAG 2.2 op niveau AA."

msgid "What we do for it"
msgstr "Wat wij ervoor doen"

msgid "Every page works without JavaScript and with the keyboard only; where you are is always visible."
msgstr "Elke pagina werkt zonder JavaScript en met alleen het toetsenbord; waar u bent, is altijd zichtbaar."

msgid "Colour never speaks alone: there is always a word or a number beside it, and a table behind every picture."
msgstr "Kleur staat nooit op zichzelf: er staat altijd een woord of getal bij, en achter elke grafiek zit een tabel."

msgid "Errors are named at the top of the form and at the field, and nothing you typed is lost."
msgstr "Fouten staan bovenaan het formulier en bij het veld, en niets wat u typte gaat verloren."

msgid "Light and dark follow the setting of your device, and so does reduced motion."
msgstr "Licht en donker volgen de instelling van uw apparaat, net als minder beweging."

msgid "An automatic check (axe) runs on every page with each change."
msgstr "Bij elke wijziging wordt elke pagina automatisch gecontroleerd (axe)."

msgid "What is not good yet"
msgstr "Wat nog niet goed is"

msgid "No independent audit has been done yet. Documents that others attach are not checked."
msgstr "Er is nog geen onafhankelijk onderzoek gedaan. Documenten die anderen toevoegen, worden niet gecontroleerd."

msgid "Did you run into something?"
msgstr "Loopt u ergens tegenaan?"

msgid "Tell the administrator of your organisation. Whatever you cannot do on a page may always be done by telephone: somebody else then records it in your name, and you confirm it."
msgstr "Meld het aan de functioneel beheerder van uw organisatie. Wat u op een pagina niet kunt doen, kan altijd telefonisch: iemand anders legt het dan namens u vast, en u bevestigt het."

msgid "Not sent yet"
msgstr "Nog niet verstuurd"

msgid "You are signed out"
msgstr "U bent uitgelogd"

msgid "Your session ended before this was sent. Nothing was done, and what you typed is still on this page."
msgstr "Uw sessie was afgelopen voordat dit werd verstuurd. Er is niets gedaan, en wat u typte staat nog op deze pagina."

msgid "Sign in again in a new tab"
msgstr "Log opnieuw in op een nieuw tabblad"

msgid "Come back to this tab and send it again."
msgstr "Kom terug naar dit tabblad en verstuur het opnieuw."

msgid "You signed in anew while this form stood open"
msgstr "U hebt opnieuw ingelogd terwijl dit formulier openstond"

msgid "That is why it was not taken in. Nothing was done, and what you typed is still on this page: look at it and send it again."
msgstr "Daarom is het niet aangenomen. Er is niets gedaan, en wat u typte staat nog op deze pagina: kijk het na en verstuur het opnieuw."

msgid "This form belongs to somebody else"
msgstr "Dit formulier is van iemand anders"

#, python-format
msgid "You are signed in as %(name)s, and this form was opened by another person. Nothing was done in your name. Whoever typed this signs in again in a new tab, comes back to this tab and sends it."
msgstr "U bent ingelogd als %(name)s, en dit formulier is door iemand anders geopend. In uw naam is niets gedaan. Wie dit typte, logt op een nieuw tabblad weer in, komt terug naar dit tabblad en verstuurt het."

msgid "This did not come from a page of this site"
msgstr "Dit kwam niet van een pagina van deze site"

msgid "Nothing was done. Open the page here and fill in the form again."
msgstr "Er is niets gedaan. Open de pagina hier en vul het formulier opnieuw in."

msgid "What you typed"
msgstr "Wat u typte"

msgid "A browser does not keep the file you chose: choose it again."
msgstr "De browser onthoudt het gekozen bestand niet: kies het opnieuw."

msgid "Open the form again"
msgstr "Formulier opnieuw openen"

msgid "Raise the alert"
msgstr "Alarm slaan"

msgid "Late"
msgstr "Te laat"

msgid "What waits for me and is late, the latest first"
msgstr "Wat op mij wacht en te laat is, wat het langst te laat is bovenaan"

msgid "What waits for me"
msgstr "Wat op mij wacht"

msgid "What waits for me, soonest due first"
msgstr "Wat op mij wacht, wat het eerst moet bovenaan"

msgid "Nothing else waits for you now."
msgstr "Verder wacht er nu niets op u."

msgid "Nothing waits for you now."
msgstr "Er wacht nu niets op u."

msgid "All requests where it is my move"
msgstr "Alle aanvragen waar ik aan zet ben"

msgid "What I wait for"
msgstr "Waar ik op wacht"

msgid "Table: what I wait for"
msgstr "Tabel: waar ik op wacht"

msgid "Open requests where somebody else has the next move"
msgstr "Open aanvragen waar iemand anders aan zet is"

msgid "Waits for"
msgstr "Wacht op"

msgid "What else you can do here"
msgstr "Wat u hier nog meer kunt doen"

msgid "In the demo nothing leaves this machine: what would have been mailed stands here, the newest first."
msgstr "In de demo verlaat niets deze machine: wat per e-mail zou zijn verstuurd, staat hier, het nieuwste bovenaan."

msgid "Each mail is for the one person it is addressed to. What it leads to is opened as that person: you are signed in under that name."
msgstr "Elke e-mail is voor één persoon. Wat erin staat, opent u als die persoon: u bent dan onder die naam ingelogd."

msgid "To"
msgstr "Aan"

#, python-format
msgid "Read the mail to %(reader)s"
msgstr "Lees de e-mail aan %(reader)s"

#, python-format
msgid "Open it as %(reader)s"
msgstr "Openen als %(reader)s"

msgid "No mail was sent yet."
msgstr "Er is nog geen e-mail verstuurd."

msgid "Only the newest are shown; narrow the list by an address."
msgstr "Alleen de nieuwste worden getoond; beperk de lijst met een adres."

msgid "What is recorded"
msgstr "Wat wordt vastgelegd"

msgid "Of institutions: name, location, and the function, telephone number and e-mail address of who can be reached day and night."
msgstr "Van instellingen: naam, locatie, en de functie, het telefoonnummer en het e-mailadres van wie dag en nacht bereikbaar is."

msgid "Of people who work here: name, work e-mail address, telephone number, role, and what they did when, in a journal that nobody can change."
msgstr "Van mensen die hier werken: naam, zakelijk e-mailadres, telefoonnummer, rol, en wat zij wanneer deden, in een journaal dat niemand kan wijzigen."

msgid "Of requests: numbers of staff, shifts and clients, never who they are."
msgstr "Van aanvragen: aantallen personeel, diensten en cliënten, nooit wie zij zijn."

msgid "What is never recorded"
msgstr "Wat nooit wordt vastgelegd"

msgid "Nothing about a patient or resident, and no names of soldiers. A text with a citizen service number (BSN) is refused before it is stored."
msgstr "Niets over een patiënt of bewoner, en geen namen van militairen. Een tekst met een burgerservicenummer (BSN) wordt geweigerd voordat die wordt opgeslagen."

msgid "Who sees it"
msgstr "Wie het ziet"

msgid "Only those whose turn it is or was in a request, in their own region or role. Whoever is asked for help sees only the inquiry itself."
msgstr "Alleen wie bij een aanvraag aan zet is of was, in de eigen regio of rol. Wie om hulp wordt gevraagd, ziet alleen de uitvraag zelf."

msgid "In your browser"
msgstr "In uw browser"

msgid "Two cookies keep you signed in and your forms safe, a third your language. Half-filled forms are kept in this browser until you send them or sign out, seven days at most. There are no trackers and nothing is loaded from elsewhere."
msgstr "Twee cookies houden u ingelogd en uw formulieren veilig, een derde onthoudt uw taal. Half ingevulde formulieren blijven in deze browser tot u ze verstuurt of uitlogt, hoogstens zeven dagen. Er zijn geen trackers en er wordt niets van elders geladen."

msgid "Your rights"
msgstr "Uw rechten"

msgid "To see, correct or remove your own data, ask the administrator of your organisation. The journal itself is kept as long as the Archives Act demands."
msgstr "Wilt u uw eigen gegevens inzien, verbeteren of verwijderen? Vraag het de functioneel beheerder van uw organisatie. Het journaal zelf wordt bewaard zolang de Archiefwet dat eist."

msgid "With e-mail and password"
msgstr "Met e-mailadres en wachtwoord"

msgid "Practice as somebody"
msgstr "Oefenen als iemand"

msgid "Everybody here is made up. Choose whose day you want to try; no password is needed."
msgstr "Iedereen hier is verzonnen. Kies wiens dag u wilt proberen; een wachtwoord is niet nodig."

msgid "The story has other scenes. Stop the demo, and start it anew with one of these:"
msgstr "Het verhaal heeft nog andere scènes. Stop de demo en start die opnieuw met een van deze:"

msgid "28 December 2020, the first alerts"
msgstr "28 december 2020, de eerste alarmen"

msgid "31 December 2020, help is granted"
msgstr "31 december 2020, hulp is toegekend"

msgid "25 January 2021, people are on site"
msgstr "25 januari 2021, er zijn mensen ter plaatse"

msgid "Do"
msgstr "Actie"

msgid "Not reached by mail: call"
msgstr "Niet per e-mail bereikt: bel"

msgid "no number known"
msgstr "geen nummer bekend"

#, python-format
msgid "Put away by %(name)s, %(moment)s"
msgstr "Terzijde gelegd door %(name)s, %(moment)s"

msgid "Put away"
msgstr "Terzijde leggen"

msgid "Will be told:"
msgstr "Bericht gaat naar:"

msgid "For authorities only:"
msgstr "Alleen voor overheden:"

msgid "Nobody gets a message of this; it stands in the journal."
msgstr "Niemand krijgt hiervan bericht; het staat in het journaal."

#, python-format
msgid "The oldest that should have left and wasn't tried yet waits since %(moment)s."
msgstr "Het oudste bericht dat al weg had moeten zijn en nog niet is geprobeerd, wacht sinds %(moment)s."

#, python-format
msgid "The oldest that isn't delivered yet waits since %(moment)s."
msgstr "Het oudste dat nog niet is bezorgd, wacht sinds %(moment)s."

msgid "Everything that was to leave by now has left."
msgstr "Alles wat inmiddels weg moest, is verstuurd."

msgid "Per road"
msgstr "Per weg"

msgid "Waiting"
msgstr "Wacht"

msgid "Failed, tried again"
msgstr "Mislukt, opnieuw geprobeerd"

msgid "Given up"
msgstr "Opgegeven"

msgid "Sent in the past day"
msgstr "Verstuurd in de afgelopen dag"

msgid "Oldest"
msgstr "Oudste"

#, python-format
msgid "%(count)s event is still to be turned into messages."
msgid_plural "%(count)s events are still to be turned into messages."
msgstr[0] "Van %(count)s gebeurtenis moeten nog berichten worden gemaakt."
msgstr[1] "Van %(count)s gebeurtenissen moeten nog berichten worden gemaakt."

msgid "Events that couldn't be turned into messages"
msgstr "Gebeurtenissen waarvan geen berichten konden worden gemaakt"

msgid "Try again"
msgstr "Opnieuw proberen"

#, python-format
msgid "Messages %(road)s"
msgstr "Berichten %(road)s"

msgid "Send all again"
msgstr "Alles opnieuw versturen"

msgid "Put all that was given up away"
msgstr "Alles wat is opgegeven terzijde leggen"

msgid "Nothing fits these filters."
msgstr "Niets past bij deze filters."

msgid "Can you help?"
msgstr "Kunt u helpen?"

msgid "What is asked"
msgstr "Wat er wordt gevraagd"

msgid "Call"
msgstr "Bel"

msgid "Your answer"
msgstr "Uw antwoord"

msgid "Offered by you"
msgstr "Door u aangeboden"

#, python-format
msgid "You answer for %(address)s; this link works until %(until)s. Is something wrong? Call the GHOR of %(region)s: it puts it right for you."
msgstr "U antwoordt voor %(address)s; deze link werkt tot %(until)s. Klopt er iets niet? Bel de GHOR van %(region)s: die zet het voor u recht."

msgid "Send"
msgstr "Versturen"

msgid "This link doesn't work any more"
msgstr "Deze link werkt niet meer"

msgid "This link isn't complete"
msgstr "Deze link is niet volledig"

msgid "Open it from the mail again, or copy all of it: some mail programs break it over two lines."
msgstr "Open hem opnieuw vanuit de e-mail, of kopieer hem helemaal: sommige mailprogramma's breken hem over twee regels."

msgid "What was asked is no longer needed. You don't have to do anything. Thank you."
msgstr "Wat werd gevraagd is niet meer nodig. U hoeft niets te doen. Dank u wel."

#, python-format
msgid "You answered “%(answer)s” on %(moment)s."
msgstr "U antwoordde “%(answer)s” op %(moment)s."

#, python-format
msgid "Call the GHOR of %(region)s and name inquiry %(number)s: it notes what you say. A late answer still counts."
msgstr "Bel de GHOR van %(region)s en noem uitvraag %(number)s: die noteert wat u zegt. Een laat antwoord telt nog mee."

msgid "I have an account: sign in"
msgstr "Ik heb een account: inloggen"

msgid "Wait a moment"
msgstr "Wacht even"

msgid "This link was opened very often just now. Try again in ten minutes, or call the GHOR of your region."
msgstr "Deze link is zojuist heel vaak geopend. Probeer het over tien minuten opnieuw, of bel de GHOR van uw regio."

msgid "How you are reached:"
msgstr "Hoe u bericht krijgt:"

msgid "See what was asked, and offer more if you can"
msgstr "Bekijk wat er is gevraagd en bied meer aan als u kunt"

msgid "See what is asked, and answer"
msgstr "Bekijk wat er wordt gevraagd en antwoord"

#, python-format
msgid "You need no account. The link is meant for you alone and works for some days. Can't you open it? Call the GHOR of %(region)s and name inquiry %(number)s."
msgstr "U hebt geen account nodig. De link is alleen voor u bedoeld en werkt enkele dagen. Lukt het openen niet? Bel de GHOR van %(region)s en noem uitvraag %(number)s."

#, python-format
msgid "You need do nothing more. Is something unclear? Call the GHOR of %(region)s and name inquiry %(number)s."
msgstr "U hoeft niets meer te doen. Is er iets onduidelijk? Bel de GHOR van %(region)s en noem uitvraag %(number)s."

msgid "See what was asked, and offer more if you can:"
msgstr "Bekijk wat er is gevraagd en bied meer aan als u kunt:"

msgid "See what is asked, and answer:"
msgstr "Bekijk wat er wordt gevraagd en antwoord:"

msgid "About:"
msgstr "Over:"

msgid "Open it:"
msgstr "Openen:"

msgid "Mark all as read"
msgstr "Alles als gelezen markeren"

msgid "Mark as read"
msgstr "Als gelezen markeren"

msgid "No messages here."
msgstr "Hier staan geen berichten."

msgid "Whoever is on duty hears by e-mail at once; colleagues of somebody on duty read it in the daily summary. Where nobody is on duty everybody hears at once. You may choose otherwise; what the procedure requires can't be switched off, and reaches you at once while you are on duty."
msgstr "Wie piket heeft, krijgt meteen een e-mail; collega's van iemand met piket lezen het in het dagoverzicht. Heeft niemand piket, dan krijgt iedereen meteen bericht. U mag anders kiezen; wat de procedure vereist, kunt u niet uitschakelen en bereikt u meteen zolang u piket hebt."

msgid "always"
msgstr "altijd"

msgid "Whoever looked after this webhook no longer speaks for your organisation, so nothing is sent. Look whether the address is yours, then take it over: choose “Change” and save."
msgstr "Wie deze webhook beheerde, spreekt niet meer voor uw organisatie; daarom wordt er niets verzonden. Kijk of het adres van u is en neem de webhook dan over: kies ‘Wijzigen’ en sla op."

msgid "Where and what for"
msgstr "Waarheen en waarvoor"

msgid "The secret"
msgstr "Het geheim"

msgid "Copy it now: it is not shown again. With it the receiving system checks that an event comes from here."
msgstr "Kopieer het nu: het wordt niet opnieuw getoond. Hiermee controleert het ontvangende systeem dat een gebeurtenis hier vandaan komt."

#, python-format
msgid "Until %(until)s each event is signed by the secret before it too. What was replaced earlier signs until its own time is over."
msgstr "Tot %(until)s wordt elke gebeurtenis ook met het vorige geheim ondertekend. Wat eerder vervangen is, ondertekent tot zijn eigen tijd voorbij is."

msgid "I have copied it"
msgstr "Ik heb het gekopieerd"

msgid "A system of your organisation is told here what your people are told: that something happened, and where to read it. Never what."
msgstr "Een systeem van uw organisatie hoort hier wat uw mensen horen: dat er iets is gebeurd, en waar het te lezen is. Nooit wat."

msgid "There are no webhooks here."
msgstr "Er zijn hier geen webhooks."

msgid "on call until"
msgstr "piket tot"

msgid "Remove"
msgstr "Verwijderen"

msgid "Nobody."
msgstr "Niemand."

msgid "Add a duty"
msgstr "Piketdienst toevoegen"

msgid "On call now"
msgstr "Nu piket"

msgid "To come"
msgstr "Komende piketdiensten"

msgid "Add"
msgstr "Toevoegen"

msgid "Edit"
msgstr "Bewerken"

msgid "Add a location"
msgstr "Locatie toevoegen"

msgid "This institution is switched off: it can no longer be chosen."
msgstr "Deze instelling is uitgeschakeld: die is niet meer te kiezen."

msgid "Contact, 24 hours"
msgstr "Contact, 24 uur"

msgid "This institution has no location yet."
msgstr "Deze instelling heeft nog geen locatie."

msgid "First location"
msgstr "Eerste locatie"

msgid "One row is one location; rows with the same institution and KvK number become locations of one institution. What is known already is changed where the file says something else."
msgstr "Eén rij is één locatie; rijen met dezelfde instelling en hetzelfde KvK-nummer worden locaties van één instelling. Wat al bekend is, wordt gewijzigd waar het bestand iets anders zegt."

msgid "No institution fits these filters."
msgstr "Geen instelling past bij deze filters."

msgid "Welcome"
msgstr "Welkom"

#, python-format
msgid "You were invited as <strong>%(label)s</strong>. You will sign in with %(email)s."
msgstr "U bent uitgenodigd als <strong>%(label)s</strong>. U logt in met %(email)s."

msgid "Start"
msgstr "Beginnen"

msgid "It was used, withdrawn or has expired. Did you use it before? Then sign in. If not, ask whoever invited you to send it again."
msgstr "De link is gebruikt, ingetrokken of verlopen. Hebt u die al eerder gebruikt? Log dan in. Zo niet, vraag dan wie u uitnodigde om die opnieuw te sturen."

msgid "Send the invitation"
msgstr "Uitnodiging versturen"

#, python-format
msgid "Hello %(name)s,"
msgstr "Beste %(name)s,"

#, python-format
msgid "%(by)s took away the second factor of your account at MSOB Zorg, because it was said that you lost it. Your app, recovery codes and password count no more, and you are signed out everywhere."
msgstr "%(by)s heeft de tweede factor van uw account bij MSOB Zorg weggehaald, omdat gemeld is dat u die kwijt bent. Uw app, herstelcodes en wachtwoord gelden niet meer en u bent overal afgemeld."

msgid "The second factor of your account at MSOB Zorg was taken away, because it was said that you lost it. Your app, recovery codes and password count no more, and you are signed out everywhere."
msgstr "De tweede factor van uw account bij MSOB Zorg is weggehaald, omdat gemeld is dat u die kwijt bent. Uw app, herstelcodes en wachtwoord gelden niet meer en u bent overal afgemeld."

msgid "Choose a new password here, sign in and set up your app anew:"
msgstr "Kies hier een nieuw wachtwoord, meld u aan en stel uw app opnieuw in:"

msgid "Did you not ask for this? Then somebody may be trying to get in under your name: call your administrator at once."
msgstr "Hebt u hier niet om gevraagd? Dan probeert misschien iemand onder uw naam binnen te komen: bel meteen uw beheerder."

#, python-format
msgid "%(by)s invites you to MSOB Zorg, where care institutions ask for support. You will take part as: %(label)s."
msgstr "%(by)s nodigt u uit voor MSOB Zorg, waar zorginstellingen steun vragen. U doet mee als: %(label)s."

msgid "Choose a password here. The link works once:"
msgstr "Kies hier een wachtwoord. De link werkt één keer:"

#, python-format
msgid "It works until %(moment)s."
msgstr "De link werkt tot %(moment)s."

msgid "Did you not expect this? Then do nothing: without the link nobody comes in under your name."
msgstr "Had u dit niet verwacht? Doe dan niets: zonder de link komt niemand onder uw naam binnen."

msgid "Nobody fits these filters."
msgstr "Niemand past bij deze filters."

msgid "Invitations not used yet"
msgstr "Nog niet gebruikte uitnodigingen"

msgid "Will speak for"
msgstr "Gaat spreken voor"

msgid "Invited by"
msgstr "Uitgenodigd door"

msgid "Works until"
msgstr "Werkt tot"

msgid "Withdraw"
msgstr "Intrekken"

msgid "Leaves"
msgstr "Uit dienst"

msgid "Let in again"
msgstr "Weer toelaten"

msgid "This account is closed. What this person did stays under this name."
msgstr "Dit account is gesloten. Wat deze persoon deed, blijft onder deze naam staan."

msgid "Language"
msgstr "Taal"

msgid "Last signed in"
msgstr "Laatst ingelogd"

msgid "Memberships"
msgstr "Rollen"

msgid "Memberships, newest first"
msgstr "Rollen, nieuwste eerst"

#, python-format
msgid "deputy for %(name)s"
msgstr "vervangt %(name)s"

msgid "Appoint a deputy"
msgstr "Vervanger aanwijzen"

msgid "End"
msgstr "Beëindigen"

msgid "No membership: this person sees nothing."
msgstr "Geen rol: deze persoon ziet niets."

msgid "Every membership ends today; duties to come, API tokens and sessions end at once; the account is closed. What this person did stays under this name."
msgstr "Elke rol eindigt vandaag; komende piketdiensten, API-tokens en sessies eindigen meteen; het account wordt gesloten. Wat deze persoon deed, blijft onder deze naam staan."

msgid "For who lost her phone and her recovery codes. Her app, codes and password count no more, and her sessions end at once. A mail tells her so; by “forgotten your password” she comes in again and sets up an app anew."
msgstr "Voor wie telefoon en herstelcodes kwijt is. App, codes en wachtwoord gelden niet meer en alle sessies eindigen meteen. Een mail vertelt dat; via “wachtwoord vergeten” lukt het weer binnen te komen en een app opnieuw in te stellen."

msgid "Your new token"
msgstr "Uw nieuwe token"

msgid "Copy it now: it is not shown again. Whoever holds it can do what you can do."
msgstr "Kopieer het nu: het wordt niet nog eens getoond. Wie het heeft, kan doen wat u kunt doen."

msgid "Your tokens"
msgstr "Uw tokens"

msgid "Begins with"
msgstr "Begint met"

msgid "Last used"
msgstr "Laatst gebruikt"

msgid "taken back"
msgstr "ingetrokken"

msgid "ended with a role"
msgstr "geëindigd met een rol"

msgid "Take back"
msgstr "Intrekken"

msgid "You have no tokens."
msgstr "U hebt geen tokens."

msgid "New token"
msgstr "Nieuw token"

msgid "Make a token"
msgstr "Token maken"

msgid "Figures of"
msgstr "Cijfers van"

#, python-format
msgid "%(length)s old"
msgstr "%(length)s oud"

#, python-format
msgid "Moved to place %(rank)s: %(reason)s"
msgstr "Verplaatst naar plaats %(rank)s: %(reason)s"

msgid "Move on the agenda"
msgstr "Verplaatsen op de agenda"

msgid "Move"
msgstr "Verplaatsen"

#, python-format
msgid "Position of %(corner)s, as it was said"
msgstr "Standpunt van %(corner)s, zoals het is uitgesproken"

msgid "Your position"
msgstr "Uw standpunt"

msgid "Change your position"
msgstr "Uw standpunt wijzigen"

msgid "Give your position"
msgstr "Uw standpunt geven"

#, python-format
msgid "Record for %(corner)s"
msgstr "Vastleggen namens %(corner)s"

msgid "Decided"
msgstr "Besloten"

msgid "Not under review now:"
msgstr "Wordt nu niet beoordeeld:"

msgid "Desired effect"
msgstr "Gewenst effect"

msgid "Applicant authority"
msgstr "Aanvragend gezag"

msgid "Signed"
msgstr "Ondertekend"

msgid "not yet"
msgstr "nog niet"

msgid "The whole application"
msgstr "De hele MSOB-aanvraag"

msgid "Why not by yourselves"
msgstr "Waarom niet zelf"

msgid "Why not in time"
msgstr "Waarom niet tijdig"

msgid "Why not sufficient"
msgstr "Waarom niet afdoende"

msgid "Why the market can't"
msgstr "Waarom de markt het niet kan"

msgid "Legal basis"
msgstr "Juridische grondslag"

msgid "Contact on site"
msgstr "Contact op locatie"

msgid "Protective equipment, days"
msgstr "Beschermingsmiddelen, dagen"

msgid "Induction, hours"
msgstr "Inwerken, uren"

msgid "The home provides"
msgstr "De instelling zorgt voor"

msgid "yes,no,not known"
msgstr "ja,nee,niet bekend"

msgid "Earlier military support"
msgstr "Eerdere militaire steun"

msgid "Estimated additional cost"
msgstr "Geschatte extra kosten"

msgid "The application has not been drawn up yet."
msgstr "De MSOB-aanvraag is nog niet opgesteld."

msgid "Asked of"
msgstr "Gevraagd aan"

msgid "You call back at"
msgstr "U belt terug om"

msgid "Told by telephone, to be confirmed"
msgstr "Telefonisch gemeld, nog te bevestigen"

#, python-format
msgid "recorded by %(typed)s as told by %(told)s (%(role)s)"
msgstr "vastgelegd door %(typed)s, gemeld door %(told)s (%(role)s)"

msgid "(told by telephone)"
msgstr "(telefonisch gemeld)"

msgid "More"
msgstr "Meer"

#, python-format
msgid "would call back at %(at)s: call"
msgstr "zou terugbellen om %(at)s: bel"

msgid "How complete it is"
msgstr "Hoe volledig het is"

#, python-format
msgid "%(done)s of %(total)s sections complete"
msgstr "%(done)s van %(total)s onderdelen volledig"

msgid "Nothing is missing: the GHOR of your region files it with LOCC."
msgstr "Er ontbreekt niets: de GHOR van uw regio dient de aanvraag in bij het LOCC."

msgid "Nothing is missing."
msgstr "Er ontbreekt niets."

msgid "What to expect"
msgstr "Wat u kunt verwachten"

msgid "Military medical staff is scarce and can be deployed only once: help in the region and civil help come first."
msgstr "Medisch personeel van Defensie is schaars en kan maar één keer worden ingezet: hulp in de regio en landelijke hulp gaan voor."

msgid "Defence may charge its additional costs under the settlement regulation. What help from the region costs is agreed with who sends it."
msgstr "Defensie kan extra kosten in rekening brengen volgens de verrekenregeling. Wat hulp uit de regio kost, spreekt u af met wie die stuurt."

msgid "On this page"
msgstr "Op deze pagina"

msgid "What you can do"
msgstr "Wat u kunt doen"

msgid "replaced by a later decision"
msgstr "vervangen door een later besluit"

msgid "Granted"
msgstr "Toegekend"

msgid "Who goes by it"
msgstr "Wie daarvoor gaan"

#, python-format
msgid "Line %(line)s"
msgstr "Regel %(line)s"

#, python-format
msgid "in place of %(type)s"
msgstr "in plaats van %(type)s"

msgid "Provisional until"
msgstr "Voorlopig tot"

msgid "Deferred until"
msgstr "Aangehouden tot"

msgid "Among the corners"
msgstr "Tussen de hoeken"

msgid "Dissent"
msgstr "Afwijkende standpunten"

msgid "Costs"
msgstr "Kosten"

msgid "Defence may charge its additional costs under the settlement regulation."
msgstr "Defensie kan extra kosten in rekening brengen volgens de verrekenregeling."

msgid "Told to LOCC"
msgstr "Meegedeeld aan LOCC"

msgid "not recorded yet"
msgstr "nog niet vastgelegd"

msgid "Told to the applicant"
msgstr "Meegedeeld aan de aanvrager"

msgid "Letter"
msgstr "Brief"

#, python-format
msgid "Decision letter %(number)s"
msgstr "Besluitbrief %(number)s"

#, python-format
msgid "then %(owners)s has it"
msgstr "daarna aan zet: %(owners)s"

msgid "Nothing that moves this request is yours to do now."
msgstr "U hoeft nu niets te doen om deze aanvraag verder te brengen."

msgid "Not yet"
msgstr "Nog niet"

msgid "after the first unsafe shift"
msgstr "na de eerste onveilige dienst"

msgid "no due time"
msgstr "geen termijn"

msgid "undone"
msgstr "teruggedraaid"

#, python-format
msgid "at %(at)s by %(who)s"
msgstr "%(at)s door %(who)s"

#, python-format
msgid "told by %(name)s"
msgstr "gemeld door %(name)s"

#, python-format
msgid "corrects %(number)s"
msgstr "corrigeert %(number)s"

#, python-format
msgid "%(count)s earlier event"
msgid_plural "%(count)s earlier events"
msgstr[0] "%(count)s eerdere gebeurtenis"
msgstr[1] "%(count)s eerdere gebeurtenissen"

msgid "Report"
msgstr "Rapport"

#, python-format
msgid "Reported %(at)s; spoken with %(who)s"
msgstr "Gerapporteerd %(at)s; gesproken met %(who)s"

msgid "Claimed and verified figures"
msgstr "Opgegeven en geverifieerde cijfers"

msgid "Claimed"
msgstr "Opgegeven"

msgid "Verified"
msgstr "Geverifieerd"

msgid "Deviation"
msgstr "Afwijking"

msgid "Only for registered staff"
msgstr "Alleen voor BIG-geregistreerden"

msgid "Expertise advised"
msgstr "Geadviseerde expertise"

msgid "Alternatives still open"
msgstr "Alternatieven die nog openstaan"

msgid "Risks"
msgstr "Risico's"

msgid "not answered yet"
msgstr "nog niet beantwoord"

msgid "No check was answered yet."
msgstr "Er is nog geen controlepunt beantwoord."

#, python-format
msgid "%(count)s check in order"
msgid_plural "%(count)s checks in order"
msgstr[0] "%(count)s controlepunt in orde"
msgstr[1] "%(count)s controlepunten in orde"

msgid "All checks on one page"
msgstr "Alle controlepunten op één pagina"

msgid "now"
msgstr "nu"

msgid "done"
msgstr "klaar"

msgid "later"
msgstr "later"

#, python-format
msgid "%(closed)s of %(total)s rungs closed"
msgstr "%(closed)s van %(total)s treden afgerond"

#, python-format
msgid "priority %(rank)s"
msgstr "prioriteit %(rank)s"

#, python-format
msgid "national priority %(rank)s"
msgstr "landelijke prioriteit %(rank)s"

msgid "Need lines"
msgstr "Behoefteregels"

msgid "evening"
msgstr "avond"

msgid "night"
msgstr "nacht"

#, python-format
msgid "%(hours)s hours a week"
msgstr "%(hours)s uur per week"

msgid "no details yet"
msgstr "nog geen details"

msgid "What was asked per staff type, and where it went (person-days)"
msgstr "Wat per soort personeel is gevraagd, en wat ermee gebeurde (persoonsdagen)"

#, python-format
msgid "%(asked)s person-days asked"
msgstr "%(asked)s persoonsdagen gevraagd"

msgid "No need has been recorded yet."
msgstr "Er is nog geen behoefte vastgelegd."

msgid "The same as a table"
msgstr "Hetzelfde als tabel"

msgid "In person-days; between brackets the most persons on one day."
msgstr "In persoonsdagen; tussen haakjes het grootste aantal personen op één dag."

#, python-format
msgid "Open per day: %(type)s"
msgstr "Open per dag: %(type)s"

#, python-format
msgid "%(persons)s unmet"
msgstr "%(persons)s onvervuld"

#, python-format
msgid "%(persons)s open"
msgstr "%(persons)s open"

msgid "Not saved yet:"
msgstr "Nog niet opgeslagen:"

msgid "Whom to call now"
msgstr "Wie nu te bellen"

#, python-format
msgid "lapsed %(until)s"
msgstr "verlopen %(until)s"

#, python-format
msgid "holds until %(until)s"
msgstr "geldt tot %(until)s"

#, python-format
msgid "of %(persons)s offered, %(first)s – %(last)s"
msgstr "van %(persons)s aangeboden, %(first)s – %(last)s"

msgid "Application to be signed"
msgstr "MSOB-aanvraag ter ondertekening"

msgid "Doubts and deviations"
msgstr "Twijfels en afwijkingen"

msgid "Give the position"
msgstr "Standpunt geven"

msgid "You reach them now on"
msgstr "U bereikt hen nu op"

msgid "Nobody of them is on the duty roster now, and no number is known."
msgstr "Niemand van hen heeft nu piket, en er is geen nummer bekend."

msgid "This was recorded"
msgstr "Dit is vastgelegd"

#, python-format
msgid "%(deed)s: recorded by %(typed)s as told by %(told)s."
msgstr "%(deed)s: vastgelegd door %(typed)s, gemeld door %(told)s."

msgid "Nothing more was recorded than that it was done."
msgstr "Er is verder niets vastgelegd dan dat het is gedaan."

msgid "No files yet."
msgstr "Nog geen bestanden."

msgid "Nobody has said anything here yet."
msgstr "Nog niemand heeft hier iets geschreven."

msgid "What is going on"
msgstr "Wat er speelt"

msgid "Call back"
msgstr "Terugbellen"

msgid "In this status since"
msgstr "In deze status sinds"

msgid "Linked requests"
msgstr "Gekoppelde aanvragen"

msgid "Versions"
msgstr "Versies"

msgid "Earlier versions"
msgstr "Eerdere versies"

msgid "none before the alert is sent"
msgstr "geen, tot het alarm is verstuurd"

#, python-format
msgid "%(persons)s of %(label)s"
msgstr "%(persons)s van %(label)s"

msgid "For the institution"
msgstr "Voor de instelling"

msgid "recorded for it, confirmed"
msgstr "namens de hoek vastgelegd, bevestigd"

msgid "recorded for it, to be confirmed"
msgstr "namens de hoek vastgelegd, nog te bevestigen"

msgid "given before newer figures came"
msgstr "gegeven vóór er nieuwere cijfers kwamen"

msgid "Each corner may still change its position. The due time has passed: the decider may decide now."
msgstr "Elke hoek kan het eigen standpunt nog wijzigen. De termijn is verstreken: de beslisser kan nu beslissen."

#, python-format
msgid "Each corner may still change its position. From %(due)s on the decider may decide."
msgstr "Elke hoek kan het eigen standpunt nog wijzigen. Vanaf %(due)s kan de beslisser beslissen."

msgid "The three corners agree, but it can't be settled yet:"
msgstr "De drie hoeken zijn het eens, maar het kan nog niet worden vastgesteld:"

msgid "The three corners agree."
msgstr "De drie hoeken zijn het eens."

msgid "Load anew; what you typed stays in this browser"
msgstr "Laad opnieuw; wat u typte blijft in deze browser"

#, python-format
msgid "%(persons)s person open %(first)s – %(last)s"
msgid_plural "%(persons)s persons open %(first)s – %(last)s"
msgstr[0] "%(persons)s persoon open %(first)s – %(last)s"
msgstr[1] "%(persons)s personen open %(first)s – %(last)s"

msgid "nothing open any more"
msgstr "niets meer open"

#, python-format
msgid "%(shown)s person-day"
msgid_plural "%(shown)s person-days"
msgstr[0] "%(shown)s persoonsdag"
msgstr[1] "%(shown)s persoonsdagen"

msgid "no new figures yet"
msgstr "nog geen nieuwe cijfers"

#, python-format
msgid "figures %(age)s old"
msgstr "cijfers %(age)s oud"

msgid "Rank"
msgstr "Rangorde"

msgid "not reached by mail: call"
msgstr "niet per e-mail bereikt: bel"

msgid "answers by itself or through LOCC"
msgstr "antwoordt zelf of via het LOCC"

msgid "Accept or decline"
msgstr "Accepteren of afwijzen"

msgid "nothing of it fits any more"
msgstr "hiervan past niets meer"

msgid "Why declined"
msgstr "Waarom afgewezen"

msgid "Last day, if earlier"
msgstr "Laatste dag, als die eerder is"

msgid "Why earlier"
msgstr "Waarom eerder"

msgid "Nobody was asked yet."
msgstr "Er is nog niemand uitgevraagd."

msgid "Ask also"
msgstr "Vraag ook uit"

msgid "Per staff type, of all requests in this round together"
msgstr "Per soort personeel, van alle aanvragen in deze ronde samen"

msgid "Asked, person-days"
msgstr "Gevraagd, in persoonsdagen"

msgid "Met"
msgstr "Ingevuld"

msgid "Declined or no longer needed"
msgstr "Afgewezen of niet meer nodig"

msgid "Unmet on days gone by"
msgstr "Onvervuld op voorbije dagen"

msgid "Open at most, persons on one day"
msgstr "Hoogstens open, personen op één dag"

msgid "Per party, what it promised for today and later"
msgstr "Per partij, wat zij voor vandaag en later heeft toegezegd"

msgid "Promised at most, persons on one day"
msgstr "Hoogstens toegezegd, personen op één dag"

msgid "Promised, person-days"
msgstr "Toegezegd, in persoonsdagen"

msgid "Offered, not decided on, persons"
msgstr "Aangeboden en nog niet beslist, personen"

msgid "skipped, with a reason"
msgstr "overgeslagen, met reden"

msgid "not asked yet"
msgstr "nog niet uitgevraagd"

#, python-format
msgid "Saved at %(at)s"
msgstr "Opgeslagen om %(at)s"

msgid "Told by telephone"
msgstr "Telefonisch gemeld"

msgid "This location has an open request already"
msgstr "Deze locatie heeft al een open aanvraag"

msgid "If this is the same shortage, open that request and change the need there. If it is another one, go on and send."
msgstr "Gaat het om hetzelfde tekort? Open dan die aanvraag en wijzig daar de behoefte. Gaat het om een ander tekort? Ga dan door en verstuur."

msgid "Contact of this location, 24 hours:"
msgstr "Contact van deze locatie, 24 uur:"

#, python-format
msgid "of whom %(count)s infected"
msgstr "van wie %(count)s besmet"

msgid "Infected staff"
msgstr "Besmet personeel"

#, python-format
msgid "and %(count)s in quarantine"
msgstr "en %(count)s in quarantaine"

msgid "Absence"
msgstr "Ziekteverzuim"

msgid "Formation per shift"
msgstr "Formatie per dienst"

#, python-format
msgid "safe from %(fte)s"
msgstr "veilig vanaf %(fte)s"

msgid "Open shifts, next 7 days"
msgstr "Open diensten, komende 7 dagen"

msgid "All figures"
msgstr "Alle cijfers"

msgid "No figures have been recorded yet."
msgstr "Er zijn nog geen cijfers vastgelegd."

msgid "What this does"
msgstr "Wat dit doet"

msgid "After this"
msgstr "Hierna"

#, python-format
msgid "Status “%(status)s”: the move is with %(owners)s."
msgstr "Status “%(status)s”: aan zet is %(owners)s."

#, python-format
msgid "Status “%(status)s”: nobody has to act any more."
msgstr "Status “%(status)s”: niemand hoeft meer iets te doen."

#, python-format
msgid "It was due on %(due)s and stays late until the move is made."
msgstr "De termijn is op %(due)s verstreken; dat blijft zo tot degene die aan zet is, handelt."

msgid "Due:"
msgstr "Uiterlijk:"

msgid "Who told you is asked to confirm it within 24 hours."
msgstr "Wie het u vertelde, wordt gevraagd het binnen 24 uur te bevestigen."

msgid "nobody's"
msgstr "niemand"

#, python-format
msgid "Seen by %(who)s, %(at)s"
msgstr "Gezien door %(who)s, %(at)s"

msgid "Not seen by them yet."
msgstr "Nog niet door hen gezien."

msgid "first unsafe shift not known"
msgstr "eerste onveilige dienst niet bekend"

msgid "since"
msgstr "sinds"

msgid "Still open"
msgstr "Staat nog open"

#, python-format
msgid "%(persons)s person"
msgid_plural "%(persons)s persons"
msgstr[0] "%(persons)s persoon"
msgstr[1] "%(persons)s personen"

msgid "Urgency and priority"
msgstr "Urgentie en prioriteit"

msgid "unsafe within twelve hours: is it more urgent?"
msgstr "onveilig binnen twaalf uur: is het dringender?"

#, python-format
msgid "number %(rank)s in the region:"
msgstr "nummer %(rank)s in de regio:"

msgid "no regional priority"
msgstr "geen regionale prioriteit"

#, python-format
msgid "number %(rank)s in the country:"
msgstr "nummer %(rank)s in het land:"

msgid "Situations, newest first"
msgstr "Situaties, nieuwste eerst"

msgid "Measured"
msgstr "Gemeten"

msgid "Infected clients"
msgstr "Besmette cliënten"

#, python-format
msgid "Absence %%"
msgstr "Ziekteverzuim %%"

msgid "Open shifts"
msgstr "Open diensten"

#, python-format
msgid "Asked: keep the people until %(until)s."
msgstr "Gevraagd: de mensen houden tot en met %(until)s."

msgid "This would keep a grant from being settled now:"
msgstr "Hierdoor kan een toekenning nu niet worden vastgesteld:"

msgid "A grant reserves its people at once. When they aren't free, it can't be settled."
msgstr "Een toekenning reserveert de mensen meteen. Zijn zij niet vrij, dan kan de toekenning niet worden vastgesteld."

#, python-format
msgid "at least %(minimum)s"
msgstr "ten minste %(minimum)s"

#, python-format
msgid "%(count)s proposal in order"
msgid_plural "%(count)s proposals in order"
msgstr[0] "%(count)s voorstel op volgorde"
msgstr[1] "%(count)s voorstellen op volgorde"

msgid "not yet:"
msgstr "nog niet:"

msgid "Asked, found, proposed, tuned, granted, declined"
msgstr "Gevraagd, bevonden, voorgesteld, afgestemd, toegekend, afgewezen"

msgid "Per need line what was asked, found, proposed, tuned, granted and declined"
msgstr "Per behoefteregel wat is gevraagd, bevonden, voorgesteld, afgestemd, toegekend en afgewezen"

msgid "Found"
msgstr "Bevonden"

msgid "Proposed"
msgstr "Voorgesteld"

msgid "Tuned"
msgstr "Afgestemd"

msgid "Declined"
msgstr "Afgewezen"

#, python-format
msgid "%(met)s met otherwise"
msgstr "%(met)s anders ingevuld"

#, python-format
msgid "%(open)s open"
msgstr "%(open)s open"

#, python-format
msgid "unsafe: %(left)s"
msgstr "onveilig: %(left)s"

msgid "Just done by you"
msgstr "Zojuist door u gedaan"

msgid "One minute is enough. The region has it at once and calls you back; details can follow."
msgstr "Eén minuut is genoeg. De regio heeft het meteen en belt u terug; details kunnen later."

msgid "Save as draft"
msgstr "Bewaren als concept"

#, python-format
msgid "Complete %(reference)s"
msgstr "%(reference)s aanvullen"

msgid "Night card"
msgstr "Nachtkaart"

#, python-format
msgid "%(count)s missing"
msgid_plural "%(count)s missing"
msgstr[0] "%(count)s ontbreekt"
msgstr[1] "%(count)s ontbreken"

msgid "complete"
msgstr "volledig"

msgid "What was tried"
msgstr "Wat is geprobeerd"

msgid "Or:"
msgstr "Of:"

msgid "Nothing else needs to be filled in."
msgstr "Verder hoeft u niets in te vullen."

#, python-format
msgid "Inquiry %(number)s"
msgstr "Uitvraag %(number)s"

msgid "Nothing waits for your answer."
msgstr "Er wacht niets op uw antwoord."

msgid "Show all inquiries"
msgstr "Alle uitvragen tonen"

msgid "Nothing was asked of you."
msgstr "Er is u niets gevraagd."

#, python-format
msgid "Intake of %(reference)s"
msgstr "Intake van %(reference)s"

msgid "The eleven checks"
msgstr "De elf controlepunten"

#, python-format
msgid "%(answered)s of %(total)s checks answered"
msgstr "%(answered)s van %(total)s controlepunten beantwoord"

msgid "What the system knows is filled in as a suggestion; it counts once you save it."
msgstr "Wat het systeem weet, is als voorstel ingevuld; het telt zodra u het opslaat."

msgid "Verdict and remark per check"
msgstr "Oordeel en opmerking per controlepunt"

msgid "Check"
msgstr "Controlepunt"

msgid "Verdict"
msgstr "Oordeel"

msgid "suggestion"
msgstr "voorstel"

msgid "for you to judge"
msgstr "aan u om te beoordelen"

msgid "Save the checks"
msgstr "Controlepunten opslaan"

msgid "Accept the suggestions only"
msgstr "Alleen de voorstellen overnemen"

msgid "Likely duplicates"
msgstr "Mogelijk dubbel"

msgid "This request beside others"
msgstr "Deze aanvraag naast andere"

msgid "This request beside other open ones of the same institution"
msgstr "Deze aanvraag naast andere lopende aanvragen van dezelfde instelling"

msgid "this one"
msgstr "deze"

msgid "No other open request of this institution."
msgstr "Geen andere lopende aanvraag van deze instelling."

msgid "Forward or return"
msgstr "Doorsturen of terugsturen"

msgid "Read the application"
msgstr "MSOB-aanvraag lezen"

#, python-format
msgid "Journal of %(reference)s"
msgstr "Journaal van %(reference)s"

msgid "Events, newest first"
msgstr "Gebeurtenissen, nieuwste eerst"

msgid "Search requests"
msgstr "Aanvragen zoeken"

msgid "No request fits these filters."
msgstr "Geen aanvraag past bij deze filters."

#, python-format
msgid "Triangle %(at)s"
msgstr "Driehoeksoverleg %(at)s"

msgid "Minutes as PDF"
msgstr "Verslag als PDF"

#, python-format
msgid "%(count)s position was given; not given:"
msgid_plural "%(count)s positions were given; not given:"
msgstr[0] "%(count)s standpunt is gegeven; niet gegeven:"
msgstr[1] "%(count)s standpunten zijn gegeven; niet gegeven:"

msgid "Agenda"
msgstr "Agenda"

#, python-format
msgid "%(count)s request of another region is left out."
msgid_plural "%(count)s requests of other regions are left out."
msgstr[0] "%(count)s aanvraag van een andere regio is weggelaten."
msgstr[1] "%(count)s aanvragen van andere regio's zijn weggelaten."

msgid "One position on several requests"
msgstr "Eén standpunt bij meer aanvragen"

msgid "Urgency first, then time to harm, then the due time; what was moved stands where it was put."
msgstr "Eerst urgentie, dan tijd tot onveilige zorg, dan de termijn; wat is verplaatst, staat waar het is gezet."

msgid "Nothing is on the agenda."
msgstr "Er staat niets op de agenda."

msgid "Waiting, not on this agenda"
msgstr "Wacht, staat niet op deze agenda"

msgid "Put on the agenda"
msgstr "Op de agenda zetten"

msgid "Choose the requests"
msgstr "Kies de aanvragen"

msgid "Give this position"
msgstr "Dit standpunt geven"

msgid "Keep the minutes"
msgstr "Verslag opslaan"

msgid "No minutes yet."
msgstr "Nog geen verslag."

msgid "Coming"
msgstr "Gepland"

msgid "No meeting is planned."
msgstr "Er is geen overleg gepland."

msgid "Held"
msgstr "Geweest"

msgid "Plan a meeting"
msgstr "Overleg plannen"

msgid "All that waits for the triangle is put on its agenda."
msgstr "Alles wat op de driehoek wacht, komt op de agenda."

msgid "Plan it"
msgstr "Plannen"

msgid "What waits for a decision, ranked by the DPGs together in their meeting at LOCC. The agenda of the triangle follows this order. Whoever sees a request reads its rank and the reason: name no other home in it."
msgstr "Wat op een besluit wacht, in de volgorde die de DPG'en samen bepalen in hun overleg bij het LOCC. De agenda van de driehoek volgt deze volgorde. Wie een aanvraag ziet, ziet de rang en de reden: noem daarin geen andere instelling."

msgid "What you see of the requests that wait for a decision, in the order in which the DPGs ranked them together at LOCC. The agenda of the triangle follows this order."
msgstr "Wat u ziet van de aanvragen die op een besluit wachten, in de volgorde die de DPG'en samen bij het LOCC hebben bepaald. De agenda van de driehoek volgt deze volgorde."

msgid "Requests that wait for a decision"
msgstr "Aanvragen die op een besluit wachten"

msgid "Requests that wait for a decision, by national priority"
msgstr "Aanvragen die op een besluit wachten, naar landelijke prioriteit"

msgid "Region and regional priority"
msgstr "Regio en regionale prioriteit"

msgid "not ranked"
msgstr "geen rang"

#, python-format
msgid "%(days)s person-day open"
msgid_plural "%(days)s person-days open"
msgstr[0] "%(days)s persoonsdag open"
msgstr[1] "%(days)s persoonsdagen open"

msgid "Save the ranks"
msgstr "Rangorde opslaan"

msgid "Search, filter and download them in the list of requests"
msgstr "Zoek, filter en download ze in de lijst met aanvragen"

msgid "No request that you see waits for a decision."
msgstr "Geen aanvraag die u ziet, wacht op een besluit."

msgid "Whom to call"
msgstr "Wie u kunt bellen"

msgid "nobody is on the duty roster now, and no number is known"
msgstr "niemand heeft nu piket, en er is geen nummer bekend"

msgid "What is needed"
msgstr "Wat er nodig is"

msgid "First unsafe shift:"
msgstr "Eerste onveilige dienst:"

msgid "Status:"
msgstr "Status:"

#, python-format
msgid "Who looked at %(reference)s"
msgstr "Wie keek naar %(reference)s"

msgid "Who opened this request, one of its papers or files, or a meeting about it: by function and organisation, your own included. What a list or an export showed of it isn't here; an auditor sees that too."
msgstr "Wie deze aanvraag, een van de stukken of bestanden of een overleg erover opende: naar functie en organisatie, uw eigen organisatie inbegrepen. Wat een lijst of export ervan liet zien staat hier niet; een auditor ziet dat ook."

msgid "Nobody who fits these filters looked."
msgstr "Bij deze filters heeft niemand gekeken."

#, python-format
msgid "Regional round %(region)s"
msgstr "Regionale ronde %(region)s"

msgid "Sheet to print"
msgstr "Blad om af te drukken"

msgid "Regions"
msgstr "Regio's"

#, python-format
msgid "%(counter)s thing was saved:"
msgid_plural "%(counter)s things were saved:"
msgstr[0] "%(counter)s onderdeel is opgeslagen:"
msgstr[1] "%(counter)s onderdelen zijn opgeslagen:"

msgid "Not saved; what you typed still stands there:"
msgstr "Niet opgeslagen; wat u typte staat er nog:"

msgid "Who is silent"
msgstr "Wie nog niet heeft gereageerd"

#, python-format
msgid "answer %(how_long)s"
msgstr "antwoord: %(how_long)s"

#, python-format
msgid "no new figures since they were asked for on %(at)s"
msgstr "geen nieuwe cijfers sinds die zijn gevraagd op %(at)s"

msgid "A tick chooses a request: only ticked requests are escalated, and only of ticked ones figures are asked."
msgstr "Met een vinkje kiest u een aanvraag: alleen aangevinkte aanvragen worden doorgezet, en alleen voor aangevinkte aanvragen worden cijfers gevraagd."

msgid "From and until are filled in with what is still open; left empty they mean the same. An offer is accepted as far as is filled in."
msgstr "Van en tot zijn ingevuld met wat nog openstaat; leeg betekent hetzelfde. Een aanbod wordt geaccepteerd voor zover is ingevuld."

msgid "Open requests and parties"
msgstr "Open aanvragen en partijen"

msgid "Open requests of the region, the soonest unsafe shift first, and what each party said"
msgstr "Open aanvragen van de regio, de vroegste onveilige dienst eerst, en wat elke partij zei"

msgid "Request and party"
msgstr "Aanvraag en partij"

msgid "Calls back at, or why"
msgstr "Belt terug om, of waarom"

msgid "To be signed, per municipality:"
msgstr "Ter ondertekening, per gemeente:"

msgid "Save all that was typed"
msgstr "Alles wat is getypt opslaan"

msgid "Save and escalate the ticked requests"
msgstr "Opslaan en aangevinkte aanvragen doorzetten"

msgid "Save and ask for current figures of the ticked requests"
msgstr "Opslaan en actuele cijfers vragen voor de aangevinkte aanvragen"

msgid "Together"
msgstr "Samen"

msgid "No request of this region is on the ladder now."
msgstr "Geen aanvraag van deze regio staat nu op de ladder."

#, python-format
msgid "As it stood on %(at)s"
msgstr "Zoals het stond op %(at)s"

#, python-format
msgid "due %(at)s"
msgstr "uiterlijk %(at)s"

msgid "How it is recorded"
msgstr "Hoe het wordt vastgelegd"

msgid "Don’t you know one of these? End it, then change your password."
msgstr "Kent u een van deze niet? Beëindig die en wijzig daarna uw wachtwoord."

msgid "Browser"
msgstr "Browser"

msgid "Network address"
msgstr "Netwerkadres"

msgid "Since"
msgstr "Sinds"

msgid "End all others"
msgstr "Alle andere beëindigen"

msgid "no day has been reported yet"
msgstr "nog over geen dag gerapporteerd"

#, python-format
msgid "%(count)s report, last: %(day)s, %(present)s present, effect %(effect)s of %(highest)s"
msgid_plural "%(count)s reports, last: %(day)s, %(present)s present, effect %(effect)s of %(highest)s"
msgstr[0] "%(count)s dagrapport, laatste: %(day)s, %(present)s aanwezig, effect %(effect)s van %(highest)s"
msgstr[1] "%(count)s dagrapporten, laatste: %(day)s, %(present)s aanwezig, effect %(effect)s van %(highest)s"

msgid "Care pressure"
msgstr "Druk op de zorg"

msgid "IC beds occupied"
msgstr "bezette IC-bedden"

msgid "IC beds occupied, COVID-19"
msgstr "bezette IC-bedden, COVID-19"

msgid "IC beds staffed"
msgstr "IC-bedden met personeel"

msgid "IC beds planned"
msgstr "IC-bedden volgens plan"

msgid "IC nurses at work"
msgstr "IC-verpleegkundigen aan het werk"

msgid "clinic beds occupied"
msgstr "bezette klinische bedden"

msgid "clinic beds occupied, COVID-19"
msgstr "bezette klinische bedden, COVID-19"

msgid "clinic beds staffed"
msgstr "klinische bedden met personeel"

msgid "clinic beds planned"
msgstr "klinische bedden volgens plan"

msgid "temporary nursing-home beds occupied"
msgstr "bezette tijdelijke verpleeghuisbedden"

msgid "temporary nursing-home beds staffed"
msgstr "tijdelijke verpleeghuisbedden met personeel"

msgid "temporary nursing-home beds planned"
msgstr "tijdelijke verpleeghuisbedden volgens plan"

msgid "admissions"
msgstr "opnames"

msgid "inflow: clients waiting for a place"
msgstr "instroom: cliënten die op een plek wachten"

msgid "outflow blocked: clients who could leave"
msgstr "uitstroom stokt: cliënten die weg zouden kunnen"

msgid "regular care scaled down, %"
msgstr "afgeschaalde reguliere zorg, %"

msgid "wards with an admission stop"
msgstr "afdelingen met een opnamestop"

msgid "absence, %"
msgstr "verzuim, %"

msgid "transfers out"
msgstr "overplaatsingen naar elders"

msgid "transfers in"
msgstr "overplaatsingen van elders"

msgid "ventilators lacking"
msgstr "beademingsapparaten tekort"

msgid "protective material, days"
msgstr "beschermingsmiddelen, dagen"

msgid "positive tests in seven days"
msgstr "positieve testen in zeven dagen"

msgid "hospital admissions in seven days"
msgstr "ziekenhuisopnames in zeven dagen"

msgid "deaths in seven days"
msgstr "overleden in zeven dagen"

msgid "typed"
msgstr "ingevuld"

msgid "from a file"
msgstr "uit een bestand"

msgid "by API"
msgstr "via de API"

msgid "as it was published"
msgstr "zoals gepubliceerd"

msgid "code of what it is about"
msgstr "code van waar het over gaat"

msgid "the home, of a home"
msgstr "de instelling, bij cijfers van een instelling"

msgid "figure"
msgstr "cijfer"

msgid "what is measured"
msgstr "wat er is gemeten"

msgid "about when; of seven days the last"
msgstr "over welke dag; van zeven dagen de laatste"

msgid "1 as it was first said, 2 for its first correction"
msgstr "1 zoals het eerst is opgegeven, 2 voor de eerste correctie"

msgid "value"
msgstr "waarde"

msgid "came in after it was due"
msgstr "kwam na de uiterste tijd binnen"

msgid "who says so: a system or a function"
msgstr "wie het zegt: een systeem of een functie"

msgid "by which road it came in"
msgstr "hoe het binnenkwam"

msgid "who handed it in; nobody, as it was published"
msgstr "wie het aanleverde; niemand bij gepubliceerde cijfers"

msgid "`nl`, the code of a safety region (`VR05`), `roaz-` and the code of a RO(N)AZ region, or `home-` and the number of an institution"
msgstr "`nl`, de code van een veiligheidsregio (`VR05`), `roaz-` en de code van een RO(N)AZ-regio, of `home-` en het nummer van een instelling"

msgid "of how many places"
msgstr "van hoeveel plekken"

msgid "the earliest day these figures are about"
msgstr "de vroegste dag waar deze cijfers over gaan"

msgid "the last day these figures are about"
msgstr "de laatste dag waar deze cijfers over gaan"

msgid "how many of them came in after they were due"
msgstr "hoeveel ervan na de uiterste tijd binnenkwamen"

msgid "how many of them are corrections"
msgstr "hoeveel ervan correcties zijn"

msgid "whether the place itself said so; else it is the sum of its parts"
msgstr "of het gebied of de instelling dit zelf heeft opgegeven; anders is het de som van de delen"

msgid "at the moment asked for"
msgstr "op het gevraagde moment"

msgid "a week earlier"
msgstr "een week eerder"

msgid "the figure asked for"
msgstr "het gevraagde cijfer"

msgid "about which day"
msgstr "over welke dag"

msgid "as it was known at"
msgstr "zoals bekend op"

msgid "the figure by part and by day"
msgstr "het cijfer per deel en per dag"

msgid "code of the place; of a home in several safety regions with a dash and that region"
msgstr "code van het gebied of de instelling; bij een instelling in meer veiligheidsregio's met een streepje en die regio erachter"

msgid "about which day; of seven days the last"
msgstr "over welke dag; van zeven dagen de laatste"

msgid "The figures of this place aren't yours to hand in."
msgstr "Het is niet aan u om deze cijfers aan te leveren."

msgid "Care pressure in a territory, now or as it was known"
msgstr "De druk op de zorg in een gebied, nu of zoals toen bekend"

msgid "For whom the picture is; homes apart for themselves, their GHOR, LOCC and the ministry."
msgstr "Voor wie het informatiebeeld is; instellingen apart voor henzelf, hun GHOR, LOCC en het ministerie."

msgid "Hand in the figures of a place on a day"
msgstr "Cijfers van een gebied of instelling over een dag aanleveren"

msgid "By: the institution for itself, GHOR for its region and what homes have in it, LOCC and the ministry for all. Another number for the same day is kept as a correction; the same number changes nothing."
msgstr "Door: de instelling voor zichzelf, GHOR voor de eigen regio en wat instellingen daarin hebben, LOCC en het ministerie voor alle. Een ander getal voor dezelfde dag wordt bewaard als correctie; hetzelfde getal verandert niets."

msgid "Correction"
msgstr "Correctie"

msgid "How it came in"
msgstr "Hoe het binnenkwam"

msgid "Hospital: intensive care"
msgstr "Ziekenhuis: intensive care"

msgid "Hospital: clinic"
msgstr "Ziekenhuis: kliniek"

msgid "Nursing home: temporary beds"
msgstr "Verpleeghuis: tijdelijke bedden"

msgid "In and out"
msgstr "In en uit"

msgid "Illness"
msgstr "Ziekte"

msgid "What is scaled down or lacking"
msgstr "Wat is afgeschaald of ontbreekt"

msgid "In seven days"
msgstr "In zeven dagen"

msgid "In which region"
msgstr "In welke regio"

msgid "about which day; figures of a week: its last day"
msgstr "over welke dag; bij cijfers van een week de laatste dag"

msgid "Source"
msgstr "Bron"

msgid "Fill in at least one figure."
msgstr "Vul ten minste één cijfer in."

msgid "This day hasn't come yet."
msgstr "Deze dag is er nog niet."

msgid "Give a day of the past year."
msgstr "Geef een dag in het afgelopen jaar."

msgid "Say who says so: a system or a function."
msgstr "Vermeld wie het zegt: een systeem of een functie."

#, python-format
msgid "At most %(most)s characters."
msgstr "Hoogstens %(most)s tekens."

msgid "This figure is of a region, not of a home."
msgstr "Dit cijfer is van een regio, niet van een instelling."

#, python-format
msgid "Give a number from 0 to %(most)s."
msgstr "Geef een getal van 0 tot en met %(most)s."

msgid "Give at most one decimal."
msgstr "Geef hoogstens één cijfer achter de komma."

msgid "Give a whole number."
msgstr "Geef een heel getal."

msgid "Give a number without points between thousands, such as 12 or 8,5."
msgstr "Geef een getal zonder punten tussen de duizendtallen, zoals 12 of 8,5."

#, python-format
msgid "Line %(line)s is about the same place and day."
msgstr "Regel %(line)s gaat over dezelfde plek en dag."

msgid "Say which region or institution it is about."
msgstr "Vermeld over welke regio of instelling het gaat."

msgid "Unknown region, or not yours to hand in: give its official name or code."
msgstr "Onbekende regio, of niet aan u om voor aan te leveren: geef de officiële naam of code."

msgid "Unknown institution, or not yours to hand in: give its name or AGB code."
msgstr "Onbekende instelling, of niet aan u om voor aan te leveren: geef de naam of AGB-code."

msgid "There are several of them: give the AGB code, and the safety region."
msgstr "Er zijn er meer van: geef de AGB-code, en de veiligheidsregio."

msgid "The figures of care pressure aren't yours to hand in."
msgstr "Het is niet aan u om cijfers over de druk op de zorg aan te leveren."

msgid "beds"
msgstr "bedden"

msgid "wards"
msgstr "afdelingen"

msgid "per cent"
msgstr "procent"

msgid "devices"
msgstr "apparaten"

msgid "days"
msgstr "dagen"

msgid "Intensive care beds in which somebody lies at the end of the day."
msgstr "IC-bedden waarin aan het eind van de dag iemand ligt."

msgid "Intensive care beds for which there is staff, occupied or not."
msgstr "IC-bedden waar personeel voor is, bezet of niet."

msgid "Intensive care beds that the plan of this moment asks for."
msgstr "IC-bedden die het plan van dit moment vraagt."

msgid "Of the occupied intensive care beds those in which somebody with COVID-19 lies."
msgstr "Van de bezette IC-bedden die waarin iemand met COVID-19 ligt."

msgid "Intensive care nurses who worked on this day, each counted once."
msgstr "IC-verpleegkundigen die deze dag werkten, ieder één keer geteld."

msgid "Hospital beds outside intensive care in which somebody lies at the end of the day."
msgstr "Ziekenhuisbedden buiten de IC waarin aan het eind van de dag iemand ligt."

msgid "Hospital beds outside intensive care for which there is staff, occupied or not."
msgstr "Ziekenhuisbedden buiten de IC waar personeel voor is, bezet of niet."

msgid "Hospital beds outside intensive care that the plan of this moment asks for."
msgstr "Ziekenhuisbedden buiten de IC die het plan van dit moment vraagt."

msgid "Of the occupied clinic beds those in which somebody with COVID-19 lies."
msgstr "Van de bezette klinische bedden die waarin iemand met COVID-19 ligt."

msgid "Temporary beds of nursing homes in which somebody lies at the end of the day."
msgstr "Tijdelijke bedden van verpleeghuizen waarin aan het eind van de dag iemand ligt."

msgid "Temporary beds of nursing homes for which there is staff, occupied or not."
msgstr "Tijdelijke bedden van verpleeghuizen waar personeel voor is, bezet of niet."

msgid "Temporary beds of nursing homes that the plan of this moment asks for."
msgstr "Tijdelijke bedden van verpleeghuizen die het plan van dit moment vraagt."

msgid "People admitted on this day."
msgstr "Mensen die op deze dag zijn opgenomen."

msgid "People who wait for a place at the end of the day."
msgstr "Mensen die aan het eind van de dag op een plek wachten."

msgid "People who could leave and can't, because there is no place for them elsewhere."
msgstr "Mensen die weg zouden kunnen maar niet weg kunnen, omdat er elders geen plek is."

msgid "Share of regular care that doesn't take place on this day."
msgstr "Deel van de reguliere zorg dat deze dag niet doorgaat."

msgid "Wards, or homes without wards, that admit nobody."
msgstr "Afdelingen, of huizen zonder afdelingen, die niemand opnemen."

msgid "Clients who are infected at the end of the day."
msgstr "Cliënten die aan het eind van de dag besmet zijn."

msgid "Staff at home because infected, at the end of the day."
msgstr "Personeel dat aan het eind van de dag thuis is vanwege besmetting."

msgid "Share of staff that is absent on this day, for whatever illness or quarantine."
msgstr "Deel van het personeel dat deze dag afwezig is, om welke ziekte of quarantaine ook."

msgid "Patients moved to another region on this day."
msgstr "Patiënten die deze dag naar een andere regio zijn overgeplaatst."

msgid "Patients taken over from another region on this day."
msgstr "Patiënten die deze dag van een andere regio zijn overgenomen."

msgid "Ventilators that are needed and aren't there."
msgstr "Beademingsapparaten die nodig zijn en er niet zijn."

msgid "Days for which there is protective material, of the kind that runs out first."
msgstr "Dagen waarvoor er beschermingsmiddelen zijn, van de soort die het eerst op is."

msgid "People who tested positive, by day of report, in the seven days up to and including this day."
msgstr "Mensen met een positieve test, naar dag van melding, in de zeven dagen tot en met deze dag."

msgid "Inhabitants admitted to a hospital with COVID-19 in the seven days up to and including this day."
msgstr "Inwoners die met COVID-19 in een ziekenhuis zijn opgenomen, in de zeven dagen tot en met deze dag."

msgid "Inhabitants who died of COVID-19, as reported, in the seven days up to and including this day."
msgstr "Inwoners die aan COVID-19 zijn overleden, zoals gemeld, in de zeven dagen tot en met deze dag."

msgid "care pressure"
msgstr "druk op de zorg"

msgid "Nothing was written: it stood there like this already."
msgstr "Er is niets vastgelegd: zo stond het er al."

#, python-format
msgid "%(count)d figure was handed in."
msgid_plural "%(count)d figures were handed in."
msgstr[0] "%(count)d cijfer is aangeleverd."
msgstr[1] "%(count)d cijfers zijn aangeleverd."

msgid "person-day"
msgid_plural "person-days"
msgstr[0] "persoonsdag"
msgstr[1] "persoonsdagen"

msgid "hour"
msgid_plural "hours"
msgstr[0] "uur"
msgstr[1] "uur"

#, python-format
msgid "The highest is %(value)s %(unit)s, in %(most)s. Nothing in %(none)s of %(all)s safety regions."
msgstr "Het hoogst is %(value)s %(unit)s, in %(most)s. Niets in %(none)s van de %(all)s veiligheidsregio's."

msgid "this home"
msgstr "deze instelling"

msgid "Difference"
msgstr "Verschil"

msgid "Notes"
msgstr "Opmerkingen"

msgid "Care pressure in the regions on the agenda"
msgstr "Druk op de zorg in de regio's op de agenda"

msgid "not known a week before"
msgstr "een week eerder niet bekend"

msgid "→ as many as a week before"
msgstr "→ gelijk aan een week eerder"

#, python-format
msgid "↑ %(more)s more than %(before)s a week before"
msgstr "↑ %(more)s meer dan %(before)s een week eerder"

#, python-format
msgid "↓ %(more)s fewer than %(before)s a week before"
msgstr "↓ %(more)s minder dan %(before)s een week eerder"

#, python-format
msgid "came in late"
msgid_plural "%(count)s came in late"
msgstr[0] "te laat binnen"
msgstr[1] "%(count)s te laat binnen"

#, python-format
msgid "corrected"
msgid_plural "%(count)s corrected"
msgstr[0] "gecorrigeerd"
msgstr[1] "%(count)s gecorrigeerd"

msgid "Of"
msgstr "Van"

msgid "Care pressure, figure by figure"
msgstr "Druk op de zorg, cijfer voor cijfer"

#, python-format
msgid "%(figure)s, place by place"
msgstr "%(figure)s, plek voor plek"

#, python-format
msgid "%(figure)s, day by day"
msgstr "%(figure)s, dag voor dag"

msgid "Last figures about"
msgstr "Laatste cijfers over"

msgid "No figures received"
msgstr "Geen cijfers ontvangen"

msgid "as it was handed in"
msgstr "zoals aangeleverd"

#, python-format
msgid "of %(count)s place that handed in"
msgid_plural "of %(count)s places that handed in"
msgstr[0] "van %(count)s plek die aanleverde"
msgstr[1] "van %(count)s plekken die aanleverden"

msgid "This link was used. Sign in with the password that was chosen then."
msgstr "Deze link is gebruikt. Log in met het wachtwoord dat toen is gekozen."

msgid "Somebody ranked, or a request left the list: look at the list as it is now."
msgstr "Iemand heeft de rangorde gewijzigd, of een aanvraag staat niet meer op de lijst: bekijk de lijst zoals die nu is."

#, python-format
msgid "Something you typed about was removed in the meantime: %(typed)s. Save the rest again."
msgstr "Iets waarover u iets invulde, is er intussen niet meer: %(typed)s. Sla de rest opnieuw op."

#, python-format
msgid "at most %(n)s person open"
msgid_plural "at most %(n)s persons open"
msgstr[0] "hoogstens %(n)s persoon open"
msgstr[1] "hoogstens %(n)s personen open"

#, python-format
msgid "%(answered)s of %(asked)s answered"
msgstr "%(answered)s van %(asked)s beantwoord"

#, python-format
msgid "offers to decide on: %(undecided)s"
msgstr "te beslissen aanbod: %(undecided)s"

msgid "It stands as you saw it; send it again."
msgstr "Het staat er zoals u het zag; verstuur het nog een keer."

#, python-format
msgid "%(rung)s: this rung was skipped."
msgstr "%(rung)s: deze trede is overgeslagen."

#, python-format
msgid "%(rung)s: %(party)s can't be asked any more."
msgstr "%(rung)s: %(party)s kan niet meer worden gevraagd."

msgid "Of each figure the last that was handed in, with the difference with a week before of the home, or of the region where the home said nothing."
msgstr "Van elk cijfer het laatste dat is aangeleverd, met het verschil met een week eerder van de instelling, of van de regio waar de instelling niets opgaf."

#, python-format
msgid "Care pressure: %(name)s"
msgstr "Druk op de zorg: %(name)s"

msgid "Hand in figures"
msgstr "Cijfers aanleveren"

#, python-format
msgid "As it was known at %(at)s."
msgstr "Zoals bekend op %(at)s."

msgid "Figures and corrections that came in later aren't in it."
msgstr "Cijfers en correcties die later binnenkwamen, staan er niet in."

msgid "Moment and figure"
msgstr "Moment en cijfer"

msgid "How it stands"
msgstr "Hoe het ervoor staat"

msgid "Of each figure the last that was handed in, of at most seven days ago (figures of a week: fourteen). What a place says itself goes before the sum of what lies in it; shares and days aren't added up."
msgstr "Van elk cijfer het laatste dat is aangeleverd, van hoogstens zeven dagen geleden (weekcijfers: veertien). Wat een gebied zelf opgeeft gaat voor de som van wat erin ligt; percentages en dagen worden niet opgeteld."

msgid "Nothing was handed in."
msgstr "Er is niets aangeleverd."

msgid "Place by place"
msgstr "Plek voor plek"

msgid "The last fourteen days"
msgstr "De laatste veertien dagen"

#, python-format
msgid "Figures of a day are due at noon of the day after it. These places handed in before, and nothing of %(day)s or later."
msgstr "Cijfers over een dag horen er de volgende dag om twaalf uur te zijn. Deze plekken leverden eerder aan, en niets over %(day)s of later."

msgid "Everybody who handed in before did so again."
msgstr "Iedereen die eerder aanleverde, heeft dat weer gedaan."

#, python-format
msgid "Figures of %(name)s"
msgstr "Cijfers van %(name)s"

msgid "Fill in what you know; what stays empty says nothing. What was said before stays: another number for the same day is kept beside it as a correction."
msgstr "Vul in wat u weet; wat leeg blijft, zegt niets. Wat eerder is opgegeven blijft staan: een ander getal voor dezelfde dag wordt er als correctie naast bewaard."

msgid "Hand in"
msgstr "Aanleveren"

msgid "Import care pressure"
msgstr "Druk op de zorg importeren"

msgid "One row is one place on one day: a region (a safety region, a RO(N)AZ region, or Nederland) or an institution. What was said before stays; another number is kept beside it as a correction."
msgstr "Eén rij is één plek op één dag: een regio (een veiligheidsregio, een RO(N)AZ-regio of Nederland) of een instelling. Wat eerder is opgegeven blijft staan; een ander getal wordt er als correctie naast bewaard."

msgid "On call"
msgstr "Piket"

msgid "From – until"
msgstr "Van – tot"

msgid "what each party said"
msgstr "wat elke partij zei"

#, python-format
msgid "open: %(open)s person-days; parties that promised or offered help: %(parties)s"
msgstr "open: %(open)s persoonsdagen; partijen die hulp toezegden of aanboden: %(parties)s"
