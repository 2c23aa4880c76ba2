// A small static server for the built page and for the browser tests. It listens on the loopback address only.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

/** Serves a folder on `port` or the next free one; returns the address and a function that stops it. */
export async function serve(folder, { port = 0, headers = {} } = {}) {
  const server = createServer((request, response) => answer(folder, headers, request, response));
  const listeningPort = await listen(server, port);
  return {
    address: `http://127.0.0.1:${listeningPort}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

function answer(folder, headers, request, response) {
  const file = fileFor(folder, request.url ?? '/');
  if (file === undefined) {
    response.writeHead(404, headers).end();
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', ...headers });
  createReadStream(file).pipe(response);
}

function fileFor(folder, url) {
  let path;
  try {
    path = normalize(decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname));
  } catch {
    // An address that cannot be decoded names no file.
    return undefined;
  }
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const isTaken = error.code === 'EADDRINUSE' && port !== 0;
      if (isTaken) resolve(listen(server, port + 1));
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve(server.address().port));
  });
}
