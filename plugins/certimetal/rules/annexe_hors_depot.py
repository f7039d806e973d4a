"""Annexes that are kept out of Git, and those that ought to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle, Probleme
from certimetal.domain.dossier import RESTREINTE
from certimetal.domain.francais import citer
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier

EMPREINTE = Controle(
    module=__name__,
    id="annexe-empreinte",
    titre="L’empreinte n’est celle d’aucun document",
    gravite=Gravite.ERREUR,
    explication=(
        "Un document gardé hors du dépôt est représenté par son empreinte, calculée sur son "
        "contenu : elle prouvera plus tard que le document montré à l’auditeur est bien celui du "
        "dossier. L’empreinte écrite ici est celle d’un fichier vide, ou un exemple recopié.\n\n"
        "Le site calcule l’empreinte d’un document dans votre navigateur, sans "
        "l’envoyer. Recopiez-la entière : `sha256:` et 64 caractères."
    ),
    fautif='empreinte: "sha256:0000000000000000000000000000000000000000000000000000000000000000"',
    juste='empreinte: "sha256:7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"',
    regles=("R10",),
)

RESTREINTE_VERSEE = Controle(
    module=__name__,
    id="annexe-restreinte",
    titre="Une annexe restreinte est dans le dépôt",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "« restreinte » empêche le site de publier l’annexe, mais le fichier est dans le dépôt : "
        "quiconque peut lire le dépôt peut l’ouvrir, et il reste dans l’historique même une fois "
        "supprimé.\n\n"
        "Si le document porte des noms, des signatures ou des données de candidats, ne le versez "
        "pas : gardez-le ailleurs (votre serveur, l’espace de votre UIMM), et remplacez `fichier` "
        "par `conservation` et `empreinte`. S’il est seulement confidentiel et que tous ceux qui "
        "lisent le dépôt peuvent le voir, vous pouvez laisser cet avertissement."
    ),
    fautif="- {code: C3I2-A02, titre: …, fichier: annexes/C3I2-A02.pdf, diffusion: restreinte}",
    juste=(
        "- code: C3I2-A02\n  titre: …\n  conservation: espace UIMM 35-56, réf. 2026-118\n"
        '  empreinte: "sha256:7d865e95…"\n  diffusion: restreinte'
    ),
    regles=("L7",),
)

CONTROLES = (EMPREINTE, RESTREINTE_VERSEE)

_VIDE = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
RECOPIEE = "sha256:" + "0123456789abcdef" * 4
"""The example that the schema gives: whoever has no document copies it."""


def check(dossier: Dossier, _contexte: Contexte) -> Iterator[Probleme]:
    """Yield empreintes that are no document's, and restricted annexes that Git holds."""
    for indicateur, reponse in dossier.reponses.items():
        for rang, annexe in enumerate(reponse.annexes):
            fichier, chemin = f"reponses/{indicateur}.md", ("annexes", rang)
            raison = _sans_document(annexe.empreinte, exemple=dossier.exemple)
            if raison:
                yield Probleme(
                    controle=EMPREINTE,
                    fichier=fichier,
                    chemin=(*chemin, "empreinte"),
                    message=f"L’empreinte de l’annexe {citer(annexe.code)} est {raison}.",
                    attendu="L’empreinte du document gardé hors du dépôt.",
                    remede="Calculez l’empreinte du document sur le site, et recopiez-la entière.",
                )
            if annexe.fichier and annexe.diffusion == RESTREINTE:
                yield Probleme(
                    controle=RESTREINTE_VERSEE,
                    fichier=fichier,
                    chemin=(*chemin, "diffusion"),
                    message=(
                        f"L’annexe {citer(annexe.code)} est restreinte, mais son fichier est dans "
                        "le dépôt : qui lit le dépôt peut l’ouvrir."
                    ),
                    attendu="« conservation » et « empreinte » à la place de « fichier ».",
                    remede="Gardez le document ailleurs s’il porte des noms ou des signatures.",
                )


def _sans_document(empreinte: str, *, exemple: bool) -> str:
    """Say why no document has this empreinte; a fictitious dossier may bear the example's."""
    chiffre = empreinte.removeprefix("sha256:")
    if chiffre == _VIDE:
        return "celle d’un fichier vide"
    if empreinte == RECOPIEE and not exemple:
        return "celle de l’exemple du formulaire"
    if len(chiffre) == 64 and len(set(chiffre)) < 4:
        return "une suite de caractères inventée"
    return ""
