//! 项目支出绩效目标申报表: the parts of the form and their cells. Keys and labels stand here and nowhere else.

use super::json::Json;
use super::read::{Members, Reader};
use super::{Base, Key, Leaf};

/// The value of `formType` for this form.
pub const FORM_TYPE: &str = "projectTarget";

/// Declares a part of the form: one line a cell with its field, JSON key and label.
macro_rules! part {
    ($(#[$meta:meta])* $part:ident { $($field:ident $key:literal $label:literal),* $(,)? } $(parts $($nested:literal),*)?) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default)]
        pub struct $part<'a> {
            $(#[doc = $label] pub $field: Leaf<'a>,)*
            /// Where the part stands.
            pub base: Base,
        }

        impl<'a> $part<'a> {
            /// The cells of the part.
            pub const KEYS: &'static [Key] = &[$(Key { name: $key, label: $label }),*];
            const PARTS: &'static [&'static str] = &[$($($nested),*)?];

            fn read(reader: &mut Reader, base: Base, value: Option<&'a Json<'a>>) -> (Self, Members<'a>) {
                let members = reader.object(base, value, Self::KEYS, Self::PARTS);
                let part = Self { $($field: reader.leaf(base, members, Key { name: $key, label: $label }),)* base };
                (part, members)
            }

            /// Every cell of the part.
            pub fn leaves(&self) -> impl Iterator<Item = &Leaf<'a>> {
                [$(&self.$field),*].into_iter()
            }
        }
    };
}

part! {
    /// 基本信息。
    Project {
        code "code" "项目编码", name "name" "项目名称", category "category" "项目类别", attribute "attribute" "项目属性",
        department "department" "主管部门", unit "unit" "实施单位", function_code "functionCode" "支出功能分类科目",
        sector "sector" "行业", start "startDate" "开始日期", end "endDate" "结束日期", basis "basis" "立项依据",
    } parts "commonGroups", "plan"
}

part! {
    /// 实施计划。
    Plan { content "content" "项目内容", expected "expected" "预期成效" } parts "schedule"
}

part! {
    /// 实施进度的一行。
    ScheduleRow { task "task" "任务", start "start" "开始时间", end "end" "完成时间", amount "amount" "金额" }
}

part! {
    /// 资金。
    Money { unit "unit" "金额单位", total "total" "项目总额" } parts "annual", "years"
}

part! {
    /// 年度资金，按来源。
    AnnualMoney {
        total "total" "年度资金总额", fiscal "fiscal" "财政拨款", general_budget "generalBudget" "一般公共预算",
        government_fund "governmentFund" "政府性基金", state_capital "stateCapital" "国有资本经营预算",
        social_insurance "socialInsurance" "社会保险基金", carry_over "carryOver" "上年结转",
        special_account "specialAccount" "财政专户管理资金", unit_funds "unitFunds" "单位资金", other "other" "其他资金",
    }
}

part! {
    /// 分年度资金的一行。
    YearRow { year "year" "年度", amount "amount" "金额" }
}

part! {
    /// 事前绩效评估。
    PreEvaluation { concluded "concluded" "是否完成评估", report_no "reportNo" "评估报告编号", conclusion "conclusion" "评估结论" }
}

part! {
    /// 绩效目标。
    Goals { total "total" "中长期目标", annual "annual" "年度目标" }
}

part! {
    /// 绩效指标的一行。
    Indicator {
        period "period" "期间", level1 "level1" "一级指标", level2 "level2" "二级指标", name "name" "三级指标",
        operator "operator" "指标性质", value "value" "指标值", unit "unit" "度量单位", kind "kind" "指标属性",
        content "content" "指标内容", value_basis "valueBasis" "指标值设定依据", evidence "evidence" "佐证资料",
        weight "weight" "分值权重", last_year "lastYear" "上年完成值", year_before "yearBefore" "前年完成值",
        library_code "libraryCode" "指标库编码",
    }
}

part! {
    /// 部门对一条提醒的说明。
    Explanation { code "code" "规则代码", pointer "pointer" "位置", reason "reason" "说明" }
}

/// 表头: the one cell that belongs to no part.
pub(super) const FISCAL_YEAR: Key = Key { name: "fiscalYear", label: "预算年度" };

/// What a key that belongs to no part is called; the whole form where there is no such key.
pub(super) fn head_label(key: &str) -> &'static str {
    match key {
        key if key == FISCAL_YEAR.name => FISCAL_YEAR.label,
        "project.commonGroups" => "共性类",
        _ => "整张表",
    }
}

