"""The code of an annexe: of the indicator that it answers, and unique in the dossier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle, Probleme
from certimetal.domain.francais import citer
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier

INDICATEUR = Controle(
    module=__name__,
    id="annexe-code",
    titre="Le code de l’annexe est celui d’un autre indicateur",
    gravite=Gravite.ERREUR,
    explication=(
        "Le code d’une annexe dit à quel indicateur elle répond : `C3I2-A01` est la première "
        "annexe de l’indicateur 2 du critère 3. Il commence donc par le nom du fichier où "
        "l’annexe est listée.\n\n"
        "Un document qui sert à deux indicateurs est listé une fois, et l’autre réponse le cite "
        "par son code."
    ),
    fautif="reponses/C3I2.md\n\nannexes:\n  - {code: C3I1-A01, …}",
    juste="reponses/C3I2.md\n\nannexes:\n  - {code: C3I2-A01, …}",
    regles=("D8", "R10"),
)

DOUBLE = Controle(
    module=__name__,
    id="annexe-code-en-double",
    titre="Deux annexes ont le même code",
    gravite=Gravite.ERREUR,
    explication=(
        "Le code d’une annexe est unique dans le dossier : l’auditeur la cite par lui. Donnez à la "
        "seconde le numéro suivant, et renommez son fichier de la même façon."
    ),
    fautif="annexes:\n  - {code: C3I2-A01, …}\n  - {code: C3I2-A01, …}",
    juste="annexes:\n  - {code: C3I2-A01, …}\n  - {code: C3I2-A02, …}",
    regles=("D8",),
)

CONTROLES = (INDICATEUR, DOUBLE)

_CODE = re.compile(r"C[1-6]I[12]-A[0-9]{2}")


def check(dossier: Dossier, _contexte: Contexte) -> Iterator[Probleme]:
    """Yield codes of another indicator, and codes that another annexe has already."""
    pris = {annexe.code for reponse in dossier.reponses.values() for annexe in reponse.annexes}
    vus: dict[str, str] = {}
    for indicateur, reponse in dossier.reponses.items():
        fichier = f"reponses/{indicateur}.md"
        for rang, annexe in enumerate(reponse.annexes):
            code = annexe.code
            if not _CODE.fullmatch(code):
                continue
            chemin = ("annexes", rang, "code")
            if not code.startswith(indicateur):
                yield Probleme(
                    controle=INDICATEUR,
                    fichier=fichier,
                    chemin=chemin,
                    message=f"Le code {citer(code)} n’est pas de l’indicateur {indicateur}.",
                    attendu=f"Un code qui commence par {indicateur}, comme {indicateur}-A01.",
                    remede="Corrigez le code, ou listez l’annexe dans la réponse qu’il désigne.",
                    suggestion=_libre(indicateur, pris),
                )
            if code in vus:
                yield Probleme(
                    controle=DOUBLE,
                    fichier=fichier,
                    chemin=chemin,
                    message=f"Le code {citer(code)} est déjà celui d’une annexe de {vus[code]}.",
                    attendu="Un code différent pour chaque annexe du dossier.",
                    remede="Donnez à cette annexe le premier numéro libre.",
                    suggestion=_libre(indicateur, pris),
                )
            vus.setdefault(code, fichier)


def _libre(indicateur: str, pris: set[str]) -> str:
    """Return the first code of the indicator that no annexe has, empty where all are taken."""
    codes = (f"{indicateur}-A{rang:02}" for rang in range(1, 100))
    return next((code for code in codes if code not in pris), "")
