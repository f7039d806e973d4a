"""Links of an answer: to the web, or to the dossier's own annexes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.domain.controle import Cible, Controle, Probleme
from certimetal.domain.francais import citer
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier, Reponse

MORT = Controle(
    module=__name__,
    id="lien-reponse",
    titre="Un lien de la réponse ne mène nulle part",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Dans une réponse, un lien mène à une page du web (une adresse qui commence par "
        "`https://`) ou à une annexe que cette réponse liste. Un chemin de votre ordinateur, un "
        "fichier d’un autre dossier ou une adresse sans `https://` ne mènerait nulle part : le "
        "site n’en garde que le texte.\n\n"
        "Citez plutôt une annexe par son code, comme « C3I2-A01 »."
    ),
    fautif="Voir [la procédure](../../00000002600005/annexes/C3I2-A01.pdf).",
    juste="Voir la procédure (annexe C3I2-A01).",
    regles=("R10",),
)

CONTROLES = (MORT,)

_LIEN = re.compile(r"\]\([ \t]{0,4}<?([^)\s>]{1,500})")
_PERMIS = ("https://", "mailto:", "#")


def check(dossier: Dossier, _contexte: Contexte) -> Iterator[Probleme]:
    """Yield links and images whose target is neither the web nor an annexe of the answer."""
    for indicateur, reponse in dossier.reponses.items():
        if "]" in reponse.corps and "](" in reponse.corps:  # one character is sought quicker
            yield from _liens(f"reponses/{indicateur}.md", reponse)


def _liens(fichier: str, reponse: Reponse) -> Iterator[Probleme]:
    listes = {annexe.fichier for annexe in reponse.annexes if annexe.fichier}
    for lien in _LIEN.finditer(reponse.corps):
        cible = lien[1]
        if cible.lower().startswith(_PERMIS) or cible.removeprefix("../") in listes:
            continue
        yield Probleme(
            controle=MORT,
            fichier=fichier,
            cible=Cible.CORPS,
            debut=lien.start(1),
            fin=lien.end(1),
            message=f"Le lien {citer(cible)} ne mène nulle part.",
            attendu="Une adresse en https://, ou une annexe que cette réponse liste.",
            remede="Corrigez l’adresse, ou citez l’annexe par son code.",
        )
