/**
 * Standard Schema 1.1 的适配器：凡是接受 Standard Schema 的表单库、接口框架都能用。
 *
 * ```ts
 * import { createChecker } from 'jixiao-validator';
 * import { formSchemas } from 'jixiao-validator/form-schemas';
 * import { toStandardSchema } from 'jixiao-validator/standard-schema';
 *
 * const checker = await createChecker();
 * const schema = toStandardSchema(checker, { jsonSchemas: formSchemas });
 * const result = schema['~standard'].validate(form);
 * ```
 *
 * @packageDocumentation
 */
import type { Checker, PathSegment, ProjectTargetForm } from '../types.js';
import { segmentsOf } from './fields.js';
import { createReader, hintsOf, isError, type CheckOptions, type Notice } from './notices.js';

export type { FieldName } from './fields.js';
export type { CheckOptions, Notice } from './notices.js';

/** JSON Schema 的两种版本，见 `jixiao-validator/form-schemas`。 */
export interface JsonSchemas {
  'draft-2020-12': object;
  'draft-07': object;
}

/** 怎样检查，以及要不要提供 JSON Schema。 */
export interface StandardOptions<Model> extends CheckOptions<Model> {
  /** 给出时，`~standard.jsonSchema` 按 Standard JSON Schema 提供它们。 */
  jsonSchemas?: JsonSchemas;
}

/** Standard Schema 的一条问题，另外带着这里的全部内容。整张表的问题没有 `path`。 */
export interface StandardIssue extends Notice {
  path?: PathSegment[];
}

/** Standard Schema 的校验结果：原来的值，或全部错误。 */
export type StandardResult<Model> = { value: Model; issues?: undefined } | { issues: StandardIssue[] };

type ConvertJsonSchema = (options: { target: string }) => Record<string, unknown>;

/** Standard Schema 1.1 的一个 schema。 */
export interface StandardSchema<Model> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'jixiao-validator';
    /** 同步；只有错误才算问题，提醒和建议不阻止。 */
    readonly validate: (value: unknown) => StandardResult<Model>;
    readonly jsonSchema: { readonly input: ConvertJsonSchema; readonly output: ConvertJsonSchema };
    readonly types?: { readonly input: Model; readonly output: Model };
  };
  /** 全部提醒和建议，按字段名（`indicators.0.value`）分组。 */
  hints(value: Model): Record<string, Notice[]>;
}

/** 把检查器变成 Standard Schema。检查没有做成时得到一条整张表的错误，不会放行。 */
export function toStandardSchema<Model = ProjectTargetForm>(
  checker: Pick<Checker, 'check'>,
  options: StandardOptions<Model> = {},
): StandardSchema<Model> {
  const read = createReader(checker, options);

  function jsonSchema({ target }: { target: string }): Record<string, unknown> {
    const { jsonSchemas } = options;
    if (jsonSchemas && (target === 'draft-2020-12' || target === 'draft-07')) {
      return JSON.parse(JSON.stringify(jsonSchemas[target]));
    }
    throw new RangeError(`没有 ${target} 版本的 JSON Schema。`);
  }

  return {
    '~standard': {
      version: 1,
      vendor: 'jixiao-validator',
      validate(value) {
        const errors = read(value as Model).filter(isError);
        return errors.length > 0 ? { issues: errors.map(issueOf) } : { value: value as Model };
      },
      jsonSchema: { input: jsonSchema, output: jsonSchema },
    },
    hints: (value) => hintsOf(read(value)),
  };
}

function issueOf(notice: Notice): StandardIssue {
  const path = segmentsOf(notice.field);
  return path.length > 0 ? Object.assign({ path }, notice) : notice;
}
