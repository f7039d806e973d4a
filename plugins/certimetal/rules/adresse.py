"""An address whose postal code, commune and INSEE code go together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle, Probleme
from certimetal.domain.francais import citer, enumerer
from certimetal.finding import Gravite
from certimetal.rules.phrases import chiffres, proche

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from certimetal.domain.contexte import Contexte
    from certimetal.domain.controle import Chemin
    from certimetal.domain.dossier import Adresse, Dossier
    from certimetal.domain.territoire import Commune, Communes

COMMUNE = Controle(
    module=__name__,
    id="adresse-commune",
    titre="La commune n’est pas reconnue",
    gravite=Gravite.ERREUR,
    explication=(
        "La commune détermine le certificateur. Elle est cherchée par son code INSEE "
        "(`code_commune`) quand il est donné, sinon par son nom et son code postal. Le nom est "
        "attendu tel que l’INSEE l’écrit ; les majuscules, les accents et les tirets ne comptent "
        "pas pour la reconnaître, mais l’outil conseille alors la bonne orthographe.\n\n"
        "Le code INSEE n’est pas le code postal : Lorient a le code INSEE 56121 et le code postal "
        "56100. Il n’est utile que si deux communes partagent le nom et le code postal."
    ),
    fautif='code_postal: "56100"\ncommune: Lorians',
    juste='code_postal: "56100"\ncommune: Lorient',
    regles=("R5", "D14"),
)

CODE_POSTAL = Controle(
    module=__name__,
    id="adresse-code-postal",
    titre="Le code postal n’est pas celui de la commune",
    gravite=Gravite.ERREUR,
    explication=(
        "Le code postal est comparé avec ceux de la commune. Un code CEDEX n’est pas un code "
        "postal : il désigne un bureau de distribution, et non un lieu. Écrivez le code postal "
        "de la commune, et « CEDEX » nulle part."
    ),
    fautif='code_postal: "56323"\ncommune: Lorient Cedex',
    juste='code_postal: "56100"\ncommune: Lorient',
    regles=("R5",),
)

CONTROLES = (COMMUNE, CODE_POSTAL)

VOISIN = 0.7
"""How near a name must be to a commune's, among those of the same code; see ``proche``."""


def trouver_commune(adresse: Adresse, communes: Communes) -> Commune | None:
    """Return the commune of an address: by its INSEE code, else by postal code and name."""
    if adresse.code_commune:
        return communes.par_code(adresse.code_commune)
    trouvees = _de_ce_nom(adresse, communes.par_code_postal(adresse.code_postal), communes)
    if not trouvees:
        homonymes = communes.par_nom(adresse.commune)
        trouvees = [c for c in homonymes if c.departement == adresse.code_postal[:2]]
    return trouvees[0] if len(trouvees) == 1 else None


def check(dossier: Dossier, contexte: Contexte) -> Iterator[Probleme]:
    """Yield what does not go together in the OF's address and in its sites'."""
    yield from _Verification(("adresse",), dossier.adresse, contexte.communes).problemes()
    for rang, site in enumerate(dossier.sites_annexes):
        chemin = ("sites_annexes", rang, "adresse")
        yield from _Verification(chemin, site.adresse, contexte.communes).problemes()


def _de_ce_nom(adresse: Adresse, parmi: Sequence[Commune], communes: Communes) -> list[Commune]:
    exactes = [c for c in parmi if c.nom == adresse.commune]
    if exactes or not parmi or not adresse.commune:
        return exactes
    homonymes = {c.code for c in communes.par_nom(adresse.commune)}
    return [c for c in parmi if c.code in homonymes]


