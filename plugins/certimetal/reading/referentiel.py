"""Reads an edition of the référentiel, whole, with what each certificateur adds to it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from certimetal.domain.referentiel import Referentiel
from certimetal.errors import ReferentielError
from certimetal.reading.certificateurs import (
    FOLDER,
    load_certificateurs,
    load_certifications,
    load_glossaire,
    load_national,
    load_territoires,
)
from certimetal.reading.coherence import check_coherence
from certimetal.reading.corrections import load_reglages
from certimetal.reading.criteres import (
    load_criteres,
    load_indicateurs,
    load_precisions,
    load_textes,
)
from certimetal.reading.criteria import Criteria, Fiche, jour, objet, texte
from certimetal.reading.regles import load_etapes, load_regles

if TYPE_CHECKING:
    from certimetal.domain.reglages import Reglages
    from certimetal.finding import Finding
    from certimetal.reading.schemas import Schemas
    from certimetal.reading.tree import Tree


def load_referentiel(
    tree: Tree, schemas: Schemas, edition: str = "2022"
) -> tuple[Referentiel, list[Finding]]:
    """Read every file of ``criteria/`` and hold it against its schema.

    A file that is not there or is wrong is a finding, and what it should have given is empty.
    ReferentielError only where the edition itself cannot be read.
    """
    criteria = Criteria(tree, schemas)
    fiche = _edition(criteria, edition)
    reglages = load_reglages(criteria, edition)
    referentiel = _referentiel(criteria, edition, fiche, reglages)
    check_coherence(criteria, referentiel)
    criteria.signale_inconnus(edition)
    return referentiel, sorted(criteria.findings, key=lambda finding: finding.rang)


def load_source_settings(tree: Tree, schemas: Schemas, edition: str = "2022") -> Reglages:
    """Read what parts the edition's published text from its source (``corrections.yml``)."""
    return load_reglages(Criteria(tree, schemas), edition)


def _edition(criteria: Criteria, edition: str) -> Fiche:
    chemin = f"criteria/{edition}/edition.yml"
    if not criteria.existe(chemin):
        message = (
            f"Le fichier {chemin} n’existe pas\u00a0: l’édition {edition} du référentiel ne peut "
            "pas être lue. Reprenez ce fichier depuis l’historique du dépôt."
        )
        raise ReferentielError(message)
    fiche = criteria.yaml(chemin, "edition")
    if not fiche.data:
        raisons = " ".join(finding.message for finding in criteria.findings)
        message = f"Le fichier {chemin} n’est pas lisible, et rien ne peut être vérifié sans lui."
        raise ReferentielError(f"{message} {raisons}".strip())
    criteria.verifie_nom(fiche, "edition", edition)
    return fiche


def _referentiel(criteria: Criteria, edition: str, fiche: Fiche, reglages: Reglages) -> Referentiel:
    racine = f"criteria/{edition}"
    lu = fiche.data
    certificateurs = load_certificateurs(criteria)
    propres = {code: f"{FOLDER}/{code}" for code in certificateurs}
    source = objet(lu.get("source"))
    national, mainteneurs = load_national(criteria)
    return Referentiel(
        edition=edition,
        titre=texte(lu.get("titre")) or edition,
        date_effet=jour(lu.get("date_effet")) or _premier_janvier(edition),
        source=", ".join(filter(None, (texte(source.get("titre")), texte(source.get("auteur"))))),
        intitules={cle: mots for cle, mots in objet(lu.get("intitules")).items() if texte(mots)},
        corrections=reglages.corrections,
        criteres=load_criteres(criteria, edition),
        indicateurs=load_indicateurs(criteria, edition),
        textes=load_textes(criteria, f"{racine}/textes"),
        regles=load_regles(criteria, f"{racine}/regles.yml"),
        etapes=load_etapes(criteria, f"{racine}/processus.yml"),
        glossaire=load_glossaire(criteria),
        certifications=load_certifications(criteria),
        certificateurs=certificateurs,
        territoires=load_territoires(criteria),
        national=national,
        mainteneurs=mainteneurs,
        precisions={code: load_precisions(criteria, folder) for code, folder in propres.items()},
        textes_certificateur={
            code: load_textes(criteria, f"{folder}/textes") for code, folder in propres.items()
        },
        etapes_certificateur={
            code: load_etapes(criteria, f"{folder}/processus.yml", facultatif=True)
            for code, folder in propres.items()
        },
        regles_certificateur={
            code: load_regles(criteria, f"{folder}/regles.yml", facultatif=True)
            for code, folder in propres.items()
        },
    )


def _premier_janvier(edition: str) -> date:
    """Return the day an edition starts where its file does not say (the finding does)."""
    return (
        date(int(edition), 1, 1) if edition.isdecimal() and 1 <= int(edition) <= 9999 else date.min
    )
