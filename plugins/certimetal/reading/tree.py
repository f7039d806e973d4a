"""A tree of files, read from a folder (or a Git revision) by the same code."""

from __future__ import annotations

import os
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOM = attrgetter("name")

_LECTURE = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_MORCEAU = 64 * 1024


class Entry(NamedTuple):
    """A file of a tree: ``path`` is POSIX, from the tree's root; ``size`` in bytes.

    ``regular`` is False for a link or anything else that is not a plain file: it is never opened.
    ``stamp`` changes whenever the content may have changed.
    """

    path: str
    size: int
    regular: bool
    stamp: tuple[int, ...] = ()


class Tree(Protocol):
    """Where files are read from."""

    def entries(self, folder: str) -> Iterator[Entry]:
        """Yield every file below ``folder``, sorted by path; nothing where it does not exist."""

    def folders(self, folder: str) -> list[str]:
        """Return the names of the folders just below ``folder``, sorted; links are left out."""

    def read(self, path: str) -> bytes:
        """Return a file's content; OSError where it cannot be read."""


class FolderTree:
    """A tree in a folder of this machine; links are reported and never followed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._base = os.fspath(root)

    def entries(self, folder: str) -> Iterator[Entry]:
        trouves: list[Entry] = []
        self._list(folder, trouves)
        return iter(trouves)

    def _list(self, folder: str, trouves: list[Entry]) -> None:
        """Add every file below ``folder``: thousands are listed in each run, hence no generator."""
        try:
            with os.scandir(f"{self._base}/{folder}") as found:
                listed = sorted(found, key=_NOM)
        except (FileNotFoundError, NotADirectoryError):
            return
        debut = f"{folder}/" if folder else ""
        for entry in listed:
            path = debut + entry.name
            if entry.is_dir(follow_symlinks=False):
                self._list(path, trouves)
                continue
            facts = entry.stat(follow_symlinks=False)
            stamp = (facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size, facts.st_ino)
            regular = entry.is_file(follow_symlinks=False)
            trouves.append(Entry(path, facts.st_size, regular, stamp))

    def folders(self, folder: str) -> list[str]:
        try:
            with os.scandir(f"{self._base}/{folder}") as found:
                return sorted(e.name for e in found if e.is_dir(follow_symlinks=False))
        except (FileNotFoundError, NotADirectoryError):
            return []

    def read(self, path: str) -> bytes:
        # Without a file object, which costs as much as all that the system does.
        file = os.open(f"{self._base}/{path}", _LECTURE)
        try:
            parts = [os.read(file, _MORCEAU)]
            while parts[-1]:
                parts.append(os.read(file, _MORCEAU))
        finally:
            os.close(file)
        return b"".join(parts)
