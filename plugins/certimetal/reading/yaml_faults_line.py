"""Faults of a line: how it is indented, and the colon that a field wants."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.domain.francais import citer
from certimetal.reading import controles_yaml as c
from certimetal.reading import controles_yaml_valeurs as valeurs
from certimetal.reading.yaml_clues import Faute, end_of_line, in_quotes
from certimetal.reading.yaml_scalars import quote

if TYPE_CHECKING:
    from collections.abc import Callable

    from certimetal.reading.yaml_clues import Indice

_CHAMP = re.compile(
    r"(?P<tete>[ ]*(?:- +)*(?P<cle>[^\s:#\"'\[\]{},-][^:#\"'\[\]{},]*?) *: +)(?P<valeur>.*?) *$"
)
_COLLE = re.compile(r"[ ]*(?:- +)*(?P<cle>[A-Za-z_][A-Za-z0-9_]*):(?P<suite>[^\s:/].*)$")
_TIRET_COLLE = re.compile(r"[ ]*-(?=[^\s-])")
_SANS_DEUX_POINTS = re.compile(r"[ ]*(?:- +)*[^\s:#\-\[{\"'][^:]*$")
_INSECABLE = re.compile("^[ ]*[\u00a0\u202f\u2007]|:[\u00a0\u202f\u2007]|[\u00a0\u202f\u2007]:")


def _directive(i: Indice) -> Faute | None:
    if "directive" not in i.contexte and "directive" not in i.probleme:
        return None
    debut, ligne = i.ligne(i.lignes.position(i.ouverture)[0])
    return Faute(
        controle=valeurs.ETIQUETTE,
        debut=debut,
        fin=debut + len(ligne),
        message="Une ligne qui commence par « % » donne une consigne au logiciel : elle n’est pas "
        "acceptée.",
        attendu="Le nom d’un champ.",
        remede="Effacez cette ligne.",
        portee=(debut, debut + len(ligne)),
        remplacement="#",
    )


def _tabulation(i: Indice) -> Faute | None:
    debut, ligne = i.ligne(i.numero)
    blancs = ligne[: len(ligne) - len(ligne.lstrip(" \t"))]
    if "\t" not in blancs or i.debut > debut + len(ligne) or in_quotes(i):
        return None
    return Faute(
        controle=c.TABULATION,
        debut=debut + blancs.index("\t"),
        fin=debut + len(blancs),
        message="Cette ligne est décalée par une tabulation.",
        attendu="Des espaces, deux par niveau.",
        remede="Remplacez chaque tabulation par deux espaces.",
        suggestion="  " * blancs.count("\t"),
        portee=(debut, debut + len(blancs)),
        remplacement=blancs.replace("\t", "  "),
    )


def _insecable(i: Indice) -> Faute | None:
    for numero in (i.numero, i.precedente()):
        if not numero:
            continue
        debut, ligne = i.ligne(numero)
        trouve = _INSECABLE.search(ligne)
        if trouve is None or in_quotes(i):
            continue
        place = next(
            n for n in range(trouve.start(), trouve.end()) if ligne[n] in "\u00a0\u202f\u2007"
        )
        return Faute(
            controle=c.ESPACE_INSECABLE,
            debut=debut + place,
            fin=debut + place + 1,
            message="Une espace insécable tient ici la place d’une espace ordinaire.",
            attendu="Une espace ordinaire.",
            remede="Effacez cette espace et tapez-la à nouveau dans un éditeur de texte simple.",
            suggestion=" ",
            portee=(debut, debut + len(ligne)),
            remplacement=re.sub("[\u00a0\u202f\u2007]", " ", ligne),
        )
    return None


def _sans_nom(i: Indice) -> Faute | None:
    """``: valeur``: a colon, and no name before it."""
    if "expected key" not in i.probleme:
        return None
    debut, ligne = i.ligne(i.numero)
    place = debut + len(ligne) - len(ligne.lstrip(" "))
    if i.caractere != ":" or i.debut != place:
        return None
    return Faute(
        controle=valeurs.CLE_TEXTE,
        debut=place,
        fin=place + 1,
        message="Il manque un nom de champ avant les deux-points.",
        attendu="Le nom d’un champ.",
        remede="Écrivez le nom du champ.",
    )


def _deux_points_dans_texte(i: Indice) -> Faute | None:
    """``titre: Procédure: inscription``: a second colon in a plain text."""
    if "mapping values are not allowed" not in i.probleme:
        return None
    debut, ligne = i.ligne(i.numero)
    champ = _CHAMP.match(ligne)
    if champ is None or debut + champ.end("tete") > i.debut:
        return None
    valeur = champ["valeur"]
    if valeur[:1] in ("[", "{", '"', "'"):
        return None
    depuis = debut + champ.start("valeur")
    return Faute(
        controle=c.DEUX_POINTS,
        debut=i.debut,
        fin=i.debut + 1,
        message=f"La valeur du champ {citer(champ['cle'])} contient des deux-points suivis d’une "
        "espace.",
        attendu="La valeur entre guillemets droits.",
        remede=f"Mettez des guillemets : {champ['cle']}: {quote(valeur)}"
        if len(valeur) <= 60
        else "Mettez toute la valeur entre guillemets droits.",
        portee=(depuis, depuis + len(valeur)),
        remplacement=quote(valeur),
    )


def _colle(i: Indice) -> Faute | None:
    """``type:CQPM``: no space after the colon, seen from the line that follows."""
    if not any(
        p in i.probleme for p in ("mapping values", "expected ':'", "did not find expected")
    ):
        return None
    for numero in (i.precedente(), i.numero):
        if not numero:
            continue
        debut, ligne = i.ligne(numero)
        trouve = _COLLE.match(ligne)
        if trouve is None:
            continue
        depuis = debut + trouve.start("cle")
        return Faute(
            controle=c.DEUX_POINTS,
            debut=depuis,
            fin=debut + len(ligne.rstrip()),
            message=f"Il manque une espace après les deux-points de {citer(trouve['cle'] + ':')}.",
            attendu="Le nom du champ, deux-points, une espace, la valeur.",
            remede="Ajoutez une espace après les deux-points.",
            suggestion=f"{trouve['cle']}: {trouve['suite'].rstrip()}",
            portee=(depuis, debut + len(ligne)),
            remplacement=f"{trouve['cle']}: {trouve['suite']}",
        )
    return None


def _tiret_colle(i: Indice) -> Faute | None:
    """``-b``: no space after the dash of a list's item."""
    if "expected ':'" not in i.probleme and "did not find expected" not in i.probleme:
        return None
    numero = i.lignes.position(i.ouverture if "':'" in i.probleme else i.debut)[0]
    debut, ligne = i.ligne(numero)
    trouve = _TIRET_COLLE.match(ligne)
    if trouve is None:
        return None
    tiret = debut + trouve.end()
    return Faute(
        controle=c.SYNTAXE,
        debut=tiret - 1,
        fin=tiret,
        message="Il manque une espace après ce tiret.",
        attendu="Un tiret, une espace, puis l’élément de la liste.",
        remede="Ajoutez une espace après le tiret.",
        suggestion="- ",
        portee=(tiret, tiret),
        remplacement=" ",
    )


