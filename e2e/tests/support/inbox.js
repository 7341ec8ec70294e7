/** What the demo council sent, as it stands in the demo inbox: e-mails and texts, newest first. */
import { expect } from '@playwright/test';

/** @typedef {{id: number, channel: string, to: string, subject: string | null, text: string, code: string | null}} Letter */

/** @param {string} url the portal's address */
export function openInbox(url) {
  /** @param {string} to @returns {Promise<Letter[]>} */
  const letters = async (to) => {
    const answer = await fetch(`${url}/demo/inbox.json?to=${encodeURIComponent(to)}`);
    return (await answer.json()).items;
  };
  const newest = async (to) => (await letters(to))[0]?.id ?? 0;
  return {
    letters,
    /**
     * Does something that makes the council send a code, and waits for that code.
     * @param {string} to @param {() => Promise<unknown>} ask @returns {Promise<string>}
     */
    async codeAfter(to, ask) {
      const before = await newest(to);
      await ask();
      let code;
      await expect.poll(async () => {
        code = (await letters(to)).find((letter) => letter.id > before && letter.code)?.code;
        return code;
      }, { message: `a code to ${to}` }).toBeTruthy();
      return code;
    },
  };
}
