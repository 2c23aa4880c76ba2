import { Form, FormItem, Input } from 'ant-design-vue';
import { createReview } from 'jixiao-validator/ant-design-vue';
import { createApp, h, reactive, ref, toRaw, watch } from 'vue';
import { checkerOf, FIELDS, messagesOf } from './fields.mjs';

window.start = async (initial, options) => {
  const checker = await checkerOf(options);
  const form = reactive(initial);
  const formRef = ref();
  const review = createReview(checker, { model: () => toRaw(form) });
  review.reset();
  watch(form, () => review.follow(formRef.value));
  const item = (path) => {
    const [key, node] = [path[path.length - 1], path.slice(0, -1).reduce((node, segment) => node[segment], form)];
    const input = () =>
      h(Input, { id: path.join('.'), value: node[key], 'onUpdate:value': (text) => (node[key] = text) });
    const rules = options.areHintsRules ? review.rules(path).concat(review.hintRules(path)) : review.rules(path);
    return h('section', { 'data-field': path.join('.') }, [h(FormItem, { name: path, rules }, input)]);
  };
  createApp(() => h(Form, { ref: formRef, model: form }, () => FIELDS.map(item))).mount('#app');
  window.submit = () =>
    formRef.value.validate().then(
      () => true,
      () => false,
    );
  window.elsewhere = () => messagesOf(review.elsewhere());
  window.hints = () => review.hints();
};
