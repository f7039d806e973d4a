"""The pages of the schemas and of the checks."""

from __future__ import annotations

import re

import pytest
from valeurs_de_pages import HOSTILE, les_champs

from certimetal.domain.champ import Champ
from certimetal.domain.controle import Controle
from certimetal.domain.francais import NBSP
from certimetal.finding import Gravite
from certimetal.rendering.pages.schemas import type_en_mots
from certimetal.rendering.site import pages_des_controles, pages_des_schemas
from certimetal.rendering.textes import texte_brut

CONTROLE = Controle(
    id="delai-inscription",
    titre="Délai d’inscription trop long",
    gravite=Gravite.AVERTISSEMENT,
    explication="Pourquoi **ce** contrôle.\n\n## Que faire\n\nCorriger.",
    fautif="delai: 30 # <b>",
    juste="delai: 10",
    regles=("R15", "D9"),
)


def test_one_page_a_kind_and_their_list() -> None:
    pages = pages_des_schemas(les_champs())
    assert [page.chemin for page in pages] == [
        "schemas/",
        "schemas/2022/reponses/c3i2/",
        "schemas/dossier/",
    ]
    index, c3i2, _ = pages
    assert 'href="2022/reponses/c3i2/"' in index.contenu
    assert c3i2.source == "schemas/2022/reponses/C3I2.schema.json"
    assert 'href="../../../../referentiel/c3/#c3i2"' in c3i2.contenu


def test_a_field_tells_its_title_type_choices_and_example() -> None:
    page = pages_des_schemas(les_champs())[1]
    lu = texte_brut(page.contenu).replace(NBSP, " ")
    for attendu in (
        "Délai d’inscription, en jours delai_ inscription_ jours Combien de jours.",
        "Exemple : 10",
        "nombre entier",
        "oui ou non (true ou false)",
        "liste de choix obligatoire",
        "piece_identite  : Pièce d’identité valide",
    ):
        assert attendu in lu


def test_fields_of_a_list_s_items_stand_below_it() -> None:
    lu = texte_brut(pages_des_schemas(les_champs())[2].contenu)
    assert lu.index("certifications") < lu.index("certifications[].role")


@pytest.mark.parametrize(
    ("type_", "element", "attendu"),
    [("string", "", "texte"), ("array", "integer", "liste (nombre entier)"), ("x", "", "x")],
)
def test_a_type_reads_in_french(type_: str, element: str, attendu: str) -> None:
    fils = Champ(cle="", titre="", description="", type=element) if element else None
    champ = Champ(cle="c", titre="", description="", type=type_, element=fils)
    assert type_en_mots(champ) == attendu


@pytest.mark.parametrize(
    ("exemple", "attendu"),
    [
        ("56100", "&#34;56100&#34;"),
        ("CQPM", "CQPM"),
        (True, "true"),
        (["a", "b"], "[a, b]"),
        ([{"a": 1}], None),
        ("<b>", "&#34;&lt;b&gt;&#34;"),
    ],
)
def test_an_example_is_written_as_a_file_would(exemple: object, attendu: str | None) -> None:
    champ = Champ(
        cle="k",
        titre="T",
        description="D",
        type="object",
        enfants=(Champ(cle="c", titre="C", description="", type="string", exemples=(exemple,)),),
    )
    trouve = re.search(r"Exemple.: <code>(.*?)</code>", pages_des_schemas({"k": champ})[1].contenu)
    assert (trouve[1] if trouve else None) == attendu


def test_a_check_has_its_page_with_both_extracts_and_its_rules() -> None:
    index, page = pages_des_controles([CONTROLE])
    assert 'href="delai-inscription/"' in index.contenu
    assert "<strong>ce</strong>" in page.contenu
    assert "delai: 30 # &lt;b&gt;" in page.contenu
    assert "delai: 10" in page.contenu
    assert 'href="../../regles/#r15"' in page.contenu
    assert "l’auditeur apprécie" in page.contenu
    assert "Que faire" in page.contenu


def test_checks_and_fields_are_escaped() -> None:
    hostile = Controle(
        id="x", titre=HOSTILE, gravite=Gravite.ERREUR, explication=HOSTILE, fautif=HOSTILE, juste=""
    )
    champ = Champ(cle=HOSTILE, titre=HOSTILE, description=HOSTILE, type="object")
    for page in (*pages_des_controles([hostile]), *pages_des_schemas({"x": champ})):
        assert "<script" not in page.contenu
