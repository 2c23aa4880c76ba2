/**
 * TanStack Form 的适配器。
 *
 * ```tsx
 * import { createChecker } from 'jixiao-validator';
 * import { createValidator } from 'jixiao-validator/tanstack-form';
 *
 * const checker = await createChecker();
 * const validate = createValidator<ProjectTargetForm>(checker);
 * const form = useForm({ defaultValues, validators: { onChange: validate } });
 * // 在 <form.Field name="indicators[0].value"> 里：还没离开的空格先不提示
 * // field.state.meta.errors.filter((error) => !error.incomplete || field.state.meta.isBlurred)
 * ```
 *
 * @packageDocumentation
 */
import type { Checker, ProjectTargetForm } from '../types.js';
import { bracketed } from './fields.js';
import { byField, createReader, hintsOf, isError, type CheckOptions, type Notice } from './notices.js';

export type { FieldName } from './fields.js';
export type { CheckOptions, Notice } from './notices.js';

/** TanStack Form 的表单级校验函数。 */
export interface TanStackValidator<Values> {
  (props: { value: Values }): { form: Notice[] | undefined; fields: Record<string, Notice[]> } | undefined;
  /** 全部提醒和建议，按字段名（`indicators.0.value`）分组；它们从不阻止提交。 */
  hints(values: Values): Record<string, Notice[]>;
}

/**
 * 把检查器变成表单级的同步校验函数，用在 `validators` 的 `onChange`、`onBlur` 或 `onSubmit`。
 *
 * 没有字段的错误和检查没有做成，是表单自己的错误（`form.state.errors`）。
 */
export function createValidator<Values = ProjectTargetForm>(
  checker: Pick<Checker, 'check'>,
  options: CheckOptions<Values> = {},
): TanStackValidator<Values> {
  const read = createReader(checker, options);

  function validate({ value }: { value: Values }) {
    const errors = read(value).filter(isError);
    if (errors.length === 0) return undefined;
    let form: Notice[] | undefined;
    const fields: Record<string, Notice[]> = {};
    byField(errors).forEach((notices, key) => {
      if (key === '') form = notices;
      else fields[bracketed(key)] = notices;
    });
    return { form, fields };
  }

  return Object.assign(validate, { hints: (values: Values) => hintsOf(read(values)) });
}
