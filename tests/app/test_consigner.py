"""Events written for good: complete, valid, in their turn, and refused where the rules forbid."""

from __future__ import annotations

import os
import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from certimetal.app.consigner import consign, list_possibles
from certimetal.app.depot import open_depot
from certimetal.domain.a_completer import MARQUE
from certimetal.domain.consignation import Demande
from certimetal.domain.journal import TYPES
from certimetal.domain.situation import Statut
from certimetal.errors import (
    EventRefusedError,
    InvalidValueError,
    ReferentielError,
    UnknownNameError,
    WriteRefusedError,
)
from certimetal.reading.yaml_source import parse
from registre_reference import (
    AVEC_NC,
    CONFORME,
    DOSSIER,
    EN_DELAI,
    HABILITE,
    INITIAL,
    PROJET,
    SIRET,
    TOUS,
    ecrire,
    erreurs,
    installer,
    journal,
    raconter,
)

if TYPE_CHECKING:
    from pathlib import Path

SUSPENDU = [
    *HABILITE,
    ("decision", "2025-06-02", {"champs": {"sens": "suspension", "motif": "Des faits graves."}}),
]
GRIEFS = [
    *SUSPENDU,
    (
        "griefs",
        "2025-06-03",
        {"champs": {"griefs": "Deux sessions.", "limite_observations": "03/07/2025"}},
    ),
    ("notification", "2025-06-04", {"auteur": "signataire", "cibles": ("griefs",),
                                    "champs": {"moyen": "lettre_recommandee"}}),
]  # fmt: skip
ACTION = {
    "cause": (("", "La procédure était ancienne."),),
    "action": (("", "La réécrire."),),
    "echeance": (("", "30/04/2025"),),
    "preuve": (("", "La procédure à jour."),),
}

CAS: list[tuple[str, list[Any], str, dict[str, Any], Statut]] = [
    ("reprise", [], "2022-05-20", {"champs": {"reference": "Décision 2022-014",
                                              "date_effet": "01/06/2022"}}, Statut.BROUILLON),
    ("depot", [], "2025-01-06", {"champs": {"engagement": True, "qualite_responsable": "Gérant"}},
     Statut.DEPOSE),
    ("recevabilite", INITIAL[:1], "2025-01-13",
     {"auteur": "auditeur", "champs": {"pieces": ["La procédure citée en C3I2"]}}, Statut.DEPOSE),
    ("constats", INITIAL, "2025-02-03", {"drapeaux": TOUS}, Statut.EN_AUDIT),
    ("notification", CONFORME, "2025-02-04",
     {"auteur": "secretariat", "champs": {"moyen": "courriel"}}, Statut.EN_AUDIT),
    ("plan_actions", EN_DELAI, "2025-03-03", {"cibles": ("C2I1",), "details": ACTION},
     Statut.DELAI_DE_REPONSE),
    ("levee", EN_DELAI, "2025-03-03",
     {"cibles": ("c2i1",), "details": {"motif": (("", "La version est nommée."),)}},
     Statut.DELAI_DE_REPONSE),
    ("decision", CONFORME, "2025-02-10",
     {"champs": {"sens": "habilitation", "motif": "Tout est conforme."}}, Statut.HABILITE),
    ("griefs", SUSPENDU, "2025-06-03",
     {"champs": {"griefs": "Deux sessions.", "limite_observations": "2025-07-03"}},
     Statut.SUSPENDU),
    ("observations", GRIEFS, "2025-06-20", {"champs": {"texte": "L’évaluateur est remplacé."}},
     Statut.SUSPENDU),
    ("declenchement", HABILITE, "2025-06-02",
     {"champs": {"instance": "gtp", "origine": "entreprise", "objet": "Les délais."}},
     Statut.HABILITE),
    ("convention", HABILITE, "2025-02-12", {"champs": {"moyens": "Un plateau technique."}},
     Statut.HABILITE),
    ("changement", HABILITE, "2025-06-02",
     {"champs": {"nature": "positionnement", "description": "Un CQPM de plus."},
      "saisi_pour_of": True}, Statut.HABILITE),
    ("cessation", HABILITE, "2025-06-02", {"champs": {"motif": "Le centre ferme."}},
     Statut.CESSE),
    ("transfert", HABILITE, "2025-06-02",
     {"auteur": "secretariat", "champs": {"ancien_siret": "000 000 091 00025"}}, Statut.HABILITE),
    ("rectification", HABILITE, "2025-06-02",
     {"cibles": ("depot",), "champs": {"motif": "Mal recopiée.",
                                       "remplace": ["qualite_responsable=Gérant"]}},
     Statut.HABILITE),
]  # fmt: skip


