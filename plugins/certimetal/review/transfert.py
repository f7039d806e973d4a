"""The one move that is allowed: a dossier that goes to another certificateur or SIRET (D10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.domain.auteurs import NATIONAL, SECRETARIAT
from certimetal.domain.francais import citer
from certimetal.review.actes import FICHE, champs_changes, evenements_ajoutes
from certimetal.review.controles_droits import DROIT, TRANSFERT
from certimetal.review.roles import roles
from certimetal.review.signalement import signaler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.proposition import Proposition
    from certimetal.domain.referentiel import Referentiel
    from certimetal.finding import Finding

CHAMPS = frozenset({"siret", "numero_declaration_activite", "adresse"})
"""What of ``dossier.yml`` may change on the way: what the move itself changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfert:
    """A dossier that leaves ``ancien`` for ``nouveau`` (folders); ``evenement`` is its file."""

    ancien: str
    nouveau: str
    evenement: str


def transfert(proposition: Proposition) -> Transfert | None:
    """Return the transfer that a proposal is, None where it is none."""
    if len(proposition.dossiers) != 2:
        return None
    for ancien, nouveau in (proposition.dossiers, proposition.dossiers[::-1]):
        part = proposition.avant[ancien].dossier and not proposition.apres[ancien].dossier
        arrive = proposition.apres[nouveau].dossier and not proposition.avant[nouveau].dossier
        if not part or not arrive:
            continue
        deja = proposition.avant[ancien].dossier
        noms = {e.fichier for e in deja.journal} if deja else set()
        nouveaux = [
            chemin
            for chemin, e in evenements_ajoutes(proposition, nouveau).items()
            if e.fichier not in noms and e.type == "transfert"
        ]
        if len(nouveaux) == 1:
            return Transfert(ancien=ancien, nouveau=nouveau, evenement=nouveaux[0])
    return None


def check_transfert(
    proposition: Proposition, trouve: Transfert, referentiel: Referentiel
) -> Iterator[Finding]:
    """Yield what a transfer changes besides the place, and whose agreement it lacks."""
    yield from _fichiers(proposition, trouve)
    yield from _fiche(proposition, trouve)
    yield from _accords(proposition, trouve, referentiel)


def _fichiers(proposition: Proposition, trouve: Transfert) -> Iterator[Finding]:
    partis = {c.relatif: c.avant for c in proposition.changements_de(trouve.ancien)}
    arrives = {c.relatif: c.apres for c in proposition.changements_de(trouve.nouveau)}
    for relatif in sorted(partis.keys() | arrives.keys()):
        chemin = f"{trouve.nouveau}/{relatif}"
        if relatif == FICHE or chemin == trouve.evenement:
            continue
        parti, arrive = partis.get(relatif), arrives.get(relatif)
        if parti == arrive:
            continue
        fait = (
            "n’arrive pas à la nouvelle place" if arrive is None
            else "n’était pas dans le dossier" if parti is None
            else "n’arrive pas tel qu’il était"
        )  # fmt: skip
        yield signaler(
            TRANSFERT,
            chemin,
            f"Le fichier {citer(relatif)} {fait}.",
            attendu="Les mêmes fichiers, tels quels, et un événement « transfert » de plus.",
            remede="Remettez le fichier comme il était ; un changement de fond se propose après.",
        )


def _fiche(proposition: Proposition, trouve: Transfert) -> Iterator[Finding]:
    avant, apres = proposition.avant[trouve.ancien], proposition.apres[trouve.nouveau]
    if avant.fiche is None or apres.fiche is None:
        autres: tuple[str, ...] = ("contenu illisible",)
    else:
        autres = tuple(c for c in champs_changes(avant, apres) if c not in CHAMPS)
    for champ in autres:
        yield signaler(
            TRANSFERT,
            f"{trouve.nouveau}/{FICHE}",
            f"Le transfert change aussi, dans dossier.yml, {citer(champ)}.",
            attendu="Seuls le SIRET, le numéro de déclaration d’activité et l’adresse changent.",
            remede="Remettez les autres champs comme ils étaient.",
        )


def _accords(
    proposition: Proposition, trouve: Transfert, referentiel: Referentiel
) -> Iterator[Finding]:
    """Every author may do one side at least; both sides agree, or the national level does."""
    places = tuple(dict.fromkeys((_certificateur(trouve.ancien), _certificateur(trouve.nouveau))))
    accords: set[str] = set()
    for compte in dict.fromkeys((*proposition.auteurs, *proposition.approbateurs)):
        siens = _agit_pour(proposition, trouve, referentiel, compte, places)
        accords |= siens
        if not siens and compte in proposition.auteurs:
            yield signaler(
                DROIT,
                trouve.evenement,
                f"Le compte {citer(compte)} ne peut pas transférer ce dossier.",
                attendu="Proposé par le secrétariat d’un des deux certificateurs, ou le niveau "
                "national.",
                remede="Demandez le transfert au secrétariat du certificateur.",
            )
    manquent = [place for place in places if place not in accords]
    if manquent and NATIONAL not in accords:
        noms = " et ".join(citer(place) for place in manquent)
        yield signaler(
            DROIT,
            trouve.evenement,
            f"L’accord du secrétariat de {noms} manque à ce transfert.",
            attendu="L’accord des secrétariats des deux certificateurs, ou du niveau national.",
            remede="Demandez à l’autre secrétariat d’approuver la proposition sur la forge.",
        )


def _agit_pour(
    proposition: Proposition,
    trouve: Transfert,
    referentiel: Referentiel,
    compte: str,
    places: tuple[str, ...],
) -> set[str]:
    """Return the certificateurs that an account speaks for, ``national`` for the level above."""
    dossier = proposition.avant[trouve.ancien].dossier
    siren = dossier.siren if dossier else ""
    accords = set()
    for place in places:
        certificateur = referentiel.certificateurs.get(place)
        tenus = roles(
            compte, dossier, certificateur, referentiel, proposition.aujourdhui, siren=siren
        ).tenus
        accords |= {place} if SECRETARIAT in tenus else set()
        accords |= {NATIONAL} if NATIONAL in tenus else set()
    return accords


def _certificateur(dossier: str) -> str:
    return dossier.split("/")[1]
