"""A file as it was written: what findings show of it, and where things stand in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from certimetal.domain.controle import Cible
from certimetal.location import Location
from certimetal.reading.markdown_source import split
from certimetal.reading.positions import Lignes
from certimetal.reading.text import LIMITE_FICHIER, decode
from certimetal.reading.yaml_source import Lecture, nothing_written, parse

if TYPE_CHECKING:
    from certimetal.domain.controle import Chemin
    from certimetal.finding import Finding
    from certimetal.reading.yaml_nodes import Noeud


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file's text with LF line ends, ``yaml`` and ``body`` being parts of it.

    ``yaml_line`` and ``body_line`` are the lines where these begin. Positions are worked out when
    they are asked for, from the text alone: a file in which nothing is wrong never pays for them.
    """

    path: str
    text: str = ""
    yaml: str = ""
    yaml_line: int = 1
    body: str = ""
    body_line: int = 1

    def locate(self, chemin: Chemin, cible: Cible = Cible.VALEUR) -> Location:
        """Return where a value or a key stands, its nearest existing parent where it does not.

        ``CLE`` of a list's item is the item. A group of fields written on several lines is shown
        by its name, a group on one line by its whole extent.
        """
        if cible is Cible.FICHIER:
            return Location(path=self.path)
        if cible is Cible.CORPS:
            return Location(path=self.path, line=self.body_line)
        racine = _racine(self.yaml)
        if racine is None:
            return Location(path=self.path, line=self.yaml_line)
        cle, noeud, entier = _follow(racine, chemin)
        if entier and cible is Cible.CLE and cle is not None:
            return self._place(cle)
        return self._place(_shown(cle, noeud))

    def locate_body(self, debut: int, fin: int) -> Location:
        """Return where an extent of the body stands, given its character offsets."""
        lignes = _lignes(self.body)
        ligne, colonne = lignes.position(debut)
        limite = lignes.debut(ligne) + len(lignes.contenu(ligne))
        return Location(
            path=self.path,
            line=self.body_line + ligne - 1,
            column=colonne,
            end_column=colonne + min(fin, limite) - debut if fin > debut else 0,
        )

    def line(self, n: int) -> str:
        """Return a line of the file as a finding shows it, empty where there is none."""
        return _lignes(self.text).montrer(n)

    def _place(self, noeud: Noeud) -> Location:
        lignes = _lignes(self.yaml)
        ligne, colonne = lignes.position(noeud.debut)
        limite = lignes.debut(ligne) + len(lignes.contenu(ligne).rstrip())
        fin = min(noeud.fin, limite)
        return Location(
            path=self.path,
            line=self.yaml_line + ligne - 1,
            column=colonne,
            end_column=colonne + fin - noeud.debut if fin > noeud.debut else 0,
        )


@lru_cache(maxsize=2)
def _racine(yaml: str) -> Noeud | None:
    from certimetal.reading.yaml_nodes import compose  # noqa: PLC0415 -- where a place is asked for

    return compose(yaml).racine


@lru_cache(maxsize=4)
def _lignes(text: str) -> Lignes:
    return Lignes(text)


def _follow(racine: Noeud, chemin: Chemin) -> tuple[Noeud | None, Noeud, bool]:
    """Walk down as far as the path leads: the last key passed, the node, and whether it is all."""
    cle: Noeud | None = None
    noeud = racine
    for pas in chemin:
        suite = _child(noeud, pas)
        if suite is None:
            return cle, noeud, False
        cle, noeud = suite
    return cle, noeud, True


def _child(noeud: Noeud, pas: str | int) -> tuple[Noeud | None, Noeud] | None:
    if isinstance(pas, int):
        elements = noeud.elements or []
        return (None, elements[pas]) if 0 <= pas < len(elements) else None
    for cle, valeur in noeud.paires or []:
        if cle.valeur == pas:
            return cle, valeur
    return None


def _shown(cle: Noeud | None, noeud: Noeud) -> Noeud:
    """Return the node whose extent stands for a value: itself, or its name."""
    return cle if cle is not None and not noeud.a_une_etendue else noeud


def read_yaml(raw: bytes, *, path: str) -> tuple[Source, Lecture]:
    """Return a YAML file and its data; it never raises for what the file holds."""
    text, findings = decode(raw, path=path, limit=LIMITE_FICHIER)
    source = Source(path=path, text=text, yaml=text)
    if len(raw) > LIMITE_FICHIER:
        return source, Lecture(data=None, findings=tuple(findings), fatal=True)
    lecture = parse(text, path=path)
    if lecture.data is None and not lecture.findings:
        lecture = nothing_written(path)
    return source, _with(lecture, findings)


def read_markdown(raw: bytes, *, path: str) -> tuple[Source, Lecture]:
    """Return an answer's file and its fields; it never raises for what the file holds.

    An empty front matter is no fault: its fields are ``{}``. The answer is ``Source.body``.
    """
    text, findings = decode(raw, path=path, limit=LIMITE_FICHIER)
    if len(raw) > LIMITE_FICHIER:
        return Source(path=path), Lecture(data=None, findings=tuple(findings), fatal=True)
    coupe = split(text, path=path)
    source = Source(
        path=path,
        text=text,
        yaml=coupe.front,
        yaml_line=coupe.front_line,
        body=coupe.body,
        body_line=coupe.body_line,
    )
    findings += coupe.findings
    if not coupe.complete:
        return source, Lecture(data=None, findings=tuple(findings), fatal=True)
    lecture = parse(coupe.front, path=path, first_line=coupe.front_line)
    if lecture.data is None and not lecture.fatal:
        lecture = replace(lecture, data={})
    return source, _with(lecture, findings)


def _with(lecture: Lecture, findings: list[Finding]) -> Lecture:
    if not findings:
        return lecture
    toutes = sorted([*findings, *lecture.findings], key=lambda finding: finding.rang)
    return replace(lecture, findings=tuple(toutes))
