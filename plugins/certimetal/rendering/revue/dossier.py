"""What a review says of one dossier: its table of indicators, then each change in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from certimetal.domain.auteurs import NOMS
from certimetal.domain.francais import (
    FINE,
    NBSP,
    capitaliser,
    compter,
    date_en_mots,
    enumerer,
    guillemets,
    nombre,
)
from certimetal.domain.relecture import Ecart
from certimetal.domain.revue import Etat, Sens
from certimetal.rendering.phrases_situation import STATUTS
from certimetal.rendering.renouvellement.recit import VERDICTS
from certimetal.rendering.valeurs import en_lignes, en_mots, enfant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from certimetal.domain.champ import Champ
    from certimetal.domain.revue import ChampChange, Passage, RevueDossier, RevueIndicateur
    from certimetal.domain.situation import Situation

_ETATS = {
    Etat.VIDE: "vide",
    Etat.INCHANGE: "inchangée",
    Etat.FORME: "forme seulement",
    Etat.NOUVEAU: "nouvelle",
    Etat.MODIFIE: "modifiée",
    Etat.RETIRE: "retirée",
}
_SIGNES = {Ecart.AJOUTE: "+", Ecart.RETIRE: "\N{MINUS SIGN}", Ecart.MODIFIE: "~"}
_ECARTS = {Ecart.AJOUTE: "ajoutée", Ecart.RETIRE: "retirée", Ecart.MODIFIE: "remplacée"}
_STYLES = {Sens.EGAL: "", Sens.AJOUTE: "ajoute", Sens.RETIRE: "retire", Sens.DEPLACE: "deplace"}
_DEJA_DITS = ("date", "auteur", "saisi_pour", "verdicts")
_ABORDS = 12  # words of what did not change, shown on each side of what did


class Morceau(NamedTuple):
    """Some text and how it is marked: ``fort``, ``ajoute``, ``retire``, ``deplace`` or nothing."""

    texte: str
    style: str = ""


Ligne = tuple[Morceau, ...]
_ESPACES = ((Morceau("Seules des espaces ou des fins de ligne ont changé."),),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A title, a table (its first row being the heading) and lines; ``replie`` folds it."""

    titre: str
    lignes: tuple[Ligne, ...] = ()
    tableau: tuple[tuple[str, ...], ...] = ()
    replie: bool = False


def sections_du_dossier(revue: RevueDossier, champs: Mapping[str, Champ]) -> Iterator[Section]:
    """Yield what is to be read of one dossier."""
    nom = revue.raison_sociale or "Organisme sans nom"
    yield Section(
        titre=f"{nom}, {revue.dossier}",
        lignes=tuple(_situation(revue)),
        tableau=_tableau(revue),
    )
    if revue.fiche or revue.fiche_touchee:
        yield Section(
            titre="Identification",
            lignes=tuple(_champ(c, champs.get("dossier")) for c in revue.fiche)
            or ((Morceau("Seule la forme de dossier.yml a changé."),),),
        )
    if revue.evenements:
        yield Section(titre="Journal", lignes=tuple(_evenements(revue, champs)))
    for indicateur in revue.indicateurs:
        if indicateur.change or indicateur.etat is Etat.MODIFIE:
            kind = f"{revue.edition}/reponses/{indicateur.code}"
            yield Section(
                titre=f"{indicateur.code}, {_ETATS[indicateur.etat]}",
                lignes=tuple(_indicateur(indicateur, champs.get(kind))) or _ESPACES,
                replie=True,
            )


def _situation(revue: RevueDossier) -> Iterator[Ligne]:
    avant, apres = _statut(revue.avant), _statut(revue.apres)
    if avant == apres:
        yield (Morceau(f"Situation inchangée{NBSP}: {apres}."),)
        return
    yield (Morceau(f"Situation{NBSP}: {avant} → "), Morceau(apres, "fort"), Morceau("."))
    deja = set(revue.avant.explications) if revue.avant else set()
    for explication in revue.apres.explications if revue.apres else ():
        if explication not in deja:
            regles = f" ({enumerer(explication.regles)})" if explication.regles else ""
            yield (Morceau(f"{explication.phrase}{regles}"),)


def _statut(situation: Situation | None) -> str:
    if situation is None:
        return "absent du registre"
    jusqu_au = f" jusqu’au {date_en_mots(situation.jusqu_au)}" if situation.jusqu_au else ""
    return f"{STATUTS[situation.statut][0]}{jusqu_au}"


