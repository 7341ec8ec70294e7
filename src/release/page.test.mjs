import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { page } from "./page.mjs";

const source = `<head>
<link data-trunk rel="css" href="style/index.css">
<link data-trunk rel="rust" data-bin="onedoor">
<link data-trunk rel="copy-dir" href="public">
<script type="application/json" id="onedoor-config">{}</script>
</head><!-- said to the reader of the source -->`;
const parts = {
  glue: { address: "/assets/app-1.js", integrity: "sha384-g" },
  app: { address: "/assets/app-1.wasm", integrity: "sha384-a" },
  style: { address: "/assets/style-1.css", integrity: "sha384-s" },
  config: { council: { name: "</script><b>" } },
};

test("the page names every asset, with integrity, and nothing for Trunk", () => {
  const html = page(source, parts);
  assert.match(html, /<link rel="stylesheet" href="\/assets\/style-1.css" integrity="sha384-s">/);
  assert.match(html, /<link rel="preload" href="\/assets\/app-1.wasm" as="fetch" type="application\/wasm" crossorigin>/);
  assert.match(html, /<script type="module" src="\/assets\/app-1.js" integrity="sha384-g"><\/script>/);
  assert.doesNotMatch(html, /data-trunk|<!--/);
});

test("settings cannot leave their block, and are read back as they were", () => {
  const block = /id="onedoor-config">(.*)<\/script>/.exec(page(source, parts))[1];
  assert.doesNotMatch(block, /</);
  assert.deepEqual(JSON.parse(block), parts.config);
});

test("a mark that is missing or unknown stops the release", () => {
  assert.throws(() => page(source.replace(/<link data-trunk rel="css".*\n/, ""), parts), /rel="css"> is missing/);
  assert.throws(() => page(source.replace('rel="copy-dir"', 'rel="icon"'), parts), /knows no/);
  assert.throws(() => page(source.replace("onedoor-config", "other"), parts), /block of settings is missing/);
});

test("the portal's own index.html can be released", () => {
  const html = page(readFileSync(new URL("../../index.html", import.meta.url), "utf8"), parts);
  assert.match(html, /<html lang="/);
  assert.doesNotMatch(html, /<script(?! type="(module|application\/json)")/, "no inline script");
  assert.doesNotMatch(html, /\sstyle="|\son\w+="|<style/, "nothing that the Content-Security-Policy refuses");
});
