/**
 * The keyboard alone: getting somewhere by Tab, and whether the way can be seen.
 * No checker sees an invisible focus; a picture before and after does.
 */
import { expect } from '@playwright/test';

/** @typedef {import('@playwright/test').Page} Page @typedef {import('@playwright/test').Locator} Locator */

/** A page gives its heading the focus 200 ms after what had it went (src/browser/focus.rs): nobody presses a key sooner. */
const ENTERED_MS = 300;

/** Presses Tab until `target` has the focus. @param {Page} page @param {Locator} target */
export async function tabTo(page, target, { atMost = 60, backwards = false } = {}) {
  const has = () => target.evaluate((element) => element === document.activeElement);
  if (await page.evaluate(() => document.activeElement === document.body)) await page.waitForTimeout(ENTERED_MS);
  for (let pressed = 0; pressed <= atMost; pressed += 1) {
    if (await has()) return;
    await page.keyboard.press(backwards ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`not reached with ${atMost} presses of Tab: ${target}`);
}

/** @param {Page} page @param {Locator} target */
export async function press(page, target, key = 'Enter') {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** The window looks different when the focused element loses its focus. @param {Page} page */
export async function expectVisibleFocus(page) {
  const focused = page.locator(':focus');
  await expect(focused).toHaveCount(1);
  const look = () => page.screenshot({ animations: 'disabled', caret: 'hide' });
  const withFocus = await look();
  const element = await focused.elementHandle();
  await element.evaluate((each) => each.blur());
  const without = await look();
  await element.evaluate((each) => each.focus({ focusVisible: true, preventScroll: true }));
  if (withFocus.equals(without)) throw new Error(`focus cannot be seen on ${await element.evaluate((each) => each.outerHTML.slice(0, 120))}`);
}

/** Walks through the whole page by Tab: each stop can be seen, and the way leads out again. @param {Page} page */
export async function expectVisibleWay(page, { atMost = 80 } = {}) {
  const title = await page.evaluate(() => {
    document.body.tabIndex = -1; // the next Tab then starts from the top
    document.body.focus();
    document.body.removeAttribute('tabindex');
    return document.title;
  });
  const seen = new Set();
  for (let stop = 0; stop < atMost; stop += 1) {
    await page.keyboard.press('Tab');
    const id = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      at.dataset.tabStop ??= String(document.querySelectorAll('[data-tab-stop]').length);
      return at.dataset.tabStop;
    });
    if (id === null || seen.has(id)) return seen.size;
    seen.add(id);
    await expectVisibleFocus(page);
  }
  throw new Error(`more than ${atMost} stops of Tab on “${title}”: is it a trap?`);
}
