/** A chat's token lives for some minutes: here for seconds. What a resident sees when it runs out, and that nothing they typed is lost. */
import { audit } from './support/audit.js';
import { sessionEnded } from './support/faults.js';
import { expect, proveOneself, test } from './support/portal.js';
import { expectHeard } from './support/snapshot.js';

const SECONDS = 4;
test.use({ badLine: true, means: { ONEDOOR_CHAT_TOKEN_SECONDS: `${SECONDS}` } });

const TOKEN = /\/chat-sessions\/[^/]+\/token$/;
const log = (page) => page.getByRole('log', { name: 'What was said' });
const mine = (page, words) => log(page).getByRole('listitem').filter({ hasText: words });
const status = (page) => page.getByRole('main').getByRole('status').first();
const field = (page) => page.getByLabel('Your message');

async function begin(page) {
  await page.getByRole('button', { name: 'Start chatting' }).click();
  await expect(status(page)).toHaveText(/You are talking to our assistant/);
}

async function say(page, words) {
  await field(page).fill(words);
  await field(page).press('Enter');
}

/** Counts the renewals, which are answered like this. */
function renewals(line, fault = null) {
  const seen = { count: 0 };
  line.fault = ({ url }) => {
    if (!TOKEN.test(url)) return null;
    seen.count += 1;
    return fault;
  };
  return seen;
}

test.describe('A chat whose token runs out', () => {
  test('goes on by itself: half a sentence stays, and each line arrives once', async ({ page, open, line }) => {
    const renewed = renewals(line);
    await open('/chat');
    await begin(page);
    await say(page, 'My bin was not emptied');
    await expect(mine(page, 'My bin was not emptied').first()).toContainText(/sent|read/);
    await field(page).fill('It is the green');
    await expect.poll(() => renewed.count, { timeout: 3 * SECONDS * 1000 }).toBeGreaterThan(1);
    await expect(status(page)).toHaveText(/You are talking to our assistant/);
    await expect(field(page)).toHaveValue('It is the green');
    await field(page).press('End');
    await field(page).pressSequentially(' one');
    await field(page).press('Enter');
    await expect(mine(page, 'It is the green one').first()).toContainText(/, (sent|read)/);
    await expect(mine(page, 'It is the green one')).toHaveCount(1);
    await expect(mine(page, 'My bin was not emptied')).toHaveCount(1);
  });

  test('and cannot be renewed for a while: it is said, and what was written meanwhile goes by itself', { tag: '@once' }, async ({ page, open, line }) => {
    await open('/chat');
    await begin(page);
    renewals(line, 'status503');
    await expect(status(page)).toHaveText(/The connection broke/, { timeout: 3 * SECONDS * 1000 });
    await say(page, 'Written in between');
    await expect(mine(page, 'Written in between')).toContainText(/waiting/);
    line.fault = () => null;
    await expect(mine(page, 'Written in between').first()).toContainText(/, (sent|read)/, { timeout: 20_000 });
    await expect(mine(page, 'Written in between')).toHaveCount(1);
  });

  test('of a resident who was signed out: it says so, keeps what is written, and goes on when she is back', { tag: '@once' }, async ({ page, signIn, inbox }) => {
    await signIn('Mair', '/sign-in?return=/chat');
    await begin(page);
    await say(page, 'When is the desk open?');
    await expect(mine(page, 'When is the desk open?').first()).toContainText(/sent|read/);
    await sessionEnded(page);
    await expect(status(page)).toHaveText('You are signed out. Sign in and the chat goes on; what you write is kept.', { timeout: 3 * SECONDS * 1000 });
    await say(page, 'On Saturdays too?');
    await expect(mine(page, 'On Saturdays too?')).toContainText(/waiting/);
    await field(page).fill('And what about');
    await expectHeard(page, 'a chat whose resident is signed out');
    await audit(page, { name: 'chat, signed out' });
    // After a reload it may be anybody who is here: they are shown nothing of it, and the way on is one.
    await page.reload();
    await expect(page.getByRole('main').getByText('A chat is kept on this device for somebody who is signed out.')).toBeVisible();
    await expect(page.getByText('On Saturdays too?')).toHaveCount(0);
    await expect(field(page)).toHaveCount(0);
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await proveOneself(page, inbox, 'Mair');
    await expect(page).toHaveURL('/chat');
    await expect(mine(page, 'On Saturdays too?').first()).toContainText(/, (sent|read)/, { timeout: 20_000 });
    await expect(mine(page, 'On Saturdays too?')).toHaveCount(1);
    await expect(mine(page, 'When is the desk open?')).toHaveCount(1);
    await expect(field(page)).toHaveValue('And what about');
  });

  test('for good: it says so, and what never went stands ready in a new chat', { tag: '@once' }, async ({ page, context, open, line }) => {
    await open('/chat');
    await begin(page);
    renewals(line, 'status503');
    await expect(status(page)).toHaveText(/The connection broke/, { timeout: 3 * SECONDS * 1000 });
    await say(page, 'Nobody has read this');
    await field(page).fill('nor this');
    await context.clearCookies({ name: 'onedoor_chat' });
    line.fault = () => null;
    await expect(status(page)).toHaveText(/This chat is no longer there/, { timeout: 20_000 });
    await expect(mine(page, 'Nobody has read this')).toContainText('not sent');
    await expect(mine(page, 'Nobody has read this').getByRole('button', { name: 'Try again' })).toHaveCount(0);
    await audit(page, { name: 'chat, gone' });
    await page.getByRole('button', { name: 'Start a new chat' }).click();
    await begin(page);
    await expect(field(page)).toHaveValue('Nobody has read this\nnor this');
    await field(page).press('Enter');
    await expect(mine(page, 'Nobody has read this').first()).toContainText(/, (sent|read)/);
  });

  test('can still be rated after it was over for a while', { tag: '@once' }, async ({ page, open, line }) => {
    await open('/chat');
    await begin(page);
    await page.getByRole('button', { name: 'End the chat' }).click();
    await expect(log(page).getByText('You ended the chat.')).toBeVisible();
    await page.waitForTimeout((SECONDS + 1) * 1000);
    const renewed = renewals(line);
    await page.getByText('How was it?').click();
    await page.getByRole('radio', { name: 'Very well' }).check();
    await page.getByRole('main').getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText('Thank you. We read every answer.').first()).toBeVisible();
    expect(renewed.count).toBe(1);
  });
});
