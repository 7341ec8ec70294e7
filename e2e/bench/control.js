/**
 * The control: a plain form page of govuk-frontend, put together from the package's own documented examples, with the
 * package's stylesheet, script, fonts and icons, as its own guidance says.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const govuk = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist/govuk');

/** The documented HTML of one part. */
function example(part, name = 'default') {
  const { fixtures } = JSON.parse(readFileSync(join(govuk, 'components', part, 'fixtures.json'), 'utf8'));
  return fixtures.find((each) => each.name === name).html;
}

const page = () => `<!DOCTYPE html>
<html lang="en" class="govuk-template">
<head>
<meta charset="utf-8">
<title>Report a street light</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#1d70b8">
<link rel="icon" sizes="48x48" href="/assets/images/favicon.ico">
<link rel="icon" sizes="any" href="/assets/images/favicon.svg" type="image/svg+xml">
<link rel="manifest" href="/assets/manifest.json">
<link rel="stylesheet" href="/govuk-frontend.min.css">
</head>
<body class="govuk-template__body">
<script>document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');</script>
${example('skip-link')}
<header class="govuk-template__header">${example('header')}${example('service-navigation', 'with service name')}</header>
<div class="govuk-width-container">
${example('back-link')}
<main class="govuk-main-wrapper" id="main-content">
<h1 class="govuk-heading-l">Report a street light</h1>
<form method="post" novalidate>
${example('radios', 'with hint')}
${example('input', 'with hint text')}
${example('character-count', 'with hint')}
${example('button')}
</form>
</main>
</div>
<footer class="govuk-template__footer">${example('footer')}</footer>
<script type="module">
import { initAll } from '/govuk-frontend.min.js';
initAll();
</script>
</body>
</html>
`;

/** Makes the control's folder, to be served. */
export function makeControl() {
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-control-'));
  mkdirSync(join(folder, 'assets'));
  cpSync(join(govuk, 'assets'), join(folder, 'assets'), { recursive: true });
  for (const file of ['govuk-frontend.min.css', 'govuk-frontend.min.js']) cpSync(join(govuk, file), join(folder, file));
  writeFileSync(join(folder, 'index.html'), page());
  return folder;
}
