"""What holds of any journal, likely or not: generated sequences of events, looked at on any day."""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from certimetal.domain.cycle import evenements_possibles, fautes_du_journal, situer
from certimetal.domain.cycle.table import CLE_DE_VARIANTE, LIGNES
from certimetal.domain.dossier import Dossier
from certimetal.domain.journal import TYPES, Evenement, ordonner
from certimetal.domain.referentiel import INDICATEURS
from certimetal.domain.situation import Situation, Statut
from journaux import Histoire, referentiel

DEBUT = date(2026, 1, 1)
JOURS = st.integers(0, 12 * 366).map(lambda n: DEBUT + timedelta(days=n))
FINS_DE_MOIS = st.sampled_from(
    [date(2028, 2, 29), date(2027, 2, 28), date(2026, 8, 31), date(2026, 12, 31), date(2032, 2, 29)]
)
DEPARTS = st.one_of(st.sampled_from([date(2025, 9, 1), date(2026, 2, 28)]), FINS_DE_MOIS)
DATES = st.one_of(JOURS, FINS_DE_MOIS)
VERDICTS = st.fixed_dictionaries(
    {},
    optional={
        indicateur: st.fixed_dictionaries(
            {"verdict": st.sampled_from(["conforme", "nc_mineure", "nc_majeure"])}
        )
        for indicateur in INDICATEURS[:5]
    },
)
ACTIONS = st.lists(
    st.fixed_dictionaries(
        {"indicateur": st.sampled_from(INDICATEURS[:5]), "echeance": DATES.map(date.isoformat)}
    ),
    max_size=4,
)
LEVEES = st.dictionaries(
    st.sampled_from(INDICATEURS[:5]),
    st.fixed_dictionaries({"resultat": st.sampled_from(["levee", "levee", "maintenue"])}),
    max_size=5,
)
RARES = {"cessation", "changement", "transfert", "rectification", "convention", "reprise"}
GENRES = st.sampled_from([(ligne.type, ligne.variante) for ligne in LIGNES])
N_IMPORTE_QUOI = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.text(max_size=8), DATES.map(date.isoformat)
    ),
    lambda enfants: st.one_of(
        st.lists(enfants, max_size=3), st.dictionaries(st.text(max_size=8), enfants, max_size=3)
    ),
    max_leaves=6,
)


def ecrit(histoire: Histoire, tire: st.DataObject, le: date) -> None:
    """Write one event on a day, drawn among all kinds, its data likely."""
    type_, variante = tire.draw(GENRES)
    donnees: dict[str, Any] = {"date_effet": le.isoformat()}
    if variante:
        donnees[CLE_DE_VARIANTE[type_]] = variante
    anciens = [e.fichier for e in histoire.evenements] or ["aucun.yml"]
    match type_:
        case "recevabilite":
            donnees["resultat"] = tire.draw(st.sampled_from(["complet", "pieces_demandees"]))
        case "constats":
            donnees["verdicts"] = tire.draw(VERDICTS)
        case "notification":
            donnees["evenement"] = tire.draw(st.sampled_from(anciens))
        case "plan_actions":
            donnees["actions"] = tire.draw(ACTIONS)
        case "levee":
            donnees["levees"] = tire.draw(LEVEES)
        case "decision":
            donnees |= {
                cle: tire.draw(DATES).isoformat() for cle in ("date_effet", "limite", "fin")
            }
        case "reprise":
            donnees |= {"date_effet": tire.draw(DATES).isoformat(), "fin": "2031-01-01"}
        case "griefs":
            donnees["limite_observations"] = tire.draw(DATES).isoformat()
        case "rectification":
            donnees["evenement"] = tire.draw(st.sampled_from(anciens))
            donnees["annule"] = tire.draw(st.booleans())
            donnees["remplace"] = {"date": tire.draw(DATES).isoformat(), "resultat": "complet"}
    histoire.ecrit(le, type_, **donnees)


