"""Facts of a few OFs, one of each kind, for the tests of the open data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from valeurs_de_pages import un_dossier, un_referentiel, un_resume

from certimetal.domain.registre import Registre
from certimetal.domain.situation import EvenementPublic, Statut
from certimetal.rendering.publication import faits_du_registre
from situations import TERME, habilite, hors_terme, un_terme

if TYPE_CHECKING:
    from certimetal.rendering.faits_publics import FaitsPublics

ADRESSE = "https://registre.exemple.fr/"
HABILITE, RETIRE, ECHU, FAUTIF = (f"0000000{n}00000{n}" for n in range(1, 5))
FORMULE = '=HYPERLINK("https://mal.example";"Cliquez")'

DEPOT = EvenementPublic(
    date=date(2026, 1, 8),
    type="depot",
    variante="initiale",
    libelle="Dossier de demande déposé.",
    fichier="2026-01-08-01-depot.yml",
)
DECISION = EvenementPublic(
    date=TERME.debut,
    type="decision",
    variante="habilitation",
    libelle="Habilitation accordée <b>& fêtée</b>.",
    fichier=TERME.decision,
)
RETRAIT = EvenementPublic(
    date=date(2026, 3, 20),
    type="decision",
    variante="retrait",
    libelle="Habilitation retirée.",
    fichier="2026-03-20-01-decision.yml",
)


def les_faits() -> tuple[FaitsPublics, ...]:
    """Return a habilité whose name is a formula, a retiré, an échu, one with a faulty journal."""
    modele = un_resume(un_dossier(exemple=True))
    racine = "dossiers/uimm-35-56"
    resumes = (
        replace(
            modele,
            dossier=f"{racine}/{HABILITE}",
            raison_sociale=FORMULE,
            situation=habilite(),
            evenements_publics=(DEPOT, DECISION),
        ),
        replace(
            modele,
            dossier=f"{racine}/{RETIRE}",
            raison_sociale="Beta",
            situation=hors_terme(Statut.RETIRE, RETRAIT.date),
            evenements_publics=(DEPOT, RETRAIT),
        ),
        replace(
            modele,
            dossier=f"{racine}/{ECHU}",
            raison_sociale="Gamma",
            situation=hors_terme(
                Statut.ECHU, date(2026, 3, 1), un_terme(date(2021, 3, 1), date(2026, 2, 28))
            ),
        ),
        replace(
            modele,
            dossier=f"{racine}/{FAUTIF}",
            raison_sociale="",
            erreurs=1,
            erreurs_journal=1,
            situation=habilite(),
        ),
    )
    return faits_du_registre(Registre.de(resumes), un_referentiel())
