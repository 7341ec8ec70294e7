/** What a resident writes stays: through a crash, a wrong clock, two tabs, and until the device is told to forget it. */
import { audit } from './support/audit.js';
import { wrongBy } from './support/clock.js';
import { expect, test } from './support/portal.js';
import { answer, chooseStreetLight, goOn, heading, holdDrafts, passNearby } from './support/report.js';

const SENTENCE = 'The lamp by the old ford has been out for three weeks';
const words = (page) => page.getByLabel('What happened?');
const saved = (page) => expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
const listed = (page) => page.getByRole('region', { name: 'Go on with a draft' }).getByRole('listitem');

/** A report as far as its words. */
async function toWords(page, open, said = 'Dark') {
  await open(`/report?service=street-light&lat=52.4153&long=-4.0829&text=${encodeURIComponent(said)}`);
  await answer(page);
  await heading(page, 'Where is it?');
  await goOn(page);
  await passNearby(page);
  await heading(page, 'What happened?');
}

/** Changes the drafts that the device has, and gives them as they were before. @returns {Promise<Record<string, any>[]>} */
const changeDrafts = (page, change) => page.evaluate((more) => new Promise((done) => {
  const before = [];
  const opening = indexedDB.open('onedoor');
  opening.onsuccess = () => {
    const work = opening.result.transaction('drafts', 'readwrite');
    const store = work.objectStore('drafts');
    store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (!cursor) return;
      const document = JSON.parse(cursor.value);
      before.push({ ...document.it });
      Object.assign(document.it, more);
      cursor.update(JSON.stringify(document));
      cursor.continue();
    };
    work.oncomplete = () => { opening.result.close(); done(before); };
  };
}), change);

test.describe('What is written stays', () => {
  test('a page that ends a second after the last key has lost nothing', async ({ page, context, open }) => {
    await toWords(page, open);
    await words(page).pressSequentially(' since Tuesday, by the ford.');
    const draft = page.url();
    await page.waitForTimeout(1_000);
    // Killed, as a phone does it: nothing of the page runs any more.
    const other = await context.newPage();
    await page.close({ runBeforeUnload: false });
    await other.goto(draft);
    await expect(words(other)).toHaveValue('Dark since Tuesday, by the ford.');
  });

  test('a page that ends with what was just typed and gone on from still on its way to a slow device has lost nothing', async ({ page, context, open }) => {
    await toWords(page, open);
    await saved(page);
    // From now on the device takes nothing more from this page: it ends before its turn.
    await page.evaluate(() => { IDBFactory.prototype.open = () => new EventTarget(); });
    await words(page).fill(SENTENCE);
    await goOn(page);
    await heading(page, 'How may we reach you?');
    await page.getByLabel('Your name').fill('Nia Powell');
    await page.reload();
    await heading(page, 'How may we reach you?');
    await expect(page.getByLabel('Your name')).toHaveValue('Nia Powell');
    await page.getByRole('link', { name: 'What happened?' }).click();
    await expect(words(page)).toHaveValue(SENTENCE);
    // The device has it now, and it stands nowhere else.
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('onedoor-now.')))).toEqual([]);
    // Another tab finds the same, and is asked nothing.
    const draft = page.url();
    await page.close();
    const again = await context.newPage();
    await again.goto(draft);
    await expect(words(again)).toHaveValue(SENTENCE);
    await expect(again.getByRole('heading', { name: 'You wrote in two tabs' })).toHaveCount(0);
  });

  test('the same service once more after a reload is the draft that was begun, and no other tab’s', async ({ page, open }) => {
    await chooseStreetLight(page, open);
    const begun = page.url();
    await chooseStreetLight(page, open);
    expect(page.url()).toBe(begun);
    await answer(page);
    await heading(page, 'Where is it?');
    await saved(page);
    await expect(page.getByRole('heading', { name: 'You wrote in two tabs' })).toHaveCount(0);
  });

  test('several drafts stand side by side; each is gone on with by itself, and one is deleted without the others', async ({ page, open }) => {
    await toWords(page, open, 'Dark by the weir.');
    await saved(page);
    await open('/report?service=pothole&text=A%20hole%20as%20deep%20as%20a%20hand.');
    await heading(page, 'A few questions');
    await page.getByRole('radio').first().check();
    await saved(page);
    await open('/report');
    await expect(listed(page)).toHaveCount(2);
    // The last one first.
    await expect(listed(page).first()).toContainText('A hole as deep as a hand.');
    await expect(listed(page).last()).toContainText('Dark by the weir.');
    await listed(page).last().getByRole('link').click();
    await expect(words(page)).toHaveValue('Dark by the weir.');
    await open('/report');
    const hole = listed(page).filter({ hasText: 'A hole' });
    await hole.getByRole('button', { name: /^Delete/ }).click();
    await hole.getByRole('button', { name: 'No, keep' }).click();
    await expect(hole.getByRole('button', { name: /^Delete/ })).toBeFocused();
    await hole.getByRole('button', { name: /^Delete/ }).click();
    await hole.getByRole('button', { name: 'Yes, delete' }).click();
    await expect(listed(page)).toHaveCount(1);
    await page.reload();
    await expect(listed(page)).toHaveText(/Dark by the weir\./);
  });

  test('a sentence on the start page comes back after a crash, goes into the report, and then is not there again', async ({ page, context, open }) => {
    const field = (tab) => tab.getByLabel('Say it in your own words');
    await open('/report');
    await field(page).fill('lamp');
    await page.waitForTimeout(1_000);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(field(page)).toHaveValue(''); // a word to search with says nothing
    await field(page).pressSequentially(SENTENCE);
    await page.waitForTimeout(1_000);
    const other = await context.newPage();
    await page.close();
    await other.goto('/report');
    await expect(field(other)).toHaveValue(SENTENCE);
    await other.getByRole('region', { name: 'Is it one of these?' }).getByRole('link', { name: 'Street light not working' }).click();
    await heading(other, 'A few questions');
    await other.getByRole('radio', { name: 'It is out' }).check();
    await saved(other);
    await other.goto('/report');
    await expect(listed(other)).toContainText('The lamp by the old ford');
    await expect(field(other)).toHaveValue('');
  });

  test('a sentence on the start page is forgotten with everything else', { tag: '@once' }, async ({ page, open }) => {
    const field = page.getByLabel('Say it in your own words');
    await open('/report');
    await field.fill(SENTENCE);
    await page.waitForTimeout(1_000);
    await page.reload();
    await expect(field).toHaveValue(SENTENCE);
    await open('/account');
    await page.getByRole('button', { name: 'Forget everything on this device' }).click();
    await expect(page.getByText('Everything is cleared from this device.')).toBeVisible();
    await open('/report');
    await expect(field).toBeVisible();
    await page.waitForTimeout(1_000);
    await expect(field).toHaveValue('');
  });

  test('what was passed before the form is not shown again on the way back to that service', { tag: '@once' }, async ({ page, open }) => {
    const { stoppers } = await (await page.request.get('/api/services/abandoned-vehicle')).json();
    await page.route(/\/api\/services\/dead-animal$/, async (route) => route.fulfill({ json: { ...await (await route.fetch()).json(), stoppers } }));
    await open('/report?service=abandoned-vehicle');
    await page.getByRole('button', { name: 'Go on with my report' }).click();
    await heading(page, 'A few questions');
    await saved(page);
    const draft = page.url().replace(/[^/]*$/, 'service');
    await open(`${draft}?service=dead-animal`);
    const pass = page.getByRole('button', { name: 'Go on with my report' });
    await pass.click();
    await heading(page, 'A few questions');
    await saved(page);
    await open(`${draft}?service=abandoned-vehicle`);
    await heading(page, 'A few questions');
    await expect(pass).toHaveCount(0);
  });
});

