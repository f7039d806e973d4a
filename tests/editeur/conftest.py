"""The editor's scripts, run by node; its programs, installed once for all tests."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from certimetal.app.editeur_programmes import Programmes, installer
from certimetal.rendering.editeur import ASSETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROJET = Path(__file__).parents[2]
CACHE = PROJET / ".cache" / "certimetal"


@pytest.fixture(scope="session")
def programmes() -> Programmes:
    if shutil.which("npm") is None or shutil.which("node") is None:
        pytest.skip("no Node.js on this machine")
    return installer(CACHE)


@pytest.fixture(scope="session")
def script(
    programmes: Programmes, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Any]]:
    """Return a function that calls one of the editor's scripts: see ``passerelle.mjs``."""
    dossier = tmp_path_factory.mktemp("editeur")
    for nom, fichier in {**ASSETS, **programmes.a_publier()}.items():
        if nom.endswith(".js") and not nom.startswith("decap/"):
            (dossier / nom).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(fichier, dossier / nom)
    (dossier / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    passerelle = Path(__file__).parent / "passerelle.mjs"
    with subprocess.Popen(
        ("node", str(passerelle), str(dossier)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as node:

        def appeler(operation: str, **cas: Any) -> Any:
            assert node.stdin is not None
            assert node.stdout is not None
            node.stdin.write(json.dumps({"operation": operation, **cas}) + "\n")
            node.stdin.flush()
            reponse = json.loads(node.stdout.readline())
            assert "faute" not in reponse, reponse["faute"]
            return reponse["rend"]

        yield appeler
        assert node.stdin is not None
        node.stdin.close()
