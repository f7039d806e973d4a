"""The forms that the schemas make, and the forges that the editor may talk to."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from certimetal.app.depot import Depot, open_depot
from certimetal.app.editeur import donnees
from certimetal.errors import InvalidValueError
from certimetal.rendering.editeur import forge_locale, lien_editeur, lire_forge, page_editeur

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.champ import Champ

PROJET = Path(__file__).parents[2]
GITLAB = {"forge": "gitlab", "depot": "uimm/c", "application": "abc"}
FORGEJO = {**GITLAB, "forge": "forgejo", "adresse": "https://forge.exemple.fr"}
GITHUB = {"forge": "github", "depot": "uimm/c", "connexion": "https://relais.exemple.fr/auth"}


@pytest.fixture(scope="module")
def depot() -> Depot:
    return open_depot(PROJET)


@pytest.fixture(scope="module")
def configuration(depot: Depot) -> Any:
    forge = forge_locale("main", relecture=True)
    return json.loads(donnees(depot, forge, (), evenements=True)["configuration.json"])


def champs(descriptions: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each field of a form with the path of its names."""
    for description in descriptions:
        nom = description["name"]
        yield nom, description
        seul = [description["field"]] if "field" in description else []
        dedans = description.get("fields", seul)
        yield from ((f"{nom}.{chemin}", enfant) for chemin, enfant in champs(dedans))


def feuilles(champ: Champ, chemin: str = "") -> Iterator[str]:
    for enfant in champ.enfants:
        ici = f"{chemin}{enfant.cle}"
        yield ici
        yield from feuilles(enfant, f"{ici}.")
        if enfant.element is not None:
            yield from feuilles(enfant.element, f"{ici}.")


def test_every_field_of_every_schema_is_in_its_form_with_its_title_and_help(
    depot: Depot, configuration: Any
) -> None:
    formulaires = {"dossier": configuration["identification"]["champs"]}
    for reponse in configuration["reponses"]["2022"]:
        formulaires[f"2022/reponses/{reponse['code']}"] = reponse["champs"]
    for type_, evenement in configuration["evenements"].items():
        formulaires[f"journal/{type_}"] = evenement["champs"]
    assert len(formulaires) == 1 + 12 + 16
    for genre, descriptions in formulaires.items():
        connus = dict(champs(descriptions))
        attendus = set(feuilles(depot.schemas.champ(genre)))
        assert attendus <= {re.sub(r"\.valeur$", "", nom) for nom in connus}, genre
        for nom, description in connus.items():
            assert description["label"], (genre, nom)
            assert description["widget"] == "hidden" or description.get("hint"), (genre, nom)


def test_a_choice_a_bound_and_a_pattern_come_from_the_schema(configuration: Any) -> None:
    connus = dict(champs(configuration["identification"]["champs"]))
    motif, phrase = connus["siret"]["pattern"]
    assert re.search(motif.replace("[^]", r"[\s\S]"), "00000001800002")
    assert not re.search(motif.replace("[^]", r"[\s\S]"), "0000000180000")
    assert phrase == "14 chiffres, sans espace."
    assert [choix["value"] for choix in connus["diffusion"]["options"]] == [
        "publique",
        "restreinte",
    ]
    c3i2 = next(r for r in configuration["reponses"]["2022"] if r["code"] == "C3I2")
    connus = dict(champs(c3i2["champs"]))
    assert (connus["delai_inscription_jours"]["min"], connus["delai_inscription_jours"]["max"]) == (
        0,
        365,
    )
    assert connus["pieces"]["multiple"]
    assert connus["annexes.fichier"]["widget"] == "file"


def test_what_the_tool_computes_is_never_asked(configuration: Any) -> None:
    constats = dict(champs(configuration["evenements"]["constats"]["champs"]))
    assert {constats[f"verdicts.{cle}"]["widget"] for cle in ("empreinte", "annexes", "guide")} == {
        "hidden"
    }
    assert constats["verdicts.verdict"]["widget"] == "select"


def test_a_public_site_has_no_event_to_fill_in(depot: Depot) -> None:
    forge = lire_forge(GITHUB)
    assert forge is not None
    publique = json.loads(donnees(depot, forge, ())["configuration.json"])
    assert publique["evenements"] == {}
    assert not publique["propositions"]


@pytest.mark.parametrize(
    ("reglages", "backend", "mode", "hotes"),
    [
        (
            GITHUB | {"copie": True},
            {
                "name": "github",
                "base_url": "https://relais.exemple.fr",
                "auth_endpoint": "auth",
                "open_authoring": True,
            },
            "editorial_workflow",
            ("https://api.github.com",),
        ),
        (
            GITLAB,
            {"name": "gitlab", "auth_type": "pkce", "app_id": "abc"},
            "editorial_workflow",
            ("https://gitlab.com",),
        ),
        (
            FORGEJO | {"branche": "dossiers"},
            {
                "name": "forgejo",
                "api_root": "https://forge.exemple.fr/api/v1",
                "branch": "dossiers",
            },
            "editorial_workflow",
            ("https://forge.exemple.fr",),
        ),
        (
            FORGEJO | {"forge": "gitea"},
            {"name": "gitea", "branch": "main"},
            "simple",
            ("https://forge.exemple.fr",),
        ),
    ],
)
def test_a_forge_is_described_as_decap_wants_it(
    reglages: dict[str, Any], backend: dict[str, Any], mode: str, hotes: tuple[str, ...]
) -> None:
    forge = lire_forge(reglages)
    assert forge is not None
    assert backend.items() <= forge.backend.items()
    assert (forge.mode, forge.hotes) == (mode, hotes)
    page = page_editeur(forge).decode()
    assert f"connect-src &#39;self&#39; blob: {hotes[0]};" in page


@pytest.mark.parametrize(
    ("reglages", "phrase"),
    [
        ({"forge": "svn", "depot": "a/b"}, "« forge » doit valoir"),
        ({"forge": "github", "depot": "certimetal"}, "comme uimm/certimetal"),
        ({"forge": "github", "depot": "a/b"}, "il faut un relais OAuth"),
        (GITHUB | {"connexion": "http://relais.exemple.fr"}, "n’est pas une adresse https://"),
        (GITLAB | {"application": ""}, "demande « application »"),
        (GITLAB | {"copie": True}, "retirez « copie »"),
        (GITLAB | {"adresse": "https://a.fr; script-src *"}, "n’est pas une adresse https://"),
        ({"forge": "forgejo", "depot": "a/b", "application": "x"}, "« adresse » manque"),
        (GITLAB | {"depots": "x"}, "« depots » n’est pas un réglage"),
    ],
)
def test_what_cannot_work_is_refused_in_french(reglages: dict[str, Any], phrase: str) -> None:
    with pytest.raises(InvalidValueError) as refus:
        lire_forge(reglages)
    assert phrase in str(refus.value).replace("\u00a0", " ")


def test_no_setting_means_no_editor() -> None:
    assert lire_forge({}) is None


def test_a_link_opens_the_form_of_what_it_names() -> None:
    assert (
        lien_editeur("1", "reponses/C3I2.md")
        == "editeur/?dossier=1#/collections/reponses/entries/C3I2"
    )
    assert lien_editeur("1", "dossier.yml").endswith("#/collections/identification/entries/dossier")
    assert lien_editeur("1", "journal/x.yml") == "editeur/?dossier=1"
    assert lien_editeur("1", "dossier.yml", evenement="levee").endswith("/evenement-levee/new")
