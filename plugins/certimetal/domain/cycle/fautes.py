"""What is wrong in a journal: the story's own faults, and those of the files that tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.delais import Delais, avant
from certimetal.domain.cycle.deroulement import derouler
from certimetal.domain.cycle.faute import Faute, IdFaute
from certimetal.domain.francais import citer, date_en_mots
from certimetal.domain.journal import RECTIFICATION, en_vigueur, ordonner
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from certimetal.domain.dossier import Dossier
    from certimetal.domain.journal import Evenement, Journal
    from certimetal.domain.referentiel import Referentiel


def fautes_du_journal(
    dossier: Dossier,
    referentiel: Referentiel,
    aujourdhui: date,
    *,
    proposes: Collection[str] = (),
) -> Iterator[Faute]:
    """Yield the faults of a journal, in no given order.

    ``proposes`` names the files that a change brings: only these can be too old (D12), an event
    that was merged long ago is not.
    """
    delais = Delais.de(referentiel, dossier.certificateur)
    journal = ordonner(dossier.journal)
    yield from _rangs(journal)
    yield from _futurs(journal, aujourdhui)
    yield from _anciens(journal, delais, aujourdhui, proposes)
    yield from _rectifications(journal)
    yield from _transferts(journal, dossier, aujourdhui)
    yield from derouler(journal, delais, aujourdhui).fautes


def _rangs(journal: Journal) -> Iterator[Faute]:
    pris: dict[tuple[date, int], Evenement] = {}
    libres: dict[date, int] = {}
    for evenement in journal:
        libres[evenement.date] = max(libres.get(evenement.date, 0), evenement.rang)
    for evenement in journal:
        premier = pris.setdefault((evenement.date, evenement.rang), evenement)
        if premier is evenement:
            continue
        libres[evenement.date] += 1
        yield Faute(
            id=IdFaute.RANG,
            fichier=evenement.chemin,
            message=(
                f"Deux événements du {date_en_mots(evenement.date)} ont le numéro "
                f"{evenement.rang:02} : celui-ci et {citer(premier.fichier)}."
            ),
            attendu="Un numéro par événement de la journée.",
            remede=(
                f"Donnez le numéro {libres[evenement.date]:02} à celui des deux qui n’est pas "
                "encore versé."
            ),
            regles=("D12",),
        )


def _futurs(journal: Journal, aujourdhui: date) -> Iterator[Faute]:
    for evenement in journal:
        if evenement.date > aujourdhui:
            yield Faute(
                id=IdFaute.FUTUR,
                fichier=evenement.chemin,
                message=(
                    f"Cet événement est daté du {date_en_mots(evenement.date)}, qui n’est pas "
                    "encore passé."
                ),
                attendu=f"Une date jusqu’au {date_en_mots(aujourdhui)}.",
                remede="Corrigez la date, ou attendez ce jour pour l’inscrire.",
                regles=("D12",),
                chemin=("date",),
            )


def _anciens(
    journal: Journal, delais: Delais, aujourdhui: date, proposes: Collection[str]
) -> Iterator[Faute]:
    """A reprise is old by nature (D17), and a rectification says when it was made."""
    plancher = avant(aujourdhui, delais.anciennete)
    if plancher is None:
        return
    for evenement in journal:
        if evenement.type == "reprise" or evenement.fichier not in proposes:
            continue
        if evenement.date < plancher:
            yield Faute(
                id=IdFaute.ANCIEN,
                fichier=evenement.chemin,
                message=(
                    f"Cet événement du {date_en_mots(evenement.date)} est proposé plus de "
                    f"{delais.anciennete} après."
                ),
                attendu=f"Un fait daté à partir du {date_en_mots(plancher)}.",
                remede="Vérifiez la date ; si elle est juste, dites pourquoi dans « note ».",
                regles=("D12",),
                chemin=("date",),
                gravite=Gravite.AVERTISSEMENT,
            )


def _rectifications(journal: Journal) -> Iterator[Faute]:
    """A rectification must name an event that comes before it."""
    vus: set[str] = set()
    for evenement in journal:
        if evenement.type == RECTIFICATION and evenement.texte("evenement") not in vus:
            vise = evenement.texte("evenement")
            yield Faute(
                id=IdFaute.VISE,
                fichier=evenement.chemin,
                message=(
                    f"Le journal n’a, avant cette rectification, aucun événement {citer(vise)}."
                    if vise
                    else "Cette rectification ne dit pas quel événement elle corrige."
                ),
                attendu="Le nom du fichier d’un événement d’avant.",
                remede="Recopiez le nom du fichier à corriger, sans « journal/ ».",
                regles=("D12",),
                chemin=("evenement",),
            )
        vus.add(evenement.fichier)


def _transferts(journal: Journal, dossier: Dossier, aujourdhui: date) -> Iterator[Faute]:
    """The last transfer must lead to where the dossier is."""
    passes = [e for e in en_vigueur(journal, aujourdhui) if e.type == "transfert"]
    if not passes:
        return
    dernier = passes[-1]
    for cle, place, mots in (
        ("vers_certificateur", dossier.certificateur, "chez le certificateur"),
        ("nouveau_siret", dossier.siret_dossier, "sous le SIRET"),
    ):
        ecrit = dernier.texte(cle)
        if ecrit and place and ecrit != place:
            yield Faute(
                id=IdFaute.TRANSFERT,
                fichier=dernier.chemin,
                message=f"Le dossier est {mots} {citer(place)}, et non {citer(ecrit)}.",
                attendu=f"La place du dossier : {citer(place)}.",
                remede="Corrigez ce champ, ou déplacez le dossier là où le transfert le mène.",
                regles=("D10", "R5"),
                chemin=(cle,),
            )
