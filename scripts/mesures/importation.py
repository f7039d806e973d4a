"""What an import costs: one form read, compared and told, the whole process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mesures.documents import JOUR
from mesures.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mesures.figures import Chantier


def importation(chantier: Chantier) -> Iterator[Figure]:
    """Yield what one import takes, of each format: read and compared with what is there."""
    depot = chantier.depot(1)
    siret = next(depot.glob("dossiers/*/*")).name
    for format_ in ("docx", "odt"):
        exporter = ("certimetal", "exporter", siret, "--format", format_, *JOUR, "--remplacer")
        chantier.median((*exporter, "--sortie", f"un.{format_}"), depot)
        un = chantier.median(("certimetal", "importer", f"un.{format_}", "--simulation"), depot)
        yield Figure(
            nom=f"importer un dossier en {format_}, processus entier",
            face_a="—",
            valeur=un.duree,
            unite="s",
            limite=1.0,
        )
