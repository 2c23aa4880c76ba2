import { ElForm, ElFormItem, ElInput } from 'element-plus';
import { createReview } from 'jixiao-validator/element-plus';
import { createApp, h, reactive, ref, toRaw, watch } from 'vue';
import { checkerOf, FIELDS, messagesOf } from './fields.mjs';

window.start = async (initial, options) => {
  const checker = await checkerOf(options);
  const form = reactive(initial);
  const formRef = ref();
  let hints = {};
  const review = createReview(checker, { model: () => toRaw(form), onUpdate: (now) => (hints = now) });
  review.reset();
  watch(form, () => review.follow(formRef.value));
  const item = (path) => {
    const [key, node] = [path[path.length - 1], path.slice(0, -1).reduce((node, segment) => node[segment], form)];
    const prop = path.join('.');
    const input = () =>
      h(ElInput, { id: prop, modelValue: node[key], 'onUpdate:modelValue': (text) => (node[key] = text) });
    return h('section', { 'data-field': prop }, [h(ElFormItem, { key: prop, prop, rules: review.rules(prop) }, input)]);
  };
  createApp(() => h(ElForm, { ref: formRef, model: form }, () => FIELDS.map(item))).mount('#app');
  window.submit = () =>
    formRef.value.validate().then(
      () => true,
      () => false,
    );
  window.elsewhere = () => messagesOf(review.elsewhere(formRef.value));
  window.hints = () => hints;
};
