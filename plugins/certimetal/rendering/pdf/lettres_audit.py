"""Letters of the audit: the dossier received, an audit triggered, constats, levées, griefs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.delais import apres
from certimetal.domain.francais import FINE, NBSP, date_en_mots, enumerer
from certimetal.domain.journal import lire_objet
from certimetal.domain.situation import MAJEURE
from certimetal.rendering.pdf.affaire import VERDICTS, texte
from certimetal.rendering.pdf.blocs_lettre import Corps, et_le
from certimetal.rendering.valeurs import enfant, libelle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from certimetal.domain.situation import NonConformite
    from certimetal.rendering.pdf.affaire import Affaire

AUDITS = {
    "initial": "audit initial",
    "intermediaire": "audit intermédiaire",
    "renouvellement": "audit de renouvellement",
}


def recevabilite(affaire: Affaire) -> Corps:
    """The dossier is complete, or documents are asked for."""
    depot = affaire.avant("depot")
    recu = (
        f"Votre dossier de demande d’habilitation, déposé {et_le(depot.date if depot else None)},"
    )
    if affaire.evenement.texte("resultat") == "pieces_demandees":
        corps = Corps(objet="pièces à joindre à votre dossier d’habilitation")
        corps.dit(f"{recu} a été examiné. Pour que l’audit puisse commencer, il y manque{NBSP}:")
        corps.liste(str(piece) for piece in affaire.evenement.liste("pieces"))
        corps.dit("Nous l’examinerons de nouveau dès que ces pièces y seront.")
        return corps
    corps = Corps(objet="votre dossier d’habilitation est complet")
    corps.dit(f"{recu} est complet. L’audit de ce dossier est ouvert.", "R27")
    corps.dit(
        "Il porte sur les éléments de preuve décrits et fournis. Ses constats vous seront "
        "notifiés.",
        "R32",
    )
    return corps


def declenchement(affaire: Affaire) -> Corps:
    """An audit intermédiaire begins."""
    evenement, champ = affaire.evenement, affaire.champ
    instance = libelle(enfant(champ, "instance"), evenement.texte("instance"))
    origine = libelle(enfant(champ, "origine"), evenement.texte("origine"))
    corps = Corps(objet="audit intermédiaire de votre habilitation")
    corps.dit(
        "Un audit intermédiaire de votre habilitation est déclenché, comme le référentiel le "
        "permet à tout moment du terme.",
        "R29",
    )
    corps.liste((f"Instance{NBSP}: {instance}", f"Origine{NBSP}: {origine}"))
    corps.cite("Objet de l’audit", evenement.texte("objet"))
    if affaire.alors.est_habilite and affaire.alors.jusqu_au:
        corps.dit(
            "Votre habilitation reste en vigueur pendant cet audit. Son dernier jour reste "
            f"{et_le(affaire.alors.jusqu_au)}."
        )
    corps.dit("Les constats vous seront notifiés.")
    return corps


def constats(affaire: Affaire) -> Corps:
    """What the audit found, and the délai that begins."""
    audit = affaire.evenement.texte("audit")
    corps = Corps(objet=f"constats de l’{AUDITS.get(audit, 'audit')} de votre dossier")
    corps.dit(
        f"L’{AUDITS.get(audit, 'audit')} de votre dossier a été conclu "
        f"{et_le(affaire.evenement.date)}. Nous vous en notifions les constats."
    )
    conformes = [c for c, v in affaire.verdicts() if v.get("verdict") == "conforme"]
    if conformes:
        corps.dit(f"Conformes{NBSP}: {enumerer(conformes)}.")
    autres = [(c, v) for c, v in affaire.verdicts() if v.get("verdict") != "conforme"]
    if not autres:
        corps.dit(
            "Aucune non-conformité n’est constatée. La décision vous sera notifiée séparément.",
            "R27",
        )
        return corps
    for code, verdict in autres:
        nature = VERDICTS.get(str(verdict.get("verdict")), "verdict illisible")
        limite = _limite_notifiee(affaire)
        corps.constat(
            f"{code}, {nature.lower()}",
            texte(verdict, "constat"),
            texte(verdict, "attendu"),
            limite,
        )
    corps.regles.extend(("R31", "R32"))
    _ce_qui_est_attendu(affaire, corps)
    majeures = any(v.get("verdict") == "nc_majeure" for _, v in autres)
    _ce_qui_suit(affaire, corps, majeures=majeures, terme=audit == "intermediaire")
    return corps


def _limite_notifiee(affaire: Affaire) -> date | None:
    notification = affaire.notification()
    return apres(notification.date, affaire.delais.reponse) if notification else None


def _ce_qui_est_attendu(affaire: Affaire, corps: Corps) -> None:
    delai = affaire.delais.reponse
    if delai is not None:
        limite = _limite_notifiee(affaire)
        soit = f", soit jusqu’au {date_en_mots(limite)} inclus" if limite else ""
        corps.dit(
            f"Vous avez {delai} au plus, à partir de la notification de cette lettre{soit}, pour "
            "apporter vos actions correctives",
            delai.regle,
            "D2",
        )
    demander_un_plan(corps)


def demander_un_plan(corps: Corps) -> None:
    """Say what a plan d'actions holds."""
    corps.dit(
        f"Nous attendons votre plan d’actions{NBSP}: pour chaque non-conformité, sa cause, "
        "l’action menée, son échéance et la preuve que vous apporterez."
    )


