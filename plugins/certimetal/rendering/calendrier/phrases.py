"""The sentences of a calendar: said by the command and, published as data, by the page's script.

``{nom}`` stands for a word that the calendar gives. Nothing here counts or agrees anything: a
sentence is chosen, then filled, in the same way on both sides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACE = re.compile(r"\{([a-z_]+)\}")

PHRASES: Mapping[str, str] = {
    "titre": "Calendrier d’une formation, du {entree} au {fin}",
    "cadre_national": "Processus national seul.",
    "cadre_certificateur": "Processus national, avec ce qu’y ajoute {certificateur}.",
    "evaluation_le": "Évaluation\u00a0: le {jour}.",
    "evaluation_inconnue": "Évaluation\u00a0: date non fixée.",
    "jurys_connus": "Jurys connus\u00a0: {jours}.",
    "jurys_inconnus": "Jurys connus\u00a0: aucun.",
    # When: one per form of échéance.
    "quand_jour": "Le {fin}",
    "quand_periode": "Du {debut} au {fin}",
    "quand_entre": "Entre le {debut} et le {fin}",
    "quand_au_plus_tard": "Au plus tard le {fin}",
    "quand_au_plus_tard_selon": (
        "Au plus tard entre le {fin} et le {tard}, selon la date {du_repere}"
    ),
    "quand_avant": "Avant le {fin}",
    "quand_avant_selon": "Avant {repere}, entre le {fin} et le {tard}",
    "quand_au_plus_tot": "Au plus tôt le {debut}",
    "quand_au_plus_tot_selon": (
        "Au plus tôt entre le {debut} et le {tard}, selon la date {du_repere}"
    ),
    "quand_apres": "Après le {debut}",
    "quand_apres_selon": "Après {repere}, entre le {debut} et le {tard}",
    "quand_sans_date": "Sans date",
    "quand_a_fixer": "Date à fixer",
    "quand_depend": "Date à fixer\u00a0: elle dépend de celle {du_repere}",
    "a_confirmer": "{quand} (à confirmer, l’évaluation n’étant pas fixée)",
    "repere_entree": "l’entrée en formation",
    "repere_inscription": "l’inscription",
    "repere_fin": "la fin de la formation",
    "repere_evaluation": "l’évaluation",
    "repere_jury": "le jury",
    "du_repere_entree": "de l’entrée en formation",
    "du_repere_inscription": "de l’inscription",
    "du_repere_fin": "de la fin de la formation",
    "du_repere_evaluation": "de l’évaluation",
    "du_repere_jury": "du jury",
    # What a wording is worth.
    "statut_ecarte": "L’outil n’applique pas cette formulation.",
    "statut_oblige": "C’est cette date qui oblige\u00a0: la plus proche de l’entrée en formation.",
    "statut_oblige_seul": "C’est cette date qui oblige\u00a0: l’autre ne peut pas être tenue.",
    "statut_autre": "L’autre date oblige\u00a0: elle est plus proche de l’entrée en formation.",
    "statut_intenable": "L’autre date oblige.",
    # What cannot be met, and what is to be known.
    "alerte": "{titre}\u00a0: {phrase}",
    "alerte_limite_avant_entree": (
        "la limite, le {limite}, tombe avant l’entrée en formation\u202f; ce délai de {duree} ne "
        "peut pas être tenu."
    ),
    "alerte_avant_entree": (
        "la limite, le {limite}, tombe avant l’entrée en formation\u202f; ce délai de {duree} ne "
        "peut pas être tenu. Il le serait pour une évaluation à partir du {possible}."
    ),
    "alerte_formation_trop_courte": (
        "la limite, le {limite}, tombe avant l’entrée en formation\u202f; la formation est trop "
        "courte pour que ce délai de {duree} soit tenu, même avec une évaluation le dernier jour."
    ),
    "alerte_evaluation_pas_avant": (
        "ce délai de {duree} ne pourra être tenu que pour une évaluation à partir du {possible}."
    ),
    "alerte_evaluation_hors_periode": (
        "l’évaluation, le {evaluation}, est en dehors de cette période."
    ),
    "alerte_evaluation_apres_fin": (
        "sa date, le {evaluation}, vient après la fin de la formation, le {fin}."
    ),
    "alerte_evaluation_a_fixer": (
        "sa date n’est pas fixée\u202f; celles qui en dépendent sont à confirmer."
    ),
    "alerte_formation_dans_la_periode": (
        "la formation dure moins de {duree}\u202f; elle est tout entière dans cette période."
    ),
    "alerte_limite_ramenee": (
        "le délai de {duree} irait jusqu’au {limite}, après la fin de la formation\u202f; la "
        "limite est le dernier jour de celle-ci."
    ),
    "alerte_jury_inconnu": (
        "aucun jury connu ne suit l’évaluation (le dernier est le {dernier})\u202f; demandez la "
        "date du prochain au certificateur."
    ),
    "alerte_jury_a_demander": (
        "aucune date de jury n’est connue\u202f; demandez-la au certificateur."
    ),
    "bilan_aucun": "Rien n’empêche de respecter ce calendrier.",
    "bilan_un": "Un point ne peut pas être respecté.",
    "bilan_plusieurs": "{nombre} points ne peuvent pas être respectés.",
    # What prevents a calendar.
    "champ_entree": "la date d’entrée en formation",
    "champ_fin": "la date de fin de formation",
    "champ_evaluation": "la date de l’évaluation",
    "champ_jurys": "une date de jury",
    "champ_certificateur": "le certificateur",
    "evenement_entree": "l’entrée en formation",
    "evenement_fin": "la fin de la formation",
    "evenement_evaluation": "l’évaluation",
    "evenement_jurys": "un jury",
    "evenement_certificateur": "le certificateur",
    "faute_date_manquante": "Il manque {champ}.",
    "faute_date_illisible": (
        "«\u00a0{saisie}\u00a0» n’est pas une date possible pour {evenement}\u00a0: écrivez-la "
        "comme 31/03/2026 ou 2026-03-31."
    ),
    "faute_date_incomplete": (
        "Complétez {champ}\u00a0: il manque le jour, le mois ou l’année, ou ce jour n’existe pas."
    ),
    "faute_annee_lointaine": (
        "L’année {annee} n’est pas possible pour {evenement}\u00a0: donnez une année de "
        "{premiere} à {derniere}."
    ),
    "faute_fin_avant_entree": (
        "La formation finirait le {fin}, avant son premier jour, le {entree}\u00a0: vérifiez les "
        "deux dates."
    ),
    "faute_evaluation_avant_entree": (
        "L’évaluation aurait lieu le {evaluation}, avant l’entrée en formation, le {entree}\u00a0: "
        "vérifiez les deux dates."
    ),
    "faute_certificateur_inconnu": (
        "Le certificateur «\u00a0{saisie}\u00a0» n’est pas connu ici. Codes connus\u00a0: {connus}."
    ),
    # The file for a diary.
    "resume_au_plus_tard": "{titre}\u00a0: dernier jour",
    "resume_periode": "{titre}\u00a0: période",
    "resume_entre": "{titre}\u00a0: période",
    "description_autre": "La source dit aussi\u00a0: «\u00a0{texte}\u00a0» {quand}.",
    "description_regle": "Règle {numero}\u00a0: {titre}. Source\u00a0: {source}",
    "avis": (
        "Calendrier calculé d’après le référentiel CERTIMÉTAL, édition {edition}\u202f; il ne "
        "remplace pas l’avis du certificateur."
    ),
}

METHODE: tuple[str, ...] = (
    (
        "Les délais se comptent en jours et en mois calendaires, fériés compris\u202f; quand le "
        "mois d’arrivée est plus court, le délai finit son dernier jour."
    ),
    (
        "Une part de la formation se compte en jours entiers, premier et dernier jour de la "
        "formation compris."
    ),
    "Ce qui se compte depuis l’entrée ne va jamais au-delà de la fin de la formation (R15).",
    (
        "Quand deux formulations sont retenues, la date la plus proche de l’entrée oblige (R18), "
        "parmi celles qui peuvent être tenues."
    ),
    (
        "Le jury est le premier jury connu après le jour de l’évaluation\u202f; tant que celle-ci "
        "n’est pas fixée, le premier après la fin de la formation."
    ),
)
"""How days are counted where the source does not say: assumptions of the tool, said as such."""


def remplir(phrase: str, valeurs: Mapping[str, str]) -> str:
    """Return ``PHRASES[phrase]`` with its words; KeyError where one is missing."""
    return _PLACE.sub(lambda place: valeurs[place[1]], PHRASES[phrase])
