/**
 * Working without a network after the first visit: a service worker keeps the whole page, engine included, as one version.
 * A newer version waits until it is asked for, and then every window changes over at once.
 */
import { shallowRef } from 'vue';
import { saveNow } from './drafts';

/** The newer version that waits to be used. */
export const waitingVersion = shallowRef<ServiceWorker | null>(null);

export function startOffline(): void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  // The first check must not wait for the files that are kept for later.
  if (document.readyState === 'complete') void register();
  else addEventListener('load', () => void register(), { once: true });
}

export function useNewVersion(): void {
  waitingVersion.value?.postMessage('use');
}

async function register(): Promise<void> {
  const workers = navigator.serviceWorker;
  const isUpdate = workers.controller !== null;
  let changed = false;
  workers.addEventListener('controllerchange', () => {
    // The first worker takes over a page that is its own version already.
    if (!isUpdate || changed) return;
    changed = true;
    void saveNow().finally(() => location.reload());
  });
  try {
    const registration = await workers.register('./sw.js');
    // The first version does not wait for another, though Firefox tells that it is installed only once it is in use.
    const offer = (): void => {
      if (registration.waiting && registration.active) waitingVersion.value = registration.waiting;
    };
    offer();
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer));
  } catch {
    // A page opened without https cannot be kept; it works as long as there is a network.
  }
}
