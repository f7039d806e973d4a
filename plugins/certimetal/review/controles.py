"""All the checks of the review, in the order that their pages follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.review.controles_droits import CONTROLES_DROITS
from certimetal.review.controles_envois import CONTROLES_ENVOIS
from certimetal.review.controles_fichiers import CONTROLES_FICHIERS

if TYPE_CHECKING:
    from certimetal.domain.controle import Controle

CONTROLES: tuple[Controle, ...] = (
    *CONTROLES_DROITS,
    *CONTROLES_FICHIERS,
    *CONTROLES_ENVOIS,
)