@st.composite
def histoires(draw: st.DrawFn, *, sauf: frozenset[str] = frozenset()) -> Histoire:
    """Return a journal of up to 16 events; most are possible where they are written."""
    tire = draw(st.data())
    histoire, le = Histoire(), draw(DEPARTS)
    for _ in range(draw(st.integers(0, 16))):
        le += timedelta(days=draw(st.sampled_from([0, 1, 10, 40, 40, 100, 200, 900])))
        if draw(st.integers(0, 5)):
            _ecrit_un_possible(histoire, tire, le)
        else:
            ecrit(histoire, tire, le)
    histoire.evenements = [e for e in histoire.evenements if e.type not in sauf]
    return histoire


def _ecrit_un_possible(histoire: Histoire, tire: st.DataObject, le: date) -> None:
    """Write an event that the table allows on that day, with the dates that the rules give."""
    possibles = [
        p for p in evenements_possibles(histoire.dossier(), referentiel(), le) if p.possible
    ]
    usuels = [p for p in possibles if p.type not in RARES] or possibles
    choisi = tire.draw(st.sampled_from(usuels if tire.draw(st.integers(0, 7)) else possibles))
    donnees: dict[str, Any] = {cle: jour.isoformat() for cle, jour in choisi.dates.items()}
    situation = histoire.au(le)
    ouvertes = [nc.indicateur for nc in situation.non_conformites]
    if choisi.variante:
        donnees[CLE_DE_VARIANTE[choisi.type]] = choisi.variante
    match choisi.type:
        case "recevabilite":
            donnees["resultat"] = "complet"
        case "constats":
            donnees["verdicts"] = {i: {"verdict": "conforme"} for i in INDICATEURS}
            donnees["verdicts"] |= tire.draw(VERDICTS)
        case "notification":
            donnees["evenement"] = tire.draw(
                st.sampled_from([e.fichier for e in histoire.evenements])
            )
        case "plan_actions":
            donnees["actions"] = [{"indicateur": i} for i in ouvertes]
        case "levee":
            donnees["levees"] = {i: {"resultat": "levee"} for i in ouvertes}
        case "reprise":
            donnees |= {"date_effet": le.isoformat(), "fin": "2031-01-01"}
        case "griefs":
            limite = le + timedelta(days=tire.draw(st.integers(0, 60)))
            donnees["limite_observations"] = limite.isoformat()
    histoire.ecrit(le, choisi.type, **donnees)


def un_jour(histoire: Histoire, tire: st.DataObject) -> date:
    """Draw a day: mostly one of the story, or not long after."""
    jours = [e.date for e in histoire.evenements]
    if not jours or not tire.draw(st.integers(0, 9)):
        return tire.draw(DATES)
    ecart = tire.draw(st.sampled_from([-1, 0, 0, 1, 30, 200, 1000, 1900]))
    return tire.draw(st.sampled_from(jours)) + timedelta(days=ecart)


def statut_du(situation: Situation, le: date) -> Statut:
    """Return the statut that the periods give a day: exactly one, or brouillon before them all."""
    tenus = [
        p.statut for p in situation.periodes if p.debut <= le and (p.fin is None or le <= p.fin)
    ]
    assert len(tenus) <= 1
    return tenus[0] if tenus else Statut.BROUILLON


def dossier_de(evenements: list[Evenement]) -> Dossier:
    return Dossier(dossier="d", certificateur="c", siret_dossier="s", journal=tuple(evenements))


@settings(deadline=None)
@given(histoires(), st.data())
def test_only_facts_up_to_a_day_count_on_that_day(histoire: Histoire, tire: st.DataObject) -> None:
    au = un_jour(histoire, tire)
    passes = [e for e in histoire.evenements if e.date <= au]
    assert histoire.au(au) == situer(dossier_de(passes), referentiel(), au)


