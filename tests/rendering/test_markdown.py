"""What OFs write, as HTML: shown as typed, laid out, and nothing that acts."""

from __future__ import annotations

import time

import pytest

from certimetal.rendering.markdown import render_trusted, render_untrusted
from certimetal.rendering.page import Ancre

REL = 'rel="nofollow ugc noopener noreferrer"'


def rendre(texte: str, **images: str) -> str:
    return render_untrusted(texte, niveau=3, images=images).strip()


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Le <nom> du candidat", "<p>Le &lt;nom&gt; du candidat</p>"),
        ("<nom>", "<p>&lt;nom&gt;</p>"),
        ("a\n\n<div>\n**b**\n\nc", "<p>a</p>\n<p>&lt;div&gt;<br>\n**b**</p>\n<p>c</p>"),
        ("- <b>\n- x", "<ul>\n<li>\n<p>&lt;b&gt;</p>\n</li>\n<li>x</li>\n</ul>"),
        ("<!-- note -->", "<p>&lt;!-- note --&gt;</p>"),
        ("a & b &amp; c", "<p>a &amp; b &amp; c</p>"),
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("- [ ] à faire", "<ul>\n<li>[ ] à faire</li>\n</ul>"),
        ("```html\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("\"a\" -- l'OF... (c)", "<p>\"a\" -- l'OF... (c)</p>"),
        ("https://exemple.fr www.a.fr a@b.fr", "<p>https://exemple.fr www.a.fr a@b.fr</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_text_is_shown_as_it_was_typed(texte: str, attendu: str) -> None:
    assert rendre(texte) == attendu


def test_alignments_are_left_to_the_style_sheet() -> None:
    assert "<th>a</th>" in rendre("| a |\n|:-:|\n| b |")


@pytest.mark.parametrize(
    ("texte", "niveaux"),
    [
        ("# a\n## b\n# c", "343"),
        ("### a\n### b", "33"),
        ("# a\n###### b\n### c", "344"),
        ("### a\n# b\n## c", "334"),
        ("# a\n## b\n### c\n#### d\n##### e\n###### f", "345666"),
        ("a\n=\n\nb\n-", "34"),
    ],
)
def test_headings_go_under_the_pages_own_without_a_gap(texte: str, niveaux: str) -> None:
    rendu = rendre(texte)
    ouverts = [rendu[i + 2] for i in range(len(rendu)) if rendu.startswith("<h", i)]
    fermes = [rendu[i + 3] for i in range(len(rendu)) if rendu.startswith("</h", i)]
    assert "".join(ouverts) == niveaux == "".join(fermes)


def test_headings_typed_in_code_stay_code() -> None:
    assert rendre("`<h1>x</h1>`") == "<p><code>&lt;h1&gt;x&lt;/h1&gt;</code></p>"


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("[a](https://exemple.fr)", f'<p><a href="https://exemple.fr" {REL}>a</a></p>'),
        ("<https://exemple.fr>", f'<p><a href="https://exemple.fr" {REL}>https://exemple.fr</a></p>'),
        ("[a](mailto:a@exemple.fr)", f'<p><a href="mailto:a@exemple.fr" {REL}>a</a></p>'),
        ("[a](http://exemple.fr)", "<p>a (http://exemple.fr)</p>"),
        ("[a](annexes/C3I2-A01.pdf)", "<p>a (annexes/C3I2-A01.pdf)</p>"),
        ("[a](//exemple.fr)", "<p>a (//exemple.fr)</p>"),
        ("[a](javascript:alert(1))", "<p>a</p>"),
        ("[a](data:text/html,x)", "<p>a</p>"),
        ("[**a**](ftp://x.fr) b", "<p><strong>a</strong> (ftp://x.fr) b</p>"),
        ('[a](https://exemple.fr "titre")', f'<p><a href="https://exemple.fr" {REL}>a</a></p>'),
    ],
)  # fmt: skip
def test_links_lead_by_https_or_mail_or_not_at_all(texte: str, attendu: str) -> None:
    assert rendre(texte) == attendu


def test_pictures_are_those_of_the_mapping_alone() -> None:
    images = {"annexes/C3I2-A01.png": "../../organismes/1/C3I2-A01.png"}
    rendu = render_untrusted("![Plan](annexes/C3I2-A01.png)", niveau=3, images=images)
    assert rendu.strip() == (
        '<p><img src="../../organismes/1/C3I2-A01.png" alt="Plan" loading="lazy"></p>'
    )
    rendu = render_untrusted(
        '![Plan *x*](https://pixel.fr/a.png "t") ![](b.png) [l](../../organismes/1/)',
        niveau=3,
        images=images,
    )
    assert "<img" not in rendu
    assert "[image&nbsp;: Plan x] [image&nbsp;: b.png] l (../../organismes/1/)" in rendu


