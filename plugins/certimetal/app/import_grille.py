"""A filled audit grid as the event « constats », by the same way as ``consigner``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from certimetal.app.consigner import consign, describe
from certimetal.app.depot import DOSSIERS
from certimetal.app.grille import describe_grid
from certimetal.app.reperage import find_dossier, load
from certimetal.domain.consignation import Demande
from certimetal.domain.francais import guillemets
from certimetal.domain.grille import CHAMPS, Grille
from certimetal.domain.importation import GrilleImportee
from certimetal.domain.jours import lire_jour
from certimetal.domain.situation import NatureAudit
from certimetal.errors import InvalidValueError
from certimetal.reading.word.grille import read_grid
from certimetal.reading.word.marges import typed_margins
from certimetal.rendering.documents.formulaire import PROPRIETE_SIRET
from certimetal.rendering.documents.grille import plan_grid
from certimetal.rendering.documents.imprimes import printed_texts
from certimetal.rendering.documents.paquet_docx import NOM_DU_FORMULAIRE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.app.document_recu import DocumentRecu
    from certimetal.domain.consignation.resultat import Consigne
    from certimetal.domain.importation import GrilleLue, VerdictLu


def plan_constats(
    depot: Depot,
    recu: DocumentRecu,
    *,
    siret: str = "",
    today: date,
    racines: Sequence[str | Path] = (DOSSIERS,),
) -> GrilleImportee:
    """Return the event that a filled grid asks for, nothing being written.

    InvalidValueError where it has no date, or is another dossier's; UnknownNameError where there
    is no such dossier.
    """
    porte = recu.proprietes.get(PROPRIETE_SIRET, "")
    voulu = "".join(siret.split()) or porte
    if porte and voulu != porte:
        raise InvalidValueError(
            f"Cette grille est celle du SIRET {guillemets(porte)}, et non de {guillemets(voulu)} : "
            "rien n’a été écrit."
        )
    emplacement = find_dossier(depot, voulu, racines=racines)
    constats = describe(depot, "constats")
    grille = describe_grid(load(depot, emplacement), depot.referentiel, siret=emplacement.siret)
    document = plan_grid(grille, constats, depot.referentiel, today)
    lue = read_grid(recu.blocs, constats, tuple(printed_texts(document.blocs)))
    marges = typed_margins(recu.marges, (NOM_DU_FORMULAIRE,))
    return GrilleImportee(
        siret=emplacement.siret,
        demande=_demande(lue),
        non_places=(*recu.non_places, *marges, *lue.non_places),
        changes=tuple(_changes(lue, grille)),
    )


def write_constats(
    depot: Depot,
    importee: GrilleImportee,
    *,
    today: date,
    apercu: bool,
    racines: Sequence[str | Path] = (DOSSIERS,),
) -> Consigne:
    """Write the event of a grid, or only show it; errors are those of ``consign``."""
    return consign(
        depot, importee.siret, importee.demande, today=today, apercu=apercu, racines=racines
    )


def _demande(lue: GrilleLue) -> Demande:
    jour = lire_jour(lue.date)
    if jour is None:
        raison = f"{guillemets(lue.date)} n’est pas une date" if lue.date else "elle est vide"
        raise InvalidValueError(
            f"La grille ne dit pas la date de l’audit : {raison}. Écrivez-la comme 2026-03-31 ou "
            "31/03/2026, puis recommencez. Rien n’a été écrit."
        )
    juges = {code: v for code, v in lue.verdicts.items() if _dit(v)}
    if not juges:
        raise InvalidValueError(
            "Aucun verdict n’est coché dans cette grille : rien n’a été écrit. Cochez une case par "
            "indicateur examiné."
        )
    details = {
        cle: tuple((code, getattr(v, cle)) for code, v in juges.items() if getattr(v, cle))
        for cle in CHAMPS
    }
    demande = Demande(
        type="constats",
        date=jour,
        details=details,
        lus={code: _lu(v) for code, v in lue.verdicts.items() if v.empreinte},
    )
    if lue.audit:
        demande = replace(demande, champs={"audit": lue.audit})
    if lue.audit == NatureAudit.INTERMEDIAIRE:
        demande = replace(demande, cibles=tuple(juges))
    return demande


def _dit(verdict: VerdictLu) -> bool:
    return bool(verdict.verdict or verdict.constat or verdict.attendu)


def _lu(verdict: VerdictLu) -> dict[str, Any]:
    """Return what was read, as the event keeps it."""
    lu: dict[str, Any] = {"empreinte": verdict.empreinte}
    if verdict.annexes:
        lu["annexes"] = dict(verdict.annexes)
    if verdict.guide:
        lu["guide"] = verdict.guide
    return lu


def _changes(lue: GrilleLue, grille: Grille) -> Iterator[tuple[str, str]]:
    """Yield each indicator whose matter is no longer what the grid was made of."""
    actuelles = {ligne.code: ligne for ligne in grille.lignes}
    for code, verdict in lue.verdicts.items():
        ligne = actuelles.get(code)
        if ligne is None or not _dit(verdict):
            continue
        if not verdict.empreinte:
            yield code, "la grille n’a plus l’empreinte de ce qui a été lu"
        elif verdict.empreinte != ligne.empreinte:
            yield code, "la réponse"
        if verdict.empreinte and dict(verdict.annexes) != dict(ligne.empreintes):
            yield code, "une annexe"
        if verdict.guide and verdict.guide != ligne.guide:
            yield code, "le guide de lecture"
