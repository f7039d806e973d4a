"""The checks of who may change what: their pages for people."""

from __future__ import annotations

from certimetal.domain.controle import Controle
from certimetal.finding import Gravite

DROIT = Controle(
    module=__name__,
    id="revue-droit",
    titre="Ce compte ne peut pas proposer ce changement",
    gravite=Gravite.ERREUR,
    explication=(
        "Chacun change ce qui est à lui : l’organisme ses réponses et ses annexes, le "
        "certificateur ses événements, le niveau national le référentiel. Les comptes et leurs "
        "rôles sont lus dans la version de base du dépôt, jamais dans ce qui est proposé : "
        "s’inscrire soi-même ne donne aucun droit.\n\n"
        "Quand plusieurs comptes ont travaillé à une proposition, tous doivent avoir le droit. La "
        "page « Qui peut changer quoi » donne le tableau complet."
    ),
    fautif="Le compte d’un autre organisme change reponses/C1I1.md",
    juste="Un compte inscrit dans « comptes » du dossier change reponses/C1I1.md",
    regles=("D1",),
)

INTERET = Controle(
    module=__name__,
    id="revue-interet",
    titre="Ce compte a déclaré un intérêt dans l’organisme",
    gravite=Gravite.ERREUR,
    explication=(
        "Qui a déclaré un intérêt dans un organisme (salarié, dirigeant, associé, proche) n’agit "
        "pas sur son dossier au nom du certificateur. La déclaration est dans le fichier du "
        "certificateur, au SIREN de l’organisme.\n\n"
        "Confiez l’événement à une autre personne du certificateur."
    ),
    fautif='interets: ["000000018"]   (et le dossier est celui du SIREN 000000018)',
    juste="L’événement est proposé par un auditeur sans intérêt dans l’organisme",
    regles=("D1",),
)

DEUX_ROLES = Controle(
    module=__name__,
    id="revue-deux-roles",
    titre="La même personne audite et signe",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "L’auditeur constate, le signataire décide. Quand le compte qui propose ou approuve une "
        "décision est aussi inscrit comme auditeur du certificateur, personne d’autre n’a relu. "
        "Le référentiel ne l’interdit pas, mais il faut le savoir avant d’accepter.\n\n"
        "Faites signer par quelqu’un d’autre si c’est possible."
    ),
    fautif="Un compte inscrit dans « auditeurs » et « signataires » propose la décision",
    juste="La décision vient d’un signataire qui n’est pas auditeur",
    regles=("D1",),
)

APPROBATION = Controle(
    module=__name__,
    id="revue-approbation",
    titre="L’approbation d’un signataire manque",
    gravite=Gravite.ERREUR,
    explication=(
        "Des constats et la décision qui les suit peuvent être proposés ensemble, si un signataire "
        "du certificateur, autre que leurs auteurs, approuve la proposition sur la forge. Sans "
        "cette approbation, l’auditeur déciderait seul.\n\n"
        "Demandez sa relecture à un signataire, ou proposez d’abord les constats seuls."
    ),
    fautif="Une proposition apporte des constats et une décision, sans approbation",
    juste="Un signataire approuve la proposition, puis la vérification est relancée",
    regles=("D1",),
)

EVENEMENT_MODIFIE = Controle(
    module=__name__,
    id="revue-evenement-modifie",
    titre="Un événement déjà versé est changé ou supprimé",
    gravite=Gravite.ERREUR,
    explication=(
        "Un événement du journal est un fait daté : une fois versé, son fichier ne change plus, ni "
        "de contenu, ni de nom. Le statut de chaque jour passé en dépend.\n\n"
        "Remettez le fichier tel qu’il était. Pour corriger, écrivez une `rectification`, qui "
        "nomme l’événement et dit pourquoi : `certimetal consigner rectification SIRET`."
    ),
    fautif="journal/2026-03-02-01-constats.yml est modifié",
    juste="journal/2026-03-20-01-rectification.yml corrige 2026-03-02-01-constats.yml",
    regles=("D12",),
)

EVENEMENT_ANTERIEUR = Controle(
    module=__name__,
    id="revue-evenement-anterieur",
    titre="L’événement est daté d’avant le dernier déjà versé",
    gravite=Gravite.ERREUR,
    explication=(
        "Un événement nouveau prend la suite du journal. Daté d’avant le dernier événement versé, "
        "il changerait la situation de jours passés que d’autres ont déjà lue.\n\n"
        "Vérifiez la date. Si le fait est bien antérieur et qu’un événement versé l’a mal dit, "
        "corrigez celui-ci par une `rectification`."
    ),
    fautif="2026-02-01-01-constats.yml, quand le journal va jusqu’à 2026-03-02-01-decision.yml",
    juste="2026-03-10-01-rectification.yml",
    regles=("D12",),
)

