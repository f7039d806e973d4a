"""The cases of the training calendar: one set, held by Python and by the page's script.

``tests/examples/calendrier/<cas>.yml``: ``titre`` says what the case shows; ``saisie`` is what is
typed; then either ``fautes`` (every one, in order), or:

- ``quand``: the days of the wordings that the case is about, by their key, in words;
- ``oblige``: of each step whose wordings both apply, the one that binds;
- ``alertes``: every alert, in order;
- ``bilan``: the sentence that counts what cannot be met.

Spaces that do not break are written as plain ones there.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from certimetal.app.depot import open_depot
from certimetal.domain.calendrier import calendrier
from certimetal.domain.parcours import Saisie, lire_parcours
from certimetal.rendering.calendrier.recit import dire_fautes, raconter

if TYPE_CHECKING:
    from certimetal.domain.referentiel import Referentiel
    from certimetal.rendering.calendrier.recit import Recit

RACINE = Path(__file__).parents[1]
REFERENTIEL = open_depot(RACINE).referentiel


@dataclass(frozen=True, slots=True)
class Cas:
    """A case: its name, what is typed, what is expected."""

    nom: str
    saisie: Saisie
    attendu: dict[str, Any]


def lire_cas() -> list[Cas]:
    """Return every case, by name."""
    return [_cas(chemin) for chemin in sorted((RACINE / "tests/examples/calendrier").glob("*.yml"))]


def _cas(chemin: Path) -> Cas:
    lu = yaml.safe_load(chemin.read_text(encoding="utf-8"))
    champs = lu.pop("saisie")
    champs["jurys"] = tuple(champs.get("jurys", ()))
    lu.pop("titre")
    return Cas(chemin.stem, Saisie(**champs), lu)


def repondre(
    saisie: Saisie, referentiel: Referentiel = REFERENTIEL
) -> tuple[Recit | None, dict[str, Any]]:
    """Return Python's answer, and the object that the script must make."""
    parcours, fautes = lire_parcours(saisie, referentiel.certificateurs)
    dites = [asdict(faute) for faute in dire_fautes(fautes)]
    if parcours is None:
        return None, {"fautes": dites, "recit": None}
    recit = raconter(calendrier(parcours, referentiel, saisie.certificateur), referentiel)
    return recit, {"fautes": dites, "recit": asdict(recit)}


def simple(texte: str) -> str:
    """Return a sentence with plain spaces, as the cases are written."""
    return texte.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def constate(reponse: dict[str, Any], attendu: dict[str, Any]) -> dict[str, Any]:
    """Return of an answer what a case states, in the case's own form."""
    if reponse["recit"] is None:
        fautes = [{"champ": f["champ"], "phrase": simple(f["phrase"])} for f in reponse["fautes"]]
        return {"fautes": fautes}
    recit = reponse["recit"]
    formulations = {f["cle"]: f for etape in recit["etapes"] for f in etape["formulations"]}
    constat: dict[str, Any] = {
        "quand": {cle: simple(formulations[cle]["quand"]) for cle in attendu.get("quand", ())},
        "alertes": [
            {"etape": a["etape"], "cle": a["cle"], "phrase": simple(a["phrase"])}
            for a in recit["alertes"]
        ],
        "bilan": simple(recit["bilan"]),
    }
    oblige = {
        etape["cle"]: f["cle"]
        for etape in recit["etapes"]
        for f in etape["formulations"]
        if f["oblige"] and sum(autre["retenue"] for autre in etape["formulations"]) > 1
    }
    return constat | ({"oblige": oblige} if oblige else {})
