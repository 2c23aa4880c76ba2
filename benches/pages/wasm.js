// The page of a portal with the package: everything is judged, in WebAssembly.
import { createChecker } from '../../pkg/index.mjs';
import { referenceLibrary } from '../../pkg/library.mjs';

export async function open() {
  const checker = await createChecker({ library: referenceLibrary });
  return (form) => checker.check(form).issues.length;
}
