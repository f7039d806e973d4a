"""The rules of an edition or of a certificateur, and the steps of the candidate's process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.referentiel import Etape, Regle, Valeur
from certimetal.reading.criteres import variante
from certimetal.reading.criteria import entier, jour, liste, objet, texte, textes

if TYPE_CHECKING:
    from certimetal.reading.criteria import Criteria


def load_regles(criteria: Criteria, chemin: str, *, facultatif: bool = False) -> dict[str, Regle]:
    """Read the rules of a file, in its order."""
    lues = criteria.yaml(chemin, "regles", facultatif=facultatif).data.get("regles")
    return {id_: _regle(id_, data) for id_, data in objet(lues).items()}


def load_etapes(criteria: Criteria, chemin: str, *, facultatif: bool = False) -> tuple[Etape, ...]:
    """Read the steps of a file, in its order."""
    lues = criteria.yaml(chemin, "processus", facultatif=facultatif).data.get("etapes")
    return tuple(_etape(data) for data in liste(lues))


def _regle(id_: str, data: Any) -> Regle:
    lue = objet(data)
    return Regle(
        id=id_,
        titre=texte(lue.get("titre")) or id_,
        nature=texte(lue.get("nature")),
        enonce=texte(lue.get("enonce")),
        source=texte(lue.get("source")),
        formulations=tuple(variante(f) for f in liste(lue.get("formulations"))),
        retenu=texte(lue.get("retenu")),
        valeurs=tuple(_valeur(id_, valeur) for valeur in liste(lue.get("valeurs"))),
    )


def _valeur(regle: str, data: Any) -> Valeur:
    lue = objet(data)
    return Valeur(
        cle=texte(lue.get("cle")),
        libelle=texte(lue.get("libelle")),
        nombre=entier(lue.get("nombre")),
        unite=texte(lue.get("unite")),
        regle=regle,
        jour=jour(lue.get("date")),
    )


def _etape(data: Any) -> Etape:
    lue = objet(data)
    return Etape(
        cle=texte(lue.get("cle")),
        titre=texte(lue.get("titre")),
        texte=texte(lue.get("texte")),
        acteur=texte(lue.get("acteur")),
        regles=textes(lue.get("regles")),
        repere=texte(lue.get("repere")),
        sens=texte(lue.get("sens")),
        valeur=texte(lue.get("valeur")),
        borne=texte(lue.get("borne")),
        part_formation=texte(lue.get("part_formation")),
        alternative_de=texte(lue.get("alternative_de")),
        retenue=lue.get("retenue") is not False,
        porte_sur=texte(lue.get("porte_sur")),
    )
