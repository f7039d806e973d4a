"""``situation``, ``echeances`` and ``changements`` as people run them: real processes."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from conftest import PROJET, ecrire_dossier, siret_exemple
from journaux_ecrits import auditer, decider, ecrire_evenement, habiliter

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.lent  # hundreds of processes

COMMANDE = [sys.executable, "-c", "import sys; from certimetal.cli import main; sys.exit(main())"]
AU = ("--au", "2026-03-02")
TYPOGRAPHIE = re.compile(r"(?<![\u00a0\u202f])[:;!?»](?=\s|$)|«(?!\u00a0)|(?<=\w)'(?=\w)|\.\.\.")


def lance(ou: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMANDE, *arguments], cwd=ou, capture_output=True, check=False)


def texte(ou: Path, *arguments: str, code: int = 0) -> str:
    fini = lance(ou, *arguments)
    assert fini.returncode == code, fini.stderr.decode()
    assert fini.stderr == b""
    return fini.stdout.decode().replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture(scope="module")
def registre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A habilitated OF, one late in its délai, one that ceased, one whose journal has an error."""
    racine = tmp_path_factory.mktemp("registre")
    for nom in ("criteria", "schemas"):
        shutil.copytree(PROJET / nom, racine / nom)
    dossiers = racine / "dossiers"
    habiliter(ecrire_dossier(dossiers, 1, raison_sociale="=Forge de Lorient"))
    retard = ecrire_dossier(dossiers, 2, raison_sociale="Atelier de Redon")
    auditer(retard, C2I1="nc_majeure")
    decider(retard, "2025-02-10-01-decision", "delai_de_reponse", limite="2025-08-03")
    cesse = ecrire_dossier(dossiers, 3, raison_sociale="Centre de Vannes", certifications=[
        {"type": "CQPM", "intitule": "Soudeur industriel", "role": ["preparation"]},
        {"type": "CQPM", "intitule": "Technicien de maintenance productive", "rncp": "RNCP41814",
         "role": ["preparation", "evaluation"]},
    ])  # fmt: skip
    habiliter(cesse, "2025-03-03", "2030-03-02")
    ecrire_evenement(cesse, "2026-02-02-01-cessation", "of", motif="Fermeture.")
    decider(ecrire_dossier(dossiers, 4, raison_sociale="Usine de Rennes"),
            "2025-03-03-01-decision", "habilitation", fin="2030-03-02")  # fmt: skip
    return racine


def test_each_dossier_is_told_in_a_few_lines_and_a_fault_stops_no_other(registre: Path) -> None:
    dit = texte(registre, "situation", *AU, code=1)
    assert "=Forge de Lorient, 000 000 018 00010 (dossier d’exemple)" in dit
    assert "  Habilité du 3 novembre 2025 au 2 novembre 2030." in dit
    assert "  Délai de réponse ouvert le 10 février 2025 : constats rendus le 3 février 2025" in dit
    assert "Échéance passée : 3 août 2025 (il y a 211 jours), fin du délai de réponse : C2I1" in dit
    assert "  L’organisme a cessé le 2 février 2026." in dit
    usine = dit.index("Usine de Rennes")
    assert dit.index("Situation incertaine : le journal a 1 erreur.", usine) > usine
    assert f"« certimetal valider dossiers/uimm-35-56/{siret_exemple(4)} »" in dit
    assert " ".join(dit.splitlines()[-3:-1]) == (
        "Au 2 mars 2026, 4 dossiers : 1 en délai de réponse, 1 habilité, 1 cessé et 1 dont la "
        "situation est incertaine."
    )


def test_a_dossier_is_told_in_full_with_events_and_rules(registre: Path) -> None:
    siret = siret_exemple(2)
    dit = texte(registre, "situation", f"{siret[:9]} {siret[9:]}", *AU)
    lignes = " ".join(dit.split())
    assert "Non-conformités ouvertes - C2I1, non-conformité majeure (audit initial)" in lignes
    assert "délai passé depuis le 3 août 2025 ; pas de plan d’actions." in lignes
    assert "Ce que les règles proposent - Refuser l’habilitation (D5, R28)." in lignes
    assert "[2025-02-03-01-constats.yml, R32]" in lignes
    assert "[2025-02-03-02-notification.yml, R28, D2]" in lignes
    assert "À revoir : C1I1" in lignes
    assert "dossiers :" not in dit


