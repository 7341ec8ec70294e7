/**
 * The access audit: one function, three checkers, nothing tolerated.
 *
 * axe-core, IBM Equal Access and Siteimprove Alfa see different faults; together they see what none sees alone.
 * All are put into the page by the browser's own hand, so the portal's Content-Security-Policy stays on.
 * The page's HTML is kept for vnu.js, which reads all of them at once.
 * Not here: what no checker sees (keyboard.js, theme.js, orca/).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from '@playwright/test';
import { Audit, Outcome } from '@siteimprove/alfa-act';
import { Playwright } from '@siteimprove/alfa-playwright';
import rules from '@siteimprove/alfa-rules';
import { Conformance, Criterion } from '@siteimprove/alfa-wcag';
import { journeys, keepForVnu } from './vnu.js';

/** @typedef {{checker: string, rule: string, where: string, why: string}} Finding */

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const aceSource = readFileSync(require.resolve('accessibility-checker-engine/ace.js'), 'utf8');
const isAA = Conformance.isAA(); // A and AA of the newest recommendation
const wcagAA = [...rules].filter((rule) => rule.hasRequirement((asked) => Criterion.isCriterion(asked) && isAA(asked)));

/** Of these, the ones that look at colours. */
const inColour = wcagAA.filter((rule) => rule.hasRequirement((asked) => Criterion.isCriterion(asked) && asked.chapter === '1.4.3'));
if (!inColour.length) throw new Error('Alfa has no rule for contrast any more: look at how its rules name what they ask for');

/** Puts a checker into the page, once for as long as the page lives. */
async function bring(page, name, source) {
  if (!await page.evaluate((there) => there in window, name)) await page.evaluate(source);
}

const inShort = (value) => String(value).replace(/\s+/g, ' ').slice(0, 300);

/** @param {import('@playwright/test').Page} page @returns {Promise<Finding[]>} */
export async function axe(page) {
  await bring(page, 'axe', axeSource);
  const violations = await page.evaluate(async () => {
    const on = { enabled: true };
    const found = await window.axe.run(document, {
      preload: false, // fetches stylesheets again, which the portal's policy forbids
      resultTypes: ['violations'],
      rules: { 'target-size': on, 'label-content-name-mismatch': on, 'color-contrast': on },
    });
    return found.violations.map(({ id, help, nodes }) => ({
      id, help, nodes: nodes.map((node) => ({ target: node.target.join(' '), why: node.failureSummary })),
    }));
  });
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, why }) => (
    { checker: 'axe', rule: id, where: target, why: `${help}. ${inShort(why)}` })));
}

/** @param {import('@playwright/test').Page} page @returns {Promise<Finding[]>} */
export async function ibm(page) {
  await bring(page, 'ace', aceSource);
  const failures = await page.evaluate(async () => {
    const report = await new window.ace.Checker().check(document, ['WCAG_2_2']);
    return report.results
      .filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL')
      .map(({ ruleId, path, message, snippet }) => ({ ruleId, path: path.dom, message, snippet }));
  });
  return failures.map(({ ruleId, path, message, snippet }) => (
    { checker: 'IBM', rule: ruleId, where: `${path} ${snippet}`, why: message }));
}

/** @param {import('@playwright/test').Page} page @returns {Promise<Finding[]>} */
export async function alfa(page, wanted = wcagAA) {
  const input = await Playwright.toPage(await page.evaluateHandle(() => window.document));
  const failed = [...await Audit.of(input, wanted).evaluate()].filter(Outcome.isFailed);
  return failed.map((outcome) => ({
    checker: 'Alfa',
    rule: outcome.rule.uri.split('/').at(-1),
    where: inShort(outcome.target),
    why: outcome.toJSON().expectations.map(([, said]) => inShort(said?.error?.message ?? said?.value?.error?.message ?? '')).join('; '),
  }));
}

/** @param {Finding[]} findings */
export const listing = (findings) => findings
  .map(({ checker, rule, where, why }) => `  ${checker} ${rule}\n    at ${where}\n    ${why}`).join('\n');

/** Lets what stays at the window's edge stand in the page's flow, or puts it back. */
const unpin = (page, wanted) => page.evaluate((now) => {
  if (!now) { document.querySelectorAll('[data-unpinned]').forEach((each) => { each.style.position = ''; delete each.dataset.unpinned; }); return; }
  for (const each of document.querySelectorAll('body *')) {
    if (/^(fixed|sticky)$/.test(getComputedStyle(each).position)) { each.style.position = 'static'; each.dataset.unpinned = ''; }
  }
}, wanted);

/**
 * Everything the three checkers say against the page as it stands, with what stays at the window's edge put into the flow:
 * a bar at the foot would otherwise be held against what happens to lie under it, and can be scrolled away from.
 * (That the focus can be seen all the same is for keyboard.js.)
 * With `colours`, where the same page was audited in other colours a moment ago, Alfa looks at what depends on colour only.
 */
export async function findings(page, { colours = false, only = [axe, ibm, alfa] } = {}) {
  await unpin(page, true);
  try {
    const found = [];
    for (const checker of only) found.push(...await checker(page, checker === alfa && colours ? inColour : undefined));
    return found;
  } finally {
    await unpin(page, false);
  }
}

/**
 * Fails when any checker finds anything. On the desk in Chromium all three look; on the phone and in Firefox axe alone: the other
 * two read what depends on neither, and take most of a journey's time. (Each state is seen by all three in every look: gallery/walk.js.)
 * @param {import('@playwright/test').Page} page
 * @param {{name: string}} of what is audited, in words; also the name of the HTML kept for vnu
 */
export async function audit(page, { name }) {
  const project = test.info().project.name;
  const all = project === 'chromium-desktop';
  const found = await findings(page, { only: all ? undefined : [axe] });
  if (found.length) throw new Error(`The access audit of “${name}” found ${found.length}:\n${listing(found)}`);
  await keepForVnu(page, journeys(project), name);
}
