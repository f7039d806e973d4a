"""Where one is in a document, as one tells a person who has it open."""

from __future__ import annotations

from certimetal.domain.francais import citer


class Lieu:
    """The last words that were passed: the place of what comes next."""

    def __init__(self) -> None:
        self._dernier = ""
        self._titre = ""

    def passe(self, texte: str) -> None:
        """Pass a paragraph."""
        if texte.strip():
            self._dernier = texte

    def titre(self, texte: str) -> None:
        """Pass a heading."""
        if texte.strip():
            self._titre = texte
            self._dernier = ""

    @property
    def dit(self) -> str:
        """Return « sous … , après … »."""
        parts = []
        if self._titre:
            parts.append(f"sous {citer(self._titre, 50)}")
        if self._dernier:
            parts.append(f"après {citer(self._dernier, 50)}")
        return ", ".join(parts) or "au début du document"
