// Compiling the engine: one wasm for every browser since Chromium 78 and Node 12.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { devNull, homedir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { ask, ROOT, run } from './run.mjs';
import { digestOf, filesBelow, once } from './stamp.mjs';

export const WASM_NAME = 'jixiao_validator';

/**
 * The published engine, the engine that is translated into plain JavaScript, the importer of workbooks, and the engine that
 * panics on purpose, which only a test builds.
 */
export const RELEASE = { name: 'wasm', features: [], outDir: 'target/wasm-pkg' };
export const TRANSLATABLE = {
  name: 'wasm-translatable',
  features: [],
  outDir: 'target/wasm-translatable',
  // Made small, what is translated weighs a quarter less and is no slower: large functions are what browsers optimise last.
  env: { CARGO_PROFILE_RELEASE_OPT_LEVEL: 'z' },
  shrink: true,
};
export const IMPORTER = {
  name: 'wasm-importer',
  features: ['excel'],
  outDir: 'target/wasm-importer',
  // A person waits for the file to be chosen anyway, so the importer is made small and not fast.
  env: { CARGO_PROFILE_RELEASE_OPT_LEVEL: 'z' },
  shrink: true,
};
export const PANIC_PROBE = { name: 'wasm-panic-probe', features: ['panic-probe'], outDir: 'target/wasm-panic-probe' };

/** Compiles one variant of the engine unless it is up to date; returns its files and whether it had to work. */
export async function compile({ name, features, outDir, env = {}, shrink = false }) {
  const files = {
    wasm: join(ROOT, outDir, `${WASM_NAME}_bg.wasm`),
    glue: join(ROOT, outDir, `${WASM_NAME}.js`),
  };
  const digest = digestOf(inputs(features), JSON.stringify(FEATURE_FLAGS), JSON.stringify([features, env, shrink]));
  const worked = await once(name, digest, Object.values(files), () => {
    rmSync(join(ROOT, outDir), { recursive: true, force: true });
    const options = ['--target', 'web', '--release', '--mode', 'no-install', '--no-pack', '--no-typescript'];
    const place = ['--out-dir', outDir, '--out-name', WASM_NAME];
    const extra = features.length > 0 ? ['--', '--features', features.join(',')] : [];
    // The flags stay out of .cargo/config.toml: with them the debug build of the wasm tests cannot be linked.
    run('wasm-pack', ['build', ...options, ...place, ...extra], {
      env: { ...env, CARGO_ENCODED_RUSTFLAGS: rustFlags() },
    });
    if (shrink) run('wasm-opt', ['-Oz', ...PLAIN, files.wasm, '-o', files.wasm]);
    verify(files.wasm);
  });
  return { ...files, digest, worked };
}

/** The first version of WebAssembly plus mutable globals, for wasm-opt. */
const PLAIN = ['--mvp-features', '--enable-mutable-globals'];
const FEATURE_FLAGS = ['-Ctarget-cpu=mvp', '-Ctarget-feature=+mutable-globals'];

/** The flags in the form that allows blanks in paths. The places of panics must not tell whose machine built them. */
function rustFlags() {
  run('cargo', ['fetch', '--quiet']);
  const sources = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'registry', 'src');
  const registries = existsSync(sources) ? readdirSync(sources).map((name) => join(sources, name)) : [];
  const remaps = registries.map((folder) => `--remap-path-prefix=${folder}=crates`);
  const sysroot = ask('rustc', ['--print', 'sysroot']);
  return [...FEATURE_FLAGS, ...remaps, `--remap-path-prefix=${sysroot}=rust`].join('\x1f');
}

/** Every file that decides a wasm with these features. The library is data of the package; the importer knows its groups. */
export function inputs(features) {
  const own = ['Cargo.toml', 'Cargo.lock', 'rust-toolchain.toml', 'data/profiles', 'scripts/support/wasm.mjs'];
  const groups = features.includes('excel') ? ['data/library/groups.csv'] : [];
  return [...own, ...sources(features), ...groups, 'node_modules/binaryen/package.json'];
}

/** The Rust that is compiled: all but the programs, and the modules that say where they are declared that they are not. */
function sources(features) {
  const all = filesBelow(join(ROOT, 'src'));
  const programs = ['main', 'bin', 'cli'].map((name) => join(ROOT, 'src', name));
  const declaring = all.filter((file) => ['lib.rs', 'mod.rs'].includes(basename(file)));
  const leftOut = declaring.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(CONDITIONAL_MODULE)]
      .filter(([, condition]) => !holds(condition, features))
      .map(([, , name]) => join(dirname(file), name)),
  );
  const isLeftOut = (file) =>
    [...programs, ...leftOut].some((module) => file === `${module}.rs` || file.startsWith(`${module}/`));
  return all.filter((file) => !isLeftOut(file)).map((file) => relative(ROOT, file));
}

const CONDITIONAL_MODULE = /^#\[cfg\((.+)\)\]\n(?:pub(?:\([^)]*\))? )?mod (\w+);$/gm;

/** Whether a condition holds in a wasm with these features; one that is not known here counts as holding. */
function holds(condition, features) {
  const [, not, feature] = /^(not\()?feature = "([^"]+)"/.exec(condition) ?? [];
  if (feature !== undefined) return features.includes(feature) === (not === undefined);
  return condition !== 'not(target_arch = "wasm32")';
}

/** Refuses a module that needs more than the first version of WebAssembly plus mutable globals. */
function verify(file) {
  // A `target_features` section would make wasm-opt believe the module instead of the flags.
  const features = customSections(readFileSync(file)).find((name) => name === 'target_features');
  if (features !== undefined) throw new Error(`${file}: the section target_features must be stripped.`);
  const isPlain = ask('wasm-opt', [...PLAIN, file, '-o', devNull]) !== undefined;
  if (!isPlain) throw new Error(`${file}: needs WebAssembly features that older browsers lack.`);
}

function customSections(bytes) {
  const names = [];
  let at = 8;
  while (at < bytes.length) {
    const id = bytes[at];
    const [size, start] = unsigned(bytes, at + 1);
    if (id === 0) {
      const [length, text] = unsigned(bytes, start);
      names.push(bytes.toString('utf8', text, text + length));
    }
    at = start + size;
  }
  return names;
}

/** Reads a LEB128 number; returns it with the position behind it. */
function unsigned(bytes, from) {
  let value = 0;
  let at = from;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at];
    at += 1;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}
