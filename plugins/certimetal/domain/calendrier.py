"""The calendar of a training: each step of R14–R24 with its day or period, and what cannot be met.

How days are counted, where the source does not say:

- a delay in days counts calendar days, one in months calendar months that end on the last day of
  a month that is too short (``domain.jours``);
- the first third of a training ends on the last day that is whole in it, first and last day of
  the training counted;
- the last month of a training begins on the same day of the month before, and ends on its last day;
- what is counted from the entry never goes past the end of the training (R15: never after it);
- a jury sits for those who were assessed before its day: the first known one after the évaluation;
- while the évaluation is to be set, it may be on any day of the period that the certificateur
  gives it: what depends on it has two limits, one for each end. No period, no date.
- of two wordings that both hold [⚠], the day nearest to the entry binds (R18), among those that
  can be met; where none can, the one nearest to the entry.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from certimetal.domain.echeances import Alerte, Calcul, Echeance, Repere
from certimetal.domain.formulations import etapes_applicables, par_etape
from certimetal.domain.ordre import ordonner
from certimetal.domain.parcours import Faute, fautes

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.formulations import EtapeDe
    from certimetal.domain.parcours import Parcours
    from certimetal.domain.referentiel import Referentiel


@dataclass(frozen=True, slots=True, kw_only=True)
class Jalon:
    """A step with its wordings, the one that the others word differently first.

    ``oblige`` is the place in ``formulations`` of the one that binds, -1 where none applies.
    """

    formulations: tuple[Echeance, ...]
    oblige: int

    @property
    def principale(self) -> Echeance:
        return self.formulations[0]

    @property
    def retenue(self) -> Echeance:
        """The wording whose date stands for the step."""
        return self.formulations[max(self.oblige, 0)]

    @property
    def contredite(self) -> bool:
        """Whether more than one wording applies."""
        return sum(e.etape.retenue for e in self.formulations) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendrier:
    """A training's calendar, in the order of time; nothing but ``fautes`` where there are some.

    ``parcours.jurys`` are those that served, in order: the ones given, else the certificateur's.
    """

    parcours: Parcours
    certificateur: str
    fautes: tuple[Faute, ...] = ()
    jalons: tuple[Jalon, ...] = field(default=())

    @property
    def alertes(self) -> tuple[tuple[Echeance, Alerte], ...]:
        """What is to be known, with the wording that it is about, in the order of the steps."""
        return tuple(
            (echeance, alerte)
            for jalon in self.jalons
            for echeance in jalon.formulations
            for alerte in echeance.alertes
        )


def calendrier(parcours: Parcours, referentiel: Referentiel, certificateur: str = "") -> Calendrier:
    """Compute the calendar of a training: the national process alone, or a certificateur's too.

    Never raises: a training that makes no sense, or a certificateur that is not known, comes back
    with every fault and no step.
    """
    trouvees = fautes(parcours, certificateur, referentiel.certificateurs)
    if trouvees:
        return Calendrier(parcours=parcours, certificateur=certificateur, fautes=trouvees)
    situe = replace(parcours, jurys=_jurys(parcours, referentiel, certificateur))
    etapes = etapes_applicables(referentiel, certificateur)
    calcul = _calcul(situe, etapes, referentiel)
    jalons = tuple(
        _jalon(tuple(calcul.echeance(de) for de in groupe), situe.entree)
        for groupe in par_etape(etapes)
    )
    ordre = ordonner(etapes, {jalon.principale.cle: jalon.retenue for jalon in jalons}, calcul)
    return Calendrier(
        parcours=situe,
        certificateur=certificateur,
        jalons=tuple(sorted(jalons, key=lambda jalon: ordre[jalon.principale.cle])),
    )


def _jurys(parcours: Parcours, referentiel: Referentiel, certificateur: str) -> tuple[date, ...]:
    connu = referentiel.certificateurs.get(certificateur)
    return tuple(sorted({*(parcours.jurys or (connu.jurys if connu else ()))}))


def _calcul(parcours: Parcours, etapes: tuple[EtapeDe, ...], referentiel: Referentiel) -> Calcul:
    """Return what the steps are counted from, each repère found after those that it rests on."""
    entree, fin = Repere.le(parcours.entree), Repere.le(parcours.fin)
    calcul = Calcul(
        parcours=parcours, referentiel=referentiel, reperes={"entree": entree, "fin": fin}
    )
    for de in etapes:
        if de.etape.cle == "inscription" and de.etape.repere in calcul.reperes:
            calcul = calcul.avec("inscription", _periode(calcul.echeance(de)))
    evaluation = Repere.le(parcours.evaluation) if parcours.evaluation else _a_fixer(etapes, calcul)
    calcul = calcul.avec("evaluation", evaluation)
    dernier = evaluation.fin if evaluation else parcours.fin
    suivants = [jury for jury in parcours.jurys if jury > dernier]
    return calcul.avec("jury", Repere.le(suivants[0]) if suivants else None)


def _a_fixer(etapes: tuple[EtapeDe, ...], calcul: Calcul) -> Repere | None:
    """Return the period in which the évaluation is to take place, the certificateur's first."""
    for de in reversed(etapes):
        if de.etape.porte_sur == "evaluation" and de.etape.retenue:
            return _periode(calcul.echeance(de))
    return None


def _periode(echeance: Echeance) -> Repere | None:
    if echeance.debut is None or echeance.fin is None:
        return None
    return Repere(debut=echeance.debut, fin=echeance.fin)


def _jalon(formulations: tuple[Echeance, ...], entree: date) -> Jalon:
    return Jalon(formulations=formulations, oblige=_oblige(formulations, entree))


def _oblige(formulations: tuple[Echeance, ...], entree: date) -> int:
    """Return which wording binds: the day nearest to the entry, among those that can be met."""
    retenues = [rang for rang, e in enumerate(formulations) if e.etape.retenue]
    dates = {rang: jour for rang in retenues if (jour := formulations[rang].jour) is not None}
    if len(retenues) < 2 or not dates:
        return retenues[0] if retenues else -1
    tenables = [rang for rang in dates if formulations[rang].tenable]
    return min(tenables or dates, key=lambda rang: (abs((dates[rang] - entree).days), rang))
