"""Talks to a forge's API: JSON, page by page, bounded; nothing of an answer is ever run."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES_MAX = 100
OCTETS_MAX = 10 * 1024 * 1024
SECONDES = 30
_AIDES = {
    401: "le jeton n’est pas accepté",
    403: "le jeton n’a pas ce droit",
    404: "elle ne le trouve pas, ou le jeton ne permet pas de le lire",
}


class ForgeError(Exception):
    """The forge does not answer as needed; the message is French and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """``adresse`` has no trailing slash; ``entete`` carries ``jeton``, which may be empty."""

    adresse: str
    jeton: str = ""
    entete: str = "Authorization"

    def lire(self, chemin: str, **parametres: str | int) -> Any:
        """Return what stands at a path."""
        return self._appeler("GET", self._url(chemin, parametres), None)[0]

    def pages(self, chemin: str, **parametres: str | int) -> Iterator[Any]:
        """Yield the elements of a list, page after page; ForgeError where there is no end."""
        url = self._url(chemin, {"per_page": 100, "limit": 50, **parametres})
        for _ in range(PAGES_MAX):
            elements, suivante = self._appeler("GET", url, None)
            if not isinstance(elements, list):
                raise ForgeError(f"La forge n’a pas répondu une liste à « {chemin} ».")
            yield from elements
            if not suivante:
                return
            url = suivante
        raise ForgeError(f"La liste « {chemin} » de la forge a plus de {PAGES_MAX} pages.")

    def envoyer(self, methode: str, chemin: str, corps: dict[str, Any]) -> Any:
        """Send JSON (POST, PATCH, PUT) and return the answer."""
        return self._appeler(methode, self._url(chemin, {}), corps)[0]

    def _url(self, chemin: str, parametres: dict[str, str | int]) -> str:
        suite = f"?{urllib.parse.urlencode(parametres)}" if parametres else ""
        return f"{self.adresse}{chemin}{suite}"

    def _appeler(self, methode: str, url: str, corps: dict[str, Any] | None) -> tuple[Any, str]:
        """Return the answer and the address of the next page, on this forge only."""
        demande = urllib.request.Request(url, method=methode)  # noqa: S310 -- the forge's own address
        demande.add_header("Accept", "application/json")
        demande.add_header("User-Agent", "certimetal")
        if self.jeton:
            valeur = f"Bearer {self.jeton}" if self.entete == "Authorization" else self.jeton
            demande.add_header(self.entete, valeur)
        if corps is not None:
            demande.data = json.dumps(corps).encode()
            demande.add_header("Content-Type", "application/json")
        ou = f"{methode} {urllib.parse.urlsplit(url).path}"
        try:
            with _OUVRE.open(demande, timeout=SECONDES) as reponse:
                lu = reponse.read(OCTETS_MAX + 1)
                suivante = _suivante(reponse.headers.get("Link", ""))
        except urllib.error.HTTPError as error:
            aide = _AIDES.get(error.code, "réessayez plus tard")
            raise ForgeError(f"La forge a répondu {error.code} à « {ou} » : {aide}.") from error
        except OSError as error:
            raise ForgeError(f"La forge ne répond pas à « {ou} » : réessayez plus tard.") from error
        if len(lu) > OCTETS_MAX:
            raise ForgeError(f"La réponse de la forge à « {ou} » est trop longue.")
        try:
            donnees = json.loads(lu or b"null")
        except ValueError as error:
            raise ForgeError(f"La forge n’a pas répondu en JSON à « {ou} ».") from error
        return donnees, suivante if suivante.startswith(f"{self.adresse}/") else ""


class _SansDetour(urllib.request.HTTPRedirectHandler):
    """A redirection would carry the token elsewhere."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        return None


_OUVRE = urllib.request.build_opener(_SansDetour)


def _suivante(lien: str) -> str:
    """Return the address that a ``Link`` header calls ``next``."""
    for part in lien.split(","):
        adresse, _, relation = part.partition(";")
        if 'rel="next"' in relation:
            return adresse.strip().strip("<>")
    return ""
