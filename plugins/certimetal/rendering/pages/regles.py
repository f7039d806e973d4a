"""The rules: of the source (R), of the law (L), and the tool's own assumptions (D)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.rendering.gabarits import remplir
from certimetal.rendering.liens import relatif
from certimetal.rendering.page import Ancre, EntreeRecherche, Page
from certimetal.rendering.pages.sections import nom_du_certificateur
from certimetal.rendering.textes import phrase_html
from certimetal.rendering.typographie import avec_article, valeur_de_regle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from certimetal.domain.referentiel import Referentiel, Regle
    from certimetal.rendering.publication import LienEdition

CHEMIN = "regles/"
_PARTIES = (
    ("source", "regles-de-la-source", "Règles de la source (R)"),
    ("loi", "regles-de-la-loi", "Règles de la loi (L)"),
    ("hypothese", "hypotheses", "Hypothèses de l’outil (D)"),
)


def page_regles(referentiel: Referentiel, lien_edition: LienEdition) -> Page:
    """Return every rule with its source, its numbers, and both wordings where there are two."""
    parties: list[dict[str, Any]] = [
        {
            "id": identifiant,
            "titre": titre,
            "nature": nature,
            "certificateur": "",
            "regles": [_regle(r) for r in _triees(referentiel.regles.values(), nature)],
            "modifier": "",
        }
        for nature, identifiant, titre in _PARTIES
    ]
    parties[-1]["modifier"] = lien_edition(f"criteria/{referentiel.edition}/regles.yml")
    for code, regles in referentiel.regles_certificateur.items():
        nom = nom_du_certificateur(code, referentiel)
        parties.append(
            {
                "id": f"regles-{code}",
                "titre": f"Règles propres à {avec_article(nom)}",
                "nature": "certificateur",
                "certificateur": nom,
                "regles": [_regle(r) for r in sorted(regles.values(), key=_rang)],
                "modifier": lien_edition(f"criteria/certificateurs/{code}/regles.yml"),
            }
        )
    parties = [partie for partie in parties if partie["regles"]]
    contenu = remplir(
        "regles",
        parties=parties,
        controles=relatif(CHEMIN, "controles/"),
        processus=relatif(CHEMIN, "processus/"),
    )
    return Page(
        chemin=CHEMIN,
        titre="Les règles",
        description="Les règles de CERTIMÉTAL, leurs sources et leurs nombres.",
        contenu=contenu,
        ancres=tuple(
            Ancre(
                id=partie["id"],
                titre=partie["titre"],
                enfants=tuple(
                    Ancre(id=r["ancre"], titre=f"{r['id']} · {r['titre']}")
                    for r in partie["regles"]
                ),
            )
            for partie in parties
        ),
        source=f"criteria/{referentiel.edition}/regles.yml",
        recherche=tuple(
            EntreeRecherche(
                ancre=r["ancre"], titre=f"{r['id']} · {r['titre']}", texte=r["texte_brut"]
            )
            for partie in parties
            for r in partie["regles"]
        ),
    )


def _triees(regles: Iterable[Regle], nature: str) -> list[Regle]:
    return sorted((r for r in regles if r.nature == nature), key=_rang)


def _rang(regle: Regle) -> tuple[str, int]:
    chiffres = regle.id[1:]
    return regle.id[:1], int(chiffres) if chiffres.isdigit() else 0


def _regle(regle: Regle) -> dict[str, Any]:
    return {
        "id": regle.id,
        "ancre": regle.id.lower(),
        "titre": regle.titre,
        "nature": regle.nature,
        "enonce": phrase_html(regle.enonce, {}),
        "texte_brut": regle.enonce,
        "source": regle.source,
        "formulations": regle.formulations,
        "retenu": regle.retenu,
        "valeurs": [
            {"libelle": v.libelle, "nombre": valeur_de_regle(v), "cle": v.cle}
            for v in regle.valeurs
        ],
    }
