"""The audit grid: made, filled in on site, and turned into « constats » as ``consigner`` would."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from certimetal.app.consigner import consign
from certimetal.app.depot import Depot, open_depot
from certimetal.app.document_recu import read_document
from certimetal.app.grille import make_grid
from certimetal.app.import_grille import plan_constats, write_constats
from certimetal.domain.consignation import Demande
from certimetal.domain.referentiel import INDICATEURS
from certimetal.errors import EventRefusedError, InvalidValueError
from certimetal.reading.source import read_yaml
from documents_word import JOUR, PROJET, cocher, comme_word, ecrire_zip, lire_zip, remplir

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.lent
"""Each makes a document and reads it, with pandoc."""

SAINT_MALO = "00000006700009"


@pytest.fixture
def depot(tmp_path: Path) -> Depot:
    """Saint-Malo's dossier, received: its audit initial waits for its constats."""
    dossier = f"dossiers/uimm-35-56/{SAINT_MALO}"
    for nom in ("criteria", "schemas", dossier):
        shutil.copytree(PROJET / nom, tmp_path / nom)
    ouvert = open_depot(tmp_path)
    recu = Demande(
        type="recevabilite",
        date=date(2026, 11, 20),
        auteur="secretariat",
        champs={"resultat": "complet"},
    )
    consign(ouvert, SAINT_MALO, recu, today=JOUR)
    return ouvert


def remplie(depot: Depot, *, jour: str = "27/11/2026", sauf: str = "") -> bytes:
    """Return the grid of the dossier filled in: all conform but C3I2."""
    _, contenu = make_grid(depot, SAINT_MALO, "docx", today=JOUR)
    archive = lire_zip(contenu)
    texte = archive["word/document.xml"].decode()
    texte = remplir(texte, ">Audit<", "Date", jour)
    for code in INDICATEURS:
        if code == sauf:
            continue
        verdict = "Non-conformité mineure" if code == "C3I2" else "Conforme"
        texte = cocher(texte, f">{code} ·", verdict)
    texte = remplir(texte, ">C3I2 ·", "Constat", "Le délai n’est pas tenu.")
    texte = remplir(texte, ">C3I2 ·", "Attendu", "Un délai de dix jours.")
    archive["word/document.xml"] = texte.encode()
    return comme_word(ecrire_zip(archive))


def evenement(depot: Depot, chemin: str) -> dict[str, object]:
    lu = read_yaml((depot.root / chemin).read_bytes(), path=chemin)[1]
    assert lu.findings == ()
    assert isinstance(lu.data, dict)
    return lu.data


def test_a_filled_grid_is_the_event_that_consigner_writes(depot: Depot) -> None:
    recu = read_document(remplie(depot), nom="grille.docx")
    assert recu.est_une_grille
    importee = plan_constats(depot, recu, today=JOUR)
    assert (importee.changes, importee.non_places) == ((), ())
    ecrit = write_constats(depot, importee, today=JOUR, apercu=False)
    par_la_grille = evenement(depot, ecrit.chemin)
    (depot.root / ecrit.chemin).unlink()
    demande = Demande(
        type="constats",
        date=date(2026, 11, 27),
        details={
            "verdict": (("C3I2", "nc_mineure"),),
            "constat": (("C3I2", "Le délai n’est pas tenu."),),
            "attendu": (("C3I2", "Un délai de dix jours."),),
        },
        drapeaux=frozenset({"tous_conformes"}),
    )
    par_la_commande = consign(open_depot(depot.root), SAINT_MALO, demande, today=JOUR)
    assert par_la_grille == evenement(depot, par_la_commande.chemin)


def test_what_changed_since_the_visit_is_to_be_read_again(depot: Depot) -> None:
    contenu = remplie(depot)
    reponse = depot.root / f"dossiers/uimm-35-56/{SAINT_MALO}/reponses/C3I2.md"
    avant = reponse.read_bytes()
    reponse.write_bytes(avant + b"\nUne phrase que l\xe2\x80\x99auditeur n\xe2\x80\x99a pas lue.\n")
    neuf = open_depot(depot.root)
    importee = plan_constats(neuf, read_document(contenu, nom="grille.docx"), today=JOUR)
    assert importee.changes == (("C3I2", "la réponse"),)
    ecrit = write_constats(neuf, importee, today=JOUR, apercu=False)
    verdicts = [v for v in ecrit.apres.verdicts if v.indicateur == "C3I2"]
    reponse.write_bytes(avant)
    _, contenu = make_grid(open_depot(depot.root), SAINT_MALO, "docx", today=JOUR)
    lue = plan_constats(neuf, read_document(remplie(depot), nom="g.docx"), today=JOUR)
    assert [v.empreinte for v in verdicts] == [lue.demande.lus["C3I2"]["empreinte"]]


def test_a_verdict_that_nobody_gave_is_left_to_complete(depot: Depot) -> None:
    recu = read_document(remplie(depot, sauf="C5I1"), nom="grille.docx")
    apercu = write_constats(depot, plan_constats(depot, recu, today=JOUR), today=JOUR, apercu=True)
    assert [chemin[1] for chemin in apercu.prepare.a_completer] == ["C5I1"]


def test_a_grid_without_its_date_or_twice_written_is_refused(depot: Depot) -> None:
    sans_date = read_document(remplie(depot, jour=""), nom="grille.docx")
    with pytest.raises(InvalidValueError, match="la date de l’audit"):
        plan_constats(depot, sans_date, today=JOUR)
    importee = plan_constats(depot, read_document(remplie(depot), nom="g.docx"), today=JOUR)
    write_constats(depot, importee, today=JOUR, apercu=False)
    with pytest.raises(EventRefusedError, match="déjà rendus"):
        write_constats(open_depot(depot.root), importee, today=JOUR, apercu=False)
