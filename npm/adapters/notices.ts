/**
 * From a form to what is to be said at its fields: the one place where adapters ask the checker.
 */
import type { Checker, CheckErrorCode, Issue, PathSegment, RuleCode, Severity } from '../types.js';
import { keyOf, valueAt, type FieldName } from './fields.js';

/** 各适配器共有的选项：门户的数据与申报表不是同一个形状时才需要前两项。 */
export interface CheckOptions<Model> {
  /** 把门户的数据换成申报表；缺省原样交给检查器。 */
  toForm?: (model: Model) => unknown;
  /** 申报表的位置对应页面上哪个字段；页面上没有的返回 undefined，它的问题归整张表。缺省与申报表同名。 */
  toField?: (path: PathSegment[]) => FieldName | undefined;
  /** 显示什么文字；缺省是 `issue.message`，例如可以再接上 `issue.help`。 */
  message?: (issue: Issue) => string;
}

/** 要在一个字段上说的一句话。 */
export interface Notice {
  /** 规则代码；检查没有做成时是 `CheckError` 的代码。 */
  code: RuleCode | CheckErrorCode;
  /** 级别；只有 `error` 阻止提交。 */
  severity: Severity;
  /** 可以直接给用户看的一句话。 */
  message: string;
  /** 页面上的字段名；整张表的、页面上没有的，是空串。 */
  field: FieldName;
  /** 说的是还空着的一格，或者整行、整张表：填报人也许正要填，离开字段或提交之后再提示。 */
  incomplete: boolean;
  /** 检查器给出的问题，有修改建议和依据；检查没有做成时没有。 */
  issue?: Issue;
}

/**
 * A reader that checks each state of the form once, however many fields ask.
 *
 * A model is changed in place, so the same object may hold a new form; and frameworks ask field after field with pauses
 * between them, so no time limit fits. The JSON text is what the engine itself reads: the same text has the same report.
 */
export function createReader<Model>(checker: Pick<Checker, 'check'>, options: CheckOptions<Model>) {
  let lastText: string | undefined;
  let last: Notice[] | undefined;
  return (model: Model): Notice[] => {
    const form = options.toForm ? options.toForm(model) : model;
    const text = jsonOf(form);
    if (last === undefined || text === undefined || text !== lastText) {
      last = noticesOf(checker, form, options);
      lastText = text;
    }
    return last;
  };
}

/** The notices by field, each field under the name the page uses. */
export function byField(notices: readonly Notice[]): Map<string, Notice[]> {
  const fields = new Map<string, Notice[]>();
  for (const notice of notices) {
    const key = keyOf(notice.field);
    const others = fields.get(key);
    if (others === undefined) fields.set(key, [notice]);
    else others.push(notice);
  }
  return fields;
}

export function isError({ severity }: Notice): boolean {
  return severity === 'error';
}

/** Warnings and suggestions as an object, which templates read more easily than a map. */
export function hintsOf(notices: readonly Notice[]): Record<string, Notice[]> {
  const hints: Record<string, Notice[]> = {};
  byField(notices.filter((notice) => !isError(notice))).forEach((list, key) => (hints[key] = list));
  return hints;
}

function noticesOf<Model>(checker: Pick<Checker, 'check'>, form: unknown, options: CheckOptions<Model>): Notice[] {
  try {
    return checker.check(form).issues.map((issue) => noticeOf(issue, form, options));
  } catch (thrown) {
    return [failure(thrown)];
  }
}

function noticeOf<Model>(issue: Issue, form: unknown, { toField, message }: CheckOptions<Model>): Notice {
  const { code, severity, path } = issue;
  const field = toField ? toField(path) : path;
  return {
    code,
    severity,
    message: message ? message(issue) : issue.message,
    field: field === undefined ? '' : field,
    incomplete: isIncomplete(form, path),
    issue,
  };
}

// No list of rules tells what is incomplete, and none is needed: whichever rule speaks at a blank cell, it may yet be filled.
function isIncomplete(form: unknown, path: readonly PathSegment[]): boolean {
  const cell = valueAt(form, path);
  return path.length > 0 && (cell === undefined || typeof cell === 'object' || String(cell).trim() === '');
}

// A form that could not be checked must not pass for a sound one, so the failure is an error of the form as a whole.
function failure(thrown: unknown): Notice {
  const { name, code, message } = thrown as { name?: unknown; code: CheckErrorCode; message: string };
  if (name !== 'CheckError') throw thrown;
  return { code, severity: 'error', message, field: '', incomplete: false };
}

function jsonOf(form: unknown): string | undefined {
  try {
    return JSON.stringify(form);
  } catch {
    // The checker says what is wrong with a form that is no JSON.
    return undefined;
  }
}
