import { audit } from './support/audit.js';
import { everyFault, faultsFor, hanging, refused, sessionEnded, slow } from './support/faults.js';
import { expect, proveOneself, test } from './support/portal.js';
import { send, writeReport } from './support/report.js';
import { expectHeard } from './support/snapshot.js';

const capabilities = /\/api\/capabilities$/;
const preferences = /\/api\/me\/preferences$/;
/** Once the live line stands, what failed is asked for anew: the page would mend itself, now before and now after the press. */
const withoutLiveLine = (page) => refused(page, /\/api\/me\/live/);

test.describe('When something between the portal and the council breaks', () => {
  for (const [name, fault] of Object.entries(everyFault)) {
    test(`${name}: it is said in words, with the phone, and the way back works`, { tag: /^(refused|HTML)/.test(name) ? [] : '@once' }, async ({ page, open }) => {
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

  test('each of these: how we reach Mair says so instead of showing what is not known', { tag: '@once' }, async ({ page, signIn, open }) => {
    await signIn('Mair');
    await withoutLiveLine(page);
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

  const screens = {
    'her cases': ['/cases', /\/api\/me\/cases\?/, (page) => page.getByRole('main').getByRole('link', { name: 'Street light not working, Heol y Bont' })],
    'one case': ['/cases/AB-4821', /\/api\/me\/cases\/AB-4821$/, (page) => page.getByLabel('Your message')],
    'help': ['/help', /\/api\/articles/, (page) => page.getByRole('main').getByRole('listitem').getByRole('link').first()],
    'an article': ['/help/101', /\/api\/articles\/\d+$/, (page) => page.getByText(/^Article \d+, version \d+/)],
    'what can be reported': ['/report', /\/api\/services$/, (page) => page.getByRole('group').filter({ hasText: 'Roads and streets' })],
  };
  for (const [screen, [address, pattern, there]] of Object.entries(screens)) {
    test(`each of these: ${screen} says so in words, and the way back works`, { tag: screen === 'her cases' ? [] : '@once' }, async ({ page, signIn, open }) => {
      await signIn('Mair');
      await withoutLiveLine(page);
      for (const [name, fault] of faultsFor(test.info())) {
        await test.step(name, async () => {
          const mend = await fault(page, pattern);
          await open(address);
          const said = page.getByRole('main').getByRole('alert').first();
          await expect(said).toContainText(/cannot reach|not working|tried too often|cannot read/);
          await expect(there(page)).toHaveCount(0);
          await expect(page.getByRole('contentinfo').getByRole('link', { name: '01632 960100' }).first()).toBeVisible();
          await mend();
          await said.getByRole('button', { name: 'Try again' }).click();
          await expect(there(page)).toBeVisible();
        });
      }
    });
  }

  test('each of these: a guest’s case says so in words, and the way back works', { tag: '@once' }, async ({ page, open }) => {
    await writeReport(page, open, 'Dark by the mill.');
    const { link } = await send(page);
    for (const [name, fault] of Object.entries(everyFault)) {
      await test.step(name, async () => {
        const mend = await fault(page, /\/api\/track\/AB-\d+$/);
        await page.goto('/help'); // the same address but for its fragment would load nothing anew
        await open(new URL(link, page.url()).href);
        const said = page.getByRole('main').getByRole('alert').first();
        await expect(said).toContainText(/cannot reach|not working|tried too often|cannot read/);
        await mend();
        await said.getByRole('button', { name: 'Try again' }).click();
        await expect(page.getByText('Dark by the mill.').first()).toBeVisible();
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

  test('a session that ended is said, and signing in leads back', { tag: '@once' }, async ({ page, signIn, inbox }) => {
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
