import { Form, Input } from 'antd';
import { createReview } from 'jixiao-validator/ant-design';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { checkerOf, FIELDS, messagesOf } from './fields.mjs';

window.start = async (initial, options) => {
  const checker = await checkerOf(options);

  function TargetForm() {
    const [form] = Form.useForm();
    const [review] = useState(() => createReview(checker, { model: () => form.getFieldsValue(true) }));
    window.submit = () =>
      form.validateFields().then(
        () => true,
        () => false,
      );
    window.elsewhere = () => messagesOf(review.elsewhere(form));
    window.hints = () => review.hints();
    window.begin = () => review.reset();
    const item = (name) => {
      const field = name.join('.');
      const input = createElement(Input, { id: field });
      return createElement(
        'section',
        { key: field, 'data-field': field },
        createElement(Form.Item, { name, rules: review.rules(name) }, input),
      );
    };
    const props = {
      form,
      initialValues: initial,
      validateTrigger: ['onChange', 'onBlur'],
      onValuesChange: () => review.follow(form),
    };
    return createElement(Form, props, FIELDS.map(item));
  }

  createRoot(document.querySelector('#app')).render(createElement(TargetForm));
  while (!document.querySelector('input')) await new Promise((resolve) => setTimeout(resolve, 10));
  window.begin();
};
