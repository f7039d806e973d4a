"""Hostile and odd inputs written by others, read from ``CERTIMETAL_CORPUS`` where it is set."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
import yaml

_RACINE = os.environ.get("CERTIMETAL_CORPUS", "")
_TABULATION = re.compile("—*»")
_ESPACES = str.maketrans({"␣": " ", "∎": "", "↵": "", "⇔": "\ufeff", "←": "\r"})

avec_corpus = pytest.mark.skipif(
    not _RACINE, reason="CERTIMETAL_CORPUS n’est pas défini : corpus hostiles non essayés"
)


def naughty_strings() -> list[str]:
    """Return the big list of naughty strings."""
    texte = (Path(_RACINE) / "blns" / "blns.json").read_text(encoding="utf-8")
    return list(json.loads(texte))


def xss_payloads() -> list[str]:
    """Return the XSS payloads, one a line."""
    fichier = Path(_RACINE) / "xss-payloadbox" / "Intruder" / "xss-payload-list.txt"
    return fichier.read_text(encoding="utf-8", errors="replace").split("\n")


def yaml_suite() -> list[tuple[str, str, bool]]:
    """Return the cases of the YAML test suite: name, text, and whether it must be refused."""
    cas: list[tuple[str, str, bool]] = []
    for fichier in sorted((Path(_RACINE) / "yaml-test-suite" / "src").glob("*.yaml")):
        texte = ""
        essais = yaml.load(fichier.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for rang, essai in enumerate(essais):
            texte = essai.get("yaml", texte)
            lu = _TABULATION.sub("\t", texte).translate(_ESPACES)
            cas.append((f"{fichier.stem}-{rang}", lu, bool(essai.get("fail"))))
    return cas
