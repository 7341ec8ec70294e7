// A folder that was made here may be edited, and a new release would take the council's settings with the old one.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A copy of the settings as they were assembled: what a council changed is what differs from it. */
export const SHIPPED = "tools/config.shipped.json";

/**
 * What to tell whoever would lose the settings of `dist`; nothing where they are as they were assembled, or as they are shipped now.
 * @param {string} dist the folder that would be replaced
 * @param {string} shipped the settings of the next release
 */
export function lost(dist, shipped) {
  const text = (file) => (existsSync(join(dist, file)) ? readFileSync(join(dist, file), "utf8") : undefined);
  const settings = text("config.json");
  if (settings === undefined || [shipped, text(SHIPPED)].includes(settings)) return undefined;
  return `${join(dist, "config.json")} holds settings of your own, and a new release would replace them, and a logo beside them.
Copy the folder out of here first, and edit it there:  cp -r ${dist} /srv/portal
Then remove it here, and build again:  rm -r ${dist}`;
}