def _tableau(revue: RevueDossier) -> tuple[tuple[str, ...], ...]:
    entete = ("Indicateur", "Réponse", "Mots", "Annexes", "Verdict")
    return (entete, *(_rangee(indicateur) for indicateur in revue.indicateurs))


def _rangee(indicateur: RevueIndicateur) -> tuple[str, ...]:
    mots = nombre(indicateur.mots_apres)
    if indicateur.mots_avant != indicateur.mots_apres:
        mots = f"{nombre(indicateur.mots_avant)} → {mots}"
    signes = [
        f"{signe}{sum(annexe.ecart is ecart for annexe in indicateur.annexes)}"
        for ecart, signe in _SIGNES.items()
        if any(annexe.ecart is ecart for annexe in indicateur.annexes)
    ]
    verdict = VERDICTS.get(indicateur.verdict, indicateur.verdict)
    if indicateur.a_revoir:
        verdict = f"{verdict}, à revoir"
    return (indicateur.code, _ETATS[indicateur.etat], mots, " ".join(signes), verdict)


def _evenements(revue: RevueDossier, champs: Mapping[str, Champ]) -> Iterator[Ligne]:
    for evenement in revue.evenements:
        champ = champs.get(f"journal/{evenement.type}")
        qui = NOMS.get(evenement.auteur, "auteur inconnu")
        pour = ", pour l’organisme" if evenement.saisi_pour else ""
        jour = date_en_mots(evenement.date)
        titre = champ.titre if champ else evenement.type
        yield (Morceau(titre, "fort"), Morceau(f", le {jour}, par {qui}{pour}."))
        for code, verdict in sorted(evenement.objet("verdicts").items()):
            if isinstance(verdict, dict):
                dit = VERDICTS.get(str(verdict.get("verdict")), "verdict illisible")
                suite = f"{FINE}; {verdict['constat']}" if verdict.get("constat") else ""
                yield (Morceau(f"{code}{NBSP}: {dit}{suite}"),)
        for ligne in en_lignes(champ, evenement.donnees, sauf=_DEJA_DITS) if champ else ():
            yield (Morceau(f"{ligne.titre}{NBSP}: {', '.join(ligne.valeurs)}"),)


def _indicateur(indicateur: RevueIndicateur, champ: Champ | None) -> Iterator[Ligne]:
    for change in indicateur.champs:
        yield _champ(change, champ)
    for annexe in indicateur.annexes:
        titre = f" ({annexe.titre})" if annexe.titre else ""
        yield (Morceau(f"Annexe {annexe.code}{titre}{NBSP}: {_ECARTS[annexe.ecart]}."),)
    if indicateur.texte:
        yield tuple(_texte(indicateur.texte))


def _champ(change: ChampChange, parent: Champ | None) -> Ligne:
    champ = enfant(parent, *change.cle.split("."))
    titre = capitaliser(champ.titre) if champ else guillemets(change.cle)
    return (
        Morceau(f"{titre}{NBSP}: "),
        Morceau(_valeur(champ, change.avant), "retire"),
        Morceau(" → "),
        Morceau(_valeur(champ, change.apres), "ajoute"),
    )


def _valeur(champ: Champ | None, valeur: Any) -> str:
    if valeur is None:
        return "rien"
    mots = en_mots(champ, valeur) if champ else (str(valeur),)
    return ", ".join(mots) or "rien"


def _texte(passages: tuple[Passage, ...]) -> Iterator[Morceau]:
    for rang, passage in enumerate(passages):
        if passage.sens is Sens.EGAL:
            dernier = rang == len(passages) - 1
            yield Morceau(_abreger(passage.texte, debut=rang > 0, fin=not dernier))
        else:
            yield Morceau(passage.texte, _STYLES[passage.sens])


def _abreger(texte: str, *, debut: bool, fin: bool) -> str:
    """Keep the words next to a change: those at the start, at the end, or both."""
    mots = texte.split()
    gardes = _ABORDS * (debut + fin)
    if len(mots) <= gardes + _ABORDS:
        return texte
    caches = compter(len(mots) - gardes, "mot")
    avant = " ".join(mots[:_ABORDS]) if debut else ""
    apres = " ".join(mots[-_ABORDS:]) if fin else ""
    return f"{avant} [… {caches} …] {apres} "
