"""What is under way while a journal is told: audits, open NCs, suspensions, griefs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.domain.cycle.delais import apres
from certimetal.domain.situation import MAJEURE, MINEURE, Audit, Griefs, NonConformite

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.cycle.delais import Delais
    from certimetal.domain.journal import Evenement
    from certimetal.domain.situation import Etape, NatureAudit


@dataclass(slots=True, kw_only=True)
class Procedure:
    """An audit under way. ``delai`` is the decision that opened a délai de réponse."""

    nature: NatureAudit
    etape: Etape
    depuis: date
    depot: str = ""
    constats: Evenement | None = None
    notifies_le: date | None = None
    delai: Evenement | None = None
    instance: str = ""
    origine: str = ""

    def fige(self) -> Audit:
        """Return the audit as the situation tells it."""
        return Audit(
            nature=self.nature,
            etape=self.etape,
            depuis=self.depuis,
            depot=self.depot,
            constats=self.constats.fichier if self.constats else "",
            constats_le=self.constats.date if self.constats else None,
            notifies_le=self.notifies_le,
            instance=self.instance,
            origine=self.origine,
        )


@dataclass(slots=True, kw_only=True)
class Ouverte:
    """An open NC. ``accordee`` is the limit that a decision gave; ``actions`` are the days of its
    plan's actions."""

    indicateur: str
    majeure: bool
    constat: str
    attendu: str
    audit: NatureAudit
    evenement: str
    notifiee_le: date | None = None
    accordee: date | None = None
    plan: str = ""
    actions: tuple[date, ...] = ()
    maintenue: bool = False

    def limite(self, delais: Delais) -> date | None:
        """Return the last day to answer, None where the délai has not begun (R28, D2).

        It runs from the notification of the constats; a decision may shorten it, never lengthen it.
        """
        if self.notifiee_le is None:
            return None
        au_plus_tard = apres(self.notifiee_le, delais.reponse)
        if self.accordee is None or au_plus_tard is None:
            return self.accordee or au_plus_tard
        return min(self.accordee, au_plus_tard)

    def fige(self, delais: Delais) -> NonConformite:
        """Return the NC as the situation tells it."""
        return NonConformite(
            indicateur=self.indicateur,
            gravite=MAJEURE if self.majeure else MINEURE,
            constat=self.constat,
            attendu=self.attendu,
            audit=self.audit,
            evenement=self.evenement,
            notifiee_le=self.notifiee_le,
            limite=self.limite(delais),
            plan=self.plan,
            maintenue=self.maintenue,
        )


@dataclass(slots=True, kw_only=True)
class Suspension:
    """A suspension: ``fin`` is the first day on which it no longer holds, None while it does."""

    depuis: date
    evenement: str
    limite: date | None = None
    fin: date | None = None


@dataclass(slots=True, kw_only=True)
class Reproches:
    """Griefs under way (L4)."""

    evenement: Evenement
    limite: date | None
    notifies_le: date | None = None
    observations: str = ""

    def entendus(self, jour: date) -> bool:
        """Whether the OF was told, and has answered or had until ``limite`` to do so."""
        if self.notifies_le is None:
            return False
        if self.observations:
            return True
        return self.limite is not None and self.notifies_le <= self.limite < jour

    def fige(self) -> Griefs:
        """Return the griefs as the situation tells them."""
        return Griefs(
            evenement=self.evenement.fichier,
            notifies_le=self.notifies_le,
            limite=self.limite,
            observations=self.observations,
        )
