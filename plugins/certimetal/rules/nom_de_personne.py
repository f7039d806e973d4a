"""People named with a title (Mme, M.): the function is asked for, never the name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle
from certimetal.finding import Gravite
from certimetal.rules.passage import Trouvaille
from certimetal.rules.phrases import plier

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

NOM = Controle(
    module=__name__,
    id="donnee-nom",
    titre="Le nom d’une personne est dans le dossier",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "La fonction, pas le nom : le nom d’une personne est une donnée personnelle, et ce qui est "
        "versé reste dans l’historique, même après son départ de l’organisme. Écrivez « la "
        "responsable des certifications » plutôt que son nom.\n\n"
        "Quand le certificateur doit connaître un nom (contacts, personnes qui utilisent les "
        "outils d’inscription, évaluateurs), listez le document dans les annexes gardées hors du "
        "dépôt, avec son empreinte.\n\n"
        "L’outil ne reconnaît que les noms précédés de « M. », « Mme », « Monsieur » ou "
        "« Madame » : relisez vos réponses."
    ),
    fautif="Mme Exemple informe l’UIMM dès la demande du client.",
    juste="La responsable des certifications informe l’UIMM dès la demande du client.",
    regles=("L7",),
)

# No look-behind in front: the search then jumps from one « M » to the next.
_CIVILITE = re.compile(
    r"(?P<civilite>M(?:\.|M\.|r\.?|mes?\.?|lle|onsieur|adame|ademoiselle|essieurs|esdames))"
    r"[ \u00a0\u202f]{1,2}"
    r"(?P<article>(?:[LlDd][eau]s?[ \u00a0\u202f]|[LlDd][’'])?)(?P<nom>[^\W\d_]{2,40})"
)
_MOTS = """
le la les l un une directeur directrice president presidente vice responsable referent referente
maire ministre prefet prefete recteur rectrice inspecteur inspectrice chef cheffe secretaire
delegue deleguee evaluateur evaluatrice formateur formatrice tuteur tutrice candidat candidate
"""
_FONCTIONS = frozenset(_MOTS.split())


def detecter(texte: str, permis: Collection[str] = ()) -> Iterator[Trouvaille]:
    """Yield a title followed by a capital and no function; ``permis`` are folded words."""
    for trouve in _CIVILITE.finditer(texte):
        nom = trouve["nom"]
        plie = plier(nom)
        avant = texte[trouve.start() - 1] if trouve.start() else " "
        if (
            avant.isalnum()
            or avant in "._"
            or trouve["article"].startswith(("le", "la", "l’", "l'"))
        ):
            continue  # « M. le Préfet », « Mme la Doyenne »
        if nom[0].isupper() and plie not in _FONCTIONS and plie not in permis:
            yield Trouvaille(
                debut=trouve.start(), fin=trouve.end(), masque=f"{trouve['civilite']} {nom[0]}…"
            )
