"""A small référentiel and a dossier, built by hand for the tests of the pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from certimetal.domain.annexe import Annexe, FaitsFichier
from certimetal.domain.champ import Champ
from certimetal.domain.dossier import Adresse, CertificationVisee, Dossier, Reponse, Site
from certimetal.domain.referentiel import (
    CRITERES,
    INDICATEURS,
    CertificationConnue,
    Critere,
    Etape,
    Indicateur,
    LienQualiopi,
    Referentiel,
    Regle,
    Texte,
    Valeur,
    Variante,
)
from certimetal.domain.registre import Resume
from certimetal.domain.territoire import Certificateur, Territoires
from situations import une_situation

SIRET = "00000001800002"
EMPREINTE = f"sha256:{'0123456789abcdef' * 4}"
HOSTILE = '<script>alert("é")</script>'

REGLES = {
    "R15": Regle(
        id="R15",
        titre="Inscription",
        nature="source",
        enonce="L’inscription a une limite.",
        source="Critère 3",
        formulations=(
            Variante(ou="Les étapes", texte="dès l’entrée en formation"),
            Variante(ou="Critère 3", texte="dans les 15 jours"),
        ),
        retenu="La limite de la règle D9.",
    ),
    "D9": Regle(
        id="D9",
        titre="Jours de l’inscription",
        nature="hypothese",
        enonce="La limite se compte en jours calendaires.",
        source="hypothèse de l’outil",
        valeurs=(
            Valeur(
                cle="delai_inscription",
                libelle="Délai d’inscription",
                nombre=15,
                unite="jours",
                regle="D9",
            ),
        ),
    ),
}
ETAPES = (
    Etape(
        cle="consultation",
        titre="Consultation",
        texte="L’OF consulte l’UIMM.",
        acteur="of",
        regles=("R14",),
    ),
    Etape(
        cle="inscription",
        titre="Inscription administrative",
        texte="La demande part à temps.",
        acteur="of",
        regles=("R15", "D9"),
        repere="entree",
        sens="apres",
        valeur="delai_inscription",
        borne="au_plus_tard",
    ),
    Etape(
        cle="evaluation", titre="Évaluation", texte="Elle a lieu.", acteur="of", repere="evaluation"
    ),
)
ETAPES_PROPRES = (
    Etape(
        cle="fiche",
        titre="Fiche dès l’entrée",
        texte="La fiche part dès l’entrée.",
        acteur="of",
        repere="entree",
        borne="le",
        alternative_de="inscription",
        retenue=False,
    ),
    Etape(
        cle="livret",
        titre="Livret de suivi",
        texte="Le livret part tôt.",
        acteur="of",
        repere="entree",
        part_formation="1/3",
    ),
)


def un_referentiel(**change: Any) -> Referentiel:
    """Return a référentiel of six critères whose texts are short and tell where they stand."""
    referentiel = Referentiel(
        edition="2022",
        titre="Référentiel national d’habilitation des organismes",
        date_effet=date(2022, 1, 1),
        source="Document de l’UIMM 35-56",
        criteres={
            code: Critere(
                code=code,
                titre=f"Titre de {code}",
                appreciation=("opportunité", "cohérence"),
                demontre=(f"À démontrer {code}.",),
                guide=f"## Comment ?\n\nGuide de {code}, par l’UIMM et l’UIMM.",
                qualiopi=LienQualiopi(critere=2, indicateur=7) if code == "C1" else None,
                source=f"criteria/2022/{code}.md",
            )
            for code in CRITERES
        },
        indicateurs={
            code: Indicateur(
                code=code,
                capacite=f"Capacité {code}.",
                consigne=f"Décrire ici {code}.",
                elements_de_preuve=(f"Preuve {code}.", "Ou tout autre élément de preuve."),
                guide=f"Guide de l’indicateur {code}.",
                variantes=(Variante(ou="en tête", texte=f"Autre capacité {code}"),)
                if code == "C1I1"
                else (),
                source=f"criteria/2022/{code}.md",
            )
            for code in INDICATEURS
        },
        textes=(
            Texte(cle="exigences", titre="Exigences", rubrique="contexte", ordre=1, corps="Texte."),
            Texte(
                cle="forfait", titre="Forfait", rubrique="processus", ordre=1, corps="500 € chacun."
            ),
            Texte(cle="inconnu", titre="Ailleurs", rubrique="autre", ordre=1, corps="Perdu ?"),
        ),
        regles=REGLES,
        etapes=ETAPES,
        glossaire={"UIMM": "Union des industries et métiers de la métallurgie"},
        certifications=(CertificationConnue(type="CQPM", intitule="Soudeur industriel"),),
        certificateurs={
            "uimm-35-56": Certificateur(
                code="uimm-35-56",
                nom="UIMM 35-56, centre de certification",
                jurys=(date(2027, 3, 1),),
            )
        },
        territoires=Territoires(tous=()),
        precisions={"uimm-35-56": {"C1": "Nous consulter.", "C3I2": "Contrôler la pièce."}},
        textes_certificateur={
            "uimm-35-56": (
                Texte(
                    cle="jury", titre="Jury", rubrique="processus", ordre=1, corps="4 dates par an."
                ),
            )
        },
        etapes_certificateur={"uimm-35-56": ETAPES_PROPRES},
        regles_certificateur={
            "uimm-35-56": {
                "R18": Regle(
                    id="R18", titre="Livret", nature="source", enonce="Tôt.", source="Les étapes"
                )
            }
        },
    )
    return replace(referentiel, **change)


def les_champs() -> dict[str, Champ]:
    """Return the fields that the dossier's pages name: as their schemas would."""
    role = Champ(
        cle="role",
        titre="Rôle",
        description="",
        type="array",
        element=Champ(
            cle="",
            titre="Rôle",
            description="",
            type="string",
            choix={"preparation": "Préparation à la certification", "evaluation": "Évaluation"},
        ),
    )
    certification = Champ(
        cle="", titre="Certification", description="", type="object", enfants=(role,)
    )
    contact = Champ(
        cle="contact",
        titre="Contact",
        description="",
        type="object",
        enfants=(
            Champ(cle="courriel", titre="Courriel de service", description="", type="string"),
        ),
    )
    dossier = Champ(
        cle="dossier",
        titre="Dossier d’habilitation",
        description="Qui est l’OF.",
        type="object",
        enfants=(
            Champ(
                cle="certifications",
                titre="Certifications",
                description="",
                type="array",
                element=certification,
            ),
            contact,
        ),
    )
    return {"dossier": dossier, "2022/reponses/C3I2": champ_c3i2()}


