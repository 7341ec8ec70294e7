/**
 * The device's own connection. `navigator.onLine` is never asked: only what the resident can see counts.
 */

/** Runs `during` without any connection, and comes back. @param {import('@playwright/test').Page} page */
export async function offline(page, during) {
  await page.context().setOffline(true);
  try {
    return await during();
  } finally {
    await page.context().setOffline(false);
  }
}