@settings(deadline=None)
@given(histoires(sauf=frozenset({"rectification", "reprise"})), st.data())
def test_what_happens_later_changes_no_day_that_is_over(
    histoire: Histoire, tire: st.DataObject
) -> None:
    un, autre = un_jour(histoire, tire), un_jour(histoire, tire)
    tot, tard = sorted((un, autre))
    assert statut_du(histoire.au(tard), tot) is histoire.au(tot).statut


@settings(deadline=None)
@given(histoires(), st.data())
def test_terms_never_overlap_and_are_in_order(histoire: Histoire, tire: st.DataObject) -> None:
    au = un_jour(histoire, tire)
    termes = histoire.au(au).termes
    assert all(terme.debut <= terme.fin for terme in termes)
    assert all(a.fin < b.debut for a, b in itertools.pairwise(termes))


@settings(deadline=None)
@given(histoires(), st.data())
def test_periods_follow_one_another_without_a_gap(histoire: Histoire, tire: st.DataObject) -> None:
    au = un_jour(histoire, tire)
    situation = histoire.au(au)
    for avant, apres in zip(situation.periodes, situation.periodes[1:], strict=False):
        assert avant.fin is not None
        assert apres.debut - avant.fin == timedelta(days=1)
        assert (avant.statut, avant.decision) != (apres.statut, apres.decision)
    assert all(p.debut <= au for p in situation.periodes)
    assert statut_du(situation, au) is situation.statut


@settings(deadline=None)
@given(histoires(), st.data())
def test_since_and_until_frame_the_day(histoire: Histoire, tire: st.DataObject) -> None:
    au = un_jour(histoire, tire)
    situation = histoire.au(au)
    assert (situation.depuis is None) == (situation.statut is Statut.BROUILLON)
    if situation.depuis is not None:
        assert situation.depuis <= au
        assert statut_du(situation, situation.depuis) is situation.statut
    if situation.jusqu_au is not None:
        assert situation.jusqu_au >= au
    habilite = situation.statut in {Statut.HABILITE, Statut.SUSPENDU}
    assert habilite == (situation.terme is not None)
    if situation.terme is not None:
        assert situation.terme.debut <= au <= situation.terme.fin


@settings(deadline=None)
@given(histoires(), st.data())
def test_nothing_written_until_the_end_of_a_run_leaves_the_statut(
    histoire: Histoire, tire: st.DataObject
) -> None:
    au = un_jour(histoire, tire)
    passes = dossier_de([e for e in histoire.evenements if e.date <= au])
    situation = situer(passes, referentiel(), au)
    if situation.jusqu_au is not None and situation.jusqu_au < date.max:
        assert situer(passes, referentiel(), situation.jusqu_au).statut is situation.statut
        lendemain = situation.jusqu_au + timedelta(days=1)
        assert situer(passes, referentiel(), lendemain).statut is not situation.statut


@settings(deadline=None)
@given(histoires(), st.data())
def test_every_situation_explains_itself_by_events_and_rules(
    histoire: Histoire, tire: st.DataObject
) -> None:
    au = un_jour(histoire, tire)
    situation = histoire.au(au)
    assert situation.explications
    noms = {e.fichier for e in histoire.evenements}
    for explication in situation.explications:
        assert re.fullmatch(r"[A-ZÀ-Ü].*\.", explication.phrase, re.DOTALL)
        assert explication.evenement in noms | {""}
        assert explication.regles
        assert set(explication.regles) <= set(referentiel().regles)
    passes = [e.fichier for e in histoire.evenements if e.date <= au and e.type != "rectification"]
    racontes = {e.evenement for e in situation.explications}
    annules = {e.donnees.get("evenement") for e in histoire.evenements if e.type == "rectification"}
    assert set(passes) <= racontes | annules
    if situation.statut is not Statut.BROUILLON:
        assert situation.explications[-1].evenement in noms


@settings(deadline=None)
@given(histoires(), st.data())
def test_an_event_either_counts_or_is_a_fault(histoire: Histoire, tire: st.DataObject) -> None:
    au = un_jour(histoire, tire)
    fautes = {f.fichier for f in histoire.fautes(au)}
    for explication in histoire.au(au).explications:
        if "ne compte pas" in explication.phrase:
            assert f"journal/{explication.evenement}" in fautes


