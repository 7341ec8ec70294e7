/** The main way through, in Safari's engine. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { openInbox } from '../support/inbox.js';
import { tookOver } from '../support/ready.js';
import { startServer } from '../support/server.js';
import { openWebKit } from './webkit.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server;
let webkit;
before(async () => { server = await startServer(); webkit = await openWebKit(); });
after(async () => { await webkit?.stop(); await server?.stop(); });

async function open(address) {
  await webkit.driver.get(server.url + address);
  await webkit.find(tookOver);
}

async function audit() {
  await webkit.driver.executeScript(axeSource);
  const found = await webkit.run((done) => {
    window.axe.run(document, { preload: false, rules: { 'target-size': { enabled: true } } })
      .then(({ violations }) => done(violations.map(({ id, nodes }) => `${id} ${nodes[0].target}`)), (error) => done([String(error)]));
  });
  assert.deepEqual(found, []);
}

test('a guest sees the four jobs', async () => {
  await open('/');
  await webkit.heading('What do you need?');
  await webkit.sees('No account needed');
  await audit();
});

test('Ceri signs in with the code from her e-mail, turns texts off, and it stays', async () => {
  const inbox = openInbox(server.url);
  await open('/sign-in?return=/channels');
  await webkit.fill('Your e-mail address', 'ceri@example.org');
  const code = await inbox.codeAfter('ceri@example.org', () => webkit.press('Send me a code'));
  await webkit.fill('Code', code);
  await (await webkit.find('main form button[type=submit]')).click();
  await webkit.heading('How we reach you');
  const texts = () => webkit.find('#cell-case-changes-sms');
  assert.equal(await (await texts()).isSelected(), true);
  await (await texts()).click();
  await webkit.sees('Saved at');
  await open('/channels');
  assert.equal(await (await texts()).isSelected(), false);
  await audit();
});
