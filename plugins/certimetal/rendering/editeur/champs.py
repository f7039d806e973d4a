"""From a field of a schema to a field of a Decap form: title, help, choices, bounds, message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import nombre

if TYPE_CHECKING:
    from collections.abc import Iterable

    from certimetal.domain.champ import Champ

VRAI, FAUX = "@vrai", "@faux"
"""How a form holds yes and no: a switch cannot tell « no » from « not said »."""

_LIGNE = 400
"""From how many characters on a text is typed in a box of several lines."""

_GUILLEMETS = ", entre guillemets"
_CACHES = frozenset({"empreinte", "guide"})
"""What the tool computes in an event: nobody types it."""


def champs_decap(champs: Iterable[Champ], *, evenement: bool = False) -> list[dict[str, Any]]:
    """Return the fields of a form, in the order of the schema.

    ``evenement``: what the tool computes is carried along unseen.
    """
    return [_champ(champ, evenement=evenement) for champ in champs]


def _champ(champ: Champ, *, evenement: bool) -> dict[str, Any]:
    commun = {
        "name": champ.cle or "valeur",
        "label": champ.titre,
        "required": champ.obligatoire,
    }
    aide = champ.description.replace(_GUILLEMETS, "")
    if aide:
        commun["hint"] = aide
    if evenement and (champ.cle in _CACHES or (champ.type == "object" and _est_table(champ))):
        return {"name": commun["name"], "label": champ.titre, "widget": "hidden", "required": False}
    return commun | _controle(champ, evenement=evenement)


def _est_table(champ: Champ) -> bool:
    """Whether an object is a map of plain values, which no form of ours shows (empreintes)."""
    return not champ.enfants and (champ.element is None or not champ.element.enfants)


def _controle(champ: Champ, *, evenement: bool) -> dict[str, Any]:
    if champ.choix:
        return {"widget": "select", "options": _options(champ)}
    if champ.type == "boolean":
        return {
            "widget": "select",
            "options": [{"label": "Oui", "value": VRAI}, {"label": "Non", "value": FAUX}],
        }
    if champ.type == "integer":
        bornes = {"min": champ.bornes.minimum, "max": champ.bornes.maximum}
        return {"widget": "number", "value_type": "int", "step": 1} | _dites(bornes)
    if champ.type == "array" and champ.element is not None:
        return _liste(champ, champ.element, evenement=evenement)
    if champ.type == "object":
        return _objet(champ, evenement=evenement)
    return _texte(champ)


def _options(champ: Champ) -> list[dict[str, str]]:
    return [{"label": titre or valeur, "value": valeur} for valeur, titre in champ.choix.items()]


def _dites(valeurs: dict[str, Any]) -> dict[str, Any]:
    return {cle: valeur for cle, valeur in valeurs.items() if valeur is not None}


def _liste(champ: Champ, element: Champ, *, evenement: bool) -> dict[str, Any]:
    bornes = _dites({"min": champ.bornes.minimum, "max": champ.bornes.maximum})
    if not champ.obligatoire:
        bornes.pop("min", None)
    if element.choix:
        return {"widget": "select", "multiple": True, "options": _options(element)} | bornes
    liste = {
        "widget": "list",
        "label_singular": element.titre.lower(),
        "collapsed": False,
        "minimize_collapsed": False,
        "required": champ.obligatoire and bool(champ.bornes.minimum),
    } | bornes
    if element.enfants:
        fields = champs_decap(element.enfants, evenement=evenement)
        return liste | {"fields": fields, "summary": _resume(element)}
    return liste | {"field": _champ(element, evenement=evenement) | {"required": True}}


def _resume(element: Champ) -> str:
    """Return what a folded item shows: its first texts."""
    noms = [champ.cle for champ in element.enfants if champ.type == "string"][:2]
    return " ".join(f"{{{{fields.{nom}}}}}" for nom in noms)


def _objet(champ: Champ, *, evenement: bool) -> dict[str, Any]:
    objet: dict[str, Any] = {"widget": "object", "collapsed": False, "required": champ.obligatoire}
    if champ.enfants:
        return objet | {"fields": champs_decap(champ.enfants, evenement=evenement)}
    if champ.element is not None and champ.element.enfants:
        # A map by indicator: the browser makes one group of these for each that the event names.
        fields = champs_decap(champ.element.enfants, evenement=evenement)
        return objet | {"fields": fields, "par_indicateur": True}
    return {"widget": "hidden"}


def _texte(champ: Champ) -> dict[str, Any]:
    if champ.cle == "fichier":
        return {"widget": "file", "choose_url": False} | _motif(champ, dossier="annexes/")
    longueur = champ.bornes.maximum or 0
    widget = "text" if longueur >= _LIGNE else "string"
    return {"widget": widget} | _motif(champ)


def _motif(champ: Champ, *, dossier: str = "") -> dict[str, Any]:
    """Return the pattern that a text is held against, and the sentence that says it in French.

    Decap holds a file's name against it, without its ``dossier``.
    """
    bornes = champ.bornes
    longueur = f"{bornes.minimum or 0},{'' if bornes.maximum is None else bornes.maximum}"
    if bornes.motif:
        motif = f"^(?=[^]{{{longueur}}}$){bornes.motif.removeprefix('^').removeprefix(dossier)}"
        forme = bornes.forme.replace(_GUILLEMETS, "")
        if bornes.maximum and bornes.maximum >= _LIGNE // 4 and str(bornes.maximum) not in forme:
            forme = f"{forme} {_au_plus(bornes.maximum)}"
        return {"pattern": [motif, forme]}
    if bornes.maximum is None:
        return {}
    return {"pattern": [f"^[^]{{{longueur}}}$", _au_plus(bornes.maximum)]}


def _au_plus(maximum: int) -> str:
    return f"{nombre(maximum)} caractères au plus."
