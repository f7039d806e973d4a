"""What ``certimetal consigner`` says of the event that it wrote, or would write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import capitaliser, compter, date_en_mots, guillemets
from certimetal.rendering.paragraphes import avec_regles, plier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.champ import Champ
    from certimetal.domain.consignation import Calcul
    from certimetal.domain.consignation.resultat import Consigne
    from certimetal.domain.controle import Chemin
    from certimetal.domain.situation import Situation


def announce(consigne: Consigne, *, largeur: int = 80, suite: bool = True) -> str:
    """Return what was written, what was computed, what is left, and what it changes.

    ``suite`` says what to do next too.
    """
    blocs = [list(_en_tete(consigne, largeur))]
    blocs.append(list(_calculs(consigne, largeur)))
    blocs.append(list(_a_completer(consigne, largeur)))
    blocs.append(list(_effet(consigne, largeur)))
    blocs.append(list(_remarques(consigne, largeur)))
    if suite:
        blocs.append(list(_suite(consigne, largeur)))
    return "\n\n".join("\n".join(bloc) for bloc in blocs if bloc) + "\n"


def _en_tete(consigne: Consigne, largeur: int) -> Iterator[str]:
    if consigne.ecrit:
        yield from plier(f"Écrit : {consigne.chemin}", largeur=largeur, suite="  ")
        return
    yield from plier(
        f"Aperçu, rien n’est écrit. Le fichier serait : {consigne.chemin}", largeur=largeur
    )
    yield ""
    yield from (f"    {ligne}".rstrip() for ligne in consigne.texte.splitlines())


def _calculs(consigne: Consigne, largeur: int) -> Iterator[str]:
    if consigne.prepare.calculs:
        yield "Écrit par l’outil :"
    for calcul in consigne.prepare.calculs:
        yield from plier(_calcul(calcul, consigne.champ), largeur=largeur, retrait="  - ")


def _calcul(calcul: Calcul, champ: Champ) -> str:
    valeur = f", {calcul.valeur}" if calcul.valeur else ""
    return avec_regles(f"{_titre(champ, calcul.chemin)}{valeur} : {calcul.phrase}.", calcul.regles)


def _a_completer(consigne: Consigne, largeur: int) -> Iterator[str]:
    chemins = consigne.prepare.a_completer
    if not chemins:
        return
    yield from plier(
        f"À compléter dans le fichier ({compter(len(chemins), 'champ')}) :", largeur=largeur
    )
    par_titre: dict[str, list[str]] = {}
    for chemin in chemins:
        lieu = " ".join(_lieu(consigne, chemin))
        par_titre.setdefault(_titre(consigne.champ, chemin), []).append(lieu)
    for titre, lieux in par_titre.items():
        ou = ", ".join(dict.fromkeys(lieu for lieu in lieux if lieu))
        yield from plier(f"{titre}{f' : {ou}' if ou else ''}", largeur=largeur, retrait="  - ")


def _lieu(consigne: Consigne, chemin: Chemin) -> Iterator[str]:
    """Yield what tells one value to complete from another of the same field."""
    if len(chemin) < 2:
        return
    pas = chemin[1]
    if isinstance(pas, str):
        yield pas
        return
    elements = consigne.prepare.donnees[str(chemin[0])]
    element = elements[pas]
    yield str(element.get("indicateur", pas + 1)) if isinstance(element, dict) else str(pas + 1)


def _titre(champ: Champ, chemin: Chemin) -> str:
    """Return the French title of the field at ``chemin``."""
    ici, titre = champ, str(chemin[-1])
    for pas in chemin:
        enfant = next((enfant for enfant in ici.enfants if enfant.cle == pas), ici.element)
        if enfant is None:
            return titre
        ici, titre = enfant, enfant.titre
    return titre


def _effet(consigne: Consigne, largeur: int) -> Iterator[str]:
    """Yield the situation before and after, and the sentences that the event adds."""
    avant, apres = consigne.avant, consigne.apres
    reste = ", tel qu’il est rempli" if consigne.prepare.a_completer else ""
    yield from plier(f"Effet sur la situation{reste} :", largeur=largeur)
    yield from plier(f"avant : {_conclusion(avant)}", largeur=largeur, retrait="  ", suite="    ")
    yield from plier(f"après : {_conclusion(apres)}", largeur=largeur, retrait="  ", suite="    ")
    connues = {explication.phrase for explication in avant.explications}
    nouvelles = [e for e in apres.explications[:-1] if e.phrase not in connues]
    if nouvelles:
        yield "  Pourquoi :"
    for explication in nouvelles:
        phrase = avec_regles(explication.phrase, explication.regles)
        yield from plier(phrase, largeur=largeur, retrait="  - ")
    yield from _mouvements(avant, apres, largeur)


def _conclusion(situation: Situation) -> str:
    derniere = situation.explications[-1]
    return avec_regles(derniere.phrase, derniere.regles)


def _mouvements(avant: Situation, apres: Situation, largeur: int) -> Iterator[str]:
    """Yield what opens and what closes: non-conformités, échéances, alertes, proposals."""
    for titre, anciens, nouveaux in (
        ("Non-conformités", _non_conformites(avant), _non_conformites(apres)),
        ("Échéances", _echeances(avant), _echeances(apres)),
        ("Alertes", _alertes(avant), _alertes(apres)),
        ("Propositions", _propositions(avant), _propositions(apres)),
    ):
        lignes = [f"+ {texte}" for texte in nouveaux if texte not in anciens]
        lignes += [f"− {texte}" for texte in anciens if texte not in nouveaux]
        if lignes:
            yield f"  {titre} :"
        for ligne in lignes:
            yield from plier(ligne, largeur=largeur, retrait="    ", suite="      ")


def _non_conformites(situation: Situation) -> list[str]:
    return [
        f"{nc.indicateur}, {nc.gravite}"
        + (f", à corriger avant la fin du {date_en_mots(nc.limite)}" if nc.limite else "")
        for nc in situation.non_conformites
    ]


def _echeances(situation: Situation) -> list[str]:
    return [
        f"{date_en_mots(e.date)} : {avec_regles(e.libelle, (e.regle,) if e.regle else ())}"
        for e in situation.echeances
    ]


def _alertes(situation: Situation) -> list[str]:
    return [avec_regles(alerte.phrase, alerte.regles) for alerte in situation.alertes]


def _propositions(situation: Situation) -> list[str]:
    return [avec_regles(p.phrase, p.regles) for p in situation.propositions]


def _remarques(consigne: Consigne, largeur: int) -> Iterator[str]:
    if consigne.remarques:
        yield "À vérifier :"
    for remarque in consigne.remarques:
        texte = f"{capitaliser(remarque.phrase)} {remarque.remede}".strip()
        yield from plier(texte, largeur=largeur, retrait="  - ")


def _suite(consigne: Consigne, largeur: int) -> Iterator[str]:
    if not consigne.ecrit:
        yield from plier("Pour l’écrire, relancez sans --apercu.", largeur=largeur)
        return
    verifier = guillemets(f"certimetal valider {consigne.dossier}")
    yield "Ensuite :"
    if consigne.prepare.a_completer:
        texte = f"Complétez le fichier, puis vérifiez-le : {verifier}."
    else:
        texte = f"Relisez le fichier. Pour vérifier tout le dossier : {verifier}."
    yield from plier(texte, largeur=largeur, retrait="  1. ")
    yield from plier(
        "Proposez-le : il ne compte qu’une fois versé.", largeur=largeur, retrait="  2. "
    )
