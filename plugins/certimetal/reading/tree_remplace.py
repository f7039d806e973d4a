"""A tree some of whose files hold something else: what several changes would make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.reading.tree import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from certimetal.reading.tree import Tree


class TreeRemplace:
    """``tree`` with ``files`` in the place of what it has, or besides it."""

    def __init__(self, tree: Tree, files: Mapping[str, bytes]) -> None:
        self.tree = tree
        self.files = files

    def entries(self, folder: str) -> Iterator[Entry]:
        debut = f"{folder}/" if folder else ""
        autres = [e for e in self.tree.entries(folder) if e.path not in self.files]
        siens = [
            Entry(path=path, size=len(raw), regular=True)
            for path, raw in self.files.items()
            if path.startswith(debut)
        ]
        yield from sorted([*autres, *siens], key=lambda entry: entry.path)

    def folders(self, folder: str) -> list[str]:
        debut = f"{folder}/" if folder else ""
        noms = set(self.tree.folders(folder))
        for path in self.files:
            if path.startswith(debut):
                nom, barre, _ = path.removeprefix(debut).partition("/")
                noms |= {nom} if barre else set()
        return sorted(noms)

    def read(self, path: str) -> bytes:
        return self.files[path] if path in self.files else self.tree.read(path)
