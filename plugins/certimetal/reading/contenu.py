"""Reads what a dossier says as data, field by field: for who copies it and judges nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from certimetal.domain.formulaire_valeurs import ReponseEcrite
from certimetal.domain.referentiel import INDICATEURS
from certimetal.reading.controles_fichiers import absent, hors_norme, illisible, trop_gros
from certimetal.reading.source import read_markdown, read_yaml
from certimetal.reading.text import LIMITE_FICHIER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from certimetal.finding import Finding
    from certimetal.reading.source import Source
    from certimetal.reading.tree import Entry, Tree
    from certimetal.reading.yaml_source import Lecture

FICHE = "dossier.yml"
_REPONSES = {f"reponses/{indicateur}.md": indicateur for indicateur in INDICATEURS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contenu:
    """``fiche`` is the data of dossier.yml; ``illisibles`` say which files could not be read."""

    fiche: Any = None
    reponses: Mapping[str, ReponseEcrite] = field(default_factory=dict)
    illisibles: tuple[Finding, ...] = ()


def read_content(tree: Tree, folder: str, *, prefix: str = "") -> Contenu:
    """Read a dossier's data; paths of findings begin with ``prefix``, then ``folder``."""
    fiche: Any = None
    reponses: dict[str, ReponseEcrite] = {}
    fautes: list[Finding] = []
    vus = set()
    for entry in tree.entries(folder):
        nom = entry.path[len(folder) + 1 :] if folder else entry.path
        if nom != FICHE and nom not in _REPONSES:
            continue
        vus.add(nom)
        lu = _read(tree, entry, prefix, read_yaml if nom == FICHE else read_markdown, fautes)
        if lu is None:
            continue
        source, lecture = lu
        if nom == FICHE:
            fiche = lecture.data
        else:
            reponses[_REPONSES[nom]] = ReponseEcrite(entete=lecture.data, corps=source.body)
    if FICHE not in vus:
        fautes.append(absent(f"{prefix}{folder}/{FICHE}"))
    return Contenu(fiche=fiche, reponses=reponses, illisibles=tuple(fautes))


def _read(
    tree: Tree,
    entry: Entry,
    prefix: str,
    read: Callable[..., tuple[Source, Lecture]],
    fautes: list[Finding],
) -> tuple[Source, Lecture] | None:
    chemin = prefix + entry.path
    if not entry.regular:
        fautes.append(hors_norme(chemin))
    elif entry.size > LIMITE_FICHIER:
        fautes.append(trop_gros(chemin, entry.size, LIMITE_FICHIER, annexe=False))
    else:
        try:
            raw = tree.read(entry.path)
        except OSError:
            fautes.append(illisible(chemin))
            return None
        source, lecture = read(raw, path=chemin)
        if not lecture.fatal:
            return source, lecture
        fautes.extend(lecture.findings)
    return None
