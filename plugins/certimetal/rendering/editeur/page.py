"""The page of the editor: it asks its own host and the forge, nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.rendering.gabarits import remplir

if TYPE_CHECKING:
    from certimetal.rendering.editeur.forge import Forge


def page_editeur(forge: Forge) -> bytes:
    """Return the page; what it shows is written by its scripts.

    Decap compiles the schema of its own configuration: hence ``unsafe-eval``, on this page alone.
    """
    return remplir("editeur", politique=politique(forge)).encode()


def politique(forge: Forge) -> str:
    """Return the page's Content-Security-Policy."""
    connexions = " ".join(("'self'", "blob:", *forge.hotes))
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src {connexions}",
            "form-action 'self'",
            "base-uri 'none'",
        )
    )
