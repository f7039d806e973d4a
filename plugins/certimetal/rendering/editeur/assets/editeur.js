// La page de l’éditeur : choisir un dossier, puis laisser Decap en montrer les fiches.
import { surveiller } from "./annexes.js";
import { configurer } from "./configuration.js";
import { depuisFichier, donneesDuFichier, ILLISIBLE, ordreDesChamps, versTexte } from "./format.js";
import { fusionner, MOTS, surveillerLAnglais } from "./francais.js";
import { Schemas } from "./schema.js";

const PREFIXE = "evenement-";
const AFFICHES = 60;
const choix = document.getElementById("choix");
const annonce = document.getElementById("annonce");

async function charger(nom) {
  const reponse = await fetch(nom, { cache: "no-cache" });
  if (!reponse.ok) throw new Error(`${nom} : ${reponse.status}`);
  return reponse.json();
}

async function ouvrir() {
  const [commun, dossiers] = await Promise.all([charger("configuration.json"), charger("dossiers.json")]);
  const voulu = dossierVoulu();
  const dossier = dossiers.find(({ siret }) => siret === voulu);
  if (!dossier) return choisir(dossiers, voulu);
  if (!commun.reponses[dossier.edition]) return arreter(`Le dossier de ${dossier.nom} ne dit pas à quelle édition du référentiel il répond, ou cette édition n’existe pas : corrigez d’abord son fichier dossier.yml.`);
  const propositions = commun.propositions ? await charger(`propositions/${dossier.siret}.json`) : { avis: "", evenements: [] };
  lancer(commun, dossier, propositions);
}

// La forge, quand elle a reconnu la personne, la renvoie à la page sans dire de quel dossier elle
// venait ; et Decap l’ôte de l’adresse. L’onglet s’en souvient.
function dossierVoulu() {
  const demande = new URLSearchParams(location.search);
  const revient = demande.has("state") || /^#\/(?:collections|workflow)/.test(location.hash);
  const voulu = demande.get("dossier") ?? (revient ? sessionStorage.getItem("dossier") : null);
  if (demande.has("dossier")) sessionStorage.setItem("fiche", location.hash);
  if (voulu) sessionStorage.setItem("dossier", voulu);
  return voulu;
}

// Après la connexion, ouvrir la fiche à laquelle menait le lien.
function retrouverLaFiche() {
  const fiche = sessionStorage.getItem("fiche");
  sessionStorage.removeItem("fiche");
  if (!/^#\/collections\/./.test(fiche ?? "") || location.hash === fiche) return;
  const racine = document.getElementById("nc-root");
  const guet = new MutationObserver(() => {
    if (!racine.querySelector("[class*='AppHeader']")) return;
    guet.disconnect();
    location.hash = fiche;
  });
  guet.observe(racine, { childList: true, subtree: true });
}

function arreter(phrase) {
  annonce.textContent = phrase;
}

// Le choix du dossier : tous sont dans la page, le filtre n’en montre que ceux qu’on cherche.
function choisir(dossiers, voulu) {
  if (!dossiers.length) return arreter("Aucun dossier n’est encore dans ce dépôt. Le guide de l’organisme dit comment en ouvrir un.");
  annonce.textContent = voulu ? `Aucun dossier ne porte le SIRET « ${voulu} ». Choisissez-en un.` : "Choisissez un dossier par son nom ou son SIRET.";
  const champ = document.createElement("input");
  const libelle = document.createElement("label");
  const liste = document.createElement("ul");
  const compte = document.createElement("p");
  Object.assign(champ, { type: "search", id: "recherche", autocomplete: "off" });
  libelle.append("Nom ou SIRET", champ);
  compte.setAttribute("role", "status");
  const montrer = () => {
    const mots = simple(champ.value).split(" ").filter(Boolean);
    const trouves = dossiers.filter(({ nom, siret }) => mots.every((mot) => simple(`${nom} ${siret}`).includes(mot)));
    liste.replaceChildren(...trouves.slice(0, AFFICHES).map(lien));
    compte.textContent = trouves.length > AFFICHES ? `${trouves.length} dossiers ; les ${AFFICHES} premiers sont montrés.` : trouves.length ? "" : "Aucun dossier ne correspond.";
  };
  champ.addEventListener("input", montrer);
  choix.append(libelle, compte, liste);
  montrer();
}

const simple = (texte) => texte.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("’", "'").toLowerCase();

function lien({ nom, siret }) {
  const element = document.createElement("li");
  const ancre = document.createElement("a");
  const numero = document.createElement("span");
  ancre.href = `?dossier=${siret}`;
  ancre.textContent = nom;
  numero.textContent = siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, "$1 $2 $3 $4");
  element.append(ancre, numero);
  return element;
}

