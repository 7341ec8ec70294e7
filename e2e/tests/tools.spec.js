/** The tests' own tools: each is shown to see what it is for, so that its silence means something. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { expect, test as base } from '@playwright/test';
import { everyFault, slow } from './support/faults.js';
import { expectVisibleFocus, expectVisibleWay, tabTo } from './support/keyboard.js';
import { offline } from './support/offline.js';
import { FAULTS, startProxy, weather } from './support/proxy.js';
import { withoutChanging } from './support/snapshot.js';
import { expectNoSidewaysScroll, expectNothingCut, narrow, textSpacing } from './support/theme.js';

/** A server that counts what really arrived. */
const test = base.extend({
  council: async ({}, use) => {
    const heard = [];
    const server = createServer((request, response) => {
      heard.push(request.url);
      const isApi = request.url.startsWith('/api/');
      response.setHeader('content-type', isApi ? 'application/json' : 'text/html');
      response.end(isApi ? '{"items": [1, 2, 3]}' : '<!doctype html><html lang="en"><title>Council</title><main><h1>Council</h1></main></html>');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    await use({ url: `http://127.0.0.1:${server.address().port}`, heard });
    server.closeAllConnections();
    server.close();
  },
});

const ask = (page) => page.evaluate(() => fetch('/api/things').then(
  async (answer) => ({ status: answer.status, things: await answer.json().then(({ items }) => items, () => 'unreadable') }),
  () => 'no answer'));

test.describe('Faults', { tag: '@once' }, () => {
  test('each keeps the true answer from the page, until it is mended', async ({ page, council }) => {
    await page.goto(council.url);
    const true_ = { status: 200, things: [1, 2, 3] };
    expect(await ask(page)).toEqual(true_);
    for (const [name, fault] of Object.entries(everyFault)) {
      const mend = await fault(page);
      expect(await ask(page), name).not.toEqual(true_);
      await mend();
      expect(await ask(page), `${name}, mended`).toEqual(true_);
    }
  });

  test('a slow answer comes', async ({ page, council }) => {
    await page.goto(council.url);
    await slow(page, 300);
    const began = Date.now();
    expect(await ask(page)).toEqual({ status: 200, things: [1, 2, 3] });
    expect(Date.now() - began).toBeGreaterThan(250);
  });

  test('offline is offline, and ends', async ({ page, council }) => {
    await page.goto(council.url);
    await offline(page, async () => expect(await ask(page)).toBe('no answer'));
    expect(await ask(page)).toEqual({ status: 200, things: [1, 2, 3] });
  });
});

test.describe('The bad line', { tag: '@once' }, () => {
  test('each fault keeps the true answer from the page; only a lost or cut one was done', async ({ page, council }) => {
    const line = await startProxy(council.url);
    await page.goto(line.url);
    const true_ = { status: 200, things: [1, 2, 3] };
    expect(await ask(page)).toEqual(true_);
    for (const kind of FAULTS.filter((one) => one !== 'hang')) {
      const before = council.heard.length;
      line.fault = () => kind;
      const got = await ask(page);
      if (kind === 'late') expect(got, kind).toEqual(true_); else expect(got, kind).not.toEqual(true_);
      const done = council.heard.length > before;
      expect(done, kind).toBe(['dropAfter', 'truncate', 'late'].includes(kind));
      line.fault = () => null;
      expect(await ask(page), `${kind}, mended`).toEqual(true_);
    }
    await line.stop();
  });

  test('the same seed makes the same weather, and only where it is asked for', () => {
    const days = (seed) => { const of = weather(seed, 0.5, ({ url }) => url === '/a'); return Array.from({ length: 50 }, () => of({ url: '/a' })); };
    expect(days(7)).toEqual(days(7));
    expect(days(7)).not.toEqual(days(8));
    expect(new Set(days(7)).size).toBeGreaterThan(3);
    expect(weather(7, 1, ({ url }) => url === '/a')({ url: '/b' })).toBeNull();
  });
});

test.describe('The keyboard', () => {
  const form = '<!doctype html><html lang="en"><title>Form</title><main><h1>Form</h1><a href="#a">One</a> <button>Two</button></main>';

  test('a focus that cannot be seen is found', async ({ page }) => {
    await page.setContent(form);
    await tabTo(page, page.getByRole('button'));
    await expectVisibleFocus(page);
    await page.addStyleTag({ content: '*:focus { outline: none !important }' });
    await expect(expectVisibleFocus(page)).rejects.toThrow(/focus cannot be seen on <button/);
  });

  test('the whole way is walked, from the top', async ({ page }) => {
    await page.setContent(form);
    await tabTo(page, page.getByRole('button'));
    expect(await expectVisibleWay(page)).toBe(2);
  });

  test('what Tab does not reach is found', async ({ page }) => {
    await page.setContent(`${form}<div tabindex="-1" role="button">Three</div>`);
    await expect(tabTo(page, page.getByText('Three'), { atMost: 6 })).rejects.toThrow(/not reached/);
  });
});

test.describe('The looks', () => {
  test('what runs out at the side or is cut off is found', async ({ page }) => {
    await page.setContent('<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Wide</title><main><p style="inline-size: 500px">Wide</p></main>');
    await narrow(page);
    await expect(expectNoSidewaysScroll(page)).rejects.toThrow(/<p style/);
    await page.setContent('<!doctype html><html lang="en"><title>Tight</title><main><p style="block-size: 1.2em; line-height: 1.2; overflow: hidden">One line</p></main>');
    await expectNothingCut(page);
    await textSpacing(page);
    await expect(expectNothingCut(page)).rejects.toThrow(/<p style/);
  });
});

test('what changes from run to run is left out of what is heard', { tag: '@once' }, () => {
  expect(withoutChanging('AB-4821 by Tuesday 25 November 2026, at 9.04am or 18:31, 3 days ago, Council helpline 01632 960100'))
    .toBe('‹reference› by ‹date›, at ‹time› or ‹time›, ‹time› ago, Council helpline 01632 960100');
});
