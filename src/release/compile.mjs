// From Rust to optimised wasm: cargo, wasm-split-cli, wasm-bindgen, binaryen. The first three are in PATH.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import binaryen from "binaryen";
import { shorten } from "./shorten.mjs";

// What every browser of the last years can do. Never all features: no browser loads what comes out then.
const { Features } = binaryen;
const FEATURES = Features.BulkMemory | Features.BulkMemoryOpt | Features.NontrappingFPToInt | Features.SignExt |
  Features.MutableGlobals | Features.ReferenceTypes | Features.Multivalue | Features.CallIndirectOverlong;

// The standard library, from its source: see withFlags.
const STD = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/**
 * Builds the app and takes it apart.
 * @returns {{app: Buffer, glue: string, loader: string, pieces: Map<string, Buffer>}} the part that every page needs,
 *   its JavaScript, the JavaScript that fetches pieces ("" when nothing is split), and the pieces by their names.
 */
export function compile(root, target) {
  run("cargo", [
    "build", "--profile", "web", "--target", "wasm32-unknown-unknown", ...STD,
    "-p", "onedoor", "--bin", "onedoor", "--features", "csr,split",
  ], root, { ...withFlags(process.env), CARGO_TARGET_DIR: target });

  const work = mkdtempSync(join(tmpdir(), "onedoor-wasm-"));
  try {
    const built = join(target, "wasm32-unknown-unknown/web/onedoor.wasm");
    const split = join(work, "split");
    run("wasm-split-cli", [built, split, "--out-name", "app"], root);
    const bound = join(work, "bound");
    run("wasm-bindgen", [
      "--target", "web", "--keep-lld-exports", "--no-typescript", "--out-dir", bound, "--out-name", "app",
      join(split, "app.wasm"),
    ], root);
    if (existsSync(join(bound, "snippets"))) {
      throw new Error("a crate brings JavaScript of its own: teach src/release/glue.mjs to join it");
    }
    const loader = join(split, "__wasm_split.js");
    const short = shorten(readFileSync(join(bound, "app_bg.wasm")), readFileSync(join(bound, "app.js"), "utf8"));
    const pieces = readdirSync(split).filter((file) => file.endsWith(".wasm") && file !== "app.wasm").sort();
    return {
      app: optimise(short.wasm),
      glue: short.glue,
      loader: existsSync(loader) ? readFileSync(loader, "utf8") : "",
      pieces: new Map(pieces.map((file) => [basename(file, ".wasm"), optimise(readFileSync(join(split, file)))])),
    };
  } finally {
    rmSync(work, { recursive: true });
  }
}

/**
 * onedoor-brand as a CommonJS module for Node, with its wasm beside it: `{"brand.cjs": …, "brand_bg.wasm": …}`.
 * @param {{quick?: boolean}} [how] quick: soon made, not small
 */
export function compileBrand(root, target, { quick = false } = {}) {
  const profile = quick ? "dev" : "web";
  const build = ["build", "--profile", profile, "--target", "wasm32-unknown-unknown", "-p", "onedoor-brand", "--lib"];
  run("cargo", build, root, { ...process.env, CARGO_TARGET_DIR: target });
  const work = mkdtempSync(join(tmpdir(), "onedoor-brand-"));
  try {
    const built = join(target, "wasm32-unknown-unknown", quick ? "debug" : "web", "onedoor_brand.wasm");
    run("wasm-bindgen", ["--target", "nodejs", "--no-typescript", "--out-dir", work, "--out-name", "brand", built], root);
    return {
      "brand.cjs": readFileSync(join(work, "brand.js"), "utf8"),
      "brand_bg.wasm": quick ? readFileSync(join(work, "brand_bg.wasm")) : optimise(readFileSync(join(work, "brand_bg.wasm"))),
    };
  } finally {
    rmSync(work, { recursive: true });
  }
}

/**
 * What the app is compiled with. The splitter needs to see which function calls which, after linking. A panic ends the
 * app either way, so the words it would end with are left out (-Cpanic=immediate-abort and the next two): a tenth of
 * all that a resident downloads. That takes the standard library compiled the same way, from its source.
 * erase_components is Leptos's: one code for all views in place of one for each, which saves another tenth.
 */
function withFlags(env) {
  const flags = [
    "-Clink-args=--emit-relocs", "--cfg=erase_components", "-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none",
  ].join(" ");
  const name = env.RUSTFLAGS ? "RUSTFLAGS" : "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
  return { ...env, RUSTC_BOOTSTRAP: "1", [name]: `${env[name] ?? ""} ${flags}`.trim() };
}

/** As `wasm-opt -O2`, in this process: started anew for each of a hundred modules it takes minutes. */
function optimise(wasm) {
  const module = binaryen.readBinary(wasm);
  module.setFeatures(FEATURES);
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(0); // what it would fold together, brotli folds better
  module.optimize();
  module.runPasses(["strip-producers", "strip-target-features"]);
  const small = Buffer.from(module.emitBinary());
  module.dispose();
  return small;
}

function run(command, options, cwd, env = process.env) {
  const done = spawnSync(command, options, { cwd, env, stdio: ["ignore", "inherit", "inherit"] });
  if (done.error) throw new Error(`${command} did not start: ${done.error.message}`);
  if (done.status !== 0) throw new Error(`${command} failed: see above`);
}
