"""The reading stage's own checks, in the order of their index page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.reading.controles_fichiers import CONTROLES_FICHIERS
from certimetal.reading.controles_markdown import CONTROLES_MARKDOWN
from certimetal.reading.controles_referentiel import CONTROLES_REFERENTIEL
from certimetal.reading.controles_schema import CONTROLES_SCHEMA
from certimetal.reading.controles_texte import CONTROLES_TEXTE
from certimetal.reading.controles_yaml import CONTROLES_YAML
from certimetal.reading.controles_yaml_valeurs import CONTROLES_YAML_VALEURS

if TYPE_CHECKING:
    from certimetal.domain.controle import Controle

CONTROLES: tuple[Controle, ...] = (
    *CONTROLES_FICHIERS,
    *CONTROLES_TEXTE,
    *CONTROLES_YAML,
    *CONTROLES_YAML_VALEURS,
    *CONTROLES_MARKDOWN,
    *CONTROLES_SCHEMA,
    *CONTROLES_REFERENTIEL,
)
