/** The live line of a case when it breaks, is refused, falls silent, or says what nobody can read. */
import { audit } from './support/audit.js';
import { holdClock, pass } from './support/clock.js';
import { expect, goBack, test } from './support/portal.js';

test.use({ badLine: true });

const LIVE = '/api/me/live';
// The pause between two tries doubles up to this (domain/backoff.rs): a slow machine may have come so far.
const NEXT_TRY = { timeout: 30_000 };
const isLive = (page) => page.getByText('Live: news appears by itself');
const isNotLive = (page) => page.getByText(/Not live just now/);
const said = (page) => page.getByRole('list', { name: /Everything said about this case/ });

/** Opens Mair's street light; gives back its reference. */
async function openLight(page, signIn) {
  await signIn('Mair', '/sign-in?return=/cases');
  await page.getByRole('main').getByRole('link', { name: 'Street light not working, Heol y Bont' }).click();
  await expect(isLive(page)).toBeVisible();
  return page.url().match(/AB-\d+/)[0];
}

/** Lets the live line be refused; notes what it is asked for. */
function refuse(line) {
  const asked = [];
  line.fault = ({ url }) => {
    if (!url.startsWith(LIVE)) return null;
    asked.push(url);
    return 'status502';
  };
  line.cut(LIVE);
  return asked;
}

test.describe('The live line', () => {
  test('refused while a case changes: what happened meanwhile is shown when it is live again', async ({ page, signIn, desk, line }) => {
    const reference = await openLight(page, signIn);
    const asked = refuse(line);
    await expect(isNotLive(page)).toBeVisible();
    await expect.poll(() => asked.length).toBeGreaterThan(1);
    await desk.write(reference, 'The fitter comes on Tuesday morning.');
    await expect(said(page).getByText('The fitter comes on Tuesday morning.')).toHaveCount(0);
    await expect(isLive(page)).toHaveCount(0);
    line.fault = () => null;
    await expect(said(page).getByText('The fitter comes on Tuesday morning.')).toBeVisible(NEXT_TRY);
    await expect(isLive(page)).toBeVisible();
    expect(asked.every((url) => /[?&]after=\d+$/.test(url)), `each asks for what it missed: ${asked}`).toBe(true);
    await goBack(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Your cases' })).toBeVisible();
    await expect(isLive(page)).toBeVisible();
    refuse(line);
    await expect(isNotLive(page)).toBeVisible();
    await desk.move(reference, 'working', { words: 'Fitter on the way' });
    await expect(page.getByRole('main').getByText('Fitter on the way')).toHaveCount(0);
    line.fault = () => null;
    await expect(page.getByRole('main').getByText('Fitter on the way').first()).toBeVisible(NEXT_TRY);
    await expect(isLive(page)).toBeVisible();
  });

  test('not live, each screen says so, since when, and looks again when it is asked to', async ({ page, signIn, desk, line }) => {
    const reference = await openLight(page, signIn);
    refuse(line);
    await expect(page.getByText(/^Not live just now\. We show what we had at \d{1,2}([.:]\d{2})?[ap]m/)).toBeVisible();
    await expect(isLive(page)).toHaveCount(0);
    await audit(page, { name: 'case, not live' });
    await desk.write(reference, 'The lamp is on order.');
    await page.bringToFront(); // Firefox is slow to draw a page that lies behind the desk's
    // Mended by the press and not before: the line tries by itself too, and then there is nothing to press.
    await page.exposeFunction('mend', () => { line.fault = () => null; });
    await page.evaluate(() => addEventListener('click', () => window.mend(), { capture: true, once: true }));
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect(said(page).getByText('The lamp is on order.')).toBeVisible(NEXT_TRY);
    await expect(isLive(page)).toBeVisible();
    await goBack(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Your cases' })).toBeVisible();
    await expect(isLive(page)).toBeVisible();
    refuse(line);
    await expect(isNotLive(page)).toBeVisible();
    await audit(page, { name: 'cases, not live' });
  });

  test('where the council cannot resume from there, all that is shown is read anew before it is called live', { tag: '@once' }, async ({ page, signIn, desk, line }) => {
    const reference = await openLight(page, signIn);
    refuse(line);
    await expect(isNotLive(page)).toBeVisible();
    await desk.write(reference, 'We come on Wednesday.');
    // Of another database, such as one restored from yesterday.
    line.address = (url) => url.replace(/after=\d+/, 'after=999999');
    // Nothing is read either, for now: the line alone does not make it live.
    line.fault = ({ url }) => (url.includes(`/me/cases/${reference}`) ? 'status500' : null);
    await expect.poll(() => line.counts.status500 ?? 0, 'the line stands, and the case is asked for').toBeGreaterThan(0);
    await expect(isLive(page)).toHaveCount(0);
    line.fault = () => null;
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect(said(page).getByText('We come on Wednesday.')).toBeVisible();
    await expect(isLive(page)).toBeVisible();
  });

  test('an event that nobody can read is not lost: what it was about is read', { tag: '@once' }, async ({ page, signIn, desk, line }) => {
    const reference = await openLight(page, signIn);
    let spoilt = 0;
    line.through = (chunk, { url }) => {
      const text = chunk.toString();
      if (!url.startsWith(LIVE) || !text.includes('event: case')) return chunk;
      spoilt += 1;
      return text.replaceAll(/data: \{"case".*/g, 'data: {"case": 7}');
    };
    await desk.write(reference, 'The lamp came today.');
    await expect(said(page).getByText('The lamp came today.')).toBeVisible();
    await expect(isLive(page)).toBeVisible();
    expect(spoilt).toBeGreaterThan(0);
  });

  test('a line that hangs is not called live, and is opened anew', { tag: '@once' }, async ({ page, signIn, desk, line }) => {
    await holdClock(page);
    const reference = await openLight(page, signIn);
    // The connection stands, and nothing comes over it any more.
    line.through = (chunk, { url }) => (url.startsWith(LIVE) ? null : chunk);
    await desk.write(reference, 'Somebody looked at the lamp.');
    await pass(page, { minutes: 1 });
    await expect(isNotLive(page)).toBeVisible();
    line.through = (chunk) => chunk;
    await pass(page, { minutes: 1 });
    await expect(said(page).getByText('Somebody looked at the lamp.')).toBeVisible();
    await expect(isLive(page)).toBeVisible();
  });
});
