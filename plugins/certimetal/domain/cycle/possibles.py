"""Which events can be written on a day, by whom, and why the others cannot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from certimetal.domain.cycle.delais import Delais, apres, dernier_jour, lendemain
from certimetal.domain.cycle.deroulement import derouler, possible
from certimetal.domain.cycle.table import LIGNES
from certimetal.domain.situation import NatureAudit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from certimetal.domain.cycle.etat import Etat
    from certimetal.domain.cycle.ligne import Ligne
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.referentiel import Referentiel


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """A kind of event: its ``type``, its ``variante`` (nature of a dépôt, audit of constats, sens
    of a decision, else empty), the roles that write it.

    Where it is not ``possible``, ``raison`` says why and ``remede`` what is instead. ``dates`` are
    those that the rules compute for it, by the event's own keys.
    """

    type: str
    variante: str
    nom: str
    auteurs: tuple[str, ...]
    possible: bool
    raison: str
    remede: str
    regles: tuple[str, ...]
    dates: Mapping[str, date] = field(default_factory=dict)


def evenements_possibles(
    dossier: Dossier, referentiel: Referentiel, au: date
) -> tuple[Possible, ...]:
    """Return every kind of event, in the order of the table, as it stands at the end of ``au``.

    A date that the event itself gives may still be wrong: ``fautes_du_journal`` tells it.
    """
    etat = derouler(dossier.journal, Delais.de(referentiel, dossier.certificateur), au)
    return tuple(_possible(etat, ligne, au) for ligne in LIGNES)


def _possible(etat: Etat, ligne: Ligne, au: date) -> Possible:
    refus = possible(etat, ligne, au)
    return Possible(
        type=ligne.type,
        variante=ligne.variante,
        nom=ligne.nom,
        auteurs=ligne.auteurs,
        possible=refus is None,
        raison=refus.raison if refus else "",
        remede=refus.remede if refus else "",
        regles=refus.regles if refus else ligne.regles,
        dates={} if refus else _dates(etat, ligne, au),
    )


def _dates(etat: Etat, ligne: Ligne, au: date) -> dict[str, date]:
    if ligne.type != "decision":
        return {}
    if ligne.variante == "habilitation":
        return _terme(etat, au)
    dates = {"date_effet": au}
    if ligne.variante == "delai_de_reponse":
        procedure = etat.avec_nc()
        depart = procedure.notifies_le if procedure else None
        limite = apres(depart or au, etat.delais.reponse)
        if limite is not None:
            dates["limite"] = limite
    return dates


def _terme(etat: Etat, au: date) -> dict[str, date]:
    """The term that a decision of this day would grant (R27, R30, D3)."""
    termes, instruction = etat.chronologie.termes, etat.instruction
    debut = lendemain(termes[-1].fin) if termes and termes[-1].fin >= au else au
    renouvelle = instruction is not None and instruction.nature is NatureAudit.RENOUVELLEMENT
    duree = etat.delais.renouvellement if renouvelle else etat.delais.habilitation
    fin = dernier_jour(debut, duree)
    return {"date_effet": debut} | ({"fin": fin} if fin is not None else {})
