"""Each guide followed to its end, on a real clone: a guide that lies fails."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from guide_lu import Commande, etapes
from poste import PROJET, Poste, cloner, heberger

from certimetal.domain.referentiel import INDICATEURS
from depots_git import DepotGit
from documents_word import cocher, ecrire_zip, lire_zip, remplir

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

GUIDES = PROJET / "docs" / "guides"
UIMM = "dossiers/uimm-35-56"
MODELE, NOUVEAU, FOUGERES, PONTIVY = (
    f"{UIMM}/{siret}"
    for siret in ("00000001800002", "00000005900006", "00000007500002", "00000008300006")
)
CERTIFICATEUR = """\
code: uimm-35-56
nom: UIMM 35-56, centre de certification
secretariat: [{compte: secretariat-exemple}]
auditeurs: [{compte: auditeur-exemple}]
signataires: [{compte: signataire-exemple}]
"""


def remplir_le_dossier(poste: Poste) -> None:
    """Write what the model has, under the new SIRET."""
    dossier = poste.ou / NOUVEAU
    shutil.rmtree(dossier)
    shutil.copytree(poste.ou / MODELE, dossier, ignore=shutil.ignore_patterns("journal"))
    fiche = dossier / "dossier.yml"
    texte = fiche.read_text(encoding="utf-8").replace("00000001800002", "00000005900006")
    fiche.write_text(texte, encoding="utf-8")


def remplir_le_document(poste: Poste) -> None:
    """Change a delay and a word, as someone would in Word."""
    document = poste.ou.parent / "vannes.docx"
    parties = lire_zip(document.read_bytes())
    texte = parties["word/document.xml"].decode()
    assert texte.count(">21<") == texte.count("trois semaines") == 1
    texte = texte.replace(">21<", ">14<").replace("trois semaines", "deux semaines")
    document.write_bytes(ecrire_zip(parties | {"word/document.xml": texte.encode()}))


def remplir_la_grille(poste: Poste) -> None:
    """Tick twelve verdicts, as an auditor does on site."""
    grille = poste.ou.parent / "grille-fougeres.docx"
    parties = lire_zip(grille.read_bytes())
    texte = remplir(parties["word/document.xml"].decode(), ">Audit<", "Date", "27/10/2026")
    for code in INDICATEURS:
        texte = cocher(texte, f">{code} ·", "Conforme")
    grille.write_bytes(ecrire_zip(parties | {"word/document.xml": texte.encode()}))


def corriger_la_reponse(poste: Poste) -> None:
    reponse = poste.ou / PONTIVY / "reponses" / "C5I2.md"
    with reponse.open("a", encoding="utf-8") as ouvert:
        ouvert.write("\nL’absence de lien est attestée et contrôlée avant chaque session.\n")


def verser_les_constats(poste: Poste) -> None:
    poste.taper("git push -q origin recevabilite-00000007500002:main")


def repartir_de_la_base(poste: Poste) -> None:
    poste.taper("git fetch -q origin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcours:
    """A guide's story: its day, what the base holds by then, what is done by hand."""

    jour: str
    prepare: Callable[[DepotGit], None]
    au_depart: str = ""
    gestes: Mapping[str, Callable[[Poste], None]] = field(default_factory=dict)


def sans_la_suite(depot: DepotGit, dossier: str, jour: str) -> None:
    """Take from a journal what happened after a day."""
    for evenement in (depot.racine / dossier / "journal").iterdir():
        if evenement.name[:10] > jour:
            evenement.unlink()


def une_proposition(depot: DepotGit) -> None:
    """Fougères waits; Pontivy has changed an answer in a branch, twice."""
    sans_la_suite(depot, FOUGERES, "2026-08-30")
    sans_la_suite(depot, PONTIVY, "2026-07-01")
    depot.commit()
    depot.branche("proposition-pontivy")
    chemin = f"{PONTIVY}/reponses/C5I2.md"
    for phrase in ("Une attestation est signée.", "Une liste de contrôle la suit."):
        texte = (depot.racine / chemin).read_text(encoding="utf-8")
        depot.ecrire(chemin, f"{texte}\n{phrase}\n")
        depot.commit()
    depot.git("checkout", "-q", "main")


