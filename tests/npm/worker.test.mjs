// The checker in a worker: it answers as the checker in the page does, and says in plain words whatever goes wrong.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { CheckError, createChecker } from '../../pkg/index.mjs';
import { referenceLibrary } from '../../pkg/library.mjs';
import { createWorkerChecker, serve } from '../../pkg/worker.mjs';
import { differing, transcriptOf } from './checker-cases.mjs';
import { conformance, faulty, sound } from './samples.mjs';

const library = JSON.parse(referenceLibrary);
const bytes = new TextEncoder().encode(referenceLibrary);

// An open port keeps Node alive, so whatever a test opens is closed at the end, the latest first.
const opened = [];
after(() => opened.reverse().forEach((close) => close()));

for (const [name, options] of Object.entries({ 'no library': {}, 'a library': { library } })) {
  test(`with ${name} a worker answers as the page does, to the byte`, async () => {
    const [local, { checker, end }] = await Promise.all([createChecker(options), inThread(options)]);
    assert.deepEqual(await transcriptOf(checker, { faulty, sound }), await transcriptOf(local, { faulty, sound }));
    await end();
  });
}

test('a worker conforms', async () => {
  const { worker, end } = await inThread();
  assert.deepEqual(await differing((options) => createWorkerChecker({ worker, ...options }), conformance()), []);
  await end();
});

// However a library is handed over, the worker gets the whole of it and the caller keeps it.
const LIBRARIES = {
  'a text': referenceLibrary,
  'an object': library,
  bytes,
  'a part of other bytes': new Uint8Array([1, ...bytes, 1]).subarray(1, -1),
};
for (const [name, given] of Object.entries(LIBRARIES)) {
  test(`a library that is ${name} arrives whole and is not taken away`, async () => {
    const { checker, end } = await inThread({ library: given });
    const local = await createChecker({ library: given });
    assert.deepEqual((await checker.check(sound)).library, local.check(sound).library);
    await end();
  });
}

test('several checkers work over one worker, each for itself', async () => {
  const [one, other] = [await inPage(), await inPage(createChecker, { library })];
  const { worker } = one;
  const third = await started({ worker, profile: 'central-2021' });
  one.checker.dispose();
  assert.equal((await third.check(sound)).profile.id, 'central-2021');
  assert.equal((await other.checker.check(sound)).library.id, library.id);
  await assert.rejects(one.checker.check(sound), isFailure('ENGINE_FAILED', /已经释放/));
});

test('the latest check wins: the others are told at once, and only two reach the worker', async () => {
  const checked = [];
  const { checker } = await inPage(async (options) => {
    const { check, ...rest } = await createChecker(options);
    return { ...rest, check: (form) => (checked.push(form.fiscalYear), check(form)) };
  });
  const years = [2021, 2022, 2023, 2024, 2025];
  const outcomes = await Promise.allSettled(years.map((fiscalYear) => checker.check({ ...sound, fiscalYear })));
  const latest = outcomes.pop();
  for (const { reason } of outcomes) isFailure('SUPERSEDED', /已由更新的一次代替/)(reason);
  const local = await createChecker();
  assert.deepEqual(latest.value, local.check({ ...sound, fiscalYear: 2025 }));
  assert.deepEqual(checked, [2021, 2025]);
  assert.deepEqual(await checker.check(faulty), local.check(faulty));
});

test('a check that fails supersedes and is superseded like any other', async () => {
  const { checker } = await inPage(async () => ({ check: () => fail('one'), dispose() {} }));
  const [first, second] = [checker.check({}), checker.check({})];
  await assert.rejects(first, isFailure('SUPERSEDED', /更新/));
  await assert.rejects(second, isFailure('ENGINE_FAILED', /one/));
  await assert.rejects(checker.check({}), isFailure('ENGINE_FAILED', /one/));
});

test('all suggestions and meanings are answered, in the order they were asked for', async () => {
  const { checker, end } = await inThread({ library });
  const local = await createChecker({ library });
  const answered = [];
  const asked = library.indicators.slice(0, 20).map(async ({ name }, at) => {
    const found = await (at % 2 === 0 ? checker.suggest({ name }, 2) : checker.normalize({ name }));
    answered.push(at);
    assert.deepEqual(found, at % 2 === 0 ? local.suggest({ name }, 2) : local.normalize({ name }));
  });
  await Promise.all(asked);
  assert.deepEqual(
    answered,
    [...answered].sort((one, other) => one - other),
  );
  await end();
});

// [what is wrong, how a checker comes about, the code, what is said]
const STARTS = [
  ['no options', () => createWorkerChecker(), 'WORKER_FAILED', /选项 worker 应当是/],
  ['a number for a worker', () => createWorkerChecker({ worker: 5 }), 'WORKER_FAILED', /选项 worker 应当是/],
  [
    'an address where there are no workers',
    () => createWorkerChecker({ worker: 'a.js' }),
    'WORKER_FAILED',
    /不支持 Worker/,
  ],
  ['a worker that serves nothing', () => atPort(() => {}, { timeout: 300 }), 'WORKER_FAILED', /0\.3 秒内没有准备好/],
  ['a worker that ends before it serves', () => atPort((port) => port.close()), 'WORKER_FAILED', /已经关闭/],
  ['a worker of another version', () => atPort(greetsAs(99)), 'WORKER_FAILED', /版本不一致/],
  ['a worker that never opens', () => atPort(greetsAs(1), { timeout: 300 }), 'WORKER_FAILED', /0\.3 秒内没有回答/],
  ['an engine that does not start', () => inPage(() => fail('no luck')), 'ENGINE_FAILED', /no luck/],
  ['an engine that throws a text', () => inPage(() => Promise.reject('no luck')), 'ENGINE_FAILED', /no luck/],
];
for (const [name, start, code, said] of STARTS) {
  test(`createWorkerChecker says that there is ${name}`, () => assert.rejects(start(), isFailure(code, said)));
}

