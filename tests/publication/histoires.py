"""Journals of the trials of the lifecycle on the site, written as files; told on 15 June 2027."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from certimetal.app.depot import open_depot
from certimetal.domain.empreintes_dossier import empreinte_reponse
from certimetal.reading.dossier import read_dossier

if TYPE_CHECKING:
    from pathlib import Path

AU = date(2027, 6, 15)
INSTANT = "1813017600"  # 2027-06-15

CONSTAT = "Constat que seuls les auditeurs lisent"
ATTENDU = "Attendu que seuls les auditeurs lisent"
MOTIF = "Motif que le site ne dit jamais"
CAUSE = "Cause que le site ne dit jamais"

INDICATEURS = tuple(f"C{critere}I{rang}" for critere in range(1, 7) for rang in (1, 2))
LU = f"v1:sha256:{hashlib.sha256(b'un autre texte').hexdigest()}"
"""The empreinte of a text that no dossier has: such a verdict is « à revoir »."""

Fait = tuple[str, str, dict[str, Any]]


def ecrire(dossier: Path, faits: list[Fait], lues: dict[str, str] | None = None) -> None:
    """Write a journal: a day, a type and what the event says.

    ``lues`` are the empreintes of answers that the auditors did read as they stand.
    """
    (dossier / "journal").mkdir(exist_ok=True)
    rangs: dict[str, int] = {}
    for jour, genre, donnees in faits:
        rangs[jour] = rangs.get(jour, 0) + 1
        for code, empreinte in (lues or {}).items():
            if genre == "constats":
                donnees["verdicts"][code]["empreinte"] = empreinte
        fichier = dossier / "journal" / f"{jour}-{rangs[jour]:02}-{genre}.yml"
        lignes = [f"date: {jour}", *(f"{cle}: {_yaml(v)}" for cle, v in donnees.items())]
        fichier.write_text("\n".join(lignes) + "\n", encoding="utf-8")


def _yaml(valeur: Any) -> str:
    if isinstance(valeur, str) and len(valeur) == 10 and valeur[4] == "-":
        return valeur
    return json.dumps(valeur, ensure_ascii=False)


def fin_du_terme(effet: str) -> str:
    jour = date.fromisoformat(effet)
    return (jour.replace(year=jour.year + 5) - timedelta(days=1)).isoformat()


def empreintes_lues(depot: Path, dossier: Path) -> dict[str, str]:
    """Return the empreinte of each answer as it stands."""
    ouvert = open_depot(depot)
    lu = read_dossier(ouvert.tree, dossier.relative_to(depot).as_posix(), ouvert.schemas).dossier
    return {code: empreinte_reponse(lu, code) for code in INDICATEURS}


def verdicts(**nc: str) -> dict[str, Any]:
    """Return 12 verdicts on texts that no dossier has, conformes but for those of ``nc``."""
    return {
        code: {
            "verdict": nc.get(code, "conforme"),
            **(
                {"constat": f"{CONSTAT} ({code}).", "attendu": f"{ATTENDU} ({code})."}
                if code in nc
                else {}
            ),
            "empreinte": LU,
        }
        for code in INDICATEURS
    }


def depot(jour: str, nature: str = "initiale") -> Fait:
    return (
        jour,
        "depot",
        {
            "auteur": "of",
            "nature": nature,
            "engagement": True,
            "qualite_responsable": "directeur de l’organisme",
        },
    )


def recu(jour: str) -> Fait:
    donnees = {"auteur": "secretariat", "resultat": "complet", "comptes_confirmes": True}
    return (jour, "recevabilite", donnees)


def constats(jour: str, audit: str = "initial", **nc: str) -> Fait:
    donnees = {"auteur": "auditeur", "audit": audit, "verdicts": verdicts(**nc)}
    return (jour, "constats", donnees)


def notifie(jour: str, evenement: str) -> Fait:
    donnees = {"auteur": "secretariat", "evenement": evenement, "moyen": "lettre_recommandee"}
    return (jour, "notification", donnees)


def decide(jour: str, sens: str, **donnees: str) -> Fait:
    commun = {"auteur": "signataire", "sens": sens, "date_effet": jour, "motif": f"{MOTIF}."}
    return (jour, "decision", {**commun, **donnees})


def reprend(effet: str) -> Fait:
    donnees = {
        "auteur": "signataire",
        "reference": "Décision 2022-014",
        "date_effet": effet,
        "fin": fin_du_terme(effet),
    }
    return (effet, "reprise", donnees)


def demande(annee: int) -> list[Fait]:
    """A request up to its constats' day, in January of a year."""
    return [depot(f"{annee}-01-08"), recu(f"{annee}-01-12")]


def accorde(annee: int, **nc: str) -> list[Fait]:
    effet = f"{annee}-03-02"
    plan = [
        {
            "indicateur": code,
            "cause": f"{CAUSE}.",
            "action": "Réécrire la procédure.",
            "echeance": f"{annee}-06-01",
            "preuve": "La procédure réécrite.",
        }
        for code in nc
    ]
    return [
        *demande(annee),
        constats(f"{annee}-02-09", **nc),
        notifie(f"{annee}-02-10", f"{annee}-02-09-01-constats.yml"),
        *([(f"{annee}-02-20", "plan_actions", {"auteur": "of", "actions": plan})] if nc else []),
        decide(effet, "habilitation", fin=fin_du_terme(effet)),
    ]


def suspendu(annee: int) -> list[Fait]:
    return [
        *accorde(annee),
        decide(f"{annee}-09-01", "suspension"),
        (
            f"{annee}-09-02",
            "griefs",
            {
                "auteur": "signataire",
                "griefs": f"{MOTIF}.",
                "limite_observations": f"{annee}-10-15",
            },
        ),
        notifie(f"{annee}-09-03", f"{annee}-09-02-01-griefs.yml"),
    ]


HISTOIRES: dict[str, list[Fait]] = {
    "habilite": accorde(2027, C2I1="nc_mineure"),
    "bientot_fini": [reprend("2022-06-20")],
    "echu": [reprend("2022-03-01")],
    "suspendu": suspendu(2026),
    "retire": [*suspendu(2025), decide("2026-01-05", "retrait")],
    "demande": demande(2027),
    "delai": [
        *demande(2027),
        constats("2027-02-09", C3I2="nc_majeure"),
        notifie("2027-02-10", "2027-02-09-01-constats.yml"),
        decide("2027-02-15", "delai_de_reponse", limite="2027-08-10"),
    ],
    "refuse": [
        *demande(2026),
        constats("2026-02-09", C3I2="nc_majeure"),
        notifie("2026-02-10", "2026-02-09-01-constats.yml"),
        decide("2026-09-01", "refus"),
    ],
    "cesse": [
        *accorde(2026),
        ("2027-01-11", "cessation", {"auteur": "of", "motif": f"{MOTIF}."}),
    ],
    "renouvele": [
        reprend("2022-09-01"),
        depot("2027-01-11", "renouvellement"),
        recu("2027-01-18"),
        constats("2027-03-01", "renouvellement"),
        notifie("2027-03-02", "2027-03-01-01-constats.yml"),
        decide("2027-04-01", "habilitation", date_effet="2027-09-01", fin="2032-08-31"),
    ],
    "restreint": accorde(2027, C4I1="nc_mineure"),
}
"""The stories by what they make of a dossier on ``AU``; « restreint » is a restricted one."""