@pytest.mark.parametrize("entite", ["&#x202E;", "&#27;", "&rlm;", "&#x2028;", "&#8238;"])
def test_entities_make_no_forbidden_character(entite: str) -> None:
    assert rendre(f"a{entite}b") == "<p>a\ufffdb</p>"


def test_forbidden_characters_never_reach_a_page() -> None:
    assert rendre("a\x1b\u202eb\x00") == "<p>a\ufffd\ufffdb\ufffd</p>"


@pytest.mark.parametrize(
    ("texte", "raison"),
    [
        ("é" * 40_000, "64\u00a0Ko"),
        ("|a" * 21 + "|\n" + "|-" * 21 + "|\n", "20\u00a0colonnes"),
        ("> " * 65 + "a", "niveaux"),
        ("**a " * 65 + "b" + "**" * 65, "niveaux"),
    ],
)
def test_beyond_the_limits_the_text_is_plain_and_says_why(texte: str, raison: str) -> None:
    rendu = rendre(texte + "\n\n<script>x</script>")
    assert rendu.startswith("<p><strong>Cette réponse est affichée sans mise en forme")
    assert raison in rendu
    assert "<p>&lt;script&gt;x&lt;/script&gt;</p>" in rendu
    assert "<table>" not in rendu


def test_twenty_columns_make_a_table() -> None:
    assert "<table>" in rendre("|a" * 20 + "|\n" + "|-" * 20 + "|\n")


def test_our_own_texts_have_anchors_and_a_table_of_contents() -> None:
    rendu = render_trusted(
        "# Où ?\n\n## L’œuvre & moi\n\n## L’œuvre & moi\n\n# `x` [l](../c1/#a) <b>\n",
        prefixe="c1i1",
    )
    assert rendu.ancres == (
        Ancre(
            id="c1i1-ou",
            titre="Où ?",
            enfants=(
                Ancre(id="c1i1-l-oeuvre-moi", titre="L’œuvre & moi"),
                Ancre(id="c1i1-l-oeuvre-moi-2", titre="L’œuvre & moi"),
            ),
        ),
        Ancre(id="c1i1-x-l-b", titre="x l <b>"),
    )
    assert '<h2 id="c1i1-ou">Où ?</h2>' in rendu.html
    assert '<h3 id="c1i1-l-oeuvre-moi-2">' in rendu.html
    assert '<a href="../c1/#a">l</a> &lt;b&gt;</h2>' in rendu.html


def test_a_heading_without_letters_has_an_anchor_too() -> None:
    assert render_trusted("# ?").ancres[0].id == "section"


N = 60_000
PATHOLOGIQUES = [
    "[",
    "*a_",
    "*a_ ",
    "*a **a ",
    "**a",
    "_a ",
    ">",
    "> ",
    "- ",
    "1. ",
    "`",
    "~a",
    "|",
]
PATHOLOGIQUES += ["![a](", "![a](b)", "](", "[a](<", "a**b*c ", "<a ", "<!-- ", "<?", "&amp", "\n"]
PATHOLOGIQUES += [
    "# a\n",
    "a\n=\n",
    "> - ",
    "[a](https://a) ",
    "[a]: b\n",
    "|a|b|\n|-|-|\n\n",
    "\t",
]
PATHOLOGIQUES += [
    "a|b\n",
    "|-|-|\n",
    "- a\n",
    "1) a\n2. b\n",
    "<https://a>",
    "\\",
    "&#x202e;",
    "- a\n\n",
]
COMPOSES = {
    "cellules vides": "|a" * 20 + "|\n" + "|-" * 20 + "|\n" + "a\n" * 29_000,
    "100 colonnes": "|a" * 100 + "|\n" + "|-" * 100 + "|\n" + "a\n" * 29_000,
    "500 colonnes": "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "a\n" * 29_000,
    "listes": "\n".join(" " * (2 * n) + "- a" for n in range(240)),
    "citations": (">" * 60 + "a\n\n") * 900,
    "liens": "[" * 10_000 + "a" + "](https://x)" * 4_000,
    "emphases": "*a **b " * 4_000 + "b** a* " * 4_000,
    "accents": "".join("`" * n + " " for n in range(340)),
    "références": "[a]: https://x.fr/" + "x" * 29_000 + "\n\n" + "[a] " * 7_000,
}


@pytest.mark.parametrize(
    "texte",
    [*(motif * (N // len(motif)) for motif in PATHOLOGIQUES), *COMPOSES.values()],
    ids=[*map(repr, PATHOLOGIQUES), *COMPOSES],
)
def test_no_text_takes_more_than_two_seconds_nor_a_page_beyond_reason(texte: str) -> None:
    debut = time.process_time()
    rendu = render_untrusted(texte, niveau=3)
    assert time.process_time() - debut < 2
    assert len(rendu) < 1_000_000
