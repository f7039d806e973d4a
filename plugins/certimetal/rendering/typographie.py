"""French typography: dates and numbers in words, spaces that do not break, plurals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import NBSP, compter, date_en_mots, nombre

if TYPE_CHECKING:
    from certimetal.domain.referentiel import Valeur


_UNITES = {
    "jours": ("jour", "jours"),
    "mois": ("mois", "mois"),
    "ans": ("an", "ans"),
    "euros": ("€", "€"),
    "mots": ("mot", "mots"),
    "par_an": ("par an", "par an"),
    "organismes": ("organisme", "organismes"),
    "certifications": ("certification", "certifications"),
    "criteres": ("critère", "critères"),
    "indicateurs": ("indicateur", "indicateurs"),
}
_ORDINAUX = {1: "1er"}


def quantite(compte: int, unite: str) -> str:
    """Return a number with its unit, the unit agreed: « 1 jour », « 5 ans », « 500 € »."""
    singulier, pluriel = _UNITES.get(unite, (unite, unite))
    return compter(compte, singulier, pluriel)


def valeur_de_regle(valeur: Valeur) -> str:
    """Return what a rule's value says: its number with its unit, or its day."""
    if valeur.jour is not None:
        return date_en_mots(valeur.jour)
    if valeur.unite == "nombre":
        return nombre(valeur.nombre)
    return quantite(valeur.nombre, valeur.unite)


def octets(taille: int) -> str:
    """Return a file's size as « 940 octets », « 12 Ko » or « 1,4 Mo »."""
    if taille < 1024:
        return compter(taille, "octet")
    if taille < 1024 * 1024:
        return f"{nombre(round(taille / 1024))}{NBSP}Ko"
    return f"{nombre(round(taille / 1024 / 1024, 1))}{NBSP}Mo"


def ordinal_masculin(rang: int) -> str:
    """Return « 1er », « 2e »."""
    return _ORDINAUX.get(rang, f"{rang}e")


def grouper_siret(siret: str) -> str:
    """Return « 000 000 018 00002 »; anything but 14 digits comes back as it is."""
    if len(siret) != 14 or not (siret.isascii() and siret.isdigit()):
        return siret
    return NBSP.join((siret[:3], siret[3:6], siret[6:9], siret[9:]))


def grouper_nda(numero: str) -> str:
    """Return a numéro de déclaration d'activité as « 53 56 00000 56 »."""
    if len(numero) != 11 or not (numero.isascii() and numero.isdigit()):
        return numero
    return NBSP.join((numero[:2], numero[2:4], numero[4:9], numero[9:]))


def decapitaliser(texte: str) -> str:
    """Return the text with its first letter in lower case, unless it opens with a sigle."""
    return texte if texte[1:2].isupper() else texte[:1].lower() + texte[1:]


def nom_court(nom: str) -> str:
    """Return a certificateur's name without what follows its comma: « UIMM 35-56 »."""
    return nom.partition(",")[0]


def avec_article(nom: str) -> str:
    """Return a certificateur's name as a sentence wants it: « l’UIMM 35-56 »."""
    return f"l’{nom}" if nom.startswith("UIMM") else nom
