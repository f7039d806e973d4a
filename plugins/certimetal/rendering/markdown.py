"""Markdown to safe HTML: the only module that knows nh3, and with ``markdown_canonique`` comrak.

What is typed is shown: raw HTML is escaped, nothing is completed or corrected, and the sanitizer
that comes last lets through the tags of a text and no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from comrak import ExtensionOptions, ParseOptions, RenderOptions, render_markdown
from nh3 import Cleaner

from certimetal.domain.caracteres import INTERDITS, assainir
from certimetal.domain.limites_markdown import NIVEAUX, TAILLE, Limite, depassement
from certimetal.rendering.markdown_brut import render_plain
from certimetal.rendering.markdown_html import (
    anchor_headings,
    keep_safe_links,
    nests_beyond,
    place_images,
    shift_headings,
    wrap_typed_tags,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.rendering.page import Ancre

TITRES = frozenset(f"h{niveau}" for niveau in range(2, 7))
BALISES = TITRES | {"p", "br", "hr", "ul", "ol", "li", "blockquote", "pre", "code"}
BALISES |= {"em", "strong", "del", "a", "table", "thead", "tbody", "tr", "th", "td"}
SCHEMAS = frozenset(("https", "mailto"))
REL = "nofollow ugc noopener noreferrer"

_AUCUNE: Mapping[str, str] = MappingProxyType({})
_TAILLE_RENDUE = 8  # times its source: a table's empty cells can make far more


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendu:
    """A rendered text and its table of contents."""

    html: str
    ancres: tuple[Ancre, ...] = ()


def render_untrusted(text: str, *, niveau: int, images: Mapping[str, str] = _AUCUNE) -> str:
    """Return what an OF wrote as HTML; it never raises, whatever the text holds.

    Headings start at h``niveau``. ``images`` maps the names of the dossier's published pictures
    (``annexes/C3I2-A01.png``) to their addresses; any other is shown as words. A text beyond the
    limits is shown without layout, under a sentence that says so.
    """
    text = clean_source(text)
    exces = depassement(text)
    if exces is not None:
        return render_plain(text, exces.limite)
    brut = to_html(text)
    if len(brut) > TAILLE + _TAILLE_RENDUE * len(text):
        return render_plain(text, Limite.COLONNES)
    if sum(map(text.count, "*_~")) > 2 * NIVEAUX and nests_beyond(brut, NIVEAUX):
        return render_plain(text, Limite.NIVEAUX)
    avec_images = "![" in text
    if avec_images:
        brut = place_images(brut, images)
    brut = shift_headings(keep_safe_links(wrap_typed_tags(brut)), niveau)
    nettoyeur = _with_images(images) if avec_images and images else _NETTOYEUR
    return nettoyeur.clean(brut)


def render_trusted(text: str, *, niveau: int = 2, prefixe: str = "") -> Rendu:
    """Return one of our own texts as HTML, its headings named from h``niveau`` down.

    Raw HTML is escaped there too. ``prefixe`` begins each anchor, for pages that join texts.
    """
    brut = place_images(wrap_typed_tags(to_html(clean_source(text))), _AUCUNE)
    brut, ancres = anchor_headings(brut, niveau, prefixe)
    return Rendu(html=_NETTOYEUR_INTERNE.clean(brut), ancres=ancres)


def clean_source(text: str) -> str:
    """Return a text with LF line ends and without forbidden characters."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return assainir(text) if INTERDITS.search(text) else text


def to_html(text: str) -> str:
    """Return the HTML that comrak makes of a text, before any of it is kept, moved or removed."""
    brut = render_markdown(text, EXTENSIONS, LECTURE, _ECRITURE)
    # An entity (``&#x202e;``) makes a character that the source does not show.
    return assainir(brut) if "&" in text else brut


def _extensions() -> ExtensionOptions:
    options = ExtensionOptions()
    options.table = True
    options.strikethrough = True
    options.autolink = False
    return options


def _reading() -> ParseOptions:
    options = ParseOptions()
    options.smart = False
    return options


def _writing() -> RenderOptions:
    options = RenderOptions()
    options.escape = True
    options.unsafe_ = False
    return options


def _with_images(images: Mapping[str, str]) -> Cleaner:
    """Return a sanitizer that lets through the addresses of these pictures and no other."""
    adresses = frozenset(images.values())
    return Cleaner(
        tags=BALISES | {"img"},
        attributes={**_ATTRIBUTS, "img": {"src", "alt"}},
        set_tag_attribute_values={"img": {"loading": "lazy"}},
        url_schemes=SCHEMAS,
        url_relative=lambda adresse: adresse if adresse in adresses else None,
        link_rel=REL,
    )


_ATTRIBUTS: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}}
EXTENSIONS = _extensions()
LECTURE = _reading()
_ECRITURE = _writing()
_NETTOYEUR = Cleaner(
    tags=BALISES,
    attributes=_ATTRIBUTS,
    url_schemes=SCHEMAS,
    url_relative="deny",
    link_rel=REL,
)
_NETTOYEUR_INTERNE = Cleaner(
    tags=BALISES,
    attributes={**_ATTRIBUTS, **{titre: {"id"} for titre in TITRES}},
    url_schemes=SCHEMAS | {"tel"},
    url_relative="pass_through",
    link_rel=None,
)
