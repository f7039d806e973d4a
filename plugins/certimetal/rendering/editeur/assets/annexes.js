// Ce qu’on peut verser : des PDF et des images, reconnus par leur contenu, sous un nom que le dépôt
// accepte. Le fichier est vérifié et renommé avant que Decap ne le voie.

const SIGNATURES = [
  { suffixes: [".pdf"], debut: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { suffixes: [".png"], debut: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { suffixes: [".jpg", ".jpeg"], debut: [0xff, 0xd8, 0xff] },
];

export class Refus extends Error {}

// Le nom sous lequel un fichier est versé : minuscules sans accent, chiffres et tirets.
export function nomDAnnexe(nom, suffixes) {
  const point = nom.lastIndexOf(".");
  const suffixe = point > 0 ? nom.slice(point).toLowerCase() : "";
  const base = (point > 0 ? nom.slice(0, point) : nom)
    .replace(/[œŒ]/g, "oe").replace(/[æÆ]/g, "ae")
    .normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
    .replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 80).replace(/-+$/, "");
  return (base || "annexe") + (suffixes.includes(suffixe) ? suffixe : suffixes[0]);
}

// Le même fichier sous un nom admis ; Refus, en français, si ce n’en est pas un qui se verse.
export async function preparer(fichier, tailleMax) {
  const debut = new Uint8Array(await fichier.slice(0, 8).arrayBuffer());
  const connue = SIGNATURES.find((signature) => signature.debut.every((octet, rang) => debut[rang] === octet));
  if (!connue) throw new Refus(`« ${fichier.name} » n’est ni un PDF, ni une image PNG ou JPEG : enregistrez-le en PDF, puis recommencez.`);
  if (fichier.size > tailleMax) throw new Refus(`« ${fichier.name} » fait plus de ${Math.floor(tailleMax / 1048576)} Mo : réduisez la taille de ses images, ou gardez-le ailleurs et donnez son lieu de conservation et son empreinte.`);
  return new File([fichier], nomDAnnexe(fichier.name, connue.suffixes), { type: fichier.type, lastModified: fichier.lastModified });
}

// Intercepte le choix d’un fichier, et son dépôt à la souris, dans toute la page.
export function surveiller(annoncer, tailleMax) {
  const faits = new WeakSet();
  const reprendre = async (evenement, fichiers, suite) => {
    evenement.stopImmediatePropagation();
    evenement.preventDefault();
    try {
      const transfert = new DataTransfer();
      for (const fichier of fichiers) transfert.items.add(await preparer(fichier, tailleMax));
      suite(transfert);
    } catch (faute) {
      if (!(faute instanceof Refus)) throw faute;
      if (evenement.target instanceof HTMLInputElement) evenement.target.value = "";
      annoncer("Ce fichier n’est pas versé", [faute.message]);
    }
  };
  document.addEventListener("change", (evenement) => {
    const champ = evenement.target;
    if (faits.has(evenement) || !(champ instanceof HTMLInputElement) || champ.type !== "file" || !champ.files.length) return;
    void reprendre(evenement, [...champ.files], (transfert) => {
      champ.files = transfert.files;
      const suivant = new Event("change", { bubbles: true });
      faits.add(suivant);
      champ.dispatchEvent(suivant);
    });
  }, true);
  document.addEventListener("drop", (evenement) => {
    if (faits.has(evenement) || !evenement.dataTransfer?.files.length) return;
    void reprendre(evenement, [...evenement.dataTransfer.files], (transfert) => {
      const suivant = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfert });
      faits.add(suivant);
      evenement.target.dispatchEvent(suivant);
    });
  }, true);
}