@pytest.fixture
def racine(tmp_path: Path) -> Path:
    return installer(tmp_path)


@pytest.mark.parametrize(
    ("type_", "avant", "jour", "demande", "statut"), CAS, ids=[c[0] for c in CAS]
)
def test_every_type_is_written_complete_and_valid(  # noqa: PLR0917 -- pytest passes them by name
    racine: Path, type_: str, avant: list[Any], jour: str, demande: dict[str, Any], statut: Statut
) -> None:
    depot = raconter(racine, avant)
    ecrit = ecrire(depot, type_, jour, **demande)
    assert ecrit.ecrit
    assert ecrit.prepare.a_completer == ()
    fichier = racine / ecrit.chemin
    assert fichier.name == f"{jour}-01-{type_}.yml"
    texte = fichier.read_text(encoding="utf-8")
    assert texte == ecrit.texte
    assert erreurs(racine, jour) == []
    lu = parse(texte, path=fichier.name)
    assert lu.findings == ()
    assert lu.data == ecrit.prepare.donnees
    assert list(lu.data) == list(ecrit.prepare.donnees)
    assert ecrit.apres.statut is statut
    champ = depot.schemas.champ(f"journal/{type_}")
    assert texte.startswith(
        f"# yaml-language-server: $schema=../../../../schemas/journal/{type_}.schema.json\n"
    )
    assert (fichier.parent / texte.splitlines()[0].partition("=")[2]).resolve().is_file()
    for enfant in champ.enfants:
        assert (f"\n# {enfant.titre}. " in texte) is (enfant.cle in ecrit.prepare.donnees)


def test_the_cases_cover_every_type() -> None:
    assert sorted(cas[0] for cas in CAS) == sorted(TYPES)


def test_a_paper_term_is_habilite_from_its_own_first_day(racine: Path) -> None:
    depot = open_depot(racine)
    champs = {"reference": "Décision 2022-014", "date_effet": "2022-06-01"}
    ecrit = ecrire(depot, "reprise", "2022-05-20", champs=champs, today=date(2026, 3, 2))
    assert ecrit.prepare.donnees["fin"] == "2027-05-31"
    assert (ecrit.avant.statut, ecrit.apres.statut) == (Statut.BROUILLON, Statut.HABILITE)


def test_what_only_a_person_can_say_is_marked_and_validation_names_it(racine: Path) -> None:
    depot = raconter(racine, INITIAL)
    ecrit = ecrire(depot, "constats", "2025-02-03", details={"verdict": (("C2I1", "nc_majeure"),)})
    verdicts = ecrit.prepare.donnees["verdicts"]
    assert verdicts["C2I1"]["constat"] == MARQUE
    assert [juge["verdict"] for juge in verdicts.values()].count(MARQUE) == 11
    trouvees = erreurs(racine, "2025-02-03")
    assert {finding.controle for finding in trouvees} == {"journal-a-completer"}
    assert len(trouvees) == len(ecrit.prepare.a_completer) == 13
    lignes = ecrit.texte.split("\n")
    assert all(MARQUE in lignes[finding.location.line - 1] for finding in trouvees)


