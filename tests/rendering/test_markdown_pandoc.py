"""From pandoc's tree to the Markdown of an answer: no word is dropped, what is lost is listed."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certimetal.pandoc import read_markdown as read_with_pandoc
from certimetal.reading.source import read_markdown
from certimetal.rendering.markdown import to_html
from certimetal.rendering.markdown_canonique import canonize
from certimetal.rendering.markdown_pandoc import write_blocks
from certimetal.rendering.markdown_pandoc_mots import dire_blocs

PROJET = Path(__file__).resolve().parents[2]
RIEN = ["", [], []]

Noeud = dict[str, Any]


def mots(texte: str) -> list[Noeud]:
    """Return a text as pandoc gives it: words and spaces."""
    noeuds: list[Noeud] = []
    for rang, mot in enumerate(texte.split(" ")):
        noeuds += [{"t": "Space"}] if rang else []
        noeuds += [{"t": "Str", "c": mot}] if mot else []
    return noeuds


def para(*noeuds: Noeud | str) -> Noeud:
    dedans = [part for n in noeuds for part in (mots(n) if isinstance(n, str) else [n])]
    return {"t": "Para", "c": dedans}


def noeud(genre: str, *contenu: Any) -> Noeud:
    return {"t": genre, "c": contenu[0] if len(contenu) == 1 else list(contenu)}


def lien(texte: str, adresse: str) -> Noeud:
    return noeud("Link", RIEN, mots(texte), [adresse, ""])


def test_words_are_never_taken_for_marks() -> None:
    for texte in (
        "# pas un titre",
        "- pas une puce",
        "1. pas un numéro",
        "> pas une citation",
        "5 * 3 et *a*",
        "a_b_c <nom> &nbsp; C3I2-A01",
        "| pas | un tableau |",
        "[x](y) ![z](t) `code` ~~a~~",
        "=== et ---",
        "\\ seul \\* et fin \\",
        "l’« été »\u202f; 10\u00a0%\u00a0: oui…",
    ):
        ecrit = write_blocks([para(texte)])
        assert re.findall("<[a-z]+", to_html(ecrit.texte)) == ["<p"]
        assert visibles(to_html(ecrit.texte)) == f"{texte}\n"
        assert ecrit.pertes == ()


def visibles(html: str) -> str:
    """Return what a page shows, without its tags."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_no_backslash_stands_where_none_is_needed() -> None:
    texte = "Le livret (annexe C3I2-A01) : 2 * 3 = 6 ! Voir [1], #2 et a_b."
    assert write_blocks([para(texte)]).texte == f"{texte}\n"


def test_a_long_text_full_of_signs_keeps_few_backslashes() -> None:
    signes = "l’annexe C3I2-A01 (procédure) : 2 * 3 = 6, a_b_c #12 [voir] < 10 % ~ & prix/jour ! "
    ecrit = write_blocks([para((signes * 5).strip()) for _ in range(40)])
    assert len(ecrit.texte.split()) > 3_000
    assert ecrit.texte.count("\\") < 40


@pytest.mark.parametrize(
    ("noeuds", "attendu"),
    [
        ([noeud("Strong", mots("« x »")), "suite"], "**« x** »suite"),
        (["suite", noeud("Strong", mots("(x)")), "suite"], "suite(**x**)suite"),
        ([noeud("Strong", mots(" x ")), "y"], "**x** y"),
        ([noeud("Strong", mots("a")), noeud("Strong", mots("b"))], "**ab**"),
        ([noeud("Emph", mots("a")), noeud("Strong", mots("b"))], "*a***b**"),
        ([noeud("Strong", [])], ""),
        ([noeud("Strong", [noeud("Emph", [noeud("Strong", mots("a"))])])], "**_a_**"),
        ([noeud("Quoted", {"t": "DoubleQuote"}, mots("x"))], "«\u00a0x\u00a0»"),
        (["1", noeud("Superscript", mots("er")), " m", noeud("Superscript", mots("2"))], "1er m²"),
        ([noeud("Code", RIEN, "a`b")], "``a`b``"),
        ([lien("ici", "https://x.fr/a b")], "[ici](https://x.fr/a%20b)"),
        (["a", {"t": "LineBreak"}, "b", {"t": "LineBreak"}], "a\\\nb"),
        (["le ", noeud("RawInline", "html", "<nom>")], "le <nom>"),
    ],
)
def test_words_keep_their_layout_where_markdown_has_one(
    noeuds: list[Noeud | str], attendu: str
) -> None:
    ecrit = write_blocks([para(*noeuds)])
    assert ecrit.texte == (f"{attendu}\n" if attendu else "")
    assert ecrit.pertes == ()


