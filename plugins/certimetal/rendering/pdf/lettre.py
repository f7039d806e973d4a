"""A letter that notifies an event of the journal: its frame, and which words fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import date_en_mots
from certimetal.rendering.pdf import lettres_audit, lettres_decision
from certimetal.rendering.pdf.mentions import entourage, lignes
from certimetal.rendering.pdf.regles_citees import regles_citees
from certimetal.rendering.pdf.signes import imprimables
from certimetal.rendering.typographie import avec_article, grouper_siret

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from certimetal.rendering.pdf.affaire import Affaire
    from certimetal.rendering.pdf.blocs_lettre import Corps

LETTRES: Mapping[tuple[str, str], Callable[[Affaire], Corps]] = {
    ("recevabilite", ""): lettres_audit.recevabilite,
    ("declenchement", ""): lettres_audit.declenchement,
    ("constats", ""): lettres_audit.constats,
    ("levee", ""): lettres_audit.levee,
    ("griefs", ""): lettres_audit.griefs,
    ("decision", "habilitation"): lettres_decision.habilitation,
    ("decision", "delai_de_reponse"): lettres_decision.delai_de_reponse,
    ("decision", "refus"): lettres_decision.refus,
    ("decision", "maintien"): lettres_decision.maintien,
    ("decision", "suspension"): lettres_decision.suspension,
    ("decision", "retablissement"): lettres_decision.retablissement,
    ("decision", "retrait"): lettres_decision.retrait,
}
"""The letter of each kind of event that the OF is told of."""


def genre_de_lettre(affaire: Affaire) -> tuple[str, str]:
    """Return the key of ``LETTRES`` that an event has."""
    evenement = affaire.evenement
    return evenement.type, evenement.texte("sens") if evenement.type == "decision" else ""


def donnees_lettre(affaire: Affaire, moyens: Mapping[str, str]) -> dict[str, Any]:
    """Return the data of ``lettre.typ``; ``moyens`` are the ways to notify, as the schema says.

    KeyError where the event is not one that is notified.
    """
    corps = LETTRES[genre_de_lettre(affaire)](affaire)
    dossier, adresse = affaire.dossier, affaire.dossier.adresse
    connu = affaire.referentiel.certificateurs.get(dossier.certificateur)
    contact = connu.contact if connu else {}
    donnees = entourage(
        titre="Lettre de notification",
        sujet=corps.objet,
        organisme=dossier.raison_sociale,
        siret=dossier.siret,
        certificateur=affaire.certificateur,
        jour=affaire.jour,
        exemple=dossier.exemple,
    ) | {
        "expediteur": [
            affaire.certificateur,
            *(contact[c] for c in ("adresse", "telephone", "courriel") if contact.get(c)),
        ],
        "destinataire": [
            dossier.raison_sociale,
            "À l’attention du responsable de l’organisme",
            *(
                ligne
                for ligne in (adresse.voie, f"{adresse.code_postal} {adresse.commune}".strip())
                if ligne
            ),
        ],
        "le": f"Le {date_en_mots(affaire.jour)}",
        "moyens": [titre for cle, titre in moyens.items() if cle != "autre"],
        "objet": corps.objet,
        "references": lignes(
            ("SIRET", grouper_siret(dossier.siret)),
            ("Événement notifié", affaire.evenement.fichier),
        )
        + lignes(("Version du dossier", affaire.commit), code=True),
        "blocs": corps.blocs,
        "signataire": avec_article(affaire.certificateur),
        "regles": regles_citees(corps.regles, affaire.referentiel, dossier.certificateur),
    }
    imprime: dict[str, Any] = imprimables(donnees)
    return imprime
