/**
 * What Element UI and Element Plus have in common: rules with a validator that is called back, and items that can be
 * validated by trigger.
 */
import type { Checker } from '../types.js';
import { keyOf, type FieldName } from './fields.js';
import { isError, type Notice } from './notices.js';
import { createState, type Review, type ReviewOptions } from './review.js';

/** `el-form-item` 的一条校验规则。 */
export interface ElementRule {
  trigger?: string;
  validator(rule: unknown, value: unknown, callback: (error?: Error) => void): void;
}

/** `el-form` 的实例（模板引用）。 */
export interface ElementForm {
  fields: readonly ElementItem[];
}

/** 一个 `el-form-item`，只列出用到的内容。 */
export interface ElementItem {
  prop?: string | string[];
  validate(trigger: string, callback?: () => void): unknown;
}

/** 一张 `el-form` 的检查。 */
export interface ElementReview extends Review {
  /** 一个 `el-form-item` 的规则，`field` 与它的 `prop` 相同。 */
  rules(field: FieldName): ElementRule[];
  /** 改了数据之后调用：内容有变化的其他表单项重新校验一次，出现或撤下提示。 */
  follow(form: ElementForm): void;
  /** 没有表单项可以显示的错误：整张表的、没有画出来的格子的，以及检查没有做成。提交前要看它，显示在表单顶部。 */
  elsewhere(form: ElementForm): Notice[];
}

export function createReview<Model>(checker: Pick<Checker, 'check'>, options: ReviewOptions<Model>): ElementReview {
  const { review, at, unplaced } = createState(checker, options, isError);
  const ruled = new Set<string>();

  return Object.assign(review, {
    rules(field: FieldName): ElementRule[] {
      ruled.add(keyOf(field));
      return [
        // It runs when the field is left and when the form is submitted, and always before the rule below it.
        {
          trigger: 'blur',
          validator(_rule, _value, callback) {
            review.leave(field);
            callback();
          },
        },
        {
          validator(_rule, _value, callback) {
            const error = at(field).find(isError);
            // An error as text would be printed to the console by the validator of the framework.
            if (error === undefined) callback();
            else callback(new Error(error.message));
          },
        },
      ];
    },
    follow(form: ElementForm) {
      const changed = new Set(review.affected().map(keyOf));
      form.fields.forEach((item) => {
        if (changed.has(nameOf(item))) item.validate('change', () => undefined);
      });
    },
    elsewhere: (form: ElementForm) => unplaced(form.fields.map(nameOf).filter((name) => ruled.has(name))),
  });
}

function nameOf({ prop }: ElementItem): string {
  return keyOf(prop || '');
}
