"""What everybody may know of a statut: « habilité » or not, why in a few words, in one sentence.

All that the site and the open data say of a statut comes from here. Nothing here tells of a
non-conformité, of a limit given to correct, nor of an audit under way during a term (D11).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from certimetal.domain.francais import NBSP, date_en_mots
from certimetal.domain.situation import Statut
from certimetal.rendering.typographie import avec_article, nom_court

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from certimetal.domain.situation import Situation, Terme

_UN_JOUR = timedelta(days=1)


class StatutPublic(StrEnum):
    """The one distinction that the public may rely on."""

    HABILITE = "habilite"
    NON_HABILITE = "non_habilite"


class Motif(StrEnum):
    """Why a statut is what it is, as far as everybody may know it."""

    HABILITE = "habilite"
    A_VENIR = "a_venir"
    DEMANDE_EN_COURS = "demande_en_cours"
    EN_PREPARATION = "en_preparation"
    SUSPENDU = "suspendu"
    ECHU = "echu"
    RETIRE = "retire"
    REFUSE = "refuse"
    CESSE = "cesse"


TITRES = {
    StatutPublic.HABILITE: "Habilité",
    StatutPublic.NON_HABILITE: f"Non habilité à{NBSP}ce{NBSP}jour",
}

PRECISIONS = {
    Motif.HABILITE: "",
    Motif.A_VENIR: "habilitation à venir",
    Motif.DEMANDE_EN_COURS: "demande en cours",
    Motif.EN_PREPARATION: "dossier en préparation",
    Motif.SUSPENDU: "habilitation suspendue",
    Motif.ECHU: "habilitation échue",
    Motif.RETIRE: "habilitation retirée",
    Motif.REFUSE: "habilitation refusée",
    Motif.CESSE: "activité cessée",
}
"""A motif in a few words, after « Non habilité à ce jour »."""

_QUOI = {
    Motif.DEMANDE_EN_COURS: "une demande d’habilitation est en cours",
    Motif.EN_PREPARATION: "le dossier est en préparation",
    Motif.SUSPENDU: "l’habilitation est suspendue",
    Motif.ECHU: "l’habilitation a pris fin",
    Motif.RETIRE: "l’habilitation a été retirée",
    Motif.REFUSE: "l’habilitation a été refusée",
    Motif.CESSE: "l’organisme a cessé cette activité",
}
_DEPUIS = frozenset({Motif.DEMANDE_EN_COURS, Motif.SUSPENDU})
"""The motifs that last: « depuis le »; all others happened on a day."""

_MOTIFS = {
    Statut.BROUILLON: Motif.EN_PREPARATION,
    Statut.DEPOSE: Motif.DEMANDE_EN_COURS,
    Statut.EN_AUDIT: Motif.DEMANDE_EN_COURS,
    Statut.DELAI_DE_REPONSE: Motif.DEMANDE_EN_COURS,
    Statut.HABILITE: Motif.HABILITE,
    Statut.SUSPENDU: Motif.SUSPENDU,
    Statut.RETIRE: Motif.RETIRE,
    Statut.REFUSE: Motif.REFUSE,
    Statut.ECHU: Motif.ECHU,
    Statut.CESSE: Motif.CESSE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Annonce:
    """What is said of a dossier from ``depuis`` on (None: from ever).

    ``precision`` follows the title in a table; ``phrase`` is a whole sentence, the title included.
    ``debut`` and ``fin`` are the days of the term that it speaks of, both included, where it
    speaks of one.
    """

    depuis: date | None
    motif: Motif
    precision: str
    phrase: str
    debut: date | None = None
    fin: date | None = None

    @property
    def statut_public(self) -> StatutPublic:
        return StatutPublic.HABILITE if self.motif is Motif.HABILITE else StatutPublic.NON_HABILITE

    @property
    def titre(self) -> str:
        return TITRES[self.statut_public]


def motif_public(statut: Statut) -> Motif:
    """Return what of a statut everybody may know."""
    return _MOTIFS[statut]


def annonces(situation: Situation, certificateur: str) -> tuple[Annonce, ...]:
    """Return what is said on the situation's day, then what is already known to come.

    ``certificateur`` is its name. So a page that is read long after it was built can tell that a
    term is over, or has begun.
    """
    return (_au_jour(situation, certificateur), *_a_venir(situation, certificateur))


def _au_jour(situation: Situation, certificateur: str) -> Annonce:
    motif = motif_public(situation.statut)
    if motif is Motif.HABILITE and situation.terme is not None:
        return _habilite(situation.terme, situation.termes, certificateur)
    suivant = next((t for t in situation.termes if t.debut > situation.au), None)
    if suivant is not None and motif is not Motif.SUSPENDU:
        return _accorde(situation, suivant, certificateur)
    return _non_habilite(motif, _depuis(situation, motif), situation)


def _habilite(terme: Terme, termes: Sequence[Terme], certificateur: str) -> Annonce:
    fin = _couverture(terme, termes)
    suite = "" if fin == terme.fin else f" Le renouvellement est décidé, jusqu’au {_mots(fin)}."
    return Annonce(
        depuis=terme.debut,
        motif=Motif.HABILITE,
        precision=f"jusqu’au {_mots(fin)}",
        phrase=f"Habilité du {_mots(terme.debut)} au {_mots(terme.fin)}, par "
        f"{_par(certificateur)}.{suite}",
        debut=terme.debut,
        fin=terme.fin,
    )


def _accorde(situation: Situation, terme: Terme, certificateur: str) -> Annonce:
    return Annonce(
        depuis=situation.depuis,
        motif=Motif.A_VENIR,
        precision=f"habilitation à partir du {_mots(terme.debut)}",
        phrase=_non(
            f"l’habilitation accordée par {_par(certificateur)} prend effet le "
            f"{_mots(terme.debut)}, jusqu’au {_mots(terme.fin)}"
        ),
        debut=terme.debut,
        fin=terme.fin,
    )


def _non_habilite(motif: Motif, depuis: date | None, situation: Situation) -> Annonce:
    terme = situation.terme
    return Annonce(
        depuis=depuis,
        motif=motif,
        precision=PRECISIONS[motif],
        phrase=_non(_raison(motif, depuis, situation)),
        debut=terme.debut if terme else None,
        fin=terme.fin if terme else None,
    )


def _raison(motif: Motif, depuis: date | None, situation: Situation) -> str:
    quoi = _QUOI.get(motif, "")
    if depuis is None or motif is Motif.EN_PREPARATION:
        return quoi
    veille = depuis - _UN_JOUR
    if motif is Motif.CESSE and all(terme.fin != veille for terme in situation.termes):
        quoi = "l’organisme a renoncé à sa demande"
    le = "depuis le" if motif in _DEPUIS else "le"
    return f"{quoi} {le} {_mots(veille if motif is Motif.ECHU else depuis)}"


def _a_venir(situation: Situation, certificateur: str) -> Iterator[Annonce]:
    """What a date alone will change: the end of a term, and the beginning of a next one."""
    terme, jusqu_au = situation.terme, situation.jusqu_au
    fins = {suivant.fin for suivant in situation.termes}
    if terme is not None and jusqu_au is not None and jusqu_au not in fins:
        yield _bascule(situation, terme, jusqu_au + _UN_JOUR, certificateur)
        return
    fin = jusqu_au if terme is not None else None
    for suivant in situation.termes:
        if suivant.debut <= situation.au or situation.statut is Statut.SUSPENDU:
            continue
        if fin is not None and suivant.debut > fin + _UN_JOUR:
            yield _fini(fin)
        yield _habilite(suivant, situation.termes, certificateur)
        fin = suivant.fin
    if fin is not None and fin < date.max:
        yield _fini(fin)


def _bascule(situation: Situation, terme: Terme, jour: date, certificateur: str) -> Annonce:
    """What a decision already taken changes within a term: a suspension, or its end."""
    if situation.statut is Statut.SUSPENDU:
        annonce = _habilite(terme, situation.termes, certificateur)
        return replace(annonce, depuis=jour)
    return _non_habilite(Motif.SUSPENDU, jour, situation)


def _fini(fin: date) -> Annonce:
    return Annonce(
        depuis=fin + _UN_JOUR,
        motif=Motif.ECHU,
        precision=f"fin le {_mots(fin)}",
        phrase=_non(f"l’habilitation a pris fin le {_mots(fin)}"),
    )


def fin_couverte(situation: Situation) -> Terme | None:
    """Return the last of the terms that follow without a break the one that runs or is to come."""
    termes = [terme for terme in situation.termes if terme.fin >= situation.au]
    if not termes:
        return None
    dernier = termes[0]
    for suivant in termes[1:]:
        if suivant.debut == dernier.fin + _UN_JOUR:
            dernier = suivant
    return dernier


def _couverture(terme: Terme, termes: Sequence[Terme]) -> date:
    """Return the last day covered without a break from ``terme`` on."""
    fin = terme.fin
    for suivant in termes:
        if fin < date.max and suivant.debut == fin + _UN_JOUR:
            fin = suivant.fin
    return fin


def _depuis(situation: Situation, motif: Motif) -> date | None:
    """Return the first day of the run of one public motif: a request goes on in its audit."""
    depuis = situation.depuis
    for periode in reversed(situation.periodes):
        if motif_public(periode.statut) is not motif:
            break
        depuis = periode.debut
    return depuis


def _non(raison: str) -> str:
    return f"{TITRES[StatutPublic.NON_HABILITE]}{NBSP}: {raison}."


def _par(certificateur: str) -> str:
    return avec_article(nom_court(certificateur))


def _mots(jour: date) -> str:
    return date_en_mots(jour)
