// Makes a bare machine ready: what is missing is named and installed, what is there costs nothing.
//
//   node scripts/setup.mjs
//
// Only Node and rustup's Rust are expected. This file runs before `npm ci`, so it uses no package.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { areUnpacked, BROWSER_PACKAGES, unpack } from './support/old-browsers.mjs';
import { installPortals, portalsAreInstalled } from './portals.mjs';
import { lockIsInstalled } from './support/lock.mjs';
import { ask, LOCAL_TOOLS, ROOT, run } from './support/run.mjs';

/** What a command needs: packages and compilers for a build, a browser on top of them for the tests. */
export const FOR_BUILD = ['node', 'packages', 'linker', 'rust', 'wasm target', 'wasm-pack', 'wasm-bindgen'];
export const FOR_TESTS = [...FOR_BUILD, 'portals', 'rust components', 'browser'];
/** The large old browsers are fetched only by those who use them. */
export const FOR_BENCH = [...FOR_BUILD, 'browser', 'browser packages', 'old browsers'];
export const FOR_BROWSERS = [...FOR_TESTS, ...FOR_BENCH, 'firefox'];

export const CHROMIUM = '/usr/bin/chromium';
export const CHROMEDRIVER = '/usr/bin/chromedriver';
export const FIREFOX = '/usr/bin/firefox-esr';

export function setup(needs = FOR_TESTS) {
  for (const need of new Set(needs)) {
    const step = STEPS[need];
    if (step.done()) continue;
    console.log(`set-up: ${need}: ${step.says}`);
    step.install();
    if (!step.done()) throw new Error(`set-up: ${need} is still missing after its installation.`);
  }
}

const NODE_MAJOR = 20;
const WASM_PACK = '0.15.1';
const WASM_BINDGEN = pinnedVersion('wasm-bindgen') ?? '0.2.130';
const CHANNEL = /channel\s*=\s*"([^"]+)"/.exec(readFileSync(join(ROOT, 'rust-toolchain.toml'), 'utf8'))[1];
const WASM_TARGET = 'wasm32-unknown-unknown';

const STEPS = {
  node: {
    done: () => Number(process.versions.node.split('.')[0]) >= NODE_MAJOR,
    says: `Node ${NODE_MAJOR} or later is needed, this is ${process.version}`,
    install: () => giveUp(`please install Node ${NODE_MAJOR} or later`),
  },
  packages: {
    done: () => packagesMatchTheLock(ROOT),
    says: 'installing the npm packages of package-lock.json',
    install: () => run('npm', ['ci', '--no-audit', '--no-fund']),
  },
  portals: {
    done: portalsAreInstalled,
    says: 'installing the frameworks of the examples (webpack 4 and 5, Vite, Next) into target/portals (once)',
    install: installPortals,
  },
  linker: {
    done: () => ask('cc', ['--version']) !== undefined,
    says: 'installing a C linker, which rustc needs (gcc, libc6-dev)',
    install: () => aptInstall(['gcc', 'libc6-dev']),
  },
  rust: {
    done: hasToolchain,
    says: `installing Rust ${CHANNEL} with rustup`,
    install: () => {
      if (ask('rustup', ['--version']) === undefined) giveUp('please install Rust from https://rustup.rs');
      run('rustup', ['toolchain', 'install', CHANNEL, '--profile', 'minimal']);
    },
  },
  'rust components': {
    done: () => ask('cargo', ['fmt', '--version']) !== undefined && ask('cargo', ['clippy', '--version']) !== undefined,
    says: 'adding rustfmt and clippy',
    install: () => run('rustup', ['component', 'add', 'rustfmt', 'clippy']),
  },
  'wasm target': {
    done: () => {
      const libraries = ask('rustc', ['--print', 'target-libdir', '--target', WASM_TARGET]);
      return libraries !== undefined && existsSync(libraries);
    },
    says: `adding the Rust target ${WASM_TARGET}`,
    install: () => run('rustup', ['target', 'add', WASM_TARGET]),
  },
  'wasm-pack': cargoTool('wasm-pack', 'wasm-pack', WASM_PACK, ['--locked']),
  // Without --locked: the lock file of wasm-bindgen-cli names a crate version that the index no longer has.
  'wasm-bindgen': cargoTool('wasm-bindgen', 'wasm-bindgen-cli', WASM_BINDGEN, []),
  browser: {
    done: () => [CHROMIUM, CHROMEDRIVER, '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'].every(existsSync),
    says: 'installing Chromium, its driver and Chinese fonts (chromium, chromium-driver, fonts-noto-cjk)',
    install: () => aptInstall(['chromium', 'chromium-driver', 'fonts-noto-cjk']),
  },
  firefox: {
    done: () => existsSync(FIREFOX),
    says: 'installing Firefox (firefox-esr)',
    install: () => aptInstall(['firefox-esr']),
  },
  'browser packages': {
    done: () => packagesMatchTheLock(BROWSER_PACKAGES),
    says: 'downloading Chromium 78, 83, 86 and 91 and Node 12, 14 and 16 from npm (230 MB, once) and what drives them',
    install: () => run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: BROWSER_PACKAGES }),
  },
  'old browsers': {
    done: areUnpacked,
    says: 'unpacking Chromium 78, 83, 86 and 91 into target/browsers',
    install: unpack,
  },
};

function cargoTool(program, crate, version, options) {
  const found = () => ask(program, ['--version'])?.split(' ')[1];
  return {
    done: () => found() === version,
    says: `building ${crate} ${version} with cargo install (a few minutes, once)`,
    install: () => {
      // Another version may belong to another project, so ours goes beside it instead of over it.
      const where = found() === undefined ? [] : ['--root', LOCAL_TOOLS];
      run('cargo', ['install', crate, '--version', version, '--quiet', ...options, ...where]);
    },
  };
}

/** Asks rustup by name, because a plain `cargo --version` would install the toolchain without a word. */
function hasToolchain() {
  const hasRustup = ask('rustup', ['--version']) !== undefined;
  return (
    (hasRustup ? ask('rustup', ['run', CHANNEL, 'cargo', '--version']) : ask('cargo', ['--version'])) !== undefined
  );
}

/** The exact version that Cargo.toml pins, because the CLI of wasm-bindgen must match its crate. */
function pinnedVersion(crate) {
  const manifest = readFileSync(join(ROOT, 'Cargo.toml'), 'utf8');
  return new RegExp(`^${crate} = .*"=([^"]+)"`, 'm').exec(manifest)?.[1];
}

function packagesMatchTheLock(folder) {
  return lockIsInstalled(join(folder, 'package-lock.json'), folder);
}

function aptInstall(packages) {
  const isRoot = process.getuid?.() === 0;
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  if (ask('apt-get', ['--version']) === undefined) giveUp(`please install the counterparts of ${packages.join(', ')}`);
  if (!isRoot && ask('sudo', ['-n', 'true']) === undefined) {
    giveUp(`please run as root: apt-get update && ${install.join(' ')}`);
  }
  for (const command of [['apt-get', 'update'], install]) {
    const [program, ...args] = [...(isRoot ? [] : ['sudo', '-n']), 'env', 'DEBIAN_FRONTEND=noninteractive', ...command];
    run(program, args);
  }
}

function giveUp(advice) {
  throw new Error(`set-up: ${advice}, then run the command again.`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    setup();
    console.log('set-up: everything is in place.');
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
