"""Explains a check or a rule to a person at a terminal."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle
from certimetal.domain.francais import FINE, NBSP, compter, enumerer, guillemets
from certimetal.rendering.typographie import valeur_de_regle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from certimetal.domain.referentiel import Regle

_NATURES = {
    "source": "règle du référentiel",
    "loi": "règle de droit",
    "hypothese": "hypothèse de l’outil, là où le référentiel ne dit rien",
}
_EMPHASE = re.compile(r"\*\*(.+?)\*\*|(?<![\w*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\w*])")
_TEL_QUEL = re.compile(r" {4}|\||```|#")
_ELEMENT = re.compile(r"([-*+]|\d+\.) ")


def explain(sujet: Controle | Regle, *, largeur: int = 80) -> str:
    """Return the page of a check or a rule; ``largeur`` in columns."""
    blocs = _du_controle(sujet) if isinstance(sujet, Controle) else _de_la_regle(sujet)
    return "\n\n".join(_bloc(bloc, largeur) for bloc in blocs) + "\n"


def list_all(controles: Iterable[Controle], regles: Iterable[Regle]) -> str:
    """Return all identifiers with their titles, one a line."""
    lignes = ["Contrôles de l’outil", "", *_colonnes((c.id, c.titre) for c in controles)]
    du_referentiel = list(_colonnes((r.id, r.titre) for r in regles))
    if du_referentiel:
        lignes += ("", "Règles du référentiel, de la loi et hypothèses", "", *du_referentiel)
    exemple = guillemets("certimetal regle ID")
    lignes += ("", f"Pour en lire une{NBSP}: {exemple}.")
    return "\n".join(lignes) + "\n"


def announce(ecrits: Sequence[str], *, largeur: int = 80) -> str:
    """Say what a new dossier is made of and what to do next.

    ``ecrits`` are its files, ``dossier.yml`` among them, from the repository's root.
    """
    dossier = next(p for p in ecrits if p.endswith("/dossier.yml")).rpartition("/")[0]
    fichiers = "\n".join(f"    {path.removeprefix(f'{dossier}/')}" for path in ecrits)
    verifier = guillemets(f"certimetal valider {dossier}")
    suite = (
        f"1. Complétez dossier.yml{NBSP}: qui vous êtes, vos certifications, ce qui se publie.\n"
        "2. Répondez à chaque indicateur dans reponses/, sous la consigne, puis effacez-la.\n"
        f"3. Déposez dans annexes/ les documents que chacun peut lire{FINE}; pour les autres, "
        "indiquez où ils sont conservés et leur empreinte.\n"
        f"4. Vérifiez{NBSP}: {verifier}."
    )
    compte = compter(len(ecrits), "fichier")
    blocs = (f"Dossier créé{NBSP}: {dossier} ({compte})", fichiers, f"À faire{NBSP}:", suite)
    return "\n\n".join(_bloc(bloc, largeur) for bloc in blocs) + "\n"


def _colonnes(couples: Iterable[tuple[str, str]]) -> Iterator[str]:
    lignes = list(couples)
    largeur = max((len(id_) for id_, _ in lignes), default=0)
    return (f"  {id_:<{largeur}}  {titre}" for id_, titre in lignes)


def _du_controle(controle: Controle) -> Iterator[str]:
    yield f"{controle.id} ({controle.gravite.value})"
    yield controle.titre
    yield from controle.explication.strip().split("\n\n")
    yield f"Exemple à corriger{NBSP}:"
    yield textwrap.indent(controle.fautif.rstrip(), "    ")
    yield f"Exemple correct{NBSP}:"
    yield textwrap.indent(controle.juste.rstrip(), "    ")
    if controle.regles:
        mot = "Règle" if len(controle.regles) == 1 else "Règles"
        yield f"{mot} du référentiel{NBSP}: {enumerer(controle.regles)}."


def _de_la_regle(regle: Regle) -> Iterator[str]:
    yield f"{regle.id} ({_NATURES.get(regle.nature, regle.nature)})"
    yield regle.titre
    yield from regle.enonce.strip().split("\n\n")
    if regle.formulations:
        contradiction = "La source l’écrit de plusieurs façons"
        yield f"{contradiction if regle.retenu else 'Ce que dit la source'}{NBSP}:"
        for formulation in regle.formulations:
            yield f"- {formulation.ou}{NBSP}: {guillemets(formulation.texte)}"
    if regle.retenu:
        yield f"Retenu par l’outil{NBSP}: {regle.retenu}"
    for valeur in regle.valeurs:
        yield f"- {valeur.libelle}{NBSP}: {valeur_de_regle(valeur)}"
    yield f"Source{NBSP}: {regle.source}"


def _bloc(bloc: str, largeur: int) -> str:
    """Wrap a Markdown paragraph or list; code, tables and titles are left as they are."""
    if _TEL_QUEL.match(bloc):
        return bloc
    elements: list[str] = []
    for ligne in _EMPHASE.sub(r"\1\2", bloc).split("\n"):
        if not elements or _ELEMENT.match(ligne):
            elements.append(ligne)
        else:
            elements[-1] += f" {ligne.strip()}"
    return "\n".join(_remplit(element, largeur) for element in elements)


def _remplit(texte: str, largeur: int) -> str:
    puce = _ELEMENT.match(texte)
    return textwrap.fill(
        texte,
        width=largeur,
        subsequent_indent=" " * puce.end() if puce else "",
        break_long_words=False,
        break_on_hyphens=False,
    )
