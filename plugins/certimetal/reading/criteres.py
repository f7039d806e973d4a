"""The texts of an edition: critères, indicateurs, other texts, a certificateur's precisions."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from certimetal.domain.referentiel import (
    CRITERES,
    INDICATEURS,
    Critere,
    Indicateur,
    LienQualiopi,
    Texte,
    Variante,
)
from certimetal.reading.criteria import Fiche, entier, liste, objet, texte, textes

if TYPE_CHECKING:
    from certimetal.reading.criteria import Criteria

AUTRE_ELEMENT = "Ou tout autre élément de preuve"


def load_criteres(criteria: Criteria, edition: str) -> dict[str, Critere]:
    """Read the six critères; one whose file is not there has its code for title."""
    return {
        code: _critere(code, criteria.markdown(f"criteria/{edition}/{code}.md", "critere"))
        for code in CRITERES
    }


def load_indicateurs(criteria: Criteria, edition: str) -> dict[str, Indicateur]:
    """Read the twelve indicateurs; one whose file is not there has its code for capacité."""
    indicateurs = {}
    for code in INDICATEURS:
        fiche = criteria.markdown(f"criteria/{edition}/{code}.md", "indicateur")
        indicateurs[code] = _indicateur(code, fiche)
        preuves = indicateurs[code].elements_de_preuve
        if preuves and not preuves[-1].startswith(AUTRE_ELEMENT):
            criteria.contredit(
                fiche.chemin,
                ("elements_de_preuve", len(preuves) - 1),
                f"Le dernier élément de preuve de {code} ferme la liste.",
                attendu=f"«\u00a0{AUTRE_ELEMENT}…\u00a0» à la fin de la liste (règle R11).",
                remede="Déplacez cet élément à la fin de la liste.",
            )
    return indicateurs


def load_textes(criteria: Criteria, folder: str) -> tuple[Texte, ...]:
    """Read the texts of a folder, by section then rank."""
    lus = [
        _texte(criteria.markdown(chemin, "texte", nomme=False))
        for chemin in criteria.noms(folder, ".md")
    ]
    return tuple(sorted(lus, key=lambda t: (t.rubrique, t.ordre, t.cle)))


def load_precisions(criteria: Criteria, folder: str) -> dict[str, str]:
    """Read what a certificateur adds beside the critères and indicateurs, by their code."""
    precisions = {}
    for chemin in criteria.noms(folder, ".md"):
        code = PurePosixPath(chemin).stem
        precisions[code] = criteria.markdown(chemin, "precision").corps
    return precisions


def variante(data: Any) -> Variante:
    """Build a wording of the source from its data."""
    lue = objet(data)
    return Variante(ou=texte(lue.get("ou")), texte=texte(lue.get("texte")))


def _critere(code: str, fiche: Fiche) -> Critere:
    lu = fiche.data
    lien = objet(lu.get("qualiopi"))
    return Critere(
        code=code,
        titre=texte(lu.get("titre")) or code,
        appreciation=textes(lu.get("appreciation")),
        demontre=textes(lu.get("demontre")),
        guide=fiche.corps,
        qualiopi=LienQualiopi(
            critere=entier(lien.get("critere")), indicateur=entier(lien.get("indicateur"))
        )
        if lien
        else None,
        source=fiche.chemin,
    )


def _indicateur(code: str, fiche: Fiche) -> Indicateur:
    lu = fiche.data
    return Indicateur(
        code=code,
        capacite=texte(lu.get("capacite")) or code,
        consigne=texte(lu.get("consigne")),
        elements_de_preuve=textes(lu.get("elements_de_preuve")),
        guide=fiche.corps,
        variantes=tuple(variante(v) for v in liste(lu.get("variantes"))),
        source=fiche.chemin,
    )


def _texte(fiche: Fiche) -> Texte:
    nom = PurePosixPath(fiche.chemin).stem
    return Texte(
        cle=nom,
        titre=texte(fiche.data.get("titre")) or nom,
        rubrique=texte(fiche.data.get("rubrique")),
        ordre=entier(fiche.data.get("ordre")),
        corps=fiche.corps,
        source=fiche.chemin,
    )
