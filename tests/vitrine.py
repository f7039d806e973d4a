"""A site as people meet it: served on this machine, opened in Chromium, read by axe."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent / "outils" / "node_modules" / "axe-core" / "axe.min.js"
WCAG_21_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


class _Muet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base's own name
        pass


@contextmanager
def servir(dossier: Path) -> Iterator[str]:
    """Serve a folder as any web server does; give its address, with the last slash."""
    traite = functools.partial(_Muet, directory=str(dossier))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), traite) as serveur:
        fil = threading.Thread(target=serveur.serve_forever)
        fil.start()
        try:
            yield f"http://127.0.0.1:{serveur.server_port}/"
        finally:
            serveur.shutdown()
            fil.join()


@contextmanager
def ouvrir_chromium() -> Iterator[Browser]:
    """Start this machine's Chromium; the test is skipped where there is none."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- costly, for browsers only

    programme = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if programme is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        ouvert = playwright.chromium.launch(executable_path=programme, args=["--no-sandbox"])
        yield ouvert
        ouvert.close()


@contextmanager
def page_pour_axe(navigateur: Browser, largeur: int, *, sombre: bool) -> Iterator[Page]:
    """Open a page that lets axe in and holds still; skip where axe is not installed."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci --prefix tests/outils")
    contexte = navigateur.new_context(
        viewport={"width": largeur, "height": 900},
        color_scheme="dark" if sombre else "light",
        bypass_csp=True,
        reduced_motion="reduce",
    )
    yield contexte.new_page()
    contexte.close()


def fautes_axe(page: Page, regles: tuple[str, ...] = WCAG_21_AA) -> list[tuple[str, str]]:
    """Return axe's violations of ``regles`` on the open page: rule, beginning of the element."""
    page.add_script_tag(path=str(AXE))
    resultat: dict[str, Any] = page.evaluate(
        "regles => axe.run(document, {runOnly: {type: 'tag', values: regles}})", list(regles)
    )
    return [
        (faute["id"], noeud["html"][:160])
        for faute in resultat["violations"]
        for noeud in faute["nodes"]
    ]


def depassement(page: Page) -> int:
    """Return by how many pixels the page is wider than its window: more than 0 scrolls sideways."""
    exces: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return exces
