/** The shape of a form: the cells of `src/form/project_target.rs`, with the names that are printed above them. */

/** 用户填写的一个格子：文本、数字或空。填了一半的表单是常态，所以每一格都可以缺省。 */
export type Leaf = string | number | null;

/** 项目支出绩效目标申报表。 */
export interface ProjectTargetForm {
  /** 表单种类。 */
  formType: 'projectTarget';
  /** 预算年度。 */
  fiscalYear?: Leaf;
  /** 基本信息。 */
  project?: {
    /** 项目编码。 */
    code?: Leaf;
    /** 项目名称。 */
    name?: Leaf;
    /** 项目类别：人员类、公用经费、其他运转类或特定目标类。 */
    category?: Leaf;
    /** 项目属性：新增或延续。 */
    attribute?: Leaf;
    /** 主管部门。 */
    department?: Leaf;
    /** 实施单位。 */
    unit?: Leaf;
    /** 支出功能分类科目的编码。 */
    functionCode?: Leaf;
    /** 行业的编码或名称。 */
    sector?: Leaf;
    /** 共性类的编码或名称。 */
    commonGroups?: string[];
    /** 开始日期：`2024`、`2024-03` 或 `2024-03-01`。 */
    startDate?: Leaf;
    /** 结束日期，写法与开始日期相同。 */
    endDate?: Leaf;
    /** 立项依据。 */
    basis?: Leaf;
    /** 实施计划。 */
    plan?: {
      /** 项目内容。 */
      content?: Leaf;
      /** 预期成效。 */
      expected?: Leaf;
      /** 实施进度。 */
      schedule?: {
        /** 任务。 */
        task?: Leaf;
        /** 开始时间。 */
        start?: Leaf;
        /** 完成时间。 */
        end?: Leaf;
        /** 金额。 */
        amount?: Leaf;
      }[];
    };
  };
  /** 资金。 */
  money?: {
    /** 金额单位：元或万元；不写时按审核口径。 */
    unit?: Leaf;
    /** 项目总额，也叫中期资金总额。 */
    total?: Leaf;
    /** 年度资金，按来源。 */
    annual?: {
      /** 年度资金总额。 */
      total?: Leaf;
      /** 财政拨款。 */
      fiscal?: Leaf;
      /** 一般公共预算。 */
      generalBudget?: Leaf;
      /** 政府性基金。 */
      governmentFund?: Leaf;
      /** 国有资本经营预算。 */
      stateCapital?: Leaf;
      /** 社会保险基金。 */
      socialInsurance?: Leaf;
      /** 上年结转。 */
      carryOver?: Leaf;
      /** 财政专户管理资金。 */
      specialAccount?: Leaf;
      /** 单位资金。 */
      unitFunds?: Leaf;
      /** 其他资金。 */
      other?: Leaf;
    };
    /** 分年度资金。 */
    years?: {
      /** 年度。 */
      year?: Leaf;
      /** 金额。 */
      amount?: Leaf;
    }[];
  };
  /** 事前绩效评估。 */
  preEvaluation?: {
    /** 是否完成评估。 */
    concluded?: Leaf;
    /** 评估报告编号。 */
    reportNo?: Leaf;
    /** 评估结论。 */
    conclusion?: Leaf;
  };
  /** 绩效目标。 */
  goals?: {
    /** 中长期目标。 */
    total?: Leaf;
    /** 年度目标。 */
    annual?: Leaf;
  };
  /** 绩效指标，一项一行。 */
  indicators?: Indicator[];
  /** 说明：部门对提醒的答复，错误不能用说明代替。 */
  explanations?: {
    /** 规则代码。 */
    code?: Leaf;
    /** 位置，即那个问题的 `pointer`。 */
    pointer?: Leaf;
    /** 说明。 */
    reason?: Leaf;
  }[];
}

/** 一行绩效指标。 */
export interface Indicator {
  /** 期间：`annual`（年度）或 `total`（中长期）。 */
  period?: Leaf;
  /** 一级指标。 */
  level1?: Leaf;
  /** 二级指标。 */
  level2?: Leaf;
  /** 三级指标，即指标名称。 */
  name?: Leaf;
  /** 指标性质：≥、≤、=、>、< 或定性。 */
  operator?: Leaf;
  /** 指标值。 */
  value?: Leaf;
  /** 度量单位。 */
  unit?: Leaf;
  /** 指标属性：定量指标或定性指标。 */
  kind?: Leaf;
  /** 指标内容。 */
  content?: Leaf;
  /** 指标值设定依据。 */
  valueBasis?: Leaf;
  /** 佐证资料。 */
  evidence?: Leaf;
  /** 分值权重。 */
  weight?: Leaf;
  /** 上年完成值。 */
  lastYear?: Leaf;
  /** 前年完成值。 */
  yearBefore?: Leaf;
  /** 指标库编码。 */
  libraryCode?: Leaf;
}
