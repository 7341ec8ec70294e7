import { audit } from './support/audit.js';
import { refused } from './support/faults.js';
import { tabTo } from './support/keyboard.js';
import { expect, test } from './support/portal.js';
import { answer, chooseStreetLight, choosePlace, goOn, heading, reachMe, say, writeReport } from './support/report.js';
import { expectHeard } from './support/snapshot.js';

test.describe('Reporting an issue', () => {
  test('a guest does it in one go, and knows what happens next and by when', async ({ page, open }) => {
    await open('/report');
    await expectHeard(page, '1 what is it about');
    await audit(page, { name: 'report, services' });
    await chooseStreetLight(page, open);
    await expectHeard(page, '2 a few questions');
    await audit(page, { name: 'report, questions' });
    await answer(page);
    await heading(page, 'Where is it?');
    await expectHeard(page, '3 where is it');
    await audit(page, { name: 'report, place' });
    await choosePlace(page);
    await heading(page, 'What happened?');
    await expectHeard(page, '4 what happened');
    await audit(page, { name: 'report, details' });
    await say(page, 'The lamp by the bridge has been out since Tuesday and the steps are dark.');
    await heading(page, 'How may we reach you?');
    await expectHeard(page, '5 how may we reach you');
    await audit(page, { name: 'report, contact' });
    await reachMe(page, 'nia@example.org');
    await expect(page.getByRole('main')).toContainText('The lamp by the bridge has been out since Tuesday');
    await expectHeard(page, '6 check your answers');
    await audit(page, { name: 'report, check' });
    await page.getByRole('button', { name: 'Send report' }).click();
    await heading(page, 'We have your report');
    await expect(page).toHaveURL(/\/report\/sent\/AB-\d+$/);
    await expectHeard(page, '7 we have your report');
    await audit(page, { name: 'report, receipt' });
    await page.getByRole('link', { name: /\/track\/AB-/ }).click();
    await expect(page).toHaveURL(/\/track\/AB-\d+#./);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Street light not working');
  });

  test('what is missing is said beside its field and in a summary that leads there', async ({ page, open }) => {
    await chooseStreetLight(page, open);
    await goOn(page);
    const summary = page.getByRole('region', { name: 'Please look at this again' });
    await expect(summary).toBeFocused();
    await summary.getByRole('link').first().click();
    await expect(page.getByRole('radio', { name: 'It is out' })).toBeFocused();
    await expectHeard(page, 'a question was not answered');
    await audit(page, { name: 'report, a question not answered' });
  });

  test('bare wires: the answer is to call now, before anything is filled in', async ({ page, open }) => {
    await chooseStreetLight(page, open);
    await page.getByRole('radio', { name: 'Wires are showing' }).check();
    await expect(page.getByRole('link', { name: /960199/ }).first()).toBeVisible();
    await expectHeard(page, 'bare wires');
    await audit(page, { name: 'report, a stopper' });
  });

  test('what was typed survives a reload, and the draft is offered on the account page', async ({ page, open }) => {
    await chooseStreetLight(page, open);
    await answer(page);
    await choosePlace(page);
    await page.getByLabel('What happened?').fill('Half a sentence that');
    await expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('What happened?')).toHaveValue('Half a sentence that');
    await open('/');
    await expect(page.getByText(/\d+ drafts? on this device/)).toBeVisible();
    await open('/report');
    await expect(page.getByRole('heading', { name: 'Go on with a draft' })).toBeVisible();
  });

  test('two tabs with one draft are told of each other, and neither writes over the other', async ({ page, context, open }) => {
    await chooseStreetLight(page, open);
    await answer(page);
    await choosePlace(page);
    await page.getByLabel('What happened?').fill('Written first.');
    await expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
    const second = await context.newPage();
    await second.goto(page.url());
    await expect(second.getByText(/open in another tab too/)).toBeVisible();
    await expect(page.getByText(/open in another tab too/)).toBeVisible();
    await second.getByLabel('What happened?').fill('Written in the second tab.');
    await expect(page.getByLabel('What happened?')).toHaveValue('Written in the second tab.');
    // Both at the same moment, sooner than the device writes.
    await Promise.all([page.getByLabel('What happened?').fill('From the first tab.'), second.getByLabel('What happened?').fill('From the second tab.')]);
    const asked = await Promise.race([page, second].map(async (tab) => { await tab.getByRole('heading', { name: 'You wrote in two tabs' }).waitFor(); return tab; }));
    await audit(asked, { name: 'report, two tabs' });
    await asked.getByRole('button', { name: 'Keep what is here' }).click();
    const kept = await asked.getByLabel('What happened?').inputValue();
    await asked.reload();
    await expect(asked.getByLabel('What happened?')).toHaveValue(kept);
  });

  test('nothing reaches the council: the report waits in the outbox, and goes when it can', async ({ page, open }) => {
    await writeReport(page, open);
    const mend = await refused(page, /\/api\/reports$/);
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    await open('/outbox');
    await expect(page.getByRole('main')).toContainText('Street light not working');
    await expectHeard(page, 'a report waits in the outbox');
    await audit(page, { name: 'outbox, waiting' });
    await mend();
    await page.getByRole('button', { name: /^Send now/ }).click();
    await expect(page.getByRole('main').getByText('Received')).toBeVisible();
    await expect(page.getByRole('link', { name: /^Receipt AB-\d+/ })).toBeVisible();
  });

  test('by the keyboard alone, to the second page', async ({ page, open }) => {
    await open('/report');
    await tabTo(page, page.getByLabel('Say it in a word or two'));
    await page.keyboard.type('lamp');
    await tabTo(page, page.getByRole('list', { name: 'What fits' }).getByRole('link', { name: 'Street light not working' }));
    await page.keyboard.press('Enter');
    await heading(page, 'A few questions');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await tabTo(page, page.getByRole('radio', { name: 'It is out' }));
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('button', { name: 'Continue' }));
    await page.keyboard.press('Enter');
    await heading(page, 'Where is it?');
  });
});

test.describe('Reporting over a bad line', () => {
  test.use({ badLine: true });

  test('the connection breaks while it is sent: it waits, goes by itself, and there is one', async ({ page, open, desk, line }) => {
    await writeReport(page, open, 'Sent into the dark.');
    line.fault = ({ method, url }) => (method === 'POST' && url === '/api/reports' ? 'dropAfter' : null);
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    await audit(page, { name: 'report, waiting' });
    line.fault = () => null;
    await page.getByRole('button', { name: 'Try again now' }).click();
    await heading(page, 'We have your report');
    const reference = page.url().match(/AB-\d+/)[0];
    await desk.reads(reference, 'Sent into the dark.');
    // References are given one after the other: a second report would have the next one.
    const next = reference.replace(/\d+/, (number) => Number(number) + 1);
    expect(await desk.status(reference)).toBe(200);
    expect(await desk.status(next)).toBe(404);
  });
});
