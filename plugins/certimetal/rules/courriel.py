"""E-mail addresses that name a person; those of a service pass."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certimetal.domain.controle import Controle
from certimetal.finding import Gravite
from certimetal.rules.passage import Trouvaille
from certimetal.rules.phrases import plier

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

COURRIEL = Controle(
    module=__name__,
    id="donnee-courriel",
    titre="L’adresse électronique d’une personne est dans le dossier",
    gravite=Gravite.ERREUR,
    explication=(
        "L’adresse électronique d’une personne est une donnée personnelle, même professionnelle. "
        "Ce dossier est fait pour être lu de tous, et ce qui est versé reste dans l’historique.\n\n"
        "La fonction, pas le nom : donnez une adresse de service, comme contact@, accueil@, "
        "formation@, certifications@ ou secretariat@. Si vous n’en avez pas, écrivez la fonction "
        "de la personne, et communiquez son adresse au certificateur directement, ou dans une "
        "annexe gardée hors du dépôt.\n\n"
        "L’outil reconnaît une adresse de service à ses mots : fonctions connues, ville, nom de "
        "l’organisme. S’il s’est trompé sur la vôtre, signalez-le. Le dossier restreint n’est pas "
        "publié : ce n’est alors qu’un avertissement."
    ),
    fautif="Écrire à prenom.nom@organisme.example.",
    juste="Écrire à certifications@organisme.example.",
    regles=("L7",),
)

_SERVICES = """
accueil achat achats administratif administration admin adv afpi alternance apprentissage
assistance atelier audit audits bilan bureau campus candidat candidats candidature candidatures
cfa cfai centre certif certificat certification certifications certifier commercial commission
communication compta comptabilite conseil contact contacts cqp cqpi cqpm courrier delegue
delegation demande devis direction directeur dpo ecole emploi entreprise entreprises equipe
evaluation evaluations examen examens facturation factures finances formateur formateurs
formation formations gestion greta habilitation habilitations handicap handi hello hotline info
infos information informations ingenierie inscription inscriptions insertion jury jurys
logistique mail maintenance marketing metier metiers mobilite moderation noreply
orientation partenariat partenariats pedagogie pedagogique planning plateforme pole postmaster
presse projet projets qse qualite reclamation reclamations recrutement referent referente
referentiel relation relations responsable rgpd rh salaries scolarite secretariat secretaire
securite service services site soudage soudure stage stages stagiaire stagiaires standard
suivi support technique uimm vae webmaster
bretagne morbihan ille vilaine finistere armor france ouest nord sud est centre region regional
de du des la le les et l d a au aux en pour
"""
SERVICES = frozenset(_SERVICES.split())
"""Words of the addresses of services, and those that may stand beside them."""

_LIAISONS = frozenset(_SERVICES.splitlines()[-1].split())
_MOTS = re.compile(r"[^\W\d_]+")
_DOMAINE = re.compile(r"[^\W_](?:[\w-]{0,62}\.){1,8}[^\W\d_]{2,24}")
_LOCAL_PLUS_LONG = 64
_DANS_LOCAL = frozenset("._-+'’%")


def detecter(texte: str, permis: Collection[str] = ()) -> Iterator[Trouvaille]:
    """Yield the addresses that are not a service's; ``permis`` are folded words that may be in one.

    An address of ``permis`` whole, lower case, passes too.
    """
    arobase = texte.find("@")
    while arobase >= 0:
        debut, domaine = _debut(texte, arobase), _DOMAINE.match(texte, arobase + 1)
        if debut < arobase and domaine:
            local = texte[debut:arobase]
            adresse = f"{local}@{domaine[0]}"
            if adresse.lower() not in permis and not _de_service(local, domaine[0], permis):
                yield Trouvaille(debut=debut, fin=domaine.end(), masque=f"{local[0]}…@{domaine[0]}")
        arobase = texte.find("@", arobase + 1)


def _debut(texte: str, arobase: int) -> int:
    """Walk back over a local part: from the ``@``, so that a long text costs no more."""
    debut = arobase
    while debut > 0 and arobase - debut < _LOCAL_PLUS_LONG:
        caractere = texte[debut - 1]
        if not (caractere.isalnum() or caractere in _DANS_LOCAL):
            break
        debut -= 1
    while debut < arobase and not texte[debut].isalnum():
        debut += 1
    return debut


def _de_service(local: str, domaine: str, permis: Collection[str]) -> bool:
    """Whether an address is a service's: a known word, and no word that may be someone's name."""
    maison = _MOTS.findall(plier(domaine.rpartition(".")[0]))
    mots = [partie for mot in _MOTS.findall(plier(local)) for partie in _parties(mot)]
    connu = any((mot in SERVICES and mot not in _LIAISONS) or mot in permis for mot in mots)
    return connu and all(mot in SERVICES or mot in maison or mot in permis for mot in mots)


def _parties(mot: str) -> tuple[str, ...]:
    """Cut « serviceformation » into its two known words."""
    for place in range(2, len(mot) - 1):
        if mot[:place] in SERVICES and mot[place:] in SERVICES:
            return mot[:place], mot[place:]
    return (mot,)
