"""Where a dossier stands on a day: statut, since when, until when, what is open, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.alertes import alertes_et_propositions
from certimetal.domain.cycle.delais import Delais
from certimetal.domain.cycle.deroulement import derouler
from certimetal.domain.cycle.echeances import echeances
from certimetal.domain.cycle.explications import expliquer
from certimetal.domain.situation import NatureAudit, Situation

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from certimetal.domain.cycle.etat import Etat
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.journal import Evenement
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.situation import Periode


def situer(
    dossier: Dossier,
    regles: Referentiel,
    au: date,
    temoin: Callable[[Etat, Evenement], None] | None = None,
) -> Situation:
    """Return where a dossier stands at the end of a day, past or to come.

    Only facts dated up to that day count (D12), whatever the order of the files. Total: an event
    that cannot be understood, or that the rules forbid, does not count, and the explications say
    so. ``temoin`` is shown the story after each event that counts.
    """
    delais = Delais.de(regles, dossier.certificateur)
    etat = derouler(dossier.journal, delais, au, temoin)
    periodes = etat.chronologie.periodes()
    statut = etat.chronologie.statut(au)
    alertes, propositions = alertes_et_propositions(etat, au)
    depuis, jusqu_au = _bornes(periodes, au)
    return Situation(
        au=au,
        statut=statut,
        depuis=depuis,
        jusqu_au=jusqu_au,
        terme=etat.chronologie.terme(au),
        termes=tuple(etat.chronologie.termes),
        audits=tuple(procedure.fige() for procedure in etat.procedures()),
        non_conformites=tuple(nc.fige(delais) for nc in etat.nc_de(*NatureAudit)),
        verdicts=tuple(verdict for _, verdict in sorted(etat.verdicts.items())),
        griefs=etat.griefs.fige() if etat.griefs else None,
        echeances=echeances(etat, au),
        alertes=alertes,
        propositions=propositions,
        declarations=tuple(etat.declarations),
        explications=expliquer(etat, dossier.journal, au),
        periodes=tuple(periode for periode in periodes if periode.debut <= au),
    )


def _bornes(periodes: list[Periode], au: date) -> tuple[date | None, date | None]:
    """Return the first and last day of the run of one statut that holds on ``au``."""
    rang = sum(periode.debut <= au for periode in periodes) - 1
    if rang < 0:
        return None, None
    statut = periodes[rang].statut
    premier, dernier = rang, rang
    while premier and periodes[premier - 1].statut is statut:
        premier -= 1
    while dernier + 1 < len(periodes) and periodes[dernier + 1].statut is statut:
        dernier += 1
    return periodes[premier].debut, periodes[dernier].fin
