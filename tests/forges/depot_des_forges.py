"""What the tests of the forges share: a registry that names people, a repository with a remote."""

from __future__ import annotations

from pathlib import Path

PROJET = Path(__file__).resolve().parents[2]
NATIONAL = """\
national: [{compte: national}]
mainteneurs: [{compte: mainteneur}, {compte: ancien, jusqu_au: "2025-12-31"}]
"""
CERTIFICATEUR = """\
code: uimm-35-56
nom: UIMM 35-56, centre de certification
secretariat: [{compte: secretariat}]
auditeurs: [{compte: auditeur, jusqu_au: "2028-12-31", interets: ["000000018"]}]
signataires: [{compte: signataire}]
"""
