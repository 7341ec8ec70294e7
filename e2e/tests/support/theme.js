/**
 * The ways a page is looked at: colours, contrast, narrow, turned round, spaced out, still, printed.
 * Playwright cannot emulate forced colours or contrast in Firefox; there these do nothing.
 */
import { expect } from '@playwright/test';

/** @typedef {import('@playwright/test').Page} Page */

export const plain = (page) => page.emulateMedia({ colorScheme: null, contrast: null, forcedColors: null });
export const light = (page) => page.emulateMedia({ colorScheme: 'light' });
export const dark = (page) => page.emulateMedia({ colorScheme: 'dark' });
export const moreContrast = (page) => page.emulateMedia({ contrast: 'more' });
export const forcedColours = (page) => page.emulateMedia({ forcedColors: 'active' });
/** On how many sheets of A4 the page is printed; Chromium only. @param {import('@playwright/test').Page} page */
export const sheets = async (page) => (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g).length;

export const print = (page) => page.emulateMedia({ media: 'print' });

/** 320 CSS px: a desk at 400%. @param {Page} page */
export const narrow = (page) => page.setViewportSize({ width: 320, height: 640 });

/** The spacing of WCAG 1.4.12, through a constructed sheet, which the portal's policy allows. @param {Page} page */
export const textSpacing = (page) => page.evaluate(() => {
  const sheet = new CSSStyleSheet();
  sheet.wide = true;
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
});

/** As it was before. @param {Page} page */
export const plainSpacing = (page) => page.evaluate(() => {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => !each.wide);
});

/** Nothing runs out at the side. @param {Page} page */
export async function expectNoSidewaysScroll(page) {
  const out = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const outside = [...document.querySelectorAll('body *')].filter((each) => {
      const { left, right, width } = each.getBoundingClientRect();
      return width > 0 && (right > clientWidth + 1 || left < -1);
    });
    // What runs out may be no element: the number of a list's item.
    return [`${scrollWidth} px of ${clientWidth}`, ...outside.slice(0, 5).map((each) => each.outerHTML.slice(0, 120))];
  });
  expect(out, 'runs out at the side').toEqual([]);
}

/** Nothing is cut off by a box that hides what does not fit; a map is a window on more than fits. @param {Page} page */
export async function expectNothingCut(page) {
  const cut = await page.evaluate(() => [...document.querySelectorAll('main *')].filter((each) => {
    const style = getComputedStyle(each);
    const hides = /hidden|clip/.test(style.overflowX + style.overflowY) && style.clipPath === 'none' && each.clientWidth > 1;
    return hides && !each.closest('[role="application"]') && each.textContent.trim() && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
  }).slice(0, 5).map((each) => each.outerHTML.slice(0, 120)));
  expect(cut, 'cut off').toEqual([]);
}
