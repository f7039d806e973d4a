"""Findings for the formats' tests: ordinary ones, and one whose every text is hostile."""

from __future__ import annotations

from certimetal.finding import Finding, Gravite
from certimetal.location import Location

FICHE = "dossiers/uimm-35-56/00000001800002/dossier.yml"
REPONSE = "dossiers/uimm-35-56/00000001800002/reponses/C3I2.md"

SIRET = Finding(
    controle="siret-cle",
    gravite=Gravite.ERREUR,
    location=Location(path=FICHE, line=4, column=8, end_column=24),
    message="Le SIRET «\u00a000000001800003\u00a0» n’est pas valide\u00a0: sa clé est fausse.",
    attendu="Un SIRET de 14 chiffres dont la clé est juste.",
    remede="Recopiez le SIRET depuis l’avis de situation de l’INSEE.",
    suggestion='"00000001800002"',
    extrait='siret: "00000001800003"',
)
DELAI = Finding(
    controle="delai-inscription",
    gravite=Gravite.AVERTISSEMENT,
    location=Location(path=REPONSE, line=2, column=26, end_column=28),
    message="Le délai d’inscription annoncé est de 30 jours.",
    remede="Ramenez-le à 15 jours, ou expliquez pourquoi.",
    extrait="delai_inscription_jours: 30",
)
MINCE = Finding(
    controle="reponse-mince",
    gravite=Gravite.CONSEIL,
    location=Location(path=REPONSE),
    message="La réponse compte 12 mots.",
)
ORDINAIRES = (SIRET, DELAI, MINCE)

HOSTILE = Finding(
    controle="schema-inconnu",
    gravite=Gravite.ERREUR,
    location=Location(path="dossiers/a:b,c%0A/\x1b[2J\ud800é.yml", line=1, column=1, end_column=6),
    message="100 % \r\n::error::faux\n%0A::set-output name=x::y"
    "<b>&\x00 ]]> \u202egro.live\u2028fin",
    attendu="\x1b]8;;https://exemple.invalid\x07lien\x1b]8;;\x07",
    remede="\ufffe\uffff \u0085 \x9b31m",
    suggestion="a\nb",
    extrait="\x1b[31mrouge\tcle: \u2066valeur",
)
"""Commands of runners and terminals, markup, bidi, what XML and UTF-8 cannot hold."""
