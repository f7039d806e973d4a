"""One step of the process on the days of one training: when it is due, and what forbids it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from certimetal.domain.jours import UNITES, decaler, dernier_jour_de_part, premier_jour_tenable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from certimetal.domain.formulations import EtapeDe
    from certimetal.domain.parcours import Parcours
    from certimetal.domain.referentiel import Etape, Referentiel, Valeur

IMPOSSIBLES = frozenset(
    {
        "limite_avant_entree",
        "avant_entree",
        "formation_trop_courte",
        "evaluation_hors_periode",
        "evaluation_apres_fin",
    }
)
"""The alerts that say that a rule cannot be met; the others are to be known."""


class Bornes(NamedTuple):
    """First and last day of a step; None where it has none."""

    debut: date | None
    fin: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repere:
    """What a step is counted from: a day, or any day of a period where it is not set."""

    debut: date
    fin: date

    @classmethod
    def le(cls, jour: date) -> Repere:
        """Return the repère of one day."""
        return cls(debut=jour, fin=jour)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerte:
    """Something to know of a step: ``cle`` is its kind, ``jours`` what its sentence needs."""

    cle: str
    jours: Mapping[str, date] = field(default_factory=dict)

    @property
    def impossible(self) -> bool:
        return self.cle in IMPOSSIBLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Echeance:
    """A step, or a wording of it, on the days of a training.

    ``forme`` says how to read the days: ``jour``; ``periode`` and ``entre`` (one day of it), from
    ``debut`` to ``fin``; ``au_plus_tard`` and ``avant``, by ``fin``; ``au_plus_tot`` and
    ``apres``, by ``debut``; ``sans_date`` and ``a_fixer`` have none. Where the repère is not set,
    the days are for its first possible day, and ``tard`` is the same limit for its last one.
    ``a_confirmer`` tells that the évaluation is still to be set and that this depends on it.
    """

    etape: Etape
    certificateur: str
    forme: str
    debut: date | None = None
    fin: date | None = None
    tard: date | None = None
    a_confirmer: bool = False
    alertes: tuple[Alerte, ...] = ()

    @property
    def cle(self) -> tuple[str, str]:
        return self.certificateur, self.etape.cle

    @property
    def jour(self) -> date | None:
        """The day that binds: the last one, else the first."""
        return self.fin or self.debut

    @property
    def tenable(self) -> bool:
        return not any(alerte.impossible for alerte in self.alertes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calcul:
    """A training with its repères: ``entree``, ``fin``, ``evaluation``, ``jury``, ``inscription``.

    A repère that is not known is None.
    """

    parcours: Parcours
    referentiel: Referentiel
    reperes: Mapping[str, Repere | None]

    def avec(self, nom: str, repere: Repere | None) -> Calcul:
        """Return the same with one more repère."""
        return replace(self, reperes={**self.reperes, nom: repere})

    def duree(self, de: EtapeDe) -> Valeur | None:
        """Return the delay of a step; None where it has none, or one that is no time."""
        if not de.etape.valeur:
            return None
        try:
            valeur = self.referentiel.valeur(de.etape.valeur, de.certificateur)
        except KeyError:
            return None
        return valeur if valeur.jour is None and valeur.unite in UNITES else None

    def echeance(self, de: EtapeDe) -> Echeance:
        """Return when a step is due."""
        etape = de.etape
        if not etape.repere and not etape.part_formation:
            return Echeance(etape=etape, certificateur=de.certificateur, forme="sans_date")
        repere = self.reperes.get(etape.repere or "entree")
        if repere is None:
            trouvee = Echeance(etape=etape, certificateur=de.certificateur, forme="a_fixer")
        else:
            trouvee = self._datee(de, repere)
        alertes = (*trouvee.alertes, *self._alertes_de_l_evenement(trouvee))
        return replace(
            trouvee,
            a_confirmer=self.parcours.evaluation is None and etape.repere in ("evaluation", "jury"),
            alertes=alertes if etape.retenue else (),
        )

    def _datee(self, de: EtapeDe, repere: Repere) -> Echeance:
        alertes: list[Alerte] = []
        debut, fin = self.bornes(de, repere.debut)
        if fin is not None and fin < self.parcours.entree and de.etape.borne == "au_plus_tard":
            repere, alerte = self._trop_tot(de, repere, fin)
            alertes.append(alerte)
            debut, fin = self.bornes(de, repere.debut)
        debut, fin, bornees = self._dans_la_formation(de.etape, Bornes(debut, fin))
        tard = None
        forme = _forme(de.etape, Bornes(debut, fin))
        if repere.debut != repere.fin:
            autre = self.bornes(de, repere.fin)
            if forme in ("jour", "periode"):
                fin = autre.fin
                forme = "entre" if forme == "jour" and debut != fin else forme
            else:
                tard = autre.fin or autre.debut
        return Echeance(
            etape=de.etape,
            certificateur=de.certificateur,
            forme=forme,
            debut=debut,
            fin=fin,
            tard=tard,
            alertes=(*alertes, *bornees),
        )

    def bornes(self, de: EtapeDe, jour: date) -> Bornes:
        """Return the days of a step whose repère is ``jour``."""
        etape, parcours = de.etape, self.parcours
        if etape.part_formation:
            fin = dernier_jour_de_part(parcours.entree, parcours.fin, etape.part_formation)
            return Bornes(parcours.entree, fin)
        valeur = self.duree(de)
        signe = -1 if etape.sens == "avant" else 1
        cible = decaler(jour, signe * valeur.nombre, valeur.unite) if valeur else jour
        return _bornes(etape, jour, cible)

    def _trop_tot(self, de: EtapeDe, repere: Repere, limite: date) -> tuple[Repere, Alerte]:
        """Say what a limit before the entry means; the évaluation that is to be set waits for it.

        Return the repère, with only the days of it that let the limit be met where there are some.
        """
        valeur = self.duree(de)
        if de.etape.repere != "evaluation" or valeur is None:
            return repere, Alerte(cle="limite_avant_entree", jours={"limite": limite})
        possible = premier_jour_tenable(self.parcours.entree, valeur.nombre, valeur.unite)
        if possible > self.parcours.fin:
            return repere, Alerte(cle="formation_trop_courte", jours={"limite": limite})
        if self.parcours.evaluation is not None or possible > repere.fin:
            jours = {"limite": limite, "possible": possible}
            return repere, Alerte(cle="avant_entree", jours=jours)
        restant = Repere(debut=possible, fin=repere.fin)
        return restant, Alerte(cle="evaluation_pas_avant", jours={"possible": possible})

    def _dans_la_formation(
        self, etape: Etape, bornes: Bornes
    ) -> tuple[date | None, date | None, tuple[Alerte, ...]]:
        """Keep within the training what is counted from its entry, or back from its end."""
        debut, fin = bornes
        entree, dernier = self.parcours.entree, self.parcours.fin
        if etape.repere == "entree" and etape.borne == "au_plus_tard" and fin and fin > dernier:
            return debut, dernier, (Alerte(cle="limite_ramenee", jours={"limite": fin}),)
        if etape.repere == "fin" and etape.borne == "au_plus_tot" and debut and debut < entree:
            return entree, fin, (Alerte(cle="formation_dans_la_periode"),)
        return debut, fin, ()

    def _alertes_de_l_evenement(self, echeance: Echeance) -> tuple[Alerte, ...]:
        """Say what the évaluation's and the jury's own days break."""
        etape, evaluation = echeance.etape, self.parcours.evaluation
        if etape.cle == etape.repere == "evaluation":
            if evaluation is None:
                return (Alerte(cle="evaluation_a_fixer"),)
            if evaluation > self.parcours.fin:
                jours = {"evaluation": evaluation, "fin": self.parcours.fin}
                return (Alerte(cle="evaluation_apres_fin", jours=jours),)
        if etape.porte_sur == "evaluation" and etape.retenue and evaluation is not None:
            apres = echeance.fin is not None and evaluation > echeance.fin
            if apres or (echeance.debut is not None and evaluation < echeance.debut):
                return (Alerte(cle="evaluation_hors_periode", jours={"evaluation": evaluation}),)
        if etape.cle == etape.repere == "jury" and echeance.forme == "a_fixer":
            if not self.parcours.jurys:
                return (Alerte(cle="jury_a_demander"),)
            jours = {"dernier": self.parcours.jurys[-1]}
            return (Alerte(cle="jury_inconnu", jours=jours),)
        return ()


def _bornes(etape: Etape, repere: date, cible: date) -> Bornes:
    """Return the days of a step whose delay leads from ``repere`` to ``cible``."""
    ouvertes = {"avant": Bornes(None, cible), "apres": Bornes(cible, None)}
    match etape.borne:
        case "le":
            return Bornes(cible, cible)
        case "au_plus_tard":
            return Bornes(repere if etape.sens == "apres" else None, cible)
        case "au_plus_tot":
            return Bornes(cible, repere) if cible < repere else ouvertes[etape.sens or "apres"]
    return ouvertes.get(etape.sens, Bornes(cible, cible))


def _forme(etape: Etape, bornes: Bornes) -> str:
    debut, fin = bornes
    if etape.part_formation or etape.borne == "au_plus_tard":
        return "au_plus_tard"
    if debut is None:
        return "avant"
    if fin is None:
        return "au_plus_tot" if etape.borne == "au_plus_tot" else "apres"
    return "periode" if etape.borne == "au_plus_tot" else "jour"
