/** The way of a report as it is heard: a guest writes it by the keyboard, makes two slips, and has it in the council's hands. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { expect as soon } from '@playwright/test';
import { file, photo } from '../support/photos.js';
import { tookOver } from '../support/ready.js';
import { startServer } from '../support/server.js';
import { listen } from './orca.js';

const expect = soon.configure({ timeout: 12_000 });

let server;
let orca;
before(async () => { server = await startServer(); orca = await listen(); });
after(async () => { await orca?.stop(); await server?.stop(); });

async function write(field, words) {
  await orca.type(words);
  await expect(field).toHaveValue(words);
}

/** Lets Orca read the whole page. */
async function readAll(...phrases) {
  const { heard, key } = orca;
  await key('ctrl+Home');
  await heard(/Skip to main content/);
  await key('KP_Add');
  await heard(...phrases);
}

async function goOn() {
  await orca.tabTo(orca.page.getByRole('button', { name: 'Continue' }));
  await orca.heard(/Continue[^|]*button/);
  await orca.key('Return');
}

test('a guest hears the whole way of a report', async () => {
  const { page, heard, arrives, key, tabTo } = orca;
  const summary = page.getByRole('region', { name: 'Please look at this again' });

  await page.goto(`${server.url}/report`);
  await page.locator(tookOver).waitFor();
  await page.bringToFront();
  await heard(/Finished loading|document web/);

  const own = page.getByLabel('Say it in your own words');
  await tabTo(own);
  await heard(/Say it in your own words[^|]*entry/, /For example .light./, /Focus mode/);
  await write(own, 'lamp');
  await heard(/\b\d+ fits?\b/);
  await tabTo(page.getByRole('list', { name: 'What fits' }).getByRole('link', { name: 'Street light not working' }));
  await heard(/Street light not working[^|]*link/);
  await key('Return');

  await arrives('A few questions');
  await goOn();
  await expect(summary).toBeFocused();
  await heard(/Please look at this again/);
  await key('Tab');
  await heard(/Choose an answer: What is wrong with it\?[^|]*link/);
  await key('Return');
  const out = page.getByRole('radio', { name: 'It is out' });
  await expect(out).toBeFocused();
  await heard(/What is wrong with it\?[^|]*panel/, /It is out/, /not selected[^|]*radio button/, /Problem:[ |]*Choose an answer/);
  await key('space');
  await heard(/(?<!not )selected/, /There is one more question below/);
  await expect(out).toBeChecked();
  await goOn();

  await arrives('Where is it?');
  const place = page.getByLabel('Street, place or postcode');
  await tabTo(place);
  await heard(/Street, place or postcode[^|]*combo box/, /Type a few letters, then choose from the list/, /Focus mode/);
  const found = page.waitForResponse((answer) => new URL(answer.url()).searchParams.get('q') === 'heol y b');
  await write(place, 'heol y b');
  await found;
  await heard(/\d+ suggestions?\. Use the arrow keys/);
  await key('Down');
  await heard(/Heol y Bont[^|]*Aberwen/);
  await expect(page.getByRole('option', { name: /Heol y Bont/, selected: true })).toBeVisible();
  // The way on waits no longer than a moment for what is open nearby: a busy machine would.
  const nearby = page.waitForResponse(/\/api\/reports\/nearby\?/);
  await key('Return');
  await heard(/You chose Heol y Bont/);
  await expect(page.getByRole('button', { name: 'Choose another place' })).toBeFocused();
  await (await nearby).finished();
  await goOn();

  await arrives('Has it been reported already?');
  await tabTo(page.getByRole('button', { name: /^That is mine too/ }).first());
  await heard(/That is mine too: tell me about it[^|]*Street light not working[^|]*button/);
  await tabTo(page.getByRole('button', { name: 'Mine is another one' }));
  await heard(/Mine is another one[^|]*button/);
  await key('Return');

  await arrives('What happened?');
  const happened = page.getByLabel('What happened?');
  await tabTo(happened);
  await heard(/What happened\?[^|]*entry[^|]*required/, /Two or three sentences are enough/, /Focus mode/);
  await write(happened, 'The lamp by the bridge is out.');
  await tabTo(page.getByLabel('Choose photos or files'));
  await heard(/Choose photos or files[^|]*button/);
  const asked = page.waitForEvent('filechooser');
  await key('Return');
  await (await asked).setFiles(file('lamp.jpg', await photo({ width: 1200, height: 900 })));
  await heard(/Getting 1 file ready/, /lamp\.jpg: Ready/);
  const shows = page.getByLabel(/^What does it show\?/);
  await tabTo(shows);
  await heard(/What does it show\?[^|]*lamp\.jpg[^|]*entry/, /Focus mode/);
  await write(shows, 'A dark lamp');
  await goOn();

  await arrives('How may we reach you?');
  await tabTo(page.getByRole('link', { name: 'Back to What happened?' }), { key: 'shift+Tab' });
  await heard(/Back to What happened\?[^|]*link/);
  await key('Return');
  await arrives('What happened?');
  await goOn();

  await arrives('How may we reach you?');
  const byEmail = page.getByRole('radio', { name: 'By e-mail' });
  await tabTo(byEmail);
  await heard(/How shall we tell you what happens\?[^|]*panel/, /By e-mail/, /not selected[^|]*radio button/);
  await key('space');
  await heard(/(?<!not )selected/);
  await expect(byEmail).toBeChecked();
  const name = page.getByLabel('Your name');
  await tabTo(name);
  await heard(/Your name[^|]*entry/, /Focus mode/);
  await write(name, 'Nia Powell');
  const email = page.getByLabel('E-mail address');
  await tabTo(email);
  await heard(/E-mail address[^|]*entry/);
  await write(email, 'nia');
  await key('Return');
  await expect(summary).toBeFocused();
  await heard(/Please look at this again/);
  await key('Tab');
  await heard(/Enter a whole e-mail address[^|]*link/);
  await key('Return');
  await heard(/E-mail address[^|]*entry/, /invalid/, /Problem:[ |]*Enter a whole e-mail address/, /Focus mode/);
  await key('ctrl+a');
  await write(email, 'nia@example.org');
  await key('Return');

  await arrives('Check your answers');
  await readAll(/What is wrong with it\?/, /It is out/, /Heol y Bont/, /The lamp by the bridge is out/, /A dark lamp/, /Nia Powell/, /nia@example\.org/,
    /This goes to/, /Everyone can read/, /Send report/);
  await key('shift+b'); // the button before
  await heard(/Send report[^|]*button/);
  await expect(page.getByRole('button', { name: 'Send report' })).toBeFocused();
  await key('Return');

  const told = await arrives('We have your report');
  assert.equal(told.match(/We have your report(?! –)/g).length, 1, told);
  const [reference] = page.url().match(/AB-\d+$/);
  await readAll(/Received and kept/, new RegExp(`Your reference[ |]*heading level 2[ |]*${reference}`), /You hear from us/,
    /Keep this link/, new RegExp(`/track/${reference}[^|]*[ |]*link`));
});

