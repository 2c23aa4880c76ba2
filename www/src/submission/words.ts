/** What an opinion's state is called. Mark and word, never colour alone. */
import type { OpinionState } from 'jixiao-validator';

export const STATES: Record<OpinionState, { mark: string; word: string }> = {
  changed: { mark: '✓', word: '已改' },
  removed: { mark: '✓', word: '已删去' },
  explained: { mark: '✎', word: '已说明' },
  standing: { mark: '△', word: '没改好' },
  open: { mark: '○', word: '没处理' },
};
