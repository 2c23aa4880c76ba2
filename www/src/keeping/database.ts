/**
 * Where projects are kept: IndexedDB. Every writing reads the stored revision in the same transaction, so two windows can
 * never overwrite each other without noticing.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Project } from './project';

interface Schema extends DBSchema {
  projects: { key: string; value: Project };
}

const NAME = 'jixiao-validator';
const VERSION = 1;

/** Why something could not be kept. */
export type Trouble = 'full' | 'unavailable';

export class KeepingError extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble);
  }
}

let opening: Promise<IDBPDatabase<Schema>> | null = null;

function database(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>(NAME, VERSION, {
    upgrade: (db) => void db.createObjectStore('projects', { keyPath: 'id' }),
    // A newer page in another window waits for this one to let go.
    blocking: (_, __, event) => {
      (event.target as IDBDatabase).close();
      opening = null;
    },
    terminated: () => (opening = null),
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

export async function allProjects(): Promise<Project[]> {
  return guarded(async (db) => db.getAll('projects'));
}

export async function readProject(id: string): Promise<Project | undefined> {
  return guarded(async (db) => db.get('projects', id));
}

/** Writes a project that was last seen at `project.revision`; gives back what stands there when another window was quicker. */
export async function writeProject(project: Project): Promise<{ written: Project } | { other: Project }> {
  return guarded(async (db) => {
    const transaction = db.transaction('projects', 'readwrite');
    const stored = await transaction.store.get(project.id);
    if (stored && stored.revision !== project.revision) {
      await transaction.done;
      return { other: stored };
    }
    const written = { ...project, revision: project.revision + 1 };
    await Promise.all([transaction.store.put(written), transaction.done]);
    return { written };
  });
}

/** Changes a stored project whatever its revision; used for marks that do not touch its form. */
export async function markProject(id: string, mark: (project: Project) => Project): Promise<Project | undefined> {
  return guarded(async (db) => {
    const transaction = db.transaction('projects', 'readwrite');
    const stored = await transaction.store.get(id);
    const marked = stored && { ...mark(stored), revision: stored.revision + 1 };
    await Promise.all([marked && transaction.store.put(marked), transaction.done]);
    return marked;
  });
}

export async function eraseProject(id: string): Promise<void> {
  await guarded(async (db) => db.delete('projects', id));
}

async function guarded<T>(act: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  try {
    return await act(await database());
  } catch (error) {
    const name = error instanceof Error || error instanceof DOMException ? error.name : '';
    throw new KeepingError(name === 'QuotaExceededError' ? 'full' : 'unavailable');
  }
}
