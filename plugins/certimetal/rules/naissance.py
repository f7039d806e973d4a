"""Dates of birth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle
from certimetal.finding import Gravite
from certimetal.rules.passage import Trouvaille

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

NAISSANCE = Controle(
    module=__name__,
    id="donnee-naissance",
    titre="Une date de naissance est dans le dossier",
    gravite=Gravite.ERREUR,
    explication=(
        "Une date de naissance est une donnée personnelle, et les données des candidats n’entrent "
        "jamais dans ce dépôt. Décrivez le processus sans cas réel, ou gardez le document hors du "
        "dépôt, avec son empreinte.\n\n"
        "Un exemple de formulaire se montre vide. Le dossier restreint n’est pas publié : ce "
        "n’est alors qu’un avertissement."
    ),
    fautif="Le candidat, né le 00/00/0000 à Lorient, a suivi…",
    juste="Le candidat a suivi…",
    regles=("L7", "R16"),
)

_BLANC = r"[ \t\u00a0\u202f]{1,3}"
_MOIS = (
    "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre"
)
_DATE = (
    r"(?:[0-9]{1,2}[ ]?[/.\-][ ]?[0-9]{1,2}[ ]?[/.\-][ ]?(?:[0-9]{4}|[0-9]{2})|"
    r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|"
    rf"[0-9]{{1,2}}(?:er)?{_BLANC}(?:{_MOIS}){_BLANC}(?:19|20)[0-9]{{2}})"
)
_NE = r"(?<!\w)n(?:é|e\u0301)(?:e|\(e\)|[.·]e)?s?"
_NAISSANCE = re.compile(
    rf"(?:{_NE}{_BLANC}le|naissance(?:{_BLANC}(?:est|le|au))?[ \u00a0\u202f]{{0,2}}:?"
    rf"(?:{_BLANC}le)?){_BLANC}(?P<date>{_DATE})(?![0-9])",
    re.IGNORECASE,
)


_SIGNE = re.compile(
    r"[0-9](?:[ ]?[/.\-][ ]?[0-9]{1,2}[ ]?[/.\-][ ]?[0-9]|"
    rf"(?:er)?{_BLANC}(?:{_MOIS}){_BLANC}[0-9])",
    re.IGNORECASE,
)
"""What every date has: cheap to look for, and most answers have none."""


def detecter(texte: str, _permis: Collection[str] = ()) -> Iterator[Trouvaille]:
    """Yield each « né(e) le … » and « date de naissance : … » that a date follows."""
    if not _SIGNE.search(texte):
        return
    for trouve in _NAISSANCE.finditer(texte):
        yield Trouvaille(debut=trouve.start("date"), fin=trouve.end("date"), masque="••/••/••••")
