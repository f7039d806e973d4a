"""The use case of ``certimetal importer``: a form that comes back, as changes of a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.app.depot import DOSSIERS
from certimetal.app.formulaire import form_of
from certimetal.app.import_fichiers import plan_files
from certimetal.app.racine import Racine, open_racine
from certimetal.app.reperage import Emplacement
from certimetal.domain.formulaire_valeurs import place_values
from certimetal.domain.francais import guillemets
from certimetal.domain.importation import Importation
from certimetal.errors import InvalidValueError, UnreadableFileError
from certimetal.reading.contenu import Contenu, read_content
from certimetal.reading.repertoire import list_dossiers
from certimetal.reading.tree_remplace import TreeRemplace
from certimetal.reading.word.arbre import same
from certimetal.reading.word.formulaire import HORS, read_form
from certimetal.reading.word.marges import typed_margins
from certimetal.rendering.documents.formulaire import (
    PROPRIETE_SIRET,
    Demande,
    plan_document,
)
from certimetal.rendering.documents.imprimes import printed_texts
from certimetal.rendering.documents.paquet_docx import NOM_DU_FORMULAIRE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from certimetal.app.depot import Depot
    from certimetal.app.document_recu import DocumentRecu
    from certimetal.domain.formulaire import Formulaire
    from certimetal.domain.importation import DocumentLu, FichierImporte, NonPlace
    from certimetal.finding import Finding

_FICHE = "dossier"


def plan_import(
    depot: Depot,
    recu: DocumentRecu,
    *,
    today: date,
    siret: str = "",
    certificateur: str = "",
    racines: Sequence[str | Path] = (DOSSIERS,),
) -> Importation:
    """Return what a form that was filled in would change, nothing being written.

    InvalidValueError where nobody says whose it is, or where it says someone else's SIRET;
    UnreadableFileError where it is no form of ours nor of the source's, or where the dossier's own
    files cannot be read.
    """
    dit = "".join((siret or recu.proprietes.get(PROPRIETE_SIRET, "")).split())
    emplacement = _find(depot, dit, racines) if dit else None
    contenu = _content(emplacement)
    formulaire = _form(depot, contenu)
    lu = _read(depot, formulaire, recu, dit, contenu)
    trouve = _siret(lu, siret, recu)
    if emplacement is None:
        emplacement = _find(depot, trouve, racines)
        contenu = _content(emplacement)
    marges = typed_margins(recu.marges, (NOM_DU_FORMULAIRE, depot.referentiel.titre))
    non_places = (*recu.non_places, *marges, *_utiles(lu, formulaire, contenu))
    if emplacement is None:
        from certimetal.app.import_nouveau import plan_new  # noqa: PLC0415 -- brings all checks

        dossier, plan = plan_new(depot, formulaire, lu, trouve, certificateur)
        findings: tuple[Finding, ...] = ()
    else:
        dossier, plan = emplacement.chemin, plan_files(emplacement, formulaire, contenu, lu, depot)
        findings = _findings(depot, emplacement, plan.fichiers, today)
    return Importation(
        document=recu.nom,
        dossier=dossier,
        siret=trouve,
        nouveau=emplacement is None,
        fichiers=plan.fichiers,
        modifications=plan.modifications,
        textes=plan.textes,
        non_places=(*non_places, *plan.non_places),
        medias=_medias(recu, non_places),
        findings=findings,
    )


def _find(depot: Depot, siret: str, racines: Sequence[str | Path]) -> Emplacement | None:
    trouves = [
        Emplacement(racine=racine, folder=folder)
        for racine in (open_racine(depot, chemin) for chemin in dict.fromkeys(racines))
        for folder in list_dossiers(racine.tree, racine.folder)
        if folder.rpartition("/")[2] == siret
    ]
    if len(trouves) > 1:
        raise InvalidValueError(
            f"Plusieurs dossiers portent le SIRET {guillemets(siret)} : gardez le bon, ou désignez "
            "l’un de ces dossiers avec --racine."
        )
    return trouves[0] if trouves else None


def _content(emplacement: Emplacement | None) -> Contenu:
    if emplacement is None:
        return Contenu()
    contenu = read_content(
        emplacement.racine.tree, emplacement.folder, prefix=emplacement.racine.prefix
    )
    if contenu.illisibles:
        premiere = contenu.illisibles[0]
        raise UnreadableFileError(
            f"Le dossier {emplacement.chemin} a un fichier qui ne se lit pas : rien n’y sera "
            f"changé. {premiere.location.path} : {premiere.message} Corrigez-le d’abord "
            "(« certimetal valider » dit tout)."
        )
    return contenu


def _form(depot: Depot, contenu: Contenu) -> Formulaire:
    fiche = contenu.fiche if isinstance(contenu.fiche, dict) else {}
    edition = fiche.get("edition")
    return form_of(depot, edition if isinstance(edition, str) else "")


def _read(
    depot: Depot, formulaire: Formulaire, recu: DocumentRecu, siret: str, contenu: Contenu
) -> DocumentLu:
    fiche: dict[str, Any] = contenu.fiche if isinstance(contenu.fiche, dict) else {}
    referentiel = depot.referentiel
    imprimes: list[str] = []
    for certificateur in ("", *referentiel.certificateurs):
        vierge = Demande(
            formulaire=formulaire,
            referentiel=referentiel,
            jour=referentiel.date_effet,
            certificateur=certificateur,
            siret=siret,
            raison_sociale=str(fiche.get("raison_sociale") or ""),
        )
        imprimes += printed_texts(plan_document(vierge).blocs)
    lu = read_form(recu.blocs, formulaire, imprimes, siret=siret)
    if not lu.vus and not lu.corps:
        raise UnreadableFileError(
            f"{guillemets(recu.nom)} n’est pas un formulaire de dossier : aucun de ses tableaux "
            "n’y est. Rien n’a été écrit. Pour en avoir un vierge : « certimetal formulaire »."
        )
    return lu


def _siret(lu: DocumentLu, demande: str, recu: DocumentRecu) -> str:
    """Return whose form it is; the option, the field and the file's property must agree."""
    ecrit = "".join(str(lu.champs.get("dossier_siret", "")).split())
    porte = recu.proprietes.get(PROPRIETE_SIRET, "")
    voulu = "".join(demande.split()) or porte or ecrit
    if not voulu:
        raise InvalidValueError(
            "Le document ne dit pas de quel organisme il est : complétez-y le numéro SIRET, ou "
            "donnez-le avec --siret."
        )
    autre = next((s for s in (ecrit, porte) if s and s != voulu), "")
    if autre:
        raise InvalidValueError(
            f"Le document est celui du SIRET {guillemets(autre)}, et non de {guillemets(voulu)} : "
            "rien n’a été écrit. Un changement de SIRET est un transfert, qui se consigne au "
            "journal ; une faute de frappe se corrige dans le document."
        )
    return voulu


