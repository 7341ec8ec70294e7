/**
 * Safari's engine, as far as it is to be had here: WebKitGTK's small browser, driven through WebDriver on a screen of its own.
 * Playwright has no way into it, so its journeys are plain node tests on selenium.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Builder, By, Capabilities, Key, until } from 'selenium-webdriver';
import { end, openDisplay } from '../support/display.js';
import { tookOver } from '../support/ready.js';

export { Key };
const PATIENCE_MS = 10_000;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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

/** What a resident does, by the words on the screen. @param {import('selenium-webdriver').WebDriver} driver @param {string} url the portal's */
function resident(driver, url) {
  /** What the page drew anew between finding it and using it is looked for again. */
  const anew = async (work) => {
    for (const end = Date.now() + PATIENCE_MS; ;) {
      try {
        return await work();
      } catch (error) {
        if (error.name !== 'StaleElementReferenceError' || Date.now() > end) throw error;
      }
    }
  };
  const find = (by) => anew(async () => {
    const element = await driver.wait(until.elementLocated(by), PATIENCE_MS).catch(async (error) => {
      if (error.name !== 'TimeoutError') throw error;
      throw new Error(`not there: ${by}, but:\n${await driver.executeScript(() => document.body.innerText)}`);
    });
    return driver.wait(until.elementIsVisible(element), PATIENCE_MS, `not to be seen: ${by}`);
  });
  const containing = (tags, words) => By.xpath(`//*[${tags.map((tag) => `self::${tag}`).join(' or ')}][contains(normalize-space(.), ${quoted(words)})]`);
  /**
   * Scrolled to first: the driver says that what lies just below the window's edge cannot be pressed. And drawn there: it presses
   * on the page as it was drawn last, and what moved since is missed.
   */
  const click = async (element) => {
    await driver.executeAsyncScript((it, done) => {
      it.scrollIntoView({ block: 'center', behavior: 'instant' });
      requestAnimationFrame(() => requestAnimationFrame(() => done()));
    }, element);
    await element.click();
  };
  const fieldOf = async (label) => By.id(await (await find(containing(['label'], label))).getAttribute('for'));
  const run = (script, ...args) => driver.executeAsyncScript(script, ...args);
  return {
    driver,
    run,
    open: async (address) => { await driver.get(url + address); await find(By.css(tookOver)); },
    /** Nothing is wrong with the page, as far as axe can tell. */
    audit: async () => {
      await driver.executeScript(axeSource);
      const found = await run((done) => {
        window.axe.run(document, { preload: false, rules: { 'target-size': { enabled: true } } })
          .then(({ violations }) => done(violations.map(({ id, nodes }) => `${id} ${nodes[0].target}`)), (error) => done([String(error)]));
      });
      assert.deepEqual(found, []);
    },
    find: (css) => find(By.css(css)),
    heading: (words) => find(containing(['h1'], words)),
    sees: (words) => find(By.xpath(`//*[contains(normalize-space(.), ${quoted(words)})][not(*[contains(normalize-space(.), ${quoted(words)})])]`)),
    press: (words) => anew(async () => click(await find(containing(['a', 'button', 'summary'], words)))),
    /** Where the same button stands in each row of a list. */
    pressIn: async (row, words) => {
      const button = `//li[contains(normalize-space(.), ${quoted(row)})]//button[contains(normalize-space(.), ${quoted(words)})]`;
      await anew(async () => click(await find(By.xpath(button))));
    },
    choose: (words) => anew(async () => click(await find(containing(['label'], words)))),
    fill: async (label, text) => {
      const field = await find(await fieldOf(label));
      await field.clear();
      await field.sendKeys(text);
    },
    /** The input for files lies over its label and is not to be seen. */
    attach: async (label, path) => { await driver.findElement(await fieldOf(label)).sendKeys(path); },
    /** Waits until a script of the page says yes. */
    comes: (script, what) => driver.wait(() => driver.executeScript(script), PATIENCE_MS, `did not come: ${what}`),
  };
}

/** Opens WebKit for the portal at an address, with nothing kept from before; `stop` ends the browser, its driver and its screen. */
export async function openWebKit(portal) {
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
    return { ...resident(driver, portal), stop };
  } catch (error) {
    await end(service);
    await screen.stop();
    throw error;
  }
}
