"""The steps that publish and follow deadlines, as committed, on a real repository."""

from __future__ import annotations

import json
import shutil

import pytest
from automatisme import Poste, lire
from branches import LIEU
from depot_des_forges import PROJET, DepotDeForge, installer_d_avance
from forge_factice import jouer

pytestmark = pytest.mark.lent  # builds

PUBLICATION = lire(PROJET / ".github/workflows/publication.yml")
ECHEANCES = lire(PROJET / ".github/workflows/echeances.yml")
CONSTRUIRE = "Vérifier les dossiers et construire le site"


def poste(depot: DepotDeForge, **variables: str) -> Poste:
    """Return a runner whose workspace is the repository itself, its tool installed."""
    installer_d_avance(depot.copie.racine)
    contexte = {"github": {"token": "jeton"}}
    return Poste(travail=depot.copie.racine, contexte=contexte, variables=variables)


def test_the_site_is_built_whatever_a_dossier_holds_and_its_faults_are_told(
    depot: DepotDeForge,
) -> None:
    fiche = depot.copie.racine / LIEU / "dossier.yml"
    texte = fiche.read_text(encoding="utf-8")
    fiche.write_text(texte.replace("certifications:", "certification:"), encoding="utf-8")
    depot.copie.ecrire("site-public.yml", "INHERIT: mkdocs.yml\nsite_name: Registre public\n")
    machine = poste(depot)
    fait = machine.jouer(PUBLICATION, "construction", CONSTRUIRE)
    assert fait.returncode == 0, fait.stdout + fait.stderr
    assert machine.sorties["site"]["outputs"] == {"statut": "1"}
    accueil = (depot.copie.racine / "site/index.html").read_text(encoding="utf-8")
    assert "Registre public" in accueil
    signaler = machine.jouer(PUBLICATION, "dossiers", "Signaler")
    assert signaler.returncode == 1
    assert signaler.stdout.startswith("::error title=Des dossiers sont à corriger::")
    assert PUBLICATION["jobs"]["dossiers"]["if"] == "needs.construction.outputs.statut == '1'"


def test_a_site_that_cannot_be_built_is_not_published(depot: DepotDeForge) -> None:
    depot.copie.ecrire("mkdocs.yml", "site_name: [")
    machine = poste(depot)
    fait = machine.jouer(PUBLICATION, "construction", CONSTRUIRE)
    assert fait.returncode == 2
    assert machine.sorties["site"]["outputs"] == {}


def test_deadlines_of_the_repository_become_issues(depot: DepotDeForge) -> None:
    """An open deadline of an example, taken for a real dossier: it stays open whatever the day."""
    suivi = "dossiers/uimm-35-56/00000008300006"
    shutil.copytree(PROJET / suivi, depot.copie.racine / suivi)
    fiche = depot.copie.racine / suivi / "dossier.yml"
    texte = fiche.read_text(encoding="utf-8")
    fiche.write_text(texte.replace("exemple: true", "exemple: false"), encoding="utf-8")
    with jouer() as forge:
        forge.reponses["GET /repos/uimm/registre"] = {"private": True, "visibility": "private"}
        forge.lister("/repos/uimm/registre/issues", [])
        forge.reponses["POST /repos/uimm/registre/issues"] = {}
        machine = poste(depot, GITHUB_API_URL=forge.adresse, GITHUB_REPOSITORY="uimm/registre")
        for etape in ("Installer l’outil", "Calculer les échéances"):
            fait = machine.jouer(ECHEANCES, "echeances", etape)
            assert fait.returncode == 0, fait.stdout + fait.stderr
        calcule = depot.copie.racine / "tmp/echeances.json"
        toutes = json.loads(calcule.read_text(encoding="utf-8"))["echeances"]
        attendues = [e for e in toutes if not e["exemple"]]
        fait = machine.jouer(ECHEANCES, "echeances", "Ouvrir, mettre à jour, fermer")
        assert fait.returncode == 0, fait.stderr
        assert len(forge.ecrites()) == len(attendues) > 0
        assert {demande.jeton for demande in forge.demandes} == {"Bearer jeton"}
