"""What PDFs cost: one dossier, the extraits and the dossiers of 460, a site that offers them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from mesures.documents import cout_de_tous
from mesures.figures import SITE_SEUL, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mesures.figures import Chantier

NOMBRE = 460
_OFFRE = "      telechargements: [extraits, dossiers]\n"


def pdf(chantier: Chantier) -> Iterator[Figure]:
    """Yield what PDFs cost in a command, then in a build."""
    depot = chantier.depot(NOMBRE)
    siret = min(dossier.name for dossier in depot.glob("dossiers/*/*"))
    un = ("certimetal", "exporter", siret, "--format", "pdf", "--sortie", "un", "--remplacer")
    yield Figure(
        nom="exporter un dossier en pdf, processus entier",
        face_a="—",
        valeur=chantier.median(un, depot).duree,
        unite="s",
        limite=0.6,
    )
    yield from _en_nombre(chantier, depot, "extraits", ("extrait", "--tous"))
    yield from _en_nombre(
        chantier, depot, "dossiers en pdf", ("exporter", "--tous", "--format", "pdf")
    )
    yield from _sur_le_site(chantier, depot)


def _en_nombre(
    chantier: Chantier, depot: Path, quoi: str, commande: tuple[str, ...]
) -> Iterator[Figure]:
    sortie = chantier.dossier(f"pdf-{commande[0]}")
    duree, memoire = cout_de_tous(chantier, depot, (*commande, "--sortie", str(sortie)))
    faits = len(list(sortie.glob("*.pdf")))
    limite = 0.15 if commande[0] == "extrait" else 0.25
    yield Figure(
        nom=f"{faits} {quoi} en une commande : chacun",
        face_a="—",
        valeur=duree / faits,
        unite="s",
        limite=limite,
    )
    yield Figure(
        nom=f"{faits} {quoi} : mémoire", face_a="—", valeur=memoire, unite="Mio", limite=400.0
    )


def _sur_le_site(chantier: Chantier, depot: Path) -> Iterator[Figure]:
    """Measure a site that offers PDFs: made once, then again with one dossier changed."""
    reglages = depot / "mkdocs.yml"
    avant = reglages.read_text(encoding="utf-8")
    marque = "      dossiers: [dossiers]\n"
    try:
        reglages.write_text(avant.replace(marque, marque + _OFFRE, 1), encoding="utf-8")
        neuf = chantier.median(SITE_SEUL, depot, efface=(".cache", "site"), fois=1)
        time.sleep(2.5)  # a file as young as the run that read it is not believed unchanged
        chantier.run(SITE_SEUL, depot)
        rien = chantier.median(SITE_SEUL, depot, fois=3)
        fiche = min(depot.glob("dossiers/*/*/dossier.yml"))
        fiche.write_text(fiche.read_text(encoding="utf-8") + "# relu\n", encoding="utf-8")
        change = chantier.run(SITE_SEUL, depot)
    finally:
        reglages.write_text(avant, encoding="utf-8")
    yield Figure(
        nom="site de 460 dossiers avec ses PDF, tout à faire : par dossier",
        face_a="—",
        valeur=neuf.cpu / NOMBRE,
        unite="s",
        limite=0.25,
    )
    yield Figure(
        nom="le même site, un dossier changé : en plus",
        face_a="rien n’a changé",
        valeur=change.cpu - rien.cpu,
        unite="s",
        limite=1.0,
    )
