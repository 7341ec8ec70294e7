/** Lighthouse's four scores of a page, as its own simulated phone sees it. */
import { createServer } from 'node:net';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';

/** @returns {Promise<{scores: string, failed: string[]}>} */
export async function score(url, launch) {
  const probe = createServer();
  await new Promise((done) => { probe.listen(0, '127.0.0.1', done); });
  const { port } = probe.address();
  await new Promise((done) => { probe.close(done); });
  const browser = await chromium.launch({ ...launch, args: [...launch.args, `--remote-debugging-port=${port}`] });
  try {
    const { lhr } = await lighthouse(url, { port, logLevel: 'silent' });
    const of = (id) => Math.round((lhr.categories[id]?.score ?? 0) * 100);
    return {
      scores: ['performance', 'accessibility', 'best-practices', 'seo'].map(of).join('/'),
      failed: Object.values(lhr.audits).filter((audit) => audit.score !== null && audit.score < 0.9).map((audit) => audit.id),
    };
  } finally {
    await browser.close();
  }
}
