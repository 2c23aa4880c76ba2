/** The handbook entry that is open beside the form. */
import { shallowRef } from 'vue';
import type { Issue } from 'jixiao-validator';

export const openIssue = shallowRef<Issue | null>(null);
let cameFrom: HTMLElement | null = null;

export function openRule(issue: Issue): void {
  cameFrom = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  openIssue.value = issue;
}

/** Closes the entry and gives the keyboard back to where it was. */
export function closeRule(): void {
  openIssue.value = null;
  if (cameFrom?.isConnected) cameFrom.focus({ preventScroll: true });
  cameFrom = null;
}
