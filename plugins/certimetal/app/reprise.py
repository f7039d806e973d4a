"""The use case of ``certimetal reprendre``: paper habilitations become events, all or none."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from certimetal.app.depot import DOSSIERS
from certimetal.app.nouveau import plan_dossier
from certimetal.app.rangee import Ligne, lire_ligne
from certimetal.domain.cycle.delais import Delais, dernier_jour
from certimetal.domain.cycle.fautes import fautes_du_journal
from certimetal.domain.francais import date_en_mots, enumerer, guillemets
from certimetal.domain.journal import DOSSIER_JOURNAL, Evenement, ordonner
from certimetal.domain.nom_evenement import NomEvenement
from certimetal.domain.reprise import COLONNES, OBLIGATOIRES, FauteTableau, Reprises
from certimetal.errors import CertimetalError
from certimetal.finding import Gravite
from certimetal.reading.build import build_dossier, build_evenement
from certimetal.reading.conformity import check
from certimetal.reading.dossier import read_dossier
from certimetal.reading.repertoire import list_dossiers
from certimetal.reading.source import Source
from certimetal.reading.tableur import read_table
from certimetal.rendering.typographie import decapitaliser
from certimetal.writing.evenement import compose_evenement
from certimetal.writing.lot import create_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.domain.dossier import Dossier
    from certimetal.reading.tableur import Tableau

_CHAMPS = {"date": "date_decision"}
"""The column of a field of the event, where their names differ."""


@dataclass(slots=True, kw_only=True)
class _Plan:
    """What is to be written: the events by path, the new dossiers by folder, and the faults."""

    evenements: dict[str, str] = field(default_factory=dict)
    dossiers: dict[str, dict[str, str]] = field(default_factory=dict)
    fautes: list[FauteTableau] = field(default_factory=list)


def take_over(depot: Depot, chemin: Path, *, today: date, creer: bool = False) -> Reprises:
    """Write one ``reprise`` event for each row of the table at ``chemin``, all or none.

    Where a SIRET has no dossier, ``creer`` makes one to fill in. TableError where the file is no
    table; the faults of its rows are returned, and nothing is written then.
    """
    tableau = read_table(chemin)
    plan = _Plan(fautes=list(_fautes_des_colonnes(tableau)))
    if not plan.fautes:
        _plan(depot, tableau, plan, today=today, creer=creer)
    if plan.fautes:
        return Reprises(fautes=tuple(sorted(plan.fautes, key=lambda f: f.ligne)))
    create_all(
        {depot.root / folder: fichiers for folder, fichiers in plan.dossiers.items()},
        {
            depot.root / chemin: texte
            for chemin, texte in plan.evenements.items()
            if chemin.rpartition(f"/{DOSSIER_JOURNAL}/")[0] not in plan.dossiers
        },
    )
    return Reprises(evenements=tuple(plan.evenements), dossiers=tuple(plan.dossiers))


def _fautes_des_colonnes(tableau: Tableau) -> Iterator[FauteTableau]:
    connues = ", ".join(COLONNES)
    for colonne in OBLIGATOIRES:
        if colonne not in tableau.colonnes:
            yield FauteTableau(
                ligne=1,
                colonne=colonne,
                message="Cette colonne manque. « certimetal reprendre --modele » donne le modèle.",
            )
    for colonne in tableau.colonnes:
        if colonne not in COLONNES:
            yield FauteTableau(
                ligne=1,
                colonne=colonne,
                message=f"Cette colonne n’est pas attendue. Colonnes possibles : {connues}.",
            )
        elif tableau.colonnes.count(colonne) > 1:
            yield FauteTableau(ligne=1, colonne=colonne, message="Cette colonne est répétée.")
    if not tableau.rangees:
        yield FauteTableau(
            ligne=2, colonne="siret", message="Le tableau n’a aucune ligne sous les titres."
        )


def _plan(depot: Depot, tableau: Tableau, plan: _Plan, *, today: date, creer: bool) -> None:
    """Fill ``plan`` with what each row asks for, or with what is wrong in it."""
    dossiers = {folder.rpartition("/")[2]: folder for folder in list_dossiers(depot.tree, DOSSIERS)}
    delais = Delais.de(depot.referentiel)
    vus: dict[str, int] = {}
    for rangee in tableau.rangees:
        ligne, fautes = lire_ligne(rangee)
        if ligne is not None and ligne.siret in vus:
            fautes = [
                *fautes,
                _faute(ligne, "siret", f"Ce SIRET est déjà à la ligne {vus[ligne.siret]}."),
            ]
        if ligne is None or fautes:
            plan.fautes += fautes
            continue
        vus[ligne.siret] = ligne.numero
        if ligne.fin is None:
            ligne = replace(ligne, fin=dernier_jour(ligne.date_effet, delais.habilitation))
        folder = dossiers.get(ligne.siret)
        if folder is None:
            _plan_nouveau(depot, ligne, plan, today=today, creer=creer)
        else:
            _plan_existant(depot, ligne, plan, folder, today=today)


def _plan_existant(depot: Depot, ligne: Ligne, plan: _Plan, folder: str, *, today: date) -> None:
    certificateur = folder.split("/")[-2]
    if ligne.certificateur and ligne.certificateur != certificateur:
        plan.fautes.append(
            _faute(ligne, "certificateur", f"Ce dossier est sous {guillemets(certificateur)}.")
        )
        return
    dossier = read_dossier(depot.tree, folder, depot.schemas).dossier
    deja = [e.fichier for e in dossier.journal if e.type == "reprise"]
    if deja:
        plan.fautes.append(_faute(ligne, "siret", f"Déjà reprise : le journal a {enumerer(deja)}."))
        return
    _ajoute(depot, ligne, plan, dossier, today=today)


def _plan_nouveau(depot: Depot, ligne: Ligne, plan: _Plan, *, today: date, creer: bool) -> None:
    if not creer:
        plan.fautes.append(
            _faute(
                ligne,
                "siret",
                "Ce SIRET n’a pas de dossier. Créez-le d’abord, ou ajoutez --creer pour que "
                "chaque dossier absent soit créé, à compléter.",
            )
        )
        return
    connus = {"raison_sociale": ligne.raison_sociale} if ligne.raison_sociale else {}
    try:
        folder, fichiers = plan_dossier(
            depot, ligne.siret, certificateur=ligne.certificateur or None, connus=connus
        )
    except CertimetalError as error:
        plan.fautes.append(_faute(ligne, "certificateur", str(error)))
        return
    dossier = build_dossier({"siret": ligne.siret}, dossier=folder, reponses={}, fichiers={})
    nom = _ajoute(depot, ligne, plan, dossier, today=today)
    if nom:
        fichiers[nom.chemin] = plan.evenements[f"{folder}/{nom.chemin}"]
        plan.dossiers[folder] = fichiers


def _ajoute(
    depot: Depot, ligne: Ligne, plan: _Plan, dossier: Dossier, *, today: date
) -> NomEvenement | None:
    """Plan the event of a row, where the schema and the lifecycle accept it."""
    pris = {e.rang for e in dossier.journal if e.date == ligne.date_decision}
    rang = next(rang for rang in range(1, 100) if rang not in pris)
    nom = NomEvenement(date=ligne.date_decision, rang=rang, type="reprise")
    donnees = _donnees(ligne)
    evenement = build_evenement(nom, donnees)
    fautes = list(_fautes(depot, ligne, dossier, evenement, today))
    plan.fautes += fautes
    if fautes:
        return None
    plan.evenements[f"{dossier.dossier}/{nom.chemin}"] = compose_evenement("reprise", donnees)
    return nom


def _donnees(ligne: Ligne) -> dict[str, Any]:
    donnees: dict[str, Any] = {
        "date": ligne.date_decision.isoformat(),
        "auteur": "signataire",
        "reference": ligne.reference,
        "date_effet": ligne.date_effet.isoformat(),
    }
    if ligne.fin is not None:
        donnees["fin"] = ligne.fin.isoformat()
    if ligne.note:
        donnees["note"] = ligne.note
    return donnees


def _fautes(
    depot: Depot, ligne: Ligne, dossier: Dossier, evenement: Evenement, today: date
) -> Iterator[FauteTableau]:
    findings = check("journal/reprise", evenement.donnees, Source(path=""), depot.schemas)
    yield from (_faute(ligne, "reference", finding.message) for finding in findings)
    autres = [e for e in dossier.journal if e.ordre < evenement.ordre]
    if autres:
        jour = date_en_mots(autres[-1].date)
        yield _faute(
            ligne, "date_decision", f"Une reprise ouvre le journal, qui a déjà un fait du {jour}."
        )
        return
    avec = replace(dossier, journal=ordonner((*dossier.journal, evenement)))
    for faute in fautes_du_journal(avec, depot.referentiel, today):
        if faute.fichier == evenement.chemin and faute.gravite is Gravite.ERREUR:
            champ = str(faute.chemin[0]) if faute.chemin else "siret"
            colonne = _CHAMPS.get(champ, champ)
            attendu = f"Attendu\u00a0: {decapitaliser(faute.attendu)}" if faute.attendu else ""
            phrases = filter(None, (faute.message, attendu, faute.remede))
            yield _faute(ligne, colonne, " ".join(phrases))


def _faute(ligne: Ligne, colonne: str, message: str) -> FauteTableau:
    return FauteTableau(ligne=ligne.numero, colonne=colonne, message=message)
