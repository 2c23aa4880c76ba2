/** The shapes of the module `jixiao-validator/xlsx`. */
import type { ProjectTargetForm, Severity } from './types.js';

export { CheckError } from './types.js';

/** 要导入的文件：.xlsx、.xls 或 .csv，可以是 `<input type="file">` 选中的 File，也可以是字节。 */
export type WorkbookFile = Uint8Array | ArrayBuffer | { readonly name?: string; arrayBuffer(): Promise<ArrayBuffer> };

/** 导入时发现的一个问题，位置按 Excel 的行号列号。 */
export interface ImportFinding {
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
  message: string;
  help: string;
}

/** 指标库的 JSON，可以直接交给 `createChecker({ library })`。 */
export interface ImportedLibrary {
  library: {
    id: string;
    title: string;
    version: string;
    division: string;
    fiscalYear: number | null;
    sectors: { code: string; name: string }[];
    commonGroups: { code: string; name: string }[];
    indicators: { code: string; name: string; [key: string]: unknown }[];
    [key: string]: unknown;
  };
  findings: ImportFinding[];
}

/** 一份表单；`sources` 说明每一格来自哪个单元格，例如 `{ '/indicators/0/value': '05-2!G6' }`。 */
export interface ImportedForm {
  form: ProjectTargetForm;
  sources: Record<string, string>;
}

export interface ImportedForms {
  forms: ImportedForm[];
  findings: ImportFinding[];
}

/** 从工作簿导入指标库。文件读不出来时抛出 `CheckError`（`WORKBOOK_INVALID`）；文件里的问题列在 `findings`。 */
export declare function importLibrary(file: WorkbookFile, name?: string): Promise<ImportedLibrary>;

/** 从工作簿导入项目支出绩效目标表；一个工作簿可以有多个项目。 */
export declare function importForms(file: WorkbookFile, name?: string): Promise<ImportedForms>;

/** 指标库的填写模板（.xlsx 的字节）；给了指标库时，内容已经填好。 */
export declare function libraryTemplate(library?: Uint8Array | string | object): Promise<Uint8Array>;

/** 项目支出绩效目标表的填写模板（.xlsx 的字节）。 */
export declare function formTemplate(): Promise<Uint8Array>;
