"""The JSON Schemas of the repository, compiled: what each kind of file may hold.

jsonschema is the authority and writes the errors; jsonschema-rs, sixty times as fast, only lets
pass what it finds valid. The two agree because the schemas keep to what they share (tests forbid
the rest), because ``$`` means the end of the text for both, and because both ask ``is_date``.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, Any

from certimetal.errors import ReferentielError
from certimetal.reading.champs import read_champ
from certimetal.reading.formes import is_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import jsonschema
    import jsonschema_rs

    from certimetal.domain.champ import Champ
    from certimetal.reading.tree import Tree

FOLDER = "schemas"
SUFFIX = ".schema.json"
LIMIT = 1_000
"""Errors listed for one document: who made more mends these first."""

_BASE = "https://certimetal.invalid/"  # never asked for: ``.invalid`` names no host (RFC 2606)


class Schemas:
    """All schemas, by kind (``dossier``, ``2022/reponses/C3I2``, ``referentiel/critere``…).

    A kind that ``has`` does not know is a KeyError everywhere.
    """

    def __init__(self, documents: Mapping[str, dict[str, Any]], digest: str) -> None:
        self.digest = digest
        self._documents = documents
        self._fast: dict[str, jsonschema_rs.Draft202012Validator] = {}
        self._fast_registry: jsonschema_rs.Registry | None = None
        self._exact: Callable[[str], jsonschema.protocols.Validator] | None = None
        self._champs: dict[str, Champ] = {}

    @classmethod
    def load(cls, tree: Tree) -> Schemas:
        """Read every schema of ``tree``; ReferentielError where one cannot be read."""
        documents: dict[str, dict[str, Any]] = {}
        digest = blake2b(digest_size=16)
        for entry in tree.entries(FOLDER):
            if not entry.path.endswith(SUFFIX):
                continue
            raw = _read(tree, entry.path)
            documents[entry.path.removeprefix(f"{FOLDER}/").removesuffix(SUFFIX)] = _parse(
                raw, entry.path
            )
            digest.update(f"{entry.path}\0{len(raw)}\0".encode())
            digest.update(raw)
        if not documents:
            message = (
                f"Aucun schéma n’a été trouvé dans « {FOLDER}/ » : "
                "rien ne peut être vérifié. Reprenez ce dossier depuis le dépôt."
            )
            raise ReferentielError(message)
        return cls(documents, digest.hexdigest())

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of files that a schema describes, sorted."""
        return tuple(sorted(kind for kind in self._documents if self.has(kind)))

    def has(self, kind: str) -> bool:
        """Tell whether ``kind`` is a kind of file (``communs`` only holds definitions)."""
        return "type" in self._documents.get(kind, {})

    def document(self, kind: str) -> Mapping[str, Any]:
        """Return the schema of ``kind`` as it is written, ``$ref`` and all."""
        return self._documents[kind]

    def accepts(self, kind: str, data: Any) -> bool:
        """Tell quickly whether ``data`` is valid; no library but jsonschema-rs is loaded."""
        validator = self._fast.get(kind) or self._compile(kind)
        try:
            return validator.is_valid(data)
        except ValueError:  # a value that has no JSON form: ``errors`` will say
            return False

    def errors(self, kind: str, data: Any) -> list[jsonschema.ValidationError]:
        """Return what jsonschema finds in ``data``: at most ``LIMIT`` errors."""
        self._require(kind)
        if self._exact is None:
            from certimetal.reading.schemas_exacts import exact_validators  # noqa: PLC0415 -- 66 ms

            by_uri = {_uri(name): document for name, document in self._documents.items()}
            self._exact = exact_validators(by_uri)
        return list(islice(self._exact(_uri(kind)).iter_errors(data), LIMIT))

    def champ(self, kind: str) -> Champ:
        """Describe ``kind`` as a field whose ``enfants`` are its properties."""
        if kind not in self._champs:
            self._require(kind)
            self._champs[kind] = read_champ(self._documents, kind)
        return self._champs[kind]

    def _require(self, kind: str) -> None:
        if not self.has(kind):
            raise KeyError(kind)

    def _compile(self, kind: str) -> jsonschema_rs.Draft202012Validator:
        self._require(kind)
        import jsonschema_rs  # noqa: PLC0415 -- 27 ms, and a run from the cache validates nothing

        if self._fast_registry is None:
            self._fast_registry = jsonschema_rs.Registry(
                [(_uri(name), document) for name, document in self._documents.items()],
                draft=jsonschema_rs.Draft202012,
            )
        self._fast[kind] = jsonschema_rs.Draft202012Validator(
            self._documents[kind],
            registry=self._fast_registry,
            base_uri=_uri(kind),
            offline=True,
            formats={"date": is_date},
            validate_formats=True,
        )
        return self._fast[kind]


def _uri(kind: str) -> str:
    return f"{_BASE}{FOLDER}/{kind}{SUFFIX}"


def _read(tree: Tree, path: str) -> bytes:
    try:
        return tree.read(path)
    except OSError as error:
        message = (
            f"Le schéma « {path} » ne peut pas être lu ({error.strerror or 'erreur de lecture'}). "
            "Reprenez ce fichier depuis le dépôt."
        )
        raise ReferentielError(message) from error


def _parse(raw: bytes, path: str) -> dict[str, Any]:
    try:
        document = json.loads(raw.decode("utf-8"))
    except json.JSONDecodeError as error:
        where = f"ligne {error.lineno}, colonne {error.colno}"
        message = f"Le schéma « {path} » n’est pas du JSON bien formé ({where})."
        raise ReferentielError(message) from error
    except (UnicodeDecodeError, RecursionError) as error:
        message = f"Le schéma « {path} » n’est pas du JSON en UTF-8 lisible."
        raise ReferentielError(message) from error
    if not isinstance(document, dict):
        message = f"Le schéma « {path} » doit être un objet JSON : « {{ … }} »."
        raise ReferentielError(message)
    return document
