import { audit } from './support/audit.js';
import { holdClock, pass } from './support/clock.js';
import { broken, everyFault, refused, sessionEnded } from './support/faults.js';
import { expect, proveOneself, test } from './support/portal.js';
import { goOn, heading, answer, choosePlace, chooseStreetLight, passWhatWasSaid, say, writeReport } from './support/report.js';
import { expectHeard } from './support/snapshot.js';

const session = /\/api\/session$/;
const ofMair = /^Good (morning|afternoon|evening), Mair$/;
const warning = (page) => page.getByRole('region', { name: /^You will be signed out in \d minutes?$/ });
const signedOut = (page) => page.getByRole('heading', { name: 'You have been signed out' });

/** From now on the backend says that the session lasts only so long. The backend keeps its own clock, which no journey moves. */
const endsIn = (page, seconds) => page.route(session, async (route) => {
  if (route.request().method() !== 'GET') return route.continue();
  const response = await route.fetch();
  return route.fulfill({ response, json: { ...await response.json(), expires_in: seconds } });
});

/** So long that the portal asks how long the session lasts; then slowly, as the answer takes its real time. */
async function untilWarned(page) {
  await pass(page, { minutes: 26 });
  await expect(async () => {
    await pass(page, { minutes: 1 / 6 });
    await expect(warning(page)).toBeVisible({ timeout: 300 });
  }).toPass();
}

test.describe('How long a resident stays signed in', () => {
  test('before the end Mair is warned, and stays with one press', async ({ page, signIn }) => {
    await holdClock(page);
    await signIn('Mair');
    await endsIn(page, 100);
    await untilWarned(page);
    await expectHeard(page, 'the session ends soon');
    await audit(page, { name: 'session ends soon' });
    await page.unroute(session);
    await warning(page).getByRole('button', { name: 'Stay signed in' }).click();
    await expect(warning(page)).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await pass(page, { minutes: 20 });
    await expect(warning(page)).toHaveCount(0);
    await expect(signedOut(page)).toHaveCount(0);
  });

  test('staying does not work: it is said, and the warning stays', { tag: '@once' }, async ({ page, signIn }) => {
    await holdClock(page);
    await signIn('Mair');
    await endsIn(page, 100);
    await untilWarned(page);
    const mend = await refused(page, /\/api\/session\/renewal$/);
    await warning(page).getByRole('button', { name: 'Stay signed in' }).click();
    await expect(warning(page).getByRole('alert')).toContainText('We cannot reach the council’s system');
    await mend();
    await warning(page).getByRole('button', { name: 'Stay signed in' }).click();
    await expect(warning(page)).toHaveCount(0);
  });

  test('the backend knows when it ends: who is busy in another tab is not warned, and whose session has ended is told', { tag: '@once' }, async ({ page, signIn }) => {
    await holdClock(page);
    await signIn('Mair');
    await pass(page, { minutes: 40 });
    await expect(signedOut(page)).toHaveCount(0);
    await expect(warning(page)).toHaveCount(0);
    await sessionEnded(page);
    await pass(page, { minutes: 30 });
    await expect(signedOut(page)).toBeVisible();
  });

  for (const [name, days] of [['a day ahead', 1], ['a month behind', -30]]) {
    test(`a device whose clock is ${name} signs nobody out`, { tag: '@once' }, async ({ page, signIn }) => {
      await holdClock(page, new Date(Date.now() + days * 86_400_000));
      await signIn('Mair');
      await pass(page, { minutes: 2 });
      await expect(page.getByText(ofMair)).toBeVisible();
      await expect(signedOut(page)).toHaveCount(0);
      await expect(warning(page)).toHaveCount(0);
    });
  }
});

