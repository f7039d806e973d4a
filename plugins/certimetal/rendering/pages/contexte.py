"""The context of habilitation: what asks for it, who is in charge where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.francais import enumerer
from certimetal.rendering.departements import nom_du_departement
from certimetal.rendering.gabarits import remplir
from certimetal.rendering.liens import relatif
from certimetal.rendering.page import Ancre, Page
from certimetal.rendering.pages.sections import ancres, entrees, nom_du_certificateur, sections

if TYPE_CHECKING:
    from certimetal.domain.referentiel import Referentiel
    from certimetal.domain.territoire import Certificateur, Territoire
    from certimetal.rendering.publication import LienEdition

CHEMIN = "contexte/"
RUBRIQUES_AILLEURS = ("habilitation", "processus")


def page_contexte(referentiel: Referentiel, lien_edition: LienEdition) -> Page:
    """Return the context page; a text of a rubrique that no other page shows stands here."""
    textes = (
        *referentiel.textes,
        *(t for liste in referentiel.textes_certificateur.values() for t in liste),
    )
    autres = {t.rubrique for t in textes} - {"contexte", *RUBRIQUES_AILLEURS}
    liste = sections(referentiel, ("contexte", *sorted(autres)), lien_edition)
    contenu = remplir(
        "contexte",
        sections=liste,
        certificateurs=[_certificateur(c, lien_edition) for c in _connus(referentiel)],
        territoires=[_territoire(t, referentiel) for t in referentiel.territoires.tous],
        territoires_lien=lien_edition("criteria/territoires.yml"),
        processus=relatif(CHEMIN, "processus/"),
        organismes=relatif(CHEMIN, "organismes/"),
    )
    return Page(
        chemin=CHEMIN,
        titre="Le contexte",
        description="Pourquoi les organismes de formation sont habilités, et par qui.",
        contenu=contenu,
        ancres=(
            *ancres(liste),
            Ancre(id="certificateurs", titre="Certificateurs de ce registre"),
            Ancre(id="territoires", titre="Territoires"),
        ),
        recherche=entrees(liste),
    )


def _connus(referentiel: Referentiel) -> list[Certificateur]:
    return sorted(referentiel.certificateurs.values(), key=lambda c: c.nom)


def _certificateur(connu: Certificateur, lien_edition: LienEdition) -> dict[str, Any]:
    contact = connu.contact
    return {
        "nom": connu.nom,
        "adresse": contact.get("adresse", ""),
        "telephone": contact.get("telephone", ""),
        "courriel": contact.get("courriel", ""),
        "site": site if (site := contact.get("site", "")).startswith("https://") else "",
        "modifier": lien_edition(connu.source) if connu.source else "",
    }


def _territoire(territoire: Territoire, referentiel: Referentiel) -> dict[str, str]:
    code = territoire.certificateur
    return {
        "nom": territoire.nom,
        "champ": territoire.champ
        or enumerer([nom_du_departement(d) for d in sorted(territoire.departements)]),
        "a_preciser": territoire.a_preciser,
        "certificateur": nom_du_certificateur(code, referentiel) if code else "",
    }
