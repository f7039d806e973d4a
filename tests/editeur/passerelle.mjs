// Fait passer des cas, un par ligne de JSON, par les scripts de l’éditeur : les tests sont en Python.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const dossier = pathToFileURL(`${process.argv[2]}/`);
const charger = (nom) => import(new URL(nom, dossier));
const [format, schema, annexes, configuration, francais] = await Promise.all(["format.js", "schema.js", "annexes.js", "configuration.js", "francais.js"].map(charger));

let schemas;

const OPERATIONS = {
  schemas: ({ documents }) => {
    schemas = new schema.Schemas(documents);
    return true;
  },
  lire: ({ texte, corps }) => format.depuisFichier(texte, corps),
  ecrire: ({ texte, corps, change, body, champs }) => {
    const donnees = { ...format.depuisFichier(texte, corps), ...(body === undefined ? {} : { body }) };
    return format.versTexte(changer(donnees, change ?? {}), champs ? format.ordreDesChamps(champs) : {}, corps);
  },
  neuf: ({ donnees, corps }) => format.versTexte(donnees, {}, corps),
  fautes: ({ genre, donnees }) => schemas.fautes(genre, donnees),
  nom: ({ nom, suffixes }) => annexes.nomDAnnexe(nom, suffixes),
  configurer: ({ commun, dossier, propositions }) => configuration.configurer(commun, dossier, propositions),
  mots: () => francais.MOTS,
};

// « change » : une clé pointée → sa valeur ; null l’ôte, comme un champ qu’on vide.
function changer(donnees, change) {
  for (const [chemin, valeur] of Object.entries(change)) {
    const pas = chemin.split(".");
    const derniere = pas.pop();
    let lieu = donnees;
    for (const un of pas) lieu = lieu[un];
    lieu[derniere] = valeur;
  }
  return donnees;
}

for await (const ligne of createInterface({ input: process.stdin })) {
  const { operation, ...cas } = JSON.parse(ligne);
  let reponse;
  try {
    reponse = { rend: OPERATIONS[operation](cas) };
  } catch (faute) {
    reponse = { faute: String(faute.stack ?? faute) };
  }
  process.stdout.write(`${JSON.stringify(reponse)}\n`);
}
