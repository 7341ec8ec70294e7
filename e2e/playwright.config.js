import { defineConfig, devices } from '@playwright/test';
import { chromiumLaunch, firefoxLaunch } from './tests/support/browsers.js';

const resident = { locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce' };

const specs = (...names) => names.map((name) => `${name}.spec.js`);
/** No browser has a part in the first; the second counts bytes, which Chromium tells. */
const ofOneBrowser = specs('brand', 'first-load');
/** What neither the width nor a finger changes is watched on the desk, and in Firefox. */
const ofNoWidth = specs('base', 'tabs', 'tools', 'vector');
/**
 * What neither the width nor the engine changes is watched once, on the desk in Chromium: these, and each journey tagged `@once`.
 * A journey is tagged when all that it watches is a rule of the portal's own (what is said to an answer, whose a draft is) and
 * another journey of its capability goes through the same screens everywhere.
 */
const ofNoEngine = specs('elsewhere', 'left', 'storm');
const once = /@once/;

export default defineConfig({
  testDir: './tests',
  testMatch: '*.spec.js',
  globalSetup: './tests/support/fresh.js',
  workers: 2,
  fullyParallel: false,
  retries: 0, // a flaky test is a fault in the test or in the portal
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000, // one journey with ten audits takes a third of it on a quiet machine
  expect: { timeout: 10_000 },
  reporter: [['list', { printSteps: false }]],
  // One snapshot for every engine: what is heard does not depend on it.
  snapshotPathTemplate: '{testDir}/snapshots/{testFileName}/{arg}{ext}',
  updateSnapshots: 'none', // ours are made with --update-snapshots, and read before they are kept
  // Most journeys look at the network, which a service worker would stand before; offline.spec.js is about it.
  // A trace costs a tenth of the time of all journeys: ONEDOOR_TRACE=1 writes it for those that fail.
  use: { ...resident, serviceWorkers: 'block', trace: process.env.ONEDOOR_TRACE ? 'retain-on-failure' : 'off', screenshot: 'only-on-failure' },
  projects: [
    {
      name: 'chromium-desktop',
      use: { browserName: 'chromium', viewport: { width: 1280, height: 900 }, launchOptions: chromiumLaunch },
    },
    {
      name: 'chromium-phone',
      testIgnore: [...ofOneBrowser, ...ofNoWidth, ...ofNoEngine],
      grepInvert: once,
      // Where there is little room less is said.
      snapshotPathTemplate: '{testDir}/snapshots/{testFileName}/phone/{arg}{ext}',
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 }, launchOptions: chromiumLaunch },
    },
    {
      name: 'firefox-desktop',
      testIgnore: [...ofOneBrowser, ...ofNoEngine],
      grepInvert: once,
      timeout: 120_000, // the checkers take three times as long in it
      use: {
        browserName: 'firefox', channel: 'moz-firefox', viewport: { width: 1280, height: 900 },
        launchOptions: firefoxLaunch,
      },
    },
  ],
});