@pytest.mark.parametrize(
    ("bloc", "texte", "quoi"),
    [
        (para(noeud("Underline", mots("important"))), "important", "un soulignement"),
        (para(noeud("SmallCaps", mots("Uimm"))), "Uimm", "des petites capitales"),
        (para("a", noeud("Superscript", mots("xyz"))), "axyz", "un exposant"),
        (para(lien("ici", "javascript:alert(1)")), "ici", "un lien"),
        (para(lien("ici", "file:///C:/x")), "ici", "un lien"),
        (para(noeud("Image", RIEN, mots("schéma"), ["media/1.png", ""])), "schéma", "une image"),
        (
            para("a", noeud("Note", [para("détail utile")])),
            "a (note\u00a0: détail utile)",
            "une note de bas de page",
        ),
        (para(noeud("Math", {"t": "InlineMath"}, "x^2")), "`x^2`", "une formule"),
        (
            noeud("OrderedList", [1, {"t": "LowerAlpha"}, {"t": "OneParen"}], [[para("x")]]),
            "1. x",
            "une numérotation par lettres ou en chiffres romains",
        ),
    ],
)
def test_what_markdown_cannot_say_is_written_as_words_and_listed(
    bloc: Noeud, texte: str, quoi: str
) -> None:
    ecrit = write_blocks([bloc])
    assert ecrit.texte == f"{texte}\n"
    assert [perte.quoi for perte in ecrit.pertes] == [quoi]


def cellule(*blocs: Noeud, hauteur: int = 1, etendue: int = 1) -> list[Any]:
    return [RIEN, {"t": "AlignDefault"}, hauteur, etendue, list(blocs)]


def tableau(*rangees: list[list[Any]], colonnes: int, tete: bool = True) -> Noeud:
    specs = [
        [{"t": "AlignRight" if n else "AlignDefault"}, {"t": "ColWidthDefault"}]
        for n in range(colonnes)
    ]
    lignes = [[RIEN, rangee] for rangee in rangees]
    haut, bas = (lignes[:1], lignes[1:]) if tete else ([], lignes)
    return noeud("Table", RIEN, [None, []], specs, [RIEN, haut], [[RIEN, 0, [], bas]], [RIEN, []])


def test_a_table_keeps_its_cells_and_says_what_it_could_not_keep() -> None:
    simple = tableau(
        [cellule(para("a|b")), cellule(para("c"))],
        [cellule(para(noeud("Strong", mots("d")))), cellule()],
        colonnes=2,
    )
    ecrit = write_blocks([simple])
    assert ecrit.texte == "| a\\|b | c |\n|---|--:|\n| **d** |  |\n"
    assert ecrit.pertes == ()
    assert to_html(ecrit.texte).count("<td") == 2
    large = tableau([cellule(para("a"), para("b"), etendue=2)], colonnes=2, tete=False)
    ecrit = write_blocks([large])
    assert ecrit.texte == "| a b |  |\n|---|--:|\n"
    assert [perte.quoi for perte in ecrit.pertes] == [
        "des cellules fusionnées",
        "la mise en forme d’une cellule de tableau",
    ]


def test_a_table_too_wide_for_the_site_is_written_line_by_line() -> None:
    ecrit = write_blocks([tableau([cellule(para(f"c{n}")) for n in range(30)], colonnes=30)])
    assert ecrit.texte.startswith("c0 \\| c1 \\| c2") or ecrit.texte.startswith("c0 | c1 | c2")
    assert [perte.quoi for perte in ecrit.pertes] == ["un tableau de 30 colonnes"]


