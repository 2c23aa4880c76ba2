/**
 * 不用表单库的页面：浏览器自带的约束校验，加上读屏软件需要的说明。
 *
 * ```ts
 * import { createChecker } from 'jixiao-validator';
 * import { errorSummary } from 'jixiao-validator/error-summary';
 * import { attach } from 'jixiao-validator/native';
 *
 * // <div id="summary"></div>
 * // <form id="target"><input name="project.name"> <input name="indicators.0.value"> …</form>
 * const checker = await createChecker();
 * const form = document.querySelector<HTMLFormElement>('#target')!;
 * const review = attach(checker, form, { summary: errorSummary(document.querySelector('#summary')!) });
 * ```
 *
 * @packageDocumentation
 */
import type { Checker } from '../types.js';
import { describe, type Control, type Description } from './describe.js';
import { keyOf, placeAt, segmentsOf } from './fields.js';
import { byField, createReader, isError, type CheckOptions } from './notices.js';
import type { Summary } from './error-summary.js';
import { createTouched } from './touched.js';

export type { Control } from './describe.js';
export type { Summary } from './error-summary.js';
export type { FieldName } from './fields.js';
export type { CheckOptions, Notice } from './notices.js';

/** 怎样检查页面上的一张表单。 */
export interface NativeOptions<Model> extends CheckOptions<Model> {
  /** 返回整张表单的数据；缺省按控件的 `name` 从表单里读出。 */
  model?: () => Model;
  /** 提交被拦下时怎样汇总，例如 `jixiao-validator/error-summary`：整张表的错误和检查没有做成，只有汇总能说。 */
  summary: Summary;
}

/** 页面上一张表单的检查。 */
export interface NativeReview {
  /** 重新检查并更新页面。数据不是由填写而变时调用：导入、采用修改建议、增删行。 */
  refresh(): void;
  /** 换了一张表单：忘掉哪些格子离开过，撤下汇总，再更新页面。 */
  reset(): void;
  /** 停止检查，撤下全部提示，页面恢复原样。 */
  detach(): void;
}

/**
 * 看着一张表单：边填边提示；提交时有错误就拦下，列出汇总并把焦点移过去。
 *
 * 控件按 `name` 对应字段，`<fieldset name="indicators">` 显示整张表的问题。没有填完的问题等到离开格子或提交时才提示；
 * 提醒和建议从不阻止提交。检查没有做成时也拦下，由汇总说明。
 * 自己处理 `submit` 事件的页面，请先看 `event.defaultPrevented`。
 */
export function attach<Model>(
  checker: Pick<Checker, 'check'>,
  form: HTMLFormElement,
  options: NativeOptions<Model>,
): NativeReview {
  const read = createReader(checker, options);
  const touched = createTouched();
  const { noValidate } = form;
  let described: { first: Control; description: Description }[] = [];
  let removeSummary = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  function notices() {
    return read(options.model ? options.model() : (readControls(form) as Model));
  }

  function refresh(): void {
    const said = byField(notices().filter(touched.isDue));
    const before = described;
    described = [];
    controlsOf(form).forEach((controls, key) => {
      const here = said.get(key);
      if (!here) return;
      const [first] = controls as [Control];
      const kept = before.find((one) => one.first === first);
      const description = kept ? kept.description : describe(controls);
      described.push({ first, description });
      description.say(here);
    });
    before
      .filter((one) => !described.some(({ first }) => first === one.first))
      .forEach((one) => one.description.remove());
  }

  function onInput(): void {
    // Listeners of the page may still have to carry the input into the model.
    clearTimeout(timer);
    timer = setTimeout(refresh);
  }

  function onLeave({ target }: Event): void {
    touched.leave((target as Control).name || '');
    onInput();
  }

  function onSubmit(event: Event): void {
    touched.submit();
    removeSummary();
    refresh();
    const errors = notices().filter(isError);
    if (errors.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    removeSummary = options.summary(errors, controlsOf(form));
  }

  // The browser would refuse the submit before anyone could say why.
  form.noValidate = true;
  form.addEventListener('input', onInput);
  form.addEventListener('focusout', onLeave);
  form.addEventListener('submit', onSubmit, true);
  refresh();

  return {
    refresh,
    reset() {
      touched.reset();
      removeSummary();
      refresh();
    },
    detach() {
      clearTimeout(timer);
      form.noValidate = noValidate;
      form.removeEventListener('input', onInput);
      form.removeEventListener('focusout', onLeave);
      form.removeEventListener('submit', onSubmit, true);
      removeSummary();
      described.forEach(({ description }) => description.remove());
    },
  };
}

/** The controls by field, in the order of the document. */
function controlsOf(form: HTMLFormElement): Map<string, Control[]> {
  const found = new Map<string, Control[]>();
  for (const control of Array.from(form.elements) as Control[]) {
    const key = keyOf(control.name || '');
    if (key !== '') found.set(key, (found.get(key) || []).concat(control));
  }
  return found;
}

/** The form as its controls hold it. Unlike `FormData` it has the disabled ones too: a computed total is often disabled. */
function readControls(form: HTMLFormElement): unknown {
  const model = { formType: 'projectTarget' };
  controlsOf(form).forEach((controls, key) => {
    for (const { type, value, checked } of controls as HTMLInputElement[]) {
      const isLeft = /^(radio|checkbox)$/.test(type) ? !checked : /^(fieldset|button|submit|reset)$/.test(type);
      if (!isLeft) placeAt(model, segmentsOf(key), value);
    }
  });
  return model;
}
