"""Faults inside a value: quotes, brackets, signs that YAML keeps for itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.domain.francais import citer
from certimetal.reading import controles_yaml as c
from certimetal.reading import controles_yaml_valeurs as valeurs
from certimetal.reading.yaml_clues import Faute, end_of_line, value_end, value_extent
from certimetal.reading.yaml_scalars import quote

if TYPE_CHECKING:
    from collections.abc import Callable

    from certimetal.reading.yaml_clues import Indice

_RESERVES = "@`%,?>|&*!"


def _echappement(i: Indice) -> Faute | None:
    if "quoted scalar" not in i.contexte or not re.search("escape|hex", i.probleme):
        return None
    barre = i.texte.rfind("\\", 0, i.debut + 1)
    barre = i.debut if barre < i.ouverture else barre
    code = i.texte[barre : barre + 2]
    return Faute(
        controle=c.GUILLEMETS,
        debut=barre,
        fin=barre + 2,
        message=f"Entre guillemets doubles, {citer(code)} n’a pas de sens.",
        attendu="Un texte sans barre inversée, ou entre guillemets simples.",
        remede="Entourez cette valeur de guillemets simples, ou doublez la barre inversée.",
        suggestion="\\" + code,
        portee=(barre, barre + 1),
        remplacement="\\\\",
    )


def _non_ferme(i: Indice) -> Faute | None:
    if "quoted scalar" not in i.contexte:
        return None
    signe = i.texte[i.ouverture : i.ouverture + 1]
    fin = end_of_line(i, i.ouverture)
    return Faute(
        controle=c.GUILLEMETS,
        debut=i.ouverture,
        fin=fin,
        message=f"Le guillemet {citer(signe)} ouvert ici n’est jamais fermé.",
        attendu=f"Le même guillemet à la fin de la valeur : {signe}…{signe}",
        remede="Ajoutez le guillemet qui manque.",
        portee=(i.ouverture, fin),
        remplacement=quote(i.texte[i.ouverture + 1 : fin]),
    )


def _etiquette(i: Indice) -> Faute | None:
    if "tag" not in i.probleme + i.contexte:
        return None
    debut, fin = value_extent(i, i.ouverture)
    valeur = i.texte[debut:fin]
    return Faute(
        controle=valeurs.ETIQUETTE,
        debut=debut,
        fin=fin,
        message="Une valeur ne peut pas commencer par « ! » sans guillemets.",
        attendu="La valeur entre guillemets droits.",
        remede="Effacez l’étiquette, ou mettez toute la valeur entre guillemets droits.",
        suggestion=quote(valeur),
        portee=(debut, fin),
        remplacement=quote(valeur) if valeur.startswith("!") else None,
    )


def _reserve(i: Indice) -> Faute | None:
    if "cannot start any token" not in i.probleme and not (
        "block scalar" in i.contexte
        or ("node content" in i.probleme and "flow" not in i.contexte)
        or "alias" in i.contexte
        or "anchor" in i.contexte
        or "mapping keys are not allowed" in i.probleme
    ):
        return None
    debut, fin = value_extent(i, i.ouverture)
    valeur = i.texte[debut:fin]
    if not valeur or valeur[0] not in _RESERVES:
        return None
    return Faute(
        controle=c.CARACTERE_RESERVE,
        debut=debut,
        fin=fin,
        message=f"Une valeur ne peut pas commencer par {citer(valeur[0])} sans guillemets.",
        attendu="La valeur entre guillemets droits.",
        remede=f"Écrivez {quote(valeur)}." if len(valeur) <= 60 else "Mettez des guillemets.",
        suggestion=quote(valeur),
        portee=(debut, fin),
        remplacement=quote(valeur),
    )


def _crochets(i: Indice) -> Faute | None:
    if "flow" in i.contexte:
        if i.caractere == ",":
            return _virgule(i)
        ouverture = i.ouverture
        if i.texte[ouverture : ouverture + 1] not in ("[", "{"):
            ouverture = max(i.texte.rfind("[", 0, i.debut), i.texte.rfind("{", 0, i.debut))
        signe = i.texte[ouverture : ouverture + 1]
        ferme = {"[": "]", "{": "}"}.get(signe, "")
        if not ferme:
            return None
        return Faute(
            controle=c.CROCHETS,
            debut=ouverture,
            fin=ouverture + 1,
            message=f"{citer(signe)} est ouvert ici, mais il manque une virgule ou {citer(ferme)} "
            f"avant la ligne {i.numero}, colonne {i.lignes.position(i.debut)[1]}.",
            attendu=f"Des éléments séparés par des virgules, puis {citer(ferme)}.",
            remede=f"Ajoutez {citer(ferme)}, ou la virgule qui manque.",
        )
    if i.caractere in ("]", "}") and "did not find expected" in i.probleme:
        return Faute(
            controle=c.CROCHETS,
            debut=i.debut,
            fin=i.debut + 1,
            message=f"{citer(i.caractere)} ferme ici quelque chose qui n’a pas été ouvert.",
            attendu="Un signe ouvrant, « [ » ou « { », plus tôt.",
            remede="Effacez ce signe, ou mettez toute la valeur entre guillemets droits.",
            portee=(i.debut, i.debut + 1),
            remplacement="",
        )
    return None


def _virgule(i: Indice) -> Faute:
    return Faute(
        controle=c.CROCHETS,
        debut=i.debut,
        fin=i.debut + 1,
        message="Il n’y a rien avant cette virgule.",
        attendu="Un élément entre deux virgules.",
        remede="Effacez la virgule, ou écrivez l’élément qui manque.",
        portee=(i.debut, i.debut + 1),
        remplacement=" ",
    )


def _apres_guillemet(i: Indice) -> Faute | None:
    """``'l'organisme'``: the text goes on after the quote that closes it."""
    avant = i.texte[: i.debut].rstrip(" ")
    if avant[-1:] not in ('"', "'") or "did not find expected" not in i.probleme:
        return None
    signe = avant[-1]
    ligne, _ = i.ligne(i.numero)
    debut = i.texte.rfind(signe, ligne, len(avant) - 1)
    if debut < 0:
        return _ouvert_plus_haut(i, signe)
    if i.debut >= end_of_line(i, i.debut):
        return None
    fin = value_end(i, debut)
    contenu = i.texte[debut:fin]
    contenu = contenu[1:-1] if contenu[-1] == signe and len(contenu) > 1 else contenu
    return Faute(
        controle=c.GUILLEMETS,
        debut=i.debut,
        fin=fin,
        message=f"Du texte suit le guillemet {citer(signe)} qui ferme cette valeur.",
        attendu="Rien après le guillemet fermant.",
        remede=f"Entourez toute la valeur d’un seul couple de guillemets : {quote(contenu)}"
        if len(contenu) <= 60
        else "Entourez toute la valeur d’un seul couple de guillemets.",
        portee=(debut, fin),
        remplacement=quote(contenu),
    )


def _ouvert_plus_haut(i: Indice, signe: str) -> Faute | None:
    """The quote that closes here was opened on a line above, where its own is missing."""
    numero = i.numero - 1
    while numero and i.lignes.contenu(numero).count(signe) % 2 == 0:
        numero -= 1
    if not numero:
        return None
    debut, ligne = i.ligne(numero)
    ouverture = debut + ligne.rindex(signe)
    fin = debut + len(ligne.rstrip())
    return Faute(
        controle=c.GUILLEMETS,
        debut=ouverture,
        fin=fin,
        message=f"Le guillemet {citer(signe)} ouvert ici n’est pas fermé sur cette ligne : tout ce "
        f"qui suit, jusqu’à la ligne {i.numero}, est pris pour la valeur.",
        attendu=f"Le même guillemet à la fin de la valeur : {signe}…{signe}",
        remede="Ajoutez le guillemet qui manque.",
        portee=(ouverture, fin),
        remplacement=quote(i.texte[ouverture + 1 : fin]),
    )


FAMILLES: tuple[Callable[[Indice], Faute | None], ...] = (
    _echappement,
    _non_ferme,
    _etiquette,
    _reserve,
    _crochets,
    _apres_guillemet,
)
