from __future__ import annotations

import re

from findings_exemples import FICHE, HOSTILE, ORDINAIRES, SIRET

from certimetal.rendering.findings import github

ANNOTATION = re.compile(r"::(error|warning|notice) ([^\n]*?)::([^\n]*)")


def relire(ligne):
    """Read a command back as the runner does."""
    trouve = ANNOTATION.fullmatch(ligne)
    assert trouve is not None
    proprietes = dict(p.split("=", 1) for p in trouve[2].split(","))
    return trouve[1], {c: _propriete(v) for c, v in proprietes.items()}, _donnee(trouve[3])


def _donnee(texte):
    return texte.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")


def _propriete(texte):
    return _donnee(texte.replace("%3A", ":").replace("%2C", ","))


def test_an_annotation_reads_back_to_its_finding() -> None:
    ligne = github.render([SIRET], dossiers=1, fichiers=14).split("\n")[0]
    commande, proprietes, message = relire(ligne)
    assert commande == "error"
    assert proprietes == {
        "file": FICHE,
        "line": "4",
        "col": "8",
        "title": "erreur\u00a0: siret-cle",
        "endLine": "4",
        "endColumn": "24",
    }
    assert message == (
        f"{SIRET.message}\nAttendu\u00a0: {SIRET.attendu}\nÀ faire\u00a0: {SIRET.remede}"
    )


def test_each_gravity_has_its_command() -> None:
    lignes = github.render(ORDINAIRES, dossiers=1, fichiers=14).split("\n")
    assert [relire(ligne)[0] for ligne in lignes[:3]] == ["error", "warning", "notice"]


def test_a_hostile_value_stays_in_its_own_command() -> None:
    sortie = github.render([HOSTILE], dossiers=1, fichiers=14)
    lignes = sortie.split("\n")
    assert len(lignes) == 3  # the annotation, the closing sentence, the last line end
    assert lignes[0].count("::error ") == 1
    _, proprietes, message = relire(lignes[0])
    assert proprietes["file"].startswith("dossiers/a:b,c%0A/")
    assert "100 %" in message
    assert "%0A::set-output" in message
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", sortie)


def test_without_finding_only_the_sentence_is_left() -> None:
    assert github.render([], dossiers=2, fichiers=28) == (
        "Rien à signaler (2\u00a0dossiers\u00a0vérifiés, 28\u00a0fichiers).\n"
    )
