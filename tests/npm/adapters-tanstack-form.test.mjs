// TanStack Form: the validator run by its own form and field objects.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FieldApi, FormApi } from '@tanstack/form-core';
import { toStandardSchema } from '../../pkg/standard-schema.mjs';
import { createValidator } from '../../pkg/tanstack-form.mjs';
import {
  admissible,
  begun,
  bracketed,
  broken,
  checker,
  disposed,
  FAILURE,
  isError,
  isHint,
  mapValues,
  said,
} from './adapters.mjs';

/** A mounted form with a field for each name. */
function mounted(validator, defaultValues, names) {
  let accepted;
  const form = new FormApi({
    defaultValues,
    validators: { onChange: validator },
    onSubmit: ({ value }) => (accepted = value),
  });
  form.mount();
  const fields = mapValues(names, (_, name) => {
    const field = new FieldApi({ form, name });
    field.mount();
    return field;
  });
  return { form, fields, submit: async () => (await form.handleSubmit(), accepted) };
}

test('a submit is refused with the errors of each field, whole', async () => {
  const expected = said(broken, isError, bracketed);
  const { form, fields, submit } = mounted(createValidator(checker), broken, expected);
  assert.equal(await submit(), undefined);
  const found = mapValues(fields, ({ state }) => state.meta.errors.map(({ issue }) => issue));
  assert.deepEqual(found, expected);
  assert.deepEqual(form.state.errors, []);
});

test('warnings hand the values on, and are found beside', async () => {
  const validate = createValidator(checker);
  const { submit } = mounted(validate, admissible, said(admissible, isHint, bracketed));
  assert.deepEqual(await submit(), admissible);
  const found = mapValues(validate.hints(admissible), (notices) => notices.map(({ issue }) => issue));
  assert.deepEqual(found, said(admissible, isHint));
});

test('an edit in one cell raises and resolves the error in another', () => {
  const { fields } = mounted(createValidator(checker), structuredClone(admissible), {
    'money.annual.total': 0,
    'money.annual.fiscal': 0,
  });
  const { 'money.annual.total': total, 'money.annual.fiscal': part } = fields;
  const codes = () => total.state.meta.errors.map(({ code }) => code);
  part.handleChange('2310001');
  assert.deepEqual(codes().slice(0, 1), ['Q02']);
  part.handleChange('2310000');
  assert.deepEqual(codes(), []);
});

test('a blank cell says so itself, so that it can wait until it was left', () => {
  const name = 'indicators[10].value';
  const { fields } = mounted(createValidator(checker), begun, { [name]: 0 });
  const field = fields[name];
  const shown = () => field.state.meta.errors.filter(({ incomplete }) => !incomplete || field.state.meta.isBlurred);
  field.handleChange('');
  assert.deepEqual(shown(), []);
  field.handleBlur();
  assert.deepEqual(
    shown().map(({ code }) => code),
    ['V03'],
  );
});

test('a check that failed refuses the submit as an error of the form', async () => {
  const { form, submit } = mounted(createValidator(disposed), admissible, {});
  assert.equal(await submit(), undefined);
  assert.deepEqual(
    form.state.errors.flat().map(({ message }) => message),
    [FAILURE],
  );
});

test('the standard schema works in it too, at once', async () => {
  const expected = said(broken, isError, bracketed);
  const { fields, submit } = mounted(toStandardSchema(checker), broken, expected);
  assert.equal(await submit(), undefined);
  assert.deepEqual(
    mapValues(fields, ({ state }) => state.meta.errors.map(({ code }) => code)),
    mapValues(expected, (issues) => issues.map(({ code }) => code)),
  );
});
