"""What ``reprendre`` says: the rows to mend, or what was written; and the model of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import NBSP, compter, guillemets
from certimetal.domain.reprise import COLONNES, EXEMPLE

if TYPE_CHECKING:
    from certimetal.domain.reprise import Reprises

_EXEMPLE = {
    "siret": "00000001800002",
    "reference": f"{EXEMPLE}, décision 2022-014",
    "date_effet": "2022-09-01",
    "fin": "2027-08-31",
    "date_decision": "2022-08-29",
    "certificateur": "uimm-35-56",
    "raison_sociale": "Organisme d’exemple de Lorient",
    "note": "",
}


def table_model() -> str:
    """Return the table to fill in, as a French spreadsheet opens it: its mark, then « ; »."""
    lignes = [";".join(COLONNES), ";".join(_EXEMPLE[colonne] for colonne in COLONNES)]
    return "\ufeff" + "".join(f"{ligne}\r\n" for ligne in lignes)


def tell_reprises(reprises: Reprises) -> str:
    """Say what was written, or each row that must be mended."""
    if reprises.fautes:
        lignes = [
            f"Ligne {faute.ligne}"
            + (f", colonne {guillemets(faute.colonne)}" if faute.colonne else "")
            + f"{NBSP}: {faute.message}"
            for faute in reprises.fautes
        ]
        compte = compter(len(reprises.fautes), "faute")
        lignes += ("", f"{compte}{NBSP}: rien n’a été écrit. Corrigez le tableau et recommencez.")
        return "\n".join(lignes) + "\n"
    compte = compter(len(reprises.evenements), "habilitation reprise", "habilitations reprises")
    lignes = [f"{compte}{NBSP}:"]
    lignes += [f"    {chemin}" for chemin in reprises.evenements]
    if reprises.dossiers:
        crees = compter(len(reprises.dossiers), "dossier créé", "dossiers créés")
        lignes += ("", f"{crees}, à compléter par l’organisme{NBSP}:")
        lignes += [f"    {chemin}" for chemin in reprises.dossiers]
    lignes += ("", f"Vérifiez{NBSP}: {guillemets('certimetal valider')}.")
    return "\n".join(lignes) + "\n"
