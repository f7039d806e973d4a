"""The numéro de déclaration d'activité looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle, Probleme
from certimetal.domain.francais import citer
from certimetal.finding import Gravite
from certimetal.rules.phrases import chiffres

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier

# The codes of the régions of before and after 2016, then overseas. No text lists them: an
# assumption, which is why a code out of the list is a warning.
_CODES = (
    "11 21 22 23 24 25 26 27 28 31 32 41 42 43 44 52 53 54 72 73 74 75 76 82 83 84 91 93 94 "
    "01 02 03 04 06 95 96 97 98"
)
REGIONS = frozenset(_CODES.split())

REGION = Controle(
    module=__name__,
    id="nda-region",
    titre="Le numéro de déclaration d’activité paraît faux",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Le numéro de déclaration d’activité (NDA) a 11 chiffres. Les 2 premiers sont le code de "
        "la région qui a enregistré l’organisme (53 pour la Bretagne), les 2 suivants le "
        "département, et les 2 derniers répètent d’ordinaire le département.\n\n"
        "Aucun texte ne publie la liste des codes : l’outil connaît ceux des régions d’avant et "
        "d’après 2016 et d’outre-mer, et ne donne qu’un avertissement ou un conseil. Si votre "
        "récépissé de déclaration porte bien ce numéro, laissez-le."
    ),
    fautif='numero_declaration_activite: "99560000056"',
    juste='numero_declaration_activite: "53560000056"',
    regles=("L6", "R6"),
)

CONTROLES = (REGION,)


def check(dossier: Dossier, _contexte: Contexte) -> Iterator[Probleme]:
    """Yield a number of 11 digits whose région or département cannot be, or hardly."""
    nda = dossier.numero_declaration_activite
    if not chiffres(nda, 11):
        return
    if nda[:2] not in REGIONS:
        yield _probleme(
            f"Le numéro de déclaration d’activité {citer(nda)} commence par {nda[:2]}, qui n’est "
            "le code d’aucune région connue.",
            "Un numéro qui commence par le code de la région, comme 53 pour la Bretagne.",
            Gravite.AVERTISSEMENT,
        )
    elif nda[2:4] != nda[9:]:
        yield _probleme(
            f"Le numéro de déclaration d’activité {citer(nda)} finit par {nda[9:]}, alors que son "
            f"département est {nda[2:4]}.",
            "Les 2 derniers chiffres répètent d’ordinaire le département.",
            Gravite.CONSEIL,
        )


def _probleme(message: str, attendu: str, gravite: Gravite) -> Probleme:
    return Probleme(
        controle=REGION,
        fichier="dossier.yml",
        chemin=("numero_declaration_activite",),
        message=message,
        attendu=attendu,
        remede="Comparez avec le récépissé de déclaration d’activité.",
        gravite=gravite,
    )
