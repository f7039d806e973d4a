"""Events of an audit: constats, their notification, the plan d'actions, the levée."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.a_completer import MARQUE
from certimetal.domain.consignation.cibles import trouver
from certimetal.domain.consignation.lectures import lecture
from certimetal.domain.consignation.refus import refuser
from certimetal.domain.consignation.saisie import indicateur as lire_indicateur
from certimetal.domain.consignation.saisie import lire
from certimetal.domain.cycle.notifications import NOTIFIABLES
from certimetal.domain.francais import citer, date_en_mots, enumerer
from certimetal.domain.journal import en_vigueur
from certimetal.domain.referentiel import INDICATEURS
from certimetal.domain.situation import MAJEURE, NatureAudit
from certimetal.errors import InvalidValueError

if TYPE_CHECKING:
    from certimetal.domain.champ import Champ
    from certimetal.domain.consignation.demande import Demande, Matiere
    from certimetal.domain.consignation.prepare import Brouillon
    from certimetal.domain.journal import Journal
    from certimetal.domain.situation import NonConformite

CONFORME = "conforme"
_IMPORTANTS = frozenset({"constats", "levee", "decision", "griefs"})
"""What an OF is always told of; a recevabilité may never be notified."""


def constats(demande: Demande, matiere: Matiere, brouillon: Brouillon) -> None:
    """Prepare a verdict for each indicator examined, with the empreintes of what is read today.

    Nobody's verdict is guessed: only ``tous_conformes`` gives one to those that were not named,
    save where there is no answer to be conforme (R32).
    """
    audit = matiere.possible.variante
    if "audit" in demande.champs:
        brouillon.pose("audit", audit)
    else:
        brouillon.calcule("audit", audit, "le seul audit qui attend ses constats")
    verdicts: dict[str, Any] = {}
    for code in _examines(demande, audit):
        verdicts[code] = _verdict(demande, matiere, brouillon, code)
    brouillon.calcule(
        "verdicts", verdicts, "empreintes des réponses, des annexes et du guide lus ce jour", "D16"
    )


def _examines(demande: Demande, audit: str) -> list[str]:
    nommes = {lire_indicateur(cible) for cible in demande.cibles}
    nommes |= {code for dits in demande.details.values() for code, _ in dits if code}
    if audit != NatureAudit.INTERMEDIAIRE:
        if demande.cibles:
            raise InvalidValueError(
                "Un audit initial ou de renouvellement juge tous les indicateurs : ne les nommez "
                "que pour un audit intermédiaire."
            )
        return list(INDICATEURS)
    if not nommes:
        raise InvalidValueError(
            "Nommez les indicateurs examinés par l’audit intermédiaire, par exemple : C3I2 C5I2."
        )
    return [code for code in INDICATEURS if code in nommes]


def _verdict(demande: Demande, matiere: Matiere, brouillon: Brouillon, code: str) -> dict[str, Any]:
    champ = _element(matiere.champ, "verdicts")
    absente = code not in matiere.dossier.reponses
    dit = _dernier(demande, "verdict", code)
    if dit:
        verdict = lire(_enfant(champ, "verdict"), dit, nom=f"--verdict {code}")
    elif "tous_conformes" in demande.drapeaux and not absente:
        verdict = CONFORME
    else:
        verdict = MARQUE
    juge: dict[str, Any] = {"verdict": verdict}
    for cle in ("constat", "attendu"):
        texte = _dernier(demande, cle, code)
        if texte or verdict not in {CONFORME, MARQUE}:
            juge[cle] = texte or MARQUE
    chemin = ("verdicts", code)
    if verdict == MARQUE:
        brouillon.facultatifs[chemin] = tuple(c for c in ("constat", "attendu") if c not in juge)
    connu = matiere.referentiel.indicateurs.get(code)
    brouillon.commente(chemin, f"{code}. {connu.capacite}" if connu else code)
    if absente:
        brouillon.commente(chemin, "Le dossier n’a pas de réponse à cet indicateur (R32).")
    return juge | dict(demande.lus.get(code) or lecture(matiere, code, guide=True))


def levee(demande: Demande, matiere: Matiere, brouillon: Brouillon) -> None:
    """Prepare the outcome of each NC looked at again: lifted, unless it is said to be kept."""
    ouvertes = {nc.indicateur: nc for nc in matiere.situation.non_conformites}
    codes = [lire_indicateur(cible) for cible in demande.cibles]
    codes += [code for dits in demande.details.values() for code, _ in dits if code]
    codes = list(dict.fromkeys(codes))
    if not codes:
        raise InvalidValueError(
            "Dites quelles non-conformités sont réexaminées. Ouvertes : "
            f"{enumerer(list(ouvertes))}."
        )
    _refuse_sans_nc(codes, ouvertes)
    champ = _element(matiere.champ, "levees")
    levees: dict[str, Any] = {}
    for code in codes:
        dit = _dernier(demande, "resultat", code, seul=len(codes) == 1)
        defaut = "maintenue" if "maintenue" in demande.drapeaux else "levee"
        resultat = lire(_enfant(champ, "resultat"), dit or defaut, nom=f"--resultat {code}")
        motif = _dernier(demande, "motif", code, seul=len(codes) == 1)
        levees[code] = {"resultat": resultat, "motif": motif or MARQUE}
        levees[code] |= lecture(matiere, code, guide=False)
        brouillon.commente(("levees", code), *_rappel(ouvertes[code]))
    brouillon.calcule("levees", levees, "empreintes des réponses et des annexes relues ce jour")


def plan_actions(demande: Demande, matiere: Matiere, brouillon: Brouillon) -> None:
    """Prepare at least one action for each open NC, or for those that are named."""
    ouvertes = {nc.indicateur: nc for nc in matiere.situation.non_conformites}
    codes = [lire_indicateur(cible) for cible in demande.cibles] or list(ouvertes)
    dits = [code for detail in demande.details.values() for code, _ in detail if code]
    codes = list(dict.fromkeys([*codes, *dits]))
    _refuse_sans_nc(codes, ouvertes)
    champ = _element(matiere.champ, "actions")
    actions: list[dict[str, Any]] = []
    for code in codes:
        colonnes = {
            enfant.cle: [
                lire(enfant, texte, nom=f"--{enfant.cle} {code}")
                for texte in demande.detail(enfant.cle, code, seul=len(codes) == 1)
            ]
            for enfant in champ.enfants
            if enfant.cle != "indicateur"
        }
        brouillon.commente(("actions", len(actions)), *_rappel(ouvertes[code]))
        for rang in range(max(1, *(len(dites) for dites in colonnes.values()))):
            action = {"indicateur": code}
            for cle, dites in colonnes.items():
                action[cle] = dites[rang] if rang < len(dites) else MARQUE
            actions.append(action)
    brouillon.calcule("actions", actions, "une action par non-conformité ouverte", "R28")


def notification(demande: Demande, matiere: Matiere, brouillon: Brouillon) -> None:
    """Prepare the notification of the event that is named, or of the only one that waits."""
    journal = en_vigueur(matiere.dossier.journal, demande.date)
    attendent = a_notifier(journal)
    if demande.cibles:
        nom = trouver(demande.cibles[0], journal).fichier
        brouillon.pose("evenement", nom)
        return
    importants = [e for e in attendent if e.type in _IMPORTANTS] or list(attendent)
    if len(importants) != 1:
        noms = enumerer([citer(e.fichier) for e in attendent])
        raise InvalidValueError(f"Nommez l’événement notifié. Attendent de l’être : {noms}.")
    brouillon.calcule("evenement", importants[0].fichier, "celui qui attend d’être notifié", "D2")


def a_notifier(journal: Journal) -> Journal:
    """Return the events in force that nobody was told of yet."""
    notifies = {e.texte("evenement") for e in journal if e.type == "notification"}
    return tuple(e for e in journal if e.type in NOTIFIABLES and e.fichier not in notifies)


def _refuse_sans_nc(codes: list[str], ouvertes: dict[str, NonConformite]) -> None:
    sans = [code for code in codes if code not in ouvertes]
    if sans:
        raise refuser(
            f"aucune non-conformité n’est ouverte pour {enumerer(sans)}.",
            remede=f"Nommez un indicateur parmi : {', '.join(ouvertes)}."
            if ouvertes
            else "Il n’y a rien à corriger.",
            regles=("R31", "R32"),
        )


def _rappel(nc: NonConformite) -> list[str]:
    """What was found and what is expected, for whoever answers it."""
    gravite = "majeure" if nc.gravite == MAJEURE else "mineure"
    lignes = [f"{nc.indicateur}. Non-conformité {gravite} : {_une_ligne(nc.constat)}"]
    if nc.attendu:
        lignes.append(f"Attendu : {_une_ligne(nc.attendu)}")
    if nc.limite:
        lignes.append(f"À faire au plus tard le {date_en_mots(nc.limite)} (R28, D2).")
    return lignes


def _une_ligne(texte: str) -> str:
    """A person's text made fit for a comment: one line, printable."""
    return "".join(c if c.isprintable() else " " for c in " ".join(texte.split()))


def _dernier(demande: Demande, cle: str, code: str, *, seul: bool = False) -> str:
    dits = demande.detail(cle, code, seul=seul)
    return dits[-1] if dits else ""


def _element(champ: Champ, cle: str) -> Champ:
    enfant = _enfant(champ, cle)
    return enfant.element or enfant


def _enfant(champ: Champ, cle: str) -> Champ:
    return next(enfant for enfant in champ.enfants if enfant.cle == cle)
