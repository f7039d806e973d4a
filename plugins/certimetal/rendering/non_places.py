"""The side file of an import: each thing that was not placed, where it stood, and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import capitaliser, compter, guillemets
from certimetal.rendering.findings.neutre import neutralise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from certimetal.domain.importation import NonPlace

_EN_TETE = """\
# Ce qui n’a pas été placé

Importation de {document}. {compte} : recopiez à la main ce qui doit l’être, puis supprimez ce \
dossier. Il est à vous seul : ne le versez pas au dépôt.
"""


def list_non_places(
    document: str, non_places: Sequence[NonPlace], images: Mapping[str, str]
) -> str:
    """Return the list as Markdown; ``images`` give the file written for each picture's name."""
    compte = compter(len(non_places), "élément", "éléments")
    lignes = [_EN_TETE.format(document=guillemets(neutralise(document)), compte=compte)]
    for rang, chose in enumerate(non_places, start=1):
        lignes += _une(rang, chose, images)
    return "\n".join(lignes) + "\n"


def _une(rang: int, chose: NonPlace, images: Mapping[str, str]) -> Iterator[str]:
    yield f"## {rang}. {capitaliser(neutralise(chose.quoi))}"
    yield ""
    yield f"Où : {neutralise(chose.ou)}"
    yield ""
    image = next((f for nom, f in images.items() if chose.media and nom.endswith(chose.media)), "")
    if image:
        yield f"Fichier : {image}"
        yield ""
    if chose.texte:
        yield from (f"    {neutralise(ligne)}".rstrip() for ligne in chose.texte.split("\n"))
        yield ""
