// Runs the native tests of one package, compiled together with those of all others.
// usage: node native.mjs FOLDER   (of the package)
//
// What two packages depend on is compiled for each of them anew if they want other features of it, and for both at once if they are
// compiled in one go: that saves a third of the whole run. For one package alone `cargo test -p` has less to do.
import { spawnSync } from "node:child_process";
import { dirname, resolve } from "node:path";

const FEATURES = "onedoor/ssr,onedoor-words/compile";
const folder = resolve(process.argv[2]);

const built = spawnSync(
  "cargo",
  ["test", "--workspace", "--features", FEATURES, "--no-run", "--message-format=json-render-diagnostics"],
  { encoding: "utf8", maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "inherit"] },
);
if (built.status !== 0) process.exit(1);

const tests = built.stdout
  .split("\n")
  .filter((line) => line.startsWith("{"))
  .map((line) => JSON.parse(line))
  .filter(({ reason, executable, profile, manifest_path: manifest }) =>
    reason === "compiler-artifact" && executable && profile.test && dirname(manifest) === folder);
if (!tests.length) {
  console.error(`no tests were found in ${folder}`);
  process.exit(1);
}

// As cargo does it: from the package's folder, and on to the next after one that failed.
const failed = tests.filter(({ executable, target }) => {
  console.log(`\n${target.kind[0]} ${target.name}`);
  const env = { ...process.env, CARGO_MANIFEST_DIR: folder };
  return spawnSync(executable, [], { cwd: folder, env, stdio: ["ignore", "inherit", "inherit"] }).status !== 0;
});
process.exit(failed.length ? 1 : 0);
