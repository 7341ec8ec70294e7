/**
 * A report from the first tap to the receipt, on the phone of the table: how soon the portal answers each tap and key, and
 * how much it asks of a person. Three people report a street light.
 *
 *     node bench/journey.js
 */
import { openInbox } from '../tests/support/inbox.js';
import { table } from './figures.js';
import { hand, inDetail, inHandMs, medianOf } from './interactions.js';
import { beside, ifAlone, middleOf, phonePage, verdict, withCouncil, withPerson } from './stage.js';

/** In the demo a dark lamp is reported on Heol y Bont already, and none on Station Road. */
const HEOL_Y_BONT = { latitude: 52.4153, longitude: -4.0829 };
const STATION_ROAD = { latitude: 52.4176, longitude: -4.0774 };
/** As a council writes it on a lamp post. */
const LINK = `/report?service=street-light&lat=${STATION_ROAD.latitude}&long=${STATION_ROAD.longitude}`;
const SENTENCE = 'The lamp by the bridge is out';
const RECEIPT = 'We have your report';
const MEDIAN_MS = 50;
const WORST_MS = 200;
const SCREENS = 5;

const goOn = (page) => page.getByRole('button', { name: 'Continue' });

/** What is typed by a guest who has all to say, and by one in a hurry whose words, place and address need no typing. */
const thorough = {
  'Report an issue': async ({ page, tap, type }) => {
    await type(page.getByLabel('Say it in your own words'), 'lamp', 'the search');
    await tap(page.getByRole('list', { name: 'What fits' }).getByRole('link', { name: 'Street light not working' }), 'a service found');
  },
  'Where is it?': async ({ page, tap, type }) => {
    await type(page.getByLabel('Street, place or postcode'), 'heol y b', 'the search for a place');
    await tap(page.getByRole('option', { name: /Heol y Bont/ }).first(), 'a place found');
    await tap(goOn(page), 'Continue');
  },
  'How may we reach you?': async ({ page, tap, type }) => {
    await tap(page.getByRole('radio', { name: 'By e-mail' }), 'By e-mail');
    await type(page.getByLabel('Your name'), 'Nia Powell', 'the name');
    await type(page.getByLabel('E-mail address'), 'nia@example.org', 'the address');
    await tap(goOn(page), 'Continue');
  },
};
const hurried = {
  'Report an issue': async ({ page, tap, type }) => {
    await type(page.getByLabel('Say it in your own words'), SENTENCE, 'the search');
    await tap(page.getByRole('region', { name: 'Is it one of these?' }).getByRole('link', { name: 'Street light not working' }), 'a guess');
  },
  'Where is it?': async ({ page, tap }) => {
    if (!await page.getByRole('heading', { name: 'You chose' }).isVisible()) {
      await tap(page.getByRole('button', { name: 'Where I am' }), 'Where I am');
      await tap(page.locator('.near button').first(), 'the nearest place');
    }
    await tap(goOn(page), 'Continue');
  },
  'How may we reach you?': async ({ page, tap }) => {
    await tap(page.getByRole('radio', { name: 'Not at all' }), 'Not at all');
    await tap(goOn(page), 'Continue');
  },
};

/** What each screen asks of anybody, by its heading. */
const always = {
  'What do you need?': ({ page, tap }) => tap(page.getByRole('main').getByRole('link', { name: /^Report an issue/ }), 'Report an issue'),
  'A few questions': async ({ page, tap }) => {
    await tap(page.getByRole('radio', { name: 'It is out' }), 'It is out');
    await tap(goOn(page), 'Continue');
  },
  'Has it been reported already?': ({ page, tap }) => tap(page.getByRole('button', { name: 'Mine is another one' }), 'Mine is another one'),
  'What happened?': async ({ page, tap, type }) => {
    const field = page.getByLabel('What happened?');
    if (!await field.inputValue()) await type(field, SENTENCE, 'what happened');
    await tap(goOn(page), 'Continue');
  },
  'Check your answers': ({ page, tap }) => tap(page.getByRole('button', { name: 'Send report' }), 'Send report'),
};

