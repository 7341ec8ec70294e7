/**
 * Finding a service among 500, as a large council has them: the demo's own, told many times over with names of their own,
 * and how soon each key of a sentence is answered on the phone of the table.
 *
 *     node bench/services.js
 */
import { median, table } from './figures.js';
import { hand, inDetail, inHandMs, medianOf } from './interactions.js';
import { beside, ifAlone, middleOf, phonePage, retell, UNWATCHED, verdict, withPerson } from './stage.js';

const MANY = 500;
const SENTENCE = 'The lamp by the bridge is dark'; // 30 letters
const MEDIAN_MS = 50;
const AREAS = ['Harbour', 'Market', 'Castle', 'Station', 'Mill', 'Chapel', 'Orchard', 'Quarry', 'Meadow', 'Riverside', 'Hillside', 'Northern'];

/** Service for service: in another part of the town, with another name and more words to be found by. */
function manyTimes(items) {
  return Array.from({ length: MANY }, (_, nth) => {
    const [one, copy] = [items[nth % items.length], Math.floor(nth / items.length)];
    if (!copy) return one;
    const area = AREAS[copy % AREAS.length];
    return {
      ...one, service_code: `${one.service_code}-${copy}`, service_name: `${one.service_name}, ${area} ward`,
      keywords: [...one.keywords, area, `ward ${copy}`, `${area} ${one.group}`], group: `${one.group}, ${area}`,
    };
  });
}

/** Types the sentence. */
function search(stage) {
  return withPerson(stage, UNWATCHED, async (context) => {
    await retell(context, stage, '/api/services', (told) => ({ ...told, items: manyTimes(told.items) }));
    const { page, open, sound } = await phonePage(context);
    const { type, felt } = await hand(page);
    await open('/report');
    const field = page.getByLabel('Say it in your own words');
    await field.waitFor();
    const there = await page.locator('.services__one').count();
    if (there !== MANY) throw new Error(`${there} services are on the page, not ${MANY}`);
    await type(field, SENTENCE, 'the search');
    const { all, inputs } = await felt();
    await page.getByRole('heading', { name: 'Is it one of these?' }).waitFor();
    sound();
    // Not the tap into the field, even where it was too fast to be told of by name.
    return { keys: all.filter(({ what }) => !what.endsWith('tapped')).slice(0, SENTENCE.length), inputs };
  });
}

/** @param {import('./stage.js').Stage} stage @returns {Promise<import('./stage.js').Said>} */
export async function services(stage) {
  const { keys, inputs } = await middleOf(() => search(stage), ({ keys: them }) => medianOf(them));
  const middle = medianOf(keys);
  const holds = middle <= MEDIAN_MS;
  const text = [
    table([
      [`a sentence among ${MANY} services, phone`, 'median', 'worst', `median at most ${MEDIAN_MS} ms`],
      [`${keys.length} keys, to the next paint`, inHandMs(middle), inHandMs(keys[0].ms), verdict(holds)],
      ['of that the portal’s own work', ...(inputs.length ? [inWorkMs(median(inputs)), inWorkMs(Math.max(...inputs))] : ['–', '–']), ''],
    ]),
    `${beside()} The slowest: ${inDetail(keys[0])}, in ms until the page heard of the key + in its listeners + from there to the paint, typing the letter included`,
  ].join('\n');
  return { text, unmet: holds ? [] : [`${MANY} services: half of the keys within ${MEDIAN_MS} ms`] };
}

const inWorkMs = (ms) => `${ms.toFixed(1)} ms`;

await ifAlone(import.meta.url, services);
