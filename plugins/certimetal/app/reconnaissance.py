"""Tells whether a document that someone received is one that a dossier lists."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.app.reperage import find_dossier, load
from certimetal.domain.empreinte import empreinte
from certimetal.domain.empreintes_dossier import empreinte_annexe, empreinte_reponse
from certimetal.domain.francais import date_en_mots, enumerer, guillemets
from certimetal.domain.journal import lire_objet
from certimetal.domain.listage import Reconnaissance
from certimetal.errors import UnreadableFileError
from certimetal.reading.dossier import LIMITE_ANNEXE
from certimetal.reading.source import read_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.app.reperage import Emplacement
    from certimetal.domain.annexe import Annexe
    from certimetal.domain.dossier import Dossier

_CODE = re.compile(r"C[1-9]I[1-9]-A[0-9]{2}", re.IGNORECASE)
_LECTURES = {"constats": ("verdicts", "les constats"), "levee": ("levees", "la levée")}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Recu:
    """The received document: ``raw`` is empty where it is larger than any annexe may be."""

    nom: str
    taille: int
    empreinte: str
    raw: bytes
    canonique: str = ""


def recognise(depot: Depot, siret: str, chemin: Path, *, indicateur: str = "") -> Reconnaissance:
    """Look for the document at ``chemin`` among what the dossier of ``siret`` lists.

    With ``indicateur``, only what that answer lists counts; the rest is a near miss.
    UnknownNameError where there is no such dossier, UnreadableFileError where no such document.
    """
    emplacement = find_dossier(depot, siret)
    dossier = load(depot, emplacement)
    recu = _receive(chemin)
    voulu = indicateur.strip().upper()
    listees = [(code, annexe) for code, annexe in _annexes(dossier) if _est(recu, dossier, annexe)]
    reconnues = [annexe for code, annexe in listees if voulu in {"", code}]
    reponses = [
        code
        for code in dossier.reponses
        if recu.canonique and recu.canonique == empreinte_reponse(dossier, code)
    ]
    bonnes = [code for code in reponses if voulu in {"", code}]
    phrases = [_est_annexe(annexe) for annexe in reconnues]
    phrases += [f"C’est la réponse {code} du dossier." for code in bonnes]
    if not phrases:
        phrases = ["Ce document n’est aucun de ceux que le dossier liste."]
        if voulu:
            phrases = [f"Ce document n’est aucun de ceux que la réponse {voulu} liste."]
        phrases += [f"{_est_annexe(annexe)[:-1]}, et non de {voulu}." for _, annexe in listees]
        phrases += [f"C’est la réponse {code}, et non {voulu}." for code in reponses]
        lire = emplacement.racine.tree.read
        phrases += _presque(recu, dossier, emplacement, lire)
    return Reconnaissance(
        nom=recu.nom,
        empreinte=recu.empreinte,
        reconnu=bool(reconnues or bonnes),
        codes=(*(annexe.code for annexe in reconnues), *bonnes),
        phrases=tuple(phrases),
    )


def _receive(chemin: Path) -> _Recu:
    try:
        with chemin.open("rb") as file:
            somme = hashlib.file_digest(file, "sha256").hexdigest()
            taille = file.tell()
            file.seek(0)
            raw = file.read() if taille <= LIMITE_ANNEXE else b""
    except OSError as error:
        raison = "c’est un dossier" if chemin.is_dir() else "il n’existe pas, ou il est protégé"
        raise UnreadableFileError(
            f"Le document {chemin} ne peut pas être lu : {raison}."
        ) from error
    canonique = ""
    if chemin.suffix.lower() == ".md":
        source, lecture = read_markdown(raw, path=chemin.name)
        if isinstance(lecture.data, dict):
            canonique = empreinte(lecture.data, source.body)
    return _Recu(
        nom=chemin.name, taille=taille, empreinte=f"sha256:{somme}", raw=raw, canonique=canonique
    )


def _annexes(dossier: Dossier) -> Iterator[tuple[str, Annexe]]:
    for code, reponse in dossier.reponses.items():
        for annexe in reponse.annexes:
            yield code, annexe


def _est(recu: _Recu, dossier: Dossier, annexe: Annexe) -> bool:
    return recu.empreinte == empreinte_annexe(dossier, annexe)


def _est_annexe(annexe: Annexe) -> str:
    lieu = (
        f"gardée hors du dépôt ({annexe.conservation})"
        if annexe.hors_depot
        else f"versée au dossier ({annexe.fichier})"
    )
    return f"C’est l’annexe {annexe.code}, {guillemets(annexe.titre)}, {lieu}."


def _presque(
    recu: _Recu, dossier: Dossier, emplacement: Emplacement, lire: Callable[[str], bytes]
) -> Iterator[str]:
    """Yield what the document nearly is: a former reading, a copy cut short, else a homonym."""
    if not recu.taille:
        yield "Le fichier est vide : le téléchargement a sans doute échoué."
        return
    par_le_contenu = [
        *_non_listes(recu, dossier),
        *_lu_autrefois(recu, dossier),
        *_tronques(recu, dossier, emplacement, lire),
    ]
    yield from par_le_contenu or _homonymes(recu, dossier)


def _non_listes(recu: _Recu, dossier: Dossier) -> Iterator[str]:
    listes = {annexe.fichier for _, annexe in _annexes(dossier)}
    for nom, faits in dossier.fichiers.items():
        if faits.empreinte == recu.empreinte and nom not in listes:
            yield f"Il est dans le dossier ({nom}), mais aucune réponse ne le liste."


def _lu_autrefois(recu: _Recu, dossier: Dossier) -> Iterator[str]:
    """Yield the readings of an auditor that bear on this very content."""
    for evenement in dossier.journal:
        cle, nom = _LECTURES.get(evenement.type, ("", ""))
        jour = date_en_mots(evenement.date)
        for indicateur, juge in evenement.objet(cle).items() if cle else ():
            lu = lire_objet(juge)
            codes = [
                code
                for code, somme in lire_objet(lu.get("annexes")).items()
                if somme == recu.empreinte
            ]
            if codes:
                yield (
                    f"C’est l’annexe {enumerer(codes)} telle qu’elle a été lue pour {nom} du "
                    f"{jour} : le document du dossier a changé depuis."
                )
            if recu.canonique and lu.get("empreinte") == recu.canonique:
                yield (
                    f"C’est la réponse {indicateur} telle qu’elle a été lue pour {nom} du {jour} : "
                    "la réponse du dossier a changé depuis."
                )


def _tronques(
    recu: _Recu, dossier: Dossier, emplacement: Emplacement, lire: Callable[[str], bytes]
) -> Iterator[str]:
    """Yield the annexes of which the document is the beginning, or which it begins with."""
    for _, annexe in _annexes(dossier):
        faits = dossier.fichiers.get(annexe.fichier)
        if faits is None or not faits.empreinte or not recu.raw:
            continue
        try:
            raw = lire(f"{emplacement.folder}/{annexe.fichier}")
        except OSError:
            continue
        if raw.startswith(recu.raw):
            yield f"C’est le début de l’annexe {annexe.code} : la copie reçue est incomplète."
        elif recu.raw.startswith(raw):
            yield f"Il commence comme l’annexe {annexe.code}, mais d’autres données la suivent."


def _homonymes(recu: _Recu, dossier: Dossier) -> Iterator[str]:
    """Yield the annexe that the document's name tells: the content is not the same."""
    codes = {code.upper() for code in _CODE.findall(recu.nom)}
    for _, annexe in _annexes(dossier):
        if annexe.code in codes or annexe.fichier.rpartition("/")[2] == recu.nom:
            yield (
                f"Il porte le nom de l’annexe {annexe.code}, {guillemets(annexe.titre)}, mais son "
                "contenu diffère : une autre version, ou une copie enregistrée de nouveau."
            )
