import { readFile } from 'node:fs/promises';
import { audit } from './support/audit.js';
import { tooMany } from './support/faults.js';
import { press, tabTo } from './support/keyboard.js';
import { expect, test } from './support/portal.js';
import { answer, chooseStreetLight, choosePlace, goOn, heading, passNearby, reachMe, say, send, writeReport } from './support/report.js';
import { expectHeard } from './support/snapshot.js';
import { inLanguage } from './support/words.js';

test.describe('Reporting an issue', () => {
  test('a guest does it in one go, and knows what happens next and by when', async ({ page, open, browserName }) => {
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
    const link = page.getByRole('link', { name: /\/track\/AB-/ });
    if (browserName !== 'firefox') { // its driver does not tell of what is saved
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save as a file' }).click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toBe(`${page.url().match(/AB-\d+/)[0]}.txt`);
      const kept = await readFile(await saved.path(), 'utf8');
      // All that was sent, with the way to follow it.
      for (const part of ['Street light not working', 'It is out', 'Heol y Bont', 'The lamp by the bridge has been out since Tuesday and the steps are dark.',
        'Nia Powell', 'nia@example.org', await link.evaluate((it) => it.href)]) expect(kept).toContain(part);
    }
    await link.click();
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

  test('each answer can be changed from the last page, which comes back', async ({ page, open }) => {
    await writeReport(page, open);
    for (const [change, title] of [
      ['What is wrong with it?', 'A few questions'], ['Where is it?', 'Where is it?'], ['What happened?', 'What happened?'],
      ['How may we reach you?', 'How may we reach you?'],
    ]) {
      await test.step(change, async () => {
        await page.getByRole('link', { name: `Change ${change}` }).click();
        await heading(page, title);
        await expect(page.getByRole('link', { name: 'Back to Check your answers' })).toBeVisible();
        await goOn(page);
        await heading(page, 'Check your answers');
      });
    }
  });

  test('by the keyboard alone, from the first word to the receipt, and to the outbox and back on the way', async ({ page, open }) => {
    const onward = () => press(page, page.getByRole('button', { name: 'Continue' }));
    await open('/report');
    await tabTo(page, page.getByLabel('Say it in your own words'));
    await page.keyboard.type('lamp');
    await press(page, page.getByRole('list', { name: 'What fits' }).getByRole('link', { name: 'Street light not working' }));
    await heading(page, 'A few questions');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await press(page, page.getByRole('radio', { name: 'It is out' }), 'Space');
    await onward();

    await heading(page, 'Where is it?');
    const nearby = page.waitForResponse(/\/api\/reports\/nearby\?/);
    await tabTo(page, page.getByLabel('Street, place or postcode'));
    await page.keyboard.type('heol y b');
    await page.getByRole('option', { name: /Heol y Bont/ }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Choose another place' })).toBeFocused();
    await (await nearby).finished();
    await onward();
    // Some of Heol y Bont’s lamps are dark in the demo.
    await heading(page, 'Has it been reported already?');
    await press(page, page.getByRole('button', { name: 'Mine is another one' }));

    await heading(page, 'What happened?');
    await tabTo(page, page.getByLabel('What happened?'));
    await page.keyboard.type('The lamp at the ford is out.');
    await onward();
    await heading(page, 'How may we reach you?');
    await press(page, page.getByRole('radio', { name: 'By e-mail' }), 'Space');
    await tabTo(page, page.getByLabel('Your name'));
    await page.keyboard.type('Nia Powell');
    await tabTo(page, page.getByLabel('E-mail address'));
    await page.keyboard.type('ford@example.org');
    await onward();

    await heading(page, 'Check your answers');
    await press(page, page.getByRole('link', { name: 'Change What happened?' }));
    await heading(page, 'What happened?');
    await tabTo(page, page.getByLabel('What happened?'));
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' It is dark.');
    await onward();
    await heading(page, 'Check your answers');
    const mend = await tooMany(page, 600, /\/api\/reports$/);
    await press(page, page.getByRole('button', { name: 'Send report' }));
    // What is said of it stands before the button; round the end of the page Firefox would leave it.
    await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Outbox' }), { backwards: true });
    await page.keyboard.press('Enter');
    await heading(page, 'Outbox');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await mend();
    await press(page, page.getByRole('button', { name: /^Send now/ }));
    await expect(page.getByRole('main').getByText('Received')).toBeVisible();
    await press(page, page.getByRole('link', { name: /^Receipt AB-\d+/ }));
    await heading(page, 'We have your report');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByRole('main')).toContainText('The lamp at the ford is out. It is dark.');
    await press(page, page.getByRole('link', { name: /\/track\/AB-/ }));
    await heading(page, /Street light/);
  });
});

test.describe('The service’s own questions', () => {
  test('a number, several choices and a kind that nobody has heard of, through to the receipt', async ({ page, open }) => {
    await page.route(/\/api\/services\/pothole$/, async (route) => {
      const service = await (await route.fetch()).json();
      service.attributes.find(({ code }) => code === 'width').datatype = 'barometer';
      await route.fulfill({ json: service });
    });
    await open('/report?service=pothole&lat=52.4153&long=-4.0829&text=Deep');
    await heading(page, 'A few questions');
    await page.getByRole('radio', { name: 'No' }).check();
    const [depth, width] = [page.getByLabel(/About how deep/), page.getByLabel(/About how wide/)];
    await expect(width).toHaveAttribute('type', 'text'); // it degrades to text
    await depth.fill('deep');
    await goOn(page);
    await expect(page.getByRole('region', { name: 'Please look at this again' })).toBeFocused();
    await depth.fill('101');
    await goOn(page);
    await expect(page.getByRole('region', { name: 'Please look at this again' })).toContainText('100');
    await depth.fill('7.5');
    await width.fill('40');
    for (const name of ['Where wheels run', 'At a crossing', 'At the edge']) await page.getByRole('checkbox', { name }).check();
    await page.getByRole('checkbox', { name: 'At a crossing' }).uncheck();
    await audit(page, { name: 'report, each kind of question' });
    await goOn(page);
    await heading(page, 'Where is it?');
    await goOn(page);
    await passNearby(page);
    await say(page, 'Deep.');
    await page.getByRole('radio', { name: 'Not at all' }).check();
    await goOn(page);
    await heading(page, 'Check your answers');
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/reports'));
    const { reference, link } = await send(page);
    await sent;
    for (const words of ['7.5 cm', '40 cm', 'Where wheels run', 'At the edge']) await expect(page.getByRole('main')).toContainText(words);
    await expect(page.getByRole('main')).not.toContainText('At a crossing');
    const headers = { 'X-Tracking-Secret': decodeURIComponent(link.split('#')[1]) };
    const { answers } = await (await page.request.get(`/api/track/${reference}`, { headers })).json();
    expect(answers.map(({ answer: given }) => given).join(' ')).toMatch(/7\.5.*40.*Where wheels run.*At the edge/);
  });
});

test.describe('The shortest report, by keyboard', () => {
  for (const tag of ['cy', 'ar']) {
    test(`in ${tag}`, async ({ page, open }) => {
      const said = inLanguage(tag);
      const onward = () => press(page, page.getByRole('button', { name: said.words('report-continue') }));
      const isHere = async (name) => {
        await heading(page, said.words(name));
        await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
      };
      await open(`/report?lang=${tag}`);
      await expect(page.locator('html')).toHaveAttribute('lang', tag);
      await expect(page.locator('html')).toHaveAttribute('dir', tag === 'ar' ? 'rtl' : 'ltr');
      await tabTo(page, page.getByLabel(said.words('report-search')));
      await page.keyboard.type(said.service('street-light').keywords[0]);
      await press(page, page.getByRole('link', { name: said.service('street-light').name }).first());
      await isHere('step-questions');
      await press(page, page.getByRole('radio').first(), 'Space');
      await onward();
      await isHere('step-place');
      await tabTo(page, page.getByLabel(said.words('place-words')));
      await page.keyboard.type(said.place);
      await onward();
      await isHere('step-details');
      await tabTo(page, page.getByLabel(said.words('details-what')));
      await page.keyboard.type(said.text);
      await onward();
      await isHere('step-contact');
      // One stop for the group; the arrow goes round to the last.
      await tabTo(page, page.getByRole('radio', { name: said.words('contact-by-email') }));
      await page.keyboard.press('ArrowUp');
      await expect(page.getByRole('radio', { name: said.words('contact-by-none') })).toBeChecked();
      await onward();
      await isHere('step-check');
      await audit(page, { name: `report, check, ${tag}` });
      await press(page, page.getByRole('button', { name: said.words('check-send') }));
      await isHere('sent-title');
      for (const words of [said.text, said.place, said.service('street-light').name]) await expect(page.getByRole('main')).toContainText(words);
      await audit(page, { name: `receipt, ${tag}` });
    });
  }
});

test.describe('Starting a report from anything', () => {
  test('a sentence is answered with suggestions, and goes along', async ({ page, open }) => {
    await open('/report');
    const sentence = 'The lamp by the bridge is out since Tuesday';
    await page.getByLabel('Say it in your own words').fill(sentence);
    await expect(page.getByRole('heading', { name: 'Is it one of these?' })).toBeVisible();
    await audit(page, { name: 'report, a suggestion' });
    await page.getByRole('region', { name: 'Is it one of these?' }).getByRole('link', { name: 'Street light not working' }).click();
    await heading(page, 'A few questions');
    expect(page.url()).not.toContain('bridge');
    await expect(page.getByText('About 4 short pages, then you check and send.')).toBeVisible();
    await answer(page);
    await choosePlace(page);
    await expect(page.getByLabel('What happened?')).toHaveValue(sentence);
  });

  test('what is answered before the form is shown whatever came along, not again once it was passed, and for another service', async ({ page, open }) => {
    await open('/report');
    await page.getByLabel('Say it in your own words').fill('An old van was left here for weeks, it is a wreck');
    await page.getByRole('region', { name: 'Is it one of these?' }).getByRole('link', { name: 'Abandoned vehicle' }).click();
    const article = page.getByRole('region', { name: 'Is it really abandoned?' });
    await expect(article).toBeVisible();
    await page.reload();
    await expect(article).toBeVisible();
    await page.getByRole('button', { name: 'Go on with my report' }).click();
    await heading(page, 'A few questions');
    await expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
    await page.reload();
    await heading(page, 'A few questions');
    await open(page.url().replace(/[^/]*$/, 'service?service=water-leak'));
    await expect(page.getByRole('region', { name: /water/i })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Go on with my report' })).toHaveCount(0);
  });

  test('a link starts a report with what it names, and nothing that it should not', async ({ page, open }) => {
    const hostile = encodeURIComponent('<img src=x onerror=alert(1)>');
    await open(`/report?service=street-light&lat=52.4153&long=-4.0829&place=By%20the%20bench&text=It%20is%20dark%20${hostile}&case=AB-4821&admin=1`);
    await heading(page, 'A few questions');
    await answer(page);
    await heading(page, 'Where is it?');
    await expect(page.getByRole('heading', { name: 'You chose' })).toBeVisible();
    await expect(page.getByLabel('Anything that helps us find it')).toHaveValue('By the bench');
    await goOn(page);
    await passNearby(page);
    await expect(page.getByLabel('What happened?')).toHaveValue('This is about case AB-4821.\n\nIt is dark <img src=x onerror=alert(1)>');
  });

  test('a link to a road of somebody else’s says who looks after it, once, and the report goes on without the place', { tag: '@once' }, async ({ page, open }) => {
    const theirs = page.getByRole('region', { name: /^A4487 trunk road/ });
    const link = 'lat=52.447&long=-4.06&place=By%20the%20lay-by&text=It%20is%20dark';
    await open(`/report?service=street-light&${link}`);
    await expect(theirs.getByRole('link', { name: /\d{4}/ })).toHaveAttribute('href', /^tel:/);
    await audit(page, { name: 'report, a link to a road of somebody else’s' });
    await page.getByRole('button', { name: 'Go on with my report' }).click();
    await heading(page, 'A few questions');
    await answer(page);
    await heading(page, 'Where is it?');
    await expect(page.getByRole('heading', { name: 'You chose' })).toHaveCount(0);
    await expect(page.getByLabel('Or say where it is in your own words')).toHaveValue('');
    await choosePlace(page);
    await expect(page.getByLabel('What happened?')).toHaveValue('It is dark');

    await open(`/report?${link}`);
    await expect(theirs.getByRole('link', { name: /\d{4}/ })).toHaveAttribute('href', /^tel:/);
    await expect(page.getByText('Your report is about this place')).toHaveCount(0);
    await page.getByLabel('Say it in your own words').fill('lamp');
    await page.getByRole('list', { name: 'What fits' }).getByRole('link', { name: 'Street light not working' }).click();
    await heading(page, 'A few questions');
  });

  test('a link that makes no sense leads to the start all the same', { tag: '@once' }, async ({ page, open }) => {
    await open(`/report?service=&lat=north&long=1e9&place=${'x'.repeat(300)}&case=%00`);
    await heading(page, 'Report an issue');
    await expect(page.getByLabel('Say it in your own words')).toHaveValue('');
  });
});
