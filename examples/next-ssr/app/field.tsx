import type { Fix, Issue } from 'jixiao-validator';
import { useId } from 'react';

const SEVERITY = { error: '错误', warning: '提醒', info: '建议' };

interface Props {
  label: string;
  value: string | number | null | undefined;
  issues: Issue[];
  onChange(value: string): void;
  onFix(fix: Fix): void;
}

/** One cell with what is to be said about it. */
export function Field({ label, value, issues, onChange, onFix }: Props) {
  const id = useId();
  return (
    <div className="field">
      <input
        aria-label={label}
        aria-invalid={issues.some(({ severity }) => severity === 'error')}
        aria-describedby={issues.length > 0 ? id : undefined}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value)}
      />
      <ul id={id}>
        {issues.map(({ code, severity, message, help, fixes }) => (
          <li key={code} className={severity}>
            {SEVERITY[severity]}：{message}。{help}。
            {fixes
              // A safe fix changes how something is written, never what it means, so one click may do it.
              .filter(({ safe }) => safe)
              .map((fix) => (
                <button key={fix.title} type="button" onClick={() => onFix(fix)}>
                  {fix.title}
                </button>
              ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
