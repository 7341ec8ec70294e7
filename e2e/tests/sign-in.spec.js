import { audit } from './support/audit.js';
import { sessionEnded, slow } from './support/faults.js';
import { press } from './support/keyboard.js';
import { expect, proveOneself, test } from './support/portal.js';
import { expectHeard } from './support/snapshot.js';

test.describe('Signing in', () => {
  test('Mair signs in with the code from her e-mail, and out again', async ({ page, signIn }) => {
    await signIn('Mair');
    await expect(page).toHaveURL('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await page.goto('/account');
    await expect(page.getByText('Mair Evans')).toBeVisible();
    await expectHeard(page, 'Mair looks at her details');
    await audit(page, { name: 'details, Mair' });
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
    await expect(page.getByText('Mair')).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'No account needed' })).toBeVisible();
  });

  test('on a shared computer: what was Mair’s is gone before Ceri’s has come, and does not come back late', { tag: '@once' }, async ({ page, signIn, inbox }) => {
    await signIn('Mair');
    const hers = page.getByRole('heading', { name: 'We need one thing from you' });
    await expect(hers).toBeVisible();
    await page.getByRole('banner').getByRole('link', { name: 'Mair' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await slow(page, 3_000, /\/api\/me\/(cases|preferences)/);
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
    await proveOneself(page, inbox, 'Ceri');
    await expect(page.getByText(/, Ceri$/)).toBeVisible();
    await expect(hers).toBeHidden();
    await expect(page.getByRole('main')).not.toContainText('AB-4821');
    await expect(page.getByRole('heading', { name: 'Open cases' })).toBeHidden();
  });

  test('on a shared computer: what Mair said in the chat is gone when she signs out', async ({ page, signIn }) => {
    await signIn('Mair', '/sign-in?return=/chat');
    await page.getByRole('button', { name: 'Start chatting' }).click();
    await page.getByLabel('Your message').fill('My rent is late');
    await page.getByLabel('Your message').press('Enter');
    const log = page.getByRole('log', { name: 'What was said' });
    await expect(log.getByRole('listitem').filter({ hasText: 'My rent is late' }).first()).toContainText(/sent|read/);
    await page.getByRole('banner').getByRole('link', { name: 'Mair' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
    // In the same tab, without a page load.
    await page.evaluate(() => { history.pushState({}, '', '/chat'); dispatchEvent(new PopStateEvent('popstate')); });
    await expect(page.getByRole('button', { name: 'Start chatting' })).toBeVisible();
    await expect(page.getByText('My rent is late')).toHaveCount(0);
  });

  test('after Mair’s session has ended nobody who comes to the page sees what she prefers', { tag: '@once' }, async ({ page, signIn }) => {
    const go = (address) => page.evaluate((to) => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }, address);
    await signIn('Mair');
    await sessionEnded(page);
    await go('/cases/AB-4821');
    await expect(page.getByRole('heading', { name: 'You have been signed out' })).toBeVisible();
    await go('/channels');
    await expect(page.getByText('Sign in to choose how we reach you, topic by topic.')).toBeVisible();
    await expect(page.getByRole('switch')).toHaveCount(0);
  });

  test('Gwilym, who reads Welsh with the council, is led to Welsh, and stays in English once he chose it', { tag: '@once' }, async ({ page, open, inbox }) => {
    await open('/sign-in?return=/contact');
    await page.getByLabel('Your e-mail address').fill('gwilym@example.org');
    const code = await inbox.codeAfter('gwilym@example.org', () => page.getByRole('button', { name: 'Send me a code' }).click());
    await page.getByLabel('Code').fill(code);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'cy');
    await expect(page).toHaveURL('/contact');
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });

  test('what is wrong is said in a summary and beside the field, and the focus goes there', async ({ page, open, inbox }) => {
    await open('/sign-in');
    await page.getByLabel('Your e-mail address').fill('sam at example');
    await page.getByRole('button', { name: 'Send me a code' }).click();
    const summary = page.getByRole('region', { name: 'Please look at this again' });
    await expect(summary).toBeFocused();
    await expect(page.getByLabel('Your e-mail address')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('Your e-mail address')).toHaveAccessibleDescription(/Enter a whole e-mail address/);
    await summary.getByRole('link').click();
    await expect(page.getByLabel('Your e-mail address')).toBeFocused();
    await expectHeard(page, 'an address that is not whole');
    await audit(page, { name: 'sign in, wrong address' });

    // By keys, as a person mends it: in Firefox `fill` adds to an e-mail field that has text and the focus.
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('sam@example.org');
    await inbox.codeAfter('sam@example.org', () => page.getByRole('button', { name: 'Send me a code' }).click());
    await page.getByLabel('Code').fill('000000');
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/That code is not right. You can try \d more times?/);
    await expectHeard(page, 'a wrong code');
    await audit(page, { name: 'sign in, wrong code' });
  });

  test('by the keyboard alone', async ({ page, open, inbox }) => {
    await open('/sign-in');
    await press(page, page.getByLabel('Your e-mail address'), 'c');
    await page.keyboard.type('eri@example.org');
    const code = await inbox.codeAfter('ceri@example.org', () => page.keyboard.press('Enter'));
    await expect(page.getByLabel('Code')).toBeFocused();
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await expect(page.getByText(/, Ceri$/)).toBeVisible();
  });

  test('whoever had to sign in midway comes back to where they were', async ({ page, open, inbox }) => {
    await open('/channels');
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('Your e-mail address').fill('sam@example.org');
    const code = await inbox.codeAfter('sam@example.org', () => page.getByRole('button', { name: 'Send me a code' }).click());
    await page.getByLabel('Code').fill(code.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[digit])); // as an Arabic keyboard types it
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL('/channels');
    await expect(page.getByRole('heading', { name: 'Your addresses' })).toBeVisible();
  });
});
