"""The same SIRET in two dossiers of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle, Probleme
from certimetal.domain.francais import citer, enumerer
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.registre import Registre, Resume

DOUBLE = Controle(
    module=__name__,
    id="siret-en-double",
    titre="Deux dossiers ont le même SIRET",
    gravite=Gravite.ERREUR,
    explication=(
        "Un organisme a un seul dossier, sous un seul certificateur. Le même SIRET est dans deux "
        "dossiers : sous deux certificateurs, ou dans deux dépôts réunis en un site. On ne sait "
        "pas lequel fait foi, et le site n’en montre qu’un.\n\n"
        "Gardez le dossier du certificateur dont dépend l’adresse, et supprimez l’autre. Un "
        "organisme qui change de certificateur s’adresse aux deux."
    ),
    fautif="dossiers/uimm-35-56/00000001800002/\ndossiers/uimm-44/00000001800002/",
    juste="dossiers/uimm-35-56/00000001800002/",
    regles=("R4", "R5"),
)

CONTROLES = (DOUBLE,)


def check(registre: Registre) -> Iterator[tuple[Resume, Probleme]]:
    """Yield every dossier whose SIRET another one has, naming the others."""
    for siret, resumes in registre.doublons().items():
        for resume in resumes:
            autres = [
                citer(autre.dossier, longueur=250) for autre in resumes if autre is not resume
            ]
            yield (
                resume,
                Probleme(
                    controle=DOUBLE,
                    fichier="dossier.yml",
                    chemin=("siret",),
                    message=f"Le SIRET {citer(siret)} est aussi celui de {enumerer(autres)}.",
                    attendu="Un seul dossier par SIRET, tous dépôts compris.",
                    remede="Gardez le dossier du certificateur en charge, et supprimez l’autre.",
                ),
            )
