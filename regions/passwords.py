"""Passwords that somebody who knows us would try first: common Dutch words, and the words of this work.

What is left of a password without these words, without figures and signs, must be something of its own.
"""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

LEAST = 5
"""Different letters that must be left once all that anybody could guess is taken out."""

LOOKALIKES = str.maketrans("0134578@$!|", "oieastbasil")

COMMON = """
    welkom wachtwoord geheim toegang inloggen login password admin beheer beheerder test gebruiker account veilig
    qwerty azerty asdfgh zxcvbn abcdef letmein iloveyou dragon monkey master
    lente zomer herfst winter januari februari maart april mei juni juli augustus september oktober november december
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag morgen
    nederland holland amsterdam rotterdam utrecht eindhoven groningen twente enschede limburg brabant zeeland friesland
    ajax feyenoord psv voetbal oranje koning koningin wilhelmina
    mama papa schatje liefje lieverd knuffel poepje prinses vlinder bloem zonnetje konijn hond kat poes
    hallo hoihoi hoi doei goedemorgen sinterklaas kerstmis pasen vakantie koffie kaas fiets
    corona covid lockdown
"""
OF_THIS_WORK = """
    msob militaire steunverlening openbaar belang steun defensie landmacht luchtmacht marine soldaat militair leger
    kazerne verkenner inzet ghor dpg locc vws rivm ggd roaz ronaz zorgkantoor driehoek
    zorg gezondheid gezondheidszorg zorginstelling verpleeghuis verzorgingshuis ziekenhuis thuiszorg huisarts
    verpleegkundige verpleging verzorgende verzorging arts dokter patient bewoner client afdeling
    rode kruis rodekruis extra handen reserve veiligheidsregio gemeente ministerie minister crisis nood hulp help
"""
BY_LENGTH = sorted({*COMMON.split(), *OF_THIS_WORK.split()}, key=len, reverse=True)
GUESSABLE = re.compile("|".join(BY_LENGTH))


class NotOfCommonWords:
    """A validator for AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password, user=None):
        """Raise ValidationError when too little of its own is left."""
        if own_letters(password, *names_of(user)) < LEAST:
            raise ValidationError(_("This password is easy to guess: it is made of common words."), code="common_words")

    def get_help_text(self):
        return gettext("Not just common words, names, months or words of this work followed by digits.")


def own_letters(password: str, *names: str) -> int:
    """How many different letters of `password` are neither of a common word nor of one of `names`.

    Figures and signs are read as the letters they look like, and left out: the reading that finds less counts.
    """
    plain = _small(password)
    return min(_left(reading, names) for reading in (plain, plain.translate(LOOKALIKES)))


def _left(text: str, names: tuple[str, ...]) -> int:
    for name in filter(None, map(_small, names)):
        text = text.replace(name, " ")
    return len(set(re.findall("[a-z]", GUESSABLE.sub(" ", text))))


def names_of(user) -> list[str]:
    """What stands in her name and address, word by word."""
    if user is None:
        return []
    return [word for word in re.split(r"\W+", f"{user.name} {user.email}") if len(word) > 2]


def _small(text: str) -> str:
    """In small letters without accents."""
    return "".join(one for one in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(one))
