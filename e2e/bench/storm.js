/**
 * The storm of the journeys (tests/storm.spec.js), as large as an outbox may become: it says its own figures.
 *
 *     BENCH_STORM=200 node bench/storm.js      1000 unless it is said; 0 leaves it out
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { table } from './figures.js';
import { ifAlone, verdict } from './stage.js';

const MANY = Number(process.env.BENCH_STORM ?? 1000);
const CAUSE_LINES = 12;
const e2e = fileURLToPath(new URL('..', import.meta.url));

/** @returns {Promise<import('./stage.js').Said>} */
export async function storm() {
  if (!MANY) return { text: 'The storm was left out.', unmet: [] };
  // What it leaves behind is not put where a run of the journeys has its own.
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-storm-'));
  try {
    const { status, stdout, stderr } = spawnSync('npx', ['playwright', 'test', '--project=chromium-desktop', '--reporter=list', `--output=${folder}`, 'storm'], {
      cwd: e2e, env: { ...process.env, STORM: String(MANY), FORCE_COLOR: '0' }, encoding: 'utf8',
    });
    const [figures] = stdout.match(/\d+ reports with photos in .*/) ?? [`${MANY} reports with photos, no figures`];
    const text = table([['an outbox through a bad line', 'all arrive, once each'], [figures, verdict(status === 0)]]);
    if (status === 0) return { text, unmet: [] };
    const said = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim());
    const cause = said.slice(Math.max(0, said.findIndex((line) => /Error/.test(line)))).slice(0, CAUSE_LINES);
    return { text: [text, ...cause].join('\n'), unmet: [`the storm: ${MANY} reports arrive, once each`] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await ifAlone(import.meta.url, storm);
