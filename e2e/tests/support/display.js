/** A screen of its own for browsers that need one: Xvfb on a display number that it chooses itself. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Ends a child and waits for it. @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} [signal] */
export async function end(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), 3000);
  await gone;
  clearTimeout(late);
}

/** @returns {Promise<{display: string, stop: () => Promise<void>}>} */
export async function openDisplay() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const failed = once(child, 'error').then(([error]) => { throw error; });
  const [number] = await Promise.race([once(child.stdio[3], 'data'), failed]);
  return { display: `:${String(number).trim()}`, stop: () => end(child) };
}
