"""What the dashboard lists: its sections, and the lines that a dossier's summary puts in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.domain.francais import compter
from certimetal.domain.situation import Etape, NatureEcheance
from certimetal.rendering.pages.suivi import lignes_a_revoir
from certimetal.rendering.phrases_situation import phrase_audit, phrase_incertaine
from certimetal.rendering.publication import montre_le_statut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from certimetal.domain.registre import Resume
    from certimetal.domain.situation import Audit, Echeance

_DELAIS = frozenset(
    {
        NatureEcheance.REPONSE,
        NatureEcheance.ACTION,
        NatureEcheance.OBSERVATIONS,
        NatureEcheance.SUSPENSION,
    }
)
_RENOUVELLEMENT = frozenset(
    {NatureEcheance.DEPOT_RENOUVELLEMENT, NatureEcheance.ALERTE_RENOUVELLEMENT}
)
_FORMULAIRES = {
    NatureEcheance.REPONSE: "levee",
    NatureEcheance.ACTION: "levee",
    NatureEcheance.DEPOT_RENOUVELLEMENT: "depot-renouvellement",
    NatureEcheance.ALERTE_RENOUVELLEMENT: "depot-renouvellement",
}
"""The event that ends a term; what else may end it is for a person to choose."""
_RAPPELS = 3
"""How many reminders a term has (D6): as long as none is past, its end is not near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ligne:
    """One thing to do: ``jour`` orders the lines, ``fichier`` is the file that it is about.

    ``formulaire`` is the editor's form that does it (``constats-initial``), empty where it is not
    one event's.
    """

    resume: Resume
    texte: str
    fichier: str
    formulaire: str = ""
    jour: date | None = None
    alerte: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubrique:
    """A section of the dashboard, and what it says where it is empty.

    ``colonne`` names its days, empty where its lines have none. ``s_ecrit`` tells whether what it
    lists is done by writing in the dossier.
    """

    id: str
    titre: str
    vide: str
    lignes: Callable[[Resume], Iterable[Ligne]]
    colonne: str = ""
    s_ecrit: bool = True


def _evenement(nom: str) -> str:
    return f"journal/{nom}" if nom else "dossier.yml"


def _a_auditer(resume: Resume) -> Iterator[Ligne]:
    for audit in resume.situation.audits:
        yield Ligne(
            resume=resume,
            texte=phrase_audit(audit),
            fichier=_evenement(audit.constats or audit.depot),
            formulaire=_formulaire_d_audit(audit),
            jour=audit.constats_le or audit.depuis,
        )


def _formulaire_d_audit(audit: Audit) -> str:
    """Return the event that an audit waits for; empty where it is a decision, to be chosen."""
    if audit.constats:
        return ""
    recu = audit.etape not in {Etape.DEPOSE, Etape.PIECES_DEMANDEES}
    return f"constats-{audit.nature}" if recu else "recevabilite"


def _echeances(
    resume: Resume, natures: frozenset[NatureEcheance], *, passees: bool
) -> Iterator[Ligne]:
    for echeance in resume.situation.echeances:
        if echeance.nature in natures and echeance.passee == passees:
            yield _ligne(resume, echeance)


def _ligne(resume: Resume, echeance: Echeance) -> Ligne:
    return Ligne(
        resume=resume,
        texte=f"{echeance.libelle} ({echeance.regle})",
        fichier=_evenement(echeance.evenement),
        formulaire=_FORMULAIRES.get(echeance.nature, ""),
        jour=echeance.date,
        alerte="passée" if echeance.passee else "",
    )


def _passes(resume: Resume) -> Iterator[Ligne]:
    return _echeances(resume, _DELAIS, passees=True)


def _en_cours(resume: Resume) -> Iterator[Ligne]:
    return _echeances(resume, _DELAIS, passees=False)


def _a_renouveler(resume: Resume) -> Iterator[Ligne]:
    """One line a dossier whose renewal is near: the filing that is due, else the next reminder."""
    proches = [e for e in resume.situation.echeances if e.nature in _RENOUVELLEMENT]
    annonces = [e for e in proches if e.nature is NatureEcheance.ALERTE_RENOUVELLEMENT]
    if proches and len(annonces) < _RAPPELS:
        depots = [e for e in proches if e.nature is NatureEcheance.DEPOT_RENOUVELLEMENT]
        yield _ligne(resume, (depots or annonces)[0])


def _alertes(resume: Resume) -> Iterator[Ligne]:
    for alerte in resume.situation.alertes:
        yield Ligne(resume=resume, texte=alerte.phrase, fichier=_evenement(alerte.evenement))


def _a_revoir(resume: Resume) -> Iterator[Ligne]:
    """What to read again, as long as something rests on the verdicts: a term or an audit."""
    if resume.situation.terme is None and not resume.situation.audits:
        return
    for indicateur, pourquoi in lignes_a_revoir(resume):
        yield Ligne(
            resume=resume,
            texte=f"{indicateur}, {pourquoi}",
            fichier=f"reponses/{indicateur}.md",
        )


def _a_declarer(resume: Resume) -> Iterator[Ligne]:
    natures = frozenset({NatureEcheance.FRANCE_COMPETENCES})
    return _echeances(resume, natures, passees=False)


def _en_correction(resume: Resume) -> Iterator[Ligne]:
    if not resume.erreurs:
        return
    texte = f"{compter(resume.erreurs, 'erreur')}."
    if not montre_le_statut(resume):
        texte = phrase_incertaine(resume)
    yield Ligne(resume=resume, texte=texte, fichier="dossier.yml")


RUBRIQUES = (
    Rubrique(
        id="alertes",
        titre="Alertes",
        vide="Aucune alerte.",
        lignes=_alertes,
    ),
    Rubrique(
        id="passes",
        titre="Délais passés",
        vide="Aucun délai n’est passé.",
        lignes=_passes,
        colonne="Limite",
    ),
    Rubrique(
        id="en-cours",
        titre="Délais en cours",
        vide="Aucun délai ne court.",
        lignes=_en_cours,
        colonne="Limite",
    ),
    Rubrique(
        id="a-auditer",
        titre="À auditer",
        vide="Aucun audit n’est en cours.",
        lignes=_a_auditer,
        colonne="Depuis",
    ),
    Rubrique(
        id="a-renouveler",
        titre="À renouveler",
        vide="Aucune habilitation n’approche de sa fin.",
        lignes=_a_renouveler,
        colonne="Avant le",
    ),
    Rubrique(
        id="a-revoir",
        titre="À revoir",
        vide="Aucun verdict n’est à revoir.",
        lignes=_a_revoir,
    ),
    Rubrique(
        id="a-declarer",
        titre="À déclarer à France compétences",
        vide="Rien n’est à déclarer.",
        lignes=_a_declarer,
        colonne="Avant le",
        s_ecrit=False,
    ),
    Rubrique(
        id="en-correction",
        titre="Dossiers en correction",
        vide="Aucun dossier n’a d’erreur.",
        lignes=_en_correction,
    ),
)
