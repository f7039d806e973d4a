"""A fictitious SIRET says so, and an example never bears a SIRET that may be someone's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle, Probleme
from certimetal.domain.francais import citer
from certimetal.finding import Gravite
from certimetal.rules.siret import cle_valide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.dossier import Dossier

FICTIF = "0000"
"""How the SIREN that Sirene never gives begin: those of examples are under 000 099 999."""

EXEMPLE = Controle(
    module=__name__,
    id="siret-exemple",
    titre="SIRET fictif et dossier d’exemple ne vont pas ensemble",
    gravite=Gravite.ERREUR,
    explication=(
        "Les SIREN qui commencent par 0000 ne sont attribués à personne : ils servent aux "
        "dossiers d’exemple, que le site signale comme fictifs. Un dossier d’exemple porte donc "
        "`exemple: true` et un tel SIRET ; un vrai dossier n’a ni l’un ni l’autre.\n\n"
        "Pour un vrai dossier, mettez le SIRET de l’organisme et retirez la ligne `exemple`. Pour "
        "un exemple, gardez `exemple: true` et un SIRET fictif : un SIRET attribué désignerait "
        "une entreprise qui n’a rien demandé."
    ),
    fautif='siret: "00000001800002"',
    juste='siret: "00000001800002"\nexemple: true',
    regles=("R6",),
)

CONTROLES = (EXEMPLE,)


def check(dossier: Dossier, _contexte: Contexte) -> Iterator[Probleme]:
    """Yield a fictitious SIRET without ``exemple``, and ``exemple`` with a SIRET that is not."""
    if not cle_valide(dossier.siret):
        return
    fictif = dossier.siret.startswith(FICTIF)
    if fictif and not dossier.exemple:
        yield Probleme(
            controle=EXEMPLE,
            fichier="dossier.yml",
            chemin=("siret",),
            message=f"Le SIRET {citer(dossier.siret)} est fictif : il n’est attribué à personne.",
            attendu="Le SIRET de l’organisme, ou « exemple: true » pour un dossier d’exemple.",
            remede="Mettez le SIRET de l’organisme, ou ajoutez la ligne « exemple: true ».",
        )
    elif dossier.exemple and not fictif:
        yield Probleme(
            controle=EXEMPLE,
            fichier="dossier.yml",
            chemin=("exemple",),
            message=(
                "Ce dossier se dit d’exemple, mais son SIRET "
                f"{citer(dossier.siret)} peut être celui d’une entreprise."
            ),
            attendu="Un SIRET qui commence par 0000 pour un dossier d’exemple.",
            remede="Retirez la ligne « exemple », ou mettez un SIRET fictif.",
        )
