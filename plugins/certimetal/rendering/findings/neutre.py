"""Makes a value harmless to show: no terminal command, no reversed text, one line."""

from __future__ import annotations

from certimetal.domain.caracteres import assainir


def neutralise(texte: str) -> str:
    """Return ``texte`` on one line, its control, direction and lone surrogate characters shown
    as U+FFFD, one for one."""
    return assainir(texte.replace("\n", " ").replace("\r", " ").replace("\t", " "))
