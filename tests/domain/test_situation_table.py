"""Every cell of the transition table, tried for good: an event of each kind in each place.

The table below was written from the rules and read by eye: it does not come from the code.
``o``: the event counts and has no fault; ``.``: the state of the dossier forbids it; ``x``: the
rules or the event's own data make it a fault of another kind. A column is a context of
``contextes_du_cycle.py``, in its order.
"""

from __future__ import annotations

import pytest

from certimetal.domain.cycle.faute import IdFaute
from certimetal.domain.cycle.table import A_LA_PLACE, LIGNES, TABLE
from certimetal.domain.journal import TYPES
from certimetal.domain.situation import Statut
from contextes_du_cycle import CONTEXTES, JOUR, tente

ATTENDU = """
reprise                   o.o.o................................
depot initiale            oo..o.......................ooo.....o
depot renouvellement      ............o....ooooooo..o..........
recevabilite              ..ooo........o..........o......o.....
declenchement             ............ooooo..oooo.oo.o.........
constats initial          .....o...............................
constats renouvellement   ..............o..........o......o....
constats intermediaire    .................o........o..........
notification              ..xoooooooooooooooooooooooooooooooooo
plan_actions              .......oooo.....o.o....o...o.....o.o.
levee                     .......oooo.....o.o....o...o.....o.o.
decision habilitation     ......oxxxxox..oxxxxx.........x..xox.
decision delai_de_reponse .......oxoo.....x.o....o...x.....o.x.
decision refus            ......xxoxox...xo..........o.....xxo.
decision maintien         ..................xoo................
decision suspension       ............ooooooooo................
decision retablissement   .....................ooxoooo.........
decision retrait          ............xxxxxxxxoxoxxxxx.........
griefs                    ............oooooooooooooooo.........
observations              ...................oo.o..............
convention                .....ooooooooooooooooooooooo.........
changement                ..oooooooooooooooooooooooooo...ooooo.
cessation                 ..oooooooooooooooooooooooooo...ooooo.
transfert                 ..ooooooooooooooooooooooooooooooooooo
rectification             xoooooooooooooooooooooooooooooooooooo
"""

LUES = {
    tuple(ligne[:25].split()): dict(zip(CONTEXTES, ligne[26:].strip(), strict=True))
    for ligne in ATTENDU.strip("\n").splitlines()
}
ESSAIS = [
    pytest.param((type_, *variante), contexte, id=f"{type_}-{'-'.join(variante)}-{contexte}")
    for (type_, *variante), cellules in LUES.items()
    for contexte in cellules
]
GENRES = [(ligne.type, ligne.variante) for ligne in LIGNES]


def signe(genre: tuple[str, ...], contexte: str) -> str:
    """Try one event and tell what became of it, as the table above writes it."""
    histoire = CONTEXTES[contexte][1]()
    avant = histoire.au(JOUR)
    nom = tente(histoire, genre[0], genre[1] if len(genre) > 1 else "")
    fautes = [f for f in histoire.fautes(JOUR) if f.fichier == f"journal/{nom}"]
    if not fautes:
        return "o"
    assert len(fautes) == 1
    assert fautes[0].message
    assert fautes[0].remede, "what is possible instead is always said"
    assert fautes[0].regles
    if fautes[0].id is not IdFaute.IMPOSSIBLE:
        return "x"
    apres = histoire.au(JOUR)
    assert apres.statut is avant.statut
    assert apres.periodes == avant.periodes
    assert apres.non_conformites == avant.non_conformites
    assert any(e.evenement == nom and "ne compte pas" in e.phrase for e in apres.explications)
    return "."


@pytest.mark.parametrize(("statut", "histoire"), CONTEXTES.values(), ids=CONTEXTES)
def test_each_context_is_where_it_says_and_has_no_fault(statut, histoire) -> None:  # type: ignore[no-untyped-def]  # -- told by CONTEXTES
    assert histoire().au(JOUR).statut is statut
    assert histoire().fautes(JOUR) == []


def test_every_statut_has_a_context() -> None:
    assert {statut for statut, _ in CONTEXTES.values()} == set(Statut)


@pytest.mark.parametrize(("genre", "contexte"), ESSAIS)
def test_the_cell_is_as_the_rules_have_it(genre: tuple[str, ...], contexte: str) -> None:
    assert signe(genre, contexte) == LUES[genre][contexte]


@pytest.mark.parametrize(("type_", "variante"), GENRES)
@pytest.mark.parametrize("statut", Statut)
def test_the_contexts_show_the_cell_whole(statut: Statut, type_: str, variante: str) -> None:
    """A cell with a condition is seen allowed and refused; one without, only as it is."""
    case = TABLE[statut, type_, variante]
    ligne = LUES[(type_, variante) if variante else (type_,)]
    signes = {ligne[contexte] for contexte, (s, _) in CONTEXTES.items() if s is statut}
    if not case.possible:
        assert case.refus is not None
        assert signes == {"."}
    elif case.condition is None:
        assert "." not in signes
        assert "o" in signes
    else:
        assert "o" in signes
        if type_ not in {"rectification", "notification"}:
            assert signes & {".", "x"}


def test_the_table_has_every_cell_and_every_type() -> None:
    assert set(TABLE) == {(s, t, v) for s in Statut for t, v in GENRES}
    assert {type_ for type_, _ in GENRES} == set(TYPES)
    assert len(set(GENRES)) == len(GENRES)
    assert set(A_LA_PLACE) == set(Statut)


def test_every_refusal_says_why_and_what_instead() -> None:
    for case in TABLE.values():
        if case.refus is not None:
            assert case.refus.raison.endswith(".")
            assert case.refus.remede.endswith(".")
            assert case.refus.regles
