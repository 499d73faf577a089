// Builds the assets: node build.mjs OUT
// OUT receives every file under a name that carries its content's hash, .br and .gz beside those that compress, and
// manifest.tsv (role, file, type) that build.rs reads. Nothing else decides what is served; what has the role `paper-font`
// is set into papers and not served.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import * as esbuild from "esbuild";
import * as lightningcss from "lightningcss";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? "dist");
const find = createRequire(import.meta.url).resolve;

// Phones of about 2020 still come by; what they lack is written around.
const browsers = { chrome: 80 << 16, firefox: 78 << 16, safari: 13 << 16, ios_saf: 13 << 16, samsung: 13 << 16 };

const manifest = [];

/** Writes one file and returns the address that it will be served under. */
function emit(role, name, extension, type, content, compress) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  const file = `${name}-${hash}.${extension}`;
  writeFileSync(join(out, file), content);
  if (compress) {
    writeFileSync(join(out, `${file}.gz`), gzipSync(content, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(join(out, `${file}.br`), brotliCompressSync(content, { params }));
  }
  manifest.push([role, file, type].join("\t"));
  return `/assets/${file}`;
}

/**
 * The @font-face rules of one weight: the vietnamese and latin faces only, each with the unicode-range its package
 * gives it. The latin-ext face overlaps the vietnamese one, so every Vietnamese page would fetch it for nothing.
 */
function fontFaces(weight) {
  const sheet = find(`@fontsource/be-vietnam-pro/${weight}.css`);
  const blocks = readFileSync(sheet, "utf8").match(/@font-face\s*{[^}]*}/g) ?? [];
  const faces = ["vietnamese", "latin"].map((subset) => {
    const name = `be-vietnam-pro-${subset}-${weight}-normal`;
    const block = blocks.find((b) => b.includes(`${name}.woff2`));
    const range = block?.match(/unicode-range:\s*([^;]+);/)?.[1];
    if (!range) throw new Error(`${sheet}: no face ${name} with a unicode-range`);
    const role = weight === 400 ? "font-preload" : "font";
    const content = readFileSync(join(dirname(sheet), "files", `${name}.woff2`));
    const address = emit(role, name, "woff2", "font/woff2", content, false);
    return `@font-face{font-family:"Be Vietnam Pro";font-style:normal;font-weight:${weight};font-display:swap;src:url("${address}") format("woff2");unicode-range:${range}}`;
  });
  return faces.join("\n");
}

function styles(faces) {
  const compiled = sass.compile(join(here, "src/styles/site.scss"), {
    loadPaths: [join(here, "node_modules")],
    quietDeps: true,
  });
  const { code } = lightningcss.transform({
    filename: "site.css",
    code: Buffer.from(`${faces}\n${compiled.css}`),
    minify: true,
    targets: browsers,
  });
  return Buffer.from(code);
}

function scripts() {
  const result = esbuild.buildSync({
    entryPoints: [join(here, "src/scripts/site.js")],
    bundle: true,
    minify: true,
    format: "esm",
    target: ["chrome80", "firefox78", "safari13"],
    // Safari 13 has destructuring, with a fault in a form that nobody here writes.
    supported: { destructuring: true },
    legalComments: "none",
    write: false,
    nodePaths: [join(here, "node_modules")],
  });
  return Buffer.from(result.outputFiles[0].contents);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const faces = [fontFaces(400), fontFaces(600)].join("\n");
emit("stylesheet", "site", "css", "text/css; charset=utf-8", styles(faces), true);
emit("script", "site", "js", "text/javascript; charset=utf-8", scripts(), true);
const mark = readFileSync(join(here, "src/images/mark.svg"));
emit("favicon", "mark", "svg", "image/svg+xml", mark, true);
for (const [family, face] of [
  ["tinos", "Tinos_400Regular"],
  ["tinos", "Tinos_400Regular_Italic"],
  ["tinos", "Tinos_700Bold"],
  ["tinos", "Tinos_700Bold_Italic"],
  ["be-vietnam-pro", "BeVietnamPro_400Regular"],
  ["be-vietnam-pro", "BeVietnamPro_400Regular_Italic"],
  ["be-vietnam-pro", "BeVietnamPro_700Bold"],
  ["noto-sans-symbols-2", "NotoSansSymbols2_400Regular"],
]) {
  // Set into papers, never sent to browsers.
  const folder = dirname(find(`@expo-google-fonts/${family}/package.json`));
  const weight = face.slice(face.indexOf("_") + 1);
  emit("paper-font", face, "ttf", "font/ttf", readFileSync(join(folder, weight, `${face}.ttf`)), false);
}
writeFileSync(join(out, "manifest.tsv"), `${manifest.join("\n")}\n`);
