"""The checks of a push to a bare server: their pages for people."""

from __future__ import annotations

from certimetal.domain.controle import Controle
from certimetal.finding import Gravite

PRINCIPALE = Controle(
    module=__name__,
    id="revue-branche-principale",
    titre="La branche du registre ne peut pas bouger ainsi",
    gravite=Gravite.ERREUR,
    explication=(
        "La branche principale porte le registre : elle s’allonge, et rien d’autre. La supprimer, "
        "la réécrire ou la remplacer changerait ce que d’autres ont déjà lu.\n\n"
        "Récupérez la version à jour (`git pull --rebase`), puis renvoyez votre travail sans "
        "`--force`."
    ),
    fautif="git push --force origin main",
    juste="git pull --rebase && git push origin main",
    regles=("D12",),
)

BRANCHE = Controle(
    module=__name__,
    id="revue-branche",
    titre="Cette branche n’est pas au compte qui pousse",
    gravite=Gravite.ERREUR,
    explication=(
        "Sur un serveur Git sans forge, chacun pousse ses propositions dans des branches à son "
        "nom : `mon-compte/ma-proposition`. Personne ne réécrit ainsi la branche d’un autre. Les "
        "étiquettes et les autres références se posent sur le serveur.\n\n"
        "Renommez votre branche (`git branch -m mon-compte/ma-proposition`), puis renvoyez-la."
    ),
    fautif="git push origin correction",
    juste="git push origin mon-compte/correction",
)

REGISTRE = Controle(
    module=__name__,
    id="revue-registre-ailleurs",
    titre="Le référentiel de ce dépôt n’est pas lu",
    gravite=Gravite.ERREUR,
    explication=(
        "Le référentiel, les schémas et les comptes viennent d’un autre dépôt (`--registre`) : "
        "celui-ci ne contient que des dossiers. Un fichier de `criteria/` ou de `schemas/` versé "
        "ici n’aurait aucun effet, et ferait croire le contraire.\n\n"
        "Retirez-le ; un changement du référentiel se propose dans le dépôt du registre."
    ),
    fautif="La branche ajoute criteria/certificateurs/uimm-35-56.yml",
    juste="La branche ne change que dossiers/",
)

CONTROLES_ENVOIS = (PRINCIPALE, BRANCHE, REGISTRE)
