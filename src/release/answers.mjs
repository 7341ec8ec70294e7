// Waits until a server answers, or until its process is gone.
// usage: node answers.mjs URL PID   (status 0: it answers; 1: it died, or 60 s went by)
const [url, pid] = process.argv.slice(2);
const until = Date.now() + 60_000;
while (Date.now() < until) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    if (answer.ok) process.exit(0);
  } catch {
    // Not yet.
  }
  try {
    process.kill(Number(pid), 0);
  } catch {
    process.exit(1);
  }
  await new Promise((next) => setTimeout(next, 100));
}
process.exit(1);
