// What a page says of a statut holds for the day on which it was built. Here the visitor's clock
// corrects it: a term that is over since, one that has begun since, and how old the page is.
(() => {
  "use strict";

  const NBSP = "\u00a0";
  const JOUR = 86400000;
  /** From how many days on a page says that decisions may be missing from it. */
  const VIEILLE = 8;

  /** Today in France, as AAAA-MM-JJ: the day of the register, wherever the visitor is. */
  const aujourdhui = () => {
    try {
      return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(new Date());
    } catch {
      const jour = new Date();
      const deux = (nombre) => String(nombre).padStart(2, "0");
      return `${jour.getFullYear()}-${deux(jour.getMonth() + 1)}-${deux(jour.getDate())}`;
    }
  };

  const ecart = (depuis, jusque) => Math.round((Date.parse(jusque) - Date.parse(depuis)) / JOUR);

  const enMots = (jour) => {
    const [annee, mois, quantieme] = jour.split("-").map(Number);
    const nom = new Intl.DateTimeFormat("fr", { month: "long", timeZone: "UTC" }).format(
      new Date(Date.UTC(annee, mois - 1, 1))
    );
    return `${quantieme === 1 ? "1er" : quantieme}${NBSP}${nom}${NBSP}${annee}`;
  };

  const age = (jours) => `${jours}${NBSP}${jours < 2 ? "jour" : "jours"}`;

  const etat = (motif) => (motif === "habilite" ? "habilite" : "non_habilite");

  /** The statut of a day: the last of `suite` ([first day, motif, text]) whose day has come. */
  const statutLe = (suite, jour) => suite.filter(([debut]) => debut <= jour).at(-1) ?? null;

  const lireSuite = (noeud) => {
    try {
      return JSON.parse(noeud.dataset.cmSuite || "[]");
    } catch {
      return [];
    }
  };

  const changerIcone = (noeud, nom) => {
    noeud.dataset.cmEtat = nom;
    noeud.querySelector(".cm-icone use")?.setAttribute("href", `#cm-icone-${nom}`);
  };

  /** The block of an OF's page: its sentence, and the day for which it holds. */
  const corrigerStatut = (bloc) => {
    const construit = bloc.dataset.cmConstruit;
    const jour = aujourdhui();
    const phrase = bloc.querySelector("[data-cm-phrase]");
    const au = bloc.querySelector("[data-cm-au]");
    if (!phrase || !au || jour <= construit) return;
    const jours = ecart(construit, jour);
    const quand = `le ${enMots(construit)}, jour où cette page a été construite, il y a ${age(jours)}`;
    const nouveau = statutLe(lireSuite(bloc), jour);
    if (nouveau) {
      changerIcone(bloc, etat(nouveau[1]));
      phrase.textContent = nouveau[2];
      au.textContent = `C’est ce que disent, au ${enMots(jour)}, les décisions connues ${quand}. Une décision prise depuis n’y figure pas.`;
    } else if (jours >= VIEILLE) {
      au.textContent = `C’est ce que disait le registre ${quand}. Une décision prise depuis n’y figure pas.`;
    }
  };

  /** A deadline that was to come when the page was built. */
  const corrigerEcheance = (noeud) => {
    if (noeud.dataset.cmAVenir < aujourdhui()) {
      noeud.textContent = "Passé depuis la construction de cette page.";
    }
  };

  /** The cell of a table: title and a few words. */
  const corrigerCellule = (cellule) => {
    const nouveau = statutLe(lireSuite(cellule), aujourdhui());
    if (!nouveau) return;
    const [, motif, precision] = nouveau;
    cellule.dataset.cmMotif = motif;
    changerIcone(cellule, etat(motif));
    const { titres } = JSON.parse(cellule.closest("[data-cm-libelles]").dataset.cmLibelles);
    cellule.querySelector("strong").textContent = titres[etat(motif)];
    cellule.querySelector(".cm-discret").textContent = precision;
  };

  /** At the foot of every page. */
  const corrigerPied = (pied) => {
    const jours = ecart(pied.dataset.cmConstruit, aujourdhui());
    if (jours >= VIEILLE) pied.append(` Il y a ${age(jours)}${NBSP}: une décision prise depuis n’y figure pas.`);
  };

  globalThis.certimetalHorloge = {
    aujourdhui,
    etat,
    statutLe,
    corriger(unefois) {
      unefois("[data-cm-statut]", corrigerStatut);
      unefois("[data-cm-a-venir]", corrigerEcheance);
      unefois("td[data-cm-suite]", corrigerCellule);
      unefois(".cm-construit", corrigerPied);
    },
  };
})();
