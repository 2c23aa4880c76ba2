'use server';
import type { ProjectTargetForm } from 'jixiao-validator';
import { serverChecker } from './server-checker';

/** What the browser has checked is checked again before it is stored, because a request can come from anywhere. */
export async function save(form: ProjectTargetForm): Promise<string> {
  const { admissible } = (await serverChecker()).check(form);
  // Warnings are no part of this: only an error refuses a form.
  return admissible ? '已提交' : '还有错误，改好后才能提交';
}
