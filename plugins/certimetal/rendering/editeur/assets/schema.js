// Ce que nos schémas exigent, dit dans leurs mots : les mêmes fichiers que « certimetal valider ».
// Le vocabulaire est celui que les schémas du dépôt emploient ; un mot inconnu est une erreur.
const SANS_EFFET = new Set(["$schema", "$defs", "title", "description", "examples"]);
const NBSP = "\u00a0";

export class Schemas {
  constructor(documents) {
    this.documents = documents;
  }

  // Les fautes de « donnees » : des phrases, chacune avec le titre du champ.
  fautes(genre, donnees) {
    const trouvees = [];
    this.verifier({ genre, schema: this.documents[genre] }, donnees, [], trouvees);
    return [...new Set(trouvees)];
  }

  resoudre({ genre, schema }) {
    let suivi = { genre, schema };
    while (suivi.schema.$ref) {
      const [fichier, pointeur = ""] = suivi.schema.$ref.split("#");
      const cible = fichier ? chemin(suivi.genre, fichier) : suivi.genre;
      let partie = this.documents[cible];
      for (const nom of pointeur.split("/").slice(1)) partie = partie[nom.replaceAll("~1", "/").replaceAll("~0", "~")];
      const { $ref: _suivie, ...local } = suivi.schema;
      suivi = { genre: cible, schema: { forme: partie.description, ...partie, ...local } };
    }
    return suivi;
  }

  valable(ou, valeur) {
    const trouvees = [];
    this.verifier(ou, valeur, [], trouvees);
    return trouvees.length === 0;
  }

  verifier(ou, valeur, lieu, trouvees) {
    if (ou.schema === true) return;
    const { genre, schema } = this.resoudre(ou);
    const ici = (partie) => ({ genre, schema: partie });
    const titre = schema.title ?? "";
    const dire = (phrase, nom = "") => trouvees.push([...lieu, nom].filter(Boolean).join(" → ") + (lieu.length || nom ? `${NBSP}: ` : "") + phrase);
    if (schema.type && !estDuType(schema.type, valeur)) return void dire(`${TYPES[schema.type] ?? "autre chose"} est attendu.`);
    for (const mot of Object.keys(schema)) {
      if (!(mot in MOTS) && !SANS_EFFET.has(mot) && mot !== "forme") throw new Error(`Mot de schéma inconnu : ${mot}`);
      MOTS[mot]?.call(this, { schema, valeur, lieu, trouvees, ici, dire, titre });
    }
  }
}

const TYPES = { string: "un texte", integer: "un nombre entier", boolean: "oui ou non", array: "une liste", object: "un groupe de champs" };

function estDuType(type, valeur) {
  if (type === "integer") return Number.isInteger(valeur);
  if (type === "array") return Array.isArray(valeur);
  if (type === "object") return typeof valeur === "object" && valeur !== null && !Array.isArray(valeur);
  return typeof valeur === type;
}

const estTable = (valeur) => estDuType("object", valeur);
const points = (texte) => [...texte].length;
const phrase = (schema) => (schema.description ? `${schema.title}. ${schema.description}` : `${schema.title}.`);
const premierePhrase = (texte) => texte.split(". ")[0].replace(/\.?$/, ".").replace(", entre guillemets", "");
const champ = (schemas, ici, proprietes, cle) => schemas.resoudre(ici(proprietes?.[cle] ?? {})).schema.title ?? cle;

function chemin(genre, fichier) {
  const parties = genre.split("/").slice(0, -1);
  for (const pas of fichier.split("/")) {
    if (pas === "..") parties.pop();
    else if (pas !== ".") parties.push(pas);
  }
  return parties.join("/").replace(/\.schema\.json$/, "");
}

function existe(jour) {
  const [annee, mois, quantieme] = jour.split("-").map(Number);
  const date = new Date(Date.UTC(annee, mois - 1, quantieme));
  return date.getUTCFullYear() === annee && date.getUTCMonth() === mois - 1 && date.getUTCDate() === quantieme;
}

