// The shapes that cross the boundary between the portal and the engine. They are written by hand and are the same that
// the Rust side reads and writes (`src/form`, `src/library`, `src/issue.rs`, `src/report.rs`); `tests/npm` checks that.

/**
 * 预算绩效目标校验：在填报的同时读懂申报表，逐格指出问题、说明理由、给出改法。
 *
 * ```ts
 * import { createChecker } from 'jixiao-validator';
 * import { referenceLibrary } from 'jixiao-validator/library';
 *
 * const checker = await createChecker({ library: referenceLibrary });
 * const { admissible, issues } = checker.check(form);
 * ```
 *
 * @packageDocumentation
 */
import type { Indicator } from './form-types.js';
import type { LibraryEntry } from './library-types.js';
import type { RuleCode, RuleGroup } from './rule-codes.js';

export type { Indicator, Leaf, ProjectTargetForm } from './form-types.js';
export type { Library, LibraryEntry, LibraryGroup } from './library-types.js';
export type { RuleCode, RuleGroup };
export type { Opinion, OpinionOutcome, OpinionState, Review, ReviewRound, SubmissionRecord } from './record-types.js';

/** 阻断 | 提醒 | 建议。 */
export type Severity = 'error' | 'warning' | 'info';

/** 位置的一段：对象的键，或数组的序号（从 0 起）。 */
export type PathSegment = string | number;

/** 对表单的一处改动。`insert` 只用于数组，`path` 的最后一段是插入后的序号。 */
export interface Edit {
  /** 改写、插入或删除。 */
  op: 'set' | 'insert' | 'remove';
  /** 改动的位置。 */
  path: PathSegment[];
  /** 改成或插入的内容；删除时没有。 */
  value?: unknown;
}

/** 一个修改建议。`safe` 为真时只改写法、不改意思，可以一键采用。 */
export interface Fix {
  /** 按钮上的文字，例如“改为 ≥95%”。 */
  title: string;
  /** 只改写法、不改意思。 */
  safe: boolean;
  /** 依次进行的改动。 */
  edits: Edit[];
}

/** 一个问题：在哪一格、为什么、怎么改。 */
export interface Issue {
  /** 规则代码，例如 `V06`；含义永不改变。 */
  code: RuleCode;
  /** 级别；只有 `error` 阻断入库。 */
  severity: Severity;
  /** 位置，例如 `['indicators', 2, 'value']`。 */
  path: PathSegment[];
  /** 同一位置的 JSON Pointer，例如 `/indicators/2/value`。 */
  pointer: string;
  /** 给人看的位置，例如 `绩效指标第3行 · 指标值`。 */
  label: string;
  /** 哪里不对、为什么。 */
  message: string;
  /** 怎么改。 */
  help: string;
  /** 应当是什么；说得出时才有。 */
  expected?: string;
  /** 单位对这条提醒或建议的说明；错误不能用说明代替。 */
  answer?: string;
  /** `message` 里的数据，供门户自己组织文字。 */
  params: Record<string, string | number>;
  /** 修改建议，最合适的在前；可能没有。 */
  fixes: Fix[];
  /** 与这个问题有关的其他格子。 */
  related: {
    /** 有关的位置。 */
    path: PathSegment[];
    /** 有什么关系。 */
    message: string;
  }[];
  /** 依据：文号与条款，或“审核惯例”。 */
  basis: string;
}

/** 一次检查的结果：同一份表单、指标库和审核口径总是得到同一份报告。 */
export interface Report {
  /** 没有阻断级问题，可以入库。 */
  admissible: boolean;
  /** 按表单顺序、级别、代码排列。 */
  issues: Issue[];
  /** 各级别的条数。 */
  counts: {
    /** 错误。 */
    error: number;
    /** 提醒。 */
    warning: number;
    /** 建议。 */
    info: number;
    /** 已经说明的提醒和建议。 */
    answered: number;
  };
  /** 没有执行的规则和原因：没查过的绝不说查过。 */
  skipped: {
    /** 没有执行的规则。 */
    code: RuleCode;
    /** 原因。 */
    reason: string;
  }[];
  /** 问题太多、列表被截断时为真；`counts` 仍是全部。 */
  truncated: boolean;
  /** 得出报告的引擎。 */
  engine: {
    /** 引擎的名称。 */
    name: string;
    /** 引擎的版本。 */
    version: string;
  };
  /** 所用的指标库；没有用时为 `null`。 */
  library: Source | null;
  /** 所用的审核口径。 */
  profile: Source;
  /** 表单内容的摘要，与键的顺序无关。 */
  formDigest: string;
}

