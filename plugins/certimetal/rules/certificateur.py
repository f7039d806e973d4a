"""A dossier stands under a certificateur that is registered here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.controle import Cible, Controle, Probleme
from certimetal.domain.francais import citer, enumerer
from certimetal.finding import Gravite
from certimetal.rules.phrases import proche

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier

INCONNU = Controle(
    module=__name__,
    id="certificateur-inconnu",
    titre="Le certificateur n’est pas enregistré",
    gravite=Gravite.ERREUR,
    explication=(
        "Chaque dossier est rangé sous son certificateur, l’UIMM territoriale dont dépend "
        "l’adresse de l’organisme : `dossiers/uimm-35-56/…`. Le nom de ce dossier doit être le "
        "code d’un certificateur décrit dans `criteria/certificateurs/`.\n\n"
        "Vérifiez le nom. Si votre UIMM territoriale n’est pas encore enregistrée ici, c’est à "
        "elle de demander à l’être ; votre dossier pourra être déposé ensuite."
    ),
    fautif="dossiers/uimm-3556/00000001800002/dossier.yml",
    juste="dossiers/uimm-35-56/00000001800002/dossier.yml",
    regles=("R5",),
)

CONTROLES = (INCONNU,)


def check(dossier: Dossier, contexte: Contexte) -> Iterator[Probleme]:
    """Yield where the folder above the dossier names no certificateur of the register."""
    connus = contexte.referentiel.certificateurs
    if dossier.certificateur in connus:
        return
    liste = enumerer([citer(code) for code in sorted(connus)], "ou")
    yield Probleme(
        controle=INCONNU,
        fichier="dossier.yml",
        cible=Cible.FICHIER,
        message=(
            f"Le dossier est rangé sous {citer(dossier.certificateur)}, qui n’est pas un "
            "certificateur enregistré."
        ),
        attendu=f"Un certificateur enregistré : {liste}." if connus else "",
        remede="Rangez le dossier sous le certificateur dont dépend l’adresse de l’organisme.",
        suggestion=proche(dossier.certificateur, connus),
    )
