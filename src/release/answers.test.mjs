import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const answers = fileURLToPath(new URL("answers.mjs", import.meta.url));

/** A server at some port, a process that is alive until it is ended, and what that process said. */
async function stage(context) {
  const server = createServer((_, response) => response.end("{}")).listen(0, "127.0.0.1");
  await once(server, "listening");
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const folder = mkdtempSync(join(tmpdir(), "answers-"));
  const said = join(folder, "said");
  writeFileSync(said, "");
  context.after(() => { server.closeAllConnections(); server.close(); child.kill(); rmSync(folder, { recursive: true }); });
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { child, said, origin, ask: () => spawn(process.execPath, [answers, `${origin}/api`, child.pid, said], { stdio: ["ignore", "pipe", "inherit"] }) };
}

test("a server that says that it listens there and answers is greeted, with what it said", async (context) => {
  const { said, origin, ask } = await stage(context);
  const asked = ask();
  let told = "";
  asked.stdout.on("data", (chunk) => { told += chunk; });
  appendFileSync(said, `listening on ${origin}\nstaff desk: 1\n`);
  const [status] = await once(asked, "close");
  assert.equal(status, 0);
  assert.match(told, /staff desk: 1/);
});

test("another server that holds the port is not greeted in place of ours", async (context) => {
  const { child, said, ask } = await stage(context);
  appendFileSync(said, "listening on http://127.0.0.1:1\n"); // not there
  const asked = ask();
  const ended = once(asked, "close");
  await new Promise((next) => { setTimeout(next, 500); });
  assert.equal(asked.exitCode, null, "it waits, though somebody answers");
  child.kill();
  assert.equal((await ended)[0], 1);
});
