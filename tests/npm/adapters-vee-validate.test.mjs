// VeeValidate 4: the schema used by a form of the framework, rendered on the server's side of Vue so that no page is needed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useForm } from 'vee-validate';
import { createSSRApp, h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { toTypedSchema } from '../../pkg/vee-validate.mjs';
import {
  admissible,
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

/** Submits a form of the framework; returns what was handed on and the errors it holds. */
async function submit(validationSchema, initialValues) {
  let form;
  const setup = () => {
    form = useForm({ validationSchema, initialValues });
    for (const [row] of initialValues.indicators.entries()) form.defineField(`indicators[${row}].operator`);
    return () => h('form');
  };
  await renderToString(createSSRApp({ setup }));
  let outcome = {};
  await form.handleSubmit(
    (accepted) => (outcome = { accepted }),
    ({ errors }) => (outcome = { refused: errors }),
  )();
  return { ...outcome, errors: { ...form.errors.value } };
}

test('a submit is refused with the first error of each field', async () => {
  const { accepted, errors, refused } = await submit(toTypedSchema(checker), broken);
  const expected = mapValues(said(broken, isError, bracketed), ([{ message }]) => message);
  assert.equal(accepted, undefined);
  assert.deepEqual(refused, expected);
  assert.deepEqual(errors, expected);
});

test('warnings hand the values on as they are, and are found beside', async () => {
  const schema = toTypedSchema(checker);
  const { accepted, errors } = await submit(schema, admissible);
  assert.deepEqual(accepted, admissible);
  assert.deepEqual(errors, {});
  const found = mapValues(schema.hints(admissible), (notices) => notices.map(({ issue }) => issue));
  assert.deepEqual(found, said(admissible, isHint));
});

test('a check that failed refuses the submit as an error of the form', async () => {
  const { accepted, errors } = await submit(toTypedSchema(disposed), admissible);
  assert.equal(accepted, undefined);
  assert.deepEqual(errors, { '': FAILURE });
});
