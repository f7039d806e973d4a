"""The templates: compiled once, everything escaped, an unknown name is an error."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from certimetal.domain import francais
from certimetal.rendering import typographie

if TYPE_CHECKING:
    from jinja2 import Template

DOSSIER = Path(__file__).parent / "templates"


@lru_cache(maxsize=1)
def environnement() -> Environment:
    """Return the one environment: autoescape on, and the filters of French typography."""
    env = Environment(
        loader=FileSystemLoader(DOSSIER, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters.update(
        accorder=francais.compter,
        article=typographie.avec_article,
        capitaliser=francais.capitaliser,
        decapitaliser=typographie.decapitaliser,
        nom_court=typographie.nom_court,
        date=francais.date_en_mots,
        enumerer=francais.enumerer,
        nda=typographie.grouper_nda,
        nombre=francais.nombre,
        octets=typographie.octets,
        siret=typographie.grouper_siret,
    )
    return env


@lru_cache(maxsize=64)
def _gabarit(nom: str) -> Template:
    return environnement().get_template(f"{nom}.html.j2")


def remplir(gabarit: str, /, **valeurs: Any) -> str:
    """Return the template ``gabarit`` filled with ``valeurs``, as finished HTML."""
    return _gabarit(gabarit).render(**valeurs)


def html(texte: str) -> Markup:
    """Mark text as finished HTML: only what ``rendering.markdown`` or a template made."""
    return Markup(texte)  # noqa: S704 -- the two callers' output is already escaped
