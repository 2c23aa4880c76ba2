/** What is said of one place of a returned form: the opinions about it and what it was before. */
import { computed } from 'vue';
import { form } from '../state/form';
import { placeOf } from '../state/places';
import { changeAt } from './changes';
import { opinions, record, type StandingOpinion } from './standing';

/** The opinions with the place each of them is shown at now; those on the whole form stand in the list only. */
const placed = computed(() =>
  opinions.value.flatMap((item) =>
    item.path === null || item.path.length === 0 ? [] : [{ item, id: placeOf(form.value, item.path).id }],
  ),
);

export function opinionsAt(placeId: string): StandingOpinion[] {
  if (placed.value.length === 0) return [];
  return placed.value.filter(({ id }) => id === placeId || id.startsWith(`${placeId}-`)).map(({ item }) => item);
}

/** Whether there is anything to be said. */
export function isReviewed(placeId: string): boolean {
  return record.value !== null && (changeAt(placeId) !== '' || opinionsAt(placeId).length > 0);
}
