"""How each style of a document looks, said once for Word and for OpenDocument."""

from __future__ import annotations

from dataclasses import dataclass

POLICE = "Arial"
MONO = "Courier New"
BLEU = "1F3A5F"
GRIS = "5A6472"
TRAIT = "8A97A8"
FONDS = {"titre": BLEU, "bandeau": "D6E1EF", "guide": "F3F6FA", "consigne": "FBF7EC"}
"""The background of each kind of cell; a cell to write in is white."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style of paragraph. Sizes and spaces are in points; ``plan`` is an outline level from 1.

    ``nom`` is what Word's list of styles shows; ``odt`` is the name where it differs from ``id``.
    ``soude`` keeps the paragraph with the next; ``ligne`` draws a line below it, to write on.
    """

    id: str
    nom: str
    odt: str = ""
    taille: float = 9.5
    couleur: str = ""
    police: str = POLICE
    gras: bool = False
    italique: bool = False
    avant: float = 0
    apres: float = 3
    retrait: float = 0
    suspendu: float = 0
    plan: int = 0
    soude: bool = False
    page: bool = False
    ligne: bool = False

    @property
    def nom_odt(self) -> str:
        return self.odt or self.id


PARAGRAPHES = (
    Style(id="Normal", nom="Normal", odt="Standard"),
    Style(id="BodyText", nom="Body Text", odt="Text_20_body", avant=4, apres=4),
    Style(id="FirstParagraph", nom="First Paragraph", odt="First_20_paragraph", avant=4, apres=4),
    Style(id="Compact", nom="Compact", avant=1, apres=1),
    Style(id="BlockText", nom="Block Text", odt="Quotations", italique=True, retrait=14, apres=5),
    Style(id="SourceCode", nom="Source Code", odt="Preformatted_20_Text", police=MONO, taille=8.5),
    *(
        Style(
            id=f"Heading{n}",
            nom=f"heading {n}",
            odt=f"Heading_20_{n}",
            couleur=BLEU,
            gras=True,
            taille=max(12 - n / 2, 9.5),
            avant=6,
            apres=3,
            plan=min(n + 3, 9),
            soude=True,
        )
        for n in range(1, 7)
    ),
    Style(id="Titre", nom="CM Titre", taille=21, gras=True, couleur=BLEU, avant=6, apres=4),
    Style(id="SousTitre", nom="CM Sous-titre", taille=11.5, couleur=GRIS, apres=6),
    Style(id="Organisme", nom="CM Organisme", taille=13, gras=True, avant=2, apres=8),
    Style(id="ModeEmploi", nom="CM Mode d’emploi", taille=9, couleur=GRIS, avant=2, apres=8),
    Style(
        id="Titre1",
        nom="CM Titre 1",
        taille=15,
        gras=True,
        couleur=BLEU,
        avant=12,
        apres=5,
        plan=1,
        soude=True,
    ),
    Style(
        id="Titre2",
        nom="CM Titre 2",
        taille=12,
        gras=True,
        couleur=BLEU,
        avant=9,
        apres=4,
        plan=2,
        soude=True,
    ),
    Style(
        id="Titre2Page",
        nom="CM Titre 2, nouvelle page",
        taille=12,
        gras=True,
        couleur=BLEU,
        apres=4,
        plan=2,
        soude=True,
        page=True,
    ),
    Style(
        id="Titre3Page",
        nom="CM Titre 3, nouvelle page",
        taille=11.5,
        gras=True,
        couleur=BLEU,
        apres=4,
        plan=3,
        soude=True,
        page=True,
    ),
    Style(id="Corps", nom="CM Corps", avant=1, apres=2),
    Style(id="Bandeau", nom="CM Bandeau", gras=True, couleur="FFFFFF", avant=2, apres=2),
    Style(
        id="SousBandeau",
        nom="CM Sous-bandeau",
        gras=True,
        couleur=BLEU,
        avant=1,
        apres=1,
        soude=True,
    ),
    Style(id="Consigne", nom="CM Consigne", taille=9, italique=True, couleur=GRIS, avant=2),
    Style(id="Libelle", nom="CM Libellé", avant=2, apres=2),
    Style(id="Saisie", nom="CM Saisie", avant=2, apres=2, ligne=True),
    Style(id="Cellule", nom="CM Cellule", taille=9, avant=1, apres=1),
    Style(id="Case", nom="CM Case", apres=0.5, retrait=14, suspendu=14),
    Style(id="Entete", nom="header", odt="Header", taille=8, couleur=GRIS, apres=0),
    Style(id="Pied", nom="footer", odt="Footer", taille=8, couleur=GRIS, apres=0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleDeTexte:
    """A style of a run of text; a size of 0 is the paragraph's."""

    id: str
    nom: str
    odt: str = ""
    taille: float = 0
    couleur: str = ""
    police: str = ""
    gras: bool = False
    souligne: bool = False

    @property
    def nom_odt(self) -> str:
        return self.odt or self.id


TEXTES = (
    StyleDeTexte(id="Fort", nom="CM Fort", gras=True),
    StyleDeTexte(id="Aide", nom="CM Aide", taille=8, couleur=GRIS),
    StyleDeTexte(id="CodeIndicateur", nom="CM Code", gras=True, couleur=BLEU, taille=10),
    StyleDeTexte(id="Coche", nom="CM Coche", police="Segoe UI Symbol", taille=10.5),
    StyleDeTexte(
        id="VerbatimChar", nom="Verbatim Char", odt="Source_Text", police=MONO, taille=8.5
    ),
    StyleDeTexte(
        id="Hyperlink", nom="Hyperlink", odt="Internet_20_link", couleur="1A4FA0", souligne=True
    ),
)
