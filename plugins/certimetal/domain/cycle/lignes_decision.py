"""Rows of the transition table: decisions, the steps of L4, and what happens to the OF."""

from __future__ import annotations

from certimetal.domain.cycle import conditions as c
from certimetal.domain.cycle.ligne import OF, Ligne, dans
from certimetal.domain.situation import Statut

S = Statut

LIGNES: tuple[Ligne, ...] = (
    Ligne(
        type="decision",
        variante="habilitation",
        nom="la décision d’habilitation",
        auteurs=("signataire",),
        regles=("R27", "R29", "R30", "D3", "D4"),
        permis=dans(S.EN_AUDIT, S.DELAI_DE_REPONSE, si=c.INSTRUCTION_CONSTATEE)
        | dans(S.HABILITE, S.ECHU, si=c.RENOUVELLEMENT_CONSTATE),
        raison="Une habilitation se décide après un audit.",
        sauf={
            S.SUSPENDU: "Décidez d’abord du rétablissement ou du retrait : une habilitation "
            "suspendue ne se renouvelle pas.",
        },
    ),
    Ligne(
        type="decision",
        variante="delai_de_reponse",
        nom="la décision d’ouvrir un délai de réponse",
        auteurs=("signataire",),
        regles=("R27", "R28", "D2"),
        permis=dans(
            S.EN_AUDIT, S.DELAI_DE_REPONSE, S.HABILITE, S.SUSPENDU, S.ECHU, si=c.AUDIT_AVEC_NC
        ),
        raison="Un délai de réponse suit un audit qui a trouvé une non-conformité.",
    ),
    Ligne(
        type="decision",
        variante="refus",
        nom="la décision de refus",
        auteurs=("signataire",),
        regles=("R28", "D5"),
        permis=dans(
            S.EN_AUDIT,
            S.DELAI_DE_REPONSE,
            S.HABILITE,
            S.SUSPENDU,
            S.ECHU,
            si=c.INSTRUCTION_CONSTATEE,
        ),
        raison="Un refus répond à un dossier audité, et aucun ne l’est.",
    ),
    Ligne(
        type="decision",
        variante="maintien",
        nom="la décision de maintien",
        auteurs=("signataire",),
        regles=("R29",),
        permis=dans(S.HABILITE, si=c.A_MAINTENIR),
        raison="Un maintien porte sur une habilitation en cours.",
        sauf={S.SUSPENDU: "Une habilitation suspendue se rétablit ou se retire."},
    ),
    Ligne(
        type="decision",
        variante="suspension",
        nom="la décision de suspension",
        auteurs=("signataire",),
        regles=("L4", "R33"),
        permis=dans(S.HABILITE),
        raison="Seule une habilitation en cours se suspend, et une seule fois.",
    ),
    Ligne(
        type="decision",
        variante="retablissement",
        nom="la décision de rétablissement",
        auteurs=("signataire",),
        regles=("L4",),
        permis=dans(S.SUSPENDU),
        raison="Seule une habilitation suspendue se rétablit.",
    ),
    Ligne(
        type="decision",
        variante="retrait",
        nom="la décision de retrait",
        auteurs=("signataire",),
        regles=("L4", "R33"),
        permis=dans(S.HABILITE, S.SUSPENDU),
        raison="Seule une habilitation en cours se retire.",
    ),
    Ligne(
        type="griefs",
        nom="les griefs adressés à l’organisme",
        auteurs=("signataire",),
        regles=("L4",),
        permis=dans(S.HABILITE, S.SUSPENDU),
        raison="Des griefs mettent en question une habilitation en cours.",
    ),
    Ligne(
        type="observations",
        nom="les observations de l’organisme",
        auteurs=("of",),
        regles=("L4",),
        permis=dans(S.HABILITE, S.SUSPENDU, si=c.GRIEFS_OUVERTS),
        raison="Des observations répondent à des griefs, et il n’y en a pas.",
    ),
    Ligne(
        type="convention",
        nom="la convention",
        auteurs=("signataire",),
        regles=("L1",),
        permis=dans(S.EN_AUDIT, S.DELAI_DE_REPONSE, S.HABILITE, S.SUSPENDU),
        raison="Une convention accompagne une habilitation accordée ou sur le point de l’être.",
    ),
    Ligne(
        type="changement",
        nom="la déclaration d’un changement",
        auteurs=OF,
        regles=("R2", "D10"),
        permis=dans(S.DEPOSE, S.EN_AUDIT, S.DELAI_DE_REPONSE, S.HABILITE, S.SUSPENDU)
        | dans(S.ECHU, si=c.INSTRUCTION_OUVERTE),
        raison="Ni demande ni habilitation n’est en cours : rien n’est à signaler.",
        sauf={S.BROUILLON: "Corrigez les fichiers du dossier : il n’est pas encore déposé."},
    ),
    Ligne(
        type="cessation",
        nom="la cessation",
        auteurs=OF,
        regles=("R2", "D10"),
        permis=dans(S.DEPOSE, S.EN_AUDIT, S.DELAI_DE_REPONSE, S.HABILITE, S.SUSPENDU)
        | dans(S.ECHU, si=c.INSTRUCTION_OUVERTE),
        raison="Ni demande ni habilitation n’est en cours : il n’y a rien à cesser.",
        sauf={S.BROUILLON: "Fermez la proposition : le dossier n’est pas encore déposé."},
    ),
    Ligne(
        type="transfert",
        nom="le transfert à un autre certificateur ou à un autre SIRET",
        auteurs=("secretariat", "national"),
        regles=("R5", "D10"),
        permis=dans(*(s for s in S if s is not S.BROUILLON)),
        raison="Le dossier n’a pas d’histoire à transférer.",
        sauf={S.BROUILLON: "Créez le dossier chez le bon certificateur, sous le bon SIRET."},
    ),
    Ligne(
        type="rectification",
        nom="la rectification d’un événement",
        auteurs=("of", "secretariat", "auditeur", "signataire", "national"),
        regles=("D12",),
        permis=dans(*S, si=c.VISE_AVANT),
        raison="",
    ),
)
