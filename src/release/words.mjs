// The words of every language but the one that is built in, as files for the browser.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Compiles src/locales; returns each language with its file's extension and content. */
export function words(root, target) {
  const folder = mkdtempSync(join(tmpdir(), "onedoor-words-"));
  try {
    const command = ["run", "-q", "-p", "onedoor-words", "--features", "compile", "--bin", "words", "--", "src/locales", folder];
    const env = { ...process.env, ...(target && { CARGO_TARGET_DIR: target }) };
    const made = spawnSync("cargo", command, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env });
    if (made.status !== 0) throw new Error("the words do not compile: see above");
    return readdirSync(folder).sort().map((file) => {
      const [language, extension] = file.split(".");
      return { language, extension, content: readFileSync(join(folder, file)) };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
