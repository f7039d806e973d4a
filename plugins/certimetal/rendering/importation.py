"""What ``certimetal importer`` says: what would change, what was not placed, what was written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import capitaliser, citer, compter, enumerer, guillemets
from certimetal.domain.revue import Sens
from certimetal.finding import Gravite
from certimetal.rendering.paragraphes import plier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from certimetal.domain.importation import (
        GrilleImportee,
        Importation,
        Modification,
        NonPlace,
        TexteImporte,
    )
    from certimetal.finding import Finding

_MONTRES = 12
_EXTRAIT = 160


def tell_plan(importation: Importation, *, largeur: int = 80) -> str:
    """Return what the import would do, before anything is written."""
    blocs = [
        list(_tete(importation, largeur)),
        *([_compte(importation)] if importation.nouveau else _detail(importation, largeur)),
        list(tell_non_places(importation.non_places, largeur)),
        list(_findings(importation.findings, largeur)),
    ]
    return "\n\n".join("\n".join(bloc) for bloc in blocs if bloc) + "\n"


def _compte(importation: Importation) -> list[str]:
    champs = compter(len(importation.modifications), "champ rempli", "champs remplis")
    reponses = compter(len(importation.textes), "réponse écrite", "réponses écrites")
    return [f"{champs}, {reponses}."]


def _detail(importation: Importation, largeur: int) -> Iterator[list[str]]:
    yield list(_modifications(importation.modifications, largeur))
    yield list(_textes(importation.textes, largeur))


def _tete(importation: Importation, largeur: int) -> Iterator[str]:
    document = guillemets(importation.document)
    if importation.nouveau:
        yield from plier(
            f"{document} devient un nouveau dossier : {importation.dossier}", largeur=largeur
        )
    elif importation.fichiers:
        yield from plier(f"{document} change {importation.dossier} :", largeur=largeur)
    else:
        yield from plier(
            f"{document} ne change rien à {importation.dossier} : le dossier dit déjà la même "
            "chose. Aucun fichier n’est écrit.",
            largeur=largeur,
        )
    for fichier in importation.fichiers:
        signe = "+" if fichier.avant is None else "~"
        yield f"  {signe} {fichier.nom}"


def _modifications(modifications: Sequence[Modification], largeur: int) -> Iterator[str]:
    if modifications:
        yield f"Champs ({compter(len(modifications), 'changement')}) :"
    for une in modifications:
        yield from plier(une.ou, largeur=largeur, retrait="  ")
        for signe, valeur in (("−", une.avant), ("+", une.apres)):
            if valeur not in (None, ""):
                dit = f"{signe} {_dit(valeur)}"
                yield from plier(dit, largeur=largeur, retrait="    ", suite="      ")
        if une.apres is None:
            yield "    (le champ est retiré)"


def _dit(valeur: Any) -> str:
    """Return a value in a line: a text as it is, a list by its items, an object as pairs."""
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, list):
        return " | ".join(map(_dit, valeur)) or "aucun"
    if isinstance(valeur, dict):
        return ", ".join(f"{cle} : {_dit(v)}" for cle, v in valeur.items())
    return valeur if isinstance(valeur, str) else json.dumps(valeur)


_SIGNES = {Sens.AJOUTE: "+", Sens.RETIRE: "−", Sens.DEPLACE: "→"}


def _textes(textes: Sequence[TexteImporte], largeur: int) -> Iterator[str]:
    for texte in textes:
        mots = f"{compter(texte.mots_avant, 'mot')} → {compter(texte.mots_apres, 'mot')}"
        yield from plier(f"Réponse {texte.indicateur} ({mots}) :", largeur=largeur)
        changes = [p for p in texte.passages if p.sens in _SIGNES and p.texte.strip()]
        for passage in changes[:_MONTRES]:
            dit = " ".join(passage.texte.split())
            if len(dit) > _EXTRAIT:
                dit = f"{dit[: _EXTRAIT - 1].rstrip()}…"
            signe = _SIGNES[passage.sens]
            yield from plier(f"{signe} {dit}", largeur=largeur, retrait="    ", suite="      ")
        if len(changes) > _MONTRES:
            yield f"    … et {compter(len(changes) - _MONTRES, 'autre passage', 'autres passages')}"
        if not changes:
            yield "    (la mise en forme seulement)"


def tell_non_places(non_places: Sequence[NonPlace], largeur: int) -> Iterator[str]:
    """Yield what has no place in the dossier, each with where it stood."""
    if non_places:
        compte = compter(len(non_places), "élément")
        yield from plier(f"Ce qui n’est pas placé, ou est à relire ({compte}) :", largeur=largeur)
    for chose in non_places:
        dit = f" : {citer(chose.texte)}" if chose.texte else ""
        yield from plier(
            f"{capitaliser(chose.quoi)}, {chose.ou}{dit}", largeur=largeur, retrait="  - "
        )


def _findings(findings: Sequence[Finding], largeur: int) -> Iterator[str]:
    if findings:
        erreurs = sum(f.gravite is Gravite.ERREUR for f in findings)
        compte = compter(len(findings), "remarque")
        dont = f", dont {compter(erreurs, 'erreur')}" if erreurs else ""
        yield from plier(
            f"Une fois importé, « certimetal valider » fera {compte} de plus{dont} :",
            largeur=largeur,
        )
    for finding in findings[:_MONTRES]:
        nom = finding.location.path.rpartition("/")[2]
        texte = f"{nom} : {finding.message} {finding.remede}".strip()
        yield from plier(texte, largeur=largeur, retrait="  - ")
    if len(findings) > _MONTRES:
        yield f"  … et {compter(len(findings) - _MONTRES, 'autre')}"


def tell_written(importation: Importation, *, a_cote: str = "", largeur: int = 80) -> str:
    """Return what was written, where the rest is kept, and what to do next."""
    lignes = []
    if importation.fichiers:
        compte = compter(len(importation.fichiers), "fichier")
        ecrits = "écrits" if len(importation.fichiers) > 1 else "écrit"
        lignes += plier(f"{compte} {ecrits} dans {importation.dossier}.", largeur=largeur)
    if a_cote:
        lignes += plier(
            f"Ce qui n’a pas été placé est gardé dans {a_cote} : reprenez-le à la main, puis "
            "supprimez ce dossier.",
            largeur=largeur,
        )
    if importation.fichiers:
        verifier = guillemets(f"certimetal valider {importation.dossier}")
        lignes += plier(f"Pour vérifier : {verifier}.", largeur=largeur)
    return "".join(f"{ligne}\n" for ligne in lignes)


def tell_grid(importee: GrilleImportee, *, largeur: int = 80) -> str:
    """Return what a grid brings besides its event: what changed since, what was not placed."""
    lignes: list[str] = []
    par_indicateur: dict[str, list[str]] = {}
    for code, change in importee.changes:
        par_indicateur.setdefault(code, []).append(change)
    if par_indicateur:
        lignes += plier(
            "À revoir : ceci a changé depuis l’export de la grille. L’événement garde l’empreinte "
            "de ce qui a été lu sur place ; le verdict porte sur cela.",
            largeur=largeur,
        )
        for code, quoi in par_indicateur.items():
            lignes += plier(f"{code} : {enumerer(quoi)}", largeur=largeur, retrait="  - ")
        lignes.append("")
    lignes += tell_non_places(importee.non_places, largeur)
    return "".join(f"{ligne}\n" for ligne in lignes)
