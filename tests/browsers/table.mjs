// docs/compatibility.md: what the run saw, browser by browser and way by way.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CONFORMS, WAYS } from './ways.mjs';

const FILE = fileURLToPath(new URL('../../docs/compatibility.md', import.meta.url));

/** Writes the table when it says anything else than what was seen; a table that was wrong fails the run once. */
export function keepTable(seen) {
  const text = `${HEAD}\n${tableOf(seen)}\n`;
  const written = existsSync(FILE) ? readFileSync(FILE, 'utf8') : undefined;
  if (written !== undefined && timeless(written) === timeless(text)) return;
  writeFileSync(FILE, text);
  assert.equal(written, undefined, 'docs/compatibility.md was stale and has been written anew: commit it');
}

const HEAD = `# 浏览器兼容性

本页由 \`npm test\` 按真实运行的结果写成，请不要手工修改。每一格都是在真实的浏览器里打开一个页面，用表头所说的方式引入本包，检查随包发布的
\`conformance/cases.json\` 中的每一份申报表。

- **一致**：每一份审核结果都与原生引擎逐字节相同，控制台没有任何输出。
- **\`WASM_BLOCKED_BY_CSP\`**：页面的内容安全策略（CSP）不允许运行 wasm，\`createChecker\` 以这个代码的 \`CheckError\` 说明原因。
- **worker** 一列用 \`createWorkerChecker\` 在随包发布的 \`worker.iife.js\` 里检查。
- 引号里的是页面策略 \`script-src\` 在 \`'self'\` 之外允许的内容；没有写的页面没有策略。

同样的申报表还在 Node 12、14、16 和当前版本里以默认入口、slim 和 fallback 检查（\`tests/browsers/node.test.mjs\`），结果也都一致。
`;

function tableOf(seen) {
  const head = ['浏览器', '自报的版本', ...WAYS.map(({ title }) => title)];
  const rows = seen.map(({ name, version, moves, outcomes }) => [
    name,
    moves ? `${version}（写本页时）` : version,
    ...WAYS.map(({ title }) => (outcomes[title] === CONFORMS ? '一致' : `\`${outcomes[title]}\``)),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The page without the versions of browsers that Debian renews: a new one with the same results changes nothing. */
function timeless(text) {
  return text.replace(/\S+（写本页时）/g, '').replace(/[ -]+/g, ' ');
}
