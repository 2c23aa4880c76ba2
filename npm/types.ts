/**
 * The shapes that cross the boundary between the portal and the engine.
 *
 * They are written by hand and are the same shapes the Rust side reads and writes (`src/form`, `src/library`,
 * `src/profile.rs`, `src/issue.rs`, `src/report.rs`); `tests/npm` checks that the two agree.
 */
import type { RuleCode, RuleGroup } from './rule-codes.js';

export type { RuleCode, RuleGroup };

/** 用户填写的一个格子：文本、数字或空。填了一半的表单是常态，所以每一格都可以缺省。 */
export type Leaf = string | number | null;

/** 项目支出绩效目标申报表。 */
export interface ProjectTargetForm {
  formType: 'projectTarget';
  fiscalYear?: Leaf;
  project?: {
    code?: Leaf;
    name?: Leaf;
    category?: Leaf;
    attribute?: Leaf;
    department?: Leaf;
    unit?: Leaf;
    functionCode?: Leaf;
    sector?: Leaf;
    commonGroups?: string[];
    startDate?: Leaf;
    endDate?: Leaf;
    basis?: Leaf;
    plan?: {
      content?: Leaf;
      expected?: Leaf;
      schedule?: { task?: Leaf; start?: Leaf; end?: Leaf; amount?: Leaf }[];
    };
  };
  money?: {
    unit?: Leaf;
    total?: Leaf;
    annual?: {
      total?: Leaf;
      fiscal?: Leaf;
      generalBudget?: Leaf;
      governmentFund?: Leaf;
      stateCapital?: Leaf;
      socialInsurance?: Leaf;
      carryOver?: Leaf;
      specialAccount?: Leaf;
      unitFunds?: Leaf;
      other?: Leaf;
    };
    years?: { year?: Leaf; amount?: Leaf }[];
  };
  preEvaluation?: { concluded?: Leaf; reportNo?: Leaf; conclusion?: Leaf };
  goals?: { total?: Leaf; annual?: Leaf };
  indicators?: Indicator[];
  /** 部门对提醒的说明。 */
  explanations?: { code?: Leaf; pointer?: Leaf; reason?: Leaf }[];
}

/** 一行绩效指标。 */
export interface Indicator {
  period?: Leaf;
  level1?: Leaf;
  level2?: Leaf;
  name?: Leaf;
  operator?: Leaf;
  value?: Leaf;
  unit?: Leaf;
  kind?: Leaf;
  content?: Leaf;
  valueBasis?: Leaf;
  evidence?: Leaf;
  weight?: Leaf;
  lastYear?: Leaf;
  yearBefore?: Leaf;
  libraryCode?: Leaf;
}

/** 阻断 | 提醒 | 建议。 */
export type Severity = 'error' | 'warning' | 'info';

export type PathSegment = string | number;

/** 对表单的一处改动。`insert` 只用于数组，`path` 的最后一段是插入后的序号。 */
export interface Edit {
  op: 'set' | 'insert' | 'remove';
  path: PathSegment[];
  value?: unknown;
}

/** 一个修改建议。`safe` 为真时只改写法、不改意思，可以一键采用。 */
export interface Fix {
  title: string;
  safe: boolean;
  edits: Edit[];
}

/** 一个问题：在哪一格、为什么、怎么改。 */
export interface Issue {
  code: RuleCode;
  severity: Severity;
  /** 例如 `['indicators', 2, 'value']`。 */
  path: PathSegment[];
  /** 同一位置的 JSON Pointer，例如 `/indicators/2/value`。 */
  pointer: string;
  /** 给人看的位置，例如 `绩效指标第3行 · 指标值`。 */
  label: string;
  message: string;
  help: string;
  expected?: string;
  /** 单位对这条提醒或建议的说明；错误不能用说明代替。 */
  answer?: string;
  params: Record<string, string | number>;
  fixes: Fix[];
  related: { path: PathSegment[]; message: string }[];
  /** 依据：文号与条款，或“审核惯例”。 */
  basis: string;
}

/** 一次检查的结果：同一份表单、指标库和审核口径总是得到同一份报告。 */
export interface Report {
  /** 没有阻断级问题，可以入库。 */
  admissible: boolean;
  /** 按表单顺序、级别、代码排列。 */
  issues: Issue[];
  /** 各级别的条数；answered 是其中已经说明的。 */
  counts: { error: number; warning: number; info: number; answered: number };
  /** 没有执行的规则和原因：没查过的绝不说查过。 */
  skipped: { code: RuleCode; reason: string }[];
  /** 问题太多、列表被截断时为真；`counts` 仍是全部。 */
  truncated: boolean;
  engine: { name: string; version: string };
  library: { id: string; version: string; digest: string } | null;
  profile: { id: string; version: string; digest: string };
  formDigest: string;
}

/** 指标库里的一条指标。 */
export interface LibraryEntry {
  code: string;
  name: string;
  aliases?: string[];
  scope: 'common' | 'sector' | 'department';
  /** 共性类或行业的代码。 */
  group: string;
  functionCodes?: string[];
  level1: string;
  level2: string;
  operator: string;
  unit: string;
  units?: string[];
  kind: string;
  standard?: { basis: string; value?: string; min?: string; max?: string };
  content?: string;
  formula?: string;
  keywords?: string[];
  required?: boolean;
  fixed?: boolean;
  enabled?: boolean;
  effectiveFrom?: string;
  effectiveTo?: string;
  replacedBy?: string;
  source?: string;
}