// Whatever the options have wrong is told as in the page, with its place.
const misspelt = { id: 'x', title: 'x', version: '1', division: 'x', fiscalYear: 2024, sectors: [], commonGroups: [] };
const OPTIONS = {
  'a library entry without a name': { library: { ...misspelt, indicators: [{ code: '1' }] } },
  'a library that is a number': { library: 5 },
  'library bytes that are no JSON': { library: new Uint8Array([0xff]) },
  'a profile with an unknown key': { profile: { id: 'x', version: '1', wieghts: {} } },
  'a profile that is not built in': { profile: 'nowhere-2024' },
};
for (const [name, options] of Object.entries(OPTIONS)) {
  test(`${name} is told as in the page`, async () => {
    const wanted = await createChecker(options).catch((error) => error);
    const { code, path } = wanted;
    await assert.rejects(inPage(createChecker, options), (error) => {
      assert.deepEqual({ code: error.code, path: error.path }, { code, path });
      return isFailure(code, wanted.message)(error);
    });
  });
}

// [what goes wrong, the engine, the code, what is said]
const ENGINES = [
  ['throws', { check: () => fail('broken') }, 'ENGINE_FAILED', /broken/],
  ['answers what cannot be sent', { check: () => ({ report() {} }) }, 'ENGINE_FAILED', /could not be cloned/],
  ['lacks the method', {}, 'ENGINE_FAILED', /check is not a function/],
  ['never answers', { check: () => new Promise(() => {}) }, 'WORKER_FAILED', /1 秒内没有回答/],
];
for (const [name, engine, code, said] of ENGINES) {
  test(`an engine that ${name} is told, and the next call is answered`, async () => {
    const checker = await atPort(
      (port) => serve(port, async () => ({ normalize: () => 'yes', dispose() {}, ...engine })),
      {
        timeout: 1000,
      },
    );
    await assert.rejects(checker.check({}), isFailure(code, said));
    assert.equal(await checker.normalize({}), 'yes');
    checker.dispose();
  });
}

test('a request that the worker does not know is answered', async () => {
  const { port1, port2 } = new MessageChannel();
  const { port1: ours, port2: theirs } = new MessageChannel();
  serve(port2, createChecker);
  port1.postMessage({ jixiaoValidator: 1, port: theirs }, [theirs]);
  const answers = await new Promise((resolve) => {
    const heard = [];
    ours.onmessage = ({ data }) => heard.push(data) === 3 && resolve(heard);
    ours.postMessage({ id: 1, call: 'open' });
    ours.postMessage({ id: 2, call: 'divine' });
  });
  assert.deepEqual(answers[2], {
    id: 2,
    error: { code: 'ENGINE_FAILED', message: '检查用的 worker 不认识请求“divine”。' },
  });
  port1.close();
  ours.close();
});

test('dispose answers what is open and whatever is asked later', async () => {
  const { checker, end } = await inThread();
  const open = [checker.check(sound), checker.check(faulty), checker.suggest({ name: '培训' }), checker.normalize({})];
  checker.dispose();
  checker.dispose();
  const outcomes = await Promise.allSettled([...open, checker.check(sound), checker.normalize({})]);
  isFailure('SUPERSEDED', /更新/)(outcomes.shift().reason);
  for (const { reason } of outcomes) isFailure('ENGINE_FAILED', /已经释放.*createWorkerChecker/)(reason);
  await end();
});

test('a worker that is terminated answers what is open and whatever is asked later', async () => {
  const { checker, thread } = await inThread();
  const open = [checker.check(sound), checker.normalize({})];
  const outcomes = Promise.allSettled(open);
  await thread.terminate();
  for (const { status, reason } of await outcomes) {
    // The answer may have been on its way already.
    if (status === 'rejected') isFailure('WORKER_FAILED', /已经关闭/)(reason);
  }
  await assert.rejects(checker.check(sound), isFailure('WORKER_FAILED', /已经关闭/));
  checker.dispose();
});

/** A checker in a thread of Node. */
async function inThread(options) {
  const { port1, port2 } = new MessageChannel();
  const thread = new Worker(new URL('worker-thread.mjs', import.meta.url), {
    workerData: port2,
    transferList: [port2],
  });
  const checker = await createWorkerChecker({ worker: port1, timeout: 120_000, ...options });
  const end = async () => {
    checker.dispose();
    await thread.terminate();
  };
  return { worker: port1, checker, thread, end };
}

/** A checker behind a port of this thread. */
async function inPage(create = createChecker, options = {}) {
  const { port1, port2 } = channel();
  serve(port2, create);
  return { worker: port1, checker: await started({ worker: port1, ...options }) };
}

/** A checker behind a port, where `host` has the other end. */
function atPort(host, options = {}) {
  const { port1, port2 } = channel();
  host(port2);
  return started({ worker: port1, ...options });
}

function channel() {
  const { port1, port2 } = new MessageChannel();
  opened.push(() => port1.close());
  return { port1, port2 };
}

async function started(options) {
  const checker = await createWorkerChecker(options);
  opened.push(checker.dispose);
  return checker;
}

/** A host that takes up the channel and says nothing more. */
function greetsAs(version) {
  return (port) => {
    port.onmessage = ({ data }) => data.port.postMessage({ jixiaoValidator: version });
  };
}

function fail(message) {
  throw new Error(message);
}

function isFailure(code, said) {
  return (error) => {
    assert.ok(error instanceof CheckError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, /[\u4e00-\u9fff]/u);
    if (typeof said === 'string') assert.equal(error.message, said);
    else assert.match(error.message, said);
    return true;
  };
}
