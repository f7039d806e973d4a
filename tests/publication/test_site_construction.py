"""The site as MkDocs builds it: what is there, what must not be, the same bytes twice."""

from __future__ import annotations

import filecmp
import html
import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from chantier import (
    HOSTILE,
    PHRASE_FAUTIVE,
    PHRASE_RESTREINTE,
    Chantier,
    ajouter_dossier,
    construire,
    copier_depot,
    siret_exemple,
    valeur_de,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.lent

PAGES = (
    "", "organismes", "referentiel", *(f"referentiel/c{n}" for n in range(1, 7)), "processus",
    "calendrier", "contexte", "regles", "controles", "schemas", "schemas/2022/reponses/c3i2",
    "empreinte",
    "donnees", "guides/organisme", "guides/auditeur", "guides/public", "accessibilite",
    "donnees-personnelles", "architecture",
)  # fmt: skip


def fichiers(dossier: Path) -> Iterator[Path]:
    return (chemin for chemin in sorted(dossier.rglob("*")) if chemin.is_file())


def differences(a: Path, b: Path) -> list[str]:
    noms = {c.relative_to(a) for c in fichiers(a)} | {c.relative_to(b) for c in fichiers(b)}
    return sorted(
        str(nom)
        for nom in noms
        if not (a / nom).is_file()
        or not (b / nom).is_file()
        or not filecmp.cmp(a / nom, b / nom, shallow=False)
    )


@pytest.mark.parametrize("url", PAGES)
def test_every_page_of_the_site_is_there_with_its_title(chantier: Chantier, url: str) -> None:
    page = chantier.page(url)
    assert re.search(r"<title>[^<]+</title>", page)
    assert page.count("<h1") == 1


def test_every_dossier_has_a_page_even_one_with_errors(chantier: Chantier) -> None:
    sirets = {d.name for d in (chantier.depot / "dossiers").glob("*/*") if d.is_dir()}
    assert {chantier.hostile, chantier.restreint, chantier.fautif} < sirets
    assert {d.name for d in (chantier.site / "organismes").iterdir() if d.is_dir()} == sirets


def test_a_dossier_with_errors_is_said_to_be_in_correction_and_does_not_stop_the_build(
    chantier: Chantier,
) -> None:
    assert "en cours de correction" in chantier.page(f"organismes/{chantier.fautif}")
    assert f"{chantier.fautif} : " in chantier.sortie


def test_what_is_restricted_or_faulty_is_in_no_file_of_the_site(chantier: Chantier) -> None:
    assert PHRASE_RESTREINTE in _textes(chantier.depot / "dossiers")
    publie = html.unescape(_textes(chantier.site))
    assert PHRASE_RESTREINTE not in publie
    assert PHRASE_FAUTIVE not in publie


def test_the_internal_profile_shows_restricted_answers(chantier: Chantier, tmp_path: Path) -> None:
    depot = tmp_path / "depot"
    shutil.copytree(chantier.depot, depot, ignore=shutil.ignore_patterns(".cache"))
    reglages = (depot / "mkdocs.yml").read_text(encoding="utf-8")
    interne = reglages.replace(
        "dossiers: [dossiers]", "dossiers: [dossiers]\n      profil: interne"
    )
    (depot / "mkdocs.yml").write_text(interne, encoding="utf-8")
    resultat = construire(depot, tmp_path / "site")
    assert resultat.returncode == 0, resultat.stderr
    page = tmp_path / "site" / "organismes" / chantier.restreint / "index.html"
    assert PHRASE_RESTREINTE in page.read_text(encoding="utf-8")


def _textes(dossier: Path) -> str:
    return "\n".join(
        chemin.read_bytes().decode("utf-8", errors="replace") for chemin in fichiers(dossier)
    )


def test_a_hostile_name_is_only_ever_text(chantier: Chantier) -> None:
    for chemin in fichiers(chantier.site):
        if chemin.suffix == ".html":
            assert "<img src=x" not in chemin.read_text(encoding="utf-8"), chemin
    assert html.escape(HOSTILE) in chantier.page(f"organismes/{chantier.hostile}")


def test_the_same_commit_and_day_give_the_same_bytes(chantier: Chantier, tmp_path: Path) -> None:
    """Whatever the folder, and whether the OF pages come from the cache or not."""
    ailleurs = tmp_path / "ailleurs"
    shutil.copytree(chantier.depot, ailleurs, ignore=shutil.ignore_patterns(".cache"))
    for nom, depot in (("froid", ailleurs), ("chaud", ailleurs), ("tiede", chantier.depot)):
        resultat = construire(depot, tmp_path / nom)
        assert resultat.returncode == 0, resultat.stderr
        assert differences(chantier.site, tmp_path / nom) == []


def test_the_sitemap_names_every_page(chantier: Chantier) -> None:
    plan = (chantier.site / "sitemap.xml").read_text(encoding="utf-8")
    adresses = re.findall(r"<loc>([^<]+)</loc>", plan)
    pages = {
        chemin.parent.relative_to(chantier.site).as_posix()
        for chemin in chantier.site.rglob("index.html")
    }
    assert sorted(adresses) == sorted(
        f"https://certimetal.exemple.fr/{'' if page == '.' else page + '/'}" for page in pages
    )
    assert set(re.findall(r"<lastmod>([^<]+)</lastmod>", plan)) == {"2026-11-24"}


def test_each_page_says_its_own_address(chantier: Chantier) -> None:
    for url in (f"organismes/{chantier.modele}", "controles", "schemas/dossier", "referentiel/c1"):
        canonique = f'<link rel="canonical" href="https://certimetal.exemple.fr/{url}/">'
        assert canonique in chantier.page(url)


def test_the_search_knows_ofs_by_their_facts_and_never_by_their_answers(
    chantier: Chantier,
) -> None:
    index = json.loads((chantier.site / "search" / "search_index.json").read_bytes())
    trouves = [
        e for e in index["docs"] if e["location"].startswith(f"organismes/{chantier.modele}/")
    ]
    assert trouves
    textes = " ".join(f"{e['title']} {e['text']}" for e in trouves)
    assert chantier.modele in textes
    reponse = chantier.depot / "dossiers/uimm-35-56" / chantier.modele / "reponses/C1I1.md"
    phrases = [
        ligne
        for ligne in reponse.read_text(encoding="utf-8").rpartition("---")[2].splitlines()
        if len(ligne) > 60
    ]
    assert phrases
    assert not [phrase for phrase in phrases if phrase in textes]


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("referentiel/c1", "criteria/2022/C1.md"),
        ("guides/organisme", "docs/guides/organisme.md"),
        ("schemas/dossier", "schemas/dossier.schema.json"),
    ],
)
def test_a_page_says_which_file_it_comes_from_and_leads_to_its_editor(
    chantier: Chantier, url: str, source: str
) -> None:
    page = chantier.page(url)
    assert f"<code>{source}</code>" in page
    assert f'href="https://forge.exemple.fr/uimm/certimetal/_edit/main/{source}"' in page


