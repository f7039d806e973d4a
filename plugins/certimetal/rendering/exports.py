"""What is said of a dossier's export where the document is not whole, or is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.caracteres import assainir
from certimetal.domain.francais import NBSP, citer, compter, guillemets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from certimetal.domain.formulaire_valeurs import HorsFormulaire
    from certimetal.finding import Finding


def tell_export(
    siret: str,
    *,
    refus: str = "",
    illisibles: Sequence[Finding] = (),
    hors: Sequence[HorsFormulaire] = (),
) -> Iterator[str]:
    """Yield the lines that say it; none where all is well."""
    if refus:
        yield f"{siret}{NBSP}: document non écrit. {refus}"
    if illisibles:
        verifier = guillemets(f"certimetal valider {_dossier(illisibles[0])}")
        yield (
            f"{siret}{NBSP}: document non écrit, car le dossier ne se lit pas en entier. "
            f"Corrigez-le d’abord{NBSP}: {verifier}."
        )
        for finding in illisibles:
            place = finding.location
            ou = f"{place.path}, ligne {place.line}" if place.line else place.path
            yield f"  {assainir(ou)}{NBSP}: {assainir(finding.message)}"
    if hors:
        combien = compter(len(hors), "valeur")
        yield (
            f"{siret}{NBSP}: {combien} sans place dans le formulaire, à la fin du document{NBSP}:"
        )
        for valeur in hors:
            yield f"  {assainir(valeur.ou)}{NBSP}: {citer(assainir(valeur.valeur))}"


def _dossier(finding: Finding) -> str:
    """Return the dossier's folder, from the path of one of its files."""
    chemin = finding.location.path
    return chemin.partition("/reponses/")[0].removesuffix("/dossier.yml")
