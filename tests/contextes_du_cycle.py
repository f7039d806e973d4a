"""One journal per place that the lifecycle can be at, and one event of each kind to try there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.situation import Statut
from journaux import Histoire, habilitee, verdicts

if TYPE_CHECKING:
    from collections.abc import Callable

JOUR = "2028-06-15"
"""The day on which the event is tried; every term of these journals covers it, or is over."""


def brouillon() -> Histoire:
    return Histoire()


def reprise_a_venir() -> Histoire:
    histoire = Histoire()
    histoire.ecrit("2028-06-01", "reprise", date_effet="2028-07-01", fin="2033-06-30")
    return histoire


def depose() -> Histoire:
    histoire = Histoire()
    histoire.depot("2028-01-10")
    return histoire


def redepose() -> Histoire:
    histoire = echu()
    histoire.depot("2028-04-01")
    return histoire


def pieces_demandees() -> Histoire:
    histoire = depose()
    histoire.recu("2028-01-20", "pieces_demandees")
    return histoire


def en_audit() -> Histoire:
    histoire = depose()
    histoire.recu("2028-01-20")
    return histoire


def constate() -> Histoire:
    histoire = en_audit()
    histoire.constats("2028-02-01")
    return histoire


def constate_mineure() -> Histoire:
    histoire = en_audit()
    histoire.notifie("2028-02-02", histoire.constats("2028-02-01", C2I1="nc_mineure"))
    return histoire


def constate_passe() -> Histoire:
    histoire = Histoire()
    histoire.depot("2027-10-01")
    histoire.recu("2027-10-10")
    histoire.notifie("2027-11-02", histoire.constats("2027-11-01", C5I2="nc_majeure"))
    return histoire


def delai() -> Histoire:
    histoire = en_audit()
    histoire.notifie("2028-02-02", histoire.constats("2028-02-01", C5I2="nc_majeure"))
    histoire.decide("2028-02-05", "delai_de_reponse", limite="2028-08-02")
    return histoire


def delai_passe() -> Histoire:
    histoire = en_audit()
    histoire.notifie("2028-02-02", histoire.constats("2028-02-01", C5I2="nc_majeure"))
    histoire.decide("2028-02-05", "delai_de_reponse", limite="2028-05-02")
    return histoire


def delai_leve() -> Histoire:
    histoire = delai()
    histoire.levee("2028-05-01", C5I2="levee")
    return histoire


def habilite() -> Histoire:
    return habilitee()


def renouvellement_depose() -> Histoire:
    histoire = habilitee()
    histoire.depot("2028-03-01", "renouvellement")
    return histoire


def renouvellement_en_audit() -> Histoire:
    histoire = renouvellement_depose()
    histoire.recu("2028-03-10")
    return histoire


def renouvellement_constate() -> Histoire:
    histoire = renouvellement_en_audit()
    histoire.constats("2028-04-01", "renouvellement")
    return histoire


def renouvellement_passe() -> Histoire:
    histoire = habilitee()
    histoire.depot("2027-09-01", "renouvellement")
    histoire.recu("2027-09-10")
    constats = histoire.constats("2027-10-01", "renouvellement", C1I1="nc_majeure")
    histoire.notifie("2027-10-02", constats)
    return histoire


def intermediaire() -> Histoire:
    histoire = habilitee()
    histoire.ecrit("2028-03-01", "declenchement", instance="gtp", origine="initiative")
    return histoire


def intermediaire_constate() -> Histoire:
    histoire = intermediaire()
    constats = histoire.constats("2028-04-01", "intermediaire", C4I1="nc_majeure")
    histoire.notifie("2028-04-02", constats)
    return histoire


def griefs() -> Histoire:
    histoire = habilitee()
    nom = histoire.ecrit("2028-05-01", "griefs", limite_observations="2028-07-01")
    histoire.notifie("2028-05-02", nom)
    return histoire


def griefs_entendus() -> Histoire:
    histoire = griefs()
    histoire.ecrit("2028-05-20", "observations", texte="Nos observations.")
    return histoire


def suspendu() -> Histoire:
    histoire = habilitee()
    histoire.decide("2028-05-01", "suspension", limite="2028-08-01")
    return histoire


def suspendu_entendu() -> Histoire:
    histoire = griefs_entendus()
    histoire.decide("2028-06-01", "suspension")
    return histoire


def suspendu_constate() -> Histoire:
    histoire = intermediaire_constate()
    histoire.decide("2028-06-01", "suspension")
    return histoire


def suspendu_depose() -> Histoire:
    histoire = suspendu()
    histoire.depot("2028-05-20", "renouvellement")
    return histoire


def suspendu_en_audit() -> Histoire:
    histoire = suspendu_depose()
    histoire.recu("2028-05-30")
    return histoire


def suspendu_intermediaire() -> Histoire:
    histoire = intermediaire()
    histoire.decide("2028-05-01", "suspension")
    return histoire


def suspendu_passe() -> Histoire:
    histoire = renouvellement_passe()
    histoire.decide("2028-05-01", "suspension")
    return histoire


def retire() -> Histoire:
    histoire = griefs_entendus()
    histoire.decide("2028-06-01", "retrait")
    return histoire


def refuse() -> Histoire:
    histoire = delai_passe()
    histoire.decide("2028-05-10", "refus")
    return histoire


def echu() -> Histoire:
    return habilitee("2023-03-01", "2028-02-29")


def echu_depose() -> Histoire:
    histoire = echu()
    histoire.depot("2028-02-01", "renouvellement")
    return histoire


def echu_en_audit() -> Histoire:
    histoire = echu_depose()
    histoire.recu("2028-02-10")
    return histoire


def echu_constate() -> Histoire:
    histoire = echu_en_audit()
    histoire.notifie(
        "2028-02-21", histoire.constats("2028-02-20", "renouvellement", C1I1="nc_majeure")
    )
    return histoire


def echu_conforme() -> Histoire:
    histoire = echu_en_audit()
    histoire.constats("2028-02-20", "renouvellement")
    return histoire


def echu_passe() -> Histoire:
    histoire = echu()
    histoire.depot("2027-10-01", "renouvellement")
    histoire.recu("2027-10-10")
    histoire.notifie(
        "2027-11-02", histoire.constats("2027-11-01", "renouvellement", C1I1="nc_majeure")
    )
    return histoire


def cesse() -> Histoire:
    histoire = habilitee()
    histoire.ecrit("2028-04-01", "cessation", motif="Fin d’activité.")
    return histoire


CONTEXTES: dict[str, tuple[Statut, Callable[[], Histoire]]] = {
    "brouillon": (Statut.BROUILLON, brouillon),
    "reprise_a_venir": (Statut.BROUILLON, reprise_a_venir),
    "depose": (Statut.DEPOSE, depose),
    "redepose": (Statut.DEPOSE, redepose),
    "pieces_demandees": (Statut.DEPOSE, pieces_demandees),
    "en_audit": (Statut.EN_AUDIT, en_audit),
    "constate": (Statut.EN_AUDIT, constate),
    "constate_mineure": (Statut.EN_AUDIT, constate_mineure),
    "constate_passe": (Statut.EN_AUDIT, constate_passe),
    "delai": (Statut.DELAI_DE_REPONSE, delai),
    "delai_passe": (Statut.DELAI_DE_REPONSE, delai_passe),
    "delai_leve": (Statut.DELAI_DE_REPONSE, delai_leve),
    "habilite": (Statut.HABILITE, habilite),
    "renouvellement_depose": (Statut.HABILITE, renouvellement_depose),
    "renouvellement_en_audit": (Statut.HABILITE, renouvellement_en_audit),
    "renouvellement_constate": (Statut.HABILITE, renouvellement_constate),
    "renouvellement_passe": (Statut.HABILITE, renouvellement_passe),
    "intermediaire": (Statut.HABILITE, intermediaire),
    "intermediaire_constate": (Statut.HABILITE, intermediaire_constate),
    "griefs": (Statut.HABILITE, griefs),
    "griefs_entendus": (Statut.HABILITE, griefs_entendus),
    "suspendu": (Statut.SUSPENDU, suspendu),
    "suspendu_entendu": (Statut.SUSPENDU, suspendu_entendu),
    "suspendu_constate": (Statut.SUSPENDU, suspendu_constate),
    "suspendu_depose": (Statut.SUSPENDU, suspendu_depose),
    "suspendu_en_audit": (Statut.SUSPENDU, suspendu_en_audit),
    "suspendu_intermediaire": (Statut.SUSPENDU, suspendu_intermediaire),
    "suspendu_passe": (Statut.SUSPENDU, suspendu_passe),
    "retire": (Statut.RETIRE, retire),
    "refuse": (Statut.REFUSE, refuse),
    "echu": (Statut.ECHU, echu),
    "echu_depose": (Statut.ECHU, echu_depose),
    "echu_en_audit": (Statut.ECHU, echu_en_audit),
    "echu_constate": (Statut.ECHU, echu_constate),
    "echu_conforme": (Statut.ECHU, echu_conforme),
    "echu_passe": (Statut.ECHU, echu_passe),
    "cesse": (Statut.CESSE, cesse),
}


def tente(histoire: Histoire, type_: str, variante: str) -> str:
    """Write one event of a kind on ``JOUR``, as complete as the story allows; return its file."""
    if type_ == "decision":
        return histoire.decide(JOUR, variante, **_dates(histoire, variante))
    if type_ == "depot":
        return histoire.depot(JOUR, variante)
    if type_ == "constats":
        return histoire.constats(JOUR, variante)
    return histoire.ecrit(JOUR, type_, **_donnees(histoire, type_))


def _dates(histoire: Histoire, sens: str) -> dict[str, Any]:
    if sens == "delai_de_reponse":
        return {"limite": "2028-07-31"}
    termes = histoire.au(JOUR).termes
    if sens == "habilitation" and termes and termes[-1].fin.isoformat() >= JOUR:
        return {"date_effet": "2031-03-02", "fin": "2036-03-01"}
    return {"fin": "2033-06-14"} if sens == "habilitation" else {}


def _donnees(histoire: Histoire, type_: str) -> dict[str, Any]:
    situation = histoire.au(JOUR)
    ouvertes = [nc.indicateur for nc in situation.non_conformites] or ["C1I1"]
    noms = [
        e.fichier
        for types in ({"recevabilite"}, {"constats", "decision"})
        for e in histoire.evenements
        if e.type in types
    ]
    deja = {e.donnees["evenement"] for e in histoire.evenements if e.type == "notification"}
    a_notifier = [nom for nom in noms if nom not in deja] or ["2020-01-01-01-constats.yml"]
    donnees: dict[str, dict[str, Any]] = {
        "reprise": {"reference": "2022-1", "date_effet": "2022-09-01", "fin": "2027-08-31"},
        "recevabilite": {"resultat": "complet"},
        "declenchement": {"instance": "jury_paritaire", "origine": "entreprise"},
        "notification": {"evenement": a_notifier[-1]},
        "plan_actions": {"actions": [{"indicateur": i} for i in ouvertes]},
        "levee": {"levees": {i: {"resultat": "levee"} for i in ouvertes}},
        "griefs": {"limite_observations": "2028-07-15"},
        "convention": {"debut": JOUR},
        "changement": {"nature": "adresse"},
        "rectification": {
            "evenement": histoire.evenements[0].fichier if histoire.evenements else "aucun.yml",
            "remplace": {"verdicts": verdicts()},
        },
    }
    return donnees.get(type_, {})
