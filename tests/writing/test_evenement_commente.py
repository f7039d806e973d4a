"""The file of an event: whatever its data, a reader gets it back, and comments never count."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from certimetal.domain.champ import Champ
from certimetal.domain.consignation import Calcul, Prepare
from certimetal.reading.yaml_source import parse
from certimetal.writing.evenement_commente import compose

CHAMP = Champ(
    cle="essai", titre="Essai", description="Un essai.", type="object",
    enfants=(
        Champ(cle="date", titre="Date", description="Le jour.", type="string", obligatoire=True),
        Champ(cle="choix", titre="Choix", description="Un choix.", type="string",
              choix={"oui": "Bien sûr", "non": "Pas du tout"}),
        Champ(cle="juges", titre="Juges", description="Ce qui est jugé.", type="object",
              element=Champ(cle="", titre="Juge", description="", type="object", enfants=(
                  Champ(cle="motif", titre="Motif", description="Pourquoi.", type="string",
                        exemples=("Parce que.",)),
              ))),
        Champ(cle="actions", titre="Actions", description="Ce qui se fera.", type="array"),
    ),
)  # fmt: skip
TEXTES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"),
                  include_characters="\n"),
    max_size=150,
)  # fmt: skip
VALEURS = st.recursive(
    TEXTES | st.booleans() | st.integers(-1000, 1000),
    lambda valeurs: (
        st.lists(valeurs, max_size=3)
        | st.dictionaries(st.sampled_from(["un", "deux", "C1I1"]), valeurs, max_size=3)
    ),
    max_leaves=8,
)


def prepare(donnees: dict[str, Any], **autres: Any) -> Prepare:
    return Prepare(type="essai", date=date(2026, 3, 2), donnees=donnees, **autres)


@given(juges=st.dictionaries(st.sampled_from(["C1I1", "C2I1"]), VALEURS, min_size=1),
       actions=st.lists(st.dictionaries(st.sampled_from(["un", "deux"]), TEXTES, min_size=1),
                        min_size=1, max_size=3),
       commentaire=TEXTES)  # fmt: skip
def test_the_data_comes_back_whatever_the_comments_say(
    juges: dict[str, Any], actions: list[Any], commentaire: str
) -> None:
    donnees = {"date": "2026-03-02", "choix": "oui", "juges": juges, "actions": actions}
    texte = compose(
        prepare(donnees, commentaires={("juges", "C1I1"): (commentaire,),
                                       ("actions", 0): (commentaire,)}),
        CHAMP, schema="x.json",
    )  # fmt: skip
    lu = parse(texte, path="x.yml")
    assert lu.data == donnees, texte


def test_each_field_says_what_it_is_and_where_its_value_comes_from() -> None:
    calcul = Calcul(chemin=("date",), valeur="2026-03-02", phrase="le jour", regles=("D12", "R1"))
    texte = compose(prepare({"date": "2026-03-02"}, calculs=(calcul,)), CHAMP, schema="x.json")
    assert texte.startswith("# yaml-language-server: $schema=x.json\n#\n# Essai. Un essai.\n")
    assert "\n\n# Date. Le jour.\n# Écrit par l’outil\u00a0: le jour (D12, R1).\ndate: " in texte
    assert "À COMPLÉTER" not in texte
    assert "Choix" not in texte


def test_what_is_left_says_what_may_be_written() -> None:
    donnees = {"choix": "À COMPLÉTER", "juges": {"C1I1": {"motif": "À COMPLÉTER"}, "C2I1": {}}}
    texte = compose(prepare(donnees, facultatifs={("juges", "C1I1"): ("note",)}), CHAMP,
                    schema="x.json")  # fmt: skip
    assert "#     oui\u00a0: Bien sûr\n#     non\u00a0: Pas du tout\nchoix: À COMPLÉTER\n" in texte
    assert "#   motif\u00a0: Pourquoi.\n" in texte
    assert "\n    #note: À COMPLÉTER\n" in texte
    assert "# Remplacez chaque «\u00a0À COMPLÉTER\u00a0»" in texte
    assert parse(texte, path="x.yml").data == donnees
    ouvert = texte.replace("    #note", "    note")
    lu = parse(ouvert, path="x.yml").data
    assert lu["juges"]["C1I1"] == {"motif": "À COMPLÉTER", "note": "À COMPLÉTER"}
