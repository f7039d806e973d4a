"""Journals on disk, valid, for tests that run the commands: all dated in 2025."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

INDICATEURS = [f"C{critere}I{rang}" for critere in range(1, 7) for rang in (1, 2)]


def ecrire_evenement(dossier: Path, nom: str, auteur: str, **donnees: Any) -> None:
    """Write the event ``nom`` (``2025-01-06-01-depot``) into a dossier's journal."""
    journal = dossier / "journal"
    journal.mkdir(exist_ok=True)
    lignes = [f"date: {nom[:10]}", f"auteur: {auteur}"]
    lignes += [f"{cle}: {json.dumps(v, ensure_ascii=False)}" for cle, v in donnees.items()]
    (journal / f"{nom}.yml").write_text("\n".join(lignes) + "\n", encoding="utf-8")


def auditer(dossier: Path, **nc: str) -> None:
    """Write a request, its audit and the notification of its constats, on 3 February 2025."""
    ecrire_evenement(
        dossier,
        "2025-01-06-01-depot",
        "of",
        nature="initiale",
        engagement=True,
        qualite_responsable="Direction du centre",
    )
    ecrire_evenement(
        dossier,
        "2025-01-13-01-recevabilite",
        "secretariat",
        resultat="complet",
        comptes_confirmes=True,
    )
    verdicts = {i: _verdict(i, nc.get(i, "conforme")) for i in INDICATEURS}
    ecrire_evenement(
        dossier, "2025-02-03-01-constats", "auditeur", audit="initial", verdicts=verdicts
    )
    ecrire_evenement(
        dossier,
        "2025-02-03-02-notification",
        "secretariat",
        evenement="2025-02-03-01-constats.yml",
        moyen="courriel",
    )


def _verdict(indicateur: str, verdict: str) -> dict[str, Any]:
    empreinte = hashlib.sha256(indicateur.encode()).hexdigest()
    lu = {"verdict": verdict, "empreinte": f"v1:sha256:{empreinte}"}
    if verdict == "conforme":
        return lu
    return lu | {"constat": f"Rien pour {indicateur}.", "attendu": "Une procédure écrite."}


def habiliter(dossier: Path, jour: str = "2025-11-03", fin: str = "2030-11-02") -> None:
    """Write an audit without non-conformité, and the decision that follows it."""
    auditer(dossier)
    decider(dossier, f"{jour}-01-decision", "habilitation", fin=fin)


def decider(dossier: Path, nom: str, sens: str, **donnees: Any) -> None:
    """Write a decision that takes effect on its own day."""
    ecrire_evenement(
        dossier,
        nom,
        "signataire",
        sens=sens,
        date_effet=nom[:10],
        motif="Au vu des constats.",
        **donnees,
    )
