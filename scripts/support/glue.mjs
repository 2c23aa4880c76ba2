// The glue of wasm-bindgen as a function, because it keeps its instance in variables and each instance needs its own.
import { transform } from 'esbuild';

/** The source of `createGlue`, which makes a fresh copy of the glue. `parameters` stand in for globals of that name. */
export async function glueFactory(glue, target, parameters = '') {
  const options = { format: 'iife', globalName: 'glue', target, minify: true, charset: 'utf8' };
  const { code } = await transform(glue, options);
  return `export function createGlue(${parameters}) { ${code} return glue; }`;
}
