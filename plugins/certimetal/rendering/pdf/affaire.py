"""An event of a dossier and all that a document about it is written from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from certimetal.domain.cycle.delais import Delais
from certimetal.domain.journal import lire_objet
from certimetal.rendering.pdf.dossier import nom_du_certificateur
from certimetal.rendering.pdf.signes import secable
from certimetal.rendering.typographie import avec_article, nom_court

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from certimetal.domain.champ import Champ
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.journal import Evenement, Journal
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.situation import NonConformite, Situation

VERDICTS = {
    "conforme": "Conforme",
    "nc_mineure": "Non-conformité mineure",
    "nc_majeure": "Non-conformité majeure",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Affaire:
    """``evenement`` as ``journal`` holds it in force on ``jour``, the document's day.

    ``alors`` is the situation at the end of the event's day, ``situation`` that of ``jour``.
    ``moyens`` are the ways to notify, in words.
    """

    dossier: Dossier
    referentiel: Referentiel
    evenement: Evenement
    journal: Journal
    alors: Situation
    situation: Situation
    jour: date
    commit: str
    champ: Champ

    @property
    def certificateur(self) -> str:
        return nom_du_certificateur(self.dossier, self.referentiel)

    @property
    def l_uimm(self) -> str:
        """« l’UIMM 35-56 », as a sentence names it."""
        return avec_article(nom_court(self.certificateur))

    @property
    def delais(self) -> Delais:
        return Delais.de(self.referentiel, self.dossier.certificateur)

    def avant(self, type_: str) -> Evenement | None:
        """Return the last event of a type before this one."""
        precedents = [e for e in self.journal if e.type == type_ and e.ordre < self.evenement.ordre]
        return precedents[-1] if precedents else None

    def notification(self) -> Evenement | None:
        """Return the notification of this event, None where the OF was not told yet."""
        return next(
            (
                e
                for e in self.journal
                if e.type == "notification" and e.texte("evenement") == self.evenement.fichier
            ),
            None,
        )

    def ouvertes(self, evenement: str = "") -> list[NonConformite]:
        """Return the NCs open on the event's day, those of one file only where it is given."""
        return [
            nc for nc in self.alors.non_conformites if not evenement or nc.evenement == evenement
        ]

    def verdicts(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield each indicator that constats judge, in order, with what they say of it."""
        juges = self.evenement.objet("verdicts")
        for code in sorted(juges):
            if code in self.referentiel.indicateurs:
                yield code, lire_objet(juges[code])


def texte(valeurs: Mapping[str, Any], cle: str) -> str:
    """Return a text of an event's part, empty where there is none."""
    valeur = valeurs.get(cle)
    return valeur.strip() if isinstance(valeur, str) else ""


def paragraphes(brut: str) -> list[str]:
    """Return the paragraphs of a text that someone typed."""
    return [secable(" ".join(p.split())) for p in brut.split("\n\n") if p.strip()]
