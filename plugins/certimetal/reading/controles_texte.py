"""The checks on a file's text, before anything in it is understood: their pages."""

from __future__ import annotations

from certimetal.domain.controle import Controle
from certimetal.finding import Gravite

TROP_LONG = Controle(
    module=__name__,
    id="texte-trop-long",
    titre="Fichier trop volumineux",
    gravite=Gravite.ERREUR,
    explication="""\
Un fichier de texte du dossier ne dépasse pas 256 Ko : c’est déjà plus de cent pages. Au-delà, il
n’est pas lu du tout.

Un fichier aussi gros contient presque toujours autre chose que du texte : une image collée, un
document Word renommé, un tableau exporté. Déposez ce document dans le dossier `annexes/`, puis
citez-le dans la réponse.
""",
    fautif="reponses/C3I2.md pèse 1,2 Mo",
    juste="reponses/C3I2.md pèse 6 Ko et cite annexes/C3I2-A01.pdf",
)

ENCODAGE = Controle(
    module=__name__,
    id="texte-utf8",
    titre="Texte qui n’est pas en UTF-8",
    gravite=Gravite.ERREUR,
    explication="""\
Les lettres accentuées s’enregistrent de plusieurs façons selon le logiciel. Ce registre n’en lit
qu’une, la plus courante : **UTF-8**. Dans une autre, « é » devient « Ã© » ou un losange.

Pour corriger avec le Bloc-notes de Windows : *Fichier*, *Enregistrer sous*, puis choisissez
**UTF-8** dans la liste *Encodage*. Avec un autre éditeur, cherchez « Encodage » ou « Codage des
caractères » dans la fenêtre d’enregistrement.
""",
    fautif="fichier enregistré en « ANSI » ou en « Unicode » par le Bloc-notes",
    juste="fichier enregistré en « UTF-8 »",
)

BOM = Controle(
    module=__name__,
    id="texte-bom",
    titre="Marque invisible au début du fichier",
    gravite=Gravite.AVERTISSEMENT,
    explication="""\
Certains logiciels ajoutent une marque invisible, dite « BOM », au tout début d’un fichier UTF-8.
Ce registre la retire en lisant, mais d’autres outils la prennent pour du texte et ne reconnaissent
plus la première ligne.

Avec le Bloc-notes de Windows, choisissez l’encodage **UTF-8** et non *UTF-8 avec BOM*.
""",
    fautif="fichier enregistré en « UTF-8 avec BOM »",
    juste="fichier enregistré en « UTF-8 »",
)

CARACTERE_INTERDIT = Controle(
    module=__name__,
    id="texte-caractere-interdit",
    titre="Caractère interdit dans le texte",
    gravite=Gravite.ERREUR,
    explication="""\
Le texte contient un caractère qui ne se voit pas et qui peut tromper le lecteur : commande pour un
terminal, inversion du sens d’écriture, faux saut de ligne. Avec de tels caractères, ce qui est lu à
l’écran peut différer de ce qui est écrit dans le fichier ; c’est pourquoi ils sont refusés, même
écrits par un code comme `"\\x07"`.

Ils arrivent en général par un copier-coller depuis un PDF, un tableur ou une page web. Effacez la
portion signalée et saisissez-la à nouveau au clavier.
""",
    fautif="titre: Procédure\u240bd’inscription (saut de ligne forcé, collé depuis Word)",
    juste="titre: Procédure d’inscription",
)

CARACTERE_INVISIBLE = Controle(
    module=__name__,
    id="texte-caractere-invisible",
    titre="Caractère invisible dans le texte",
    gravite=Gravite.AVERTISSEMENT,
    explication="""\
Le texte contient un caractère sans largeur, par exemple un trait d’union conditionnel ou une espace
de largeur nulle. Il ne gêne pas la lecture, mais il empêche de retrouver le mot par une recherche
et il fausse les comparaisons entre deux versions.

Effacez le mot signalé et saisissez-le à nouveau. Les espaces insécables de la typographie
française, elles, sont bienvenues.
""",
    fautif="Nous inscri\u2423vons le candidat (␣ : espace sans largeur)",
    juste="Nous inscrivons le candidat",
)

ACCENTS_ABIMES = Controle(
    module=__name__,
    id="texte-accents-abimes",
    titre="Accents abîmés par une conversion",
    gravite=Gravite.AVERTISSEMENT,
    explication="""\
Des suites comme « Ã© » ou « â€™ », ou le losange « � », sont la trace d’un texte enregistré dans un
encodage puis relu dans un autre. Les accents d’origine sont perdus : aucun outil ne peut les
rétablir à coup sûr.

Reprenez le texte depuis le document d’origine, ou corrigez les mots à la main.
""",
    fautif="Nous recueillons la rÃ©ponse de lâ€™entreprise",
    juste="Nous recueillons la réponse de l’entreprise",
)

CONTROLES_TEXTE = (
    TROP_LONG,
    ENCODAGE,
    BOM,
    CARACTERE_INTERDIT,
    CARACTERE_INVISIBLE,
    ACCENTS_ABIMES,
)
