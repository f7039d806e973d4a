"""The fields of each kind of file, from its schema: what it is called, wants, and an example."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from certimetal.rendering.gabarits import remplir, source_du_gabarit
from certimetal.rendering.liens import relatif
from certimetal.rendering.page import Ancre, EntreeRecherche, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from certimetal.domain.champ import Champ

CHEMIN = "schemas/"
_TYPES = {
    "string": "texte",
    "integer": "nombre entier",
    "number": "nombre",
    "boolean": "oui ou non (true ou false)",
    "object": "groupe de champs",
    "array": "liste",
    "null": "vide",
}
_GROUPES = (
    ("dossier", "Le dossier d’un organisme"),
    ("reponses", "Les fiches réponse"),
    ("journal", "Les événements du journal"),
    ("referentiel", "Le référentiel"),
    ("autres", "Autres fichiers"),
)


def chemin_schema(kind: str) -> str:
    """Return the URL of a kind's page below the site's root."""
    return f"schemas/{kind.lower()}/"


def pages_des_schemas(champs: Mapping[str, Champ]) -> tuple[Page, ...]:
    """Return the list of kinds, then one page per kind; ``champs`` is keyed by kind."""
    ordonnes = dict(sorted(champs.items()))
    return (_index(ordonnes), *(_page(kind, champ) for kind, champ in ordonnes.items()))


def type_en_mots(champ: Champ) -> str:
    """Return a field's type in French: « liste de choix », « nombre entier »…"""
    if champ.choix:
        return "un choix"
    if champ.type == "array" and champ.element is not None:
        element = champ.element
        if element.choix:
            return "liste de choix"
        if element.enfants:
            return "liste de groupes de champs"
        return f"liste ({_TYPES.get(element.type, element.type)})"
    return _TYPES.get(champ.type, champ.type)


def _groupe(kind: str) -> str:
    if kind == "dossier":
        return "dossier"
    morceaux = kind.split("/")
    if "reponses" in morceaux:
        return "reponses"
    return morceaux[0] if morceaux[0] in {"journal", "referentiel"} else "autres"


def _index(champs: Mapping[str, Champ]) -> Page:
    groupes = [
        {
            "id": cle,
            "titre": titre,
            "kinds": [
                {
                    "kind": kind,
                    "lien": relatif(CHEMIN, chemin_schema(kind)),
                    "titre": champ.titre or kind,
                    "description": champ.description,
                }
                for kind, champ in champs.items()
                if _groupe(kind) == cle
            ],
        }
        for cle, titre in _GROUPES
    ]
    groupes = [groupe for groupe in groupes if groupe["kinds"]]
    return Page(
        chemin=CHEMIN,
        source=source_du_gabarit("schemas"),
        titre="Les champs d’un dossier",
        description="Ce que chaque fichier d’un dossier et du référentiel peut contenir.",
        contenu=remplir("schemas", groupes=groupes),
        ancres=tuple(Ancre(id=str(g["id"]), titre=str(g["titre"])) for g in groupes),
    )


def _page(kind: str, champ: Champ) -> Page:
    chemin = chemin_schema(kind)
    titre = champ.titre or kind
    lignes = list(_lignes(champ, ""))
    contenu = remplir(
        "schema",
        titre=titre,
        description=champ.description,
        lignes=lignes,
        fichier=_fichier(kind),
        corps="/reponses/" in kind,
        ensemble=relatif(chemin, CHEMIN),
        guide=relatif(chemin, _guide(kind)) if "/reponses/" in kind else "",
    )
    return Page(
        chemin=chemin,
        titre=titre,
        description=champ.description,
        contenu=contenu,
        ancres=(Ancre(id="champs", titre="Les champs"),),
        source=f"schemas/{kind}.schema.json",
        recherche=(
            EntreeRecherche(
                ancre="champs", titre=titre, texte=", ".join(x["titre"] for x in lignes)
            ),
        ),
    )


def _fichier(kind: str) -> str:
    """Return the name of the file that a kind describes, empty where several have it."""
    if kind == "dossier":
        return "dossier.yml"
    nom = kind.rpartition("/")[2]
    if kind.startswith("journal/"):
        return f"journal/AAAA-MM-JJ-NN-{nom}.yml"
    return f"reponses/{nom}.md" if "/reponses/" in kind else ""


def _guide(kind: str) -> str:
    code = kind.rpartition("/")[2].lower()
    return f"referentiel/{code[:2]}/#{code}"


def _lignes(champ: Champ, prefixe: str) -> Iterator[dict[str, Any]]:
    """Yield one row a field, those of a group or of a list's items below their parent."""
    for fils in champ.enfants:
        cle = f"{prefixe}{fils.cle}"
        yield _ligne(fils, cle)
        if fils.enfants:
            yield from _lignes(fils, f"{cle}.")
        elif fils.element is not None and fils.element.enfants:
            yield from _lignes(fils.element, f"{cle}[]." if fils.type == "array" else f"{cle}.….")


def _ligne(champ: Champ, cle: str) -> dict[str, Any]:
    mots = cle.split("_")
    choix = champ.choix or (champ.element.choix if champ.element is not None else {})
    return {
        "cle": [f"{mot}_" for mot in mots[:-1]] + mots[-1:],
        "titre": champ.titre or champ.cle,
        "description": champ.description,
        "type": type_en_mots(champ),
        "obligatoire": champ.obligatoire,
        "choix": [{"valeur": valeur, "titre": titre} for valeur, titre in choix.items()],
        "exemple": _exemple(champ),
    }


def _exemple(champ: Champ) -> str:
    if not champ.exemples or champ.enfants:
        return ""
    exemple = champ.exemples[0]
    if isinstance(exemple, list) and any(isinstance(item, dict) for item in exemple):
        return ""
    if isinstance(exemple, list):
        return f"[{', '.join(_en_yaml(item) for item in exemple)}]"
    return _en_yaml(exemple)


def _en_yaml(valeur: Any) -> str:
    """Write a scalar as a file would, quoted where YAML would read it as something else."""
    if isinstance(valeur, str) and valeur[:1].isalpha() and valeur not in {"true", "false", "null"}:
        return valeur
    return json.dumps(valeur, ensure_ascii=False)
