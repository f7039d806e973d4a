"""The objects of a repository, asked of one ``git cat-file``; the latest are kept at hand."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, NamedTuple

from certimetal.errors import GitError

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Sequence

LIMITE_OBJET = 32 * 1024 * 1024
"""Bytes of an object beyond which it is never read whole."""

INCOMPLET = (
    "Il manque des fichiers à cette copie du dépôt\u00a0: «\u00a0git fetch --unshallow\u00a0», ou "
    "une copie neuve sans «\u00a0--filter\u00a0», les donne."
)

_LOT = 200  # requests sent before their replies are read: they fit in a pipe
_PETIT = 64 * 1024
_PLACE = 2 * 1024 * 1024


class Objet(NamedTuple):
    """An object: its identifier, its type (``blob``, ``tree``, ``commit``) and size in bytes."""

    id: str
    type: str
    taille: int


class Objets:
    """``lancer`` starts « git cat-file --batch-command »; it is called when first needed.

    GitError everywhere that Git gives up: an object that a partial clone would have to fetch.
    """

    def __init__(self, lancer: Callable[[], subprocess.Popen[bytes]]) -> None:
        self._lancer = lancer
        self._processus: subprocess.Popen[bytes] | None = None
        self._recents: dict[str, bytes] = {}
        self._place = _PLACE

    def describe(self, noms: Sequence[str]) -> list[Objet | None]:
        """Return type and size of each object, None for one that is not here."""
        objets: list[Objet | None] = []
        for debut in range(0, len(noms), _LOT):
            lot = noms[debut : debut + _LOT]
            sortie = self._demande("".join(f"info {nom}\n" for nom in lot))
            objets += [self._reponse(sortie) for _ in lot]
        return objets

    def read(self, identifiant: str) -> bytes:
        """Return the content of an object; OSError where it is not here or is too big."""
        recent = self._recents.get(identifiant)
        if recent is not None:
            return recent
        sortie = self._demande(f"contents {identifiant}\n")
        objet = self._reponse(sortie)
        if objet is None:
            raise FileNotFoundError(f"objet absent : {identifiant}")
        if objet.taille > LIMITE_OBJET:
            self._abandonne()
            raise OSError(f"objet de {objet.taille} octets : {identifiant}")
        contenu = _contenu(sortie, objet)
        self._retient(identifiant, contenu)
        return contenu

    def prefetch(self, objets: Sequence[Objet]) -> None:
        """Read together the small ones of some objects that are about to be read."""
        voulus = [o.id for o in objets if o.taille <= _PETIT and o.id not in self._recents]
        for debut in range(0, len(voulus), _LOT):
            lot = voulus[debut : debut + _LOT]
            sortie = self._demande("".join(f"contents {identifiant}\n" for identifiant in lot))
            for identifiant in lot:
                objet = self._reponse(sortie)
                if objet is not None:
                    self._retient(identifiant, _contenu(sortie, objet))

    def close(self) -> None:
        """End the process that gives objects."""
        if self._processus is not None:
            for tuyau in _tuyaux(self._processus):
                tuyau.close()
            self._processus.wait()
            self._processus = None

    def _demande(self, demandes: str) -> IO[bytes]:
        """Send requests, and return what to read the replies from."""
        if self._processus is None:
            self._processus = self._lancer()
        entree, sortie = _tuyaux(self._processus)
        entree.write(demandes.encode())
        entree.flush()
        return sortie

    def _reponse(self, sortie: IO[bytes]) -> Objet | None:
        ligne = sortie.readline()
        if not ligne:
            self._abandonne()
            raise GitError(INCOMPLET)
        return _objet(ligne)

    def _retient(self, identifiant: str, contenu: bytes) -> None:
        """Keep a small object: the other side of a change mostly has the same ones."""
        if len(contenu) > _PETIT or identifiant in self._recents:
            return
        if len(contenu) > self._place:
            self._recents.clear()
            self._place = _PLACE
        self._recents[identifiant] = contenu
        self._place -= len(contenu)

    def _abandonne(self) -> None:
        """Leave an object that is on its way: a new process is cheaper than to read it."""
        if self._processus is not None:
            self._processus.kill()
            self.close()


def _contenu(sortie: IO[bytes], objet: Objet) -> bytes:
    contenu = sortie.read(objet.taille)
    sortie.read(1)
    return contenu


def _tuyaux(processus: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert processus.stdin is not None  # noqa: S101 -- asked for where it is started
    assert processus.stdout is not None  # noqa: S101 -- as above
    return processus.stdin, processus.stdout


def _objet(ligne: bytes) -> Objet | None:
    parts = ligne.split()
    if len(parts) != 3 or parts[1] not in {b"blob", b"tree", b"commit", b"tag"}:
        return None
    return Objet(parts[0].decode(), parts[1].decode(), int(parts[2]))
