"""What each letter says to the OF: what is decided, until when, and by which rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from registre_pdf import AU, LORIENT

from certimetal.app.actes_pdf import affaire_de
from certimetal.app.reperage import find_dossier, load
from certimetal.domain.journal import Evenement
from certimetal.rendering.pdf.lettre import donnees_lettre

if TYPE_CHECKING:
    from certimetal.app.depot import Depot

VITRE, AURAY, REDON = "00000003400009", "00000012500005", "00000009100009"
MOYENS = {"lettre_recommandee": "Lettre recommandée", "autre": "Autre moyen"}


def lettre(
    depot: Depot, siret: str, fichier: str, *, neuf: dict[str, Any] | None = None, le: str = ""
) -> tuple[str, list[str]]:
    """Return the object of a letter, its words and the rules that it explains.

    With ``neuf``, the event is added to the journal on the day ``le``.
    """
    dossier = load(depot, find_dossier(depot, siret))
    if neuf is not None:
        jour = date.fromisoformat(le)
        type_ = fichier.rsplit("-", 1)[1]
        ajoute = Evenement(
            type=type_, date=jour, rang=9, fichier=f"{le}-09-{type_}.yml", donnees=neuf
        )
        dossier = replace(dossier, journal=(*dossier.journal, ajoute))
        fichier = ajoute.fichier
    evenement = next(e for e in dossier.journal if e.fichier.startswith(fichier))
    donnees = donnees_lettre(affaire_de(depot, dossier, evenement, au=AU, commit=""), MOYENS)
    return _mots([donnees["objet"], donnees["blocs"]]), [r["id"] for r in donnees["regles"]]


def _mots(valeur: object) -> str:
    if isinstance(valeur, str):
        return valeur.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    if isinstance(valeur, dict):
        return " ".join(map(_mots, valeur.values()))
    return " ".join(map(_mots, valeur)) if isinstance(valeur, list) else ""


def test_constats_give_the_limit_that_runs_from_their_notification(registre: Depot) -> None:
    mots, regles = lettre(registre, AURAY, "2026-01-20-01-constats")
    assert "C1I1, non-conformité majeure" in mots
    assert "6 mois au plus, à partir de la notification de cette lettre" in mots
    assert "soit jusqu’au 22 juillet 2026 inclus" in mots
    assert "empêche la validation" in mots
    assert {"R28", "D2", "D4", "D5"} <= set(regles)


def test_constats_of_a_running_term_keep_the_habilitation(registre: Depot) -> None:
    mots, regles = lettre(registre, VITRE, "2026-10-20-01-constats")
    assert "Votre habilitation reste en vigueur pendant ce délai" in mots
    assert "un refus peut être décidé" not in mots
    assert {"R33", "L4"} <= set(regles)


def test_an_habilitation_gives_its_term_its_scope_and_its_renewal(registre: Depot) -> None:
    mots, regles = lettre(registre, LORIENT, "2026-04-07-01-decision")
    assert "prend effet le 7 avril 2026 et vaut jusqu’au 6 avril 2031 inclus" in mots
    assert "attendu au plus tard le 6 octobre 2030" in mots
    assert "Reste à corriger :" in mots
    assert {"R2", "R29", "R30", "L1", "L3", "D6"} <= set(regles)


def test_a_maintien_and_a_retablissement_give_the_last_day(registre: Depot) -> None:
    maintien, _ = lettre(
        registre,
        VITRE,
        "x-decision",
        neuf={"sens": "maintien", "date_effet": "2026-11-20", "motif": "Écart levé."},
        le="2026-11-20",
    )
    assert "votre habilitation est maintenue" in maintien
    assert "Son dernier jour reste le 2 novembre 2030" in maintien
    retabli, _ = lettre(registre, REDON, "2026-03-02-01-decision")
    assert "rétablie à partir du 2 mars 2026" in retabli
    assert "Son dernier jour reste le 9 février 2030" in retabli


def test_a_suspension_is_conservatoire_and_dated(registre: Depot) -> None:
    mots, regles = lettre(registre, "00000010900009", "2026-10-19-01-decision")
    assert "suspendue à titre conservatoire à partir du 19 octobre 2026" in mots
    assert "au plus tard le 19 janvier 2027" in mots
    assert "n’est pas habilité" in mots
    assert {"L4", "R1"} <= set(regles)


def test_a_retrait_recalls_the_griefs_and_whether_they_were_answered(registre: Depot) -> None:
    mots, _ = lettre(registre, "00000011700002", "2026-07-06-01-decision")
    assert "Nos griefs du 18 mai 2026 vous ont été notifiés" in mots
    assert "Vous n’avez pas présenté d’observations" in mots
    assert "Une nouvelle demande commence par un dépôt initial" in mots


def test_griefs_give_the_time_to_answer(registre: Depot) -> None:
    mots, regles = lettre(registre, "00000010900009", "2026-09-21-01-griefs")
    assert "par écrit jusqu’au 12 octobre 2026 inclus" in mots
    assert regles == ["L4"]


def test_missing_documents_are_listed(registre: Depot) -> None:
    mots, _ = lettre(
        registre,
        "00000006700009",
        "x-recevabilite",
        neuf={"resultat": "pieces_demandees", "pieces": ["L’annexe C3I2-A01."]},
        le="2026-11-20",
    )
    assert "déposé le 16 novembre 2026" in mots
    assert "L’annexe C3I2-A01." in mots


@pytest.mark.parametrize("fichier", ["2026-08-03-01-decision", "2026-02-02-01-decision"])
def test_no_appeal_is_promised_while_the_rules_follow_none(registre: Depot, fichier: str) -> None:
    """D7 is an assumption that is off: a letter invents no right."""
    mots, regles = lettre(registre, AURAY, fichier)
    assert "recours" not in mots.lower()
    assert "D7" not in regles


def test_a_letter_offers_the_ways_that_the_journal_knows(registre: Depot) -> None:
    dossier = load(registre, find_dossier(registre, LORIENT))
    evenement = next(e for e in dossier.journal if e.type == "decision")
    donnees = donnees_lettre(affaire_de(registre, dossier, evenement, au=AU, commit=""), MOYENS)
    assert donnees["moyens"] == ["Lettre recommandée"]
    assert donnees["signataire"] == "l’UIMM 35-56, centre de certification"
