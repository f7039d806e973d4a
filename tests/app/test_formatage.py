"""Dossiers laid out one way: nothing lost, nothing judged twice, nothing merged touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certimetal.app.depot import open_depot
from certimetal.app.formatage import plan_layout, write_answers, write_layout
from certimetal.app.formatage_fichier import lay_out_answer, lay_out_yaml
from certimetal.app.selection import select
from certimetal.domain.empreinte import empreinte
from certimetal.domain.formatage import Laisse, Passage
from certimetal.errors import UnknownNameError
from certimetal.reading.schemas import Schemas
from certimetal.reading.source import read_markdown, read_yaml
from certimetal.reading.tree import FolderTree
from certimetal.reading.yaml_commentaires import comments
from certimetal.writing.modeline import modeline_dossier
from conftest import PROJET, ecrire_dossier, siret_exemple
from corpus import avec_corpus, naughty_strings, yaml_suite
from depots_git import DepotGit

SCHEMAS = Schemas.load(FolderTree(PROJET))
DECAP = """\
edition: 2022
raison_sociale: Organisme d’exemple de Lorient
siret: '00000000100009'
numero_declaration_activite: 53560000056
adresse:
  voie: 1 rue de l’Exemple
  code_postal: 56100
  commune: Lorient
  code_commune: 56121
sites_annexes: []
certifications:
  - type: CQPM
    intitule: Technicien de maintenance productive
    rncp: ''
    role:
      - preparation
      - evaluation
comptes:
  - organisme-1
contact:
  fonction: Accueil
  courriel: ''