/// 项目支出绩效目标申报表.
#[derive(Debug, Clone, Default)]
pub struct ProjectTarget<'a> {
    /// 预算年度。
    pub fiscal_year: Leaf<'a>,
    /// 基本信息。
    pub project: Project<'a>,
    /// 共性类。
    pub common_groups: Vec<Leaf<'a>>,
    /// 实施计划。
    pub plan: Plan<'a>,
    /// 实施进度。
    pub schedule: Vec<ScheduleRow<'a>>,
    /// 资金。
    pub money: Money<'a>,
    /// 年度资金。
    pub annual: AnnualMoney<'a>,
    /// 分年度资金。
    pub years: Vec<YearRow<'a>>,
    /// 事前绩效评估。
    pub pre_evaluation: PreEvaluation<'a>,
    /// 绩效目标。
    pub goals: Goals<'a>,
    /// 绩效指标。
    pub indicators: Vec<Indicator<'a>>,
    /// 说明。
    pub explanations: Vec<Explanation<'a>>,
}

/// The part of the form that holds the indicators.
pub const INDICATORS: Base = Base::object(&["indicators"], "绩效指标");
/// The part of the form that holds the common groups.
const COMMON_GROUPS: &[&str] = &["project", "commonGroups"];

impl<'a> ProjectTarget<'a> {
    pub(super) fn read(reader: &mut Reader, value: &'a Json<'a>) -> Self {
        let head = Base::object(&[], "");
        let object = reader.object(head, Some(value), &[FISCAL_YEAR], DOCUMENT_ORDER);
        let fiscal_year = reader.leaf(head, object, FISCAL_YEAR);
        let (project, project_parts) = Project::read(reader, Base::object(&["project"], "基本信息"), object.get("project"));
        let plan_base = Base::object(&["project", "plan"], "实施计划");
        let (plan, plan_parts) = Plan::read(reader, plan_base, project_parts.get("plan"));
        let (money, money_parts) = Money::read(reader, Base::object(&["money"], "资金"), object.get("money"));
        let annual_base = Base::object(&["money", "annual"], "年度资金");
        let (annual, _) = AnnualMoney::read(reader, annual_base, money_parts.get("annual"));
        let pre_evaluation_base = Base::object(&["preEvaluation"], "事前绩效评估");
        let (pre_evaluation, _) = PreEvaluation::read(reader, pre_evaluation_base, object.get("preEvaluation"));
        let (goals, _) = Goals::read(reader, Base::object(&["goals"], "绩效目标"), object.get("goals"));
        Self {
            fiscal_year,
            project,
            common_groups: reader.leaves(COMMON_GROUPS, "共性类", project_parts.get("commonGroups")),
            plan,
            schedule: reader.rows(&["project", "plan", "schedule"], "实施进度", plan_parts.get("schedule"), ScheduleRow::read),
            money,
            annual,
            years: reader.rows(&["money", "years"], "分年度资金", money_parts.get("years"), YearRow::read),
            pre_evaluation,
            goals,
            indicators: reader.rows(INDICATORS.keys, INDICATORS.label, object.get("indicators"), Indicator::read),
            explanations: reader.rows(&["explanations"], "说明", object.get("explanations"), Explanation::read),
        }
    }

    /// Every cell of the form, in document order.
    pub fn leaves(&self) -> impl Iterator<Item = &Leaf<'a>> {
        std::iter::once(&self.fiscal_year)
            .chain(self.project.leaves())
            .chain(&self.common_groups)
            .chain(self.plan.leaves())
            .chain(self.schedule.iter().flat_map(ScheduleRow::leaves))
            .chain(self.money.leaves())
            .chain(self.annual.leaves())
            .chain(self.years.iter().flat_map(YearRow::leaves))
            .chain(self.pre_evaluation.leaves())
            .chain(self.goals.leaves())
            .chain(self.indicators.iter().flat_map(Indicator::leaves))
    }
}

/// The order in which the parts of the form stand on paper, for sorting issues.
pub const DOCUMENT_ORDER: &[&str] =
    &["formType", "fiscalYear", "project", "money", "preEvaluation", "goals", "indicators", "explanations"];
/// The parts that stand in other parts, in the order of the form. Their names differ, so one list serves all.
pub const NESTED: &[&str] = &["commonGroups", "plan", "schedule", "annual", "years"];
