/** Who reports, for whom, and how they are told: known, signed out, somebody else, without a name. */
import { audit } from './support/audit.js';
import { sessionEnded, slow } from './support/faults.js';
import { file, photo } from './support/photos.js';
import { expect, proveOneself, test } from './support/portal.js';
import { answer, chooseStreetLight, choosePlace, goOn, heading, passNearby, passWhatWasSaid, say, send, toContact } from './support/report.js';
import { sheets } from './support/theme.js';

test.describe('Who reports, and for whom', () => {
  test('Mair is known, so nobody asks her: a step less, and the way to change it', async ({ page, signIn, open }) => {
    await signIn('Mair');
    await chooseStreetLight(page, open);
    await expect(page.getByText('Street light not working, step 2 of 5')).toBeVisible();
    await expect(page.getByText('About 3 short pages, then you check and send.')).toBeVisible();
    await answer(page);
    await choosePlace(page);
    await say(page, 'The lamp by the bridge is out.');
    await heading(page, 'Check your answers');
    await expect(page.getByText('step 5 of 5')).toBeVisible();
    await expect(page.getByRole('main')).toContainText('mair@example.org');
    await audit(page, { name: 'report, check, a resident' });
    await page.getByRole('link', { name: 'Change How may we reach you?' }).click();
    await heading(page, 'How may we reach you?');
    await expect(page.getByLabel('Your name')).toHaveValue('Mair Evans');
    await goOn(page);
    await heading(page, 'Check your answers');
  });

  test('Mair signs in where she is asked how to be told: what she prefers is filled in when it comes, over nothing that she typed', async ({ page, open, inbox }) => {
    await open('/report?lang=en');
    await toContact(page, open);
    await page.getByLabel('Your name').fill('M. Evans');
    await expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
    await slow(page, 1_500, /\/api\/me\/preferences/);
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await proveOneself(page, inbox, 'Mair');
    await heading(page, 'How may we reach you?');
    await expect(page.getByRole('radio', { name: 'By e-mail' })).toBeChecked();
    await expect(page.getByLabel('E-mail address')).toHaveValue('mair@example.org');
    await expect(page.getByLabel('Your name')).toHaveValue('M. Evans');
    // What was taken out stays out, also when the page is loaded anew.
    await page.getByLabel('Phone number').fill('');
    await expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByText('You need no account.')).toBeHidden();
    await expect(page.getByLabel('E-mail address')).toHaveValue('mair@example.org');
    await expect(page.getByLabel('Phone number')).toHaveValue('');
  });

  test('the page that asks how to be told is loaded anew before Mair has come: she is filled in all the same', { tag: '@once' }, async ({ page, open, signIn }) => {
    await toContact(page, open);
    const contact = page.url();
    await signIn('Mair');
    await slow(page, 1_000, /\/api\/me\/preferences/);
    await open(contact);
    await expect(page.getByRole('radio', { name: 'By e-mail' })).toBeChecked();
    await expect(page.getByLabel('Your name')).toHaveValue('Mair Evans');
  });

  test('Mair’s session ended without a word: her report waits for her to sign in, and is hers', { tag: '@once' }, async ({ page, open, signIn, inbox }) => {
    await signIn('Mair');
    await open('/report?service=street-light&lat=52.4153&long=-4.0829&text=The lamp by the bridge is out.');
    await passWhatWasSaid(page);
    await heading(page, 'Check your answers');
    await sessionEnded(page);
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('main')).toContainText('Your report is safe on this device. Sign in and it goes.');
    await audit(page, { name: 'report, the session ended' });
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).first().click();
    await proveOneself(page, inbox, 'Mair');
    await heading(page, 'We have your report');
    await page.getByRole('link', { name: 'See what happens' }).click();
    await heading(page, /Street light/);
  });

  for (const [how, talk] of [['', true], [', and the browser’s tabs cannot talk', false]]) {
    test(`somebody else signed in in another tab${how}: what Mair wrote does not go as theirs, and is hers`, { tag: talk ? [] : '@once' }, async ({ page, context, open, signIn, inbox }) => {
      if (!talk) await context.addInitScript(() => { delete window.BroadcastChannel; });
      /** How many open cases whoever is signed in has. */
      const many = async () => (await (await context.request.get('/api/me/cases?limit=1')).json()).counts.open;
      await signIn('Mair');
      const hers = await many();
      await open('/report?service=street-light&lat=52.4153&long=-4.0829&text=Only Mair may send this.');
      await passWhatWasSaid(page);
      await heading(page, 'Check your answers');
      const other = await context.newPage();
      await sessionEnded(page);
      await other.goto('/sign-in?lang=en');
      await proveOneself(other, inbox, 'Ceri');
      await heading(other, 'What do you need?');
      const theirs = await many();
      if (!talk) await page.getByRole('button', { name: 'Send report' }).click();
      await heading(page, 'Somebody else is writing this report');
      expect(await many()).toBe(theirs);
      await sessionEnded(page);
      await other.goto('/sign-in');
      await proveOneself(other, inbox, 'Mair');
      await heading(other, 'What do you need?');
      // Not sent yet, it is there to be sent; else it goes now.
      if (talk) {
        await page.getByRole('button', { name: 'Send report' }).click();
        await heading(page, 'We have your report');
      }
      await expect.poll(many).toBe(hers + 1);
    });
  }

  test('begun before the council said who is here, it is hers all the same', { tag: '@once' }, async ({ page, context, open, signIn, inbox }) => {
    await signIn('Mair');
    await slow(page, 1_500, /\/api\/session$/);
    await open('/report?service=street-light&text=Only Mair may send this.');
    await heading(page, 'A few questions');
    const other = await context.newPage();
    await sessionEnded(page);
    await other.goto('/sign-in?lang=en');
    await proveOneself(other, inbox, 'Ceri');
    await heading(page, 'Somebody else is writing this report');
  });

  test('a report for somebody else says for whom, on the check page and on the receipt', async ({ page, open, browserName }) => {
    await toContact(page, open, 'The lamp outside her door is out.');
    await page.getByRole('radio', { name: 'For somebody else' }).check();
    await page.getByLabel('Their name').fill('Gwen Evans');
    await page.getByLabel('What you are to them').fill('Daughter');
    await page.getByLabel('Yes, they know about this report').check();
    await page.getByRole('radio', { name: 'By e-mail' }).check();
    await page.getByLabel('Your name').fill('Nia Powell');
    await page.getByLabel('E-mail address', { exact: true }).fill('nia@example.org');
    await goOn(page);
    // They may be contacted, and nobody said how.
    await expect(page.getByRole('region', { name: 'Please look at this again' })).toBeFocused();
    await audit(page, { name: 'report, for somebody else, wrong' });
    await page.getByLabel('Their phone number').fill('+44 7700 900517');
    await goOn(page);
    await heading(page, 'Check your answers');
    await expect(page.getByRole('main')).toContainText('Gwen Evans');
    await page.getByRole('button', { name: 'Send report' }).click();
    await heading(page, 'We have your report');
    await expect(page.getByRole('main')).toContainText('We may contact them too');
    if (browserName === 'chromium') expect(await sheets(page), 'a receipt is one page').toBe(1);
    await page.getByRole('link', { name: 'Report another near here' }).click();
    await heading(page, 'Report an issue');
    await page.getByLabel('Say it in your own words').fill('pothole');
    await page.getByRole('link', { name: 'Pothole', exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Report an issue');
    await open(page.url().replace(/\/report\/([^/]+)\/.*/, '/report/$1/place'));
    await expect(page.getByRole('heading', { name: 'You chose' })).toBeVisible();
  });

  test('four thousand characters of every plane, markup, and a name from right to left arrive as they were written', async ({ page, open }) => {
    const planes = 'é 中 \u{1F6A7} \u{20000} \u{E0041} \u{F0000} \u{10FFFD} \u202Eabc\u202C אב ال e\u0301 <img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}\n';
    const text = [...planes.repeat(60)].slice(0, 3_999).join('').concat('.');
    const name = '\u0646\u0648\u0631 <b>O’Brien</b> \u{20000}';
    await open('/report?service=litter&lat=52.4153&long=-4.0829');
    await page.getByRole('radio').first().check();
    await goOn(page);
    await heading(page, 'Where is it?');
    await goOn(page);
    await passNearby(page);
    await page.getByLabel('What happened?').fill(`${text}!`);
    await goOn(page);
    await expect(page.getByRole('region', { name: 'Please look at this again' })).toBeFocused();
    await page.getByLabel('What happened?').fill(text);
    await goOn(page);
    await page.getByRole('radio', { name: 'By e-mail' }).check();
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('E-mail address').fill('nour@exämple.org');
    await goOn(page);
    await heading(page, 'Check your answers');
    await expect(page.getByRole('main')).toContainText(name);
    const { reference, link } = await send(page);
    const headers = { 'X-Tracking-Secret': decodeURIComponent(link.split('#')[1]) };
    expect((await (await page.request.get(`/api/track/${reference}`, { headers })).json()).description).toBe(text);
    await open(link);
    await heading(page, /Litter/);
    await audit(page, { name: 'case, every plane' });
  });

  test('nobody need say who they are: the reference and its link are enough', async ({ page, open }) => {
    await toContact(page, open);
    await page.getByRole('radio', { name: 'Not at all' }).check();
    await expect(page.getByLabel('E-mail address (optional)')).toBeVisible();
    await audit(page, { name: 'report, without a name' });
    await goOn(page);
    await heading(page, 'Check your answers');
    const { link } = await send(page);
    await open(link);
    await heading(page, /Street light/);
    await expect(page.getByRole('main')).toContainText('The lamp by the bridge is out.');
  });

  test('Mair would rather not say who she is: no session goes along, her account knows nothing of it, and its link is enough', async ({ page, signIn, open, desk }) => {
    await signIn('Mair');
    await chooseStreetLight(page, open);
    await answer(page);
    await choosePlace(page);
    await say(page, 'The lamp by the bridge is out, says nobody.', file('lamp.jpg', await photo({ width: 800, height: 600 })));
    await heading(page, 'Check your answers');
    await page.getByRole('link', { name: 'You can report this without your name' }).click();
    await heading(page, 'How may we reach you?');
    await page.getByRole('checkbox', { name: 'Report this without my name' }).check();
    await expect(page.getByRole('main')).toContainText('The report is not in your account');
    await expect(page.getByLabel('Your name', { exact: true })).toHaveCount(0);
    await audit(page, { name: 'report, a resident without a name' });
    await goOn(page);
    await heading(page, 'Check your answers');
    await expect(page.getByRole('main')).toContainText('Without your name. We cannot write to you.');
    await expect(page.getByRole('main')).not.toContainText('mair@example.org');
    await page.reload();
    const sent = [];
    page.on('request', (request) => { if (request.method() === 'POST' && /\/api\/(attachments|reports)/.test(request.url())) sent.push(request); });
    const { reference, link } = await send(page);
    expect(sent).toHaveLength(2);
    for (const request of sent) {
      const headers = await request.allHeaders();
      expect([headers.cookie, headers['x-csrf-token']]).toEqual([undefined, undefined]);
    }
    await audit(page, { name: 'receipt, a resident without a name' });
    await desk.reads(reference, 'The lamp by the bridge is out, says nobody.');
    const told = await page.request.get(`/api/track/${reference}`, { headers: { 'X-Tracking-Secret': decodeURIComponent(link.split('#')[1]) } });
    expect(await told.text()).not.toMatch(/Mair|mair@/);
    // Hers as it is in the portal: neither in her list, nor by its name.
    expect((await page.request.get(`/api/me/cases/${reference}`)).status()).toBe(404);
    await open(link);
    await heading(page, /Street light/);
    await expect(page.getByRole('main')).toContainText('The lamp by the bridge is out, says nobody.');
  });

  test('where a name is asked, nobody is offered to go without', { tag: '@once' }, async ({ page, signIn, open }) => {
    await signIn('Mair');
    await open('/report?service=new-bin');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await open(page.url().replace(/[^/]*$/, 'contact'));
    await heading(page, 'How may we reach you?');
    await expect(page.getByLabel('Your name', { exact: true })).toHaveValue('Mair Evans');
    await expect(page.getByRole('checkbox', { name: 'Report this without my name' })).toHaveCount(0);
  });

  test('told by text: the number is asked for and checked, and the news goes there', { tag: '@once' }, async ({ page, open, desk, inbox }) => {
    await toContact(page, open);
    await page.getByRole('radio', { name: 'By text' }).check();
    await page.getByLabel('Your name').fill('Nia Powell');
    await page.getByLabel('Phone number').fill('12');
    await goOn(page);
    await expect(page.getByRole('region', { name: 'Please look at this again' })).toBeFocused();
    await page.getByLabel('Phone number').fill('07700 900518');
    await goOn(page);
    await heading(page, 'Check your answers');
    const { reference } = await send(page);
    await desk.move(reference, 'Work planned', { words: 'We come on Monday.' });
    await expect.poll(async () => (await inbox.letters('+447700900518')).map(({ text }) => text).join('\n')).toContain(reference);
  });

  test('a number in a text that everyone reads is pointed out, and stops nobody', { tag: '@once' }, async ({ page, open }) => {
    await chooseStreetLight(page, open);
    await answer(page);
    await choosePlace(page);
    await page.getByLabel('What happened?').fill('It is dark. Ring me on 07700 900123.');
    const hint = page.getByRole('region', { name: 'Everyone will be able to read this' });
    await expect(hint).toContainText('07700 900123');
    await audit(page, { name: 'report, a number in public' });
    await page.getByLabel('What happened?').fill('It is dark.');
    await expect(hint).toBeHidden();
    await page.getByLabel('What happened?').fill('It is dark. Ring me on 07700 900123.');
    await goOn(page);
    await heading(page, 'How may we reach you?');
  });

  test('on a shared computer everything is forgotten, also what only this tab knew', async ({ page, open }) => {
    await chooseStreetLight(page, open);
    await answer(page);
    const draft = page.url();
    await open('/account');
    await page.getByRole('button', { name: 'Forget everything on this device' }).click();
    await expect(page.getByText('Everything is cleared from this device.')).toBeVisible();
    await open('/report');
    await expect(page.getByRole('heading', { name: 'Go on with a draft' })).toBeHidden();
    await open(draft);
    await heading(page, 'This draft is not here any more');
  });
});
