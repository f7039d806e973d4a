"""The three ways to host, with real repositories: what the guide says of who reads what is true."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from guide_lu import Etape, etapes
from poste import FORGE, PROJET, Poste, cloner, heberger

from depots_git import DepotGit

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.lent

GUIDE = PROJET / "docs" / "guides" / "hebergement.md"
UIMM = "dossiers/uimm-35-56"
LORIENT, VITRE = f"{UIMM}/00000001800002", f"{UIMM}/00000003400009"
PHRASE = "Phrase restreinte que le site public ne dit jamais."
CONSTAT = "Constat que seuls lisent le certificateur et l’organisme."
JOUR = "2026-11-28"


def section(titre: str) -> list[Etape]:
    """Return what the guide does under a heading of the second level."""
    texte = GUIDE.read_text(encoding="utf-8").replace("\u00a0", " ")
    trouve = re.search(rf"^## {re.escape(titre)}.*?(?=^## |\Z)", texte, re.MULTILINE | re.DOTALL)
    assert trouve is not None, titre
    return list(etapes(trouve[0]))


def marquer_vitre(racine: Path) -> None:
    """Put into the dossier of Vitré, whose diffusion is restreinte, two phrases to look for."""
    assert "diffusion: restreinte" in (racine / VITRE / "dossier.yml").read_text(encoding="utf-8")
    with (racine / VITRE / "reponses" / "C1I1.md").open("a", encoding="utf-8") as ouvert:
        ouvert.write(f"\n{PHRASE}\n")
    constats = racine / VITRE / "journal" / "2026-10-20-01-constats.yml"
    texte = constats.read_text(encoding="utf-8")
    ecrit = r"constat: (?:>-\n(?: {6}.*\n)+|.*\n)"
    change = re.sub(ecrit, f'constat: "{CONSTAT}"\n', texte, count=1)
    assert change != texte
    constats.write_text(change, encoding="utf-8")


def ou_se_lit(phrase: str, site: Path) -> list[str]:
    """Return the files of a site that hold a phrase, as text or as a script would."""
    brut = phrase.encode()
    return [
        fichier.relative_to(site).as_posix()
        for fichier in sorted(site.rglob("*"))
        if fichier.is_file() and brut in fichier.read_bytes()
    ]


@pytest.fixture
def poste(tmp_path: Path, modele: Path) -> Poste:
    """A machine, and a forge with one repository for all dossiers."""
    depot = cloner(modele, tmp_path / "depot")
    marquer_vitre(depot.racine)
    depot.commit()
    heberger(depot, tmp_path / "forge", "uimm/certimetal")
    pret = Poste.preparer(tmp_path / "poste", tmp_path / "forge", JOUR)
    pret.taper(f"git clone -q {FORGE}uimm/certimetal.git\ncd certimetal")
    return pret


def test_in_one_public_repository_all_is_read_and_the_site_still_keeps_back(poste: Poste) -> None:
    poste.suivre(section("1. Un dépôt public"), {})
    site = poste.ou / "site"
    assert poste.taper(f"git grep -l '{PHRASE}'") == f"{VITRE}/reponses/C1I1.md\n"
    assert CONSTAT in poste.taper(f"cat {VITRE}/journal/2026-10-20-01-constats.yml")
    assert ou_se_lit(PHRASE, site) == []
    assert ou_se_lit(CONSTAT, site) == []
    assert len(list(site.glob("organismes/*/index.html"))) == 13


def test_what_was_removed_is_still_read_in_the_repository(poste: Poste) -> None:
    poste.taper(f"git rm -q {VITRE}/reponses/C1I1.md\ngit commit -qm 'Retrait'")
    assert PHRASE in poste.taper(f"git show HEAD~1:{VITRE}/reponses/C1I1.md")


def test_the_auditors_site_shows_all_of_it_and_asks_not_to_be_indexed(poste: Poste) -> None:
    poste.suivre(section("Le site des auditeurs n’est jamais public"), {})
    site = poste.ou / "site-interne"
    page = "organismes/00000003400009/index.html"
    assert page in ou_se_lit(PHRASE, site)
    assert page in ou_se_lit(CONSTAT, site)
    assert 'content="noindex' in (site / page).read_text(encoding="utf-8")
    assert poste.taper("git status --short --untracked-files=all") == ""
    assert not (poste.ou / "site").exists()


def test_from_a_private_repository_the_public_site_says_nothing_of_it(poste: Poste) -> None:
    poste.suivre(section("2. Un dépôt privé par certificateur"), {})
    site = poste.ou / "site"
    for tu in (PHRASE, CONSTAT, f'href="{FORGE}'):
        assert ou_se_lit(tu, site) == [], tu
    assert not any(fichier.suffix in {".yml", ".md"} for fichier in site.rglob("*"))
    assert int(poste.sorties[-1].splitlines()[0]) > 0  # the repository does speak of it


def changer_une_reponse(poste: Poste) -> None:
    with (poste.ou / LORIENT / "reponses" / "C1I1.md").open("a", encoding="utf-8") as ouvert:
        ouvert.write("\nLa proposition ajoute cette phrase.\n")
    poste.taper("git commit -qam 'C1I1'")


@pytest.fixture
def poste_aux_depots(tmp_path: Path, modele: Path) -> Poste:
    """A machine, and a forge with a registry without dossiers and a repository for each OF."""
    forge = tmp_path / "forge"
    registre = cloner(modele, tmp_path / "registre")
    registre.git("rm", "-rq", "dossiers")
    registre.commit()
    heberger(registre, forge, "uimm/registre")
    for nom, lieu in (("lorient", LORIENT), ("vitre", VITRE)):
        depot = DepotGit(tmp_path / nom)
        shutil.copytree(PROJET / lieu, depot.racine / lieu)
        if lieu == VITRE:
            marquer_vitre(depot.racine)
        depot.commit()
        heberger(depot, forge, f"{nom}/dossier")
    return Poste.preparer(tmp_path / "poste", forge, JOUR)


def test_one_repository_per_of_makes_one_site_and_hides_each_from_the_other(
    poste_aux_depots: Poste,
) -> None:
    poste = poste_aux_depots
    poste.suivre(section("3. Un dépôt par organisme"), {"changer-une-reponse": changer_une_reponse})
    registre = poste.dossier / "maison" / "registre"
    site, lorient = registre / "site", registre / "organismes" / "lorient"
    assert {page.parent.name for page in site.glob("organismes/*/index.html")} == {
        "00000001800002", "00000003400009",
    }  # fmt: skip
    assert ou_se_lit(PHRASE, site) == []
    assert ou_se_lit(CONSTAT, site) == []
    page = (site / "organismes/00000001800002/index.html").read_text(encoding="utf-8")
    assert f"{FORGE}lorient/dossier/_edit/main/{LORIENT}/" in page
    poste.ou = lorient
    assert poste.taper("git log --all --format=%H -- dossiers/uimm-35-56/00000003400009") == ""
    assert f"{VITRE}/dossier.yml" not in poste.taper("git ls-files")
    poste.ou = registre
    assert poste.taper("git ls-files dossiers") == ""


def test_the_new_dossier_says_what_restreinte_does_not_protect(poste: Poste) -> None:
    poste.taper("certimetal nouveau 00000005900006 --certificateur uimm-35-56")
    texte = (poste.ou / UIMM / "00000005900006" / "dossier.yml").read_text(encoding="utf-8")
    dit = " ".join(texte.replace("\u00a0", " ").replace("#", " ").split())
    assert "« restreinte », qui protège le site et non le dépôt" in dit
