/**
 * A bad line between portal and backend: a real proxy on a port of its own, so that what breaks breaks in the same way in each engine.
 *
 *     const line = await startProxy(server.url);
 *     line.fault = (request) => (request.url.endsWith('/api/reports') ? 'dropAfter' : null);
 *
 * What is on its way in a good answer, such as a stream of events, goes through `line.through`; `line.cut('/api/me/live')` breaks such answers;
 * `line.address` changes what is asked for.
 * A fault is one of {@link FAULTS}, `statusHour`, `status400`, `status502`, or null for a good line. `dropAfter` is the nasty one: the backend did the work and
 * the answer never came. {@link weather} makes faults by a seed.
 */
import http from 'node:http';
import { once } from 'node:events';
import { Transform, pipeline } from 'node:stream';

export const FAULTS = ['dropBefore', 'dropAfter', 'truncate', 'html', 'status429', 'status500', 'status503', 'late', 'hang'];
const LATE_MS = 400;

/** @returns {Promise<{url: string, fault: (request: {method: string, url: string}) => string | null, through: (chunk: Buffer, request: {url: string}) => Buffer | string | null, address: (url: string) => string, cut: (part: string) => void, counts: Record<string, number>, stop: () => Promise<void>}>} */
export async function startProxy(target) {
  const { hostname, port } = new URL(target);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const line = { url: '', fault: () => null, through: (chunk) => chunk, address: (url) => url, cut, counts: {}, stop };
  const open = new Set();
  const answering = new Map();

  /** Asks the backend; resolves with its answer when the head is there. */
  const forward = (request, body) => new Promise((resolve, reject) => {
    const asked = http.request({ hostname, port, agent, method: request.method, path: line.address(request.url), headers: request.headers }, resolve);
    asked.once('error', reject);
    asked.end(body);
  });
  const whole = async (stream) => {
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  const problem = (response, status, headers = {}) => response.writeHead(status, { 'content-type': 'application/problem+json', ...headers })
    .end(JSON.stringify({ type: 'about:blank', title: 'The line is bad', status }));

  const server = http.createServer(async (request, response) => {
    const kind = line.fault(request);
    line.counts[kind ?? 'good'] = (line.counts[kind ?? 'good'] ?? 0) + 1;
    const drop = () => request.socket.destroy();
    try {
      if (kind === 'dropBefore') return drop();
      if (kind === 'hang') return undefined; // until the asker has had enough
      const body = await whole(request);
      if (kind === 'late') await new Promise((done) => { setTimeout(done, LATE_MS); });
      if (kind === 'status429') return problem(response, 429, { 'retry-after': '1' });
      if (kind === 'status400') return problem(response, 400); // by name only: the weather refuses nothing
      if (kind === 'statusHour') return problem(response, 503, { 'retry-after': '3600' }); // by name only: no weather is that bad
      if (kind === 'status502') return response.writeHead(502, { 'content-type': 'text/html' }).end('<!doctype html><title>Bad gateway</title>');
      if (kind === 'status500') return problem(response, 500);
      if (kind === 'status503') return problem(response, 503, { 'retry-after': '1' });
      if (kind === 'html') return response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Welcome</title>');
      const answer = await forward(request, body);
      if (kind === 'dropAfter') { await whole(answer); return drop(); }
      response.writeHead(answer.statusCode, answer.headers);
      if (kind === 'truncate') {
        const all = await whole(answer);
        response.write(all.subarray(0, Math.floor(all.length / 2)), drop);
        return undefined;
      }
      answering.set(response, request.url);
      const through = new Transform({ transform: (chunk, _, done) => { done(null, line.through(chunk, request)); } });
      return pipeline(answer, through, response, () => { answering.delete(response); });
    } catch {
      return drop();
    }
  });
  // Sockets of the chat go through as they are.
  server.on('upgrade', (request, socket, head) => {
    const asked = http.request({ hostname, port, method: 'GET', path: request.url, headers: request.headers });
    asked.once('upgrade', (answer, upstream, first) => {
      const headers = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}`).join('\r\n');
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers}\r\n\r\n`);
      if (first.length) socket.write(first);
      if (head.length) upstream.write(head);
      pipeline(upstream, socket, () => {});
      pipeline(socket, upstream, () => {});
    });
    asked.once('response', () => socket.destroy());
    asked.once('error', () => socket.destroy());
    asked.end();
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  line.url = `http://127.0.0.1:${server.address().port}`;
  return line;

  /** Breaks what is being answered at these addresses. */
  function cut(part) {
    for (const [response, url] of answering) if (url.includes(part)) response.socket?.destroy();
  }

  async function stop() {
    server.close();
    for (const socket of open) socket.destroy();
    agent.destroy();
    await once(server, 'close').catch(() => {});
  }
}

/**
 * Faults by a seed: each request that `concerns` meets one with this chance.
 * @param {number} seed @param {number} chance 0 to 1 @param {(request: {method: string, url: string}) => boolean} concerns
 */
export function weather(seed, chance, concerns, faults = FAULTS) {
  let state = seed >>> 0;
  // A linear congruential generator (Press et al., Numerical Recipes): the same seed, the same weather.
  const dice = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return (request) => (concerns(request) && dice() < chance ? faults[Math.floor(dice() * faults.length)] : null);
}
