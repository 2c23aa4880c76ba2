/**
 * What a page leaves behind in its last moment. IndexedDB may not finish a writing while the page goes away; localStorage
 * writes at once. The draft of earlier versions of this page stood there too and is taken over.
 */
import { KeepingError, writeProject } from './database';
import { newProject, type Project } from './project';
import { readForm } from '../state/reading';
import { isBlank } from '../state/form';
import { tellProblem } from '../state/notice';

const JOURNAL = 'jixiao-validator/unsaved/';
const OLD_DRAFT = 'jixiao-validator/draft';
const OLD_UNREADABLE = 'jixiao-validator/draft-unreadable';

let left = false;

export function leaveJournal(project: Project): void {
  try {
    localStorage.setItem(JOURNAL + project.id, JSON.stringify(project));
    left = true;
  } catch {
    // There is no room for it; what was kept before stays.
  }
}

export function dropJournal(id: string): void {
  if (left) localStorage.removeItem(JOURNAL + id);
  left = false;
}

/** Writes what the last pages could not; gives back the project of the last of them. */
export async function takeJournals(): Promise<string | null> {
  let last: string | null = null;
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(JOURNAL))) {
    const project = projectIn(read(key));
    if (project) last = await takeOver(project);
    localStorage.removeItem(key);
  }
  return last;
}

/** The writing may have ended after all, or another window wrote: only what differs is worth a project of its own. */
async function takeOver(project: Project): Promise<string> {
  const result = await writeProject(project);
  if ('written' in result) return project.id;
  if (JSON.stringify(result.other.form) === JSON.stringify(project.form)) return project.id;
  const own = { ...project, id: newProject(project.form).id, revision: 0, split: true };
  await writeProject(own);
  return own.id;
}

function projectIn(text: string | null): Project | null {
  try {
    return text === null ? null : (JSON.parse(text) as Project);
  } catch {
    return null;
  }
}

/** Takes over the single draft that earlier versions kept. */
export async function takeOldDraft(): Promise<void> {
  const text = read(OLD_DRAFT);
  if (text === null) return;
  const reading = readForm(text);
  if ('problem' in reading) {
    localStorage.setItem(OLD_UNREADABLE, text);
    tellProblem('上次的草稿读不出来了，已经原样留在浏览器里。如果有导出的文件，请点“导入”。');
  } else if (!isBlank(reading.form)) {
    const checked = (JSON.parse(text) as { checked?: unknown }).checked === true;
    await writeProject({ ...newProject(reading.form), checked });
  }
  localStorage.removeItem(OLD_DRAFT);
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    throw new KeepingError('unavailable');
  }
}