def test_a_completed_event_is_valid(racine: Path) -> None:
    depot = raconter(racine, INITIAL)
    ecrit = ecrire(depot, "constats", "2025-02-03")
    fichier = racine / ecrit.chemin
    texte = fichier.read_text(encoding="utf-8")
    propre = texte.replace(f"verdict: {MARQUE}", "verdict: conforme")
    fichier.write_text(propre, encoding="utf-8")
    assert erreurs(racine, "2025-02-03") == []
    debut, _, suite = texte.partition(f"    verdict: {MARQUE}\n")
    nc = suite.replace("    #constat", "    constat", 1).replace("    #attendu", "    attendu", 1)
    nc = nc.replace(f"constat: {MARQUE}", "constat: Rien n’est dit.", 1)
    nc = nc.replace(f"attendu: {MARQUE}", "attendu: Une procédure.", 1)
    nc = nc.replace(f"verdict: {MARQUE}", "verdict: conforme")
    fichier.write_text(f"{debut}    verdict: nc_mineure\n{nc}", encoding="utf-8")
    assert erreurs(racine, "2025-02-03") == []


def test_nothing_goes_on_from_an_event_left_to_complete(racine: Path) -> None:
    depot = raconter(racine, INITIAL)
    ecrire(depot, "constats", "2025-02-03")
    assert list_possibles(depot, SIRET, today=date(2025, 2, 4)).inacheves == (
        "journal/2025-02-03-01-constats.yml",
    )
    with pytest.raises(EventRefusedError, match=r"constats\.yml.* pas encore complété"):
        ecrire(depot, "decision", "2025-02-04", champs={"sens": "habilitation", "motif": "x"})


def test_the_tool_decides_no_verdict_no_sens_no_engagement(racine: Path) -> None:
    depot = open_depot(racine)
    apercu = ecrire(depot, "depot", "2025-01-06", apercu=True)
    assert apercu.prepare.donnees["engagement"] == MARQUE
    raconter(racine, CONFORME)
    with pytest.raises(InvalidValueError, match="--sens habilitation") as refus:
        ecrire(depot, "decision", "2025-02-10")
    assert "retrait" not in str(refus.value)


def test_an_indicator_without_answer_is_never_said_conforme(racine: Path) -> None:
    depot = raconter(racine, INITIAL)
    (racine / DOSSIER / "reponses" / "C5I1.md").unlink()
    ecrit = ecrire(depot, "constats", "2025-02-03", drapeaux=TOUS)
    assert ecrit.prepare.a_completer == (("verdicts", "C5I1", "verdict"),)
    assert "pas de réponse à cet indicateur (R32)" in ecrit.texte


def test_the_empreintes_are_those_of_what_is_read(racine: Path) -> None:
    depot = raconter(racine, INITIAL)
    avant = ecrire(depot, "constats", "2025-02-03", drapeaux=TOUS, apercu=True)
    reponse = racine / DOSSIER / "reponses" / "C3I2.md"
    reponse.write_text(reponse.read_text(encoding="utf-8") + "\nUn mot de plus.\n", "utf-8")
    apres = ecrire(depot, "constats", "2025-02-03", drapeaux=TOUS, apercu=True)
    un, deux = avant.prepare.donnees["verdicts"], apres.prepare.donnees["verdicts"]
    assert [code for code in un if un[code] != deux[code]] == ["C3I2"]
    assert set(un["C3I2"]["annexes"]) == {"C3I2-A01", "C3I2-A02"}


def test_dates_are_those_of_the_rules(racine: Path) -> None:
    depot = raconter(racine, AVEC_NC)
    delai = ecrire(depot, "decision", "2025-02-05", champs={"sens": "delai_de_reponse"},
                   apercu=True)  # fmt: skip
    assert delai.prepare.donnees["limite"] == "2025-08-04"
    shutil.rmtree(racine / DOSSIER / "journal")
    raconter(racine, CONFORME)
    champs = {"sens": "habilitation", "date_effet": "29/02/2028"}
    accorde = ecrire(depot, "decision", "2025-02-10", champs=champs, apercu=True)
    assert accorde.prepare.donnees["fin"] == "2033-02-27"
    assert [remarque.phrase for remarque in accorde.remarques] != []


