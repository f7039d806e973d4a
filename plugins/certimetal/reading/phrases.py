"""What each keyword of a schema says to a person, in French, when a value breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import NBSP
from certimetal.reading import controles_schema as controles
from certimetal.reading import phrases_champs, phrases_mesures, phrases_valeurs
from certimetal.reading.faute import Phrase, dit
from certimetal.reading.mots import lu

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from certimetal.reading.faute import Faute


def dire(faute: Faute) -> Iterator[Phrase]:
    """Yield the sentences of a fault; a keyword that has none of its own gets a general one."""
    yield from PHRASES.get(faute.mot, _autre)(faute)


def _one_of(faute: Faute) -> Iterator[Phrase]:
    """Choices, or « l’un ou l’autre » of several fields; what else is a general sentence."""
    branches = faute.attente
    if all("const" in branche for branche in branches):
        yield from phrases_valeurs.choix(faute)
    elif all("required" in branche for branche in branches):
        yield phrases_champs.l_un_ou_l_autre(faute)
    else:
        yield from _autre(faute)


def _autre(faute: Faute) -> Iterator[Phrase]:
    yield dit(
        faute,
        controles.AUTRE,
        f"{faute.sujet} ne convient pas{NBSP}: {lu(faute.valeur)} n’a pas sa place ici.",
        attendu=faute.champ.description,
        remede="Reprenez la description du champ et corrigez la valeur.",
    )


PHRASES: Mapping[str, Callable[[Faute], Iterator[Phrase]]] = {
    "type": phrases_valeurs.wrong_type,
    "enum": phrases_valeurs.choix,
    "const": phrases_valeurs.choix,
    "oneOf": _one_of,
    "anyOf": _one_of,
    "minLength": phrases_mesures.min_length,
    "format": phrases_valeurs.date,
    "pattern": phrases_valeurs.pattern,
    "maxLength": phrases_mesures.max_length,
    "maxItems": phrases_mesures.max_items,
    "minItems": phrases_mesures.min_items,
    "uniqueItems": phrases_mesures.unique_items,
    "contains": phrases_mesures.contains,
    "minProperties": phrases_mesures.properties_count,
    "maxProperties": phrases_mesures.properties_count,
    **{
        mot: phrases_mesures.bound(mot)
        for mot in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
    },
    "additionalProperties": phrases_champs.additional_properties,
    "propertyNames": phrases_champs.property_names,
    "required": phrases_champs.required,
    "not": phrases_champs.refused,
    "dependentRequired": phrases_champs.dependent_required,
}
"""By keyword, the most telling first: of two faults of one place, the first one is said."""
