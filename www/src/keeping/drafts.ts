/** The project on the screen: kept while it is typed, found again after a crash, never overwritten by another window. */
import { computed, shallowRef, watch } from 'vue';
import type { ProjectTargetForm } from 'jixiao-validator';
import { checkNow, report } from '../state/engine';
import { feedback, forgetFeedback, speakOfAll } from '../state/feedback';
import { change, emptyForm, form, isBlank, startWith } from '../state/form';
import { tell, tellProblem } from '../state/notice';
import { answers, drafted, originsNow, record, takeReview } from '../submission/standing';
import { KeepingError, readProject, writeProject, allProjects, type Trouble } from './database';
import { dropJournal, leaveJournal, takeJournals, takeOldDraft } from './journal';
import { newProject, type Project } from './project';
import { hear, say, startTabs } from './tabs';

/** Writing waits this long, so that a run of keys is one writing; it does not wait for the keys to end. */
const PAUSE = 400;
const HERE = 'jixiao-validator/project';

/** When the project was last kept, as `10:32`; `null` before the first time. */
export const savedAt = shallowRef<string | null>(null);
/** Why the last writing failed. */
export const trouble = shallowRef<Trouble | null>(null);
export const currentId = computed(() => current.value.id);

const current = shallowRef<Project>(newProject(emptyForm()));
let unsaved = false;
let timer = 0;
let writing: Promise<void> | null = null;

export async function startDrafts(): Promise<void> {
  try {
    await restore();
  } catch (error) {
    failed(error);
  }
  watch([form, feedback, record, answers, drafted], saveSoon, { flush: 'sync' });
  addEventListener('pagehide', leaveBehind);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void saveNow();
  });
  addEventListener('beforeunload', (event) => {
    void saveNow();
    if (trouble.value && unsaved && !isBlank(form.value)) event.preventDefault();
  });
  startTabs();
  hear('opened', ({ id }) => {
    if (id !== current.value.id || isBlank(form.value)) return;
    say('here', id);
    tellSharing();
  });
  hear('here', ({ id }) => id === current.value.id && tellSharing());
  hear('saved', ({ id }) => id === current.value.id && void follow());
  announce();
}

/** Puts a project on the screen; what is there now is kept first. */
export async function openProject(project: Project): Promise<void> {
  await saveNow();
  show(project);
  announce();
}

/** Puts a form on the screen as a project of its own, spoken of as a whole. */
export async function openAsNew(next: ProjectTargetForm, extra: Partial<Project> = {}): Promise<void> {
  const project = { ...newProject(next), checked: true, ...extra };
  // A sheet in which nothing was typed is no project yet; the new one takes its place.
  if (isFree()) Object.assign(project, { id: current.value.id, revision: current.value.revision });
  await openProject(project);
  unsaved = true;
  await saveNow();
}

/** Starts an empty project. */
export async function openBlank(): Promise<void> {
  if (!isFree()) await openProject(newProject(emptyForm()));
}

/** Whether nothing was typed or handed in yet. */
export function isFree(): boolean {
  return isBlank(form.value) && !record.value;
}

/** Writes at once what was not written yet. */
export async function saveNow(): Promise<void> {
  clearTimeout(timer);
  timer = 0;
  while (writing) await writing;
  if (!unsaved) return;
  writing = write().finally(() => (writing = null));
  await writing;
}

function saveSoon(): void {
  unsaved = true;
  if (timer === 0) timer = window.setTimeout(() => void saveNow(), PAUSE);
}

async function write(): Promise<void> {
  unsaved = false;
  const project = snapshot();
  try {
    // An empty sheet that was never kept would only fill the list.
    if (project.revision === 0 && isBlank(project.form)) return;
    const result = await writeProject(project);
    if ('other' in result) return await splitFrom(project);
    current.value = result.written;
    kept(result.written);
  } catch (error) {
    unsaved = true;
    failed(error);
  }
}

/** Another window wrote in between: both versions are kept, each as a project of its own. */
async function splitFrom(project: Project): Promise<void> {
  const own = { ...project, id: newProject(project.form).id, revision: 0, split: true };
  const result = await writeProject(own);
  if (!('written' in result)) return;
  current.value = result.written;
  kept(result.written);
  tellProblem('这份表同时在另一个窗口里被改了。两边的内容都留着：这里的另存成了一份，在“项目列表”里都能找到。');
}

function kept(written: Project): void {
  trouble.value = null;
  savedAt.value = clock(new Date(written.savedAt));
  rememberHere(written.id);
  // A page that came back from where it had gone needs what it left behind no more.
  dropJournal(written.id);
  say('saved', written.id);
}

function failed(error: unknown): void {
  trouble.value = error instanceof KeepingError ? error.trouble : 'unavailable';
}

function snapshot(): Project {
  const counts = report.value?.counts;
  return {
    ...current.value,
    form: form.value,
    checked: feedback.value.checked,
    counts: counts ? { error: counts.error, warning: counts.warning, info: counts.info } : current.value.counts,
    record: record.value,
    answers: answers.value,
    origins: originsNow(form.value),
    drafted: drafted.value,
    savedAt: Date.now(),
    // Whoever goes on writing wants to keep it, whatever another window did to it.
    deletedAt: null,
  };
}

function show(project: Project): void {
  clearTimeout(timer);
  timer = 0;
  current.value = project;
  startWith(project.form);
  takeReview(project.record, project.answers, project.origins, form.value);
  drafted.value = project.drafted ?? null;
  if (project.checked) speakOfAll();
  else forgetFeedback();
  checkNow();
  unsaved = false;
  savedAt.value = project.revision > 0 ? clock(new Date(project.savedAt)) : null;
  rememberHere(project.id);
}

async function restore(): Promise<void> {
  await takeOldDraft();
  const journaled = await takeJournals();
  const id = journaled ?? sessionStorage.getItem(HERE) ?? localStorage.getItem(HERE);
  const named = id === null ? undefined : await readProject(id);
  const all = named && !named.deletedAt ? [named] : (await allProjects()).filter((project) => !project.deletedAt);
  const last = all.sort((left, right) => right.savedAt - left.savedAt)[0];
  if (!last) return;
  show(last);
  if (!isBlank(last.form)) tell('已恢复上次没有填完的内容。');
}

/** The last writing may not end before the page is gone, so a copy is left where it can be written at once. */
function leaveBehind(): void {
  if (unsaved || writing) leaveJournal(snapshot());
  void saveNow();
}

async function follow(): Promise<void> {
  if (unsaved || writing) return;
  const stored = await readProject(current.value.id).catch(() => undefined);
  if (!stored || unsaved || stored.revision <= current.value.revision) return;
  current.value = stored;
  change(stored.form, { label: '另一个窗口的修改', path: null });
  takeReview(stored.record, stored.answers, stored.origins, form.value);
  checkNow();
  unsaved = false;
  clearTimeout(timer);
  timer = 0;
}

function tellSharing(): void {
  tellProblem('这份表在另一个窗口里也打开着。两边会互相跟上，最好只留一个窗口填。');
}

function announce(): void {
  say('opened', current.value.id);
}

function rememberHere(id: string): void {
  try {
    sessionStorage.setItem(HERE, id);
    localStorage.setItem(HERE, id);
  } catch {
    // Which project was last on the screen is a convenience; the projects themselves are elsewhere.
  }
}

function clock(time: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}
