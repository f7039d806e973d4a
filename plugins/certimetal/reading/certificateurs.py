"""The certificateurs, their dated territories, the catalogue and the glossary."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from certimetal.domain.referentiel import CertificationConnue
from certimetal.domain.territoire import Certificateur, Personne, Territoire, Territoires
from certimetal.reading.criteria import jour, liste, objet, texte, textes

if TYPE_CHECKING:
    from certimetal.reading.criteria import Criteria, Fiche

FOLDER = "criteria/certificateurs"


def load_certificateurs(criteria: Criteria) -> dict[str, Certificateur]:
    """Read the certificateurs, by the name of their file; a folder without its file is one too,
    which has its code for name."""
    fichiers = (PurePosixPath(chemin).stem for chemin in criteria.noms(FOLDER, ".yml"))
    certificateurs = {}
    for code in sorted({*fichiers, *criteria.dossiers(FOLDER)}):
        fiche = criteria.yaml(f"{FOLDER}/{code}.yml", "certificateur")
        criteria.verifie_nom(fiche)
        certificateurs[code] = _certificateur(fiche)
    return certificateurs


def load_territoires(criteria: Criteria) -> Territoires:
    """Read the territories, in the order of their file."""
    data = criteria.yaml("criteria/territoires.yml", "territoires").data
    return Territoires(tous=tuple(_territoire(t) for t in liste(data.get("territoires"))))


def load_certifications(criteria: Criteria) -> tuple[CertificationConnue, ...]:
    """Read the catalogue of certifications, in its order."""
    data = criteria.yaml("criteria/certifications.yml", "certifications").data
    return tuple(_certification(c) for c in liste(data.get("certifications")))


def load_glossaire(criteria: Criteria) -> dict[str, str]:
    """Read the glossary: each term with its explanation."""
    termes = criteria.yaml("criteria/glossaire.yml", "glossaire").data.get("termes")
    return {terme: mots for terme, mots in objet(termes).items() if isinstance(mots, str)}


def load_national(criteria: Criteria) -> tuple[tuple[Personne, ...], tuple[Personne, ...]]:
    """Read the accounts of the national level, then those of the maintainers."""
    data = criteria.yaml("criteria/national.yml", "national", facultatif=True).data
    return _personnes(data.get("national")), _personnes(data.get("mainteneurs"))


def _certificateur(fiche: Fiche) -> Certificateur:
    lu = fiche.data
    code = PurePosixPath(fiche.chemin).stem
    contact = objet(lu.get("contact"))
    return Certificateur(
        code=code,
        nom=texte(lu.get("nom")) or code,
        contact={cle: valeur for cle, valeur in contact.items() if isinstance(valeur, str)},
        jurys=tuple(sorted(jour_lu for d in liste(lu.get("jurys")) if (jour_lu := jour(d)))),
        secretariat=_personnes(lu.get("secretariat")),
        auditeurs=_personnes(lu.get("auditeurs")),
        signataires=_personnes(lu.get("signataires")),
        source=fiche.chemin,
    )


def _personnes(data: Any) -> tuple[Personne, ...]:
    return tuple(
        Personne(
            compte=texte(lue.get("compte")),
            depuis=jour(lue.get("depuis")),
            jusqu_au=jour(lue.get("jusqu_au")),
            interets=frozenset(textes(lue.get("interets"))),
        )
        for lue in map(objet, liste(data))
    )


def _territoire(data: Any) -> Territoire:
    lu = objet(data)
    return Territoire(
        code=texte(lu.get("code")),
        nom=texte(lu.get("nom")),
        champ=texte(lu.get("champ")),
        departements=frozenset(textes(lu.get("departements"))),
        arrondissements=frozenset(textes(lu.get("arrondissements"))),
        communes=frozenset(textes(lu.get("communes"))),
        communes_exclues=frozenset(textes(lu.get("communes_exclues"))),
        certificateur=texte(lu.get("certificateur")),
        a_preciser=texte(lu.get("a_preciser")),
        depuis=jour(lu.get("depuis")),
        jusqu_au=jour(lu.get("jusqu_au")),
    )


def _certification(data: Any) -> CertificationConnue:
    lue = objet(data)
    return CertificationConnue(
        type=texte(lue.get("type")),
        intitule=texte(lue.get("intitule")),
        code=texte(lue.get("code")),
    )
