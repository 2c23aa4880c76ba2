/** Whether the cursor stands in a part of the form. What is said there may fold away only after a press has ended. */
import { ref, type Ref } from 'vue';
import { afterPress } from './feedback';

export interface Active {
  active: Ref<boolean>;
  enter: () => void;
  leave: (event: FocusEvent) => void;
}

export function useActive(): Active {
  const active = ref(false);
  return {
    active,
    enter: () => (active.value = true),
    leave: ({ currentTarget }) => {
      const part = currentTarget as Element;
      afterPress(() => (active.value = part.contains(document.activeElement)));
    },
  };
}
