"""The register: what stays in memory of each dossier, and the look-ups over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from certimetal.domain.dossier import Adresse, CertificationVisee, Site
    from certimetal.domain.situation import EvenementPublic, Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """A dossier's summary: all that lists, searches and links need, and no answer.

    ``dossier`` is the folder as the finding paths name it. ``erreurs`` counts the findings of
    gravity ``erreur``, ``erreurs_journal`` those of them that are in its journal: with one, the
    situation cannot be trusted.

    ``situation`` is that of the day of the study; its verdicts are without the empreintes of what
    was read, which ``a_revoir`` sums up: the indicators whose answer or annexes changed since.
    ``guides_modifies`` are those whose guide de lecture did (D16). ``evenements_publics`` are what
    the public may know of the journal (D11).
    """

    dossier: str
    certificateur: str
    siret: str
    raison_sociale: str
    adresse: Adresse
    departement: str
    edition: str
    sites: tuple[Site, ...]
    certifications: tuple[CertificationVisee, ...]
    diffusion: str
    exemple: bool
    erreurs: int
    avertissements: int
    situation: Situation
    evenements_publics: tuple[EvenementPublic, ...] = ()
    a_revoir: tuple[str, ...] = ()
    guides_modifies: tuple[str, ...] = ()
    erreurs_journal: int = 0

    @property
    def sirets(self) -> tuple[str, ...]:
        """The OF's SIRET, then those of its sites that have one of their own."""
        propres = (site.siret for site in self.sites if site.siret)
        return (self.siret, *(siret for siret in propres if siret != self.siret))


@dataclass(frozen=True, slots=True)
class Registre:
    """All summaries, by name then SIRET; a SIRET found twice keeps its first dossier only."""

    resumes: tuple[Resume, ...]

    @classmethod
    def de(cls, resumes: Iterable[Resume]) -> Registre:
        """Order the summaries by raison sociale (case-folded), then SIRET, then folder."""
        return cls(
            tuple(sorted(resumes, key=lambda r: (r.raison_sociale.casefold(), r.siret, r.dossier)))
        )

    def doublons(self) -> Mapping[str, tuple[Resume, ...]]:
        """Return the SIRET that more than one dossier claims, with those dossiers."""
        par_siret: dict[str, list[Resume]] = {}
        for resume in self.resumes:
            par_siret.setdefault(resume.siret, []).append(resume)
        return {siret: tuple(r) for siret, r in par_siret.items() if siret and len(r) > 1}
