"""The editor's programs: installed by npm from our lock, once, when an editor is asked for."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from certimetal.errors import EditorError
from certimetal.rendering.editeur.lien import PROGRAMMES

if TYPE_CHECKING:
    from collections.abc import Mapping

_FICHIERS = ("package.json", "package-lock.json")
_DELAI = 600
_SUITE = "Le reste s’en passe : sans le réglage « editeur », le site se construit sans l’éditeur."


@dataclass(frozen=True, slots=True, kw_only=True)
class Programmes:
    """Where npm put the programs: ``dossier`` holds ``node_modules``."""

    dossier: Path

    @property
    def serveur(self) -> Path:
        """``decap-server``'s script, for node."""
        return self.dossier / "node_modules" / "decap-server" / "dist" / "index.js"

    def a_publier(self) -> Mapping[str, Path]:
        """Return what the page loads, by its name below the editor's own folder."""
        decap = self.dossier / "node_modules" / "decap-cms" / "dist"
        yaml = self.dossier / "node_modules" / "yaml" / "browser"
        scripts = (*decap.glob("decap-cms.js"), *decap.glob("*.decap-cms.js"))
        autres = (*decap.glob("*.wasm"), *decap.glob("decap-cms.js.LICENSE.txt"))
        return {
            **{f"decap/{fichier.name}": fichier for fichier in sorted((*scripts, *autres))},
            **{
                f"yaml/{fichier.relative_to(yaml).as_posix()}": fichier
                for fichier in sorted(yaml.rglob("*.js"))
            },
        }


def installer(cache: Path) -> Programmes:
    """Return the programs, installed below ``cache`` where they are not yet.

    A folder is named by our lock, and filled before it gets that name: a run that is stopped
    leaves nothing that the next would take for whole. EditorError where npm is missing or fails.
    """
    verrou = b"".join((PROGRAMMES / nom).read_bytes() for nom in _FICHIERS)
    dossier = cache / "editeur" / blake2b(verrou, digest_size=8).hexdigest()
    if not dossier.is_dir():
        dossier.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=dossier.parent, prefix="en-cours-") as temporaire:
            neuf = Path(temporaire) / "programmes"
            neuf.mkdir()
            for nom in _FICHIERS:
                shutil.copyfile(PROGRAMMES / nom, neuf / nom)
            _npm(neuf)
            if not dossier.is_dir():
                neuf.rename(dossier)
    return Programmes(dossier=dossier)


def _npm(dossier: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise EditorError(
            "npm est introuvable : l’éditeur du site a besoin de Node.js (version 18 ou plus "
            f"récente, avec npm). Installez-le, par exemple : sudo apt-get install npm. {_SUITE}"
        )
    commande = (npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    try:
        fait = subprocess.run(  # noqa: S603 -- a list, no shell; our own lock
            commande,
            cwd=dossier,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_DELAI,
        )
    except subprocess.TimeoutExpired as erreur:
        raise EditorError(
            f"npm n’a pas fini d’installer l’éditeur en {_DELAI // 60} minutes : vérifiez la "
            f"connexion à Internet, puis recommencez. {_SUITE}"
        ) from erreur
    if fait.returncode:
        detail = fait.stderr.decode("utf-8", "replace").strip()[-1_500:]
        raise EditorError(
            "npm n’a pas pu installer les programmes de l’éditeur : vérifiez la connexion à "
            f"Internet, puis recommencez. {_SUITE}\nRéponse de npm :\n{detail}"
        )
