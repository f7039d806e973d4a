"""The use case of ``certimetal formulaire``: the blank form of a dossier, whole or one critère."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.app.documents import write_documents
from certimetal.domain.formulaire import describe_form
from certimetal.domain.francais import enumerer, guillemets
from certimetal.errors import UnknownNameError
from certimetal.rendering.documents.formulaire import Demande, plan_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.app.depot import Depot
    from certimetal.domain.formulaire import Formulaire

MODELE = "formulaire-certimetal"


def form_of(depot: Depot, edition: str = "") -> Formulaire:
    """Describe the form of an edition, the référentiel's own where none is asked for.

    UnknownNameError where no schema describes its answers.
    """
    connues = sorted(
        {kind.partition("/")[0] for kind in depot.schemas.kinds() if "/reponses/" in kind}
    )
    voulue = edition or depot.referentiel.edition
    if voulue not in connues:
        raise UnknownNameError(
            f"L’édition {guillemets(voulue)} du référentiel n’est pas connue ici. "
            f"Éditions connues : {enumerer(connues) or 'aucune'}."
        )
    prefixe = f"{voulue}/reponses/"
    return describe_form(
        voulue,
        depot.schemas.champ("dossier"),
        {
            kind.removeprefix(prefixe): depot.schemas.champ(kind)
            for kind in depot.schemas.kinds()
            if kind.startswith(prefixe)
        },
    )


def blank_forms(
    depot: Depot,
    formats: Sequence[str],
    *,
    edition: str = "",
    certificateur: str = "",
    criteres: Sequence[str] = ("",),
) -> dict[str, bytes]:
    """Return blank forms by file name; the critère ``""`` is the whole dossier.

    They are dated of the day when the edition takes effect: the same référentiel gives the same
    bytes, whenever they are made. UnknownNameError where the edition, the certificateur or a
    critère is not known.
    """
    formulaire = form_of(depot, edition)
    referentiel = depot.referentiel
    if certificateur and certificateur not in referentiel.certificateurs:
        connus = enumerer([guillemets(c) for c in sorted(referentiel.certificateurs)], "ou")
        raise UnknownNameError(
            f"Aucun certificateur enregistré ne s’appelle {guillemets(certificateur)}. "
            f"Certificateurs enregistrés : {connus or 'aucun'}."
        )
    for critere in criteres:
        if critere and critere not in referentiel.criteres:
            raise UnknownNameError(
                f"Le critère {guillemets(critere)} n’existe pas : ils vont de "
                f"{enumerer(sorted(referentiel.criteres), 'à') or 'aucun'}."
            )
    faits: dict[str, bytes] = {}
    documents = [
        plan_document(
            Demande(
                formulaire=formulaire,
                referentiel=referentiel,
                jour=referentiel.date_effet,
                certificateur=certificateur,
                critere=critere,
            )
        )
        for critere in criteres
    ]
    for format_ in formats:
        noms = [file_name(critere, certificateur, format_) for critere in criteres]
        faits |= zip(noms, write_documents(documents, format_), strict=True)
    return faits


def file_name(critere: str, certificateur: str, format_: str) -> str:
    """Return the name of a blank form: ``formulaire-certimetal-C3.docx``."""
    morceaux = [MODELE, certificateur, critere]
    return "-".join(m for m in morceaux if m) + f".{format_}"
