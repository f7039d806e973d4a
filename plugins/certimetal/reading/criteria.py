"""The files of ``criteria/``, read one by one against their schemas, whatever they hold.

What a file lacks is empty for whoever builds a value from it: the finding says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from certimetal.domain.controle import Cible
from certimetal.domain.francais import citer
from certimetal.location import Location
from certimetal.reading import conformity
from certimetal.reading.controles_fichiers import hors_norme, illisible
from certimetal.reading.controles_referentiel import INCOHERENCE, fichier_absent, fichier_inconnu
from certimetal.reading.formes import is_date
from certimetal.reading.signalement import signaler
from certimetal.reading.source import read_markdown, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from certimetal.domain.controle import Chemin
    from certimetal.finding import Finding
    from certimetal.reading.schemas import Schemas
    from certimetal.reading.source import Source
    from certimetal.reading.tree import Entry, Tree
    from certimetal.reading.yaml_source import Lecture

FOLDER = "criteria"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fiche:
    """A file as read: ``data`` is empty where it is not there or holds no mapping."""

    chemin: str
    data: dict[str, Any] = field(default_factory=dict)
    corps: str = ""


class Criteria:
    """What accumulates while the référentiel is read: the findings, and what has been read."""

    def __init__(self, tree: Tree, schemas: Schemas) -> None:
        self.findings: list[Finding] = []
        self._tree = tree
        self._schemas = schemas
        self._entries: dict[str, Entry] = {entry.path: entry for entry in tree.entries(FOLDER)}
        self._sources: dict[str, Source] = {}
        self._lus: set[str] = set()

    def existe(self, chemin: str) -> bool:
        """Tell whether there is such a file."""
        return chemin in self._entries

    def noms(self, folder: str, suffixe: str) -> list[str]:
        """Return the paths of the files just in ``folder`` that end with ``suffixe``, sorted."""
        return [
            chemin
            for chemin in self._entries
            if chemin.endswith(suffixe) and chemin.rpartition("/")[0] == folder
        ]

    def dossiers(self, folder: str) -> list[str]:
        """Return the names of the folders just in ``folder``, sorted."""
        debut = f"{folder}/"
        suites = (c.removeprefix(debut) for c in self._entries if c.startswith(debut))
        return sorted({nom for nom, barre, _ in (s.partition("/") for s in suites) if barre})

    def yaml(self, chemin: str, kind: str, *, facultatif: bool = False) -> Fiche:
        """Read a YAML file of ``kind`` (below ``referentiel/``)."""
        return self._lit(chemin, kind, read_yaml, facultatif=facultatif)

    def markdown(self, chemin: str, kind: str, *, nomme: bool = True) -> Fiche:
        """Read a Markdown file; its front matter's ``code`` must be its name where ``nomme``."""
        fiche = self._lit(chemin, kind, read_markdown)
        if nomme and fiche.data:
            self.verifie_nom(fiche)
        return fiche

    def verifie_nom(self, fiche: Fiche, cle: str = "code", nom: str = "") -> None:
        """Hold a file's own ``code`` (or other key) against its name, or its folder's."""
        nom = nom or PurePosixPath(fiche.chemin).stem
        code = fiche.data.get(cle)
        if isinstance(code, str) and code != nom:
            self.contredit(
                fiche.chemin,
                (cle,),
                f"Le nom du fichier ou du dossier dit {citer(nom)}, et le contenu {citer(code)}.",
                attendu="Le même nom dans le fichier et dans son chemin.",
                remede=f"Écrivez {citer(nom)}, ou renommez le fichier ou le dossier.",
                suggestion=nom,
            )

    def signale_inconnus(self, edition: str) -> None:
        """Report what nobody has read, other editions' folders and the tables (.tsv) aside."""
        for chemin in self._entries:
            dossier = chemin.split("/")[1]
            autre_edition = dossier.isdecimal() and dossier != edition
            if chemin not in self._lus and not autre_edition and not chemin.endswith(".tsv"):
                self.findings.append(fichier_inconnu(chemin))

    def contredit(
        self,
        chemin: str,
        cible: Chemin,
        message: str,
        *,
        attendu: str,
        remede: str,
        suggestion: str = "",
    ) -> None:
        """Add a finding of contradiction at the value that ``cible`` leads to."""
        source = self._sources.get(chemin)
        location = source.locate(cible, Cible.VALEUR) if source else Location(path=chemin)
        self.findings.append(
            signaler(
                INCOHERENCE,
                location,
                message,
                attendu=attendu,
                remede=remede,
                suggestion=suggestion,
                extrait=source.line(location.line) if source else "",
            )
        )

    def _lit(
        self,
        chemin: str,
        kind: str,
        read: Callable[..., tuple[Source, Lecture]],
        *,
        facultatif: bool = False,
    ) -> Fiche:
        self._lus.add(chemin)
        entry = self._entries.get(chemin)
        if entry is None:
            if not facultatif:
                self.findings.append(fichier_absent(chemin))
            return Fiche(chemin=chemin)
        raw = self._contenu(entry)
        if raw is None:
            return Fiche(chemin=chemin)
        source, lecture = read(raw, path=chemin)
        self._sources[chemin] = source
        self.findings.extend(lecture.findings)
        if not lecture.fatal:
            self.findings.extend(
                conformity.check(f"referentiel/{kind}", lecture.data, source, self._schemas)
            )
        return Fiche(chemin=chemin, data=objet(lecture.data), corps=source.body.strip("\n"))

    def _contenu(self, entry: Entry) -> bytes | None:
        if not entry.regular:
            self.findings.append(hors_norme(entry.path))
            return None
        try:
            return self._tree.read(entry.path)
        except OSError:
            self.findings.append(illisible(entry.path))
            return None


def objet(data: Any) -> dict[str, Any]:
    """Return a mapping as it is, anything else as an empty one."""
    return data if isinstance(data, dict) else {}


def liste(data: Any) -> list[Any]:
    """Return a list as it is, anything else as an empty one."""
    return data if isinstance(data, list) else []


def texte(data: Any) -> str:
    """Return a text as it is, anything else as an empty one."""
    return data if isinstance(data, str) else ""


def textes(data: Any) -> tuple[str, ...]:
    """Return the texts of a list."""
    return tuple(element for element in liste(data) if isinstance(element, str))


def entier(data: Any) -> int:
    """Return a whole number as it is, anything else (booleans too) as 0."""
    return data if isinstance(data, int) and not isinstance(data, bool) else 0


def jour(data: Any) -> date | None:
    """Return the day of a text AAAA-MM-JJ, None for anything else."""
    return date.fromisoformat(data) if isinstance(data, str) and is_date(data) else None