/** 检查所用的指标库或审核口径。 */
export interface Source {
  /** 编号。 */
  id: string;
  /** 版本。 */
  version: string;
  /** 内容的摘要：内容变了，摘要就变。 */
  digest: string;
}

/** 从指标库里找到的一条，最像的在前。 */
export interface Suggestion {
  /** 找到的指标。 */
  entry: LibraryEntry;
  /** 相像的程度，0 到 1。 */
  score: number;
  /** 为什么像，例如“名称一致”。 */
  why: string;
}

/** 要找什么样的指标。 */
export interface SuggestQuery {
  /** 指标名称、别名或关键词。 */
  name: string;
  /** 二级指标。 */
  level2?: string;
  /** 行业的编码或名称。 */
  sector?: string;
  /** 共性类的编码或名称。 */
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
  /** 指标性质。 */
  operator: '≥' | '≤' | '=' | '>' | '<' | '定性' | null;
  /** 指标值：十进制文本、`lo..hi`、日期（`2024-12-31`、`2024-12`、`--12`）或定性文字。 */
  value: string | null;
  /** 度量单位，已统一写法。 */
  unit: string | null;
  /** 指标属性。 */
  kind: '定量指标' | '定性指标' | null;
}

/** 一条规则的说明，全部是中文。 */
export interface RuleDoc {
  /** 规则代码。 */
  code: RuleCode;
  /** 几个字的名称。 */
  title: string;
  /** 规则类别。 */
  group: RuleGroup;
  /** 缺省的级别；审核口径可以改。 */
  severity: Severity;
  /** 会报在哪些格子上，例如 `indicators.value`。 */
  fields: string[];
  /** 是什么。 */
  what: string;
  /** 为什么。 */
  why: string;
  /** 怎么改。 */
  how: string;
  /** 反例。 */
  wrong: string;
  /** 正例。 */
  right: string;
  /** 依据：文号与条款，或“审核惯例”。 */
  basis: string;
  /** 从哪个版本起有这条规则。 */
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
 * - `ENGINE_FAILED`：检查引擎自己出错、已经停用，或检查器已经释放；
 * - `WORKER_FAILED`：检查用的 worker 没有启动、没有回答或已经关闭；
 * - `SUPERSEDED`：在 worker 里检查时，还没有回答就又检查了一次，这一次由新的代替。
 */
export type CheckErrorCode =
  | 'LIBRARY_INVALID'
  | 'PROFILE_INVALID'
  | 'INPUT_NOT_JSON'
  | 'WORKBOOK_INVALID'
  | 'WASM_NOT_LOADED'
  | 'WASM_BLOCKED_BY_CSP'
  | 'WASM_UNSUPPORTED'
  | 'ENGINE_FAILED'
  | 'WORKER_FAILED'
  | 'SUPERSEDED';

/** 我们这一侧或调用方的失败；表单里的问题永远是 `Report`，不会抛出。`message` 是可以直接给用户看的中文。 */
export declare class CheckError extends Error {
  /** 总是 `CheckError`。 */
  readonly name: 'CheckError';
  /** 出错的种类。 */
  readonly code: CheckErrorCode;
  /** 出错的位置，例如 `indicators[3].unit`。 */
  readonly path?: string;
}

/** 用什么检查。 */
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
  /** 创建使用备用引擎的检查器。 */
  createChecker(options?: CheckerOptions): Promise<Checker>;
}

/** 检查器：一份指标库和一份审核口径。 */
export interface Checker {
  /** 检查一份表单。同步、纯函数；表单内容再差也只会得到报告，不会抛出。 */
  check(form: unknown): Report;
  /** 从指标库里找相近的指标，最像的在前；`limit` 是最多几条，缺省 5。 */
  suggest(query: SuggestQuery, limit?: number): Suggestion[];
  /** 一行指标的几格合起来是什么意思。 */
  normalize(indicator: Indicator): Meaning;
  /** 释放 wasm 内存；之后再调用会抛出 `CheckError`。 */
  dispose(): void;
}

/** 创建检查器。引擎在页面里只编译一次，之后的每次检查都是同步的。 */
export declare function createChecker(options?: CheckerOptions): Promise<Checker>;

/** 按修改建议得到一份新表单；传入的表单不会被改动。 */
export declare function applyFix<Form>(form: Form, fix: Pick<Fix, 'edits'>): Form;