diffusion: publique
exemple: true
"""


def plan(racine: Path, *chemins: Path) -> dict[str, Passage]:
    """Return the passages by the end of their paths."""
    depot = open_depot(racine)
    passages = plan_layout(depot, select(depot, [racine / chemin for chemin in chemins]))
    return {"/".join(p.chemin.split("/")[3:]): p for p in passages}


def applique(racine: Path, *, entier: bool = False) -> list[Passage]:
    depot = open_depot(racine)
    return write_layout(depot, list(plan_layout(depot, select(depot))), entier=entier)


def mise_yaml(texte: str | bytes) -> str | None:
    brut = texte.encode() if isinstance(texte, str) else texte
    mise, _ = lay_out_yaml(
        brut, path="x", kind="dossier", schemas=SCHEMAS, modeline=modeline_dossier()
    )
    return mise.sure if mise else None


def test_every_dossier_of_the_repository_is_laid_out_already() -> None:
    depot = open_depot(PROJET)
    passages = list(plan_layout(depot, select(depot)))
    assert len(passages) > 150
    assert [p.chemin for p in passages if p.change(entier=True)] == []


def test_what_a_browser_editor_wrote_is_mended_and_then_valid() -> None:
    mise, findings = lay_out_yaml(
        DECAP.encode(), path="x", kind="dossier", schemas=SCHEMAS, modeline=modeline_dossier()
    )
    assert mise is not None
    assert findings == ()
    assert mise.sure.startswith("# yaml-language-server: $schema=../../../schemas/dossier.schema")
    assert {(r.cle, r.quoi) for r in mise.reparations} == {
        *((cle, "guillemets ajoutés") for cle in ("edition", "numero_declaration_activite")),
        *((cle, "guillemets ajoutés") for cle in ("code_postal", "code_commune")),
        *((cle, "champ vide retiré") for cle in ("rncp", "courriel")),
    }
    _, lu = read_yaml(mise.sure.encode(), path="x")
    assert lu.findings == ()
    assert not SCHEMAS.accepts("dossier", read_yaml(DECAP.encode(), path="x")[1].data)
    assert SCHEMAS.accepts("dossier", lu.data)
    assert mise_yaml(mise.sure) == mise.sure


def test_a_valid_file_is_never_mended_only_laid_out() -> None:
    texte = mise_yaml(DECAP)
    assert texte is not None
    large = texte.replace("  - ", "-   ").replace("\n", "  \n")
    assert "\n-   type" in large
    remis = mise_yaml(large)
    assert remis == texte


@pytest.mark.parametrize("fin", ["\r\n", "\r", "\n"])
def test_line_ends_marks_and_blanks_of_other_systems_go(fin: str) -> None:
    texte = f'{modeline_dossier()}\nedition: "2022"\nraison_sociale: Été\n'
    brut = b"\xef\xbb\xbf" + texte.replace("É", "E\u0301").replace("\n", f" {fin}").encode()
    assert mise_yaml(brut) == texte


@pytest.mark.parametrize(
    "brut",
    [
        b"edition: [2022\n",
        b"edition: \xe9\n",
        "edition: \u202e2022\n".encode(),
        b"a: 1\n---\nb: 2\n",
        b"",
        b"x" * (300 * 1024),
    ],
)
def test_a_file_that_cannot_be_read_whole_keeps_its_bytes_and_says_why(brut: bytes) -> None:
    mise, findings = lay_out_yaml(brut, path="x", kind="dossier", schemas=SCHEMAS, modeline="# x")
    if mise is not None:  # a second document is a finding, and its text stays
        assert brut.decode() in mise.sure
    else:
        assert findings


def test_no_comment_is_lost_even_where_ruamel_would() -> None:
    texte = "a: [x, # un\n    y] # deux\n# trois\nb:\n        c: 1 # quatre\n"
    remis = mise_yaml(texte)
    assert remis is not None
    assert comments(remis)[1:] == ["# un", "# deux", "# trois", "# quatre"]
    assert read_yaml(remis.encode(), path="x")[1].data == {"a": ["x", "y"], "b": {"c": 1}}


def reponse(texte: str) -> tuple[str, str, bool]:
    mise, _ = lay_out_answer(texte.encode(), path="x", kind="2022/reponses/C3I2", schemas=SCHEMAS)
    assert mise is not None
    return mise.sure, mise.entiere, mise.change_l_empreinte


def test_an_answer_keeps_its_empreinte_unless_it_is_asked_for() -> None:
    entete = "---\npieces: [piece_identite] # pièce\n---\n"
    large = entete.replace(" # pièce", "   # pièce  ").replace("---\n", "--- \n")
    avant = f"{large}\n\nNotre  \nréponse :\n\n* un   \n* deux\n\n\n"
    sure, entiere, change = reponse(avant)
    assert sure == f"{entete}\nNotre  \nréponse :\n\n* un\n* deux\n".replace(" #", "   #")
    assert entiere == sure.replace("* ", "- ").replace("Notre  ", "Notre\\")
    assert change
    assert reponse(entiere) == (entiere, entiere, False)
    assert empreinte_de(sure) == empreinte_de(avant) != empreinte_de(entiere)


def empreinte_de(texte: str) -> str:
    source, lecture = read_markdown(texte.encode(), path="x")
    return empreinte(lecture.data or {}, source.body)


def test_a_front_matter_is_mended_only_with_the_empreinte() -> None:
    sure, entiere, change = reponse(
        "---\nannexes:\n  - {code: C3I2-A01, titre: 2026}\n---\nTexte\n"
    )
    assert change
    assert "titre: 2026}" in sure
    assert 'titre: "2026"}' in entiere


def test_an_answer_without_a_word_or_a_field_stays_one() -> None:
    assert reponse("---\n---\n")[0] == "---\n---\n"
    assert reponse("---\n# à compléter\n\n\n\n# suite  \n---\n")[0] == (
        "---\n# à compléter\n\n# suite\n---\n"
    )
    assert reponse("\n\n---\n...\nTexte\n")[0] == "---\n---\nTexte\n"


def test_an_answer_without_its_dashes_is_left_alone() -> None:
    mise, findings = lay_out_answer(
        b"* Notre texte  \n", path="x", kind="2022/reponses/C3I2", schemas=SCHEMAS
    )
    assert mise is None
    assert [finding.controle for finding in findings] == ["markdown-entete-absent"]


MORCEAUX = st.sampled_from(
    [
        *("a: 1\n", "b:   x # c\n", "c:\n- un\n-   deux\n", "d: {e: 1,f: ''}\n", "# note  \n"),
        *("g: |\n    x\n\n    y  \n", "h: 01000\n", "i: 'l''été'\n", 'j: "y"\n', "k: un\n  deux\n"),
        *("l:\n    m:\n        - n # o\n", "\n", "\n\n", "p: [x, # q\n  y]\n", "u: null\n"),
        *("r: >-\n  s\n\n  t\n", "edition: 2022\n", "siret: 00000000100009\n", "v: e\u0301\n"),
        *("a: 2\n", "w: +12\n", "x: ~\n"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(MORCEAUX, max_size=10).map("".join))
def test_a_second_time_changes_nothing_and_no_comment_or_value_is_lost(texte: str) -> None:
    remis = mise_yaml(texte)
    if remis is None:
        return
    assert mise_yaml(remis) == remis
    nfc = texte.replace("e\u0301", "é")
    assert [c.rstrip() for c in comments(nfc)] == [
        c for c in comments(remis) if "yaml-language-server" not in c
    ]
    avant, apres = (read_yaml(t.encode(), path="x")[1] for t in (nfc, remis))
    assert not apres.fatal
    for cle in set(avant.data) - {"edition", "siret"}:
        assert avant.data[cle] == apres.data[cle]


@avec_corpus
def test_hostile_strings_are_kept_as_values_and_as_answers() -> None:
    for texte in naughty_strings()[::4]:
        ligne = " ".join(texte.split())
        brut = f"---\ntitre: {ligne!r}\n---\n{texte}\n".encode("utf-8", "replace")
        mise, _ = lay_out_answer(brut, path="x", kind="2022/reponses/C3I2", schemas=SCHEMAS)
        if mise is None:
            continue
        assert empreinte_de(mise.sure) == mise.empreinte
        encore, _ = lay_out_answer(
            mise.sure.encode(), path="x", kind="2022/reponses/C3I2", schemas=SCHEMAS
        )
        assert encore is not None
        assert encore.sure == mise.sure


@pytest.fixture(scope="module")
def modele(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a dossier in its layout, to be copied."""
    racine = tmp_path_factory.mktemp("modele") / "depot"
    for nom in ("criteria", "schemas"):
        shutil.copytree(PROJET / nom, racine / nom)
    ecrire_dossier(racine / "dossiers", 1)
    applique(racine)
    return racine


