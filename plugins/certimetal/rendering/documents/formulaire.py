"""The whole form, blank or filled in: title, how to fill it in, identification, six critères."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from certimetal.domain.formulaire_valeurs import Valeurs
from certimetal.domain.francais import date_en_mots
from certimetal.rendering.documents.elements import (
    Cellule,
    Document,
    Element,
    Ligne,
    Paragraphe,
    Paysage,
    Tableau,
    Trait,
)
from certimetal.rendering.documents.fiche import fiche_table, guide_table
from certimetal.rendering.documents.identification import (
    bloc_table,
    engagement,
    reminder,
)
from certimetal.rendering.typographie import grouper_siret

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.formulaire import Formulaire
    from certimetal.domain.referentiel import Referentiel

PROPRIETE_EDITION = "certimetal-formulaire"
PROPRIETE_SIRET = "certimetal-siret"
HORS_FORMULAIRE = "Valeurs hors formulaire"
TITRE = "Dossier de demande d’habilitation CERTIMÉTAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demande:
    """What a document is made for: ``certificateur`` is a code, empty where none is chosen.

    ``critere`` keeps one critère and leaves the identification out. ``siret`` and
    ``raison_sociale`` are empty for a blank form.
    """

    formulaire: Formulaire
    referentiel: Referentiel
    jour: date
    certificateur: str = ""
    critere: str = ""
    siret: str = ""
    raison_sociale: str = ""
    valeurs: Valeurs = field(default_factory=Valeurs)


def plan_document(demande: Demande) -> Document:
    """Return the document to write."""
    blocs: list[Element] = [*_ouverture(demande)]
    if demande.critere:
        blocs.insert(0, Paysage())
    else:
        blocs += [*_identification(demande), Paysage()]
    criteres = (demande.critere,) if demande.critere else demande.formulaire.criteres
    if not demande.critere:
        intitule = demande.referentiel.intitules.get("criteres", "")
        blocs.append(_titre("Titre1", f"2. {intitule}"))
    for critere in criteres:
        blocs += _critere(critere, demande)
    if demande.valeurs.hors:
        blocs += _hors(demande.valeurs)
    return Document(
        titre=_nom(demande),
        sujet=f"{demande.referentiel.titre}, édition {demande.formulaire.edition}",
        entete=_entete(demande),
        pied=_pied(demande),
        jour=demande.jour,
        blocs=tuple(blocs),
        proprietes=_proprietes(demande),
    )


def _nom(demande: Demande) -> str:
    if demande.siret:
        return f"{TITRE} : {demande.raison_sociale or grouper_siret(demande.siret)}"
    if demande.critere:
        critere = demande.referentiel.criteres[demande.critere]
        return f"Fiche réponse CERTIMÉTAL {critere.code} : {critere.titre}"
    return TITRE


def _ouverture(demande: Demande) -> list[Element]:
    blocs: list[Element] = [
        _titre("Titre", TITRE if not demande.critere else "Fiche réponse CERTIMÉTAL")
    ]
    morceaux = [demande.referentiel.titre, f"édition {demande.formulaire.edition}"]
    certificateur = demande.referentiel.certificateurs.get(demande.certificateur)
    if certificateur is not None:
        morceaux.append(certificateur.nom)
    blocs.append(_titre("SousTitre", " · ".join(morceaux)))
    if demande.siret:
        siret = grouper_siret(demande.siret)
        nom = demande.raison_sociale or "Organisme"
        blocs.append(_titre("Organisme", f"{nom}, SIRET {siret}"))
    traits = (Trait(texte="Pour remplir ce formulaire. ", style="fort"), Trait(texte=_MODE_EMPLOI))
    blocs.append(Paragraphe(style="ModeEmploi", traits=traits))
    return blocs


_MODE_EMPLOI = (
    "Écrivez dans les cases blanches. Pour choisir, cliquez sur la case ☐ ou remplacez-la par ☒. "
    "Dans « Réponse », écrivez comme dans tout document : paragraphes, listes, tableaux, gras, "
    "liens. Gardez les titres et les codes (C3I2…) : c’est à eux que l’outil reconnaît vos "
    "réponses. Ce qui est facultatif peut rester vide. La fonction, jamais le nom d’une personne ; "
    "aucune donnée de candidat."
)


def _identification(demande: Demande) -> list[Element]:
    blocs: list[Element] = [_titre("Titre1", "1. Identification de l’organisme de formation")]
    for bloc in demande.formulaire.identification:
        blocs.append(_titre("Titre2", bloc.titre))
        blocs.append(bloc_table(bloc, demande.valeurs))
        if bloc.code == "certifications":
            blocs += reminder(demande.referentiel)
    blocs.append(_titre("Titre1", "Engagement"))
    blocs += engagement(demande.referentiel)
    return blocs


def _critere(code: str, demande: Demande) -> list[Element]:
    referentiel = demande.referentiel
    critere = referentiel.criteres[code]
    nom = referentiel.intitules.get("critere", "Critère")
    fiche = referentiel.intitules.get("fiche_reponse", "Fiche réponse")
    return [
        _titre(
            "Titre2Page" if code != "C1" and not demande.critere else "Titre2",
            f"{nom} {code[1:]} : {critere.titre}",
        ),
        guide_table(critere, referentiel, demande.certificateur),
        _titre("Titre3Page", f"{fiche} {code}"),
        fiche_table(code, demande.formulaire.du_critere(code), referentiel, demande.valeurs),
    ]


def _hors(valeurs: Valeurs) -> list[Element]:
    lignes = [_rangee("Bandeau", "titre", "Champ", "Valeur")]
    lignes += [_rangee("Cellule", "", hors.ou, hors.valeur) for hors in valeurs.hors]
    tableau = Tableau(nom="hors-formulaire", largeurs=(90, 171), lignes=tuple(lignes))
    return [
        _titre("Titre1", HORS_FORMULAIRE),
        Paragraphe(
            style="Corps",
            traits=(
                Trait(
                    texte="Le dossier contient ces valeurs, auxquelles ce formulaire ne donne pas "
                    "de place. Elles sont recopiées ici pour que rien ne se perde."
                ),
            ),
        ),
        tableau,
    ]


def _rangee(style: str, fond: str, *textes: str) -> Ligne:
    return Ligne(
        cellules=tuple(
            Cellule(blocs=(Paragraphe(style=style, traits=(Trait(texte=texte),)),), fond=fond)
            for texte in textes
        ),
        repetee=bool(fond),
    )


def _entete(demande: Demande) -> str:
    if not demande.siret:
        return "Cadre réservé à l’organisme"
    return f"{demande.raison_sociale or 'Organisme'} · SIRET {grouper_siret(demande.siret)}"


def _pied(demande: Demande) -> str:
    pied = f"{demande.referentiel.titre} · édition {demande.formulaire.edition}"
    if not demande.siret:
        return pied
    return f"{pied} · exporté le {date_en_mots(demande.jour)}"


def _proprietes(demande: Demande) -> tuple[tuple[str, str], ...]:
    edition = (PROPRIETE_EDITION, demande.formulaire.edition)
    return (edition, (PROPRIETE_SIRET, demande.siret)) if demande.siret else (edition,)


def _titre(style: str, texte: str) -> Paragraphe:
    return Paragraphe(style=style, traits=(Trait(texte=texte),))
