"""A tree with one file more than there is: what a change would make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.reading.tree import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.reading.tree import Tree


class TreeAjout:
    """``tree`` with the file ``path``, of content ``raw``, which it does not have."""

    def __init__(self, tree: Tree, path: str, raw: bytes) -> None:
        self.tree = tree
        self.path = path
        self.raw = raw

    def entries(self, folder: str) -> Iterator[Entry]:
        ajout = Entry(path=self.path, size=len(self.raw), regular=True)
        if folder and not self.path.startswith(f"{folder}/"):
            yield from self.tree.entries(folder)
            return
        yield from sorted([*self.tree.entries(folder), ajout], key=lambda entry: entry.path)

    def folders(self, folder: str) -> list[str]:
        noms = set(self.tree.folders(folder))
        debut = f"{folder}/" if folder else ""
        if self.path.startswith(debut):
            nom, barre, _ = self.path.removeprefix(debut).partition("/")
            noms |= {nom} if barre else set()
        return sorted(noms)

    def read(self, path: str) -> bytes:
        return self.raw if path == self.path else self.tree.read(path)
