/** What the council says arrives by itself in Safari's engine: in a case, and in a chat. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openInbox } from '../support/inbox.js';
import { startServer } from '../support/server.js';
import { openWebKit } from './webkit.js';

let server;
let webkit;
before(async () => { server = await startServer(); webkit = await openWebKit(server.url); });
after(async () => { await webkit?.stop(); await server?.stop(); });

/** The council at its desk, by its forms alone: the one browser here is the resident's. */
async function openDesk() {
  const send = async (path, fields, cookie = '') => {
    const answer = await fetch(server.url + path, { method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams(fields) });
    assert.equal(answer.status, 303, path);
    return answer;
  };
  const [cookie] = (await send('/desk/sign-in', { staff: 's_carys', code: server.deskCode })).headers.getSetCookie()[0].split(';');
  const page = async (path) => (await fetch(server.url + path, { headers: { cookie } })).text();
  const [, csrf] = /name="csrf" value="([^"]+)"/.exec(await page('/desk/chats'));
  return { page, act: (path, fields) => send(path, { ...fields, csrf }, cookie) };
}

test('the council answers in Mair’s case, and it appears', async () => {
  const inbox = openInbox(server.url);
  const desk = await openDesk();
  await webkit.open('/sign-in?return=/cases/AB-4821');
  await webkit.fill('Your e-mail address', 'mair@example.org');
  const code = await inbox.codeAfter('mair@example.org', () => webkit.press('Send me a code'));
  await webkit.fill('Code', code);
  await (await webkit.find('main form button[type=submit]')).click();
  await webkit.sees('Live: news appears by itself');
  await desk.act('/desk/cases/AB-4821/message', { text: 'The fitter comes on Tuesday morning.', channel: 'web' });
  await webkit.sees('The fitter comes on Tuesday morning.');
  await webkit.audit();
});

test('what Mair writes in the chat is sent, and Carys’s answer appears', async () => {
  const desk = await openDesk();
  await webkit.open('/chat');
  await webkit.press('Start chatting');
  await webkit.fill('Your message', 'How long do repairs to street lights take?');
  await webkit.press('Send');
  await webkit.sees('How long do repairs to street lights take?');
  await webkit.press('Talk to a person');
  await webkit.sees('You asked for a person.');
  const [, chat] = /href="(\/desk\/chats\/[^"]+)">Mair/.exec(await desk.page('/desk/chats'));
  await desk.act(`${chat}/message`, { text: 'Bore da, which side of the post is it?', client_id: 'desk_1' });
  await webkit.sees('Bore da, which side of the post is it?');
  await webkit.audit();
});
