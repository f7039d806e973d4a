"""The site that most tests look at, built once from dossiers that try it."""

from __future__ import annotations

import pytest

from chantier import (
    CERTIFICATEUR,
    HOSTILE,
    MODELE,
    PHRASE_FAUTIVE,
    PHRASE_RESTREINTE,
    Chantier,
    ajouter_dossier,
    construire,
    copier_depot,
    siret_exemple,
    valeur_de,
)


@pytest.fixture(scope="session")
def chantier(tmp_path_factory: pytest.TempPathFactory) -> Chantier:
    depot = copier_depot(tmp_path_factory.mktemp("depot"))
    modele = depot / "dossiers" / CERTIFICATEUR / MODELE
    nom, diffusion = valeur_de(modele, "raison_sociale"), valeur_de(modele, "diffusion")
    hostile, restreint, fautif = (siret_exemple(rang) for rang in range(3))
    ajouter_dossier(depot, hostile, {nom: f'raison_sociale: "{HOSTILE}"'})
    for siret, secret, change in (
        (restreint, PHRASE_RESTREINTE, {diffusion: "diffusion: restreinte"}),
        (fautif, PHRASE_FAUTIVE, {diffusion: "diffusion: publique\ninconnu: 1"}),
    ):
        dossier = ajouter_dossier(depot, siret, change)
        for reponse in dossier.glob("reponses/*.md"):
            with reponse.open("a", encoding="utf-8") as ouvert:
                ouvert.write(f"\n{secret}.\n")
    site = tmp_path_factory.mktemp("site")
    resultat = construire(depot, site)
    assert resultat.returncode == 0, resultat.stdout + resultat.stderr
    return Chantier(
        depot=depot,
        site=site,
        sortie=resultat.stdout + resultat.stderr,
        modele=MODELE,
        hostile=hostile,
        restreint=restreint,
        fautif=fautif,
    )
