"""The editor on this machine's own repository: one address, for this machine alone."""

from __future__ import annotations

import http.client
import mimetypes
import re
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, cast

from certimetal.app.depot import open_depot
from certimetal.app.editeur import donnees, editeur, propositions
from certimetal.app.editeur_depot import check_depot
from certimetal.app.editeur_programmes import installer
from certimetal.app.etude import study
from certimetal.errors import CertimetalError, EditorError
from certimetal.rendering.editeur import API, RACINE, forge_locale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from certimetal.app.depot import Depot
    from certimetal.rendering.editeur import Forge

HOTE = "127.0.0.1"
_DEMARRAGE = 20.0
_CORPS_MAX = 64 * 1024 * 1024
_LECTURE = 120.0
_LIE = "process.stdin.resume().on('close', () => process.exit()); require(process.argv[1]);"
"""Runs a script for node as long as whoever runs it is there."""


@contextmanager
def serve(
    depot: Depot, *, port: int, direct: bool, today: Callable[[], date], cache: Path
) -> Iterator[ThreadingHTTPServer]:
    """Make ready the editor of ``depot``'s own folder: ``serve_forever`` answers, the end stops it.

    ``direct``: what is saved is written in the folder as it is, without Git; else each draft is a
    branch. EditorError where the repository, the port or a program does not allow it.
    """
    branche = check_depot(depot.root, direct=direct)
    forge = forge_locale(branche, relecture=not direct)
    fixes = editeur(depot, forge, (), cache=cache)
    vivant = _Vivant(depot.root, forge, today)
    with _decap(depot.root, installer(cache).serveur, direct=direct) as interne:
        traite = partial(_Requete, fixes, vivant, interne)
        try:
            serveur = ThreadingHTTPServer((HOTE, port), traite)
        except OSError as erreur:
            raise EditorError(
                f"L’adresse http://{HOTE}:{port}/ est déjà occupée par un autre programme : "
                f"arrêtez-le, ou choisissez un autre port, par exemple --port {port + 1}."
            ) from erreur
        with serveur:
            yield serveur


class _Vivant:
    """What changes as one writes: read again each time that the page opens."""

    def __init__(self, racine: Path, forge: Forge, today: Callable[[], date]) -> None:
        self._racine = racine
        self._forge = forge
        self._today = today

    def obtenir(self, nom: str) -> bytes | None:
        """Return the data called ``nom``, None where there are none of that name."""
        if nom not in {"configuration.json", "dossiers.json"} and "propositions/" not in nom:
            return None
        depot, today = open_depot(self._racine), self._today()
        siret = nom.removeprefix("propositions/").removesuffix(".json")
        if "propositions/" in nom:
            etudes = study(depot, today=today, retenir=lambda chemin: chemin.endswith(f"/{siret}"))
            return dict(propositions(depot, etudes, today)).get(nom)
        resumes = (etude.resume for etude in study(depot, today=today))
        return donnees(depot, self._forge, resumes, evenements=True).get(nom)


