"""A whole dossier as a document: who the OF is, then its twelve answers, critère by critère."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from certimetal.domain.empreintes_dossier import empreinte_annexe, empreinte_dossier
from certimetal.domain.francais import NBSP, compter, date_en_mots, enumerer
from certimetal.domain.referentiel import CRITERES
from certimetal.rendering.pdf.mentions import (
    adresse_sur_une_ligne,
    entourage,
    lignes,
    mention_nda,
)
from certimetal.rendering.pdf.signes import INCONNU, imprimables, secable
from certimetal.rendering.pdf.texte_riche import arbre_markdown
from certimetal.rendering.typographie import (
    decapitaliser,
    grouper_siret,
    octets,
    ordinal_masculin,
)
from certimetal.rendering.valeurs import en_lignes, enfant, libelle

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from certimetal.domain.annexe import Annexe
    from certimetal.domain.champ import Champ
    from certimetal.domain.dossier import CertificationVisee, Dossier
    from certimetal.domain.referentiel import Critere, Referentiel
    from certimetal.rendering.publication import Profil

TITRE = "Dossier de demande d’habilitation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A dossier to lay out: its version (``commit`` may be empty) and the day of the document.

    ``images`` maps the pictures of its annexes (``annexes/C2I1-A01.png``) to the names that the
    composer knows them by; ``champs`` is keyed by kind.
    """

    dossier: Dossier
    referentiel: Referentiel
    champs: Mapping[str, Champ]
    jour: date
    commit: str
    images: Mapping[str, str]
    profil: Profil = "interne"


def nom_du_certificateur(dossier: Dossier, referentiel: Referentiel) -> str:
    """Return the certificateur's name, its code where nobody knows it."""
    connu = referentiel.certificateurs.get(dossier.certificateur)
    return connu.nom if connu else dossier.certificateur


def donnees_dossier(edition: Edition) -> dict[str, Any]:
    """Return the data of ``dossier.typ``."""
    dossier, referentiel = edition.dossier, edition.referentiel
    certificateur = nom_du_certificateur(dossier, referentiel)
    nom = dossier.raison_sociale or f"Dossier {grouper_siret(dossier.siret_dossier)}"
    donnees = entourage(
        titre=TITRE,
        sujet=f"Identification, fiches réponse et annexes{NBSP}: {referentiel.titre}",
        organisme=nom,
        siret=dossier.siret or dossier.siret_dossier,
        certificateur=nom,
        jour=edition.jour,
        exemple=dossier.exemple,
    ) | {
        "titre": TITRE,
        "sous_titre": secable(nom),
        "garde": lignes(
            ("SIRET", grouper_siret(dossier.siret)),
            ("Certificateur", certificateur),
            ("Référentiel", f"{referentiel.titre}, édition {dossier.edition}"),
            ("Version du", date_en_mots(edition.jour)),
        )
        + lignes(
            ("Commit", edition.commit),
            ("Empreinte du dossier", empreinte_dossier(dossier)),
            code=True,
        ),
        "identification": _identification(edition),
        "sites": [
            [s.nom, grouper_siret(s.siret), adresse_sur_une_ligne(s.adresse)]
            for s in dossier.sites_annexes
        ],
        "certifications": [_certification(c, edition.champs) for c in dossier.certifications],
        "criteres": [_critere(referentiel.criteres[code], edition) for code in CRITERES],
        "note": "",
    }
    imprime: dict[str, Any] = imprimables(donnees)
    imprime["note"] = _note(imprime)
    return imprime


def _identification(edition: Edition) -> list[dict[str, Any]]:
    dossier = edition.dossier
    contact = enfant(edition.champs.get("dossier"), "contact")
    decrites = en_lignes(contact, dossier.contact) if contact is not None else []
    return [
        *lignes(
            ("Nom de l’organisme", dossier.raison_sociale),
            ("SIRET", grouper_siret(dossier.siret)),
            ("Déclaration d’activité", mention_nda(dossier.numero_declaration_activite)),
            ("Adresse", adresse_sur_une_ligne(dossier.adresse)),
        ),
        *({"titre": x.titre, "valeurs": list(x.valeurs)} for x in decrites),
    ]


def _certification(visee: CertificationVisee, champs: Mapping[str, Champ]) -> list[str]:
    roles = enfant(champs.get("dossier"), "certifications", "role")
    dits = enumerer([decapitaliser(libelle(roles, role)) for role in visee.role])
    return [visee.type, secable(visee.intitule), visee.code, dits]


def _critere(critere: Critere, edition: Edition) -> dict[str, Any]:
    return {
        "titre": f"Critère{NBSP}{critere.code[1:]}{NBSP}: {critere.titre}",
        "indicateurs": [_indicateur(f"{critere.code}I{rang}", edition) for rang in (1, 2)],
    }


def _indicateur(code: str, edition: Edition) -> dict[str, Any]:
    dossier = edition.dossier
    indicateur = edition.referentiel.indicateurs[code]
    reponse = dossier.reponses.get(code)
    champ = edition.champs.get(f"{dossier.edition}/reponses/{code}")
    engagements = (
        en_lignes(champ, reponse.engagements, sauf=("annexes",)) if reponse and champ else []
    )
    return {
        "titre": f"{code}{NBSP}· {ordinal_masculin(indicateur.rang)} indicateur",
        "capacite": indicateur.capacite,
        "engagements": [{"titre": x.titre, "valeurs": list(x.valeurs)} for x in engagements],
        "reponse": arbre_markdown(reponse.corps.strip(), edition.images) if reponse else [],
        "annexes": [_annexe(a, edition) for a in (reponse.annexes if reponse else ())],
    }


def _annexe(annexe: Annexe, edition: Edition) -> dict[str, str]:
    return {
        "code": annexe.code,
        "titre": secable(annexe.titre),
        "document": _document(annexe, edition),
        "empreinte": empreinte_annexe(edition.dossier, annexe),
    }


def _document(annexe: Annexe, edition: Edition) -> str:
    if annexe.hors_depot:
        ou = f"{NBSP}: {annexe.conservation}" if edition.profil == "interne" else ""
        return f"gardée hors du dépôt{ou}"
    faits = edition.dossier.fichiers.get(annexe.fichier)
    taille = f" ({octets(faits.taille)})" if faits else ", fichier absent"
    return f"{annexe.fichier}{taille}"


def _note(imprime: object) -> str:
    """Return a word on the signs that no font of the document has, empty where there are none."""
    manques = _compte(imprime)
    if not manques:
        return ""
    quoi = compter(
        manques,
        "signe que la police n’a pas est montré",
        "signes que la police n’a pas sont montrés",
    )
    return f"Dans ce document, {quoi} par «{NBSP}{INCONNU}{NBSP}»."


def _compte(valeur: object) -> int:
    if isinstance(valeur, str):
        return valeur.count(INCONNU)
    if isinstance(valeur, dict):
        return sum(map(_compte, valeur.values()))
    return sum(map(_compte, valeur)) if isinstance(valeur, list) else 0