function lancer(commun, dossier, propositions) {
  const { CMS } = window;
  const schemas = new Schemas(commun.schemas);
  const ordres = {};
  for (const { champs } of [commun.identification, ...commun.reponses[dossier.edition], ...Object.values(commun.evenements)]) ordreDesChamps(champs, "", ordres);
  const connus = propositions.evenements.filter(({ type }) => type in commun.evenements);
  CMS.registerLocale("fr", fusionner(CMS.getLocale("fr"), MOTS));
  CMS.registerCustomFormat("certimetal-yml", "yml", {
    fromFile: (texte) => depuisFichier(texte, false),
    toFile: (donnees) => versTexte(donnees, ordres, false),
  });
  CMS.registerCustomFormat("certimetal-md", "md", {
    fromFile: (texte) => depuisFichier(texte, true),
    toFile: (donnees) => versTexte(donnees, ordres, true),
  });
  const genre = (collection, slug) => {
    if (collection === "identification") return "dossier";
    if (collection === "reponses") return `${dossier.edition}/reponses/${slug}`;
    return `journal/${connus.find(({ cle }) => PREFIXE + cle === collection).type}`;
  };
  CMS.registerEventListener({ name: "preSave", handler: ({ entry }) => verifier(schemas, genre(entry.get("collection"), entry.get("slug")), entry.get("data").toJS()) });
  surveiller(annoncer, commun.taille_max);
  surveillerLAnglais(document.body);
  if (commun.locale) localStorage.setItem("decap-cms-user", JSON.stringify({ backendName: "proxy" }));
  document.title = `${dossier.nom} : éditeur CERTIMÉTAL`;
  const absent = ecarter(connus);
  choix.classList.add("choix--bandeau");
  choix.replaceChildren(bandeau(commun, dossier, absent ? { ...propositions, avis: absent } : propositions));
  CMS.init({ config: configurer(commun, dossier, connus) });
  if (new URLSearchParams(location.search).has("state")) retrouverLaFiche();
}

// Un lien peut mener à un événement que la situation ne permet pas, ou plus.
function ecarter(connus) {
  const [, voulu] = /^#\/collections\/evenement-([^/]+)/.exec(location.hash) ?? [];
  if (!voulu || connus.some(({ cle }) => cle === voulu)) return "";
  history.replaceState(null, "", location.pathname + location.search);
  return "L’événement demandé ne peut pas être écrit aujourd’hui dans ce dossier : voici ceux qui le peuvent.";
}

function bandeau(commun, dossier, { avis, jour }) {
  const ligne = document.createElement("p");
  const nom = document.createElement("strong");
  const retour = document.createElement("a");
  nom.textContent = dossier.nom;
  retour.href = location.pathname;
  retour.textContent = "Changer de dossier";
  ligne.append(nom, " ", retour);
  if (commun.publish_mode === "simple") ligne.append(" ", phrase("Sans brouillon : ce qui est enregistré est versé aussitôt."));
  if (avis) ligne.append(" ", phrase(avis));
  else if (jour) ligne.append(" ", phrase(`Événements proposés au ${new Date(`${jour}T12:00:00`).toLocaleDateString("fr-FR", { dateStyle: "long" })}.`));
  return ligne;
}

function phrase(texte) {
  const element = document.createElement("span");
  element.textContent = texte;
  return element;
}

// Refuse d’enregistrer ce que la vérification refuserait : le formulaire seul ne sait pas tout dire.
function verifier(schemas, genre, donnees) {
  if (donnees[ILLISIBLE]) refuser("Ce fichier ne se lit pas", [`Le fichier d’origine ne peut pas être lu : ${donnees[ILLISIBLE]}. Corrigez-le d’abord dans le dépôt ; l’éditeur n’y touche pas.`]);
  const fautes = schemas.fautes(genre, donneesDuFichier(donnees));
  if (fautes.length) refuser("Rien n’est enregistré : voici ce qui est à corriger", fautes);
}

function refuser(titre, phrases) {
  annoncer(titre, phrases);
  const faute = new Error(phrases.join(" "));
  faute.toString = () => phrases[0];
  throw faute;
}

function annoncer(titre, phrases) {
  document.querySelector("dialog.refus")?.remove();
  const boite = document.createElement("dialog");
  const entete = document.createElement("h2");
  const liste = document.createElement("ul");
  const fermer = document.createElement("button");
  boite.className = "refus";
  entete.id = "titre-du-refus";
  entete.textContent = titre;
  boite.setAttribute("aria-labelledby", entete.id);
  for (const une of phrases) {
    const element = document.createElement("li");
    element.textContent = une;
    liste.append(element);
  }
  fermer.textContent = "Fermer";
  fermer.addEventListener("click", () => boite.close());
  boite.addEventListener("close", () => boite.remove());
  boite.append(entete, liste, fermer);
  document.body.append(boite);
  boite.showModal();
}

ouvrir().catch((faute) => {
  console.error(faute);
  arreter("L’éditeur ne peut pas s’ouvrir : ses fichiers n’ont pas pu être chargés. Rechargez la page ; si cela dure, prévenez la personne qui tient le site.");
});