def _utiles(lu: DocumentLu, formulaire: Formulaire, contenu: Contenu) -> Iterator[NonPlace]:
    """Yield what is not placed, save the values that the form has no field for and that stay."""
    hors = place_values(formulaire, contenu.fiche, contenu.reponses).hors
    gardees = {(same(h.ou), same(h.valeur)) for h in hors}
    for chose in dict.fromkeys(lu.non_places):
        if chose.quoi != HORS or (same(chose.ou), same(chose.texte)) not in gardees:
            yield chose


def _medias(recu: DocumentRecu, non_places: Sequence[NonPlace]) -> dict[str, bytes]:
    """Return the pictures that the document shows, by the name that the tree gives them."""
    voulus = {n.media for n in non_places if n.media}
    return {
        nom: data
        for nom, data in recu.medias.items()
        if nom in voulus or nom.removeprefix("word/") in voulus
    }


def _findings(
    depot: Depot, emplacement: Emplacement, fichiers: Sequence[FichierImporte], today: date
) -> tuple[Finding, ...]:
    """Return what the checks say of the dossier as it would be, and did not say before."""
    if not fichiers:
        return ()
    from certimetal.app.examen import examine  # noqa: PLC0415 -- all checks: only where one may fail

    racine, folder = emplacement.racine, emplacement.folder
    neufs = {f"{folder}/{f.nom}" if folder else f.nom: f.apres for f in fichiers}
    tree = TreeRemplace(racine.tree, neufs)
    apres = Racine(tree=tree, folder=racine.folder, prefix=racine.prefix)
    _, souvenir = examine(depot, apres, folder, today=today)
    _, avant = examine(depot, racine, folder, today=today)
    connus = {(f.controle, f.location.path, f.message) for f in avant.findings}
    return tuple(
        f for f in souvenir.findings if (f.controle, f.location.path, f.message) not in connus
    )
