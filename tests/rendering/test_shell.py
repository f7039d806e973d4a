"""The shell: cut once at its marks, filled for each page."""

from __future__ import annotations

import pytest

from certimetal.errors import ThemeError
from certimetal.rendering.shell import Coquille, Marques, attribut

MARQUES = Marques("0123456789abcdef")


def couper(page: str) -> Coquille:
    return Coquille.couper(page, MARQUES, une_fois=("contenu",))


def page(*champs: str) -> str:
    return "".join(f"<{champ}>{MARQUES[champ]}</{champ}>" for champ in champs)


def test_a_shell_is_filled_wherever_the_theme_shows_a_field() -> None:
    coquille = couper(page("titre", "contenu", "titre"))
    rendue = coquille.remplir({"titre": b"T", "contenu": "<p>é</p>".encode()})
    assert rendue.decode() == "<titre>T</titre><contenu><p>é</p></contenu><titre>T</titre>"


def test_what_a_page_holds_is_never_taken_for_a_mark() -> None:
    coquille = couper(page("titre", "contenu"))
    sournois = MARQUES["titre"].encode()
    rendue = coquille.remplir({"titre": b"T", "contenu": sournois})
    assert rendue == b"<titre>T</titre><contenu>" + sournois + b"</contenu>"


def test_bytes_that_look_like_a_mark_but_for_the_nonce_are_left_alone() -> None:
    coquille = couper(page("titre", "contenu") + "cm0000titrecm")
    assert coquille.remplir({"titre": b"", "contenu": b""}).endswith(b"cm0000titrecm")


@pytest.mark.parametrize("champs", [("titre",), ("titre", "contenu", "contenu")])
def test_a_theme_that_loses_or_repeats_the_content_is_refused(champs: tuple[str, ...]) -> None:
    with pytest.raises(ThemeError, match="contenu"):
        couper(page(*champs))


def test_a_theme_that_shows_no_title_is_refused() -> None:
    with pytest.raises(ThemeError, match="titre"):
        couper(page("contenu"))


def test_an_unknown_field_has_no_mark() -> None:
    with pytest.raises(KeyError):
        MARQUES["inconnu"]


def test_plain_text_is_safe_in_an_element_and_in_an_attribute() -> None:
    assert attribut("<img src='x' onerror=\"y\"> & é") == (
        "&lt;img src=&#x27;x&#x27; onerror=&quot;y&quot;&gt; &amp; é".encode()
    )
