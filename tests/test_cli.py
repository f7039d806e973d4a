"""The command as people run it: a real process wherever one can tell, in a real folder."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from ligne_de_commande import appelle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMANDE = [sys.executable, "-c", "import sys; from certimetal.cli import main; sys.exit(main())"]
ANGLAIS = re.compile(
    r"\b(error|usage|options?:|arguments?:|commands?:|missing|invalid|no such|try|help for|show|"
    r"version and|got unexpected|does not|must be|not a valid|is not|choose|default|traceback|"
    r"did you mean|requires|aborted|unexpected)\b",
    re.IGNORECASE,
)


def lance(
    ou: Path, *arguments: str | Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMANDE, *map(str, arguments)],
        cwd=ou,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **(env or {})},
    )


@pytest.fixture
def fautif(depot_vide: Path, ecrire: Callable[..., Path]) -> Path:
    """A repository with a sound dossier and one whose SIRET and name are wrong."""
    ecrire(1)
    ecrire(2, siret="00000001800003", raison_sociale=7)
    return depot_vide


def test_a_clean_repository_exits_0(depot_vide: Path, ecrire: Callable[..., Path]) -> None:
    ecrire(1)
    fini = lance(depot_vide, "valider")
    assert fini.returncode == 0, fini.stdout + fini.stderr
    assert fini.stdout.startswith("Rien à signaler (1\u00a0dossier\u00a0vérifié")
    assert fini.stderr == ""


def test_warnings_alone_exit_0(depot_vide: Path, ecrire: Callable[..., Path]) -> None:
    dossier = ecrire(1)
    (dossier / "reponses" / "C6I2.md").unlink()
    fini = appelle(depot_vide, "valider")
    assert fini.returncode == 0
    assert "1\u00a0avertissement (" in fini.stdout


def test_errors_exit_1_and_show_the_line_and_the_place(fautif: Path) -> None:
    fini = lance(fautif, "valider")
    assert fini.returncode == 1
    lignes = fini.stdout.split("\n")
    rang = lignes.index('    3 │ siret: "00000001800003"')
    assert lignes[rang + 1] == "      │        ^^^^^^^^^^^^^^^^"
    assert "siret-cle" in fini.stdout
    assert "\x1b" not in fini.stdout


@pytest.mark.parametrize(
    "arguments",
    [["valider", "nulle/part"], ["valider", "--territoire", "uimm-99"],
     ["valider", "--racine", "nulle"], ["valider", "criteria/../.."], ["nouveau", "123"],
     ["regle", "siret-clef"]],
    ids=" ".join,
)  # fmt: skip
def test_what_prevents_the_work_is_one_french_sentence_and_exits_2(
    fautif: Path, arguments: list[str]
) -> None:
    fini = appelle(fautif, *arguments)
    assert fini.returncode == 2
    assert fini.stdout == ""
    assert fini.stderr.count("\n") == 1
    assert fini.stderr.strip().endswith(".")
    assert not ANGLAIS.search(fini.stderr)


def test_outside_a_repository_the_sentence_says_so(tmp_path: Path) -> None:
    for commande in (["valider"], ["nouveau", "00000001800002"]):
        fini = lance(tmp_path, *commande)
        assert fini.returncode == 2
        assert fini.stderr.startswith("Aucun dépôt CERTIMÉTAL ici")
        assert fini.stderr.count("\n") == 1


def test_broken_schemas_exit_2(fautif: Path) -> None:
    (fautif / "schemas" / "dossier.schema.json").write_text("{", encoding="utf-8")
    fini = lance(fautif, "valider")
    assert fini.returncode == 2
    assert "Traceback" not in fini.stderr


@pytest.mark.parametrize(
    "arguments",
    [[], ["--aide"], ["valider", "--aide"], ["regle", "-h"], ["nouveau", "--help"], ["valid"],
     ["autre"], ["--nimporte"], ["valider", "--nimporte"], ["valider", "--form", "json", "--x"],
     ["valider", "--format"], ["valider", "--format", "xml"], ["valider", "--au", "hier"],
     ["valider", "--sans-cache=1"], ["nouveau"], ["nouveau", "1", "2"], ["regle", "a", "b"]],
    ids=lambda arguments: " ".join(arguments) or "nothing",
)  # fmt: skip
def test_click_speaks_french_whatever_the_mistake(fautif: Path, arguments: list[str]) -> None:
    fini = appelle(fautif, *arguments)
    dit = (fini.stdout + fini.stderr).replace("[OPTIONS]", "").replace("[ARGUMENTS]", "")
    assert dit.strip()
    assert "Traceback" not in dit
    sans_noms = re.sub(r"--?[a-z-]+|Options\u00a0:|par défaut", "", dit)
    assert not ANGLAIS.search(sans_noms), ANGLAIS.search(sans_noms)
    assert fini.returncode == (0 if {"--aide", "-h", "--help"} & set(arguments) else 2)


def test_click_speaks_french_to_whoever_has_set_another_language(fautif: Path) -> None:
    anglais = {"LC_ALL": "en_US.UTF-8", "LANGUAGE": "en"}
    dit = lance(fautif, "valider", "--nimporte", env=anglais).stderr
    assert "n’existe pas" in dit
    assert not ANGLAIS.search(re.sub(r"--?[a-z-]+|\[OPTIONS\]", "", dit))


def test_a_mistyped_option_or_command_gets_a_proposal(fautif: Path) -> None:
    assert "'valider'" in appelle(fautif, "valide").stderr
    assert "--territoire" in appelle(fautif, "valider", "--territoir", "x").stderr


def test_output_is_utf8_under_any_locale(fautif: Path) -> None:
    for env in (
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "latin-1"},
    ):
        fini = lance(fautif, "valider", env=env)
        assert fini.returncode == 1
        assert "à faire\u00a0: " in fini.stdout
    assert "/é" in lance(fautif, "valider", "nulle/é", env={"LC_ALL": "C"}).stderr


def test_a_closed_pipe_is_quiet(fautif: Path) -> None:
    with subprocess.Popen(
        [*COMMANDE, "regle"], cwd=fautif, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as processus:
        assert processus.stdout is not None
        assert processus.stderr is not None
        processus.stdout.close()
        assert processus.stderr.read() == b""


def dans_un_terminal(ou: Path, env: dict[str, str]) -> str:
    maitre, esclave = pty.openpty()
    with subprocess.Popen(
        [*COMMANDE, "valider"],
        cwd=ou,
        stdout=esclave,
        stderr=esclave,
        env={**os.environ, "TERM": "xterm"} | env,
    ) as processus:
        os.close(esclave)
        lu = b""
        while True:
            try:
                morceau = os.read(maitre, 65536)
            except OSError:
                break
            if not morceau:
                break
            lu += morceau
        processus.wait()
    os.close(maitre)
    return lu.decode("utf-8")


def test_colours_in_a_terminal_unless_it_wants_none(fautif: Path) -> None:
    assert "\x1b[1;31merreur" in dans_un_terminal(fautif, {"NO_COLOR": ""})
    assert "\x1b[" not in dans_un_terminal(fautif, {"NO_COLOR": "1"})
    assert "\x1b[" not in dans_un_terminal(fautif, {"NO_COLOR": "", "TERM": "dumb"})


@pytest.mark.lent
def test_every_format_tells_the_same_findings(fautif: Path) -> None:
    rapport = json.loads(appelle(fautif, "valider", "--format", "json").stdout)
    attendus = sorted(r["controle"] for r in rapport["resultats"])
    assert rapport["erreurs"] == len(attendus) > 1
    sarif = json.loads(appelle(fautif, "valider", "--format", "sarif").stdout)["runs"][0]
    assert sorted(r["ruleId"] for r in sarif["results"]) == attendus
    assert all("help" in regle for regle in sarif["tool"]["driver"]["rules"])
    gitlab = json.loads(appelle(fautif, "valider", "--format", "gitlab").stdout)
    assert sorted(v["check_name"] for v in gitlab) == attendus
    junit = ET.fromstring(appelle(fautif, "valider", "--format", "junit").stdout)  # noqa: S314 -- our own
    assert sorted(str(echec.get("type")) for echec in junit.iter("failure")) == attendus
    github = appelle(fautif, "valider", "--format", "github")
    assert github.stdout.count("::error ") == len(attendus)
    assert github.returncode == 1


@pytest.mark.lent
def test_same_tree_gives_same_bytes_with_and_without_cache(fautif: Path) -> None:
    for forme in ("texte", "json", "sarif", "gitlab", "junit", "github"):
        arguments = ("valider", "--format", forme, "--au", "2026-03-31")
        un = appelle(fautif, *arguments).stdout
        assert un == appelle(fautif, *arguments, "--sans-cache").stdout


def test_a_path_and_a_certificateur_narrow_the_run(fautif: Path) -> None:
    sain, malade = sorted((fautif / "dossiers" / "uimm-35-56").iterdir())
    assert appelle(fautif, "valider", sain).returncode == 0
    assert appelle(fautif, "valider", malade / "reponses" / "C1I1.md").returncode == 1
    assert appelle(malade, "valider", ".").returncode == 1
    assert appelle(fautif, "valider", "criteria").returncode == 0
    assert appelle(fautif, "valider", "--territoire", "uimm-35-56").returncode == 1


def test_the_repository_is_that_of_the_path_when_run_from_elsewhere(
    fautif: Path, tmp_path: Path
) -> None:
    ailleurs = tmp_path / "ailleurs"
    ailleurs.mkdir()
    fini = appelle(ailleurs, "valider", fautif / "dossiers")
    assert fini.returncode == 1
    assert "\ndossiers/uimm-35-56/" in f"\n{fini.stdout}"


def test_a_new_dossier_is_written_announced_and_never_written_over(depot_vide: Path) -> None:
    fini = appelle(depot_vide, "nouveau", "00000001800002", "--certificateur", "uimm-35-56")
    assert fini.returncode == 0, fini.stderr
    dossier = depot_vide / "dossiers" / "uimm-35-56" / "00000001800002"
    assert len(list(dossier.rglob("*.md"))) == 12
    assert "certimetal valider dossiers/uimm-35-56/00000001800002" in fini.stdout
    encore = appelle(depot_vide, "nouveau", "00000001800002")
    assert encore.returncode == 2
    assert encore.stderr.count("\n") == 1
    verifie = appelle(depot_vide, "valider")
    assert verifie.returncode == 1
    assert "consigne-restante" in verifie.stdout


def test_every_check_and_rule_is_listed_and_explained(fautif: Path) -> None:
    liste = appelle(fautif, "regle").stdout
    ids = re.findall(r"^  ([\w-]+)  ", liste.replace("   ", "  "), re.MULTILINE)
    assert {"siret-cle", "dossier-sans-fiche", "R28", "L4", "D9"} <= set(ids)
    for nom in ("siret-cle", "r28", "L4", "D9", "SIRET-CLE"):
        fini = appelle(fautif, "regle", nom)
        assert fini.returncode == 0, fini.stderr
        assert nom.casefold() in fini.stdout.split("\n")[0].casefold()


def test_checks_are_explained_outside_any_repository(tmp_path: Path) -> None:
    assert appelle(tmp_path, "regle", "siret-cle").returncode == 0
    fini = appelle(tmp_path, "regle", "siret-clef")
    assert "«\u00a0siret-cle\u00a0»" in fini.stderr


def test_the_version_is_printed(tmp_path: Path) -> None:
    assert re.fullmatch(r"certimetal \d+\.\d+\.\d+\n", lance(tmp_path, "--version").stdout)


LOURDS = ("yaml", "jsonschema", "jsonschema_rs", "rich", "mkdocs", "phonenumbers", "stdnum",
          "pikepdf", "certimetal.rules", "certimetal.reading.dossier", "dateutil")  # fmt: skip
TEMOIN = (
    "import sys; from certimetal.cli import main; code = main(); "
    f"print([nom for nom in {LOURDS!r} if nom in sys.modules], file=sys.stderr); sys.exit(code)"
)


@pytest.mark.lent
def test_a_run_without_change_loads_nothing_heavy(fautif: Path) -> None:
    time.sleep(2.1)  # until then the files' stamps prove nothing
    commande = [sys.executable, "-c", TEMOIN, "valider"]
    sorties = [
        subprocess.run(
            commande, cwd=fautif, capture_output=True, text=True, encoding="utf-8", check=False
        )
        for _ in range(2)
    ]
    assert "certimetal.rules" in sorties[0].stderr
    assert sorties[1].stderr == "[]\n"
    assert sorties[1].stdout == sorties[0].stdout
    assert sorties[1].returncode == 1
