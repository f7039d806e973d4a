"""What changed in a dossier, for a person: its answers, its annexes, its story, where it stands."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from certimetal.domain.cycle import situer
from certimetal.domain.empreintes_dossier import empreinte_reponse, empreintes_annexes
from certimetal.domain.referentiel import INDICATEURS
from certimetal.domain.relecture import Ecart, relire
from certimetal.domain.revue import (
    AnnexeChange,
    ChampChange,
    Etat,
    RevueDossier,
    RevueIndicateur,
    Tri,
)
from certimetal.review.textes import comparer_textes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date
    from typing import Any

    from certimetal.domain.dossier import Dossier, Reponse
    from certimetal.domain.proposition import Cote
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.situation import Situation
    from certimetal.finding import Finding

_ANNEXES = "annexes"


def compare(
    avant: Cote, apres: Cote, chemins: Collection[str], referentiel: Referentiel, au: date
) -> RevueDossier:
    """Compare both sides of a dossier; ``chemins`` are the changed files, from its folder."""
    un, autre = avant.dossier, apres.dossier
    montre = autre or un
    assert montre is not None  # noqa: S101 -- a change is in one tree at least
    situation = situer(autre, referentiel, au) if autre else None
    deja = {e.fichier for e in un.journal} if un else set()
    return RevueDossier(
        dossier=montre.dossier,
        raison_sociale=montre.raison_sociale,
        edition=montre.edition,
        fiche=tuple(_champs(avant.fiche or {}, apres.fiche or {})),
        fiche_touchee="dossier.yml" in chemins,
        indicateurs=_indicateurs(un, autre, chemins, referentiel, situation),
        evenements=tuple(e for e in autre.journal if e.fichier not in deja) if autre else (),
        avant=situer(un, referentiel, au) if un else None,
        apres=situation,
    )


def sort_findings(avant: Iterable[Finding], apres: Iterable[Finding]) -> Tri:
    """Tell what a change brings, what was there, what it mends; a line that moved is the same."""
    restes = Counter(_fait(finding) for finding in avant)
    introduits, deja = [], []
    for finding in sorted(apres, key=lambda f: f.rang):
        if restes[_fait(finding)] > 0:
            restes[_fait(finding)] -= 1
            deja.append(finding)
        else:
            introduits.append(finding)
    corriges = []
    for finding in sorted(avant, key=lambda f: f.rang):
        if restes[_fait(finding)] > 0:
            restes[_fait(finding)] -= 1
            corriges.append(finding)
    return Tri(introduits=tuple(introduits), deja=tuple(deja), corriges=tuple(corriges))


def _fait(finding: Finding) -> tuple[str, str, str, str]:
    return (finding.controle, finding.location.path, finding.message, finding.attendu)


def _indicateurs(
    un: Dossier | None,
    autre: Dossier | None,
    chemins: Collection[str],
    referentiel: Referentiel,
    situation: Situation | None,
) -> tuple[RevueIndicateur, ...]:
    verdicts = situation.verdicts if situation else ()
    relus = relire(autre, verdicts, referentiel) if autre else ()
    a_revoir = {relu.verdict.indicateur for relu in relus if relu.a_revoir}
    derniers = {verdict.indicateur: verdict.verdict for verdict in verdicts}
    return tuple(
        _indicateur(code, un, autre, chemins, derniers.get(code, ""), code in a_revoir)
        for code in INDICATEURS
    )


def _indicateur(  # noqa: PLR0917 -- the six facts of one line of the table
    code: str,
    un: Dossier | None,
    autre: Dossier | None,
    chemins: Collection[str],
    verdict: str,
    a_revoir: bool,
) -> RevueIndicateur:
    avant = un.reponses.get(code) if un else None
    apres = autre.reponses.get(code) if autre else None
    annexes = tuple(_annexes(code, un, autre))
    etat = _etat(code, un, autre, touche=f"reponses/{code}.md" in chemins)
    texte = comparer_textes(_corps(avant), _corps(apres)) if etat is not Etat.INCHANGE else ()
    return RevueIndicateur(
        code=code,
        etat=Etat.MODIFIE if annexes and etat in {Etat.INCHANGE, Etat.FORME} else etat,
        mots_avant=len(_corps(avant).split()),
        mots_apres=len(_corps(apres).split()),
        champs=tuple(_champs(_entete(avant), _entete(apres), sauf=(_ANNEXES,))),
        texte=texte if etat is not Etat.FORME else (),
        annexes=annexes,
        verdict=verdict,
        a_revoir=a_revoir,
    )


def _etat(code: str, un: Dossier | None, autre: Dossier | None, *, touche: bool) -> Etat:
    etait = un is not None and code in un.reponses
    est = autre is not None and code in autre.reponses
    if not est:
        return Etat.RETIRE if etait else Etat.VIDE
    if not etait or un is None or autre is None:
        return Etat.NOUVEAU
    if un.reponses[code] == autre.reponses[code] and not touche:
        return Etat.INCHANGE
    if empreinte_reponse(un, code) != empreinte_reponse(autre, code):
        return Etat.MODIFIE
    return Etat.FORME if touche else Etat.INCHANGE


def _corps(reponse: Reponse | None) -> str:
    return reponse.corps if reponse else ""


def _entete(reponse: Reponse | None) -> Mapping[str, Any]:
    return reponse.entete if reponse else {}


def _champs(
    un: Mapping[str, Any], autre: Mapping[str, Any], sauf: Collection[str] = ()
) -> Iterator[ChampChange]:
    for cle in dict.fromkeys((*autre, *un)):
        avant, apres = un.get(cle), autre.get(cle)
        if cle in sauf or avant == apres:
            continue
        if isinstance(avant, dict) and isinstance(apres, dict):
            yield from (c._replace(cle=f"{cle}.{c.cle}") for c in _champs(avant, apres))
        else:
            yield ChampChange(str(cle), avant, apres)


def _annexes(code: str, un: Dossier | None, autre: Dossier | None) -> Iterator[AnnexeChange]:
    """A document replaced under its code, and a line of the list that says something else."""
    avant, apres = _liste(code, un), _liste(code, autre)
    for annexe in sorted({*avant, *apres}):
        if annexe not in avant:
            yield AnnexeChange(annexe, apres[annexe][0], Ecart.AJOUTE)
        elif annexe not in apres:
            yield AnnexeChange(annexe, avant[annexe][0], Ecart.RETIRE)
        elif avant[annexe] != apres[annexe]:
            yield AnnexeChange(annexe, apres[annexe][0], Ecart.MODIFIE)


def _liste(code: str, dossier: Dossier | None) -> dict[str, tuple[str, ...]]:
    reponse = dossier.reponses.get(code) if dossier else None
    if dossier is None or reponse is None:
        return {}
    empreintes = empreintes_annexes(dossier, code)
    return {
        a.code: (a.titre, a.fichier, a.conservation, a.diffusion, empreintes.get(a.code, ""))
        for a in reponse.annexes
        if a.code
    }
