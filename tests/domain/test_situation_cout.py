"""What situating costs: little, and in proportion to the events."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

from certimetal.domain.cycle import situer
from journaux import Histoire, habilitee, jour, plus, referentiel

if TYPE_CHECKING:
    from collections.abc import Callable

    from certimetal.domain.dossier import Dossier


def une_histoire(decalage: int) -> Dossier:
    """Ten events: an audit with two NC, a delay, a plan, a levée, the habilitation."""
    histoire, depart = Histoire(), plus("2025-10-01", decalage)
    histoire.depot(depart)
    histoire.recu(plus(depart, 10))
    constats = histoire.constats(plus(depart, 40), C2I1="nc_mineure", C5I2="nc_majeure")
    histoire.notifie(plus(depart, 41), constats)
    limite = plus(depart, 150).isoformat()
    histoire.decide(plus(depart, 42), "delai_de_reponse", limite=limite)
    histoire.plan(plus(depart, 60), C2I1=limite, C5I2=limite)
    histoire.levee(plus(depart, 130), C5I2="levee")
    histoire.decide(plus(depart, 135), "habilitation")
    histoire.notifie(plus(depart, 136), histoire.evenements[-1].fichier)
    histoire.ecrit(plus(depart, 140), "convention")
    return histoire.dossier()


def longue(audits: int) -> Dossier:
    """A term with many intermediate audits, four events each."""
    histoire = habilitee()
    for rang in range(audits):
        le = plus("2026-04-01", rang)
        histoire.ecrit(le, "declenchement", instance="gtp", origine="initiative")
        constats = histoire.constats(le, "intermediaire")
        histoire.notifie(le, constats)
        histoire.decide(le, "maintien")
    return histoire.dossier()


def duree(action: Callable[[], object]) -> float:
    """Return the CPU seconds of the fastest of three runs."""
    mesures = []
    for _ in range(3):
        gc.collect()
        debut = time.process_time()
        action()
        mesures.append(time.process_time() - debut)
    return min(mesures)


def test_a_register_of_460_dossiers_is_situated_in_a_blink() -> None:
    """0.1 s on a quiet machine of the project, allowed more than twice that on a busy one."""
    dossiers = [une_histoire(rang) for rang in range(460)]
    au = jour("2027-06-01")
    assert duree(lambda: [situer(dossier, referentiel(), au) for dossier in dossiers]) < 0.25


def test_the_cost_grows_as_the_number_of_events() -> None:
    court, long = longue(50), longue(800)
    au = jour("2030-01-01")
    rapport = duree(lambda: situer(long, referentiel(), au)) / duree(
        lambda: situer(court, referentiel(), au)
    )
    assert rapport < 16 * 2
