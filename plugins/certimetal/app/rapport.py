"""Chooses the format in which a run's findings are told; one format's code is loaded a run."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from certimetal.app.validation import Bilan

FORMES = ("texte", "json", "github", "sarif", "gitlab", "junit")


def render(
    bilan: Bilan,
    forme: str,
    *,
    version: Callable[[], str],
    couleurs: bool = False,
    largeur: int = 80,
) -> str:
    """Return the findings of ``bilan`` in one of ``FORMES``.

    ``version`` gives the tool's own, asked for where the format says it. ``couleurs`` and
    ``largeur`` (columns) are for ``texte``.
    """
    options: dict[str, object] = {"dossiers": bilan.dossiers, "fichiers": bilan.fichiers}
    if forme == "texte":
        options |= {"couleurs": couleurs, "largeur": largeur}
    elif forme == "sarif":
        from certimetal.app.controles import all_controles  # noqa: PLC0415 -- for SARIF alone

        options = {"controles": all_controles(), "version": version()}
    elif forme == "gitlab":
        options = {}
    module = import_module(f"certimetal.rendering.findings.{forme}")
    texte: str = module.render(bilan.findings, **options)
    return texte
