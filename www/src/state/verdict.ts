/** How the form stands as a whole, in one word for the summary and for the end of the form. */
import { computed } from 'vue';
import { ready, report } from './engine';
import { feedback } from './feedback';
import { form, isBlank } from './form';
import { counts } from './issues';

/** `typing` until 检查 was pressed; `unfinished` when what is missing may not be spoken of yet. */
export type Verdict = 'starting' | 'typing' | 'admissible' | 'blocked' | 'unfinished';

export const verdict = computed<Verdict>(() => {
  if (!ready.value) return 'starting';
  if (!feedback.value.checked) return 'typing';
  if (counts.value.error > 0) return 'blocked';
  // An empty form may be without errors, but there is nothing in it to be admitted.
  return report.value?.admissible && !isBlank(form.value) ? 'admissible' : 'unfinished';
});
