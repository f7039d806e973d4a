// Entre un fichier du dépôt et un formulaire : ce que le formulaire ne sait pas dire ne se perd pas.
import { egal, lire, retoucher } from "./retouche.js";

// Le texte d’origine voyage avec les données : ce qui n’est pas changé en revient à l’octet près.
export const ORIGINE = "__origine";
export const ILLISIBLE = "__illisible";
export const MARQUE = "À COMPLÉTER";
const VRAI = "@vrai";
const FAUX = "@faux";
const JUGES = { verdicts: "verdict", levees: "resultat" };

const EN_TETE = /^---[ \t]*\n([^]*?)^---[ \t]*(?:\n|$)/m;

// Les données telles que le formulaire les montre : un oui et un non, et rien d’autre de changé.
export function versFormulaire(valeur) {
  if (valeur === true) return VRAI;
  if (valeur === false) return FAUX;
  if (Array.isArray(valeur)) return valeur.map(versFormulaire);
  if (valeur === null || typeof valeur !== "object") return valeur;
  return Object.fromEntries(Object.entries(valeur).map(([cle, v]) => [cle, versFormulaire(v)]));
}

function versFichier(valeur) {
  if (valeur === VRAI) return true;
  if (valeur === FAUX) return false;
  if (typeof valeur === "string") return valeur.replace(/\r\n?/g, "\n").trimEnd();
  if (Array.isArray(valeur)) return valeur.map(versFichier);
  if (valeur === null || typeof valeur !== "object") return valeur;
  return Object.fromEntries(Object.entries(valeur).map(([cle, v]) => [cle, versFichier(v)]));
}

const estVide = (valeur) => valeur === undefined || valeur === null || valeur === "" || (typeof valeur === "object" && Object.keys(valeur).length === 0);

// Ôter ce que le formulaire a laissé vide : une clé sans valeur n’est pas une réponse. Ce qui n’a
// pas été touché reste comme la personne l’avait écrit.
function nettoyer(valeur, avant) {
  if (egal(valeur, avant)) return valeur;
  if (Array.isArray(valeur)) {
    const anciens = Array.isArray(avant) ? avant : [];
    return valeur.map((element, rang) => nettoyer(element, anciens[rang])).filter((element) => !estVide(element));
  }
  if (valeur === null || typeof valeur !== "object") return valeur;
  const ancien = avant !== null && typeof avant === "object" && !Array.isArray(avant) ? avant : {};
  const propre = {};
  for (const [cle, brut] of Object.entries(valeur)) {
    if (cle in JUGES) {
      const juges = Object.entries(brut ?? {}).filter(([, juge]) => juge?.[JUGES[cle]]);
      propre[cle] = Object.fromEntries(juges.map(([code, juge]) => [code, nettoyer(juge, ancien[cle]?.[code])]));
      continue;
    }
    const sien = nettoyer(brut, ancien[cle]);
    const garde = cle in ancien && (egal(sien, ancien[cle]) || (Array.isArray(ancien[cle]) && Array.isArray(sien)));
    if (!estVide(sien) || garde) propre[cle] = sien;
  }
  return propre;
}

function decouper(texte) {
  const trouve = EN_TETE.exec(texte);
  if (!trouve || trouve.index !== 0) return { tete: null, corps: texte };
  return { tete: trouve[1], debut: trouve[0].indexOf("\n") + 1, corps: texte.slice(trouve[0].length), fin: trouve[0].length };
}

// Les données d’un fichier « en-tête + texte », ou YAML seul. Rien n’est levé ici : Decap montrerait
// un formulaire vide, qui écraserait le fichier.
export function depuisFichier(texte, avecCorps) {
  const origine = (texte ?? "").replace(/\r\n/g, "\n");
  const { tete, corps } = avecCorps ? decouper(origine) : { tete: origine, corps: "" };
  try {
    const donnees = versFormulaire(lire(tete ?? ""));
    if (avecCorps) donnees.body = corps.replace(/^\n+/, "").trimEnd();
    donnees[ORIGINE] = origine;
    return donnees;
  } catch (faute) {
    return { [ORIGINE]: origine, [ILLISIBLE]: faute.message };
  }
}

