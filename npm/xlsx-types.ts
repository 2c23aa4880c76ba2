/**
 * 从工作簿导入指标库和申报表，生成填写模板。引擎另有一个 wasm，用到时才加载。
 *
 * ```ts
 * const { importForms } = await import('jixiao-validator/xlsx');
 * const { forms, findings } = await importForms(file);
 * ```
 *
 * @packageDocumentation
 */
import type { LibraryGroup, ProjectTargetForm, Severity } from './types.js';

export { CheckError } from './types.js';

/** 要导入的文件：.xlsx、.xls 或 .csv，可以是 `<input type="file">` 选中的 File，也可以是字节。 */
export type WorkbookFile =
  | Uint8Array
  | ArrayBuffer
  | {
      /** 文件名。 */
      readonly name?: string;
      /** 文件的字节。 */
      arrayBuffer(): Promise<ArrayBuffer>;
    };

/**
 * 导入进行到哪一步：`sheets` 读取工作表，`tables` 识别表头，`rows` 整理各行，`check` 核对结果。依次进行。
 */
export type ImportStage = 'sheets' | 'tables' | 'rows' | 'check';

/** 导入的进度。`done` 和 `total` 说的是整个导入，可以直接用作 `<progress>` 的 `value` 和 `max`。 */
export interface ImportProgress {
  /** 正在做哪一步。 */
  stage: ImportStage;
  /** 做完了多少，从 0 到 `total`，只增不减。 */
  done: number;
  /** 一共有多少，自始至终不变。 */
  total: number;
}

/** 导入的选项。 */
export interface ImportOptions {
  /** 文件名；没有写时用 File 自己的名称。 */
  name?: string;
  /**
   * 导入时随时告知进度，文件再大也只有一百来次。导入是同步计算，要让页面显示进度，请在 worker 里导入。
   * 它抛出的错误会中止导入，并由返回的 Promise 原样交出。
   */
  onProgress?: (progress: ImportProgress) => void;
}

/** 导入时发现的一个问题，位置按 Excel 的行号列号。 */
export interface ImportFinding {
  /** 级别。 */
  severity: Severity;
  /** 问题代码，例如 `IM09`；含义不变，不重复使用。 */
  code: string;
  /** 工作表名称；说的是整个文件时为空。 */
  sheet: string;
  /** 行号，从 1 起。 */
  row?: number;
  /** 列号，从 1 起。 */
  column?: number;
  /** 单元格，例如 `C7`。 */
  cell?: string;
  /** 发现了什么。 */
  message: string;
  /** 怎么处理。 */
  help: string;
}

/** 指标库的 JSON，可以直接交给 `createChecker({ library })`。 */
export interface ImportedLibrary {
  /** 指标库；文件里没有的内容不会编造，所以有的项可能没有。 */
  library: {
    /** 指标库编号。 */
    id: string;
    /** 指标库名称。 */
    title: string;
    /** 指标库版本。 */
    version: string;
    /** 行政区划。 */
    division: string;
    /** 预算年度；文件里看不出时为 `null`。 */
    fiscalYear: number | null;
    /** 行业。 */
    sectors: LibraryGroup[];
    /** 共性类。 */
    commonGroups: LibraryGroup[];
    /** 指标。 */
    indicators: {
      /** 指标编码。 */
      code: string;
      /** 指标名称。 */
      name: string;
      [key: string]: unknown;
    }[];
    [key: string]: unknown;
  };
  /** 导入时发现的问题。 */
  findings: ImportFinding[];
}

/** 导入的一份表单。 */
export interface ImportedForm {
  /** 表单，保留填写的原文。 */
  form: ProjectTargetForm;
  /** 每一格来自哪个单元格，例如 `{ '/indicators/0/value': '05-2!G6' }`。 */
  sources: Record<string, string>;
}

/** 从一个工作簿导入的全部表单。 */
export interface ImportedForms {
  /** 表单，按在工作簿里的顺序。 */
  forms: ImportedForm[];
  /** 导入时发现的问题。 */
  findings: ImportFinding[];
}

/**
 * 从工作簿导入指标库。文件读不出来时抛出 `CheckError`（`WORKBOOK_INVALID`）；文件里的问题列在 `findings`。
 * 只需要告诉文件名时，可以直接写文件名。
 */
export declare function importLibrary(file: WorkbookFile, options?: ImportOptions | string): Promise<ImportedLibrary>;

/** 从工作簿导入项目支出绩效目标表；一个工作簿可以有多个项目。选项同 `importLibrary`。 */
export declare function importForms(file: WorkbookFile, options?: ImportOptions | string): Promise<ImportedForms>;

/** 指标库的填写模板（.xlsx 的字节）；给了指标库时，内容已经填好。 */
export declare function libraryTemplate(library?: Uint8Array | string | object): Promise<Uint8Array>;

/** 项目支出绩效目标表的填写模板（.xlsx 的字节）。 */
export declare function formTemplate(): Promise<Uint8Array>;

/** 要导出的申报表；每一份是一个项目。 */
export type ExportedForms = readonly ProjectTargetForm[];

/**
 * 把填好的申报表写成工作簿（.xlsx 的字节）：云南“项目支出绩效目标表”的各列，放不下的内容写在“其他栏目”表里。
 * 用 `importForms` 再导入，内容不变（数字变为文本，首尾空格除外）。
 */
export declare function exportForms(forms: ExportedForms): Promise<Uint8Array>;
