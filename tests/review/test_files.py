"""Files that a branch brings: plain, well named, admitted, and not left behind in history."""

from __future__ import annotations

from dataclasses import replace

import pytest
from propositions import LIEU, change, proposition

from certimetal.domain.changement import Apport, Changement, Version
from certimetal.finding import Finding, Gravite
from certimetal.review.files import check_files


def _trouver(
    *changements: Changement,
    apports: tuple[Apport, ...] = (),
    voisins: dict[str, list[str]] | None = None,
    contenu: bytes = b"",
) -> list[Finding]:
    proposee = replace(proposition(*changements), apports=apports)
    return list(
        check_files(proposee, voisins=lambda d: (voisins or {}).get(d, []), lire=lambda _: contenu)
    )


def _ajoute(chemin: str, mode: int = 0o100644) -> Changement:
    return Changement(chemin=chemin, avant=None, apres=Version(mode=mode, objet="b" * 40))


def _apport(chemin: str, taille: int = 2000, objet: str = "e" * 40) -> Apport:
    return Apport(chemin=chemin, taille=taille, objet=objet)


@pytest.mark.parametrize("mode", [0o120000, 0o160000, 0o100755])
def test_only_plain_files_go_in_a_dossier(mode: int) -> None:
    (trouve,) = _trouver(_ajoute(f"{LIEU}/annexes/C1I1-A01.pdf", mode))
    assert trouve.controle == "revue-fichier-special"
    assert _trouver(_ajoute(f"{LIEU}/annexes/C1I1-A01.pdf")) == []


def test_the_tools_own_scripts_may_be_run_and_never_be_links() -> None:
    assert _trouver(_ajoute("scripts/site", 0o100755)) == []
    assert [t.controle for t in _trouver(_ajoute("scripts/site", 0o120000))] == [
        "revue-fichier-special"
    ]


@pytest.mark.parametrize(
    "nom", ["é.pdf", "e\u0301.pdf", "aux.pdf", "CON", "a.", "a ", "a:b.pdf", "a\nb.pdf", "a" * 130]
)
def test_a_name_that_does_not_travel_is_refused(nom: str) -> None:
    trouves = _trouver(_ajoute(f"{LIEU}/annexes/{nom}"))
    assert {t.controle for t in trouves} == {"revue-nom"}


@pytest.mark.parametrize("jumeau", ["c1i1-a01.pdf", "C1I1-A01.PDF"])
def test_a_twin_by_case_is_refused(jumeau: str) -> None:
    voisins = {f"{LIEU}/annexes": ["C1I1-A01.pdf", jumeau]}
    (trouve,) = _trouver(_ajoute(f"{LIEU}/annexes/C1I1-A01.pdf"), voisins=voisins)
    assert trouve.controle == "revue-nom"
    assert jumeau in trouve.message


def test_a_folder_that_differs_by_unicode_form_is_a_twin() -> None:
    decompose = "uimm-e\u0301"
    trouves = _trouver(
        _ajoute(f"dossiers/{decompose}/1/dossier.yml"),
        voisins={"dossiers": ["uimm-\u00e9", decompose]},
    )
    assert any("ne diffèrent que" in t.message for t in trouves)


@pytest.mark.parametrize(
    "nom", [".gitattributes", ".gitmodules", "hooks/pre-receive", ".git/config"]
)
def test_settings_of_git_are_refused_even_where_they_do_not_stay(nom: str) -> None:
    chemin = f"{LIEU}/{nom}"
    assert "revue-fichier-interdit" in {t.controle for t in _trouver(_ajoute(chemin))}
    parti = _trouver(apports=(_apport(chemin),))
    assert "revue-fichier-interdit" in {t.controle for t in parti}


def test_sizes_are_held_over_all_that_is_brought() -> None:
    lourd = _apport(f"{LIEU}/annexes/C1I1-A01.pdf", 300 * 1024 * 1024, "b" * 40)
    (trouve,) = _trouver(change("annexes/C1I1-A01.pdf", "ajoute"), apports=(lourd,))
    assert trouve.controle == "revue-trop-gros"
    assert "300\u00a0Mo" in trouve.message
    texte = _apport(f"{LIEU}/reponses/C1I1.md", 300 * 1024, "b" * 40)
    assert [t.controle for t in _trouver(REPONSE, apports=(texte,))] == ["revue-trop-gros"]
    assert [t.controle for t in _trouver(apports=(_apport("docs/film.mp4", 99 << 20),))] == [
        "revue-trop-gros"
    ]


REPONSE = change("reponses/C1I1.md")


def test_types_are_held_over_all_that_is_brought() -> None:
    trouves = _trouver(apports=(_apport(f"{LIEU}/annexes/modele.docx", objet="b" * 40),))
    assert "revue-type" in {t.controle for t in trouves}


def test_a_pointer_is_not_a_document() -> None:
    pointeur = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    apport = _apport(f"{LIEU}/annexes/C1I1-A01.pdf", len(pointeur), "b" * 40)
    trouves = _trouver(
        change("annexes/C1I1-A01.pdf", "ajoute"), apports=(apport,), contenu=pointeur
    )
    assert [t.controle for t in trouves] == ["revue-fichier-interdit"]


def test_what_is_added_and_removed_stays_in_history() -> None:
    (trouve,) = _trouver(apports=(_apport(f"{LIEU}/annexes/CV.pdf"),))
    assert trouve.controle == "revue-histoire"
    assert trouve.gravite is Gravite.ERREUR
    remplace = _trouver(
        change("annexes/C1I1-A01.pdf"),
        apports=(_apport(f"{LIEU}/annexes/C1I1-A01.pdf"),),
        voisins={f"{LIEU}/annexes": ["C1I1-A01.pdf"]},
    )
    assert [t.gravite for t in remplace] == [Gravite.AVERTISSEMENT]
    brouillon = _trouver(
        REPONSE,
        apports=(_apport(f"{LIEU}/reponses/C1I1.md"),),
        voisins={f"{LIEU}/reponses": ["C1I1.md"]},
    )
    assert brouillon == []
