"""Checks of verdicts and decisions against the rules; ``journal_cycle`` finds their faults."""

from __future__ import annotations

from certimetal.domain.controle import Controle
from certimetal.domain.cycle.faute import IdFaute
from certimetal.finding import Gravite

CONSTATS = Controle(
    module=__name__,
    id=IdFaute.CONSTATS.value,
    titre="Des indicateurs n’ont pas été jugés",
    gravite=Gravite.ERREUR,
    explication=(
        "Un audit initial ou de renouvellement juge tous les indicateurs du référentiel. Un "
        "indicateur sans verdict laisserait croire qu’il est conforme. Seul un audit "
        "intermédiaire peut n’en juger que quelques-uns.\n\n"
        "Ajoutez le verdict de chaque indicateur qui manque."
    ),
    fautif="audit: initial\nverdicts:\n  C1I1: {verdict: conforme, empreinte: …}",
    juste=(
        "audit: initial\nverdicts:\n  C1I1: {verdict: conforme, empreinte: …}\n  C1I2: …   (et "
        "ainsi jusqu’à C6I2)"
    ),
    regles=("R9", "R29"),
)

SANS_NC = Controle(
    module=__name__,
    id=IdFaute.SANS_NC.value,
    titre="Aucune non-conformité n’est ouverte sur cet indicateur",
    gravite=Gravite.ERREUR,
    explication=(
        "Une levée ou une action corrige une non-conformité ouverte. Sur un indicateur conforme, "
        "ou dont la non-conformité est déjà levée, elle ne corrige rien.\n\n"
        "Corrigez l’indicateur, ou retirez la ligne."
    ),
    fautif="levees:\n  C3I1: …   (seul C3I2 a une non-conformité)",
    juste="levees:\n  C3I2: …",
    regles=("R31", "R32"),
)

ACTION = Controle(
    module=__name__,
    id=IdFaute.ACTION.value,
    titre="Une action finit après le délai de réponse",
    gravite=Gravite.AVERTISSEMENT,
    explication=(
        "Les actions correctives sont faites dans le délai de réponse, que l’auditeur puisse "
        "encore lire les preuves. Une échéance plus tardive annonce une non-conformité qui ne "
        "sera pas levée à temps.\n\n"
        "Avancez l’échéance, ou découpez l’action."
    ),
    fautif="echeance: 2026-12-31   (le délai finit le 4 septembre 2026)",
    juste="echeance: 2026-07-31",
    regles=("R28", "D2"),
)

NC_MAJEURE = Controle(
    module=__name__,
    id=IdFaute.NC_MAJEURE.value,
    titre="La décision passe outre une non-conformité majeure",
    gravite=Gravite.ERREUR,
    explication=(
        "Une non-conformité majeure ouverte empêche de valider le dossier. L’organisme a d’abord "
        "le délai de réponse pour la corriger, et l’auditeur la lève ou la maintient.\n\n"
        "Ouvrez un délai de réponse, ou attendez la levée."
    ),
    fautif="sens: habilitation   (C5I2 a une non-conformité majeure)",
    juste="sens: delai_de_reponse\nlimite: 2026-09-04",
    regles=("D4", "R28", "R32"),
)

SANS_PLAN = Controle(
    module=__name__,
    id=IdFaute.SANS_PLAN.value,
    titre="Une non-conformité mineure n’a pas de plan d’actions",
    gravite=Gravite.ERREUR,
    explication=(
        "Une non-conformité mineure ouverte permet la validation, à condition qu’un plan "
        "d’actions dise comment elle sera corrigée, et pour quand.\n\n"
        "Versez le plan d’actions de l’organisme avant la décision."
    ),
    fautif="2026-03-10-01-decision.yml   (sans plan d’actions)",
    juste="2026-03-09-01-plan_actions.yml\n2026-03-10-01-decision.yml",
    regles=("D4", "R31"),
)

REFUS = Controle(
    module=__name__,
    id=IdFaute.REFUS.value,
    titre="L’habilitation est refusée avant la fin du délai de réponse",
    gravite=Gravite.ERREUR,
    explication=(
        "Quand un critère n’est pas satisfait, l’organisme a un délai pour corriger. Un refus "
        "avant la fin de ce délai lui retire ce que le référentiel lui donne.\n\n"
        "Attendez la fin du délai, ou la réponse de l’organisme et le réexamen de l’auditeur."
    ),
    fautif="sens: refus   (le délai court jusqu’au 4 septembre 2026)",
    juste="sens: delai_de_reponse\nlimite: 2026-09-04",
    regles=("R28", "R33", "D5"),
)

