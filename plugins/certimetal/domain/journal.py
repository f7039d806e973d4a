"""The journal: the dated events of a dossier, and which of them are in force on a day.

An event file is never changed once merged: a ``rectification`` annuls or replaces an earlier
event, from its own date on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

DOSSIER_JOURNAL = "journal"
RECTIFICATION = "rectification"

TYPES = (
    "reprise",
    "depot",
    "recevabilite",
    "declenchement",
    "constats",
    "notification",
    "plan_actions",
    "levee",
    "decision",
    "griefs",
    "observations",
    "convention",
    "changement",
    "cessation",
    "transfert",
    RECTIFICATION,
)
"""The types of event, in the order in which a dossier meets them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evenement:
    """One event: a fact, dated, in a file of its own.

    ``date`` is the fact's; ``rang`` (1 to 99) orders the events of a day. ``fichier`` is the file's
    name without its folder (``2026-03-02-01-depot.yml``). ``auteur`` is a role; ``saisi_pour`` is
    ``of`` where the secretariat types for it. ``donnees`` is all that the file says, as read: a key
    may be missing or have the wrong type. ``rectifie_par`` names the rectification whose data these
    are, empty for an event as it was written.
    """

    type: str
    date: dt.date
    rang: int
    fichier: str
    auteur: str = ""
    saisi_pour: str = ""
    donnees: Mapping[str, Any] = field(default_factory=dict)
    rectifie_par: str = ""

    @property
    def chemin(self) -> str:
        """The file, relative to the dossier's folder."""
        return f"{DOSSIER_JOURNAL}/{self.fichier}"

    @property
    def ordre(self) -> tuple[dt.date, int, str]:
        """Sort key: the day, the rank in it, then the file's name."""
        return (self.date, self.rang, self.fichier)

    def texte(self, cle: str) -> str:
        """Return a text of the event, empty where there is none."""
        valeur = self.donnees.get(cle)
        return valeur if isinstance(valeur, str) else ""

    def jour(self, cle: str) -> dt.date | None:
        """Return a day of the event, None where it is not one."""
        return lire_jour(self.donnees.get(cle))

    def objet(self, cle: str) -> Mapping[str, Any]:
        """Return a mapping of the event, empty where there is none."""
        return lire_objet(self.donnees.get(cle))

    def liste(self, cle: str) -> list[Any]:
        """Return a list of the event, empty where there is none."""
        valeur = self.donnees.get(cle)
        return valeur if isinstance(valeur, list) else []


Journal = tuple[Evenement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectification:
    """A rectification that holds: ``evenement`` is the rectification itself, ``vise`` the event as
    it was written, ``retenu`` what stands instead of it (None: annulled)."""

    evenement: Evenement
    vise: Evenement
    retenu: Evenement | None


def ordonner(evenements: Iterable[Evenement]) -> Journal:
    """Return the events in the order of the facts: day, rank, then file name."""
    return tuple(sorted(evenements, key=lambda evenement: evenement.ordre))


def en_vigueur(journal: Iterable[Evenement], au: date) -> Journal:
    """Return the facts up to ``au``, as the rectifications up to ``au`` leave them (D12).

    The rectifications themselves are left out: ``rectifications`` gives them.
    """
    passes = ordonner(evenement for evenement in journal if evenement.date <= au)
    if all(evenement.type != RECTIFICATION for evenement in passes):
        return passes
    retenus = {r.vise.fichier: r.retenu for r in _rectifications(passes)}
    faits = (
        retenus.get(evenement.fichier, evenement)
        for evenement in passes
        if evenement.type != RECTIFICATION
    )
    return ordonner(fait for fait in faits if fait is not None and fait.date <= au)


def rectifications(journal: Iterable[Evenement], au: date) -> tuple[Rectification, ...]:
    """Return the rectifications that hold on ``au``, in the order in which they were made.

    Of two that name one event the later holds; one that is itself annulled does not.
    """
    passes = [evenement for evenement in journal if evenement.date <= au]
    if all(evenement.type != RECTIFICATION for evenement in passes):
        return ()
    return _rectifications(ordonner(passes))


def vise_par(rectification: Evenement, journal: Iterable[Evenement]) -> Evenement | None:
    """Return the event that a rectification or a notification names, if it comes before it."""
    nom = rectification.texte("evenement")
    return next(
        (e for e in journal if e.fichier == nom and e.ordre < rectification.ordre),
        None,
    )


def _rectifications(journal: Journal) -> tuple[Rectification, ...]:
    """Go back in time: a rectification is settled before the events that it names."""
    par_nom = {evenement.fichier: evenement for evenement in journal}
    tenues: dict[str, Rectification] = {}
    for evenement in reversed(journal):
        if evenement.type != RECTIFICATION:
            continue
        tenue = tenues.get(evenement.fichier)
        valable = evenement if tenue is None else tenue.retenu
        vise = par_nom.get(valable.texte("evenement")) if valable is not None else None
        if valable is None or vise is None or vise.fichier in tenues:
            continue
        if vise.ordre < evenement.ordre and _dit_quoi(valable):
            tenues[vise.fichier] = Rectification(
                evenement=evenement, vise=vise, retenu=_corrige(vise, valable)
            )
    return tuple(reversed(tenues.values()))


def _dit_quoi(rectification: Evenement) -> bool:
    return rectification.donnees.get("annule") is True or bool(rectification.objet("remplace"))


def _corrige(vise: Evenement, rectification: Evenement) -> Evenement | None:
    if rectification.donnees.get("annule") is True:
        return None
    donnees = rectification.objet("remplace")
    auteur, saisi_pour = donnees.get("auteur"), donnees.get("saisi_pour")
    return replace(
        vise,
        date=lire_jour(donnees.get("date")) or vise.date,
        auteur=auteur if isinstance(auteur, str) else vise.auteur,
        saisi_pour=saisi_pour if isinstance(saisi_pour, str) else "",
        donnees=donnees,
        rectifie_par=rectification.fichier,
    )


def lire_jour(valeur: Any) -> date | None:
    """Return the day that a value of a file is (``"2026-03-02"``), None where it is not one."""
    if isinstance(valeur, str):
        if len(valeur) != 10 or valeur[4] != "-" or valeur[7] != "-":
            return None
        try:
            return date.fromisoformat(valeur)
        except ValueError:
            return None
    if isinstance(valeur, datetime):
        return valeur.date()
    return valeur if isinstance(valeur, date) else None


def lire_objet(valeur: Any) -> Mapping[str, Any]:
    """Return a value where it is a mapping, else an empty one."""
    return valeur if isinstance(valeur, dict) else {}
