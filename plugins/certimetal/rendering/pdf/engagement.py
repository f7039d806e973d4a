"""The engagement that an OF signs (R6), on the very text of its dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.empreintes_dossier import empreinte_dossier
from certimetal.domain.francais import date_en_mots
from certimetal.rendering.pdf.dossier import nom_du_certificateur
from certimetal.rendering.pdf.mentions import (
    adresse_sur_une_ligne,
    entourage,
    lignes,
    mention_nda,
)
from certimetal.rendering.pdf.signes import imprimables
from certimetal.rendering.typographie import avec_article, grouper_siret, nom_court

if TYPE_CHECKING:
    from datetime import date

    from certimetal.domain.dossier import Dossier
    from certimetal.domain.referentiel import Referentiel

TITRE = "Engagement de l’organisme"

_TEXTE = "identification"
_DEBUT = "L’organisme s’engage"


def donnees_engagement(
    dossier: Dossier, referentiel: Referentiel, *, jour: date, commit: str
) -> dict[str, Any]:
    """Return the data of ``engagement.typ``; its commitments are the référentiel's own words."""
    certificateur = nom_du_certificateur(dossier, referentiel)
    donnees = entourage(
        titre=TITRE,
        sujet="Engagement sur les critères et indicateurs de l’habilitation (R6)",
        organisme=dossier.raison_sociale,
        siret=dossier.siret,
        certificateur=certificateur,
        jour=jour,
        exemple=dossier.exemple,
    ) | {
        "titre": TITRE,
        "organisme": dossier.raison_sociale,
        "certificateur": avec_article(nom_court(certificateur)),
        "fiche": lignes(
            ("Nom de l’organisme", dossier.raison_sociale),
            ("SIRET", grouper_siret(dossier.siret)),
            ("Déclaration d’activité", mention_nda(dossier.numero_declaration_activite)),
            ("Adresse", adresse_sur_une_ligne(dossier.adresse)),
            ("Référentiel", f"{referentiel.titre}, édition {dossier.edition}"),
        ),
        "sites": [
            ", ".join(p for p in (s.nom, adresse_sur_une_ligne(s.adresse)) if p)
            for s in dossier.sites_annexes
        ],
        "certifications": [
            f"{c.type} {c.intitule}" + (f" ({c.code})" if c.code else "")
            for c in dossier.certifications
        ],
        "engagements": _engagements(referentiel),
        "dossier": lignes(("Dossier imprimé le", date_en_mots(jour)))
        + lignes(
            ("Version (commit)", commit or "pas encore enregistrée dans Git"),
            ("Empreinte", empreinte_dossier(dossier)),
            code=True,
        ),
        "siret": dossier.siret,
    }
    imprime: dict[str, Any] = imprimables(donnees)
    return imprime


def _engagements(referentiel: Referentiel) -> list[str]:
    """Return the sentences by which the source commits the OF, to the letter."""
    corps = next((t.corps for t in referentiel.textes if t.cle == _TEXTE), "")
    return [ligne.strip() for ligne in corps.splitlines() if ligne.startswith(_DEBUT)]
