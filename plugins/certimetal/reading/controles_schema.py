"""The checks that hold a file against its schema, one per sort of fault, with their pages."""

from __future__ import annotations

from certimetal.domain.controle import Controle
from certimetal.finding import Gravite

CHAMP_MANQUANT = Controle(
    module=__name__,
    id="schema-champ-manquant",
    titre="Un champ obligatoire manque",
    gravite=Gravite.ERREUR,
    explication=(
        "Certains champs sont nécessaires pour identifier l’organisme, ou pour retrouver une "
        "annexe. Le message nomme le champ absent et donne un exemple de ligne à ajouter.\n\n"
        "Deux champs peuvent aussi aller ensemble\u202f: une annexe gardée hors du dépôt "
        "(`conservation`) a toujours son `empreinte`.\n\n"
        "Les engagements d’une réponse ne sont jamais obligatoires\u202f: les éléments de preuve "
        "de la source sont des exemples."
    ),
    fautif='adresse:\n  voie: 1 rue de l’Exemple\n  code_postal: "56100"',
    juste='adresse:\n  voie: 1 rue de l’Exemple\n  code_postal: "56100"\n  commune: Lorient',
    regles=("R6", "R11"),
)

CHAMP_INCONNU = Controle(
    module=__name__,
    id="schema-champ-inconnu",
    titre="Un champ n’existe pas",
    gravite=Gravite.ERREUR,
    explication=(
        "Chaque fichier a une liste fermée de champs, pour qu’une faute de frappe ne fasse pas "
        "disparaître une information sans bruit. Quand un champ connu porte presque le même nom, "
        "le message le propose.\n\n"
        "Corrigez le nom du champ, sans accent ni majuscule. Si ce que vous vouliez dire n’a pas "
        "de champ, écrivez-le dans le texte de la réponse, sous l’en-tête."
    ),
    fautif="raison_social: Organisme d’exemple de Lorient",
    juste="raison_sociale: Organisme d’exemple de Lorient",
)

TYPE = Controle(
    module=__name__,
    id="schema-type",
    titre="Une valeur n’est pas de la bonne sorte",
    gravite=Gravite.ERREUR,
    explication=(
        "Une valeur est un texte, un nombre, `true` ou `false`, une liste ou un groupe de champs. "
        "Les confusions les plus courantes\u202f:\n\n"
        "- un SIRET, un code postal ou une édition sans guillemets est lu comme un nombre\u202f: "
        "mettez des guillemets\u202f;\n"
        "- « oui » et « non » sont des textes\u202f: écrivez `true` ou `false`\u202f;\n"
        "- une liste, même d’un seul élément, s’écrit entre crochets ou avec des tirets\u202f;\n"
        "- un nombre s’écrit seul, sans unité ni guillemets."
    ),
    fautif="siret: 12345678900012\ncontrole_identite: oui\npieces: piece_identite",
    juste='siret: "12345678900012"\ncontrole_identite: true\npieces: [piece_identite]',
)

CHOIX = Controle(
    module=__name__,
    id="schema-choix",
    titre="Une valeur n’est pas parmi les choix possibles",
    gravite=Gravite.ERREUR,
    explication=(
        "Certains champs n’admettent que quelques valeurs, écrites sans accent ni majuscule, avec "
        "un tiret bas entre les mots. Le message donne toutes les valeurs avec ce qu’elles "
        "veulent dire, et propose la plus proche de ce qui est écrit.\n\n"
        "Si aucune ne convient et que la liste a `autre`, choisissez `autre` et précisez dans la "
        "réponse."
    ),
    fautif="pieces: [carte_identite]",
    juste="pieces: [piece_identite]",
)

FORME = Controle(
    module=__name__,
    id="schema-forme",
    titre="Une valeur n’a pas la forme attendue",
    gravite=Gravite.ERREUR,
    explication=(
        "Un code a une forme fixe\u202f: un SIRET a 14 chiffres, le code d’une annexe s’écrit "
        "comme `C3I2-A01`. Le message dit cette forme avec des mots et un exemple.\n\n"
        "Le plus souvent il suffit d’enlever les espaces, les points ou les tirets\u202f: quand "
        "c’est le cas, la valeur corrigée est proposée."
    ),
    fautif='siret: "000 000 018 00002"',
    juste='siret: "00000001800002"',
)

LONGUEUR = Controle(
    module=__name__,
    id="schema-longueur",
    titre="Un texte ou une liste est vide, ou trop long",
    gravite=Gravite.ERREUR,
    explication=(
        "Un champ présent a une valeur\u202f: s’il n’y a rien à dire et qu’il n’est pas "
        "obligatoire, supprimez la ligne.\n\n"
        "Un texte de l’en-tête reste court, pour se lire d’un coup d’œil dans une fiche. Ce qui "
        "demande plus de place s’écrit dans le texte de la réponse, ou dans une annexe."
    ),
    fautif='raison_sociale: ""',
    juste="raison_sociale: Organisme d’exemple de Lorient",
)

