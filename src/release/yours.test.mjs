import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { lost, SHIPPED } from "./yours.mjs";

const shipped = readFileSync(new URL("../../public/config.json", import.meta.url), "utf8");

/** A folder that was assembled with these settings and holds those now. */
function made(context, settings, assembled) {
  const dist = mkdtempSync(join(tmpdir(), "yours-"));
  context.after(() => rmSync(dist, { recursive: true, force: true }));
  mkdirSync(join(dist, "tools"));
  writeFileSync(join(dist, "config.json"), settings);
  if (assembled !== undefined) writeFileSync(join(dist, SHIPPED), assembled);
  return dist;
}

test("settings that nobody changed are replaced", (context) => {
  assert.equal(lost(join(tmpdir(), "not-there"), shipped), undefined);
  assert.equal(lost(made(context, shipped), shipped), undefined);
  assert.equal(lost(made(context, "{\"as\": \"before\"}", "{\"as\": \"before\"}"), shipped), undefined, "only the shipped ones are new");
});

test("a council's own settings are not, and it is said what to do", (context) => {
  const dist = made(context, shipped.replace("Aberwen", "Porth Newydd"), shipped);
  assert.match(lost(dist, shipped), /cp -r .* \/srv\/portal/);
  const assemble = fileURLToPath(new URL("assemble.mjs", import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [assemble, "--out", dist, "--target-dir", join(dist, "target")], { encoding: "utf8" });
  assert.equal(status, 1);
  assert.match(stderr, /^\S+config\.json holds settings of your own/);
  assert.match(readFileSync(join(dist, "config.json"), "utf8"), /Porth Newydd/);
  assert.ok(!existsSync(`${dist}.new`), "nothing was begun");
});
