"""OF pages kept on disk between builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from certimetal.app.pages_en_cache import CachePages
from certimetal.rendering.page import Ancre, EntreeRecherche, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PAGE = Page(
    chemin="organismes/00000001800002/",
    titre="Été & Cie\nsuite",
    description="D",
    contenu='<h1>Été</h1>\n<h2 id="c1">C1</h2>\n',
    source="dossiers/x/dossier.yml",
    ancres=(Ancre(id="c1", titre="C1", enfants=(Ancre(id="c1i1", titre="1er"),)),),
    recherche=(EntreeRecherche(ancre="", titre="Été", texte="SIRET"),),
)
ANNEXES = {"annexes/C1I1-A01.pdf": "organismes/00000001800002/annexes/C1I1-A01.pdf"}


class Producteur:
    """Counts how often a page had to be made."""

    def __init__(self, page: Page = PAGE) -> None:
        self.page = page
        self.fois = 0

    def __call__(self) -> tuple[Page, Mapping[str, str]]:
        self.fois += 1
        return self.page, ANNEXES


@pytest.fixture
def cache(tmp_path: Path) -> Callable[[], CachePages]:
    return lambda: CachePages(tmp_path / "pages")


def test_a_page_with_the_same_key_is_made_once_and_comes_back_whole(
    cache: Callable[[], CachePages],
) -> None:
    produire = Producteur()
    premiere = cache().obtenir("d", "cle", produire)
    seconde = cache().obtenir("d", "cle", produire)
    assert produire.fois == 1
    assert seconde == premiere
    assert seconde.contenu() == PAGE.contenu.encode()
    assert (seconde.titre, seconde.ancres, seconde.recherche, seconde.source) == (
        PAGE.titre,
        PAGE.ancres,
        PAGE.recherche,
        PAGE.source,
    )
    assert seconde.identifiants == {"contenu", "c1"}
    assert seconde.annexes == ANNEXES


def test_another_key_makes_the_page_again(cache: Callable[[], CachePages]) -> None:
    produire = Producteur()
    cache().obtenir("d", "ancienne", produire)
    assert cache().obtenir("d", "nouvelle", produire).contenu() == PAGE.contenu.encode()
    assert produire.fois == 2


def test_an_empty_key_is_never_believed(cache: Callable[[], CachePages]) -> None:
    produire = Producteur()
    cache().obtenir("d", "", produire)
    cache().obtenir("d", "", produire)
    assert produire.fois == 2


@pytest.mark.parametrize(
    "contenu",
    [b"", b"{", b"[1]\n<p>", b"\xff\xfe", b'{"cle": "cle"}\nx', b'{"cle":"cle","chemin":1}\n'],
)
def test_a_damaged_file_is_made_again(
    tmp_path: Path, cache: Callable[[], CachePages], contenu: bytes
) -> None:
    produire = Producteur()
    cache().obtenir("d", "cle", produire)
    (fichier,) = (tmp_path / "pages").iterdir()
    fichier.write_bytes(contenu)
    assert cache().obtenir("d", "cle", produire).contenu() == PAGE.contenu.encode()
    assert produire.fois == 2


def test_pages_of_dossiers_that_are_gone_do_not_pile_up(
    tmp_path: Path, cache: Callable[[], CachePages]
) -> None:
    premier = cache()
    for rang in range(100):
        premier.obtenir(f"d{rang}", "cle", Producteur())
    second = cache()
    second.obtenir("d0", "cle", Producteur())
    second.nettoyer()
    assert len(list((tmp_path / "pages").iterdir())) == 1