def un_compte_qui_peut_creer_un_exemple(depot: DepotGit) -> None:
    """A fictitious SIRET makes a dossier an example, which only a mainteneur may propose."""
    depot.ecrire("criteria/national.yml", "national: []\nmainteneurs: [{compte: votre-compte}]\n")


def changer_un_critere(poste: Poste) -> None:
    critere = poste.ou / "criteria" / "2022" / "C1.md"
    with critere.open("a", encoding="utf-8") as ouvert:
        ouvert.write("\nUne phrase que personne n’a proposée.\n")


def rien_de_plus(_depot: DepotGit) -> None:
    """Leave the register as it is."""


def le_projet_tel_quel(depot: DepotGit) -> None:
    """Give the registry-to-be what is published: examples, and no account yet."""
    certificateur = "criteria/certificateurs/uimm-35-56.yml"
    shutil.copy(PROJET / certificateur, depot.racine / certificateur)


CLONE = "git clone -q https://forge.exemple.fr/exemple-pontivy/certimetal.git\ncd certimetal\n"
COPIE = f"{CLONE}git remote add uimm https://forge.exemple.fr/uimm/certimetal.git\n"
PARCOURS = {
    "../votre-dossier": Parcours(
        jour="2026-11-28",
        prepare=rien_de_plus,
        au_depart=CLONE,
        gestes={"remplir-le-document": remplir_le_document},
    ),
    "organisme": Parcours(jour="2026-11-28", prepare=le_projet_tel_quel, au_depart=CLONE),
    "auditeur": Parcours(jour="2026-11-28", prepare=le_projet_tel_quel, au_depart=CLONE),
    "deposer-mon-dossier": Parcours(
        jour="2026-11-28",
        prepare=un_compte_qui_peut_creer_un_exemple,
        gestes={"remplir-le-dossier": remplir_le_dossier},
    ),
    "repondre-a-une-non-conformite": Parcours(
        jour="2026-04-20",
        prepare=lambda depot: sans_la_suite(depot, PONTIVY, "2026-04-20"),
        au_depart=COPIE,
        gestes={"corriger-la-reponse": corriger_la_reponse},
    ),
    "auditer-un-dossier": Parcours(
        jour="2026-10-27",
        prepare=une_proposition,
        gestes={
            "remplir-la-grille": remplir_la_grille,
            "verser-les-constats": verser_les_constats,
            "repartir-de-la-base": repartir_de_la_base,
        },
    ),
    "mettre-en-place-le-depot": Parcours(
        jour="2026-11-28",
        prepare=le_projet_tel_quel,
        gestes={"changer-un-critere": changer_un_critere},
    ),
}


@pytest.fixture
def poste(request: pytest.FixtureRequest, tmp_path: Path, modele: Path) -> Poste:
    """A machine on the day of a guide's story; the forge has the register and two copies."""
    parcours: Parcours = request.param
    depot = cloner(modele, tmp_path / "depot")
    depot.ecrire("criteria/certificateurs/uimm-35-56.yml", CERTIFICATEUR)
    depot.commit("Le registre")
    parcours.prepare(depot)
    depot.commit("Le registre, ce jour-là")
    forge = tmp_path / "forge"
    for proprietaire in ("uimm", "projet", "votre-compte", "exemple-pontivy"):
        heberger(depot, forge, f"{proprietaire}/certimetal")
    heberger(DepotGit(tmp_path / "vide"), forge, "uimm/registre")
    pret = Poste.preparer(tmp_path / "poste", forge, parcours.jour)
    if parcours.au_depart:
        pret.taper(parcours.au_depart)
    return pret


@pytest.mark.lent
@pytest.mark.parametrize(
    ("nom", "poste"), list(PARCOURS.items()), indirect=["poste"], ids=list(PARCOURS)
)
def test_the_guide_can_be_followed_to_its_end(nom: str, poste: Poste) -> None:
    guide = list(etapes((GUIDES / f"{nom}.md").read_text(encoding="utf-8")))
    poste.suivre(guide, PARCOURS[nom].gestes)
    assert sum(isinstance(etape, Commande) for etape in guide) >= 1
