"""The use cases that lay a document out as PDF: a dossier, and what is signed from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from certimetal.app.depot import DOSSIERS
from certimetal.app.images_pdf import lire_images
from certimetal.app.reperage import find_dossier, load
from certimetal.app.revision import chemin_de, revisions
from certimetal.composition import nom_image, ouvrir_compositeur
from certimetal.errors import CompositionError
from certimetal.rendering.pdf.dossier import Edition, donnees_dossier
from certimetal.writing.document import document_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.app.reperage import Emplacement
    from certimetal.app.revision import Revision
    from certimetal.composition import Compositeur
    from certimetal.domain.champ import Champ
    from certimetal.domain.dossier import Dossier
    from certimetal.rendering.publication import Profil


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPdf:
    """A document under the name that its file takes."""

    nom: str
    contenu: bytes


def composer_dossier(
    depot: Depot, siret: str, *, today: date, racines: Sequence[str | Path] = (DOSSIERS,)
) -> DocumentPdf:
    """Return a whole dossier as PDF, dated by its version: the last commit, else ``today``.

    UnknownNameError where no dossier has this SIRET.
    """
    emplacement = find_dossier(depot, siret, racines=racines)
    return next(composer_dossiers(depot, [emplacement], today=today))


def composer_dossiers(
    depot: Depot, emplacements: Sequence[Emplacement], *, today: date
) -> Iterator[DocumentPdf]:
    """Yield each dossier as PDF; it is read, laid out and let go."""
    champs = champs_du_depot(depot)
    versions = revisions(chemin_de(e.racine, e.folder) for e in emplacements)
    with ouvrir_compositeur() as compositeur:
        for emplacement in emplacements:
            version = versions[chemin_de(emplacement.racine, emplacement.folder)]
            dossier = load(depot, emplacement)
            images = lire_images(emplacement.racine.tree, dossier, "interne")
            yield DocumentPdf(
                nom=document_name("dossier", emplacement.siret, version.jour or today),
                contenu=mettre_en_page(
                    compositeur,
                    editer(depot, dossier, champs, version, today=today),
                    images,
                ),
            )


def champs_du_depot(depot: Depot) -> Mapping[str, Champ]:
    """Return every field as its schema describes it, by kind."""
    return {kind: depot.schemas.champ(kind) for kind in depot.schemas.kinds()}


def editer(
    depot: Depot,
    dossier: Dossier,
    champs: Mapping[str, Champ],
    version: Revision,
    *,
    today: date,
    profil: Profil = "interne",
) -> Edition:
    """Return what a dossier is laid out from, without its pictures."""
    return Edition(
        dossier=dossier,
        referentiel=depot.referentiel,
        champs=champs,
        jour=version.jour or today,
        commit=version.commit,
        images={},
        profil=profil,
    )


def mettre_en_page(
    compositeur: Compositeur, edition: Edition, images: Mapping[str, bytes]
) -> bytes:
    """Return the PDF of a dossier; pictures that cannot be laid out are told in words."""
    noms = {fichier: nom_image(contenu) for fichier, contenu in images.items()}
    try:
        return compositeur.composer(
            "dossier",
            donnees_dossier(replace(edition, images=noms)),
            jour=edition.jour,
            images=tuple(images.values()),
        )
    except CompositionError:
        if not images:
            raise
        return compositeur.composer("dossier", donnees_dossier(edition), jour=edition.jour)
