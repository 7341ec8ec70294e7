/** The portal’s own words, from its Fluent files, and the demo council’s: a journey in a language that its author need not type. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);
const council = () => JSON.parse(readFileSync(new URL('e2e/backend/demo/services.json', root), 'utf8'));
/** What a resident types. */
const TYPED = {
  cy: { text: 'Mae’r lamp wrth y bont wedi diffodd.', place: 'Wrth y fainc, ger yr ysgol' },
  ar: { text: 'المصباح بجانب الجسر مطفأ.', place: 'بجانب المقعد، مقابل المدرسة' },
};

/** @param {'cy' | 'ar'} tag */
export function inLanguage(tag) {
  const folder = new URL(`src/locales/${tag}/`, root);
  const files = readdirSync(fileURLToPath(folder)).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const lines = files.join('\n').matchAll(/^([a-z][\w-]*) = (.+)$/gm);
  const all = new Map(Array.from(lines, ([, name, words]) => [name, words]));
  return {
    ...TYPED[tag],
    /** A message of one line without anything to fill in. */
    words(name) {
      const words = all.get(name);
      if (!words || words.includes('{')) throw new Error(`no plain words for ${name} in ${tag}`);
      return words;
    },
    /** What the demo council calls a service, and its keywords. */
    service(code) {
      const found = council().services.find(({ service_code: one }) => one === code);
      return { name: found.service_name[tag], keywords: found.keywords[tag] };
    },
  };
}
