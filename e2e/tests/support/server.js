/**
 * Starts the reference backend with the demo council on a fresh database and a port of its own, and ends it.
 * Used by the fixture (portal.js) and by everything that runs outside Playwright's runner (gallery, webkit, orca, bench).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const backend = process.env.ONEDOOR_BACKEND ?? join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'release/onedoor-backend');
export const dist = process.env.ONEDOOR_DIST ?? join(root, 'dist');
const START_MS = 30_000;

/** The code of the staff desk, in place of one that would have to be read first. */
const deskCode = '135790';

/** @typedef {{url: string, deskCode: string, stop: () => Promise<void>, end: () => Promise<void>, folder: string}} Server `end` leaves the database in `folder` */

/** Resolves with the address that the backend says it listens on. */
function listening(child, said) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the backend did not start in ${START_MS} ms:\n${said.text}`)), START_MS);
    const hear = (chunk) => {
      said.text += chunk;
      const [, address] = said.text.match(/^listening on (http:\/\/127\.0\.0\.1:\d+)$/m) ?? [];
      if (address) { clearTimeout(late); resolve(address); }
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) => { clearTimeout(late); reject(new Error(`the backend ended with ${code}:\n${said.text}`)); });
  });
}

/**
 * With ONEDOOR_URL set, what already runs there is used, and left running (`./dev watch`).
 * @param {{chatHours?: 'always' | 'council', folder?: string, means?: Record<string, string>}} [options] folder: the built portal to serve; means: variables
 * @returns {Promise<Server>}
 */
export async function startServer({ chatHours = 'always', folder: portal = dist, means = {} } = {}) {
  if (process.env.ONEDOOR_URL) return { url: process.env.ONEDOOR_URL, deskCode: process.env.ONEDOOR_DESK_CODE ?? deskCode, stop: async () => {} };
  for (const needed of [backend, join(portal, 'index.html')]) {
    if (!existsSync(needed)) throw new Error(`${needed} is not there: run ./dev build first`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-e2e-'));
  // A council that was made before (see fresh.js): telling 10 000 cases anew takes as long as some journeys.
  const made = process.env.ONEDOOR_COUNCIL;
  for (const file of made ? readdirSync(made) : []) copyFileSync(join(made, file), join(folder, file));
  const child = spawn(backend, ['--db', join(folder, 'onedoor.db'), '--port', '0', '--dist', portal, '--demo', '--chat-hours', chatHours],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ONEDOOR_DESK_CODE: deskCode, ...means } });
  const said = { text: '' };
  const url = await listening(child, said).catch((error) => { child.kill('SIGKILL'); throw error; });
  const end = async () => {
    if (child.exitCode === null) { child.kill('SIGTERM'); await Promise.race([once(child, 'exit'), new Promise((r) => { setTimeout(r, 5000); })]); }
    if (child.exitCode === null) child.kill('SIGKILL');
  };
  const stop = async () => { await end(); rmSync(folder, { recursive: true, force: true }); };
  return { url, deskCode, stop, end, folder };
}
