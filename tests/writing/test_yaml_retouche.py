"""YAML changed where it stands: the values asked for, and not a byte elsewhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certimetal.reading.source import read_yaml
from certimetal.writing.yaml_retouche import retouch

if TYPE_CHECKING:
    from collections.abc import Callable

FICHE = """\
# tête
edition: "2022" # la bonne
nom: Organisme # de formation
long: >-
  un deux
  trois

# les sites
sites:
  # le premier
  - voie: 1 rue # au coin
    code: "56100"
  # le second
  - voie: 2 rue
    code: "56000"
flots: [a, b]
vide: []
adresse:
  voie: 1 rue
  # Lorient
  code: "56100"
annexes:
  - {code: C1I1-A01, titre: Grille}
  - {code: C1I1-A02, titre: "Un, deux"}
# fin
"""


def lire(texte: str) -> dict[str, Any]:
    lecture = read_yaml(texte.encode(), path="dossier.yml")[1]
    assert lecture.findings == ()
    assert isinstance(lecture.data, dict)
    return lecture.data


def changer(texte: str, change: Callable[[dict[str, Any]], object]) -> str:
    avant = lire(texte)
    apres = json.loads(json.dumps(avant))
    change(apres)
    rendu = retouch(texte, avant, apres)
    assert lire(rendu) == apres
    return rendu


CHANGEMENTS: dict[str, tuple[Callable[[dict[str, Any]], object], str, str]] = {
    "un texte": (
        lambda d: d.update(nom="Autre : nom"),
        "nom: Organisme # de",
        'nom: "Autre : nom" # de',
    ),
    "un texte plié": (
        lambda d: d.update(long="court"),
        "long: >-\n  un deux\n  trois\n",
        "long: court\n",
    ),
    "un champ d’un groupe": (
        lambda d: d["adresse"].update(code="35000"),
        '  # Lorient\n  code: "56100"',
        '  # Lorient\n  code: "35000"',
    ),
    "une ligne d’une liste": (
        lambda d: d["sites"][1].update(voie="3 rue"),
        "  - voie: 2 rue",
        '  - voie: "3 rue"',
    ),
    "une ligne de plus": (
        lambda d: d["sites"].append({"voie": "4 rue", "code": "35400"}),
        '    code: "56000"\n',
        '    code: "56000"\n  - voie: "4 rue"\n    code: "35400"\n',
    ),
    "une ligne de moins": (
        lambda d: d["sites"].pop(1),
        '  - voie: 2 rue\n    code: "56000"\n',
        "",
    ),
    "le premier champ d’une ligne": (
        lambda d: d["sites"][0].pop("voie"),
        '  - voie: 1 rue # au coin\n    code: "56100"\n',
        '  - code: "56100"\n',
    ),
    "une liste sur une ligne": (
        lambda d: d.update(flots=["c"]),
        "flots: [a, b]",
        "flots: [c]",
    ),
    "une liste qui se remplit": (
        lambda d: d.update(vide=[{"nom": "x"}]),
        "vide: []\n",
        "vide:\n  - nom: x\n",
    ),
    "une liste qui se vide": (
        lambda d: d.update(annexes=[]),
        'annexes:\n  - {code: C1I1-A01, titre: Grille}\n  - {code: C1I1-A02, titre: "Un, deux"}\n',
        "annexes: []\n",
    ),
    "un objet sur une ligne": (
        lambda d: d["annexes"][0].update(titre="Grille neuve"),
        "titre: Grille}",
        "titre: Grille neuve}",
    ),
    "un champ qui part": (lambda d: d.pop("flots"), "flots: [a, b]\n", ""),
    "un champ nouveau": (
        lambda d: d.update(fin="oui\n\nnon"),
        '"Un, deux"}\n',
        '"Un, deux"}\nfin: |-\n  oui\n\n  non\n',
    ),
}


@pytest.mark.parametrize(("change", "ancien", "neuf"), CHANGEMENTS.values(), ids=CHANGEMENTS)
def test_one_change_touches_its_own_lines_only(
    change: Callable[[dict[str, Any]], object], ancien: str, neuf: str
) -> None:
    assert FICHE.count(ancien) == 1
    assert changer(FICHE, change) == FICHE.replace(ancien, neuf)


def test_nothing_to_change_changes_nothing() -> None:
    assert changer(FICHE, lambda _: None) == FICHE


def test_an_empty_front_matter_receives_its_first_fields() -> None:
    assert retouch("# rien\n", {}, {"delai": 10}) == "# rien\ndelai: 10\n"


textes = st.text("abé :#-'\"\n[]{},&*!|>%@`’« »0", min_size=1, max_size=12)
valeurs = st.one_of(textes, st.integers(0, 99), st.booleans(), st.lists(textes, max_size=3))
fiches = st.dictionaries(st.sampled_from(("cle", "nom", "voie", "pays")), valeurs, min_size=1)
objets = st.dictionaries(
    st.sampled_from(("cle", "nom", "site", "liste")),
    st.one_of(valeurs, fiches, st.lists(fiches, max_size=3)),
    min_size=1,
)


@settings(max_examples=60, deadline=None)
@given(avant=objets, apres=objets)
def test_whatever_changes_the_result_says_it(avant: dict[str, Any], apres: dict[str, Any]) -> None:
    texte = retouch("", {}, avant)
    assert json_like(texte) == avant
    assert json_like(retouch(texte, avant, apres)) == apres


def json_like(texte: str) -> Any:
    return read_yaml(texte.encode(), path="x.yml")[1].data
