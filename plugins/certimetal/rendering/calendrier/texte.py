"""A calendar as text, for a terminal or an e-mail."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from certimetal.domain.francais import NBSP, guillemets
from certimetal.rendering.calendrier.phrases import METHODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.rendering.calendrier.recit import EtapeDite, Formulation, Recit

_RETRAIT = "  "


def render(recit: Recit, *, largeur: int = 80) -> str:
    """Return the calendar; ``largeur`` in columns."""
    blocs = [[_ligne(recit.titre, largeur), *(_ligne(r, largeur) for r in recit.resume)]]
    alertes = [_puce(alerte.phrase, largeur) for alerte in recit.alertes]
    blocs.append([_ligne(recit.bilan, largeur), *alertes])
    blocs += [list(_etape(etape, largeur)) for etape in recit.etapes]
    methode = [_puce(phrase, largeur) for phrase in METHODE]
    annonce = f"Comment les dates se comptent (hypothèses de l’outil){NBSP}:"
    blocs.append([_ligne(annonce, largeur), *methode])
    blocs.append([_ligne(recit.avis, largeur)])
    return "\n\n".join("\n".join(bloc) for bloc in blocs) + "\n"


def _etape(etape: EtapeDite, largeur: int) -> Iterator[str]:
    yield _ligne(f"{etape.quand}{NBSP}: {etape.titre}", largeur)
    principale, *autres = etape.formulations
    origine = etape.certificateur or "national"
    regles = f" ({', '.join((*etape.regles, origine))})"
    yield _ligne(f"{principale.qui}{regles}", largeur, _RETRAIT)
    yield _ligne(principale.texte, largeur, _RETRAIT)
    autre_date = principale.quand != etape.quand or bool(principale.statut)
    yield from _details(principale, largeur, delai=autre_date)
    for autre in autres:
        origine = f" ({autre.certificateur})" if autre.certificateur != etape.certificateur else ""
        cite = f"La source dit aussi{origine}{NBSP}: {guillemets(autre.texte)}"
        yield _ligne(cite, largeur, _RETRAIT)
        yield from _details(autre, largeur, delai=True)
    if etape.retenu:
        yield _ligne(f"Ce qui s’applique{NBSP}: {etape.retenu}", largeur, _RETRAIT)


def _details(formulation: Formulation, largeur: int, *, delai: bool) -> Iterator[str]:
    """Say what a wording is worth: its own day where there are several, and what forbids it."""
    dite = " ".join(filter(None, (f"{formulation.quand}." if delai else "", formulation.statut)))
    if dite:
        yield _ligne(f"→ {dite}", largeur, _RETRAIT)
    for alerte in formulation.alertes:
        yield _ligne(f"⚠ {alerte.phrase}", largeur, _RETRAIT)


def _puce(texte: str, largeur: int) -> str:
    return textwrap.fill(
        texte,
        width=largeur,
        initial_indent="- ",
        subsequent_indent=_RETRAIT,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _ligne(texte: str, largeur: int, retrait: str = "") -> str:
    return textwrap.fill(
        texte,
        width=largeur,
        initial_indent=retrait,
        subsequent_indent=retrait,
        break_long_words=False,
        break_on_hyphens=False,
    )
