// Builds src/heed/ui/static/ui from this folder. The result is committed, so that
// whoever installs Heed needs no Node; a test builds again and compares the bytes.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build as bundle } from "esbuild";
import { compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? join(here, "../src/heed/ui/static/ui"));
const modules = join(here, "node_modules");
const nhsuk = join(modules, "nhsuk-frontend/dist/nhsuk");

// Neutral icons only: the design system's other images are marks of the NHS.
const ICONS = ["arrow-down", "arrow-up", "arrow-up-down", "cross"];

// What staff pages load beyond the helpers is a file of its own.
const MODULES = { "heed.mjs": "heed.js", "coding/index.mjs": "coding.js", "copies.js": "copies.js", "sending.js": "sending.js" };

async function styles() {
  for (const name of ["heed", "more", "found"]) {
    const { css } = compile(join(here, `styles/${name}.scss`), {
      style: "compressed",
      loadPaths: [modules],
      quietDeps: true,
    });
    await writeFile(join(target, `css/${name}.css`), css.replace(/^\uFEFF/, "") + "\n");
  }
}

async function scripts() {
  const common = { bundle: true, minify: true, legalComments: "none", charset: "utf8" };
  for (const [source, name] of Object.entries(MODULES)) {
    await bundle({
      ...common,
      entryPoints: [join(here, "scripts", source)],
      outfile: join(target, "js", name),
      format: "esm",
      target: "es2018",
    });
  }
  await bundle({
    ...common,
    entryPoints: [join(here, "scripts/safety.js"), join(here, "scripts/tablet.js")],
    outdir: join(target, "js"),
    format: "iife",
    target: "es5",
  });
}

async function images() {
  for (const name of ICONS) {
    const file = `nhsuk-icon-${name}.svg`;
    await cp(join(nhsuk, "assets/images", file), join(target, "img", file));
  }
  await cp(join(here, "images/favicon.svg"), join(target, "img/favicon.svg"));
}

async function pictures() {
  const chosen = JSON.parse(await readFile(join(here, "pictures.json"), "utf8"));
  const sets = {};
  for (const [name, source] of Object.entries(chosen)) {
    const [set, icon] = source.split(":");
    sets[set] ??= JSON.parse(
      await readFile(join(modules, `@iconify-json/${set}/icons.json`), "utf8")
    );
    await writeFile(join(target, `img/pictures/${name}.svg`), svg(sets[set], icon));
  }
}

function svg(set, icon) {
  const found = set.icons[icon];
  if (!found) {
    throw new Error(`There is no picture “${icon}” in the set ${set.prefix}.`);
  }
  const width = found.width ?? set.width ?? 16;
  const height = found.height ?? set.height ?? 16;
  // The health icons have one colour; on the page it is that of our own text.
  const body = found.body.replaceAll("currentColor", "#14505c");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="84" height="84" ` +
    `viewBox="0 0 ${width} ${height}">${body}</svg>\n`
  );
}

async function licences() {
  const texts = join(here, "licences");
  const lock = JSON.parse(await readFile(join(here, "package-lock.json"), "utf8"));
  const parts = JSON.parse(await readFile(join(texts, "parts.json"), "utf8"));
  const blocks = [await readFile(join(texts, "intro.txt"), "utf8")];
  for (const { name, used, text } of parts) {
    const { version } = lock.packages[`node_modules/${name}`];
    const licence = await readFile(join(texts, text), "utf8");
    blocks.push(`${name} ${version}\n${used}\n\n${licence}`);
  }
  const rule = "\n" + "-".repeat(72) + "\n\n";
  await writeFile(join(target, "LICENCES.txt"), blocks.join(rule));
}

for (const folder of ["css", "js", "img", "LICENCES.txt"]) {
  await rm(join(target, folder), { recursive: true, force: true });
}
for (const folder of ["css", "js", "img/pictures"]) {
  await mkdir(join(target, folder), { recursive: true });
}
await styles();
await scripts();
await images();
await pictures();
await licences();
