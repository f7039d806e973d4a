"""Journals told in a few words, for the tests of the lifecycle."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from certimetal.domain.cycle import fautes_du_journal, situer
from certimetal.domain.dossier import Dossier
from certimetal.domain.journal import Evenement
from certimetal.domain.referentiel import INDICATEURS, Referentiel, Regle, Valeur
from certimetal.domain.territoire import Territoires

if TYPE_CHECKING:
    from certimetal.domain.cycle.faute import Faute
    from certimetal.domain.situation import Situation

PROJET = Path(__file__).resolve().parents[1]


@cache
def referentiel() -> Referentiel:
    """Return a référentiel with the repository's own rules and their numbers, and no more."""
    texte = (PROJET / "criteria" / "2022" / "regles.yml").read_text(encoding="utf-8")
    return Referentiel(
        edition="2022",
        titre="Référentiel",
        date_effet=date(2022, 1, 1),
        source="UIMM",
        criteres={},
        indicateurs={},
        textes=(),
        regles={id_: _regle(id_, lue) for id_, lue in yaml.safe_load(texte)["regles"].items()},
        etapes=(),
        glossaire={},
        certifications=(),
        certificateurs={},
        territoires=Territoires(tous=()),
    )


def _regle(id_: str, lue: dict[str, Any]) -> Regle:
    valeurs = (
        Valeur(
            cle=v["cle"],
            libelle=v["libelle"],
            nombre=v.get("nombre", 0),
            unite=v.get("unite", ""),
            regle=id_,
            jour=date.fromisoformat(v["date"]) if "date" in v else None,
        )
        for v in lue.get("valeurs", [])
    )
    return Regle(
        id=id_,
        titre=lue["titre"],
        nature=lue["nature"],
        enonce=lue["enonce"],
        source=lue["source"],
        valeurs=tuple(valeurs),
    )


def jour(texte: str | date) -> date:
    return texte if isinstance(texte, date) else date.fromisoformat(texte)


def plus(depart: str | date, jours: int) -> date:
    return jour(depart) + timedelta(days=jours)


def verdicts(**nc: str) -> dict[str, Any]:
    """Return 12 verdicts, conformes but for those named: ``C2I1="nc_mineure"``."""
    return {
        indicateur: {
            "verdict": nc.get(indicateur, "conforme"),
            "constat": f"Constat sur {indicateur}.",
            "attendu": f"Attendu sur {indicateur}.",
            "empreinte": "v1:sha256:" + "0" * 64,
            "annexes": {f"{indicateur}-A01": "sha256:" + "0" * 64},
        }
        for indicateur in INDICATEURS
    }


class Histoire:
    """A journal that grows: each call writes one event and returns the name of its file."""

    def __init__(self) -> None:
        self.evenements: list[Evenement] = []

    def ecrit(self, le: str | date, type_: str, **donnees: Any) -> str:
        rang = 1 + sum(e.date == jour(le) for e in self.evenements)
        nom = f"{jour(le).isoformat()}-{rang:02}-{type_}.yml"
        self.evenements.append(
            Evenement(type=type_, date=jour(le), rang=rang, fichier=nom, donnees=donnees)
        )
        return nom

    def depot(self, le: str | date, nature: str = "initiale") -> str:
        return self.ecrit(le, "depot", nature=nature, engagement=True)

    def recu(self, le: str | date, resultat: str = "complet") -> str:
        return self.ecrit(le, "recevabilite", resultat=resultat)

    def constats(self, le: str | date, audit: str = "initial", **nc: str) -> str:
        return self.ecrit(le, "constats", audit=audit, verdicts=verdicts(**nc))

    def notifie(self, le: str | date, evenement: str) -> str:
        return self.ecrit(le, "notification", evenement=evenement, moyen="courriel")

    def plan(self, le: str | date, **echeances: str) -> str:
        actions = [{"indicateur": i, "echeance": echeance} for i, echeance in echeances.items()]
        return self.ecrit(le, "plan_actions", actions=actions)

    def levee(self, le: str | date, **resultats: str) -> str:
        return self.ecrit(
            le, "levee", levees={i: {"resultat": resultat} for i, resultat in resultats.items()}
        )

    def decide(self, le: str | date, sens: str, **donnees: Any) -> str:
        effet = donnees.pop("date_effet", jour(le).isoformat())
        return self.ecrit(le, "decision", sens=sens, date_effet=effet, motif="Motif.", **donnees)

    def dossier(self, **champs: Any) -> Dossier:
        return Dossier(
            dossier="dossiers/uimm-35-56/00000001800002",
            certificateur="uimm-35-56",
            siret_dossier="00000001800002",
            journal=tuple(self.evenements),
            **champs,
        )

    def au(self, le: str | date) -> Situation:
        return situer(self.dossier(), referentiel(), jour(le))

    def fautes(self, le: str | date = "2040-01-01", **options: Any) -> list[Faute]:
        return list(fautes_du_journal(self.dossier(), referentiel(), jour(le), **options))


def habilitee(le: str = "2026-03-02", fin: str = "2031-03-01") -> Histoire:
    """Return the story of an OF whose first audit found nothing, habilitated on that day."""
    histoire = Histoire()
    histoire.depot(plus(le, -60))
    histoire.recu(plus(le, -50))
    histoire.constats(plus(le, -1))
    histoire.decide(le, "habilitation", fin=fin)
    return histoire
