#!/usr/bin/env node
// Puts a council's name, phones, hours, colours and language into the portal. Needs Node 20, and nothing else.
//
//   node tools/brand.mjs check DIST    says what is wrong with DIST/config.json
//   node tools/brand.mjs stamp DIST    checks it, and puts it into DIST/index.html and DIST/manifest.webmanifest
//
// Run it again after every change of config.json. The rules are those of the reference backend: src/brand.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { compressFile, compressFolder } from "./compress.mjs";

const brand = createRequire(import.meta.url)("./brand.cjs");
const [what, dist] = process.argv.slice(2);
if (!["check", "stamp"].includes(what) || !dist) {
  console.error("usage: node brand.mjs check|stamp DIST");
  process.exit(2);
}

const read = (file) => {
  try {
    return readFileSync(join(dist, file), "utf8");
  } catch {
    console.error(`There is no ${file} in ${dist}.`);
    process.exit(1);
  }
};
const config = read("config.json");
const stamped = what === "check" ? { findings: JSON.parse(brand.check(config)) } : JSON.parse(brand.stamp(read("index.html"), config));
const findings = [...stamped.findings, ...missingLogo(config)];
for (const { text } of findings) console.error(text);
if (findings.some(({ stop }) => stop)) {
  console.error("\nNothing was changed. Mend what must be mended, and run this again.");
  process.exit(1);
}
if (what === "check") {
  console.log(findings.length ? "It works as it is." : "config.json is in order.");
} else {
  await write(stamped);
  console.log(`${join(dist, "index.html")} is stamped.`);
}

async function write({ html, theme }) {
  for (const file of readdirSync(join(dist, "assets"))) {
    if (/^theme-[0-9a-f]+\.css/.test(file)) rmSync(join(dist, "assets", file));
  }
  const manifest = brand.manifest(read("manifest.webmanifest"), config);
  writeFileSync(join(dist, "index.html"), html);
  writeFileSync(join(dist, "manifest.webmanifest"), manifest);
  if (theme) {
    writeFileSync(join(dist, theme.path), theme.css);
    await compressFile(join(dist, theme.path));
  }
  // The settings, a logo, and whatever else a council changes beside the assets: no host may send what was there before.
  await compressFolder(dist, ["tools", "assets"]);
}

function missingLogo(text) {
  let logo;
  try {
    logo = JSON.parse(text.replace(/^\ufeff/, ""))?.council?.logo;
  } catch {
    return []; // Said already.
  }
  if (typeof logo !== "string" || !logo || existsSync(join(dist, logo))) return [];
  return [{ stop: true, text: `config.json, /council/logo (must be mended): there is no ${logo} in ${dist}.\n    Put the picture there, or take the logo out.` }];
}
