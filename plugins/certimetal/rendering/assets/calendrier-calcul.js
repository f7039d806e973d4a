// The calendar of a training, step for step what domain/echeances.py, domain/calendrier.py and
// domain/ordre.py compute: one set of cases holds both to the same days.

import { decaler, dernierJourDePart, premierJourTenable } from "./calendrier-jours.js";

// --- One step on the days of a training ---------------------------------------------------------

const bornesDe = (etape, repere, cible) => {
  const ouvertes = { avant: [null, cible], apres: [cible, null] };
  if (etape.borne === "le") return [cible, cible];
  if (etape.borne === "au_plus_tard") return [etape.sens === "apres" ? repere : null, cible];
  if (etape.borne === "au_plus_tot") {
    return cible < repere ? [cible, repere] : ouvertes[etape.sens || "apres"];
  }
  return ouvertes[etape.sens] || [cible, cible];
};

const formeDe = (etape, [debut, fin]) => {
  if (etape.part.length || etape.borne === "au_plus_tard") return "au_plus_tard";
  if (debut === null) return "avant";
  if (fin === null) return etape.borne === "au_plus_tot" ? "au_plus_tot" : "apres";
  return etape.borne === "au_plus_tot" ? "periode" : "jour";
};

class Calcul {
  constructor(parcours, impossibles) {
    this.parcours = parcours;
    this.impossibles = impossibles;
    this.reperes = {
      entree: [parcours.entree, parcours.entree],
      fin: [parcours.fin, parcours.fin],
    };
  }

  bornes(etape, jour) {
    if (etape.part.length) {
      const { entree, fin } = this.parcours;
      return [entree, dernierJourDePart(entree, fin, etape.part)];
    }
    const signe = etape.sens === "avant" ? -1 : 1;
    const cible = etape.duree ? decaler(jour, signe * etape.duree.nombre, etape.duree.unite) : jour;
    return bornesDe(etape, jour, cible);
  }

  echeance(etape) {
    const vide = { etape, forme: "sans_date", debut: null, fin: null, tard: null, aConfirmer: false, alertes: [] };
    if (!etape.repere && !etape.part.length) return { ...vide, tenable: true };
    const repere = this.reperes[etape.repere || "entree"] || null;
    const trouvee = repere ? { ...vide, ...this.datee(etape, repere) } : { ...vide, forme: "a_fixer" };
    const alertes = etape.retenue ? [...trouvee.alertes, ...this.alertesDeLEvenement(trouvee)] : [];
    return {
      ...trouvee,
      alertes,
      aConfirmer: this.parcours.evaluation === null && ["evaluation", "jury"].includes(etape.repere),
      tenable: !alertes.some((alerte) => this.impossibles.includes(alerte.cle)),
    };
  }

  datee(etape, repereInitial) {
    let repere = repereInitial;
    const alertes = [];
    let [debut, fin] = this.bornes(etape, repere[0]);
    if (fin !== null && fin < this.parcours.entree && etape.borne === "au_plus_tard") {
      let alerte;
      [repere, alerte] = this.tropTot(etape, repere, fin);
      alertes.push(alerte);
      [debut, fin] = this.bornes(etape, repere[0]);
    }
    [debut, fin] = this.dansLaFormation(etape, [debut, fin], alertes);
    let forme = formeDe(etape, [debut, fin]);
    let tard = null;
    if (repere[0] !== repere[1]) {
      const autre = this.bornes(etape, repere[1]);
      if (forme === "jour" || forme === "periode") {
        fin = autre[1];
        if (forme === "jour" && debut !== fin) forme = "entre";
      } else {
        tard = autre[1] ?? autre[0];
      }
    }
    return { forme, debut, fin, tard, alertes };
  }

  tropTot(etape, repere, limite) {
    if (etape.repere !== "evaluation" || !etape.duree) {
      return [repere, { cle: "limite_avant_entree", jours: { limite } }];
    }
    const possible = premierJourTenable(this.parcours.entree, etape.duree);
    if (possible > this.parcours.fin) {
      return [repere, { cle: "formation_trop_courte", jours: { limite } }];
    }
    if (this.parcours.evaluation !== null || possible > repere[1]) {
      return [repere, { cle: "avant_entree", jours: { limite, possible } }];
    }
    return [[possible, repere[1]], { cle: "evaluation_pas_avant", jours: { possible } }];
  }

  dansLaFormation(etape, [debut, fin], alertes) {
    const { entree, fin: dernier } = this.parcours;
    if (etape.repere === "entree" && etape.borne === "au_plus_tard" && fin > dernier) {
      alertes.push({ cle: "limite_ramenee", jours: { limite: fin } });
      return [debut, dernier];
    }
    if (etape.repere === "fin" && etape.borne === "au_plus_tot" && debut !== null && debut < entree) {
      alertes.push({ cle: "formation_dans_la_periode", jours: {} });
      return [entree, fin];
    }
    return [debut, fin];
  }

  alertesDeLEvenement({ etape, forme, debut, fin }) {
    const { evaluation, fin: dernier, jurys } = this.parcours;
    if (etape.cle === "evaluation" && etape.repere === "evaluation") {
      if (evaluation === null) return [{ cle: "evaluation_a_fixer", jours: {} }];
      if (evaluation > dernier) {
        return [{ cle: "evaluation_apres_fin", jours: { evaluation, fin: dernier } }];
      }
    }
    if (etape.porte_sur === "evaluation" && etape.retenue && evaluation !== null) {
      if ((fin !== null && evaluation > fin) || (debut !== null && evaluation < debut)) {
        return [{ cle: "evaluation_hors_periode", jours: { evaluation } }];
      }
    }
    if (etape.cle === "jury" && etape.repere === "jury" && forme === "a_fixer") {
      if (!jurys.length) return [{ cle: "jury_a_demander", jours: {} }];
      return [{ cle: "jury_inconnu", jours: { dernier: jurys.at(-1) } }];
    }
    return [];
  }
}

