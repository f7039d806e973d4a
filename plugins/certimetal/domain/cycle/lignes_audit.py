"""Rows of the transition table: the request, the audit, and what the OF answers."""

from __future__ import annotations

from certimetal.domain.cycle import conditions as c
from certimetal.domain.cycle.ligne import OF, Ligne, dans
from certimetal.domain.cycle.notifications import A_NOTIFIER
from certimetal.domain.situation import Statut

S = Statut

LIGNES: tuple[Ligne, ...] = (
    Ligne(
        type="reprise",
        nom="la reprise d’une habilitation accordée sur papier",
        auteurs=("signataire",),
        regles=("D17",),
        permis=dans(S.BROUILLON, S.DEPOSE, si=c.SANS_TERME),
        raison="Une reprise ouvre l’histoire d’un dossier, avant tout audit et toute décision.",
        sauf={
            S.HABILITE: "Une habilitation déjà inscrite se corrige par une rectification.",
            S.SUSPENDU: "Une habilitation déjà inscrite se corrige par une rectification.",
        },
    ),
    Ligne(
        type="depot",
        variante="initiale",
        nom="le dépôt d’un dossier initial",
        auteurs=OF,
        regles=("R6",),
        permis=dans(S.BROUILLON, S.RETIRE, S.REFUSE, S.CESSE)
        | dans(S.DEPOSE, si=c.PIECES_DEMANDEES)
        | dans(S.ECHU, si=c.SANS_INSTRUCTION),
        raison="Une demande est déjà en cours, ou une habilitation court encore.",
        sauf={
            S.HABILITE: "Déposez un dossier de renouvellement.",
            S.SUSPENDU: "Déposez un dossier de renouvellement.",
        },
    ),
    Ligne(
        type="depot",
        variante="renouvellement",
        nom="le dépôt d’un dossier de renouvellement",
        auteurs=OF,
        regles=("R30", "D6"),
        permis=dans(S.HABILITE, S.SUSPENDU, si=c.SANS_INSTRUCTION),
        raison="Il n’y a aucune habilitation en cours à renouveler.",
        sauf={
            S.BROUILLON: (
                "Déposez un dossier initial, ou inscrivez d’abord la reprise de l’habilitation "
                "accordée sur papier."
            ),
        },
    ),
    Ligne(
        type="recevabilite",
        nom="la recevabilité",
        auteurs=("secretariat", "auditeur"),
        regles=("R6",),
        permis=dans(S.DEPOSE) | dans(S.HABILITE, S.SUSPENDU, S.ECHU, si=c.DEPOT_RECU),
        raison="Aucun dépôt n’attend sa recevabilité.",
    ),
    Ligne(
        type="declenchement",
        nom="le déclenchement d’un audit intermédiaire",
        auteurs=("auditeur",),
        regles=("R29",),
        permis=dans(S.HABILITE, S.SUSPENDU, si=c.SANS_INTERMEDIAIRE),
        raison="Un audit intermédiaire porte sur une habilitation en cours.",
    ),
    Ligne(
        type="constats",
        variante="initial",
        nom="les constats de l’audit initial",
        auteurs=("auditeur",),
        regles=("R27", "R31", "R32"),
        permis=dans(S.EN_AUDIT, si=c.CONSTATS_ATTENDUS),
        raison="Aucun audit initial n’attend ses constats.",
        sauf={
            S.DELAI_DE_REPONSE: "Une non-conformité corrigée se lève (levée) ; elle ne se rejuge "
            "pas par de nouveaux constats.",
        },
    ),
    Ligne(
        type="constats",
        variante="renouvellement",
        nom="les constats de l’audit de renouvellement",
        auteurs=("auditeur",),
        regles=("R30", "R31", "R32"),
        permis=dans(S.HABILITE, S.SUSPENDU, S.ECHU, si=c.CONSTATS_ATTENDUS),
        raison="Aucun audit de renouvellement n’est en cours.",
        sauf={S.EN_AUDIT: "Cet audit est un audit initial : écrivez « audit: initial »."},
    ),
    Ligne(
        type="constats",
        variante="intermediaire",
        nom="les constats d’un audit intermédiaire",
        auteurs=("auditeur",),
        regles=("R29", "R31", "R32"),
        permis=dans(S.HABILITE, S.SUSPENDU, si=c.INTERMEDIAIRE_ATTENDU),
        raison="Un audit intermédiaire porte sur une habilitation en cours.",
        sauf={S.EN_AUDIT: "Cet audit est un audit initial : écrivez « audit: initial »."},
    ),
    Ligne(
        type="notification",
        nom="la notification d’un événement à l’organisme",
        auteurs=("secretariat", "signataire"),
        regles=("D2",),
        permis=dans(*(s for s in S if s is not S.BROUILLON), si=A_NOTIFIER),
        raison="Le journal n’a encore rien à notifier.",
    ),
    Ligne(
        type="plan_actions",
        nom="le plan d’actions",
        auteurs=OF,
        regles=("R28", "D4"),
        permis=dans(
            S.EN_AUDIT, S.DELAI_DE_REPONSE, S.HABILITE, S.SUSPENDU, S.ECHU, si=c.NC_OUVERTE
        ),
        raison="Un plan d’actions répond à une non-conformité ouverte, et il n’y en a pas.",
    ),
    Ligne(
        type="levee",
        nom="la levée de non-conformités",
        auteurs=("auditeur",),
        regles=("R28",),
        permis=dans(
            S.EN_AUDIT, S.DELAI_DE_REPONSE, S.HABILITE, S.SUSPENDU, S.ECHU, si=c.NC_OUVERTE
        ),
        raison="Aucune non-conformité n’est ouverte.",
    ),
)
