/** From a worker to a line with it: greeting, and then requests until someone hangs up. */
import { CheckError } from '../errors.js';
import { broken, gone, notStarted, otherVersion, startedTooSlowly } from './failures.js';
import type { Place } from './place.js';
import { greeting, isGreeting, PROTOCOL, type Call, type Request } from './protocol.js';
import { requests } from './requests.js';
import type { EndpointEvent } from './types.js';

export interface Line {
  /** Throws what every call fails with once someone has hung up. */
  assertOpen(): void;
  ask(call: Call, transfer?: Transferable[]): Promise<unknown>;
  /** What is open, and whatever is asked from now on, fails for this reason. */
  hangUp(reason: () => CheckError): void;
}

export async function connect(place: Place, timeout: number): Promise<Line> {
  return lineOver(await greeted(place, timeout), place, timeout);
}

/** Our end of a channel whose other end the worker has taken up. */
function greeted(place: Place, timeout: number): Promise<MessagePort> {
  const { worker, address } = place;
  return new Promise((resolve, reject) => {
    const offered: MessagePort[] = [];
    const timer = setTimeout(() => fail(startedTooSlowly(address, timeout)), timeout);
    const ignore = listen(place, {
      // The worker tells when it begins to listen: a greeting sent before may have been lost.
      message: ({ data }) => isGreeting(data) && offer(),
      error: (event) => fail(notStarted(address, saidIn(event))),
      messageerror: () => fail(otherVersion()),
      close: () => fail(gone()),
    });

    function offer(): void {
      const { port1, port2 } = new MessageChannel();
      offered.push(port1);
      port1.onmessage = ({ data }) => {
        if (data.jixiaoValidator !== PROTOCOL) return fail(otherVersion());
        finish(port1);
        resolve(port1);
      };
      worker.postMessage(greeting(port2), [port2]);
    }

    function fail(failure: CheckError): void {
      finish();
      place.end();
      reject(failure);
    }

    function finish(taken?: MessagePort): void {
      clearTimeout(timer);
      ignore();
      for (const port of offered) if (port !== taken) abandon(port);
    }

    offer();
  });
}

/** Firefox still hands over what reached a port before it was closed, and that greeting would close the port in use. */
function abandon(port: MessagePort): void {
  port.onmessage = null;
  port.close();
}

function lineOver(port: MessagePort, place: Place, timeout: number): Line {
  const open = requests(timeout);
  let ended: (() => CheckError) | undefined;

  const ignore = listen(place, {
    // The worker may well live on, as when other code in it failed, but which request it cost is not told.
    error: (event) => open.failAll(broken(saidIn(event))),
    messageerror: () => open.failAll(broken('')),
    close: () => hangUp(gone),
  });
  port.onmessage = ({ data }) => open.settle(data);
  port.onmessageerror = () => open.failAll(broken(''));
  // Told by browsers since Chromium 122 and by Node when the worker has been terminated; elsewhere time will tell.
  port.addEventListener('close', () => hangUp(gone));

  function hangUp(reason: () => CheckError): void {
    if (ended !== undefined) return;
    ended = reason;
    ignore();
    open.failAll(reason());
    // Nobody waits for the answer: the worker lets the checker go, and this channel with it.
    port.postMessage(CLOSE);
    port.close();
    place.end();
  }

  function assertOpen(): void {
    if (ended !== undefined) throw ended();
  }

  return {
    assertOpen,
    async ask(call, transfer = []) {
      assertOpen();
      const { request, outcome } = open.open(call);
      port.postMessage(request, transfer);
      return outcome;
    },
    hangUp,
  };
}

const CLOSE: Request = { call: 'close', id: 0 };

type Listeners = Partial<Record<'message' | 'error' | 'messageerror' | 'close', (event: EndpointEvent) => void>>;

/** Listens to the worker itself; returns a function that stops it. */
function listen({ worker, address }: Place, listeners: Listeners): () => void {
  const entries = Object.entries(listeners).map(([type, heard]): [string, (event: EndpointEvent) => void] => [
    type,
    (event) => {
      // The failure of a script that we have started is told to the caller, so the console need not tell it too.
      if (type === 'error' && address !== undefined) event.preventDefault?.();
      heard(event);
    },
  ]);
  for (const [type, heard] of entries) worker.addEventListener(type, heard);
  worker.start?.();
  return () => entries.forEach(([type, heard]) => worker.removeEventListener(type, heard));
}

function saidIn({ message }: EndpointEvent): string {
  return typeof message === 'string' ? message : '';
}
