/** Where a checker works: in a worker of the portal, or in one that is started here and ended with the checker. */
import { textOf } from '../errors.js';
import { notStarted, noWorker, unsupported } from './failures.js';
import type { WorkerEndpoint } from './types.js';

export interface Place {
  worker: WorkerEndpoint;
  /** The address of the script where the worker was started here. */
  address: string | undefined;
  /** Ends a worker that was started here; one that the portal handed over is the portal's. */
  end(): void;
}

export function placeOf(worker: unknown): Place {
  const address = addressIn(worker);
  if (address !== undefined) return started(address);
  const { postMessage, addEventListener } = (worker ?? {}) as Partial<WorkerEndpoint>;
  if (typeof postMessage !== 'function' || typeof addEventListener !== 'function') throw noWorker();
  return { worker: worker as WorkerEndpoint, address, end: () => undefined };
}

function started(address: string): Place {
  if (typeof Worker !== 'function') throw unsupported();
  try {
    const worker = new Worker(address);
    return { worker, address, end: () => worker.terminate() };
  } catch (thrown) {
    // Another origin, an address that is none, or a policy that some browsers tell at once.
    throw notStarted(address, textOf(thrown));
  }
}

/** The address in a text or a `URL`, whichever realm it was made in. */
function addressIn(worker: unknown): string | undefined {
  if (typeof worker === 'string') return worker;
  const { href } = (worker ?? {}) as { href?: unknown };
  return typeof href === 'string' ? href : undefined;
}
