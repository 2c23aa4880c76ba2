// What a clerk sees and does in a portal. Fields are found by their labels, whatever the framework makes of them.
import assert from 'node:assert/strict';

/** The field that a pointer of a report names, as the page calls it; undefined where the page does not show it. */
export function labelOf(pointer) {
  if (pointer === '/goals/annual') return '年度目标';
  const [, row, key] = /^\/indicators\/(\d+)\/(\w+)$/.exec(pointer) ?? [];
  return TITLES[key] && `第${Number(row) + 1}行${TITLES[key]}`;
}

const TITLES = { name: '指标名称', operator: '指标性质', value: '指标值', unit: '度量单位' };

/** What ought to stand beside each field: errors, which mark the field as wrong, and what does not block. */
export function expectedOf(report) {
  const beside = {};
  for (const { pointer, severity, message, help } of report.issues) {
    const label = labelOf(pointer);
    if (label === undefined) continue;
    beside[label] ??= { errors: [], hints: [] };
    beside[label][severity === 'error' ? 'errors' : 'hints'].push(`${message}。${help}。`);
  }
  return sorted(Object.entries(beside).map(([label, said]) => ({ label, ...said, isWrong: said.errors.length > 0 })));
}

/** What stands beside each field of the page; fields at which nothing is said are left out. */
export async function seen(page, marks) {
  const fields = await page.locator('input[aria-label], textarea[aria-label]').evaluateAll((controls, marks) => {
    return controls.map((control) => {
      const place = control.closest(marks.item);
      const texts = (selector) => [...place.querySelectorAll(selector)].filter(isShown).map(ownText);
      return {
        label: control.getAttribute('aria-label'),
        errors: texts(marks.error),
        hints: texts(marks.hint),
        isWrong: [place, control].some((element) => element.matches(marks.wrong)),
      };
    });

    function isShown(element) {
      return element.getClientRects().length > 0;
    }
    // Without the buttons in it and without the word for the severity before it.
    function ownText({ childNodes }) {
      const texts = [...childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      return texts
        .map(({ data }) => data.trim())
        .join('')
        .replace(/^(错误|提醒|建议)：/, '');
    }
  }, marks);
  return sorted(fields.filter(({ errors, hints, isWrong }) => isWrong || errors.length + hints.length > 0));
}

// The machine may be busy with compilers beside the tests.
export const PATIENCE = 120_000;

/** Asserts what only comes true after the page has drawn itself anew. */
export async function eventually(check) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Asserts that the cells hold what they should. */
export async function holds(page, cells) {
  for (const [label, value] of Object.entries(cells)) {
    await eventually(async () =>
      assert.equal(await page.getByLabel(label, { exact: true }).inputValue(), value, label),
    );
  }
}

/** Fields in one order, and the texts of each too: frameworks show them in orders of their own. */
function sorted(fields) {
  const inOrder = [...fields].sort((one, other) => (one.label < other.label ? -1 : 1));
  return inOrder.map(({ errors, hints, ...field }) => ({ ...field, errors: errors.sort(), hints: hints.sort() }));
}
