// What is typed, read; the calendar, told: word for word what domain/parcours.py and
// rendering/calendrier/recit.py say, in the sentences of donnees/processus.json.

import { jalonsDe } from "./calendrier-calcul.js";
import { enParts, iso, lireJour } from "./calendrier-jours.js";

const NBSP = "\u00a0";
const CHAMPS = ["entree", "fin", "evaluation", "jurys", "certificateur"];

// --- Words --------------------------------------------------------------------------------------

export const remplir = (donnees, phrase, mots) =>
  donnees.phrases[phrase].replace(/\{([a-z_]+)\}/g, (_place, nom) => mots[nom]);

const enDate = (donnees, jour) => {
  const [annee, mois, quantieme] = enParts(jour);
  const numero = quantieme === 1 ? donnees.premier : String(quantieme);
  return `${numero}${NBSP}${donnees.mois[mois - 1]}${NBSP}${annee}`;
};

/** Days in words, those that are null left out. */
const enMots = (donnees, jours) =>
  Object.fromEntries(
    Object.entries(jours)
      .filter(([, jour]) => jour !== null)
      .map(([nom, jour]) => [nom, enDate(donnees, jour)])
  );

// --- What is typed, and what is absurd in it ----------------------------------------------------

const lire = (donnees, saisie) => {
  const fautes = [];
  const [premiere, derniere] = donnees.annees;
  const dire = (champ, cle, mots = {}) => {
    const fixes = {
      champ: donnees.phrases[`champ_${champ}`],
      evenement: donnees.phrases[`evenement_${champ}`],
      premiere: String(premiere),
      derniere: String(derniere),
    };
    fautes.push({ champ, cle, phrase: remplir(donnees, `faute_${cle}`, { ...fixes, ...mots }) });
  };
  const jour = (champ, texte, obligatoire = false) => {
    if (!texte.trim()) {
      if (obligatoire) dire(champ, "date_manquante");
      return null;
    }
    const lu = lireJour(texte);
    if (lu === null) {
      dire(champ, "date_illisible", { saisie: texte.trim() });
      return null;
    }
    const annee = enParts(lu)[0];
    if (annee < premiere || annee > derniere) {
      dire(champ, "annee_lointaine", { annee: String(annee) });
      return null;
    }
    return lu;
  };
  const entree = jour("entree", saisie.entree, true);
  const fin = jour("fin", saisie.fin, true);
  const evaluation = jour("evaluation", saisie.evaluation);
  const jurys = saisie.jurys.map((texte) => jour("jurys", texte)).filter((lu) => lu !== null);
  const mots = (jours) => enMots(donnees, jours);
  if (entree !== null && fin !== null && fin < entree) {
    dire("fin", "fin_avant_entree", mots({ fin, entree }));
  }
  if (entree !== null && evaluation !== null && evaluation < entree) {
    dire("evaluation", "evaluation_avant_entree", mots({ evaluation, entree }));
  }
  const connus = donnees.certificateurs.map((certificateur) => certificateur.code);
  if (saisie.certificateur && !connus.includes(saisie.certificateur)) {
    dire("certificateur", "certificateur_inconnu", { saisie: saisie.certificateur, connus: connus.join(", ") || "aucun" });
  }
  fautes.sort((a, b) => CHAMPS.indexOf(a.champ) - CHAMPS.indexOf(b.champ));
  return { fautes, parcours: { entree, fin, evaluation, jurys } };
};

// --- The calendar told --------------------------------------------------------------------------

const quandDe = (donnees, { etape, forme, debut, fin, tard, aConfirmer }) => {
  const suffixe = tard === null ? "" : "_selon";
  const mots = enMots(donnees, { debut, fin, tard });
  if (etape.repere) {
    mots.repere = donnees.phrases[`repere_${etape.repere}`];
    mots.du_repere = donnees.phrases[`du_repere_${etape.repere}`];
  }
  const depend = forme === "a_fixer" && etape.cle !== etape.repere;
  const quand = remplir(donnees, depend ? "quand_depend" : `quand_${forme}${suffixe}`, mots);
  const seule = aConfirmer && !suffixe && !["a_fixer", "entre"].includes(forme);
  return seule ? remplir(donnees, "a_confirmer", { quand }) : quand;
};

const statutDe = (donnees, jalon, rang) => {
  const echeance = jalon.formulations[rang];
  if (!echeance.etape.retenue) return donnees.phrases.statut_ecarte;
  if (!jalon.contredite) return "";
  if (rang !== jalon.oblige) {
    return donnees.phrases[echeance.tenable ? "statut_autre" : "statut_intenable"];
  }
  const autres = jalon.formulations.filter((f) => f.etape.retenue && f !== echeance);
  const seule = echeance.tenable && !autres.some((autre) => autre.tenable);
  return donnees.phrases[seule ? "statut_oblige_seul" : "statut_oblige"];
};

