"""Results of the last run, kept in ``.cache/certimetal/``: what has not changed is not read again.

The file is JSON, so that what someone else wrote there can be wrong but never run; it is believed
only where its digest, the version and the file's stamps all agree. Anything else is as if there
were no cache. Stamps hold the inode and its date of change, which differ in every clone: a cache
that someone commits never matches.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from certimetal.app.archive import pack_findings, pack_resume, unpack_findings, unpack_resume

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from certimetal.domain.registre import Resume
    from certimetal.finding import Finding

FICHIER = ".cache/certimetal/etudes.json"
_ILLISIBLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Souvenir:
    """What is kept of a dossier."""

    resume: Resume
    findings: tuple[Finding, ...]
    fichiers: int


class Cache:
    """The remembered results of one version; ``save`` writes them when they changed."""

    def __init__(self, path: Path, version: str) -> None:
        self._path = path
        self._version = version
        self._lignes: dict[str, list[Any]] = {}
        self._change = False

    @classmethod
    def load(cls, path: Path, version: str) -> Cache:
        """Read the cache at ``path``: empty where there is none, or not of that version.

        An empty version stands for « nothing can be believed »: such a cache stays empty.
        """
        cache = cls(path, version)
        if version:
            try:
                cache._lignes = _decode(path.read_bytes(), version)
            except (OSError, *_ILLISIBLE):
                cache._change = True
        return cache

    def get(self, chemin: str, signature: str) -> Souvenir | None:
        """Return what is kept of the dossier ``chemin``, None where its files have changed."""
        ligne = self._lignes.get(chemin)
        if not signature or ligne is None:
            return None
        try:
            gardee, resume, findings, fichiers = ligne
            if gardee != signature:
                return None
            return Souvenir(
                resume=unpack_resume(resume),
                findings=unpack_findings(findings),
                fichiers=int(fichiers),
            )
        except _ILLISIBLE:
            return None

    def put(self, chemin: str, signature: str, souvenir: Souvenir) -> None:
        """Keep a dossier's results; an empty ``signature`` forgets them instead."""
        if not signature:
            self._change |= self._lignes.pop(chemin, None) is not None
            return
        self._lignes[chemin] = [
            signature,
            pack_resume(souvenir.resume),
            pack_findings(souvenir.findings),
            souvenir.fichiers,
        ]
        self._change = True

    def get_findings(self, nom: str, signature: str) -> tuple[Finding, ...] | None:
        """Return the findings kept under ``nom``, which is no dossier's; None if not the same."""
        ligne = self._lignes.get(nom)
        try:
            if not signature or ligne is None or ligne[0] != signature:
                return None
            return unpack_findings(ligne[1])
        except _ILLISIBLE:
            return None

    def put_findings(self, nom: str, signature: str, findings: Sequence[Finding]) -> None:
        """Keep findings that are no single dossier's; ``nom`` has no slash."""
        if signature:
            self._lignes[nom] = [signature, pack_findings(findings)]
            self._change = True

    def forget(self, perime: Callable[[str], bool]) -> None:
        """Drop the dossiers whose path ``perime`` tells to be gone."""
        partis = [chemin for chemin in self._lignes if "/" in chemin and perime(chemin)]
        for chemin in partis:
            del self._lignes[chemin]
        self._change |= bool(partis)

    def save(self) -> None:
        """Write what changed, whole or not at all; a folder that cannot be written is no fault."""
        if not self._version or not self._change:
            return
        from certimetal.writing.atomic import write_bytes  # noqa: PLC0415 -- only when it changed

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(self._path, _encode(self._lignes, self._version))
        except OSError:
            return
        self._change = False


def _encode(lignes: dict[str, list[Any]], version: str) -> bytes:
    corps = json.dumps([version, lignes], separators=(",", ":")).encode("ascii")
    return _digest(corps) + b"\n" + corps


def _decode(raw: bytes, version: str) -> dict[str, list[Any]]:
    digest, _, corps = raw.partition(b"\n")
    if digest != _digest(corps):
        raise ValueError("digest")
    gardee, lignes = json.loads(corps)
    if gardee != version or not isinstance(lignes, dict):
        raise ValueError("version")
    return lignes


def _digest(corps: bytes) -> bytes:
    return blake2b(corps, digest_size=20).hexdigest().encode("ascii")
