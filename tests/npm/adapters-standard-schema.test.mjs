// Standard Schema: the contract itself, and its JSON Schemas.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { formSchemas } from '../../pkg/form-schemas.mjs';
import { toStandardSchema } from '../../pkg/standard-schema.mjs';
import {
  admissible,
  begun,
  broken,
  checker,
  disposed,
  FAILURE,
  isError,
  isHint,
  mapValues,
  said,
} from './adapters.mjs';

const schema = toStandardSchema(checker, { jsonSchemas: formSchemas });
const { validate, jsonSchema, ...rest } = schema['~standard'];

test('the schema is a plain object of version 1', () => {
  assert.equal(typeof schema, 'object');
  assert.deepEqual(rest, { version: 1, vendor: 'jixiao-validator' });
});

test('errors are issues with their path, at once and in the order of the report', () => {
  const { issues } = validate(broken);
  const expected = checker.check(broken).issues.filter(isError);
  assert.deepEqual(
    issues.map(({ message, path, code, issue }) => ({ message, path, code, issue })),
    expected.map((issue) => ({ message: issue.message, path: issue.path, code: issue.code, issue })),
  );
});

test('warnings and suggestions let the value pass as it is, and are found beside', () => {
  assert.deepEqual(validate(admissible), { value: admissible });
  const found = mapValues(schema.hints(admissible), (notices) => notices.map(({ issue }) => issue));
  assert.deepEqual(found, said(admissible, isHint));
  assert.ok(Object.keys(found).length >= 2);
});

test('what is not filled in yet is told apart', () => {
  const { issues } = validate({
    ...begun,
    indicators: begun.indicators.concat({ ...begun.indicators[0], value: '很多' }),
  });
  const told = issues.map(({ path, incomplete }) => `${path.join('.')} ${incomplete}`);
  assert.deepEqual(told.slice(0, 1), ['indicators.10.value true']);
  assert.ok(told.includes('indicators.11.value false'), told.join());
});

test('a check that failed is an issue of the whole form', () => {
  const [issue, ...others] = toStandardSchema(disposed)['~standard'].validate(admissible).issues;
  assert.deepEqual(others, []);
  assert.deepEqual([issue.message, issue.path, issue.code], [FAILURE, undefined, 'ENGINE_FAILED']);
});

test('a form that is no JSON is an issue of the whole form', () => {
  const cyclic = { formType: 'projectTarget' };
  cyclic.self = cyclic;
  const [{ code, path }] = validate(cyclic).issues;
  assert.deepEqual([code, path], ['INPUT_NOT_JSON', undefined]);
});

test('a mistake in what the portal hands in is not swallowed', () => {
  const broke = toStandardSchema(checker, { toForm: (model) => model.missing.form });
  assert.throws(() => broke['~standard'].validate({}), TypeError);
});

for (const [target, file] of [
  ['draft-2020-12', 'form.json'],
  ['draft-07', 'form.draft-07.json'],
]) {
  test(`the JSON Schema of ${target} is the published one, a copy each time`, () => {
    const published = JSON.parse(readFileSync(new URL(`../../pkg/schemas/${file}`, import.meta.url), 'utf8'));
    for (const convert of [jsonSchema.input, jsonSchema.output]) {
      assert.deepEqual(convert({ target }), published);
      assert.notEqual(convert({ target }), convert({ target }));
    }
  });
}

test('a version without a JSON Schema is refused', () => {
  assert.throws(() => jsonSchema.input({ target: 'openapi-3.0' }), RangeError);
  assert.throws(() => toStandardSchema(checker)['~standard'].jsonSchema.input({ target: 'draft-07' }), RangeError);
});

// A portal's own shape: flat names, and a cell the page does not have.
test('a portal with a shape of its own maps its data in and the places out', () => {
  const portal = toStandardSchema(checker, {
    toForm: ({ rows, ...project }) => ({ ...broken, project, indicators: rows }),
    toField: ([head, row, cell]) => (head === 'indicators' && cell === 'operator' ? `rows[${row}].sign` : undefined),
    message: ({ message, help }) => `${message}${help}`,
  });
  const { issues } = portal['~standard'].validate({ ...broken.project, rows: broken.indicators });
  const expected = checker.check(broken).issues.filter(isError);
  assert.deepEqual(
    issues.map(({ path, message }) => [path, message]),
    expected.map(({ path, message, help }) => [
      path[2] === 'operator' ? ['rows', path[1], 'sign'] : undefined,
      message + help,
    ]),
  );
});
