import { audit } from './support/audit.js';
import { firefoxLaunch, wholeChromiumWith } from './support/browsers.js';
import { offline } from './support/offline.js';
import { expect, test } from './support/portal.js';
import { file, photo } from './support/photos.js';
import { answer, choosePlace, chooseStreetLight, goOn, heading, reachMe, say, writeReport } from './support/report.js';

// Without its window Chromium never wakes a service worker whose page is gone.
test.use({ launchOptions: [({ browserName }, use) => use(browserName === 'chromium' ? wholeChromiumWith() : firefoxLaunch), { scope: 'worker' }] });

test.describe('Without a connection', () => {
  test('a report written in the tunnel waits, and goes by itself when the train comes out', async ({ page, open, desk }) => {
    await writeReport(page, open, 'Written in the tunnel.');
    await offline(page, async () => {
      await page.getByRole('button', { name: 'Send report' }).click();
      await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
      await audit(page, { name: 'report, offline' });
    });
    // Nobody presses anything.
    await expect(page.getByRole('heading', { level: 1, name: 'We have your report' })).toBeVisible({ timeout: 30_000 });
    await desk.reads(page.url().match(/AB-\d+/)[0], 'Written in the tunnel.');
  });

  test('what waits in the tunnel can be changed there, and goes once, as it was changed', async ({ page, open, desk, browserName }) => {
    test.skip(browserName === 'firefox', 'its driver refuses requests, and does not tell the page that it has no connection');
    await writeReport(page, open, 'The lamp is out, I think.');
    await offline(page, async () => {
      await page.getByRole('button', { name: 'Send report' }).click();
      await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
      await expect(page.getByRole('main')).toContainText('You are offline');
      await page.getByRole('button', { name: 'Change the report' }).click();
      await heading(page, 'Check your answers');
      await page.getByRole('link', { name: 'Change What happened?' }).click();
      await page.getByLabel('What happened?').fill('The lamp is out, I am sure.');
      await goOn(page);
      await page.getByRole('button', { name: 'Send report' }).click();
      await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    });
    await expect(page.getByRole('heading', { level: 1, name: 'We have your report' })).toBeVisible({ timeout: 30_000 });
    const reference = page.url().match(/AB-\d+/)[0];
    await desk.reads(reference, 'The lamp is out, I am sure.');
    expect(await desk.status(reference.replace(/\d+/, (number) => Number(number) + 1))).toBe(404);
  });

  test('a screen that was not fetched yet says so, keeps the phone in sight, and can be tried again', async ({ page, open }) => {
    await open('/');
    await offline(page, async () => {
      await page.getByRole('link', { name: 'Report an issue' }).first().click();
      await expect(page.getByRole('main').getByRole('alert')).toContainText(/cannot reach/);
      await expect(page.getByRole('contentinfo').getByRole('link', { name: '01632 960100' }).first()).toBeVisible();
    });
    await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
    await heading(page, 'Report an issue');
  });

  test('half a message on a case survives the tab', async ({ page, signIn, context }) => {
    await signIn('Mair', '/sign-in?return=/cases/AB-4821');
    await page.getByLabel('Your message').fill('The side of the');
    await expect(page.getByText('Saved on this device').first()).toBeVisible();
    await page.close();
    const again = await context.newPage();
    await again.goto('/cases/AB-4821');
    await expect(again.getByLabel('Your message')).toHaveValue('The side of the');
  });
});

/** The worker has come; without a connection it never would. */
const workerStands = (page) => expect.poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).active)), { timeout: 20_000 }).toBe(true);

/** Sends in a tunnel, and closes the tab once the worker has been asked to send. */
async function sendAndClose(page) {
  await workerStands(page);
  await offline(page, async () => {
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).sync.getTags())).toEqual(['onedoor-outbox']);
    await page.close();
  });
}

/** Another page of the same device, which is not the portal: only the worker is there to send. */
async function elsewhere(context) {
  const other = await context.newPage();
  await other.goto('/icons/door.svg');
  return other;
}

/** What the device has in its stores. */
const onDevice = (page) => page.evaluate(() => new Promise((done) => {
  const opening = indexedDB.open('onedoor');
  opening.onsuccess = () => {
    const names = ['outbox', 'photos', 'drafts', 'tracked'];
    const work = opening.result.transaction(names);
    const all = names.map((name) => work.objectStore(name).getAll());
    work.oncomplete = () => {
      opening.result.close();
      const [outbox, photos, drafts, tracked] = all.map(({ result }) => result);
      done({ outbox: outbox.map((text) => JSON.parse(text).it), photos, drafts, tracked });
    };
  };
}));