SANS_GRIEFS = Controle(
    module=__name__,
    id=IdFaute.SANS_GRIEFS.value,
    titre="L’habilitation est retirée sans que l’organisme ait été entendu",
    gravite=Gravite.ERREUR,
    explication=(
        "Un retrait suit toujours les mêmes étapes : les griefs sont établis, notifiés à "
        "l’organisme, et celui-ci présente ses observations ou laisse passer la limite. Sans "
        "elles, le retrait ne tient pas.\n\n"
        "Établissez les griefs et notifiez-les. Une suspension, à titre conservatoire, peut être "
        "décidée en attendant."
    ),
    fautif="2026-03-02-01-decision.yml   (retrait, sans griefs)",
    juste=("2026-03-02-01-griefs.yml\n2026-03-03-01-notification.yml\n2026-04-06-01-decision.yml"),
    regles=("L4", "R33"),
)

SANS_DEPOT = Controle(
    module=__name__,
    id=IdFaute.SANS_DEPOT.value,
    titre="Le renouvellement ne repose sur aucun nouveau dossier",
    gravite=Gravite.ERREUR,
    explication=(
        "Une habilitation ne se reconduit pas tacitement. Le renouvellement repose sur un nouveau "
        "dossier, déposé puis audité.\n\n"
        "Versez d’abord le dépôt (`nature: renouvellement`), puis la recevabilité et les constats "
        "de l’audit."
    ),
    fautif="sens: habilitation   (le premier terme court, sans nouveau dépôt)",
    juste="nature: renouvellement   (dans 2026-03-02-01-depot.yml)",
    regles=("R30", "D6"),
)

TERME = Controle(
    module=__name__,
    id=IdFaute.TERME.value,
    titre="La fin de l’habilitation n’est pas celle de la règle",
    gravite=Gravite.ERREUR,
    explication=(
        "L’habilitation dure ce que dit la règle R29, et son dernier jour est la veille du jour "
        "anniversaire de sa date d’effet. Un jour de trop ou de moins changerait les échéances du "
        "renouvellement.\n\n"
        "Écrivez la fin que propose le message : l’outil la calcule."
    ),
    fautif="date_effet: 2026-03-02\nfin: 2031-03-02",
    juste="date_effet: 2026-03-02\nfin: 2031-03-01",
    regles=("R29", "D3"),
)

EFFET = Controle(
    module=__name__,
    id=IdFaute.EFFET.value,
    titre="La date d’effet ne peut pas être celle-là",
    gravite=Gravite.ERREUR,
    explication=(
        "L’habilitation prend effet à la date de validation du dossier, jamais avant. Un "
        "renouvellement décidé en avance prend effet le lendemain de la fin de l’habilitation en "
        "cours : deux périodes ne se recouvrent pas.\n\n"
        "Corrigez la date d’effet : le message dit laquelle convient."
    ),
    fautif="date: 2026-03-02\ndate_effet: 2026-01-01",
    juste="date: 2026-03-02\ndate_effet: 2026-03-02",
    regles=("R27", "R30"),
)

DELAI = Controle(
    module=__name__,
    id=IdFaute.DELAI.value,
    titre="Le délai accordé dépasse celui de la règle",
    gravite=Gravite.ERREUR,
    explication=(
        "Le délai pour corriger est borné par la règle R28. Il court de la notification des "
        "constats, en mois calendaires. Une décision peut le raccourcir, jamais l’allonger.\n\n"
        "Écrivez au plus tard la limite que donne le message."
    ),
    fautif="limite: 2026-12-31   (constats notifiés le 4 mars 2026)",
    juste="limite: 2026-09-04",
    regles=("R28", "D2"),
)

LIMITE = Controle(
    module=__name__,
    id=IdFaute.LIMITE.value,
    titre="La limite est déjà passée le jour où elle est donnée",
    gravite=Gravite.ERREUR,
    explication=(
        "Une limite qui précède le jour de l’événement, ou de sa notification, ne laisse aucun "
        "temps pour répondre.\n\n"
        "Corrigez la limite, ou la date de l’événement."
    ),
    fautif="date: 2026-03-02\nlimite: 2026-02-01",
    juste="date: 2026-03-02\nlimite: 2026-09-02",
    regles=("R28", "L4"),
)

CONTROLES = (
    CONSTATS,
    SANS_NC,
    ACTION,
    NC_MAJEURE,
    SANS_PLAN,
    REFUS,
    SANS_GRIEFS,
    SANS_DEPOT,
    TERME,
    EFFET,
    DELAI,
    LIMITE,
)
