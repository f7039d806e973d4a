"""Checks of events: order, day, what they name; ``journal_cycle`` finds their faults."""

from __future__ import annotations

from certimetal.domain.controle import Controle
from certimetal.domain.cycle.faute import IdFaute
from certimetal.finding import Gravite

INCONNU = Controle(
    module=__name__,
    id=IdFaute.INCONNU.value,
    titre="L’événement ne peut pas être compris",
    gravite=Gravite.ERREUR,
    explication=(
        "L’événement n’a pas ce qu’il faut pour produire un effet : une décision sans sens connu, "
        "une recevabilité sans résultat. Le calcul de la situation l’ignore, et le dossier reste "
        "où il en était.\n\n"
        "Un autre message, sur le même fichier, dit quel champ corriger."
    ),
    fautif="sens: habilité",
    juste="sens: habilitation",
    regles=("D12",),
)

RANG = Controle(
    module=__name__,
    id=IdFaute.RANG.value,
    titre="Deux événements du même jour ont le même numéro",
    gravite=Gravite.ERREUR,
    explication=(
        "Le numéro qui suit la date range les événements d’un même jour : la notification vient "
        "après les constats, la décision après eux. Deux fichiers qui portent le même numéro "
        "laissent l’ordre au hasard, et la situation avec lui.\n\n"
        "Donnez au second le premier numéro libre de ce jour. Un événement déjà versé ne change "
        "plus de nom : c’est le nouveau qui prend un autre numéro."
    ),
    fautif="journal/2026-03-02-01-constats.yml\njournal/2026-03-02-01-notification.yml",
    juste="journal/2026-03-02-01-constats.yml\njournal/2026-03-02-02-notification.yml",
    regles=("D12",),
)

FUTUR = Controle(
    module=__name__,
    id=IdFaute.FUTUR.value,
    titre="L’événement est daté d’un jour à venir",
    gravite=Gravite.ERREUR,
    explication=(
        "Le journal dit ce qui s’est passé. Un fait daté d’un jour qui n’est pas arrivé ne peut "
        "pas avoir eu lieu, et le statut ne le compterait qu’à partir de ce jour.\n\n"
        "Corrigez la date. Une décision prise aujourd’hui pour plus tard a la date d’aujourd’hui, "
        "et une `date_effet` à venir."
    ),
    fautif="date: 2027-03-02   (nous sommes en mars 2026)",
    juste="date: 2026-03-02\ndate_effet: 2026-09-01",
    regles=("D12",),
)

ANCIEN = Controle(
    module=__name__,
    id=IdFaute.ANCIEN.value,
    titre="L’événement est proposé longtemps après sa date",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Un événement versé longtemps après les faits change la situation des jours passés. Ce "
        "n’est pas interdit (un courrier retrouvé, une saisie en retard), mais qui relit doit le "
        "savoir avant d’accepter.\n\n"
        "Vérifiez la date. Si elle est juste, expliquez le retard dans `note`."
    ),
    fautif="date: 2026-01-05   (proposé le 2 mars 2026)",
    juste="date: 2026-01-05\nnote: Courrier retrouvé lors du classement.",
    regles=("D12",),
)

IMPOSSIBLE = Controle(
    module=__name__,
    id=IdFaute.IMPOSSIBLE.value,
    titre="La situation du dossier ne permet pas cet événement",
    gravite=Gravite.ERREUR,
    explication=(
        "Chaque situation permet certains événements et non les autres : une recevabilité suit un "
        "dépôt, une levée suit des constats qui relèvent une non-conformité. Un événement que la "
        "situation ne permet pas est ignoré par le calcul, et le message dit ce qui serait "
        "possible à sa place.\n\n"
        "`certimetal consigner SIRET` dit quels événements sont possibles aujourd’hui, pour qui, "
        "et pourquoi les autres ne le sont pas. Un événement versé par erreur s’annule par une "
        "`rectification`."
    ),
    fautif="journal/2026-03-02-01-levee.yml   (aucune non-conformité n’est ouverte)",
    juste="journal/2026-03-02-01-constats.yml",
    regles=("R27", "D12"),
)

VISE = Controle(
    module=__name__,
    id=IdFaute.VISE.value,
    titre="L’événement désigné n’est pas dans le journal",
    gravite=Gravite.ERREUR,
    explication=(
        "Une notification ou une rectification désigne un autre événement par le nom de son "
        "fichier, sans le dossier. Il doit exister dans ce dossier et venir avant elle. Sinon le "
        "délai ne court pas, ou la correction ne corrige rien.\n\n"
        "Recopiez le nom exact du fichier."
    ),
    fautif="evenement: 2026-03-02-01-constat.yml",
    juste="evenement: 2026-03-02-01-constats.yml",
    regles=("D2", "D12"),
)

NOTIFICATION = Controle(
    module=__name__,
    id=IdFaute.NOTIFICATION.value,
    titre="L’événement a déjà été notifié",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Le délai de réponse court de la première notification. Une seconde notification du même "
        "événement ne le fait pas repartir.\n\n"
        "Si la première était fausse (une mauvaise date, un mauvais destinataire), corrigez-la "
        "par une `rectification`. Sinon, la seconde peut rester comme trace de la relance."
    ),
    fautif=(
        "2026-03-04-01-notification.yml et 2026-04-02-01-notification.yml désignent les mêmes "
        "constats"
    ),
    juste="2026-03-04-01-notification.yml désigne les constats",
    regles=("D2",),
)

REPRISE = Controle(
    module=__name__,
    id=IdFaute.REPRISE.value,
    titre="La reprise ne correspond à aucune habilitation possible",
    gravite=Gravite.ERREUR,
    explication=(
        "Une reprise fait entrer dans le registre une habilitation accordée sur papier. Elle ne "
        "peut pas prendre effet avant que l’habilitation n’existe, et elle vient avant tout autre "
        "événement.\n\n"
        "Recopiez les dates de la décision d’origine."
    ),
    fautif="date_effet: 2021-09-01",
    juste="date_effet: 2022-09-01",
    regles=("D17", "R1"),
)

CONVENTION = Controle(
    module=__name__,
    id=IdFaute.CONVENTION.value,
    titre="La convention sort des limites de l’habilitation",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "La convention accompagne une habilitation, et ne vaut que pendant elle. Une période qui "
        "commence avant ou finit après laisserait croire que l’organisme peut agir sans être "
        "habilité.\n\n"
        "Ramenez `debut` et `fin` dans la période d’habilitation."
    ),
    fautif="fin: 2031-12-31   (l’habilitation finit le 1er mars 2031)",
    juste="fin: 2031-03-01",
    regles=("L1", "D18"),
)

TRANSFERT = Controle(
    module=__name__,
    id=IdFaute.TRANSFERT.value,
    titre="Le transfert ne correspond pas au dossier",
    gravite=Gravite.ERREUR,
    explication=(
        "Un transfert dit d’où vient le dossier et où il va. Le certificateur et le SIRET "
        "d’arrivée doivent être ceux sous lesquels le dossier est rangé une fois le transfert "
        "fait, et ceux de départ doivent être différents.\n\n"
        "Corrigez les champs du transfert, ou rangez le dossier à sa nouvelle place."
    ),
    fautif="vers_certificateur: uimm-44   (le dossier est sous uimm-35-56)",
    juste="vers_certificateur: uimm-35-56",
    regles=("D10", "R5"),
)

CONTROLES = (
    INCONNU,
    RANG,
    FUTUR,
    ANCIEN,
    IMPOSSIBLE,
    VISE,
    NOTIFICATION,
    REPRISE,
    CONVENTION,
    TRANSFERT,
)