// --- All steps, differing wordings together, in the order of time -------------------------------

const nom = (etape) => `${etape.certificateur}/${etape.cle}`;

const principale = (etape, parCle) => {
  const vues = new Set([nom(etape)]);
  let courante = etape;
  while (courante.alternative_de) {
    const autre = courante.alternative_de;
    const visee = parCle.get(`${courante.certificateur}/${autre}`) || parCle.get(`/${autre}`);
    if (!visee) return courante;
    if (vues.has(nom(visee))) return etape;
    vues.add(nom(visee));
    courante = visee;
  }
  return courante;
};

const grouper = (etapes) => {
  const parCle = new Map(etapes.map((etape) => [nom(etape), etape]));
  const groupes = new Map();
  for (const etape of etapes) {
    if (principale(etape, parCle) === etape) groupes.set(nom(etape), [etape]);
  }
  for (const etape of etapes) {
    const cle = nom(principale(etape, parCle));
    if (cle !== nom(etape)) groupes.get(cle).push(etape);
  }
  return [...groupes.values()];
};

const situer = (parcours, etapes, impossibles) => {
  const calcul = new Calcul(parcours, impossibles);
  const periode = (etape) => {
    const { debut, fin } = calcul.echeance(etape);
    return debut === null || fin === null ? null : [debut, fin];
  };
  for (const etape of etapes) {
    if (etape.cle === "inscription" && etape.repere in calcul.reperes) {
      calcul.reperes.inscription = periode(etape);
    }
  }
  const fenetre = etapes.findLast((etape) => etape.porte_sur === "evaluation" && etape.retenue);
  const { evaluation } = parcours;
  if (evaluation !== null) calcul.reperes.evaluation = [evaluation, evaluation];
  else calcul.reperes.evaluation = fenetre ? periode(fenetre) : null;
  const dernier = calcul.reperes.evaluation ? calcul.reperes.evaluation[1] : parcours.fin;
  const jury = parcours.jurys.find((jour) => jour > dernier);
  calcul.reperes.jury = jury === undefined ? null : [jury, jury];
  return calcul;
};

const jalonDe = (formulations, entree) => {
  const retenues = formulations.map((_f, rang) => rang).filter((rang) => formulations[rang].etape.retenue);
  const jour = (rang) => formulations[rang].fin ?? formulations[rang].debut;
  const datees = retenues.filter((rang) => jour(rang) !== null);
  let oblige = retenues.length ? retenues[0] : -1;
  if (retenues.length > 1 && datees.length) {
    const tenables = datees.filter((rang) => formulations[rang].tenable);
    const ecart = (rang) => Math.abs(jour(rang) - entree);
    oblige = (tenables.length ? tenables : datees).reduce((a, b) => (ecart(b) < ecart(a) ? b : a));
  }
  return { formulations, oblige, contredite: retenues.length > 1, retenue: formulations[Math.max(oblige, 0)] };
};

const COTES = { periode: -2, avant: -1, apres: 1 };

const placeDe = (echeance, calcul) => {
  const { etape, forme } = echeance;
  if (forme === "sans_date") return null;
  let { debut, fin } = echeance;
  let cote = COTES[forme] || 0;
  if (forme === "a_fixer") {
    const connue = calcul.reperes.evaluation || [calcul.parcours.fin, calcul.parcours.fin];
    const jour = Math.max(connue[1], calcul.parcours.fin) + (etape.repere === "jury" ? 1 : 0);
    [debut, fin] = calcul.bornes(etape, jour);
    cote = etape.borne ? 0 : COTES[etape.sens] || 0;
  }
  const jour = forme === "periode" || forme === "entre" ? debut ?? fin : fin ?? debut;
  return jour === null ? null : [jour, cote];
};

const ordonner = (jalons, etapes, calcul) => {
  const parNom = new Map(jalons.map((jalon) => [nom(jalon.formulations[0].etape), jalon]));
  const dernieres = {};
  etapes.forEach((etape, rang) => {
    const jalon = parNom.get(nom(etape));
    if (!jalon) return;
    const avant = dernieres[etape.certificateur] || [-Infinity, 0];
    const place = placeDe(jalon.retenue, calcul) || avant;
    dernieres[etape.certificateur] = place;
    jalon.ordre = [...place, rang];
  });
  return [...jalons].sort((a, b) => {
    const rang = a.ordre.findIndex((valeur, i) => valeur !== b.ordre[i]);
    return rang < 0 ? 0 : a.ordre[rang] < b.ordre[rang] ? -1 : 1;
  });
};

/** The steps of a training in order, each with its wordings: { formulations, oblige, … }. */
export const jalonsDe = (parcours, etapes, impossibles) => {
  const calcul = situer(parcours, etapes, impossibles);
  const jalons = grouper(etapes).map((groupe) =>
    jalonDe(groupe.map((etape) => calcul.echeance(etape)), parcours.entree)
  );
  return ordonner(jalons, etapes, calcul);
};
