"""Faults that only come from what an event leaves to complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.faute import IdFaute

if TYPE_CHECKING:
    from collections.abc import Collection

    from certimetal.domain.controle import Chemin
    from certimetal.domain.cycle.faute import Faute


def est_prematuree(faute: Faute, marques: Collection[Chemin]) -> bool:
    """Whether a fault only comes from what its event leaves to complete, at ``marques``.

    It is one of a value that holds a mark, or is held by one, or of an event that cannot be
    understood yet.
    """
    if not marques or not faute.chemin:
        return bool(marques) and faute.id is IdFaute.INCONNU
    chemin = faute.chemin
    return any(chemin[: len(marque)] == marque[: len(chemin)] for marque in marques)
