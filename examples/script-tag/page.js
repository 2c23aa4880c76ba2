// A page without bundler, framework or adapter: each issue is shown at the cell that its path names.
// It is read by the browser as it stands, so it uses no syntax that Chromium 78 does not know.
(function () {
  const { applyFix, createChecker } = JixiaoValidator;
  const { referenceLibrary } = JixiaoLibrary;
  const SEVERITY = { error: '错误', warning: '提醒', info: '建议' };
  const COLUMNS = { name: '指标名称', operator: '指标性质', value: '指标值', unit: '度量单位' };

  const page = /** @type {HTMLFormElement} */ (document.getElementById('target'));
  const status = element('status');

  // The checker is made once; from then on every check is synchronous.
  Promise.all([createChecker({ library: referenceLibrary }), fetch('form.json').then((answer) => answer.json())])
    .then(([checker, form]) => start(checker, form))
    // A CheckError says in plain Chinese what to do, for instance to leave the compatibility mode of the browser.
    .catch((error) => (status.textContent = error.message));

  /**
   * @param {Checker} checker
   * @param {Form} form
   */
  function start(checker, form) {
    drawRows(form);
    show();
    page.addEventListener('input', ({ target }) => {
      const { name, value } = /** @type {HTMLInputElement} */ (target);
      change([{ op: 'set', path: name.split('.'), value }]);
    });
    page.addEventListener('submit', (event) => {
      event.preventDefault();
      // Warnings are no part of this: only an error keeps a form out.
      status.textContent = checker.check(form).admissible ? '已提交' : '还有错误，改好后才能提交';
    });

    /** @param {Fix['edits']} edits */
    function change(edits) {
      form = applyFix(form, { edits });
      show();
    }

    // Editing one cell may bring or settle an issue in another, so all cells are shown anew.
    function show() {
      const { issues } = checker.check(form);
      for (const input of page.querySelectorAll('input, textarea')) {
        showCell(/** @type {HTMLInputElement} */ (input), issues);
      }
    }

    /**
     * @param {HTMLInputElement} input
     * @param {Issue[]} issues
     */
    function showCell(input, issues) {
      const here = issues.filter(({ path }) => path.join('.') === input.name);
      input.value = valueAt(form, input.name.split('.'));
      input.setAttribute('aria-invalid', String(here.some(({ severity }) => severity === 'error')));
      const old = input.nextElementSibling;
      if (old !== null) old.remove();
      if (here.length > 0) input.after(messages(here));
    }

    /** @param {Issue[]} issues */
    function messages(issues) {
      const list = document.createElement('ul');
      for (const { severity, message, help, fixes } of issues) {
        const item = list.appendChild(document.createElement('li'));
        item.className = severity;
        item.append(`${SEVERITY[severity]}：${message}。${help}。`);
        // A safe fix changes how something is written, never what it means, so one click may do it.
        item.append(...fixes.filter(({ safe }) => safe).map(fixButton));
      }
      return list;
    }

    /** @param {Fix} fix */
    function fixButton({ title, edits }) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = title;
      button.addEventListener('click', () => change(edits));
      return button;
    }
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
})();

/**
 * @typedef {import('jixiao-validator').Checker} Checker
 * @typedef {import('jixiao-validator').ProjectTargetForm} Form
 * @typedef {import('jixiao-validator').Issue} Issue
 * @typedef {import('jixiao-validator').Fix} Fix
 */
