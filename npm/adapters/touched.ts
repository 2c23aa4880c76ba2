/** Which fields were left: what is not filled in yet waits until then, or until the form was submitted. */
import { keyOf, type FieldName } from './fields.js';
import type { Notice } from './notices.js';

export interface Touched {
  /** Whether it is time to say this. */
  isDue(notice: Notice): boolean;
  leave(field: FieldName): void;
  submit(): void;
  reset(): void;
}

export function createTouched(): Touched {
  let left = new Set<string>();
  let submitted = false;
  return {
    isDue: ({ incomplete, field }) => !incomplete || submitted || left.has(keyOf(field)),
    leave: (field) => void left.add(keyOf(field)),
    submit: () => void (submitted = true),
    reset() {
      left = new Set();
      submitted = false;
    },
  };
}
