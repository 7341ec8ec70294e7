// Compiles the native tests of all packages in one go, and lints what it compiles; then runs those of one package.
// usage: node native.mjs lint      (compile, and fail where clippy has something to say)
//        node native.mjs FOLDER    (of the package whose tests are run)
//
// What two packages depend on is compiled for each of them anew if they want other features of it, and for both at once if they are
// compiled in one go; and `cargo clippy` looks through all of it once more, only to lint what is ours. Each of the two is a third of
// the whole run. For one package alone `cargo test -p` has less to do.
import { spawnSync } from "node:child_process";
import { dirname, resolve } from "node:path";

const FEATURES = "onedoor/ssr,onedoor-words/compile";
const [asked] = process.argv.slice(2);

// As `cargo clippy` does it: what is ours is compiled by clippy's driver, everything else by the compiler itself.
const env = { ...process.env, RUSTC_WORKSPACE_WRAPPER: "clippy-driver" };
const compiled = spawnSync(
  "cargo",
  ["test", "--workspace", "--features", FEATURES, "--no-run", "--message-format=json"],
  { env, encoding: "utf8", maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "inherit"] },
);
const told = compiled.stdout.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
// Cargo says all of a package that is there already once more.
const remarks = told.filter(({ reason, message }) => reason === "compiler-message" && /^(warning|error)/.test(message.level));
if (compiled.status !== 0 || asked === "lint") {
  for (const { message } of remarks) console.error(message.rendered);
  process.exit(compiled.status === 0 && !remarks.length ? 0 : 1);
}

const folder = resolve(asked);
const tests = told.filter(({ reason, executable, profile, manifest_path: manifest }) =>
  reason === "compiler-artifact" && executable && profile.test && dirname(manifest) === folder);
if (!tests.length) {
  console.error(`no tests were found in ${folder}`);
  process.exit(1);
}

// As cargo does it: from the package's folder, and on to the next after one that failed.
const failed = tests.filter(({ executable, target }) => {
  console.log(`\n${target.kind[0]} ${target.name}`);
  return spawnSync(executable, [], {
    cwd: folder, env: { ...process.env, CARGO_MANIFEST_DIR: folder }, stdio: ["ignore", "inherit", "inherit"],
  }).status !== 0;
});
process.exit(failed.length ? 1 : 0);
