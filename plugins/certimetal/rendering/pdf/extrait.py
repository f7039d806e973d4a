"""The « extrait du registre »: one page that says who is habilité, until when, for what."""

from __future__ import annotations

import base64
import io
import re
import zlib
from typing import TYPE_CHECKING, Any

from certimetal.domain.extrait import (
    FORMAT,
    TAILLE_MAX,
    FaitsExtrait,
    LigneCertification,
    depuis_json,
    en_json,
)
from certimetal.domain.francais import NBSP, date_en_mots, enumerer
from certimetal.rendering.pdf.mentions import (
    CE_QU_IL_NE_REMPLACE_PAS,
    adresse_sur_une_ligne,
    entourage,
    lignes,
    mention_nda,
)
from certimetal.rendering.pdf.signes import imprimables, secable
from certimetal.rendering.publication import faits_publics
from certimetal.rendering.statut_public import StatutPublic
from certimetal.rendering.typographie import decapitaliser, grouper_siret
from certimetal.rendering.valeurs import enfant, libelle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.champ import Champ
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.registre import Resume

CERTIFICATIONS_MONTREES = 40
"""Beyond, the page cannot hold them: the others are counted, and stand on the OF's page."""

_SANS_TERME = (
    "Le registre ne connaît pas de terme à cette habilitation : un extrait n’en dirait rien."
)

MARQUE = re.compile(rb"certimetal-extrait-v1:([A-Za-z0-9_-]{1,200000}={0,2})")


def faits_extrait(
    resume: Resume,
    nda: str,
    referentiel: Referentiel,
    champ: Champ | None,
    *,
    commit: str,
    empreinte: str,
    outil: str,
    adresse: str,
) -> FaitsExtrait | str:
    """Return what an extrait certifies on the summary's day, or why there can be none, in French.

    ``champ`` describes ``dossier.yml``; ``adresse`` is that of the site, empty where none is known.
    """
    if resume.erreurs:
        return _en_erreur(resume)
    faits = faits_publics(resume, referentiel)
    annonce, terme, jusqu_au = faits.annonce, resume.situation.terme, resume.situation.jusqu_au
    if annonce is None or annonce.statut_public is not StatutPublic.HABILITE:
        phrase = f"{annonce.phrase} " if annonce else ""
        return f"{phrase}Un extrait n’est délivré qu’à un organisme habilité ce jour-là."
    if terme is None or jusqu_au is None:
        return _SANS_TERME
    roles = enfant(champ, "certifications", "role")
    return FaitsExtrait(
        siret=faits.siret,
        raison_sociale=faits.raison_sociale,
        adresse=adresse_sur_une_ligne(faits.adresse),
        nda=nda,
        au=faits.au,
        phrase=annonce.phrase,
        debut=terme.debut,
        fin=terme.fin,
        jusqu_au=jusqu_au,
        certificateur=faits.certificateur_nom,
        edition=_edition(referentiel, faits.edition),
        certifications=tuple(
            LigneCertification(
                type=visee.type,
                intitule=visee.intitule,
                code=visee.code,
                roles=enumerer([decapitaliser(libelle(roles, role)) for role in visee.role]),
            )
            for visee in faits.certifications
        ),
        exemple=faits.exemple,
        commit=commit,
        empreinte=empreinte,
        outil=outil,
        lien=f"{adresse.rstrip('/')}/{faits.chemin}" if adresse else "",
    )


def _en_erreur(resume: Resume) -> str:
    suite = f"Corrigez-les d’abord{NBSP}: certimetal valider {resume.dossier}"
    if resume.erreurs_journal:
        return f"Le journal de ce dossier a des erreurs{NBSP}: son statut n’est pas sûr. {suite}"
    return (
        f"Ce dossier a des erreurs{NBSP}: un extrait ne peut pas en reprendre les données. {suite}"
    )


def _edition(referentiel: Referentiel, edition: str) -> str:
    return f"{referentiel.titre}, édition {edition}"


def donnees_extrait(faits: FaitsExtrait) -> Mapping[str, Any]:
    """Return the data of ``extrait.typ``: a function of the facts alone."""
    montrees = faits.certifications[:CERTIFICATIONS_MONTREES]
    donnees = entourage(
        titre="Extrait du registre",
        sujet=f"Habilitation CERTIMÉTAL au {date_en_mots(faits.au)}",
        organisme=faits.raison_sociale,
        siret=faits.siret,
        certificateur=faits.certificateur,
        jour=faits.au,
        exemple=faits.exemple,
    ) | {
        "organisme": secable(faits.raison_sociale),
        "fiche": lignes(
            ("SIRET", grouper_siret(faits.siret)),
            ("Adresse", faits.adresse),
            ("Déclaration d’activité", mention_nda(faits.nda)),
        ),
        "au": date_en_mots(faits.au),
        "phrase": faits.phrase,
        "reserve": _reserve(faits),
        "terme": lignes(
            (
                "Terme en cours",
                f"du {date_en_mots(faits.debut)} au {date_en_mots(faits.fin)} inclus",
            ),
            ("Certificateur", faits.certificateur),
            ("Référentiel", faits.edition),
        ),
        "certifications": [
            {"type": c.type, "intitule": secable(c.intitule), "code": c.code, "roles": c.roles}
            for c in montrees
        ],
        "autres": len(faits.certifications) - len(montrees),
        "commit": faits.commit,
        "empreinte": faits.empreinte,
        "lien": faits.lien,
        "qr": _qr(faits.lien) if faits.lien else "",
        "avertissement": CE_QU_IL_NE_REMPLACE_PAS,
    }
    imprime: dict[str, Any] = imprimables(donnees)
    imprime["meta"]["mots"].append(_marque(faits))
    return imprime


def _reserve(faits: FaitsExtrait) -> str:
    """Return the one thing already decided that shortens the term: a suspension to come."""
    if faits.jusqu_au >= faits.fin:
        return ""
    return (
        f"Une suspension est déjà décidée{NBSP}: l’habilitation ne vaut que jusqu’au "
        f"{date_en_mots(faits.jusqu_au)} inclus."
    )


def _marque(faits: FaitsExtrait) -> str:
    serre = zlib.compress(en_json(faits).encode("ascii"), 9)
    return f"{FORMAT}:{base64.urlsafe_b64encode(serre).decode('ascii')}"


def lire_extrait(contenu: bytes) -> FaitsExtrait | None:
    """Return the facts that a file says it certifies, None where it is no extrait.

    The file's bytes are searched and never opened as a PDF: a hostile one can do nothing. Facts
    that are there twice and differ are none.
    """
    marques = {trouve[1] for trouve in MARQUE.finditer(contenu)}
    if len(marques) != 1:
        return None
    try:
        serre = base64.b64decode(marques.pop(), altchars=b"-_", validate=True)
        decompresseur = zlib.decompressobj()
        texte = decompresseur.decompress(serre, TAILLE_MAX).decode("ascii")
    except (ValueError, zlib.error):
        return None
    return depuis_json(texte)


def _qr(lien: str) -> str:
    import segno  # noqa: PLC0415 -- needed here only

    tampon = io.BytesIO()
    segno.make(lien, error="m", micro=False).save(
        tampon, kind="svg", border=0, xmldecl=False, omitsize=True
    )
    return tampon.getvalue().decode("utf-8")
