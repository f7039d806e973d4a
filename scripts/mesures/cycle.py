"""What the lifecycle costs: to situate dossiers on a day, and the commands that tell it."""

from __future__ import annotations

import math
import random
import time
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from certimetal.app.depot import open_depot
from certimetal.domain.cycle import situer
from certimetal.domain.dossier import Dossier
from certimetal.domain.journal import ordonner
from certimetal.domain.nom_evenement import lire_nom
from certimetal.reading.build import build_evenement
from certimetal.reading.source import read_yaml
from mesures.figures import Figure
from mesures.journaux import journal, long_journal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from certimetal.domain.referentiel import Referentiel
    from mesures.figures import Chantier

NOMBRE = 460
JOUR = date(2026, 3, 31)
COMMANDES = (("situation",), ("echeances",))


def cycle(chantier: Chantier) -> Iterator[Figure]:
    """Yield what situating costs, then what the commands do."""
    referentiel = open_depot(chantier.source).referentiel
    dossiers = [_dossier(journal(random.Random(rang))) for rang in range(NOMBRE)]  # noqa: S311 -- invented text, not a secret
    cout = _cout(dossiers, referentiel, chantier.fois)
    yield Figure(
        nom="situer, 460 dossiers de 10 événements : CPU",
        face_a="—",
        valeur=1000 * cout,
        unite="ms",
        limite=100.0,
    )
    longs = [_dossier(long_journal(evenements)) for evenements in (100, 1000)]
    dix, cent = (_cout([long] * 5, referentiel, chantier.fois) for long in longs)
    yield Figure(
        nom="situer : exposant de 100 à 1 000 événements",
        face_a="1 = linéaire",
        valeur=math.log10(cent / dix),
        unite="",
        limite=1.1,
    )
    yield from _commandes(chantier)


def _commandes(chantier: Chantier) -> Iterator[Figure]:
    depot = chantier.depot(NOMBRE)
    valider = chantier.valider(NOMBRE)
    for commande in COMMANDES:
        froid = chantier.median(("certimetal", *commande), depot, efface=(".cache",))
        yield Figure(
            nom=f"{' '.join(commande)} : CPU multiplié par",
            face_a="valider, sans souvenir",
            valeur=froid.cpu / valider.cpu,
            unite="fois",
            limite=1.3,
        )
    time.sleep(2.5)  # a file as young as the run that read it is not believed unchanged
    chantier.run(("certimetal", "valider"), depot, codes=(0, 1))
    rien = chantier.median(("python", "-c", "pass"), depot, fois=9)
    for commande in COMMANDES:
        second = chantier.median(("certimetal", *commande), depot, fois=9)
        yield Figure(
            nom=f"{' '.join(commande)}, rien n’a changé : en plus du démarrage",
            face_a="python -c pass",
            valeur=1000 * (second.duree - rien.duree),
            unite="ms",
            limite=200.0,
        )


def _dossier(fichiers: Mapping[str, str]) -> Dossier:
    evenements = []
    for nom, texte in fichiers.items():
        lu = lire_nom(nom)
        assert lu is not None  # noqa: S101 -- our own names
        evenements.append(build_evenement(lu, read_yaml(texte.encode(), path=nom)[1].data))
    vide = Dossier(dossier="", certificateur="uimm-35-56", siret_dossier="")
    return replace(vide, journal=ordonner(evenements))


def _cout(dossiers: Sequence[Dossier], referentiel: Referentiel, fois: int) -> float:
    """Return the CPU seconds of situating all on one day, the median of several runs."""
    couts = []
    for essai in range(fois):
        jour = JOUR + timedelta(days=essai)
        debut = time.process_time()
        for dossier in dossiers:
            situer(dossier, referentiel, jour)
        couts.append(time.process_time() - debut)
    return sorted(couts)[len(couts) // 2]
