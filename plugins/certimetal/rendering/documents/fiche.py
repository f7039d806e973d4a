"""A critère on paper: its guide de lecture in short, then its fiche réponse in two columns."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from certimetal.domain.caracteres import assainir
from certimetal.rendering.documents.annexes import annexes_table
from certimetal.rendering.documents.elements import (
    Cellule,
    Ligne,
    Markdown,
    Paragraphe,
    Tableau,
    Trait,
)
from certimetal.rendering.documents.saisie import ABSENT, entry, label

if TYPE_CHECKING:
    from certimetal.domain.formulaire import ChampFormulaire, Fiche
    from certimetal.domain.formulaire_valeurs import Valeurs
    from certimetal.domain.referentiel import Critere, Indicateur, Referentiel
    from certimetal.rendering.documents.elements import Element

LARGEUR = 261
"""Millimetres between the margins of a page in landscape."""

COLONNES = (130, 131)
_HAUTEUR_REPONSE = 45
_ANNEXES_SOLIDAIRES = 4
_TEXTE_SOLIDAIRE = 600
"""Characters beyond which a field may be cut between two pages."""


def guide_table(critere: Critere, referentiel: Referentiel, certificateur: str) -> Tableau:
    """Return the guide de lecture of a critère in short, each indicator's evidence below."""
    intitules = referentiel.intitules
    titre = f"{intitules.get('guide_de_lecture', 'Guide de lecture')} {critere.code}"
    lignes = [Ligne(cellules=(_bandeau(titre, "titre", 2),), repetee=True, solidaire=True)]
    blocs: list[Element] = [_fort(intitules.get("demontre", "")), Markdown(texte=_liste(critere))]
    mots = " et ".join(critere.appreciation)
    blocs.append(Paragraphe(style="Corps", traits=(_gras("Apprécié selon : "), Trait(texte=mots))))
    if critere.qualiopi:
        lien = critere.qualiopi
        ou = f"critère {lien.critere}, indicateur {lien.indicateur}"
        nom = intitules.get("qualiopi", "")
        blocs.append(Paragraphe(style="Corps", traits=(_gras(f"{nom} : "), Trait(texte=ou))))
    lignes.append(Ligne(cellules=(Cellule(blocs=tuple(blocs), fond="guide", etendue=2),)))
    indicateurs = _indicateurs(critere.code, referentiel)
    preuves = _fort(intitules.get("elements_de_preuve", ""))
    lignes.append(
        Ligne(
            cellules=tuple(
                Cellule(blocs=(_code(i.code), preuves, Markdown(texte=_preuves(i))), fond="guide")
                for i in indicateurs
            )
        )
    )
    precision = referentiel.precisions.get(certificateur, {}).get(critere.code, "")
    if precision:
        nom = referentiel.certificateurs[certificateur].nom
        dit = (_fort(f"Précisions propres à {nom}"), Markdown(texte=precision))
        lignes.append(Ligne(cellules=(Cellule(blocs=dit, fond="guide", etendue=2),)))
    return Tableau(nom=f"guide-{critere.code}", largeurs=COLONNES, lignes=tuple(lignes))


def fiche_table(
    critere: str, fiches: tuple[Fiche, ...], referentiel: Referentiel, valeurs: Valeurs
) -> Tableau:
    """Return the fiche réponse of a critère: one column per indicator, as on the paper form."""
    indicateurs = [referentiel.indicateurs[fiche.indicateur] for fiche in fiches]
    intitules = referentiel.intitules
    lignes = [
        _ligne(
            "titre", [_intitule(i, intitules.get(f"indicateur_{i.rang}", "")) for i in indicateurs]
        ),
        _ligne("consigne", [_consigne(i) for i in indicateurs]),
        _bande("Réponse {}", fiches, signet="reponse"),
        Ligne(
            cellules=tuple(
                Cellule(blocs=(Markdown(texte=assainir(valeurs.corps.get(fiche.indicateur, ""))),))
                for fiche in fiches
            ),
            hauteur=_HAUTEUR_REPONSE,
        ),
        _bande("Engagements {}", fiches),
    ]
    for rangee in zip_longest(*(fiche.engagements for fiche in fiches)):
        lignes.append(_engagements(rangee, valeurs))
    annexes = intitules.get("annexes", "Annexes").rstrip(" :\N{NO-BREAK SPACE}")
    lignes.append(_bande("{} · " + annexes, fiches, signet="annexes"))
    lignes.append(
        Ligne(
            cellules=tuple(
                Cellule(
                    blocs=(
                        ()
                        if fiche.annexes is None
                        else (annexes_table(fiche.annexes, fiche.indicateur, valeurs),)
                    )
                )
                for fiche in fiches
            ),
            solidaire=all(_peu_d_annexes(fiche, valeurs) for fiche in fiches),
        )
    )
    return Tableau(nom=f"fiche-{critere}", largeurs=COLONNES, lignes=tuple(lignes))


