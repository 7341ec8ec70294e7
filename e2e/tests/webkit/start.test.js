/** A page whose script is not to be had, in Safari's engine: what it says then it says by its stylesheet alone. */
import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { copyOfThePortal } from '../support/settings.js';
import { startServer } from '../support/server.js';
import { openWebKit } from './webkit.js';

test('says that it has not started, below what it shows and over nothing', async (context) => {
  const copy = copyOfThePortal();
  context.after(copy.remove);
  const assets = join(copy.folder, 'assets');
  for (const file of readdirSync(assets).filter((name) => /^app-\w+\.js/.test(name))) rmSync(join(assets, file));
  const server = await startServer({ folder: copy.folder });
  context.after(server.stop);
  const webkit = await openWebKit(server.url);
  context.after(webkit.stop);
  await webkit.driver.get(server.url);
  const look = () => webkit.driver.executeScript(() => {
    const it = document.getElementById('not-started');
    return { seen: getComputedStyle(it).visibility, below: it.getBoundingClientRect().top >= document.querySelector('.jobs').getBoundingClientRect().bottom };
  });
  assert.equal((await look()).seen, 'hidden');
  await webkit.find('#not-started'); // waits
  assert.deepEqual(await look(), { seen: 'visible', below: true });
});
