/** The JSON Schemas of the form as a module, for bundlers and runtimes that import no JSON. */
import draft07 from './generated/schemas/form.draft-07.json';
import draft202012 from './generated/schemas/form.json';

/** 申报表的 JSON Schema，两种版本，交给 `toStandardSchema` 的 `jsonSchemas`。 */
export const formSchemas: {
  /** 2020-12 版。 */
  readonly 'draft-2020-12': object;
  /** draft-07 版。 */
  readonly 'draft-07': object;
} = {
  'draft-2020-12': draft202012,
  'draft-07': draft07,
};
