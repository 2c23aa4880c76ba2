/**
 * VeeValidate 4 的适配器。
 *
 * ```ts
 * import { createChecker } from 'jixiao-validator';
 * import { toTypedSchema } from 'jixiao-validator/vee-validate';
 *
 * const checker = await createChecker();
 * const schema = toTypedSchema(checker);
 * const { errors, values, handleSubmit } = useForm({ validationSchema: schema });
 * const hints = computed(() => schema.hints(values));
 * ```
 *
 * @packageDocumentation
 */
import type { Checker, ProjectTargetForm } from '../types.js';
import { bracketed } from './fields.js';
import { byField, createReader, hintsOf, isError, type CheckOptions, type Notice } from './notices.js';

export type { FieldName } from './fields.js';
export type { CheckOptions, Notice } from './notices.js';

/** VeeValidate 的 `TypedSchema`。 */
export interface VeeTypedSchema<Values> {
  readonly __type: 'VVTypedSchema';
  parse(values: Values): Promise<{ value?: Values; errors: { path: string; errors: string[] }[] }>;
  /** 全部提醒和建议，按字段名（`indicators.0.value`）分组；它们从不阻止提交。 */
  hints(values: Values): Record<string, Notice[]>;
}

/** 把检查器变成 `TypedSchema`。没有字段的错误和检查没有做成，在 `errors['']`。 */
export function toTypedSchema<Values = ProjectTargetForm>(
  checker: Pick<Checker, 'check'>,
  options: CheckOptions<Values> = {},
): VeeTypedSchema<Values> {
  const read = createReader(checker, options);
  return {
    __type: 'VVTypedSchema',
    async parse(values) {
      const fields = Array.from(byField(read(values).filter(isError)));
      if (fields.length === 0) return { value: values, errors: [] };
      return {
        errors: fields.map(([key, notices]) => ({
          path: bracketed(key),
          errors: notices.map(({ message }) => message),
        })),
      };
    },
    hints: (values) => hintsOf(read(values)),
  };
}
