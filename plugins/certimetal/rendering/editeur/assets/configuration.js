// La configuration de Decap pour un dossier : ses fiches, et les événements qu’on peut y écrire.
import { MARQUE, ORIGINE, versFormulaire } from "./format.js";
import { lire } from "./retouche.js";

const REPONSE = { name: "body", label: "Réponse", widget: "markdown", required: false, modes: ["rich_text", "raw"], buttons: ["bold", "italic", "link", "heading-three", "heading-four", "quote", "bulleted-list", "numbered-list"], editor_components: [], hint: "Décrivez ce que vous faites. La fonction, pas le nom." };
const PROPRES = ["par_indicateur"];

export function configurer(commun, dossier, propositions) {
  const base = dossier.chemin;
  const annexes = { media_folder: `/${base}/annexes`, public_folder: "annexes" };
  const reponses = commun.reponses[dossier.edition] ?? [];
  return {
    load_config_file: false,
    locale: "fr",
    backend: commun.backend,
    publish_mode: commun.publish_mode,
    site_url: commun.site_url || undefined,
    show_preview_links: false,
    media_folder: `${base}/annexes`,
    public_folder: "annexes",
    slug: { encoding: "ascii", clean_accents: true, sanitize_replacement: "-" },
    editor: { preview: false },
    collections: [
      {
        name: "identification", label: "Identification", format: "certimetal-yml", editor: { preview: false },
        files: [{ name: "dossier", label: commun.identification.titre, file: `${base}/dossier.yml`, fields: champs(commun.identification.champs) }],
      },
      {
        name: "reponses", label: "Réponses", format: "certimetal-md", editor: { preview: false }, ...annexes,
        files: reponses.map((reponse) => ({
          name: reponse.code, label: `${reponse.code} : ${reponse.titre.replace(/^\S+\s:\s/, "")}`, description: reponse.consigne,
          file: `${base}/reponses/${reponse.code}.md`, ...annexes, fields: [{ ...REPONSE, hint: reponse.consigne ? `${reponse.consigne} La fonction, pas le nom.` : REPONSE.hint }, ...champs(reponse.champs)],
        })),
      },
      ...propositions.map((proposition) => evenement(commun, base, proposition)),
    ],
  };
}

function evenement(commun, base, proposition) {
  const { titre, description, champs: siens } = commun.evenements[proposition.type];
  const nom = proposition.nom.replace(/^./, (lettre) => lettre.toUpperCase());
  return {
    name: `evenement-${proposition.cle}`, label: `Journal : ${proposition.nom}`, label_singular: nom,
    description: `${titre}. ${description}`, folder: `${base}/journal`, extension: "yml", format: "certimetal-yml",
    create: true, delete: false, slug: proposition.fichier.replace(/\.yml$/, ""), identifier_field: "date", summary: proposition.nom,
    // Les événements versés ne changent plus : la liste n’en montre aucun.
    filter: { field: "__modifiable", value: "oui" }, editor: { preview: false },
    fields: [
      ...prerempli(siens, sansMarque(lire(proposition.texte)), proposition),
      { name: ORIGINE, label: "Texte d’origine", widget: "hidden", required: false, default: proposition.texte },
    ],
  };
}

// Ce qu’une personne doit écrire est vide dans le formulaire, et obligatoire.
function sansMarque(valeur) {
  if (Array.isArray(valeur)) return valeur.map(sansMarque);
  if (valeur === null || typeof valeur !== "object") return valeur;
  return Object.fromEntries(Object.entries(valeur).filter(([, v]) => v !== MARQUE).map(([cle, v]) => [cle, sansMarque(v)]));
}

function champs(descriptions) {
  return descriptions.map(champ);
}

function champ(description) {
  const propre = Object.fromEntries(Object.entries(description).filter(([cle]) => !PROPRES.includes(cle)));
  if (description.fields) propre.fields = champs(description.fields);
  if (description.field) propre.field = champ(description.field);
  return propre;
}

function prerempli(descriptions, valeurs, proposition) {
  return descriptions.map((description) => {
    const valeur = valeurs[description.name];
    if (description.par_indicateur) return parIndicateur(description, valeur ?? {}, proposition);
    // La date est dans le nom du fichier, et l’auteur dans les droits : tous deux viennent de l’outil.
    if (["date", "auteur", "saisi_pour"].includes(description.name) && valeur !== undefined) return { ...cache(description), default: versFormulaire(valeur) };
    if (valeur === undefined) return champ(description);
    if (description.widget === "object") return { ...champ(description), fields: prerempli(description.fields, valeur, proposition) };
    return { ...champ(description), default: versFormulaire(valeur) };
  });
}

const cache = (description) => ({ name: description.name, label: description.label, widget: "hidden", required: false });

// Un groupe par indicateur que l’événement nomme ; le verdict, lui, reste à une personne.
function parIndicateur(description, valeurs, proposition) {
  // Un audit initial ou de renouvellement juge tous les indicateurs ; les autres, ceux qu’on veut.
  const tous = /^constats-(?:initial|renouvellement)$/.test(proposition.cle);
  const groupes = Object.entries(valeurs).map(([code, valeur]) => ({
    name: code, label: code, widget: "object", required: tous, collapsed: false, hint: commentaire(proposition.texte, code),
    fields: prerempli(description.fields, sansJugement(valeur), proposition).map((sien) => ({ ...sien, required: tous && sien.name === "verdict" })),
  }));
  return { ...champ(description), fields: groupes, required: tous };
}

// Ce que l’outil rappelle d’un indicateur, dans les commentaires qui précèdent sa clé.
function commentaire(texte, code) {
  const lignes = texte.split("\n");
  const fin = lignes.findIndex((ligne) => ligne.trim() === `${code}:`);
  const trouvees = [];
  for (let rang = fin - 1; rang >= 0 && /^\s*#/.test(lignes[rang]); rang -= 1) trouvees.unshift(lignes[rang].replace(/^\s*#\s?/, ""));
  return trouvees.join(" ");
}

const sansJugement = ({ verdict: _verdict, resultat: _resultat, ...reste }) => reste;
