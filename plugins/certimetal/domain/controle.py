"""A check of the tool (contrôle): its page for people, and what it finds in a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from certimetal.finding import Gravite

Chemin = tuple[str | int, ...]
"""Keys and indexes from the top of a file's data to a value: ``("adresse", "commune")``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Controle:
    """A check: what it looks at, why, and an example; the whole content of its page.

    ``id`` is kebab-case ASCII. ``explication`` is French Markdown for people who do not code: why
    the check exists and how to mend what it finds. ``fautif`` and ``juste`` are short extracts of
    a file. ``regles`` are the rules of the référentiel that it rests on (``"R28"``, ``"D8"``).
    ``module`` is the one that defines the check, by its dotted name.
    """

    id: str
    titre: str
    gravite: Gravite
    explication: str
    fautif: str
    juste: str
    regles: tuple[str, ...] = ()
    module: str = ""

    @property
    def source(self) -> str:
        """The file that says all this, from the repository's root; empty where none is known."""
        return f"plugins/{self.module.replace('.', '/')}.py" if self.module else ""


class Cible(Enum):
    """What of a file a problem points at."""

    VALEUR = "valeur"
    CLE = "cle"
    CORPS = "corps"
    FICHIER = "fichier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Probleme:
    """What a rule found, placed by meaning and not yet by line.

    ``fichier`` is relative to the dossier's folder, POSIX. For ``VALEUR`` and ``CLE``, ``chemin``
    leads to the value in the front matter or the YAML; for ``CORPS``, ``debut`` and ``fin`` are
    character offsets in the answer's body. ``secret`` keeps the source line out of the finding.
    ``gravite`` overrides the check's own where one check has two weights.
    """

    controle: Controle
    fichier: str
    message: str
    attendu: str = ""
    remede: str = ""
    suggestion: str = ""
    cible: Cible = Cible.VALEUR
    chemin: Chemin = ()
    debut: int = 0
    fin: int = 0
    secret: bool = False
    gravite: Gravite | None = None
