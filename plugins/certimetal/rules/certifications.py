"""The certifications of a dossier against the catalogue: exact intitulé, code, once each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle, Probleme
from certimetal.domain.francais import citer
from certimetal.finding import Gravite
from certimetal.rules.phrases import plier, proche

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import CertificationVisee, Dossier
    from certimetal.domain.referentiel import CertificationConnue

INTITULE = Controle(
    module=__name__,
    id="certification-intitule",
    titre="L’intitulé n’est pas l’intitulé exact",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Le Code du travail demande à l’organisme habilité d’employer partout l’intitulé exact de "
        "la certification (article R6113-16-3). L’outil compare votre intitulé avec ceux du "
        "catalogue `criteria/certifications.yml` et propose celui qui lui ressemble.\n\n"
        "Si la certification que vous visez est bien celle que l’outil propose, recopiez son "
        "intitulé. Si c’en est une autre, gardez le vôtre : le catalogue n’est pas complet."
    ),
    fautif="- {type: CQPM, intitule: Technicien en maintenance industriel, role: [preparation]}",
    juste="- {type: CQPM, intitule: Technicien en maintenance industrielle, role: [preparation]}",
    regles=("L3", "R6"),
)

INCONNUE = Controle(
    module=__name__,
    id="certification-inconnue",
    titre="La certification n’est pas au catalogue",
    gravite=Gravite.CONSEIL,
    explication=(
        "L’intitulé ne ressemble à aucun de ceux du catalogue `criteria/certifications.yml`. Ce "
        "catalogue n’est pas complet : ce n’est donc qu’un conseil.\n\n"
        "Comparez avec la fiche de France compétences (francecompetences.fr) ou avec le site de "
        "l’Observatoire de la métallurgie. Si l’intitulé est exact, signalez-le au certificateur "
        "pour que le catalogue soit complété."
    ),
    fautif="- {type: CQPM, intitule: Métallurgie générale, role: [preparation]}",
    juste="- {type: CQPM, intitule: Technicien en maintenance industrielle, role: [preparation]}",
    regles=("L3",),
)

CODE = Controle(
    module=__name__,
    id="certification-code",
    titre="Le code RNCP ou RS n’est pas celui de la certification",
    gravite=Gravite.ERREUR,
    explication=(
        "Le catalogue donne, pour cet intitulé, un code RNCP ou RS. Le dossier en donne un autre, "
        "ou n’en donne pas. Le code dit exactement de quelle certification il s’agit, y compris "
        "quand elle a été rénovée et a changé de numéro.\n\n"
        "Recopiez le code de la fiche de France compétences. Une certification qui n’a ni code "
        "RNCP ni code RS n’en écrit pas."
    ),
    fautif="- {type: CQPM, intitule: …, rncp: RNCP11111, role: [preparation]}",
    juste="- {type: CQPM, intitule: …, rncp: RNCP38901, role: [preparation]}",
    regles=("L3", "L6"),
)

DOUBLE = Controle(
    module=__name__,
    id="certification-en-double",
    titre="Une certification est donnée deux fois",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Chaque certification figure une seule fois. Si l’organisme la prépare et l’évalue, une "
        "seule ligne porte les deux rôles."
    ),
    fautif=(
        "- {type: CQPM, intitule: …, role: [preparation]}\n"
        "- {type: CQPM, intitule: …, role: [evaluation]}"
    ),
    juste="- {type: CQPM, intitule: …, role: [preparation, evaluation]}",
    regles=("L1", "R6"),
)

CONTROLES = (INTITULE, INCONNUE, CODE, DOUBLE)


def check(dossier: Dossier, contexte: Contexte) -> Iterator[Probleme]:
    """Yield certifications that are listed twice or are not as the catalogue names them."""
    catalogue = contexte.referentiel.certifications
    vues: set[tuple[str, str]] = set()
    for rang, visee in enumerate(dossier.certifications):
        if not visee.intitule:
            continue
        cle = (visee.type, plier(visee.intitule))
        if cle in vues:
            yield _probleme(
                DOUBLE,
                (rang, "intitule"),
                f"La certification {citer(visee.intitule)} ({visee.type}) est déjà dans la liste.",
                attendu="Une seule ligne par certification, avec tous ses rôles.",
                remede="Réunissez les rôles sur la première ligne, et retirez celle-ci.",
            )
            continue
        vues.add(cle)
        yield from _au_catalogue(rang, visee, catalogue)


def _au_catalogue(
    rang: int, visee: CertificationVisee, catalogue: tuple[CertificationConnue, ...]
) -> Iterator[Probleme]:
    exactes = [c for c in catalogue if c.intitule == visee.intitule]
    du_type = [c for c in exactes if c.type == visee.type]
    if du_type:
        yield from _code(rang, visee, du_type)
        return
    if exactes and visee.type:
        yield _probleme(
            INTITULE,
            (rang, "type"),
            f"{citer(visee.intitule)} est au catalogue comme {exactes[0].type}, et non comme "
            f"{visee.type}.",
            attendu=f"Le type de cette certification : {exactes[0].type}.",
            remede="Corrigez le type, ou l’intitulé si c’est une autre certification.",
            suggestion=exactes[0].type,
        )
        return
    yield from _intitule(rang, visee, catalogue)


def _intitule(
    rang: int, visee: CertificationVisee, catalogue: tuple[CertificationConnue, ...]
) -> Iterator[Probleme]:
    du_code = [c.intitule for c in catalogue if visee.code and c.code == visee.code]
    du_type = [c.intitule for c in catalogue if c.type == visee.type]
    exact = du_code[0] if du_code else proche(visee.intitule, du_type, seuil=0.8)
    if exact:
        raison = f"a, avec le code {visee.code}," if du_code else "a"
        yield _probleme(
            INTITULE,
            (rang, "intitule"),
            f"L’intitulé {citer(visee.intitule)} n’est pas au catalogue, qui {raison} "
            f"{citer(exact)}.",
            attendu="L’intitulé exact de la certification.",
            remede="Recopiez l’intitulé du catalogue, si c’est bien cette certification.",
            suggestion=exact,
        )
        return
    yield _probleme(
        INCONNUE,
        (rang, "intitule"),
        f"La certification {citer(visee.intitule)} n’est pas au catalogue.",
        attendu="L’intitulé exact, tel que France compétences ou l’Observatoire le donne.",
        remede="Vérifiez l’intitulé ; s’il est exact, signalez-le au certificateur.",
    )


def _code(
    rang: int, visee: CertificationVisee, connues: list[CertificationConnue]
) -> Iterator[Probleme]:
    codes = [c.code for c in connues if c.code]
    if not codes or visee.code in codes:
        return
    if visee.code:
        yield _probleme(
            CODE,
            (rang, "rs" if visee.code.startswith("RS") else "rncp"),
            f"Le code {citer(visee.code)} n’est pas celui de {citer(visee.intitule)}.",
            attendu=f"Le code du catalogue : {citer(codes[0])}.",
            remede="Recopiez le code de la fiche de France compétences.",
            suggestion=codes[0],
        )
    else:
        cle = "rs" if codes[0].startswith("RS") else "rncp"
        yield _probleme(
            CODE,
            (rang, "intitule"),
            f"{citer(visee.intitule)} a un code au catalogue, que le dossier ne donne pas.",
            attendu=f"La ligne « {cle}: {codes[0]} ».",
            remede="Ajoutez le code à cette certification.",
            gravite=Gravite.CONSEIL,
        )


def _probleme(
    controle: Controle,
    place: tuple[int, str],
    message: str,
    *,
    attendu: str,
    remede: str,
    suggestion: str = "",
    gravite: Gravite | None = None,
) -> Probleme:
    return Probleme(
        controle=controle,
        fichier="dossier.yml",
        chemin=("certifications", *place),
        message=message,
        attendu=attendu,
        remede=remede,
        suggestion=suggestion,
        gravite=gravite,
    )
