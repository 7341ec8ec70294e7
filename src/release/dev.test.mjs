// `./dev` ends what it started when it is told to end: by Ctrl-C (INT) or TERM, sent to the script alone. And it does not keep a
// check as passed that saw only a part.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** As much of Rust as the script asks for, whose cargo never ends, and starts another that does not. */
function rust(folder) {
  const write = (name, text) => { writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`); chmodSync(join(folder, name), 0o755); };
  mkdirSync(join(folder, "lib/rustlib/src/rust/library"), { recursive: true });
  writeFileSync(join(folder, "lib/rustlib/src/rust/library/Cargo.lock"), "");
  write("rustc", `case "$*" in --version) echo 'rustc 1.999.0' ;; *sysroot*) echo '${folder}' ;; esac`);
  write("cargo", `trap '' HUP; sleep 300 & echo "$$ $!" >>'${folder}/started'; wait`);
}

const lives = (id) => {
  try {
    return !/^State:\s+Z/m.test(existsSync("/proc/self") ? readFileSync(`/proc/${id}/status`, "utf8") : (process.kill(id, 0), ""));
  } catch {
    return false;
  }
};

for (const [signal, status] of [["SIGINT", 130], ["SIGTERM", 143]]) {
  test(`${signal} to ./dev test ends every process that it started`, { timeout: 60_000 }, async (context) => {
    const folder = mkdtempSync(join(tmpdir(), "dev-"));
    rust(folder);
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, CARGO_TARGET_DIR: join(folder, "target"), ONEDOOR_CACHE: join(folder, "cache") };
    const dev = spawn("sh", ["dev", "test", "fmt"], { cwd: root, env, stdio: "ignore" });
    const ended = once(dev, "exit");
    const started = () => (existsSync(join(folder, "started")) ? readFileSync(join(folder, "started"), "utf8").trim().split(/\s+/).map(Number) : []);
    context.after(() => {
      for (const id of [dev.pid, ...started()]) if (lives(id)) process.kill(id, "SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    });
    while (started().length < 2) {
      assert.equal(dev.exitCode, null, "it ended before it checked anything");
      await new Promise((next) => { setTimeout(next, 50); });
    }
    assert.ok(started().every(lives));
    dev.kill(signal);
    assert.deepEqual(await ended, [status, null]);
    assert.deepEqual(started().filter(lives), []);
  });
}

test("the HTML check is kept as passed only when all that leave it pages passed", { timeout: 60_000 }, (context) => {
  const folder = mkdtempSync(join(tmpdir(), "dev-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const repository = join(folder, "repository");
  rust(folder);
  const write = (name, text) => { writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`); chmodSync(join(folder, name), 0o755); };
  write("cargo", "");
  write("dpkg-query", "echo installed");
  write("npm", `case "$*" in *chromium-desktop*) [ ! -e '${folder}/broken' ] ;; esac`);
  for (const packages of ["e2e", "src/release"]) {
    mkdirSync(join(repository, packages, "node_modules"), { recursive: true });
    writeFileSync(join(repository, packages, "package-lock.json"), "{}");
  }
  mkdirSync(join(folder, "cache/tools"), { recursive: true });
  writeFileSync(join(repository, "src/release/assemble.mjs"), "");
  writeFileSync(join(repository, ".gitignore"), "node_modules\n");
  copyFileSync(join(root, "dev"), join(repository, "dev"));
  spawnSync("git", ["init", "-q"], { cwd: repository });
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, CARGO_TARGET_DIR: join(folder, "target"), ONEDOOR_CACHE: join(folder, "cache") };
  const checks = () => {
    const { status, stdout, stderr } = spawnSync("sh", ["dev", "test", "browser", "firefox", "audit", "vnu"], { cwd: repository, env, encoding: "utf8" });
    return { status, said: stdout + stderr, kept: ["browser", "firefox", "audit", "vnu"].filter((name) => existsSync(join(folder, `target/checks/${name}.passed`))) };
  };
  writeFileSync(join(folder, "broken"), "");
  const without = checks();
  assert.deepEqual([without.status, without.kept], [1, ["firefox", "audit"]], without.said);
  rmSync(join(folder, "broken"));
  const whole = checks();
  assert.deepEqual([whole.status, whole.kept], [0, ["browser", "firefox", "audit", "vnu"]], whole.said);
});