/** 指标库。 */
export interface Library {
  id: string;
  title: string;
  version: string;
  division: string;
  fiscalYear: string | number;
  publisher?: string;
  effectiveFrom?: string;
  effectiveTo?: string;
  sectors: { code: string; name: string }[];
  commonGroups: { code: string; name: string }[];
  indicators: LibraryEntry[];
}

/** 从指标库里找到的一条，最像的在前。 */
export interface Suggestion {
  entry: LibraryEntry;
  /** 0 到 1。 */
  score: number;
  /** 为什么像，例如“名称一致”。 */
  why: string;
}

export interface SuggestQuery {
  name: string;
  level2?: string;
  sector?: string;
  commonGroups?: string[];
  /** 只在这个范围里找；不写的不限。其余各项只决定名称同样相近时谁在前。 */
  only?: {
    /** 一级或二级指标的名称。 */
    level?: string;
    /** 行业的编码或名称；与共性类同写时两边都找。 */
    sector?: string;
    /** 共性类的编码或名称。 */
    commonGroup?: string;
    /** 支出功能分类编码，3、5 或 7 位；没有编码的指标适用各类。 */
    functionCode?: string;
  };
}

/** 一行指标的几格合起来是什么意思。 */
export interface Meaning {
  operator: '≥' | '≤' | '=' | '>' | '<' | '定性' | null;
  /** 十进制文本、`lo..hi`、日期（`2024-12-31`、`2024-12`、`--12`）或定性文字。 */
  value: string | null;
  unit: string | null;
  kind: '定量指标' | '定性指标' | null;
}

/** 一条规则的说明，全部是中文。 */
export interface RuleDoc {
  code: RuleCode;
  title: string;
  group: RuleGroup;
  severity: Severity;
  fields: string[];
  /** 是什么。 */
  what: string;
  /** 为什么。 */
  why: string;
  /** 怎么改。 */
  how: string;
  wrong: string;
  right: string;
  basis: string;
  since: string;
}

/**
 * 出错的种类：
 *
 * - `LIBRARY_INVALID`、`PROFILE_INVALID`：传入的指标库、审核口径读不进来，`path` 指出位置；
 * - `INPUT_NOT_JSON`：要检查的内容不能转换成 JSON（循环引用、BigInt 等）；
 * - `WORKBOOK_INVALID`：要导入的文件读不出来；
 * - `WASM_NOT_LOADED`：没有取到可用的 engine.wasm（地址不对、网络不通、文件不完整或版本不一致），`message` 写明地址和原因；
 * - `WASM_BLOCKED_BY_CSP`：页面的内容安全策略不允许 WebAssembly；
 * - `WASM_UNSUPPORTED`：浏览器不支持 WebAssembly，或正处于“兼容模式”；
 * - `ENGINE_FAILED`：检查引擎自己出错、已经停用，或检查器已经释放。
 */
export type CheckErrorCode =
  | 'LIBRARY_INVALID'
  | 'PROFILE_INVALID'
  | 'INPUT_NOT_JSON'
  | 'WORKBOOK_INVALID'
  | 'WASM_NOT_LOADED'
  | 'WASM_BLOCKED_BY_CSP'
  | 'WASM_UNSUPPORTED'
  | 'ENGINE_FAILED';

/** 我们这一侧或调用方的失败；表单里的问题永远是 `Report`，不会抛出。`message` 是可以直接给用户看的中文。 */
export declare class CheckError extends Error {
  readonly name: 'CheckError';
  readonly code: CheckErrorCode;
  /** 出错的位置，例如 `indicators[3].unit`。 */
  readonly path?: string;
}

export interface CheckerOptions {
  /** 指标库：JSON 的字节、文本或对象。不给时，与指标库有关的规则列在 `skipped` 里。 */
  library?: Uint8Array | string | object;
  /** 审核口径：内置编号或对象，缺省为 `hongta-2024`。 */
  profile?: string | object;
  /**
   * 备用引擎：只在页面的内容安全策略不允许 WebAssembly、或浏览器不支持 WebAssembly 时使用。
   *
   * 写成函数时用到才加载：`fallback: () => import('jixiao-validator/fallback')`。
   */
  fallback?: Fallback | (() => Fallback | Promise<Fallback>);
}

/** 不用 WebAssembly 的备用引擎，由 `jixiao-validator/fallback` 提供。 */
export interface Fallback {
  createChecker(options?: CheckerOptions): Promise<Checker>;
}

export interface Checker {
  /** 同步、纯函数；表单内容再差也只会得到报告，不会抛出。 */
  check(form: unknown): Report;
  suggest(query: SuggestQuery, limit?: number): Suggestion[];
  normalize(indicator: Indicator): Meaning;
  /** 释放 wasm 内存；之后再调用会抛出 `CheckError`。 */
  dispose(): void;
}

/** 创建检查器。引擎在页面里只编译一次，之后的每次检查都是同步的。 */
export declare function createChecker(options?: CheckerOptions): Promise<Checker>;

/** 按修改建议得到一份新表单；传入的表单不会被改动。 */
export declare function applyFix<Form>(form: Form, fix: Pick<Fix, 'edits'>): Form;
