/**
 * What the parts of the bench that use the portal stand on: a council, its portal on the bench's host, and a person's page.
 * Each part is called by bench.js, which has all that already, or run alone.
 */
import { realpathSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { tookOver } from '../tests/support/ready.js';
import { dist, startServer } from '../tests/support/server.js';
import { host, makeCertificate } from './host.js';
import { profiles } from './visit.js';
import { launchTrusting } from './weigh.js';

/** @typedef {{url: string, backend: {url: string}, certificate: ReturnType<typeof makeCertificate>, launch: import('@playwright/test').LaunchOptions}} Stage */
/** @typedef {{text: string, unmet: string[]}} Said what a part has to say, and the gates that it does not meet */

/** What a gate says of itself. */
export const verdict = (holds) => (holds ? 'holds' : 'does not hold');

const ROUNDS = 3;

/** Does the same a few times, and keeps the middle one: what else the machine does now and then is not the portal's. */
export async function middleOf(run, slowness) {
  const runs = [];
  for (let round = 0; round < ROUNDS; round += 1) runs.push(await run());
  return runs.sort((a, b) => slowness(a) - slowness(b))[Math.floor(ROUNDS / 2)];
}

/** What else the machine does makes every millisecond longer, so it is said beside them. */
export const beside = () => `The middle one of ${ROUNDS} rounds; this machine has ${availableParallelism()} processors and a load of ${loadavg()[0].toFixed(1)}.`;

/**
 * A fresh browser with nobody in it. One that breaks down itself, as engines do now and then, is said and replaced, once.
 * @template T @param {Stage} stage @param {object} more of the context
 * @param {(context: import('@playwright/test').BrowserContext, browser: import('@playwright/test').Browser) => Promise<T>} during
 */
export async function withPerson(stage, more, during, replace = true) {
  const browser = await chromium.launch(stage.launch);
  try {
    return await during(await browser.newContext({ ...profiles.phone.context, baseURL: stage.url, ...more }), browser);
  } catch (error) {
    if (browser.isConnected() || !replace) throw error;
    console.log('The browser broke down; another one goes on.');
    return await withPerson(stage, more, during, false);
  } finally {
    await browser.close();
  }
}

/** A page on the phone of the table. A page that throws ends the part: figures of a broken portal are worth nothing. */
export async function phonePage(context, { slowdown, network } = profiles.phone) {
  const page = await context.newPage();
  const thrown = [];
  page.on('pageerror', (error) => thrown.push(error.message));
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  if (network) await cdp.send('Network.emulateNetworkConditions', { offline: false, ...network });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const open = async (address) => {
    await page.goto(address);
    await page.locator(tookOver).waitFor();
  };
  const sound = () => { if (thrown.length) throw new Error(`the page threw: ${thrown.join('; ')}`); };
  return { page, cdp, open, sound };
}

/** Without a service worker, which would ask behind the back of {@link retell}. */
export const UNWATCHED = { serviceWorkers: 'block' };

/**
 * Tells the portal what the council says, changed. Where that fails the portal is told nothing, and the part sees it on the page.
 * @param {string} path @param {(told: object) => object} change
 */
export const retell = (context, stage, path, change) => context.route((url) => url.pathname === path, async (route) => {
  try {
    const response = await route.fetch({ url: `${stage.backend.url}${path}` });
    await route.fulfill({ response, json: change(await response.json()) });
  } catch {
    await route.abort().catch(() => {}); // the page may be gone
  }
});

/**
 * A council to which nothing has happened yet.
 * @template T @param {Stage['certificate']} certificate @param {(stage: Stage) => Promise<T>} during
 */
export async function withCouncil(certificate, during) {
  const backend = await startServer();
  const portal = await host(dist, { certificate, backend: backend.url });
  try {
    return await during({ url: portal.url, backend, certificate, launch: launchTrusting(certificate) });
  } finally {
    portal.stop();
    await backend.stop();
  }
}

/** @param {string} address of the module @param {(stage: Stage) => Promise<Said>} part */
export async function ifAlone(address, part) {
  if (!process.argv[1] || realpathSync(process.argv[1]) !== fileURLToPath(address)) return;
  const { text, unmet } = await withCouncil(makeCertificate(), part);
  console.log(text);
  if (unmet.length) console.log(`\nNot met:\n${unmet.map((each) => `  ${each}`).join('\n')}`);
  process.exitCode = unmet.length && process.env.BENCH_GATE === '1' ? 1 : 0;
}
