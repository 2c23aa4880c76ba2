/**
 * Element Plus 表单的适配器。
 *
 * ```vue
 * <script setup lang="ts">
 * import { createChecker } from 'jixiao-validator';
 * import { createReview } from 'jixiao-validator/element-plus';
 *
 * const checker = await createChecker();
 * const review = createReview(checker, { model: () => form });
 * watch(form, () => review.follow(formRef.value));
 * </script>
 * <template>
 *   <el-form ref="formRef" :model="form">
 *     <el-form-item prop="project.name" :rules="review.rules('project.name')">…</el-form-item>
 *   </el-form>
 * </template>
 * ```
 *
 * @packageDocumentation
 */
import type { Checker } from '../types.js';
import { createReview as create, type ElementReview } from './element.js';
import type { ReviewOptions } from './review.js';

export type { ElementForm, ElementItem, ElementReview, ElementRule } from './element.js';
export type { FieldName } from './fields.js';
export type { CheckOptions, Notice } from './notices.js';
export type { Review, ReviewOptions } from './review.js';

/**
 * 为一张 Element Plus 表单建立检查。
 *
 * 错误由 `rules` 显示并阻止提交；提醒和建议在 `hints()` 里，从不阻止。没有填完的问题等到离开字段或提交时才提示。
 */
export function createReview<Model>(checker: Pick<Checker, 'check'>, options: ReviewOptions<Model>): ElementReview {
  return create(checker, options);
}