def test_a_dossier_s_page_leads_to_the_editor_of_its_files(chantier: Chantier) -> None:
    base = "https://forge.exemple.fr/uimm/certimetal/_edit/main/dossiers/uimm-35-56/"
    page = chantier.page(f"organismes/{chantier.modele}")
    assert f"{base}{chantier.modele}/dossier.yml" in page
    assert f"{base}{chantier.modele}/reponses/C3I2.md" in page


def test_only_public_annexes_are_published_and_as_they_are(chantier: Chantier) -> None:
    publiees = {c.relative_to(chantier.site) for c in chantier.site.glob("organismes/*/annexes/*")}
    assert publiees, "the example dossiers have a public annexe"
    for chemin in publiees:
        siret = chemin.parts[1]
        source = chantier.depot / "dossiers/uimm-35-56" / siret / "annexes" / chemin.name
        assert (chantier.site / chemin).read_bytes() == source.read_bytes()
        assert siret not in (chantier.restreint, chantier.fautif)


def test_two_roots_make_one_site(chantier: Chantier, tmp_path: Path) -> None:
    depot = copier_depot(tmp_path / "depot")
    ailleurs = tmp_path / "autre" / "dossiers"
    siret = siret_exemple(7)
    dossier = ajouter_dossier(depot, siret, {})
    (ailleurs / "uimm-35-56").mkdir(parents=True)
    shutil.move(dossier, ailleurs / "uimm-35-56" / siret)
    reglages = (depot / "mkdocs.yml").read_text(encoding="utf-8")
    (depot / "mkdocs.yml").write_text(
        reglages.replace(
            "dossiers: [dossiers]",
            "dossiers: [dossiers, {chemin: ../autre/dossiers, "
            "modification: 'https://autre.exemple.fr/e/'}]",
        ),
        encoding="utf-8",
    )
    site = tmp_path / "site"
    resultat = construire(depot, site)
    assert resultat.returncode == 0, resultat.stderr
    page = (site / "organismes" / siret / "index.html").read_text(encoding="utf-8")
    assert f"https://autre.exemple.fr/e/uimm-35-56/{siret}/dossier.yml" in page
    assert (site / "organismes" / chantier.modele / "index.html").is_file()


