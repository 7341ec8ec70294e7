/**
 * Serves a folder of built files on a free loopback port as a good host does: HTTP/2, brotli (the `.br` beside a file where
 * there is one), hashed assets for ever, HTML revalidated, index.html for navigations to unknown paths.
 * `/api` goes on to a backend, if one is named. Every page that is weighed is served by this, so that hosts are not compared.
 */
import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request as ask } from 'node:http';
import { createSecureServer } from 'node:http2';
import { tmpdir } from 'node:os';
import { extname, join, resolve, sep } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm', '.json': 'application/json', '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8',
};
const compressible = /^text\/|javascript|json|wasm|svg|x-icon/;
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'host', 'http2-settings']);
const passedOn = (headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':') && !hopByHop.has(name)));

/** A throw-away certificate, and the fingerprint by which a browser is told to trust it. */
export function makeCertificate() {
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-bench-'));
  try {
    const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '7',
      '-subj', '/CN=bench', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', keyFile, '-out', certFile], { stdio: 'ignore' });
    const [key, cert] = [readFileSync(keyFile), readFileSync(certFile)];
    const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
    return { key, cert, fingerprint: createHash('sha256').update(publicKey).digest('base64') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const isFile = (path) => Boolean(statSync(path, { throwIfNoEntry: false })?.isFile());

function load(file) {
  const type = types[extname(file)] ?? 'application/octet-stream';
  const original = readFileSync(file);
  const hashed = /[-.][0-9a-f]{8,}[-.]/.test(file);
  const headers = {
    'content-type': type,
    'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: `"${createHash('sha256').update(original).digest('hex').slice(0, 16)}"`,
    vary: 'accept-encoding',
  };
  if (!compressible.test(type)) return { headers, body: original };
  headers['content-encoding'] = 'br';
  return { headers, body: existsSync(`${file}.br`) ? readFileSync(`${file}.br`) : brotliCompressSync(original) };
}

/**
 * @param {string} folder
 * @param {{certificate: ReturnType<typeof makeCertificate>, backend?: string}} options
 * @returns {Promise<{url: string, stop: () => void}>}
 */
export async function host(folder, { certificate, backend }) {
  const root = resolve(folder);
  const loaded = new Map();
  if (!isFile(join(root, 'index.html'))) throw new Error(`${root} has no index.html`);

  /** The file to answer a request with, or nothing. */
  const find = (path, isNavigation) => [join(root, path), join(root, path, 'index.html'), ...(isNavigation ? [join(root, 'index.html')] : [])]
    .find((file) => file.startsWith(root + sep) && isFile(file));

  const passOn = (request, response) => {
    const onward = ask(new URL(request.url, backend), { method: request.method, headers: passedOn(request.headers) }, (answer) => {
      response.writeHead(answer.statusCode, passedOn(answer.headers));
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  };

  const server = createSecureServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'https://bench').pathname);
    if (backend && path.startsWith('/api/')) { passOn(request, response); return; }
    const file = find(path, request.headers.accept?.includes('text/html'));
    if (!file) { response.writeHead(404, { 'content-type': 'text/plain' }); response.end('not found'); return; }
    if (!loaded.has(file)) loaded.set(file, load(file));
    const { headers, body } = loaded.get(file);
    if (request.headers['if-none-match'] === headers.etag) { response.writeHead(304, { etag: headers.etag }); response.end(); return; }
    response.writeHead(200, { ...headers, 'content-length': body.length });
    response.end(body);
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  server.unref();
  return { url: `https://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}
