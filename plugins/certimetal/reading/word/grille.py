"""A filled audit grid, read table by table: the audit, then the verdict of each indicator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from certimetal.domain.grille import AUDIT, GUIDE, REPONSE, audit_fields, verdict_fields
from certimetal.domain.importation import GrilleLue, VerdictLu
from certimetal.reading.word.arbre import key, lines, rows, words
from certimetal.reading.word.identification import read_fields
from certimetal.reading.word.lieu import Lieu
from certimetal.reading.word.releve import Imprimes, Releve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certimetal.domain.champ import Champ

    Noeud = dict[str, Any]

_CODE = re.compile(r"(C[1-6]I[12])\b")
_SOMME = re.compile(r"(\S+)\s*:\s*((?:v[0-9]+:)?sha256:[0-9a-f]{64})")


def read_grid(blocs: Sequence[Noeud], constats: Champ, imprimes: Sequence[str]) -> GrilleLue:
    """Read a grid; ``constats`` is the schema of the event that it becomes."""
    releve = Releve(Imprimes(imprimes))
    lieu = Lieu()
    codes: list[str] = []
    for bloc in blocs:
        code = _table(bloc, constats, releve) if bloc["t"] == "Table" else None
        if code is None:
            releve.hors_champ([bloc], lieu.dit, "un texte hors de tout champ")
            if bloc["t"] == "Header":
                lieu.titre(words(bloc["c"][2]))
            else:
                lieu.passe(" ".join(lines([bloc])))
        elif code:
            codes.append(code)
            lieu.passe(code)
    return GrilleLue(
        date=releve.champs.get("audit_date", ""),
        audit=releve.champs.get("audit_audit", ""),
        verdicts={code: _verdict(code, releve) for code in codes},
        non_places=tuple(releve.non_places),
    )


def _table(tableau: Noeud, constats: Champ, releve: Releve) -> str | None:
    """Read a table; return its indicator, empty for the audit's own, None for an unknown one."""
    lignes = rows(tableau)
    tete = next(iter(lines(lignes[0][0])), "") if lignes and lignes[0] else ""
    trouve = _CODE.match(tete)
    if trouve:
        code = trouve[1]
        read_fields(lignes[1:], verdict_fields(constats, code), releve, lieu=code)
        return code
    if key(tete) == key(AUDIT):
        read_fields(lignes[1:], audit_fields(constats), releve, lieu="audit")
        return ""
    return None


def _verdict(code: str, releve: Releve) -> VerdictLu:
    def dit(cle: str) -> str:
        return str(releve.champs.get(f"{code}_{cle}", ""))

    sommes = dict(_SOMME.findall(dit("empreintes")))
    return VerdictLu(
        verdict=dit("verdict"),
        constat=dit("constat"),
        attendu=dit("attendu"),
        empreinte=sommes.pop(REPONSE, ""),
        guide=sommes.pop(GUIDE, ""),
        annexes=sommes,
    )