test.describe('Wrong clocks', { tag: '@once' }, () => {
  test('a clock that is a month ahead lets go of no draft', async ({ page, open }) => {
    await toWords(page, open, SENTENCE);
    await saved(page);
    await wrongBy(page, { days: 45 });
    for (const address of ['/report', '/', '/report']) await open(address);
    await expect(listed(page)).toContainText(SENTENCE.slice(0, 40));
    await expect(listed(page)).toContainText('Kept on this device until');
    // Also where nobody tells the time.
    await page.route(/\/api\//, (route) => route.abort());
    await open('/report');
    await expect(listed(page)).toContainText('It was to be kept until');
    await open('/report');
    await listed(page).getByRole('link').click();
    await page.unroute(/\/api\//);
    await page.reload();
    await expect(words(page)).toHaveValue(SENTENCE);
  });

  test('a clock that was behind when it was written: the resident is told, and a week later it is gone', async ({ page, open }) => {
    await toWords(page, open, SENTENCE);
    await saved(page);
    await open('/');
    await changeDrafts(page, { changed_at: '2026-01-02T09:00:00Z' });
    await open('/report');
    await expect(listed(page)).toContainText('It was to be kept until');
    await audit(page, { name: 'report, a draft whose time is over' });
    await open('/report');
    await expect(listed(page)).toContainText('It was to be kept until');
    await open('/');
    const [{ told_over: told }] = await changeDrafts(page, { told_over: new Date(Date.now() - 8 * 86_400_000).toISOString() });
    expect(Date.now() - Date.parse(told)).toBeLessThan(60_000);
    await open('/report');
    await expect(listed(page)).toHaveCount(0);
  });

  test('a report written by a clock that is a month behind is sent, and its receipt stays', async ({ page, open }) => {
    await wrongBy(page, { days: -45 });
    await toWords(page, open, SENTENCE);
    await goOn(page);
    await page.getByRole('radio', { name: 'Not at all' }).check();
    await goOn(page);
    await page.getByRole('button', { name: 'Send report' }).click();
    await heading(page, 'We have your report');
    await wrongBy(page, { days: 45 });
    await page.reload();
    await heading(page, 'We have your report');
    await expect(page.getByRole('main')).toContainText(SENTENCE);
  });
});

test.describe('Two tabs with one draft', () => {
  /** A draft that is saved, and open in a second tab: that one. */
  async function inTwoTabs(page, context, open) {
    await toWords(page, open);
    await saved(page);
    const tab = await context.newPage();
    await tab.goto(page.url());
    await expect(words(tab)).toHaveValue('Dark');
    return tab;
  }

  /** Two tabs that have written different things, before the device took either; the one that is asked first. */
  async function twoVersions(page, context, open) {
    const tab = await inTwoTabs(page, context, open);
    const letGo = await holdDrafts(tab);
    await words(page).fill('From the first tab.');
    await words(tab).fill('From the second tab.');
    await letGo();
    const asked = await Promise.race([page, tab].map(async (one) => { await one.getByRole('heading', { name: 'You wrote in two tabs' }).waitFor(); return one; }));
    return { asked, other: asked === page ? tab : page };
  }

  test('every answer that differs stands side by side, in words', async ({ page, context, open }) => {
    const tab = await inTwoTabs(page, context, open);
    // This one is at another question meanwhile.
    await tab.evaluate(() => { history.pushState({}, '', location.pathname.replace(/[^/]*$/, 'questions')); dispatchEvent(new PopStateEvent('popstate')); });
    await heading(tab, 'A few questions');
    const letGo = await holdDrafts(tab);
    await words(page).fill('From the first tab.');
    await tab.getByRole('radio', { name: 'It flickers' }).check();
    await letGo();
    const asked = await Promise.race([page, tab].map(async (one) => { await one.getByRole('heading', { name: 'You wrote in two tabs' }).waitFor(); return one; }));
    const row = (name) => asked.getByRole('rowgroup').filter({ has: asked.getByRole('rowheader', { name, exact: true }) });
    const [here, there] = asked === page ? [0, 1] : [1, 0];
    await expect(row('What is wrong with it?').getByRole('cell').nth(here)).toHaveText('It is out');
    await expect(row('What is wrong with it?').getByRole('cell').nth(there)).toHaveText('It flickers');
    await expect(row('What happened?').getByRole('cell').nth(here)).toHaveText('From the first tab.');
    await expect(row('What happened?').getByRole('cell').nth(there)).toHaveText('Dark');
    await expect(asked.getByRole('rowheader')).toHaveCount(2); // what is the same is not asked
    await audit(asked, { name: 'report, two versions' });
  });

  test('the choice holds though the tab is closed in the same moment', async ({ page, context, open }) => {
    const { asked, other } = await twoVersions(page, context, open);
    const kept = await words(asked).inputValue();
    const draft = asked.url();
    // From now on the device takes nothing more from this tab: it is closed before its turn.
    await asked.evaluate(() => { IDBFactory.prototype.open = () => new EventTarget(); });
    await asked.getByRole('button', { name: 'Keep what is here' }).click();
    await asked.close();
    await other.close();
    const again = await context.newPage();
    await again.goto(draft);
    await expect(words(again)).toHaveValue(kept);
    await expect(again.getByRole('heading', { name: 'You wrote in two tabs' })).toHaveCount(0);
  });

  test('what a closed tab could not write, while another one went on, is asked for, and neither is lost', async ({ page, context, open }) => {
    const tab = await inTwoTabs(page, context, open);
    await tab.evaluate(() => { IDBFactory.prototype.open = () => new EventTarget(); });
    await words(tab).fill('From the second tab.');
    await tab.close({ runBeforeUnload: true });
    await words(page).fill('From the first tab.');
    await saved(page);
    const draft = page.url();
    await page.close();
    const again = await context.newPage();
    await again.goto(draft);
    await expect(again.getByRole('heading', { name: 'You wrote in two tabs' })).toBeVisible();
    const row = again.getByRole('rowgroup').filter({ has: again.getByRole('rowheader', { name: 'What happened?', exact: true }) });
    await expect(row.getByRole('cell')).toHaveText(['From the first tab.', 'From the second tab.']);
  });

  test('a tab that is closed before its resident chose loses nothing: the next one asks', async ({ page, context, open }) => {
    const { asked, other } = await twoVersions(page, context, open);
    const [here, there] = [await words(asked).inputValue(), await words(other).inputValue()];
    expect(here).not.toBe(there);
    const draft = asked.url();
    await asked.close();
    await other.close();
    const again = await context.newPage();
    await again.goto(draft);
    await again.getByRole('heading', { name: 'You wrote in two tabs' }).waitFor();
    await expect(words(again)).toHaveValue(there);
    await again.getByRole('button', { name: 'Use the other tab’s' }).click();
    await expect(words(again)).toHaveValue(here);
    await saved(again);
    await again.reload();
    await expect(words(again)).toHaveValue(here);
    await expect(again.getByRole('heading', { name: 'You wrote in two tabs' })).toHaveCount(0);
  });
});
