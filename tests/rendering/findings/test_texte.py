from __future__ import annotations

import re
from dataclasses import replace

from findings_exemples import DELAI, FICHE, HOSTILE, MINCE, ORDINAIRES, REPONSE, SIRET

from certimetal.location import Location
from certimetal.rendering.findings import texte


def rendre(*findings, **options):
    return texte.render(findings, **{"dossiers": 1, "fichiers": 14} | options)


def test_a_finding_shows_its_line_with_the_place_marked() -> None:
    lignes = rendre(SIRET).split("\n")
    montree = lignes.index('    4 │ siret: "00000001800003"')
    assert lignes[montree + 1] == "      │        ^^^^^^^^^^^^^^^^"
    assert "  4:8  erreur  siret-cle" in lignes


def test_findings_are_grouped_under_their_file() -> None:
    sortie = rendre(*ORDINAIRES)
    assert sortie.count(FICHE) == 1
    assert sortie.count(REPONSE) == 1
    assert sortie.index(FICHE) < sortie.index("siret-cle") < sortie.index(REPONSE)


def test_what_is_expected_and_what_to_do_are_said() -> None:
    sortie = rendre(SIRET)
    assert "attendu\u00a0: Un SIRET de 14 chiffres" in sortie
    assert "à faire\u00a0: Recopiez le SIRET" in sortie
    assert 'proposition\u00a0: "00000001800002"' in sortie


def test_nothing_is_said_of_what_is_empty() -> None:
    assert "attendu" not in rendre(MINCE)
    assert "│" not in rendre(MINCE)


def test_the_last_sentence_counts_with_french_plurals() -> None:
    assert "1\u00a0erreur, 1\u00a0avertissement et 1\u00a0conseil (1\u00a0dossier\u00a0vérifié" in (
        rendre(*ORDINAIRES)
    )
    assert "2\u00a0erreurs (460\u00a0dossiers\u00a0vérifiés, 6\u202f900\u00a0fichiers)." in rendre(
        SIRET, SIRET, dossiers=460, fichiers=6900
    )
    assert rendre(fichiers=6900) == (
        "Rien à signaler (1\u00a0dossier\u00a0vérifié, 6\u202f900\u00a0fichiers).\n"
    )
    assert "(aucun dossier\u00a0vérifié, 0\u00a0fichier)" in rendre(dossiers=0, fichiers=0)


def test_no_control_direction_or_separator_character_reaches_the_terminal() -> None:
    sortie = rendre(HOSTILE)
    interdits = re.compile(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    )
    assert not interdits.findall(sortie)
    sortie.encode("utf-8")


def test_colours_only_when_asked_and_never_alone_to_say_the_gravity() -> None:
    assert "\x1b" not in rendre(*ORDINAIRES)
    colore = rendre(*ORDINAIRES, couleurs=True)
    assert "\x1b[1;31merreur\x1b[0m" in colore
    assert re.sub("\x1b\\[[0-9;]*m", "", colore) == rendre(*ORDINAIRES)


def test_sentences_wrap_to_the_width_and_never_inside_an_unbreakable_space() -> None:
    lignes = rendre(SIRET, largeur=50).split("\n")
    assert all(len(ligne) <= 50 for ligne in lignes if "dossiers/" not in ligne)
    assert not any(ligne.lstrip(" ").startswith(("»", ":")) for ligne in lignes)


def test_a_long_line_is_cut_around_the_place() -> None:
    longue = replace(
        SIRET,
        extrait="a" * 150 + " ici " + "b" * 40,
        location=Location(path=FICHE, line=4, column=152, end_column=155),
    )
    lignes = rendre(longue, largeur=60).split("\n")
    rang = next(r for r, ligne in enumerate(lignes) if " ici " in ligne)
    assert len(lignes[rang]) <= 60
    assert lignes[rang].index("ici") == lignes[rang + 1].index("^^^")


def test_the_mark_stands_under_the_place_after_wide_and_combining_characters() -> None:
    large = replace(
        SIRET,
        extrait="日本e\u0301: x",
        location=Location(path=FICHE, line=4, column=7, end_column=8),
    )
    lignes = rendre(large).split("\n")
    assert lignes[lignes.index("    4 │ 日本e\u0301: x") + 1] == "      │ " + " " * 7 + "^"


def test_a_place_beyond_the_shown_line_is_not_marked() -> None:
    loin = replace(DELAI, location=Location(path=REPONSE, line=2, column=500, end_column=510))
    assert "^" not in rendre(loin)


def test_a_place_without_extent_is_marked_by_one_sign() -> None:
    sans = replace(DELAI, location=Location(path=REPONSE, line=2, column=26))
    assert "\n      │ " + " " * 25 + "^\n" in rendre(sans)
