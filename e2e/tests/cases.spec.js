import { audit } from './support/audit.js';
import * as faults from './support/faults.js';
import { expect, test } from './support/portal.js';
import { expectHeard } from './support/snapshot.js';

const light = 'Street light not working, Heol y Bont';
const said = (page) => page.getByRole('list', { name: /Everything said about this case/ });

/** Opens Mair's street light from her list; gives back its reference. */
async function openLight(page, signIn) {
  await signIn('Mair', '/sign-in?return=/cases');
  await page.getByRole('main').getByRole('link', { name: light }).click();
  await expect(page).toHaveURL(/\/cases\/AB-\d+$/);
  await expect(page.getByText('Live: news appears by itself')).toBeVisible();
  return page.url().match(/AB-\d+/)[0];
}

test.describe('Cases', () => {
  test('Mair finds her case among all of them, from whichever channel it came', async ({ page, signIn }) => {
    await signIn('Mair', '/sign-in?return=/cases');
    await expect(page.getByRole('heading', { level: 1, name: 'Your cases' })).toBeVisible();
    await expect(page.getByRole('link', { name: light })).toBeVisible();
    await expectHeard(page, 'Mair looks at her cases');
    await audit(page, { name: 'cases, Mair' });
    await page.getByLabel('Search your cases').fill('light');
    await page.getByLabel('Search your cases').press('Enter');
    await expect(page.getByRole('link', { name: light })).toBeVisible();
    await expect(page.getByRole('link', { name: /Missed recycling/ })).toHaveCount(0);
    await page.reload();
    await expect(page.getByLabel('Search your cases')).toHaveValue('light');
    await page.getByLabel('Search your cases').fill('unicorn');
    await page.getByLabel('Search your cases').press('Enter');
    await expect(page.getByText('No case fits “unicorn”.')).toBeVisible();
    await audit(page, { name: 'cases, none fits' });
  });

  test('one case says how it stands, whose turn it is, and everything that was said', async ({ page, signIn }) => {
    await openLight(page, signIn);
    await expect(page.getByRole('heading', { name: 'Your turn' })).toBeVisible();
    // A photo is fetched when she comes to it.
    const photos = page.getByRole('region', { name: 'Photos and files' });
    await photos.getByRole('listitem').first().scrollIntoViewIfNeeded();
    await expect.poll(() => photos.getByRole('img', { name: /^A lamp post beside a bench/ }).evaluate(({ naturalWidth }) => naturalWidth)).toBe(160);
    await expectHeard(page, 'Mair reads her case');
    await audit(page, { name: 'case, Mair' });
  });

  test('the council writes and it is there without a reload; Mair answers and the desk reads it', async ({ page, signIn, desk }) => {
    const reference = await openLight(page, signIn);
    await desk.write(reference, 'The fitter comes on Tuesday morning.');
    await expect(said(page).getByText('The fitter comes on Tuesday morning.')).toBeVisible();
    await page.getByLabel('Your message').fill('The river side, next to the bench');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(said(page).getByText('The river side, next to the bench')).toHaveCount(1);
    await expect(page.getByLabel('Your message')).toHaveValue('');
    await desk.reads(reference, 'The river side, next to the bench');
    await desk.move(reference, 'working', { words: 'Fitter on the way' });
    await expect(page.getByRole('main').getByText('Fitter on the way').first()).toBeVisible();
    await audit(page, { name: 'case, answered' });
  });

  test('half a message is still there after a reload', async ({ page, signIn }) => {
    await openLight(page, signIn);
    await page.getByLabel('Your message').fill('Half a sentence that');
    await expect(page.getByText('Saved on this device')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('Your message')).toHaveValue('Half a sentence that');
  });

  test('a screen stays the same screen while somebody uses it', async ({ page, signIn }) => {
    await signIn('Mair', '/sign-in?return=/cases');
    await page.getByLabel('Search your cases').fill('li');
    const field = await page.getByLabel('Search your cases').elementHandle();
    await page.waitForTimeout(6_000); // longer than any of the portal's own delays at the start
    expect(await field.evaluate((each) => each.isConnected && each === document.activeElement && each.value)).toBe('li');
  });

  test('what is not Mair’s is not shown to her', { tag: '@once' }, async ({ page, signIn, open }) => {
    await signIn('Mair');
    await open('/cases/AB-1');
    await expect(page.getByRole('main')).toContainText('We cannot find this');
    await audit(page, { name: 'case, not found' });
  });

  test('Samir with ten thousand cases sees the newest at once, and finds one', { tag: '@once' }, async ({ page, signIn }) => {
    await signIn('Samir', '/sign-in?return=/cases');
    await expect(page.getByText(/The newest \d+; there are more/)).toBeVisible();
    const before = await page.getByRole('main').getByRole('listitem').count();
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBeGreaterThan(before);
  });

  test('more that does not come is said where everybody sees it, and comes when it is asked for again', { tag: '@once' }, async ({ page, signIn }) => {
    await signIn('Samir', '/sign-in?return=/cases');
    await expect(page.getByText(/The newest \d+; there are more/)).toBeVisible();
    const [main, more] = [page.getByRole('main'), page.getByRole('button', { name: 'Show more' })];
    const before = await main.getByRole('listitem').count();
    const mend = await faults.busy(page, 40, /\/api\/me\/cases\?.*cursor=/);
    await more.click();
    await expect(main.getByText(/Try again in 40 seconds/)).toBeInViewport();
    await expect(more).toBeFocused();
    await audit(page, { name: 'cases, more did not come' });
    await mend();
    await more.click();
    await expect.poll(() => main.getByRole('listitem').count()).toBeGreaterThan(before);
    await expect(main.getByText(/Try again in 40 seconds/)).toHaveCount(0);
  });

  test('what is older comes when it is asked for; when it does not come that is said, and what is there stays', { tag: '@once' }, async ({ page, signIn }) => {
    // A page of two, as from a case with a long story.
    const events = /\/api\/me\/cases\/AB-\d+\/events/;
    await page.route(events, (route) => {
      const url = new URL(route.request().url());
      url.searchParams.set('limit', '2');
      return route.continue({ url: url.href });
    });
    await openLight(page, signIn);
    const older = page.getByRole('button', { name: 'Show older' });
    const many = () => said(page).getByRole('listitem').count();
    await expect(older).toBeVisible();
    const before = await many();
    const mend = await faults.busy(page, 40, /\/events\?.*cursor=/);
    await older.click();
    await expect(page.getByRole('main').getByText(/Try again in 40 seconds/)).toBeInViewport();
    await expect(older).toBeFocused();
    expect(await many()).toBe(before);
    await mend();
    await older.click();
    await expect.poll(many).toBeGreaterThan(before);
    await expect(page.getByRole('main').getByText(/Try again in 40 seconds/)).toHaveCount(0);
  });

  test('a message that was refused is changed and sent, and the council has it once', { tag: '@once' }, async ({ page, signIn, desk }) => {
    const reference = await openLight(page, signIn);
    const mend = await faults.invalid(page, 'Please leave out the names of neighbours.', /\/messages$/);
    await page.getByLabel('Your message').fill('Ask the neighbour at number 9.');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(said(page).getByText(/^Not sent.*leave out the names/)).toBeVisible();
    await audit(page, { name: 'case, message refused' });
    await mend();
    await page.getByLabel('Your message').fill('And ring twice.');
    await said(page).getByRole('button', { name: 'Change it' }).click();
    const box = page.getByLabel('Your message');
    await expect(box).toBeFocused();
    await expect(box).toHaveValue('Ask the neighbour at number 9.\n\nAnd ring twice.');
    await expect(said(page).getByText('Ask the neighbour at number 9.')).toHaveCount(0);
    await page.reload(); // it left the outbox, so the device has it as a draft
    await expect(box).toHaveValue('Ask the neighbour at number 9.\n\nAnd ring twice.');
    await box.fill('Ring twice, please.');
    await page.getByRole('button', { name: 'Send' }).click();
    await desk.reads(reference, 'Ring twice, please.');
    await expect(said(page).getByText('Ring twice, please.')).toHaveCount(1);
    await expect(said(page).getByText(/^Not sent/)).toHaveCount(0);
  });

  test('a guest is asked to sign in, or for the reference', async ({ page, open }) => {
    await open('/cases');
    await expectHeard(page, 'a guest opens cases');
    await audit(page, { name: 'cases, guest' });
    await page.getByRole('link', { name: 'Track a case by its reference' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Track a case' })).toBeVisible();
    await page.getByLabel('Reference').fill('AB-4821');
    await page.getByLabel('Code').fill('wrong-wrong-wrong');
    await page.getByRole('button', { name: 'Open the case' }).click();
    await expect(page.getByRole('link', { name: /We cannot open this case/ })).toBeVisible();
    await audit(page, { name: 'track, wrong code' });
  });
});
