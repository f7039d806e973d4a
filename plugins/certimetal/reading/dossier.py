"""Reads a dossier's folder: its files, what is wrong with them, and the domain value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.domain.annexe import FaitsFichier
from certimetal.domain.journal import DOSSIER_JOURNAL, RECTIFICATION, ordonner
from certimetal.domain.nom_evenement import DEBUT, lire_nom
from certimetal.domain.referentiel import INDICATEURS
from certimetal.reading import annexes, conformity
from certimetal.reading.build import build_dossier, build_evenement, build_reponse
from certimetal.reading.controles_fichiers import absent, hors_norme, illisible, trop_gros
from certimetal.reading.repertoire import list_dossiers
from certimetal.reading.source import read_markdown, read_yaml
from certimetal.reading.text import LIMITE_FICHIER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from certimetal.domain.dossier import Dossier, Reponse
    from certimetal.domain.journal import Evenement, Journal
    from certimetal.domain.nom_evenement import NomEvenement
    from certimetal.finding import Finding
    from certimetal.reading.schemas import Schemas
    from certimetal.reading.source import Source
    from certimetal.reading.tree import Entry, Tree
    from certimetal.reading.yaml_source import Lecture

    Lus = dict[tuple[str, bytes], tuple[Source, Lecture]]
    """What texts were read as, by path and content."""

__all__ = ["DossierLu", "edition_de", "list_dossiers", "read_dossier"]

FICHE = "dossier.yml"
LIMITE_ANNEXE = 25 * 1024 * 1024
"""Bytes of an annexe beyond which it is not opened: forges refuse or slow down well before."""

_REPONSES = {f"reponses/{indicateur}.md": indicateur for indicateur in INDICATEURS}


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierLu:
    """A dossier as read: ``sources`` by path relative to its folder, ``findings`` of the reading
    and schema stage, in no given order. ``fichiers`` counts the files of the folder."""

    dossier: Dossier
    sources: Mapping[str, Source]
    findings: list[Finding]
    fichiers: int


def read_dossier(
    tree: Tree,
    folder: str,
    schemas: Schemas,
    *,
    prefix: str = "",
    entries: Iterable[Entry] | None = None,
    lus: Lus | None = None,
) -> DossierLu:
    """Read the dossier of ``folder``, check each file against its schema, and build the value.

    Paths of findings begin with ``prefix`` (``"../autre-depot/"``), then ``folder``. ``entries``
    are the folder's where they are known already, ``lus`` the texts already read at another moment
    of the same folder. Never raises for what the folder holds.
    """
    lecteur = _Lecteur(tree, folder, schemas, prefix, {} if lus is None else lus)
    for entry in tree.entries(folder) if entries is None else entries:
        lecteur.prend(entry)
    return lecteur.rend()


def read_journal(tree: Tree, folder: str, schemas: Schemas) -> Journal:
    """Read the journal alone of the dossier in ``folder``, as ``read_dossier`` does."""
    lecteur = _Lecteur(tree, folder, schemas, "", {})
    for entry in tree.entries(f"{folder}/{DOSSIER_JOURNAL}"):
        lecteur.prend(entry)
    return lecteur.rend().dossier.journal


class _Lecteur:
    """What accumulates while the files of one dossier are read."""

    def __init__(self, tree: Tree, folder: str, schemas: Schemas, prefix: str, lus: Lus) -> None:
        self.tree = tree
        self.folder = folder
        self.schemas = schemas
        self.prefix = prefix
        self.lus = lus
        self.sources: dict[str, Source] = {}
        self.findings: list[Finding] = []
        self.fichiers: dict[str, FaitsFichier] = {}
        self.lectures: dict[str, Lecture] = {}
        self.evenements: dict[str, NomEvenement] = {}

    def prend(self, entry: Entry) -> None:
        """Take one file of the folder: read it when it has a reader, else note that it is there."""
        nom = entry.path[len(self.folder) + 1 :] if self.folder else entry.path
        self.fichiers[nom] = FaitsFichier(taille=entry.size)
        if not entry.regular:
            self.findings.append(hors_norme(self.prefix + entry.path))
        elif nom == FICHE:
            self._lit(entry, nom, read_yaml)
        elif nom in _REPONSES:
            self._lit(entry, nom, read_markdown)
        elif nom.startswith("annexes/"):
            self._ouvre_annexe(entry, nom)
        elif nom.startswith(DEBUT):
            self._prend_evenement(entry, nom)

    def rend(self) -> DossierLu:
        """Check the schemas and build the dossier of what was taken."""
        if FICHE not in self.fichiers:
            self.findings.append(absent(f"{self.prefix}{self.folder}/{FICHE}"))
        fiche = self.lectures.get(FICHE)
        data = fiche.data if fiche else None
        self._verifie(FICHE, "dossier")
        edition = edition_de(data, self.schemas)
        reponses: dict[str, Reponse] = {}
        for nom, indicateur in _REPONSES.items():
            if nom in self.lectures:
                self._verifie(nom, f"{edition}/reponses/{indicateur}")
                lecture = self.lectures[nom]
                reponses[indicateur] = build_reponse(
                    indicateur, lecture.data, self.sources[nom].body, lisible=not lecture.fatal
                )
        dossier = build_dossier(
            data,
            dossier=self.folder,
            reponses=reponses,
            fichiers=self.fichiers,
            journal=self._journal(),
        )
        return DossierLu(
            dossier=dossier,
            sources=self.sources,
            findings=self.findings,
            fichiers=len(self.fichiers),
        )

    def _prend_evenement(self, entry: Entry, nom: str) -> None:
        """Read an event; what has not the name of one, or of no known type, is left to rules."""
        lu = lire_nom(nom.removeprefix(DEBUT))
        if lu is not None and self.schemas.has(f"journal/{lu.type}"):
            self.evenements[nom] = lu
            self._lit(entry, nom, read_yaml)

    def _journal(self) -> Journal:
        """Check and build the events; one that cannot be read has no data, and keeps its place."""
        evenements: list[Evenement] = []
        for nom, lu in self.evenements.items():
            if nom in self.lectures:
                self._verifie(nom, f"journal/{lu.type}")
                evenements.append(build_evenement(lu, self.lectures[nom].data))
                if lu.type == RECTIFICATION:
                    self._verifie_remplace(nom, evenements[-1])
        return ordonner(evenements) if evenements else ()

    def _verifie_remplace(self, nom: str, rectification: Evenement) -> None:
        """Hold the corrected data against the schema of the event that they correct."""
        vise = lire_nom(rectification.texte("evenement"))
        corrige = rectification.objet("remplace")
        kind = f"journal/{vise.type}" if vise else ""
        if corrige and self.schemas.has(kind):
            self.findings.extend(
                conformity.check(
                    kind, corrige, self.sources[nom], self.schemas, depuis=("remplace",)
                )
            )

    def _lit(
        self,
        entry: Entry,
        nom: str,
        read: Callable[..., tuple[Source, Lecture]],
    ) -> None:
        chemin = self.prefix + entry.path
        if entry.size > LIMITE_FICHIER:
            self.findings.append(trop_gros(chemin, entry.size, LIMITE_FICHIER, annexe=False))
            return
        raw = self._contenu(entry)
        if raw is None:
            return
        if (chemin, raw) not in self.lus:
            self.lus[chemin, raw] = read(raw, path=chemin)
        source, lecture = self.lus[chemin, raw]
        self.sources[nom] = source
        self.lectures[nom] = lecture
        self.findings.extend(lecture.findings)

    def _ouvre_annexe(self, entry: Entry, nom: str) -> None:
        if entry.size > LIMITE_ANNEXE:
            chemin = self.prefix + entry.path
            self.findings.append(trop_gros(chemin, entry.size, LIMITE_ANNEXE, annexe=True))
            return
        raw = self._contenu(entry)
        if raw is not None:
            self.fichiers[nom] = annexes.facts(raw, nom=nom)

    def _contenu(self, entry: Entry) -> bytes | None:
        try:
            return self.tree.read(entry.path)
        except OSError:
            self.findings.append(illisible(self.prefix + entry.path))
            return None

    def _verifie(self, nom: str, kind: str) -> None:
        lecture = self.lectures.get(nom)
        if lecture is not None and not lecture.fatal:
            self.findings.extend(
                conformity.check(kind, lecture.data, self.sources[nom], self.schemas)
            )


def edition_de(data: object, schemas: Schemas) -> str:
    """Return the edition whose schemas a dossier is held against: its own where we know it, else
    the newest."""
    connues = {kind.partition("/")[0] for kind in schemas.kinds() if "/reponses/" in kind}
    voulue = data.get("edition") if isinstance(data, dict) else None
    if isinstance(voulue, str) and voulue in connues:
        return voulue
    return max(connues, default="")
