// React Hook Form: the resolver run by the form control itself, the current one and one that forgets `errors.root`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as current from 'react-hook-form';
import * as earlier from 'react-hook-form-7.62';
import { createResolver } from '../../pkg/react-hook-form.mjs';
import { admissible, broken, checker, disposed, FAILURE, isError, isHint, mapValues, said } from './adapters.mjs';

const resolver = createResolver(checker);

/** Submits a form; returns what was handed on and the errors. */
async function submit({ createFormControl }, values, options = {}) {
  const { control, handleSubmit, register } = createFormControl({ resolver, defaultValues: values, ...options });
  register('project.name');
  values.indicators.forEach((_, row) => register(`indicators.${row}.operator`));
  let outcome;
  await handleSubmit(
    (accepted) => (outcome = { accepted }),
    (errors) => (outcome = { errors }),
  )();
  return { ...outcome, control };
}

/** The errors of the framework as a flat list: place, rule and message. */
function flat(errors, path = []) {
  if (typeof errors.message === 'string') return { [path.join('.')]: [errors.type, errors.message] };
  return Object.assign({}, ...Object.keys(errors).map((key) => flat(errors[key], [...path, key])));
}

for (const [version, framework] of Object.entries({ current, earlier })) {
  test(`${version}: a submit is refused with the first error of each field, the table's at its root`, async () => {
    const { accepted, errors } = await submit(framework, broken);
    const nameOf = (path) => (path.length === 1 ? `${path[0]}.root` : path.join('.'));
    const expected = mapValues(said(broken, isError, nameOf), ([{ code, message }]) => [code, message]);
    assert.equal(accepted, undefined);
    assert.deepEqual(flat(errors), expected);
    assert.ok(Array.isArray(errors.indicators));
  });

  test(`${version}: warnings hand the values on as they are`, async () => {
    const { accepted, errors } = await submit(framework, admissible);
    assert.equal(errors, undefined);
    assert.deepEqual(accepted, admissible);
  });

  test(`${version}: a check that failed refuses the submit as an error of the form`, async () => {
    const { accepted, errors } = await submit(framework, admissible, { resolver: createResolver(disposed) });
    assert.equal(accepted, undefined, 'an unchecked form was handed on');
    assert.deepEqual(errors.form, { type: 'ENGINE_FAILED', message: FAILURE });
  });
}

test('a check that failed stands in errors.root', async () => {
  const { errors } = await submit(current, admissible, { resolver: createResolver(disposed) });
  assert.deepEqual(errors.root, { type: 'ENGINE_FAILED', message: FAILURE });
});

test('hints are found beside, by field', () => {
  const found = mapValues(resolver.hints(admissible), (notices) => notices.map(({ issue }) => issue));
  assert.deepEqual(found, said(admissible, isHint));
});

test('criteriaMode all names every rule of a field, and the first alone otherwise', () => {
  const everywhere = createResolver(checker, { toField: () => 'project.name' });
  const errorOf = (criteriaMode) => everywhere(broken, undefined, { criteriaMode, fields: {} }).errors.project.name;
  const issues = checker.check(broken).issues.filter(isError);
  const [{ code: type, message }] = issues;
  const types = {};
  for (const issue of issues) types[issue.code] = issue.message;
  assert.deepEqual(errorOf('all'), { type, message, types });
  assert.deepEqual(errorOf('firstError'), { type, message });
});

test('native validation is told at every registered element, and taken back', () => {
  const element = () => ({
    setCustomValidity(text) {
      this.text = text;
    },
    reportValidity() {
      this.reported = true;
    },
  });
  const refs = { 'indicators.0.operator': element(), 'project.name': element() };
  const options = { fields: mapValues(refs, (ref) => ({ ref })), shouldUseNativeValidation: true };
  resolver(broken, undefined, options);
  const [{ message }] = said(broken, isError)['indicators.0.operator'];
  assert.deepEqual(
    mapValues(refs, ({ text }) => text),
    { 'indicators.0.operator': message, 'project.name': '' },
  );
  resolver(admissible, undefined, options);
  assert.deepEqual(
    mapValues(refs, ({ text }) => text),
    { 'indicators.0.operator': '', 'project.name': '' },
  );
});

test('a form with names that every object inherits does not reach them', () => {
  const hostile = {
    ...broken,
    ['constructor']: { polluted: 1 },
    indicators: JSON.parse('[{"__proto__":{"polluted":""},"name":"a"}]'),
  };
  const toField = (path) => ['constructor', ...path];
  const errors = createResolver(checker, { toField })(hostile, undefined, { fields: {} }).errors;
  assert.equal(Object.indicators, undefined);
  assert.equal({}.polluted, undefined);
  assert.ok(Object.hasOwn(errors, 'constructor'));
});