const direFormulation = (donnees, jalon, rang) => {
  const { etape, forme, debut, fin, tard, aConfirmer, alertes } = jalon.formulations[rang];
  const { titre } = jalon.formulations[0].etape;
  return {
    cle: etape.cle,
    certificateur: etape.certificateur,
    qui: etape.qui,
    texte: etape.texte,
    delai: etape.delai,
    forme,
    debut: iso(debut),
    fin: iso(fin),
    tard: iso(tard),
    a_confirmer: aConfirmer,
    quand: quandDe(donnees, jalon.formulations[rang]),
    retenue: etape.retenue,
    oblige: rang === jalon.oblige,
    statut: statutDe(donnees, jalon, rang),
    alertes: alertes.map(({ cle, jours }) => {
      const mots = { duree: etape.duree_en_mots, ...enMots(donnees, jours) };
      const phrase = remplir(donnees, `alerte_${cle}`, mots);
      const dite = remplir(donnees, "alerte", { titre, phrase });
      return { etape: etape.cle, cle, impossible: donnees.impossibles.includes(cle), phrase: dite };
    }),
  };
};

const direEtape = (donnees, jalon, regles) => {
  const { etape } = jalon.formulations[0];
  const numeros = [...new Set(jalon.formulations.flatMap((f) => f.etape.regles))];
  const retenus = numeros.map((numero) => regles[numero]?.retenu).filter(Boolean);
  return {
    cle: etape.cle,
    titre: etape.titre,
    certificateur: etape.certificateur,
    quand: quandDe(donnees, jalon.retenue),
    regles: numeros,
    retenu: retenus.length && jalon.formulations.length > 1 ? retenus[0] : "",
    formulations: jalon.formulations.map((_f, rang) => direFormulation(donnees, jalon, rang)),
  };
};

const resumer = (donnees, parcours, certificateur) => {
  const jours = parcours.jurys.map((jury) => enDate(donnees, jury)).join(", ");
  return [
    certificateur
      ? remplir(donnees, "cadre_certificateur", { certificateur: certificateur.en_phrase })
      : donnees.phrases.cadre_national,
    parcours.evaluation === null
      ? donnees.phrases.evaluation_inconnue
      : remplir(donnees, "evaluation_le", { jour: enDate(donnees, parcours.evaluation) }),
    jours ? remplir(donnees, "jurys_connus", { jours }) : donnees.phrases.jurys_inconnus,
  ];
};

const bilanDe = (donnees, nombre) =>
  remplir(donnees, ["bilan_aucun", "bilan_un"][nombre] || "bilan_plusieurs", { nombre: String(nombre) });

/**
 * Compute the calendar of what was typed: { entree, fin, evaluation, jurys, certificateur }, all
 * text. Return { fautes, recit }, the recit null where there is a fault.
 */
export const calculer = (donnees, saisie) => {
  const { fautes, parcours } = lire(donnees, saisie);
  if (fautes.length) return { fautes, recit: null };
  const code = saisie.certificateur;
  const certificateur = donnees.certificateurs.find((connu) => connu.code === code);
  const jurys = parcours.jurys.length ? parcours.jurys : (certificateur?.jurys || []).map(lireJour);
  const situe = { ...parcours, jurys: [...new Set(jurys)].sort((a, b) => a - b) };
  const etapes = donnees.etapes.filter((etape) => !etape.certificateur || etape.certificateur === code);
  const regles = { ...donnees.regles[""], ...donnees.regles[code] };
  const dites = jalonsDe(situe, etapes, donnees.impossibles).map((jalon) => direEtape(donnees, jalon, regles));
  const alertes = dites.flatMap((etape) => etape.formulations.flatMap((f) => f.alertes));
  return {
    fautes,
    recit: {
      entree: iso(situe.entree),
      fin: iso(situe.fin),
      evaluation: iso(situe.evaluation),
      jurys: situe.jurys.map(iso),
      certificateur: code,
      edition: donnees.edition,
      titre: remplir(donnees, "titre", enMots(donnees, { entree: situe.entree, fin: situe.fin })),
      resume: resumer(donnees, situe, certificateur),
      bilan: bilanDe(donnees, alertes.filter((alerte) => alerte.impossible).length),
      alertes,
      etapes: dites,
      avis: remplir(donnees, "avis", { edition: donnees.edition }),
    },
  };
};