@pytest.mark.parametrize(
    ("reglage", "message"),
    [
        ("dossiers: [absents]", "absents"),
        ("dossiers: [dossiers]\n      date: hier", "AAAA-MM-JJ"),
        ("dossiers: [{dossier: x}]", "« chemin »"),
        ("dossiers: [dossiers]\n      racine: criteria", "n’est pas la racine d’un dépôt"),
    ],
)
def test_a_setting_that_makes_no_sense_is_said_in_french(
    tmp_path: Path, reglage: str, message: str
) -> None:
    depot = copier_depot(tmp_path / "depot")
    reglages = (depot / "mkdocs.yml").read_text(encoding="utf-8")
    (depot / "mkdocs.yml").write_text(
        reglages.replace("dossiers: [dossiers]", reglage), encoding="utf-8"
    )
    resultat = construire(depot, tmp_path / "site")
    assert resultat.returncode != 0
    assert message in resultat.stderr
    assert "Traceback" not in resultat.stderr


def test_a_strict_build_refuses_a_link_to_an_anchor_that_an_of_s_page_has_not(
    tmp_path: Path,
) -> None:
    depot = copier_depot(tmp_path / "depot")
    guide = depot / "docs" / "guides" / "public.md"
    with guide.open("a", encoding="utf-8") as ouvert:
        ouvert.write("\n[un organisme](../organismes/00000001800002/index.md#certifications)\n")
    assert construire(depot, tmp_path / "bon").returncode == 0
    with guide.open("a", encoding="utf-8") as ouvert:
        ouvert.write("\n[un organisme](../organismes/00000001800002/index.md#nulle-part)\n")
    resultat = construire(depot, tmp_path / "mauvais")
    assert resultat.returncode != 0
    assert "nulle-part" in resultat.stderr


def test_an_unchanged_dossier_is_not_rendered_again(chantier: Chantier, tmp_path: Path) -> None:
    def dates() -> dict[Path, int]:
        cache = chantier.depot / ".cache" / "certimetal" / "pages" / "public"
        return {chemin: chemin.stat().st_mtime_ns for chemin in cache.glob("*.html")}

    construire(chantier.depot, tmp_path / "a")
    avant = dates()
    construire(chantier.depot, tmp_path / "b")
    assert avant
    assert dates() == avant


def test_the_name_of_the_model_is_what_these_tests_think(chantier: Chantier) -> None:
    modele = chantier.depot / "dossiers/uimm-35-56" / chantier.modele
    assert valeur_de(modele, "exemple") == "exemple: true"
