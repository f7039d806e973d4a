"""The use case of ``certimetal verifier``: is this file an extrait that the register stands by?

The file is never opened as a PDF. The facts that it carries are read, laid out anew, and the bytes
compared: an extrait is a function of its facts, so one changed word shows. The facts are then held
against those of today, and against those of the extrait's own day.
"""

from __future__ import annotations

import hmac
from dataclasses import replace
from typing import TYPE_CHECKING

from certimetal.app.examen import examine
from certimetal.app.extrait import certifier, composer_extrait
from certimetal.app.reperage import find_dossier
from certimetal.app.revision import revision_de
from certimetal.composition import ouvrir_compositeur
from certimetal.domain.cycle import situer
from certimetal.domain.extrait import FaitsExtrait, ecarts
from certimetal.domain.francais import citer
from certimetal.domain.verification import Constat, Verification
from certimetal.errors import CompositionError, UnknownNameError, UnreadableFileError
from certimetal.rendering.pdf.extrait import lire_extrait

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from certimetal.app.extrait import Cadre
    from certimetal.app.reperage import Emplacement
    from certimetal.composition import Compositeur
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.registre import Resume

TAILLE_MAX = 2_000_000
"""Bytes: forty times an extrait."""


def lire_fichier(chemin: Path) -> bytes:
    """Return what a file holds, its first ``TAILLE_MAX`` bytes and one more at most.

    UnreadableFileError where it cannot be read.
    """
    try:
        if not chemin.is_file():
            raise FileNotFoundError
        with chemin.open("rb") as ouvert:
            return ouvert.read(TAILLE_MAX + 1)
    except OSError as erreur:
        raise UnreadableFileError(
            f"Le fichier {citer(str(chemin))} ne peut pas être lu : indiquez un fichier PDF de ce "
            "poste."
        ) from erreur


def verifier_fichier(
    cadre: Cadre, chemin: Path, *, today: date, racines: Sequence[str | Path]
) -> Verification:
    """Tell what the file of that name is worth today; UnreadableFileError where there is none."""
    contenu = lire_fichier(chemin)
    with ouvrir_compositeur() as compositeur:
        return verifier(cadre, compositeur, contenu, today=today, racines=racines)


def verifier(
    cadre: Cadre,
    compositeur: Compositeur,
    contenu: bytes,
    *,
    today: date,
    racines: Sequence[str | Path],
) -> Verification:
    """Tell what a file is worth today."""
    faits = lire_extrait(contenu) if len(contenu) <= TAILLE_MAX else None
    if faits is None or not contenu.startswith(b"%PDF-"):
        return Verification(constat=Constat.PAS_UN_EXTRAIT)
    if faits.outil == cadre.outil and not _memes_octets(compositeur, faits, contenu):
        return Verification(constat=Constat.MODIFIE, faits=faits)
    if faits.au > today:
        return Verification(constat=Constat.DU_FUTUR, faits=faits)
    try:
        emplacement = find_dossier(cadre.depot, faits.siret, racines=racines)
    except UnknownNameError:
        return Verification(constat=Constat.INCONNU, faits=faits)
    return _confronter(cadre, emplacement, faits, today)


def attendu(
    cadre: Cadre, siret: str, *, today: date, racines: Sequence[str | Path]
) -> FaitsExtrait | str:
    """Return what today's extrait of an OF says, or in French why it has none.

    UnknownNameError where no dossier has this SIRET.
    """
    emplacement = find_dossier(cadre.depot, siret, racines=racines)
    dossier, souvenir = examine(cadre.depot, emplacement.racine, emplacement.folder, today=today)
    return certifier(cadre, dossier, souvenir.resume(), revision_de(emplacement).commit)


def _memes_octets(compositeur: Compositeur, faits: FaitsExtrait, contenu: bytes) -> bool:
    try:
        return hmac.compare_digest(composer_extrait(compositeur, faits), contenu)
    except CompositionError:
        return False


def _confronter(
    cadre: Cadre, emplacement: Emplacement, faits: FaitsExtrait, today: date
) -> Verification:
    depot = cadre.depot
    dossier, souvenir = examine(depot, emplacement.racine, emplacement.folder, today=today)
    resume = souvenir.resume()
    commit = revision_de(emplacement).commit
    actuels = certifier(cadre, dossier, resume, commit)
    alors = certifier(cadre, dossier, _au(cadre, dossier, resume, faits.au), commit)
    jadis = isinstance(alors, FaitsExtrait) and not ecarts(faits, alors)
    if isinstance(actuels, str):
        return Verification(constat=Constat.NON_HABILITE, faits=faits, raison=actuels, jadis=jadis)
    differences = ecarts(faits, actuels)
    if differences:
        return Verification(constat=Constat.PERIME, faits=faits, ecarts=differences, jadis=jadis)
    if faits.outil != cadre.outil:
        return Verification(constat=Constat.AUTRE_OUTIL, faits=faits, jadis=jadis)
    constat = Constat.A_JOUR if faits == actuels else Constat.TOUJOURS_VRAI
    autre = faits.empreinte != actuels.empreinte
    return Verification(constat=constat, faits=faits, jadis=jadis, autre_version=autre)


def _au(cadre: Cadre, dossier: Dossier, resume: Resume, jour: date) -> Resume:
    return replace(resume, situation=situer(dossier, cadre.depot.referentiel, jour))
