/** The council at its desk: a page of its own at `/desk`, signed in when first used, worked as a person works it. */

import { expect } from '@playwright/test';

/** @param {import('@playwright/test').Browser} browser @param {{url: string, deskCode: string}} portal */
export function openDesk(browser, portal) {
  let page;
  const at = async (address) => {
    if (!page) {
      page = await (await browser.newContext({ baseURL: portal.url, locale: 'en-GB' })).newPage();
      await page.goto('/desk/sign-in');
      await page.getByLabel('Code').fill(portal.deskCode);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('navigation', { name: 'Desk' }).waitFor();
    }
    await page.goto(address);
    return page;
  };
  /** Opens one of the case's folded forms. */
  const act = async (reference, name) => {
    const form = (await at(`/desk/cases/${reference}`)).locator('details').filter({ has: page.locator('summary', { hasText: new RegExp(`^${name}$`) }) });
    if (await form.getAttribute('open') === null) await form.locator('summary').click();
    return form;
  };
  return {
    /** Writes to the resident about a case. */
    async write(reference, text) {
      const form = await act(reference, 'Write to the resident');
      await form.getByLabel('Message').fill(text);
      await form.getByRole('button', { name: 'Send' }).click();
      await page.getByText(text).first().waitFor();
    },
    /** Reads this on the case's page, which is looked at again until it is there: what a resident sends is on its way. */
    async reads(reference, text) {
      await expect(async () => {
        const desk = await at(`/desk/cases/${reference}`);
        expect(await desk.getByText(text).count(), text).toBeGreaterThan(0);
      }).toPass({ timeout: 15_000 });
    },
    /** The status with which the case's page answers: 404 where there is none. */
    async status(reference) {
      await at('/desk');
      return (await page.goto(`/desk/cases/${reference}`)).status();
    },
    /** Moves a case on. `stage` is what the desk calls it. */
    async move(reference, stage, { words = '', expected = '' } = {}) {
      const form = await act(reference, 'Move it on');
      await form.getByLabel('Stage').selectOption(stage);
      await form.getByLabel(/^State in a few words/).fill(words);
      if (expected) await form.getByLabel(/^Expected by/).fill(expected);
      await form.getByRole('button', { name: 'Move' }).click();
      if (words) await page.getByText(words).first().waitFor();
    },
    /** Answers the chat in which these words were the last, and takes it by that. */
    async answerChat(words, text) {
      await (await at('/desk/chats')).getByRole('listitem').filter({ hasText: words }).getByRole('link').first().click();
      await page.getByLabel(/^Answer/).fill(text);
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText(text).first().waitFor();
    },
    async closeChat() {
      await page.getByRole('button', { name: 'Close this chat' }).click();
    },
    async stop() { await page?.context().close(); },
  };
}
