/**
 * Before the journeys: what earlier ones left for the HTML check goes, and the demo council is made once. Each spec file gets
 * a copy of its own.
 */
import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from './server.js';
import { rendered } from './vnu.js';

export default async () => {
  await rm(join(rendered, 'journeys'), { recursive: true, force: true });
  const { end, folder } = await startServer();
  if (!folder) return undefined; // one that runs already is used
  await end();
  process.env.ONEDOOR_COUNCIL = folder;
  return () => rmSync(folder, { recursive: true, force: true });
};
