/**
 * How soon a page answers a hand: each interaction's longest event, to the next paint, as Core Web Vitals' INP takes it.
 * The browser tells of events from 16 ms on; whatever it does not tell of was faster.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './figures.js';

export const FASTEST_MS = 16;
const BEFORE_TAP_MS = 400; // nobody taps in the very moment in which a screen appears
const BETWEEN_KEYS_MS = 120;
const TOLD_MS = 300; // so long nothing is asked of the page: it paints, and the browser tells of it

/** Runs inside the page before its own scripts. */
function watchHand(fastest) {
  if (window !== window.top) return;
  const slowest = new Map();
  const inputs = [];
  new PerformanceObserver((list) => {
    for (const { interactionId, startTime: at, duration: ms, name, processingStart, processingEnd } of list.getEntries()) {
      const [wait, work] = [processingStart - at, processingEnd - processingStart];
      // What is typed reaches the portal in an event that is part of no interaction.
      if (name === 'input') inputs.push(work);
      if (interactionId && ms > (slowest.get(interactionId)?.ms ?? 0)) slowest.set(interactionId, { at, ms, wait, work });
    }
  }).observe({ type: 'event', durationThreshold: fastest, buffered: true });
  window.benchHand = () => ({ told: [...slowest.values()], inputs, count: performance.interactionCount });
}

/**
 * A hand on a page. Everything it does is named, so that the slowest can be.
 * @param {import('@playwright/test').Page} page
 */
export async function hand(page) {
  await page.addInitScript(watchHand, FASTEST_MS);
  const done = [];
  const counts = { taps: 0, typed: 0 };
  const begin = async (what) => {
    await sleep(BEFORE_TAP_MS);
    done.push({ what, from: await page.evaluate(() => performance.now()) });
  };
  const tap = async (target, what) => {
    // By hand what the driver would do in the moment of the tap, where it would be measured.
    await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await begin(what);
    counts.taps += 1;
    await target.tap({ force: true });
    await sleep(TOLD_MS);
  };
  /** Taps into a field and types, key by key. */
  const type = async (target, words, what) => {
    await tap(target, `${what}, tapped`);
    counts.typed += 1;
    await begin(`${what}, a key`);
    for (const letter of words) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      await sleep(BETWEEN_KEYS_MS);
    }
    await sleep(TOLD_MS);
  };
  /** Every interaction so far, each with what it was: the slowest first. */
  const felt = async () => {
    const { told, inputs, count } = await page.evaluate(() => window.benchHand());
    const named = told.map((one) => ({ ...one, what: done.findLast(({ from }) => from <= one.at)?.what ?? 'before the first' }));
    const fast = Array.from({ length: Math.max(0, count - told.length) }, () => ({ ms: FASTEST_MS, wait: 0, work: 0, what: 'one of many' }));
    return { all: [...named, ...fast].sort((a, b) => b.ms - a.ms), inputs, ...counts };
  };
  return { tap, type, felt };
}

/** An interaction's time as it is shown: the browser does not tell fast ones apart. */
export const inHandMs = (ms) => (ms === null ? '–' : ms <= FASTEST_MS ? `≤${FASTEST_MS} ms` : `${Math.round(ms)} ms`);

/** What was slow, and where its time went: until the page heard of it, in its listeners, and from there to the paint. */
export const inDetail = ({ ms, wait, work, what }) => `${inHandMs(ms)} ${what} (${Math.round(wait)} + ${Math.round(work)} + ${Math.round(ms - wait - work)})`;

/** @param {{ms: number}[]} all */
export const medianOf = (all) => median(all.map(({ ms }) => ms));