test.describe('Opened before', () => {
  test.use({ serviceWorkers: 'allow' });
  test.skip(({ browserName }) => browserName === 'firefox', 'without a connection its driver does not ask the service worker either');

  test('it opens without a connection, a report is written in it, and goes by itself later', async ({ page, open }) => {
    await chooseStreetLight(page, open); // what the council asks about a street light is known from now on
    const kept = () => page.evaluate(async () => (await (await caches.open('assets')).keys()).map(({ url }) => url).join(' '));
    await expect.poll(kept, { timeout: 20_000 }).toMatch(/(?=.*\/report-)(?=.*\/form-)/);
    await page.reload();
    await offline(page, async () => {
      await chooseStreetLight(page, open);
      await answer(page);
      await heading(page, 'Where is it?');
      await page.getByLabel('Or say where it is in your own words').fill('On the bridge, by the bench');
      await goOn(page);
      await say(page, 'Out since Tuesday.');
      await reachMe(page, 'nia@example.org');
      await page.getByRole('button', { name: 'Send report' }).click();
      await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
      await page.reload();
      await open('/outbox');
      await expect(page.getByText('Out since Tuesday.')).toBeVisible();
    });
    await open('/outbox');
    await expect(page.getByRole('link', { name: 'Receipt' }).first()).toBeVisible({ timeout: 30_000 });
  });

  test('the tab is closed in the tunnel: the report goes without it, with its photo, once', async ({ page, context, open, desk, browserName }) => {
    test.skip(browserName !== 'chromium', 'no other engine wakes a service worker for this; there it goes when the portal is next opened');
    await writeReport(page, open, 'Sent by nobody.', file('lamp.jpg', await photo()));
    await sendAndClose(page);

    const other = await elsewhere(context);
    await expect.poll(async () => (await onDevice(other)).outbox.map(({ state }) => state.is), { timeout: 30_000 }).toEqual(['arrived']);
    const { outbox: [{ state: { receipt } }], photos, drafts, tracked } = await onDevice(other);
    expect([photos, drafts, tracked].map((kept) => kept.length)).toEqual([0, 0, 1]);
    const { reference } = receipt;
    await desk.reads(reference, 'Sent by nobody.');
    expect(await desk.status(reference.replace(/\d+/, (number) => Number(number) + 1))).toBe(404);
    const again = await context.newPage();
    await again.goto(`/report/sent/${reference}`);
    await heading(again, 'We have your report');
    await again.getByRole('link', { name: /\/track\/AB-/ }).click();
    await expect(again.getByRole('main')).toContainText('Sent by nobody.');
    const there = await again.request.get(`/api/track/${reference}`, { headers: { 'X-Tracking-Secret': receipt.secret } });
    expect((await there.json()).attachments).toHaveLength(1);
  });
});

test.describe('Opened before, by a resident', () => {
  test.use({ serviceWorkers: 'allow' });
  test.skip(({ browserName }) => browserName !== 'chromium', 'no other engine wakes a service worker for this');

  test('a report without a name goes from the worker too without a session', async ({ page, context, open, signIn }) => {
    await signIn('Mair');
    await chooseStreetLight(page, open);
    await answer(page);
    await choosePlace(page);
    await say(page, 'Sent by nobody, says nobody.', file('lamp.jpg', await photo({ width: 400, height: 300 })));
    await page.getByRole('link', { name: 'You can report this without your name' }).click();
    await page.getByRole('checkbox', { name: 'Report this without my name' }).check();
    await goOn(page);
    await heading(page, 'Check your answers');
    await sendAndClose(page);
    const other = await elsewhere(context);
    await expect.poll(async () => (await onDevice(other)).outbox.map(({ state }) => state.is), { timeout: 30_000 }).toEqual(['arrived']);
    const { reference, secret } = (await onDevice(other)).outbox[0].state.receipt;
    expect((await other.request.get(`/api/me/cases/${reference}`)).status()).toBe(404);
    const there = await other.request.get(`/api/track/${reference}`, { headers: { 'X-Tracking-Secret': secret } });
    expect((await there.json()).attachments).toHaveLength(1);
  });
});

