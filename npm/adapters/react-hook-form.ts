/**
 * React Hook Form 7 的适配器。
 *
 * ```tsx
 * import { createChecker } from 'jixiao-validator';
 * import { createResolver } from 'jixiao-validator/react-hook-form';
 *
 * const checker = await createChecker();
 * const resolver = createResolver(checker);
 *
 * function TargetForm() {
 *   const { register, formState, watch } = useForm({ resolver, mode: 'onTouched' });
 *   const hints = resolver.hints(watch());
 *   // formState.errors.indicators?.[0]?.value?.message，hints['indicators.0.value']
 * }
 * ```
 *
 * @packageDocumentation
 */
import type { Checker, ProjectTargetForm } from '../types.js';
import { keyOf, placeAt, segmentsOf, valueAt } from './fields.js';
import { byField, createReader, hintsOf, isError, type CheckOptions, type Notice } from './notices.js';

export type { FieldName } from './fields.js';
export type { CheckOptions, Notice } from './notices.js';

/** React Hook Form 交给 resolver 的选项。 */
export interface HookFormOptions {
  criteriaMode?: 'firstError' | 'all';
  fields: Record<string, { ref: unknown } | undefined>;
  shouldUseNativeValidation?: boolean | undefined;
}

/** 一个字段的错误：`type` 是规则代码。 */
export interface HookFormError {
  type: string;
  message: string;
  ref?: unknown;
  types?: Record<string, string>;
}

/** react-hook-form 的 `resolver`。 */
export interface HookFormResolver<Values> {
  (
    values: Values,
    context: unknown,
    options: HookFormOptions,
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the tree of errors has the shape of the values.
  ): { values: Values; errors: Record<string, never> } | { values: Record<string, never>; errors: any };
  /** 全部提醒和建议，按字段名（`indicators.0.value`）分组；它们从不阻止提交。 */
  hints(values: Values): Record<string, Notice[]>;
}

/**
 * 把检查器变成 resolver。
 *
 * 整行、整张表的错误在 `errors.indicators.root` 这样的位置；没有字段的错误和检查没有做成，在 `errors.root`。
 */
export function createResolver<Values = ProjectTargetForm>(
  checker: Pick<Checker, 'check'>,
  options: CheckOptions<Values> = {},
): HookFormResolver<Values> {
  const read = createReader(checker, options);

  function resolve(values: Values, _context: unknown, form: HookFormOptions) {
    const fields = byField(read(values).filter(isError));
    if (form.shouldUseNativeValidation) validateNatively(fields, form);
    if (fields.size === 0) return { values, errors: {} };
    const errors: Record<string, unknown> = {};
    fields.forEach((notices, key) => place(errors, values, key, errorOf(notices, key, form)));
    return { values: {}, errors };
  }

  return Object.assign(resolve, { hints: (values: Values) => hintsOf(read(values)) });
}

function errorOf(notices: readonly Notice[], key: string, { criteriaMode, fields }: HookFormOptions): HookFormError {
  const [{ code, message }] = notices as [Notice];
  const error: HookFormError = { type: code, message };
  const field = fields[key];
  if (field) error.ref = field.ref;
  if (criteriaMode === 'all') {
    error.types = {};
    for (const { code, message } of notices) error.types[code] = message;
  }
  return error;
}

function place(errors: Record<string, unknown>, values: unknown, key: string, error: HookFormError): void {
  if (key === '') {
    // Earlier releases, 7.62 for one, forget `root` on a submit and would hand an unchecked form on; `form` they keep.
    errors.root = errors.form = error;
    return;
  }
  const path = segmentsOf(key);
  const value = valueAt(values, path);
  // A row or a table has errors below it, so its own error gets a place beside theirs.
  if (typeof value === 'object' && value !== null) {
    if (valueAt(errors, path) === undefined) placeAt(errors, path, Array.isArray(value) ? [] : {});
    path.push('root');
  }
  placeAt(errors, path, error);
}

function validateNatively(errors: Map<string, Notice[]>, { fields }: HookFormOptions): void {
  for (const key of Object.keys(fields)) {
    const field = fields[key];
    const element = field && (field.ref as Partial<HTMLInputElement> | undefined);
    if (!element || !element.setCustomValidity || !element.reportValidity) continue;
    const [first] = errors.get(keyOf(key)) || [];
    element.setCustomValidity(first ? first.message : '');
    element.reportValidity();
  }
}
