/**
 * Where the browsers are and how they are started: the system's own Chromium and Firefox, nothing downloaded.
 * Not here: which screens and sizes are tried (playwright.config.js).
 */

const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** Chromium refuses its sandbox to root, as in most build machines. */
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export const chromiumLaunch = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [...sandbox, ...quiet],
};

export const firefoxLaunch = {
  executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
};

/** @param {string[]} more */
export const chromiumLaunchWith = (...more) => ({ ...chromiumLaunch, args: [...chromiumLaunch.args, ...more] });
