/** The shape of an indicator library: the keys of `src/library`, with the names that its columns carry. */

/** 指标库。 */
export interface Library {
  /** 指标库编号。 */
  id: string;
  /** 指标库名称。 */
  title: string;
  /** 指标库版本。 */
  version: string;
  /** 行政区划。 */
  division: string;
  /** 预算年度。 */
  fiscalYear: string | number;
  /** 发布单位。 */
  publisher?: string;
  /** 启用日期。 */
  effectiveFrom?: string;
  /** 停用日期。 */
  effectiveTo?: string;
  /** 行业。 */
  sectors: LibraryGroup[];
  /** 共性类。 */
  commonGroups: LibraryGroup[];
  /** 指标。 */
  indicators: LibraryEntry[];
}

/** 指标库里的一个行业或共性类。 */
export interface LibraryGroup {
  /** 编码。 */
  code: string;
  /** 名称。 */
  name: string;
}

/** 指标库里的一条指标。 */
export interface LibraryEntry {
  /** 指标编码。 */
  code: string;
  /** 指标名称。 */
  name: string;
  /** 别名。 */
  aliases?: string[];
  /** 适用范围：共性、行业或部门。 */
  scope: 'common' | 'sector' | 'department';
  /** 所属分组：共性类或行业的编码。 */
  group: string;
  /** 支出功能分类的编码；不写的适用各类。 */
  functionCodes?: string[];
  /** 一级指标。 */
  level1: string;
  /** 二级指标。 */
  level2: string;
  /** 指标性质：≥、≤、=、>、< 或定性。 */
  operator: string;
  /** 度量单位。 */
  unit: string;
  /** 可用单位，即除度量单位外还可以用的。 */
  units?: string[];
  /** 指标属性：定量指标或定性指标。 */
  kind: string;
  /** 绩效标准。 */
  standard?: {
    /** 标准类型：计划标准、行业标准、历史标准、预算支出标准或其他标准。 */
    basis: string;
    /** 标准值。 */
    value?: string;
    /** 标准下限。 */
    min?: string;
    /** 标准上限。 */
    max?: string;
  };
  /** 指标解释。 */
  content?: string;
  /** 计算公式。 */
  formula?: string;
  /** 关键词。 */
  keywords?: string[];
  /** 是否必选。 */
  required?: boolean;
  /** 是否固化；固化的指标不能改动。 */
  fixed?: boolean;
  /** 是否启用；不写即启用。 */
  enabled?: boolean;
  /** 启用日期。 */
  effectiveFrom?: string;
  /** 停用日期。 */
  effectiveTo?: string;
  /** 替代指标的编码。 */
  replacedBy?: string;
  /** 来源。 */
  source?: string;
}
