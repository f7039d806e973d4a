"""Where a file is changed on its forge."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.rendering.publication import LienEdition


def base_edition(repo_url: str, edit_uri: str, docs: str) -> str | None:
    """Return the address that a path of the repository ends, from the site's configuration.

    ``edit_uri`` is that of the hand-written pages, which are in ``docs`` (``docs/``, from the
    root): empty where either is not set or the pages are of another repository, None where it
    does not end with ``docs``.
    """
    if not repo_url or not edit_uri or docs.startswith("../"):
        return ""
    if not edit_uri.endswith(docs):
        return None
    return urljoin(repo_url.rstrip("/") + "/", edit_uri.removesuffix(docs))


def lien_edition(base: str, ailleurs: Mapping[str, str]) -> LienEdition:
    """Return what leads from a file, as findings name it, to its editor; empty where unknown.

    ``ailleurs`` maps the path of a root of dossiers (``../autre/dossiers/``) to the address that
    a path below it ends, on the forge that holds it.
    """

    def lien(chemin: str) -> str:
        for prefixe, adresse in ailleurs.items():
            if chemin.startswith(prefixe):
                return adresse + quote(chemin.removeprefix(prefixe))
        return base + quote(chemin) if base and not chemin.startswith("../") else ""

    return lien
