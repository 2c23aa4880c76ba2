/** The requests that wait for an answer. Every one is settled: by its answer, by a failure of all, or when time is up. */
import type { CheckError } from '../errors.js';
import { silent } from './failures.js';
import { errorOf, type Answer, type Call, type Request } from './protocol.js';

export interface Requests {
  /** A request for the call, and what will come of it. */
  open(call: Call, late?: (timeout: number) => CheckError): { request: Request; outcome: Promise<unknown> };
  settle(answer: Answer): void;
  failAll(failure: CheckError): void;
}

export function requests(timeout: number): Requests {
  const waiting = new Map<number, (settle: Settle) => void>();
  let last = 0;

  return {
    open(call, late = silent) {
      const id = (last += 1);
      const outcome = new Promise<unknown>((resolve, reject) => {
        const timer = setTimeout(() => finish((_, fail) => fail(late(timeout))), timeout);
        const finish = (settle: Settle) => {
          clearTimeout(timer);
          waiting.delete(id);
          settle(resolve, reject);
        };
        waiting.set(id, finish);
      });
      return { request: { ...call, id }, outcome };
    },
    settle({ id, found, error }) {
      const finish = waiting.get(id);
      // An answer that comes after its time was up has no one to go to.
      if (finish === undefined) return;
      finish((resolve, reject) => (error === undefined ? resolve(found) : reject(errorOf(error))));
    },
    failAll(failure) {
      for (const finish of [...waiting.values()]) finish((_, reject) => reject(failure));
    },
  };
}

type Settle = (resolve: (found: unknown) => void, reject: (failure: CheckError) => void) => void;