def champ_c3i2() -> Champ:
    """Return the fields of C3I2: a number of days, a yes or no, a list of choices."""
    return Champ(
        cle="C3I2",
        titre="Réponse C3I2",
        description="Recueillir les informations.",
        type="object",
        enfants=(
            Champ(
                cle="delai_inscription_jours",
                titre="Délai d’inscription, en jours",
                description="Combien de jours.",
                type="integer",
                exemples=(10,),
            ),
            Champ(cle="controle_identite", titre="Contrôle", description="", type="boolean"),
            Champ(
                cle="pieces",
                titre="Pièces transmises",
                description="",
                type="array",
                obligatoire=True,
                element=Champ(
                    cle="",
                    titre="Pièce",
                    description="",
                    type="string",
                    choix={"piece_identite": "Pièce d’identité valide"},
                ),
            ),
            Champ(cle="annexes", titre="Annexes", description="", type="array"),
        ),
    )


def un_dossier(**change: Any) -> Dossier:
    """Return a public dossier with one answer, four annexes of which one may be downloaded."""
    dossier = Dossier(
        dossier=f"dossiers/uimm-35-56/{SIRET}",
        certificateur="uimm-35-56",
        siret_dossier=SIRET,
        edition="2022",
        raison_sociale="Organisme d’exemple",
        siret=SIRET,
        numero_declaration_activite="53560000056",
        adresse=Adresse(
            voie="1 rue de l’Exemple", code_postal="56100", commune="Lorient", code_commune="56121"
        ),
        sites_annexes=(
            Site(
                nom="Atelier de Vannes",
                siret="00000001800010",
                adresse=Adresse(voie="2 rue X", code_postal="56000", commune="Vannes"),
            ),
        ),
        certifications=(
            CertificationVisee(
                type="CQPM",
                intitule="Soudeur industriel",
                code="RNCP38901",
                role=("preparation", "evaluation"),
            ),
        ),
        contact={"courriel": "certifications@exemple.example"},
        diffusion="publique",
        exemple=False,
        reponses={
            "C3I2": Reponse(
                indicateur="C3I2",
                engagements={
                    "delai_inscription_jours": 10,
                    "controle_identite": True,
                    "pieces": ["piece_identite"],
                },
                annexes=(
                    Annexe(
                        code="C3I2-A01",
                        titre="Procédure",
                        fichier="annexes/C3I2-A01.pdf",
                        diffusion="publique",
                    ),
                    Annexe(
                        code="C3I2-A02",
                        titre="Modèle",
                        conservation="armoire 12",
                        empreinte=EMPREINTE,
                        diffusion="restreinte",
                    ),
                    Annexe(
                        code="C3I2-A03",
                        titre="Interne",
                        fichier="annexes/C3I2-A03.pdf",
                        diffusion="restreinte",
                    ),
                ),
                corps="Nous recueillons **tout**.",
            ),
        },
        fichiers={
            "annexes/C3I2-A01.pdf": FaitsFichier(taille=12_288, type_reel="pdf"),
            "annexes/C3I2-A03.pdf": FaitsFichier(taille=10, type_reel="pdf"),
        },
    )
    return replace(dossier, **change)


def un_resume(dossier: Dossier | None = None, **change: Any) -> Resume:
    """Return the summary of a dossier, without an error."""
    de = dossier or un_dossier()
    resume = Resume(
        dossier=de.dossier,
        certificateur=de.certificateur,
        siret=de.siret,
        raison_sociale=de.raison_sociale,
        adresse=de.adresse,
        departement="56",
        edition=de.edition,
        sites=de.sites_annexes,
        certifications=de.certifications,
        diffusion=de.diffusion,
        exemple=de.exemple,
        erreurs=0,
        avertissements=0,
        situation=une_situation(),
    )
    return replace(resume, **change)
