"""The journals of invented dossiers: ten events each, all valid, over and done whenever they run.

Five stories, so that every part of the lifecycle is paid for: granted after a délai de réponse,
kept after an audit intermédiaire, taken over from paper with its renewal under way, late in its
délai, and withdrawn.
"""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

INDICATEURS = tuple(f"C{c}I{i}" for c in range(1, 7) for i in (1, 2))
CERTIFICATION = {
    "type": "CQPM",
    "intitule": "Technicien de maintenance productive",
    "rncp": "RNCP41814",
    "role": ["preparation", "evaluation"],
}
Fait = tuple[int, str, str, dict[str, Any]]
"""An event: days since the story began, type, author, and what it says."""


def journal(hasard: random.Random) -> dict[str, str]:
    """Return the files of a journal, by name."""
    [histoire] = hasard.choices(
        (_accorde, _maintenu, _repris, _en_retard, _retire), (5, 2, 1, 1, 1)
    )
    return _fichiers(*histoire(hasard))


def long_journal(nombre: int) -> dict[str, str]:
    """Return a journal of about ``nombre`` events: an habilitation audited again and again."""
    hasard = random.Random(nombre)  # noqa: S311 -- invented text, not a secret
    debut = date(2022, 1, 3)
    faits = [*_demande(hasard, debut, nc={}), *_octroi(debut, 50)]
    for jours in range(100, 100 + nombre // 4):
        faits += [
            (jours, "declenchement", "auditeur", _declenche("initiative")),
            (jours, "constats", "auditeur", _constats(hasard, "intermediaire", {}, ("C1I1",))),
            (jours, "notification", "secretariat", _notifie(debut, jours, "constats", 2)),
            (jours, "decision", "signataire", _sens("maintien", debut, jours)),
        ]
    return _fichiers(debut, faits)


def _fichiers(debut: date, faits: Iterable[Fait]) -> dict[str, str]:
    fichiers: dict[str, str] = {}
    rangs: dict[date, int] = {}
    for jours, genre, auteur, contenu in faits:
        jour = debut + timedelta(days=jours)
        rangs[jour] = rangs.get(jour, 0) + 1
        lignes = [f"date: {jour}", f"auteur: {auteur}"]
        lignes += [f"{cle}: {json.dumps(v, ensure_ascii=False)}" for cle, v in contenu.items()]
        fichiers[f"{jour}-{rangs[jour]:02}-{genre}.yml"] = "\n".join(lignes) + "\n"
    return fichiers


def _accorde(hasard: random.Random) -> tuple[date, list[Fait]]:
    debut = _jour(hasard, date(2023, 1, 2))
    faits = [
        *_demande(hasard, debut, nc={"C3I2": "nc_majeure", "C5I1": "nc_mineure"}),
        (45, "decision", "signataire", _delai(debut, 42)),
        (60, "plan_actions", "of", _plan("C3I2", "C5I1", echeance=debut + timedelta(days=150))),
        (120, "levee", "auditeur", {"levees": {c: _levee(hasard, c) for c in ("C3I2", "C5I1")}}),
        *_octroi(debut, 125),
        (128, "notification", "secretariat", _notifie(debut, 125, "decision")),
    ]
    return debut, faits


def _maintenu(hasard: random.Random) -> tuple[date, list[Fait]]:
    debut = _jour(hasard, date(2023, 1, 2))
    origine = hasard.choice(("entreprise", "candidat", "financeur"))
    faits = [
        *_demande(hasard, debut, nc={}),
        *_octroi(debut, 50),
        (500, "declenchement", "auditeur", _declenche(origine)),
        (540, "constats", "auditeur", _constats(hasard, "intermediaire", {}, INDICATEURS[2:5])),
        (541, "notification", "secretariat", _notifie(debut, 540, "constats")),
        (550, "decision", "signataire", _sens("maintien", debut, 550)),
    ]
    return debut, faits


def _repris(hasard: random.Random) -> tuple[date, list[Fait]]:
    debut = _jour(hasard, date(2022, 1, 3))
    effet = debut - timedelta(days=1)
    reprise = {
        "reference": "Décision sur papier",
        "date_effet": f"{effet}",
        "fin": f"{_fin(effet)}",
    }
    nc = {"C4I1": "nc_mineure"}
    faits: list[Fait] = [
        (0, "reprise", "signataire", reprise),
        (200, "changement", "of", {"nature": "positionnement", "description": "Un CQPM de plus."}),
        (500, "declenchement", "auditeur", _declenche("initiative")),
        (530, "constats", "auditeur", _constats(hasard, "intermediaire", nc, ("C4I1", "C4I2"))),
        (531, "notification", "secretariat", _notifie(debut, 530, "constats")),
        (550, "plan_actions", "of", _plan("C4I1", echeance=debut + timedelta(days=600))),
        (610, "levee", "auditeur", {"levees": {"C4I1": _levee(hasard, "C4I1")}}),
        (611, "decision", "signataire", _sens("maintien", debut, 611)),
        (1000, "depot", "of", _depot("renouvellement")),
        (1010, "recevabilite", "secretariat", {"resultat": "complet", "comptes_confirmes": True}),
    ]
    return debut, faits


def _en_retard(hasard: random.Random) -> tuple[date, list[Fait]]:
    debut = _jour(hasard, date(2023, 9, 4))
    nc = {"C5I2": "nc_majeure"}
    maintenue = {"levees": {"C5I2": _levee(hasard, "C5I2", "maintenue")}}
    faits: list[Fait] = [
        (0, "depot", "of", _depot("initiale")),
        (5, "recevabilite", "secretariat", {"resultat": "pieces_demandees", "pieces": ["Annexes"]}),
        (15, "depot", "of", _depot("initiale")),
        (20, "recevabilite", "secretariat", {"resultat": "complet", "comptes_confirmes": True}),
        (50, "constats", "auditeur", _constats(hasard, "initial", nc, INDICATEURS)),
        (51, "notification", "secretariat", _notifie(debut, 50, "constats")),
        (55, "decision", "signataire", _delai(debut, 51)),
        (70, "plan_actions", "of", _plan("C5I2", echeance=debut + timedelta(days=180))),
        (190, "levee", "auditeur", maintenue),
        (191, "notification", "secretariat", _notifie(debut, 190, "levee")),
    ]
    return debut, faits


def _retire(hasard: random.Random) -> tuple[date, list[Fait]]:
    debut = _jour(hasard, date(2022, 9, 5))
    limite = f"{debut + timedelta(days=460)}"
    faits = [
        *_demande(hasard, debut, nc={}),
        (50, "decision", "signataire", _accord(debut, 50)),
        (400, "decision", "signataire", _sens("suspension", debut, 400)),
        (401, "griefs", "signataire", {"griefs": "Jurys refusés.", "limite_observations": limite}),
        (402, "notification", "secretariat", _notifie(debut, 401, "griefs")),
        (430, "observations", "of", {"texte": "Les jurys reprendront."}),
        (470, "decision", "signataire", _sens("retrait", debut, 470)),
    ]
    return debut, faits


def _demande(hasard: random.Random, debut: date, *, nc: Mapping[str, str]) -> Iterator[Fait]:
    yield 0, "depot", "of", _depot("initiale")
    yield 7, "recevabilite", "secretariat", {"resultat": "complet", "comptes_confirmes": True}
    yield 40, "constats", "auditeur", _constats(hasard, "initial", nc, INDICATEURS)
    yield 42, "notification", "secretariat", _notifie(debut, 40, "constats")


def _octroi(debut: date, jours: int) -> Iterator[Fait]:
    effet = debut + timedelta(days=jours)
    yield jours, "decision", "signataire", _accord(debut, jours)
    convention = {
        "objet": ["preparation", "evaluation"],
        "certifications": [CERTIFICATION],
        "debut": f"{effet}",
        "fin": f"{_fin(effet)}",
        "contrepartie": "Forfait national unique par candidat.",
        "sous_traitance": "Aucune.",
        "moyens": "Un plateau technique et un référent certification.",
    }
    yield jours, "convention", "signataire", convention


def _jour(hasard: random.Random, premier: date) -> date:
    return premier + timedelta(days=hasard.randrange(300))


def _fin(effet: date) -> date:
    return effet + relativedelta(years=5) - timedelta(days=1)


def _depot(nature: str) -> dict[str, Any]:
    return {"nature": nature, "engagement": True, "qualite_responsable": "Direction du centre"}


def _declenche(origine: str) -> dict[str, Any]:
    return {"instance": "uimm_territoriale", "origine": origine, "objet": "Inscriptions tardives."}


def _notifie(debut: date, jours: int, genre: str, rang: int = 1) -> dict[str, Any]:
    jour = debut + timedelta(days=jours)
    return {"evenement": f"{jour}-{rang:02}-{genre}.yml", "moyen": "lettre_recommandee"}


def _sens(sens: str, debut: date, jours: int) -> dict[str, Any]:
    jour = debut + timedelta(days=jours)
    return {"sens": sens, "date_effet": f"{jour}", "motif": "Au vu des constats de l’audit."}


def _accord(debut: date, jours: int) -> dict[str, Any]:
    return _sens("habilitation", debut, jours) | {"fin": f"{_fin(debut + timedelta(days=jours))}"}


def _delai(debut: date, notifie: int) -> dict[str, Any]:
    limite = debut + timedelta(days=notifie) + relativedelta(months=6)
    return _sens("delai_de_reponse", debut, notifie + 3) | {"limite": f"{limite}"}


def _plan(*indicateurs: str, echeance: date) -> dict[str, Any]:
    actions = [
        {
            "indicateur": indicateur,
            "cause": "La procédure n’était pas écrite.",
            "action": "Écrire la procédure et la suivre.",
            "echeance": f"{echeance}",
            "preuve": "Procédure datée",
        }
        for indicateur in indicateurs
    ]
    return {"actions": actions}


def _lu(hasard: random.Random, indicateur: str) -> dict[str, Any]:
    return {
        "empreinte": f"v1:{_sha256(hasard)}",
        "annexes": {f"{indicateur}-A01": _sha256(hasard)},
    }


def _levee(hasard: random.Random, indicateur: str, resultat: str = "levee") -> dict[str, Any]:
    return {"resultat": resultat, "motif": "Procédure examinée.", **_lu(hasard, indicateur)}


def _constats(
    hasard: random.Random, audit: str, nc: Mapping[str, str], juges: tuple[str, ...]
) -> dict[str, Any]:
    verdicts: dict[str, Any] = {}
    for indicateur in juges:
        verdict = {"verdict": nc.get(indicateur, "conforme")}
        if indicateur in nc:
            verdict |= {
                "constat": "La procédure est suivie par une session sur deux.",
                "attendu": "Une procédure écrite, suivie à chaque session.",
            }
        guide = {"guide": f"v1:{_sha256(hasard)}"}
        verdicts[indicateur] = verdict | _lu(hasard, indicateur) | guide
    return {"audit": audit, "verdicts": verdicts}


def _sha256(hasard: random.Random) -> str:
    return f"sha256:{hasard.getrandbits(256):064x}"
