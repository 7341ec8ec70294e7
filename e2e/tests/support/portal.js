/**
 * The portal as a resident meets it: a fresh council for each worker, and a page that must not throw.
 */
import { test as base, expect } from '@playwright/test';
import { startServer } from './server.js';

export { expect };

export const test = base.extend({
  portal: [async ({}, use) => {
    const server = await startServer();
    await use(server);
    await server.stop();
  }, { scope: 'worker', timeout: 60_000 }],

  baseURL: ({ portal }, use) => use(portal.url),

  /** Fails a journey whose page threw, or said that its policy was broken. */
  page: async ({ page }, use) => {
    const thrown = [];
    page.on('pageerror', (error) => thrown.push(error.message));
    page.on('console', (said) => {
      if (said.type() === 'error' && /Content.Security.Policy|panicked/i.test(said.text())) thrown.push(said.text());
    });
    await use(page);
    expect(thrown, 'what the page threw').toEqual([]);
  },});
