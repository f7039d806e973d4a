"""Where a file is changed on its forge."""

from __future__ import annotations

import pytest

from certimetal.rendering.edition import base_edition, lien_edition

FORGE = "https://forge.exemple.fr/uimm/certimetal"


@pytest.mark.parametrize(
    ("edit_uri", "attendu"),
    [
        ("edit/main/docs/", f"{FORGE}/edit/main/"),
        ("-/edit/main/docs/", f"{FORGE}/-/edit/main/"),
        ("https://ailleurs.exemple.fr/modifier/docs/", "https://ailleurs.exemple.fr/modifier/"),
        ("edit/main/", None),
        ("", ""),
    ],
)
def test_the_editor_of_any_file_follows_from_that_of_the_hand_written_pages(
    edit_uri: str, attendu: str | None
) -> None:
    assert base_edition(FORGE, edit_uri, "docs/") == attendu


def test_no_forge_no_editor() -> None:
    assert base_edition("", "edit/main/docs/", "docs/") == ""
    assert lien_edition("", {})("criteria/2022/C1.md") == ""


def test_a_file_of_the_repository_is_changed_on_its_forge() -> None:
    lien = lien_edition(f"{FORGE}/edit/main/", {})
    assert lien("criteria/2022/C1.md") == f"{FORGE}/edit/main/criteria/2022/C1.md"


def test_a_file_of_another_clone_is_changed_on_that_clone_s_forge_or_nowhere() -> None:
    lien = lien_edition(f"{FORGE}/edit/main/", {"../autre/dossiers/": "https://x.exemple.fr/e/"})
    assert lien("../autre/dossiers/uimm-35-56/1/dossier.yml") == (
        "https://x.exemple.fr/e/uimm-35-56/1/dossier.yml"
    )
    assert lien("../tiers/dossiers/uimm-35-56/1/dossier.yml") == ""


def test_a_path_is_quoted_as_an_address() -> None:
    assert (
        lien_edition("https://f.exemple.fr/", {})('a"b/c d.md')
        == "https://f.exemple.fr/a%22b/c%20d.md"
    )
