/** Before the journeys: what earlier ones left for the HTML check goes. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { rendered } from './vnu.js';

export default () => rm(join(rendered, 'journeys'), { recursive: true, force: true });
