"""What must be under way for an event to be possible, where its statut alone does not decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.condition import Condition
from certimetal.domain.cycle.faute import IdFaute, Refus
from certimetal.domain.situation import Etape

if TYPE_CHECKING:
    from certimetal.domain.cycle.etat import Etat
    from certimetal.domain.journal import Evenement


def _sans_terme(etat: Etat, _: Evenement | None) -> Refus | None:
    if not etat.chronologie.termes:
        return None
    return Refus(
        raison="Ce registre connaît déjà une habilitation de cet organisme.",
        remede="Corrigez-la par une rectification, ou déposez un renouvellement.",
        regles=("D17",),
    )


def _pieces_demandees(etat: Etat, _: Evenement | None) -> Refus | None:
    if etat.instruction is None or etat.instruction.etape is Etape.PIECES_DEMANDEES:
        return None
    return Refus(
        raison="Le dossier est déjà déposé, et aucune pièce n’a été demandée.",
        remede="Attendez la recevabilité ; le dossier peut être modifié jusque-là.",
        regles=("R6",),
    )


def _sans_instruction(etat: Etat, evenement: Evenement | None) -> Refus | None:
    instruction = etat.instruction
    if instruction is None or instruction.etape is Etape.PIECES_DEMANDEES:
        return None
    if instruction.etape is Etape.DEPOSE:
        return _pieces_demandees(etat, evenement)
    return Refus(
        raison="Le dossier déposé est encore à l’étude.",
        remede="Attendez la décision sur ce dossier, ou faites-le cesser.",
        regles=("R30",),
    )


def _depot_recu(etat: Etat, _: Evenement | None) -> Refus | None:
    if etat.instruction is not None and etat.instruction.etape in (
        Etape.DEPOSE,
        Etape.PIECES_DEMANDEES,
    ):
        return None
    return Refus(
        raison="Aucun dépôt n’attend sa recevabilité.",
        remede="La recevabilité répond à un dépôt : inscrivez-le d’abord.",
        regles=("R6",),
    )


def _sans_intermediaire(etat: Etat, _: Evenement | None) -> Refus | None:
    if etat.intermediaire is None:
        return None
    return Refus(
        raison="Un audit intermédiaire est déjà en cours.",
        remede="Concluez-le (constats, puis décision) avant d’en déclencher un autre.",
        regles=("R29",),
    )


def _constats_attendus(etat: Etat, _: Evenement | None) -> Refus | None:
    instruction = etat.instruction
    if instruction is not None and instruction.etape is Etape.EN_AUDIT:
        return None
    if instruction is not None and instruction.constats is not None:
        return _deja_rendus()
    return Refus(
        raison="Aucun dossier reçu complet n’attend ses constats.",
        remede="Inscrivez d’abord le dépôt, puis la recevabilité « complet ».",
        regles=("R27", "R30"),
    )


def _intermediaire_attendu(etat: Etat, _: Evenement | None) -> Refus | None:
    audit = etat.intermediaire
    if audit is not None and audit.etape is Etape.EN_AUDIT:
        return None
    if audit is not None:
        return _deja_rendus()
    return Refus(
        raison="Aucun audit intermédiaire n’a été déclenché.",
        remede="Inscrivez d’abord le déclenchement, avec l’instance qui le demande.",
        regles=("R29",),
    )


def _deja_rendus() -> Refus:
    return Refus(
        raison="Les constats de cet audit sont déjà rendus.",
        remede="Une non-conformité corrigée se lève ; une erreur se corrige par une rectification.",
        regles=("R27",),
    )


def _nc_ouverte(etat: Etat, _: Evenement | None) -> Refus | None:
    if etat.ouvertes:
        return None
    return Refus(
        raison="Aucune non-conformité n’est ouverte.",
        remede="Il n’y a rien à corriger : l’audit suit son cours.",
        regles=("R31", "R32"),
    )


def _instruction_constatee(etat: Etat, _: Evenement | None) -> Refus | None:
    if etat.instruction is not None and etat.instruction.constats is not None:
        return None
    return Refus(
        raison="Aucun constat d’audit ne fonde cette décision.",
        remede="Inscrivez d’abord les constats de l’audit, pour tous les indicateurs.",
        regles=("R27", "R32"),
    )


def _renouvellement_constate(etat: Etat, evenement: Evenement | None) -> Refus | None:
    instruction = etat.instruction
    if instruction is None:
        return Refus(
            raison=(
                "Aucun nouveau dossier n’a été déposé : une habilitation n’est jamais reconduite "
                "tacitement."
            ),
            remede="Le renouvellement demande un dépôt, sa recevabilité, puis un audit.",
            regles=("R30",),
            id=IdFaute.SANS_DEPOT,
        )
    return _instruction_constatee(etat, evenement)


def _audit_avec_nc(etat: Etat, _: Evenement | None) -> Refus | None:
    constates = etat.constate()
    if any(etat.nc_de(procedure.nature) for procedure in constates):
        return None
    return Refus(
        raison=(
            "Les constats de l’audit ne laissent aucune non-conformité ouverte."
            if constates
            else "Aucun constat d’audit ne fonde ce délai."
        ),
        remede=(
            "Un délai de réponse sert à corriger : décidez plutôt l’habilitation ou le maintien."
            if constates
            else "Inscrivez d’abord les constats de l’audit."
        ),
        regles=("R27", "R28"),
    )


def _a_maintenir(etat: Etat, _: Evenement | None) -> Refus | None:
    if etat.griefs is not None:
        return None
    if etat.intermediaire is not None and etat.intermediaire.constats is not None:
        return None
    return Refus(
        raison="Rien ne met l’habilitation en question.",
        remede=(
            "Un maintien conclut un audit intermédiaire, une fois ses constats rendus, ou des "
            "griefs."
        ),
        regles=("R29",),
    )


def _griefs_ouverts(etat: Etat, _: Evenement | None) -> Refus | None:
    if etat.griefs is not None:
        return None
    return Refus(
        raison="Aucun grief n’a été adressé à l’organisme.",
        remede="Des observations répondent à des griefs.",
        regles=("L4",),
    )


def _instruction_ouverte(etat: Etat, _: Evenement | None) -> Refus | None:
    if etat.instruction is not None:
        return None
    return Refus(
        raison="L’habilitation a pris fin et aucun dossier n’est à l’étude.",
        remede="Une nouvelle demande commence par un dépôt initial.",
        regles=("R30",),
    )


def _vise_avant(etat: Etat, _: Evenement | None) -> Refus | None:
    if etat.comptes or etat.ecartes:
        return None
    return Refus(
        raison="Le journal est vide : il n’y a rien à rectifier.",
        remede="L’histoire commence par un dépôt initial, ou par une reprise.",
        regles=("D12",),
    )


SANS_TERME = Condition(
    cle="sans_terme", texte="aucune habilitation n’est connue du registre", manque=_sans_terme
)
PIECES_DEMANDEES = Condition(
    cle="pieces_demandees", texte="des pièces ont été demandées", manque=_pieces_demandees
)
SANS_INSTRUCTION = Condition(
    cle="sans_instruction",
    texte="aucun dossier n’est à l’étude, ou si des pièces ont été demandées",
    manque=_sans_instruction,
)
DEPOT_RECU = Condition(
    cle="depot_recu", texte="un dépôt attend sa recevabilité", manque=_depot_recu
)
SANS_INTERMEDIAIRE = Condition(
    cle="sans_intermediaire",
    texte="aucun audit intermédiaire n’est en cours",
    manque=_sans_intermediaire,
)
CONSTATS_ATTENDUS = Condition(
    cle="constats_attendus",
    texte="un dossier reçu complet attend ses constats",
    manque=_constats_attendus,
)
INTERMEDIAIRE_ATTENDU = Condition(
    cle="intermediaire_attendu",
    texte="un audit intermédiaire attend ses constats",
    manque=_intermediaire_attendu,
)
NC_OUVERTE = Condition(cle="nc_ouverte", texte="une non-conformité est ouverte", manque=_nc_ouverte)
INSTRUCTION_CONSTATEE = Condition(
    cle="instruction_constatee",
    texte="les constats du dossier à l’étude sont rendus",
    manque=_instruction_constatee,
)
RENOUVELLEMENT_CONSTATE = Condition(
    cle="renouvellement_constate",
    texte="un nouveau dossier a été déposé et ses constats sont rendus",
    manque=_renouvellement_constate,
)
AUDIT_AVEC_NC = Condition(
    cle="audit_avec_nc",
    texte="les constats d’un audit en cours laissent une non-conformité ouverte",
    manque=_audit_avec_nc,
)
A_MAINTENIR = Condition(
    cle="a_maintenir",
    texte="les constats d’un audit intermédiaire sont rendus, ou si des griefs sont en cours",
    manque=_a_maintenir,
)
GRIEFS_OUVERTS = Condition(
    cle="griefs_ouverts", texte="des griefs sont en cours", manque=_griefs_ouverts
)
INSTRUCTION_OUVERTE = Condition(
    cle="instruction_ouverte", texte="un dossier est à l’étude", manque=_instruction_ouverte
)
VISE_AVANT = Condition(
    cle="vise_avant",
    texte="l’événement rectifié est au journal, avant la rectification",
    manque=_vise_avant,
)