@pytest.fixture
def racine(modele: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(modele, tmp_path / "depot"))


def dossier_de(racine: Path, rang: int = 1) -> Path:
    return racine / "dossiers" / "uimm-35-56" / siret_exemple(rang)


def test_files_are_written_and_a_second_run_finds_nothing(racine: Path) -> None:
    fiche = dossier_de(racine) / "dossier.yml"
    fiche.write_text(fiche.read_text(encoding="utf-8").replace(": ", ":  "), encoding="utf-8")
    assert [nom for nom, p in plan(racine).items() if p.change(entier=False)] == ["dossier.yml"]
    applique(racine)
    assert not any(p.change(entier=True) for p in plan(racine).values())
    assert not list(dossier_de(racine).rglob("*.tmp"))


def test_one_file_can_be_named(racine: Path) -> None:
    chemin = dossier_de(racine).relative_to(racine) / "reponses" / "C1I1.md"
    assert list(plan(racine, chemin)) == ["reponses/C1I1.md"]
    with pytest.raises(UnknownNameError, match="Seuls les dossiers"):
        plan(racine, Path("criteria"))


def test_an_event_that_git_has_is_never_touched_and_a_new_one_is(racine: Path) -> None:
    journal = dossier_de(racine) / "journal"
    journal.mkdir()
    texte = "date:   2026-03-02\n"
    (journal / "2026-03-02-01-depot.yml").write_text(texte, encoding="utf-8")
    assert {p.laisse for n, p in plan(racine).items() if n.startswith("journal/")} == {
        Laisse.SANS_GIT
    }
    depot = DepotGit(racine)
    depot.commit()
    (journal / "2026-03-03-01-recevabilite.yml").write_text(texte, encoding="utf-8")
    laisses = {nom: p.laisse for nom, p in plan(racine).items() if nom.startswith("journal/")}
    assert laisses == {
        "journal/2026-03-02-01-depot.yml": Laisse.VERSE,
        "journal/2026-03-03-01-recevabilite.yml": None,
    }
    applique(racine, entier=True)
    assert (journal / "2026-03-02-01-depot.yml").read_text(encoding="utf-8") == texte
    assert (journal / "2026-03-03-01-recevabilite.yml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../../../schemas/journal/recevabilite.schema.json\n"
        "date: 2026-03-02\n"
    )