def _peu_d_annexes(fiche: Fiche, valeurs: Valeurs) -> bool:
    """Tell whether an answer's annexes hold on a page, so that they need not be cut."""
    if fiche.annexes is None:
        return True
    return len(valeurs.champs.get(fiche.annexes.code, ())) <= _ANNEXES_SOLIDAIRES


def _engagements(rangee: tuple[ChampFormulaire | None, ...], valeurs: Valeurs) -> Ligne:
    cellules = []
    for champ in rangee:
        if champ is None:
            cellules.append(Cellule(blocs=(Paragraphe(style="Cellule"),), fond="guide"))
        else:
            saisie = entry(champ, valeurs.champs.get(champ.code, ABSENT))
            cellules.append(Cellule(blocs=(label(champ), *saisie)))
    textes = [valeurs.champs.get(champ.code, "") for champ in rangee if champ is not None]
    courts = all(len(str(texte)) <= _TEXTE_SOLIDAIRE for texte in textes)
    return Ligne(cellules=tuple(cellules), solidaire=courts)


def _ligne(fond: str, cellules: list[tuple[Element, ...]]) -> Ligne:
    return Ligne(
        cellules=tuple(Cellule(blocs=blocs, fond=fond) for blocs in cellules),
        repetee=fond == "titre",
        solidaire=True,
    )


def _bande(texte: str, fiches: tuple[Fiche, ...], signet: str = "") -> Ligne:
    return Ligne(
        cellules=tuple(
            _bandeau(
                texte.format(fiche.indicateur),
                "bandeau",
                signet=f"{fiche.indicateur}_{signet}" if signet else "",
            )
            for fiche in fiches
        ),
        solidaire=True,
    )


def _bandeau(texte: str, fond: str, etendue: int = 1, signet: str = "") -> Cellule:
    style = "Bandeau" if fond == "titre" else "SousBandeau"
    paragraphe = Paragraphe(style=style, traits=(Trait(texte=texte),), signet=signet)
    return Cellule(blocs=(paragraphe,), fond=fond, etendue=etendue)


def _intitule(indicateur: Indicateur, rang: str) -> tuple[Element, ...]:
    debut = f"{indicateur.code} · {rang} : "
    return (Paragraphe(style="Bandeau", traits=(Trait(texte=debut + _uni(indicateur.capacite)),)),)


def _consigne(indicateur: Indicateur) -> tuple[Element, ...]:
    return (Paragraphe(style="Consigne", traits=(Trait(texte=_uni(indicateur.consigne)),)),)


def _indicateurs(critere: str, referentiel: Referentiel) -> list[Indicateur]:
    return [i for code, i in sorted(referentiel.indicateurs.items()) if i.critere == critere]


def _liste(critere: Critere) -> str:
    return "\n".join(f"- {_uni(ligne)}" for ligne in critere.demontre)


def _preuves(indicateur: Indicateur) -> str:
    """Return the examples of evidence as one list, those that hold a list of their own indented."""
    return "\n".join(
        "- " + element.strip().replace("\n", "\n  ") for element in indicateur.elements_de_preuve
    )


def _uni(texte: str) -> str:
    return " ".join(texte.split(" ")).replace("\n", " ").strip()


def _fort(texte: str) -> Paragraphe:
    return Paragraphe(style="Corps", traits=(_gras(texte),))


def _code(code: str) -> Paragraphe:
    return Paragraphe(style="Corps", traits=(Trait(texte=code, style="code"),))


def _gras(texte: str) -> Trait:
    return Trait(texte=texte, style="fort")
