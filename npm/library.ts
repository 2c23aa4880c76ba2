/** The reference library as JSON text, a module of its own so that a portal with its own library does not load it. */
import { libraryText } from 'jixiao-library';

/** 参考指标库的 JSON 文本，可以直接交给 `createChecker({ library })`。 */
export const referenceLibrary: string = libraryText;
