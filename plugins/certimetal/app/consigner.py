"""The use cases of ``certimetal consigner``: what may be written now, and the writing of it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from certimetal.app.depot import DOSSIERS, SCHEMAS
from certimetal.app.epreuve import Epreuve, judge
from certimetal.app.reperage import find_dossier
from certimetal.domain.consignation import Matiere, preparer
from certimetal.domain.consignation.genre import (
    check_acheve,
    check_jour,
    choisir_genre,
    inacheves,
    nommer,
)
from certimetal.domain.consignation.resultat import Choix, Consigne
from certimetal.domain.cycle import evenements_possibles, situer
from certimetal.domain.journal import DOSSIER_JOURNAL
from certimetal.errors import ReferentielError, WriteRefusedError
from certimetal.reading.dossier import read_dossier
from certimetal.reading.tree_ajout import TreeAjout
from certimetal.writing.atomic import write_text
from certimetal.writing.evenement_commente import compose
from certimetal.writing.verrou import exclusive

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from certimetal.app.depot import Depot
    from certimetal.app.reperage import Emplacement
    from certimetal.domain.champ import Champ
    from certimetal.domain.consignation import Demande, Prepare
    from certimetal.domain.cycle import Possible
    from certimetal.domain.dossier import Dossier
    from certimetal.domain.nom_evenement import NomEvenement
    from certimetal.reading.dossier import DossierLu

ESSAIS = 20
"""How often to begin again where someone else takes the name of the event meanwhile."""


def describe(depot: Depot, type_: str) -> Champ:
    """Return a type of event as its schema describes it; ReferentielError where there is none."""
    if not depot.schemas.has(f"journal/{type_}"):
        raise ReferentielError(
            f"Le schéma {SCHEMAS}/journal/{type_}.schema.json manque : reprenez-le depuis le dépôt."
        )
    return depot.schemas.champ(f"journal/{type_}")


def list_possibles(
    depot: Depot, siret: str, *, today: date, racines: Sequence[str | Path] = (DOSSIERS,)
) -> Choix:
    """Return what may be written today in the dossier of ``siret``, and what may not."""
    emplacement = find_dossier(depot, siret, racines=racines)
    dossier = _lire(depot, emplacement).dossier
    return Choix(
        dossier=emplacement.chemin,
        siret=emplacement.siret,
        raison_sociale=dossier.raison_sociale,
        situation=situer(dossier, depot.referentiel, today),
        possibles=evenements_possibles(dossier, depot.referentiel, today),
        inacheves=tuple(evenement.chemin for evenement in inacheves(dossier.journal)),
    )


def consign(
    depot: Depot,
    siret: str,
    demande: Demande,
    *,
    today: date,
    apercu: bool = False,
    racines: Sequence[str | Path] = (DOSSIERS,),
) -> Consigne:
    """Write the event that ``demande`` asks for in the dossier of ``siret``; ``apercu``: show it.

    What exists is never touched, and two that write at once never take the same rank.
    EventRefusedError where the rules forbid it, InvalidValueError where what was typed is wrong,
    UnknownNameError where there is no such dossier.
    """
    emplacement = find_dossier(depot, siret, racines=racines)
    dossier = _dossier_reel(depot, emplacement)
    if apercu:
        return _compose(depot, emplacement, demande, today)
    for essai in range(ESSAIS):
        with exclusive(dossier):
            consigne = _compose(depot, emplacement, demande, today, ecrit=True)
            try:
                _ecrire(dossier, consigne)
            except WriteRefusedError:
                if essai + 1 == ESSAIS:
                    raise
                continue
        return consigne
    raise AssertionError("unreachable")


def _dossier_reel(depot: Depot, emplacement: Emplacement) -> Path:
    """Return the dossier's folder on this machine; WriteRefusedError where a link leads away."""
    dossier = Path(os.path.normpath(depot.root / emplacement.chemin))
    if (dossier / DOSSIER_JOURNAL).is_symlink():
        raise WriteRefusedError(
            f"{emplacement.chemin}/{DOSSIER_JOURNAL} est un lien vers un autre endroit : rien n’y "
            "est écrit. Remplacez-le par un vrai dossier."
        )
    return dossier


