/** The library that was brought in, kept in this browser so that the next visit checks by it too. */
import type { Library } from 'jixiao-validator';

export interface KeptLibrary {
  library: Library;
  /** The name of the workbook it came from. */
  file: string;
}

const DATABASE = 'jixiao-validator/library';
const STORE = 'library';
const KEY = 'current';

/** True when it is kept; a browser that keeps nothing is no reason to stop. */
export async function keepLibrary(kept: KeptLibrary | null): Promise<boolean> {
  try {
    await inStore('readwrite', (store) => (kept ? store.put(kept, KEY) : store.delete(KEY)));
    return true;
  } catch {
    return false;
  }
}

export async function keptLibrary(): Promise<KeptLibrary | null> {
  try {
    return ((await inStore('readonly', (store) => store.get(KEY))) as KeptLibrary | undefined) ?? null;
  } catch {
    return null;
  }
}

async function inStore(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = (await finished(opening)) as IDBDatabase;
  try {
    return await finished(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function finished(request: IDBRequest): Promise<unknown> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}
