/** Reporting a street light as a guest does, screen by screen. */
import { expect } from '@playwright/test';

/** The screen with this heading is there. */
export const heading = (page, name) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
/** It has come to it, and has the focus: whoever types sooner, as only a driver can, would lose it to the heading. */
async function entered(page, name) {
  await heading(page, name);
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
}
export const goOn = (page) => page.getByRole('button', { name: 'Continue' }).click();

export async function chooseStreetLight(page, open) {
  await open('/report');
  await page.getByLabel('Say it in your own words').fill('lamp');
  await page.getByRole('list', { name: 'What fits' }).getByRole('link', { name: 'Street light not working' }).click();
  await heading(page, 'A few questions');
}

export async function answer(page) {
  await page.getByRole('radio', { name: 'It is out' }).check();
  await goOn(page);
}

export async function choosePlace(page) {
  await entered(page, 'Where is it?');
  await page.getByLabel('Street, place or postcode').pressSequentially('heol y b');
  await takePlace(page);
  await goOn(page);
  await passNearby(page);
}

/**
 * Takes the first of the places that are offered, and waits until what is reported nearby has come. A resident who goes on
 * sooner waits no longer than a moment for it, and is told on the next page: on a busy machine that would be now this, now that.
 */
export async function takePlace(page) {
  const told = page.waitForResponse(/\/api\/reports\/nearby\?/);
  await page.getByRole('option', { name: /Heol y Bont/ }).first().click();
  await expect(page.getByRole('heading', { name: 'You chose' })).toBeVisible();
  await (await told).finished();
}

/** Where something is open nearby already: it is another thing. */
export async function passNearby(page) {
  const pass = page.getByRole('button', { name: 'Mine is another one' });
  await page.getByRole('heading', { level: 1, name: /^(What happened\?|Check your answers|Has it been reported already\?)$/ }).waitFor();
  if (await pass.isVisible()) await pass.click();
}

/** As far as the step that asks where it is. */
export async function toPlace(page, open) {
  await chooseStreetLight(page, open);
  await answer(page);
  await entered(page, 'Where is it?');
}

/** Says what happened, with a file where there is one. @param {ReturnType<import('./photos.js').file>} [chosen] */
export async function say(page, words, chosen) {
  await heading(page, 'What happened?');
  await page.getByLabel('What happened?').fill(words);
  if (chosen) {
    await page.getByLabel('Choose photos or files').setInputFiles(chosen);
    await expect(page.getByText(/^Ready/)).toBeVisible();
  }
  await goOn(page);
}

export async function reachMe(page, email) {
  await heading(page, 'How may we reach you?');
  await page.getByRole('radio', { name: 'By e-mail' }).check();
  await page.getByLabel('Your name').fill('Nia Powell');
  await page.getByLabel('E-mail address').fill(email);
  await goOn(page);
  await heading(page, 'Check your answers');
}

/** As far as the step that asks how to reach the resident. */
export async function toContact(page, open, words = 'The lamp by the bridge is out.', chosen = undefined) {
  await chooseStreetLight(page, open);
  await answer(page);
  await choosePlace(page);
  await say(page, words, chosen);
  await heading(page, 'How may we reach you?');
}

/** A report that a link began with its place and its words: on past what it brought along. */
export async function passWhatWasSaid(page) {
  await answer(page);
  await heading(page, 'Where is it?');
  await goOn(page);
  await passNearby(page);
  await heading(page, 'What happened?');
  await goOn(page);
}

/** Everything up to the last page. */
export async function writeReport(page, open, words = 'The lamp by the bridge has been out since Tuesday.', chosen = undefined) {
  await toContact(page, open, words, chosen);
  await reachMe(page, 'nia@example.org');
}

/** Sends what was written, and gives the way to follow it that the receipt gives. @returns {Promise<{reference: string, link: string}>} */
export async function send(page) {
  await page.getByRole('button', { name: 'Send report' }).click();
  await heading(page, 'We have your report');
  const link = await page.getByRole('link', { name: /\/track\/AB-/ }).getAttribute('href');
  return { reference: link.match(/AB-\d+/)[0], link };
}

/** Sends what was written. @returns {Promise<{lat: number, long: number, label?: string}>} the place as it went (Firefox's driver does not tell) */
export async function sendPlace(page) {
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/reports'));
  await send(page);
  return (await sent).postDataJSON().location;
}

/** Keeps the device from taking any draft of this council's, in whichever tab. @returns {Promise<() => Promise<void>>} lets it go on */
export async function holdDrafts(page) {
  await page.evaluate(() => new Promise((held, refused) => {
    const asked = indexedDB.open('onedoor');
    asked.onerror = () => refused(asked.error);
    asked.onsuccess = () => {
      const drafts = asked.result.transaction('drafts', 'readwrite').objectStore('drafts');
      let isHeld = true;
      window.letDraftsGo = () => { isHeld = false; };
      const hold = () => { drafts.get('nothing').onsuccess = () => { held(); if (isHeld) hold(); else asked.result.close(); }; };
      hold();
    };
  }));
  return () => page.evaluate(() => window.letDraftsGo());
}
