"""A YAML text as a tree of nodes with their places: the slow way, for a text with a fault."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from yaml.cyaml import CParser  # type: ignore[attr-defined]  # -- stubs hide it
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from certimetal.reading.yaml_build import ILLISIBLE, PROFONDEUR

_NOEUDS = (MappingStartEvent, SequenceStartEvent, ScalarEvent, AliasEvent)
_FINS = (MappingEndEvent, SequenceEndEvent)


@dataclass(slots=True, kw_only=True)
class Noeud:
    """A node: ``debut`` and ``fin`` are character offsets, ``fin`` -1 where it is not known.

    ``valeur`` is a scalar's text (``None`` otherwise), ``alias`` the name that an alias points
    to. ``elements`` are a list's items, ``paires`` an object's keys and values, in their order.
    """

    debut: int
    fin: int = -1
    valeur: str | None = None
    style: str = ""
    ancre: str = ""
    etiquette: str = ""
    alias: str = ""
    en_ligne: bool = False
    elements: list[Noeud] | None = None
    paires: list[tuple[Noeud, Noeud]] | None = None

    @property
    def est_vide(self) -> bool:
        """Whether nothing is written: ``cle:`` and no value."""
        return self.valeur == "" and not self.style

    @property
    def a_une_etendue(self) -> bool:
        return self.fin > self.debut and not self.est_vide


@dataclass(slots=True, kw_only=True)
class Arbre:
    """What could be read of a text, up to its first fault of syntax.

    ``directives`` and ``suites`` are the offsets of ``%`` lines and of further documents;
    ``trop_profond`` that of the first collection beyond the cap, where reading stopped, or -1.
    """

    racine: Noeud | None = None
    erreur: Exception | None = None
    directives: list[int] = field(default_factory=list)
    suites: list[int] = field(default_factory=list)
    trop_profond: int = -1


@dataclass(slots=True)
class _Ouvert:
    """A collection being read; ``cle`` waits for its value."""

    noeud: Noeud
    cle: Noeud | None = None

    def ajouter(self, noeud: Noeud) -> None:
        if self.noeud.elements is not None:
            self.noeud.elements.append(noeud)
        elif self.cle is None:
            self.cle = noeud
        elif self.noeud.paires is not None:
            self.noeud.paires.append((self.cle, noeud))
            self.cle = None


def compose(texte: str) -> Arbre:
    """Return the tree of a YAML text; it never raises for what the text is."""
    arbre = Arbre()
    try:
        _read(texte, arbre)
    except ILLISIBLE as erreur:
        arbre.erreur = erreur
    return arbre


def _read(texte: str, arbre: Arbre) -> None:
    parser = CParser(texte)
    pile: list[_Ouvert] = []
    documents = 0
    while True:
        event: Any = parser.get_event()
        if event is None or event.__class__ is StreamEndEvent:
            return
        if event.__class__ is DocumentStartEvent:
            documents += 1
            if event.version or event.tags:
                arbre.directives.append(_debut(event))
            if documents > 1:
                arbre.suites.append(_debut(event))
        elif event.__class__ in _FINS:
            clos = pile.pop().noeud
            if clos.en_ligne:
                clos.fin = _fin(event)
        elif event.__class__ in _NOEUDS:
            noeud = _node(event)
            if pile:
                pile[-1].ajouter(noeud)
            elif documents == 1:
                arbre.racine = noeud
            if noeud.valeur is None and not noeud.alias:
                if len(pile) >= PROFONDEUR:
                    arbre.trop_profond = noeud.debut
                    return
                pile.append(_Ouvert(noeud))


def _debut(event: Any) -> int:
    return int(event.start_mark.index)


def _fin(event: Any) -> int:
    return int(event.end_mark.index)


def _node(event: Any) -> Noeud:
    kind = event.__class__
    debut = _debut(event)
    if kind is AliasEvent:
        return Noeud(debut=debut, fin=_fin(event), alias=event.anchor)
    noeud = Noeud(debut=debut, ancre=event.anchor or "", etiquette=event.tag or "")
    if kind is ScalarEvent:
        noeud.fin = _fin(event)
        noeud.valeur = event.value
        noeud.style = event.style or ""
    else:
        noeud.en_ligne = bool(event.flow_style)
        if kind is MappingStartEvent:
            noeud.paires = []
        else:
            noeud.elements = []
    return noeud
