"""Asks Git: objects, revisions, differences, with nothing of the repository's configuration run."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from certimetal.errors import GitError
from certimetal.reading.git_objets import Objets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from certimetal.reading.git_objets import Objet

VERSION_MIN = (2, 38)
_REVISION = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./@{}~^+=-]{0,250}")
_NEUTRE = (
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.attributesFile=/dev/null"),
    *("-c", "protocol.allow=never"),
    *("-c", "merge.renames=false"),
    *("-c", "merge.directoryRenames=false"),
    *("-c", "gc.auto=0"),
    *("-c", "safe.directory=*"),
    "--no-pager",
)
"""A command given in a repository's own configuration is never run, nothing is fetched. So its
owner need not be the user: that check protects from such commands."""
_HERITES = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP")
_QUARANTAINE = ("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH")
"""What a pre-receive hook is given, to see the objects of a push that is not accepted yet."""


class Git:
    """A repository, bare or not; ``open_git`` makes one."""

    def __init__(self, dossier: Path, environnement: dict[str, str]) -> None:
        self.dossier = dossier
        self._environnement = environnement
        self._objets = Objets(self._lance)

    def run(self, *arguments: str, codes: Sequence[int] = (0,)) -> tuple[int, bytes]:
        """Run a command to its end; GitError for another code than ``codes``."""
        fait = subprocess.run(  # noqa: S603 -- a list, no shell; revisions are checked
            self._commande(arguments),
            cwd=self.dossier,
            env=self._environnement,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if fait.returncode not in codes:
            raise GitError(_echec(arguments[0]))
        return fait.returncode, fait.stdout

    @contextmanager
    def stream(self, *arguments: str) -> Iterator[IO[bytes]]:
        """Give the output of a command as it comes; what is not read is not waited for."""
        with subprocess.Popen(  # noqa: S603 -- as above
            self._commande(arguments),
            cwd=self.dossier,
            env=self._environnement,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as processus:
            assert processus.stdout is not None  # noqa: S101 -- asked for above
            yield processus.stdout
            if processus.stdout.read(1):
                processus.kill()
            elif processus.wait() != 0:
                raise GitError(_echec(arguments[0]))

    def commit(self, revision: str) -> str:
        """Return the identifier of a commit; GitError where there is no such revision."""
        objet = self._nomme(f"{revision}^{{commit}}", revision)
        if objet is None:
            raise GitError(
                f"La révision «\u00a0{_court(revision)}\u00a0» n’est pas dans ce dépôt. Récupérez-"
                "la («\u00a0git fetch origin\u00a0»)\u202f; dans une copie superficielle, "
                "«\u00a0git fetch --unshallow\u00a0» donne tout l’historique."
            )
        return objet.id

    def has(self, revision: str) -> bool:
        """Tell whether a commit of that name is here."""
        return self._nomme(f"{revision}^{{commit}}", revision) is not None

    def tree(self, revision: str) -> str:
        """Return the identifier of the tree of a revision."""
        objet = self._nomme(f"{revision}^{{tree}}", revision)
        if objet is None:
            raise GitError(f"La révision «\u00a0{_court(revision)}\u00a0» n’a pas de fichiers.")
        return objet.id

    def branch(self) -> str:
        """Return the repository's own branch; GitError where HEAD is on none."""
        code, nom = self.run("symbolic-ref", "--short", "HEAD", codes=(0, 128))
        if code:
            raise GitError("Ce dépôt n’a pas de branche principale : nommez-la (--branche).")
        return os.fsdecode(nom).rstrip("\n")

    def describe(self, ids: Sequence[str]) -> list[Objet | None]:
        """Return type and size of each object, None for one that is not here."""
        return self._objets.describe(ids)

    def read(self, identifiant: str) -> bytes:
        """Return the content of an object; OSError where it is not here or is too big."""
        return self._objets.read(identifiant)

    def prefetch(self, objets: Sequence[Objet]) -> None:
        """Read together the small ones of some objects that are about to be read."""
        self._objets.prefetch(objets)

    def close(self) -> None:
        """End the process that gives objects."""
        self._objets.close()

    def _nomme(self, nom: str, revision: str) -> Objet | None:
        if not _REVISION.fullmatch(revision):
            raise GitError(
                f"«\u00a0{_court(revision)}\u00a0» n’est pas le nom d’une révision Git\u202f: "
                "donnez une branche, une étiquette ou l’identifiant d’un commit."
            )
        (objet,) = self.describe([nom])
        return objet

    def _lance(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 -- as above
            self._commande(("cat-file", "--batch-command")),
            cwd=self.dossier,
            env=self._environnement,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    @staticmethod
    def _commande(arguments: Sequence[str]) -> list[str]:
        return ["git", *_NEUTRE, *arguments]


@contextmanager
def open_git(dossier: Path) -> Iterator[Git]:
    """Open the repository that a folder is in; what Git must write goes to a passing folder.

    GitError where there is none, or where Git is missing or older than ``VERSION_MIN``.
    """
    _exige_version()
    environnement = _environnement()
    trouve = _git_dir(dossier, environnement)
    with tempfile.TemporaryDirectory(prefix="certimetal-git-") as passager:
        objets = environnement.get("GIT_OBJECT_DIRECTORY")
        if objets is None:
            lu = Git(trouve, environnement).run("rev-parse", "--git-path", "objects")[1]
            objets = str(trouve / os.fsdecode(lu).rstrip("\n"))
        autres = environnement.get("GIT_ALTERNATE_OBJECT_DIRECTORIES")
        environnement["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = os.pathsep.join(
            [_entre_guillemets(os.path.abspath(trouve / objets)), *([autres] if autres else [])]  # noqa: PTH100 -- links are kept
        )
        environnement["GIT_OBJECT_DIRECTORY"] = passager
        environnement["GIT_DIR"] = str(trouve)
        git = Git(trouve, environnement)
        try:
            yield git
        finally:
            git.close()


def _environnement() -> dict[str, str]:
    """Nothing of the user's own settings: neither an editor, nor a helper, nor another folder."""
    garde = {nom: os.environ[nom] for nom in (*_HERITES, *_QUARANTAINE) if nom in os.environ}
    return garde | {
        "LC_ALL": "C",
        "HOME": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_INDEX_FILE": "certimetal-sans-index",
    }


def _exige_version() -> None:
    try:
        dit = subprocess.run(["git", "--version"], capture_output=True, check=True).stdout  # noqa: S607 -- the user's own git
    except (OSError, subprocess.CalledProcessError) as error:
        raise GitError(
            "La commande «\u00a0git\u00a0» est introuvable\u00a0: installez Git 2.38 ou plus "
            "récent (https://git-scm.com)."
        ) from error
    lue = re.search(rb"([0-9]+)\.([0-9]+)", dit)
    if lue is None or (int(lue[1]), int(lue[2])) < VERSION_MIN:
        nom = lue[0].decode() if lue else "inconnue"
        raise GitError(
            f"La version de Git installée ({nom}) est trop ancienne\u00a0: il faut la version "
            f"{VERSION_MIN[0]}.{VERSION_MIN[1]} ou une plus récente."
        )


def _git_dir(dossier: Path, environnement: dict[str, str]) -> Path:
    try:
        fait = subprocess.run(  # noqa: S603 -- a list, no shell
            ["git", *_NEUTRE, "rev-parse", "--absolute-git-dir"],  # noqa: S607 -- as above
            cwd=dossier,
            env=environnement,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GitError(f"Le dossier {dossier} ne peut pas être ouvert.") from error
    if fait.returncode:
        raise GitError(f"Le dossier {dossier} n’est pas dans un dépôt Git.")
    return Path(os.fsdecode(fait.stdout).rstrip("\n"))


def _echec(commande: str) -> str:
    return (
        f"Git n’a pas pu répondre («\u00a0git {commande}\u00a0»)\u00a0: il manque sans doute des "
        "objets à cette copie du dépôt. «\u00a0git fetch --unshallow\u00a0» les récupère."
    )


def _court(nom: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in nom[:80])


def _entre_guillemets(chemin: str) -> str:
    """Quote a path for Git's list of folders where it would not stand as one name."""
    if os.pathsep not in chemin and not chemin.startswith('"'):
        return chemin
    return '"' + chemin.replace("\\", "\\\\").replace('"', '\\"') + '"'
