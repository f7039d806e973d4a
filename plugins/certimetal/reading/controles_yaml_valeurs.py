"""The checks on what YAML holds: values, keys, and what has no place in a file."""

from __future__ import annotations

from certimetal.domain.controle import Controle
from certimetal.finding import Gravite

VIDE = Controle(
    module=__name__,
    id="yaml-vide",
    titre="Fichier sans contenu",
    gravite=Gravite.ERREUR,
    explication="""\
Le fichier est vide, ou ne contient que des commentaires (les lignes qui commencent par `#`). Il
doit contenir au moins les champs obligatoires de son modèle.

Si l’enregistrement a échoué, reprenez la version précédente du fichier dans l’historique.
""",
    fautif="# dossier à compléter",
    juste='edition: "2022"\nraison_sociale: Organisme d’exemple de Lorient',
)

VALEUR_AMBIGUE = Controle(
    module=__name__,
    id="yaml-valeur-ambigue",
    titre="Valeur lue différemment selon les logiciels",
    gravite=Gravite.ERREUR,
    explication="""\
Sans guillemets, certaines valeurs changent de sens selon le logiciel qui lit le fichier : `no` peut
devenir « faux », `01000` le nombre 512, `12:30` le nombre 750. Ce registre refuse de deviner.

- Pour le texte lui-même, mettez des guillemets droits : `"no"`, `"01000"`, `"12:30"`.
- Pour répondre par oui ou par non, écrivez `true` ou `false`, en minuscules.
- Pour un nombre, écrivez seulement ses chiffres, avec un point pour les décimales : `12`, `0.5`.
- Pour une réponse vide, n’écrivez rien après les deux-points.

Une date au format AAAA-MM-JJ n’a pas besoin de guillemets.
""",
    fautif="code_postal: 01000",
    juste='code_postal: "01000"',
)

NOMBRE = Controle(
    module=__name__,
    id="yaml-nombre",
    titre="Nombre trop long",
    gravite=Gravite.ERREUR,
    explication="""\
Au-delà de quinze chiffres, les logiciels arrondissent les nombres : les derniers chiffres seraient
perdus. Une telle suite de chiffres est d’ailleurs rarement une quantité, mais plutôt un numéro.

Mettez des guillemets droits autour : le numéro sera gardé tel quel, chiffre pour chiffre.
""",
    fautif="reference: 20260302000000184",
    juste='reference: "20260302000000184"',
)

CLE_EN_DOUBLE = Controle(
    module=__name__,
    id="yaml-cle-en-double",
    titre="Champ écrit deux fois",
    gravite=Gravite.ERREUR,
    explication="""\
Le même champ apparaît deux fois au même endroit. Selon le logiciel, c’est la première ou la seconde
valeur qui compte, et l’autre est perdue sans un mot.

Gardez une seule des deux lignes. Si le champ doit contenir plusieurs valeurs, écrivez-les en liste,
une par ligne, chacune après un tiret.
""",
    fautif="diffusion: publique\ndiffusion: restreinte",
    juste="diffusion: restreinte",
)

CLE_TEXTE = Controle(
    module=__name__,
    id="yaml-cle-texte",
    titre="Nom de champ qui n’est pas un texte",
    gravite=Gravite.ERREUR,
    explication="""\
Ce qui précède les deux-points est le nom du champ : un texte simple, comme `raison_sociale`. Un
nombre, un mot comme `true` ou `no`, une liste ou rien du tout ne conviennent pas.

Vérifiez qu’il ne manque rien avant les deux-points. Si le nom est voulu, mettez-le entre guillemets
droits.
""",
    fautif="2022: Référentiel en vigueur",
    juste='"2022": Référentiel en vigueur',
)

ALIAS = Controle(
    module=__name__,
    id="yaml-alias",
    titre="Renvoi d’un endroit du fichier à un autre",
    gravite=Gravite.ERREUR,
    explication="""\
Les signes `&`, `*` et `<<` permettent, en YAML, de reprendre ailleurs une partie du fichier. Ce
registre ne les accepte pas : chaque information doit se lire à sa place, et un fichier de quelques
lignes pourrait autrement en représenter des milliards.

Recopiez la valeur à chaque endroit où elle sert. Si le signe fait partie du texte, mettez toute la
valeur entre guillemets droits.
""",
    fautif="voie: &adresse 1 rue de l’Exemple",
    juste="voie: 1 rue de l’Exemple",
)

ETIQUETTE = Controle(
    module=__name__,
    id="yaml-etiquette",
    titre="Étiquette de type",
    gravite=Gravite.ERREUR,
    explication="""\
Un mot qui commence par `!` avant une valeur est une consigne adressée au logiciel. Ce registre n’en
accepte aucune : ce qui est écrit dans un dossier est lu, et ne commande rien. Il en va de même
d’une ligne qui commence par `%` en tête de fichier.

Effacez l’étiquette. Si le point d’exclamation fait partie du texte, mettez toute la valeur entre
guillemets droits.
""",
    fautif="intitule: !important Opérateur régleur",
    juste='intitule: "!important Opérateur régleur"',
)

PLUSIEURS_DOCUMENTS = Controle(
    module=__name__,
    id="yaml-plusieurs-documents",
    titre="Plusieurs documents dans un fichier",
    gravite=Gravite.ERREUR,
    explication="""\
Une ligne faite de trois tirets (`---`) ou de trois points (`...`) termine un document et en ouvre
un autre. Un fichier de ce registre n’en contient qu’un : la suite ne serait pas lue.

Effacez cette ligne, ou déplacez la suite dans un autre fichier.
""",
    fautif="diffusion: publique\n---\nexemple: true",
    juste="diffusion: publique\nexemple: true",
)

PROFONDEUR = Controle(
    module=__name__,
    id="yaml-profondeur",
    titre="Trop de niveaux imbriqués",
    gravite=Gravite.ERREUR,
    explication="""\
Les champs d’un dossier s’imbriquent sur trois ou quatre niveaux. Au-delà de 32, le fichier n’est
plus lu : c’est le signe d’un fichier abîmé, ou fabriqué pour gêner.

Vérifiez les crochets `[` et les accolades `{` de l’endroit signalé.
""",
    fautif="pieces: " + "[" * 33 + "piece_identite" + "]" * 33,
    juste="pieces: [piece_identite]",
)

CONTROLES_YAML_VALEURS = (
    VALEUR_AMBIGUE,
    NOMBRE,
    CLE_EN_DOUBLE,
    CLE_TEXTE,
    ALIAS,
    ETIQUETTE,
    PLUSIEURS_DOCUMENTS,
    PROFONDEUR,
    VIDE,
)
