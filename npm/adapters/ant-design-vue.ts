/**
 * Ant Design Vue 4 表单的适配器。
 *
 * ```vue
 * <script setup lang="ts">
 * import { createChecker } from 'jixiao-validator';
 * import { createReview } from 'jixiao-validator/ant-design-vue';
 *
 * const checker = await createChecker();
 * const review = createReview(checker, { model: () => toRaw(form) });
 * watch(form, () => review.follow(formRef.value));
 * </script>
 * <template>
 *   <a-form ref="formRef" :model="form">
 *     <a-form-item :name="['project', 'name']" :rules="review.rules(['project', 'name'])">…</a-form-item>
 *   </a-form>
 * </template>
 * ```
 *
 * @packageDocumentation
 */
import type { Checker, PathSegment } from '../types.js';
import { keyOf, segmentsOf, type FieldName } from './fields.js';
import { isError, type Notice } from './notices.js';
import { createState, type Review, type ReviewOptions } from './review.js';

export type { FieldName } from './fields.js';
export type { CheckOptions, Notice } from './notices.js';
export type { Review, ReviewOptions } from './review.js';

/** `a-form-item` 的一条校验规则。 */
export interface AntVueRule {
  trigger: 'blur' | ('blur' | 'change')[];
  warningOnly?: boolean;
  validator(): Promise<void>;
}

/** `a-form` 的实例（模板引用）。 */
export interface AntVueForm {
  validateFields(names: PathSegment[][], options?: object): Promise<unknown>;
}

/** 一张 `a-form` 的检查。 */
export interface AntVueReview extends Review {
  /** 一个 `a-form-item` 的规则，`field` 与它的 `name` 相同；只有错误，会阻止提交。 */
  rules(field: FieldName): AntVueRule[];
  /** 提醒和建议作为 `warningOnly` 的规则。它们不阻止提交，但 4.2 版把它们画成错误的样子，所以更宜用 `hints()` 和 `extra` 插槽。 */
  hintRules(field: FieldName): AntVueRule[];
  /** 改了数据之后调用：内容有变化的其他字段重新校验一次，出现或撤下提示。 */
  follow(form: AntVueForm): void;
  /** 没有字段可以显示的错误：整张表的、没有画出来的格子的，以及检查没有做成。提交前要看它，显示在表单顶部。`fields` 是页面上此刻的字段，缺省是要过规则的全部字段。 */
  elsewhere(fields?: readonly FieldName[]): Notice[];
}

/** 为一张 Ant Design Vue 表单建立检查。没有填完的问题等到离开字段或提交时才提示。 */
export function createReview<Model>(checker: Pick<Checker, 'check'>, options: ReviewOptions<Model>): AntVueReview {
  const { review, at, unplaced } = createState(checker, options, isError);
  const ruled = new Set<string>();

  function saying(field: FieldName, isMeant: (notice: Notice) => boolean): () => Promise<void> {
    return async () => {
      const messages = at(field)
        .filter(isMeant)
        .map(({ message }) => new Error(message));
      if (messages.length > 0) throw messages;
    };
  }

  return Object.assign(review, {
    rules(field: FieldName): AntVueRule[] {
      ruled.add(keyOf(field));
      return [
        // It runs when the field is left and when the form is submitted, and always before the rule below it.
        { trigger: 'blur', validator: async () => review.leave(field) },
        { trigger: ['blur', 'change'], validator: saying(field, isError) },
      ];
    },
    hintRules: (field: FieldName): AntVueRule[] => [
      { trigger: ['blur', 'change'], warningOnly: true, validator: saying(field, (notice) => !isError(notice)) },
    ],
    follow(form: AntVueForm) {
      const names = review.affected().map(segmentsOf);
      // As on a change and not as on a submit: following a change must not count as leaving the fields.
      if (names.length > 0) form.validateFields(names, { triggerName: 'change' }).catch(() => undefined);
    },
    elsewhere: (fields?: readonly FieldName[]) => unplaced(fields || Array.from(ruled)),
  });
}
