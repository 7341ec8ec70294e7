/**
 * The portal as a resident meets it: a fresh council for each spec file, a page that must not throw, and the few things that
 * every journey does.
 *
 *     import { expect, test } from './support/portal.js';
 *     test('Mair …', async ({ page, signIn }) => { await signIn('Mair'); … });
 */
import { test as base, expect } from '@playwright/test';
import { openDesk } from './desk.js';
import { openInbox } from './inbox.js';
import { startProxy } from './proxy.js';
import { tookOver } from './ready.js';
import { startServer } from './server.js';

export { expect };

/** The demo residents' first names; their addresses follow from them. */
const emailOf = (name) => `${name.toLowerCase()}@example.org`;

/** On the sign-in page: a demo resident gives their address and the code that comes there. */
export async function proveOneself(page, inbox, name) {
  await page.getByLabel('Your e-mail address').fill(emailOf(name));
  const code = await inbox.codeAfter(emailOf(name), () => page.getByRole('button', { name: 'Send me a code' }).click());
  await page.getByLabel('Code').fill(code);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

/** Back to the screen before. Firefox's driver waits for a load, which there is none of within an app, and now and then for ever. */
export const goBack = (page) => page.evaluate(() => history.back());

export const test = base.extend({
  /** Starts a council for each spec file, so that what one file changes is not met by another. */
  councils: [async ({}, use) => {
    let [file, server] = [null, null];
    await use(async (wanted, means) => {
      if (file !== wanted) {
        await server?.stop();
        [file, server] = [wanted, await startServer({ means })];
      }
      return server;
    });
    await server?.stop();
  }, { scope: 'worker', timeout: 60_000 }],

  /** Variables that the council of this spec starts with. */
  means: [{}, { option: true }],

  portal: async ({ councils, means }, use, { file }) => use(await councils(file, means)),

  /** What stands between the portal and the council in this spec: nothing, or with `test.use({ badLine: true })` a proxy whose faults a test sets. */
  badLine: [false, { option: true }],

  line: async ({ portal, badLine }, use) => {
    const line = badLine ? await startProxy(portal.url) : { url: portal.url };
    await use(line);
    await line.stop?.();
  },

  baseURL: ({ line }, use) => use(line.url),

  inbox: ({ portal }, use) => use(openInbox(portal.url)),

  desk: async ({ browser, portal }, use) => {
    const desk = openDesk(browser, portal);
    await use(desk);
    await desk.stop();
  },

  /** Fails a journey whose page threw, or said that its policy was broken. */
  page: async ({ page, browserName }, use) => {
    const thrown = [];
    // In Firefox each of the runner's own screenshots puts a style into the page, which the policy refuses.
    // It also throws, for nobody to catch, what the network did to a stream of events; Chromium only logs that. And of a script
    // that a journey kept from it, it says that nothing (whose SHA-384 this is) does not have the script's hash.
    const ownWords = /inline style|can’t establish a connection to the server at .*\/me\/live|connection to .*\/me\/live.* was interrupted|OLBgp1GsljhM2TJ\+sbHjaiH9txEUvgdDTAzHv2P24donTt6/;
    const ofTheRunner = (text) => browserName === 'firefox' && ownWords.test(text);
    page.on('pageerror', (error) => { if (!ofTheRunner(error.message)) thrown.push(error.message); });
    page.on('console', (said) => {
      const broken = said.type() === 'error' && /Content.Security.Policy|Trusted ?Type|panicked/i.test(said.text());
      if (broken && !ofTheRunner(said.text())) thrown.push(said.text());
    });
    await use(page);
    expect(thrown, 'what the page threw').toEqual([]);
  },

  /** Opens an address and waits until the portal, not the page before scripts, is there. */
  open: ({ page }, use) => use(async (address) => {
    await page.goto(address);
    await page.locator(tookOver).waitFor();
  }),

  /** Signs a demo resident in through the real form and the demo inbox; ends on the account page, or where `from` led. */
  signIn: ({ page, inbox, open }, use) => use(async (name, from = '/sign-in') => {
    // Chosen on this device, so that nobody is led to the language that they read with the council.
    await open(`${from}${from.includes('?') ? '&' : '?'}lang=en`);
    await proveOneself(page, inbox, name);
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toHaveCount(0);
  }),
});
