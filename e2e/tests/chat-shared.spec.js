/** A chat on a computer that others use too: what one resident wrote is shown to nobody else, and nobody speaks in it. */
import { audit } from './support/audit.js';
import { sessionEnded } from './support/faults.js';
import { expect, proveOneself, test } from './support/portal.js';

/** So long a chat's token lives here. */
const SECONDS = 4;
test.use({ means: { ONEDOOR_CHAT_TOKEN_SECONDS: `${SECONDS}` } });

const main = (page) => page.getByRole('main');
const log = (page) => page.getByRole('log', { name: 'What was said' });
const mine = (page, words) => log(page).getByRole('listitem').filter({ hasText: words });
const status = (page) => main(page).getByRole('status').first();
const field = (page) => page.getByLabel('Your message');
const kept = (page) => main(page).getByText('A chat is kept on this device for somebody who is signed out.');
const elsewhere = (page, path) => page.evaluate((to) => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }, path);
const closed = { state: 'closed', bot: true, wait_seconds: null, queue: null, opens_at: null, closes_at: null };

async function chat(page, words) {
  await page.getByRole('button', { name: 'Start chatting' }).click();
  await expect(status(page)).toHaveText(/You are talking to our assistant/);
  await say(page, words);
}

async function say(page, words) {
  await field(page).fill(words);
  await field(page).press('Enter');
  await expect(mine(page, words).first()).toContainText(/, (sent|read)/);
}

/** Whoever is here now is shown nothing of Mair's, on the page or over another. */
async function nothingOfMair(page) {
  await expect(page.getByRole('button', { name: 'Start chatting' })).toBeVisible();
  await expect(page.getByText('My rent is late')).toHaveCount(0);
  await elsewhere(page, '/help');
  await expect(page.getByRole('heading', { level: 1, name: 'Help' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Chat\b/ })).toBeHidden();
  await elsewhere(page, '/chat');
}

test.describe('A chat on a shared computer', () => {
  test('Mair’s session ended: no guest reads her chat, Ceri has one of her own, and Mair finds hers when she is back', async ({ page, signIn, inbox }) => {
    await signIn('Mair', '/sign-in?return=/chat');
    await chat(page, 'My rent is late');
    await field(page).fill('And what about');
    await page.waitForTimeout(1_000); // so long it may take until the device has it
    await sessionEnded(page);
    await page.reload();
    await expect(kept(page)).toBeVisible();
    await audit(page, { name: 'chat, another’s is kept' });
    await nothingOfMair(page);
    // Ceri: her own chat, with her own words in it.
    await main(page).getByRole('link', { name: 'Sign in' }).click();
    await proveOneself(page, inbox, 'Ceri');
    await expect(page).toHaveURL('/chat');
    await nothingOfMair(page);
    await expect(kept(page)).toHaveCount(0);
    await chat(page, 'When is the tip open?');
    await expect(field(page)).toHaveValue('');
    await page.getByRole('button', { name: 'End the chat' }).click();
    await page.getByRole('button', { name: 'Start a new chat' }).click();
    await chat(page, 'And on Sundays?');
    await expect(page.getByText('My rent is late')).toHaveCount(0);
    // Mair: what she said, her half line, and nothing of Ceri's.
    await sessionEnded(page);
    await page.reload();
    await expect(kept(page)).toBeVisible();
    await main(page).getByRole('link', { name: 'Sign in' }).click();
    await proveOneself(page, inbox, 'Mair');
    await expect(page).toHaveURL('/chat');
    await expect(mine(page, 'My rent is late')).toHaveCount(1);
    await expect(field(page)).toHaveValue('And what about');
    await say(page, 'Can I pay it in parts?');
    await expect(page.getByText('And on Sundays?')).toHaveCount(0);
  });

  test('in a page that stayed open it is put away too: who opens it after the end is shown nothing of it', { tag: '@once' }, async ({ page, signIn }) => {
    await signIn('Mair', '/sign-in?return=/chat');
    await chat(page, 'My rent is late');
    await elsewhere(page, '/account');
    await sessionEnded(page);
    // The portal learns of it when the chat's token is to be renewed.
    await expect(page.getByRole('heading', { name: 'You have been signed out' })).toBeVisible({ timeout: 3 * SECONDS * 1000 });
    await elsewhere(page, '/chat');
    await expect(kept(page)).toBeVisible();
    await nothingOfMair(page);
  });

  test('half a message that was to be left is found by its writer alone', { tag: '@once' }, async ({ page, signIn, inbox }) => {
    await page.route(/\/api\/chat\/availability$/, (route) => route.fulfill({ json: { ...closed, bot: false } }));
    const message = page.getByLabel('Message to the council');
    await signIn('Mair', '/sign-in?return=/chat');
    await message.fill('My landlord will not');
    await page.getByLabel('E-mail address').fill('mair.elsewhere@example.org');
    await page.waitForTimeout(300);
    await sessionEnded(page);
    await page.reload();
    await expect(message).toHaveValue('');
    await page.waitForTimeout(300);
    await expect(message).toHaveValue('');
    await expect(page.getByLabel('E-mail address')).toHaveValue('');
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
    await proveOneself(page, inbox, 'Mair');
    await elsewhere(page, '/chat');
    await expect(message).toHaveValue('My landlord will not');
  });

  test('what a guest says goes on when they sign in', async ({ page, open, inbox }) => {
    await open('/chat?lang=en');
    await chat(page, 'Do I need an account?');
    await field(page).fill('And then');
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
    await proveOneself(page, inbox, 'Ceri');
    await elsewhere(page, '/chat');
    await expect(mine(page, 'Do I need an account?')).toHaveCount(1);
    await expect(field(page)).toHaveValue('And then');
    await say(page, 'Thank you');
    await sessionEnded(page);
    await page.reload();
    await expect(kept(page)).toBeVisible();
    await expect(page.getByText('Do I need an account?')).toHaveCount(0);
  });
});
