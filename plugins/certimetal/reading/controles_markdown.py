"""The checks on how an answer's file is laid out: their pages."""

from __future__ import annotations

from certimetal.domain.controle import Controle
from certimetal.finding import Gravite

_JUSTE = """\
---
delai_inscription_jours: 10
---
Nous recueillons les pièces du candidat…"""

ENTETE_ABSENT = Controle(
    module=__name__,
    id="markdown-entete-absent",
    titre="En-tête absent",
    gravite=Gravite.ERREUR,
    explication="""\
Un fichier de réponse commence par un en-tête : une ligne de trois tirets, les champs, puis une
autre ligne de trois tirets. Le texte de la réponse vient ensuite. L’en-tête peut être vide, mais
ses deux lignes de tirets doivent être là.

Attention aux traitements de texte, qui remplacent trois tirets par un seul tiret long.
""",
    fautif="Nous recueillons les pièces du candidat…",
    juste=_JUSTE,
)

ENTETE_NON_FERME = Controle(
    module=__name__,
    id="markdown-entete-non-ferme",
    titre="En-tête sans fin",
    gravite=Gravite.ERREUR,
    explication="""\
L’en-tête est ouvert par une ligne de trois tirets, mais aucune ligne de trois tirets ne le ferme :
rien ne sépare les champs du texte de la réponse.

Ajoutez une ligne faite de trois tirets seuls, au début de la ligne, entre le dernier champ et le
premier mot de la réponse.
""",
    fautif="---\ndelai_inscription_jours: 10\n\nNous recueillons les pièces du candidat…",
    juste=_JUSTE,
)

ENTETE_FERMETURE = Controle(
    module=__name__,
    id="markdown-entete-fermeture",
    titre="En-tête fermé par trois points",
    gravite=Gravite.AVERTISSEMENT,
    explication="""\
L’en-tête est fermé par trois points (`...`). Ce registre le comprend, mais beaucoup de logiciels
n’acceptent que trois tirets et prendraient toute la réponse pour l’en-tête.

Remplacez les trois points par trois tirets.
""",
    fautif="---\ndelai_inscription_jours: 10\n...\nNous recueillons les pièces du candidat…",
    juste=_JUSTE,
)

LIGNES_AVANT = Controle(
    module=__name__,
    id="markdown-lignes-avant-entete",
    titre="Lignes vides avant l’en-tête",
    gravite=Gravite.AVERTISSEMENT,
    explication="""\
L’en-tête doit commencer à la première ligne du fichier. Ce registre passe les lignes vides qui le
précèdent, mais d’autres logiciels ne verraient plus l’en-tête et l’afficheraient comme du texte.

Effacez les lignes vides au début du fichier.
""",
    fautif="\n\n---\ndelai_inscription_jours: 10\n---\nNous recueillons…",
    juste=_JUSTE,
)

CORPS_TROP_LONG = Controle(
    module=__name__,
    id="markdown-corps-trop-long",
    titre="Réponse trop longue",
    gravite=Gravite.ERREUR,
    explication="""\
Le texte d’une réponse ne dépasse pas 64 Ko, soit une trentaine de pages. Au-delà, il est affiché
sans mise en forme.

L’auditeur attend une réponse, et le détail en annexe : déposez les procédures et les modèles dans
le dossier `annexes/`, et citez-les par leur code.
""",
    fautif="une procédure de quarante pages, collée dans la réponse",
    juste="La procédure d’inscription (annexe C3I2-A01) prévoit…",
    regles=("R10",),
)

TROP_COMPLEXE = Controle(
    module=__name__,
    id="markdown-trop-complexe",
    titre="Mise en forme trop complexe",
    gravite=Gravite.ERREUR,
    explication="""\
Un tableau a au plus 20 colonnes, et les listes ou les citations s’imbriquent sur 64 niveaux au
plus. Au-delà, la réponse ne pourrait pas être lue à l’écran ni imprimée : elle est affichée sans
mise en forme.

Un tableau plus large se dépose en annexe, en PDF. Si vous n’avez pas voulu de tableau, vérifiez les
barres verticales `|` de la ligne signalée.
""",
    fautif="| lundi | mardi | … (31 colonnes)",
    juste="| semaine | activité |",
)

CONTROLES_MARKDOWN = (
    ENTETE_ABSENT,
    ENTETE_NON_FERME,
    ENTETE_FERMETURE,
    LIGNES_AVANT,
    CORPS_TROP_LONG,
    TROP_COMPLEXE,
)
