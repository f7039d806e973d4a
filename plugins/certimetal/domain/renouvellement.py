"""The new dossier of a renewal, by difference with what was audited (R30, D6)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.domain.constats_passes import constats_passes
from certimetal.domain.cycle import evenements_possibles, situer
from certimetal.domain.cycle.delais import Delais, avant
from certimetal.domain.jours import lire_jour
from certimetal.domain.referentiel import INDICATEURS
from certimetal.domain.relecture import REPONSE, Ecart, relire
from certimetal.domain.texte_audite import EtatReponse, en_renouvellement, etats_des_reponses

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from datetime import date

    from certimetal.domain.annexe import Annexe
    from certimetal.domain.constats_passes import ConstatPasse
    from certimetal.domain.cycle import Possible
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.relecture import Relecture
    from certimetal.domain.situation import Situation, Verdict

_ANNEE = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexeRenouvelee:
    """An annexe that moved since the audit, or that looks out of date.

    ``ecart`` is None where it did not move. ``annee`` is the year that its name bears, where the
    audit had already read it: 0 where there is none.
    """

    code: str
    titre: str
    ecart: Ecart | None
    annee: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DateAncienne:
    """A day that an engagement bears and that the last audit had already read."""

    cle: str
    jour: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An indicator, for the renewal. ``verdict`` is the last one, None where there is none."""

    indicateur: str
    etat: EtatReponse
    verdict: Verdict | None
    reponse_modifiee: bool
    guide_modifie: bool
    annexes: tuple[AnnexeRenouvelee, ...]
    dates: tuple[DateAncienne, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renouvellement:
    """What a renewal has to look at. ``fin`` is the last day that is granted, None where no term
    runs; ``a_deposer`` the last day to file the new dossier, ``regle`` the rule that says so.
    ``depose`` tells that it is filed, ``renouvele`` that the next term is already granted.
    ``possible`` is the dépôt of a renewal, with the reason why not.
    """

    dossier: str
    siret: str
    raison_sociale: str
    situation: Situation
    fin: date | None
    a_deposer: date | None
    regle: str
    depose: bool
    renouvele: bool
    possible: Possible
    points: tuple[Point, ...]
    constats: tuple[ConstatPasse, ...]


def comparer(dossier: Dossier, referentiel: Referentiel, au: date) -> Renouvellement:
    """Return the new dossier by difference with the last verdict on each indicator."""
    situation = situer(dossier, referentiel, au)
    delais = Delais.de(referentiel, dossier.certificateur)
    terme = situation.terme
    renouvele = terme is not None and situation.termes[-1].debut > au
    fin = situation.termes[-1].fin if renouvele else terme.fin if terme else None
    a_deposer = avant(fin, delais.depot) if fin and not renouvele else None
    return Renouvellement(
        dossier=dossier.dossier,
        siret=dossier.siret_dossier,
        raison_sociale=dossier.raison_sociale,
        situation=situation,
        fin=fin,
        a_deposer=a_deposer,
        regle=delais.depot.regle if delais.depot else "",
        depose=en_renouvellement(situation),
        renouvele=renouvele,
        possible=_depot(dossier, referentiel, au),
        points=tuple(_points(dossier, referentiel, situation)),
        constats=constats_passes(dossier.journal, au),
    )


def _depot(dossier: Dossier, referentiel: Referentiel, au: date) -> Possible:
    return next(
        possible
        for possible in evenements_possibles(dossier, referentiel, au)
        if (possible.type, possible.variante) == ("depot", "renouvellement")
    )


def _points(dossier: Dossier, referentiel: Referentiel, situation: Situation) -> Iterator[Point]:
    relectures = {r.verdict.indicateur: r for r in relire(dossier, situation.verdicts, referentiel)}
    etats = etats_des_reponses(dossier, referentiel, situation)
    for code in INDICATEURS:
        relecture = relectures.get(code)
        changements = relecture.changements if relecture else ()
        yield Point(
            indicateur=code,
            etat=etats[code],
            verdict=relecture.verdict if relecture else None,
            reponse_modifiee=any(c.objet == REPONSE for c in changements),
            guide_modifie=relecture is not None and relecture.guide_modifie,
            annexes=tuple(_annexes(dossier, relecture)),
            dates=tuple(_dates(dossier, code, relecture)),
        )


def _annexes(dossier: Dossier, relecture: Relecture | None) -> Iterator[AnnexeRenouvelee]:
    """Yield the annexes that moved, then those that the audit had read and that bear a year."""
    if relecture is None:
        return
    toutes = {a.code: a for reponse in dossier.reponses.values() for a in reponse.annexes}
    bouge = {c.objet: c.ecart for c in relecture.changements if c.objet != REPONSE}
    for objet, ecart in bouge.items():
        connue = toutes.get(objet)
        yield AnnexeRenouvelee(code=objet, titre=connue.titre if connue else "", ecart=ecart)
    for objet in relecture.verdict.annexes:
        annexe = toutes.get(objet)
        annee = _annee(annexe) if annexe is not None and objet not in bouge else 0
        if annexe is not None and 0 < annee <= relecture.verdict.date.year:
            yield AnnexeRenouvelee(code=objet, titre=annexe.titre, ecart=None, annee=annee)


def _annee(annexe: Annexe) -> int:
    """Return the last year that an annexe bears in what names it, 0 where it bears none."""
    trouvees = _ANNEE.findall(f"{annexe.titre} {annexe.fichier} {annexe.conservation}")
    return max(map(int, trouvees), default=0)


def _dates(dossier: Dossier, code: str, relecture: Relecture | None) -> Iterator[DateAncienne]:
    reponse = dossier.reponses.get(code)
    if reponse is None or relecture is None:
        return
    for cle, valeur in reponse.engagements.items():
        jour = lire_jour(valeur) if isinstance(valeur, str) else None
        if jour is not None and jour <= relecture.verdict.date:
            yield DateAncienne(cle=cle, jour=jour)
