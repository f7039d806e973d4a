"""The use case of ``certimetal formater``: dossiers laid out one way, and nothing lost of them."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from certimetal.app.formatage_fichier import lay_out_answer, lay_out_yaml
from certimetal.app.racine import open_racine
from certimetal.domain.formatage import Laisse, Passage
from certimetal.domain.journal import DOSSIER_JOURNAL
from certimetal.domain.nom_evenement import lire_nom
from certimetal.domain.referentiel import INDICATEURS
from certimetal.errors import GitError, UnknownNameError
from certimetal.reading.dossier import FICHE, edition_de, list_dossiers
from certimetal.reading.git import open_git
from certimetal.reading.source import read_yaml
from certimetal.reading.text import LIMITE_FICHIER
from certimetal.writing.atomic import write_bytes
from certimetal.writing.modeline import modeline_dossier, modeline_evenement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from certimetal.app.depot import Depot
    from certimetal.app.racine import Racine
    from certimetal.app.selection import Selection
    from certimetal.domain.formatage import MiseEnForme
    from certimetal.finding import Finding
    from certimetal.reading.tree import Entry

_REPONSES = {f"reponses/{indicateur}.md": indicateur for indicateur in INDICATEURS}


def plan_layout(depot: Depot, selection: Selection) -> Iterator[Passage]:
    """Yield every file of the selected dossiers that has a layout, in order; nothing is written.

    UnknownNameError where the selection leads to no dossier.
    """
    if not selection.racines:
        raise UnknownNameError(
            "Seuls les dossiers des organismes sont mis en forme : indiquez l’un d’eux, l’un de "
            "ses fichiers, ou rien pour tout le dépôt."
        )
    for racine in [open_racine(depot, chemin) for chemin in dict.fromkeys(selection.racines)]:
        verses = _Verses(Path(os.path.normpath(depot.root / racine.nom)))
        for folder in list_dossiers(racine.tree, racine.folder):
            if selection.retient(racine.chemin(folder)):
                dossier = _Dossier(depot=depot, racine=racine, folder=folder, verses=verses)
                yield from dossier.passages(selection.chemins)


def write_layout(depot: Depot, passages: Sequence[Passage], *, entier: bool) -> list[Passage]:
    """Write what the passages change, each file whole or not at all, and return them all.

    A file that changed since it was read is left as it is now, and its passage says so.
    """
    return [_ecrit(depot, passage, entier=entier) for passage in passages]


def write_answers(depot: Depot, passages: Sequence[Passage]) -> list[Passage]:
    """Lay out whole the answers that ``write_layout`` left short of it, now that it may."""
    visees = [passage for passage in passages if passage.a_demander]
    suite = [replace(passage, avant=passage.apres(entier=False)) for passage in visees]
    return write_layout(depot, suite, entier=True)


def _ecrit(depot: Depot, passage: Passage, *, entier: bool) -> Passage:
    if not passage.change(entier=entier):
        return passage
    chemin = Path(os.path.normpath(depot.root / passage.chemin))
    try:
        actuel = None if chemin.is_symlink() else chemin.read_bytes()
    except OSError:
        actuel = None
    if actuel != passage.avant:
        return replace(passage, mise=None, laisse=Laisse.CHANGE_ENTRE_TEMPS)
    write_bytes(chemin, passage.apres(entier=entier))
    return passage


class _Verses:
    """The events that Git has at HEAD: once there, a file of the journal never changes."""

    def __init__(self, lieu: Path) -> None:
        self.lieu = lieu
        self._noms: frozenset[str] | None = None
        self.sans_git = False

    def contient(self, chemin: str) -> bool:
        """Whether HEAD has this event; asked of Git once, and only where there is a journal.

        Its last folders name it, wherever the repository's own top is: a SIRET has one dossier.
        """
        if self._noms is None:
            self._noms = self._lit()
        return "/".join(chemin.split("/")[-3:]) in self._noms

    def _lit(self) -> frozenset[str]:
        try:
            with open_git(self.lieu) as git:
                code, brut = git.run(
                    "ls-tree", "-r", "-z", "--full-tree", "--name-only", "HEAD", codes=(0, 128)
                )
        except GitError:
            self.sans_git = True
            return frozenset()
        noms = os.fsdecode(brut).split("\0") if not code else []
        marque = f"/{DOSSIER_JOURNAL}/"
        return frozenset("/".join(nom.split("/")[-3:]) for nom in noms if marque in nom)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dossier:
    """A dossier whose files are gone through."""

    depot: Depot
    racine: Racine
    folder: str
    verses: _Verses

    def passages(self, chemins: Sequence[str]) -> Iterator[Passage]:
        """Yield the passage of each file that is asked for, every one where none is named."""
        entries = [e for e in self.racine.tree.entries(self.folder) if e.regular]
        journal = self._journal(entries)
        edition = self._edition(entries)
        for entry in entries:
            chemin = self.racine.prefix + entry.path
            if chemins and not any(_est_dans(chemin, demande) for demande in chemins):
                continue
            passage = self._passage(entry, chemin, edition)
            if passage is not None:
                yield _lue(passage, journal)

    def _passage(self, entry: Entry, chemin: str, edition: str) -> Passage | None:
        nom = entry.path[len(self.folder) + 1 :]
        lu = (
            lire_nom(nom.removeprefix(f"{DOSSIER_JOURNAL}/"))
            if nom.startswith("journal/")
            else None
        )
        if nom != FICHE and nom not in _REPONSES and lu is None:
            return None
        if lu is not None and self.verses.contient(entry.path):
            return Passage(chemin=chemin, laisse=Laisse.VERSE)
        if lu is not None and self.verses.sans_git:
            return Passage(chemin=chemin, laisse=Laisse.SANS_GIT)
        raw = self._contenu(entry)
        schemas = self.depot.schemas
        mise: MiseEnForme | None = None
        findings: Sequence[Finding] = ()
        if raw is None:
            return Passage(chemin=chemin, laisse=Laisse.ILLISIBLE)
        if nom in _REPONSES:
            kind = f"{edition}/reponses/{_REPONSES[nom]}"
            mise, findings = lay_out_answer(raw, path=chemin, kind=kind, schemas=schemas)
        else:
            kind = f"journal/{lu.type}" if lu else "dossier"
            aide = modeline_evenement(lu.type) if lu else modeline_dossier()
            mise, findings = lay_out_yaml(
                raw, path=chemin, kind=kind, schemas=schemas, modeline=aide
            )
        if mise is not None and mise.entiere.encode() == raw == mise.sure.encode():
            return Passage(chemin=chemin)  # most files: their texts are let go
        laisse = Laisse.ILLISIBLE if mise is None else None
        return Passage(chemin=chemin, avant=raw, mise=mise, laisse=laisse, findings=tuple(findings))

    def _edition(self, entries: Sequence[Entry]) -> str:
        fiche = next((e for e in entries if e.path == f"{self.folder}/{FICHE}"), None)
        raw = self._contenu(fiche) if fiche else None
        donnees = read_yaml(raw, path=FICHE)[1].data if raw is not None else None
        return edition_de(donnees, self.depot.schemas)

    def _journal(self, entries: Sequence[Entry]) -> bytes:
        """Return the journal's texts, where the empreintes that were read are quoted."""
        debut = f"{self.folder}/{DOSSIER_JOURNAL}/"
        return b"\n".join(self._contenu(e) or b"" for e in entries if e.path.startswith(debut))

    def _contenu(self, entry: Entry) -> bytes | None:
        if entry.size > LIMITE_FICHIER:
            return None
        try:
            return self.racine.tree.read(entry.path)
        except OSError:
            return None


def _lue(passage: Passage, journal: bytes) -> Passage:
    if not passage.a_demander or passage.mise is None:
        return passage
    return replace(passage, lue=passage.mise.empreinte.encode() in journal)


def _est_dans(chemin: str, demande: str) -> bool:
    return chemin == demande or chemin.startswith(f"{demande}/")
