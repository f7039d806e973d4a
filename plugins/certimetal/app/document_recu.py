"""Opens a document that someone sends: let in by the guard, made plain, read by pandoc."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from certimetal import pandoc
from certimetal.domain.grille import PROPRIETE
from certimetal.errors import UnreadableFileError
from certimetal.reading.garde_document import DOCX, OCTETS, admit
from certimetal.reading.word.cellules import regroup
from certimetal.reading.word.marges import read_margins
from certimetal.reading.word.preparation import prepare
from certimetal.reading.word.proprietes import read_properties

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from certimetal.domain.importation import NonPlace

    Blocs = list[dict[str, Any]]

SECONDES = 20
MEGAOCTETS = 256
"""What pandoc may take for one form: fifty times what a long one takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecu:
    """A document as pandoc read it, its own properties, its pictures by their name in it, what was
    left out before, and the lines of its headers and footers."""

    nom: str
    blocs: Blocs
    proprietes: Mapping[str, str]
    medias: Mapping[str, bytes] = field(default_factory=dict)
    non_places: tuple[NonPlace, ...] = ()
    marges: tuple[NonPlace, ...] = ()

    @property
    def est_une_grille(self) -> bool:
        """Whether it is an audit grid, by the property that it carries."""
        return PROPRIETE in self.proprietes


def open_document(chemin: Path) -> DocumentRecu:
    """Open a Word or OpenDocument file; UnreadableFileError where it is not let in.

    DocumentConversionError where pandoc cannot read it, or would need too much for it.
    """
    return read_document(_bytes(chemin), nom=chemin.name)


def read_document(contenu: bytes, *, nom: str) -> DocumentRecu:
    """Read a document from its bytes; see ``open_document``."""
    document = admit(contenu, nom=nom)
    archive, sortis = prepare(document)
    arbre = pandoc.read_tree(
        archive,
        de=document.format,
        options=("--track-changes=all",) if document.format == DOCX else (),
        secondes=SECONDES,
        megaoctets=MEGAOCTETS,
    )
    return DocumentRecu(
        nom=nom,
        blocs=regroup(arbre["blocks"]),
        proprietes=read_properties(document),
        medias=document.medias,
        non_places=sortis,
        marges=read_margins(document),
    )


def _bytes(chemin: Path) -> bytes:
    try:
        if not chemin.is_file():
            raise UnreadableFileError(f"« {chemin} » n’est pas un fichier. Indiquez le document.")
        with chemin.open("rb") as file:
            return file.read(OCTETS + 1)
    except OSError as error:
        raise UnreadableFileError(f"« {chemin} » ne peut pas être ouvert.") from error
