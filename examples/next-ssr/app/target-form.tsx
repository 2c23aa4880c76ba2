'use client';
import { applyFix, createChecker, type Checker, type Fix, type ProjectTargetForm, type Report } from 'jixiao-validator';
import { useEffect, useState, type FormEvent } from 'react';
import { Field } from './field';

const COLUMNS = [
  { key: 'name', title: '指标名称' },
  { key: 'operator', title: '指标性质' },
  { key: 'value', title: '指标值' },
  { key: 'unit', title: '度量单位' },
] as const;

export function TargetForm({ stored, storedReport }: { stored: ProjectTargetForm; storedReport: Report }) {
  const [form, setForm] = useState(stored);
  const [status, setStatus] = useState('');
  const checker = useChecker();
  // The same form has the same report on both sides, so the page is calm while the engine arrives in the browser.
  const report = checker?.check(form) ?? storedReport;

  const issuesAt = (pointer: string) => report.issues.filter((issue) => issue.pointer === pointer);
  const set = (path: (string | number)[], value: string) =>
    setForm(applyFix(form, { edits: [{ op: 'set', path, value }] }));
  const apply = (fix: Fix) => setForm(applyFix(form, fix));

  async function submit(event: FormEvent) {
    event.preventDefault();
    // Warnings are no part of this: only an error keeps a form out.
    setStatus(report.admissible ? await save(form) : '还有错误，改好后才能提交');
  }

  return (
    <form onSubmit={submit} noValidate>
      <h1>{form.project?.name}</h1>
      <Field
        label="年度目标"
        value={form.goals?.annual}
        issues={issuesAt('/goals/annual')}
        onChange={(value) => set(['goals', 'annual'], value)}
        onFix={apply}
      />
      <table>
        <thead>
          <tr>
            <th>行</th>
            <th>二级指标</th>
            {COLUMNS.map(({ key, title }) => (
              <th key={key}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {form.indicators?.map((row, at) => (
            <tr key={at}>
              <td>{at + 1}</td>
              <td>{row.level2}</td>
              {COLUMNS.map(({ key, title }) => (
                <td key={key}>
                  <Field
                    label={`第${at + 1}行${title}`}
                    value={row[key]}
                    issues={issuesAt(`/indicators/${at}/${key}`)}
                    onChange={(value) => set(['indicators', at, key], value)}
                    onFix={apply}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <button>提交</button> <span role="status">{status}</span>
      </p>
    </form>
  );
}

async function save(form: ProjectTargetForm): Promise<string> {
  const answer = await fetch('/save', { method: 'POST', body: JSON.stringify(form) });
  return answer.ok ? '已提交' : '服务器没有收下，请稍后再试';
}

/** The engine and the library come after the page, each in a chunk of its own. */
function useChecker(): Checker | undefined {
  const [checker, setChecker] = useState<Checker>();
  useEffect(() => {
    const making = import('jixiao-validator/library').then(({ referenceLibrary }) =>
      createChecker({ library: referenceLibrary }),
    );
    // Where the engine cannot run, the page keeps the report of the server, and the server judges what is submitted.
    making.then(setChecker, () => undefined);
    return () => void making.then((made) => made.dispose());
  }, []);
  return checker;
}
