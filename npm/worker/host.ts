/** The worker's side: one checker of the engine for each page that greets, and an answer to every request. */
import { CheckError } from '../errors.js';
import type { Checker, CheckerOptions } from '../types.js';
import { greeting, isGreeting, toldOf, type Answer, type Request } from './protocol.js';
import type { WorkerScope } from './types.js';

type CreateChecker = (options: CheckerOptions) => Promise<Checker>;

export function serve(scope: WorkerScope, createChecker: CreateChecker): void {
  scope.addEventListener('message', ({ data }) => {
    // Anything else is a message of the portal to its own code in this worker.
    if (isGreeting(data) && data.port !== undefined) converse(data.port, createChecker);
  });
  scope.start?.();
  // A page that greeted before anyone listened, as in a module that loads the engine later, greets again.
  scope.postMessage(greeting());
}

function converse(port: MessagePort, createChecker: CreateChecker): void {
  let checker: Checker | undefined;

  async function found(request: Request): Promise<unknown> {
    if (request.call === 'open') {
      checker = await createChecker(optionsOf(request));
      return undefined;
    }
    if (request.call === 'close') return close();
    if (checker === undefined) throw new CheckError('ENGINE_FAILED', '这个检查器没有打开或已经释放。');
    if (request.call === 'check') return checker.check(JSON.parse(request.input));
    if (request.call === 'suggest') return checker.suggest(JSON.parse(request.input), request.limit);
    if (request.call === 'normalize') return checker.normalize(JSON.parse(request.input));
    const { call } = request as { call: unknown };
    throw new CheckError('ENGINE_FAILED', `检查用的 worker 不认识请求“${String(call)}”。`);
  }

  function close(): void {
    if (checker !== undefined) checker.dispose();
    checker = undefined;
    port.close();
  }

  async function answer(request: Request): Promise<void> {
    const { id } = request;
    try {
      say({ id, found: await found(request) });
    } catch (thrown) {
      say({ id, error: toldOf(thrown) });
    }
  }

  const say = (words: Answer) => port.postMessage(words);

  port.addEventListener('message', ({ data }) => void answer(data));
  // Browsers since Chromium 122 tell when the page has gone; a shared worker outlives its pages.
  port.addEventListener('close', close);
  port.start();
  port.postMessage(greeting());
}

function optionsOf({ library, profile }: Request & { call: 'open' }): CheckerOptions {
  return { ...(library === undefined ? {} : { library }), ...(profile === undefined ? {} : { profile }) };
}
