"""The steps of the process, with the differing wordings of one step put together [⚠]."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.referentiel import Etape, Referentiel


@dataclass(frozen=True, slots=True, kw_only=True)
class EtapeDe:
    """A step with the code of the certificateur that asks for it, empty where the nation does."""

    etape: Etape
    certificateur: str

    @property
    def cle(self) -> tuple[str, str]:
        return self.certificateur, self.etape.cle


def etapes_applicables(referentiel: Referentiel, certificateur: str) -> tuple[EtapeDe, ...]:
    """Return the national steps, then those that this certificateur adds, in their files' order."""
    propres = referentiel.etapes_certificateur.get(certificateur, ()) if certificateur else ()
    return (
        *(EtapeDe(etape=etape, certificateur="") for etape in referentiel.etapes),
        *(EtapeDe(etape=etape, certificateur=certificateur) for etape in propres),
    )


def par_etape(etapes: tuple[EtapeDe, ...]) -> tuple[tuple[EtapeDe, ...], ...]:
    """Group the steps that word one another differently: the one that all of them name first."""
    par_cle = {de.cle: de for de in etapes}
    groupes: dict[tuple[str, str], list[EtapeDe]] = {}
    for de in etapes:
        if principale(de, par_cle) is de:
            groupes[de.cle] = [de]
    for de in etapes:
        cle = principale(de, par_cle).cle
        if cle != de.cle:
            groupes[cle].append(de)
    return tuple(tuple(groupe) for groupe in groupes.values())


def principale(de: EtapeDe, par_cle: Mapping[tuple[str, str], EtapeDe]) -> EtapeDe:
    """Return the step that ``de`` words differently, itself where it words none.

    The step is of the same certificateur, or a national one; a wording of a wording counts for
    the first of them. Steps that name one another each stand for themselves.
    """
    vues = {de.cle}
    courante = de
    while autre := courante.etape.alternative_de:
        visee = par_cle.get((courante.certificateur, autre)) or par_cle.get(("", autre))
        if visee is None:
            return courante
        if visee.cle in vues:
            return de
        vues.add(visee.cle)
        courante = visee
    return courante