test.describe('Whether a resident is signed in', { tag: '@once' }, () => {
  test('each fault: Mair is not taken for a guest in silence, and is greeted as soon as it is known', async ({ page, signIn, open }) => {
    await signIn('Mair');
    for (const [name, fault] of Object.entries(everyFault)) {
      await test.step(name, async () => {
        const mend = await fault(page, session);
        await open('/');
        const said = page.getByRole('region', { name: 'We cannot tell whether you are signed in' });
        await expect(said).toBeVisible();
        await expect(page.getByRole('main').getByRole('link', { name: 'Report an issue' })).toBeVisible();
        await mend();
        await said.getByRole('button', { name: 'Try again' }).click();
        await expect(page.getByText(ofMair)).toBeVisible();
        await expect(said).toHaveCount(0);
      });
    }
  });

  test('it is asked again without a press', async ({ page, signIn, open }) => {
    await signIn('Mair');
    const mend = await broken(page, session);
    await open('/');
    await expect(page.getByRole('heading', { name: 'We cannot tell whether you are signed in' })).toBeVisible();
    await audit(page, { name: 'session not heard' });
    await mend();
    await expect(page.getByText(ofMair)).toBeVisible({ timeout: 15_000 });
  });

  test('a guest, whom nobody remembers, is not asked to wait for that', async ({ page, open }) => {
    await broken(page, session);
    await open('/');
    await expect(page.getByRole('heading', { name: 'No account needed' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'We cannot tell whether you are signed in' })).toHaveCount(0);
  });

  test('what Mair sends meanwhile waits, and is hers', async ({ page, signIn, open }) => {
    await signIn('Mair');
    const mend = await broken(page, session);
    await chooseStreetLight(page, open);
    await answer(page);
    await choosePlace(page);
    await say(page, 'Sent while nobody knew me.');
    await heading(page, 'How may we reach you?');
    await page.getByRole('radio', { name: /^(By e-mail|Do not)/ }).first().check();
    await page.getByLabel('Your name').fill('Mair Evans');
    await page.getByLabel('E-mail address').fill('mair@example.org');
    await goOn(page);
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    await mend();
    await expect(page.getByRole('heading', { level: 1, name: 'We have your report' })).toBeVisible({ timeout: 30_000 });
    const reference = page.url().match(/AB-\d+/)[0];
    await open(`/cases/${reference}`);
    await expect(page.getByRole('main')).toContainText('Sent while nobody knew me.');
  });
});

test.describe('On a shared computer', () => {
  test('what Mair began to write is hers when her session has ended, and is not shown to Ceri', async ({ page, signIn, open }) => {
    await signIn('Mair');
    await chooseStreetLight(page, open);
    await answer(page);
    await choosePlace(page);
    await say(page, 'The lamp by my door is out.');
    await heading(page, 'Check your answers');
    await expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
    const draft = page.url();
    await sessionEnded(page);
    await open('/report');
    const listed = page.getByRole('region', { name: 'Go on with a draft' });
    await expect(listed.getByRole('listitem')).toHaveCount(1);
    await signIn('Ceri');
    await expect(page.getByRole('main').getByText('Takes about three minutes')).toBeVisible();
    await open('/report');
    await expect(page.getByRole('banner').getByRole('link', { name: 'Ceri' })).toBeVisible();
    await expect(page.getByRole('group').first()).toBeVisible();
    await expect(listed).toHaveCount(0);
    await open(draft);
    await expect(page.getByRole('heading', { level: 1, name: 'Somebody else is writing this report' })).toBeVisible();
    await sessionEnded(page);
    await signIn('Mair');
    await expect(page.getByRole('main').getByText('1 draft')).toBeVisible();
    await open('/report');
    await expect(listed.getByRole('listitem')).toHaveCount(1);
  });

  test('what the council knows of Mair is filled in for nobody else, after her session has ended', { tag: '@once' }, async ({ page, signIn, open }) => {
    const ofMairs = /Mair Evans|mair@example\.org/;
    const link = (text) => `/report?service=street-light&lat=52.4153&long=-4.0829&text=${text}`;
    await signIn('Mair');
    await open('/report?service=street-light');
    await heading(page, 'A few questions');
    await sessionEnded(page);
    // A guest on the same computer, who takes the same service.
    await open(link('Dark by the mill.'));
    await passWhatWasSaid(page);
    await heading(page, 'How may we reach you?');
    await expect(page.getByLabel('Your name')).toHaveValue('');
    await expect(page.getByRole('main')).not.toContainText(ofMairs);
    await signIn('Ceri');
    await open(link('Dark by the ford.'));
    await passWhatWasSaid(page);
    await heading(page, /^(How may we reach you\?|Check your answers)$/);
    await expect(page.getByRole('main')).not.toContainText(ofMairs);
    for (const field of await page.getByRole('main').getByRole('textbox').all()) expect(await field.inputValue()).not.toMatch(ofMairs);
  });

  test('a sentence on the start page is hers too', { tag: '@once' }, async ({ page, signIn, open }) => {
    const field = page.getByLabel('Say it in your own words');
    const sentence = 'The lamp by my door has been out for three weeks';
    await signIn('Mair');
    await open('/report');
    await field.fill(sentence);
    await page.waitForTimeout(1_000); // by then the device has it
    await sessionEnded(page);
    await open('/report');
    await expect(page.getByRole('group').first()).toBeVisible();
    await page.waitForTimeout(500);
    await expect(field).toHaveValue('');
    await signIn('Mair');
    await open('/report');
    await expect(field).toHaveValue(sentence);
  });

  test('what a guest wrote stays a guest’s, though Mair signs in before it goes', { tag: '@once' }, async ({ page, open, signIn }) => {
    await writeReport(page, open, 'Written by a guest.');
    const mend = await refused(page, /\/api\/reports$/);
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    await signIn('Mair');
    await open('/outbox');
    await mend();
    // Nobody presses anything.
    const receipt = page.getByRole('link', { name: /^Receipt AB-\d+/ });
    await expect(receipt).toBeVisible({ timeout: 30_000 });
    const reference = (await receipt.textContent()).match(/AB-\d+/)[0];
    await receipt.click();
    await expect(page.getByRole('link', { name: /\/track\/AB-/ })).toBeVisible(); // the guest's way to it
    await open(`/cases/${reference}`);
    await expect(page.getByRole('main').getByText('We cannot find this')).toBeVisible();
  });
});

