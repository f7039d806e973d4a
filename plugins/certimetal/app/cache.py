"""Results of the last run, kept in ``.cache/certimetal/``: what has not changed is not read again.

The file is JSON, so that what someone else wrote there can be wrong but never run; it is believed
only where its digest, the version and the file's stamps all agree. Anything else is as if there
were no cache. Stamps hold the inode and its date of change, which differ in every clone: a cache
that someone commits never matches.

Its lines are the digest of all that follows, an index, then one summary a line, in the order of the
index: a summary weighs ten times as much as the rest, and is decoded when it is asked for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from certimetal.domain.registre import Resume
    from certimetal.finding import Finding

FICHIER = ".cache/certimetal/etudes.json"
ILLISIBLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What decoding something else than what was kept raises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Souvenir:
    """What is kept of a dossier. ``resume()`` gives its summary; ``ILLISIBLE`` where what was kept
    is not one."""

    resume: Callable[[], Resume]
    findings: tuple[Finding, ...]
    fichiers: int


class Cache:
    """The remembered results of one version; ``save`` writes them when they changed."""

    def __init__(self, path: Path, version: str) -> None:
        self._path = path
        self._version = version
        self._index: dict[str, list[Any]] = {}
        self._resumes: dict[str, bytes] = {}
        self._change = False

    @classmethod
    def load(cls, path: Path, version: str) -> Cache:
        """Read the cache at ``path``: empty where there is none, or not of that version.

        An empty version stands for « nothing can be believed »: such a cache stays empty.
        """
        souvenirs = cls(path, version)
        if version:
            try:
                souvenirs._index, souvenirs._resumes = _decode(path.read_bytes(), version)
            except (OSError, *ILLISIBLE):
                souvenirs._change = True
        return souvenirs

    def get(self, chemin: str, signature: str) -> Souvenir | None:
        """Return what is kept of the dossier ``chemin``, None where its files have changed."""
        try:
            gardee, findings, fichiers = self._index[chemin]
            if not signature or gardee != signature:
                return None
            ligne = self._resumes[chemin]
            return Souvenir(
                resume=cache(lambda: _resume(ligne)),
                findings=_findings(findings),
                fichiers=int(fichiers),
            )
        except ILLISIBLE:
            return None

    def put(self, chemin: str, signature: str, souvenir: Souvenir) -> None:
        """Keep a dossier's results; an empty ``signature`` forgets them instead."""
        if not signature:
            self._forget(chemin)
            return
        from certimetal.app.archive import pack_findings, pack_resume  # noqa: PLC0415 -- see _resume

        self._index[chemin] = [signature, pack_findings(souvenir.findings), souvenir.fichiers]
        self._resumes[chemin] = _dump(pack_resume(souvenir.resume()))
        self._change = True

    def get_findings(self, nom: str, signature: str) -> tuple[Finding, ...] | None:
        """Return the findings kept under ``nom``, which is no dossier's; None if not the same."""
        try:
            gardee, findings = self._index[nom]
            return _findings(findings) if signature and gardee == signature else None
        except ILLISIBLE:
            return None

    def put_findings(self, nom: str, signature: str, findings: Sequence[Finding]) -> None:
        """Keep findings that are no single dossier's; ``nom`` has no slash."""
        if signature:
            from certimetal.app.archive import pack_findings  # noqa: PLC0415 -- see _resume

            self._index[nom] = [signature, pack_findings(findings)]
            self._change = True

    def forget(self, perime: Callable[[str], bool]) -> None:
        """Drop the dossiers whose path ``perime`` tells to be gone."""
        for chemin in [chemin for chemin in self._index if "/" in chemin and perime(chemin)]:
            self._forget(chemin)

    def save(self) -> None:
        """Write what changed, whole or not at all; a folder that cannot be written is no fault."""
        if not self._version or not self._change:
            return
        from certimetal.writing.atomic import write_bytes  # noqa: PLC0415 -- only when it changed

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(self._path, _encode(self._index, self._resumes, self._version))
        except OSError:
            return
        self._change = False

    def _forget(self, chemin: str) -> None:
        self._change |= self._index.pop(chemin, None) is not None
        self._resumes.pop(chemin, None)


def _resume(ligne: bytes) -> Resume:
    from certimetal.app.archive import unpack_resume  # noqa: PLC0415 -- unneeded by many runs

    return unpack_resume(json.loads(ligne))


def _findings(lignes: list[list[Any]]) -> tuple[Finding, ...]:
    if lignes == []:
        return ()
    from certimetal.app.archive import unpack_findings  # noqa: PLC0415 -- see _resume

    return unpack_findings(lignes)


def _encode(index: dict[str, list[Any]], resumes: dict[str, bytes], version: str) -> bytes:
    entete = _dump([version, index])
    corps = b"\n".join((entete, *(resumes[chemin] for chemin in index if chemin in resumes)))
    return _digest(corps) + b"\n" + corps


def _decode(raw: bytes, version: str) -> tuple[dict[str, list[Any]], dict[str, bytes]]:
    digest, _, corps = raw.partition(b"\n")
    if digest != _digest(corps):
        raise ValueError("digest")
    entete, *lignes = corps.split(b"\n")
    gardee, index = json.loads(entete)
    if gardee != version or not isinstance(index, dict):
        raise ValueError("version")
    return index, dict(zip((nom for nom in index if "/" in nom), lignes, strict=True))


def _dump(valeur: Any) -> bytes:
    """Return JSON on one line, in ASCII."""
    return json.dumps(valeur, separators=(",", ":")).encode("ascii")


def _digest(corps: bytes) -> bytes:
    return blake2b(corps, digest_size=20).hexdigest().encode("ascii")
