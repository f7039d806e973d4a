"""Links between pages: always relative, so that the site works under any prefix."""

from __future__ import annotations

import posixpath


def relatif(depuis: str, vers: str) -> str:
    """Return the relative URL from the page ``depuis`` to ``vers`` (both below the site's root).

    A page ends with ``/``; a file (``donnees/organismes.json``) and an anchor may be targets.
    """
    cible, diese, ancre = vers.partition("#")
    if cible == depuis and diese:
        return f"#{ancre}"
    chemin = posixpath.relpath(
        "/" + cible, "/" + (depuis if depuis.endswith("/") else posixpath.dirname(depuis))
    )
    if cible.endswith("/") or not cible:
        chemin += "/"
    return f"{chemin}{diese}{ancre}"
