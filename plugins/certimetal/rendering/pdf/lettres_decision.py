"""Letters of the decisions: what is decided, why, from when to when, and what the OF may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.delais import avant
from certimetal.domain.cycle.table import A_LA_PLACE
from certimetal.domain.francais import compter, date_en_mots
from certimetal.domain.situation import Statut
from certimetal.rendering.pdf.blocs_lettre import Corps, et_le
from certimetal.rendering.pdf.lettres_audit import demander_un_plan, lister

if TYPE_CHECKING:
    from certimetal.domain.situation import Terme
    from certimetal.rendering.pdf.affaire import Affaire


def habilitation(affaire: Affaire) -> Corps:
    """Granted, or renewed."""
    terme = _terme_accorde(affaire)
    renouvelee = terme is not None and any(t.fin < terme.debut for t in affaire.alors.termes)
    mot = "renouvelée" if renouvelee else "accordée"
    corps = Corps(objet=f"habilitation {mot}")
    corps.dit(f"Nous vous informons que l’habilitation CERTIMÉTAL de votre organisme est {mot}.")
    _motif(affaire, corps)
    if terme is not None:
        corps.dit(
            f"Elle prend effet {et_le(terme.debut)} et vaut jusqu’au {date_en_mots(terme.fin)} "
            "inclus",
            "R27",
            "R30" if renouvelee else "R29",
            "D3",
        )
    _portee(affaire, corps)
    if terme is not None:
        _renouvellement(affaire, corps, terme)
    _non_conformites(affaire, corps)
    return corps


def _terme_accorde(affaire: Affaire) -> Terme | None:
    fichier = affaire.evenement.fichier
    return next((t for t in affaire.alors.termes if t.decision == fichier), None)


def _portee(affaire: Affaire, corps: Corps) -> None:
    corps.dit(
        "Elle couvre tout le dispositif validé par la CPNEFP de la métallurgie. Vous vous êtes "
        "engagés à nous informer de toute évolution de votre positionnement.",
        "R2",
    )
    corps.dit("Elle vaut sur tout le territoire national et n’est pas facturée.", "R3", "R8")
    corps.dit("Employez partout l’intitulé exact de chaque certification.", "L3")
    debut = affaire.delais.convention
    if debut is not None and affaire.evenement.date >= debut:
        corps.dit(
            "Une convention en précise l’objet, les certifications concernées, la période et les "
            "moyens.",
            "L1",
        )
    corps.dit("Un audit intermédiaire peut être déclenché à tout moment pendant le terme.", "R29")


def _non_conformites(affaire: Affaire, corps: Corps) -> None:
    ouvertes = affaire.ouvertes()
    if ouvertes:
        lister(corps, ouvertes)
        corps.regles.extend(("R28", "D4"))


def _renouvellement(affaire: Affaire, corps: Corps, terme: Terme) -> None:
    depot = avant(terme.fin, affaire.delais.depot)
    attendu = f" Le nouveau dossier est attendu au plus tard {et_le(depot)}." if depot else ""
    corps.dit(
        "Elle n’est jamais reconduite tacitement. Son renouvellement demande un nouveau dossier et "
        f"un audit.{attendu}",
        "R30",
        "D6",
    )


def delai_de_reponse(affaire: Affaire) -> Corps:
    """A délai to correct."""
    limite = affaire.evenement.jour("limite")
    corps = Corps(objet="délai de réponse pour corriger des non-conformités")
    corps.dit(
        "Votre dossier ne peut pas être validé en l’état. Un délai de réponse vous est ouvert.",
        "R27",
    )
    _motif(affaire, corps)
    for nc in affaire.ouvertes():
        corps.constat(
            f"{nc.indicateur}, non-conformité {nc.gravite}", nc.constat, nc.attendu, nc.limite
        )
    if limite is not None:
        corps.dit(
            f"Vous pouvez apporter vos actions correctives jusqu’au {date_en_mots(limite)} inclus",
            "R28",
            "D2",
        )
    demander_un_plan(corps)
    corps.dit(
        "Chaque non-conformité sera réexaminée sur les preuves que vous apporterez. Si l’une n’est "
        "pas levée à temps, un refus peut être décidé.",
        "R32",
        "D5",
    )
    return corps


def refus(affaire: Affaire) -> Corps:
    """Refused: a first request, or a renewal."""
    terme = affaire.alors.terme
    if terme is not None:
        corps = Corps(objet="refus de renouvellement de votre habilitation")
        corps.dit("Le renouvellement de votre habilitation est refusé.", "R30")
    else:
        corps = Corps(objet="refus de votre demande d’habilitation")
        corps.dit("Votre demande d’habilitation est refusée.")
    _motif(affaire, corps)
    if terme is not None:
        corps.dit(
            f"Votre habilitation en cours vaut jusqu’au {date_en_mots(terme.fin)} inclus.",
            "R29",
            "D3",
        )
    else:
        _non_habilite(corps)
        corps.dit(A_LA_PLACE[Statut.REFUSE])
    _recours(affaire, corps)
    return corps


def maintien(affaire: Affaire) -> Corps:
    """The habilitation goes on after an audit intermédiaire."""
    corps = Corps(objet="maintien de votre habilitation")
    corps.dit("À l’issue de l’examen de votre situation, votre habilitation est maintenue.")
    _motif(affaire, corps)
    _dernier_jour(affaire, corps)
    _non_conformites(affaire, corps)
    return corps


def suspension(affaire: Affaire) -> Corps:
    """Suspended, à titre conservatoire (L4)."""
    effet = affaire.evenement.jour("date_effet") or affaire.evenement.date
    limite = affaire.evenement.jour("limite")
    corps = Corps(objet="suspension de votre habilitation")
    corps.dit(
        "Votre habilitation est suspendue à titre conservatoire à partir du "
        f"{date_en_mots(effet)}.",
        "L4",
    )
    _motif(affaire, corps)
    if limite is not None:
        corps.dit(f"La suspension sera revue au plus tard {et_le(limite)}.")
    _non_habilite(corps, quand="Pendant la suspension, votre organisme n’est pas habilité. ")
    corps.dit(A_LA_PLACE[Statut.SUSPENDU])
    _non_conformites(affaire, corps)
    terme = affaire.alors.terme
    if terme is not None:
        corps.dit(f"Le terme de l’habilitation reste {et_le(terme.fin)}.", "D3")
    _recours(affaire, corps)
    return corps


def retablissement(affaire: Affaire) -> Corps:
    """The suspension ends."""
    effet = affaire.evenement.jour("date_effet") or affaire.evenement.date
    corps = Corps(objet="rétablissement de votre habilitation")
    corps.dit(f"Votre habilitation est rétablie à partir du {date_en_mots(effet)}.")
    _motif(affaire, corps)
    _dernier_jour(affaire, corps)
    _non_conformites(affaire, corps)
    return corps


def retrait(affaire: Affaire) -> Corps:
    """Withdrawn, after the steps of L4."""
    effet = affaire.evenement.jour("date_effet") or affaire.evenement.date
    corps = Corps(objet="retrait de votre habilitation")
    griefs = affaire.avant("griefs")
    if griefs is not None:
        reponse = affaire.avant("observations")
        repondu = reponse is not None and reponse.ordre > griefs.ordre
        vos = (
            f"Vous y avez répondu {et_le(reponse.date)}."
            if repondu and reponse
            else "Vous n’avez pas présenté d’observations dans le délai qui vous était laissé."
        )
        corps.dit(f"Nos griefs du {date_en_mots(griefs.date)} vous ont été notifiés. {vos}", "L4")
    corps.dit(
        f"L’habilitation de votre organisme est retirée à partir du {date_en_mots(effet)}.", "R33"
    )
    _motif(affaire, corps)
    _non_habilite(corps)
    corps.dit(A_LA_PLACE[Statut.RETIRE])
    _recours(affaire, corps)
    return corps


def _motif(affaire: Affaire, corps: Corps) -> None:
    corps.cite("Motif", affaire.evenement.texte("motif"))


def _dernier_jour(affaire: Affaire, corps: Corps) -> None:
    terme = affaire.alors.terme
    if terme is not None:
        corps.dit(f"Son dernier jour reste {et_le(terme.fin)}.", "R29", "D3")


def _non_habilite(corps: Corps, quand: str = "") -> None:
    corps.dit(
        f"{quand}Un organisme qui certifie ne serait-ce qu’un seul candidat doit être habilité.",
        "R1",
    )


def _recours(affaire: Affaire, corps: Corps) -> None:
    """Say that one may appeal only where the edition's rules follow such appeals (D7)."""
    valeurs = {v.cle: v for r in affaire.referentiel.regles.values() for v in r.valeurs}
    suivis, delai = valeurs.get("recours_suivis"), valeurs.get("delai_recours")
    if suivis is None or delai is None or suivis.nombre != 1:
        return
    corps.dit(
        f"Un recours est possible devant {affaire.l_uimm}, puis devant le GTP, dans un délai de "
        f"{compter(delai.nombre, 'mois', 'mois')}.",
        "D7",
    )
