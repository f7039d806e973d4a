"""The checks on how YAML is written: lines, quotes, indentation."""

from __future__ import annotations

from certimetal.domain.controle import Controle
from certimetal.finding import Gravite

TABULATION = Controle(
    module=__name__,
    id="yaml-tabulation",
    titre="Tabulation en début de ligne",
    gravite=Gravite.ERREUR,
    explication="""\
Le décalage d’une ligne dit à quel champ elle appartient. Il se fait avec des espaces : une
tabulation n’a pas la même largeur partout, et YAML la refuse.

Remplacez chaque tabulation par deux espaces. Beaucoup d’éditeurs savent le faire : cherchez
« Convertir les tabulations en espaces ».
""",
    fautif="adresse:\n\tcommune: Lorient",
    juste="adresse:\n  commune: Lorient",
)

DEUX_POINTS = Controle(
    module=__name__,
    id="yaml-deux-points",
    titre="Deux-points mal placés",
    gravite=Gravite.ERREUR,
    explication="""\
Les deux-points séparent le nom d’un champ de sa valeur, et demandent **une espace** après eux :
`type: CQPM`, et non `type:CQPM`. Chaque ligne doit avoir les siens.

Quand le texte lui-même contient des deux-points suivis d’une espace, mettez toute la valeur entre
guillemets droits : sinon le logiciel croit voir un second champ.
""",
    fautif="titre: Procédure: inscription des candidats",
    juste='titre: "Procédure: inscription des candidats"',
)

INDENTATION = Controle(
    module=__name__,
    id="yaml-indentation",
    titre="Ligne mal décalée",
    gravite=Gravite.ERREUR,
    explication="""\
Les champs de même niveau commencent exactement à la même colonne ; ceux qui dépendent d’un autre
sont décalés de deux espaces. Une ligne décalée d’une espace de trop, ou de moins, n’appartient plus
à rien.

Alignez la ligne signalée sur ses voisines.
""",
    fautif='adresse:\n  commune: Lorient\n code_postal: "56100"',
    juste='adresse:\n  commune: Lorient\n  code_postal: "56100"',
)

GUILLEMETS = Controle(
    module=__name__,
    id="yaml-guillemets",
    titre="Guillemets mal fermés",
    gravite=Gravite.ERREUR,
    explication="""\
Une valeur qui commence par un guillemet droit (`"` ou `'`) doit finir par le même, et rien ne doit
suivre sur la ligne.

- Un texte qui contient une apostrophe droite s’entoure de guillemets doubles : `"l'organisme"`.
- Un texte qui contient des guillemets doubles s’entoure de guillemets simples.
- Entre guillemets doubles, la barre inversée `\\` a un sens spécial : pour un chemin comme
  `C:\\dossier`, utilisez des guillemets simples.
""",
    fautif="titre: 'Procédure d'inscription'",
    juste='titre: "Procédure d\'inscription"',
)

CROCHETS = Controle(
    module=__name__,
    id="yaml-crochets",
    titre="Crochet ou accolade mal fermé",
    gravite=Gravite.ERREUR,
    explication="""\
Une liste écrite sur une ligne s’ouvre par `[` et se ferme par `]` ; un groupe de champs s’ouvre par
`{` et se ferme par `}`. Les éléments sont séparés par des virgules.

Ajoutez le signe qui manque, ou effacez celui qui est en trop. Un texte qui contient lui-même ces
signes ou une virgule s’écrit entre guillemets droits.
""",
    fautif="role: [preparation, evaluation",
    juste="role: [preparation, evaluation]",
)

CARACTERE_RESERVE = Controle(
    module=__name__,
    id="yaml-caractere-reserve",
    titre="Valeur qui commence par un signe réservé",
    gravite=Gravite.ERREUR,
    explication="""\
En YAML, quelques signes ont un sens spécial au début d’une valeur : `@`, `` ` ``, `%`, `>`, `|`,
`,`, `- ` et `? `. Un texte qui commence ainsi doit être mis entre guillemets droits.
""",
    fautif="comptes: [@organisme-lorient]",
    juste='comptes: ["@organisme-lorient"]',
)

SYNTAXE = Controle(
    module=__name__,
    id="yaml-syntaxe",
    titre="Fichier qui ne peut pas être lu",
    gravite=Gravite.ERREUR,
    explication="""\
À partir de l’endroit signalé, le fichier ne suit plus les règles de YAML : un nom de champ, des
deux-points, une espace, une valeur. La suite n’a pas pu être lue, d’autres remarques pourront donc
apparaître après la correction.

Comparez la ligne et celle qui la précède avec un autre dossier. La faute est souvent un signe
oublié juste au-dessus.
""",
    fautif="role:\n  - preparation\n  -evaluation",
    juste="role:\n  - preparation\n  - evaluation",
)

ESPACE_INSECABLE = Controle(
    module=__name__,
    id="yaml-espace-insecable",
    titre="Espace insécable à la place d’une espace",
    gravite=Gravite.ERREUR,
    explication="""\
Les traitements de texte remplacent parfois une espace ordinaire par une espace insécable : les deux
se ressemblent à l’écran. Dans le texte d’une valeur, c’est sans conséquence. Autour du nom d’un
champ, au début d’une ligne ou après les deux-points, YAML ne la reconnaît pas comme une espace.

Effacez l’espace signalée et tapez-la à nouveau dans un éditeur de texte simple.
""",
    fautif="adresse:\n\u00a0\u00a0commune: Lorient (décalage en espaces insécables)",
    juste="adresse:\n  commune: Lorient",
)

GUILLEMETS_TYPOGRAPHIQUES = Controle(
    module=__name__,
    id="yaml-guillemets-typographiques",
    titre="Guillemets courbes autour d’une valeur",
    gravite=Gravite.CONSEIL,
    explication="""\
Les traitements de texte remplacent les guillemets droits `"` par des guillemets courbes “ ”. Pour
YAML, seuls les guillemets droits entourent une valeur : les courbes font alors partie du texte, et
seront publiés avec lui.

Remplacez-les par des guillemets droits, ou effacez-les s’ils ne servent à rien. Les guillemets
français « » d’une citation ne sont pas concernés.
""",
    fautif="code_postal: “56100”",
    juste='code_postal: "56100"',
)

CONTROLES_YAML = (
    SYNTAXE,
    TABULATION,
    INDENTATION,
    DEUX_POINTS,
    GUILLEMETS,
    CROCHETS,
    CARACTERE_RESERVE,
    ESPACE_INSECABLE,
    GUILLEMETS_TYPOGRAPHIQUES,
)
