"""The référentiel at a glance: six critères, twelve indicateurs, its words, its catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import enumerer
from certimetal.rendering.formulaires_offerts import liens_des_formulaires
from certimetal.rendering.gabarits import remplir
from certimetal.rendering.liens import relatif
from certimetal.rendering.page import Ancre, EntreeRecherche, Page
from certimetal.rendering.pages.critere import chemin_critere, titre_critere
from certimetal.rendering.textes import phrase_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.domain.referentiel import Referentiel
    from certimetal.rendering.formulaires_offerts import FormulaireOffert

CHEMIN = "referentiel/"


def page_referentiel(referentiel: Referentiel, offerts: Sequence[FormulaireOffert] = ()) -> Page:
    """Return the overview, 6 × 2, with the glossaire, the known certifications and the form."""
    criteres = [
        {
            "lien": relatif(CHEMIN, chemin_critere(critere.code)),
            "titre": titre_critere(critere),
            "appreciation": enumerer([mot.upper() for mot in critere.appreciation]),
            "qualiopi": critere.qualiopi,
            "indicateurs": [
                {
                    "code": indicateur.code,
                    "lien": relatif(
                        CHEMIN, f"{chemin_critere(critere.code)}#{indicateur.code.lower()}"
                    ),
                    "capacite": phrase_html(indicateur.capacite, {}),
                }
                for indicateur in referentiel.indicateurs.values()
                if indicateur.critere == critere.code
            ],
        }
        for critere in referentiel.criteres.values()
    ]
    contenu = remplir(
        "referentiel",
        referentiel=referentiel,
        criteres=criteres,
        formulaires=liens_des_formulaires(offerts, CHEMIN),
        termes=sorted(referentiel.glossaire.items(), key=lambda terme: terme[0].casefold()),
        processus=relatif(CHEMIN, "processus/"),
        contexte=relatif(CHEMIN, "contexte/"),
        regles=relatif(CHEMIN, "regles/"),
        schemas=relatif(CHEMIN, "schemas/"),
    )
    return Page(
        chemin=CHEMIN,
        titre="Le référentiel",
        description="Les 6 critères et les 12 indicateurs de l’habilitation CERTIMÉTAL.",
        contenu=contenu,
        ancres=(
            Ancre(id="criteres", titre="6 critères, 12 indicateurs"),
            *((Ancre(id="formulaire", titre="Formulaire à remplir"),) if offerts else ()),
            Ancre(id="glossaire", titre="Glossaire"),
            Ancre(id="certifications", titre="Certifications connues"),
        ),
        source=f"criteria/{referentiel.edition}/edition.yml",
        recherche=(
            EntreeRecherche(
                ancre="glossaire",
                titre="Glossaire",
                texte=". ".join(f"{t}, {sens}" for t, sens in referentiel.glossaire.items()),
            ),
        ),
    )
