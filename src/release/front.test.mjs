import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import { test } from "node:test";
import { front } from "./front.mjs";

const listening = async (server, context) => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => { server.closeAllConnections(); server.close(); });
  return server.address().port;
};

/** A server that says who it is, redirects with a cookie, streams, and echoes on a socket. */
function speaker(name) {
  const server = http.createServer((request, response) => {
    if (request.url.endsWith("/leave")) return response.writeHead(303, { location: "/account", "set-cookie": ["a=1", "b=2"] }).end();
    if (request.url.endsWith("/events")) return response.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
    return response.end(`${name} ${request.method} ${request.url} ${request.headers.host}`);
  });
  server.on("upgrade", (request, socket) => {
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n${name} ${request.url} `);
    socket.pipe(socket);
    socket.on("error", () => {});
  });
  return server;
}

async function stage(context) {
  const [backend, trunk] = await Promise.all(["backend", "trunk"].map((name) => listening(speaker(name), context)));
  const port = await listening(front(backend, trunk), context);
  return { port, at: (path) => `http://127.0.0.1:${port}${path}` };
}

test("each path goes to whom it belongs, by the name that the browser asked for", async (context) => {
  const { port, at } = await stage(context);
  for (const [path, whose] of [["/", "trunk"], ["/report", "trunk"], ["/apis", "trunk"], ["/desk.css", "trunk"], ["/api/session", "backend"], ["/desk", "backend"], ["/demo/inbox?to=a", "backend"]]) {
    assert.equal(await (await fetch(at(path))).text(), `${whose} GET ${path} 127.0.0.1:${port}`);
  }
  const sent = await fetch(at("/api/reports"), { method: "POST", body: "{}" });
  assert.match(await sent.text(), /^backend POST/);
});

test("a redirect and its cookies are the browser's to follow", async (context) => {
  const { at } = await stage(context);
  const answer = await fetch(at("/api/leave"), { redirect: "manual" });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get("location"), "/account");
  assert.deepEqual(answer.headers.getSetCookie(), ["a=1", "b=2"]);
});

test("a stream arrives while it goes on", async (context) => {
  const { at } = await stage(context);
  const answer = await fetch(at("/api/events"));
  const reader = answer.body.getReader();
  assert.equal(new TextDecoder().decode((await reader.read()).value), "data: 1\n\n");
  await reader.cancel();
});

test("sockets go through, the chat's and Trunk's", async (context) => {
  const { port } = await stage(context);
  for (const [path, whose] of [["/api/chat-sessions/1/socket", "backend"], ["/.well-known/trunk/ws", "trunk"]]) {
    const asked = http.request({ port, host: "127.0.0.1", path, headers: { connection: "Upgrade", upgrade: "websocket" } }).end();
    const [, socket, first] = await once(asked, "upgrade");
    let heard = first.toString();
    socket.on("data", (chunk) => { heard += chunk; });
    socket.write("hello");
    while (!heard.endsWith("hello")) await once(socket, "data");
    assert.equal(heard, `${whose} ${path} hello`);
    socket.destroy();
  }
});

test("while Trunk is not there yet the page says so and looks again", async (context) => {
  const port = await listening(front(1, 1), context); // nobody listens at port 1
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  assert.equal(answer.status, 503);
  assert.match(await answer.text(), /http-equiv="refresh"/);
});