def test_the_story_is_that_of_the_day_asked_for(registre: Path) -> None:
    siret = siret_exemple(2)
    assert "Brouillon : rien" in texte(registre, "situation", siret, "--au", "2025-01-05")
    en_audit = texte(registre, "situation", siret, "--au", "2025-02-02")
    assert "En audit depuis le 13 janvier 2025 : les constats sont attendus." in en_audit
    assert "2025-02-03" not in en_audit
    assert "il y a 2 129 jours" in texte(registre, "situation", siret, "--au", "2031-06-02")


def test_situations_are_given_as_json_key_by_key(registre: Path) -> None:
    rapport = json.loads(lance(registre, "situation", "--format", "json", *AU).stdout)
    assert (rapport["version"], rapport["au"]) == (1, "2026-03-02")
    par_siret = {dossier["siret"]: dossier for dossier in rapport["dossiers"]}
    assert set(par_siret) == {siret_exemple(rang) for rang in (1, 2, 3, 4)}
    retard = par_siret[siret_exemple(2)]
    assert set(retard) == {
        "siret", "raison_sociale", "certificateur", "dossier", "exemple", "incertain",
        "erreurs_journal", "phrase", "au", "statut", "depuis", "jusqu_au", "terme", "termes",
        "audits", "non_conformites", "verdicts", "griefs", "echeances", "alertes", "propositions",
        "declarations", "explications", "periodes", "a_revoir", "guides_modifies",
    }  # fmt: skip
    assert (retard["statut"], retard["depuis"], retard["jusqu_au"]) == (
        "delai_de_reponse",
        "2025-02-10",
        None,
    )
    [nc] = retard["non_conformites"]
    assert (nc["indicateur"], nc["limite"], nc["constat"]) == (
        "C2I1",
        "2025-08-03",
        "Rien pour C2I1.",
    )
    assert retard["explications"][0]["regles"] == ["R6"]
    assert "empreinte" not in json.dumps(retard)
    assert [d["incertain"] for d in rapport["dossiers"]].count(True) == 1
    habilite = par_siret[siret_exemple(1)]
    assert habilite["terme"]["fin"] == habilite["jusqu_au"] == "2030-11-02"


def test_the_guide_names_every_key_and_column(registre: Path) -> None:
    guide = (PROJET / "docs" / "guides" / "commande.md").read_text(encoding="utf-8")

    def cles(valeur: Any) -> set[str]:
        if isinstance(valeur, list):
            return {cle for element in valeur for cle in cles(element)}
        if not isinstance(valeur, dict):
            return set()
        return set(valeur)

    for demande in (("situation",), ("echeances",), ("changements", "--depuis", "2025-01-01")):
        rapport = json.loads(lance(registre, *demande, "--format", "json", *AU).stdout)
        dites = cles(rapport) | {cle for valeur in rapport.values() for cle in cles(valeur)}
        assert {cle for cle in dites if f"`{cle}`" not in guide} == set()
    colonnes = lire_csv(lance(registre, "echeances", "--format", "csv", *AU).stdout)[0]
    assert ", ".join(f"`{colonne}`" for colonne in colonnes) in guide.replace("\n  ", " ")


def test_what_is_over_comes_first_and_the_untrusted_before_all(registre: Path) -> None:
    dit = texte(registre, "echeances", "--horizon", "5 ans", *AU, code=1)
    reperes = [
        "Usine de Rennes",
        "Ses échéances ne sont pas dites.",
        "Passées, et toujours ouvertes : 1",
        "3 août 2025, il y a 211 jours",
        "À venir, du 2 mars 2026 au 2 mars 2031 : 6 échéances",
        "2 avril 2026, dans 31 jours",
        "Déclarer la cessation à France compétences (L2)",
        "2 novembre 2029, dans",
        "2 novembre 2030, dans",
    ]
    places = [dit.index(repere) for repere in reperes]
    assert places == sorted(places)


