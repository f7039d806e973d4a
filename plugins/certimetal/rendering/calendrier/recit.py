"""A calendar told: every step with its sentences, ready for any form of output.

The page's script makes the same object from the same sentences (``calendrier-calcul.js``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.domain.francais import capitaliser, date_en_mots
from certimetal.domain.parcours import ANNEES
from certimetal.rendering.calendrier.phrases import remplir
from certimetal.rendering.frise import ACTEURS, delai_en_mots
from certimetal.rendering.typographie import avec_article, nom_court, quantite

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from certimetal.domain.calendrier import Calendrier, Jalon
    from certimetal.domain.echeances import Alerte, Echeance
    from certimetal.domain.parcours import Faute
    from certimetal.domain.referentiel import Etape, Referentiel, Regle


@dataclass(frozen=True, slots=True, kw_only=True)
class AlerteDite:
    """An alert: ``impossible`` where a rule cannot be met, else something to be known."""

    etape: str
    cle: str
    impossible: bool
    phrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulation:
    """One wording of a step, with its days (``AAAA-MM-JJ``, empty where there are none)."""

    cle: str
    certificateur: str
    qui: str
    texte: str
    delai: str
    forme: str
    debut: str
    fin: str
    tard: str
    a_confirmer: bool
    quand: str
    retenue: bool
    oblige: bool
    statut: str
    alertes: tuple[AlerteDite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EtapeDite:
    """A step: ``quand`` is that of the wording that binds; ``retenu`` says what the tool applies
    where the source contradicts itself, empty where it does not."""

    cle: str
    titre: str
    certificateur: str
    quand: str
    regles: tuple[str, ...]
    retenu: str
    formulations: tuple[Formulation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recit:
    """A whole calendar: ``resume`` says what it was computed from, ``bilan`` what cannot be met."""

    entree: str
    fin: str
    evaluation: str
    jurys: tuple[str, ...]
    certificateur: str
    edition: str
    titre: str
    resume: tuple[str, ...]
    bilan: str
    alertes: tuple[AlerteDite, ...]
    etapes: tuple[EtapeDite, ...]
    avis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FauteDite:
    """What prevents a calendar, in a sentence, with the field it is about."""

    champ: str
    cle: str
    phrase: str


def dire_fautes(fautes: Iterable[Faute]) -> tuple[FauteDite, ...]:
    """Return each fault with its sentence."""
    return tuple(FauteDite(champ=f.champ, cle=f.cle, phrase=_faute(f)) for f in fautes)


def raconter(calendrier: Calendrier, referentiel: Referentiel) -> Recit:
    """Return a calendar in words; it has no fault."""
    parcours = calendrier.parcours
    regles = regles_applicables(referentiel, calendrier.certificateur)
    etapes = tuple(_etape(jalon, referentiel, regles) for jalon in calendrier.jalons)
    alertes = tuple(a for e in etapes for f in e.formulations for a in f.alertes)
    return Recit(
        entree=parcours.entree.isoformat(),
        fin=parcours.fin.isoformat(),
        evaluation=_iso(parcours.evaluation),
        jurys=tuple(jury.isoformat() for jury in parcours.jurys),
        certificateur=calendrier.certificateur,
        edition=referentiel.edition,
        titre=remplir(
            "titre", {"entree": date_en_mots(parcours.entree), "fin": date_en_mots(parcours.fin)}
        ),
        resume=_resume(calendrier, referentiel),
        bilan=_bilan(sum(alerte.impossible for alerte in alertes)),
        alertes=alertes,
        etapes=etapes,
        avis=remplir("avis", {"edition": referentiel.edition}),
    )


def duree_en_mots(etape: Etape, referentiel: Referentiel, certificateur: str) -> str:
    """Return a step's delay: « 3 mois »; empty where it has none."""
    if not etape.valeur:
        return ""
    valeur = referentiel.valeur(etape.valeur, certificateur)
    return quantite(valeur.nombre, valeur.unite)


def nom_en_phrase(code: str, referentiel: Referentiel) -> str:
    """Return a certificateur's name as a sentence wants it."""
    return avec_article(nom_court(referentiel.certificateurs[code].nom))


def regles_applicables(referentiel: Referentiel, certificateur: str) -> dict[str, Regle]:
    """Return the national rules and this certificateur's, by number."""
    return {**referentiel.regles, **referentiel.regles_certificateur.get(certificateur, {})}


def _resume(calendrier: Calendrier, referentiel: Referentiel) -> tuple[str, ...]:
    parcours, code = calendrier.parcours, calendrier.certificateur
    cadre = (
        remplir("cadre_certificateur", {"certificateur": nom_en_phrase(code, referentiel)})
        if code
        else remplir("cadre_national", {})
    )
    evaluation = (
        remplir("evaluation_le", {"jour": date_en_mots(parcours.evaluation)})
        if parcours.evaluation
        else remplir("evaluation_inconnue", {})
    )
    jours = ", ".join(date_en_mots(jury) for jury in parcours.jurys)
    jurys = remplir("jurys_connus", {"jours": jours}) if jours else remplir("jurys_inconnus", {})
    return cadre, evaluation, jurys


