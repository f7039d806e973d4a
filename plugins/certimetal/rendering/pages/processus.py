"""The process: étapes with their delays, forfait, jury, audits, non-conformités."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.rendering.echelle import echelle
from certimetal.rendering.frise import ACTEURS, Jalon, Pas, jalons
from certimetal.rendering.gabarits import remplir
from certimetal.rendering.liens import relatif
from certimetal.rendering.page import Ancre, EntreeRecherche, Page
from certimetal.rendering.pages.liens_regles import liens_regles, toutes_les_regles
from certimetal.rendering.pages.sections import ancres, entrees, nom_du_certificateur, sections
from certimetal.rendering.textes import phrase_html, texte_brut

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.referentiel import Referentiel, Regle
    from certimetal.rendering.publication import LienEdition

CHEMIN = "processus/"


def page_processus(referentiel: Referentiel, lien_edition: LienEdition) -> Page:
    """Return the page of the process, its steps drawn as a timeline."""
    regles = toutes_les_regles(referentiel)
    suite = jalons(referentiel)
    expliques: set[str] = set()
    frise = [_jalon(jalon, referentiel, regles, expliques) for jalon in suite]
    liste = sections(referentiel, ("processus", "habilitation"), lien_edition)
    contenu = remplir(
        "processus",
        frise=frise,
        echelle=echelle(suite),
        sections=liste,
        certificateurs=[
            {"nom": c.nom, "jurys": c.jurys}
            for c in sorted(referentiel.certificateurs.values(), key=lambda c: c.nom)
            if c.jurys
        ],
        modifier_lien=lien_edition(f"criteria/{referentiel.edition}/processus.yml"),
        regles=relatif(CHEMIN, "regles/"),
        calendrier=relatif(CHEMIN, "calendrier/"),
    )
    jurys = (Ancre(id="dates-des-jurys", titre="Dates des jurys"),)
    return Page(
        chemin=CHEMIN,
        titre="Le processus",
        description="Les étapes d’une certification et leurs délais, l’habilitation, les audits.",
        contenu=contenu,
        ancres=(
            Ancre(id="etapes", titre="Les étapes et leurs délais"),
            *(jurys if any(c.jurys for c in referentiel.certificateurs.values()) else ()),
            *ancres(liste),
        ),
        source=f"criteria/{referentiel.edition}/processus.yml",
        recherche=(
            EntreeRecherche(
                ancre="etapes",
                titre="Les étapes et leurs délais",
                texte=" ".join(f"{j['titre']}. {texte_brut(j['texte'])}" for j in frise),
            ),
            *entrees(liste),
        ),
    )


def _jalon(
    jalon: Jalon, referentiel: Referentiel, regles: Mapping[str, Regle], expliques: set[str]
) -> dict[str, Any]:
    pas = (jalon.principal, *jalon.autres)
    numeros = tuple(dict.fromkeys(n for p in pas for n in p.etape.regles))
    retenues = [p for p in pas if p.etape.retenue]
    retenus = [regles[n].retenu for n in numeros if n in regles and regles[n].retenu]
    return {
        **_pas(jalon.principal, referentiel, expliques),
        "titre": jalon.principal.etape.titre,
        "autres": [_pas(p, referentiel, expliques) for p in jalon.autres],
        "toutes_retenues": len(retenues) == len(pas),
        "retenu": retenus[0] if jalon.autres and retenus else "",
        "regles": liens_regles(CHEMIN, numeros, regles),
    }


def _pas(pas: Pas, referentiel: Referentiel, expliques: set[str]) -> dict[str, Any]:
    etape = pas.etape
    return {
        "id": "-".join(filter(None, ("etape", pas.certificateur, etape.cle))).replace("_", "-"),
        "acteur": ACTEURS.get(etape.acteur, etape.acteur),
        "texte": phrase_html(etape.texte, referentiel.glossaire, expliques),
        "delai": pas.delai,
        "retenue": etape.retenue,
        "certificateur": (
            nom_du_certificateur(pas.certificateur, referentiel) if pas.certificateur else ""
        ),
    }
