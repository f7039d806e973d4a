"""Characters that a text must not hold: those that nobody sees and that change what is read."""

from __future__ import annotations

import re

REMPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_CLASSE_INTERDITE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, save tab, line feed and carriage return
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # direction of writing
    "\u2028\u2029"  # line and paragraph separators: a line end for some readers only
    "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"  # not for text
)
_CLASSE_INVISIBLE = "\u00ad\u180e\u200b\u2060-\u2064\ufeff"

CLASSE_SUSPECTE = f"{_CLASSE_INTERDITE}{_CLASSE_INVISIBLE}{REMPLACEMENT}"
"""What stands between the brackets of a regular expression for any suspect character."""

INTERDITS = re.compile(f"[{_CLASSE_INTERDITE}]")
SUSPECTS = re.compile(f"[{CLASSE_SUSPECTE}]")

_NOMS = {
    "\x00": "caractère nul",
    "\x08": "retour arrière",
    "\x0b": "tabulation verticale (saut de ligne forcé d’un traitement de texte)",
    "\x0c": "saut de page",
    "\x1b": "échappement (commande de terminal)",
    "\x7f": "caractère de suppression",
    "\x85": "saut de ligne des anciens systèmes",
    "\u00ad": "trait d’union conditionnel",
    "\u200b": "espace sans largeur",
    "\u2028": "séparateur de ligne",
    "\u2029": "séparateur de paragraphe",
    "\u2060": "gluon de mots",
    "\u202d": "inversion du sens d’écriture",
    "\u202e": "inversion du sens d’écriture",
    "\ufeff": "marque d’ordre des octets",
    REMPLACEMENT: "caractère de remplacement",
}
_FAMILLES = (
    ("\u061c\u200e\u200f\u202a\u202b\u202c", "marque de sens d’écriture"),
    ("\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f", "marque de sens d’écriture"),
    ("\u180e\u2061\u2062\u2063\u2064", "caractère invisible"),
)


def nommer(caractere: str) -> str:
    """Return « U+200B, espace sans largeur »: the code, then its name in French."""
    code = f"U+{ord(caractere):04X}"
    nom = _NOMS.get(caractere) or next((n for c, n in _FAMILLES if caractere in c), "")
    if not nom:
        nom = "caractère de commande" if ord(caractere) < 0xA0 else "caractère réservé"
    return f"{code}, {nom}"


def assainir(texte: str) -> str:
    """Replace each forbidden character by U+FFFD, one for one: no offset moves."""
    return INTERDITS.sub(REMPLACEMENT, texte)
