// Checks a form on the command line: applies what is safe, prints what a person must put right.
//
//   node check.mjs form.json
import { readFile } from 'node:fs/promises';
import { argv, exit } from 'node:process';
import { applyFix, createChecker } from 'jixiao-validator';
import { referenceLibrary } from 'jixiao-validator/library';

const SEVERITY = { error: '错误', warning: '提醒', info: '建议' };

// Making a checker reads the whole library, so one checker serves all forms.
const checker = await createChecker({ library: referenceLibrary });
const form = JSON.parse(await readFile(argv[2] ?? 'form.json', 'utf8'));
const { issues, admissible, counts } = checker.check(withSafeFixes(form));
checker.dispose();

for (const { severity, label, message, help } of issues) {
  console.log(`${SEVERITY[severity]} ${label}：${message}。${help}。`);
}
console.log(`${counts.error} 处错误，${counts.warning} 处提醒，${admissible ? '可以' : '不能'}入库。`);
// Only an error keeps the form out; a warning asks for a second look.
exit(admissible ? 0 : 1);

/**
 * A safe fix changes how something is written and never what it means, so nobody has to be asked. One fix may mend
 * several issues at once, so the form is checked again after each.
 *
 * @param {import('jixiao-validator').ProjectTargetForm} form
 * @returns {import('jixiao-validator').ProjectTargetForm}
 */
function withSafeFixes(form) {
  const fixes = checker.check(form).issues.flatMap((issue) => issue.fixes);
  const fix = fixes.find(({ safe }) => safe);
  return fix ? withSafeFixes(applyFix(form, fix)) : form;
}
