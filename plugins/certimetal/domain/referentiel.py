"""The référentiel of an edition: critères, indicateurs, rules with their numbers, process."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from certimetal.domain.reglages import Correction
    from certimetal.domain.territoire import Certificateur, Personne, Territoires

CRITERES = ("C1", "C2", "C3", "C4", "C5", "C6")
INDICATEURS = tuple(f"{critere}I{rang}" for critere in CRITERES for rang in (1, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class LienQualiopi:
    """« Lien possible » with Qualiopi (R13): a hint, never an obligation."""

    critere: int
    indicateur: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Critere:
    """A critère: ``guide`` is trusted Markdown (« Comment ce critère est-il apprécié ? »…).

    ``appreciation`` holds the words of R9 (``opportunité``, ``cohérence``, ``conformité``,
    ``crédibilité``), in the source's order. ``source`` is the file's path.
    """

    code: str
    titre: str
    appreciation: tuple[str, ...]
    demontre: tuple[str, ...]
    guide: str
    qualiopi: LienQualiopi | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicateur:
    """An indicateur: ``capacite`` (« Capacité du prestataire à… »), its guide de lecture, its
    éléments de preuve (the last one always « Ou tout autre élément de preuve… », R11) and the
    consigne of its fiche réponse.

    ``variantes`` are the other wordings that the source gives of the same capacité, each with
    the place where it stands.
    """

    code: str
    capacite: str
    consigne: str
    elements_de_preuve: tuple[str, ...]
    guide: str
    variantes: tuple[Variante, ...] = ()
    source: str = ""

    @property
    def critere(self) -> str:
        return self.code[:2]

    @property
    def rang(self) -> int:
        return int(self.code[3])


@dataclass(frozen=True, slots=True, kw_only=True)
class Variante:
    """Another wording of the source: ``ou`` says where it stands, ``texte`` is to the letter."""

    ou: str
    texte: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Texte:
    """A text of the source that belongs to no indicator: ``rubrique`` is the site section it goes
    to (``contexte``, ``processus``, ``habilitation``…), ``corps`` trusted Markdown, ``ordre`` its
    rank in the section."""

    cle: str
    titre: str
    rubrique: str
    ordre: int
    corps: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Valeur:
    """A number of a rule: ``nombre`` in ``unite`` (``ans``, ``mois``, ``jours``, ``euros``…).

    Where the rule gives a day instead, ``jour`` is that day and ``unite`` is empty.
    """

    cle: str
    libelle: str
    nombre: int
    unite: str
    regle: str
    jour: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regle:
    """A rule of CERTIMÉTAL: R… (the source), L… (the law), D… (assumption of the tool).

    ``nature`` is ``source``, ``loi`` or ``hypothese``. ``formulations`` quote the source; where it
    contradicts itself they are its wordings and ``retenu`` says what the tool applies: without
    ``retenu`` there is no contradiction.
    """

    id: str
    titre: str
    nature: str
    enonce: str
    source: str
    formulations: tuple[Variante, ...] = ()
    retenu: str = ""
    valeurs: tuple[Valeur, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Etape:
    """A step of the candidate's process (R14–R24): who does what, when.

    ``acteur`` is ``of``, ``certificateur``, ``of_et_certificateur`` or ``jury``. Where the source
    gives a delay, the step stands ``valeur`` (the key of a rule's number, in days or months)
    ``sens`` (``avant`` or ``apres``) its ``repere`` (``entree``, ``fin``, ``evaluation``,
    ``jury``, ``inscription``), and ``borne`` tells how it binds (``au_plus_tard``,
    ``au_plus_tot``, ``le``). ``part_formation`` is the share of the training where the delay is
    one (``"1/3"``). ``alternative_de`` names the step that this one words differently [⚠];
    ``retenue`` is False where the tool does not apply this wording. ``porte_sur`` is ``evaluation``
    where the step's period is that in which the évaluation takes place.
    """

    cle: str
    titre: str
    texte: str
    acteur: str
    regles: tuple[str, ...] = ()
    repere: str = ""
    sens: str = ""
    valeur: str = ""
    borne: str = ""
    part_formation: str = ""
    alternative_de: str = ""
    retenue: bool = True
    porte_sur: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificationConnue:
    """A line of the catalogue: the exact intitulé of L3, with its code where it has one."""

    type: str
    intitule: str
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referentiel:
    """One edition, whole, with what each certificateur adds to it.

    ``precisions`` maps a certificateur's code, then a critère's or an indicateur's code, to its
    Markdown; ``textes_certificateur`` and ``etapes_certificateur`` hold the other texts and steps
    that bind this certificateur alone. ``intitules`` are the titles and labels that the source
    repeats (``demontre``, ``elements_de_preuve``…); ``corrections`` its slips that were mended.
    ``national`` and ``mainteneurs`` are the accounts that keep the référentiel and the tool.
    """

    edition: str
    titre: str
    date_effet: date
    source: str
    criteres: Mapping[str, Critere]
    indicateurs: Mapping[str, Indicateur]
    textes: tuple[Texte, ...]
    regles: Mapping[str, Regle]
    etapes: tuple[Etape, ...]
    glossaire: Mapping[str, str]
    certifications: tuple[CertificationConnue, ...]
    certificateurs: Mapping[str, Certificateur]
    territoires: Territoires
    precisions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    textes_certificateur: Mapping[str, tuple[Texte, ...]] = field(default_factory=dict)
    etapes_certificateur: Mapping[str, tuple[Etape, ...]] = field(default_factory=dict)
    regles_certificateur: Mapping[str, Mapping[str, Regle]] = field(default_factory=dict)
    intitules: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    national: tuple[Personne, ...] = ()
    mainteneurs: tuple[Personne, ...] = ()

    def valeur(self, cle: str, certificateur: str = "") -> Valeur:
        """Return the rule's number named ``cle``, the certificateur's own included.

        KeyError where no rule has it.
        """
        propres = self.regles_certificateur.get(certificateur, {})
        for regle in (*self.regles.values(), *propres.values()):
            for valeur in regle.valeurs:
                if valeur.cle == cle:
                    return valeur
        raise KeyError(cle)
