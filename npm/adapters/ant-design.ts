/**
 * Ant Design（React）表单的适配器。
 *
 * ```tsx
 * import { createChecker } from 'jixiao-validator';
 * import { createReview } from 'jixiao-validator/ant-design';
 *
 * const checker = await createChecker();
 *
 * function TargetForm() {
 *   const [form] = Form.useForm();
 *   const [review] = useState(() => createReview(checker, { model: () => form.getFieldsValue(true) }));
 *   return (
 *     <Form form={form} validateTrigger={['onChange', 'onBlur']} onValuesChange={() => review.follow(form)}>
 *       <Form.Item name={['project', 'name']} rules={review.rules(['project', 'name'])}>…</Form.Item>
 *     </Form>
 *   );
 * }
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

/** `Form.Item` 或 `Form.List` 的一条校验规则。 */
export interface AntRule {
  validateTrigger?: string;
  warningOnly?: boolean;
  validator(): Promise<void>;
}

/** `Form.useForm()` 得到的实例。 */
export interface AntForm {
  getFieldsError(): { name: PathSegment[] }[];
  validateFields(names: PathSegment[][], options?: object): Promise<unknown>;
}

/** 一张 `Form` 的检查。 */
export interface AntReview extends Review {
  /** 一个 `Form.Item`（写完整的路径）或 `Form.List` 的规则：错误阻止提交，提醒和建议是 `warningOnly`。 */
  rules(field: FieldName): AntRule[];
  /** 在 `onValuesChange` 里调用：内容有变化的其他字段重新校验一次，出现或撤下提示。 */
  follow(form: AntForm): void;
  /** 没有字段可以显示的错误：整张表的、没有画出来的格子的，以及检查没有做成。提交前要看它，显示在表单顶部。 */
  elsewhere(form: AntForm): Notice[];
}

/**
 * 为一张 Ant Design 表单建立检查。
 *
 * 没有填完的问题等到离开字段或提交时才提示，所以表单的 `validateTrigger` 要有 `onBlur`。
 */
export function createReview<Model>(checker: Pick<Checker, 'check'>, options: ReviewOptions<Model>): AntReview {
  const { review, at, unplaced } = createState(checker, options, () => true);
  const ruled = new Set<string>();

  function saying(field: FieldName, isMeant: (notice: Notice) => boolean): () => Promise<void> {
    return async () => {
      const messages = at(field)
        .filter(isMeant)
        .map(({ message }) => message);
      if (messages.length > 0) throw messages;
    };
  }

  return Object.assign(review, {
    rules(field: FieldName): AntRule[] {
      ruled.add(keyOf(field));
      return [
        // It runs when the field is left and when the form is submitted, and always before the rules below it.
        { validateTrigger: 'onBlur', validator: async () => review.leave(field) },
        { validator: saying(field, isError) },
        { warningOnly: true, validator: saying(field, (notice) => !isError(notice)) },
      ];
    },
    follow(form: AntForm) {
      const names = review.affected().map(segmentsOf);
      // As on a change and not as on a submit: following a change must not count as leaving the fields.
      if (names.length > 0) form.validateFields(names, { triggerName: 'onChange' }).catch(() => undefined);
    },
    elsewhere: (form: AntForm) =>
      unplaced(
        form
          .getFieldsError()
          .map(({ name }) => name)
          .filter((name) => ruled.has(keyOf(name))),
      ),
  });
}
