/**
 * A real screen reader, listened to: Orca in front of a headed Chromium, on a screen and a session bus of their own.
 * Run under `dbus-run-session`: one Orca a bus. Keys are pressed as a person presses them; phrases are waited for, never time alone.
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { wholeChromiumWith } from '../support/browsers.js';
import { end, openDisplay } from '../support/display.js';

const run = promisify(execFile);
const SETTLE_MS = 400; // Orca reads an event after the page has made it
const PATIENCE_MS = 12_000;
const quietStart = 'import orca.settings as s\ns.sayAllOnLoad = False\ns.pageSummaryOnLoad = False\ns.enableKeyEcho = False\n';

/** A home folder that nobody else's settings reach. */
function freshHome() {
  const home = mkdtempSync(join(tmpdir(), 'onedoor-orca-'));
  for (const folder of ['run', 'config', 'data/orca']) mkdirSync(join(home, folder), { recursive: true, mode: 0o700 });
  writeFileSync(join(home, 'data/orca/orca-customizations.py'), quietStart);
  return home;
}

/** Counts the keys that have come back up in the page: only then is the focus where the key put it. */
function countKeys() {
  window.keysUp = 0;
  window.addEventListener('keyup', () => { window.keysUp += 1; }, { capture: true });
}

/** Opens a page and listens. @returns what a test needs: `page`, `heard`, `arrives`, `key`, `tabTo`, `type`, `stop` */
export async function listen() {
  const [home, screen] = [freshHome(), await openDisplay()];
  const spokenFile = join(home, 'spoken');
  const env = {
    ...process.env, DISPLAY: screen.display, HOME: home, XDG_RUNTIME_DIR: join(home, 'run'), XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'), ACCESSIBILITY_ENABLED: '1', GNOME_ACCESSIBILITY: '1', GSETTINGS_BACKEND: 'memory', LANG: 'C.UTF-8',
  };
  const children = [];
  const start = (command, args, more = {}) => {
    const child = spawn(command, args, { env: { ...env, ...more }, stdio: 'ignore' });
    child.once('error', () => {}); // then nothing is heard, and the test says so
    children.push([child, command === 'orca' ? 'SIGKILL' : 'SIGTERM']);
  };
  let browser;
  const stop = async () => {
    await browser?.close();
    for (const [child, signal] of children.reverse()) await end(child, signal);
    await screen.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };

  let read = 0;
  const spoken = () => (existsSync(spokenFile) ? readFileSync(spokenFile, 'utf8').split('\n').filter(Boolean) : []);
  /** Waits until each phrase has been said, in any order, since the last time, or nothing more is said. @returns all of it */
  const heard = async (...phrases) => {
    for (let [count, late] = [-1, 0]; ; await sleep(50)) {
      const lines = spoken().slice(read);
      const all = lines.join(' | ');
      const missing = phrases.filter((phrase) => !phrase.test(all));
      if (!missing.length) { read += lines.length; return all; }
      if (lines.length > count) [count, late] = [lines.length, Date.now() + PATIENCE_MS];
      if (Date.now() > late) throw new Error(`not heard: ${missing.join(', ')}\nheard: ${all}`);
    }
  };
  const press = (...names) => run('xdotool', ['key', '--delay', '60', ...names], { env });
  const key = async (...names) => { await sleep(SETTLE_MS); await press(...names); };
  const type = async (text) => { await sleep(SETTLE_MS); await run('xdotool', ['type', '--delay', '25', text], { env }); };

  try {
    start('openbox', []);
    start('/usr/libexec/at-spi-bus-launcher', ['--launch-immediately', '--a11y=1', '--screen-reader=1']);
    await sleep(700); // the accessibility bus says nothing when it is ready
    start('orca', ['-d', 'braille', '-d', 'braille-monitor'],
      { PYTHONPATH: fileURLToPath(new URL('speech', import.meta.url)), PYTHONDONTWRITEBYTECODE: '1', ORCA_SPOKEN: spokenFile });
    await heard(/Screen reader on/);
    browser = await chromium.launch({ ...wholeChromiumWith('--force-renderer-accessibility'), headless: false, env });
    const page = await (await browser.newContext({ viewport: null, locale: 'en-GB' })).newPage();
    await page.addInitScript(countKeys);
    /** Presses Tab (or `key`) until `target` has the focus, each time once the page has dealt with the last one. */
    const tabTo = async (target, { atMost = 30, key: name = 'Tab' } = {}) => {
      for (let presses = 0; !await target.evaluate((element) => element === document.activeElement); presses += 1) {
        if (presses === atMost) throw new Error(`not reached with ${atMost} presses of ${name}: ${target}`);
        const before = await page.evaluate(() => window.keysUp);
        await press(name);
        // In the browser's own buttons the page hears of no key.
        await page.waitForFunction((count) => window.keysUp > count, before, { timeout: 2000 }).catch(() => {});
      }
    };
    /** A page is there, and its heading is heard as the focus comes to it. @returns all that was said meanwhile */
    const arrives = async (name) => {
      // What is typed before the focus has come to the new page goes nowhere.
      await page.waitForFunction((words) => document.activeElement?.matches('h1') && document.activeElement.textContent.includes(words), name);
      return heard(new RegExp(`${name.replaceAll('?', '\\?')}[^|]*[ |]*heading level 1`));
    };
    return { page, heard, arrives, key, tabTo, type, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
