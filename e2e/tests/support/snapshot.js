/**
 * What a screen says, as assistive technology gets it, kept beside the specs in `snapshots/`.
 * What changes from run to run (references, dates, times, codes) is replaced first, so that a snapshot is only
 * about words, roles, names and states.
 */
import { expect } from '@playwright/test';

const month = 'January|February|March|April|May|June|July|August|September|October|November|December';
const day = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';
/** @type {[RegExp, string][]} */
const changing = [
  [/blob:\S+/g, '‹in this tab›'],
  [/http:\/\/127\.0\.0\.1:\d+/g, '‹portal›'],
  [/\b(?:Open until|Closed\. Opens|Closed now|Open now|Busy now|Leave a message\. People are back)\b[^\n]*/g, '‹open or closed›'],
  [/\bAB-\d+\b/g, '‹reference›'],
  [new RegExp(`\\b(?:(?:${day}),? )?\\d{1,2} (?:${month})(?: \\d{4})?\\b`, 'g'), '‹date›'],
  [/\b\d{1,2}[.:]\d{2}\s?(?:am|pm)?\b/g, '‹time›'],
  [/\b\d{1,2}(?:am|pm)\b/g, '‹time›'],
  [new RegExp(`\\b(?:${day}|[Tt]oday|[Yy]esterday|[Tt]omorrow)\\b`, 'g'), '‹day›'],
  [/\b(Good|Bore|Prynhawn|Noswaith) (?:morning|afternoon|evening|da)\b/g, '$1 ‹time of day›'],
  [/\b\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?) ago\b/g, '‹time› ago'],
  [/#[\w.~=-]{10,}/g, '#‹secret›'],
  [/\/report\/(?!sent)[\w-]{6,}/g, '/report/‹draft›'],
  [/%2Freport%2F[\w-]{6,}/g, '%2Freport%2F‹draft›'],
  [/Saving…|Saved on this device(?: as you type)?/g, '‹saved on this device›'],
];

/** @param {string} text */
export const withoutChanging = (text) => changing.reduce((said, [pattern, name]) => said.replace(pattern, name), text);

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} name the file's name, in words
 * @param {import('@playwright/test').Locator} [part] default: the main part of the page
 */
export async function expectHeard(page, name, part = page.getByRole('main')) {
  const now = async () => withoutChanging(await part.ariaSnapshot());
  // What comes from the council or from the device comes after the heading: wait until it is all there.
  let [before, said] = ['', await now()];
  while (before !== said || !/heading/.test(said)) {
    await part.page().waitForTimeout(150);
    [before, said] = [said, await now()];
  }
  expect(`${said}\n`).toMatchSnapshot(`${name}.aria.yml`);
}
