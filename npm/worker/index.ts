/**
 * Checking in a worker, with the methods of a checker in the page.
 *
 * The page's half carries no engine. The worker's half takes whichever engine the portal gives it.
 */
import { libraryBytes, profileText } from '../bytes.js';
import { CheckError, textOf } from '../errors.js';
import type { Checker } from '../types.js';
import { connect, type Line } from './connection.js';
import { disposed } from './failures.js';
import { serve } from './host.js';
import { latestOf } from './latest.js';
import { placeOf } from './place.js';
import type * as declared from './types.js';

export type * from './types.js';
export { CheckError, serve };

export async function createWorkerChecker(options: declared.WorkerCheckerOptions): Promise<declared.WorkerChecker> {
  // Spread, so that a call without options is told what is missing, too.
  const { worker, timeout = TIMEOUT, ...opened } = { ...options };
  // What is handed to the worker leaves the page, so it must be a copy and not the caller's own bytes.
  const library = libraryBytes(opened.library)?.slice();
  const profile = profileText(opened.profile);
  const line = await connect(placeOf(worker), timeout);
  try {
    await line.ask({ call: 'open', library, profile }, library === undefined ? [] : [library.buffer]);
  } catch (thrown) {
    line.hangUp(disposed);
    throw thrown;
  }
  return checkerOver(line);
}

const TIMEOUT = 30_000;

function checkerOver(line: Line): declared.WorkerChecker {
  const check = latestOf((input: string) => line.ask({ call: 'check', input }));

  async function about<Found>(value: unknown, ask: (input: string) => Promise<unknown>): Promise<Found> {
    line.assertOpen();
    return (await ask(inputText(value))) as Found;
  }

  return {
    check: (form) => about(form, check),
    suggest: (query, limit) => about(query, (input) => line.ask({ call: 'suggest', input, limit })),
    normalize: (indicator) => about(indicator, (input) => line.ask({ call: 'normalize', input })),
    dispose: () => line.hangUp(disposed),
  };
}

/** The text of what a method is handed, read as the engine reads it: what JSON has no word for is told as `null`. */
function inputText(value: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (thrown) {
    throw new CheckError('INPUT_NOT_JSON', `提交的内容无法转换成 JSON：${textOf(thrown)}`);
  }
  return text ?? 'null';
}

// The hand-written declarations are what users compile against, so the code is held to them here; and a checker in a
// worker does whatever a checker in the page does.
createWorkerChecker satisfies typeof declared.createWorkerChecker;
serve satisfies typeof declared.serve;
type Promised<Method> = Method extends (...args: infer Args) => infer Found ? (...args: Args) => Promise<Found> : never;
type Remote = { [Name in Exclude<keyof Checker, 'dispose'>]: Promised<Checker[Name]> } & Pick<Checker, 'dispose'>;
checkerOver satisfies (line: Line) => Remote;