class _Requete(BaseHTTPRequestHandler):
    """Answers a browser of this machine, and no page of another site."""

    def __init__(
        self,
        fixes: Mapping[str, bytes | Path],
        vivant: _Vivant,
        interne: int,
        *args: object,
        **kwargs: object,
    ) -> None:
        self._fixes = fixes
        self._vivant = vivant
        self._interne = interne
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # -- the base's own

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base's own name
        """Say nothing: what matters is shown in the page."""

    def do_GET(self) -> None:
        """Give a file of the editor, or data read from the repository now."""
        chemin = self.path.partition("?")[0].lstrip("/")
        if not self._est_d_ici():
            return self._repond(HTTPStatus.FORBIDDEN, b"", "text/plain")
        if chemin in {"", RACINE.rstrip("/")}:
            return self._renvoie(f"/{RACINE}")
        nom = chemin.removeprefix(RACINE) or "index.html"
        try:
            contenu = self._vivant.obtenir(nom)
        except CertimetalError as erreur:
            return self._repond(
                HTTPStatus.INTERNAL_SERVER_ERROR, str(erreur).encode(), "text/plain"
            )
        if contenu is None:
            fichier = self._fixes.get(RACINE + nom)
            contenu = fichier.read_bytes() if isinstance(fichier, Path) else fichier
        if contenu is None or not chemin.startswith(RACINE):
            return self._repond(HTTPStatus.NOT_FOUND, b"Introuvable.", "text/plain")
        return self._repond(HTTPStatus.OK, contenu, _type(nom))

    def do_POST(self) -> None:
        """Hand an order over to ``decap-server``, where our own page gives it."""
        taille = self.headers.get("Content-Length", "")
        compte = int(taille) if re.fullmatch("[0-9]{1,12}", taille) else -1
        if self.path != API or not self._est_d_ici() or compte < 0:
            return self._repond(HTTPStatus.FORBIDDEN, b"", "text/plain")
        if compte > _CORPS_MAX:
            return self._repond(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b"", "text/plain")
        liaison = http.client.HTTPConnection(HOTE, self._interne, timeout=_LECTURE)
        try:
            corps = self.rfile.read(compte)
            liaison.request("POST", API, corps, {"Content-Type": "application/json"})
            reponse = liaison.getresponse()
            contenu = reponse.read()
        except OSError:
            return self._repond(HTTPStatus.BAD_GATEWAY, b"{}", "application/json")
        finally:
            liaison.close()
        return self._repond(HTTPStatus(reponse.status), contenu, "application/json")

    def _est_d_ici(self) -> bool:
        """Whether the request names this machine, and comes from our own page or from none."""
        port = cast("ThreadingHTTPServer", self.server).server_port
        hotes = {f"{HOTE}:{port}", f"localhost:{port}"}
        origine = self.headers.get("Origin")
        return self.headers.get("Host") in hotes and (
            origine is None or origine.removeprefix("http://") in hotes
        )

    def _renvoie(self, adresse: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", adresse)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _repond(self, statut: HTTPStatus, contenu: bytes, type_: str) -> None:
        self.send_response(statut)
        texte = type_.startswith("text/") or type_.endswith(("json", "javascript"))
        self.send_header("Content-Type", f"{type_}; charset=utf-8" if texte else type_)
        self.send_header("Content-Length", str(len(contenu)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        with suppress(ConnectionError):  # the browser has gone elsewhere
            self.wfile.write(contenu)


def _type(nom: str) -> str:
    if nom.endswith(".js"):
        return "text/javascript"
    return mimetypes.guess_type(nom)[0] or "application/octet-stream"


@contextmanager
def _decap(racine: Path, script: Path, *, direct: bool) -> Iterator[int]:
    """Run ``decap-server`` on a port that only our own address hands over to; give that port."""
    node = shutil.which("node")
    if node is None:
        raise EditorError(
            "node est introuvable : l’éditeur a besoin de Node.js (version 18 ou plus récente). "
            "Installez-le, par exemple : sudo apt-get install nodejs npm."
        )
    with socket.create_server((HOTE, 0)) as libre:
        port: int = libre.getsockname()[1]
    with subprocess.Popen(  # noqa: S603 -- a list, no shell; our own lock
        (node, "--eval", _LIE, str(script)),
        cwd=script.parent,
        env=_environnement(racine, port, direct=direct),
        stdin=subprocess.PIPE,  # it ends with us, even where we are killed
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl+C is for us: it is stopped once nothing is being written
    ) as programme:
        try:
            _attendre(programme, port)
            yield port
        finally:
            programme.terminate()
            try:
                programme.wait(5)
            except subprocess.TimeoutExpired:
                programme.kill()


def _environnement(racine: Path, port: int, *, direct: bool) -> dict[str, str]:
    import os  # noqa: PLC0415 -- Git and node need the user's own

    return os.environ | {
        "PORT": str(port),
        "BIND_HOST": HOTE,
        "ORIGIN": f"http://{HOTE}:1",  # no page of a browser may ask it
        "MODE": "fs" if direct else "git",
        "GIT_REPO_DIRECTORY": str(racine),
        "LOG_LEVEL": "error",
    }


def _attendre(programme: subprocess.Popen[bytes], port: int) -> None:
    fin = time.monotonic() + _DEMARRAGE
    while time.monotonic() < fin and programme.poll() is None:
        try:
            socket.create_connection((HOTE, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
            continue
        return
    raise EditorError(
        "decap-server ne démarre pas : supprimez le dossier .cache/certimetal/editeur/, puis "
        "recommencez ; il sera réinstallé."
    )
