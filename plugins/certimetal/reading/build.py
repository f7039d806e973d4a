"""From a dossier's parsed data to its domain value, whatever the data looks like.

A value of the wrong type becomes empty: the schema's finding says so, and nothing here raises.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certimetal.domain.annexe import Annexe
from certimetal.domain.dossier import Adresse, CertificationVisee, Dossier, Reponse, Site
from certimetal.domain.journal import Evenement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.annexe import FaitsFichier
    from certimetal.domain.journal import Journal
    from certimetal.domain.nom_evenement import NomEvenement


def build_dossier(
    data: Any,
    *,
    dossier: str,
    reponses: Mapping[str, Reponse],
    fichiers: Mapping[str, FaitsFichier],
    journal: Journal = (),
) -> Dossier:
    """Build the dossier of the folder ``dossier`` from the data of its ``dossier.yml``."""
    lu = _objet(data)
    contact = _objet(lu.get("contact"))
    parents = dossier.rsplit("/", 2)
    return Dossier(
        dossier=dossier,
        certificateur=parents[-2] if len(parents) > 1 else "",
        siret_dossier=parents[-1],
        edition=_texte(lu.get("edition")),
        raison_sociale=_texte(lu.get("raison_sociale")),
        siret=_texte(lu.get("siret")),
        numero_declaration_activite=_texte(lu.get("numero_declaration_activite")),
        adresse=_adresse(lu.get("adresse")),
        sites_annexes=tuple(_site(site) for site in _liste(lu.get("sites_annexes"))),
        certifications=tuple(_certification(c) for c in _liste(lu.get("certifications"))),
        comptes=_textes(lu.get("comptes")),
        contact={cle: valeur for cle, valeur in contact.items() if isinstance(valeur, str)},
        diffusion=_texte(lu.get("diffusion")),
        exemple=lu.get("exemple") is True,
        reponses=reponses,
        fichiers=fichiers,
        journal=journal,
    )


def build_reponse(indicateur: str, data: Any, corps: str, *, lisible: bool = True) -> Reponse:
    """Build an answer from its front matter's data and its body.

    ``lisible`` is False where the front matter was not understood.
    """
    lu = _objet(data)
    return Reponse(
        indicateur=indicateur,
        engagements={cle: valeur for cle, valeur in lu.items() if cle != "annexes"},
        annexes=tuple(_annexe(annexe) for annexe in _liste(lu.get("annexes"))),
        corps=corps,
        entete_lisible=lisible and isinstance(data, dict),
        entete=lu,
    )


def build_evenement(nom: NomEvenement, data: Any) -> Evenement:
    """Build an event from its file's name, which gives the day, and its data."""
    lu = _objet(data)
    return Evenement(
        type=nom.type,
        date=nom.date,
        rang=nom.rang,
        fichier=nom.fichier,
        auteur=_texte(lu.get("auteur")),
        saisi_pour=_texte(lu.get("saisi_pour")),
        donnees=lu,
    )


def _annexe(data: Any) -> Annexe:
    lu = _objet(data)
    return Annexe(
        code=_texte(lu.get("code")),
        titre=_texte(lu.get("titre")),
        fichier=_texte(lu.get("fichier")),
        conservation=_texte(lu.get("conservation")),
        empreinte=_texte(lu.get("empreinte")),
        diffusion=_texte(lu.get("diffusion")),
    )


def _adresse(data: Any) -> Adresse:
    lu = _objet(data)
    return Adresse(
        voie=_texte(lu.get("voie")),
        code_postal=_texte(lu.get("code_postal")),
        commune=_texte(lu.get("commune")),
        code_commune=_texte(lu.get("code_commune")),
    )


def _site(data: Any) -> Site:
    lu = _objet(data)
    return Site(
        nom=_texte(lu.get("nom")),
        siret=_texte(lu.get("siret")),
        adresse=_adresse(lu.get("adresse")),
    )


def _certification(data: Any) -> CertificationVisee:
    lu = _objet(data)
    return CertificationVisee(
        type=_texte(lu.get("type")),
        intitule=_texte(lu.get("intitule")),
        code=_texte(lu.get("rncp")) or _texte(lu.get("rs")),
        role=_textes(lu.get("role")),
    )


def _objet(data: Any) -> dict[str, Any]:
    return data if isinstance(data, dict) else {}


def _liste(data: Any) -> list[Any]:
    return data if isinstance(data, list) else []


def _texte(data: Any) -> str:
    return data if isinstance(data, str) else ""


def _textes(data: Any) -> tuple[str, ...]:
    return tuple(element for element in _liste(data) if isinstance(element, str))
