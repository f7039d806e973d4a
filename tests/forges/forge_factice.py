"""A forge that is played here: no live one can be reached. It answers what a test gave it."""

from __future__ import annotations

import http.server
import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Demande:
    """A request as it came; ``question`` is its query string, read."""

    methode: str
    chemin: str
    question: dict[str, str]
    jeton: str
    corps: Any


@dataclass(slots=True, kw_only=True)
class ForgeFactice:
    """``reponses`` are by « METHOD /path »: JSON, bytes, or a function of the request that gives
    status, content and headers; what has none is answered 404."""

    reponses: dict[str, Any] = field(default_factory=dict)
    demandes: list[Demande] = field(default_factory=list)
    adresse: str = ""

    def ecrites(self) -> list[Demande]:
        return [demande for demande in self.demandes if demande.methode != "GET"]

    def lister(self, chemin: str, elements: list[Any], *, par_page: int = 100) -> None:
        """Answer a list page by page, as forges do: by number, the next one named in ``Link``."""

        def repondre(demande: Demande) -> tuple[int, object, dict[str, str]]:
            page = int(demande.question.get("page", "1"))
            debut = (page - 1) * par_page
            suite = {}
            if debut + par_page < len(elements):
                suivante = f"{self.adresse}{chemin}?page={page + 1}"
                suite = {"Link": f'<{suivante}>; rel="next", <{suivante}>; rel="last"'}
            return 200, elements[debut : debut + par_page], suite

        self.reponses[f"GET {chemin}"] = repondre


@contextmanager
def jouer() -> Iterator[ForgeFactice]:
    """Serve a forge on this machine while the test lasts."""
    forge = ForgeFactice()

    class Guichet(http.server.BaseHTTPRequestHandler):
        def _repondre(self) -> None:
            longueur = int(self.headers.get("Content-Length") or 0)
            corps = self.rfile.read(longueur)
            adresse = urlsplit(self.path)
            demande = Demande(
                methode=self.command,
                chemin=adresse.path,
                question=dict(parse_qsl(adresse.query)),
                jeton=self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN") or "",
                corps=json.loads(corps) if corps else None,
            )
            forge.demandes.append(demande)
            statut, contenu, entetes = _reponse(forge, demande)
            brut = contenu if isinstance(contenu, bytes) else json.dumps(contenu).encode()
            self.send_response(statut)
            for nom, valeur in entetes.items():
                self.send_header(nom, valeur)
            self.send_header("Content-Length", str(len(brut)))
            self.end_headers()
            self.wfile.write(brut)

        def do_GET(self) -> None:
            self._repondre()

        def do_POST(self) -> None:
            self._repondre()

        def do_PATCH(self) -> None:
            self._repondre()

        def do_PUT(self) -> None:
            self._repondre()

        def log_message(self, *_: object) -> None:
            pass

    serveur = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Guichet)
    forge.adresse = f"http://127.0.0.1:{serveur.server_address[1]}"
    fil = threading.Thread(target=lambda: serveur.serve_forever(poll_interval=0.01), daemon=True)
    fil.start()
    try:
        yield forge
    finally:
        serveur.shutdown()
        serveur.server_close()
        fil.join()


def _reponse(forge: ForgeFactice, demande: Demande) -> tuple[int, Any, dict[str, str]]:
    prevue = forge.reponses.get(f"{demande.methode} {demande.chemin}")
    if prevue is None:
        return 404, {"message": "Not Found"}, {}
    if callable(prevue):
        fonction: Callable[[Demande], tuple[int, Any, dict[str, str]]] = prevue
        return fonction(demande)
    return 200, prevue, {}
