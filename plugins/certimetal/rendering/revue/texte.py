"""A review for a terminal: all of it, what is added and removed between brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.caracteres import assainir
from certimetal.domain.francais import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.rendering.revue.dossier import Morceau, Section
    from certimetal.rendering.revue.recit import Recit

_MARQUES = {
    "ajoute": ("{+", "+}"),
    "retire": ("[-", "-]"),
    "deplace": (f"{{déplacé{NBSP}: ", "}"),
}


def render(recit: Recit) -> str:
    """Return the whole review; no value can be a command of the terminal."""
    lignes = [recit.verdict, ""]
    for section in recit.sections:
        lignes += [*_section(section), ""]
    return "\n".join(lignes).rstrip() + "\n"


def _section(section: Section) -> Iterator[str]:
    titre = _net(section.titre)
    yield titre
    yield "-" * len(titre)
    yield from _tableau(section.tableau)
    for ligne in section.lignes:
        yield f"- {''.join(map(_morceau, ligne)).strip()}"


def _tableau(rangees: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    if rangees:
        largeurs = [max(map(len, colonne)) for colonne in zip(*rangees, strict=True)]
        for rangee in rangees:
            cases = (case.ljust(largeur) for case, largeur in zip(rangee, largeurs, strict=True))
            yield "  ".join(map(_net, cases)).rstrip()


def _morceau(morceau: Morceau) -> str:
    avant, apres = _MARQUES.get(morceau.style, ("", ""))
    texte = _net(morceau.texte)
    if not avant:
        return texte
    fin = " " if texte.endswith(" ") else ""
    return f"{avant}{texte.strip()}{apres}{fin}"


def _net(texte: str) -> str:
    """Keep spaces as they are, and make of anything that ends a line a space."""
    return assainir(texte.replace("\n", " ").replace("\r", " ").replace("\t", " "))
