/** What the buttons at the top do with the whole form. */
import { ElMessageBox } from 'element-plus';
import { nextTick } from 'vue';
import type { ProjectTargetForm } from 'jixiao-validator';
import faulty from '../../../data/samples/faulty.json';
import sound from '../../../data/samples/sound.json';
import { checkNow, report } from './engine';
import { openAsNew } from '../keeping/drafts';
import { feedbackSwapper, forgetFeedback, speakOfAll } from './feedback';
import { focusElement, focusPath } from './focus';
import { change, emptyForm, endTyping, form, isBlank, redo, undo, type Change } from './form';
import { tell } from './notice';

interface Sample {
  title: string;
  form: ProjectTargetForm;
}

export const SAMPLES: readonly Sample[] = [sound as Sample, faulty as Sample];

/** A sample becomes a project of its own, so it never takes the place of what was typed. */
export async function loadSample(sample: Sample): Promise<void> {
  await openAsNew(sample.form);
  if (report.value) scrollTo({ top: 0 });
  tell(`已载入示例：${sample.title}`);
}

export async function clearForm(): Promise<void> {
  if (isBlank(form.value)) return tell('表里还没有内容。');
  if (!(await confirmed('只清空这一份；清空后可以点“撤销”找回，关掉页面后就找不回了。', '清空整张表？', '清空')))
    return;
  const restore = feedbackSwapper();
  change(emptyForm(), { label: '清空', path: null, restore });
  forgetFeedback();
  checkNow();
  tell('已清空。', true);
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
