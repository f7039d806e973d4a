"""Findings as JUnit XML, which nearly every continuous integration server shows."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from certimetal.domain.francais import NBSP
from certimetal.finding import Gravite
from certimetal.rendering.findings.decompte import conclude, count
from certimetal.rendering.findings.neutre import neutralise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.finding import Finding

_HORS_XML = re.compile("[^\\t\\n\\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(findings: Sequence[Finding], *, dossiers: int, fichiers: int) -> str:
    """Return one suite per file: an ``erreur`` is a failure, the rest a passed case that talks.

    Without finding, one passed case says what was checked: servers take an empty report for a
    broken one.
    """
    racine = Element("testsuites", _comptes(findings, nom="certimetal valider"))
    for path, groupe in groupby(findings, key=lambda finding: finding.location.path):
        du_fichier = list(groupe)
        suite = SubElement(racine, "testsuite", _comptes(du_fichier, nom=path))
        for finding in du_fichier:
            _cas(suite, finding)
    if not findings:
        suite = SubElement(racine, "testsuite", name="dossiers", tests="1", failures="0")
        bilan = conclude(findings, dossiers=dossiers, fichiers=fichiers)
        SubElement(suite, "testcase", classname="certimetal", name=bilan)
        racine.set("tests", "1")
    indent(racine)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(racine, encoding="unicode") + "\n"


def _comptes(findings: Sequence[Finding], *, nom: str) -> dict[str, str]:
    erreurs = count(findings)[Gravite.ERREUR]
    return {
        "name": _xml(neutralise(nom)),
        "tests": str(len(findings)),
        "failures": str(erreurs),
        "errors": "0",
    }


def _cas(suite: Element, finding: Finding) -> None:
    place = finding.location
    cas = SubElement(
        suite,
        "testcase",
        classname=_xml(neutralise(place.path)),
        name=_xml(f"{finding.controle} ({place.line}:{place.column})"),
        file=_xml(neutralise(place.path)),
        line=str(place.line),
    )
    if finding.gravite is Gravite.ERREUR:
        echec = SubElement(cas, "failure", type=finding.controle, message=_ligne(finding.message))
        echec.text = _detail(finding)
    else:
        SubElement(cas, "system-out").text = f"{finding.gravite.value}{NBSP}: {_detail(finding)}"


def _detail(finding: Finding) -> str:
    lignes = [f"{finding.location}", finding.message]
    if finding.attendu:
        lignes.append(f"Attendu{NBSP}: {finding.attendu}")
    if finding.remede:
        lignes.append(f"À faire{NBSP}: {finding.remede}")
    return "\n".join(_ligne(ligne) for ligne in lignes)


def _ligne(texte: str) -> str:
    return _xml(neutralise(texte))


def _xml(texte: str) -> str:
    return _HORS_XML.sub("\N{REPLACEMENT CHARACTER}", texte)