test.describe('Two tabs of one browser', () => {
  test('signed out in one is signed out in both, and nothing of Mair’s stays in either', async ({ page, signIn, context }) => {
    await signIn('Mair');
    await expect(page.getByRole('heading', { name: 'We need one thing from you' })).toBeVisible();
    const other = await context.newPage();
    await other.goto('/account');
    await other.getByRole('button', { name: 'Sign out' }).click();
    await expect(other.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'We need one thing from you' })).toHaveCount(0);
    await expect(page.getByText('Mair')).toHaveCount(0);
  });

  test('signed in in one is signed in in both', async ({ page, open, inbox, context }) => {
    await open('/?lang=en');
    await expect(page.getByRole('heading', { name: 'No account needed' })).toBeVisible();
    const other = await context.newPage();
    await other.goto('/sign-in');
    await proveOneself(other, inbox, 'Mair');
    await expect(other.getByText(ofMair)).toBeVisible();
    await expect(page.getByText(ofMair)).toBeVisible();
  });

  test('what Mair chooses is never done in Ceri’s name, who signed in meanwhile', { tag: '@once' }, async ({ page, signIn, browser, inbox, context, portal }) => {
    // Elsewhere, so that no tab is told: as in a browser whose tabs cannot talk.
    const away = await browser.newContext();
    const hers = await away.newPage();
    await hers.goto(`${portal.url}/sign-in?lang=en`);
    await proveOneself(hers, inbox, 'Ceri');
    await expect(hers.getByText(/, Ceri$/)).toBeVisible();
    const cookies = await away.cookies();

    await signIn('Mair', '/sign-in?return=/channels');
    const choices = async (where) => {
      await expect(where.getByRole('switch').first()).toBeVisible();
      return where.getByRole('switch', { name: /^E-mail/ }).evaluateAll((all) => all.map((one) => one.checked));
    };
    await hers.goto(`${portal.url}/channels`);
    const [mairs, before] = [await choices(page), await choices(hers)];
    // What both chose alike: done in Ceri's name it would change what she chose.
    const alike = mairs.findIndex((one, nth) => one === before[nth]);
    expect(alike).not.toBe(-1);
    await context.addCookies(cookies);
    await page.getByRole('switch', { name: /^E-mail/ }).nth(alike).click();
    await expect(page.getByRole('banner').getByRole('link', { name: 'Ceri' })).toBeVisible();
    await hers.reload();
    expect(await choices(hers)).toEqual(before);
    await away.close();
  });
});

test.describe('Part of the account page does not come', () => {
  const parts = { 'her cases': [/\/api\/me\/cases/, 'Your cases'], 'how we reach her': [/\/api\/me\/preferences/, 'How we reach you'], 'notices': [/\/api\/notices/, 'Good to know'], 'whether somebody is there to chat': [/\/api\/chat\/availability/, 'Whether somebody is there to chat'] };
  for (const [name, [pattern, words]] of Object.entries(parts)) {
    test(`${name}: it is said, the rest is there, and trying again brings it`, { tag: name === 'her cases' ? [] : '@once' }, async ({ page, signIn, open }) => {
      await signIn('Mair');
      await refused(page, /\/api\/me\/live/); // a line that stands brings it by itself
      const mend = await broken(page, pattern);
      await open('/');
      const said = page.getByRole('main').getByRole('alert').filter({ hasText: 'Some of this page is missing' });
      await expect(said.getByRole('listitem')).toHaveText([words]);
      await expect(page.getByText(ofMair)).toBeVisible();
      if (name === 'her cases') {
        await expectHeard(page, 'the account page without cases');
        await audit(page, { name: 'account page with a gap' });
      }
      await mend();
      await said.getByRole('button', { name: 'Try again' }).click();
      await expect(said).toHaveCount(0);
      await expect(page.getByRole('heading', { name: 'Open cases' })).toBeVisible();
    });
  }
});