def test_blocks_inside_one_another_keep_their_place() -> None:
    code = noeud("CodeBlock", RIEN, "x = 1\n```")
    liste = noeud("BulletList", [[para("un"), code], [noeud("Plain", mots("deux"))]])
    ecrit = write_blocks([liste, noeud("BlockQuote", [liste]), {"t": "HorizontalRule"}])
    assert ecrit.texte == (
        "- un\n\n  ````\n  x = 1\n  ```\n  ````\n\n- deux\n\n"
        "> - un\n>\n>   ````\n>   x = 1\n>   ```\n>   ````\n>\n> - deux\n\n-----\n"
    )


def test_lists_that_follow_one_another_stay_two() -> None:
    un = noeud("BulletList", [[noeud("Plain", mots("a"))]])
    ecrit = write_blocks([un, un, un])
    assert ecrit.texte == "- a\n\n* a\n\n- a\n"


MOTS = st.sampled_from(
    [
        *(
            "mot",
            "l’été",
            "«",
            "»",
            "(a)",
            "1.",
            "#",
            "-",
            "*",
            "_",
            "\\",
            "&amp;",
            "<b>",
            "[x]",
            "`",
        ),
        *(
            "`",
            "~~",
            "10",
            "!",
            ":",
            "|",
            "C3I2-A01",
            "…",
            "+",
            "=",
            ">",
            "https://x.fr",
            "é\u00a0;",
        ),
    ]
)
GENRES = st.sampled_from(["Emph", "Strong", "Strikeout"])
CODES = st.sampled_from(["x", "a\n\n  b", "```"])
SUITE = st.lists(MOTS, min_size=1, max_size=5).map(lambda parts: mots(" ".join(parts)))
FORME = st.one_of(
    SUITE,
    st.builds(lambda genre, part: [noeud(genre, part)], GENRES, SUITE),
    st.builds(lambda part: [noeud("Code", RIEN, part)], MOTS),
    st.builds(lambda part: [noeud("Link", RIEN, part, ["https://x.fr/(a)", ""])], SUITE),
    st.just([{"t": "LineBreak"}]),
    st.just([{"t": "SoftBreak"}]),
)
FORMES = st.lists(FORME, min_size=1, max_size=5)
PARA = FORMES.map(lambda parts: para(*(n for part in parts for n in (*part, {"t": "Space"}))))
COLLE = FORMES.map(lambda parts: para(*(n for part in parts for n in part)))
FEUILLES = st.one_of(
    PARA,
    COLLE,
    st.builds(lambda n, part: noeud("Header", n, RIEN, part), st.integers(1, 6), SUITE),
    st.builds(lambda texte: noeud("CodeBlock", RIEN, texte), CODES),
    st.just({"t": "HorizontalRule"}),
    st.builds(
        lambda a, b: tableau([cellule(a), cellule(b)], [cellule(b), cellule()], colonnes=2),
        PARA,
        PARA,
    ),
)
BLOCS = st.recursive(
    FEUILLES,
    lambda dedans: st.one_of(
        st.lists(st.lists(dedans, min_size=1, max_size=2), min_size=1, max_size=3).map(
            lambda items: noeud("BulletList", items)
        ),
        st.lists(st.lists(dedans, min_size=1, max_size=2), min_size=1, max_size=3).map(
            lambda items: noeud("OrderedList", [1, {"t": "Decimal"}, {"t": "Period"}], items)
        ),
        st.lists(dedans, min_size=1, max_size=2).map(lambda part: noeud("BlockQuote", part)),
    ),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCS, min_size=1, max_size=4))
def test_no_word_is_lost_whatever_the_document(blocs: list[Noeud]) -> None:
    ecrit = write_blocks(blocs)
    assert canonize(ecrit.texte) == ecrit.texte
    visible = "".join(dire_blocs(blocs).split())
    assert "".join(visibles(to_html(ecrit.texte)).split()) == visible


@pytest.mark.lent
def test_every_example_comes_back_from_pandoc_to_the_byte() -> None:
    chemins = sorted((PROJET / "dossiers").glob("*/*/reponses/*.md"))
    corps = [read_markdown(chemin.read_bytes(), path="x")[0].body for chemin in chemins]
    assert len(corps) > 100
    for texte, blocs in zip(corps, read_with_pandoc(corps), strict=True):
        ecrit = write_blocks(blocs)
        assert ecrit.texte == texte
        assert ecrit.pertes == ()
