// What `./dev watch` shows at its port: the backend for what is the backend's, with its sockets and streams; for all else
// Trunk, with the socket by which it reloads the page. (Trunk's own proxy follows redirects, and has no sockets below a
// path that also answers plain requests, as the chat's does.)
// usage: node front.mjs PORT BACKEND-PORT TRUNK-PORT
import http from "node:http";
import { pipeline } from "node:stream";
import { fileURLToPath } from "node:url";

const OF_THE_BACKEND = /^\/(api|demo|desk)(\/|\?|$)/;
const STARTING = `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<title>Building</title><h1>The first build is not done yet</h1><p>This page looks again by itself.</p></html>`;

/** @returns {http.Server} not listening yet */
export function front(backend, trunk) {
  const to = ({ url, method, headers }) => (
    { host: "127.0.0.1", port: OF_THE_BACKEND.test(url) ? backend : trunk, path: url, method, headers });
  const server = http.createServer((request, response) => {
    const asked = http.request(to(request), (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      pipeline(answer, response, () => {});
    });
    asked.once("error", () => {
      if (response.headersSent) return response.destroy();
      return response.writeHead(503, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }).end(STARTING);
    });
    response.once("close", () => asked.destroy()); // whoever listened to a stream is gone
    pipeline(request, asked, () => {});
  });
  server.on("upgrade", (request, socket, head) => {
    const asked = http.request(to(request));
    const both = (one, other) => { one.on("error", () => other.destroy()); pipeline(one, other, () => {}); };
    asked.once("upgrade", (answer, upstream, first) => {
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}\r\n`).join("");
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines}\r\n`);
      if (first.length) socket.write(first);
      if (head.length) upstream.write(head);
      both(upstream, socket);
      both(socket, upstream);
    });
    asked.once("response", () => socket.destroy());
    asked.once("error", () => socket.destroy());
    socket.once("error", () => asked.destroy());
    asked.end();
  });
  return server;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [port, backend, trunk] = process.argv.slice(2).map(Number);
  const server = front(backend, trunk);
  server.once("error", (why) => { console.error(`Port ${port}: ${why.message}`); process.exit(1); });
  server.listen(port, "127.0.0.1");
}
