// A page whose policy forbids WebAssembly: the engine as plain JavaScript, and the browser's own form validation.
// It is read by the browser as it stands, so it uses no syntax that Chromium 78 does not know.
import { errorSummary } from './node_modules/jixiao-validator/error-summary.mjs';
// Where the policy is not known, `createChecker` of the main entry takes the fallback as an option and uses it when it must.
import { applyFix, createChecker } from './node_modules/jixiao-validator/fallback.mjs';
import { referenceLibrary } from './node_modules/jixiao-validator/library.mjs';
import { attach } from './node_modules/jixiao-validator/native.mjs';

const COLUMNS = { name: '指标名称', operator: '指标性质', value: '指标值', unit: '度量单位' };

const page = /** @type {HTMLFormElement} */ (element('target'));

Promise.all([createChecker({ library: referenceLibrary }), fetch('form.json').then((answer) => answer.json())])
  .then(([checker, form]) => start(checker, form))
  // A CheckError says in plain Chinese what to do.
  .catch((error) => (element('status').textContent = error.message));

/**
 * @param {Checker} checker
 * @param {Form} form
 */
function start(checker, form) {
  drawRows(form);
  showValues();

  page.addEventListener('input', ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    form = applyFix(form, { edits: [{ op: 'set', path: name.split('.'), value }] });
  });
  // The controls are found by their names, which are the paths of the form: `indicators.0.value`.
  const review = attach(checker, page, {
    model: () => form,
    message: ({ message, help }) => `${message}。${help}。`,
    summary: errorSummary(element('summary')),
  });
  // It comes here only without errors; warnings are shown and never stop a form.
  page.addEventListener('submit', (event) => {
    event.preventDefault();
    element('status').textContent = '已提交';
  });
  element('tidy').addEventListener('click', () => {
    form = withSafeFixes(checker, form);
    showValues();
    review.refresh();
  });

  function showValues() {
    for (const input of page.querySelectorAll('input, textarea')) {
      const { name } = /** @type {HTMLInputElement} */ (input);
      /** @type {HTMLInputElement} */ (input).value = valueAt(form, name.split('.'));
    }
  }
}

/**
 * A safe fix changes how something is written, never what it means, so one click may apply them all. One may mend several
 * issues, so the form is checked again after each.
 *
 * @param {Checker} checker
 * @param {Form} form
 * @returns {Form}
 */
function withSafeFixes(checker, form) {
  const [fix] = checker.check(form).issues.flatMap(({ fixes }) => fixes.filter(({ safe }) => safe));
  return fix === undefined ? form : withSafeFixes(checker, applyFix(form, fix));
}

/** @param {Form} form */
function drawRows({ project = {}, indicators = [] }) {
  element('project').textContent = String(project.name);
  indicators.forEach(({ level2 }, at) => {
    const row = element('rows').appendChild(document.createElement('tr'));
    row.appendChild(document.createElement('td')).textContent = String(level2);
    for (const [key, title] of Object.entries(COLUMNS)) {
      const input = row.appendChild(document.createElement('td')).appendChild(document.createElement('input'));
      input.name = `indicators.${at}.${key}`;
      input.setAttribute('aria-label', `第${at + 1}行${title}`);
    }
  });
}

/**
 * @param {any} node
 * @param {string[]} path
 * @returns {string}
 */
function valueAt(node, [key, ...rest]) {
  if (node === undefined || node === null) return '';
  return key === undefined ? String(node) : valueAt(node[key], rest);
}

/** @param {string} id */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * @typedef {import('jixiao-validator').Checker} Checker
 * @typedef {import('jixiao-validator').ProjectTargetForm} Form
 */
