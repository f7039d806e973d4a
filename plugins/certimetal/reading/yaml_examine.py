"""From a tree of nodes to data, with what is to be said about the way that they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.reading import controles_yaml_valeurs as valeurs
from certimetal.reading.yaml_keys import read_key, tell_double
from certimetal.reading.yaml_values import read_scalar, tell_hangings

if TYPE_CHECKING:
    from certimetal.reading.yaml_nodes import Arbre, Noeud
    from certimetal.reading.yaml_report import Rapport


def examine(arbre: Arbre, rapport: Rapport) -> Any:
    """Return the data of the first document, as far as it was read; fill ``rapport``."""
    for debut in arbre.directives:
        rapport.dire(
            valeurs.ETIQUETTE,
            debut,
            "Une ligne qui commence par « % » donne une consigne au logiciel : elle n’est pas "
            "acceptée.",
            remede="Effacez cette ligne.",
        )
    valeur = None if arbre.racine is None else _valeur(rapport, arbre.racine)
    for debut in arbre.suites:
        rapport.dire(
            valeurs.PLUSIEURS_DOCUMENTS,
            debut,
            "Un second document commence ici ; il ne serait pas lu.",
            attendu="Un seul document par fichier.",
            remede="Effacez la ligne de tirets ou de points, ou déplacez la suite.",
        )
    if arbre.trop_profond >= 0:
        rapport.dire(
            valeurs.PROFONDEUR,
            arbre.trop_profond,
            "Plus de 32 niveaux sont imbriqués ici ; la suite du fichier n’a pas été lue.",
            attendu="Trois ou quatre niveaux.",
            remede="Vérifiez les crochets et les accolades de cette ligne.",
        )
    return valeur


def _valeur(rapport: Rapport, noeud: Noeud) -> Any:
    tell_hangings(rapport, noeud)
    if noeud.alias:
        return None
    if noeud.elements is not None:
        return [_valeur(rapport, element) for element in noeud.elements]
    if noeud.paires is not None:
        return _objet(rapport, noeud.paires)
    return read_scalar(rapport, noeud)


def _objet(rapport: Rapport, paires: list[tuple[Noeud, Noeud]]) -> dict[str, Any]:
    objet: dict[str, Any] = {}
    premieres: dict[str, int] = {}
    for noeud, valeur in paires:
        cle = read_key(rapport, noeud, valeur)
        lue = _valeur(rapport, valeur)
        if cle is None:
            continue
        if cle in objet:
            tell_double(rapport, cle, noeud, premieres[cle])
            continue
        premieres[cle] = rapport.place(noeud.debut).line
        objet[cle] = lue
    return objet
