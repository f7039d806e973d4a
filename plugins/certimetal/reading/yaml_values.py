"""A value as it is written: what YAML hangs on it, what it stands for, how it is typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from certimetal.domain.caracteres import INTERDITS, REMPLACEMENT, nommer
from certimetal.domain.francais import citer
from certimetal.reading import controles_yaml as c
from certimetal.reading import controles_yaml_valeurs as valeurs
from certimetal.reading.controles_texte import CARACTERE_INTERDIT
from certimetal.reading.yaml_scalars import (
    AMBIGUE,
    TROP_LONG,
    is_yes_or_no,
    propose,
    proposed_value,
    quote,
    resolve,
)

if TYPE_CHECKING:
    from certimetal.reading.yaml_nodes import Noeud
    from certimetal.reading.yaml_report import Rapport

BLANCS = "\u00a0\u202f\u2007\u3000"
_COURBES = "“”„‟"
_TIRET = re.compile(r"\n[ \t]*-(?= )")


def tell_hangings(rapport: Rapport, noeud: Noeud) -> None:
    """Report what YAML can hang on a value: anchors, aliases, tags."""
    if noeud.ancre or noeud.alias:
        signe = f"&{noeud.ancre}" if noeud.ancre else f"*{noeud.alias}"
        rapport.dire(
            valeurs.ALIAS,
            noeud.debut,
            f"{citer(signe)} renvoie à un autre endroit du fichier.",
            fin=noeud.debut + len(signe),
            attendu="La valeur elle-même.",
            remede="Recopiez la valeur ici ; si le signe fait partie du texte, mettez la "
            "valeur entre guillemets droits.",
        )
    if noeud.etiquette:
        rapport.dire(
            valeurs.ETIQUETTE,
            noeud.debut,
            "Une étiquette qui commence par « ! » précède cette valeur.",
            attendu="La valeur seule.",
            remede="Effacez l’étiquette ; si le point d’exclamation fait partie du texte, "
            "mettez la valeur entre guillemets droits.",
        )


def read_scalar(rapport: Rapport, noeud: Noeud) -> Any:
    """Return a scalar's value, of a JSON type."""
    texte = clean_text(rapport, noeud)
    if noeud.style or noeud.etiquette:
        return texte
    valeur = resolve(texte)
    if valeur is AMBIGUE:
        _ambigue(rapport, noeud, texte)
        return proposed_value(texte)
    if valeur is TROP_LONG:
        rapport.dire(
            valeurs.NOMBRE,
            noeud.debut,
            f"Le nombre {citer(texte)} a trop de chiffres pour être gardé exactement.",
            fin=noeud.fin,
            attendu="Un nombre de quinze chiffres au plus, ou un texte.",
            remede=f"Mettez des guillemets : {quote(texte)}"
            if len(texte) <= 60
            else "Mettez ce nombre entre guillemets droits.",
            suggestion=quote(texte),
        )
        return texte
    if isinstance(valeur, str) and valeur:
        _typographie(rapport, noeud, valeur)
    return valeur


def _ambigue(rapport: Rapport, noeud: Noeud, texte: str) -> None:
    ecrire = propose(texte)
    if is_yes_or_no(texte):
        remede = f"Pour dire oui ou non, écrivez true ou false ; pour le mot, {quote(texte)}."
    elif ecrire == "null":
        remede = f"Si la réponse est vide, n’écrivez rien ; pour le signe, {quote(texte)}."
    else:
        remede = f"Mettez des guillemets : {ecrire}"
    rapport.dire(
        valeurs.VALEUR_AMBIGUE,
        noeud.debut,
        f"{citer(texte)} n’est pas lu de la même façon par tous les logiciels.",
        fin=noeud.fin,
        attendu="Un texte entre guillemets droits, un nombre en chiffres, true ou false.",
        remede=remede,
        suggestion=ecrire,
    )


def _typographie(rapport: Rapport, noeud: Noeud, texte: str) -> None:
    _tiret_avale(rapport, noeud)
    if texte[0] in _COURBES:
        contenu = texte.strip(_COURBES)
        rapport.dire(
            c.GUILLEMETS_TYPOGRAPHIQUES,
            noeud.debut,
            f"Les guillemets courbes de {citer(texte)} feront partie du texte.",
            fin=noeud.fin,
            attendu='Des guillemets droits ("), ou aucun.',
            remede="Remplacez les guillemets courbes par des guillemets droits.",
            suggestion=quote(contenu) if "\n" not in contenu else "",
        )
    elif texte[0] in BLANCS:
        rapport.dire(
            c.ESPACE_INSECABLE,
            noeud.debut,
            "Une espace insécable précède cette valeur.",
            fin=noeud.debut + 1,
            attendu="Une espace ordinaire.",
            remede="Effacez cette espace et tapez-la à nouveau.",
            suggestion=" ",
        )


def _tiret_avale(rapport: Rapport, noeud: Noeud) -> None:
    """Report a list's item that is read as the end of the text above, for want of a column."""
    trouve = _TIRET.search(rapport.texte, noeud.debut, noeud.fin)
    if trouve is None:
        return
    debut = trouve.end() - 1
    rapport.dire(
        c.INDENTATION,
        debut,
        "Cette ligne commence par un tiret, mais son décalage en fait la suite du texte de la "
        "ligne précédente.",
        fin=debut + 1,
        attendu="Le tiret dans la même colonne que ceux de la même liste.",
        remede="Alignez le tiret sur celui de l’élément précédent.",
    )


def clean_text(rapport: Rapport, noeud: Noeud) -> str:
    """Return a scalar's text; what an escape made of it must be fit to be shown."""
    texte = noeud.valeur or ""
    trouve = INTERDITS.search(texte)
    if trouve is None:
        return texte
    rapport.dire(
        CARACTERE_INTERDIT,
        noeud.debut,
        f"Cette valeur contient, écrit par un code, un caractère interdit ({nommer(trouve[0])}).",
        fin=noeud.fin,
        attendu="Seulement des lettres, des chiffres, des signes visibles et des espaces.",
        remede="Effacez le code qui commence par une barre inversée.",
    )
    return INTERDITS.sub(REMPLACEMENT, texte)
