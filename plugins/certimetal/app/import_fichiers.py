"""The files of a dossier that a form changes: values retouched in place, answers laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from certimetal.domain.dossier import CONSIGNE_A_EFFACER
from certimetal.domain.formulaire_valeurs import Valeurs, place_values
from certimetal.domain.fusion import merge
from certimetal.domain.greffe import graft
from certimetal.domain.importation import FichierImporte, NonPlace, TexteImporte
from certimetal.errors import InvalidValueError, WriteRefusedError
from certimetal.reading.markdown_source import split
from certimetal.reading.source import read_markdown, read_yaml
from certimetal.reading.text import LIMITE_FICHIER
from certimetal.reading.word.raccommodage import mend
from certimetal.rendering.markdown_canonique import same_reading
from certimetal.rendering.markdown_pandoc import write_blocks
from certimetal.review.textes import comparer_textes
from certimetal.writing.skeleton import make_skeleton
from certimetal.writing.yaml_retouche import retouch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.app.depot import Depot
    from certimetal.app.reperage import Emplacement
    from certimetal.domain.formulaire import Fiche, Formulaire
    from certimetal.domain.importation import DocumentLu, Modification
    from certimetal.reading.contenu import Contenu

FICHE = "dossier.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFichiers:
    """The files that change, what changes in them, and what an answer could only say in words."""

    fichiers: tuple[FichierImporte, ...]
    modifications: tuple[Modification, ...]
    textes: tuple[TexteImporte, ...]
    non_places: tuple[NonPlace, ...]


def plan_files(
    emplacement: Emplacement,
    formulaire: Formulaire,
    contenu: Contenu,
    lu: DocumentLu,
    depot: Depot,
) -> PlanFichiers:
    """Return what a form that was read changes in a dossier that is there.

    WriteRefusedError where a file is laid out in a way that cannot be retouched.
    """
    plan = _Plan(emplacement, formulaire, contenu, lu, depot)
    plan.fiche()
    for code, fiche in formulaire.fiches.items():
        plan.reponse(code, fiche)
    return PlanFichiers(
        fichiers=tuple(plan.fichiers),
        modifications=tuple(plan.modifications),
        textes=tuple(plan.textes),
        non_places=tuple(plan.non_places),
    )


def write_answer(lu: DocumentLu, code: str, en_place: str) -> tuple[str, list[NonPlace]]:
    """Return an answer as Markdown; the text in place where it says the same, to the byte.

    Where it says something else, the paragraphs that did not change keep their bytes.
    """
    blocs = lu.corps.get(code)
    if blocs is None:
        return en_place, []
    ecrits = [write_blocks(b) for b in (blocs, mend(blocs, serre=False), mend(blocs, serre=True))]
    if any(same_reading(ecrit.texte, en_place) for ecrit in ecrits):
        return en_place, []
    if not ecrits[-1].texte and f"**{CONSIGNE_A_EFFACER}" in en_place:
        return en_place, []
    choisi = max(ecrits[::-1], key=lambda ecrit: graft(en_place, ecrit.texte)[1])
    greffe, _ = graft(en_place, choisi.texte)
    texte = greffe if same_reading(greffe, choisi.texte) else choisi.texte
    ou = f"{code}, réponse"
    pertes = [NonPlace(ou=ou, quoi=p.quoi, texte=p.texte, perdu=False) for p in choisi.pertes]
    return texte, pertes


def text_change(indicateur: str, avant: str, apres: str) -> TexteImporte:
    """Compare an answer with what it becomes."""
    return TexteImporte(
        indicateur=indicateur,
        mots_avant=len(avant.split()),
        mots_apres=len(apres.split()),
        passages=comparer_textes(avant, apres),
    )


class _Plan:
    """The plan of one dossier, file after file."""

    def __init__(
        self,
        emplacement: Emplacement,
        formulaire: Formulaire,
        contenu: Contenu,
        lu: DocumentLu,
        depot: Depot,
    ) -> None:
        self.emplacement = emplacement
        self.formulaire = formulaire
        self.contenu = contenu
        self.lu = lu
        self.depot = depot
        self.valeurs: Valeurs = place_values(formulaire, contenu.fiche, contenu.reponses)
        self.fichiers: list[FichierImporte] = []
        self.modifications: list[Modification] = []
        self.textes: list[TexteImporte] = []
        self.non_places: list[NonPlace] = []

    def fiche(self) -> None:
        champs = [champ for bloc in self.formulaire.identification for champ in bloc.champs]
        avant = _objet(self.contenu.fiche)
        apres, changes = merge(avant, champs, self.valeurs.champs, self.lu, "Identification, ")
        if not changes:
            return
        raw = self._raw(FICHE)
        texte = retouch(_text(raw), avant, apres)
        _check(read_yaml(texte.encode(), path=FICHE)[1].data, apres, self._chemin(FICHE))
        self.modifications += changes
        self.fichiers.append(FichierImporte(nom=FICHE, avant=raw, apres=texte.encode()))

    def reponse(self, code: str, fiche: Fiche) -> None:
        nom = f"reponses/{code}.md"
        ecrite = self.contenu.reponses.get(code)
        avant = _objet(ecrite.entete if ecrite else None)
        corps_avant = ecrite.corps if ecrite else ""
        apres, changes = merge(avant, fiche.champs, self.valeurs.champs, self.lu, f"{code}, ")
        corps, pertes = write_answer(self.lu, code, corps_avant)
        self.non_places += pertes
        if not changes and corps == corps_avant:
            return
        raw = self._raw(nom) if ecrite else None
        if raw is None:
            texte = self._neuve(code, apres, corps)
        else:
            coupe = split(_text(raw), path=nom)
            texte = f"---\n{retouch(coupe.front, avant, apres)}---\n{corps}"
        _check_size(texte, code)
        _check(read_markdown(texte.encode(), path=nom)[1].data, apres, self._chemin(nom))
        self.modifications += changes
        if corps != corps_avant:
            self.textes.append(text_change(code, corps_avant, corps))
        self.fichiers.append(FichierImporte(nom=nom, avant=raw, apres=texte.encode()))

    def _neuve(self, code: str, entete: Mapping[str, Any], corps: str) -> str:
        """Return an answer that the dossier did not have, as ``nouveau`` writes it."""
        edition = self.formulaire.edition
        fichiers = make_skeleton(
            "",
            edition,
            exemple=False,
            fiche=self.depot.schemas.champ("dossier"),
            reponses={code: self.depot.schemas.champ(f"{edition}/reponses/{code}")},
            indicateurs=self.depot.referentiel.indicateurs,
            dits={code: (entete, corps)},
        )
        return fichiers[f"reponses/{code}.md"]

    def _raw(self, nom: str) -> bytes:
        return self.emplacement.racine.tree.read(f"{self.emplacement.folder}/{nom}")

    def _chemin(self, nom: str) -> str:
        return f"{self.emplacement.chemin}/{nom}"


def _text(raw: bytes) -> str:
    return raw.decode("utf-8-sig").replace("\r\n", "\n")


def _check_size(texte: str, code: str) -> None:
    taille = len(texte.encode())
    if taille > LIMITE_FICHIER:
        raise InvalidValueError(
            f"La réponse {code} du document pèse {taille // 1024} Ko, et un fichier de texte "
            f"{LIMITE_FICHIER // 1024} Ko au plus : rien n’a été écrit. Déposez en annexe les "
            "procédures et les modèles, et citez-les."
        )


def _objet(data: Any) -> dict[str, Any]:
    return data if isinstance(data, dict) else {}


def _check(lu: Any, voulu: Mapping[str, Any], chemin: str) -> None:
    """Refuse to write a file that would not say what was read."""
    if _objet(lu) != dict(voulu):
        raise WriteRefusedError(
            f"{chemin} est mis en page d’une façon que l’outil ne sait pas retoucher sans risque : "
            "rien n’a été écrit. Remettez-le en forme (« certimetal formater »), puis recommencez."
        )
