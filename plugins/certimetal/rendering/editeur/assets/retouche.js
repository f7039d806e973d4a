// Changer un texte YAML sans toucher au reste : chaque valeur changée est remplacée à sa place, et
// les commentaires, l’ordre, les guillemets et les lignes vides des autres restent à l’octet près.
import { isMap, isScalar, isSeq, parseDocument } from "./yaml/index.js";

const LARGEUR = 98;
const RESERVES = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
const SIMPLE = /^[A-Za-zÀ-ÖØ-öø-ÿŒœ][^\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]*$/;

export class Illisible extends Error {}

const analyser = (texte) => parseDocument(texte, { prettyErrors: true });

// Les données d’un texte YAML ; Illisible si ce n’en est pas.
export function lire(texte) {
  const document = analyser(texte);
  if (document.errors.length) {
    const ligne = document.errors[0].linePos?.[0]?.line;
    throw new Illisible(ligne ? `la ligne ${ligne} n’est pas du YAML` : "ce n’est pas du YAML");
  }
  const donnees = document.toJS();
  if (donnees === null || donnees === undefined) return {};
  if (typeof donnees !== "object" || Array.isArray(donnees)) throw new Illisible("il ne contient pas de champs");
  return donnees;
}

export function egal(un, autre) {
  if (un === autre) return true;
  if (typeof un !== "object" || typeof autre !== "object" || un === null || autre === null) return false;
  if (Array.isArray(un) !== Array.isArray(autre)) return false;
  const cles = Object.keys(un);
  return cles.length === Object.keys(autre).length && cles.every((cle) => cle in autre && egal(un[cle], autre[cle]));
}

// Le texte dont les données sont « voulu », au plus près de « texte ». Une clé nouvelle se
// place après celle qui la précède dans « voulu ».
export function retoucher(texte, voulu) {
  const document = analyser(texte);
  if (document.errors.length) throw new Illisible("ce n’est pas du YAML");
  let resultat;
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    const debut = texte && !texte.endsWith("\n") ? `${texte}\n` : texte;
    resultat = debut + lignesDe(voulu, "");
  } else {
    const retouche = new Retouche(texte);
    retouche.table(document.contents, voulu);
    resultat = retouche.appliquer();
  }
  if (redonne(resultat, voulu)) return resultat;
  return recrire(document, voulu);
}

function redonne(texte, voulu) {
  try {
    return egal(lire(texte), voulu);
  } catch {
    return false;
  }
}

