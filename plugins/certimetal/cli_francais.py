"""What click itself says, in French: its usage lines, its help and its messages of error."""

from __future__ import annotations

import gettext
import sys

MESSAGES = {
    # help
    "Usage:": "Utilisation\u00a0:",
    "Options": "Options\u00a0",
    "Commands": "Commandes\u00a0",
    "Positional arguments": "Arguments\u00a0",
    "Show this message and exit.": "Afficher cette aide.",
    "Show the version and exit.": "Afficher la version.",
    "%(prog)s, version %(version)s": "%(prog)s, version %(version)s",
    "default: {default}": "par défaut\u00a0: {default}",
    "env var: {var}": "variable d’environnement\u00a0: {var}",
    "required": "obligatoire",
    "(dynamic)": "(calculé)",
    "deprecated": "abandonné",
    # errors
    "Error: {message}": "Erreur\u00a0: {message}",
    "Aborted!": "Interrompu.",
    "Try '{command} {option}' for help.": (
        "Pour obtenir de l’aide\u00a0: «\u00a0{command} {option}\u00a0»."
    ),
    "Missing command.": "Il manque la commande.",
    "Missing argument": "Il manque l’argument",
    "Missing option": "Il manque l’option",
    "Missing parameter": "Il manque le paramètre",
    "Missing parameter: {param_name}": "Il manque le paramètre {param_name}",
    "Missing {param_type}": "Il manque {param_type}",
    "No such option {name!r}.": "L’option «\u00a0{name}\u00a0» n’existe pas.",
    "No such command {name!r}.": "La commande «\u00a0{name}\u00a0» n’existe pas.",
    "Invalid value: {message}": "Valeur incorrecte\u00a0: {message}",
    "Invalid value for {param_hint}: {message}": (
        "Valeur incorrecte pour {param_hint}\u00a0: {message}"
    ),
    "Option {name!r} does not take a value.": (
        "L’option «\u00a0{name}\u00a0» n’attend aucune valeur."
    ),
    "Argument {name!r} takes {nargs} values.": (
        "L’argument «\u00a0{name}\u00a0» attend {nargs} valeurs."
    ),
    "Value must be an iterable.": "Plusieurs valeurs sont attendues.",
    "Choose from:\n\t{choices}": "Choix possibles\u00a0:\n\t{choices}",
    "Could not open file {filename!r}: {message}": (
        "Le fichier «\u00a0{filename}\u00a0» ne peut pas être ouvert\u00a0: {message}"
    ),
    "unknown error": "erreur inconnue",
    "file": "Le fichier",
    "directory": "Le dossier",
    "path": "Le chemin",
    "{name} {filename!r} does not exist.": "{name} «\u00a0{filename}\u00a0» n’existe pas.",
    "{name} {filename!r} is a file.": "{name} «\u00a0{filename}\u00a0» est un fichier.",
    "{name} {filename!r} is a directory.": "{name} «\u00a0{filename}\u00a0» est un dossier.",
    "{name} {filename!r} is not readable.": "{name} «\u00a0{filename}\u00a0» n’est pas lisible.",
    "{name} {filename!r} is not writable.": (
        "{name} «\u00a0{filename}\u00a0» est protégé en écriture."
    ),
    "{name} {filename!r} is not executable.": (
        "{name} «\u00a0{filename}\u00a0» n’est pas exécutable."
    ),
    "{value!r} is not a valid {number_type}.": (
        "«\u00a0{value}\u00a0» n’est pas un nombre ({number_type})."
    ),
    "{value} is not in the range {range}.": "{value} est hors des limites {range}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "«\u00a0{value}\u00a0» n’est ni oui ni non. Valeurs reconnues\u00a0: {states}"
    ),
    "{value!r} is not a valid UUID.": "«\u00a0{value}\u00a0» n’est pas un UUID.",
    # questions
    "Do you want to continue?": "Voulez-vous continuer\u202f?",
    "Confirm the action without prompting.": "Confirmer sans poser la question.",
    "Repeat for confirmation": "Répétez pour confirmer",
    "Error: The two entered values do not match.": (
        "Erreur\u00a0: les deux saisies ne sont pas identiques."
    ),
    "Error: invalid input": "Erreur\u00a0: réponse non comprise",
    "Press any key to continue...": "Appuyez sur une touche pour continuer…",
}

PLURIELS = {
    "Got unexpected extra argument ({args})": (
        "Argument en trop\u00a0: {args}",
        "Arguments en trop\u00a0: {args}",
    ),
    "Did you mean {possibility}?": (
        "Pensiez-vous à {possibility}\u202f?",
        "Pensiez-vous à l’un de\u00a0: {possibilities}\u202f?",
    ),
    "Option {name!r} requires an argument.": (
        "L’option «\u00a0{name}\u00a0» attend une valeur.",
        "L’option «\u00a0{name}\u00a0» attend {nargs} valeurs.",
    ),
    "Takes {nargs} values but 1 was given.": (
        "{nargs} valeurs attendues, 1 donnée.",
        "{nargs} valeurs attendues, {len} données.",
    ),
    "{len_type} values are required, but {len_value} was given.": (
        "{len_type} valeurs attendues, {len_value} donnée.",
        "{len_type} valeurs attendues, {len_value} données.",
    ),
    "{value!r} is not {choice}.": (
        "«\u00a0{value}\u00a0» n’est pas {choice}.",
        "«\u00a0{value}\u00a0» n’est aucun de ceux-ci\u00a0: {choices}.",
    ),
    "{value!r} does not match the format {format}.": (
        "«\u00a0{value}\u00a0» n’a pas la forme {format}.",
        "«\u00a0{value}\u00a0» n’a aucune des formes {formats}.",
    ),
}


def speak_french() -> None:
    """Make click speak French whatever the machine's language.

    Each click module takes ``gettext`` under the name ``_``: these names are given ours. (Gettext
    itself would choose a catalogue by the environment, and need one in binary form.)
    """
    for nom, module in list(sys.modules.items()):
        if nom.partition(".")[0] != "click":
            continue
        contenu = vars(module)
        if contenu.get("_") is gettext.gettext:
            contenu["_"] = translate
        if contenu.get("ngettext") is gettext.ngettext:
            contenu["ngettext"] = translate_plural


def translate(message: str) -> str:
    """Return click's message in French, as it is where we have no French for it."""
    return MESSAGES.get(message, message)


def translate_plural(singulier: str, pluriel: str, nombre: int) -> str:
    """Return the form of click's message for that number: French is plural from two on."""
    formes = PLURIELS.get(singulier, (singulier, pluriel))
    return formes[nombre >= 2]
