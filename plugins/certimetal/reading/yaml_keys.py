"""A field's name as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certimetal.domain.francais import citer
from certimetal.reading import controles_yaml as c
from certimetal.reading import controles_yaml_valeurs as valeurs
from certimetal.reading.yaml_scalars import quote, resolve
from certimetal.reading.yaml_values import BLANCS, clean_text, tell_hangings

if TYPE_CHECKING:
    from certimetal.reading.yaml_nodes import Noeud
    from certimetal.reading.yaml_report import Rapport


def read_key(rapport: Rapport, noeud: Noeud, valeur: Noeud) -> str | None:
    """Return a key's text, or ``None`` where there is none to go by."""
    tell_hangings(rapport, noeud)
    if noeud.valeur is None:
        rapport.dire(
            valeurs.CLE_TEXTE,
            noeud.debut,
            "Le nom d’un champ ne peut être ni une liste, ni un groupe, ni un renvoi.",
            fin=noeud.fin,
            attendu="Un texte simple avant les deux-points.",
            remede="Vérifiez les crochets et les accolades de cette ligne.",
        )
        return None
    cle = clean_text(rapport, noeud)
    if noeud.style:
        return cle
    if cle == "<<":
        rapport.dire(
            valeurs.ALIAS,
            noeud.debut,
            "« << » recopie ici une autre partie du fichier.",
            fin=noeud.fin,
            attendu="Les champs eux-mêmes.",
            remede="Recopiez ici les champs voulus.",
        )
        return None
    if not isinstance(resolve(cle), str):
        _cle_non_texte(rapport, noeud, cle)
    elif cle[0] in BLANCS or cle[-1] in BLANCS:
        _blanc(rapport, noeud, cle)
        return cle.strip(BLANCS)
    elif ":" in cle and valeur.est_vide and not cle.startswith(("http:", "https:")):
        _colle(rapport, noeud, cle)
    return cle


def _cle_non_texte(rapport: Rapport, noeud: Noeud, cle: str) -> None:
    vide = not cle
    rapport.dire(
        valeurs.CLE_TEXTE,
        noeud.debut,
        "Il manque un nom de champ avant les deux-points."
        if vide
        else f"{citer(cle)} n’est pas un texte pour tous les logiciels.",
        fin=noeud.fin,
        attendu="Le nom d’un champ.",
        remede="Écrivez le nom du champ." if vide else f"Mettez des guillemets : {quote(cle)}",
        suggestion="" if vide else quote(cle),
    )


def _blanc(rapport: Rapport, noeud: Noeud, cle: str) -> None:
    rapport.dire(
        c.ESPACE_INSECABLE,
        noeud.debut if cle[0] in BLANCS else noeud.fin - 1,
        f"Une espace insécable touche le nom du champ {citer(cle.strip(BLANCS))}.",
        fin=noeud.debut + 1 if cle[0] in BLANCS else noeud.fin,
        attendu="Une espace ordinaire, ou rien.",
        remede="Effacez cette espace et tapez-la à nouveau.",
        suggestion=" " if cle[0] in BLANCS else "",
    )


def _colle(rapport: Rapport, noeud: Noeud, cle: str) -> None:
    nom, _, reste = cle.partition(":")
    rapport.dire(
        c.DEUX_POINTS,
        noeud.debut,
        f"Il manque une espace après les deux-points de {citer(cle)}.",
        fin=noeud.fin,
        attendu="Le nom du champ, deux-points, une espace, la valeur.",
        remede="Ajoutez une espace après les deux-points.",
        suggestion=f"{nom}: {reste.lstrip(BLANCS)}",
    )


def tell_double(rapport: Rapport, cle: str, noeud: Noeud, premiere: int) -> None:
    """Report a field that is written a second time."""
    rapport.dire(
        valeurs.CLE_EN_DOUBLE,
        noeud.debut,
        f"Le champ {citer(cle)} est déjà écrit à la ligne {premiere}.",
        fin=noeud.fin,
        attendu="Chaque champ une seule fois.",
        remede="Gardez une seule des deux lignes.",
    )
