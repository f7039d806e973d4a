"""What a verification found, in French sentences: whether one may rely on the file, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import FINE, NBSP, citer, date_en_mots, enumerer
from certimetal.domain.verification import Constat
from certimetal.rendering.typographie import grouper_siret

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.extrait import FaitsExtrait
    from certimetal.domain.verification import Verification


def dire(verification: Verification, today: date) -> str:
    """Return the verdict, a sentence or a few, ending with a line end."""
    faits = verification.faits
    if faits is None:
        return (
            "Ce fichier n’est pas un extrait du registre CERTIMÉTAL, ou il a été réenregistré par "
            "un logiciel qui en a effacé les repères. Demandez à l’organisme le fichier d’origine, "
            "ou regardez sa page dans le registre.\n"
        )
    se_dit = "" if verification.est_vrai else "Se présente comme\u00a0: "
    lignes = [se_dit + _de_qui(faits), *_verdict(verification, faits, today)]
    return "\n".join(lignes) + "\n"


def dire_attendu(faits: FaitsExtrait | str) -> str:
    """Return what an extrait of the day says, to be compared with one on paper."""
    if isinstance(faits, str):
        return f"Pas d’extrait{NBSP}: {faits}\n"
    lignes = [
        _de_qui(faits),
        faits.phrase,
        f"Terme{NBSP}: du {date_en_mots(faits.debut)} au {date_en_mots(faits.fin)} inclus.",
        f"Certifications{NBSP}: {_certifications(faits)}.",
        f"Version du dossier{NBSP}: {faits.commit or 'pas encore enregistrée dans Git'}",
        f"Empreinte du dossier{NBSP}: {faits.empreinte}",
    ]
    return "\n".join(lignes) + "\n"


def _certifications(faits: FaitsExtrait) -> str:
    dites = [
        f"{c.type} {c.intitule}" + (f" ({c.code})" if c.code else "") for c in faits.certifications
    ]
    return f"{FINE}; ".join(dites)


def _de_qui(faits: FaitsExtrait) -> str:
    marque = ", exemple fictif" if faits.exemple else ""
    return (
        f"Extrait du {date_en_mots(faits.au)} pour {citer(faits.raison_sociale, 120)}, SIRET "
        f"{grouper_siret(faits.siret)}{marque}."
    )


def _verdict(verification: Verification, faits: FaitsExtrait, today: date) -> list[str]:
    jour = date_en_mots(today)
    refaire = f"Pour un extrait du jour{NBSP}: certimetal extrait {faits.siret}"
    phrases = {
        Constat.A_JOUR: [
            "C’est l’extrait que le registre délivre aujourd’hui, octet pour octet.",
            faits.phrase,
        ],
        Constat.TOUJOURS_VRAI: [
            f"Authentique et toujours vrai{NBSP}: le registre dit la même chose le {jour}.",
            faits.phrase,
            *_version(verification),
            refaire,
        ],
        Constat.PERIME: [
            f"À ne plus utiliser{NBSP}: le registre dit autre chose le {jour}.",
            f"Diffèrent{NBSP}: {enumerer(verification.ecarts)}.",
            _jadis(verification, faits),
            refaire,
        ],
        Constat.NON_HABILITE: [
            f"À ne plus utiliser{NBSP}: le registre ne délivre pas d’extrait le {jour}.",
            verification.raison,
            _jadis(verification, faits),
        ],
        Constat.AUTRE_OUTIL: [
            "Les faits qu’il porte sont ceux du registre, mais une autre version de l’outil l’a",
            f"mis en page{NBSP}: ce qui s’y lit ne peut pas être vérifié mot à mot.",
            faits.phrase,
            refaire,
        ],
        Constat.MODIFIE: [
            f"Ce fichier n’est pas tel que le registre l’aurait délivré{NBSP}: il a été modifié,",
            f"ou réenregistré par un logiciel. N’en retenez rien{FINE}; demandez le fichier",
            "d’origine, ou regardez la page de l’organisme.",
        ],
        Constat.DU_FUTUR: [
            f"Sa date est à venir (nous sommes le {jour}).",
            "Le registre n’a pas pu le délivrer.",
        ],
        Constat.INCONNU: [
            f"Aucun dossier du registre ne porte ce SIRET{NBSP}: l’extrait n’en vient pas."
        ],
    }
    return phrases[verification.constat]


def _version(verification: Verification) -> list[str]:
    if not verification.autre_version:
        return []
    return ["Le dossier de l’organisme, lui, a changé depuis (son empreinte n’est plus la même)."]


def _jadis(verification: Verification, faits: FaitsExtrait) -> str:
    jour = date_en_mots(faits.au)
    if verification.jadis:
        return f"Le {jour}, il était vrai, d’après le registre tel qu’il est aujourd’hui."
    return f"Le registre, tel qu’il est aujourd’hui, ne confirme pas qu’il était vrai le {jour}."
