"""The folder of a dossier is named by its SIRET."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle, Probleme
from certimetal.domain.francais import citer
from certimetal.finding import Gravite
from certimetal.rules.siret import cle_valide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier

NOM = Controle(
    module=__name__,
    id="siret-dossier",
    titre="Le SIRET et le nom du dossier diffèrent",
    gravite=Gravite.ERREUR,
    explication=(
        "Chaque organisme a un dossier, nommé par son SIRET : "
        "`dossiers/uimm-35-56/00000001800002/`. Le SIRET écrit dans `dossier.yml` doit être le "
        "même, sinon on ne sait plus de qui parle le dossier.\n\n"
        "Si le nom du dossier est bon, corrigez le SIRET dans `dossier.yml`. Si c’est le SIRET de "
        "`dossier.yml` qui est bon, recommencez avec `certimetal nouveau` suivi du bon SIRET, "
        "puis copiez-y vos réponses. Un organisme déjà enregistré qui change de SIRET s’adresse à "
        "son certificateur : rien n’est transféré de soi-même (D10)."
    ),
    fautif='dossiers/uimm-35-56/00000001800002/dossier.yml\n\nsiret: "00000001800010"',
    juste='dossiers/uimm-35-56/00000001800002/dossier.yml\n\nsiret: "00000001800002"',
    regles=("R4", "D10"),
)

CONTROLES = (NOM,)


def check(dossier: Dossier, _contexte: Contexte) -> Iterator[Probleme]:
    """Yield where the folder's name is not the SIRET of ``dossier.yml``."""
    if not dossier.siret or dossier.siret == dossier.siret_dossier:
        return
    yield Probleme(
        controle=NOM,
        fichier="dossier.yml",
        chemin=("siret",),
        message=(
            f"Le SIRET est {citer(dossier.siret)}, mais le dossier s’appelle "
            f"{citer(dossier.siret_dossier)}."
        ),
        attendu="Le même SIRET dans dossier.yml et dans le nom du dossier.",
        remede="Corrigez celui des deux qui est faux.",
        suggestion=dossier.siret_dossier if cle_valide(dossier.siret_dossier) else "",
    )