// Ce qui sera vérifié : les données du fichier, sans son texte.
export function donneesDuFichier(donnees) {
  const { [ORIGINE]: _origine, [ILLISIBLE]: _illisible, body: _corps, ...champs } = donnees;
  const { tete } = typeof donnees.body === "string" ? decouper(donnees[ORIGINE] ?? "") : { tete: donnees[ORIGINE] };
  let avant = {};
  try {
    avant = lire(tete ?? "");
  } catch {
    avant = {};
  }
  return nettoyer(versFichier(champs), avant);
}

// L’ordre des champs dans leurs schémas, par chemin : { "": [...], "annexes": [...] }.
export function ordreDesChamps(descriptions, chemin = "", ordres = {}) {
  const noms = descriptions.map(({ name }) => name);
  ordres[chemin] = [...new Set([...(ordres[chemin] ?? []), ...noms])];
  for (const { name, fields } of descriptions) if (fields) ordreDesChamps(fields, chemin ? `${chemin}.${name}` : name, ordres);
  return ordres;
}

function ordonner(valeur, ordres, chemin = "") {
  if (Array.isArray(valeur)) return valeur.map((element) => ordonner(element, ordres, chemin));
  if (valeur === null || typeof valeur !== "object") return valeur;
  const ordre = ordres[chemin] ?? [];
  const place = (cle) => (ordre.includes(cle) ? ordre.indexOf(cle) : ordre.length);
  const cles = Object.keys(valeur).sort((une, autre) => place(une) - place(autre));
  return Object.fromEntries(cles.map((cle) => [cle, ordonner(valeur[cle], ordres, chemin ? `${chemin}.${cle}` : cle)]));
}

export function versTexte(donnees, ordres = {}, avecCorps = false) {
  const origine = donnees[ORIGINE] ?? "";
  if (donnees[ILLISIBLE]) return origine;
  const voulu = ordonner(donneesDuFichier(avecCorps ? { body: "", ...donnees } : donnees), ordres);
  if (!avecCorps) return egalA(origine, voulu) ? origine : retoucher(origine, voulu);
  const { tete, corps } = decouper(origine);
  const neuve = egalA(tete ?? "", voulu) ? (tete ?? "") : retoucher(tete ?? "", voulu);
  const texte = rendreLeCorps(corps, donnees.body ?? "");
  const sansTete = tete === null && neuve === "" && origine !== "";
  return sansTete ? texte : `---\n${neuve}${neuve && !neuve.endsWith("\n") ? "\n" : ""}---\n${texte}`;
}

function egalA(texte, voulu) {
  try {
    return egal(lire(texte), voulu);
  } catch {
    return false;
  }
}

// L’éditeur de texte enrichi récrit tout le Markdown : un paragraphe qui dit la même chose reprend
// sa forme d’origine (puces, soulignés, retours à la ligne).
function rendreLeCorps(origine, nouveau) {
  const neuf = nouveau.replace(/\r\n?/g, "\n").trimEnd();
  const ancien = origine.replace(/^\n+/, "");
  if (ancien.trimEnd() === neuf) return origine;
  const avant = origine.slice(0, origine.length - ancien.length);
  const connus = new Map(blocs(ancien).map((bloc) => [essence(bloc), bloc]));
  const rendus = blocs(neuf).map((bloc) => connus.get(essence(bloc)) ?? bloc);
  return rendus.length ? `${avant}${rendus.join("\n\n")}\n` : "";
}

// Les blocs d’un texte : ce que séparent des lignes vides, hors d’un bloc de code.
function blocs(texte) {
  const trouves = [];
  let dansLeCode = false;
  let courant = [];
  for (const ligne of texte.split("\n")) {
    if (/^\s*(?:```|~~~)/.test(ligne)) dansLeCode = !dansLeCode;
    if (ligne.trim() || dansLeCode) courant.push(ligne);
    else if (courant.length) {
      trouves.push(courant.join("\n"));
      courant = [];
    }
  }
  if (courant.length) trouves.push(courant.join("\n"));
  return trouves;
}

function essence(bloc) {
  if (/^\s*(?:```|~~~)/.test(bloc)) return bloc;
  return bloc
    .replace(/^(\s*)[*+-](\s+)/gm, "$1-$2")
    .replace(/\\([{}[\]()#+\-.!~|<>])|(?<=\w)\\(_)(?=\w)/g, "$1$2")
    .replace(/__|\*\*/g, "**")
    .replace(/(?<![*\w])[*_](?![*\s])/g, "_")
    .replace(/[*_](?![*\w])/g, "_")
    .replace(/-{3,}/g, "---")
    .replace(/\s+/g, " ")
    .trim();
}
