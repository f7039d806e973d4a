"""What a comparison of the source with the published texts says to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import NBSP, compter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from certimetal.domain.comparaison import Comparaison, Manquante
    from certimetal.domain.decoupage import Phrase


def rapport_comparaison(comparaison: Comparaison) -> str:
    """Return the report: what is missing first, then what was mended, then the count."""
    parties = (
        _manquantes(comparaison),
        _corrections(comparaison),
        _mobilier(comparaison),
        _sans_objet(comparaison),
        _ajouts(comparaison.ajouts),
        [_bilan(comparaison)],
    )
    return "\n\n".join("\n".join(lignes) for partie in parties if (lignes := list(partie))) + "\n"


def _manquantes(comparaison: Comparaison) -> Iterator[str]:
    if comparaison.manquantes:
        yield f"Phrases de la source qui manquent dans les textes publiés{NBSP}:"
    for manquante in comparaison.manquantes:
        yield f"  ligne {manquante.phrase.ligne}{NBSP}: {_cite(manquante.phrase.texte)}"
        yield from _proche(manquante)


def _proche(manquante: Manquante) -> Iterator[str]:
    proche = manquante.proche
    if proche is None:
        return
    if manquante.deja:
        yield f"    publiée ({proche.ou}), mais moins de fois que la source ne la dit"
    else:
        yield f"    la plus proche ({proche.ou}){NBSP}: {_cite(proche.texte)}"


def _corrections(comparaison: Comparaison) -> Iterator[str]:
    if comparaison.corrections:
        yield f"Coquilles de la source, réparées dans les textes publiés{NBSP}:"
    for correction, lignes in comparaison.corrections:
        avant, apres = map(_cite, (correction.source, correction.publie))
        yield f"  {_lignes(lignes)}{NBSP}: {avant} → {apres}. {correction.motif}"


def _mobilier(comparaison: Comparaison) -> Iterator[str]:
    if comparaison.mobilier:
        yield f"Lignes de la source qui ne sont pas du texte à publier{NBSP}:"
    for meuble, lignes in comparaison.mobilier:
        yield f"  {_lignes(lignes)}{NBSP}: {_cite(meuble.texte)}. {meuble.motif}"


def _sans_objet(comparaison: Comparaison) -> Iterator[str]:
    if comparaison.sans_objet:
        yield f"Corrections qui ne trouvent rien à corriger dans ce fichier{NBSP}:"
    for correction in comparaison.sans_objet:
        yield f"  {_cite(correction.source)}"


def _ajouts(ajouts: Sequence[Phrase]) -> Iterator[str]:
    if ajouts:
        yield f"Phrases publiées que ce fichier ne contient pas{NBSP}:"
    for phrase in ajouts:
        yield f"  {phrase.ou}{NBSP}: {_cite(phrase.texte)}"


def _bilan(comparaison: Comparaison) -> str:
    total = compter(comparaison.total, "phrase")
    trouvees = compter(comparaison.trouvees, "trouvée")
    manquantes = compter(len(comparaison.manquantes), "manquante")
    return f"{total} dans la source{NBSP}: {trouvees}, {manquantes}."


def _lignes(numeros: Iterable[int]) -> str:
    vus = [str(numero) for numero in numeros]
    return ("lignes " if len(vus) > 1 else "ligne ") + ", ".join(vus)


def _cite(texte: str) -> str:
    return f"«{NBSP}{texte}{NBSP}»"
