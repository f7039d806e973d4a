"""Events that ``certimetal consigner`` prepared and that a person has still to complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.a_completer import MARQUE, chemins_a_completer
from certimetal.domain.controle import Controle, Probleme
from certimetal.domain.francais import citer, compter
from certimetal.finding import Gravite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.controle import Chemin
    from certimetal.domain.dossier import Dossier

A_COMPLETER = Controle(
    module=__name__,
    id="journal-a-completer",
    titre="L’événement n’est pas encore complété",
    gravite=Gravite.ERREUR,
    explication=(
        "`certimetal consigner` écrit tout ce qui se calcule : dates, empreintes, fin d’une "
        "habilitation. Ce que seule une personne peut dire (un verdict, un constat, un motif) est "
        f"laissé à écrire, et marqué « {MARQUE} ». Tant qu’il en reste, l’événement ne peut pas "
        "être versé.\n\n"
        "Remplacez chaque marque par ce que demande le commentaire qui la précède. Une ligne "
        "facultative et inutile se supprime tout entière."
    ),
    fautif=f"motif: {MARQUE}",
    juste="motif: Les 12 indicateurs sont conformes.",
    regles=("D1",),
)

CONTROLES = (A_COMPLETER,)


def check(dossier: Dossier, _contexte: Contexte) -> Iterator[Probleme]:
    """Yield every value of an event that still holds the mark."""
    for evenement in dossier.journal:
        chemins = list(chemins_a_completer(dict(evenement.donnees)))
        for chemin in chemins:
            reste = f" ({compter(len(chemins), 'champ')} en tout)" if len(chemins) > 1 else ""
            yield Probleme(
                controle=A_COMPLETER,
                fichier=evenement.chemin,
                chemin=chemin,
                message=f"{_ou(chemin)} reste à compléter{reste}.",
                attendu="Ce que dit le commentaire qui précède, écrit par qui en a le rôle.",
                remede=f"Remplacez {citer(MARQUE)}, ou supprimez la ligne d’un champ facultatif.",
            )


def _ou(chemin: Chemin) -> str:
    """Return « Le champ « constat » de C2I1 »."""
    noms = [pas for pas in chemin if isinstance(pas, str)]
    rangs = [pas + 1 for pas in chemin if isinstance(pas, int)]
    champ = citer(noms[-1]) if noms else "Une valeur"
    suite = f", ligne {rangs[-1]} de {citer(noms[0])}" if rangs and len(noms) > 1 else ""
    parent = f" de {noms[-2]}" if len(noms) > 1 and not rangs else ""
    return f"Le champ {champ}{parent}{suite}"