def test_a_repository_without_a_commit_has_merged_nothing(racine: Path) -> None:
    DepotGit(racine)
    journal = dossier_de(racine) / "journal"
    journal.mkdir()
    (journal / "2026-03-02-01-depot.yml").write_text("date: 2026-03-02\n", encoding="utf-8")
    assert plan(racine)["journal/2026-03-02-01-depot.yml"].laisse is None


def test_an_answer_that_was_judged_is_known(racine: Path) -> None:
    fichier = dossier_de(racine) / "reponses" / "C1I1.md"
    fichier.write_text("---\n---\n* un\n", encoding="utf-8")
    passage = plan(racine)["reponses/C1I1.md"]
    assert passage.mise is not None
    assert not passage.lue
    journal = dossier_de(racine) / "journal"
    journal.mkdir()
    (journal / "2026-03-02-01-constats.yml").write_text(
        f'empreinte: "{passage.mise.empreinte}"\n', encoding="utf-8"
    )
    assert plan(racine)["reponses/C1I1.md"].lue


def test_answers_are_laid_out_whole_only_when_told(racine: Path) -> None:
    fichier = dossier_de(racine) / "reponses" / "C1I1.md"
    fichier.write_text("---\n---\n\n\n* un   \n", encoding="utf-8")
    ecrits = applique(racine)
    assert fichier.read_text(encoding="utf-8") == "---\n---\n\n* un\n"
    write_answers(open_depot(racine), ecrits)
    assert fichier.read_text(encoding="utf-8") == "---\n---\n\n- un\n"


def test_a_file_that_changes_meanwhile_is_left_as_it_is_now(racine: Path) -> None:
    fichier = dossier_de(racine) / "reponses" / "C1I1.md"
    fichier.write_text("---\n---\nun  \n\n\n", encoding="utf-8")
    depot = open_depot(racine)
    passages = list(plan_layout(depot, select(depot)))
    fichier.write_text("---\n---\ndeux  \n\n\n", encoding="utf-8")
    ecrits = write_layout(depot, passages, entier=False)
    assert fichier.read_text(encoding="utf-8") == "---\n---\ndeux  \n\n\n"
    assert [p.chemin.rsplit("/", 1)[-1] for p in ecrits if p.laisse] == ["C1I1.md"]


def test_a_link_is_never_followed(racine: Path, tmp_path: Path) -> None:
    ailleurs = tmp_path / "ailleurs.md"
    ailleurs.write_text("---\n---\nun  \n\n\n", encoding="utf-8")
    fichier = dossier_de(racine) / "reponses" / "C1I1.md"
    fichier.unlink()
    fichier.symlink_to(ailleurs)
    assert "reponses/C1I1.md" not in plan(racine)


def test_dossiers_of_another_repository_are_laid_out_too(racine: Path, tmp_path: Path) -> None:
    autre = tmp_path / "autre" / "dossiers"
    shutil.copytree(racine / "dossiers", autre)
    fichier = next(autre.glob("*/*/reponses/C1I1.md"))
    fichier.write_text("---\n---\nun  \n\n\n", encoding="utf-8")
    depot = open_depot(racine)
    passages = list(plan_layout(depot, select(depot, racines=[autre])))
    write_layout(depot, passages, entier=False)
    assert fichier.read_text(encoding="utf-8") == "---\n---\nun\n"


@avec_corpus
def test_odd_yaml_keeps_its_data_and_comments_and_a_second_time_changes_nothing() -> None:
    remis = 0
    for nom, texte, _ in yaml_suite():
        mise, _findings = lay_out_yaml(
            texte.encode(), path="x", kind="", schemas=SCHEMAS, modeline=modeline_dossier()
        )
        if mise is None:
            continue
        remis += 1
        assert mise_yaml(mise.sure) == mise.sure, nom
        gardes = [c for c in comments(mise.sure) if c != modeline_dossier()]
        assert gardes == comments(texte), nom
        lus = [read_yaml(t.encode(), path="x")[1].data for t in (texte, mise.sure)]
        assert repr(lus[0]) == repr(lus[1]), nom
    assert remis > 100
