// A server that answers as badly as the servers of portals do: one address, one way to send `engine.wasm`.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const engine = readFileSync(new URL('../../pkg/engine.wasm', import.meta.url));
const WASM = 'application/wasm';
const PAGE = '<!doctype html><title>绩效管理</title><div id="app"></div>';

// [address, status, type, body]
const ANSWERS = [
  ['whole', 200, WASM, engine],
  ['capitals', 200, 'Application/WASM', engine],
  ['octets', 200, 'application/octet-stream', engine],
  ['text', 200, 'text/plain; charset=utf-8', engine],
  ['parameter', 200, `${WASM}; charset=utf-8`, engine],
  ['untyped', 200, undefined, engine],
  ['missing', 404, 'text/html', PAGE],
  ['failing', 502, 'text/html', PAGE],
  ['index-page', 200, 'text/html; charset=utf-8', PAGE],
  ['index-page-as-wasm', 200, WASM, `\n${PAGE}`],
  ['half', 200, WASM, engine.subarray(0, engine.length >> 1)],
  ['half-untyped', 200, undefined, engine.subarray(0, engine.length >> 1)],
  ['empty', 200, WASM, ''],
  ['text-file', 200, WASM, 'version https://git-lfs.github.com/spec/v1'],
  ['other-module', 200, WASM, Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])],
  ['yesterday', 200, WASM, ofVersion('0.0.9')],
];

/** Starts the server; any page may read from it, except what lies under `closed/`. */
export async function serveAnswers() {
  const asked = new Map();
  const server = createServer(({ url }, response) => {
    const name = url.slice(1).replace('.wasm', '');
    asked.set(name, (asked.get(name) ?? 0) + 1);
    const allowed = name.startsWith('closed/') ? {} : { 'access-control-allow-origin': '*' };
    if (name === 'cut') return void cutOff(response, allowed);
    const [, status, type, body] = ANSWERS.find(([address]) => address === name.replace('closed/', '')) ?? [];
    response.writeHead(status, type === undefined ? allowed : { 'content-type': type, ...allowed });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    /** How often an address was asked for. */
    asked: (name) => asked.get(name) ?? 0,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** The connection breaks after half of the bytes that were promised. */
function cutOff(response, allowed) {
  response.writeHead(200, { 'content-type': WASM, 'content-length': engine.length, ...allowed });
  response.write(engine.subarray(0, engine.length >> 1), () => setTimeout(() => response.destroy(), 50));
}

/** The engine with another version written in it. */
function ofVersion(version) {
  const { version: own } = JSON.parse(readFileSync(new URL('../../pkg/package.json', import.meta.url), 'utf8'));
  const text = engine.toString('latin1').split(own).join(version);
  return Buffer.from(text, 'latin1');
}
