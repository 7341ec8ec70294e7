/**
 * Before the journeys: what earlier ones of the same projects left for the HTML check goes, and the demo council is made once.
 * Each spec file gets a copy of its own.
 */
import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { startServer } from './server.js';
import { journeys } from './vnu.js';

/** @param {import('@playwright/test').FullConfig} config */
export default async ({ filteredProjects }) => {
  for (const { name } of filteredProjects) await rm(journeys(name), { recursive: true, force: true });
  const { end, folder } = await startServer();
  if (!folder) return undefined; // one that runs already is used
  await end();
  process.env.ONEDOOR_COUNCIL = folder;
  return () => rmSync(folder, { recursive: true, force: true });
};
