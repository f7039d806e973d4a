"""A situation that is kept comes back the same, but for the empreintes that it read."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date

import pytest

from certimetal.app.archive_situation import (
    pack_publics,
    pack_situation,
    unpack_publics,
    unpack_situation,
    without_empreintes,
)
from certimetal.domain.situation import (
    Alerte,
    Audit,
    Declaration,
    Echeance,
    Etape,
    EvenementPublic,
    Explication,
    Griefs,
    NatureAudit,
    NatureEcheance,
    NonConformite,
    Periode,
    Proposition,
    Situation,
    Statut,
    Terme,
    Verdict,
)
from situations import BROUILLON

JOUR, FIN = date(2026, 2, 28), date(2031, 2, 27)
TERME = Terme(debut=JOUR, fin=FIN, decision="d.yml", accorde_le=JOUR)
NC = NonConformite(
    indicateur="C3I2",
    gravite="majeure",
    constat="« Rien » n’est envoyé.\n",
    attendu="Tout.",
    audit=NatureAudit.INTERMEDIAIRE,
    evenement="c.yml",
    notifiee_le=JOUR,
    limite=FIN,
    plan="p.yml",
    maintenue=True,
)
PLEINE = Situation(
    au=JOUR,
    statut=Statut.SUSPENDU,
    depuis=JOUR,
    jusqu_au=FIN,
    terme=TERME,
    termes=(TERME, replace(TERME, decision="e.yml")),
    audits=(
        Audit(
            nature=NatureAudit.RENOUVELLEMENT,
            etape=Etape.CONSTATE,
            depuis=JOUR,
            depot="a.yml",
            constats="c.yml",
            constats_le=JOUR,
            notifies_le=FIN,
            instance="gtp",
            origine="autre",
        ),
        Audit(nature=NatureAudit.INTERMEDIAIRE, etape=Etape.EN_AUDIT, depuis=JOUR),
    ),
    non_conformites=(NC, replace(NC, notifiee_le=None, limite=None, maintenue=False)),
    verdicts=(
        Verdict(
            indicateur="C1I1",
            verdict="conforme",
            evenement="c.yml",
            date=JOUR,
            levee="l.yml",
            empreinte="v1:sha256:ab",
            annexes={"C1I1-A01": "sha256:cd"},
            guide="v1:sha256:ef",
        ),
    ),
    griefs=Griefs(evenement="g.yml", notifies_le=JOUR, limite=None, observations="o.yml"),
    echeances=tuple(
        Echeance(
            date=JOUR, nature=nature, libelle="Fin", regle="R28", evenement="e.yml", passee=passee
        )
        for nature, passee in zip(NatureEcheance, [True, False] * 4, strict=True)
    ),
    alertes=(Alerte(phrase="Un délai est passé.", evenement="c.yml", regles=("R28", "D5")),),
    propositions=(
        Proposition(type="decision", variante="refus", phrase="Refuser.", regles=("D5",)),
    ),
    declarations=(Declaration(date=JOUR, nature="retrait", evenement="d.yml", limite=FIN),),
    explications=(
        Explication(phrase="Le 28 février…", evenement="d.yml", regles=("R27",), date=JOUR),
        Explication(phrase="Au 28 février…", evenement="", regles=()),
    ),
    periodes=tuple(
        Periode(debut=JOUR, fin=FIN if statut is Statut.ECHU else None, statut=statut, decision="")
        for statut in Statut
    ),
)


@pytest.mark.parametrize("situation", [PLEINE, BROUILLON], ids=["full", "empty"])
def test_a_situation_comes_back_the_same_through_json(situation: Situation) -> None:
    rendue = unpack_situation(json.loads(json.dumps(pack_situation(situation))))
    assert rendue == without_empreintes(situation)


def test_only_the_empreintes_are_left_out() -> None:
    sans = without_empreintes(PLEINE)
    assert {f.name for f in fields(PLEINE) if getattr(sans, f.name) != getattr(PLEINE, f.name)} == {
        "verdicts"
    }
    [verdict] = sans.verdicts
    assert verdict == ("C1I1", "conforme", "c.yml", JOUR, "l.yml", "", {}, "")


def test_every_field_of_the_full_situation_is_filled() -> None:
    assert all(getattr(PLEINE, f.name) for f in fields(PLEINE))


@pytest.mark.parametrize("ligne", [[], "texte", [1] * 16, [""] * 16, ["2026-02-30"] * 16])
def test_anything_else_is_refused(ligne: object) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        unpack_situation(ligne)  # type: ignore[arg-type]  -- what a damaged file could hold


def test_public_events_come_back_the_same_through_json() -> None:
    publics = (
        EvenementPublic(
            date=JOUR, type="decision", variante="refus", libelle="Demande refusée.", fichier="d"
        ),
    )
    assert unpack_publics(json.loads(json.dumps(pack_publics(publics)))) == publics
