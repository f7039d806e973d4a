"""The référentiel of the repository is read whole; what is wrong in a copy of it is said."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from certimetal.domain.referentiel import CRITERES, INDICATEURS
from certimetal.errors import ReferentielError
from certimetal.finding import Gravite
from certimetal.reading.referentiel import load_referentiel
from certimetal.reading.schemas import Schemas
from certimetal.reading.tree import FolderTree

if TYPE_CHECKING:
    from certimetal.domain.referentiel import Referentiel
    from certimetal.finding import Finding

RACINE = Path(__file__).parents[2]
SCHEMAS = Schemas.load(FolderTree(RACINE))
UIMM = "uimm-35-56"


@pytest.fixture(scope="module")
def lu() -> tuple[Referentiel, list[Finding]]:
    return load_referentiel(FolderTree(RACINE), SCHEMAS)


@pytest.fixture
def copie(tmp_path: Path) -> Path:
    shutil.copytree(RACINE / "criteria", tmp_path / "criteria")
    return tmp_path


def findings(racine: Path) -> list[Finding]:
    return load_referentiel(FolderTree(racine), SCHEMAS)[1]


def change(racine: Path, fichier: str, avant: str, apres: str) -> None:
    chemin = racine / "criteria" / fichier
    texte = chemin.read_text(encoding="utf-8")
    assert avant in texte
    chemin.write_text(texte.replace(avant, apres, 1), encoding="utf-8")


def test_the_repository_s_own_referentiel_has_no_finding(
    lu: tuple[Referentiel, list[Finding]],
) -> None:
    assert [f"{f.location} {f.message}" for f in lu[1]] == []


def test_criteres_and_indicateurs_are_all_there(lu: tuple[Referentiel, list[Finding]]) -> None:
    referentiel = lu[0]
    assert tuple(referentiel.criteres) == CRITERES
    assert tuple(referentiel.indicateurs) == INDICATEURS
    for critere in referentiel.criteres.values():
        assert critere.guide.startswith("## Comment ce critère est-il apprécié\u202f?")
        assert "## Quel est son niveau attendu\u202f?" in critere.guide
    for indicateur in referentiel.indicateurs.values():
        assert indicateur.capacite.startswith("Capacité du prestataire à ")
        assert indicateur.consigne.startswith("Décrire ici ")
        assert indicateur.elements_de_preuve[-1].startswith("Ou tout autre élément de preuve")
        assert indicateur.guide.strip()


def test_appreciation_and_qualiopi_links_are_those_of_the_rules(
    lu: tuple[Referentiel, list[Finding]],
) -> None:
    criteres = lu[0].criteres
    assert {code: critere.appreciation for code, critere in criteres.items()} == {
        "C1": ("opportunité", "cohérence"),
        "C2": ("conformité",),
        "C3": ("conformité",),
        "C4": ("conformité", "crédibilité"),
        "C5": ("cohérence", "conformité"),
        "C6": ("conformité", "opportunité"),
    }
    liens = {code: c.qualiopi for code, c in criteres.items() if c.qualiopi}
    assert {code: (lien.critere, lien.indicateur) for code, lien in liens.items()} == {
        "C1": (2, 7),
        "C5": (3, 16),
        "C6": (1, 3),
    }


def test_every_word_of_an_appreciation_is_in_its_guide(
    lu: tuple[Referentiel, list[Finding]],
) -> None:
    for critere in lu[0].criteres.values():
        for mot in critere.appreciation:
            assert mot.upper() in critere.guide


def test_what_the_certificateur_adds_stays_apart(lu: tuple[Referentiel, list[Finding]]) -> None:
    referentiel = lu[0]
    nationaux = [texte.corps for texte in referentiel.textes]
    nationaux += [indicateur.guide for indicateur in referentiel.indicateurs.values()]
    nationaux += [critere.guide for critere in referentiel.criteres.values()]
    assert not any("35-56" in corps for corps in nationaux)
    assert set(referentiel.precisions[UIMM]) == set(CRITERES)
    assert [texte.cle for texte in referentiel.textes_certificateur[UIMM]] == [
        "role",
        "communication",
        "etapes-du-cqpm",
        "jury-paritaire",
    ]


def test_other_wordings_of_a_capacite_are_kept(lu: tuple[Referentiel, list[Finding]]) -> None:
    avec = {code: i.variantes for code, i in lu[0].indicateurs.items() if i.variantes}
    assert list(avec) == ["C6I1"]
    assert [variante.ou for variante in avec["C6I1"]] == ["Guide de lecture", "Fiche réponse"]


def test_texts_are_ordered_within_their_section(lu: tuple[Referentiel, list[Finding]]) -> None:
    textes = lu[0].textes
    assert {texte.rubrique for texte in textes} == {"contexte", "habilitation", "processus"}
    rangs = [(texte.rubrique, texte.ordre) for texte in textes]
    assert rangs == sorted(set(rangs))


def test_the_edition_says_when_it_starts_and_what_its_labels_are(
    lu: tuple[Referentiel, list[Finding]],
) -> None:
    referentiel = lu[0]
    assert referentiel.edition == "2022"
    assert referentiel.date_effet == date(2022, 1, 1)
    assert referentiel.titre == "Référentiel national d’habilitation des organismes"
    assert referentiel.intitules["demontre"] == "L’OF démontre ici sa capacité\u00a0:"


def test_numbers_are_found_by_key_and_the_certificateur_s_own_only_for_it(
    lu: tuple[Referentiel, list[Finding]],
) -> None:
    referentiel = lu[0]
    assert referentiel.valeur("delai_inscription").nombre == 15
    assert referentiel.valeur("livret_avant_evaluation", UIMM).unite == "mois"
    with pytest.raises(KeyError):
        referentiel.valeur("livret_avant_evaluation")


def test_a_missing_critere_is_said_and_the_rest_is_read(copie: Path) -> None:
    (copie / "criteria/2022/C3.md").unlink()
    referentiel, trouves = load_referentiel(FolderTree(copie), SCHEMAS)
    assert [(f.controle, f.location.path) for f in trouves] == [
        ("referentiel-fichier-absent", "criteria/2022/C3.md")
    ]
    assert referentiel.criteres["C3"].titre == "C3"
    assert referentiel.criteres["C4"].titre == "Le choix des modalités d’évaluation"


def test_a_schema_fault_has_its_place(copie: Path) -> None:
    change(copie, "2022/C2.md", "appreciation: [conformité]", "appreciation: [conformite]")
    (trouve,) = findings(copie)
    assert trouve.controle.startswith("schema-")
    assert (trouve.location.path, trouve.location.line) == ("criteria/2022/C2.md", 4)
    assert "conformite" in trouve.message


def test_a_file_that_carries_another_code_is_said(copie: Path) -> None:
    change(copie, "2022/C2I1.md", "code: C2I1", "code: C2I2")
    (trouve,) = findings(copie)
    assert trouve.controle == "referentiel-coherence"
    assert (trouve.location.line, trouve.suggestion) == (2, "C2I1")


def test_the_list_of_evidence_must_stay_open(copie: Path) -> None:
    change(copie, "2022/C6I1.md", "elements_de_preuve:\n", "elements_de_preuve:\n  - AUTRE\n")
    change(
        copie,
        "2022/C6I1.md",
        "  - Ou tout autre élément de preuve susceptible de répondre à cet indicateur.\n",
        "",
    )
    change(
        copie,
        "2022/C6I1.md",
        "- AUTRE",
        "- Ou tout autre élément de preuve susceptible de répondre à cet indicateur.",
    )
    (trouve,) = findings(copie)
    assert trouve.controle == "referentiel-coherence"
    assert "R11" in trouve.attendu


@pytest.mark.parametrize(
    ("fichier", "avant", "apres", "message"),
    [
        (
            "2022/processus.yml",
            "valeur: delai_inscription",
            "valeur: delai_inscriptions",
            "La valeur «\u00a0delai_inscriptions\u00a0» n’existe pas.",
        ),
        (
            "territoires.yml",
            "certificateur: uimm-35-56",
            "certificateur: uimm-35",
            "Le certificateur «\u00a0uimm-35\u00a0» n’existe pas.",
        ),
        (
            f"certificateurs/{UIMM}/regles.yml",
            "cle: livret_avant_evaluation",
            "cle: delai_inscription",
            "La valeur «\u00a0delai_inscription\u00a0» existe déjà.",
        ),
        (f"certificateurs/{UIMM}/regles.yml", "  R18:", "  R1:", "La règle R1 existe déjà."),
    ],
)
def test_references_between_files_are_followed(
    copie: Path, fichier: str, avant: str, apres: str, message: str
) -> None:
    change(copie, fichier, avant, apres)
    trouves = findings(copie)
    assert message in [f.message for f in trouves]
    assert {f.controle for f in trouves} == {"referentiel-coherence"}
    place = next(f.location for f in trouves if f.message == message)
    assert place.path == f"criteria/{fichier}"
    assert place.line > 1


def test_a_file_that_nothing_reads_is_a_warning(copie: Path) -> None:
    (copie / "criteria/2022/c3i2.md").write_text("texte", encoding="utf-8")
    (copie / "criteria/2027").mkdir()
    (copie / "criteria/2027/C1.md").write_text("texte", encoding="utf-8")
    (trouve,) = findings(copie)
    assert trouve.controle == "referentiel-fichier-inconnu"
    assert trouve.gravite is Gravite.AVERTISSEMENT
    assert trouve.location.path == "criteria/2022/c3i2.md"


def test_a_certificateur_s_folder_without_its_file_is_still_read(copie: Path) -> None:
    (copie / f"criteria/certificateurs/{UIMM}.yml").unlink()
    referentiel, trouves = load_referentiel(FolderTree(copie), SCHEMAS)
    assert [f.location.path for f in trouves] == [f"criteria/certificateurs/{UIMM}.yml"]
    assert referentiel.certificateurs[UIMM].nom == UIMM
    assert referentiel.precisions[UIMM]


def test_an_edition_folder_that_says_another_edition_is_said(copie: Path) -> None:
    change(copie, "2022/edition.yml", 'edition: "2022"', 'edition: "2023"')
    (trouve,) = findings(copie)
    assert trouve.suggestion == "2022"


@pytest.mark.parametrize("contenu", [b"", b"titre: [", b"\xff\xfe\x00", b"- liste\n"])
def test_any_content_gives_findings_and_never_a_traceback(copie: Path, contenu: bytes) -> None:
    for chemin in sorted((copie / "criteria").rglob("*")):
        if chemin.is_file() and chemin.name != "edition.yml":
            chemin.write_bytes(contenu)
    referentiel, trouves = load_referentiel(FolderTree(copie), SCHEMAS)
    assert tuple(referentiel.indicateurs) == INDICATEURS
    assert {f.location.path for f in trouves} >= {"criteria/2022/C1.md", "criteria/glossaire.yml"}


def test_a_link_is_not_followed(copie: Path) -> None:
    secret = copie / "secret.md"
    secret.write_text("---\ncode: C1\n---\nsecret", encoding="utf-8")
    (copie / "criteria/2022/C1.md").unlink()
    (copie / "criteria/2022/C1.md").symlink_to(secret)
    referentiel, trouves = load_referentiel(FolderTree(copie), SCHEMAS)
    assert [f.controle for f in trouves] == ["fichier-ordinaire"]
    assert "secret" not in referentiel.criteres["C1"].guide


def test_without_its_edition_nothing_can_be_judged(copie: Path) -> None:
    (copie / "criteria/2022/edition.yml").unlink()
    with pytest.raises(ReferentielError, match=r"criteria/2022/edition\.yml n’existe pas"):
        load_referentiel(FolderTree(copie), SCHEMAS)


def test_an_unreadable_edition_says_why(copie: Path) -> None:
    (copie / "criteria/2022/edition.yml").write_text("titre: [", encoding="utf-8")
    with pytest.raises(ReferentielError, match="n’est pas lisible") as leve:
        load_referentiel(FolderTree(copie), SCHEMAS)
    assert len(str(leve.value)) > len("Le fichier criteria/2022/edition.yml n’est pas lisible")
