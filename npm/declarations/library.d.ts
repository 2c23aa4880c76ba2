/** 参考指标库的 JSON 文本，可以直接交给 `createChecker({ library })`。 */
export declare const referenceLibrary: string;
