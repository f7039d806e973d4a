"""The training calendar told: the shared cases, and each form of output."""

from __future__ import annotations

import json
from datetime import date

import pytest
from icalendar import Calendar

from cas_calendrier import REFERENTIEL, Cas, constate, lire_cas, repondre
from certimetal.domain.parcours import Saisie
from certimetal.rendering.calendrier import ics, texte
from certimetal.rendering.calendrier import json as en_json
from certimetal.rendering.calendrier.donnees import processus_json
from certimetal.rendering.calendrier.phrases import PHRASES
from certimetal.rendering.calendrier.recit import Recit, regles_applicables

CAS = lire_cas()
SAISIE = Saisie(
    entree="2026-01-05",
    fin="2026-12-18",
    evaluation="2026-12-10",
    jurys=("2027-01-20",),
    certificateur="uimm-35-56",
)


def recit(saisie: Saisie = SAISIE) -> Recit:
    trouve, _ = repondre(saisie)
    assert trouve is not None
    return trouve


def agenda(saisie: Saisie = SAISIE, au: date = date(2026, 1, 2)) -> bytes:
    regles = regles_applicables(REFERENTIEL, saisie.certificateur)
    return ics.render(recit(saisie), regles, au=au)


def evenements(brut: bytes) -> dict[str, tuple[date, date, str, str]]:
    return {
        str(e["UID"]).rpartition("-")[2].removesuffix("@certimetal"): (
            e["DTSTART"].dt,
            e["DTEND"].dt,
            str(e["SUMMARY"]),
            str(e["STATUS"]),
        )
        for e in Calendar.from_ical(brut).walk("VEVENT")
    }


def test_there_are_enough_cases() -> None:
    assert len(CAS) >= 25


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas.nom)
def test_python_answers_each_case_to_the_letter(cas: Cas) -> None:
    _, reponse = repondre(cas.saisie)
    assert constate(reponse, cas.attendu) == cas.attendu


def test_every_alert_and_every_fault_is_shown_by_a_case() -> None:
    reponses = [repondre(cas.saisie)[1] for cas in CAS]
    dites = {f"faute_{f['cle']}" for r in reponses for f in r["fautes"]}
    dites |= {f"alerte_{a['cle']}" for r in reponses if r["recit"] for a in r["recit"]["alertes"]}
    jamais = {
        "alerte_limite_avant_entree",  # no step counts a deadline back from anything but these
        "faute_date_incomplete",  # a browser's own, tested there
    }
    prevues = {nom for nom in PHRASES if nom.startswith(("alerte_", "faute_"))}
    assert dites == prevues - jamais


def test_the_published_data_names_every_number_once() -> None:
    donnees = json.loads(processus_json(REFERENTIEL))
    durees = {e["cle"]: e["duree"] for e in donnees["etapes"] if e["duree"]}
    assert durees["inscription"] == {"cle": "delai_inscription", "nombre": 15, "unite": "jours"}
    assert durees["livret_de_suivi"]["nombre"] == 3
    assert durees["commission_dernier_mois"]["nombre"] == 1
    assert donnees["mois"][7] == "août"
    assert donnees["premier"] == "1er"


def test_ics_has_one_event_per_dated_step_on_the_day_that_binds() -> None:
    trouves = evenements(agenda())
    assert trouves == {
        "inscription": (
            date(2026, 1, 20), date(2026, 1, 21),
            "Inscription administrative\u00a0: dernier jour", "CONFIRMED",
        ),
        "livret_de_suivi": (
            date(2026, 4, 30), date(2026, 5, 1),
            "Retour du livret de suivi\u00a0: dernier jour", "CONFIRMED",
        ),
        "annonce_evaluation": (
            date(2026, 10, 10), date(2026, 10, 11),
            "Annonce de la date de l’évaluation\u00a0: dernier jour", "CONFIRMED",
        ),
        "commission_dernier_mois": (
            date(2026, 11, 18), date(2026, 12, 19),
            "Commission dans le dernier mois de formation\u00a0: période", "CONFIRMED",
        ),
        "evaluation": (
            date(2026, 12, 10), date(2026, 12, 11), "Évaluation des compétences", "CONFIRMED",
        ),
        "pieces_commission": (
            date(2026, 12, 10), date(2026, 12, 11), "Envoi des pièces de la commission",
            "CONFIRMED",
        ),
        "jury": (
            date(2027, 1, 20), date(2027, 1, 21), "Jury paritaire de délibération", "CONFIRMED",
        ),
        "certificats": (date(2027, 4, 20), date(2027, 4, 21), "Certificats", "CONFIRMED"),
    }  # fmt: skip


