"""The use cases that make a paper of one event: the audit report, the letter, the engagement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from certimetal.app.depot import DOSSIERS
from certimetal.app.documents_pdf import DocumentPdf
from certimetal.app.examen import examine
from certimetal.app.reperage import find_dossier
from certimetal.app.revision import revision_de
from certimetal.composition import ouvrir_compositeur
from certimetal.domain.cycle import situer
from certimetal.domain.cycle.notifications import NOTIFIABLES
from certimetal.domain.francais import NBSP, citer, date_en_mots, enumerer
from certimetal.domain.journal import en_vigueur
from certimetal.errors import DocumentRefusedError, UnknownNameError
from certimetal.rendering.pdf.affaire import Affaire
from certimetal.rendering.pdf.engagement import donnees_engagement
from certimetal.rendering.pdf.lettre import LETTRES, donnees_lettre, genre_de_lettre
from certimetal.rendering.pdf.rapport import TITRES, donnees_rapport
from certimetal.writing.document import document_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.app.reperage import Emplacement
    from certimetal.composition import Compositeur
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.journal import Evenement
    from certimetal.domain.registre import Resume


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lu:
    emplacement: Emplacement
    dossier: Dossier
    resume: Resume


def composer_engagement(
    depot: Depot, siret: str, *, today: date, racines: Sequence[str | Path] = (DOSSIERS,)
) -> DocumentPdf:
    """Return the engagement that the OF signs, with the empreinte of its dossier as it is.

    DocumentRefusedError where the dossier has errors: one does not sign what has to change.
    """
    lu = _lire(depot, siret, today, racines)
    if lu.resume.erreurs:
        raise DocumentRefusedError(
            f"Ce dossier a des erreurs{NBSP}: corrigez-les avant de le faire signer (certimetal "
            f"valider {lu.resume.dossier})."
        )
    donnees = donnees_engagement(
        lu.dossier, depot.referentiel, jour=today, commit=revision_de(lu.emplacement).commit
    )
    with ouvrir_compositeur() as compositeur:
        contenu = compositeur.composer("engagement", donnees, jour=today)
    return DocumentPdf(
        nom=document_name("engagement", lu.emplacement.siret, today), contenu=contenu
    )


def composer_rapport(
    depot: Depot,
    siret: str,
    audit: str,
    *,
    today: date,
    au: date,
    racines: Sequence[str | Path] = (DOSSIERS,),
) -> DocumentPdf:
    """Return the report of an audit as it stands on ``au``.

    ``audit`` names the constats: a file of the journal, or the nature of the audit, whose last
    constats are then meant; it may be empty where there is one report only.
    """
    lu = _lire(depot, siret, today, racines)
    affaire = _affaire(depot, lu, au, lambda journal: _choisir_constats(journal, audit))
    with ouvrir_compositeur() as compositeur:
        return rapport(compositeur, affaire, lu.emplacement.siret)


def rapport(compositeur: Compositeur, affaire: Affaire, siret: str) -> DocumentPdf:
    """Lay out the report of the constats that ``affaire`` is about."""
    contenu = compositeur.composer("rapport", donnees_rapport(affaire), jour=affaire.jour)
    nom = document_name("rapport", siret, affaire.evenement.fichier.removesuffix(".yml"))
    return DocumentPdf(nom=nom, contenu=contenu)


def composer_lettre(
    depot: Depot,
    siret: str,
    evenement: str,
    *,
    today: date,
    au: date,
    racines: Sequence[str | Path] = (DOSSIERS,),
) -> DocumentPdf:
    """Return the letter that notifies an event, dated ``au``.

    ``evenement`` is its file in the journal, with or without ``.yml`` or its folder.
    """
    lu = _lire(depot, siret, today, racines)
    affaire = _affaire(depot, lu, au, lambda journal: _choisir_notifiable(journal, evenement))
    if genre_de_lettre(affaire) not in LETTRES:
        raise DocumentRefusedError(
            f"La décision {citer(affaire.evenement.fichier)} n’a pas un sens que l’outil connaît : "
            f"corrigez-la d’abord (certimetal valider {lu.resume.dossier})."
        )
    moyen = next(c for c in depot.schemas.champ("journal/notification").enfants if c.cle == "moyen")
    donnees = donnees_lettre(affaire, moyen.choix)
    with ouvrir_compositeur() as compositeur:
        contenu = compositeur.composer("lettre", donnees, jour=au)
    nom = affaire.evenement.fichier.removesuffix(".yml")
    return DocumentPdf(nom=document_name("lettre", lu.emplacement.siret, nom), contenu=contenu)


def _lire(depot: Depot, siret: str, today: date, racines: Sequence[str | Path]) -> _Lu:
    emplacement = find_dossier(depot, siret, racines=racines)
    dossier, souvenir = examine(depot, emplacement.racine, emplacement.folder, today=today)
    return _Lu(emplacement=emplacement, dossier=dossier, resume=souvenir.resume())


def _affaire(
    depot: Depot, lu: _Lu, au: date, choisir: Callable[[Sequence[Evenement]], Evenement]
) -> Affaire:
    if lu.resume.erreurs_journal:
        raise DocumentRefusedError(
            f"Le journal de ce dossier a des erreurs{NBSP}: rien ne peut en être notifié avant "
            f"leur correction (certimetal valider {lu.resume.dossier})."
        )
    evenement = choisir(en_vigueur(lu.dossier.journal, au))
    return affaire_de(
        depot, lu.dossier, evenement, au=au, commit=revision_de(lu.emplacement).commit
    )


def affaire_de(
    depot: Depot, dossier: Dossier, evenement: Evenement, *, au: date, commit: str
) -> Affaire:
    """Return what a paper about an event, as it stands on ``au``, is written from."""
    journal = en_vigueur(dossier.journal, au)
    tenu = replace(dossier, journal=journal)
    return Affaire(
        dossier=dossier,
        referentiel=depot.referentiel,
        evenement=evenement,
        journal=journal,
        alors=situer(tenu, depot.referentiel, evenement.date),
        situation=situer(tenu, depot.referentiel, au),
        jour=au,
        commit=commit,
        champ=depot.schemas.champ(f"journal/{evenement.type}"),
    )


def _choisir_constats(journal: Sequence[Evenement], audit: str) -> Evenement:
    constats = [e for e in journal if e.type == "constats"]
    if not constats:
        raise DocumentRefusedError(
            "Ce dossier n’a pas encore de constats : il n’y a pas d’audit à rapporter."
        )
    if not audit and len(constats) == 1:
        return constats[0]
    if audit in TITRES:
        du_genre = [e for e in constats if e.texte("audit") == audit]
        if du_genre:
            return du_genre[-1]
    choisi = _par_nom(constats, audit)
    if choisi is None:
        quoi = f"Aucun audit {citer(audit)} dans ce dossier." if audit else "Précisez l’audit."
        raise UnknownNameError(f"{quoi} Donnez l’un de ceux-ci : {_lister(constats)}.")
    return choisi


def _choisir_notifiable(journal: Sequence[Evenement], nom: str) -> Evenement:
    notifiables = [e for e in journal if e.type in NOTIFIABLES]
    choisi = _par_nom(journal, nom)
    if choisi is not None and choisi.type in NOTIFIABLES:
        return choisi
    if not notifiables:
        raise DocumentRefusedError("Ce dossier n’a encore aucun événement à notifier.")
    quoi = (
        f"L’événement {citer(nom)} ne se notifie pas."
        if choisi is not None
        else f"Le journal n’a pas d’événement {citer(nom)}."
    )
    raise UnknownNameError(f"{quoi} Se notifient : {_lister(notifiables)}.")


def _par_nom(evenements: Sequence[Evenement], nom: str) -> Evenement | None:
    voulu = nom.rpartition("/")[2].removesuffix(".yml")
    return next((e for e in evenements if e.fichier.removesuffix(".yml") == voulu), None)


def _lister(evenements: Sequence[Evenement]) -> str:
    return enumerer(
        [f"{e.fichier.removesuffix('.yml')} ({date_en_mots(e.date)})" for e in evenements], "ou"
    )
