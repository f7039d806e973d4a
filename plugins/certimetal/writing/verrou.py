"""One writer at a time in a folder, on this machine; a writer that dies frees it."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Wait until nobody else holds ``folder``, which exists, and hold it.

    Where the file system has no locks nothing is held: who creates a file without overwriting is
    safe all the same, but may have to begin again.
    """
    descriptor = _open(folder)
    try:
        with suppress(OSError):
            _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _open(folder: Path) -> int:
        """A folder cannot be locked there: a file that stands for it is."""
        nom = sha256(os.fspath(folder.resolve()).lower().encode("utf-8")).hexdigest()
        lieu = Path(tempfile.gettempdir()) / f"certimetal-{nom[:32]}.lock"
        return os.open(lieu, os.O_RDWR | os.O_CREAT)

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)

else:
    import fcntl

    def _open(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
