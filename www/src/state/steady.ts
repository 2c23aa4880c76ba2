/**
 * What is said comes and goes above and below the place where one types. The page scrolls along, so that the field with
 * the cursor stays where the eye is.
 */
import { watch } from 'vue';
import { shown } from './issues';

export function keepSteady(): void {
  let before: { element: HTMLElement; top: number } | null = null;
  watch(shown, () => {
    const element = document.activeElement;
    const isField = element instanceof HTMLElement && element.closest('main .section') !== null;
    before = isField ? { element, top: element.getBoundingClientRect().top } : null;
  });
  watch(
    shown,
    () => {
      if (!before?.element.isConnected) return;
      const moved = before.element.getBoundingClientRect().top - before.top;
      before = null;
      if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'auto' });
    },
    { flush: 'post' },
  );
}
