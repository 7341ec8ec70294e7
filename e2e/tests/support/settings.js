/** A copy of the built portal whose settings differ: for a council of its own. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist, startServer } from './server.js';

/** `change` writes these settings over its own; the page itself is not stamped. */
export function copyOfThePortal() {
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-copy-'));
  cpSync(dist, folder, { recursive: true });
  const file = join(folder, 'config.json');
  const change = (settings) => writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...settings }));
  return { folder, change, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A worker's fixture: the demo council with these settings. */
export const councilWith = (settings) => [async ({}, use) => {
  const copy = copyOfThePortal();
  copy.change(settings);
  const server = await startServer({ folder: copy.folder });
  await use(server);
  await server.stop();
  copy.remove();
}, { scope: 'worker', timeout: 60_000 }];
