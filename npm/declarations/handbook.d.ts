import type { RuleDoc } from './index.js';

/** 全部规则的说明，按代码排列。 */
export declare function rules(): RuleDoc[];

/** 一条规则的说明；没有这个代码时抛出 `RangeError`。 */
export declare function explain(code: string): RuleDoc;