const ways = [
  { name: 'guest, from the account page, all typed', from: '/', answers: thorough },
  { name: 'guest, from the account page, shortest', from: '/', answers: hurried },
  { name: 'resident, by a link on the post', from: LINK, answers: hurried, resident: 'mair@example.org' },
];

/** Signs in through the form, before anything is measured. */
async function signIn(context, stage, email) {
  const page = await context.newPage();
  await page.goto('/sign-in?lang=en');
  await page.getByLabel('Your e-mail address').fill(email);
  const code = await openInbox(stage.backend.url).codeAfter(email, () => page.getByRole('button', { name: 'Send me a code' }).click());
  await page.getByLabel('Code').fill(code);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor({ state: 'detached' });
  await page.close();
}

/** The screen that comes after the one with this heading. */
async function nextScreen(page, before) {
  const found = await page.waitForFunction((old) => {
    const now = document.querySelector('main h1')?.textContent;
    return now && now !== old ? now : null;
  }, before ?? null);
  return found.jsonValue();
}

/** From the first screen to the receipt, doing what each screen asks; in a council of its own, since a report is found by the next nearby. */
function travel({ certificate }, { from, answers, resident }) {
  const person = { geolocation: HEOL_Y_BONT, permissions: ['geolocation'] };
  return withCouncil(certificate, (stage) => withPerson(stage, person, async (context) => {
    if (resident) await signIn(context, stage, resident);
    const { page, open, sound } = await phonePage(context);
    const { tap, type, felt } = await hand(page);
    await open(from);
    const screens = [];
    for (;;) {
      const screen = await nextScreen(page, screens.at(-1));
      screens.push(screen);
      if (screen === RECEIPT) break;
      const named = (what) => `${screen}: ${what}`;
      const answer = answers[screen] ?? always[screen];
      if (!answer) throw new Error(`nobody knows what to do on the screen “${screen}”`);
      await answer({ page, tap: (target, what) => tap(target, named(what)), type: (target, words, what) => type(target, words, named(what)) });
    }
    const seen = await felt();
    sound();
    return { ...seen, screens: [...new Set(screens)] };
  }));
}

/** @param {import('./stage.js').Stage} stage @returns {Promise<import('./stage.js').Said>} */
export async function journey(stage) {
  const travelled = [];
  for (const way of ways) travelled.push({ ...way, ...await middleOf(() => travel(stage, way), ({ all }) => all[0].ms) });
  const row = (label, read) => [label, ...travelled.map((each) => `${read(each)}`)];
  const shortest = travelled.toSorted((a, b) => a.screens.length - b.screens.length || a.all.length - b.all.length)[0];
  const gates = travelled.flatMap(({ name, all }) => [
    [`${name}: half of the interactions within ${MEDIAN_MS} ms`, medianOf(all) <= MEDIAN_MS],
    [`${name}: each interaction within ${WORST_MS} ms`, all[0].ms <= WORST_MS],
  ]);
  gates.push([`${SCREENS} screens`, shortest.screens.length <= SCREENS]);
  const lines = [
    table([
      ['a report of a street light, phone', ...ways.map(({ name }) => name)],
      row('interactions', ({ all }) => all.length),
      row(`to the next paint, median (at most ${MEDIAN_MS} ms)`, ({ all }) => `${inHandMs(medianOf(all))} ${verdict(medianOf(all) <= MEDIAN_MS)}`),
      row(`to the next paint, worst (at most ${WORST_MS} ms)`, ({ all }) => `${inHandMs(all[0].ms)} ${verdict(all[0].ms <= WORST_MS)}`),
      row('taps', ({ taps }) => taps), row('fields typed in', ({ typed }) => typed), row('screens', ({ screens }) => screens.length),
    ]),
    `${beside()} Below, in ms: until the page heard of it + in its listeners + from there to the paint.`,
    ...travelled.map(({ name, all }) => `The slowest of ${name}: ${all.slice(0, 3).map(inDetail).join('; ')}`),
    `Shortest: ${shortest.name}, ${shortest.screens.length} screens (${shortest.screens.join(', ')}): at most ${SCREENS} ${verdict(shortest.screens.length <= SCREENS)}`,
  ];
  return { text: lines.join('\n'), unmet: gates.filter(([, holds]) => !holds).map(([gate]) => gate) };
}

await ifAlone(import.meta.url, journey);
