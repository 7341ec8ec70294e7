/**
 * One person's visits to a page: a fresh profile, a first visit, and a second one with what the first left behind.
 *
 * The throttle delays each request by one round trip, shares the bandwidth, and slows the main thread only. It leaves out DNS,
 * TCP and TLS, slow start, background threads (where wasm is compiled) and requests made by workers. Compare ratios of one run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { watchPage } from './watch-page.js';

/** The profiles of the table: a middling phone on a slow line, and a desk. */
export const profiles = {
  phone: {
    network: { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 },
    slowdown: 4,
    context: { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true, locale: 'en-GB' },
  },
  desk: { slowdown: 1, context: { viewport: { width: 1350, height: 940 }, locale: 'en-GB' } },
};

const QUIET_MS = 1500; // a visit ends when network and main thread have been quiet this long
const GIVE_UP_MS = 45_000;

/** Counts what crosses the network for a page, from the browser's own events. */
function countTraffic(cdp) {
  const open = new Map();
  const count = { bytes: 0, requests: 0, fromCache: 0, failed: [], largest: [] };
  let last = Date.now();
  const on = (event, handle) => cdp.on(`Network.${event}`, (e) => {
    last = Date.now();
    if (event === 'requestWillBeSent' || open.has(e.requestId)) handle(e, open.get(e.requestId));
  });
  on('requestWillBeSent', (e) => {
    if (!/^https?:/.test(e.request.url)) return;
    if (e.redirectResponse) { count.requests += 1; count.bytes += e.redirectResponse.encodedDataLength; }
    open.set(e.requestId, { url: e.request.url, type: e.type, cached: false });
  });
  on('requestServedFromCache', (_, request) => { request.cached = true; });
  on('responseReceived', ({ response }, request) => { request.cached ||= response.fromDiskCache || response.fromServiceWorker; });
  on('loadingFinished', (e, request) => {
    open.delete(e.requestId);
    if (request.cached) { count.fromCache += 1; return; }
    count.requests += 1;
    count.bytes += e.encodedDataLength;
    count.largest.push([e.encodedDataLength, new URL(request.url).pathname]);
  });
  on('loadingFailed', (e, request) => {
    open.delete(e.requestId);
    if (request.type !== 'EventSource') count.failed.push(`${e.errorText} ${request.url}`);
  });
  const streams = ({ type }) => type === 'EventSource' || type === 'WebSocket';
  return { count, isQuiet: () => Date.now() - last > QUIET_MS && [...open.values()].every(streams) };
}

async function visit(context, { url, ready }, profile) {
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  if (profile.network) await cdp.send('Network.emulateNetworkConditions', { offline: false, ...profile.network });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: profile.slowdown });
  await page.addInitScript(watchPage, ready ?? null);
  const { count, isQuiet } = countTraffic(cdp);
  const started = Date.now();
  const answer = await page.goto(url, { waitUntil: 'load', timeout: GIVE_UP_MS });
  if (!answer.ok() && answer.status() !== 304) errors.push(`the page itself answered ${answer.status()}`);
  for (;;) {
    await sleep(250);
    const { quietFor, ...report } = await page.evaluate(() => window.benchReport());
    const isOver = isQuiet() && quietFor > QUIET_MS && (!ready || report.usable !== null);
    const gaveUp = Date.now() - started > GIVE_UP_MS;
    if (!isOver && !gaveUp) continue;
    if (!isOver) errors.push(`not quiet or not usable after ${GIVE_UP_MS} ms`);
    await page.close();
    return { ...report, ...count, errors };
  }
}

/**
 * @param {{url: string, ready?: string}} target
 * @param {keyof typeof profiles} name
 * @param {import('@playwright/test').LaunchOptions} launch
 */
export async function visitTwice(target, name, launch) {
  const profile = profiles[name];
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-profile-'));
  const context = await chromium.launchPersistentContext(folder, { ...launch, ...profile.context });
  try {
    const first = await visit(context, target, profile);
    return { first, second: await visit(context, target, profile) };
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
