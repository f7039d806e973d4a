"""``consigner`` and ``renouveler`` as people run them: a real process, in a real folder."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from certimetal.domain.journal import TYPES
from registre_reference import (
    AVEC_NC,
    DOSSIER,
    HABILITE,
    INITIAL,
    SIRET,
    installer,
    journal,
    raconter,
)

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.lent  # hundreds of processes

COMMANDE = [sys.executable, "-c", "import sys; from certimetal.cli import main; sys.exit(main())"]
JOUR = "2025-06-02"
ANGLAIS = re.compile(
    r"\b(error|usage|options?:|arguments?:|commands?:|missing|invalid|no such|try|help for|show|"
    r"got unexpected|does not|must be|choose|default|traceback|requires|aborted)\b",
    re.IGNORECASE,
)
MAL_ESPACE = re.compile(r"« |« »| »|(?<=\w) [:;!?](?=\s|$)|(?<=[a-zà-ÿ])'(?=[a-zà-ÿ])")


def lance(
    ou: Path, *arguments: str, entree: str = "", au: str = JOUR
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMANDE, *arguments, "--au", au], cwd=ou, capture_output=True, text=True,
        encoding="utf-8", check=False, input=entree,
    )  # fmt: skip


def d_un_trait(texte: str) -> str:
    """A text without its line ends; the spaces that do not break stay."""
    return re.sub(r"[ \n]+", " ", texte)


def aide(ou: Path, *arguments: str) -> str:
    fini = subprocess.run(
        [*COMMANDE, *arguments, "--aide"], cwd=ou, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert fini.returncode == 0, fini.stderr
    return fini.stdout


@pytest.fixture
def racine(tmp_path: Path) -> Path:
    return installer(tmp_path)


def test_a_siret_alone_tells_what_is_possible_for_whom_and_why_not(racine: Path) -> None:
    raconter(racine, AVEC_NC)
    fini = lance(racine, "consigner", SIRET, au="2025-02-05")
    assert fini.returncode == 0, fini.stderr
    dit = d_un_trait(fini.stdout)
    assert "l’audit est en cours (R27)." in dit
    assert "+ decision --sens delai_de_reponse\u00a0: la décision d’ouvrir un délai" in fini.stdout
    assert "tant qu’une non-conformité majeure est ouverte\u00a0: C2I1 (R32, D4, R28)." in dit
    assert dit.index("L’organisme de formation") < dit.index("Un auditeur du certificateur")
    assert all(re.search(rf"[+-] .*\b{type_}\b", fini.stdout) for type_ in TYPES)
    assert not MAL_ESPACE.search(fini.stdout)


def test_what_is_said_of_many_events_is_said_once(racine: Path) -> None:
    dit = d_un_trait(lance(racine, "consigner", SIRET).stdout)
    assert dit.count("L’histoire commence par un dépôt initial, ou par la reprise") == 1


@pytest.mark.parametrize("type_", TYPES)
def test_each_type_has_the_options_of_its_schema_in_french(racine: Path, type_: str) -> None:
    dit = aide(racine, "consigner", type_)
    proprietes = json.loads(
        (racine / f"schemas/journal/{type_}.schema.json").read_text(encoding="utf-8")
    )["properties"]
    simples = {
        cle for cle, champ in proprietes.items()
        if "additionalProperties" not in champ and champ.get("type") != "array"
        and cle not in {"evenement", "saisi_pour"}
    }  # fmt: skip
    for cle in simples:
        assert f"--{cle.replace('_', '-')}" in dit, cle
    assert "--apercu" in dit
    assert ("--saisi-pour-of" in dit) is ("saisi_pour" in proprietes)
    assert not ANGLAIS.search(re.sub(r"--?[a-z-]+|Options\u00a0:", "", dit))
    assert not MAL_ESPACE.search(dit), MAL_ESPACE.search(dit)


def test_the_group_lists_the_types_and_an_alias_is_understood(racine: Path) -> None:
    dit = aide(racine, "consigner")
    assert all(f"\n  {type_}" in dit for type_ in TYPES)
    assert "--echeance" in aide(racine, "consigner", "plan-actions")
    fini = lance(racine, "consigner", "constat", SIRET)
    assert fini.returncode == 2
    assert "Le type d’événement «\u00a0constat\u00a0» n’existe pas." in fini.stderr
    assert ", constats, " in fini.stderr


def test_the_situation_is_told_before_and_after_with_its_reasons(racine: Path) -> None:
    raconter(racine, AVEC_NC)
    fini = lance(racine, "consigner", "decision", SIRET, "--sens", "delai_de_reponse",
                 "--motif", "À corriger.", au="2025-02-05")  # fmt: skip
    assert fini.returncode == 0, fini.stderr
    dit = d_un_trait(fini.stdout)
    assert f"Écrit\u00a0: {DOSSIER}/journal/2025-02-05-01-decision.yml" in dit
    assert "Limite, 2025-08-04\u00a0: délai des actions correctives" in dit
    assert "avant\u00a0: Au 5\u00a0février\u00a02025, l’audit est en cours (R27)." in dit
    assert "après\u00a0: Au 5\u00a0février\u00a02025, l’organisme a un délai de réponse" in dit
    assert "Pourquoi\u00a0:" in dit
    assert "(R27, R28, D2)." in dit
    assert f"«\u00a0certimetal valider {DOSSIER}\u00a0»" in dit
    assert not MAL_ESPACE.search(fini.stdout)


def test_what_is_left_to_fill_is_listed(racine: Path) -> None:
    raconter(racine, INITIAL)
    fini = lance(racine, "consigner", "constats", SIRET, "--verdict", "c2i1=nc_mineure",
                 "--constat", "C2I1=Rien n’est dit.", au="2025-02-03")  # fmt: skip
    assert fini.returncode == 0, fini.stderr
    dit = d_un_trait(fini.stdout)
    assert "À compléter dans le fichier (12\u00a0champs)\u00a0:" in dit
    assert "Verdict\u00a0: C1I1, C1I2, C2I2, C3I1" in dit
    assert "Attendu\u00a0: C2I1" in dit
    suite = lance(racine, "consigner", SIRET, au="2025-02-03").stdout
    assert "journal/2025-02-03-01-constats.yml" in suite.partition("L’organisme de formation")[0]
    verifie = lance(racine, "valider", DOSSIER, au="2025-02-03")
    assert verifie.returncode == 1
    assert verifie.stdout.count("journal-a-completer") == 12 + 1  # and the closing advice


def test_a_preview_shows_the_file_and_writes_nothing(racine: Path) -> None:
    fini = lance(racine, "consigner", "depot", SIRET, "--apercu")
    assert fini.returncode == 0, fini.stderr
    assert "\n    nature: initiale\n" in fini.stdout
    assert "rien n’est écrit" in fini.stdout
    assert journal(racine) == []


def test_a_refusal_exits_2_on_the_error_stream_and_names_the_rule(racine: Path) -> None:
    raconter(racine, HABILITE)
    fini = lance(racine, "consigner", "decision", SIRET, "--sens", "retrait", "--motif", "Non.")
    assert (fini.returncode, fini.stdout) == (2, "")
    assert fini.stderr.startswith("Refusé (L4 et R33)\u00a0: La décision de retrait")
    assert "À faire\u00a0: Inscrivez les griefs" in fini.stderr
    assert len(journal(racine)) == 4


@pytest.mark.parametrize(
    ("arguments", "mot"),
    [(["changement", SIRET, "--nature", "couleur", "--description", "x"], "Adresse"),
     (["changement", SIRET, "--date", "hier"], "31/03/2026"),
     (["griefs", SIRET, "--limite-observations", "bientôt"], "31/03/2026"),
     (["levee", SIRET, "C9I9"], "Aucune non-conformité"),
     (["constats", SIRET, "--verdict", "C9I9=conforme"], "C6I2"),
     (["cessation", SIRET, "--motif", "@absent.txt"], "absent.txt"),
     (["cessation", SIRET, "--motif", "@word.docx"], "UTF-8"),
     (["cessation", "00000009100018", "--motif", "x"], SIRET),
     (["reprise", SIRET, "--reference", "x"], "--date"),
     (["transfert", SIRET, "--auteur", "national"], "--vers-certificateur"),
     (["rectification", SIRET], "Nommez l’événement")],
    ids=lambda valeur: " ".join(valeur)[:40] if isinstance(valeur, list) else "",
)  # fmt: skip
def test_what_is_typed_wrongly_is_said_in_french(
    racine: Path, arguments: list[str], mot: str
) -> None:
    raconter(racine, HABILITE)
    (racine / "word.docx").write_bytes(b"PK\x03\x04\xff\xfe")
    fini = lance(racine, "consigner", *arguments)
    assert (fini.returncode, fini.stdout) == (2, "")
    assert mot in fini.stderr
    assert not ANGLAIS.search(re.sub(r"--?[a-z-]+", "", fini.stderr))
    assert not MAL_ESPACE.search(fini.stderr)
    assert len(journal(racine)) == 4


def test_a_text_comes_from_a_file_or_from_the_input(racine: Path) -> None:
    raconter(racine, HABILITE)
    texte = "\ufeffPremière ligne.  \r\n\r\nSeconde ligne.\r\n"
    (racine / "motif.txt").write_text(texte, encoding="utf-8", newline="")
    apercu = lance(racine, "consigner", "cessation", SIRET, "--motif", "@motif.txt", "--apercu")
    assert "    motif: |-\n      Première ligne.\n\n      Seconde ligne.\n" in apercu.stdout
    saisi = lance(racine, "consigner", "cessation", SIRET, "--motif", "@-", "--apercu",
                  entree="Tapé ici.")  # fmt: skip
    assert "    motif: Tapé ici.\n" in saisi.stdout
    double = lance(racine, "consigner", "cessation", SIRET, "--motif", "@@nom", "--apercu")
    assert '    motif: "@nom"\n' in double.stdout


def test_a_dossier_of_another_clone_gets_the_way_to_our_schemas(
    racine: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ailleurs = tmp_path_factory.mktemp("autre") / "dossiers"
    (racine / "dossiers").rename(ailleurs)
    fini = lance(racine, "consigner", "depot", SIRET, "--racine", str(ailleurs))
    assert fini.returncode == 0, fini.stderr
    (ecrit,) = ailleurs.rglob("journal/*.yml")
    premiere = ecrit.read_text(encoding="utf-8").partition("\n")[0]
    assert (ecrit.parent / premiere.partition("=")[2]).resolve().is_file()


@pytest.mark.parametrize("forme", ["texte", "markdown", "json"])
def test_a_renewal_is_told_in_three_forms(racine: Path, forme: str) -> None:
    raconter(racine, HABILITE)
    fini = lance(racine, "renouveler", SIRET, "--format", forme, au="2029-06-01")
    assert fini.returncode == 0, fini.stderr
    if forme == "json":
        lu = json.loads(fini.stdout)
        assert (lu["fin"], lu["depot_avant"], lu["depot_possible"]) == (
            "2030-02-09", "2029-08-09", True,
        )  # fmt: skip
        assert {point["etat"] for point in lu["indicateurs"].values()} == {"auditee"}
    else:
        dit = d_un_trait(fini.stdout)
        assert "à déposer au plus tard le 9\u00a0août\u00a02029 (D6)." in dit
        assert "Réponses inchangées depuis l’audit (12)" in dit
        assert not MAL_ESPACE.search(fini.stdout)


def test_the_depot_of_a_renewal_is_prepared_or_refused(racine: Path) -> None:
    raconter(racine, HABILITE)
    fini = lance(racine, "renouveler", SIRET, "--format", "json", "--ecrire", au="2029-06-01")
    assert fini.returncode == 0, fini.stderr
    assert json.loads(fini.stdout)["depose"] is False
    assert "2029-06-01-01-depot.yml" in fini.stderr
    ecrit = racine / DOSSIER / "journal" / "2029-06-01-01-depot.yml"
    assert "\nnature: renouvellement\n" in ecrit.read_text(encoding="utf-8")
    ecrit.unlink()
    refus = lance(racine, "renouveler", SIRET, "--ecrire", au="2031-06-01")
    assert refus.returncode == 2
    assert "Refusé (R30 et D6)" in refus.stderr
