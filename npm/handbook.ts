/** The handbook of the rules, a module of its own so that texts for reading never weigh on the engine. */
import documents from './generated/rules.json';
import type { RuleDoc } from './types.js';

/** 全部规则的说明，按代码排列。每次调用得到新的副本。 */
export function rules(): RuleDoc[] {
  return (documents as RuleDoc[]).map(copyOf);
}

/** 一条规则的说明；没有这个代码时抛出 `RangeError`。 */
export function explain(code: string): RuleDoc {
  const found = (documents as RuleDoc[]).find((document) => document.code === code);
  if (found === undefined) throw new RangeError(`没有代码为“${code}”的规则。`);
  return copyOf(found);
}

function copyOf(document: RuleDoc): RuleDoc {
  return { ...document, fields: document.fields.slice() };
}
