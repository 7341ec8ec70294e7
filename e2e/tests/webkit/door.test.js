/** The main way through, in Safari's engine. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openInbox } from '../support/inbox.js';
import { startServer } from '../support/server.js';
import { openWebKit } from './webkit.js';

let server;
let webkit;
before(async () => { server = await startServer(); webkit = await openWebKit(server.url); });
after(async () => { await webkit?.stop(); await server?.stop(); });

test('a guest sees the four jobs', async () => {
  await webkit.open('/');
  await webkit.heading('What do you need?');
  await webkit.sees('No account needed');
  await webkit.audit();
});

test('Ceri signs in with the code from her e-mail, turns texts off, and it stays', async () => {
  const inbox = openInbox(server.url);
  await webkit.open('/sign-in?return=/channels');
  await webkit.fill('Your e-mail address', 'ceri@example.org');
  const code = await inbox.codeAfter('ceri@example.org', () => webkit.press('Send me a code'));
  await webkit.fill('Code', code);
  await (await webkit.find('main form button[type=submit]')).click();
  await webkit.heading('How we reach you');
  const texts = () => webkit.find('#cell-case-changes-sms');
  assert.equal(await (await texts()).isSelected(), true);
  await (await texts()).click();
  await webkit.sees('Saved at');
  await webkit.open('/channels');
  assert.equal(await (await texts()).isSelected(), false);
  await webkit.audit();
});
