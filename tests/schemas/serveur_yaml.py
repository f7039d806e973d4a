"""A client that speaks LSP to yaml-language-server over its standard input and output."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from typing import TYPE_CHECKING, Any, Self

from outils import node, paquet

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

DELAI = 30
"""Seconds that an answer may take on a busy machine."""


class ServeurYaml:
    """A server at work on ``racine`` with the editor's settings; stops on leaving the block."""

    def __init__(self, racine: Path, reglages: dict[str, Any], langue: str = "fr") -> None:
        self.racine = racine
        self.reglages = reglages
        self.langue = langue
        self._recus: queue.Queue[dict[str, Any]] = queue.Queue()
        self._numero = 0
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}

    def __enter__(self) -> Self:
        serveur = paquet("yaml-language-server/bin/yaml-language-server")
        self._processus = subprocess.Popen(
            [node(), str(serveur), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._lecteur = threading.Thread(target=self._lit, daemon=True)
        self._lecteur.start()
        capacites = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
            },
        }
        dossier = {"uri": self.racine.as_uri(), "name": "depot"}
        self.demande(
            "initialize",
            processId=None,
            rootUri=self.racine.as_uri(),
            locale=self.langue,
            workspaceFolders=[dossier],
            capabilities=capacites,
        )
        self._envoie({"method": "initialized", "params": {}})
        self._envoie(
            {"method": "workspace/didChangeConfiguration", "params": {"settings": self.reglages}}
        )
        return self

    def __exit__(
        self,
        type_: type[BaseException] | None,
        erreur: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._processus.kill()
        self._processus.wait(DELAI)
        self._lecteur.join(DELAI)
        for flux in (self._processus.stdin, self._processus.stdout):
            if flux is not None:
                flux.close()

    def ouvre(self, chemin: Path, texte: str) -> list[dict[str, Any]]:
        """Open a file with a text, saved or not, and return its diagnostics."""
        document = {"uri": chemin.as_uri(), "languageId": "yaml", "version": 1, "text": texte}
        self._envoie({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while chemin.as_uri() not in self.diagnostics:
            self._traite(self._recus.get(timeout=DELAI))
        return self.diagnostics[chemin.as_uri()]

    def place(self, methode: str, chemin: Path, ligne: int, colonne: int) -> Any:
        """Ask something about a place; lines and columns count from 0."""
        return self.demande(
            methode,
            textDocument={"uri": chemin.as_uri()},
            position={"line": ligne, "character": colonne},
        )

    def demande(self, methode: str, **parametres: Any) -> Any:
        self._numero += 1
        numero = self._numero
        self._envoie({"id": numero, "method": methode, "params": parametres})
        while True:
            recu = self._recus.get(timeout=DELAI)
            if recu.get("id") == numero and "method" not in recu:
                assert "error" not in recu, recu
                return recu["result"]
            self._traite(recu)

    def _traite(self, recu: dict[str, Any]) -> None:
        """Answer what the server asks; keep the diagnostics that it gives."""
        methode = recu.get("method")
        if methode == "textDocument/publishDiagnostics":
            self.diagnostics[recu["params"]["uri"]] = recu["params"]["diagnostics"]
        elif methode == "workspace/configuration":
            sections = [part.get("section", "") for part in recu["params"]["items"]]
            reponse = [
                {
                    cle.removeprefix(f"{section}."): valeur
                    for cle, valeur in self.reglages.items()
                    if cle.startswith(f"{section}.")
                }
                for section in sections
            ]
            self._envoie({"id": recu["id"], "result": [_en_arbre(part) for part in reponse]})
        elif "id" in recu and methode:
            self._envoie({"id": recu["id"], "result": None})

    def _envoie(self, message: dict[str, Any]) -> None:
        corps = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._processus.stdin is not None
        self._processus.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(corps), corps))
        self._processus.stdin.flush()

    def _lit(self) -> None:
        flux = self._processus.stdout
        assert flux is not None
        while ligne := flux.readline():
            longueur = 0
            while ligne.strip():
                nom, _, valeur = ligne.partition(b":")
                if nom.lower() == b"content-length":
                    longueur = int(valeur)
                ligne = flux.readline()
            self._recus.put(json.loads(flux.read(longueur)))


def _en_arbre(reglages: dict[str, Any]) -> dict[str, Any]:
    """Turn ``{"schemaStore.enable": False}`` into ``{"schemaStore": {"enable": False}}``."""
    arbre: dict[str, Any] = {}
    for cle, valeur in reglages.items():
        *debut, dernier = cle.split(".")
        branche = arbre
        for nom in debut:
            branche = branche.setdefault(nom, {})
        branche[dernier] = valeur
    return arbre