PLUSIEURS = Controle(
    module=__name__,
    id="revue-plusieurs-dossiers",
    titre="La proposition touche plusieurs dossiers",
    gravite=Gravite.ERREUR,
    explication=(
        "Une proposition porte sur un seul dossier : ceux qui la relisent, ceux qui ont le droit "
        "de la faire et ce qu’elle change au statut ne se mélangent pas. Seul un transfert touche "
        "deux places, celle que le dossier quitte et celle où il arrive.\n\n"
        "Faites une branche par dossier, tirée de la version à jour du dépôt."
    ),
    fautif="La branche change dossiers/uimm-35-56/00000001800002 et …/00000002600005",
    juste="Une branche par dossier",
)

MELANGE = Controle(
    module=__name__,
    id="revue-melange",
    titre="La proposition mêle un dossier et autre chose",
    gravite=Gravite.ERREUR,
    explication=(
        "Une proposition qui change un dossier ne change rien d’autre : ni le référentiel, ni "
        "l’outil, ni la configuration du dépôt. Un changement de l’outil caché dans un dossier "
        "échapperait à ceux qui doivent le relire.\n\n"
        "Séparez les deux dans deux branches."
    ),
    fautif="La branche change reponses/C1I1.md et .github/workflows/revue.yml",
    juste="Deux branches, deux propositions",
)

FICHE_ILLISIBLE = Controle(
    module=__name__,
    id="revue-fiche-illisible",
    titre="Le fichier dossier.yml ne peut pas être comparé champ par champ",
    gravite=Gravite.ERREUR,
    explication=(
        "Le droit de changer `dossier.yml` se vérifie champ par champ : les comptes, le SIRET et "
        "la mention d’exemple ne se changent pas comme l’adresse. Si l’une des deux versions ne "
        "peut pas être lue, rien ne prouve que ces champs sont restés les mêmes.\n\n"
        "Corrigez le fichier : un autre message dit ce qui ne va pas."
    ),
    fautif='siret: "00000001800002   (guillemet oublié)',
    juste='siret: "00000001800002"',
)

RETIRE = Controle(
    module=__name__,
    id="revue-dossier-retire",
    titre="Un dossier disparaît",
    gravite=Gravite.ERREUR,
    explication=(
        "Un dossier versé ne se supprime pas : le registre garde ce qui a été décidé. Un organisme "
        "qui s’arrête écrit une `cessation`. Un dossier qui change de certificateur ou de SIRET se "
        "déplace par un `transfert`.\n\n"
        "Remettez le dossier, et écrivez l’événement qui convient."
    ),
    fautif="Tous les fichiers du dossier sont supprimés",
    juste="journal/2026-03-20-01-cessation.yml est ajouté",
    regles=("D10",),
)

TRANSFERT = Controle(
    module=__name__,
    id="revue-transfert",
    titre="Le transfert change autre chose que la place du dossier",
    gravite=Gravite.ERREUR,
    explication=(
        "Un transfert déplace un dossier d’un certificateur ou d’un SIRET à un autre. Tous ses "
        "fichiers arrivent tels quels, avec un événement `transfert` de plus ; seuls le SIRET, le "
        "numéro de déclaration d’activité et l’adresse de `dossier.yml` peuvent changer. Il faut "
        "l’accord des secrétariats des deux certificateurs, ou du niveau national.\n\n"
        "Remettez les autres fichiers comme ils étaient : un changement de fond se propose après."
    ),
    fautif="reponses/C1I1.md arrive avec un autre texte",
    juste="Les mêmes fichiers à la nouvelle place, et journal/2026-03-20-01-transfert.yml",
    regles=("D10", "R5"),
)

CONFLIT = Controle(
    module=__name__,
    id="revue-conflit",
    titre="La branche ne peut pas être fusionnée telle quelle",
    gravite=Gravite.ERREUR,
    explication=(
        "Le même endroit a changé des deux côtés depuis que la branche a été tirée : ce qui serait "
        "versé n’est pas connu, et ne peut donc pas être vérifié. Le rapport montre ce que la "
        "branche change par rapport à son point de départ.\n\n"
        "Fusionnez la version à jour du dépôt dans votre branche, choisissez le bon texte là où "
        "les deux diffèrent, puis envoyez de nouveau la branche."
    ),
    fautif="reponses/C1I1.md a changé dans la branche et dans main",
    juste="git merge origin/main, le texte choisi, git push",
)

REECRITE = Controle(
    module=__name__,
    id="revue-histoire-reecrite",
    titre="La version déjà lue n’est plus dans la branche",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "La branche a été réécrite depuis la dernière lecture : les commits que l’auditeur avait "
        "lus ont été remplacés. Ce qui avait été lu, et peut-être approuvé, n’est plus ce qui est "
        "proposé.\n\n"
        "Relisez toute la proposition, sans `--depuis`, et approuvez-la de nouveau."
    ),
    fautif="git push --force, après une approbation",
    juste="git push, un commit de plus",
)

CONTROLES_DROITS = (
    DROIT,
    INTERET,
    DEUX_ROLES,
    APPROBATION,
    EVENEMENT_MODIFIE,
    EVENEMENT_ANTERIEUR,
    PLUSIEURS,
    MELANGE,
    FICHE_ILLISIBLE,
    RETIRE,
    TRANSFERT,
    CONFLIT,
    REECRITE,
)
