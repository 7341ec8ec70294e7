/**
 * Ten photos of 12 megapixels, given at once: how long until all are ready, how long the page stands still meanwhile, and how
 * much memory that takes. They have the grain of a sensor (support/photos.js), so that they are as large as a camera's.
 *
 * The slowdown slows the page, not the worker that makes the photos ready (see visit.js).
 *
 *     node bench/photos.js
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { photo } from '../tests/support/photos.js';
import { inMs, inSeconds, table } from './figures.js';
import { beside, ifAlone, middleOf, phonePage, retell, UNWATCHED, verdict, withPerson } from './stage.js';
import { profiles } from './visit.js';

const MANY = 10;
const FRAME_MS = 200;
/** With it a photo has some 4 MB. */
const GRAIN = 30;
const LOOK_MS = 100;
const READY_MS = 120_000;
/** A service that leaves how many photos it takes to the backend. */
const LINK = '/report?service=litter&lat=52.4176&long=-4.0774';

const inMB = (bytes) => `${Math.round(bytes / 1e6)} MB`;

/** Different photos, as files: chosen by name, so that no bytes go through the page's own thread on their way in. */
async function takePhotos() {
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-photos-'));
  const files = [];
  for (let nth = 0; nth < MANY; nth += 1) {
    const file = join(folder, `IMG_${nth + 1}.jpg`);
    writeFileSync(file, await photo({ width: 4000, height: 3000 - nth, grain: GRAIN, taken: `2026:11:18 21:3${nth}:00` }));
    files.push(file);
  }
  return { folder, files, bytes: files.reduce((sum, file) => sum + readFileSync(file).length, 0) };
}

/** Runs inside the page: the longest that it stood still since it was last asked. */
function watchFrames() {
  if (window !== window.top) return;
  let [frame, task, last] = [0, 0, performance.now()];
  const look = (now) => { frame = Math.max(frame, now - last); last = now; requestAnimationFrame(look); };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) task = Math.max(task, duration); }).observe({ type: 'longtask' });
  window.benchFrames = () => { const seen = { frame, task }; [frame, task] = [0, 0]; return seen; };
}

/** What the page's heap and its whole process hold, looked at again and again until it is ended. */
async function watchMemory(cdp, browser) {
  await cdp.send('Performance.enable');
  const system = await browser.newBrowserCDPSession();
  const look = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => resident(id));
    return { heap: metrics.find(({ name }) => name === 'JSHeapUsedSize').value, process: Math.max(...renderers) };
  };
  const before = await look();
  const most = { ...before };
  let goesOn = true;
  const watching = (async () => {
    while (goesOn) {
      const now = await look();
      for (const name of Object.keys(most)) most[name] = Math.max(most[name], now[name]);
      await new Promise((done) => { setTimeout(done, LOOK_MS); });
    }
  })();
  return async () => { goesOn = false; await watching; return { before, most }; };
}

/** The memory of a process that is in use (Linux). One that has just ended has none. */
function resident(id) {
  try {
    return Number(readFileSync(`/proc/${id}/status`, 'utf8').match(/^VmRSS:\s+(\d+)/m)[1]) * 1024;
  } catch {
    return 0;
  }
}

/** As far as the page on which photos are asked for, then all of them at once. */
async function choose(stage, files, slowdown) {
  return withPerson(stage, UNWATCHED, async (context, browser) => {
    await retell(context, stage, '/api/capabilities', (told) => {
      const { attachments, ...limits } = told.limits;
      return { ...told, limits: { ...limits, attachments: { ...attachments, count: MANY } } };
    });
    const { page, cdp, open, sound } = await phonePage(context, { ...profiles.phone, slowdown });
    await page.addInitScript(watchFrames);
    await open(LINK);
    const goOn = page.getByRole('button', { name: 'Continue' });
    await page.getByRole('main').getByRole('radio').first().check();
    await goOn.tap();
    await page.getByRole('heading', { level: 1, name: 'Where is it?' }).waitFor();
    await goOn.tap();
    const chooser = page.getByLabel('Choose photos or files');
    const pass = page.getByRole('button', { name: 'Mine is another one' });
    await chooser.or(pass).first().waitFor();
    if (await pass.isVisible()) await pass.tap();
    await chooser.waitFor({ state: 'attached' });
    const stop = await watchMemory(cdp, browser);
    await page.evaluate(() => window.benchFrames());
    const began = Date.now();
    await chooser.setInputFiles(files);
    const ready = page.getByRole('list', { name: 'Chosen photos and files' }).getByText(/^Ready/);
    await ready.nth(MANY - 1).waitFor({ timeout: READY_MS });
    const ms = Date.now() - began;
    const frames = await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => done(window.benchFrames())); }));
    const memory = await stop();
    sound();
    return { ms, ...frames, ...memory };
  });
}

/** @param {import('./stage.js').Stage} stage @returns {Promise<import('./stage.js').Said>} */
export async function photos(stage) {
  const { folder, files, bytes } = await takePhotos();
  try {
    const slowdowns = [profiles.phone.slowdown, 1];
    const seen = [];
    for (const slowdown of slowdowns) seen.push(await middleOf(() => choose(stage, files, slowdown), ({ frame }) => frame));
    const row = (label, read) => [label, ...seen.map(read)];
    const figures = table([
      [`${MANY} photos of 12 megapixels, ${inMB(bytes)} in all`, ...slowdowns.map((slowdown) => (slowdown === 1 ? 'phone, not slowed' : `phone, ${slowdown}x slower`))],
      row('all ready', ({ ms }) => inSeconds(ms)),
      row(`worst frame (at most ${FRAME_MS} ms)`, ({ frame }) => `${inMs(frame)} ${verdict(frame <= FRAME_MS)}`),
      row('longest task', ({ task }) => (task ? inMs(task) : 'under 50 ms')),
      row('heap, before and most', ({ before, most }) => `${inMB(before.heap)}, ${inMB(most.heap)}`),
      row('process, before and most', ({ before, most }) => `${inMB(before.process)}, ${inMB(most.process)}`),
    ]);
    const text = `${figures}\n${beside()}`;
    const unmet = seen.flatMap(({ frame }, nth) => (frame <= FRAME_MS ? [] : [`photos, ${slowdowns[nth]}x: no frame over ${FRAME_MS} ms`]));
    return { text, unmet };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await ifAlone(import.meta.url, photos);
