"""From a YAML text to data of JSON's types, or to findings that say why not."""

from __future__ import annotations

from certimetal.location import Location
from certimetal.reading import controles_yaml_valeurs as valeurs
from certimetal.reading.lecture import Lecture
from certimetal.reading.signalement import signaler
from certimetal.reading.yaml_build import ILLISIBLE, DoubtError, build

__all__ = ["Lecture", "nothing_written", "parse"]


def parse(text: str, *, path: str, first_line: int = 1) -> Lecture:
    """Return the data of a YAML text as ``decode`` gives it; it never raises for what it holds.

    ``first_line`` is the file's line on which ``text`` begins. A text without content gives
    ``None``, which is not fatal: its reader knows whether that is a fault.
    """
    try:
        return Lecture(data=build(text))
    except (DoubtError, *ILLISIBLE):
        from certimetal.reading.yaml_reread import reread  # noqa: PLC0415 -- rare, and 5 ms

        return reread(text, path, first_line)


def nothing_written(path: str) -> Lecture:
    """Return the reading of a file that should have data and has none."""
    finding = signaler(
        valeurs.VIDE,
        Location(path=path),
        "Ce fichier ne contient aucun champ.",
        attendu="Au moins les champs obligatoires.",
        remede="Complétez le fichier, ou reprenez sa version précédente.",
    )
    return Lecture(data=None, findings=(finding,), fatal=True)
