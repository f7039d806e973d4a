"""Compare the source's text with the référentiel of a repository."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from certimetal.app.depot import open_depot
from certimetal.domain.comparaison import comparer
from certimetal.domain.passages import passages
from certimetal.errors import SourceTextError
from certimetal.reading.referentiel import load_source_settings
from certimetal.reading.texte_source import read_source_text

if TYPE_CHECKING:
    from certimetal.domain.comparaison import Comparaison


def compare_source(root: Path, fichier: str | Path) -> Comparaison:
    """Compare the text of ``fichier`` with what the repository at ``root`` publishes.

    CertimetalError where there is nothing to compare: no repository, no référentiel, no text.
    """
    texte = read_source_text(Path(fichier))
    depot = open_depot(root)
    reglages = load_source_settings(depot.tree, depot.schemas, depot.referentiel.edition)
    comparaison = comparer(texte, passages(depot.referentiel), reglages)
    if not comparaison.total:
        message = f"Le fichier {fichier} ne contient aucune phrase\u00a0: il n’y a rien à comparer."
        raise SourceTextError(message)
    return comparaison
