/** The command that a council runs on its settings, as it lies in the release: what it says, and how it ends. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { copyOfThePortal } from './support/settings.js';

const wrong = JSON.parse(readFileSync(new URL('../../src/brand/tests/wrong.json', import.meta.url), 'utf8'));

test.describe('brand.mjs', () => {
  let copy;
  test.beforeEach(() => { copy = copyOfThePortal(); });
  test.afterEach(() => copy?.remove());

  const run = (...words) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy.folder, 'tools/brand.mjs'), ...words], { encoding: 'utf8' });
    expect(stderr, 'never a stack').not.toMatch(/\n\s+at /);
    return { status, stdout, stderr };
  };
  const file = () => join(copy.folder, 'config.json');
  const page = () => readFileSync(join(copy.folder, 'index.html'), 'utf8');

  test('each mistake is said where it is and how to mend it, and ends with 1; advice ends with 0', () => {
    const shipped = readFileSync(file(), 'utf8');
    for (const { set, to, at, stop, what, mend } of wrong) {
      const settings = JSON.parse(shipped);
      const names = set.split('/').slice(1);
      names.slice(0, -1).reduce((part, name) => part[name], settings)[names.at(-1)] = to;
      writeFileSync(file(), JSON.stringify(settings));
      const { status, stderr } = run('check', copy.folder);
      expect(status, `${set}: ${stderr}`).toBe(stop ? 1 : 0);
      const line = stderr.split(/\n(?=config\.json)/).find((one) => one.startsWith(`config.json, ${at} (${stop ? 'must be mended' : 'advice'})`));
      expect(line, `${set}: ${stderr}`).toContain(what);
      expect(line).toContain(mend);
    }
  });

  test('what is in order ends with 0, and stamping it too', () => {
    expect(run('check', copy.folder)).toEqual({ status: 0, stdout: 'config.json is in order.\n', stderr: '' });
    copy.change({ api: 'https://api.council.example' });
    expect(run('check', copy.folder)).toMatchObject({ status: 0, stdout: 'It works as it is.\n', stderr: expect.stringContaining('connect-src') });
    copy.change({ council: { name: 'Porth Newydd Council' } });
    expect(run('stamp', copy.folder).status).toBe(0);
    expect(page()).toContain('Porth Newydd Council');
  });

  test('the manifest is the council’s, and what is compressed beside a file is what the file says now', () => {
    writeFileSync(join(copy.folder, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    copy.change({ council: { name: 'Porth Newydd Council', logo: '/logo.svg' }, colours: { act: '#7a1f5c' } });
    expect(run('stamp', copy.folder).status).toBe(0);
    const theme = readdirSync(join(copy.folder, 'assets')).find((name) => /^theme-.*\.css$/.test(name));
    expect(JSON.parse(readFileSync(join(copy.folder, 'manifest.webmanifest'), 'utf8'))).toMatchObject({
      name: 'Your account – Porth Newydd Council', short_name: 'Porth Newydd Council', lang: 'en', theme_color: '#7a1f5c', start_url: './',
    });
    for (const name of ['index.html', 'config.json', 'manifest.webmanifest', 'logo.svg', `assets/${theme}`]) {
      const path = join(copy.folder, name);
      const plain = readFileSync(path);
      expect(brotliDecompressSync(readFileSync(`${path}.br`)).equals(plain), `${name}.br`).toBe(true);
      expect(gunzipSync(readFileSync(`${path}.gz`)).equals(plain), `${name}.gz`).toBe(true);
    }
  });

  test('what must be mended is not stamped', () => {
    const before = page();
    copy.change({ council: { name: 'Porth Newydd Council' }, colours: '#0a5570' });
    expect(run('stamp', copy.folder)).toMatchObject({ status: 1, stderr: expect.stringContaining('Nothing was changed.') });
    expect(page()).toBe(before);
  });

  test('a logo must be there', () => {
    copy.change({ council: { name: 'Porth Newydd Council', logo: '/logo.svg' } });
    expect(run('check', copy.folder)).toMatchObject({ status: 1, stderr: expect.stringContaining('there is no /logo.svg') });
    writeFileSync(join(copy.folder, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    expect(run('check', copy.folder).status).toBe(0);
    writeFileSync(file(), `\ufeff${readFileSync(file(), 'utf8')}`); // as some editors begin a file
    rmSync(join(copy.folder, 'logo.svg'));
    expect(run('check', copy.folder).status).toBe(1);
  });

  test('what is no file of settings ends with 1, and what is no command with 2', () => {
    for (const text of ['', 'null', '[]', '7', '{"council": {,}}']) {
      writeFileSync(file(), text);
      expect(run('check', copy.folder).status, text).toBe(1);
      expect(run('stamp', copy.folder).status, text).toBe(1);
    }
    rmSync(file());
    expect(run('check', copy.folder)).toMatchObject({ status: 1, stderr: expect.stringContaining('There is no config.json') });
    for (const words of [[], ['check'], ['mend', copy.folder]]) expect(run(...words), words.join(' ')).toMatchObject({ status: 2, stderr: expect.stringContaining('usage') });
  });
});
