// Waits until a server that was just started answers, and tells what it said; or until its process is gone.
// usage: node answers.mjs URL PID SAID   (SAID: the file that its output goes to)
// Status 0: it listens at that very address, by its own word, and answers. 1: it died, or 60 s went by.
//
// That somebody answers there is not enough: another server may hold the port, and ours is about to say so and to die.
import { readFileSync } from "node:fs";

const [url, pid, said] = process.argv.slice(2);
const heard = () => readFileSync(said, "utf8");
const listens = new RegExp(`^listening on ${new URL(url).origin.replaceAll(".", "\\.")}$`, "m");
const until = Date.now() + 60_000;
while (Date.now() < until) {
  try {
    process.kill(Number(pid), 0);
  } catch {
    process.exit(1);
  }
  if (listens.test(heard())) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      if (answer.ok) {
        process.stdout.write(heard());
        process.exit(0);
      }
    } catch {
      // Not yet.
    }
  }
  await new Promise((next) => setTimeout(next, 100));
}
process.exit(1);
