// Element UI and Element Plus: their rules executed by the validators the two really use.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRequire } from 'node:module';
import { createReview as forPlus } from '../../pkg/element-plus.mjs';
import { createReview as forUi } from '../../pkg/element-ui.mjs';
import { createChecker } from '../../pkg/index.mjs';
import { faulty, sound } from './samples.mjs';

const require = createRequire(import.meta.url);
const checker = await createChecker();
const FRAMEWORKS = {
  'Element Plus': { createReview: forPlus, Validator: require('async-validator').default },
  'Element UI': { createReview: forUi, Validator: require('async-validator-1') },
};

/** A form item as the framework makes it: it keeps the rules that answer a trigger and hands them its own cell alone. */
function itemsOf(Validator, review, form, props) {
  const fields = props.map((prop) => {
    const item = { prop, message: undefined };
    item.validate = (trigger, callback) => {
      const rules = review.rules(prop).filter((rule) => !rule.trigger || !trigger || rule.trigger === trigger);
      const plain = rules.map(({ trigger: _, ...rule }) => rule);
      const value = prop.split('.').reduce((node, key) => node?.[key], form);
      return new Promise((resolve) => {
        new Validator({ [prop]: plain })
          .validate({ [prop]: value }, { firstFields: true }, (errors) => {
            item.message = errors?.[0].message;
            callback?.(!errors);
            resolve(!errors);
          })
          ?.catch?.(() => undefined);
      });
    };
    return item;
  });
  const messages = () =>
    Object.fromEntries(fields.filter(({ message }) => message).map((item) => [item.prop, item.message]));
  const submit = async () => {
    for (const item of fields) await item.validate('');
  };
  return { fields, messages, submit };
}

const firstErrors = (form, props) => {
  const errors = checker.check(form).issues.filter(({ severity }) => severity === 'error');
  const found = props.map((prop) => [prop, errors.find(({ path }) => path.join('.') === prop)?.message]);
  return Object.fromEntries(found.filter(([, message]) => message));
};

const propsOf = (form) => [
  'project.name',
  'money.annual.total',
  'indicators',
  ...form.indicators.flatMap((_, row) =>
    ['name', 'operator', 'value', 'unit'].map((cell) => `indicators.${row}.${cell}`),
  ),
];

for (const [name, { createReview, Validator }] of Object.entries(FRAMEWORKS)) {
  test(`${name}: a submit shows the first error of every field, and no warning`, async () => {
    const props = propsOf(faulty);
    const review = createReview(checker, { model: () => faulty });
    const items = itemsOf(Validator, review, faulty, props);
    await items.submit();
    assert.deepEqual(items.messages(), firstErrors(faulty, props));
    assert.ok(Object.keys(items.messages()).length > 5);
  });

  test(`${name}: the state of the form is checked once for all fields`, async () => {
    let checks = 0;
    const counting = { check: (form) => ((checks += 1), checker.check(form)) };
    const form = structuredClone(faulty);
    const items = itemsOf(Validator, createReview(counting, { model: () => form }), form, propsOf(form));
    await items.submit();
    assert.equal(checks, 1);
    form.indicators[0].value = '90000';
    await items.submit();
    assert.equal(checks, 2);
  });

  test(`${name}: a blank cell waits until it was left`, async () => {
    const form = structuredClone(sound);
    form.indicators[0].value = '';
    const [item] = itemsOf(Validator, createReview(checker, { model: () => form }), form, [
      'indicators.0.value',
    ]).fields;
    assert.equal(await item.validate('change'), true);
    assert.equal(await item.validate('blur'), false);
    assert.equal(await item.validate('change'), false);
    form.indicators[0].value = sound.indicators[0].value;
    assert.equal(await item.validate('change'), true);
  });
}

const NAMES = [
  'indicators.0.value',
  'indicators[0].value',
  '/indicators/0/value',
  ['indicators', '0', 'value'],
  ['indicators', 0, 'value'],
];
for (const name of NAMES) {
  test(`the field ${JSON.stringify(name)} is found`, () => {
    const form = structuredClone(sound);
    form.indicators[0].value = '很多';
    const rules = forPlus(checker, { model: () => form }).rules(name);
    let said;
    rules[1].validator(undefined, undefined, (error) => (said = error?.message));
    assert.equal(said, firstErrors(form, ['indicators.0.value'])['indicators.0.value']);
  });
}

test('affected names the fields whose errors changed since it was asked before, and keeps what can wait', () => {
  const form = structuredClone(sound);
  const review = forPlus(checker, { model: () => form });
  const edited = (part, cells) => (Object.assign(part, cells), review.affected());
  const total = [['money', 'annual', 'total']];
  review.reset();
  assert.deepEqual(edited(form.money.annual, { fiscal: '2310001' }), total);
  assert.deepEqual(edited(form.project, { basis: '《城市绿化条例》' }), []);
  assert.deepEqual(edited(form.indicators[0], { value: '' }), []);
  review.leave('indicators.0.value');
  assert.deepEqual(review.affected(), [['indicators', 0, 'value']]);
  assert.deepEqual(edited(form.money.annual, { fiscal: '2310000' }), total);
  review.reset();
  assert.deepEqual(review.affected(), []);
});
