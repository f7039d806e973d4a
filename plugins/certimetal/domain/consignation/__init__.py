"""The preparation of one event: what a person gives, what the rules compute, what is left to fill.

``preparer`` makes an event's data from a ``Demande``. Nothing here decides for a person: a verdict,
a motif or a date that nobody gave is marked ``À COMPLÉTER``.
"""

from __future__ import annotations

from certimetal.domain.consignation.demande import Demande, Matiere
from certimetal.domain.consignation.preparation import preparer
from certimetal.domain.consignation.prepare import Calcul, Prepare

__all__ = ["Calcul", "Demande", "Matiere", "Prepare", "preparer"]
