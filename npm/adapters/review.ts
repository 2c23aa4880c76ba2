/**
 * What a page with a mutable model needs beside the rules of its framework: which fields were left, which messages
 * changed elsewhere, and which errors no field shows.
 */
import type { Checker } from '../types.js';
import { createChanges } from './changes.js';
import { keyOf, type FieldName } from './fields.js';
import { createReader, hintsOf, isError, type CheckOptions, type Notice } from './notices.js';
import { createTouched } from './touched.js';

/** 怎样检查一张表单。 */
export interface ReviewOptions<Model> extends CheckOptions<Model> {
  /** 返回整张表单的数据。跨字段的规则要看全表，而框架只把一格的值交给校验函数。 */
  model: () => Model;
  /** 该显示的提醒和建议可能变了时调用：跟上一次改动（`follow`）、离开字段、提交、换表单之后。 */
  onUpdate?: (hints: Record<string, Notice[]>) => void;
}

/** 一张表单的检查状态。 */
export interface Review {
  /** 全部该显示的提醒和建议，按字段名（`indicators.0.value`）分组，供模板使用；它们从不阻止提交。 */
  hints(): Record<string, Notice[]>;
  /** 从上次问到现在，显示的内容有变化的字段：改一格，可能让别处出现或消除问题。 */
  affected(): FieldName[];
  /** 这个字段填过、离开过了：从此它空着也会提示。整行、整张表（`indicators`）也可以离开。 */
  leave(field: FieldName): void;
  /** 按了提交：没有填完的问题全部显示。 */
  submit(): void;
  /** 换了一张表单：忘掉哪些字段离开过，以现在的问题为 `affected` 的起点。 */
  reset(): void;
}

/** The review of a page, and beside it what only the adapters ask. */
export interface ReviewState {
  review: Review;
  /** What is to be shown at a field. A failed check is shown at every one: what was not checked must not be let pass. */
  at(field: FieldName): Notice[];
  /** The errors that belong to none of these fields. */
  unplaced(fields: readonly FieldName[]): Notice[];
}

/** `concerns` tells which notices the framework itself shows at a field, so that only those count as a change there. */
export function createState<Model>(
  checker: Pick<Checker, 'check'>,
  options: ReviewOptions<Model>,
  concerns: (notice: Notice) => boolean,
): ReviewState {
  const read = createReader(checker, options);
  const touched = createTouched();
  const changes = createChanges();

  function all(): Notice[] {
    return read(options.model());
  }

  function shown(): Notice[] {
    return all().filter(touched.isDue);
  }

  function update(): void {
    if (options.onUpdate) options.onUpdate(hintsOf(shown()));
  }

  function affected(): FieldName[] {
    update();
    return changes(shown().filter(concerns));
  }

  return {
    review: {
      hints: () => hintsOf(shown()),
      affected,
      leave(field) {
        touched.leave(field);
        update();
      },
      submit() {
        touched.submit();
        update();
      },
      reset() {
        touched.reset();
        affected();
      },
    },
    at(field) {
      const key = keyOf(field);
      return shown().filter((notice) => !notice.issue || keyOf(notice.field) === key);
    },
    unplaced(fields) {
      const places = new Set(fields.map(keyOf));
      return all().filter((notice) => isError(notice) && !places.has(keyOf(notice.field)));
    },
  };
}
