/**
 * What fills the middle of the page: the form, the indicator library or the rule handbook. The address says which, so
 * that the browser's own way back leads back.
 */
import { nextTick, shallowRef } from 'vue';

export type View = 'form' | 'library' | 'handbook';

/** The views beside the form, with the words of their headings. */
export const SIDE_VIEWS: readonly { id: Exclude<View, 'form'>; title: string }[] = [
  { id: 'library', title: '指标库' },
  { id: 'handbook', title: '审核规则' },
];

export const view = shallowRef<View>(viewIn(location.hash));
/** What stands in the address behind the view, for example the rule that the handbook shows. */
export const viewDetail = shallowRef(detailIn(location.hash));

let cameFrom: HTMLElement | null = null;

export function watchAddress(): void {
  addEventListener('hashchange', () => {
    const next = viewIn(location.hash);
    const changed = next !== view.value;
    if (changed && view.value === 'form') rememberPlace();
    view.value = next;
    viewDetail.value = detailIn(location.hash);
    if (changed) void settle();
  });
}

export function openView(next: View, detail = ''): void {
  if (next !== 'form' && view.value === 'form') rememberPlace();
  location.hash = next === 'form' ? '' : `${next}${detail === '' ? '' : `/${encodeURIComponent(detail)}`}`;
}

/** Gives the keyboard to the heading of the view, or back to where it was in the form. */
async function settle(): Promise<void> {
  await nextTick();
  if (view.value !== 'form') {
    document.getElementById('view-title')?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  } else if (cameFrom?.isConnected) {
    cameFrom.focus({ preventScroll: true });
    cameFrom.scrollIntoView({ block: 'center' });
  }
}

function rememberPlace(): void {
  cameFrom = document.activeElement instanceof HTMLElement ? document.activeElement : null;
}

function viewIn(hash: string): View {
  const name = hash.slice(1).split('/')[0];
  return SIDE_VIEWS.find(({ id }) => id === name)?.id ?? 'form';
}

function detailIn(hash: string): string {
  return decodeURIComponent(hash.slice(1).split('/').slice(1).join('/'));
}
