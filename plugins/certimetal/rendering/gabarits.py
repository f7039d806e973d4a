"""The templates: compiled once, everything escaped, an unknown name is an error."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from certimetal.domain import francais
from certimetal.rendering import typographie

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        definition=_definition,
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


def _definition(valeurs: Sequence[str]) -> Markup:
    """Return the values of a field as what a ``<dt>`` defines: alone, or as a list.

    A page has fifty of these: a macro would take three times as long.
    """
    if len(valeurs) == 1:
        return html(f"<dd>{escape(valeurs[0])}</dd>")
    lignes = "".join(f"<li>{escape(valeur)}</li>" for valeur in valeurs)
    return html(f"<dd><ul>{lignes}</ul></dd>")


def source_du_gabarit(gabarit: str) -> str:
    """Return the template's file from the repository's root: where a page's own words stand."""
    return f"plugins/certimetal/rendering/templates/{gabarit}.html.j2"


def html(texte: str) -> Markup:
    """Mark text as finished HTML: what ``rendering.markdown`` or a template made, or escaped."""
    return Markup(texte)  # noqa: S704 -- its callers' output is already escaped
