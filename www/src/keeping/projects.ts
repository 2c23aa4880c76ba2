/** The list of projects: what is in it, and what can be done with a project as a whole. */
import { computed, shallowRef } from 'vue';
import { form, typeInto, endTyping } from '../state/form';
import { tell, tellProblem } from '../state/notice';
import { setIn } from '../state/path';
import { allProjects, eraseProject, markProject, writeProject } from './database';
import { backToForm } from '../submission/reviewing';
import { currentId, openBlank, openProject, saveNow } from './drafts';
import { nameOf, newProject, type Project } from './project';
import { say } from './tabs';

/** Deleted projects can be found again for this long. */
const KEPT_DELETED = 30 * 24 * 60 * 60 * 1000;

export const isListOpen = shallowRef(false);
const all = shallowRef<readonly Project[]>([]);

/** The last one worked on comes first. */
export const projects = computed(() => sorted(all.value.filter((project) => project.deletedAt === null)));
export const deletedProjects = computed(() => sorted(all.value.filter((project) => project.deletedAt !== null)));

export async function openList(): Promise<void> {
  await saveNow();
  await refresh();
  backToForm();
  isListOpen.value = true;
}

export async function choose(project: Project): Promise<void> {
  isListOpen.value = false;
  if (project.id !== currentId.value) await openProject(project);
}

export async function create(): Promise<void> {
  isListOpen.value = false;
  await openBlank();
  tell('新的一份，从基本信息填起。');
}

/** A copy is a form to be filled in: what was handed in stays with the original. */
export async function copy(project: Project): Promise<void> {
  const name = `${nameOf(project.form)}（副本）`;
  const copied = setIn(project.form, ['project', 'name'], name);
  await guarded(
    async () => void (await writeProject({ ...newProject(copied), checked: project.checked, counts: project.counts })),
  );
  tell(`已复制为“${name}”。`);
}

export async function rename(project: Project, name: string): Promise<void> {
  const wanted = name.trim();
  if (wanted === '' || wanted === nameOf(project.form)) return;
  if (project.id === currentId.value) {
    endTyping();
    typeInto(['project', 'name'], wanted, '项目名称');
    endTyping();
    await saveNow();
    return refresh();
  }
  const before = project.form;
  await mark(project.id, (stored) => ({ ...stored, form: setIn(stored.form, ['project', 'name'], wanted) }));
  tell(`已改名为“${wanted}”。`, () => void mark(project.id, (stored) => ({ ...stored, form: before })));
}

export async function remove(project: Project): Promise<void> {
  await saveNow();
  await mark(project.id, (stored) => ({ ...stored, deletedAt: Date.now() }));
  if (project.id === currentId.value) {
    const next = projects.value[0];
    await (next ? openProject(next) : openBlank());
  }
  tell(`已删除“${nameOf(project.form)}”。30 天内可以在列表下面找回。`, () => void bringBack(project));
}

export async function bringBack(project: Project): Promise<void> {
  await mark(project.id, (stored) => ({ ...stored, deletedAt: null }));
}

/** Gone for good; only this makes room again when the storage is full. */
export async function erase(project: Project): Promise<void> {
  await guarded(() => eraseProject(project.id));
}

export async function refresh(): Promise<void> {
  try {
    const found = await allProjects();
    const old = found.filter(({ deletedAt }) => deletedAt !== null && Date.now() - deletedAt > KEPT_DELETED);
    for (const { id } of old) await eraseProject(id);
    all.value = found.filter((project) => !old.includes(project));
  } catch {
    all.value = [];
    tellProblem('浏览器里保存的项目现在读不出来。正在填的这一份请点“导出”存成文件。');
  }
}

/** The forms of all projects, for one workbook. */
export function allForms(): Project['form'][] {
  return projects.value.map((project) => (project.id === currentId.value ? form.value : project.form));
}

async function mark(id: string, change: (project: Project) => Project): Promise<void> {
  await guarded(async () => void (await markProject(id, change)));
  say('saved', id);
}

async function guarded(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch {
    tellProblem('没有存下来：浏览器给的空间不够，或者不允许保存。请先导出成文件。');
  }
  await refresh();
}

function sorted(projects: Project[]): Project[] {
  return projects.sort((left, right) => right.savedAt - left.savedAt);
}
