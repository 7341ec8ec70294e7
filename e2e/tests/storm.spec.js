/**
 * A whole outbox through a bad line: what many residents meet over years, in a minute. One report with a photo is written and
 * sent as a resident does, with no connection. Then the device holds it many times over, each with a text, a photo and keys
 * of its own, as if it had been offline for a long time; from there on everything is the portal's own doing, over a line
 * that breaks in every way the proxy knows, while pages are loaded anew and tabs are killed.
 *
 * `STORM=1000` sets how many. Figures are printed.
 */
import { expect, test } from './support/portal.js';
import { file, photo, sha256 } from './support/photos.js';
import { FAULTS, weather } from './support/proxy.js';
import { heading, writeReport } from './support/report.js';

const HOW_MANY = Number(process.env.STORM ?? 200);
const SEED = Number(process.env.SEED ?? 20261127);
const CHANCE = 0.25;
const sending = ({ method, url }) => method === 'POST' && /^\/api\/(attachments|reports)/.test(url);

/** What stands in the device's stores; of each photo its SHA-256. @returns {Promise<{outbox: string[], photos: [string, string][]}>} */
const onDevice = (page, withPhotos) => page.evaluate(async (also) => {
  const { outbox, keys, values } = await new Promise((done, failed) => {
    const opening = indexedDB.open('onedoor');
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const work = opening.result.transaction(['outbox', 'photos']);
      const asked = [work.objectStore('outbox').getAll(), work.objectStore('photos').getAllKeys(), also ? work.objectStore('photos').getAll() : null];
      work.oncomplete = () => {
        opening.result.close();
        const [outbox, keys, values] = asked.map((one) => one?.result);
        done({ outbox, keys, values });
      };
    };
  });
  const hex = async (bytes) => Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { outbox, photos: await Promise.all(keys.map(async (key, nth) => [key, values ? await hex(values[nth]) : ''])) };
}, withPhotos);

/** Puts the first report in there many times over, each a little different. */
const multiply = (page, many) => page.evaluate((count) => new Promise((done, failed) => {
  const opening = indexedDB.open('onedoor');
  opening.onsuccess = () => {
    const work = opening.result.transaction(['outbox', 'photos'], 'readwrite');
    work.oncomplete = () => { opening.result.close(); done(); };
    work.onerror = () => failed(work.error);
    const [outbox, photos] = [work.objectStore('outbox'), work.objectStore('photos')];
    const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    outbox.getAll().onsuccess = ({ target: { result: [first] } }) => {
      const { it } = JSON.parse(first);
      photos.get(it.parcel.report.photos[0].id).onsuccess = ({ target: { result: bytes } }) => {
        for (let nth = 1; nth < count; nth += 1) {
          const one = structuredClone(it);
          const shown = new Uint8Array(bytes.length + 4);
          // Behind the end of a JPEG anything may stand: so no photo is another's.
          shown.set(bytes);
          new DataView(shown.buffer).setUint32(bytes.length, nth);
          const [id, key] = [`p_${random()}`, random()];
          Object.assign(one, { key: random(), tries: 0 });
          one.at = new Date(Date.parse(it.at) + nth).toISOString().replace('Z', '+00:00');
          one.parcel.draft = `d_${random()}`;
          one.parcel.report.description = `Storm ${nth}`;
          Object.assign(one.parcel.report.photos[0], { id, key, bytes: shown.length });
          Object.assign(one.parcel.uploads[0], { photo: id, key, is: 'waiting', of: null });
          photos.put(shown, id);
          outbox.put(JSON.stringify({ v: JSON.parse(first).v, it: one }), one.key);
        }
      };
    };
  };
}), many);

test.describe('A full outbox and a bad line', () => {
  test.use({ badLine: true });
  test.skip(({ browserName }) => browserName !== 'chromium', 'the rules are the same in each engine, and this takes a minute');

  test(`${HOW_MANY} reports with photos: all arrive, once each, byte by byte`, async ({ page: first, context, open, line, desk }) => {
    test.setTimeout(120_000 + HOW_MANY * 2700);
    let page = first;
    await writeReport(page, open, 'Storm 0', file('lamp.jpg', await photo()));
    line.fault = (request) => (sending(request) ? 'dropBefore' : null);
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    await page.goto('about:blank');
    await page.goto(`${line.url}/icons/door.svg`); // the same device, without the portal
    await multiply(page, HOW_MANY);
    const before = await onDevice(page, true);
    expect([before.outbox.length, before.photos.length]).toEqual([HOW_MANY, HOW_MANY]);
    const shrunk = new Map(before.photos);

    line.counts = {};
    line.fault = weather(SEED, CHANCE, sending);
    const began = Date.now();
    const states = (outbox) => outbox.map((text) => JSON.parse(text).it);
    let [loads, kills, left] = [0, 0, HOW_MANY];
    while (left) {
      expect(Date.now() - began, `${left} are left`).toBeLessThan(60_000 + HOW_MANY * 2400);
      if (loads % 3 === 2) {
        // A tab is killed in the middle of what it does, and another is opened.
        const killed = page;
        page = await context.newPage();
        await killed.close();
        kills += 1;
      }
      await page.goto(`${line.url}/outbox`);
      loads += 1;
      // Some time passes, which is not the same each time.
      await page.waitForTimeout(2_500 + (loads * 977) % 3_000);
      left = states((await onDevice(page)).outbox).filter((one) => one.state.is !== 'arrived').length;
    }
    const seconds = (Date.now() - began) / 1000;
    line.fault = () => null;

    const arrived = states((await onDevice(page)).outbox);
    const numbers = new Set(arrived.map((one) => Number(one.state.receipt.reference.replace(/\D+/g, ''))));
    expect(numbers.size, 'each has a reference of its own').toBe(HOW_MANY);
    // References are given one after the other: were one report there twice, there would be a gap, or one more behind the last.
    expect(Math.max(...numbers) - Math.min(...numbers) + 1).toBe(HOW_MANY);
    expect(await desk.status(`AB-${Math.max(...numbers) + 1}`)).toBe(404);
    for (const { parcel, state: { receipt } } of arrived) {
      const headers = { 'X-Tracking-Secret': receipt.secret };
      const found = await (await page.request.get(`/api/track/${receipt.reference}`, { headers })).json();
      const [sent] = parcel.report.photos;
      expect(found.attachments.length, receipt.reference).toBe(1);
      const bytes = await (await page.request.get(`/api/attachments/${encodeURIComponent(found.attachments[0].id)}`, { headers })).body();
      expect(sha256(bytes), receipt.reference).toBe(shrunk.get(sent.id));
    }
    await page.goto(`${line.url}/outbox`);
    await heading(page, 'Outbox');
    // What a killed tab left behind goes a few seconds after the next one was opened.
    await expect.poll(async () => (await onDevice(page)).photos, { message: 'the device lets go of what has arrived', timeout: 20_000 }).toEqual([]);
    await expect(page.getByRole('main').getByText('Received').first()).toBeVisible();

    const { good, ...broken } = line.counts;
    const faults = Object.values(broken).reduce((sum, one) => sum + one, 0);
    console.log(`   ${HOW_MANY} reports with photos in ${seconds.toFixed(0)} s, ${loads} loads, ${kills} killed tabs, ${faults} faults by seed ${SEED} (${Object.entries(broken).map(([kind, times]) => `${kind} ${times}`).join(', ')})`);
    expect(Object.keys(broken).length, 'every kind of fault was met').toBe(HOW_MANY >= 200 ? FAULTS.length : Object.keys(broken).length);
  });
});
