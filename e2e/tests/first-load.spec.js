/** What the first load really asks for: counted on the line, where the page's tags do not tell it (src/release/weigh.mjs weighs those). */
import { expect, test as residents } from './support/portal.js';
import { tookOver } from './support/ready.js';

const MOST_BYTES = 200 * 1024;
const MOST_REQUESTS = 6;
/** A page that has asked for nothing for so long has settled. */
const QUIET_MS = 1000;

/** Every file of the release that the page asks for, with the bytes of its body as they were transferred. */
async function listen(page) {
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  const files = new Map();
  let last = Date.now();
  line.on('Network.requestWillBeSent', ({ requestId, request }) => {
    last = Date.now();
    const { protocol, pathname } = new URL(request.url);
    if (protocol.startsWith('http') && !pathname.startsWith('/api/')) files.set(requestId, { pathname });
  });
  line.on('Network.responseReceived', ({ requestId, response }) => {
    if (files.has(requestId)) files.get(requestId).head = response.encodedDataLength;
  });
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    last = Date.now();
    const file = files.get(requestId);
    if (file) file.bytes = encodedDataLength - file.head;
  });
  return {
    settled: () => expect.poll(() => Date.now() - last > QUIET_MS && [...files.values()].every(({ bytes }) => bytes !== undefined)).toBe(true),
    files: () => [...files.values()],
  };
}

for (const [language, locale, heading] of [['English', 'en-GB', 'What do you need?'], ['Welsh', 'cy-GB', 'Beth sydd ei angen arnoch?']]) {
  residents.describe(`The first load in ${language}`, () => {
    residents.use({ locale });

    residents('is few and light', async ({ page }) => {
      const load = await listen(page);
      await page.goto('/');
      await page.locator(tookOver).waitFor();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
      await load.settled();
      const files = load.files();
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      const told = files.map((file) => `${file.pathname} ${file.bytes}`).join('\n  ');
      console.log(`first load, ${language}: ${files.length} requests, ${bytes} bytes\n  ${told}`);
      expect(files.length, told).toBeLessThanOrEqual(MOST_REQUESTS);
      // Another language's words are a file more.
      if (language === 'English') expect(bytes, told).toBeLessThanOrEqual(MOST_BYTES);
    });
  });
}
