import { audit } from './support/audit.js';
import { refused } from './support/faults.js';
import { expect, proveOneself, test } from './support/portal.js';
import { expectHeard } from './support/snapshot.js';

const topic = (page, name) => page.getByRole('region', { name });
const saved = (page) => page.getByRole('main').getByText(/^Saved at/);
const texts = (page, name) => topic(page, name).getByRole('switch', { name: /^Text/ });

test.describe('How we reach you', () => {
  test('Mair sees that her texts are blocked, why, and how to mend it', async ({ page, signIn }) => {
    await signIn('Mair', '/sign-in?return=/channels');
    await expect(page).toHaveURL('/channels');
    const cases = topic(page, 'When a case changes');
    await expect(cases.getByText(/START/).first()).toBeVisible();
    await expect(texts(page, 'When a case changes')).toHaveAccessibleDescription(/You chose this, but it will not happen. You sent STOP on .* START/);
    await expectHeard(page, 'Mair looks at how we reach her');
    await audit(page, { name: 'channels, Mair' });
  });

  test('Ceri turns texts off and it is what really happens', async ({ page, signIn }) => {
    await signIn('Ceri', '/sign-in?return=/channels');
    const switchOf = texts(page, 'When a case changes');
    await expect(switchOf).toBeChecked();
    await switchOf.click();
    await expect(switchOf).not.toBeChecked();
    await expect(saved(page)).toBeVisible();
    await expect(switchOf).toHaveAccessibleDescription(/Off/);
    await page.reload();
    await expect(switchOf).not.toBeChecked();
    await expect(topic(page, 'When a case changes')).not.toContainText('text (');
    await page.goto('/');
    await expect(page.getByRole('main')).toContainText('When a case changes: we use e-mail');
    await page.goto('/channels');
    await switchOf.click();
    await expect(switchOf).toBeChecked();
    await expect(saved(page)).toBeVisible();
  });

  test('two pages at once: a stale save is merged, not lost', { tag: '@once' }, async ({ page, context, signIn }) => {
    await signIn('Gwilym', '/sign-in?return=/channels');
    const other = await context.newPage();
    await other.goto('/channels');
    await expect(texts(other, 'Bin days')).toBeChecked();
    await topic(page, 'Bin days').getByRole('switch', { name: /^E-mail/ }).click();
    await expect(saved(page)).toBeVisible();
    await texts(other, 'Bin days').click();
    await expect(saved(other)).toBeVisible();
    await page.reload();
    await expect(topic(page, 'Bin days').getByRole('switch', { name: /^E-mail/ })).toBeChecked();
    await expect(texts(page, 'Bin days')).not.toBeChecked();
  });

  test('two devices, one of them behind: what each chose is kept, and the same choice twice is one', { tag: '@once' }, async ({ page, browser, signIn, inbox, portal }) => {
    const emails = (where) => topic(where, 'Bin days').getByRole('switch', { name: /^E-mail/ });
    await signIn('Dorothy', '/sign-in?return=/channels&lang=en');
    const other = await (await browser.newContext({ baseURL: portal.url, locale: 'en-GB' })).newPage();
    // A device that hears nothing of the first: no live line.
    await refused(other, /\/api\/me\/live/);
    await other.goto('/sign-in?return=/channels&lang=en');
    await proveOneself(other, inbox, 'Dorothy');
    const answers = [];
    other.on('response', (response) => { if (response.request().method() === 'PATCH') answers.push(response.status()); });
    const caseTexts = topic(other, 'When a case changes').getByRole('switch', { name: /^E-mail/ });
    await expect(caseTexts).toBeChecked();
    await expect(emails(page)).not.toBeChecked();
    // Different cells: the stale save is merged.
    await emails(page).click();
    await expect(saved(page)).toBeVisible();
    await expect(emails(other)).not.toBeChecked();
    await caseTexts.click();
    await expect(saved(other)).toBeVisible();
    expect(answers).toEqual([412, 200]);
    await expect(emails(other), 'what was chosen on the first is shown on the second').toBeChecked();
    await expect(caseTexts).not.toBeChecked();
    // The same cell: it is as both chose, and is saved without another word to the council.
    await expect(topic(page, 'When a case changes').getByRole('switch', { name: /^E-mail/ }), 'the first hears of it live').not.toBeChecked();
    await emails(page).click();
    await expect(emails(page)).not.toBeChecked();
    await expect(saved(page)).toBeVisible();
    await expect(emails(other)).toBeChecked();
    await emails(other).click();
    await expect(emails(other)).not.toBeChecked();
    await expect(saved(other)).toBeVisible();
    await expect.poll(() => answers).toEqual([412, 200, 412]);
    await page.reload();
    await expect(emails(page)).not.toBeChecked();
    await expect(topic(page, 'When a case changes').getByRole('switch', { name: /^E-mail/ })).not.toBeChecked();
    await other.context().close();
  });

  test('a number that sent STOP and is added again is blocked, and says how to resume', { tag: '@once' }, async ({ page, signIn }) => {
    await signIn('Mair', '/sign-in?return=/channels');
    const number = page.getByRole('listitem').filter({ hasText: '+447700900482' });
    await expect(number.getByText(/STOP was sent from this number on .* Send START to 60777/)).toBeVisible();
    await number.getByRole('button', { name: 'Remove' }).click();
    await expect(number).toHaveCount(0);
    await page.getByRole('button', { name: 'Add an address' }).click();
    await page.getByRole('radio', { name: 'Text' }).check();
    await page.getByLabel('Your mobile number').fill('07700 900482');
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await expect(number.getByText('Blocked', { exact: true })).toBeVisible();
    await expect(number.getByText(/STOP was sent from this number on .* Send START to 60777/)).toBeVisible();
    await expect(number.getByLabel('Code')).toHaveCount(0);
    await expect(texts(page, 'When a case changes')).toHaveAccessibleDescription(/You sent STOP on .* START/);
    await audit(page, { name: 'channels, blocked again' });
    // START comes from the phone; the page hears of it, and now a code can be sent.
    await page.request.post('/demo/texts', { form: { from: '07700 900482', text: 'START' } });
    await expect(number.getByText('Not verified')).toBeVisible();
    await expect(number.getByRole('button', { name: 'Send another code' })).toBeVisible();
  });

  test('Sam adds a mobile number, proves it with the code, and removes it', async ({ page, signIn, inbox }) => {
    await signIn('Sam', '/sign-in?return=/channels');
    await page.getByRole('button', { name: 'Add an address' }).click();
    await page.getByRole('radio', { name: 'Text' }).check();
    await page.getByLabel('Your mobile number').fill('07700 900123');
    const code = await inbox.codeAfter('+447700900123', () => page.getByRole('button', { name: 'Send me a code' }).click());
    const mine = page.getByRole('listitem').filter({ hasText: '+447700900123' });
    await expect(mine.getByText('Not verified')).toBeVisible();
    await mine.getByLabel('Code').fill('000000');
    await mine.getByRole('button', { name: 'Check the code' }).click();
    await expect(mine.getByLabel('Code')).toHaveAttribute('aria-invalid', 'true');
    await audit(page, { name: 'channels, a wrong code' });
    await mine.getByLabel('Code').fill(code);
    await mine.getByRole('button', { name: 'Check the code' }).click();
    await expect(mine.getByText(/Verified on/)).toBeVisible();
    await expectHeard(page, 'Sam has a verified number');
    await audit(page, { name: 'channels, Sam' });
    await mine.getByRole('button', { name: 'Remove' }).click();
    await expect(mine).toHaveCount(0);
  });

  test('a guest is told what to do', async ({ page, open }) => {
    await open('/channels');
    await expectHeard(page, 'a guest opens how we reach you');
    await audit(page, { name: 'channels, guest' });
  });
});
