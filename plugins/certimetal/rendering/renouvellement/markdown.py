"""A renewal as Markdown, for a pull request or an issue: nothing in it is active."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.rendering.findings.neutre import neutralise
from certimetal.rendering.renouvellement.recit import sections, titre

if TYPE_CHECKING:
    from collections.abc import Mapping

    from certimetal.domain.renouvellement import Renouvellement

_ACTIF = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_MENTION = re.compile(r"@(?=\w)")


def render(renouvellement: Renouvellement, titres: Mapping[str, str]) -> str:
    """Return the report as Markdown, its own texts and users' alike made plain."""
    blocs = [f"## {_simple(titre(renouvellement))}"]
    for section in sections(renouvellement, titres):
        lignes = section.lignes or (section.vide,)
        liste = "\n".join(f"- {_simple(ligne)}" for ligne in lignes)
        blocs.append(f"### {_simple(section.titre)}\n\n{liste}")
    return "\n\n".join(blocs) + "\n"


def _simple(texte: str) -> str:
    """Escape what Markdown would act on; a mention notifies nobody."""
    propre = _ACTIF.sub(r"\\\1", neutralise(texte))
    return _MENTION.sub("@\N{ZERO WIDTH SPACE}", propre)