@dataclass(frozen=True, slots=True)
class _Verification:
    """The check of one address, which stands at ``chemin`` of ``dossier.yml``."""

    chemin: Chemin
    adresse: Adresse
    communes: Communes

    def problemes(self) -> Iterator[Probleme]:
        if self.adresse.code_commune:
            yield from self._par_code()
        elif self.adresse.commune and chiffres(self.adresse.code_postal, 5):
            yield from self._par_code_postal()

    def _par_code(self) -> Iterator[Probleme]:
        code = self.adresse.code_commune
        commune = self.communes.par_code(code)
        if commune is not None:
            if self._nomme(commune):
                yield from self._nom(commune)
                yield from self._code_postal(commune)
            else:
                yield self._autre_commune(commune)
        elif len(code) == 5:
            yield self._code_inconnu(code)

    def _code_inconnu(self, code: str) -> Probleme:
        parmi = self.communes.par_code_postal(self.adresse.code_postal)
        devinees = _de_ce_nom(self.adresse, parmi, self.communes)
        postal = code == self.adresse.code_postal
        return self._probleme(
            COMMUNE,
            "code_commune",
            f"Le code commune {citer(code)} "
            + ("est un code postal." if postal else "n’existe pas dans la liste de l’INSEE."),
            attendu="Le code INSEE de la commune, comme 56121 pour Lorient.",
            remede="Corrigez le code, ou retirez la ligne « code_commune » : elle est facultative.",
            suggestion=devinees[0].code if len(devinees) == 1 else "",
        )

    def _nom(self, commune: Commune) -> Iterator[Probleme]:
        ecrit = self.adresse.commune
        if not ecrit or _droit(ecrit) == _droit(commune.nom):
            return
        if any(c.code == commune.code for c in self.communes.par_nom(ecrit)):
            yield self._orthographe(commune.nom, Gravite.CONSEIL)
        else:
            yield self._orthographe(commune.nom, Gravite.AVERTISSEMENT)

    def _nomme(self, commune: Commune) -> bool:
        """Whether the address names this commune, well or nearly; no name at all does."""
        ecrit = self.adresse.commune
        return (
            not ecrit
            or ecrit == commune.nom
            or bool(proche(ecrit, [commune.nom], seuil=VOISIN))
            or any(c.code == commune.code for c in self.communes.par_nom(ecrit))
        )

    def _autre_commune(self, commune: Commune) -> Probleme:
        parmi = self.communes.par_code_postal(self.adresse.code_postal)
        autres = _de_ce_nom(self.adresse, parmi, self.communes)
        postal = commune.code == self.adresse.code_postal
        return self._probleme(
            COMMUNE,
            "code_commune",
            f"Le code commune {citer(commune.code)} est celui de {commune.nom}, et non de "
            f"{citer(self.adresse.commune)}"
            + (" : c’est son code postal qui est écrit là." if postal and autres else "."),
            attendu="Le nom et le code INSEE de la même commune.",
            remede="Corrigez celui des deux qui est faux.",
            suggestion=autres[0].code if len(autres) == 1 else "",
        )

    def _orthographe(self, nom: str, gravite: Gravite) -> Probleme:
        return self._probleme(
            COMMUNE,
            "commune",
            f"La commune {citer(self.adresse.commune)} s’écrit {citer(nom)}.",
            attendu="Le nom de la commune tel que l’INSEE l’écrit, sans « CEDEX ».",
            remede=f"Écrivez {citer(nom)}.",
            suggestion=nom,
            gravite=gravite,
        )

    def _code_postal(self, commune: Commune) -> Iterator[Probleme]:
        code = self.adresse.code_postal
        if not chiffres(code, 5) or code in commune.codes_postaux:
            return
        connu = bool(self.communes.par_code_postal(code))
        yield self._probleme(
            CODE_POSTAL,
            "code_postal",
            f"Le code postal {citer(code)} n’est pas celui de {commune.nom}."
            if connu
            else f"Le code postal {citer(code)} n’existe pas : c’est peut-être un code CEDEX.",
            attendu=f"{commune.nom} : {enumerer(commune.codes_postaux, 'ou')}.",
            remede="Écrivez le code postal de la commune.",
            suggestion=commune.codes_postaux[0] if len(commune.codes_postaux) == 1 else "",
            gravite=Gravite.ERREUR if connu else Gravite.AVERTISSEMENT,
        )

    def _par_code_postal(self) -> Iterator[Probleme]:
        ecrit, code = self.adresse.commune, self.adresse.code_postal
        servies = self.communes.par_code_postal(code)
        nommees = _de_ce_nom(self.adresse, servies, self.communes)
        if nommees:
            yield from self._nom(nommees[0])
            return
        commune = trouver_commune(self.adresse, self.communes)
        voisine = proche(ecrit, [c.nom for c in servies], seuil=VOISIN)
        if commune is not None:
            yield from self._code_postal(commune)
        elif voisine:
            yield self._orthographe(voisine, Gravite.AVERTISSEMENT)
        elif servies:
            yield self._ailleurs(servies)
        else:
            yield self._probleme(
                CODE_POSTAL,
                "code_postal",
                f"Le code postal {citer(code)} n’existe pas : c’est peut-être un code CEDEX.",
                attendu="Le code postal de la commune.",
                remede="Écrivez le code postal de la commune.",
                gravite=Gravite.AVERTISSEMENT,
            )

    def _ailleurs(self, servies: Sequence[Commune]) -> Probleme:
        noms = [c.nom for c in servies]
        montres = noms if len(noms) <= 6 else [*noms[:5], f"{len(noms) - 5} autres"]
        return self._probleme(
            COMMUNE,
            "commune",
            f"La commune {citer(self.adresse.commune)} n’a pas le code postal "
            f"{citer(self.adresse.code_postal)}.",
            attendu=f"Une commune de ce code postal : {enumerer(montres, 'ou')}.",
            remede="Corrigez la commune ou le code postal.",
        )

    def _probleme(
        self,
        controle: Controle,
        cle: str,
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
            chemin=(*self.chemin, cle),
            message=message,
            attendu=attendu,
            remede=remede,
            suggestion=suggestion,
            gravite=gravite,
        )


def _droit(nom: str) -> str:
    """Read both apostrophes alike: keyboards type the straight one, and it is not a fault."""
    return nom.replace("’", "'")