def _ce_qui_suit(affaire: Affaire, corps: Corps, *, majeures: bool, terme: bool) -> None:
    if terme:
        if affaire.alors.est_habilite:
            corps.dit("Votre habilitation reste en vigueur pendant ce délai.", "R28", "R33")
        corps.dit(
            "Si une non-conformité n’est pas levée à temps, une suspension peut être décidée, puis "
            "un retrait, après notification de griefs sur lesquels vous aurez pu présenter vos "
            "observations.",
            "D5",
            "L4",
        )
        return
    if majeures:
        corps.dit("Une non-conformité majeure ouverte empêche la validation du dossier.", "D4")
    else:
        corps.dit("Une non-conformité mineure permet la validation, avec un plan d’actions.", "D4")
    corps.dit("Si une non-conformité n’est pas levée à temps, un refus peut être décidé.", "D5")


def levee(affaire: Affaire) -> Corps:
    """NCs looked at again: lifted, or kept."""
    corps = Corps(objet="suite donnée à vos actions correctives")
    corps.dit(
        f"Nous avons examiné {et_le(affaire.evenement.date)} les actions correctives que vous avez "
        "apportées."
    )
    reexamens = affaire.evenement.objet("levees")
    for code in sorted(reexamens):
        reexamen = lire_objet(reexamens[code])
        leve = reexamen.get("resultat") == "levee"
        corps.cite(
            f"{code}, non-conformité {'levée' if leve else 'maintenue'}", texte(reexamen, "motif")
        )
    restent = affaire.ouvertes()
    if not restent:
        corps.dit("Plus aucune non-conformité n’est ouverte.")
        return corps
    lister(corps, restent)
    corps.dit("La limite vaut pour toutes les non-conformités, mineures et majeures.", "R28", "D4")
    if any(nc.gravite == MAJEURE for nc in restent) and affaire.alors.terme is None:
        corps.dit("Une non-conformité majeure ouverte empêche la validation du dossier.", "D4")
    return corps


def lister(corps: Corps, ouvertes: Sequence[NonConformite]) -> None:
    """Say which NCs remain, with their limits."""
    corps.dit(f"{'Restent' if len(ouvertes) > 1 else 'Reste'} à corriger{NBSP}:")
    corps.liste(en_bref(nc) for nc in ouvertes)


def en_bref(nc: NonConformite) -> str:
    """Return an open NC on one line, with its limit."""
    quoi = f"{nc.indicateur}, non-conformité {nc.gravite}"
    if nc.limite is None:
        return f"{quoi}{NBSP}: son délai court de la notification des constats"
    return f"{quoi}{NBSP}: au plus tard {et_le(nc.limite)}"


def griefs(affaire: Affaire) -> Corps:
    """What is held against the OF, before a decision (L4)."""
    limite = affaire.evenement.jour("limite_observations")
    corps = Corps(objet="griefs, et délai pour présenter vos observations")
    corps.dit(
        "Nous vous notifions les griefs suivants. Aucune décision de retrait n’est prise avant que "
        "vous ayez pu y répondre.",
        "L4",
    )
    corps.cite("Griefs", affaire.evenement.texte("griefs"))
    if limite is not None:
        corps.dit(
            f"Vous pouvez nous adresser vos observations par écrit jusqu’au {date_en_mots(limite)} "
            f"inclus{FINE}; elles seront versées au dossier."
        )
    corps.dit(
        "La décision sera prise au vu de vos observations, ou, sans réponse de votre part, à "
        "l’issue de ce délai. Elle vous sera notifiée."
    )
    return corps
