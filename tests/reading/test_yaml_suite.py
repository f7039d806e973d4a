"""The YAML test suite: plain data as libyaml's own reader sees it, or a placed finding."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest
import yaml

from certimetal.finding import Gravite
from certimetal.reading.source import read_yaml
from certimetal.reading.yaml_source import parse
from corpus import avec_corpus, naughty_strings, yaml_suite

pytestmark = avec_corpus

JSON = (dict, list, str, int, float, bool, type(None))


def _en_json(donnees: Any) -> Any:
    """Turn CSafeLoader's dates into the text that they were."""
    if isinstance(donnees, dict):
        return {cle: _en_json(valeur) for cle, valeur in donnees.items()}
    if isinstance(donnees, list):
        return [_en_json(valeur) for valeur in donnees]
    return donnees.isoformat() if isinstance(donnees, dt.date) else donnees


def _que_du_json(donnees: Any) -> bool:
    if isinstance(donnees, dict):
        return all(isinstance(cle, str) and _que_du_json(v) for cle, v in donnees.items())
    if isinstance(donnees, list):
        return all(map(_que_du_json, donnees))
    return type(donnees) in JSON


def test_all_the_cases_are_read() -> None:
    assert len(yaml_suite()) >= 400


def test_every_case_gives_plain_data_or_a_placed_finding() -> None:
    for nom, texte, _ in yaml_suite():
        debut = time.perf_counter()
        source, lecture = read_yaml(texte.encode("utf-8"), path="suite.yml")
        assert time.perf_counter() - debut < 2, nom
        assert _que_du_json(lecture.data), nom
        assert lecture.findings or not lecture.fatal, nom
        for finding in lecture.findings:
            assert 1 <= finding.location.line <= source.text.count("\n") + 1, nom
            ligne = source.text.split("\n")[finding.location.line - 1]
            assert 1 <= finding.location.column <= len(ligne) + 1, nom


def test_data_without_a_finding_is_what_libyaml_reads() -> None:
    compares = 0
    for nom, texte, _ in yaml_suite():
        lecture = parse(texte, path="suite.yml")
        if lecture.findings:
            continue
        compares += 1
        attendu = yaml.load(texte, Loader=yaml.CSafeLoader)
        assert lecture.data == _en_json(attendu), nom
    assert compares > 100


def test_what_libyaml_refuses_is_an_error_of_ours() -> None:
    refuses = 0
    for nom, texte, _ in yaml_suite():
        try:
            list(yaml.parse(texte, Loader=yaml.CSafeLoader))
        except yaml.YAMLError:
            refuses += 1
            _, lecture = read_yaml(texte.encode("utf-8"), path="suite.yml")
            graves = [f for f in lecture.findings if f.gravite is Gravite.ERREUR]
            assert graves, nom
    assert refuses > 60


@pytest.mark.parametrize(
    "forme", ["cle: {}", 'cle: "{}"', "cle: '{}'", "{}: x", "- {}", "[{}]", "{}"]
)
def test_naughty_strings_never_break_the_reader(forme: str) -> None:
    for chaine in naughty_strings():
        texte = forme.replace("{}", chaine)
        _, lecture = read_yaml(texte.encode("utf-8", "surrogatepass"), path="d.yml")
        assert _que_du_json(lecture.data), chaine
        if not lecture.findings:
            attendu = yaml.load(texte, Loader=yaml.CSafeLoader)
            assert lecture.data == _en_json(attendu), chaine


def test_quoted_naughty_strings_are_kept_as_they_are() -> None:
    gardees = 0
    for chaine in naughty_strings():
        texte = f'cle: "{chaine}"' if '"' not in chaine and "\\" not in chaine else ""
        lecture = parse(texte, path="d.yml") if texte else None
        if lecture is not None and not lecture.findings:
            gardees += 1
            assert lecture.data == {"cle": chaine}
    assert gardees > 250
