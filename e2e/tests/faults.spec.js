import { audit } from './support/audit.js';
import { everyFault, hanging, sessionEnded, slow } from './support/faults.js';
import { expect, proveOneself, test } from './support/portal.js';
import { expectHeard } from './support/snapshot.js';

const capabilities = /\/api\/capabilities$/;
const preferences = /\/api\/me\/preferences$/;

test.describe('When something between the portal and the council breaks', () => {
  for (const [name, fault] of Object.entries(everyFault)) {
    test(`${name}: it is said in words, with the phone, and the way back works`, async ({ page, open }) => {
      const mend = await fault(page, capabilities);
      await open('/');
      const said = page.getByRole('main').getByRole('alert');
      await expect(said).toContainText(/cannot reach|not working|tried too often|cannot read/);
      await expect(page.getByRole('contentinfo').getByRole('link', { name: '01632 960100' }).first()).toBeVisible();
      await audit(page, { name: `account page, ${name}` });
      await mend();
      await said.getByRole('button', { name: 'Try again' }).click();
      await expect(said).toHaveCount(0);
      await expect(page.getByRole('heading', { name: 'No account needed' })).toBeVisible();
    });
  }

  test('each of these: how we reach Mair says so instead of showing what is not known', async ({ page, signIn, open }) => {
    await signIn('Mair');
    for (const [name, fault] of Object.entries(everyFault)) {
      await test.step(name, async () => {
        const mend = await fault(page, preferences);
        await open('/channels');
        const said = page.getByRole('main').getByRole('alert').first();
        await expect(said).toContainText(/cannot reach|not working|tried too often|cannot read/);
        await expect(page.getByRole('switch')).toHaveCount(0);
        await mend();
        await said.getByRole('button', { name: 'Try again' }).click();
        await expect(page.getByRole('switch').first()).toBeVisible();
      });
    }
  });

  test('a slow council: the page is there at once, and says that it takes long', async ({ page, open }) => {
    await slow(page, 6_000, capabilities);
    await open('/channels');
    await expect(page.getByText(/Loading|takes longer than usual/).first()).toBeVisible();
    await expect(page.getByText(/takes longer than usual/).first()).toBeVisible();
    await expect(page.getByText('Sign in to choose how we reach you')).toBeVisible({ timeout: 12_000 });
  });

  test('a council that never answers leaves a page that helps', async ({ page, open }) => {
    await hanging(page, capabilities);
    await open('/channels');
    await expect(page.getByText(/takes longer than usual/).first()).toBeVisible({ timeout: 12_000 });
    await expect(page.getByRole('contentinfo').getByRole('link', { name: '01632 960100' }).first()).toBeVisible();
    await expectHeard(page, 'a council that does not answer');
    await audit(page, { name: 'channels, hanging' });
  });

  test('a session that ended is said, and signing in leads back', async ({ page, signIn, inbox }) => {
    await signIn('Ceri', '/sign-in?return=/channels');
    const switchOf = page.getByRole('region', { name: 'Bin days' }).getByRole('switch', { name: /^Text/ });
    await expect(switchOf).not.toBeChecked();
    await sessionEnded(page);
    await switchOf.click();
    await expect(page.getByRole('heading', { name: 'You have been signed out' })).toBeVisible();
    await expect(switchOf).not.toBeChecked();
    await audit(page, { name: 'channels, session ended' });
    await page.getByRole('region', { name: 'You have been signed out' }).getByRole('link', { name: 'Sign in' }).click();
    await proveOneself(page, inbox, 'Ceri');
    await expect(page).toHaveURL('/channels');
    await expect(switchOf).toBeVisible();
  });
});
