"""The forge that the editor talks to: what the site's configuration says, as Decap wants it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from certimetal.domain.francais import citer, enumerer
from certimetal.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCALE = "locale"
"""This machine's own repository, through ``decap-server``."""

API = "/api/v1"
"""Where the local editor's host answers for ``decap-server``."""

_REVUE = "editorial_workflow"
_CLES = ("forge", "depot", "branche", "adresse", "connexion", "application", "copie")
_FORGES = ("github", "gitlab", "forgejo", "gitea")
_ADRESSES = {"github": "https://github.com", "gitlab": "https://gitlab.com"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Forge:
    """A forge, understood: ``backend`` is Decap's own description of it.

    ``hotes`` are the origins that the page may ask, besides the site's own. ``relecture`` tells
    whether a draft is a pull request: where it is not, what is saved is published at once.
    """

    nom: str
    backend: Mapping[str, Any]
    hotes: tuple[str, ...]
    relecture: bool = True

    @property
    def mode(self) -> str:
        """Decap's name for how a change is published."""
        return _REVUE if self.relecture else "simple"


def lire_forge(reglages: Mapping[str, Any]) -> Forge | None:
    """Return the forge that ``editeur:`` describes in ``mkdocs.yml``; None where it says nothing.

    InvalidValueError, in French, for what cannot work: the editor is never published by halves.
    """
    if not reglages:
        return None
    inconnues = sorted(set(map(str, reglages)) - set(_CLES))
    if inconnues:
        raise InvalidValueError(
            f"editeur : {enumerer([citer(cle) for cle in inconnues])} n’est pas un réglage. "
            f"Réglages : {', '.join(_CLES)}."
        )
    nom = reglages.get("forge")
    if nom not in _FORGES:
        choix = enumerer([citer(forge) for forge in _FORGES], "ou")
        raise InvalidValueError(f"editeur : « forge » doit valoir {choix}.")
    depot = str(reglages.get("depot") or "")
    if "/" not in depot.strip("/"):
        raise InvalidValueError(
            "editeur : « depot » est le propriétaire et le nom du dépôt, comme uimm/certimetal."
        )
    return _FABRIQUES[nom](nom, depot, reglages)


def forge_locale(branche: str, *, relecture: bool) -> Forge:
    """Return this machine's own repository, that the editor's own host gives access to."""
    return Forge(
        nom=LOCALE,
        backend={
            "name": "proxy",
            "proxy_url": API,
            "branch": branche,
            "commit_messages": MESSAGES,
        },
        hotes=(),
        relecture=relecture,
    )


def _github(nom: str, depot: str, reglages: Mapping[str, Any]) -> Forge:
    relais = _adresse(
        reglages,
        "connexion",
        pourquoi="GitHub ne laisse pas une page se connecter seule : il faut un relais OAuth, dont "
        "voici l’adresse (le guide de l’éditeur dit lequel installer)",
    )
    origine = _origine(str(reglages.get("adresse") or _ADRESSES[nom]))
    api = "https://api.github.com" if origine == _ADRESSES[nom] else f"{origine}/api/v3"
    backend = _commun(nom, depot, reglages) | {
        "base_url": _origine(relais),
        "auth_endpoint": urlsplit(relais).path.strip("/") or "auth",
        "api_root": api,
    }
    if reglages.get("copie"):
        backend["open_authoring"] = True
    return Forge(nom=nom, backend=backend, hotes=(_origine(api),))


def _gitlab(nom: str, depot: str, reglages: Mapping[str, Any]) -> Forge:
    _refuser_copie(nom, reglages)
    origine = _origine(str(reglages.get("adresse") or _ADRESSES[nom]))
    backend = _commun(nom, depot, reglages) | {
        "auth_type": "pkce",
        "app_id": _application(nom, reglages),
        "base_url": origine,
        "api_root": f"{origine}/api/v4",
        "auth_endpoint": "oauth/authorize",
    }
    return Forge(nom=nom, backend=backend, hotes=(origine,))


def _forgejo(nom: str, depot: str, reglages: Mapping[str, Any]) -> Forge:
    if nom == "gitea":
        _refuser_copie(nom, reglages)
    adresse = _adresse(reglages, "adresse", pourquoi="c’est l’adresse de la forge")
    origine = _origine(adresse)
    backend = _commun(nom, depot, reglages) | {
        "app_id": _application(nom, reglages),
        "base_url": origine,
        "api_root": f"{origine}/api/v1",
    }
    if reglages.get("copie"):
        backend["open_authoring"] = True
    return Forge(nom=nom, backend=backend, hotes=(origine,), relecture=nom == "forgejo")


_FABRIQUES = {"github": _github, "gitlab": _gitlab, "forgejo": _forgejo, "gitea": _forgejo}


def _commun(nom: str, depot: str, reglages: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": nom,
        "repo": depot.strip("/"),
        "branch": str(reglages.get("branche") or "main"),
        "commit_messages": MESSAGES,
    }


MESSAGES = {
    "create": "Éditeur : créer {{path}}",
    "update": "Éditeur : modifier {{path}}",
    "delete": "Éditeur : supprimer {{path}}",
    "uploadMedia": "Éditeur : verser {{path}}",
    "deleteMedia": "Éditeur : retirer {{path}}",
    "openAuthoring": "{{message}}",
}
"""How a commit of the editor is named, in the language of those who review it."""


def _application(nom: str, reglages: Mapping[str, Any]) -> str:
    application = str(reglages.get("application") or "")
    if not application:
        raise InvalidValueError(
            f"editeur : {citer(nom)} demande « application », l’identifiant de l’application OAuth "
            "déclarée sur la forge (le guide de l’éditeur dit comment)."
        )
    return application


def _refuser_copie(nom: str, reglages: Mapping[str, Any]) -> None:
    if reglages.get("copie"):
        raise InvalidValueError(
            f"editeur : avec {citer(nom)}, l’éditeur ne sait pas proposer depuis une copie du "
            "dépôt : retirez « copie », et donnez aux organismes le droit de pousser une branche."
        )


def _adresse(reglages: Mapping[str, Any], cle: str, *, pourquoi: str) -> str:
    adresse = str(reglages.get(cle) or "")
    if not adresse:
        raise InvalidValueError(f"editeur : « {cle} » manque ; {pourquoi}.")
    _origine(adresse)
    return adresse


def _origine(adresse: str) -> str:
    """Return the scheme and host of an address; InvalidValueError where it is not of HTTPS."""
    lue = urlsplit(adresse)
    if lue.scheme != "https" or not lue.hostname or set(lue.netloc) & set(" ;,'\""):
        raise InvalidValueError(
            f"editeur : {citer(adresse)} n’est pas une adresse https://…, sans laquelle personne "
            "ne doit se connecter."
        )
    return f"https://{lue.netloc}"