test('a guest hears the map, and that somebody has reported it already, and is told too', async () => {
  const { page, heard, arrives, key, tabTo } = orca;

  await page.goto(`${server.url}/report?service=street-light`);
  await page.getByRole('heading', { level: 1, name: 'A few questions' }).waitFor();
  await heard(/Finished loading|document web/);
  await tabTo(page.getByRole('radio', { name: 'It is out' }));
  await heard(/It is out/);
  await key('space');
  await heard(/(?<!not )selected/);
  await goOn();

  await arrives('Where is it?');
  await tabTo(page.getByRole('button', { name: 'Choose on a map' }));
  await heard(/Choose on a map[^|]*button/);
  await key('Return');
  await heard(/The arrow keys move the map, plus and minus zoom/, /Under the pin: /);
  await key('Right');
  await key('Right');
  await heard(/Under the pin: /);
  await tabTo(page.getByRole('button', { name: 'Use this place' }));
  await heard(/Use this place[^|]*button/);
  const nearby = page.waitForResponse(/\/api\/reports\/nearby\?/);
  await key('Return');
  await heard(/You chose /);
  await expect(page.getByRole('button', { name: 'Choose another place' })).toBeFocused();
  await (await nearby).finished();
  await goOn();

  await arrives('Has it been reported already?');
  await tabTo(page.getByRole('button', { name: /^That is mine too/ }).first());
  await heard(/That is mine too: tell me about it[^|]*button/);
  await key('Return');

  await arrives('We tell you too');
  const byEmail = page.getByRole('radio', { name: 'By e-mail' });
  await tabTo(byEmail);
  await heard(/By e-mail/, /not selected[^|]*radio button/);
  await key('space');
  await heard(/(?<!not )selected/);
  const email = page.getByLabel('E-mail address');
  await tabTo(email);
  await heard(/E-mail address[^|]*entry/, /Focus mode/);
  await write(email, 'owain@example.org');
  await tabTo(page.getByRole('button', { name: 'Tell me about it' }));
  await heard(/Tell me about it[^|]*button/);
  await key('Return');

  await arrives('We tell you what happens');
  await readAll(/Keep this link/, /\/track\/AB-\d+[^|]*[ |]*link/);
});
