"""The texts that belong to no indicateur, as sections of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.rendering.page import Ancre, EntreeRecherche
from certimetal.rendering.textes import texte_brut, texte_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from certimetal.domain.referentiel import Referentiel, Texte
    from certimetal.rendering.publication import LienEdition


def sections(
    referentiel: Referentiel, rubriques: Sequence[str], lien_edition: LienEdition
) -> list[dict[str, Any]]:
    """Return the texts of ``rubriques``, the national ones first, then each certificateur's."""
    trouvees = _de(referentiel.textes, rubriques, "", referentiel, lien_edition)
    for code, textes in referentiel.textes_certificateur.items():
        trouvees += _de(textes, rubriques, code, referentiel, lien_edition)
    return trouvees


def ancres(liste: Iterable[dict[str, Any]]) -> tuple[Ancre, ...]:
    """Return the table of contents of sections."""
    return tuple(Ancre(id=section["id"], titre=section["titre"]) for section in liste)


def entrees(liste: Iterable[dict[str, Any]]) -> tuple[EntreeRecherche, ...]:
    """Return what the full-text search knows of sections."""
    return tuple(
        EntreeRecherche(ancre=s["id"], titre=s["titre"], texte=texte_brut(s["texte"]))
        for s in liste
    )


def nom_du_certificateur(code: str, referentiel: Referentiel) -> str:
    """Return a certificateur's name, its code where the référentiel does not know it."""
    connu = referentiel.certificateurs.get(code)
    return connu.nom if connu is not None else code


def _de(
    textes: Iterable[Texte],
    rubriques: Sequence[str],
    certificateur: str,
    referentiel: Referentiel,
    lien_edition: LienEdition,
) -> list[dict[str, Any]]:
    retenus = [texte for texte in textes if texte.rubrique in rubriques]
    retenus.sort(key=lambda texte: (rubriques.index(texte.rubrique), texte.ordre, texte.cle))
    return [
        {
            "id": f"{certificateur}-{texte.cle}" if certificateur else texte.cle,
            "titre": texte.titre,
            "texte": _texte(texte, f"{certificateur}-{texte.cle}-".lstrip("-"), referentiel),
            "certificateur": (
                nom_du_certificateur(certificateur, referentiel) if certificateur else ""
            ),
            "modifier": lien_edition(texte.source) if texte.source else "",
        }
        for texte in retenus
    ]


def _texte(texte: Texte, prefixe: str, referentiel: Referentiel) -> Markup:
    return texte_html(texte.corps, referentiel.glossaire, niveau=3, prefixe=prefixe)[0]
