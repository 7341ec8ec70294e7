/**
 * Safari's engine, as far as it is to be had here: WebKitGTK's small browser, driven through WebDriver on a screen of its own.
 * Playwright has no way into it, so its journeys are plain node tests on selenium.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Builder, By, Capabilities, Key, until } from 'selenium-webdriver';
import { end, openDisplay } from '../support/display.js';

export { Key };
const PATIENCE_MS = 10_000;

function miniBrowser() {
  const found = readdirSync('/usr/lib').map((each) => join('/usr/lib', each, 'webkit2gtk-4.1/MiniBrowser')).find((each) => existsSync(each));
  if (!found) throw new Error('WebKitGTK is not there: apt-get install webkit2gtk-driver');
  return found;
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** @param {string} url */
async function answers(url) {
  for (const late = Date.now() + PATIENCE_MS; Date.now() < late; await sleep(100)) {
    if (await fetch(`${url}/status`).then((answer) => answer.ok, () => false)) return;
  }
  throw new Error('WebKitWebDriver did not start');
}

/**
 * Words in an XPath, whatever quotes they hold.
 * @param {string} words
 */
const quoted = (words) => (words.includes("'") ? `"${words}"` : `'${words}'`);

/** What a resident does, by the words on the screen. @param {import('selenium-webdriver').WebDriver} driver */
function resident(driver) {
  const find = async (by) => {
    const element = await driver.wait(until.elementLocated(by), PATIENCE_MS, `not there: ${by}`);
    return driver.wait(until.elementIsVisible(element), PATIENCE_MS, `not to be seen: ${by}`);
  };
  const containing = (tags, words) => By.xpath(`//*[${tags.map((tag) => `self::${tag}`).join(' or ')}][contains(normalize-space(.), ${quoted(words)})]`);
  return {
    driver,
    find: (css) => find(By.css(css)),
    heading: (words) => find(containing(['h1'], words)),
    sees: (words) => find(By.xpath(`//*[contains(normalize-space(.), ${quoted(words)})][not(*[contains(normalize-space(.), ${quoted(words)})])]`)),
    press: async (words) => (await find(containing(['a', 'button', 'summary'], words))).click(),
    choose: async (words) => (await find(containing(['label'], words))).click(),
    fill: async (label, text) => {
      const element = await find(containing(['label'], label));
      const field = await find(By.id(await element.getAttribute('for')));
      await field.clear();
      await field.sendKeys(text);
    },
    run: (script, ...args) => driver.executeAsyncScript(script, ...args),
  };
}

/** Opens WebKit; `stop` ends the browser, its driver and its screen. */
export async function openWebKit() {
  const screen = await openDisplay();
  const port = await freePort();
  const service = spawn('WebKitWebDriver', ['--host=127.0.0.1', `--port=${port}`],
    { env: { ...process.env, DISPLAY: screen.display, LANG: 'en_GB.UTF-8', TZ: 'Europe/London' }, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  try {
    await answers(url);
    const wanted = new Capabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation', '--full-screen'] },
    });
    const driver = await new Builder().usingServer(url).withCapabilities(wanted).build();
    await driver.manage().setTimeouts({ script: 30_000 });
    const stop = async () => { await driver.quit().catch(() => {}); await end(service); await screen.stop(); };
    return { ...resident(driver), stop };
  } catch (error) {
    await end(service);
    await screen.stop();
    throw error;
  }
}