@pytest.mark.parametrize("horizon", ["douze mois", "0.5 an"])
def test_an_horizon_that_is_no_period_is_refused_in_french(registre: Path, horizon: str) -> None:
    fini = lance(registre, "echeances", "--horizon", horizon)
    assert (fini.returncode, fini.stdout) == (2, b"")
    assert "n’est pas une durée. Exemples" in fini.stderr.decode()


def lire_csv(sortie: bytes) -> list[dict[str, str]]:
    lu = sortie.decode("utf-8-sig")
    assert sortie.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(lu, newline=""), delimiter=";"))


def test_echeances_open_in_a_spreadsheet_and_run_nothing_there(registre: Path) -> None:
    fini = lance(registre, "echeances", "--format", "csv", "--horizon", "5 ans", *AU)
    assert fini.returncode == 1
    lignes = lire_csv(fini.stdout)
    assert lignes[0]["nature"] == "Situation incertaine"
    assert lignes[0]["date"] == ""
    assert "certimetal valider" in lignes[0]["libelle"]
    assert (lignes[1]["date"], lignes[1]["passee"], lignes[1]["regle"]) == (
        "2025-08-03",
        "oui",
        "R28",
    )
    noms = {ligne["raison_sociale"] for ligne in lignes}
    assert "'=Forge de Lorient" in noms
    assert not any(nom.startswith("=") for nom in noms)
    assert {ligne["siret"] for ligne in lignes} == {siret_exemple(r) for r in (1, 2, 3, 4)}


def evenements(sortie: bytes) -> list[Any]:
    return list(Calendar.from_ical(sortie).walk("VEVENT"))


def test_echeances_open_in_a_diary_with_uids_that_do_not_move(registre: Path) -> None:
    demande = ("echeances", "--format", "ics", "--horizon", "5 ans")
    fini = lance(registre, *demande, *AU)
    assert fini.returncode == 1
    assert b"\r\n" in fini.stdout
    assert "Usine de Rennes" in fini.stderr.decode()
    assert "Usine de Rennes" not in fini.stdout.decode()
    dits = evenements(fini.stdout)
    assert [e["DTSTART"].dt for e in dits[:2]] == [date(2025, 8, 3), date(2026, 4, 2)]
    assert {e["DTSTAMP"].dt.date() for e in dits} == {date(2026, 3, 2)}
    assert all((e["DTEND"].dt - e["DTSTART"].dt).days == 1 for e in dits)
    uids = [str(e["UID"]) for e in dits]
    assert len(set(uids)) == len(uids) == 7
    plus_tard = evenements(lance(registre, *demande, "--au", "2026-03-31").stdout)
    assert [str(e["UID"]) for e in plus_tard] == uids


def test_the_same_day_gives_the_same_bytes_remembered_or_not(registre: Path) -> None:
    for demande in (("situation",), ("echeances", "--format", "json"),
                    ("echeances", "--format", "ics")):  # fmt: skip
        premier = lance(registre, *demande, *AU)
        assert lance(registre, *demande, *AU).stdout == premier.stdout
        assert lance(registre, *demande, "--sans-cache", *AU).stdout == premier.stdout


def test_echeances_are_given_as_json(registre: Path) -> None:
    rapport = json.loads(lance(registre, "echeances", "--format", "json", *AU).stdout)
    assert (rapport["au"], rapport["jusqu_au"]) == ("2026-03-02", "2027-03-02")
    premiere = rapport["echeances"][0]
    assert set(premiere) == {
        "date", "nature", "libelle", "regle", "evenement", "passee", "siret", "raison_sociale",
        "certificateur", "dossier", "exemple",
    }  # fmt: skip
    assert (premiere["nature"], premiere["passee"]) == ("reponse", True)
    [incertain] = rapport["incertains"]
    assert incertain["commande"] == f"certimetal valider {incertain['dossier']}"


