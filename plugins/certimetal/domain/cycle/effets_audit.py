"""What an event of an audit does to the story: constats, their notification, plan, levée."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.cycle.faute import IdFaute
from certimetal.domain.cycle.limites import check_accordee, check_action
from certimetal.domain.cycle.ouvertes import Ouverte, Procedure
from certimetal.domain.francais import compter, date_en_mots, enumerer
from certimetal.domain.journal import lire_jour, lire_objet
from certimetal.domain.referentiel import INDICATEURS
from certimetal.domain.situation import Etape, NatureAudit, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from certimetal.domain.cycle.etat import Etat
    from certimetal.domain.journal import Evenement

INSTANCES = {
    "uimm_territoriale": "l’UIMM territoriale",
    "jury_paritaire": "le jury paritaire de délibération",
    "gtp": "le groupe technique paritaire des certifications (GTP)",
}
ORIGINES = {
    "initiative": "de sa propre initiative",
    "entreprise": "à la demande d’une entreprise",
    "candidat": "à la demande d’un candidat",
    "financeur": "à la demande d’un financeur",
}
_AUDITS = {
    NatureAudit.INITIAL: "de l’audit initial",
    NatureAudit.INTERMEDIAIRE: "de l’audit intermédiaire",
    NatureAudit.RENOUVELLEMENT: "de l’audit de renouvellement",
}
_JUGES = ("indicateur jugé", "indicateurs jugés")
_VERDICTS = frozenset({"conforme", "nc_mineure", "nc_majeure"})
NOTIFIE = {
    "recevabilite": "la recevabilité est notifiée",
    "declenchement": "l’audit intermédiaire est annoncé",
    "constats": "les constats sont notifiés",
    "levee": "la levée est notifiée",
    "decision": "la décision est notifiée",
    "griefs": "les griefs sont notifiés",
}


def declenchement(etat: Etat, evenement: Evenement) -> None:
    """Open an audit intermédiaire (R29)."""
    instance, origine = evenement.texte("instance"), evenement.texte("origine")
    etat.intermediaire = Procedure(
        nature=NatureAudit.INTERMEDIAIRE,
        etape=Etape.EN_AUDIT,
        depuis=evenement.date,
        instance=instance,
        origine=origine,
    )
    qui = f" par {INSTANCES[instance]}" if instance in INSTANCES else ""
    pourquoi = f", {ORIGINES[origine]}" if origine in ORIGINES else ""
    etat.explique(
        evenement,
        f"un audit intermédiaire est déclenché{qui}{pourquoi} ; l’habilitation court toujours.",
        "R29",
    )


def constats(etat: Etat, evenement: Evenement) -> None:
    """Take the verdicts: the last judgement of an indicator replaces those before it."""
    intermediaire = evenement.texte("audit") == NatureAudit.INTERMEDIAIRE
    procedure = etat.intermediaire if intermediaire else etat.instruction
    if procedure is None:
        return
    procedure.etape = Etape.CONSTATE
    procedure.constats = evenement
    juges = list(_verdicts(evenement))
    for indicateur, verdict in juges:
        _juge(etat, evenement, procedure.nature, indicateur, verdict)
    _explique_constats(etat, evenement, procedure, len(juges))
    manquants = [] if intermediaire else sorted(set(INDICATEURS).difference(dict(juges)))
    if manquants:
        etat.reproche(
            evenement,
            IdFaute.CONSTATS,
            f"Ces constats ne disent rien de {enumerer(manquants)}.",
            "R9",
            "R29",
            attendu=f"Un verdict pour chacun des {len(INDICATEURS)} indicateurs.",
            remede="Complétez les verdicts : seul un audit intermédiaire peut être partiel.",
            chemin=("verdicts",),
        )


def _verdicts(evenement: Evenement) -> Iterator[tuple[str, Any]]:
    verdicts = evenement.objet("verdicts")
    for indicateur in INDICATEURS:
        verdict = lire_objet(verdicts.get(indicateur))
        if verdict.get("verdict") in _VERDICTS:
            yield indicateur, verdict


def _juge(
    etat: Etat, evenement: Evenement, nature: NatureAudit, indicateur: str, lu: dict[str, Any]
) -> None:
    verdict: str = lu["verdict"]
    etat.verdicts[indicateur] = Verdict(
        indicateur=indicateur,
        verdict=verdict,
        evenement=evenement.fichier,
        date=evenement.date,
        empreinte=_texte(lu.get("empreinte")),
        annexes=lire_objet(lu.get("annexes")),
        guide=_texte(lu.get("guide")),
    )
    if verdict == "conforme":
        etat.ouvertes.pop(indicateur, None)
        return
    etat.ouvertes[indicateur] = Ouverte(
        indicateur=indicateur,
        majeure=verdict == "nc_majeure",
        constat=_texte(lu.get("constat")),
        attendu=_texte(lu.get("attendu")),
        audit=nature,
        evenement=evenement.fichier,
    )


def _explique_constats(etat: Etat, evenement: Evenement, procedure: Procedure, juges: int) -> None:
    trouvees = [nc for nc in etat.nc_de(procedure.nature) if nc.evenement == evenement.fichier]
    majeures = [nc.indicateur for nc in trouvees if nc.majeure]
    mineures = [nc.indicateur for nc in trouvees if not nc.majeure]
    suite = [
        f"non-conformité {gravite} : {enumerer(indicateurs)}"
        for gravite, indicateurs in (("majeure", majeures), ("mineure", mineures))
        if indicateurs
    ]
    bilan = " ; ".join(suite) or "aucune non-conformité"
    regles = [regle for regle, liste in (("R32", majeures), ("R31", mineures)) if liste]
    etat.explique(
        evenement,
        f"l’auditeur rend les constats {_AUDITS[procedure.nature]}, {compter(juges, *_JUGES)} : "
        f"{bilan}.",
        *(regles or ["R27"]),
    )


def notification(etat: Etat, evenement: Evenement) -> None:
    """Start what runs from a notification: the délai de réponse (D2), the time of L4."""
    nom = evenement.texte("evenement")
    vise = etat.comptes[nom]
    etat.notifies[nom] = evenement.date
    if vise.type == "griefs" and etat.griefs and etat.griefs.evenement.fichier == nom:
        etat.griefs.notifies_le = evenement.date
    if vise.type != "constats":
        etat.explique(evenement, f"{NOTIFIE[vise.type]} à l’organisme.", "D2")
        return
    for procedure in etat.procedures():
        if procedure.constats is not None and procedure.constats.fichier == nom:
            procedure.notifies_le = evenement.date
    concernees = [nc for nc in etat.nc_de(*NatureAudit) if nc.evenement == nom]
    for nc in concernees:
        nc.notifiee_le = evenement.date
    _explique_notification(etat, evenement, concernees)
    for procedure in etat.procedures():
        check_accordee(etat, procedure)


def _explique_notification(etat: Etat, evenement: Evenement, concernees: list[Ouverte]) -> None:
    limites = sorted({nc.limite(etat.delais) or evenement.date for nc in concernees})
    if not limites:
        etat.explique(evenement, "les constats sont notifiés à l’organisme.", "D2")
        return
    etat.explique(
        evenement,
        "les constats sont notifiés à l’organisme : le délai de réponse court jusqu’au "
        f"{date_en_mots(limites[0])}.",
        "R28",
        "D2",
    )


def plan_actions(etat: Etat, evenement: Evenement) -> None:
    """Tie each action to the open NC that it answers."""
    repondues: dict[str, None] = {}
    for rang, lue in enumerate(evenement.liste("actions")):
        action = lire_objet(lue)
        indicateur = _texte(action.get("indicateur"))
        nc = etat.ouvertes.get(indicateur)
        if nc is None:
            _sans_nc(etat, evenement, indicateur, ("actions", rang, "indicateur"))
            continue
        if indicateur not in repondues:
            nc.plan, nc.actions = evenement.fichier, ()
        repondues[indicateur] = None
        echeance = lire_jour(action.get("echeance"))
        if echeance is not None:
            nc.actions = (*nc.actions, echeance)
            check_action(etat, evenement, nc, echeance, rang)
    pour = f" pour {enumerer(sorted(repondues))}" if repondues else ""
    etat.explique(evenement, f"l’organisme remet un plan d’actions{pour}.", "R28", "D4")


def levee(etat: Etat, evenement: Evenement) -> None:
    """Close the NC that the auditor lifts; one that is kept stays open with its limit."""
    levees, maintenues = [], []
    for indicateur, lue in evenement.objet("levees").items():
        nc = etat.ouvertes.get(indicateur)
        if nc is None:
            _sans_nc(etat, evenement, str(indicateur), ("levees", str(indicateur)))
        elif lire_objet(lue).get("resultat") == "levee":
            del etat.ouvertes[indicateur]
            _note_levee(etat, evenement, indicateur)
            levees.append(indicateur)
        else:
            nc.maintenue = True
            maintenues.append(indicateur)
    suite = [
        f"{debut} {enumerer(sorted(indicateurs))}"
        for debut, indicateurs in (("il lève", levees), ("il maintient", maintenues))
        if indicateurs
    ]
    bilan = " ; ".join(suite) or "rien ne change"
    etat.explique(evenement, f"l’auditeur réexamine les non-conformités : {bilan}.", "R28")


def _note_levee(etat: Etat, evenement: Evenement, indicateur: str) -> None:
    juge = etat.verdicts.get(indicateur)
    if juge is None:
        return
    lue = lire_objet(evenement.objet("levees").get(indicateur))
    etat.verdicts[indicateur] = Verdict(
        indicateur=indicateur,
        verdict=juge.verdict,
        evenement=juge.evenement,
        date=evenement.date,
        levee=evenement.fichier,
        empreinte=_texte(lue.get("empreinte")),
        annexes=lire_objet(lue.get("annexes")),
        guide=juge.guide,
    )


def _sans_nc(etat: Etat, evenement: Evenement, indicateur: str, chemin: Any) -> None:
    if indicateur not in INDICATEURS:
        return
    ouvertes = enumerer(sorted(etat.ouvertes))
    etat.reproche(
        evenement,
        IdFaute.SANS_NC,
        f"Aucune non-conformité n’est ouverte pour {indicateur}.",
        "R31",
        "R32",
        attendu=f"Un indicateur parmi {ouvertes}." if ouvertes else "Une non-conformité ouverte.",
        remede="Retirez cette ligne, ou corrigez l’indicateur.",
        chemin=chemin,
    )


def _texte(valeur: Any) -> str:
    return valeur if isinstance(valeur, str) else ""