@settings(deadline=None)
@given(histoires(), st.data())
def test_limits_and_alerts_are_consistent(histoire: Histoire, tire: st.DataObject) -> None:
    au = un_jour(histoire, tire)
    situation = histoire.au(au)
    assert list(situation.echeances) == sorted(situation.echeances)
    for echeance in situation.echeances:
        assert echeance.passee == (echeance.date < au)
        assert echeance.regle in referentiel().regles
        assert echeance.libelle
    for nc in situation.non_conformites:
        assert (nc.limite is None) == (nc.notifiee_le is None)
        if nc.limite is not None and nc.notifiee_le is not None:
            assert nc.limite <= nc.notifiee_le + timedelta(days=184)
    assert {p.type for p in situation.propositions} <= set(TYPES)
    for alerte in situation.alertes:
        assert alerte.regles
        assert alerte.phrase.endswith(".")


@settings(deadline=None)
@given(histoires(), st.data())
def test_what_is_said_possible_counts_when_it_is_written(
    histoire: Histoire, tire: st.DataObject
) -> None:
    au = un_jour(histoire, tire)
    dernier = max((e.date for e in histoire.evenements), default=au)
    le = max(au, dernier)
    for possible in evenements_possibles(histoire.dossier(), referentiel(), le):
        assert possible.auteurs
        if not possible.possible:
            assert possible.raison
            assert possible.remede
        elif possible.type == "decision":
            suite = Histoire()
            suite.evenements = list(histoire.evenements)
            dates = {cle: jour.isoformat() for cle, jour in possible.dates.items()}
            nom = suite.decide(le, possible.variante, **dates)
            assert not [f for f in suite.fautes(le) if f.fichier == f"journal/{nom}"]


@st.composite
def dechets(draw: st.DrawFn) -> list[Evenement]:
    """Return events whose data is anything, whose type and rank may be anything too."""
    cles = st.sampled_from(
        ["nature", "resultat", "audit", "verdicts", "evenement", "actions", "levees", "sens",
         "date_effet", "fin", "limite", "limite_observations", "annule", "remplace", "debut"]
    )  # fmt: skip
    types = st.one_of(st.sampled_from(TYPES), st.text(max_size=6))
    jours = st.one_of(DATES, st.dates(), st.sampled_from([date.min, date.max]))
    evenements = []
    for numero in range(draw(st.integers(0, 10))):
        donnees = draw(st.dictionaries(cles, N_IMPORTE_QUOI, max_size=6))
        type_ = draw(types)
        cle = CLE_DE_VARIANTE.get(type_)
        if cle and draw(st.booleans()):
            variantes = [ligne.variante for ligne in LIGNES if ligne.type == type_]
            donnees[cle] = draw(st.sampled_from(variantes))
        evenements.append(
            Evenement(
                type=type_,
                date=draw(jours),
                rang=draw(st.integers(-1, 3)),
                fichier=draw(st.sampled_from([f"{numero}.yml", "double.yml", ""])),
                auteur=draw(st.text(max_size=3)),
                donnees=donnees,
            )
        )
    return evenements


@settings(max_examples=300, deadline=None)
@given(dechets(), st.one_of(DATES, st.dates(), st.sampled_from([date.min, date.max])))
def test_nothing_that_a_journal_holds_raises(evenements: list[Evenement], au: date) -> None:
    dossier = dossier_de(evenements)
    situation = situer(dossier, referentiel(), au)
    assert situation.explications
    assert (
        situation.statut is situer(dossier_de(list(ordonner(evenements))), referentiel(), au).statut
    )
    for faute in fautes_du_journal(dossier, referentiel(), au, proposes={"double.yml"}):
        assert faute.message
        assert faute.remede
    assert len(evenements_possibles(dossier, referentiel(), au)) == len(LIGNES)