// Dernier recours : le document entier est réécrit ; les commentaires restent, la mise en page non.
function recrire(document, voulu) {
  const actuel = document.toJS() ?? {};
  for (const cle of Object.keys(actuel)) if (!(cle in voulu)) document.delete(cle);
  for (const [cle, valeur] of Object.entries(voulu)) if (!egal(actuel[cle], valeur)) document.set(cle, document.createNode(valeur));
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

class Retouche {
  constructor(texte) {
    this.texte = texte;
    this.changements = [];
  }

  remplacer(debut, fin, par) {
    this.changements.push({ debut, fin, par, rang: this.changements.length });
  }

  appliquer() {
    let texte = this.texte;
    const ordre = this.changements.sort((un, autre) => autre.debut - un.debut || autre.rang - un.rang);
    for (const { debut, fin, par } of ordre) texte = texte.slice(0, debut) + par + texte.slice(fin);
    return texte;
  }

  debutDeLigne(position) {
    return this.texte.lastIndexOf("\n", position - 1) + 1;
  }

  finDeLigne(position) {
    if (position > 0 && this.texte[position - 1] === "\n") return position;
    const fin = this.texte.indexOf("\n", position);
    return fin === -1 ? this.texte.length : fin + 1;
  }

  marge(position) {
    return " ".repeat(position - this.debutDeLigne(position));
  }

  // Insérer des lignes à une fin de ligne ; le fichier peut finir sans saut de ligne.
  inserer(position, lignes) {
    const colle = position > 0 && this.texte[position - 1] !== "\n";
    this.remplacer(position, position, colle ? `\n${lignes}` : lignes);
  }

  table(noeud, voulu) {
    const ordre = Object.keys(voulu);
    const paires = noeud.items;
    const marge = this.marge(paires[0].key.range[0]);
    const fins = new Map();
    for (const paire of paires) {
      const cle = String(paire.key.value);
      fins.set(cle, this.finDeLigne(fin(paire)));
      if (cle in voulu) this.paire(paire, cle, voulu[cle], marge);
      else this.oter(paire, marge);
    }
    for (const cle of ordre) {
      if (fins.has(cle)) continue;
      const avant = ordre.slice(0, Math.max(0, ordre.indexOf(cle))).reverse().find((autre) => fins.has(autre));
      const position = avant ? fins.get(avant) : [...fins.values()].at(-1);
      this.inserer(position, ligne(cle, voulu[cle], marge));
      fins.set(cle, position);
    }
  }

  oter(paire, marge) {
    const debut = paire.key.range[0];
    const debutLigne = this.debutDeLigne(debut);
    if (this.texte.slice(debutLigne, debut) !== marge || /-/.test(this.texte.slice(debutLigne, debut))) {
      this.remplacer(debut, debut, "\u0000"); // la clé qui ouvre un élément de liste : tout sera réécrit
      return;
    }
    this.remplacer(debutLigne, this.finDeLigne(fin(paire)), "");
  }

  paire(paire, cle, voulu, marge) {
    const noeud = paire.value;
    const actuel = noeud ? noeud.toJSON() : null;
    if (egal(actuel, voulu)) return;
    const bloc = noeud && !noeud.flow;
    if (bloc && isMap(noeud) && estTable(voulu) && Object.keys(voulu).length) return void this.table(noeud, voulu);
    if (bloc && isSeq(noeud) && Array.isArray(voulu) && voulu.length) return void this.suite(noeud, actuel, voulu);
    if (noeud && surPlace(noeud, voulu)) return void this.remplacer(noeud.range[0], noeud.range[1], enLigne(voulu, noeud));
    const fini = noeud ? fin(paire) : paire.key.range[1] + 1;
    this.remplacer(paire.key.range[0], this.finDeLigne(fini), ligne(cle, voulu, marge).slice(marge.length));
  }

  suite(noeud, actuel, voulu) {
    const tirets = noeud.items.map((element) => this.texte.lastIndexOf("-", element.range[0] - (isSeq(element) ? 1 : 0)));
    const bords = tirets.map((tiret) => this.debutDeLigne(tiret));
    const fins = noeud.items.map((element) => this.finDeLigne(element.range[1]));
    const marge = this.marge(tirets[0]);
    let debut = 0;
    while (debut < Math.min(actuel.length, voulu.length) && egal(actuel[debut], voulu[debut])) debut += 1;
    let queue = 0;
    while (queue < Math.min(actuel.length, voulu.length) - debut && egal(actuel.at(-1 - queue), voulu.at(-1 - queue))) queue += 1;
    const anciens = actuel.length - debut - queue;
    const nouveaux = voulu.length - debut - queue;
    for (let rang = 0; rang < Math.min(anciens, nouveaux); rang += 1) this.element(noeud.items[debut + rang], voulu[debut + rang], bords[debut + rang], fins[debut + rang], marge);
    for (let rang = nouveaux; rang < anciens; rang += 1) this.remplacer(bords[debut + rang], fins[debut + rang], "");
    if (nouveaux > anciens) {
      const ajoutes = voulu.slice(debut + anciens, debut + nouveaux);
      const position = debut + anciens > 0 ? fins[debut + anciens - 1] : bords[0];
      const enFlux = noeud.items.some((element) => element.flow);
      this.inserer(position, ajoutes.map((valeur) => tiret(valeur, marge, enFlux)).join(""));
    }
  }

  element(noeud, voulu, debut, fini, marge) {
    const actuel = noeud.toJSON();
    if (egal(actuel, voulu)) return;
    const tient = isMap(noeud) && !noeud.flow && estTable(voulu) && String(noeud.items[0].key.value) in voulu;
    if (tient) this.table(noeud, voulu);
    else if (surPlace(noeud, voulu)) this.remplacer(noeud.range[0], noeud.range[1], enLigne(voulu, noeud));
    else this.remplacer(debut, fini, tiret(voulu, marge, Boolean(noeud.flow)));
  }
}

function fin(paire) {
  return paire.value ? paire.value.range[1] : paire.key.range[1];
}

const estTable = (valeur) => typeof valeur === "object" && valeur !== null && !Array.isArray(valeur);
const estSimple = (valeur) => typeof valeur !== "object" || valeur === null;

// Vrai quand la nouvelle valeur se met entre les bornes de l’ancienne, sans autre ligne.
function surPlace(noeud, voulu) {
  if (noeud.range[0] === noeud.range[1]) return false;
  if (isScalar(noeud)) {
    const unBloc = noeud.type === "BLOCK_FOLDED" || noeud.type === "BLOCK_LITERAL";
    return !unBloc && estSimple(voulu) && !String(voulu).includes("\n");
  }
  const simples = Array.isArray(voulu) && voulu.every(estSimple);
  return Boolean(noeud.flow) && !estSimple(voulu) && (noeud.items.length > 0 || simples);
}

function enLigne(valeur, noeud) {
  if (estSimple(valeur)) {
    if (typeof valeur === "string" && noeud?.type === "QUOTE_DOUBLE") return entreGuillemets(valeur);
    return scalaire(valeur, false);
  }
  return flux(valeur);
}

function flux(valeur) {
  if (Array.isArray(valeur)) return `[${valeur.map(flux).join(", ")}]`;
  if (estSimple(valeur)) return scalaire(valeur, true);
  return `{${Object.entries(valeur).map(([cle, v]) => `${cle}: ${flux(v)}`).join(", ")}}`;
}

const entreGuillemets = (texte) => JSON.stringify(texte).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);

