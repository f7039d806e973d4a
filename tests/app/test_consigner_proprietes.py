"""Whatever is accepted breaks nothing: random stories, each event drawn among the possible ones,
with days and texts that may be wrong."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certimetal.app.consigner import consign, list_possibles
from certimetal.app.depot import open_depot
from certimetal.app.reperage import find_dossier
from certimetal.domain.consignation import Demande
from certimetal.domain.cycle import fautes_du_journal, situer
from certimetal.domain.cycle.table import CLE_DE_VARIANTE
from certimetal.errors import EventRefusedError, InvalidValueError
from certimetal.finding import Gravite
from certimetal.reading.dossier import read_dossier
from registre_reference import DOSSIER, SIRET, installer, journal

if TYPE_CHECKING:
    from collections.abc import Callable

    from certimetal.app.depot import Depot
    from certimetal.domain.cycle import Possible
    from certimetal.domain.dossier import Dossier

DEBUT = date(2025, 1, 6)
CODES = st.sampled_from(["C1I1", "C3I2", "C5I2"])
VERDICTS = st.sampled_from(["conforme", "conforme", "nc_mineure", "nc_majeure"])
TEXTES = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"),
        include_characters="\n",
    ),
    min_size=1,
    max_size=120,
)
CHOIX: dict[str, dict[str, list[Any]]] = {
    "depot": {"engagement": [True], "qualite_responsable": ["Directrice"]},
    "recevabilite": {"resultat": ["complet", "complet", "pieces_demandees"]},
    "declenchement": {"instance": ["gtp", "jury_paritaire"], "origine": ["candidat", "autre"]},
    "notification": {"moyen": ["courriel", "autre"]},
    "changement": {"nature": ["site", "siret"]},
    "reprise": {"reference": ["Décision 2022-014"]},
    "transfert": {"ancien_siret": ["00000009100025"]},
}
LIBRES = {
    "declenchement": ("objet",), "decision": ("motif",), "griefs": ("griefs",),
    "observations": ("texte",), "convention": ("moyens",), "changement": ("description",),
    "cessation": ("motif",), "rectification": ("motif",),
}  # fmt: skip
JOURS = {
    "decision": ("date_effet", "limite", "fin"), "griefs": ("limite_observations",),
    "reprise": ("date_effet", "fin"), "convention": ("debut", "fin"),
}  # fmt: skip
UTILES = {"depot", "recevabilite", "declenchement", "constats", "notification", "plan_actions",
          "levee", "decision", "griefs"}  # fmt: skip
"""What makes a story go on."""
AUTEURS = {"recevabilite": "auditeur", "notification": "secretariat", "transfert": "national"}


@st.composite
def champs_de(draw: st.DrawFn, possible: Possible, jour: date) -> dict[str, Any]:
    """Fields of a kind of event; its days are left to the rules, or drawn near or far."""
    type_ = possible.type
    champs = {cle: draw(st.sampled_from(v)) for cle, v in CHOIX.get(type_, {}).items()}
    champs |= {cle: draw(TEXTES) for cle in LIBRES.get(type_, ())}
    for cle in JOURS.get(type_, ()):
        ecart = draw(st.sampled_from([*[None] * 12, 0, -1, 1, 30, 200, 1825]))
        if ecart is not None:
            champs[cle] = (jour + timedelta(days=ecart)).isoformat()
    if type_ in CLE_DE_VARIANTE:
        champs[CLE_DE_VARIANTE[type_]] = possible.variante
    return champs


@st.composite
def demandes(draw: st.DrawFn, possible: Possible, jour: date, dossier: Dossier) -> Demande:
    type_ = possible.type
    champs = draw(champs_de(possible, jour))
    juges = draw(st.dictionaries(CODES, VERDICTS, max_size=3))
    details: dict[str, tuple[tuple[str, str], ...]] = {}
    cibles: tuple[str, ...] = ()
    if type_ == "constats":
        nc = [code for code, verdict in juges.items() if verdict != "conforme"]
        details = {"verdict": tuple(juges.items())}
        details |= {cle: tuple((c, draw(TEXTES)) for c in nc) for cle in ("constat", "attendu")}
    elif type_ == "levee":
        cibles = tuple(draw(st.lists(CODES, min_size=1, max_size=2)))
        details = {"motif": tuple((code, draw(TEXTES)) for code in cibles)}
    elif type_ == "plan_actions":
        limite = (jour + timedelta(days=draw(st.sampled_from([10, 30, 400])))).isoformat()
        details = {
            cle: tuple((code, "Une phrase.") for code in ("C1I1", "C3I2", "C5I2"))
            for cle in ("cause", "action", "preuve")
        } | {"echeance": tuple((code, limite) for code in ("C1I1", "C3I2", "C5I2"))}
        cibles = tuple(draw(st.lists(CODES, min_size=1, max_size=3)))
        details = {c: tuple(p for p in pairs if p[0] in cibles) for c, pairs in details.items()}
    elif type_ in {"rectification", "notification"} and dossier.journal:
        cibles = (draw(st.sampled_from([e.fichier for e in dossier.journal])),)
        if type_ == "rectification":
            champs["annule"] = True
    return Demande(
        type=type_,
        date=jour,
        champs=champs,
        details=details,
        cibles=cibles,
        auteur=AUTEURS.get(type_, ""),
        drapeaux=frozenset({"tous_conformes"}) if type_ == "constats" else frozenset(),
    )


@pytest.fixture(scope="module")
def depot(tmp_path_factory: pytest.TempPathFactory) -> Depot:
    return open_depot(installer(tmp_path_factory.mktemp("registre")))


@pytest.mark.lent
@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_what_is_accepted_yields_no_fault(depot: Depot, data: st.DataObject) -> None:
    raconte(depot, data.draw)


def raconte(depot: Depot, tire: Callable[[Any], Any]) -> list[str]:
    """Tell one story; return the types of the events that were accepted and complete."""
    shutil.rmtree(depot.root / DOSSIER / "journal", ignore_errors=True)
    jour, acceptes = DEBUT, []
    for _ in range(tire(st.integers(4, 14))):
        jour += timedelta(days=tire(st.sampled_from([0, 0, 1, 20, 40, 190, 400])))
        possibles = list_possibles(depot, SIRET, today=jour).possibles
        ouverts = [possible for possible in possibles if possible.possible]
        utiles = [possible for possible in ouverts if possible.type in UTILES]
        possible = tire(st.sampled_from([*utiles * 5, *ouverts, *possibles[:: len(utiles) + 1]]))
        demande = tire(demandes(possible, jour, lire(depot).dossier))
        avant = journal(depot.root)
        try:
            ecrit = consign(depot, SIRET, demande, today=jour)
        except (EventRefusedError, InvalidValueError):
            assert journal(depot.root) == avant
            continue
        assert len(journal(depot.root)) == len(avant) + 1
        if ecrit.prepare.a_completer:
            (depot.root / ecrit.chemin).unlink()
            continue
        acceptes.append(demande.type)
        sans_faute(depot, ecrit.chemin, jour)
    return acceptes


def lire(depot: Depot) -> Any:
    emplacement = find_dossier(depot, SIRET)
    return read_dossier(emplacement.racine.tree, emplacement.folder, depot.schemas)


def sans_faute(depot: Depot, chemin: str, jour: date) -> None:
    lu = lire(depot)
    assert [finding.message for finding in lu.findings] == []
    fautes = fautes_du_journal(lu.dossier, depot.referentiel, jour)
    assert [f.message for f in fautes if f.gravite is Gravite.ERREUR] == []
    assert chemin.rpartition("/")[2] in {evenement.fichier for evenement in lu.dossier.journal}
    assert situer(lu.dossier, depot.referentiel, jour).explications
