from __future__ import annotations

import json
import re
from pathlib import Path

from findings_exemples import FICHE, HOSTILE, ORDINAIRES

from certimetal.rendering.findings import json as format_json


def test_the_report_holds_counts_and_every_finding() -> None:
    rapport = json.loads(format_json.render(ORDINAIRES, dossiers=1, fichiers=14))
    assert {cle: valeur for cle, valeur in rapport.items() if cle != "resultats"} == {
        "version": 1,
        "dossiers": 1,
        "fichiers": 14,
        "erreurs": 1,
        "avertissements": 1,
        "conseils": 1,
    }
    premier = rapport["resultats"][0]
    assert premier["chemin"] == FICHE
    assert (premier["ligne"], premier["colonne"], premier["colonne_fin"]) == (4, 8, 24)
    assert premier["gravite"] == "erreur"
    assert premier["suggestion"] == '"00000001800002"'


def test_hostile_texts_make_valid_utf8_json_without_commands() -> None:
    texte = format_json.render([HOSTILE], dossiers=1, fichiers=1)
    texte.encode("utf-8")
    resultat = json.loads(texte)["resultats"][0]
    assert "\x1b" not in "".join(v for v in resultat.values() if isinstance(v, str))


def test_same_findings_give_same_bytes() -> None:
    un = format_json.render(ORDINAIRES, dossiers=1, fichiers=14)
    assert un == format_json.render(tuple(ORDINAIRES), dossiers=1, fichiers=14)


def test_every_key_is_described_in_the_guide() -> None:
    guide = Path(__file__).parents[3] / "docs" / "guides" / "commande.md"
    decrites = re.findall(r"^\| `(\w+)` \|", guide.read_text(encoding="utf-8"), re.MULTILINE)
    rapport = json.loads(format_json.render(ORDINAIRES, dossiers=1, fichiers=14))
    cles = [*rapport, *rapport["resultats"][0]]
    assert [cle for cle in decrites if cle in cles] == cles
