/** The backend on another site than the portal, with what README.md asks of both and nothing else. */
import http from 'node:http';
import { once } from 'node:events';
import { pipeline } from 'node:stream';
import { expect, test as residents } from './support/portal.js';
import { copyOfThePortal } from './support/settings.js';
import { startServer } from './support/server.js';

/** What a council's backend says to browsers when the portal is on another site. */
const ALLOWED = {
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'ETag, Retry-After',
};
const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers': 'Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, X-CSRF-Token, X-Tracking-Secret',
};

/** The backend of the portal at `portal.url`, at an address of its own. */
async function backendElsewhere(portal) {
  const asked = ({ method, url, headers }) => http.request({ host: '127.0.0.1', port: new URL(portal.url).port, method, path: url, headers });
  const server = http.createServer((request, response) => {
    const allowed = { 'access-control-allow-origin': portal.url, ...ALLOWED };
    if (request.method === 'OPTIONS') return response.writeHead(204, { ...allowed, ...PREFLIGHT }).end();
    const asking = asked(request).on('error', () => response.destroy()).on('response', (answer) => {
      response.writeHead(answer.statusCode, { ...answer.headers, ...allowed });
      pipeline(answer, response, () => {});
    });
    response.once('close', () => asking.destroy());
    return pipeline(request, asking, () => {});
  });
  server.on('upgrade', (request, socket) => {
    if (request.headers.origin !== portal.url) return socket.destroy();
    return asked(request).on('error', () => socket.destroy()).on('upgrade', (answer, upstream) => {
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}\r\n`).join('');
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines}\r\n`);
      for (const [one, other] of [[socket, upstream], [upstream, socket]]) { one.on('error', () => other.destroy()); pipeline(one, other, () => {}); }
    }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => { server.closeAllConnections(); server.close(); } };
}

const test = residents.extend({
  council: [async ({}, use) => {
    const portal = { url: '' };
    const backend = await backendElsewhere(portal);
    const copy = copyOfThePortal();
    copy.change({ api: `${backend.url}/api` });
    const server = await startServer({ folder: copy.folder });
    portal.url = server.url;
    await use({ ...server, backend });
    await server.stop();
    backend.stop();
    copy.remove();
  }, { scope: 'worker', timeout: 60_000 }],
  portal: ({ council }, use) => use(council),
});

test.skip(Boolean(process.env.ONEDOOR_URL), 'it needs a council of its own');

test('Ceri signs in, changes how we reach her, and chats', async ({ page, signIn, open, council, browserName }) => {
  const own = [];
  page.on('request', (request) => { if (request.url().startsWith(`${council.url}/api`)) own.push(request.url()); });
  await signIn('Ceri', '/sign-in?return=/channels');
  const switchOf = page.getByRole('region', { name: 'When a case changes' }).getByRole('switch', { name: /^Text/ });
  await expect(switchOf).toBeChecked();
  for (const wanted of [false, true]) {
    await switchOf.click();
    await expect(switchOf).toBeChecked({ checked: wanted });
    await expect(page.getByRole('main').getByText(/^Saved at/)).toBeVisible();
  }
  // Firefox's driver tells of no sockets.
  const tells = browserName === 'chromium';
  const socket = tells && page.waitForEvent('websocket', { predicate: (it) => it.url().includes('/api/chat-sessions/') });
  await open('/chat');
  await page.getByRole('button', { name: 'Start chatting' }).click();
  if (tells) expect((await socket).url()).toContain(council.backend.url.replace('http', 'ws'));
  await page.getByLabel('Your message').fill('How long do repairs to street lights take?');
  await page.getByLabel('Your message').press('Enter');
  const log = page.getByRole('log', { name: 'What was said' });
  await expect(log.getByText(/article .+, version \d+/).first()).toBeVisible();
  expect(own, 'asked of the portal’s own site').toEqual([]);
});