function scalaire(valeur, dansUnFlux) {
  if (typeof valeur !== "string") return JSON.stringify(valeur);
  const nu = SIMPLE.test(valeur) && !RESERVES.test(valeur) && !/:(?:\s|$)|\s#|\s$/.test(valeur) && !(dansUnFlux && /[,[\]{}]/.test(valeur));
  return nu ? valeur : entreGuillemets(valeur);
}

// Les lignes d’une clé et de sa valeur.
function ligne(cle, valeur, marge, premiere = marge) {
  if (estSimple(valeur)) {
    const plusieurs = typeof valeur === "string" && valeur.includes("\n") && /^\S[^]*\S$/.test(valeur) && !/[\t\r]|[ ]+\n/.test(valeur);
    if (!plusieurs) return `${premiere}${cle}: ${scalaire(valeur, false)}\n`;
    const lignes = valeur.split("\n").map((une) => (une ? `${marge}  ${une}` : ""));
    return `${premiere}${cle}: |-\n${lignes.join("\n")}\n`;
  }
  const vide = Array.isArray(valeur) ? valeur.length === 0 : Object.keys(valeur).length === 0;
  const court = `${premiere}${cle}: ${flux(valeur)}\n`;
  if (vide || (Array.isArray(valeur) && valeur.every(estSimple) && court.length <= LARGEUR)) return court;
  if (Array.isArray(valeur)) return `${premiere}${cle}:\n${valeur.map((v) => tiret(v, `${marge}  `, false)).join("")}`;
  return `${premiere}${cle}:\n${lignesDe(valeur, `${marge}  `)}`;
}

const lignesDe = (table, marge) => Object.entries(table).map(([cle, valeur]) => ligne(cle, valeur, marge)).join("");

function tiret(valeur, marge, enFlux) {
  if (estSimple(valeur) || enFlux || Array.isArray(valeur)) return `${marge}- ${flux(valeur)}\n`;
  return Object.entries(valeur).map(([cle, v], rang) => ligne(cle, v, `${marge}  `, rang ? `${marge}  ` : `${marge}- `)).join("");
}
