import { audit } from './support/audit.js';
import { holdClock, pass } from './support/clock.js';
import { sessionEnded } from './support/faults.js';
import { expect, test } from './support/portal.js';
import { expectHeard } from './support/snapshot.js';

const log = (page) => page.getByRole('log', { name: 'What was said' });
const mine = (page, words) => log(page).getByRole('listitem').filter({ hasText: words });
const status = (page) => page.getByRole('main').getByRole('status').first();

async function begin(page, open) {
  await open('/chat');
  await page.getByRole('button', { name: 'Start chatting' }).click();
  await expect(status(page)).toHaveText(/You are talking to our assistant/);
}

async function say(page, words) {
  await page.getByLabel('Your message').fill(words);
  await page.getByLabel('Your message').press('Enter');
}

test.describe('Webchat', () => {
  test('before it starts a guest sees whether somebody is there, and other ways', async ({ page, open }) => {
    await open('/chat');
    await expect(page.getByRole('button', { name: 'Start chatting' })).toBeVisible();
    await expectHeard(page, 'before a chat');
    await audit(page, { name: 'chat, before' });
  });

  test('the assistant answers from an article and says which, then a person is asked for', async ({ page, open }) => {
    await begin(page, open);
    await say(page, 'How long do repairs to street lights take?');
    await expect(mine(page, 'How long do repairs to street lights take?').first()).toContainText(/sent|read/);
    await expect(log(page).getByText(/article .+, version \d+/).first()).toBeVisible();
    await expectHeard(page, 'the assistant answers');
    await audit(page, { name: 'chat, the assistant' });
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await expect(log(page).getByText('You asked for a person.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Talk to a person' })).toHaveCount(0);
    await expectHeard(page, 'a person was asked for');
    await audit(page, { name: 'chat, waiting for a person' });
  });

  test('Carys takes over from the assistant and answers; each sees the other at once', async ({ page, open, desk }) => {
    await begin(page, open);
    await say(page, 'How long do repairs to street lights take, please?');
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await expect(status(page)).toHaveText(/Waiting for a person/);
    await desk.answerChat('How long do repairs to street lights take, please?', 'Bore da, which side of the post is it?');
    await expect(log(page).getByText('Bore da, which side of the post is it?')).toBeVisible();
    await expect(status(page)).toHaveText(/You are talking to/);
    await say(page, 'The river side');
    await expect(mine(page, 'The river side').first()).toContainText(/sent|read/);
    await expectHeard(page, 'a person answers');
    await audit(page, { name: 'chat, a person' });
    await desk.closeChat();
    await expect(log(page).getByText('The council ended the chat.')).toBeVisible();
  });

  test('what was said is there after a reload, once', async ({ page, open }) => {
    await begin(page, open);
    await say(page, 'My bin was not emptied');
    await expect(mine(page, 'My bin was not emptied').first()).toContainText(/sent|read/);
    await page.reload();
    await expect(mine(page, 'My bin was not emptied')).toHaveCount(1);
    await say(page, 'It is the green one');
    await expect(mine(page, 'It is the green one').first()).toContainText(/sent|read/);
    await expect(mine(page, 'My bin was not emptied')).toHaveCount(1);
  });

  test('where sockets are blocked it goes by plain requests', { tag: '@once' }, async ({ page, open }) => {
    await page.addInitScript(() => {
      window.WebSocket = class { constructor() { throw new DOMException('blocked', 'SecurityError'); } };
    });
    await begin(page, open);
    await say(page, 'When is the desk open?');
    await expect(mine(page, 'When is the desk open?').first()).toContainText(/sent|read/);
    await expect(log(page).getByText(/Assistant/).nth(1)).toBeAttached();
  });

  test('a line written without a connection waits, goes by itself, and arrives once', async ({ page, context, open, browserName }) => {
    test.skip(browserName === 'firefox', 'its driver refuses requests, but lets an open socket stand');
    await begin(page, open);
    await say(page, 'First line');
    await expect(mine(page, 'First line').first()).toContainText(/sent|read/);
    await context.setOffline(true);
    await say(page, 'Written in the tunnel');
    await expect(mine(page, 'Written in the tunnel')).toContainText(/waiting for signal|sending/);
    await context.setOffline(false);
    await expect(mine(page, 'Written in the tunnel').first()).toContainText(/, (sent|read)/, { timeout: 20_000 });
    await expect(mine(page, 'Written in the tunnel')).toHaveCount(1);
  });

  test('over plain requests a wish for a person that does not arrive is said, and goes again by itself', { tag: '@once' }, async ({ page, open }) => {
    await page.addInitScript(() => {
      window.WebSocket = class { constructor() { throw new DOMException('blocked', 'SecurityError'); } };
    });
    const asked = [];
    await page.route(/\/api\/chat-sessions\/[^/]+\/handover$/, (route) => {
      asked.push(route.request().method());
      if (asked.length > 1) return route.continue();
      return route.fulfill({ status: 503, contentType: 'application/problem+json', json: { type: 'about:blank', title: 'Down', status: 503 } });
    });
    await begin(page, open);
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    const words = 'You asked for a person. We could not pass it on yet; it goes by itself.';
    await expect(log(page).getByText(words)).toBeVisible();
    await expect(log(page).getByText(/^You asked for a person\. \d/)).toBeVisible({ timeout: 20_000 });
    await expect(log(page).getByText(words)).toHaveCount(0);
    expect(asked.length).toBeGreaterThan(1);
  });

  test('whether somebody is there is asked anew when their time is over, and what is half written stays', { tag: '@once' }, async ({ page, open }) => {
    await holdClock(page);
    const there = { state: 'open', bot: false, wait_seconds: null, queue: null, opens_at: null };
    let now = { ...there, closes_at: new Date(Date.now() + 90_000).toISOString() };
    await page.route(/\/api\/chat\/availability$/, (route) => route.fulfill({ json: now }));
    await open('/chat');
    await expect(page.getByRole('button', { name: 'Start chatting' })).toBeVisible();
    now = { ...there, state: 'closed', closes_at: null };
    await pass(page, { minutes: 1 });
    await expect(page.getByRole('button', { name: 'Start chatting' })).toBeVisible();
    await pass(page, { minutes: 2 });
    const message = page.getByLabel('Message to the council');
    await expect(message).toBeVisible();
    await message.fill('Is it the green bin');
    await message.press('End');
    // Awake again, and somebody is there: whoever writes is not torn out of it.
    now = { ...there, closes_at: null };
    const asked = page.waitForResponse(/\/api\/chat\/availability$/);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await asked;
    await expect(page.getByRole('main').getByText('Open now')).toBeVisible();
    await expect(message).toBeFocused();
    await message.pressSequentially(' today?');
    await expect(message).toHaveValue('Is it the green bin today?');
  });

  test('when nobody is there, a message left in the chat becomes a case, and the chat says which', async ({ page, open }) => {
    const closed = { state: 'closed', bot: true, wait_seconds: null, queue: null, opens_at: null, closes_at: null };
    await page.route(/\/api\/chat\/availability$/, (route) => route.fulfill({ json: closed }));
    await begin(page, open);
    await say(page, 'My green bin was not emptied');
    await expect(mine(page, 'My green bin was not emptied').first()).toContainText(/sent|read/);
    await page.getByRole('button', { name: 'Leave a message' }).click();
    const message = page.getByLabel('Message to the council');
    await expect(message).toBeFocused();
    await expect(message).toHaveValue('My green bin was not emptied');
    await page.getByLabel('E-mail address').fill('sam@example.org');
    await audit(page, { name: 'chat, leaving a message' });
    await page.getByRole('button', { name: 'Send the message' }).click();
    await expect(page.getByRole('heading', { name: 'We have your message' })).toBeFocused();
    const reference = (await page.getByText(/^AB-\d+$/).textContent()).trim();
    await expect(log(page).getByText(`This became case ${reference}.`)).toBeVisible();
    // A guest's way back: as a link, and on the device before the receipt.
    const way = page.getByRole('region', { name: 'Keep this link' }).getByRole('link');
    await expect(way).toHaveText(new RegExp(`/track/${reference}#.+`));
    await expect(page.getByRole('button', { name: 'Save as a file' })).toBeVisible();
    await audit(page, { name: 'chat, a message was left' });
    await open('/track');
    await expect(page.getByRole('main').getByText(`${reference}, kept since`)).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Message to the council' }).click();
    await expect(page.getByRole('main').getByText('My green bin was not emptied').first()).toBeVisible();
  });

  test('a message left after the session ended: the way back in appears, and nothing typed is lost', { tag: '@once' }, async ({ page, signIn }) => {
    const nobody = { state: 'closed', bot: false, wait_seconds: null, queue: null, opens_at: null, closes_at: null };
    await page.route(/\/api\/chat\/availability$/, (route) => route.fulfill({ json: nobody }));
    await signIn('Mair', '/sign-in?return=/chat');
    await page.getByLabel('Message to the council').fill('Nobody came');
    const sent = [];
    page.on('request', (request) => { if (/left-messages$/.test(request.url())) sent.push(request.method()); });
    await sessionEnded(page);
    await page.getByRole('button', { name: 'Send the message' }).click();
    await expect(page.getByRole('heading', { name: 'You have been signed out' })).toBeVisible();
    await expect(page.getByLabel('Message to the council')).toHaveValue('Nobody came');
    expect(sent, 'a resident’s message does not go as a guest’s').toEqual([]);
  });

  test('“forget this” takes half a message out of an open panel too', { tag: '@once' }, async ({ page, open }) => {
    const closed = { state: 'closed', bot: true, wait_seconds: null, queue: null, opens_at: null, closes_at: null };
    await page.route(/\/api\/chat\/availability$/, (route) => route.fulfill({ json: closed }));
    await begin(page, open);
    await page.evaluate(() => { history.pushState({}, '', '/account'); dispatchEvent(new PopStateEvent('popstate')); });
    await page.getByRole('button', { name: /^Chat/ }).click();
    const panel = page.getByRole('region', { name: 'Chat with us' });
    const leave = async () => {
      await panel.getByRole('button', { name: 'Leave a message' }).click();
      await expect(panel.getByLabel('Message to the council')).toBeVisible();
    };
    const half = 'Half a message that nobody else is to read';
    const typed = () => panel.evaluate((whole) => Array.from(whole.querySelectorAll('input, textarea'), ({ value }) => value).join(''));
    await leave();
    await panel.getByLabel('Message to the council').fill(half);
    await panel.getByLabel('E-mail address').fill('sam@example.org');
    await page.waitForTimeout(300);
    const forget = page.getByRole('button', { name: 'Forget everything on this device' });
    await forget.evaluate((button) => button.click()); // on a phone the panel lies over it
    await expect.poll(typed).toBe('');
    await page.waitForTimeout(500);
    expect(await typed()).toBe('');
    await open('/chat');
    await page.getByRole('button', { name: 'Leave a message' }).click();
    await expect(page.getByLabel('Message to the council')).toBeVisible();
    await page.waitForTimeout(500);
    await expect(page.getByLabel('Message to the council')).toHaveValue('');
  });

  test('it is over when the resident says so, with a rating', async ({ page, open }) => {
    await begin(page, open);
    await say(page, 'Thank you');
    await page.getByRole('button', { name: 'End the chat' }).click();
    await expect(log(page).getByText('You ended the chat.')).toBeVisible();
    await page.getByText('How was it?').click();
    await page.getByRole('radio', { name: 'Very well' }).check();
    await page.getByRole('main').getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText('Thank you. We read every answer.').first()).toBeVisible();
    await expectHeard(page, 'a chat that is over');
    await audit(page, { name: 'chat, over' });
  });

  test('opened while a screen is still coming, the chat keeps the cursor when that screen has come', async ({ page, signIn }) => {
    let come;
    const held = new Promise((now) => { come = now; });
    await page.route(/\/assets\/cases-\w+\.wasm$/, async (route) => { await held; await route.continue(); });
    await signIn('Mair', '/sign-in?return=/chat');
    await page.getByRole('button', { name: 'Start chatting' }).click();
    await expect(status(page)).toHaveText(/You are talking to our assistant/);
    await page.getByRole('main').getByRole('link', { name: 'Your account' }).click();
    await page.getByRole('main').getByRole('link', { name: /Street light not working, Heol y Bont/ }).first().click();
    await page.getByRole('button', { name: /^Chat\b/ }).click();
    const field = page.getByRole('region', { name: 'Chat with us' }).getByLabel('Your message');
    await expect(field).toBeFocused();
    await page.keyboard.type('It is ');
    come();
    await expect(page.getByRole('heading', { level: 1, name: /Street light/ })).toBeVisible();
    await page.waitForTimeout(500); // more than what a move of the focus waits to be heard
    await page.keyboard.type('about this lamp');
    await expect(field).toHaveValue('It is about this lamp');
  });

  test('docked over other screens it goes along, survives a reload, and closes to where it was opened', async ({ page, signIn, desk }) => {
    await signIn('Mair', '/sign-in?return=/chat');
    await page.getByRole('button', { name: 'Start chatting' }).click();
    await expect(status(page)).toHaveText(/You are talking to our assistant/);
    await say(page, 'I would like a person, please');
    await expect(status(page)).toHaveText(/Waiting for a person/);
    const panel = page.getByRole('region', { name: 'Chat with us' });
    const opener = page.getByRole('button', { name: /^Chat\b/ });
    await expect(opener).toBeHidden();
    // By the portal's own links, so that the page is one and the same.
    await page.getByRole('main').getByRole('link', { name: 'Your account' }).click();
    await page.getByRole('main').getByRole('link', { name: /Street light not working, Heol y Bont/ }).first().click();
    await expect(page).toHaveURL(/\/cases\/AB-\d+$/);
    await opener.click();
    await expect(panel.getByLabel('Your message')).toBeFocused();
    await panel.getByLabel('Your message').fill('It is about this lamp');
    await panel.getByLabel('Your message').press('Enter');
    await expect(mine(page, 'It is about this lamp').first()).toContainText(/, (sent|read)/);
    await panel.getByLabel('Your message').fill('Half a sen');
    await expect(panel.getByRole('heading', { level: 2, name: 'Chat with us' })).toBeVisible();
    await audit(page, { name: 'case, with a chat over it' });
    // On to another screen: it is still there, with what was typed.
    await page.getByRole('main').getByRole('link', { name: 'Your cases' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your cases' })).toBeVisible();
    await expect(panel.getByLabel('Your message')).toHaveValue('Half a sen');
    await expect(mine(page, 'It is about this lamp')).toHaveCount(1);
    // All of it is in the window, whatever the window's size.
    const [box, size] = [await panel.boundingBox(), page.viewportSize()];
    expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height, JSON.stringify(box)).toBe(true);
    await panel.getByLabel('Your message').press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(opener).toBeFocused();
    // Closed it says that there is something new.
    await desk.answerChat('It is about this lamp', 'Which side of the post is it?');
    await expect(page.getByRole('button', { name: 'Chat, 1 new message' })).toBeVisible();
    await audit(page, { name: 'cases, a new message in the chat' });
    await page.reload();
    await opener.click();
    await expect(mine(page, 'Which side of the post is it?')).toHaveCount(1);
    await expect(mine(page, 'It is about this lamp')).toHaveCount(1);
    await expect(panel.getByLabel('Your message')).toHaveValue('Half a sen');
    await expect(opener).toBeHidden();
    await panel.getByRole('link', { name: 'Whole page' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Chat with us' })).toBeVisible();
    await expect(panel).toHaveCount(0);
    await expect(page.getByLabel('Your message')).toHaveValue('Half a sen');
  });
});
