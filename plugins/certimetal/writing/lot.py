"""Creates several files and folders, all or none."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from certimetal.writing.atomic import create_folder, write_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def create_all(folders: Mapping[Path, Mapping[str, str]], files: Mapping[Path, str]) -> None:
    """Create each folder with its files, then each file; what fails undoes what was made.

    WriteRefusedError where one of them is there already: nothing of the others is left then.
    """
    made: list[Path] = []
    try:
        for path, contents in folders.items():
            create_folder(path, contents)
            made.append(path)
        for path, text in files.items():
            write_text(path, text, create_only=True)
            made.append(path)
    except BaseException:
        for path in reversed(made):
            _remove(path)
        raise


def _remove(path: Path) -> None:
    """Remove what was just created, and the folder that held it where nothing else is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    with suppress(OSError):
        path.parent.rmdir()
