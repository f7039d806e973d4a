"""A branch reviewed from Git objects: what is shown, what is found, and whose it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from branches import LIEU, PROJET, SIRET, commander, introduits, relire

from certimetal.domain.relecture import Ecart
from certimetal.domain.revue import Etat, Sens
from certimetal.domain.situation import Statut
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from pathlib import Path

    from certimetal.domain.revue import Revue, RevueIndicateur
    from depots_git import DepotGit

pytestmark = pytest.mark.lent  # hundreds of processes

REPONSE = f"{LIEU}/reponses/C3I2.md"
OF = "organisme-de-reference"


def _lire(depot: DepotGit, chemin: str = REPONSE) -> str:
    return (depot.racine / chemin).read_text(encoding="utf-8")


def _indicateur(revue: Revue, code: str) -> RevueIndicateur:
    (dossier,) = revue.dossiers
    return next(i for i in dossier.indicateurs if i.code == code)


def test_an_unchanged_branch_changes_nothing(depot: DepotGit) -> None:
    revue = relire(depot, "inconnu")
    assert revue.dossiers == ()
    assert introduits(revue) == []
    rendu = commander(depot, "--format", "texte", auteur="inconnu")
    assert (rendu.returncode, rendu.stdout) == (0, "Cette proposition ne change rien.\n")


def test_a_changed_answer_is_told_in_words(depot: DepotGit) -> None:
    texte = _lire(depot)
    depot.ecrire(REPONSE, texte + "\nNous relisons chaque fiche avant son envoi.\n")
    depot.commit()
    revue = relire(depot, OF)
    assert introduits(revue) == []
    lu = _indicateur(revue, "C3I2")
    assert lu.etat is Etat.MODIFIE
    assert lu.mots_apres == lu.mots_avant + 7
    ajoute = [p.texte.strip() for p in lu.texte if p.sens is Sens.AJOUTE]
    assert ajoute == ["Nous relisons chaque fiche avant son envoi."]
    autres = [i for i in revue.dossiers[0].indicateurs if i.code != "C3I2"]
    assert {i.etat for i in autres} == {Etat.INCHANGE}


def test_a_commitment_is_told_by_its_french_title(depot: DepotGit) -> None:
    texte = _lire(depot)
    assert "delai_inscription_jours: " in texte
    debut, _, suite = texte.partition("delai_inscription_jours: ")
    depot.ecrire(REPONSE, f"{debut}delai_inscription_jours: 7{suite[suite.index(chr(10)) :]}")
    depot.commit()
    rendu = commander(depot, "--format", "texte", auteur=OF)
    assert rendu.returncode == 0, rendu.stdout
    assert "→ {+7\u00a0jours+}" in rendu.stdout
    assert "delai_inscription_jours" not in rendu.stdout


def test_wording_is_told_apart_from_substance(depot: DepotGit) -> None:
    depot.ecrire(REPONSE, _lire(depot).rstrip("\n") + "   \n\n\n")
    depot.commit()
    assert _indicateur(relire(depot, OF), "C3I2").etat is Etat.FORME


def test_a_space_that_counts_is_said_to_be_one(depot: DepotGit) -> None:
    texte = _lire(depot)
    corps = texte.rindex(" ")
    depot.ecrire(REPONSE, f"{texte[:corps]}\u00a0{texte[corps + 1 :]}")
    depot.commit()
    rendu = commander(depot, auteur=OF)
    assert "Seules des espaces ou des fins de ligne ont changé." in rendu.stdout


def test_an_annexe_replaced_is_a_change_of_its_answer(depot: DepotGit) -> None:
    annexe = next((depot.racine / LIEU / "annexes").glob("C*.pdf"))
    autre = annexe.read_bytes() + b"\n% une autre version\n"
    depot.ecrire(f"{LIEU}/annexes/{annexe.name}", autre)
    depot.commit()
    lu = _indicateur(relire(depot, OF), annexe.name[:4])
    assert [(a.code, a.ecart) for a in lu.annexes] == [(annexe.name[:8], Ecart.MODIFIE)]
    assert lu.etat is Etat.MODIFIE


def test_an_event_moves_the_situation_and_says_why(depot: DepotGit) -> None:
    depot.ecrire(
        f"{LIEU}/journal/2026-03-20-01-cessation.yml",
        'date: "2026-03-20"\nauteur: of\nmotif: Arrêt de l’activité.\n',
    )
    depot.commit()
    revue = relire(depot, OF)
    assert introduits(revue) == []
    (dossier,) = revue.dossiers
    assert dossier.avant is not None
    assert dossier.apres is not None
    assert (dossier.avant.statut, dossier.apres.statut) == (Statut.EN_AUDIT, Statut.CESSE)
    rendu = commander(depot, "--format", "texte", auteur=OF)
    assert "Situation\u00a0: en audit → cessé" in rendu.stdout


def test_findings_are_introduced_there_already_or_mended(depot: DepotGit) -> None:
    depot.git("checkout", "-q", "main")
    depot.ecrire(f"{LIEU}/reponses/notes.md", "ancien\n")
    depot.ecrire(f"{LIEU}/reponses/autre.md", "ancien\n")
    depot.commit()
    depot.branche("of")
    depot.supprimer(f"{LIEU}/reponses/notes.md")
    depot.ecrire(f"{LIEU}/reponses/encore.md", "neuf\n")
    depot.commit()
    tri = relire(depot, OF).tri
    for findings, nom in ((tri.introduits, "encore"), (tri.deja, "autre"), (tri.corriges, "notes")):
        chemins = {f.location.path for f in findings if f.controle == "reponse-indicateur-inconnu"}
        assert chemins == {f"{LIEU}/reponses/{nom}.md"}


def test_what_main_did_meanwhile_blames_nobody(depot: DepotGit) -> None:
    depot.ecrire(REPONSE, _lire(depot) + "\nUne phrase de plus.\n")
    depot.commit()
    depot.git("checkout", "-q", "main")
    depot.ecrire("scripts/outil", "#!/bin/sh\n")
    depot.ecrire("dossiers/uimm-35-56/00000001800002/dossier.yml", "siret: faux\n")
    depot.commit()
    revue = relire(depot, OF)
    assert introduits(revue) == []
    assert [d.dossier for d in revue.dossiers] == [LIEU]


def test_since_the_last_reading_only_what_moved_is_shown(depot: DepotGit) -> None:
    depot.ecrire(REPONSE, _lire(depot) + "\nPremier ajout de notre équipe.\n")
    depot.commit()
    lu_le = depot.git("rev-parse", "HEAD")
    autre = REPONSE.replace("C3I2", "C1I1")
    depot.ecrire(autre, _lire(depot, autre) + "\nSecond ajout de notre équipe.\n")
    depot.commit()
    revue = relire(depot, OF, depuis=lu_le)
    assert _indicateur(revue, "C3I2").etat is Etat.INCHANGE
    assert _indicateur(revue, "C1I1").etat is Etat.MODIFIE
    assert _indicateur(relire(depot, OF), "C3I2").etat is Etat.MODIFIE


def test_a_new_dossier_comes_from_any_account(depot: DepotGit) -> None:
    depot.ecrire(f"{LIEU}/journal/2026-03-20-01-constats.yml", "date: 1\n")
    depot.commit()
    assert "revue-droit" in introduits(relire(depot, "inconnu"))
    depot.branche("of")
    nouveau = f"dossiers/uimm-44/{SIRET}"
    depot.ecrire(f"{nouveau}/dossier.yml", _lire(depot, f"{LIEU}/dossier.yml"))
    depot.commit()
    trouves = introduits(relire(depot, "inconnu"))
    assert "siret-en-double" in trouves
    assert "revue-droit" in trouves  # it calls itself an example


def test_a_change_of_the_guides_lists_the_dossiers_that_it_touches(depot: DepotGit) -> None:
    guide = "criteria/2022/C3I2.md"
    depot.ecrire(guide, _lire(depot, guide) + "\nUne phrase de plus.\n")
    depot.commit()
    revue = relire(depot, "national")
    assert introduits(revue) == []
    assert [(t.indicateur, t.dossiers) for t in revue.touches] == [("C3I2", (LIEU,))]
    assert introduits(relire(depot, "mainteneur")) == ["revue-droit"]


def test_a_stricter_schema_names_what_it_breaks_in_the_dossiers(depot: DepotGit) -> None:
    chemin = "schemas/2022/reponses/C3I2.schema.json"
    schema = json.loads(_lire(depot, chemin))
    schema["properties"]["delai_inscription_jours"]["maximum"] = 1
    depot.ecrire(chemin, json.dumps(schema, ensure_ascii=False))
    depot.commit()
    revue = relire(depot, "national")
    (casse,) = revue.tri.introduits
    assert casse.location.path == REPONSE
    assert casse.gravite is Gravite.ERREUR
    depot.branche("main")
    depot.git("merge", "-q", "of")
    depot.branche("of")
    schema["properties"]["delai_inscription_jours"]["maximum"] = 365
    depot.ecrire(chemin, json.dumps(schema, ensure_ascii=False))
    depot.commit()
    revue = relire(depot, "national")
    assert revue.tri.introduits == ()
    assert [f.location.path for f in revue.tri.corriges] == [REPONSE]


def test_a_broken_referentiel_is_an_introduced_finding(depot: DepotGit) -> None:
    depot.ecrire("criteria/glossaire.yml", "termes: [un, deux]\n")
    depot.commit()
    revue = relire(depot, "national")
    assert {f.location.path for f in revue.tri.introduits} == {"criteria/glossaire.yml"}


@pytest.mark.parametrize("forme", ["github", "sarif", "gitlab", "junit", "json", "markdown"])
def test_every_format_says_the_same_findings(depot: DepotGit, forme: str) -> None:
    depot.ecrire(REPONSE, _lire(depot) + "\nUn ajout.\n")
    depot.commit()
    rendu = commander(depot, "--format", forme, auteur="intrus")
    assert rendu.returncode == 1, rendu.stderr
    assert "revue-droit" in rendu.stdout.replace("\\", "")
    if forme in {"json", "sarif", "gitlab"}:
        assert json.loads(rendu.stdout)
    assert commander(depot, "--format", forme, auteur="intrus").stdout == rendu.stdout


def test_a_bare_clone_is_reviewed_alike(depot: DepotGit, tmp_path: Path) -> None:
    depot.ecrire(REPONSE, _lire(depot) + "\nUn ajout.\n")
    depot.commit()
    nu = tmp_path / "nu.git"
    depot.git("clone", "-q", "--bare", str(depot.racine), str(nu))
    rendu = commander(depot, "--depot", str(nu), auteur=OF)
    assert rendu.returncode == 0, rendu.stderr
    assert rendu.stdout == commander(depot, auteur=OF).stdout


def test_what_prevents_the_work_is_told_in_french(depot: DepotGit) -> None:
    rendu = commander(depot, "--depuis", "nulle-part", auteur=OF)
    assert rendu.returncode == 2
    assert "n’est pas dans ce dépôt" in rendu.stderr
    assert "Traceback" not in rendu.stderr
    faux = commander(depot, auteur="a b; rm")
    assert faux.returncode == 2
    assert "un compte de la forge" in faux.stderr


def test_the_guide_describes_every_key_of_the_json(depot: DepotGit) -> None:
    depot.ecrire(REPONSE, _lire(depot) + "\nUn ajout.\n")
    depot.commit()
    objet = json.loads(commander(depot, "--format", "json", auteur=OF).stdout)
    guide = (PROJET / "docs" / "guides" / "commande.md").read_text(encoding="utf-8")
    section = guide.split("## Relire une proposition")[1].split("\n## ")[0]
    (dossier,) = objet["dossiers"]
    assert {cle for cle in (*objet, *dossier) if f"`{cle}`" not in section} == set()