def test_changes_are_told_with_their_limit_and_certifications(registre: Path) -> None:
    dit = texte(registre, "changements", "--depuis", "2025-10-01", *AU, code=1)
    assert "À déclarer à France compétences (L2) : 2 changements du 1er octobre 2025" in dit
    assert "3 novembre 2025 : Habilitation accordée, =Forge de Lorient" in dit
    assert "À déclarer au plus tard le 3 janvier 2026 (délai passé)." in dit
    assert "2 février 2026 : Habilitation cessée par l’organisme, Centre de Vannes" in dit
    assert "À déclarer au plus tard le 2 avril 2026 (dans 31 jours)." in dit
    assert "  - CQPM Technicien de maintenance productive (RNCP41814) : préparation" in dit
    assert "Ses changements ne sont pas dits." in dit
    rien = texte(registre, "changements", "--depuis", "2026-03-01", *AU, code=1)
    assert "Rien à déclarer à France compétences (L2) du 1er mars 2026 au 2 mars 2026." in rien


def test_changes_have_a_row_by_certification_and_an_object_each(registre: Path) -> None:
    demande = ("changements", "--depuis", "2026-01-01", *AU)
    lignes = lire_csv(lance(registre, *demande, "--format", "csv").stdout)
    assert [ligne["changement"][:21] for ligne in lignes] == [
        "Situation incertaine\u00a0",
        "Habilitation cessée p",
        "Habilitation cessée p",
    ]
    derniere = lignes[-1]
    assert [derniere[c] for c in ("date", "date_effet", "fin", "limite", "limite_passee")] == [
        "2026-02-02",
        "2026-02-02",
        "2026-02-01",
        "2026-04-02",
        "non",
    ]
    colonnes = ("certification_code", "preparation", "evaluation")
    assert [tuple(ligne[c] for c in colonnes) for ligne in lignes[1:]] == [
        ("", "oui", "non"),
        ("RNCP41814", "oui", "oui"),
    ]
    rapport = json.loads(lance(registre, *demande, "--format", "json").stdout)
    [changement] = rapport["changements"]
    assert (changement["nature"], changement["limite"]) == ("cessation", "2026-04-02")
    assert changement["terme"]["fin"] == "2026-02-01"
    assert [c["code"] for c in changement["certifications"]] == ["", "RNCP41814"]
    assert changement["adresse"]["commune"] == "Lorient"


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [
        (["situation", "00000001800011"], "Pensiez-vous à « 00000001800010 »"),
        (["situation", "--territoire", "uimm-99"], "« uimm-99 » n’est pas connu ici"),
        (["situation", "--au", "2026-02-30"], "n’est pas une date de la forme"),
        (["echeances", "--racine", "nulle"], "n’existe pas"),
        (["echeances", "--format", "xml"], "Valeur incorrecte"),
        (["changements"], "Il manque l’option '--depuis'"),
        (["changements", "--depuis", "2026-03-03", *AU], "vient après le jour de la liste"),
    ],
    ids=lambda valeur: " ".join(valeur) if isinstance(valeur, list) else "",
)
def test_what_prevents_the_work_is_said_in_french(
    registre: Path, arguments: list[str], phrase: str
) -> None:
    fini = lance(registre, *arguments)
    assert (fini.returncode, fini.stdout) == (2, b"")
    dit = fini.stderr.decode()
    assert phrase in dit.replace("\u00a0", " ")
    assert "Traceback" not in dit


def test_an_empty_register_says_so(depot_vide: Path) -> None:
    assert texte(depot_vide, "situation", *AU) == "Aucun dossier.\n"
    assert texte(depot_vide, "echeances", *AU) == (
        "Rien n’est à venir du 2 mars 2026 au 2 mars 2027.\n"
    )


@pytest.mark.parametrize(
    "demande",
    [["situation"], ["situation", "--complet"], ["echeances", "--horizon", "5 ans"],
     ["changements", "--depuis", "2025-01-01"], ["situation", "--aide"], ["echeances", "--aide"],
     ["changements", "--aide"]],
    ids=" ".join,
)  # fmt: skip
def test_all_that_is_shown_follows_french_typography(registre: Path, demande: list[str]) -> None:
    dit = lance(registre, *demande).stdout.decode()
    assert dit
    assert TYPOGRAPHIE.findall(dit) == []
    assert all(len(ligne) <= 100 for ligne in dit.splitlines())