REPETITION = Controle(
    module=__name__,
    id="schema-repetition",
    titre="Une liste répète un élément",
    gravite=Gravite.ERREUR,
    explication=(
        "Chaque élément d’une liste de choix ne compte qu’une fois\u202f: une répétition est "
        "presque toujours une erreur de copie, et cache l’élément qui devait s’y trouver.\n\n"
        "Supprimez l’élément répété, ou remplacez-le par celui que vous vouliez écrire."
    ),
    fautif="pieces: [piece_identite, piece_identite]",
    juste="pieces: [piece_identite, resultats_positionnement]",
)

NOMBRE = Controle(
    module=__name__,
    id="schema-nombre",
    titre="Un nombre est hors des limites",
    gravite=Gravite.ERREUR,
    explication=(
        "Les limites de saisie écartent les nombres qui n’ont pas de sens (un délai négatif, un "
        "préavis de plusieurs années). Elles ne jugent pas l’engagement\u202f: un délai plus long "
        "que celui de la règle est admis ici, et signalé à part comme un avertissement.\n\n"
        "Vérifiez l’unité\u202f: le nom du champ dit s’il s’agit de jours ou de mois."
    ),
    fautif="preavis_evaluation_mois: 90",
    juste="preavis_evaluation_mois: 3",
)

DATE = Controle(
    module=__name__,
    id="schema-date",
    titre="Une date est mal écrite ou n’existe pas",
    gravite=Gravite.ERREUR,
    explication=(
        "Une date s’écrit année, mois, jour, séparés par des tirets\u202f: `2025-03-12` pour le "
        "12\u00a0mars 2025. Cette écriture est la même pour tous les outils, et se trie toute "
        "seule. La date doit exister dans le calendrier\u202f: il n’y a pas de 30\u00a0février."
    ),
    fautif="reunion_uimm_suivie: 12/03/2025",
    juste="reunion_uimm_suivie: 2025-03-12",
)

COMBINAISON = Controle(
    module=__name__,
    id="schema-combinaison",
    titre="Des champs ne vont pas ensemble",
    gravite=Gravite.ERREUR,
    explication=(
        "Certains champs s’excluent. Une annexe est soit versée au dossier (`fichier`), soit "
        "gardée ailleurs (`conservation`, avec son `empreinte`)\u202f: l’un des deux, jamais les "
        "deux. L’empreinte d’un fichier versé est calculée par l’outil et ne se tape pas. Une "
        "certification a un code `rncp` ou un code `rs`, ou aucun.\n\n"
        "Gardez le champ qui dit vrai et supprimez l’autre."
    ),
    fautif=(
        "annexes:\n"
        "  - code: C3I2-A02\n"
        "    titre: Modèle de collecte\n"
        "    fichier: annexes/C3I2-A02.pdf\n"
        "    conservation: espace UIMM 35-56, réf. 2026-118\n"
        "    diffusion: restreinte"
    ),
    juste=(
        "annexes:\n"
        "  - code: C3I2-A02\n"
        "    titre: Modèle de collecte\n"
        "    fichier: annexes/C3I2-A02.pdf\n"
        "    diffusion: restreinte"
    ),
    regles=("D8",),
)

AUTRE = Controle(
    module=__name__,
    id="schema-autre",
    titre="Une valeur ne convient pas",
    gravite=Gravite.ERREUR,
    explication=(
        "La valeur ne respecte pas la description du champ, sans que l’outil sache dire plus "
        "précisément en quoi. La description du champ, rappelée dans le message et sur la page "
        "du schéma, dit ce qui est attendu."
    ),
    fautif="elements_de_preuve: [Un exemple, Un autre exemple]",
    juste=(
        "elements_de_preuve:\n"
        "  - Un exemple\n"
        "  - Ou tout autre élément de preuve susceptible de répondre à cet indicateur."
    ),
)

TROP = Controle(
    module=__name__,
    id="schema-trop-de-fautes",
    titre="Un fichier a trop de fautes pour les citer toutes",
    gravite=Gravite.ERREUR,
    explication=(
        "Au-delà d’une centaine de fautes dans un même fichier, la liste n’aide plus personne. "
        "C’est souvent une seule cause\u202f: un décalage de toutes les lignes, un fichier d’une "
        "autre sorte, un export d’un autre logiciel.\n\n"
        "Corrigez les premières, puis relancez la vérification."
    ),
    fautif="(plus de 100 fautes dans dossier.yml)",
    juste="(les premières corrigées, la vérification relancée)",
)

CONTROLES_SCHEMA: tuple[Controle, ...] = (
    CHAMP_MANQUANT,
    CHAMP_INCONNU,
    TYPE,
    CHOIX,
    FORME,
    LONGUEUR,
    REPETITION,
    NOMBRE,
    DATE,
    COMBINAISON,
    AUTRE,
    TROP,
)
