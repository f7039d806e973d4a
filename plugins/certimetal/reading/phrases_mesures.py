"""What is said of a measure: how long, how many, how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import compter
from certimetal.reading import controles_schema as controles
from certimetal.reading import phrases_valeurs
from certimetal.reading.champs import first_sentence
from certimetal.reading.faute import Phrase, dit
from certimetal.reading.mots import en_yaml, lu, montrer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from certimetal.reading.faute import Faute


def max_length(faute: Faute) -> Iterator[Phrase]:
    if faute.schema.get("format") == "date":
        yield from phrases_valeurs.date(faute)
        return
    trop = len(faute.valeur) - faute.attente
    yield dit(
        faute,
        controles.LONGUEUR,
        f"{faute.sujet} compte {compter(len(faute.valeur), 'caractère')}.",
        attendu=f"{compter(faute.attente, 'caractère')} au plus.",
        remede=f"Raccourcissez ce texte de {compter(trop, 'caractère')}.",
    )


def min_length(faute: Faute) -> Iterator[Phrase]:
    vide = not faute.valeur
    compte = compter(len(faute.valeur), "caractère")
    yield dit(
        faute,
        controles.LONGUEUR,
        f"{faute.sujet} est vide." if vide else f"{faute.sujet} ne compte que {compte}.",
        attendu=_valeur_attendue(faute, "caractère"),
        remede="Écrivez la valeur." if faute.champ.obligatoire else _ou_supprimez(),
    )


def _ou_supprimez() -> str:
    return "Écrivez la valeur, ou supprimez la ligne s’il n’y a rien à dire."


def _valeur_attendue(faute: Faute, nom: str) -> str:
    """Say what goes into a text or a list that is empty, or how much is missing."""
    if not faute.valeur and faute.champ.description:
        return first_sentence(faute.champ.description)
    return f"{compter(faute.attente, nom)} au moins."


def max_items(faute: Faute) -> Iterator[Phrase]:
    yield dit(
        faute,
        controles.LONGUEUR,
        f"{faute.sujet} compte {compter(len(faute.valeur), 'élément')}.",
        attendu=f"{compter(faute.attente, 'élément')} au plus.",
        remede="Gardez les éléments qui comptent, supprimez les autres.",
    )


def min_items(faute: Faute) -> Iterator[Phrase]:
    vide = not faute.valeur
    compte = compter(len(faute.valeur), "élément")
    yield dit(
        faute,
        controles.LONGUEUR,
        f"{faute.sujet} est vide." if vide else f"{faute.sujet} ne compte que {compte}.",
        attendu=_valeur_attendue(faute, "élément"),
        remede="Complétez la liste.",
    )


def unique_items(faute: Faute) -> Iterator[Phrase]:
    vus: list[tuple[str, object]] = []
    for rang, element in enumerate(faute.valeur):
        cle = (type(element).__name__, element)
        if cle in vus:
            yield dit(
                faute,
                controles.REPETITION,
                f"{faute.sujet} répète {_repete(element)}.",
                chemin=(*faute.chemin, rang),
                fait=("valeur", (*faute.chemin, rang)),
                attendu="Chaque élément une seule fois.",
                remede="Supprimez l’élément répété, ou remplacez-le par celui qui manque.",
            )
        vus.append(cle)


def _repete(element: object) -> str:
    return montrer(element) if isinstance(element, str | int | float) else lu(element)


def properties_count(faute: Faute) -> Iterator[Phrase]:
    au_moins = faute.mot == "minProperties"
    compte = compter(len(faute.valeur), "champ")
    yield dit(
        faute,
        controles.LONGUEUR,
        f"{faute.sujet} est vide." if not faute.valeur else f"{faute.sujet} compte {compte}.",
        attendu=f"{compter(faute.attente, 'champ')} au {'moins' if au_moins else 'plus'}.",
        remede=(
            "Ajoutez un champ, ou supprimez le groupe." if au_moins else "Supprimez des champs."
        ),
    )


def bound(mot: str) -> Callable[[Faute], Iterator[Phrase]]:
    borne = {
        "minimum": "{} au moins.",
        "maximum": "{} au plus.",
        "exclusiveMinimum": "Plus de {}.",
        "exclusiveMaximum": "Moins de {}.",
        "multipleOf": "Un multiple de {}.",
    }[mot]

    def mesure(faute: Faute) -> Iterator[Phrase]:
        yield dit(
            faute,
            controles.NOMBRE,
            f"{faute.sujet} vaut {en_yaml(faute.valeur)[:60]}.",
            attendu=borne.format(en_yaml(faute.attente)),
            remede="Vérifiez le nombre et son unité.",
        )

    return mesure


def contains(faute: Faute) -> Iterator[Phrase]:
    contenu = faute.attente if isinstance(faute.attente, dict) else {}
    attendu = contenu.get("description", "")
    if "const" in contenu:
        attendu = f"Un élément égal à {montrer(contenu['const'])}."
    yield dit(
        faute,
        controles.AUTRE,
        f"{faute.sujet} ne contient pas l’élément attendu.",
        attendu=attendu,
        remede="Ajoutez cet élément à la liste.",
    )
