/**
 * Where the browsers are and how they are started: the system's own Chromium and Firefox, nothing downloaded.
 * Not here: which screens and sizes are tried (playwright.config.js).
 */

const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** Chromium refuses its sandbox to root, as in most build machines. */
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

const args = [...sandbox, ...quiet];
const withWindow = process.env.CHROMIUM ?? '/usr/bin/chromium';
/**
 * The same engine without the window around it. Each resident of a journey has a window of their own, and to make one costs the
 * machine 0.9 seconds, three times what the portal's page in it does.
 */
const withoutWindow = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';

export const chromiumLaunch = { executablePath: withoutWindow, args };

export const firefoxLaunch = {
  executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
};

/** All of it, as a resident has it: for what is heard, and for what is measured. @param {string[]} more */
export const wholeChromiumWith = (...more) => ({ executablePath: withWindow, args: [...args, ...more] });
