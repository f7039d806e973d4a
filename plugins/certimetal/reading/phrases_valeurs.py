"""What is said of a value: its type, the choices that it has, its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import FINE, NBSP
from certimetal.reading import controles_schema as controles
from certimetal.reading.champs import first_sentence
from certimetal.reading.faute import Phrase, dit, majuscule
from certimetal.reading.mots import en_yaml, lu, montrer, nommer, type_attendu
from certimetal.reading.suggestions import (
    corriger_choix,
    corriger_forme,
    corriger_type,
    remede_type,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from certimetal.reading.faute import Faute


def wrong_type(faute: Faute) -> Iterator[Phrase]:
    vide = faute.valeur is None
    if faute.champ.choix and not vide and not isinstance(faute.valeur, list | dict):
        yield from choix(faute)
        return
    attendu = type_attendu(faute.attente)
    message = (
        f"{faute.sujet} n’a pas de valeur."
        if vide
        else f"{faute.sujet} contient {lu(faute.valeur)}{FINE}; il faut {attendu}."
    )
    correction = "" if vide else corriger_type(faute.valeur, faute.attente, faute.champ)
    yield dit(
        faute,
        controles.TYPE,
        message,
        attendu=_forme_attendue(faute, f"{majuscule(attendu)}."),
        remede=remede_type(faute.valeur, faute.attente, faute.champ, correction),
        suggestion=correction,
    )


def choix(faute: Faute) -> Iterator[Phrase]:
    possibles = faute.champ.choix or _choix_du_schema(faute)
    suggestion = corriger_choix(faute.valeur, possibles)
    yield dit(
        faute,
        controles.CHOIX,
        f"{faute.sujet} est vide."
        if faute.valeur == ""
        else f"{montrer(faute.valeur)} n’est pas un choix possible pour {faute.liste}.",
        attendu=f"Choix possibles{NBSP}: {_liste_choix(possibles)}.",
        remede=(
            f"Vouliez-vous dire {nommer(suggestion, possibles[suggestion])}{FINE}?"
            if suggestion
            else "Remplacez la valeur par l’un de ces choix."
        ),
        suggestion=en_yaml(suggestion) if suggestion else "",
    )


def _choix_du_schema(faute: Faute) -> dict[str, str]:
    if faute.mot == "enum":
        return {str(valeur): "" for valeur in faute.attente}
    if faute.mot == "const":
        return {en_yaml(faute.attente): ""}
    return {str(branche["const"]): branche.get("title", "") for branche in faute.attente}


def _liste_choix(possibles: Mapping[str, str]) -> str:
    return ", ".join(
        valeur if not titre or titre == valeur else f"{valeur} ({titre})"
        for valeur, titre in possibles.items()
    )


def pattern(faute: Faute) -> Iterator[Phrase]:
    if faute.schema.get("format") == "date":
        yield from date(faute)
        return
    correction = corriger_forme(faute.valeur, faute.schema)
    yield dit(
        faute,
        controles.FORME,
        f"{montrer(faute.valeur)} n’a pas la forme attendue pour {faute.liste}."
        if faute.valeur
        else f"{faute.sujet} est vide.",
        attendu=_forme_attendue(faute),
        remede=_remede_forme(faute, correction),
        suggestion=correction,
    )


def _remede_forme(faute: Faute, correction: str) -> str:
    if correction:
        return f"Écrivez{NBSP}: {correction}"
    return "Corrigez la valeur." if faute.valeur else "Écrivez la valeur."


def date(faute: Faute) -> Iterator[Phrase]:
    correction = corriger_forme(faute.valeur, faute.schema)
    yield dit(
        faute,
        controles.DATE,
        f"{montrer(faute.valeur)} n’est pas une date admise pour {faute.liste}.",
        attendu=f"Une date du calendrier, écrite année-mois-jour{NBSP}: 2025-03-12.",
        remede=f"Écrivez{NBSP}: {correction}" if correction else "Corrigez la date.",
        suggestion=correction,
    )


def _forme_attendue(faute: Faute, defaut: str = "") -> str:
    """Say the form in words: the first sentence of the schema that has the pattern."""
    if "pattern" not in faute.schema:
        return defaut
    forme = first_sentence(faute.schema.get("description", "")).rstrip(".")
    exemples = faute.champ.exemples or faute.schema.get("examples", ())
    exemple = f" (par exemple{NBSP}: {en_yaml(exemples[0])})" if exemples else ""
    if exemples and str(exemples[0]) in forme:
        exemple = ""
    return f"Forme attendue{NBSP}: {forme[:1].lower() + forme[1:]}{exemple}."