def test_a_renewal_decided_early_begins_after_the_running_term(racine: Path) -> None:
    suite = [
        ("depot", "2029-03-01", INITIAL[0][2]),
        ("recevabilite", "2029-03-05", INITIAL[1][2]),
        ("constats", "2029-03-19", {"drapeaux": TOUS}),
    ]
    depot = raconter(racine, [*HABILITE, *suite])
    ecrit = ecrire(
        depot, "decision", "2029-03-26", champs={"sens": "habilitation", "motif": "Oui."}
    )
    assert ecrit.prepare.donnees["date_effet"] == "2030-02-10"
    assert ecrit.prepare.donnees["fin"] == "2035-02-09"
    assert erreurs(racine, "2029-03-26") == []


REFUS: list[tuple[list[Any], str, str, dict[str, Any], str]] = [
    (AVEC_NC, "decision", "2025-02-05", {"champs": {"sens": "habilitation", "motif": "x"}}, "R32"),
    (AVEC_NC, "decision", "2025-02-05", {"champs": {"sens": "refus", "motif": "x"}}, "R28"),
    (EN_DELAI, "constats", "2025-03-03", {"drapeaux": TOUS}, "R27"),
    (AVEC_NC, "decision", "2025-02-05",
     {"champs": {"sens": "delai_de_reponse", "motif": "x", "limite": "2025-08-05"}}, "R28"),
    (HABILITE, "decision", "2025-03-03", {"champs": {"sens": "retrait", "motif": "x"}}, "L4"),
    (HABILITE, "decision", "2025-03-03", {"champs": {"sens": "habilitation", "motif": "x"}}, "R30"),
    (CONFORME, "decision", "2025-02-10",
     {"champs": {"sens": "habilitation", "motif": "x", "fin": "2030-02-10"}}, "R29"),
    (CONFORME, "decision", "2025-02-10",
     {"champs": {"sens": "habilitation", "motif": "x", "date_effet": "2025-01-01"}}, "R27"),
    (AVEC_NC, "levee", "2025-02-05", {"cibles": ("C1I1",)}, "R31"),
    (HABILITE, "observations", "2025-03-03", {"champs": {"texte": "x"}}, "L4"),
    (HABILITE, "depot", "2025-03-03", {"champs": {"nature": "initiale"}}, "R6"),
    ([], "levee", "2025-03-03", {"cibles": ("C1I1",)}, "R28"),
    ([], "reprise", "2021-03-03", {"champs": {"reference": "x"}}, "R1"),
    (HABILITE, "transfert", "2025-06-02",
     {"auteur": "national", "champs": {"vers_certificateur": "uimm-44"}}, "D10"),
    (HABILITE, "decision", "2025-02-01", {"champs": {"sens": "suspension", "motif": "x"}}, "D12"),
    (HABILITE, "rectification", "2025-06-02",
     {"cibles": ("constats",), "champs": {"annule": True, "motif": "x"}}, "R27"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("avant", "type_", "jour", "demande", "regle"), REFUS,
    ids=[f"{r[1]}-{r[3].get('champs', {}).get('sens', '')}-{r[4]}" for r in REFUS],
)  # fmt: skip
def test_what_the_rules_forbid_is_refused_by_name_and_nothing_is_written(  # noqa: PLR0917 -- as above
    racine: Path, avant: list[Any], type_: str, jour: str, demande: dict[str, Any], regle: str
) -> None:
    depot = raconter(racine, avant)
    deja = {f: (racine / DOSSIER / "journal" / f).read_bytes() for f in journal(racine)}
    with pytest.raises(EventRefusedError) as refus:
        ecrire(depot, type_, jour, **demande)
    message = str(refus.value)
    assert message.startswith("Refusé (")
    assert regle in message.partition(")")[0]
    assert "\nÀ faire\u00a0: " in message
    assert message.endswith("Rien n’a été écrit.")
    assert {f: (racine / DOSSIER / "journal" / f).read_bytes() for f in journal(racine)} == deja


def test_a_refusal_says_what_is_possible_instead(racine: Path) -> None:
    depot = raconter(racine, AVEC_NC)
    with pytest.raises(EventRefusedError) as refus:
        ecrire(depot, "decision", "2025-02-05", champs={"sens": "habilitation"})
    possibles = str(refus.value).partition("Possible à cette date\u00a0: ")[2]
    assert "la décision d’ouvrir un délai de réponse" in possibles
    assert "la décision d’habilitation" not in possibles


def test_neither_tomorrow_nor_before_the_last_event(racine: Path) -> None:
    depot = raconter(racine, HABILITE)
    champs = {"nature": "site", "description": "Un site ouvre."}
    with pytest.raises(EventRefusedError, match="pas encore passé"):
        ecrire(depot, "changement", "2025-06-03", champs=champs, today=date(2025, 6, 2))
    with pytest.raises(EventRefusedError, match=r"2025-02-10-01-decision\.yml"):
        ecrire(depot, "changement", "2025-02-09", champs=champs)
    assert ecrire(depot, "changement", "2025-02-10", champs=champs).chemin.endswith(
        "2025-02-10-02-changement.yml"
    )


def test_a_rectification_may_look_back(racine: Path) -> None:
    depot = raconter(racine, HABILITE)
    demande = {"cibles": ("2025-01-06-01-depot",), "champs": {
        "motif": "Mal recopiée.", "remplace": ["qualite_responsable=Gérant"]}}  # fmt: skip
    ecrit = ecrire(depot, "rectification", "2025-02-04", today=date(2025, 6, 2), **demande)
    assert ecrit.prepare.donnees["auteur"] == "of"
    assert ecrit.prepare.donnees["remplace"] == {
        "date": "2025-01-06", "auteur": "of", "nature": "initiale", "engagement": True,
        "qualite_responsable": "Gérant",
    }  # fmt: skip
    assert erreurs(racine, "2025-06-02") == []


@pytest.mark.parametrize(
    ("champs", "drapeaux", "mot"),
    [({}, (), "une seule façon"), ({"annule": True}, ("a_corriger",), "une seule façon"),
     ({"remplace": ["couleur=bleu"]}, (), "n’a pas de champ"),
     ({"remplace": ["date_effet"]}, (), "CHAMP=VALEUR"),
     ({"remplace": ["date_effet=hier"]}, (), "attend une date"),
     ({"remplace": ["sens=oui"]}, (), "ne peut pas valoir"),
     ({"remplace": ["sens=habilitation"]}, (), "Rien ne change"),
     ({"motif": "x"}, ("a_corriger",), "retirez --motif")],
)  # fmt: skip
def test_a_rectification_is_made_in_one_way_and_changes_something(
    racine: Path, champs: dict[str, Any], drapeaux: tuple[str, ...], mot: str
) -> None:
    depot = raconter(racine, HABILITE)
    with pytest.raises(InvalidValueError, match=mot):
        ecrire(depot, "rectification", "2025-06-02", cibles=("decision",), champs=champs,
               drapeaux=frozenset(drapeaux))  # fmt: skip


def test_a_rectification_reaches_within_and_removes(racine: Path) -> None:
    depot = raconter(racine, AVEC_NC)
    remplace = ["verdicts.C2I1.constat=Autre chose.", "verdicts.C3I2.verdict=conforme",
                "verdicts.C3I2.constat=", "verdicts.C3I2.attendu="]  # fmt: skip
    ecrit = ecrire(depot, "rectification", "2025-02-05", cibles=("constats",),
                   champs={"motif": "Relu.", "remplace": remplace})  # fmt: skip
    verdicts = ecrit.prepare.donnees["remplace"]["verdicts"]
    assert verdicts["C2I1"]["constat"] == "Autre chose."
    assert {"constat", "attendu"} & set(verdicts["C3I2"]) == set()
    assert [nc.indicateur for nc in ecrit.apres.non_conformites] == ["C2I1"]
    assert erreurs(racine, "2025-02-05") == []


def test_the_author_is_the_only_role_or_has_to_be_said(racine: Path) -> None:
    depot = raconter(racine, INITIAL[:1])
    with pytest.raises(InvalidValueError, match="--auteur"):
        ecrire(depot, "recevabilite", "2025-01-13", champs={"resultat": "complet"})
    with pytest.raises(InvalidValueError, match="signataire"):
        ecrire(depot, "recevabilite", "2025-01-13", auteur="signataire")
    with pytest.raises(InvalidValueError, match="ne se saisit pas"):
        ecrire(depot, "recevabilite", "2025-01-13", saisi_pour_of=True)
    demande = {"champs": {"nature": "site", "description": "Un site."}, "apercu": True}
    saisi = ecrire(depot, "changement", "2025-01-13", auteur="secretariat", **demande)
    assert (saisi.prepare.donnees["auteur"], saisi.prepare.donnees["saisi_pour"]) == (
        "secretariat", "of",
    )  # fmt: skip
    assert "saisi_pour" not in ecrire(depot, "changement", "2025-01-13", **demande).prepare.donnees


def test_an_old_event_is_written_with_a_warning(racine: Path) -> None:
    depot = raconter(racine, HABILITE)
    champs = {"nature": "site", "description": "Un site ouvre."}
    ecrit = ecrire(depot, "changement", "2025-03-03", champs=champs, today=date(2025, 6, 2))
    assert [r.phrase for r in ecrit.remarques if "30\u00a0jours" in r.phrase] != []


def test_what_a_person_typed_wrongly_is_refused_by_its_schema(racine: Path) -> None:
    depot = raconter(racine, CONFORME)
    for motif in ("x" * 4001, "Un caractère\u202e retourné", "un \x1b[31m rouge"):
        with pytest.raises(EventRefusedError):
            ecrire(depot, "decision", "2025-02-10", champs={"sens": "suspension", "motif": motif})
        with pytest.raises(EventRefusedError):
            ecrire(depot, "decision", "2025-02-10",
                   champs={"sens": "habilitation", "motif": motif})  # fmt: skip
    assert len(journal(racine)) == 3


def test_ranks_follow_all_the_events_of_the_day(racine: Path) -> None:
    depot = open_depot(racine)
    noms = []
    for type_, _, demande in HABILITE:
        noms.append(ecrire(depot, type_, "2025-02-10", **demande).chemin.rpartition("/")[2])
    assert [nom[:13] for nom in noms] == [f"2025-02-10-0{rang}" for rang in range(1, 5)]
    (racine / DOSSIER / "journal" / "2025-02-11-99-cessation.yml").write_text(
        "date: 2025-02-11\nauteur: of\nmotif: Fin.\n", encoding="utf-8"
    )
    with pytest.raises(EventRefusedError, match="99"):
        ecrire(depot, "transfert", "2025-02-11", auteur="national",
               champs={"ancien_siret": "00000009100025"})  # fmt: skip


def test_a_preview_writes_nothing(racine: Path) -> None:
    depot = raconter(racine, INITIAL)
    deja = journal(racine)
    apercu = ecrire(depot, "constats", "2025-02-03", drapeaux=TOUS, apercu=True)
    assert not apercu.ecrit
    assert journal(racine) == deja
    assert ecrire(depot, "constats", "2025-02-03", drapeaux=TOUS).texte == apercu.texte


def test_a_write_that_fails_leaves_nothing(racine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    depot = open_depot(racine)

    def casse(*_: object, **__: object) -> None:
        raise OSError(28, "plus de place")

    monkeypatch.setattr(os, "link", casse)
    monkeypatch.setattr("pathlib.Path.replace", casse)
    with pytest.raises(OSError, match="plus de place"):
        ecrire(depot, INITIAL[0][0], INITIAL[0][1], **INITIAL[0][2])
    assert not (racine / DOSSIER / "journal").exists()


def test_a_journal_that_is_a_link_is_left_alone(racine: Path, tmp_path: Path) -> None:
    ailleurs = tmp_path / "ailleurs"
    ailleurs.mkdir()
    (racine / DOSSIER / "journal").symlink_to(ailleurs)
    with pytest.raises(WriteRefusedError, match="lien"):
        ecrire(open_depot(racine), INITIAL[0][0], INITIAL[0][1], **INITIAL[0][2])
    assert list(ailleurs.iterdir()) == []


def test_an_unknown_siret_and_a_missing_schema_are_said(racine: Path) -> None:
    with pytest.raises(UnknownNameError):
        consign(open_depot(racine), "00000000000000", Demande(type="depot", date=date(2025, 1, 6)),
                today=date(2025, 1, 6))  # fmt: skip
    (racine / "schemas").unlink()
    shutil.copytree(PROJET / "schemas", racine / "schemas")
    (racine / "schemas" / "journal" / "depot.schema.json").unlink()
    with pytest.raises(ReferentielError, match=r"depot\.schema\.json"):
        ecrire(open_depot(racine), "depot", "2025-01-06")


def test_an_answer_that_cannot_be_read_is_not_judged(racine: Path) -> None:
    depot = raconter(racine, INITIAL)
    (racine / DOSSIER / "reponses" / "C2I2.md").write_text("---\na: [\n---\nx\n", "utf-8")
    with pytest.raises(EventRefusedError, match=r"reponses/C2I2\.md"):
        ecrire(depot, "constats", "2025-02-03", drapeaux=TOUS)


def test_a_notification_names_the_only_event_that_waits(racine: Path) -> None:
    depot = raconter(racine, CONFORME)
    demande = {"auteur": "secretariat", "champs": {"moyen": "courriel"}}
    ecrit = ecrire(depot, "notification", "2025-02-04", **demande)
    assert ecrit.prepare.donnees["evenement"] == "2025-02-03-01-constats.yml"
    with pytest.raises(InvalidValueError, match=r"2025-01-13-01-recevabilite\.yml"):
        ecrire(depot, "notification", "2025-02-04", cibles=("2025-01-01-01-levee",), **demande)
    with pytest.raises(InvalidValueError, match="aucun événement"):
        ecrire(depot, "notification", "2025-02-04", cibles=("levee",), **demande)


def test_an_intermediate_audit_judges_what_is_named_only(racine: Path) -> None:
    objet = {"instance": "gtp", "origine": "initiative", "objet": "Les délais."}
    depot = raconter(racine, [*HABILITE, ("declenchement", "2025-06-02", {"champs": objet})])
    with pytest.raises(InvalidValueError, match="Nommez les indicateurs"):
        ecrire(depot, "constats", "2025-06-16", drapeaux=TOUS)
    ecrit = ecrire(depot, "constats", "2025-06-16", drapeaux=TOUS, cibles=("C5I2", "C3I2"))
    assert list(ecrit.prepare.donnees["verdicts"]) == ["C3I2", "C5I2"]
    assert erreurs(racine, "2025-06-16") == []


def test_a_plan_has_as_many_actions_as_were_said(racine: Path) -> None:
    depot = raconter(racine, EN_DELAI)
    details = {"action": (("C2I1", "Un."), ("C2I1", "Deux."), ("C3I2", "Trois."))}
    ecrit = ecrire(depot, "plan_actions", "2025-03-03", details=details)
    actions = ecrit.prepare.donnees["actions"]
    assert [(a["indicateur"], a["action"]) for a in actions] == [
        ("C2I1", "Un."), ("C2I1", "Deux."), ("C3I2", "Trois."),
    ]  # fmt: skip
    assert "La version manque." in ecrit.texte
    assert "au plus tard le 4\u00a0août\u00a02025" in ecrit.texte


def test_which_events_are_possible_and_why_the_others_are_not(racine: Path) -> None:
    depot = raconter(racine, AVEC_NC)
    choix = list_possibles(depot, "000 000 091 00017", today=date(2025, 2, 5))
    assert (choix.siret, choix.raison_sociale) == (SIRET, "Organisme de référence")
    assert {p.type for p in choix.possibles} == set(TYPES)
    ouverts = {(p.type, p.variante) for p in choix.possibles if p.possible}
    assert ("decision", "delai_de_reponse") in ouverts
    assert ("decision", "habilitation") not in ouverts
    assert all(p.raison and p.remede and p.regles for p in choix.possibles if not p.possible)
