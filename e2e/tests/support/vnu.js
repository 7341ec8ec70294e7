/**
 * Checks the HTML of visited pages, as the browser had it in the end, with the Nu Html Checker: one run over all.
 *
 * `audit()` keeps each page that passed in `rendered/`; run as a script this checks them all.
 * A page with known errors goes along each time, so that a checker that says nothing is noticed.
 */
import { execFile } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const rendered = join(dirname(fileURLToPath(import.meta.url)), '../../rendered');
const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const faulty = '<!doctype html><html lang="en"><title>Known faults</title><p id="a"><p id="a"><img src="x.png">\n';

/** The folder of a Playwright project's pages: each project empties its own, so that one run leaves the others' pages. */
export const journeys = (project) => join(rendered, `journeys-${project}`);

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} folder emptied by whoever fills it
 * @param {string} name
 * @param {string} [served] the page as it was served, in place of what it is now
 */
export async function keepForVnu(page, folder, name, served) {
  await mkdir(folder, { recursive: true });
  const html = served ?? `<!doctype html>\n${await page.evaluate(() => document.documentElement.outerHTML)}\n`;
  await writeFile(join(folder, `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.html`), html);
}

/** @param {string[]} files @returns {Promise<{file: string, line: number, message: string, extract: string}[]>} */
export function check(files) {
  return new Promise((resolve, reject) => {
    const args = ['-Xss4m', '-jar', jar, '--errors-only', '--format', 'json', '--exit-zero-always', ...files];
    execFile('java', args, { maxBuffer: 64 << 20 }, (error, _out, said) => {
      if (error) return reject(error);
      return resolve(JSON.parse(said).messages.map(({ url, lastLine, message, extract }) => (
        { file: decodeURIComponent(url.split('/').slice(-2).join('/')), line: lastLine, message, extract })));
    });
  });
}

async function main() {
  await mkdir(rendered, { recursive: true });
  const probe = join(rendered, '~known-faults.html');
  const pages = (await readdir(rendered, { recursive: true })).filter((name) => name.includes('/') && name.endsWith('.html'));
  if (!pages.length) throw new Error('no rendered pages: run the journeys or the gallery audit first');
  await writeFile(probe, faulty);
  const said = await check([probe, ...pages.map((name) => join(rendered, name))]);
  await rm(probe);
  const [known, found] = [said.filter(({ file }) => file.includes('~')), said.filter(({ file }) => !file.includes('~'))];
  if (known.length < 2) throw new Error('the checker did not see the known faults');
  for (const { file, line, message, extract } of found) console.log(`${file}:${line}: ${message}\n    ${extract?.replace(/\s+/g, ' ')}`);
  console.log(`vnu: ${pages.length} pages, ${found.length} errors`);
  process.exitCode = found.length ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
