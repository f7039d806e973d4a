"""Rights beyond the table: several authors, mandates, interests, order of the journal, mixtures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from propositions import (
    AUTRE_LIEU,
    BASE,
    CERTIFICATEUR,
    CONFIRMES,
    LIEU,
    REFERENTIEL,
    change,
    consigne,
    cote,
    evenement,
    ids,
    personne,
    proposition,
    refus,
)

from certimetal.domain.proposition import ABSENT, Cote
from certimetal.finding import Gravite

REPONSE = change("reponses/C1I1.md")
DECISION = evenement("2026-03-02-01-decision.yml", auteur="signataire")
CONSTATS = evenement("2026-03-02-01-constats.yml", auteur="auditeur")


def _registre(**roles: object) -> object:
    certificateurs = {"uimm-35-56": replace(CERTIFICATEUR, **roles)}  # type: ignore[arg-type]  -- a test's keywords
    return replace(REFERENTIEL, certificateurs=certificateurs)


def test_all_who_pushed_must_have_the_right() -> None:
    assert ids(proposition(REPONSE, auteur=("of-lorient",))) == set()
    trouves = refus(proposition(REPONSE, auteur=("of-lorient", "intrus")))
    assert [t.controle for t in trouves] == ["revue-droit"]
    assert "«\u00a0intrus\u00a0»" in trouves[0].message


def test_logins_are_compared_without_case() -> None:
    assert ids(proposition(REPONSE, auteur="OF-LORIENT")) == set()
    assert ids(consigne(CONSTATS, auteur="AUDITEUR")) == set()


def test_a_refusal_says_who_may_and_how() -> None:
    (trouve,) = refus(proposition(REPONSE, change("annexes/a.pdf", "ajoute"), auteur="intrus"))
    assert trouve.message.startswith("Le compte «\u00a0intrus\u00a0» ne peut pas changer")
    assert "(2\u00a0fichiers)" in trouve.message
    assert "of-lorient" in trouve.attendu
    assert "secrétariat du certificateur" in trouve.remede


def test_accounts_count_only_once_confirmed() -> None:
    brouillon = cote()
    (trouve,) = refus(proposition(REPONSE, auteur="of-lorient", avant=brouillon, apres=brouillon))
    assert "pas encore confirmé" in trouve.message
    reprise = cote(evenement("2026-01-05-01-reprise.yml", auteur="signataire"))
    assert ids(proposition(REPONSE, auteur="of-lorient", avant=reprise, apres=reprise)) == set()


def test_a_confirmation_in_the_same_proposal_opens_nothing() -> None:
    brouillon = cote()
    proposee = consigne(CONFIRMES, avant=brouillon, auteur="of-lorient")
    assert ids(replace(proposee, changements=(*proposee.changements, REPONSE))) == {"revue-droit"}


@pytest.mark.parametrize(
    ("mandat", "dit"),
    [
        ({"jusqu_au": date(2026, 3, 30)}, "échu depuis le 30\u00a0mars\u00a02026"),
        ({"depuis": date(2026, 4, 1)}, "ne commence que le 1er\u00a0avril\u00a02026"),
    ],
)
def test_a_mandate_that_does_not_run_gives_no_right(mandat: dict[str, date], dit: str) -> None:
    registre = _registre(auditeurs=personne("auditeur", **mandat))
    (trouve,) = refus(consigne(CONSTATS, auteur="auditeur"), registre)
    assert trouve.controle == "revue-droit"
    assert dit in trouve.message
    renouvele = (*personne("auditeur", **mandat), *personne("auditeur"))
    assert refus(consigne(CONSTATS, auteur="auditeur"), _registre(auditeurs=renouvele)) == []


def test_the_last_day_of_a_mandate_is_a_day_of_it() -> None:
    registre = _registre(auditeurs=personne("auditeur", jusqu_au=date(2026, 3, 31)))
    assert refus(consigne(CONSTATS, auteur="auditeur"), registre) == []


def test_a_declared_interest_takes_the_role_away() -> None:
    registre = _registre(auditeurs=personne("auditeur", interets=frozenset({"000000018"})))
    (trouve,) = refus(consigne(CONSTATS, auteur="auditeur"), registre)
    assert trouve.controle == "revue-interet"
    ailleurs = _registre(auditeurs=personne("auditeur", interets=frozenset({"000000026"})))
    assert refus(consigne(CONSTATS, auteur="auditeur"), ailleurs) == []


def test_who_audits_and_signs_is_told_and_not_stopped() -> None:
    registre = _registre(signataires=personne("auditeur"))
    (trouve,) = refus(consigne(DECISION, auteur="auditeur"), registre)
    assert trouve.controle == "revue-deux-roles"
    assert trouve.gravite is Gravite.AVERTISSEMENT


def test_nobody_approves_their_own_decision() -> None:
    ensemble = (CONSTATS, replace(DECISION, fichier="2026-03-02-02-decision.yml", rang=2))
    registre = _registre(signataires=(*personne("auditeur"), *personne("signataire")))
    seul = consigne(*ensemble, auteur="auditeur", approbateurs=("AUDITEUR", "intrus"))
    assert ids(seul, registre) == {"revue-approbation"}
    approuve = replace(seul, approbateurs=("Signataire",))
    assert ids(approuve, registre) == set()


def test_an_event_says_its_author_and_the_account_must_have_that_role() -> None:
    muet = evenement("2026-03-02-01-decision.yml")
    (trouve,) = refus(consigne(muet, auteur="signataire"))
    assert "dont l’auteur n’est pas lisible" in trouve.message
    chemin = change("journal/lisez-moi.txt", "ajoute")
    assert ids(proposition(chemin, auteur="secretariat")) == {"revue-droit"}


def test_a_merged_event_is_never_touched_even_by_its_author() -> None:
    for nature in ("modifie", "supprime"):
        trouves = refus(proposition(change(CONFIRMES.chemin, nature), auteur="secretariat"))
        assert [t.controle for t in trouves] == ["revue-evenement-modifie"]
        assert "rectification" in trouves[0].remede


def test_a_renamed_verdict_is_a_verdict_removed() -> None:
    constats = evenement("2026-03-01-01-constats.yml", auteur="auditeur")
    avant = cote(CONFIRMES, constats)
    renomme = consigne(replace(constats, fichier="2026-03-01-02-constats.yml", rang=2), avant=avant)
    renomme = replace(
        renomme,
        auteurs=("of-lorient",),
        changements=(*renomme.changements, change(constats.chemin, "supprime")),
    )
    assert ids(renomme) == {"revue-evenement-modifie", "revue-droit"}


def test_a_new_event_follows_the_last_merged_one() -> None:
    avant = cote(CONFIRMES, evenement("2026-03-02-02-constats.yml", auteur="auditeur"))
    for fichier in ("2026-02-01-01-levee.yml", "2026-03-02-01-levee.yml"):
        ancien = evenement(fichier, auteur="auditeur")
        assert ids(consigne(ancien, avant=avant, auteur="auditeur")) == {
            "revue-evenement-anterieur"
        }
    meme_jour = evenement("2026-03-02-03-levee.yml", auteur="auditeur")
    assert ids(consigne(meme_jour, avant=avant, auteur="auditeur")) == set()
    corrige = evenement("2026-02-01-01-rectification.yml", auteur="auditeur")
    assert ids(consigne(corrige, avant=avant, auteur="auditeur")) == set()


def test_a_dossier_goes_alone() -> None:
    outil = change("plugins/certimetal/errors.py", lieu="")
    assert "revue-melange" in ids(proposition(REPONSE, outil, auteur=("of-lorient",)))
    autre = proposition(
        REPONSE,
        change("reponses/C1I1.md", lieu=AUTRE_LIEU),
        auteur="of-lorient",
        **{AUTRE_LIEU: (BASE, BASE)},
    )
    assert "revue-plusieurs-dossiers" in ids(autre)


def test_a_side_that_cannot_be_read_is_refused() -> None:
    illisible = Cote(dossier=BASE.dossier, fiche=None)
    for avant, apres in ((BASE, illisible), (illisible, BASE)):
        proposee = proposition(change("dossier.yml"), auteur="of-lorient", avant=avant, apres=apres)
        assert ids(proposee) == {"revue-fiche-illisible"}


def test_a_field_that_goes_away_is_a_change_of_it() -> None:
    sans = Cote(dossier=BASE.dossier, fiche={"siret": "00000001800002"})
    proposee = proposition(change("dossier.yml"), auteur="of-lorient", apres=sans)
    assert ids(proposee) == {"revue-droit"}


def test_a_new_dossier_may_not_give_itself_an_audit() -> None:
    proposee = proposition(
        change("dossier.yml", "ajoute"),
        change(CONSTATS.chemin, "ajoute"),
        auteur="of-lorient",
        avant=ABSENT,
        apres=cote(CONSTATS),
    )
    assert ids(proposee) == {"revue-droit"}
    exemple = proposition(change("dossier.yml", "ajoute"), avant=ABSENT, apres=cote(exemple=True))
    assert ids(exemple) == {"revue-droit"}


def test_a_conflict_is_a_finding_per_file() -> None:
    proposee = replace(proposition(REPONSE, auteur="of-lorient"), conflits=(REPONSE.chemin,))
    assert [t.controle for t in refus(proposee)] == ["revue-conflit"]


def test_a_transfer_moves_files_and_changes_none() -> None:
    passe = evenement("2026-03-02-01-transfert.yml", auteur="secretariat")
    arrivee = "dossiers/uimm-35-56/00000001800010"
    proposee = proposition(
        change("dossier.yml", "supprime"),
        change("dossier.yml", "ajoute", arrivee),
        change("reponses/C1I1.md", "supprime", objet="c" * 40),
        change("reponses/C1I1.md", "ajoute", arrivee, objet="d" * 40),
        change("annexes/a.pdf", "supprime"),
        change(passe.chemin, "ajoute", arrivee),
        auteur="secretariat",
        apres=ABSENT,
        **{arrivee: (ABSENT, cote(CONFIRMES, passe, lieu=arrivee, comptes=["intrus"]))},
    )
    messages = [t.message for t in refus(proposee) if t.controle == "revue-transfert"]
    assert len(messages) == 3
    assert any("n’arrive pas à la nouvelle place" in m for m in messages)
    assert any("n’arrive pas tel qu’il était" in m for m in messages)
    assert any("comptes" in m for m in messages)
    assert LIEU in proposee.dossiers
