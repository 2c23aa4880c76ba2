// The clock in a page: how long the first report took from the start of the navigation, and what a check takes later.
import { medianOf } from '../measure.mjs';

/** Opens what checks, lets it check the form once, and again and again when `later` is called. */
export async function measure(open, form) {
  const check = await open();
  const issues = check(form);
  window.first = { time: performance.now(), issues };
  window.later = () => medianOf(() => check(form), { samples: 20, batch: 5, warmUp: 30 });
}