const MOTS = {
  type() {},
  then() {},
  else() {},
  pattern({ schema, valeur, dire }) {
    if (typeof valeur === "string" && !new RegExp(schema.pattern, "u").test(valeur)) dire(premierePhrase(schema.forme ?? schema.description ?? "Cette forme n’est pas admise"));
  },
  format({ schema, valeur, dire }) {
    if (schema.format === "date" && typeof valeur === "string" && /^\d{4}-\d{2}-\d{2}$/.test(valeur) && !existe(valeur)) dire("ce jour n’existe pas dans le calendrier.");
  },
  minLength({ schema, valeur, dire }) {
    if (typeof valeur === "string" && points(valeur) < schema.minLength) dire("ce champ ne peut pas être vide.");
  },
  maxLength({ schema, valeur, dire }) {
    if (typeof valeur === "string" && points(valeur) > schema.maxLength) dire(`${schema.maxLength.toLocaleString("fr-FR")} caractères au plus.`);
  },
  minimum({ schema, valeur, dire }) {
    if (typeof valeur === "number" && valeur < schema.minimum) dire(`${schema.minimum} au moins.`);
  },
  maximum({ schema, valeur, dire }) {
    if (typeof valeur === "number" && valeur > schema.maximum) dire(`${schema.maximum} au plus.`);
  },
  const({ schema, valeur, dire }) {
    if (JSON.stringify(valeur) !== JSON.stringify(schema.const)) dire("ce choix n’existe pas.");
  },
  enum({ schema, valeur, dire }) {
    if (!schema.enum.some((choix) => JSON.stringify(choix) === JSON.stringify(valeur))) dire("ce choix n’existe pas.");
  },
  minItems({ schema, valeur, dire }) {
    if (Array.isArray(valeur) && valeur.length < schema.minItems) dire(`il en faut au moins ${schema.minItems}.`);
  },
  maxItems({ schema, valeur, dire }) {
    if (Array.isArray(valeur) && valeur.length > schema.maxItems) dire(`${schema.maxItems} au plus.`);
  },
  uniqueItems({ valeur, dire }) {
    if (Array.isArray(valeur) && new Set(valeur.map((element) => JSON.stringify(element))).size < valeur.length) dire("le même élément y est deux fois.");
  },
  items({ schema, valeur, lieu, trouvees, ici, titre }) {
    if (!Array.isArray(valeur)) return;
    valeur.forEach((element, rang) => this.verifier(ici(schema.items), element, [...lieu, `${titre ? "" : "élément "}n° ${rang + 1}`], trouvees));
  },
  required({ schema, valeur, ici, dire }) {
    if (!estTable(valeur)) return;
    for (const cle of schema.required) if (!(cle in valeur)) dire("ce champ est à remplir.", champ(this, ici, schema.properties, cle));
  },
  properties({ schema, valeur, lieu, trouvees, ici }) {
    if (!estTable(valeur)) return;
    for (const [cle, partie] of Object.entries(schema.properties)) {
      if (cle in valeur) this.verifier(ici(partie), valeur[cle], [...lieu, champ(this, ici, schema.properties, cle)], trouvees);
    }
  },
  additionalProperties({ schema, valeur, lieu, trouvees, ici, dire }) {
    if (!estTable(valeur)) return;
    for (const [cle, v] of Object.entries(valeur)) {
      if (cle in (schema.properties ?? {})) continue;
      if (schema.additionalProperties === false) dire(`le champ « ${cle} » n’existe pas. L’éditeur l’a gardé : ôtez-le du fichier, ou corrigez son nom.`);
      else this.verifier(ici(schema.additionalProperties), v, [...lieu, cle], trouvees);
    }
  },
  propertyNames({ schema, valeur, lieu, trouvees, ici }) {
    if (estTable(valeur)) for (const cle of Object.keys(valeur)) this.verifier(ici(schema.propertyNames), cle, [...lieu, cle], trouvees);
  },
  minProperties({ schema, valeur, dire }) {
    if (estTable(valeur) && Object.keys(valeur).length < schema.minProperties) dire("remplissez au moins un champ.");
  },
  maxProperties({ schema, valeur, dire }) {
    if (estTable(valeur) && Object.keys(valeur).length > schema.maxProperties) dire(`${schema.maxProperties} au plus.`);
  },
  dependentRequired({ schema, valeur, ici, dire }) {
    if (!estTable(valeur)) return;
    for (const [cle, autres] of Object.entries(schema.dependentRequired)) {
      if (!(cle in valeur)) continue;
      for (const autre of autres) if (!(autre in valeur)) dire(`à remplir avec « ${champ(this, ici, schema.properties, cle)} ».`, champ(this, ici, schema.properties, autre));
    }
  },
  not({ schema, valeur, ici, dire }) {
    if (this.valable(ici(schema.not), valeur)) dire(schema.not.title ? phrase(schema.not) : "cette combinaison n’est pas admise.");
  },
  oneOf({ schema, valeur, ici, dire }) {
    const bons = schema.oneOf.filter((branche) => this.valable(ici(branche), valeur));
    if (bons.length === 1) return;
    if (schema.oneOf.every((branche) => "const" in branche)) return void dire("choisissez dans la liste.");
    const noms = schema.oneOf.map((branche) => `« ${branche.title} »`).join(" ou ");
    dire(bons.length ? `choisissez un seul cas${NBSP}: ${noms}.` : `il faut ${noms}.`);
  },
  anyOf({ schema, valeur, ici, dire }) {
    if (!schema.anyOf.some((branche) => this.valable(ici(branche), valeur))) dire(`il faut ${schema.anyOf.map((b) => `« ${b.title} »`).join(" ou ")}.`);
  },
  allOf({ schema, valeur, lieu, trouvees, ici }) {
    for (const partie of schema.allOf) this.verifier(ici(partie), valeur, lieu, trouvees);
  },
  if({ schema, valeur, ici, lieu, trouvees, dire }) {
    const suite = this.valable(ici(schema.if), valeur) ? schema.then : schema.else;
    if (suite === undefined) return;
    if (suite.title && !this.valable(ici(suite), valeur)) dire(phrase(suite));
    else this.verifier(ici(suite), valeur, lieu, trouvees);
  },
};
