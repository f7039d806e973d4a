"""What of a dossier becomes everybody's: whole, restricted, in correction, doubtful."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from valeurs_de_pages import SIRET, un_dossier, un_referentiel, un_resume

from certimetal.domain.situation import (
    Alerte,
    Echeance,
    EvenementPublic,
    NatureAudit,
    NatureEcheance,
    NonConformite,
    Statut,
)
from certimetal.rendering.faits_publics import FIN, FaitsPublics
from certimetal.rendering.publication import (
    echeances_publiques,
    evenements_montres,
    faits_publics,
    montre_le_statut,
)
from situations import AU, TERME, habilite, hors_terme, suspendu, un_terme

if TYPE_CHECKING:
    from certimetal.domain.registre import Resume

RESERVE = "ce que seuls les auditeurs lisent"
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
    libelle="Habilitation accordée.",
    fichier=TERME.decision,
)


def resume(**change: Any) -> Resume:
    return un_resume(situation=habilite(), evenements_publics=(DEPOT, DECISION), **change)


def faits(**change: Any) -> FaitsPublics:
    return faits_publics(resume(**change), un_referentiel())


def test_a_public_dossier_gives_all_its_public_events() -> None:
    lus = faits()
    assert lus.evenements == (DEPOT, DECISION)
    assert lus.annonce is not None
    assert lus.annonce.phrase.startswith("Habilité du")
    assert (lus.fin, lus.fin_decidee) == (TERME.fin, TERME.decision)
    assert (lus.siret, lus.chemin) == (SIRET, f"organismes/{SIRET}/")


def test_a_restricted_one_gives_identity_certifications_and_statut() -> None:
    lus = faits(diffusion="restreinte")
    assert lus.annonce is not None
    assert lus.certifications
    assert lus.adresse.commune == "Lorient"
    assert lus.evenements == (DECISION,)


@pytest.mark.parametrize("diffusion", ["", "public", "PUBLIQUE"])
def test_only_an_explicit_publique_gives_the_history(diffusion: str) -> None:
    assert faits(diffusion=diffusion).evenements == (DECISION,)


def test_a_dossier_in_correction_gives_its_statut_and_nothing_that_it_says() -> None:
    lus = faits(erreurs=2)
    assert lus.annonce is not None
    assert not lus.fiable
    assert lus.adresse.commune == lus.departement == ""
    assert lus.certifications == lus.sites == ()
    assert lus.evenements == (DECISION,)
    assert lus.diffusion == ""


def test_an_error_of_the_journal_makes_the_statut_doubtful_and_it_is_not_told() -> None:
    faux = resume(erreurs=1, erreurs_journal=1)
    assert not montre_le_statut(faux)
    lus = faits_publics(faux, un_referentiel())
    assert lus.annonces == ()
    assert lus.annonce is None
    assert lus.evenements == ()
    assert lus.fin is None
    assert echeances_publiques(faux) == ()


def test_the_end_of_a_term_is_an_event_that_no_file_makes() -> None:
    fini = un_terme(date(2021, 3, 1), date(2026, 2, 28))
    situation = hors_terme(Statut.ECHU, date(2026, 3, 1), fini)
    publique = un_resume(situation=situation, evenements_publics=(DEPOT,))
    fins = [e for e in evenements_montres(publique) if e.type == FIN]
    assert [e.date for e in fins] == [fini.fin]
    assert evenements_montres(publique)[-1] == fins[0]
    restreinte = un_resume(
        un_dossier(diffusion="restreinte"), situation=situation, evenements_publics=(DEPOT,)
    )
    assert evenements_montres(restreinte) == tuple(fins)


def test_a_suspended_restricted_dossier_gives_the_suspension_alone() -> None:
    suspension = EvenementPublic(
        date=date(2026, 3, 10),
        type="decision",
        variante="suspension",
        libelle="Habilitation suspendue.",
        fichier="2026-03-10-01-decision.yml",
    )
    lus = un_resume(
        un_dossier(diffusion="restreinte"),
        situation=suspendu(date(2026, 3, 10)),
        evenements_publics=(DEPOT, DECISION, suspension),
    )
    assert evenements_montres(lus) == (suspension,)


def test_the_only_public_deadline_is_the_last_day() -> None:
    toutes = tuple(
        Echeance(
            date=AU, nature=nature, libelle=RESERVE, regle="R28", evenement="e.yml", passee=False
        )
        for nature in NatureEcheance
        if nature is not NatureEcheance.FIN_HABILITATION
    )
    situation = habilite()
    lus = un_resume(situation=replace(situation, echeances=(*toutes, *situation.echeances)))
    assert [e.libelle for e in echeances_publiques(lus)] == ["Dernier jour de l’habilitation"]


def test_nothing_of_what_auditors_write_reaches_the_public_facts() -> None:
    nc = NonConformite(
        indicateur="C3I2",
        gravite="majeure",
        constat=RESERVE,
        attendu=RESERVE,
        audit=NatureAudit.INITIAL,
        evenement="2026-02-09-01-constats.yml",
        notifiee_le=AU,
        limite=AU,
        plan="",
        maintenue=False,
    )
    alerte = Alerte(phrase=RESERVE, evenement="e.yml", regles=("R28",))
    situation = replace(habilite(), non_conformites=(nc,), alertes=(alerte,))
    lus = un_resume(situation=situation, a_revoir=("C3I2",), evenements_publics=(DECISION,))
    publics = faits_publics(lus, un_referentiel())
    assert RESERVE in repr(lus)
    assert RESERVE not in repr(publics)
    assert not {"situation", "a_revoir", "resume"} & {champ.name for champ in fields(publics)}


def test_an_unknown_certificateur_is_named_by_its_code() -> None:
    lus = faits_publics(resume(certificateur="uimm-99"), un_referentiel())
    assert lus.certificateur_nom == "uimm-99"
