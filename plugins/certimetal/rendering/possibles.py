"""Which events may be written now, grouped by who writes them, and why the others may not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from certimetal.domain.auteurs import NOMS, OF, SECRETARIAT
from certimetal.domain.cycle.table import CLE_DE_VARIANTE
from certimetal.domain.francais import NBSP, capitaliser, date_en_mots, enumerer
from certimetal.rendering.paragraphes import avec_regles, plier
from certimetal.rendering.typographie import grouper_siret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.consignation.resultat import Choix
    from certimetal.domain.cycle import Possible


def tell(choix: Choix, *, largeur: int = 80) -> str:
    """Return the whole choice as text."""
    communs = _remedes_communs(choix)
    blocs = [
        list(_en_tete(choix, communs, largeur)),
        list(_inacheves(choix, largeur)),
        list(_propositions(choix, largeur)),
    ]
    groupes: dict[tuple[str, ...], list[Possible]] = {}
    for possible in choix.possibles:
        groupes.setdefault(_cle(possible), []).append(possible)
    blocs += [
        list(_groupe(cle, groupe, communs, largeur))
        for cle, groupe in sorted(groupes.items(), key=lambda item: _rang(item[0]))
    ]
    blocs.append(
        plier(
            f"Pour écrire un événement : certimetal consigner TYPE {choix.siret}. Pour ses "
            "options : certimetal consigner TYPE --aide.",
            largeur=largeur,
        )
    )
    return "\n\n".join("\n".join(bloc) for bloc in blocs if bloc) + "\n"


def _cle(possible: Possible) -> tuple[str, ...]:
    """What an OF writes is one group, whether or not the table lists who may type it."""
    return (OF,) if OF in possible.auteurs and len(possible.auteurs) < 3 else possible.auteurs


def _rang(roles: tuple[str, ...]) -> tuple[bool, list[int]]:
    """Order the groups: the OF, the secretariat, the auditeurs, the signataires; what all may."""
    return len(roles) > 3, [list(NOMS).index(role) for role in roles]


def _inacheves(choix: Choix, largeur: int) -> Iterator[str]:
    if choix.inacheves:
        yield from plier(
            f"À compléter d’abord, rien d’autre ne s’écrit avant : {enumerer(choix.inacheves)}.",
            largeur=largeur,
        )


def _remedes_communs(choix: Choix) -> frozenset[str]:
    """Return what is said of so many events that it is said once."""
    comptes = Counter(p.remede for p in choix.possibles if not p.possible and p.remede)
    return frozenset(remede for remede, compte in comptes.items() if compte > 2)


def _en_tete(choix: Choix, communs: frozenset[str], largeur: int) -> Iterator[str]:
    nom = choix.raison_sociale or "Organisme sans nom"
    yield from plier(f"{nom}, {grouper_siret(choix.siret)}", largeur=largeur)
    derniere = choix.situation.explications[-1]
    conclusion = avec_regles(derniere.phrase, derniere.regles)
    yield from plier(" ".join((conclusion, *sorted(communs))), largeur=largeur)


def _propositions(choix: Choix, largeur: int) -> Iterator[str]:
    situation = choix.situation
    if situation.alertes or situation.propositions:
        yield f"À décider au {date_en_mots(situation.au)} :"
    for alerte in situation.alertes:
        yield from plier(avec_regles(alerte.phrase, alerte.regles), largeur=largeur, retrait="  - ")
    for proposition in situation.propositions:
        phrase = avec_regles(proposition.phrase, proposition.regles)
        yield from plier(phrase, largeur=largeur, retrait="  - ")


def _groupe(
    roles: tuple[str, ...], groupe: list[Possible], communs: frozenset[str], largeur: int
) -> Iterator[str]:
    yield from plier(capitaliser(_qui(roles)), largeur=largeur)
    ouverts = [possible for possible in groupe if possible.possible]
    for possible in ouverts:
        texte = avec_regles(f"{_commande(possible)} : {possible.nom}", possible.regles)
        yield from plier(texte, largeur=largeur, retrait="  + ", suite="      ")
    if not ouverts:
        yield "  Rien n’est possible aujourd’hui."
    fermes: dict[tuple[str, str], list[Possible]] = {}
    for possible in groupe:
        if not possible.possible:
            fermes.setdefault((possible.raison, possible.remede), []).append(possible)
    if fermes:
        yield "  Pas maintenant :"
    for (raison, remede), memes in fermes.items():
        commandes = enumerer([_commande(possible) for possible in memes])
        regles = tuple(dict.fromkeys(r for possible in memes for r in possible.regles))
        suite = "" if remede in communs else remede
        texte = f"{commandes} : {avec_regles(raison, regles)} {suite}".strip()
        yield from plier(texte, largeur=largeur, retrait="  - ", suite="      ")


def _qui(roles: tuple[str, ...]) -> str:
    if roles == (OF,):
        return f"{NOMS[OF]}, ou {NOMS[SECRETARIAT]} qui saisit pour lui (--saisi-pour-of)"
    if len(roles) > 3:
        return "qui avait écrit l’événement à corriger"
    return enumerer([f"{NOMS[role]} (--auteur{NBSP}{role})" for role in roles], "ou")


def _commande(possible: Possible) -> str:
    """Return how the command line names a kind of event: « decision --sens refus »."""
    cle = CLE_DE_VARIANTE.get(possible.type)
    return f"{possible.type} --{cle} {possible.variante}" if cle else possible.type
