"""Signing in on a forge: simulated, for want of one; what the page does of the answers is real."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import expect

from certimetal.app.depot import open_depot
from certimetal.app.editeur import write_editor
from certimetal.errors import WriteRefusedError
from certimetal.rendering.editeur import lire_forge
from vitrine import servir

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

    from certimetal.app.editeur_programmes import Programmes

pytestmark = pytest.mark.lent

PROJET = Path(__file__).parents[2]
FORGE = "https://forge.exemple.fr"
REGLAGES = {"forge": "forgejo", "depot": "uimm/c", "application": "x", "adresse": FORGE}


def repondre(route: Route) -> None:
    """Answer as a Forgejo that knows the person, who may not write in the repository."""
    adresse = urlsplit(route.request.url)
    entetes = {"access-control-allow-origin": "*", "access-control-allow-headers": "*"}
    if adresse.path == "/login/oauth/authorize":
        demande = parse_qs(adresse.query)
        retour = f"{demande['redirect_uri'][0]}?code=abc&state={quote(demande['state'][0])}"
        route.fulfill(status=302, headers={"location": retour})
    elif adresse.path == "/login/oauth/access_token":
        route.fulfill(headers=entetes, json={"access_token": "jeton"})
    elif adresse.path == "/api/v1/user":
        route.fulfill(headers=entetes, json={"login": "of", "full_name": "OF", "id": 1})
    else:
        route.fulfill(status=404, headers=entetes, json={})


def test_a_person_comes_back_from_the_forge_to_the_dossier_that_was_open(
    tmp_path: Path, programmes: Programmes, navigateur: Browser
) -> None:
    forge = lire_forge(REGLAGES | {"copie": True})
    assert forge is not None
    sortie = tmp_path / "site" / "editeur"
    cache = programmes.dossier.parents[1]
    jour = date(2026, 11, 28)
    nombre = write_editor(open_depot(PROJET), forge, sortie, today=jour, cache=cache)
    assert nombre == sum(1 for fichier in sortie.rglob("*") if fichier.is_file())
    demandes: list[str] = []
    with servir(tmp_path / "site") as base:
        contexte = navigateur.new_context(locale="fr-FR")
        page = contexte.new_page()
        page.on("request", lambda requete: demandes.append(requete.url))
        page.route(f"{FORGE}/**", repondre)
        page.goto(f"{base}editeur/?dossier=00000001800002#/collections/reponses/entries/C3I2")
        page.get_by_role("button", name="Se connecter avec Forgejo").click()
        expect(page.get_by_role("button", name="Copier le dépôt")).to_be_visible()
        expect(page.locator("#choix")).to_contain_text("Organisme d’exemple de Lorient")
        expect(page.get_by_text("depuis une copie du dépôt")).to_be_visible()
        contexte.close()
        permis = (base, FORGE, "data:", "blob:")
        assert [demande for demande in demandes if not demande.startswith(permis)] == []


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("à garder", encoding="utf-8")
    forge = lire_forge(REGLAGES)
    assert forge is not None
    with pytest.raises(WriteRefusedError, match="autre chose qu’un éditeur"):
        write_editor(
            open_depot(PROJET), forge, tmp_path, today=date(2026, 11, 28), cache=tmp_path / "c"
        )
    assert [fichier.name for fichier in tmp_path.iterdir()] == ["notes.txt"]
