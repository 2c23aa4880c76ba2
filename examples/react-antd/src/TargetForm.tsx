import { Button, Form, Input, Table } from 'antd';
import { applyFix, type Checker, type Fix, type ProjectTargetForm } from 'jixiao-validator';
import { createReview } from 'jixiao-validator/ant-design';
import { useEffect, useState } from 'react';
import { SafeFixes } from './SafeFixes';
import stored from './form.json';

const COLUMNS = [
  { key: 'name', title: '指标名称', width: 300 },
  { key: 'operator', title: '指标性质', width: 130 },
  { key: 'value', title: '指标值', width: 300 },
  { key: 'unit', title: '度量单位', width: 150 },
];

export function TargetForm({ checker }: { checker: Checker }) {
  const [form] = Form.useForm<ProjectTargetForm>();
  const [status, setStatus] = useState('');
  const [review] = useState(() =>
    createReview(checker, {
      // `true` asks for the whole form, also for what no field shows.
      model: () => form.getFieldsValue(true),
      message: ({ message, help }) => `${message}。${help}。`,
    }),
  );
  // A stored form may have errors already, so it is checked when it opens and not only when it is edited.
  useEffect(() => review.follow(form), [review, form]);

  function apply(fix: Fix) {
    form.setFieldsValue(applyFix(form.getFieldsValue(true), fix));
    review.follow(form);
  }

  function submit() {
    const elsewhere = review.elsewhere(form).map(({ message }) => message);
    setStatus(elsewhere.length === 0 ? '已提交' : elsewhere.join('；'));
  }

  return (
    <Form
      form={form}
      initialValues={stored}
      validateTrigger={['onChange', 'onBlur']}
      onValuesChange={() => review.follow(form)}
      onFinish={submit}
      // Ant Design counts errors only: what is `warningOnly` is shown and never stops a form.
      onFinishFailed={() => setStatus('还有错误，改好后才能提交')}
      style={{ maxWidth: 1200, margin: '0 auto' }}
    >
      <h1>{stored.project.name}</h1>
      <Form.Item label="年度目标" name={['goals', 'annual']} rules={review.rules(['goals', 'annual'])}>
        <Input.TextArea aria-label="年度目标" />
      </Form.Item>
      <Table
        dataSource={stored.indicators}
        rowKey="name"
        pagination={false}
        bordered
        columns={[
          { title: '行', width: 50, render: (_value, _row, at) => at + 1 },
          { title: '二级指标', dataIndex: 'level2', width: 150 },
          ...COLUMNS.map(({ key, title, width }) => ({
            title,
            width,
            onCell: () => ({ style: { verticalAlign: 'top' } }),
            render: (_value: unknown, _row: unknown, at: number) => (
              <>
                <Form.Item
                  name={['indicators', at, key]}
                  rules={review.rules(['indicators', at, key])}
                  style={{ marginBottom: 0 }}
                >
                  <Input aria-label={`第${at + 1}行${title}`} />
                </Form.Item>
                <SafeFixes review={review} field={`indicators.${at}.${key}`} onApply={apply} />
              </>
            ),
          })),
        ]}
      />
      <p>
        <Button type="primary" htmlType="submit">
          提交
        </Button>
        <span role="status" style={{ marginLeft: 12 }}>
          {status}
        </span>
      </p>
    </Form>
  );
}
