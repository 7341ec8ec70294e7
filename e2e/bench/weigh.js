/**
 * Weighs pages beside one another: visits in turn (A B A B …), each in a fresh profile, and the median of each figure.
 *
 *     npm run weigh -- URL|FOLDER …        any pages; `./dev bench` weighs ours (bench.js)
 */
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wholeChromiumWith } from '../tests/support/browsers.js';
import { inKB, inMs, inSeconds, plain, summary, table } from './figures.js';
import { host, makeCertificate } from './host.js';
import { profiles, visitTwice } from './visit.js';

/** @typedef {{name: string, url: string, ready?: string}} Target */

/** How Chromium is started to trust the bench's own host. */
export const launchTrusting = (certificate) => wholeChromiumWith(`--ignore-certificate-errors-spki-list=${certificate.fingerprint}`);

/** @param {Target[]} targets */
export async function weigh(targets, { profile, rounds, launch }) {
  const visits = new Map(targets.map((target) => [target, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const target of targets) visits.get(target).push(await visitTwice(target, profile, launch));
  }
  return targets.map((target) => ({
    ...target, first: summary(visits.get(target).map(({ first }) => first)), second: summary(visits.get(target).map(({ second }) => second)),
  }));
}

/** @param {Awaited<ReturnType<typeof weigh>>} weighed @param {string} title */
export function report(weighed, title) {
  const row = (label, show, read) => [label, ...weighed.map((each) => show(read(each)))];
  const rows = [
    [title, ...weighed.map(({ name }) => name)],
    row('bytes', inKB, ({ first }) => first.bytes), row('requests', plain(), ({ first }) => first.requests),
    row('first paint', inSeconds, ({ first }) => first.fcp), row('largest paint', inSeconds, ({ first }) => first.lcp),
    row('heading seen', inSeconds, ({ first }) => first.heading), row('usable', inSeconds, ({ first }) => first.usable),
    row('blocking', inMs, ({ first }) => first.blocking), row('all long tasks', inMs, ({ first }) => first.longTasks),
    row('layout shift', plain(3), ({ first }) => first.shift),
    row('second visit: bytes', inKB, ({ second }) => second.bytes), row('second visit: heading', inSeconds, ({ second }) => second.heading),
    row('second visit: usable', inSeconds, ({ second }) => second.usable),
  ];
  const troubles = weighed.flatMap(({ name, first, second }) => [...first.errors, ...first.failed, ...second.errors, ...second.failed].map((each) => `${name}: ${each}`));
  return [table(rows), ...troubles].join('\n');
}

async function main(places) {
  if (!places.length) { console.error('npm run weigh -- URL|FOLDER …'); process.exitCode = 2; return; }
  const certificate = makeCertificate();
  const targets = [];
  for (const place of places) {
    const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory();
    targets.push({ name: place, url: isFolder ? (await host(place, { certificate })).url : place });
  }
  for (const profile of Object.keys(profiles)) {
    console.log(`\n${report(await weigh(targets, { profile, rounds: 3, launch: launchTrusting(certificate) }), `${profile}, first visit`)}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
