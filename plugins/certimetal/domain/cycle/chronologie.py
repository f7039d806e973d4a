"""The statut of each day, from the terms, the suspensions and what holds outside a term.

Everything here is dated, so that what happens later never changes a day that is over; a term that
was granted on paper (``reprise``) alone tells the past.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from certimetal.domain.cycle.delais import lendemain, veille
from certimetal.domain.situation import Periode, Statut, Terme

if TYPE_CHECKING:
    from certimetal.domain.cycle.ouvertes import Suspension


class Base(NamedTuple):
    """What the statut is outside any term, from a day on, and the event that says so."""

    depuis: date
    statut: Statut
    evenement: str


BROUILLON = Base(date.min, Statut.BROUILLON, "")


@dataclass(slots=True)
class Chronologie:
    """Terms never overlap and are in order, as are the bases and the suspensions."""

    bases: list[Base] = field(default_factory=list)
    termes: list[Terme] = field(default_factory=list)
    suspensions: list[Suspension] = field(default_factory=list)

    def statut(self, jour: date) -> Statut:
        """Return the statut of a day."""
        if self.terme(jour) is not None:
            return Statut.SUSPENDU if self.suspension(jour) else Statut.HABILITE
        return self._hors_terme(jour).statut

    def terme(self, jour: date) -> Terme | None:
        """Return the term that covers a day."""
        terme = self._dernier_commence(jour)
        return terme if terme is not None and jour <= terme.fin else None

    def terme_fini(self, jour: date) -> Terme | None:
        """Return the last term that was over on a day which no term covers."""
        terme = self._dernier_commence(jour)
        return terme if terme is not None and terme.fin < jour else None

    def suspension(self, jour: date) -> Suspension | None:
        """Return the suspension that holds on a day, were there a term."""
        if not self.suspensions:
            return None
        rang = bisect_right(self.suspensions, jour, key=lambda suspension: suspension.depuis)
        if not rang:
            return None
        suspension = self.suspensions[rang - 1]
        return suspension if suspension.fin is None or jour < suspension.fin else None

    def couverture(self, jour: date) -> date | None:
        """Return the last day that is covered without a break from ``jour``, None where it is
        not covered itself."""
        terme = self.terme(jour)
        if terme is None:
            return None
        fin = terme.fin
        for suivant in self.termes[self.termes.index(terme) + 1 :]:
            if suivant.debut != lendemain(fin):
                break
            fin = suivant.fin
        return fin

    def pose(self, depuis: date, statut: Statut, evenement: str) -> None:
        """Make ``statut`` the one outside any term, from a day on."""
        while self.bases and self.bases[-1].depuis > depuis:
            self.bases.pop()
        self.bases.append(Base(depuis, statut, evenement))

    def accorde(self, terme: Terme) -> None:
        """Add a term, which begins after all the others."""
        self.termes.append(terme)

    def suspend(self, suspension: Suspension) -> None:
        """Add a suspension; it replaces one that was to begin later."""
        while self.suspensions and self.suspensions[-1].depuis >= suspension.depuis:
            self.suspensions.pop()
        self.suspensions.append(suspension)

    def leve_la_suspension(self, jour: date) -> None:
        """End the suspensions that hold on a day or begin after it."""
        if self.suspensions:
            derniere = self.suspensions[-1]
            if derniere.fin is None or derniere.fin > jour:
                derniere.fin = jour

    def arrete(self, jour: date, statut: Statut, evenement: str) -> None:
        """End every term the day before ``jour``, on which ``statut`` begins."""
        while self.termes and self.termes[-1].debut >= jour:
            self.termes.pop()
        if self.termes and self.termes[-1].fin >= jour:
            self.termes[-1] = replace(self.termes[-1], fin=veille(jour))
        self.leve_la_suspension(jour)
        self.pose(jour, statut, evenement)

    def periodes(self) -> list[Periode]:
        """Return the periods of one statut made by one event, past and already decided ones, in
        order and without a gap."""
        debuts: list[date] = []
        tenus = [(Statut.BROUILLON, "")]
        for jour in self._bornes():
            tenu = self._tenu(jour)
            if tenu != tenus[-1]:
                debuts.append(jour)
                tenus.append(tenu)
        fins = [*map(veille, debuts[1:]), None]
        return [
            Periode(debut=debut, fin=fin, statut=statut, decision=decision)
            for debut, fin, (statut, decision) in zip(debuts, fins, tenus[1:], strict=False)
        ]

    def decision(self, jour: date) -> str:
        """Return the file of the event that made the statut of a day, empty for a brouillon."""
        return self._tenu(jour)[1]

    def _tenu(self, jour: date) -> tuple[Statut, str]:
        terme = self.terme(jour)
        if terme is None:
            base = self._hors_terme(jour)
            return base.statut, base.evenement
        suspension = self.suspension(jour)
        if suspension is None:
            return Statut.HABILITE, terme.decision
        return Statut.SUSPENDU, suspension.evenement

    def _bornes(self) -> list[date]:
        jours = {base.depuis for base in self.bases}
        for terme in self.termes:
            jours.add(terme.debut)
            if terme.fin < date.max:
                jours.add(lendemain(terme.fin))
        for suspension in self.suspensions:
            jours.add(suspension.depuis)
            if suspension.fin is not None:
                jours.add(suspension.fin)
        return sorted(jours)

    def _dernier_commence(self, jour: date) -> Terme | None:
        if not self.termes:
            return None
        rang = bisect_right(self.termes, jour, key=lambda terme: terme.debut)
        return self.termes[rang - 1] if rang else None

    def _hors_terme(self, jour: date) -> Base:
        rang = bisect_right(self.bases, jour, key=lambda base: base.depuis)
        base = self.bases[rang - 1] if rang else BROUILLON
        fini = self._dernier_commence(jour)
        if fini is not None and fini.fin >= base.depuis:
            return Base(lendemain(fini.fin), Statut.ECHU, fini.decision)
        return base
