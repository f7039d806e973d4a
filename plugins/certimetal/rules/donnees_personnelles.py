"""Personal data in the free texts of a dossier: which detector looks where, and what weighs how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from certimetal.domain.controle import Cible, Probleme
from certimetal.finding import Gravite
from certimetal.rules import courriel, naissance, nir, nom_de_personne, telephone
from certimetal.rules.passage import passages
from certimetal.rules.phrases import plier

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.controle import Controle
    from certimetal.domain.dossier import Dossier
    from certimetal.rules.passage import Passage, Trouvaille

CONTROLES = (
    courriel.COURRIEL,
    telephone.TELEPHONE,
    naissance.NAISSANCE,
    nir.NIR,
    nom_de_personne.NOM,
)

_DIX_CHIFFRES = "0123456789"
_SIGNES = f"@M{_DIX_CHIFFRES}"
_SIGNE = re.compile(f"[{_SIGNES}]")
"""What every datum has: an « @ », a title, or digits."""

_AMAS = re.compile("[0-9](?:[^0-9A-Za-z]{0,6}[0-9]){3}")
"""Four digits together or nearly: a phone, a date of birth and a NIR have these at least."""

_COURT = 80


class _Detecteur(NamedTuple):
    """A detector with its words; ``constat`` takes what the detector lets be shown."""

    controle: Controle
    detecter: Callable[[str, Collection[str]], Iterator[Trouvaille]]
    constat: str
    attendu: str
    remede: str


_AROBASE = _Detecteur(
    courriel.COURRIEL,
    courriel.detecter,
    "Une adresse électronique paraît être celle d’une personne : {}.",
    "Une adresse de service, comme contact@ ou certifications@.",
    "La fonction, pas le nom : donnez l’adresse d’un service, ou retirez celle-ci.",
)
_CHIFFRES = (
    _Detecteur(
        telephone.TELEPHONE,
        telephone.detecter,
        "Un numéro de téléphone est dans le texte : {}.",
        "Le numéro du standard, donné dans « contact » de dossier.yml.",
        "Retirez ce numéro, et écrivez la fonction à demander au standard.",
    ),
    _Detecteur(
        naissance.NAISSANCE,
        naissance.detecter,
        "Une date de naissance est dans le texte : {}.",
        "Aucune donnée de candidat dans le dossier.",
        "Retirez-la ; un document nominatif se garde hors du dépôt.",
    ),
    _Detecteur(
        nir.NIR,
        nir.detecter,
        "Un numéro de sécurité sociale est dans le texte : {}.",
        "Aucun numéro de sécurité sociale, que le dossier soit public ou restreint.",
        "Retirez-le, et prévenez le certificateur s’il a déjà été envoyé.",
    ),
)
_NOMS = _Detecteur(
    nom_de_personne.NOM,
    nom_de_personne.detecter,
    "Une personne est nommée : {}.",
    "La fonction, pas le nom.",
    "Écrivez la fonction ; un document nominatif se garde hors du dépôt.",
)


def check(dossier: Dossier, contexte: Contexte) -> Iterator[Probleme]:
    """Yield the personal data of every free text, masked; nothing here ever shows it whole."""
    permis: Collection[str] = ()
    for passage in passages(dossier, _a_un_signe):
        for detecteur in _utiles(passage.texte):
            if any(True for _ in detecteur.detecter(passage.texte, permis)):
                permis = permis or _permis(dossier, contexte)
                for trouvaille in detecteur.detecter(passage.texte, permis):
                    yield _probleme(dossier, passage, detecteur, trouvaille)
    yield from _contact_mobile(dossier)


def _a_un_signe(texte: str) -> bool:
    """Tell whether a text may hold personal data.

    In a long one, characters are sought one by one: it is ten times as fast as a class of them.
    """
    if len(texte) < _COURT:
        return _SIGNE.search(texte) is not None
    return any(signe in texte for signe in _SIGNES)


def _utiles(texte: str) -> Iterator[_Detecteur]:
    """Yield the detectors worth running: a sign that costs nothing to look for."""
    if "@" in texte:
        yield _AROBASE
    if any(chiffre in texte for chiffre in _DIX_CHIFFRES) and _AMAS.search(texte):
        yield from _CHIFFRES
    if "M" in texte:
        yield _NOMS


def _permis(dossier: Dossier, contexte: Contexte) -> frozenset[str]:
    """Return what may be shown: the OF's own words and places, and public numbers and addresses."""
    lieux = [site.adresse.commune for site in dossier.sites_annexes]
    noms = (dossier.raison_sociale, dossier.adresse.commune, *lieux)
    mots = {mot for nom in noms for mot in plier(nom).split()}
    contacts = [c.contact for c in contexte.referentiel.certificateurs.values()]
    courriels = {contact["courriel"].lower() for contact in contacts if "courriel" in contact}
    telephones = [contact.get("telephone", "") for contact in (dossier.contact, *contacts)]
    return frozenset(mots | courriels | {telephone.e164(numero) for numero in telephones if numero})


def _probleme(
    dossier: Dossier, passage: Passage, detecteur: _Detecteur, trouvaille: Trouvaille
) -> Probleme:
    gravite = detecteur.controle.gravite
    if detecteur.controle is not nir.NIR and not dossier.est_publique:
        gravite = Gravite.AVERTISSEMENT
    return Probleme(
        controle=detecteur.controle,
        fichier=passage.fichier,
        cible=Cible.VALEUR if passage.chemin else Cible.CORPS,
        chemin=passage.chemin,
        debut=0 if passage.chemin else trouvaille.debut,
        fin=0 if passage.chemin else trouvaille.fin,
        message=detecteur.constat.format(f"« {trouvaille.masque} »"),
        attendu=detecteur.attendu,
        remede=detecteur.remede,
        secret=True,
        gravite=gravite,
    )


def _contact_mobile(dossier: Dossier) -> Iterator[Probleme]:
    numero = dossier.contact.get("telephone", "")
    if numero and telephone.est_mobile(numero):
        yield Probleme(
            controle=telephone.TELEPHONE,
            fichier="dossier.yml",
            chemin=("contact", "telephone"),
            message="Le téléphone public est un portable : c’est peut-être celui d’une personne.",
            attendu="Le numéro d’un standard ou d’un service.",
            remede="Donnez une ligne de service, si l’organisme en a une.",
            secret=True,
            gravite=Gravite.AVERTISSEMENT,
        )
