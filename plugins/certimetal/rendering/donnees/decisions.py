"""The Atom feed of what makes and ends habilitations (RFC 4287): one entry a public event."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from certimetal.domain.francais import NBSP, date_en_mots
from certimetal.rendering.faits_publics import FIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from certimetal.rendering.faits_publics import FaitsPublics

CHEMIN = "donnees/decisions.atom"
MAXIMUM = 200
"""How many entries the feed keeps, the latest ones."""

TYPES = frozenset({"reprise", "decision", "cessation", "transfert", FIN})
"""The public events that the feed tells: a request is not one."""

_ATOM = "http://www.w3.org/2005/Atom"
_NOMS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:certimetal:registre")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nouvelle:
    """An entry: ``cle`` names its event for ever, ``genre`` is its type or its decision's sens."""

    date: date
    cle: str
    genre: str
    phrase: str
    faits: FaitsPublics


def nouvelles(faits: Iterable[FaitsPublics]) -> list[Nouvelle]:
    """Return the entries of the feed, the latest first, at most ``MAXIMUM``."""
    toutes = [nouvelle for fait in faits for nouvelle in _de(fait)]
    toutes.sort(key=lambda n: (n.faits.siret, n.cle))
    toutes.sort(key=lambda n: n.date, reverse=True)
    return toutes[:MAXIMUM]


def _de(faits: FaitsPublics) -> Iterator[Nouvelle]:
    for evenement in faits.evenements:
        if evenement.type in TYPES:
            yield Nouvelle(
                date=evenement.date,
                cle=evenement.fichier,
                genre=evenement.variante or evenement.type,
                phrase=evenement.libelle,
                faits=faits,
            )


def decisions_atom(faits: Iterable[FaitsPublics], *, au: date, adresse: str, titre: str) -> bytes:
    """Return the feed; its dates are those of the events, ``au`` only where there is none.

    ``adresse`` is the site's own, empty where it is not known: links are then relative.
    """
    entrees = nouvelles(faits)
    flux = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "fr"})
    _texte(flux, "id", _urn(adresse or titre, "flux"))
    _texte(flux, "title", f"{titre}{NBSP}: décisions d’habilitation")
    _texte(flux, "subtitle", "Ce registre ne remplace ni France compétences, ni EDOF.")
    _texte(flux, "updated", _instant(entrees[0].date if entrees else au))
    _texte(ET.SubElement(flux, "author"), "name", titre)
    _texte(flux, "rights", "Licence Ouverte 2.0")
    depuis = adresse or "../"
    ET.SubElement(flux, "link", {"rel": "alternate", "type": "text/html", "href": depuis})
    ET.SubElement(
        flux,
        "link",
        {
            "rel": "self",
            "type": "application/atom+xml",
            "href": adresse + CHEMIN if adresse else CHEMIN.rpartition("/")[2],
        },
    )
    for nouvelle in entrees:
        flux.append(_entree(nouvelle, depuis))
    ET.indent(flux, space=" ")
    ecrit: bytes = ET.tostring(flux, encoding="utf-8", xml_declaration=True)
    return ecrit + b"\n"


def _entree(nouvelle: Nouvelle, depuis: str) -> ET.Element:
    faits = nouvelle.faits
    entree = ET.Element("entry")
    _texte(entree, "id", _urn(faits.siret, nouvelle.cle))
    ou = f" ({faits.adresse.commune})" if faits.adresse.commune else ""
    fictif = " [dossier fictif]" if faits.exemple else ""
    nom = faits.raison_sociale or f"SIRET {faits.siret}"
    _texte(entree, "title", f"{nom}{ou}{fictif}{NBSP}: {_sans_point(nouvelle.phrase)}")
    _texte(entree, "published", _instant(nouvelle.date))
    _texte(entree, "updated", _instant(nouvelle.date))
    ET.SubElement(
        entree,
        "link",
        {"rel": "alternate", "type": "text/html", "href": depuis + faits.chemin},
    )
    ET.SubElement(entree, "category", {"term": nouvelle.genre})
    _texte(
        entree,
        "summary",
        f"Le {date_en_mots(nouvelle.date)}. {nouvelle.phrase} SIRET {faits.siret}. "
        f"Certificateur{NBSP}: {faits.certificateur_nom}.",
    )
    return entree


def _texte(parent: ET.Element, nom: str, texte: str) -> None:
    ET.SubElement(parent, nom).text = texte


def _urn(*parts: str) -> str:
    """Return an identifier that depends on nothing but the event, and never changes."""
    return uuid.uuid5(_NOMS, "/".join(parts)).urn


def _instant(jour: date) -> str:
    return f"{jour.isoformat()}T00:00:00Z"


def _sans_point(phrase: str) -> str:
    return phrase.removesuffix(".")
