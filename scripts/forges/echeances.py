"""Keeps one issue per coming deadline on a private forge: what to open, to update, to close."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from certimetal.domain.caracteres import assainir
from certimetal.domain.francais import FINE, NBSP, compter, date_en_mots
from certimetal.rendering.revue.neutre import plain
from forges.api import ForgeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OUVERTES_MAX = 40
"""Issues opened in one run: a first run on a large registry would flood everybody's mail."""
_MARQUE = re.compile(r"\A<!-- certimetal-echeance ([a-z0-9-]{1,120}) -->")

REFUS = (
    f"Refusé{NBSP}: ce dépôt n’est pas privé. Une échéance dit qu’un audit ou un délai court, ce "
    "qui n’est pas public (D11). Les échéances se lisent alors sur votre poste : "
    "certimetal echeances."
)

_PIED = (
    f"Ce ticket se met à jour, puis se ferme, quand le journal du dossier change{FINE}; vous "
    f"pouvez le fermer si rien n’est à faire. Pour voir où en est le dossier{NBSP}: "
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """An issue as it should be; ``cle`` is the same from one day to the next."""

    cle: str
    titre: str
    corps: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Existant:
    """An issue of the forge that this program opened."""

    numero: int
    titre: str
    corps: str
    ouvert: bool


class Forge(Protocol):
    """What a forge must do: only issues of this program's own account are ever touched."""

    def est_privee(self) -> bool: ...
    def existants(self) -> Iterable[Existant]: ...
    def ouvrir(self, ticket: Ticket) -> None: ...
    def changer(self, numero: int, ticket: Ticket) -> None: ...
    def fermer(self, numero: int) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilan:
    """How many issues were opened, updated and closed, and how many wait for the next run."""

    ouverts: int = 0
    changes: int = 0
    fermes: int = 0
    reportes: int = 0


def tickets(agenda: dict[str, Any]) -> tuple[Ticket, ...]:
    """Return the issues that ``certimetal echeances --format json`` asks for.

    A fictitious dossier has none.
    """
    vus: Counter[str] = Counter()
    return tuple(
        _ticket(echeance, vus) for echeance in agenda["echeances"] if not echeance["exemple"]
    )


def accorder(forge: Forge, agenda: dict[str, Any]) -> Bilan:
    """Make the issues of the forge say what the agenda says; nothing where it is not private.

    An issue that a person closed stays closed. One whose deadline went is closed, unless its
    dossier cannot be judged today.
    """
    if not forge.est_privee():
        raise PermissionError(REFUS)
    connus = {m[1]: e for e in forge.existants() if (m := _MARQUE.match(e.corps))}
    voulus = tickets(agenda)
    ouverts = changes = reportes = 0
    for ticket in voulus:
        existant = connus.get(ticket.cle)
        if existant is None and ouverts >= OUVERTES_MAX:
            reportes += 1
        elif existant is None:
            forge.ouvrir(ticket)
            ouverts += 1
        elif existant.ouvert and (existant.titre, existant.corps) != (ticket.titre, ticket.corps):
            forge.changer(existant.numero, ticket)
            changes += 1
    perdus = list(_perdus(connus, {t.cle for t in voulus}, agenda))
    for numero in perdus:
        forge.fermer(numero)
    return Bilan(ouverts=ouverts, changes=changes, fermes=len(perdus), reportes=reportes)


def tell(bilan: Bilan, agenda: dict[str, Any]) -> str:
    """Say what was done, and which dossiers nothing is known of."""
    faits = (
        f"{compter(bilan.ouverts, 'ticket ouvert', 'tickets ouverts')}, "
        f"{compter(bilan.changes, 'mis à jour', 'mis à jour')}, "
        f"{compter(bilan.fermes, 'fermé', 'fermés')}."
    )
    suite = []
    if bilan.reportes:
        suite.append(
            f"{compter(bilan.reportes, 'échéance attend', 'échéances attendent')} la prochaine "
            f"fois{NBSP}: {OUVERTES_MAX} tickets au plus sont ouverts d’un coup."
        )
    suite += [
        f"{incertain['dossier']} n’a pas pu être jugé{NBSP}: {incertain['commande']}"
        for incertain in agenda["incertains"]
    ]
    return "\n".join([faits, *suite]) + "\n"


def _perdus(
    connus: dict[str, Existant], voulues: set[str], agenda: dict[str, Any]
) -> Iterator[int]:
    incertains = {f"{incertain['siret']}-" for incertain in agenda["incertains"]}
    for cle, existant in connus.items():
        incertain = any(cle.startswith(debut) for debut in incertains)
        if existant.ouvert and cle not in voulues and not incertain:
            yield existant.numero


def _ticket(echeance: dict[str, Any], vus: Counter[str]) -> Ticket:
    cle = _cle(echeance, vus)
    jour = date_en_mots(date.fromisoformat(echeance["date"]))
    nom = _ligne(echeance["raison_sociale"] or echeance["siret"])
    libelle = _ligne(echeance["libelle"])
    titre = f"Passée, {libelle[:1].lower()}{libelle[1:]}" if echeance["passee"] else libelle
    quand = f"Cette échéance est passée depuis le {jour}" if echeance["passee"] else f"Le {jour}"
    evenement = echeance["evenement"]
    lignes = [
        f"<!-- certimetal-echeance {cle} -->",
        f"**{plain(libelle)}**, {plain(nom)}",
        "",
        f"- {quand} (règle {plain(echeance['regle'])}).",
        f"- Dossier{NBSP}: `{echeance['dossier']}`.",
        *([f"- Événement{NBSP}: `{evenement}`."] if evenement else []),
        "",
        _PIED + f"`certimetal situation {echeance['siret']}`.",
    ]
    return Ticket(cle=cle, titre=f"{titre}{NBSP}: {nom} ({jour})"[:240], corps="\n".join(lignes))


def _ligne(texte: str) -> str:
    """Return a text as a title can hold it: one line, nothing that a screen does not show."""
    return assainir(" ".join(texte.split()))


def _cle(echeance: dict[str, Any], vus: Counter[str]) -> str:
    """Return a key that does not move with the date; a plan's actions are told apart by words."""
    evenement = str(echeance["evenement"] or "sans").removesuffix(".yml")
    propre = [echeance["siret"], echeance["nature"], evenement]
    if echeance["nature"] == "action":
        propre.append(hashlib.sha256(echeance["libelle"].encode()).hexdigest()[:8])
    cle = re.sub("[^a-z0-9]+", "-", "-".join(propre).lower()).strip("-")[:100]
    vus[cle] += 1
    return f"{cle}-{vus[cle]}"


def read_agenda(texte: str) -> dict[str, Any]:
    """Read the JSON of ``certimetal echeances``; ForgeError where it is of another version."""
    agenda: dict[str, Any] = json.loads(texte)
    if agenda.get("version") != 1:
        raise ForgeError(
            "Ces échéances ne sont pas dans la version 1 du format : prenez le même outil partout."
        )
    return agenda
