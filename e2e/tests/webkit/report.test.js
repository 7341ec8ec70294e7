/** Reporting in Safari's engine: with a photo and a map, and by somebody else who joins what is reported already. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { UPRIGHT, corners, facts, photo, size } from '../support/photos.js';
import { startServer } from '../support/server.js';
import { openWebKit } from './webkit.js';

const HAPPENED = 'The lamp by the bridge has been out since Tuesday.';
/** The demo's Heol y Bont, which is chosen too: a photo from elsewhere would ask which one is meant. */
const HEOL_Y_BONT = { lat: 52.4153, long: -4.0829 };

const folder = mkdtempSync(join(tmpdir(), 'onedoor-webkit-'));
let server;
let webkit;
before(async () => { server = await startServer(); webkit = await openWebKit(server.url); });
after(async () => { await webkit?.stop(); await server?.stop(); rmSync(folder, { recursive: true, force: true }); });

async function toPlace() {
  await webkit.open('/report');
  await webkit.fill('Say it in your own words', 'lamp');
  await (await webkit.find('ul[aria-label="What fits"] a')).click();
  await webkit.heading('A few questions');
  await webkit.audit();
  await webkit.choose('It is out');
  await webkit.press('Continue');
  await webkit.heading('Where is it?');
}

/** The way on waits no longer than a moment for what is open nearby: a busy machine would. */
async function choosePlace() {
  await webkit.fill('Street, place or postcode', 'heol y b');
  await (await webkit.find('#place-list [role=option]')).click();
  await webkit.sees('You chose');
  await webkit.comes(() => performance.getEntriesByType('resource')
    .some(({ name, responseEnd }) => name.includes('/api/reports/nearby?') && responseEnd > 0), 'what is open nearby');
  await webkit.press('Continue');
  await webkit.heading('Has it been reported already?');
}

async function lookOnTheMap() {
  await webkit.press('Choose on a map');
  await webkit.sees('Under the pin: ');
  await webkit.comes(() => [...document.querySelectorAll('img.leaflet-tile-loaded')]
    .some(({ naturalWidth }) => naturalWidth > 0), 'the picture of the map');
}

/** The files of a report, as whoever has its link can fetch them. */
async function atCouncil(link) {
  const { pathname, hash } = new URL(link);
  const headers = { 'X-Tracking-Secret': decodeURIComponent(hash.slice(1)) };
  const ask = async (path) => {
    const answer = await fetch(server.url + path, { headers });
    assert.equal(answer.status, 200, path);
    return answer;
  };
  const { attachments = [] } = await (await ask(`/api${pathname}`)).json();
  return Promise.all(attachments.map(async ({ id, alt }) => (
    { alt, body: Buffer.from(await (await ask(`/api/attachments/${encodeURIComponent(id)}`)).arrayBuffer()) })));
}

/** Writes a report as far as its receipt. @returns {Promise<{reference: string, link: string}>} */
async function report() {
  const taken = join(folder, 'IMG_1.JPG');
  writeFileSync(taken, await photo({ width: 4000, height: 3000, orientation: 6, ...HEOL_Y_BONT, taken: '2026:11:18 21:30:00' }));

  await toPlace();
  await webkit.audit();
  await lookOnTheMap();
  await webkit.audit();
  await choosePlace();
  await webkit.press('Mine is another one');

  await webkit.heading('What happened?');
  await webkit.fill('What happened?', HAPPENED);
  await webkit.attach('Choose photos or files', taken);
  await webkit.find('.files img');
  await webkit.sees('Ready');
  await webkit.fill('What does it show?', 'The dark lamp');
  await webkit.audit();
  await webkit.press('Continue');

  await webkit.heading('How may we reach you?');
  await webkit.audit();
  await webkit.choose('By e-mail');
  await webkit.fill('Your name', 'Nia Powell');
  await webkit.fill('E-mail address', 'nia@example.org');
  await webkit.press('Continue');

  await webkit.heading('Check your answers');
  await webkit.sees('The dark lamp');
  await webkit.audit();
  await webkit.press('Send report');
  await webkit.heading('We have your report');
  await webkit.audit();
  const link = await (await webkit.find('a[href*="/track/AB-"]')).getAttribute('href');
  return { link, reference: link.match(/AB-\d+/)[0] };
}

test('a guest reports with a photo, and another follows that report instead of making one', async () => {
  const { link, reference } = await report();
  await webkit.sees(reference);
  assert.match(link, /\/track\/AB-\d+#./);
  const [arrived, ...more] = await atCouncil(link);
  assert.deepEqual(more, []);
  assert.equal(arrived.alt, 'The dark lamp');
  // Upright, at most 2048 wide or high, and without what the camera wrote into it.
  assert.deepEqual(await size(arrived.body), { width: 2048, height: 1536, format: 'jpeg' });
  assert.deepEqual(await corners(arrived.body), UPRIGHT);
  assert.deepEqual(await facts(arrived.body), []);
  await webkit.press('/track/AB-');
  await webkit.heading('Street light not working');

  await webkit.stop();
  webkit = await openWebKit(server.url);
  await toPlace();
  await choosePlace();
  await webkit.audit();
  await webkit.pressIn(HAPPENED, 'That is mine too');
  await webkit.heading('We tell you too');
  await webkit.audit();
  await webkit.choose('By e-mail');
  await webkit.fill('E-mail address', 'owain@example.org');
  await webkit.press('Tell me about it');
  await webkit.heading('We tell you what happens');
  await webkit.sees(reference);
  await webkit.find(`a[href*="/track/${reference}#"]`);
  await webkit.audit();
});
