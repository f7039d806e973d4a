"""From a tree of nodes to data, with what is to be said about the way that they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from certimetal.domain.caracteres import INTERDITS, REMPLACEMENT, nommer
from certimetal.location import Location
from certimetal.reading import controles_yaml as c
from certimetal.reading.controles_texte import CARACTERE_INTERDIT
from certimetal.reading.signalement import citer, signaler
from certimetal.reading.yaml_scalars import (
    AMBIGUE,
    TROP_LONG,
    is_yes_or_no,
    propose,
    proposed_value,
    quote,
    resolve,
)

if TYPE_CHECKING:
    from certimetal.domain.controle import Controle
    from certimetal.finding import Finding
    from certimetal.reading.positions import Lignes
    from certimetal.reading.yaml_nodes import Arbre, Noeud

_BLANCS = "\u00a0\u202f\u2007\u3000"
_COURBES = "“”„‟"
_TIRET = re.compile(r"\n[ \t]*-(?= )")

REMARQUES = 100
"""How many findings a file may have; what is beyond is said to be there, and not shown."""


class Examen:
    """One reading of one tree; ``findings`` fill as ``donnees`` are made."""

    def __init__(self, lignes: Lignes, path: str, first_line: int) -> None:
        self.findings: list[Finding] = []
        self._lignes = lignes
        self._path = path
        self._decalage = first_line - 1

    def place(self, debut: int, fin: int = -1) -> Location:
        """Return the location of an extent, cut at the end of its first line."""
        ligne, colonne = self._lignes.position(debut)
        limite = self._lignes.debut(ligne) + len(self._lignes.contenu(ligne))
        return Location(
            path=self._path,
            line=ligne + self._decalage,
            column=colonne,
            end_column=colonne + min(fin, limite) - debut if fin > debut else 0,
        )

    def dire(
        self,
        controle: Controle,
        debut: int,
        message: str,
        *,
        fin: int = -1,
        attendu: str = "",
        remede: str = "",
        suggestion: str = "",
    ) -> None:
        """Add a finding at an extent, with its source line."""
        if len(self.findings) >= REMARQUES:
            return
        if len(self.findings) == REMARQUES - 1:
            message = "D’autres remarques suivent dans ce fichier ; elles ne sont pas affichées."
            attendu = remede = suggestion = ""
        place = self.place(debut, fin)
        self.findings.append(
            signaler(
                controle,
                place,
                message,
                attendu=attendu,
                remede=remede,
                suggestion=suggestion,
                extrait=self._lignes.montrer(place.line - self._decalage),
            )
        )

    def donnees(self, arbre: Arbre) -> Any:
        """Return the data of the first document, as far as it was read."""
        for debut in arbre.directives:
            self.dire(
                c.ETIQUETTE,
                debut,
                "Une ligne qui commence par « % » donne une consigne au logiciel : elle n’est pas "
                "acceptée.",
                remede="Effacez cette ligne.",
            )
        valeur = None if arbre.racine is None else self._valeur(arbre.racine)
        for debut in arbre.suites:
            self.dire(
                c.PLUSIEURS_DOCUMENTS,
                debut,
                "Un second document commence ici ; il ne serait pas lu.",
                attendu="Un seul document par fichier.",
                remede="Effacez la ligne de tirets ou de points, ou déplacez la suite.",
            )
        if arbre.trop_profond >= 0:
            self.dire(
                c.PROFONDEUR,
                arbre.trop_profond,
                "Plus de 32 niveaux sont imbriqués ici ; la suite du fichier n’a pas été lue.",
                attendu="Trois ou quatre niveaux.",
                remede="Vérifiez les crochets et les accolades de cette ligne.",
            )
        return valeur

    def _valeur(self, noeud: Noeud) -> Any:
        self._decor(noeud)
        if noeud.alias:
            return None
        if noeud.elements is not None:
            return [self._valeur(element) for element in noeud.elements]
        if noeud.paires is not None:
            return self._objet(noeud.paires)
        return self._scalaire(noeud)

    def _decor(self, noeud: Noeud) -> None:
        """Report what YAML can hang on a value: anchors, aliases, tags."""
        if noeud.ancre or noeud.alias:
            signe = f"&{noeud.ancre}" if noeud.ancre else f"*{noeud.alias}"
            self.dire(
                c.ALIAS,
                noeud.debut,
                f"{citer(signe)} renvoie à un autre endroit du fichier.",
                fin=noeud.debut + len(signe),
                attendu="La valeur elle-même.",
                remede="Recopiez la valeur ici ; si le signe fait partie du texte, mettez la "
                "valeur entre guillemets droits.",
            )
        if noeud.etiquette:
            self.dire(
                c.ETIQUETTE,
                noeud.debut,
                "Une étiquette qui commence par « ! » précède cette valeur.",
                attendu="La valeur seule.",
                remede="Effacez l’étiquette ; si le point d’exclamation fait partie du texte, "
                "mettez la valeur entre guillemets droits.",
            )

    def _objet(self, paires: list[tuple[Noeud, Noeud]]) -> dict[str, Any]:
        objet: dict[str, Any] = {}
        premieres: dict[str, int] = {}
        for noeud, valeur in paires:
            cle = self._cle(noeud, valeur)
            lue = self._valeur(valeur)
            if cle is None:
                continue
            if cle in objet:
                self._double(cle, noeud, premieres[cle])
                continue
            premieres[cle] = self.place(noeud.debut).line
            objet[cle] = lue
        return objet

    def _double(self, cle: str, noeud: Noeud, premiere: int) -> None:
        self.dire(
            c.CLE_EN_DOUBLE,
            noeud.debut,
            f"Le champ {citer(cle)} est déjà écrit à la ligne {premiere}.",
            fin=noeud.fin,
            attendu="Chaque champ une seule fois.",
            remede="Gardez une seule des deux lignes.",
        )

    def _cle(self, noeud: Noeud, valeur: Noeud) -> str | None:
        """Return a key's text, or ``None`` where there is none to go by."""
        self._decor(noeud)
        if noeud.valeur is None:
            self.dire(
                c.CLE_TEXTE,
                noeud.debut,
                "Le nom d’un champ ne peut être ni une liste, ni un groupe, ni un renvoi.",
                fin=noeud.fin,
                attendu="Un texte simple avant les deux-points.",
                remede="Vérifiez les crochets et les accolades de cette ligne.",
            )
            return None
        cle = self._sans_interdit(noeud)
        if noeud.style:
            return cle
        if cle == "<<":
            self.dire(
                c.ALIAS,
                noeud.debut,
                "« << » recopie ici une autre partie du fichier.",
                fin=noeud.fin,
                attendu="Les champs eux-mêmes.",
                remede="Recopiez ici les champs voulus.",
            )
            return None
        if not isinstance(resolve(cle), str):
            self._cle_non_texte(noeud, cle)
        elif cle[0] in _BLANCS or cle[-1] in _BLANCS:
            self._blanc(noeud, cle)
            return cle.strip(_BLANCS)
        elif ":" in cle and valeur.est_vide and not cle.startswith(("http:", "https:")):
            self._colle(noeud, cle)
        return cle

    def _cle_non_texte(self, noeud: Noeud, cle: str) -> None:
        vide = not cle
        self.dire(
            c.CLE_TEXTE,
            noeud.debut,
            "Il manque un nom de champ avant les deux-points."
            if vide
            else f"{citer(cle)} n’est pas un texte pour tous les logiciels.",
            fin=noeud.fin,
            attendu="Le nom d’un champ.",
            remede="Écrivez le nom du champ." if vide else f"Mettez des guillemets : {quote(cle)}",
            suggestion="" if vide else quote(cle),
        )

    def _blanc(self, noeud: Noeud, cle: str) -> None:
        self.dire(
            c.ESPACE_INSECABLE,
            noeud.debut if cle[0] in _BLANCS else noeud.fin - 1,
            f"Une espace insécable touche le nom du champ {citer(cle.strip(_BLANCS))}.",
            fin=noeud.debut + 1 if cle[0] in _BLANCS else noeud.fin,
            attendu="Une espace ordinaire, ou rien.",
            remede="Effacez cette espace et tapez-la à nouveau.",
            suggestion=" " if cle[0] in _BLANCS else "",
        )

    def _colle(self, noeud: Noeud, cle: str) -> None:
        nom, _, reste = cle.partition(":")
        self.dire(
            c.DEUX_POINTS,
            noeud.debut,
            f"Il manque une espace après les deux-points de {citer(cle)}.",
            fin=noeud.fin,
            attendu="Le nom du champ, deux-points, une espace, la valeur.",
            remede="Ajoutez une espace après les deux-points.",
            suggestion=f"{nom}: {reste.lstrip(_BLANCS)}",
        )

    def _scalaire(self, noeud: Noeud) -> Any:
        texte = self._sans_interdit(noeud)
        if noeud.style or noeud.etiquette:
            return texte
        valeur = resolve(texte)
        if valeur is AMBIGUE:
            self._ambigue(noeud, texte)
            return proposed_value(texte)
        if valeur is TROP_LONG:
            self.dire(
                c.NOMBRE,
                noeud.debut,
                f"Le nombre {citer(texte)} a trop de chiffres pour être gardé exactement.",
                fin=noeud.fin,
                attendu="Un nombre de quinze chiffres au plus, ou un texte.",
                remede=f"Mettez des guillemets : {quote(texte)}"
                if len(texte) <= 60
                else "Mettez ce nombre entre guillemets droits.",
                suggestion=quote(texte),
            )
            return texte
        if isinstance(valeur, str) and valeur:
            self._typographie(noeud, valeur)
        return valeur

    def _ambigue(self, noeud: Noeud, texte: str) -> None:
        ecrire = propose(texte)
        if is_yes_or_no(texte):
            remede = f"Pour dire oui ou non, écrivez true ou false ; pour le mot, {quote(texte)}."
        elif ecrire == "null":
            remede = f"Si la réponse est vide, n’écrivez rien ; pour le signe, {quote(texte)}."
        else:
            remede = f"Mettez des guillemets : {ecrire}"
        self.dire(
            c.VALEUR_AMBIGUE,
            noeud.debut,
            f"{citer(texte)} n’est pas lu de la même façon par tous les logiciels.",
            fin=noeud.fin,
            attendu="Un texte entre guillemets droits, un nombre en chiffres, true ou false.",
            remede=remede,
            suggestion=ecrire,
        )

    def _typographie(self, noeud: Noeud, texte: str) -> None:
        self._tiret_avale(noeud)
        if texte[0] in _COURBES:
            contenu = texte.strip(_COURBES)
            self.dire(
                c.GUILLEMETS_TYPOGRAPHIQUES,
                noeud.debut,
                f"Les guillemets courbes de {citer(texte)} feront partie du texte.",
                fin=noeud.fin,
                attendu='Des guillemets droits ("), ou aucun.',
                remede="Remplacez les guillemets courbes par des guillemets droits.",
                suggestion=quote(contenu) if "\n" not in contenu else "",
            )
        elif texte[0] in _BLANCS:
            self.dire(
                c.ESPACE_INSECABLE,
                noeud.debut,
                "Une espace insécable précède cette valeur.",
                fin=noeud.debut + 1,
                attendu="Une espace ordinaire.",
                remede="Effacez cette espace et tapez-la à nouveau.",
                suggestion=" ",
            )

    def _tiret_avale(self, noeud: Noeud) -> None:
        """Report a list's item that is read as the end of the text above, for want of a column."""
        trouve = _TIRET.search(self._lignes.texte, noeud.debut, noeud.fin)
        if trouve is None:
            return
        debut = trouve.end() - 1
        self.dire(
            c.INDENTATION,
            debut,
            "Cette ligne commence par un tiret, mais son décalage en fait la suite du texte de la "
            "ligne précédente.",
            fin=debut + 1,
            attendu="Le tiret dans la même colonne que ceux de la même liste.",
            remede="Alignez le tiret sur celui de l’élément précédent.",
        )

    def _sans_interdit(self, noeud: Noeud) -> str:
        """Return a scalar's text; what an escape made of it must be fit to be shown."""
        texte = noeud.valeur or ""
        trouve = INTERDITS.search(texte)
        if trouve is None:
            return texte
        self.dire(
            CARACTERE_INTERDIT,
            noeud.debut,
            f"Cette valeur contient, écrit par un code, un caractère interdit "
            f"({nommer(trouve[0])}).",
            fin=noeud.fin,
            attendu="Seulement des lettres, des chiffres, des signes visibles et des espaces.",
            remede="Effacez le code qui commence par une barre inversée.",
        )
        return INTERDITS.sub(REMPLACEMENT, texte)
