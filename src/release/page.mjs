// index.html as it is served: the marks for Trunk give way to the release's own assets, and the settings are in the
// page, so that they cost no request.

/** @param html the source; assets are `{address, integrity}` */
export function page(html, { glue, app, style, config }) {
  const links = {
    css: `<link rel="stylesheet" href="${style.address}" integrity="${style.integrity}">`,
    rust:
      `<link rel="preload" href="${app.address}" as="fetch" type="application/wasm" crossorigin>` +
      `\n<script type="module" src="${glue.address}" integrity="${glue.integrity}"></script>`,
    "copy-dir": "",
    "copy-file": "",
  };
  const used = new Set();
  const served = html.replace(/<link data-trunk rel="([\w-]+)"[^>]*>\n?/g, (whole, kind) => {
    if (!(kind in links)) throw new Error(`index.html: the release knows no ${whole}`);
    used.add(kind);
    return links[kind] && `${links[kind]}\n`;
  });
  for (const kind of ["css", "rust"]) {
    if (!used.has(kind)) throw new Error(`index.html: <link data-trunk rel="${kind}"> is missing`);
  }
  return withSettings(served, config).replace(/<!--[^]*?-->\n?/g, "");
}

/** The page with the settings in their block. */
export function withSettings(html, config) {
  const settings = /(<script type="application\/json" id="onedoor-config">)[^<]*(<\/script>)/;
  if (!settings.test(html)) throw new Error("index.html: the block of settings is missing");
  // Inside a script element only "<" could end it.
  const block = JSON.stringify(config).replaceAll("<", "\\u003c");
  return html.replace(settings, (_, open, close) => open + block + close);
}
