"""What an auditor should read again: verdicts in force whose answer, annexes or guide changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle import situer
from certimetal.domain.relecture import relire

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.dossier import Dossier
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.relecture import Relecture


def verdicts_a_relire(
    dossier: Dossier, referentiel: Referentiel, au: date
) -> tuple[Relecture, ...]:
    """Hold each verdict in force on ``au`` against the dossier as it is now.

    One for each verdict, by indicator: ``a_revoir`` where what was judged changed,
    ``guide_modifie`` where only the guide did (D16).
    """
    return relire(dossier, situer(dossier, referentiel, au).verdicts, referentiel)
