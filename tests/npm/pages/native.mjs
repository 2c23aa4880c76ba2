import { createChecker } from 'jixiao-validator';
import { errorSummary } from 'jixiao-validator/error-summary';
import { attach } from 'jixiao-validator/native';

/** Every cell of a form as `[name, value]`. */
function cellsOf(node, name = []) {
  if (typeof node !== 'object') return [[name.join('.'), node]];
  return Object.keys(node).flatMap((key) => cellsOf(node[key], [...name, key]));
}

function make(name, properties, parent) {
  return parent.appendChild(Object.assign(document.createElement(name), properties));
}

window.start = async (initial, { isDisposed }) => {
  const checker = await createChecker();
  const app = document.querySelector('#app');
  const summary = make('div', { id: 'summary' }, app);
  const form = make('form', {}, app);
  const table = make('fieldset', { name: 'indicators' }, form);
  for (const [name, value] of cellsOf(initial)) {
    if (name === 'formType') continue;
    const label = make('label', { textContent: name }, name.startsWith('indicators') ? table : form);
    make('input', { name, id: name, value }, label);
  }
  document.getElementById('indicators.0.value').setAttribute('aria-describedby', 'hint');
  make('button', { name: 'send', textContent: '提交' }, form);
  form.addEventListener('submit', (event) => {
    window.sent = !event.defaultPrevented;
    event.preventDefault();
  });
  const before = form.innerHTML;
  const review = attach(checker, form, { summary: errorSummary(summary) });
  if (isDisposed) checker.dispose();
  window.detach = () => {
    review.detach();
    return { isSame: form.innerHTML === before, noValidate: form.noValidate, summary: summary.innerHTML };
  };
};
