"""The étapes on a scale of time: where each point of the drawing stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from certimetal.rendering.frise import Jalon

LARGEUR = 760
_HAUT, _LIGNE = 40, 26
_DEBUT, _FIN = -70.0, 480.0
_REPERES = ((0, "Entrée"), (300, "Évaluation"), (360, "Jury"))


def echelle(suite: Iterable[Jalon]) -> dict[str, Any]:
    """Return the points of the drawing, one a line: the wordings that apply and have a delay."""
    dates = sorted(
        (
            pas
            for jalon in suite
            for pas in (jalon.principal, *jalon.autres)
            if pas.etape.retenue and (pas.etape.valeur or pas.etape.part_formation)
        ),
        key=lambda pas: pas.instant,
    )
    lignes = [
        {
            "x": _abscisse(pas.instant),
            "y": _HAUT + rang * _LIGNE,
            "titre": f"{pas.etape.titre} ({pas.ecart})" if pas.ecart else pas.etape.titre,
            "propre": bool(pas.certificateur),
            "a_gauche": pas.instant > 190,
        }
        for rang, pas in enumerate(dates)
    ]
    return {
        "largeur": LARGEUR,
        "hauteur": _HAUT + len(lignes) * _LIGNE,
        "debut": _abscisse(0),
        "fin": _abscisse(300),
        "reperes": [{"x": _abscisse(place), "titre": titre} for place, titre in _REPERES],
        "lignes": lignes,
    }


def _abscisse(place: float) -> int:
    borne = min(max(place, _DEBUT), _FIN)
    return round(LARGEUR * (borne - _DEBUT) / (_FIN - _DEBUT))
