"""What no schema can say of ``criteria/``: its files agree with one another."""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches
from typing import TYPE_CHECKING

from certimetal.domain.francais import citer

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from certimetal.domain.controle import Chemin
    from certimetal.domain.referentiel import Etape, Referentiel, Regle
    from certimetal.reading.criteria import Criteria

TERRITOIRES = "criteria/territoires.yml"


def check_coherence(criteria: Criteria, referentiel: Referentiel) -> None:
    """Add to the findings of ``criteria`` every reference that leads nowhere, every twin."""
    national = f"criteria/{referentiel.edition}"
    _regles(criteria, f"{national}/regles.yml", referentiel.regles, {})
    _etapes(criteria, f"{national}/processus.yml", referentiel.etapes, referentiel.regles)
    for code in _avec_complements(referentiel):
        propre = f"criteria/certificateurs/{code}"
        regles = referentiel.regles_certificateur.get(code, {})
        _regles(criteria, f"{propre}/regles.yml", regles, referentiel.regles)
        _etapes(
            criteria,
            f"{propre}/processus.yml",
            referentiel.etapes_certificateur.get(code, ()),
            {**referentiel.regles, **regles},
            referentiel.etapes,
        )
    _territoires(criteria, referentiel)


def _avec_complements(referentiel: Referentiel) -> list[str]:
    return sorted({*referentiel.regles_certificateur, *referentiel.etapes_certificateur})


def _regles(
    criteria: Criteria, chemin: str, regles: Mapping[str, Regle], nationales: Mapping[str, Regle]
) -> None:
    prises = {valeur.cle for regle in nationales.values() for valeur in regle.valeurs}
    for id_, regle in regles.items():
        if id_ in nationales:
            _jumeau(criteria, (chemin, ("regles", id_)), f"La règle {id_}")
        for rang, valeur in enumerate(regle.valeurs):
            if valeur.cle in prises:
                place = (chemin, ("regles", id_, "valeurs", rang, "cle"))
                _jumeau(criteria, place, f"La valeur {citer(valeur.cle)}")
            prises.add(valeur.cle)


def _etapes(
    criteria: Criteria,
    chemin: str,
    etapes: tuple[Etape, ...],
    regles: Mapping[str, Regle],
    nationales: tuple[Etape, ...] = (),
) -> None:
    cles = Counter(etape.cle for etape in (*nationales, *etapes))
    valeurs = {valeur.cle for regle in regles.values() for valeur in regle.valeurs}
    for rang, etape in enumerate(etapes):
        if cles[etape.cle] > 1:
            _jumeau(criteria, (chemin, ("etapes", rang, "cle")), f"L’étape {citer(etape.cle)}")
        for place, regle in enumerate(etape.regles):
            _renvoi(
                criteria, (chemin, ("etapes", rang, "regles", place)), "La règle", regle, regles
            )
        if etape.valeur:
            lieu = (chemin, ("etapes", rang, "valeur"))
            _renvoi(criteria, lieu, "La valeur", etape.valeur, valeurs)
        if etape.alternative_de:
            lieu = (chemin, ("etapes", rang, "alternative_de"))
            _renvoi(criteria, lieu, "L’étape", etape.alternative_de, cles)


def _territoires(criteria: Criteria, referentiel: Referentiel) -> None:
    codes: set[tuple[str, date | None]] = set()
    for rang, territoire in enumerate(referentiel.territoires.tous):
        if (territoire.code, territoire.depuis) in codes:
            lieu = (TERRITOIRES, ("territoires", rang, "code"))
            _jumeau(criteria, lieu, f"Le territoire {citer(territoire.code)}")
        codes.add((territoire.code, territoire.depuis))
        if territoire.certificateur:
            lieu = (TERRITOIRES, ("territoires", rang, "certificateur"))
            connus = referentiel.certificateurs
            _renvoi(criteria, lieu, "Le certificateur", territoire.certificateur, connus)


def _jumeau(criteria: Criteria, lieu: tuple[str, Chemin], quoi: str) -> None:
    criteria.contredit(
        *lieu,
        f"{quoi} existe déjà.",
        attendu="Chaque règle, chaque valeur, chaque étape et chaque territoire une seule fois.",
        remede="Supprimez l’un des deux, ou donnez-lui un autre nom.",
    )


def _renvoi(
    criteria: Criteria, lieu: tuple[str, Chemin], quoi: str, nom: str, connus: Collection[str]
) -> None:
    if nom in connus:
        return
    proches = get_close_matches(nom, list(connus), n=1)
    criteria.contredit(
        *lieu,
        f"{quoi} {citer(nom)} n’existe pas.",
        attendu="Un nom que le référentiel connaît.",
        remede=f"Écrivez {citer(proches[0])}." if proches else "Corrigez ce nom.",
        suggestion=proches[0] if proches else "",
    )
