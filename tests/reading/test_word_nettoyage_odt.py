"""OpenDocument made plain before pandoc: what goes is listed, what stays keeps its place."""

from __future__ import annotations

from certimetal.reading.word.cellules import mark, regroup
from certimetal.reading.word.nettoyage_odt import clean

ESPACES = " ".join(
    f'xmlns:{nom}="urn:oasis:names:tc:opendocument:xmlns:{suite}:1.0"'
    for nom, suite in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("style", "style"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
ESPACES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'


def nettoie(corps: str, styles: str = "") -> tuple[str, list[tuple[str, str, str]]]:
    contenu = (
        f"<office:document-content {ESPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{corps}</office:text></office:body>"
        "</office:document-content>"
    )
    parties, sortis = clean({"content.xml": contenu.encode()})
    return parties["content.xml"].decode(), [(c.ou, c.quoi, c.texte) for c in sortis]


def test_comments_boxes_objects_and_far_texts_are_listed_and_words_around_them_stay() -> None:
    ecrit, sortis = nettoie(
        "<text:p>Le début.</text:p><text:p>Avant "
        "<office:annotation><dc:creator>Relecteur</dc:creator><text:p>Revoir</text:p>"
        "</office:annotation>après.<draw:frame><draw:text-box><text:p>Encadré</text:p>"
        "</draw:text-box></draw:frame><draw:frame><draw:object/></draw:frame><draw:frame>"
        '<draw:image xlink:href="http://ailleurs.example/x.png"/></draw:frame> Fin.</text:p>'
        '<text:section><text:section-source xlink:href="../autre.odt"/></text:section>'
    )
    assert [(quoi, texte) for _, quoi, texte in sortis] == [
        ("un commentaire de Relecteur", "Revoir"),
        ("une zone de texte", "Encadré"),
        ("un objet incorporé", ""),
        ("une image liée", "http://ailleurs.example/x.png"),
        ("un texte lu dans un autre fichier", "../autre.odt"),
    ]
    assert sortis[0][0] == "après «\u00a0Le début.\u00a0»"
    assert "Avant après. Fin.</text:p>" in ecrit


def test_tracked_deletions_are_listed_with_what_they_said() -> None:
    _, sortis = nettoie(
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>Mot ancien'
        "</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Ici"
        '<text:change text:change-id="c1"/>.</text:p>'
    )
    assert [(quoi.partition(",")[0], texte) for _, quoi, texte in sortis] == [
        ("une suppression en suivi des modifications", "Mot ancien")
    ]


def test_a_bold_paragraph_becomes_a_bold_run() -> None:
    style = (
        '<style:style style:name="P7" style:family="paragraph"><style:text-properties '
        'fo:font-weight="bold"/></style:style>'
    )
    ecrit, _ = nettoie('<text:p text:style-name="P7">Fort</text:p>', style)
    assert '<text:span text:style-name="certimetal-P7">Fort</text:span>' in ecrit


def test_cells_are_laid_open_between_marks_and_put_together_again() -> None:
    ecrit, _ = nettoie(
        "<table:table><table:table-header-rows><table:table-row><table:table-cell "
        'table:number-columns-spanned="2"><text:p>Titre</text:p></table:table-cell>'
        "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
        "<table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b"
        "</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert ecrit.count(mark("ligne")) == 2
    assert mark("cellule", 2) in ecrit

    def para(mots: str) -> dict[str, object]:
        return {"t": "Para", "c": [{"t": "Str", "c": mots}]}

    (tableau,) = regroup(
        [para(m) for m in (mark("table"), mark("ligne"), mark("cellule", 1), "a", mark("fin"))]
    )
    ((ligne,),) = [groupe[3] for groupe in tableau["c"][4]]
    assert ligne[1][0][4] == [para("a")]


def test_a_mark_that_someone_typed_is_no_mark() -> None:
    ecrit, _ = nettoie(f"<text:p>{mark('table')}</text:p>")
    assert "\ue000" not in ecrit
