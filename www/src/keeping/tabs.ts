/** What windows of the same browser tell each other about the projects they have open. */
type Kind = 'opened' | 'here' | 'saved';

interface Message {
  kind: Kind;
  id: string;
}

const hearers = new Map<Kind, (message: Message) => unknown>();
let channel: BroadcastChannel | null = null;

export function startTabs(): void {
  // Without channels two windows still cannot overwrite each other; they only learn of it later.
  if (typeof BroadcastChannel !== 'function') return;
  channel = new BroadcastChannel('jixiao-validator');
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => hearers.get(data.kind)?.(data));
}

export function say(kind: Kind, id: string): void {
  channel?.postMessage({ kind, id } satisfies Message);
}

export function hear(kind: Kind, act: (message: Message) => unknown): void {
  hearers.set(kind, act);
}
