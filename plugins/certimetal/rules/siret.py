"""The key of a SIRET, the OF's and its sites'."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle, Probleme
from certimetal.domain.francais import citer
from certimetal.finding import Gravite
from certimetal.rules.phrases import chiffres

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.controle import Chemin
    from certimetal.domain.dossier import Dossier

CLE = Controle(
    module=__name__,
    id="siret-cle",
    titre="La clé du SIRET est fausse",
    gravite=Gravite.ERREUR,
    explication=(
        "Un SIRET a 14 chiffres, dont le dernier est une clé : il se calcule à partir des 13 "
        "autres. Quand la clé est fausse, au moins un chiffre a été mal recopié, ou deux "
        "chiffres ont été inversés.\n\n"
        "Recopiez le SIRET depuis l’avis de situation au répertoire Sirene de l’organisme "
        "(avis-situation-sirene.insee.fr), sans espace et entre guillemets. La règle particulière "
        "des établissements de La Poste est connue de l’outil.\n\n"
        "Le contrôle vaut aussi pour le SIRET d’un site annexe."
    ),
    fautif='siret: "00000001800003"',
    juste='siret: "00000001800002"',
    regles=("L6", "R4"),
)

CONTROLES = (CLE,)

_LA_POSTE = "356000000"
"""The SIREN whose other places than the head office have a key of their own."""


@lru_cache(maxsize=256)
def cle_valide(siret: str) -> bool:
    """Whether 14 digits end with the right key (Luhn, or La Poste's sum); all zeros is not."""
    if not chiffres(siret, 14) or siret == "0" * 14:
        return False
    if not siret.startswith(_LA_POSTE) and _luhn(siret) and _luhn(siret[:9]):
        return True
    from stdnum.fr import siret as norme  # noqa: PLC0415 -- 15 ms, for a key that looks wrong

    return norme.is_valid(siret)


def _luhn(numero: str) -> bool:
    """Whether one digit in two, doubled from the right, and the others add up to tens."""
    rangs = enumerate(map(int, reversed(numero)))
    return (
        sum(sum(divmod(chiffre * 2, 10)) if rang % 2 else chiffre for rang, chiffre in rangs) % 10
        == 0
    )


def check(dossier: Dossier, _contexte: Contexte) -> Iterator[Probleme]:
    """Yield each SIRET of 14 digits whose key is wrong."""
    for chemin, siret, de_qui in _sirets(dossier):
        if chiffres(siret, 14) and not cle_valide(siret):
            yield Probleme(
                controle=CLE,
                fichier="dossier.yml",
                chemin=chemin,
                message=f"Le SIRET {citer(siret)} {de_qui} a une clé fausse.",
                attendu="Les 14 chiffres de l’avis de situation au répertoire Sirene.",
                remede="Recopiez le SIRET : un chiffre est faux, ou deux chiffres sont inversés.",
            )


def _sirets(dossier: Dossier) -> Iterator[tuple[Chemin, str, str]]:
    yield ("siret",), dossier.siret, "de l’organisme"
    for rang, site in enumerate(dossier.sites_annexes):
        yield ("sites_annexes", rang, "siret"), site.siret, f"du site {citer(site.nom)}"
