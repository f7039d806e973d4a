"""A fiche réponse: one critère, its two answers side by side, as on the paper form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import NBSP
from certimetal.domain.referentiel import CRITERES
from certimetal.rendering.gabarits import html
from certimetal.rendering.liens import relatif
from certimetal.rendering.markdown import render_untrusted
from certimetal.rendering.pages.texte_audite import texte_audite
from certimetal.rendering.publication import annexe_telechargeable, chemin_organisme
from certimetal.rendering.tableaux import defilants
from certimetal.rendering.typographie import ordinal_masculin
from certimetal.rendering.valeurs import en_lignes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.annexe import Annexe
    from certimetal.domain.champ import Champ
    from certimetal.domain.dossier import Dossier, Reponse
    from certimetal.domain.referentiel import Critere, Indicateur, Referentiel
    from certimetal.domain.registre import Resume
    from certimetal.rendering.pages.suivi import SuiviIndicateur
    from certimetal.rendering.publication import LienEdition, Profil

_TYPES = {"pdf": "PDF", "png": "image PNG", "jpeg": "image JPEG"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """All that the fiches of one OF are written from.

    ``images`` maps an annexe's file to its URL, ``suivis`` an indicator to what auditors alone
    read of it: empty on a site for everybody.
    """

    dossier: Dossier
    resume: Resume
    referentiel: Referentiel
    champs: Mapping[str, Champ]
    images: Mapping[str, str]
    suivis: Mapping[str, SuiviIndicateur]
    profil: Profil
    lien_edition: LienEdition


def fiches_reponse(redaction: Redaction) -> list[dict[str, Any]]:
    """Return the six fiches of an OF."""
    return [_fiche(redaction.referentiel.criteres[code], redaction) for code in CRITERES]


def _fiche(critere: Critere, redaction: Redaction) -> dict[str, Any]:
    numero = critere.code[1:]
    return {
        "id": critere.code.lower(),
        "titre": f"Critère{NBSP}{numero}{NBSP}: {critere.titre}",
        "colonnes": [_colonne(f"{critere.code}I{rang}", redaction) for rang in (1, 2)],
    }


def _colonne(code: str, redaction: Redaction) -> dict[str, Any]:
    dossier, resume = redaction.dossier, redaction.resume
    indicateur = redaction.referentiel.indicateurs[code]
    reponse = dossier.reponses.get(code)
    champ = redaction.champs.get(f"{dossier.edition}/reponses/{code}")
    guide = f"referentiel/{indicateur.critere.lower()}/#{code.lower()}"
    return {
        **_entete(indicateur),
        **_reponse(reponse, champ, redaction.images),
        "audite": texte_audite(resume, code) if reponse is not None else "",
        "suivi": redaction.suivis.get(code),
        "annexes": [_annexe(a, redaction) for a in (reponse.annexes if reponse else ())],
        "guide": relatif(chemin_organisme(resume), guide),
        "modifier": redaction.lien_edition(f"{resume.dossier}/reponses/{code}.md"),
    }


def _entete(indicateur: Indicateur) -> dict[str, Any]:
    return {
        "code": indicateur.code,
        "id": indicateur.code.lower(),
        "rang": ordinal_masculin(indicateur.rang),
        "capacite": indicateur.capacite,
    }


def _reponse(
    reponse: Reponse | None, champ: Champ | None, images: Mapping[str, str]
) -> dict[str, Any]:
    corps = reponse.corps.strip() if reponse is not None else ""
    return {
        "presente": reponse is not None,
        "corps": html(defilants(render_untrusted(corps, niveau=5, images=images))) if corps else "",
        "engagements": (
            en_lignes(champ, reponse.engagements, sauf=("annexes",))
            if reponse is not None and champ is not None
            else []
        ),
    }


def _annexe(annexe: Annexe, redaction: Redaction) -> dict[str, Any]:
    dossier, profil = redaction.dossier, redaction.profil
    faits = dossier.fichiers.get(annexe.fichier)
    return {
        "code": annexe.code,
        "titre": annexe.titre,
        "lien": annexe.fichier if annexe_telechargeable(annexe, dossier, profil) else "",
        "type": _TYPES.get(faits.type_reel, "") if faits is not None else "",
        "taille": faits.taille if faits is not None else 0,
        "empreinte": annexe.empreinte if annexe.hors_depot else "",
        "conservation": annexe.conservation if profil == "interne" else "",
        "hors_depot": annexe.hors_depot,
    }
