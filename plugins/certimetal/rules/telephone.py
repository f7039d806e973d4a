"""Telephone numbers that may be a person's; the OF's own and those of services pass."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle
from certimetal.finding import Gravite
from certimetal.rules.passage import Trouvaille

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from phonenumbers import PhoneNumber

TELEPHONE = Controle(
    module=__name__,
    id="donnee-telephone",
    titre="Un numéro de téléphone est dans le dossier",
    gravite=Gravite.ERREUR,
    explication=(
        "Un numéro de téléphone écrit dans une réponse est souvent celui d’une personne. Le numéro "
        "du standard ou du service se donne une seule fois, dans `contact`, et peut ensuite être "
        "cité ; celui du certificateur aussi, et les numéros courts ou qui commencent par 08.\n\n"
        "Retirez les autres : écrivez la fonction à demander au standard. Un numéro de portable "
        "comme contact public donne un avertissement : préférez une ligne de service. Le dossier "
        "restreint n’est pas publié : ce n’est alors qu’un avertissement."
    ),
    fautif="Appeler le référent au 06 00 00 00 00.",
    juste="Appeler le standard et demander le référent certification.",
    regles=("L7",),
)

_FINE = "\u202f"  # phonenumbers does not know this space
_BLANC = f"[ \u00a0{_FINE}]"
_SEPARATEURS = (_BLANC + "{0,2}", rf"{_BLANC}?\.{_BLANC}?", rf"{_BLANC}?-{_BLANC}?", "/")
# Ten digits by pairs with one kind of separator: dates and lists of ranks are not written so. The
# first character stands alone in front: the search then jumps from one « 0 » or « + » to the next.
_CANDIDAT = re.compile(
    "[0+](?:(?<=0)[1-9](?:"
    + "|".join(f"(?:{separateur}[0-9]{{2}}){{4}}" for separateur in _SEPARATEURS)
    + r")|(?:(?<=0)0|(?<=\+))33[ .\-()0\u00a0\u202f]{0,6}[1-9]"
    + r"(?:[ .\-/\u00a0\u202f]{0,3}[0-9]){8}"
    + r"|(?<=\+)[1-9][0-9]{0,2}(?:[ .\-()\u00a0\u202f]{0,3}[0-9]){6,12}"
    + ")(?![0-9A-Za-z])"
)
_MOBILE = re.compile(r"(?:0|(?:\+|00)33[ (0)]*)[67]")


def detecter(texte: str, permis: Collection[str] = ()) -> Iterator[Trouvaille]:
    """Yield the valid numbers, French or written with their country's code.

    ``permis`` are numbers in E.164 form that may be shown.
    """
    for candidat in _CANDIDAT.finditer(texte):
        avant = texte[candidat.start() - 1] if candidat.start() else " "
        if avant.isalnum() or avant in "+/_=#-":
            continue
        numero = _lire(candidat[0])
        if numero is not None and not _de_service(numero) and e164(candidat[0]) not in permis:
            yield Trouvaille(debut=candidat.start(), fin=candidat.end(), masque=_masquer(numero))


def e164(texte: str) -> str:
    """Return a number in E.164 form (``+33261911234``), empty where it is not valid."""
    numero = _lire(texte)
    return f"+{numero.country_code}{numero.national_number}" if numero else ""


def est_mobile(texte: str) -> bool:
    """Whether a text is a valid French mobile number."""
    if not _MOBILE.match(texte):
        return False
    import phonenumbers  # noqa: PLC0415 -- 46 ms, for the numbers that may be mobile

    numero = _lire(texte)
    mobile = phonenumbers.PhoneNumberType.MOBILE
    return numero is not None and phonenumbers.number_type(numero) == mobile


def _de_service(numero: PhoneNumber) -> bool:
    """Whether a number begins with 08: a service's by the numbering plan."""
    return numero.country_code == 33 and str(numero.national_number).startswith("8")


def _masquer(numero: PhoneNumber) -> str:
    """Return « 06 •• •• •• 12 », or « +44 •• … •• 12 » for a foreign number."""
    chiffres = str(numero.national_number)
    if numero.country_code == 33:
        return f"0{chiffres[0]} •• •• •• {chiffres[-2:]}"
    return f"+{numero.country_code} •• … •• {chiffres[-2:]}"


def _lire(texte: str) -> PhoneNumber | None:
    import phonenumbers  # noqa: PLC0415 -- 46 ms, for texts that hold ten digits in a row

    try:
        numero = phonenumbers.parse(texte.replace(_FINE, " "), "FR")
    except phonenumbers.NumberParseException:
        return None
    return numero if phonenumbers.is_valid_number(numero) else None
