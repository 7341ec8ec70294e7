/**
 * Walks through the gallery: every address that `/gallery` links to, in light, dark, at 320 px and from right to left,
 * each through the access audit, with nothing running out at the side; at 320 px also with wide spacing, where nothing is cut off.
 *
 * `npm run audit` walks all; `npm run audit -- button case` only addresses that hold one of these words.
 * Not here: the journeys' own audits, and the HTML check (support/vnu.js), which reads what this leaves in `rendered/gallery`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findings, listing } from '../support/audit.js';
import { chromiumLaunch } from '../support/browsers.js';
import { tookOver } from '../support/ready.js';
import { startServer } from '../support/server.js';
import { expectNoSidewaysScroll, expectNothingCut, plainSpacing, textSpacing } from '../support/theme.js';
import { keepForVnu, rendered } from '../support/vnu.js';

const desk = { width: 1280, height: 900 };
const resident = { locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce', viewport: desk, colorScheme: 'light' };

/** The pages in their first look, for the HTML check. */
const kept = join(rendered, 'gallery');

/**
 * The ways in which each address is looked at. Those that need no other page are shown one after the other in the one that
 * is there: a load costs as much as two checkers.
 * @type {Record<string, {page: import('@playwright/test').BrowserContextOptions, looks: Record<string, (page: import('@playwright/test').Page) => Promise<void>>}>}
 */
const ways = {
  english: {
    page: resident,
    looks: {
      light: async (page) => { await page.emulateMedia({ colorScheme: 'light' }); await page.setViewportSize(desk); },
      dark: async (page) => { await page.emulateMedia({ colorScheme: 'dark' }); },
      '320 px': async (page) => { await page.emulateMedia({ colorScheme: 'light' }); await page.setViewportSize({ width: 320, height: 640 }); },
    },
  },
  arabic: { page: { ...resident, locale: 'ar', viewport: { width: 390, height: 844 } }, looks: { 'right to left': async () => {} } },
};

/** What an address is headed: a state's heading is its name and its state. */
function headed(page, address) {
  const [, name, state] = address.match(/\/gallery\/([^/]+)\/([^/]+)/) ?? [];
  return page.locator(`${tookOver} h1`, name ? { hasText: `${name}: ${state}` } : {}).first();
}

/** Opens an address and waits until the portal has drawn it. */
async function open(page, url, address) {
  const answer = await page.goto(url + address);
  if (!answer?.ok()) throw new Error(`answered ${answer?.status()}`);
  await headed(page, address).waitFor({ state: 'attached', timeout: 10_000 });
  await page.evaluate(() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)));
}

/** Presses a link of the page's, if it is there. */
const press = (page, address) => page.evaluate((to) => {
  const link = document.querySelector(`main a[href="${to}"]`);
  link?.click();
  return Boolean(link);
}, address);

/** The pages in which nothing went wrong so far. */
const healthy = new WeakSet();

/**
 * Goes to an address as a tester does, by the gallery's links, or opens it where there is none: a load costs as much as two
 * checkers, and as much again to bring the checkers in. A page that threw is loaded anew.
 */
async function go(page, url, address) {
  if (!healthy.has(page) || !await press(page, '/gallery')) { await open(page, url, address); healthy.add(page); return; }
  const link = page.locator(`${tookOver} a[href="${address}"]`).first();
  await link.waitFor({ state: 'attached', timeout: 10_000 });
  await press(page, address);
  await headed(page, address).waitFor({ state: 'attached', timeout: 10_000 });
  await page.evaluate(() => new Promise(requestAnimationFrame));
}

/** Every address under /gallery that the gallery links to. */
async function addresses(browser, url) {
  const page = await browser.newPage(resident);
  await open(page, url, '/gallery');
  const links = await page.locator('main a[href*="/gallery/"]').evaluateAll((all) => all.map((each) => new URL(each.href).pathname));
  await page.close();
  return ['/gallery', ...new Set(links)];
}

