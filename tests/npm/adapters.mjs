// What the tests of the adapters share: checkers, forms, and what the report says of them by field.
import { createChecker } from '../../pkg/index.mjs';
import { faulty, sound } from './samples.mjs';

export const checker = await createChecker();

/** A checker that can only fail. */
export const disposed = await createChecker();
disposed.dispose();
export const FAILURE = '这个检查器已经释放，请用 createChecker 重新创建。';

/** Errors in cells and one of the whole table. */
export const broken = { ...faulty, indicators: faulty.indicators.slice(0, 7) };

/** Nothing but warnings and suggestions. */
export const admissible = { ...sound, project: { ...sound.project, attribute: '', name: '项目' } };

/** A row that was just begun: its blank cells are errors that can wait. */
export const begun = {
  ...sound,
  indicators: [...sound.indicators, { ...sound.indicators[0], name: '培训教材发放册数', value: '' }],
};

/** The issues of a form by field, `field` being what the framework calls the place. */
export function said(form, isMeant, nameOf = (path) => path.join('.')) {
  const fields = {};
  for (const issue of checker.check(form).issues.filter(isMeant)) (fields[nameOf(issue.path)] ??= []).push(issue);
  return fields;
}

export const isError = ({ severity }) => severity === 'error';
export const isHint = ({ severity }) => severity !== 'error';

/** `indicators[0].value` */
export const bracketed = (path) =>
  path.map((segment, at) => (typeof segment === 'number' ? `[${segment}]` : at > 0 ? `.${segment}` : segment)).join('');

export function mapValues(object, map) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}
