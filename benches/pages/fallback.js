// The same portal with the engine as plain JavaScript, as a page gets it whose policy forbids WebAssembly.
import { createChecker } from '../../pkg/fallback.mjs';
import { referenceLibrary } from '../../pkg/library.mjs';

export async function open() {
  const checker = await createChecker({ library: referenceLibrary });
  return (form) => checker.check(form).issues.length;
}