def test_ics_says_what_is_still_to_be_confirmed() -> None:
    sans = Saisie(entree="2026-01-05", fin="2026-12-18", certificateur="uimm-35-56")
    statuts = {nom: statut for nom, (*_, statut) in evenements(agenda(sans)).items()}
    assert statuts["evaluation"] == statuts["annonce_evaluation"] == "TENTATIVE"
    assert statuts["livret_de_suivi"] == statuts["inscription"] == "CONFIRMED"
    assert "jury" not in statuts


def test_ics_cites_the_rule_its_source_and_the_other_wording() -> None:
    (livret,) = (
        e for e in Calendar.from_ical(agenda()).walk("VEVENT") if "livret" in str(e["UID"])
    )
    description = str(livret["DESCRIPTION"]).replace("\u00a0", " ")
    assert "Règle R18 : Envoi du livret de suivi. Source : Les étapes du CQPM" in description
    assert "au plus tard 3 mois avant" in description
    assert "L’organisme de formation." in description.split("\n")


def test_ics_is_the_same_bytes_for_the_same_day_and_keeps_its_uids_when_the_evaluation_moves() -> (
    None
):
    assert agenda() == agenda()
    autre = agenda(au=date(2026, 1, 3))
    assert autre.replace(b"20260103T", b"20260102T") == agenda()
    plus_tot = Saisie(
        entree=SAISIE.entree,
        fin=SAISIE.fin,
        evaluation="2026-12-01",
        jurys=SAISIE.jurys,
        certificateur=SAISIE.certificateur,
    )
    assert evenements(agenda(plus_tot)).keys() == evenements(agenda()).keys()
    assert agenda(plus_tot) != agenda()


def test_ics_keeps_to_lines_of_75_octets_ended_as_the_format_wants() -> None:
    lignes = agenda().split(b"\r\n")
    assert all(len(ligne) <= 75 for ligne in lignes)
    assert not any(b"\n" in ligne for ligne in lignes)


def test_the_text_shows_both_wordings_and_marks_the_one_that_binds() -> None:
    lignes = texte.render(recit(), largeur=300).replace("\u00a0", " ").split("\n")
    rang = lignes.index("Au plus tard le 30 avril 2026 : Retour du livret de suivi")
    etape = lignes[rang : lignes.index("", rang)]
    assert "  L’organisme de formation (R18, uimm-35-56)" in etape
    assert (
        "  → Au plus tard le 10 septembre 2026. L’autre date oblige : elle est plus proche de "
        "l’entrée en formation."
    ) in etape
    assert (
        "  → Au plus tard le 30 avril 2026. C’est cette date qui oblige : la plus proche de "
        "l’entrée en formation."
    ) in etape
    assert sum("«" in ligne for ligne in etape) == 1


@pytest.mark.parametrize("largeur", [40, 80, 100])
def test_the_text_keeps_to_its_width(largeur: int) -> None:
    lignes = texte.render(recit(), largeur=largeur).split("\n")
    assert max(map(len, lignes)) <= largeur


def test_json_is_the_whole_calendar_in_the_order_of_time() -> None:
    lu = json.loads(en_json.render(recit()))
    assert lu == json.loads(json.dumps(repondre(SAISIE)[1]["recit"]))
    assert [e["cle"] for e in lu["etapes"]][:2] == ["consultation", "positionnement"]
    assert lu["etapes"][-1]["cle"] == "certificats"
