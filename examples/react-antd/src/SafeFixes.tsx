import { Button, Form } from 'antd';
import type { Fix } from 'jixiao-validator';
import type { Review } from 'jixiao-validator/ant-design';

interface Props {
  review: Review;
  field: string;
  onApply(fix: Fix): void;
}

/** A safe fix changes how something is written, never what it means, so one click may do it. */
export function SafeFixes({ review, field, onApply }: Props) {
  return (
    // The buttons follow the form and not the state of the component around them.
    <Form.Item shouldUpdate noStyle>
      {() => {
        const fixes = (review.hints()[field] ?? []).flatMap(({ issue }) => issue?.fixes ?? []);
        return fixes
          .filter((fix) => fix.safe)
          .map((fix) => (
            <Button key={fix.title} type="link" size="small" onClick={() => onApply(fix)}>
              {fix.title}
            </Button>
          ));
      }}
    </Form.Item>
  );
}