def _ecrire(dossier: Path, consigne: Consigne) -> None:
    """Write the event, or leave nothing of it: not even the folder that it needed."""
    journal = dossier / DOSSIER_JOURNAL
    try:
        write_text(journal / consigne.chemin.rpartition("/")[2], consigne.texte, create_only=True)
    except BaseException:
        with suppress(OSError):
            journal.rmdir()
        raise


def _compose(
    depot: Depot, emplacement: Emplacement, demande: Demande, today: date, *, ecrit: bool = False
) -> Consigne:
    """Prepare the event, and look at the whole dossier with it: what it would break, it is not."""
    referentiel = depot.referentiel
    lu = _lire(depot, emplacement)
    dossier = lu.dossier
    check_acheve(dossier.journal)
    check_jour(demande, dossier.journal, today)
    possibles = evenements_possibles(dossier, referentiel, demande.date)
    possible = choisir_genre(demande, possibles)
    nom, texte, prepare = draft(depot, (dossier, emplacement.chemin), demande, possible)
    apres = _lire(depot, emplacement, ajout=(nom, texte))
    epreuve = Epreuve(
        depot=depot, avant=lu, apres=apres, nom=nom, prepare=prepare, aujourdhui=today
    )
    return Consigne(
        chemin=f"{emplacement.chemin}/{nom.chemin}",
        texte=texte,
        ecrit=ecrit,
        prepare=prepare,
        champ=describe(depot, demande.type),
        avant=situer(dossier, referentiel, today),
        apres=situer(apres.dossier, referentiel, today),
        remarques=judge(epreuve),
    )


def draft(
    depot: Depot,
    lieu: tuple[Dossier, str],
    demande: Demande,
    possible: Possible,
    *,
    a_la_main: bool = True,
) -> tuple[NomEvenement, str, Prepare]:
    """Return the event that ``demande`` asks for: its name, its text, what was computed for it.

    ``lieu`` is the dossier, and its folder as finding paths name it; ``a_la_main`` tells whether a
    person completes the file itself. EventRefusedError and InvalidValueError where it cannot be.
    """
    dossier, chemin = lieu
    champ = describe(depot, demande.type)
    matiere = Matiere(
        dossier=dossier,
        referentiel=depot.referentiel,
        situation=situer(dossier, depot.referentiel, demande.date),
        possible=possible,
        champ=champ,
        champ_de=lambda type_: describe(depot, type_),
    )
    prepare = preparer(demande, matiere)
    schema = _vers_le_schema(depot, chemin, demande.type)
    texte = compose(prepare, champ, schema=schema, a_la_main=a_la_main)
    return nommer(demande, dossier), texte, prepare


def _vers_le_schema(depot: Depot, chemin: str, type_: str) -> str:
    """Return the way from the journal's folder to a schema: the dossier may be in another clone."""
    journal = os.path.normpath(depot.root / chemin / DOSSIER_JOURNAL)
    racine = os.path.relpath(depot.root, journal).replace(os.sep, "/")
    return f"{racine}/{SCHEMAS}/journal/{type_}.schema.json"


def _lire(
    depot: Depot, emplacement: Emplacement, ajout: tuple[NomEvenement, str] | None = None
) -> DossierLu:
    tree = emplacement.racine.tree
    if ajout is not None:
        nom, texte = ajout
        chemin = f"{emplacement.folder}/{nom.chemin}"
        tree = TreeAjout(tree, chemin, texte.encode("utf-8", "surrogatepass"))
    return read_dossier(tree, emplacement.folder, depot.schemas, prefix=emplacement.racine.prefix)