def _bilan(nombre: int) -> str:
    suffixe = "aucun" if nombre == 0 else "un" if nombre == 1 else "plusieurs"
    return remplir(f"bilan_{suffixe}", {"nombre": str(nombre)})


def _etape(jalon: Jalon, referentiel: Referentiel, regles: dict[str, Regle]) -> EtapeDite:
    principale = jalon.principale
    numeros = tuple(dict.fromkeys(n for e in jalon.formulations for n in e.etape.regles))
    retenus = [regles[n].retenu for n in numeros if n in regles and regles[n].retenu]
    return EtapeDite(
        cle=principale.etape.cle,
        titre=principale.etape.titre,
        certificateur=principale.certificateur,
        quand=_quand(jalon.retenue),
        regles=numeros,
        retenu=retenus[0] if retenus and len(jalon.formulations) > 1 else "",
        formulations=tuple(
            _formulation(jalon, rang, principale.etape.titre, referentiel)
            for rang in range(len(jalon.formulations))
        ),
    )


def _formulation(jalon: Jalon, rang: int, titre: str, referentiel: Referentiel) -> Formulation:
    echeance = jalon.formulations[rang]
    etape, code = echeance.etape, echeance.certificateur
    duree = duree_en_mots(etape, referentiel, code)
    return Formulation(
        cle=etape.cle,
        certificateur=code,
        qui=ACTEURS.get(etape.acteur, etape.acteur),
        texte=etape.texte,
        delai=capitaliser(delai_en_mots(etape, referentiel, code)),
        forme=echeance.forme,
        debut=_iso(echeance.debut),
        fin=_iso(echeance.fin),
        tard=_iso(echeance.tard),
        a_confirmer=echeance.a_confirmer,
        quand=_quand(echeance),
        retenue=etape.retenue,
        oblige=rang == jalon.oblige,
        statut=_statut(jalon, rang),
        alertes=tuple(_alerte(a, etape.cle, titre, duree) for a in echeance.alertes),
    )


def _quand(echeance: Echeance) -> str:
    suffixe = "_selon" if echeance.tard else ""
    jours = {"debut": echeance.debut, "fin": echeance.fin, "tard": echeance.tard}
    valeurs = {nom: date_en_mots(jour) for nom, jour in jours.items() if jour}
    repere = echeance.etape.repere
    if repere:
        valeurs["repere"] = remplir(f"repere_{repere}", {})
        valeurs["du_repere"] = remplir(f"du_repere_{repere}", {})
    depend = echeance.forme == "a_fixer" and echeance.etape.cle != repere
    quand = remplir("quand_depend" if depend else f"quand_{echeance.forme}{suffixe}", valeurs)
    if echeance.a_confirmer and not suffixe and echeance.forme not in ("a_fixer", "entre"):
        return remplir("a_confirmer", {"quand": quand})
    return quand


def _statut(jalon: Jalon, rang: int) -> str:
    echeance = jalon.formulations[rang]
    if not echeance.etape.retenue:
        return remplir("statut_ecarte", {})
    if not jalon.contredite:
        return ""
    if rang != jalon.oblige:
        return remplir("statut_autre" if echeance.tenable else "statut_intenable", {})
    autres = [e for e in jalon.formulations if e.etape.retenue and e is not echeance]
    seule = echeance.tenable and not any(autre.tenable for autre in autres)
    return remplir("statut_oblige_seul" if seule else "statut_oblige", {})


def _alerte(alerte: Alerte, cle: str, titre: str, duree: str) -> AlerteDite:
    valeurs = {"duree": duree, **{nom: date_en_mots(j) for nom, j in alerte.jours.items()}}
    phrase = remplir(f"alerte_{alerte.cle}", valeurs)
    return AlerteDite(
        etape=cle,
        cle=alerte.cle,
        impossible=alerte.impossible,
        phrase=remplir("alerte", {"titre": titre, "phrase": phrase}),
    )


def _faute(faute: Faute) -> str:
    mots = {
        nom: valeur if isinstance(valeur, str) else date_en_mots(valeur)
        for nom, valeur in faute.valeurs.items()
    }
    premiere, derniere = ANNEES
    fixes = {nom: remplir(f"{nom}_{faute.champ}", {}) for nom in ("champ", "evenement")}
    fixes |= {"premiere": str(premiere), "derniere": str(derniere)}
    return remplir(f"faute_{faute.cle}", {**fixes, **mots})


def _iso(jour: date | None) -> str:
    return jour.isoformat() if jour else ""
