/**
 * Faults between the portal and the backend, one line each in a test: `const stop = await faults.refused(page)`.
 *
 * Each takes an optional pattern (default: the whole API) and gives back a function that mends it.
 * Not here: work that was done and never answered (proxy.js), the device's own faults (offline.js) and a real backend that is broken (the conformance kit's).
 */

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {string | RegExp} Pattern */

export const API = /\/api\//;
const json = 'application/problem+json';

/** @returns {Promise<() => Promise<void>>} */
async function on(page, pattern, handle) {
  await page.route(pattern, handle);
  return () => page.unroute(pattern, handle);
}

const answer = (page, pattern, response) => on(page, pattern, (route) => route.fulfill(response));
const problem = (status, title, headers = {}, more = {}) => ({
  status, headers, contentType: json, body: JSON.stringify({ type: 'about:blank', title, status, ...more }),
});

/** No connection at all. @param {Page} page @param {Pattern} [pattern] */
export const refused = (page, pattern = API) => on(page, pattern, (route) => route.abort('connectionrefused'));

/** The answer comes, late. */
export const slow = (page, ms, pattern = API) => on(page, pattern, async (route) => {
  await new Promise((done) => { setTimeout(done, ms); });
  await route.continue().catch(() => {}); // the page may be gone by then
});

/** No answer, ever. */
export const hanging = (page, pattern = API) => on(page, pattern, () => {});

export const broken = (page, pattern = API) => answer(page, pattern, problem(500, 'Something broke'));

/** 503, back in `seconds`. */
export const busy = (page, seconds = 1, pattern = API) => answer(page, pattern, problem(503, 'Back soon', { 'retry-after': `${seconds}` }));

/** 429, try again in `seconds`. */
export const tooMany = (page, seconds = 1, pattern = API) => answer(page, pattern, problem(429, 'Too many requests', { 'retry-after': `${seconds}` }));

/** 422 with the council's own words. */
export const invalid = (page, detail, pattern = API) => answer(page, pattern, problem(422, 'Not taken', {}, { detail }));

/** A good answer cut in the middle. */
export const truncated = (page, pattern = API) => on(page, pattern, async (route) => {
  const response = await route.fetch();
  const body = await response.text();
  const headers = { ...response.headers() };
  delete headers['content-length'];
  delete headers['content-encoding'];
  await route.fulfill({ status: response.status(), headers, body: body.slice(0, Math.floor(body.length / 2)) });
});

/** A proxy's page instead of the API's answer. */
export const html = (page, pattern = API) => answer(page, pattern,
  { status: 200, contentType: 'text/html', body: '<!doctype html><title>Welcome</title><h1>Sign in to the network</h1>' });

/** JSON of another shape. */
export const otherShape = (page, pattern = API) => answer(page, pattern,
  { status: 200, contentType: 'application/json', body: '{"items": 7, "surprise": [null]}' });

/** The session is over, whatever is asked of it. */
export const sessionEnded = (page) => page.context().clearCookies({ name: 'onedoor_session' });

/** Each by its name, for tests that walk through all of them. */
export const everyFault = {
  'refused': refused,
  'an error 500': broken,
  'a 503 with Retry-After': (page, pattern) => busy(page, 30, pattern),
  'too many requests': (page, pattern) => tooMany(page, 30, pattern),
  'a truncated answer': truncated,
  'HTML instead of JSON': html,
  'JSON of another shape': otherShape,
};

/** What a fault means is the same in each engine: all of them are met on a desk, and elsewhere one without and one with an answer. */
export const faultsFor = ({ project }) => Object.entries(everyFault)
  .filter(([name]) => project.name === 'chromium-desktop' || /^(refused|HTML)/.test(name));
