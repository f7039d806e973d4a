"""The page of a critère: its guide de lecture, and its two indicateurs side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import NBSP, enumerer
from certimetal.rendering.formulaires_offerts import liens_des_formulaires
from certimetal.rendering.gabarits import remplir
from certimetal.rendering.liens import relatif
from certimetal.rendering.page import Ancre, EntreeRecherche, Page
from certimetal.rendering.textes import phrase_html, texte_brut, texte_html
from certimetal.rendering.typographie import ordinal_masculin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from certimetal.domain.referentiel import Critere, Referentiel
    from certimetal.rendering.formulaires_offerts import FormulaireOffert
    from certimetal.rendering.publication import LienEdition


def chemin_critere(code: str) -> str:
    """Return the URL of a critère's page below the site's root."""
    return f"referentiel/{code.lower()}/"


def titre_critere(critere: Critere) -> str:
    """Return « Critère 3 : L’inscription à la certification »."""
    return f"Critère{NBSP}{critere.code[1:]}{NBSP}: {critere.titre}"


def page_critere(
    code: str,
    referentiel: Referentiel,
    lien_edition: LienEdition,
    offerts: Sequence[FormulaireOffert] = (),
) -> Page:
    """Return a critère's page, the précisions of each certificateur kept apart from it.

    ``offerts`` are the blank forms to download, those of other critères being left out.
    """
    critere = referentiel.criteres[code]
    chemin = chemin_critere(code)
    guide, _ = texte_html(critere.guide, referentiel.glossaire, niveau=3)
    colonnes = [_colonne(f"{code}I{rang}", referentiel, lien_edition) for rang in (1, 2)]
    precisions = _precisions(code, referentiel)
    formulaires = liens_des_formulaires(offerts, chemin, code)
    contenu = remplir(
        "critere",
        titre=titre_critere(critere),
        critere=critere,
        appreciation=enumerer([mot.upper() for mot in critere.appreciation]),
        demontre=[phrase_html(texte, referentiel.glossaire) for texte in critere.demontre],
        guide=guide,
        colonnes=colonnes,
        precisions=precisions,
        formulaires=formulaires,
        formulaires_entiers=liens_des_formulaires(offerts, chemin),
        modifier_lien=lien_edition(critere.source) if critere.source else "",
        ensemble=relatif(chemin, "referentiel/"),
        autres=[
            {
                "lien": relatif(chemin, chemin_critere(autre)),
                "titre": titre_critere(referentiel.criteres[autre]),
                "sens": sens,
            }
            for autre, sens in _voisins(code, tuple(referentiel.criteres))
        ],
    )
    return Page(
        chemin=chemin,
        titre=titre_critere(critere),
        description=f"{titre_critere(critere)}. Guide de lecture, indicateurs, éléments de preuve "
        f"et consigne de la fiche réponse.",
        contenu=contenu,
        ancres=(
            Ancre(id="guide", titre="Guide de lecture"),
            *(Ancre(id=c["id"], titre=f"{c['code']} · {c['rang']} indicateur") for c in colonnes),
            *((Ancre(id="precisions", titre="Précisions du certificateur"),) if precisions else ()),
            *((Ancre(id="formulaire", titre="Formulaire à remplir"),) if formulaires else ()),
        ),
        source=critere.source,
        recherche=(
            EntreeRecherche(ancre="", titre=titre_critere(critere), texte=texte_brut(guide)),
            *(_entree(colonne) for colonne in colonnes),
        ),
    )


def _colonne(code: str, referentiel: Referentiel, lien_edition: LienEdition) -> dict[str, Any]:
    indicateur = referentiel.indicateurs[code]
    glossaire = referentiel.glossaire
    guide, _ = texte_html(indicateur.guide, glossaire, niveau=4, prefixe=f"{code.lower()}-")
    return {
        "code": code,
        "id": code.lower(),
        "rang": ordinal_masculin(indicateur.rang),
        "capacite": phrase_html(indicateur.capacite, glossaire),
        "titre": indicateur.capacite,
        "guide": guide,
        "elements": [phrase_html(texte, {}) for texte in indicateur.elements_de_preuve],
        "consigne": phrase_html(indicateur.consigne, {}),
        "variantes": indicateur.variantes,
        "precisions": _precisions(code, referentiel),
        "modifier": lien_edition(indicateur.source) if indicateur.source else "",
    }


def _precisions(code: str, referentiel: Referentiel) -> list[dict[str, str | Markup]]:
    """Return what each certificateur adds to a critère or an indicateur, under its own name."""
    return [
        {
            "nom": referentiel.certificateurs[certificateur].nom
            if certificateur in referentiel.certificateurs
            else certificateur,
            "texte": texte_html(
                textes[code],
                referentiel.glossaire,
                niveau=4,
                prefixe=f"{certificateur}-{code.lower()}-",
            )[0],
        }
        for certificateur, textes in referentiel.precisions.items()
        if textes.get(code, "").strip()
    ]


def _voisins(code: str, codes: tuple[str, ...]) -> list[tuple[str, str]]:
    rang = codes.index(code)
    precedent = [(codes[rang - 1], "precedent")] if rang else []
    suivant = [(codes[rang + 1], "suivant")] if rang + 1 < len(codes) else []
    return [*precedent, *suivant]


def _entree(colonne: dict[str, Any]) -> EntreeRecherche:
    texte = " ".join((colonne["guide"], *colonne["elements"], colonne["consigne"]))
    return EntreeRecherche(
        ancre=colonne["id"],
        titre=f"{colonne['code']}{NBSP}: {colonne['titre']}",
        texte=texte_brut(texte),
    )