test.describe('Opened before, on a bad line', () => {
  test.use({ serviceWorkers: 'allow', badLine: true });
  test.skip(({ browserName }) => browserName !== 'chromium', 'no other engine wakes a service worker for this');

  test('of two reports the worker sends the older first; what it has sent of one is told, and does not go again', async ({ page, context, open, line }) => {
    test.setTimeout(120_000);
    const uploads = [];
    const reports = [];
    let broken = true;
    line.fault = ({ method, url }) => {
      if (method !== 'POST') return null;
      if (url === '/api/reports') reports.push(url);
      if (!url.startsWith('/api/attachments')) return null;
      uploads.push(new URL(url, page.url()).searchParams.get('name'));
      return broken && uploads.length === 3 ? 'status503' : null;
    };
    const photos = async (...names) => Promise.all(names.map(async (name) => file(name, await photo({ width: 400, height: 300 }))));
    await writeReport(page, open, 'The older one.', await photos('old.jpg'));
    const tab = await context.newPage();
    await chooseStreetLight(tab, (address) => tab.goto(address));
    await answer(tab);
    await choosePlace(tab);
    await tab.getByLabel('What happened?').fill('The newer one.');
    await tab.getByLabel('Choose photos or files').setInputFiles(await photos('new-1.jpg', 'new-2.jpg'));
    await expect(tab.getByText(/^Ready/)).toHaveCount(2);
    await goOn(tab);
    await reachMe(tab, 'nia@example.org');
    await workerStands(page);
    await offline(page, async () => {
      for (const one of [page, tab]) {
        await one.getByRole('button', { name: 'Send report' }).click();
        await expect(one.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
      }
      await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).sync.getTags())).toEqual(['onedoor-outbox']);
      await tab.close();
      await page.close();
    });
    const other = await elsewhere(context);
    const stand = async () => (await onDevice(other)).outbox.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
      .map(({ state, parcel }) => [parcel.report.description, state.is, parcel.uploads.map(({ is }) => is).join(' ')]);
    await expect.poll(stand, { timeout: 30_000 }).toEqual([['The older one.', 'arrived', 'sent'], ['The newer one.', 'waiting', 'sent waiting']]);
    expect([uploads, reports.length]).toEqual([['old.jpg', 'new-1.jpg', 'new-2.jpg'], 1]);
    broken = false;
    const again = await context.newPage();
    await again.goto('/outbox');
    await expect.poll(stand, { timeout: 30_000 }).toEqual([['The older one.', 'arrived', 'sent'], ['The newer one.', 'arrived', 'sent sent']]);
    expect([uploads, reports.length]).toEqual([['old.jpg', 'new-1.jpg', 'new-2.jpg', 'new-2.jpg'], 2]);
  });

  test('two messages on a case: the worker sends them in the order in which they were written', async ({ page, context, open, line, signIn, desk }) => {
    await signIn('Mair', '/sign-in?return=/cases/AB-4821');
    const asked = [];
    line.fault = ({ method, url }) => {
      const [what] = method === 'POST' ? url.match(/\/api\/(reports|me\/cases\/[^/]+\/messages)$/) ?? [] : [];
      if (what) asked.push(what);
      return null;
    };
    await workerStands(page);
    await page.reload();
    await page.getByLabel('Your message').waitFor();
    await offline(page, async () => {
      for (const words of ['First in the tunnel.', 'Then this.']) {
        await page.getByLabel('Your message').fill(words);
        await page.getByRole('button', { name: 'Send', exact: true }).click();
        await expect(page.getByLabel('Your message')).toHaveValue('');
      }
      await expect.poll(async () => (await onDevice(page)).outbox.length).toBe(2);
      await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).sync.getTags())).toEqual(['onedoor-outbox']);
      await page.close();
    });
    const other = await elsewhere(context);
    await expect.poll(async () => (await onDevice(other)).outbox.map(({ state }) => state.is), { timeout: 30_000 }).toEqual(['arrived', 'arrived']);
    expect(asked).toHaveLength(2);
    const events = await (await other.request.get('/api/me/cases/AB-4821/events')).json();
    const mine = events.items.filter(({ text }) => ['First in the tunnel.', 'Then this.'].includes(text)).reverse(); // the newest comes first
    expect(mine.map(({ text }) => text)).toEqual(['First in the tunnel.', 'Then this.']);
    await desk.reads('AB-4821', 'Then this.');
  });

  test('the worker is asked to wait: it sends nothing else either, that is put down, and the next page obeys it too', async ({ page, context, open, line }) => {
    let asked = 0;
    line.fault = ({ method, url }) => {
      const sends = method === 'POST' && url === '/api/reports';
      asked += sends;
      return sends ? 'statusHour' : null;
    };
    await writeReport(page, open, 'Sent into a busy hour.');
    const tab = await context.newPage();
    await writeReport(tab, (address) => tab.goto(address), 'Another one.');
    await workerStands(tab);
    await offline(tab, async () => {
      await page.getByRole('button', { name: 'Send report' }).click();
      await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
      await tab.getByRole('button', { name: 'Send report' }).click();
      await expect(tab.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
      await expect.poll(() => tab.evaluate(async () => (await navigator.serviceWorker.ready).sync.getTags())).toEqual(['onedoor-outbox']);
      await page.close();
      await tab.close();
    });
    const other = await elsewhere(context);
    const stands = async () => (await onDevice(other)).outbox.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
      .map(({ state, unanswered }) => [state.is, state.after?.is === 'down', unanswered]);
    await expect.poll(stands, { timeout: 30_000 }).toEqual([['waiting', true, true], ['waiting', false, false]]);
    await other.waitForTimeout(1_000);
    expect(asked).toBe(1);
    const again = await context.newPage();
    await again.goto('/outbox');
    await expect(again.getByRole('main')).toContainText('Sent into a busy hour.');
    // One may have arrived: it is not offered for change.
    await expect(again.getByRole('button', { name: /^Send now/ })).toHaveCount(2);
    await expect(again.getByRole('button', { name: /^Change/ })).toHaveCount(1);
    await again.waitForTimeout(3_000); // longer than the first pause of its own
    expect(asked).toBe(1);
  });
});
