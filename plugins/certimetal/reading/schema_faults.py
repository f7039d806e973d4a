"""Says in French what jsonschema found: its errors become findings, each placed in its file.

Loaded only where a schema refuses something.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from certimetal.domain.controle import Cible
from certimetal.domain.francais import FINE, NBSP, compter
from certimetal.reading.controles_schema import CHAMP_INCONNU, TROP
from certimetal.reading.faute import Faute, Phrase
from certimetal.reading.mots import est_personnel
from certimetal.reading.phrases import PHRASES, dire
from certimetal.reading.signalement import signaler

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonschema import ValidationError

    from certimetal.domain.champ import Champ
    from certimetal.domain.controle import Chemin
    from certimetal.finding import Finding
    from certimetal.reading.source import Source

MAXIMUM = 100
"""Findings said of one file: the rest is counted."""

_RANG = {mot: rang for rang, mot in enumerate(PHRASES)}


def tell(
    errors: Iterable[ValidationError], champ: Champ, source: Source, *, depuis: Chemin = ()
) -> list[Finding]:
    """Return the findings that say ``errors``; ``champ`` describes the schema's own place,
    ``depuis`` is where that place stands in the file."""
    phrases = _sans_redite(_fautes(errors, champ, depuis))
    findings = sorted((_place(phrase, source) for phrase in phrases), key=lambda f: f.rang)
    if len(findings) > MAXIMUM:
        return [*findings[:MAXIMUM], _trop(len(findings) - MAXIMUM, source)]
    return findings


def _fautes(errors: Iterable[ValidationError], champ: Champ, depuis: Chemin) -> list[Faute]:
    fautes = [_faute(detail, champ, depuis) for error in errors for detail in _precise(error)]
    fautes.sort(key=lambda faute: _RANG.get(faute.mot, len(_RANG)))
    return fautes


def _precise(error: ValidationError) -> Iterator[ValidationError]:
    """Yield the errors of the only branch that was meant, where a choice of forms has one."""
    branches: dict[object, list[ValidationError]] = {}
    for detail in error.context or ():
        branches.setdefault(detail.schema_path[0], []).append(detail)
    visees = [
        details
        for details in branches.values()
        if not any(d.validator in {"type", "const", "required"} and not d.path for d in details)
    ]
    if len(visees) != 1:
        yield error
        return
    for detail in visees[0]:
        yield from _precise(detail)


def _faute(error: ValidationError, racine: Champ, depuis: Chemin) -> Faute:
    chemin: Chemin = tuple(error.absolute_path)
    mots = list(error.absolute_schema_path)
    mot = "propertyNames" if "propertyNames" in mots else str(error.validator)
    schema = error.schema if isinstance(error.schema, dict) else {}
    return Faute(
        mot=mot,
        chemin=(*depuis, *chemin),
        valeur=error.instance,
        attente=error.validator_value,
        schema=schema,
        champs=(*(racine for _ in depuis), *_champs(racine, chemin)),
        cas=schema.get("title", "") if mots[-2:-1] == ["then"] else "",
    )


def _champs(racine: Champ, chemin: Chemin) -> tuple[Champ, ...]:
    """Return the fields on the way to a value, the top first; the last known one repeats."""
    suivis = [racine]
    for pas in chemin:
        champ = suivis[-1]
        enfant = next((enfant for enfant in champ.enfants if enfant.cle == pas), champ.element)
        suivis.append(enfant or champ)
    return tuple(suivis)


def _sans_redite(fautes: list[Faute]) -> list[Phrase]:
    """Say each fact once: the most telling fault of a place, nothing more where the type is
    wrong, and not that a field is missing where it only has a slip in its name."""
    mal_types = {faute.chemin for faute in fautes if faute.mot == "type"}
    par_fait: dict[object, Phrase] = {}
    for faute in fautes:
        if faute.mot != "type" and faute.chemin in mal_types:
            continue
        if faute.mot == "dependentRequired" and ("ensemble", faute.chemin) in par_fait:
            continue
        for phrase in islice(dire(faute), MAXIMUM + 1):
            par_fait.setdefault(phrase.fait, phrase)
    for phrase in list(par_fait.values()):
        if phrase.controle is CHAMP_INCONNU and phrase.suggestion:
            par_fait.pop(("manque", phrase.chemin[:-1], phrase.suggestion), None)
    return list(par_fait.values())


def _place(phrase: Phrase, source: Source) -> Finding:
    location = source.locate(phrase.chemin, phrase.cible)
    extrait = source.line(location.line)
    return signaler(
        phrase.controle,
        location,
        phrase.message,
        attendu=phrase.attendu,
        remede=phrase.remede,
        suggestion=phrase.suggestion,
        extrait="" if est_personnel(extrait) else extrait,
    )


def _trop(autres: int, source: Source) -> Finding:
    return signaler(
        TROP,
        source.locate((), Cible.FICHIER),
        f"Seules les {MAXIMUM} premières fautes sont citées{FINE}; "
        f"il y en a {compter(autres, 'autre')} au moins.",
        attendu=f"Un fichier de la sorte attendue{NBSP}: voir la page de son schéma.",
        remede="Corrigez les premières, puis relancez la vérification.",
    )
