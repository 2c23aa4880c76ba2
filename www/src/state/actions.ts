/** What the buttons at the top do with the whole form. */
import { ElMessageBox } from 'element-plus';
import { nextTick } from 'vue';
import type { ProjectTargetForm } from 'jixiao-validator';
import faulty from '../../../data/samples/faulty.json';
import sound from '../../../data/samples/sound.json';
import { checkNow, report } from './engine';
import { feedbackSwapper, forgetFeedback, speakOfAll } from './feedback';
import { focusElement, focusPath } from './focus';
import { change, emptyForm, endTyping, form, isBlank, redo, undo, type Change } from './form';
import { tell, tellProblem } from './notice';
import { cellText } from './path';
import { readForm } from './reading';

interface Sample {
  title: string;
  form: ProjectTargetForm;
}

export const SAMPLES: readonly Sample[] = [sound as Sample, faulty as Sample];
const LARGEST_FILE = 8 * 1024 * 1024;

/** The form as it was last loaded, exported or cleared: replacing it then loses nothing. */
let kept: ProjectTargetForm = form.value;

export async function loadSample(sample: Sample): Promise<void> {
  if (!(await mayReplace('载入示例'))) return;
  replace(sample.form, '载入示例');
  tell(`已载入示例：${sample.title}`, true);
}

export async function clearForm(): Promise<void> {
  if (isBlank(form.value)) return tell('表里还没有内容。');
  if (!(await confirmed('清空后可以点“撤销”找回，关掉页面后就找不回了。', '清空整张表？', '清空'))) return;
  const restore = feedbackSwapper();
  change(emptyForm(), { label: '清空', path: null, restore });
  forgetFeedback();
  kept = form.value;
  checkNow();
  tell('已清空。', true);
}

export async function importFile(file: File): Promise<void> {
  if (file.size > LARGEST_FILE) return tellProblem(`“${file.name}”太大了，不像是一张申报表。表里的内容没有变。`);
  let text: string;
  try {
    text = await file.text();
  } catch {
    return tellProblem(`“${file.name}”打不开，可能被别的程序占用着。表里的内容没有变。`);
  }
  const reading = readForm(text);
  if ('problem' in reading) return tellProblem(`${reading.problem}表里的内容没有变。`);
  if (!(await mayReplace(`导入“${file.name}”`))) return;
  replace(reading.form, `导入“${file.name}”`);
  tell(`已导入“${file.name}”。`, true);
}

export function exportFile(): void {
  const name = cellText(form.value.project?.name).trim() || '项目支出绩效目标申报表';
  const address = URL.createObjectURL(
    new Blob([`${JSON.stringify(form.value, null, 2)}\n`], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 80)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
  kept = form.value;
  tell(`已导出“${link.download}”，在浏览器的下载文件夹里。`);
}

/** 检查: speaks of everything, and leads to the summary. */
export async function checkAll(): Promise<void> {
  endTyping();
  checkNow();
  speakOfAll();
  await nextTick();
  if (!focusElement('summary-title')) focusElement('failure-title');
}

export function undoStep(): void {
  follow(undo(), '已撤销');
}

export function redoStep(): void {
  follow(redo(), '已恢复');
}

/** Shows where a step was taken back, so nothing changes out of sight. */
function follow(step: Change | null, word: string): void {
  if (!step) return;
  checkNow();
  tell(`${word}：${step.label}。`);
  if (step.path) void focusPath(step.path);
}

function replace(next: ProjectTargetForm, label: string): void {
  const restore = feedbackSwapper();
  change(next, { label, path: null, restore });
  kept = form.value;
  checkNow();
  speakOfAll();
  if (report.value) scrollTo({ top: 0 });
}

async function mayReplace(what: string): Promise<boolean> {
  if (isBlank(form.value) || form.value === kept) return true;
  return confirmed('现在填的内容会被换掉。需要留着的话，请先点“导出”存成文件。', `${what}？`, '换掉');
}

async function confirmed(text: string, title: string, yes: string): Promise<boolean> {
  try {
    await ElMessageBox.confirm(text, title, {
      confirmButtonText: yes,
      cancelButtonText: '不，先不动',
      type: 'warning',
    });
    return true;
  } catch {
    return false;
  }
}
