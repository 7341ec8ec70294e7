/**
 * Time in the page. The backend keeps its own, real clock: only what the page does with time can be moved.
 */

/** Lets the test decide how fast time goes; call before the first `goto`. @param {import('@playwright/test').Page} page */
export const holdClock = (page, time = new Date()) => page.clock.install({ time });

/** Lets minutes pass at once, with every timer that falls due. */
export const pass = (page, { minutes }) => page.clock.runFor(minutes * 60_000);

/** A device whose clock is wrong by so many days. */
export const wrongBy = (page, { days }) => page.clock.setFixedTime(new Date(Date.now() + days * 86_400_000));
