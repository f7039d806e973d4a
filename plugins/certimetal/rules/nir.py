"""The NIR (numéro de sécurité sociale), wherever it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle
from certimetal.finding import Gravite
from certimetal.rules.passage import Trouvaille

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

NIR = Controle(
    module=__name__,
    id="donnee-nir",
    titre="Un numéro de sécurité sociale est dans le dossier",
    gravite=Gravite.ERREUR,
    explication=(
        "Le numéro de sécurité sociale (NIR) désigne une personne à lui seul, et la loi en limite "
        "l’usage. Il ne doit jamais être versé ici, que le dossier soit public ou restreint.\n\n"
        "Retirez-le. S’il a déjà été envoyé au dépôt, prévenez sans attendre le certificateur : "
        "le supprimer du fichier ne le retire pas de l’historique.\n\n"
        "L’outil reconnaît un numéro de 15 chiffres par sa clé, et un numéro de 13 chiffres quand "
        "les mots qui précèdent parlent de sécurité sociale."
    ),
    fautif="Numéro de sécurité sociale : 2 00 00 00 000 000 00",
    juste="Le candidat donne son numéro de sécurité sociale à l’entreprise, qui le conserve.",
    regles=("L7", "R16"),
)

_SEP = r"[ .\-\u00a0\u202f]{0,2}"
_CANDIDAT = re.compile(
    rf"[1-478]{_SEP}[0-9]{_SEP}[0-9]{_SEP}[0-9]{_SEP}[0-9]{_SEP}[0-9]{_SEP}[0-9ABab]"
    rf"(?:{_SEP}[0-9]){{6}}(?P<cle>(?:{_SEP}[0-9]){{2}})?(?![0-9A-Za-z])"
)
_CONTEXTE = re.compile(
    r"s[ée]curit[ée] sociale|s[ée]cu\b|\bnir\b|\bnirpp\b|num[ée]ro insee"
    r"|n° ?(?:de )?ss\b|assur[ée]",
    re.IGNORECASE,
)
_AUTOUR = 80
"""Characters before a number of 13 digits in which a word must say what it is."""


def detecter(texte: str, _permis: Collection[str] = ()) -> Iterator[Trouvaille]:
    """Yield numbers of 15 digits with the right key, and of 13 that a word announces."""
    for candidat in _CANDIDAT.finditer(texte):
        avant = texte[candidat.start() - 1] if candidat.start() else " "
        if avant.isalnum() or (avant == ":" and texte.endswith("sha256:", 0, candidat.start())):
            continue
        numero = "".join(c for c in candidat[0] if c.isalnum()).upper()
        if _plausible(numero) and (
            _cle_juste(numero)
            if candidat["cle"]
            else _CONTEXTE.search(texte, max(0, candidat.start() - _AUTOUR), candidat.start())
        ):
            yield Trouvaille(
                debut=candidat.start(),
                fin=candidat.end(),
                masque=f"{numero[0]} •• •• •• ••• •••",
            )


def _plausible(numero: str) -> bool:
    """Whether month and département of birth can be: 1 to 12 and INSEE's fictitious months."""
    mois, departement = int(numero[3:5]), numero[5:7]
    if not departement.isdigit():
        return departement in {"2A", "2B"} and (1 <= mois <= 12 or 20 <= mois <= 99)
    return departement != "00" and (1 <= mois <= 12 or 20 <= mois <= 99)


def _cle_juste(numero: str) -> bool:
    from stdnum.fr import nir  # noqa: PLC0415 -- 35 ms, for texts that hold fifteen digits

    return nir.is_valid(numero)