/** One address: what is wrong with it, in lines, for each look. */
async function visit(page, url, address, { looks }) {
  const wrong = {};
  let errors = [];
  const note = (error) => errors.push(`  the page threw: ${error.message}`);
  page.on('pageerror', note);
  for (const [name, put] of Object.entries(looks)) {
    errors = [];
    try {
      await put(page);
      if (name !== 'dark' && name !== '320 px') await go(page, url, address);
      if (name === 'right to left' && await page.locator('html').getAttribute('dir') !== 'rtl') errors.push('  is not right to left');
      if (name === 'dark' && await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme) !== 'dark') errors.push('  is not dark');
      await page.evaluate(() => new Promise(requestAnimationFrame));
      const found = await findings(page, { colours: name === 'dark' });
      if (found.length) errors.push(listing(found));
      await expectNoSidewaysScroll(page).catch((error) => errors.push(`  ${error.message.split('\n').slice(0, 12).join('\n  ')}`));
      if (name === '320 px') {
        await textSpacing(page);
        for (const expects of [expectNoSidewaysScroll, expectNothingCut]) {
          await expects(page).catch((error) => errors.push(`  with wide spacing: ${error.message.split('\n').slice(0, 12).join('\n  ')}`));
        }
        await plainSpacing(page);
      }
      if (name === 'light') await keepForVnu(page, kept, address);
    } catch (error) {
      errors.push(`  ${error.message.split('\n')[0]}`);
    }
    wrong[name] = errors;
  }
  page.off('pageerror', note);
  if (Object.values(wrong).some((each) => each.length)) healthy.delete(page);
  return wrong;
}

/** In a process of its own, because Alfa works in this one and not in the browser: does one job after the other, each when it is given. */
async function walkAlong() {
  const browser = await chromium.launch(chromiumLaunch);
  let page;
  let last;
  process.on('message', async ({ url, way, address }) => {
    if (way !== last) { await page?.context().close(); page = await browser.newPage(ways[way].page); last = way; }
    process.send(await visit(page, url, address, ways[way]));
  });
  process.once('disconnect', async () => { await browser.close(); process.exit(); });
  process.send('ready');
}

/** Gives the jobs to as many walkers as there are cores, two at most. */
async function walkAll(words) {
  await rm(kept, { recursive: true, force: true });
  const server = await startServer();
  const walkers = [];
  let failed = 0;
  let visits = 0;
  try {
    const browser = await chromium.launch(chromiumLaunch);
    const all = await addresses(browser, server.url).finally(() => browser.close());
    const wanted = all.filter((address) => !words.length || words.some((word) => address.includes(word)));
    if (wanted.length < 2 && !words.length) throw new Error('the gallery links to nothing');
    const jobs = Object.keys(ways).flatMap((way) => wanted.map((address) => ({ url: server.url, way, address })));
    const work = async () => {
      const walker = fork(fileURLToPath(import.meta.url));
      walkers.push(walker);
      const lost = once(walker, 'exit').then(() => { throw new Error('a walker ended before its work was done'); });
      lost.catch(() => {}); // at the end they do
      const answer = async () => (await Promise.race([once(walker, 'message'), lost]))[0];
      await answer(); // it is ready
      for (let job = jobs.shift(); job; job = jobs.shift()) {
        const answered = answer();
        walker.send(job);
        for (const [look, errors] of Object.entries(await answered)) {
          visits += 1;
          if (errors.length) { failed += 1; console.log(`${job.address} (${look})\n${errors.join('\n')}`); }
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
    console.log(`gallery: ${wanted.length} addresses, ${visits} looks, ${failed} failed`);
  } finally {
    for (const walker of walkers) if (walker.connected) walker.disconnect();
    await server.stop();
  }
  process.exitCode = failed ? 1 : 0;
}

await (process.send ? walkAlong() : walkAll(process.argv.slice(2)));
