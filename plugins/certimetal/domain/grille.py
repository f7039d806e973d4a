"""The audit grid to fill in on site: what it asks of each indicator, and what was read for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from certimetal.domain.formulaire import ChampFormulaire, Choix, Nature, short_help, short_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.champ import Champ

PROPRIETE = "certimetal-grille"
"""The property by which a document says that it is a grid, and of which edition."""

AUDIT = "Audit"
REPONSE, GUIDE = "réponse", "guide"
EMPREINTES = "Empreintes"
CHAMPS = ("verdict", "constat", "attendu")


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneGrille:
    """An indicator on the grid: how long its answer is, its annexes (code and title), and the
    empreintes of all that is read, as of the export."""

    code: str
    intitule: str
    mots: int
    annexes: tuple[tuple[str, str], ...]
    empreinte: str
    guide: str
    empreintes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grille:
    """A grid: whose, of which audit (empty where several are possible), and its indicators."""

    siret: str
    raison_sociale: str
    edition: str
    audit: str
    lignes: tuple[LigneGrille, ...]


def audit_fields(constats: Champ) -> tuple[ChampFormulaire, ...]:
    """Return the fields of the audit itself, in the words of the schema of ``constats``."""
    par_cle = {enfant.cle: enfant for enfant in constats.enfants}
    return (_field(par_cle["date"], Nature.DATE), _field(par_cle["audit"], Nature.CHOIX))


def verdict_fields(constats: Champ, code: str) -> tuple[ChampFormulaire, ...]:
    """Return the fields of an indicator, then the one that keeps the empreintes."""
    verdicts = next(e for e in constats.enfants if e.cle == "verdicts")
    par_cle = {e.cle: e for e in (verdicts.element or verdicts).enfants}
    natures = (Nature.CHOIX, Nature.TEXTE, Nature.TEXTE)
    return (
        *(_field(par_cle[cle], n, code) for cle, n in zip(CHAMPS, natures, strict=True)),
        ChampFormulaire(
            cle=("empreintes",),
            code=f"{code}_empreintes",
            libelle=EMPREINTES,
            nature=Nature.TEXTE,
            aide="À ne pas modifier : elles disent ce qui a été lu.",
        ),
    )


def _field(champ: Champ, nature: Nature, code: str = "audit") -> ChampFormulaire:
    return ChampFormulaire(
        cle=(champ.cle,),
        code=f"{code}_{champ.cle}",
        libelle=champ.titre,
        nature=nature,
        aide=short_help(champ.description),
        choix=tuple(
            Choix(valeur=valeur, libelle=short_label(titre or valeur))
            for valeur, titre in champ.choix.items()
        ),
    )