def _sans_deux_points(i: Indice) -> Faute | None:
    """A line that is a text alone, where a field is expected."""
    if "expected ':'" in i.probleme:
        numero = i.lignes.position(i.ouverture)[0]
    elif "mapping values" in i.probleme or "expected key" in i.probleme:
        numero = i.precedente() if "mapping" in i.probleme else i.numero
    else:
        return None
    if not numero:
        return None
    debut, ligne = i.ligne(numero)
    texte = ligne.strip()
    if not _SANS_DEUX_POINTS.match(ligne) or not texte:
        return None
    depuis = debut + len(ligne) - len(ligne.lstrip())
    return Faute(
        controle=c.DEUX_POINTS,
        debut=depuis,
        fin=depuis + len(texte),
        message=f"{citer(texte)} n’est pas un champ : il n’y a pas de deux-points.",
        attendu="Le nom du champ, deux-points, une espace, la valeur.",
        remede="Ajoutez les deux-points ; si la ligne continue celle du dessus, décalez-la.",
    )


def _indentation(i: Indice) -> Faute | None:
    if not any(
        p in i.probleme
        for p in (
            "mapping values",
            "did not find expected key",
            "expected '-' indicator",
            "<document start>",
            "sequence entries are not allowed",
            "mapping keys are not allowed",
        )
    ):
        return None
    debut, ligne = i.ligne(i.numero)
    texte = ligne.strip()
    if not texte:
        return None
    avant = len(ligne) - len(ligne.lstrip(" "))
    if i.debut - debut > 1024:  # a key that long is none: libyaml gave up on it
        return None
    if "not allowed" in i.probleme and "entries" in i.probleme and i.debut > debut + avant:
        return _tiret_sur_la_ligne(i)
    return Faute(
        controle=c.INDENTATION,
        debut=debut + avant,
        fin=debut + avant + len(texte),
        message=f"Cette ligne, {_decalage(avant)}, n’est alignée sur aucune de "
        "celles qui précèdent.",
        attendu="Le même décalage que les champs de même niveau.",
        remede="Alignez-la sur le champ précédent de même niveau.",
    )


def _tiret_sur_la_ligne(i: Indice) -> Faute:
    debut, fin = i.debut, end_of_line(i, i.debut)
    return Faute(
        controle=c.CARACTERE_RESERVE,
        debut=debut,
        fin=fin,
        message="Un tiret suivi d’une espace commence une liste : il ne peut pas suivre le nom "
        "d’un champ sur la même ligne.",
        attendu="Chaque élément de la liste sur sa propre ligne, ou un texte entre guillemets.",
        remede="Allez à la ligne avant le tiret, ou mettez la valeur entre guillemets droits.",
        suggestion=quote(i.texte[debut:fin]),
        portee=(debut, fin),
        remplacement=quote(i.texte[debut:fin]),
    )


def _decalage(espaces: int) -> str:
    if not espaces:
        return "sans décalage"
    return "décalée d’une espace" if espaces == 1 else f"décalée de {espaces} espaces"


FAMILLES_DEBUT: tuple[Callable[[Indice], Faute | None], ...] = (
    _directive,
    _tabulation,
    _insecable,
)
FAMILLES_FIN: tuple[Callable[[Indice], Faute | None], ...] = (
    _sans_nom,
    _deux_points_dans_texte,
    _colle,
    _tiret_colle,
    _sans_deux_points,
    _indentation,
)
