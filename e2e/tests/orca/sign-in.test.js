/** One journey as it is heard: Sam signs in by the keyboard, makes a slip, and gets in. */
import { after, before, test } from 'node:test';
import { openInbox } from '../support/inbox.js';
import { tookOver } from '../support/ready.js';
import { startServer } from '../support/server.js';
import { listen } from './orca.js';

let server;
let orca;
before(async () => { server = await startServer(); orca = await listen(); });
after(async () => { await orca?.stop(); await server?.stop(); });

test('label, hint, error and arrival are heard', async () => {
  const { page, heard, key, type } = orca;
  await page.goto(`${server.url}/sign-in`);
  await page.locator(tookOver).waitFor();
  await page.bringToFront();
  await heard(/Finished loading|document web/);

  const email = page.getByLabel('Your e-mail address');
  for (let presses = 0; presses < 20 && !await email.evaluate((field) => field === document.activeElement); presses += 1) await key('Tab');
  await heard(/Your e-mail address.*entry/, /We send you a code. There is no password/);

  await type('sam');
  await key('Return');
  await heard(/Please look at this again/);
  await key('Tab');
  await heard(/Enter a whole e-mail address.*link/);
  await key('Return');
  await heard(/Your e-mail address.*(invalid|entry)/i, /Enter a whole e-mail address/);

  await key('ctrl+a');
  const code = await openInbox(server.url).codeAfter('sam@example.org', async () => { await type('sam@example.org'); await key('Return'); });
  await heard(/A code is on its way to you|Code/, /Six digits/);
  // What is typed before the focus has moved goes nowhere.
  await page.waitForFunction(() => document.activeElement?.autocomplete === 'one-time-code');
  await type(code);
  await page.waitForFunction((whole) => document.activeElement?.value === whole, code);
  await key('Return');
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  await heard(/What do you need\? .*heading level 1/);
});
