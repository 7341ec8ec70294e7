/**
 * The table: the account page and the report form beside a plain govuk-frontend form page, in one run, and the ratios
 * of the gate. Of the first loads bytes and ratios decide; milliseconds are shown, since shared machines drift.
 * Then what it is like to report: the journey, the search, photos, and the outbox in a storm, each with its own gate.
 *
 *     ./dev bench            BENCH_ROUNDS=9 ./dev bench for calmer figures; BENCH_LIGHTHOUSE=0 without Lighthouse;
 *                            BENCH_STORM=0 without the storm, which takes longest
 */
import { rmSync } from 'node:fs';
import { dist, startServer } from '../tests/support/server.js';
import { inKB, table } from './figures.js';
import { host, makeCertificate } from './host.js';
import { launchTrusting, report, weigh } from './weigh.js';
import { makeControl } from './control.js';
import { tookOver } from '../tests/support/ready.js';
import { journey } from './journey.js';
import { services } from './services.js';
import { photos } from './photos.js';
import { storm } from './storm.js';
import { verdict } from './stage.js';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
/** What only reporting needs, by the names of its files. */
const REPORTING = /\/(report|form|map|shrink|gallery)-[^/]+$/;

const certificate = makeCertificate();
const launch = launchTrusting(certificate);
const backend = await startServer();
const controlFolder = makeControl();
const portal = await host(dist, { certificate, backend: backend.url });
const control = await host(controlFolder, { certificate });
const targets = [
  { name: 'account page', url: `${portal.url}/`, ready: tookOver },
  { name: 'report form', url: `${portal.url}/report`, ready: tookOver },
  { name: 'plain GOV.UK form', url: `${control.url}/`, ready: 'body.govuk-frontend-supported main h1' },
];
const unmet = [];
try {
  await weigh(targets, { profile: 'desk', rounds: 1, launch }); // warm-up, not counted
  const phone = await weigh(targets, { profile: 'phone', rounds, launch });
  console.log(`\n${report(phone, 'phone (4x slower, 1.6 Mbit/s, 150 ms), first visit')}`);
  const desk = await weigh(targets, { profile: 'desk', rounds: Math.min(rounds, 3), launch });
  console.log(`\n${report(desk, 'desk, first visit')}`);
  console.log(`\nThe largest pieces of the account page: ${phone[0].first.largest.map(([bytes, path]) => `${path} ${inKB(bytes)}`).join(', ')}`);

  const plain = phone.at(-1).first;
  const gates = [
    ['bytes, of the control’s', 0.9, ({ first }) => first.bytes / plain.bytes],
    ['heading, of the control’s', 0.6, ({ first }) => first.heading / plain.heading],
    ['usable, of the control’s heading', 1.6, ({ first }) => first.usable / plain.heading],
  ];
  const ofRatio = (ratio, most) => `${ratio.toFixed(2)} ${verdict(ratio <= most)}`;
  for (const [name, most, of] of gates) {
    for (const page of phone.slice(0, -1)) if (!(of(page) <= most)) unmet.push(`${page.name}: ${name}`);
  }
  console.log(`\n${table([['gate', 'at most', ...phone.slice(0, -1).map(({ name }) => name)],
    ...gates.map(([name, most, of]) => [name, `${most}`, ...phone.slice(0, -1).map((page) => ofRatio(of(page), most))])])}`);

  const early = phone[0].first.paths.filter((path) => REPORTING.test(path));
  console.log(`\nThe account page loads nothing of the report, its map and photos, and the gallery: ${verdict(!early.length)}${early.length ? ` (${early.join(', ')})` : ''}`);
  if (early.length) unmet.push('account page: nothing of reporting is loaded');

  if (process.env.BENCH_LIGHTHOUSE !== '0') {
    const { score } = await import('./lighthouse.js');
    const rows = [['Lighthouse', 'performance/accessibility/practices/SEO', 'below 90']];
    for (const { name, url } of targets) {
      const { scores, failed } = await score(url, launch);
      rows.push([name, scores, failed.join(', ') || 'none']);
    }
    console.log(`\n${table(rows)}`);
  }

  for (const part of [journey, services, photos, storm]) {
    const broken = (error) => ({ text: `${error}`.split('\n')[0], unmet: [`${part.name}: it did not come to its end`] });
    const said = await part({ url: portal.url, backend, certificate, launch }).catch(broken);
    console.log(`\n${said.text}`);
    unmet.push(...said.unmet);
  }
} finally {
  portal.stop();
  control.stop();
  rmSync(controlFolder, { recursive: true, force: true });
  await backend.stop();
}
if (unmet.length) console.log(`\nNot met:\n${unmet.map((each) => `  ${each}`).join('\n')}`);
process.exit(unmet.length && process.env.BENCH_GATE === '1' ? 1 : 0);
