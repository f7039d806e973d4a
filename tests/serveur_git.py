"""A bare repository served over HTTP by ``git http-backend``, to accounts with a password."""

from __future__ import annotations

import base64
import http.server
import subprocess
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from depots_git import ENVIRONNEMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


class _Passerelle(http.server.BaseHTTPRequestHandler):
    """Hands each request over to ``git http-backend``, as a web server does."""

    protocol_version = "HTTP/1.1"
    racine: Path
    comptes: frozenset[str]
    environnement: Mapping[str, str]

    def do_GET(self) -> None:
        self._repond()

    def do_POST(self) -> None:
        self._repond()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base's own name
        pass

    def _repond(self) -> None:
        compte = self._compte()
        if compte is None:
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="essai"')
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        fait = subprocess.run(
            ["git", "http-backend"],
            env=self._variables(compte),
            input=self._corps(),
            capture_output=True,
            check=True,
        )
        entetes, _, corps = fait.stdout.partition(b"\r\n\r\n")
        lus = [ligne.decode().split(": ", 1) for ligne in entetes.split(b"\r\n")]
        statut = next((valeur for nom, valeur in lus if nom == "Status"), "200 OK")
        self.send_response(int(statut.split()[0]))
        for nom, valeur in lus:
            if nom != "Status":
                self.send_header(nom, valeur)
        self.send_header("Content-Length", str(len(corps)))
        self.end_headers()
        self.wfile.write(corps)

    def _compte(self) -> str | None:
        genre, _, secret = self.headers.get("Authorization", "").partition(" ")
        if genre != "Basic":
            return None
        compte, _, mot = base64.b64decode(secret).decode().partition(":")
        return compte if compte in self.comptes and mot == f"mot-de-{compte}" else None

    def _variables(self, compte: str) -> dict[str, str]:
        adresse = urlsplit(self.path)
        return {
            **ENVIRONNEMENT,
            **self.environnement,
            "GIT_PROJECT_ROOT": str(self.racine),
            "GIT_HTTP_EXPORT_ALL": "1",
            "REMOTE_USER": compte,
            "REQUEST_METHOD": self.command,
            "PATH_INFO": adresse.path,
            "QUERY_STRING": adresse.query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
        }

    def _corps(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts = []
        while taille := int(self.rfile.readline(), 16):
            parts.append(self.rfile.read(taille))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)


@contextmanager
def servir_git(racine: Path, comptes: set[str], environnement: Mapping[str, str]) -> Iterator[int]:
    """Serve every bare repository below ``racine``; give the port. Hooks see ``environnement``."""
    passerelle = type(
        "Passerelle",
        (_Passerelle,),
        {"racine": racine, "comptes": frozenset(comptes), "environnement": environnement},
    )
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), passerelle) as serveur:
        fil = threading.Thread(target=serveur.serve_forever)
        fil.start()
        try:
            yield serveur.server_port
        finally:
            serveur.shutdown()
            fil.join()
