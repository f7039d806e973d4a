"""Watching folders under the preview: told by the system at once, or by looking twice a second.

MkDocs looks: at 460 dossiers its rounds alone take a tenth of the machine and half a second of
the wait. Where the system tells (inotify, FSEvents, ReadDirectoryChangesW), it is asked to.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, cast

from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
)
from watchdog.observers import Observer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs.livereload import LiveReloadServer
    from watchdog.events import FileSystemEventHandler
    from watchdog.observers.api import BaseObserver, ObservedWatch

log = logging.getLogger("mkdocs.plugins.certimetal")

_CHANGEMENTS = [
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]


class _SansLectures:
    """An observer that says nothing of files being read: the build itself reads them all."""

    def __init__(self, observateur: BaseObserver) -> None:
        self._observateur = observateur

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool
    ) -> ObservedWatch:
        return self._observateur.schedule(
            handler, path, recursive=recursive, event_filter=_CHANGEMENTS
        )

    def unschedule(self, watch: ObservedWatch) -> None:
        self._observateur.unschedule(watch)


def surveiller(server: LiveReloadServer, dossiers: Sequence[Path]) -> None:
    """Have the preview rebuilt when a file below one of ``dossiers`` changes."""
    presents = [str(dossier) for dossier in dossiers if dossier.is_dir()]
    rondes: Any = server.observer
    observateur = Observer()
    server.observer = cast("Any", _SansLectures(observateur))
    try:
        for dossier in presents:
            server.watch(dossier)
        observateur.start()
    except OSError as erreur:  # too many folders for the system's limit, or none of its services
        log.debug("%s", erreur)
        for dossier in presents:
            server.unwatch(dossier)
        server.observer = rondes
        for dossier in presents:
            server.watch(dossier)
    finally:
        server.observer = rondes
