//! A: the head of the form, and whether the project may have targets at all.

use crate::context::Context;
use crate::declare_rule;
use crate::form::{Leaf, Place};
use crate::list;
use crate::money::show_yuan;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::list::List;
use crate::text;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&A01, &A02, &A03, &A04, &A05, &A08, &A09, &A10];

declare_rule! {
    /// 表头的必填项没有填。
    ///
    /// # 为什么
    /// 单位、名称、类别和起止日期决定这个项目由谁审、按什么口径审。
    /// # 怎么改
    /// 把空着的必填项补齐。
    /// # 反例
    /// ```json
    /// {"/project/department": ""}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/department": "区林业和草原局"}
    /// ```
    A01 "必填项没有填" {
        group: Header, severity: Warning,
        fields: ["fiscalYear", "project.name", "project.category", "project.attribute", "project.department", "project.unit", "project.startDate", "project.endDate"],
        basis: "预算管理一体化系统校验", check: Check::Form(required),
    }
}

fn required(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let project = &cx.form.project;
    let heads = [
        &cx.form.fiscal_year, &project.name, &project.category, &project.attribute, &project.department, &project.unit,
        &project.start, &project.end,
    ];
    for leaf in heads.into_iter().filter(|leaf| leaf.blank()) {
        sink.report(leaf.place, format!("“{}”没有填", leaf.place.label), format!("请填写{}", leaf.place.label));
    }
}

declare_rule! {
    /// 不需要设绩效目标的项目类别填了目标，或者需要设的没有填指标。
    ///
    /// # 为什么
    /// 人员类和公用经费按定额安排，不单独设目标；其他运转类和特定目标类必须设。
    /// # 怎么改
    /// 核对项目类别；类别无误的，按要求增加或去掉绩效指标。
    /// # 反例
    /// ```json
    /// {"/project/category": "公用经费"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/category": "特定目标类"}
    /// ```
    A02 "项目类别与目标不符" {
        group: Header, severity: Warning, fields: ["project.category"], basis: "预算管理一体化规范（项目类别）",
        check: Check::Form(category),
    }
}

fn category(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.project.category;
    let category = leaf.squeezed();
    let known = ["人员类", "公用经费", "其他运转类", "特定目标类"].contains(&category);
    if !known {
        return;
    }
    let needs = cx.profile.categories_with_targets.iter().any(|name| *name == category);
    let has = cx.filled_rows().next().is_some();
    let wanted = cx.profile.categories_with_targets.join("、");
    match (needs, has) {
        (false, true) => sink.report(
            leaf.place,
            format!("“{category}”项目不单独设绩效目标，表里却填了绩效指标"),
            format!("请核对项目类别；需要设绩效目标的是：{wanted}"),
        ),
        (true, false) if cx.indicators_readable() => {
            sink.report(leaf.place, format!("“{category}”项目必须设绩效目标，表里一条指标也没有"), "请填写绩效目标和绩效指标")
        }
        _ => return,
    };
}

declare_rule! {
    /// 项目名称太笼统，看不出要做什么。
    ///
    /// # 为什么
    /// “专项经费”“工作经费”谁都能用，入库后无法区分，也无法判断目标是否对得上。
    /// # 怎么改
    /// 在名称里写明做什么，例如“食品安全监督抽检”。
    /// # 反例
    /// ```json
    /// {"/project/name": "2024年工作经费"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/name": "2024年食品安全监督抽检"}
    /// ```
    A03 "项目名称笼统" {
        group: Header, severity: Warning, fields: ["project.name"], basis: REVIEW, check: Check::Form(generic_name),
    }
}

/// What a project name may be made of without saying anything.
static GENERIC: List = list![
    "专项", "经费", "工作", "项目", "资金", "补助", "业务", "日常", "年度", "其他", "运转", "支出", "单位", "部门", "本级",
    "一般", "综合", "相关", "费用", "费", "类", "年", "的", "区级", "县级", "市级", "省级", "中央", "上级", "办公", "运行",
    "预算", "公用",
];

fn generic_name(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.project.name;
    if !leaf.filled() {
        return;
    }
    let name = text::match_key(leaf.text());
    let mut rest = name.trim_matches(|c: char| c.is_ascii_digit());
    while let Some(after) = GENERIC.strip_start(rest) {
        rest = after;
    }
    if rest.is_empty() {
        let message = format!("项目名称“{}”看不出要做什么", leaf.shown());
        sink.report(leaf.place, message, "请在名称里写明做什么事，例如“2024年食品安全监督抽检”");
    }
}

declare_rule! {
    /// 项目名称超过系统能存的长度。
    ///
    /// # 为什么
    /// 预算系统的项目名称最多存一定字节数（汉字每个算两个字节），超出的会被截断。
    /// # 怎么改
    /// 精简项目名称。
    /// # 反例
    /// ```json
    /// {"/project/name": {"$text": 100}}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/name": "2024年全区基层林业技术人员培训"}
    /// ```
    A04 "项目名称过长" {
        group: Header, severity: Warning, fields: ["project.name"], basis: "预算管理一体化系统（项目名称字段长度）",
        check: Check::Form(name_length),
    }
}

fn name_length(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.project.name;
    let length = text::byte_len(leaf.text());
    let limit = cx.profile.lengths.project_name;
    if limit > 0 && length > limit {
        let message = format!("项目名称有{length}字节，系统最多存{limit}字节（汉字每个算2字节）");
        sink.report(leaf.place, message, "请精简项目名称").param("length", length).param("limit", limit);
    }
}

declare_rule! {
    /// 项目属性填“新增”，指标却有上年或前年的完成值。
    ///
    /// # 为什么
    /// 有历史完成值说明以前就在做，应按延续项目审核。
    /// # 怎么改
    /// 核对后改为“延续”，或者去掉不属于本项目的历史值。
    /// # 反例
    /// ```json
    /// {"/project/attribute": "新增"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/attribute": "延续"}
    /// ```
    A05 "项目属性与历史不符" {
        group: Header, severity: Warning, fields: ["project.attribute"], basis: REVIEW, check: Check::Form(attribute),
    }
}

fn attribute(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.project.attribute;
    if !leaf.text().starts_with("新增") {
        return;
    }
    let history = cx.rows.iter().flat_map(|row| [&row.cells.last_year, &row.cells.year_before]).find(|cell| cell.filled());
    if let Some(cell) = history {
        let message = format!("项目属性是“新增”，{}却填了“{}”", cell.place.label(), cell.shown());
        sink.report(leaf.place, message, "以前做过的项目请选“延续”").relate(cell.path(), cell.shown());
    }
}

declare_rule! {
    /// 新增项目达到事前绩效评估的金额，没有填评估报告。
    ///
    /// # 为什么
    /// 达到规定金额的新增项目，应先评估再申请预算。
    /// # 怎么改
    /// 完成事前绩效评估，填写报告编号和结论。
    /// # 反例
    /// ```json
    /// {"$profile": {"preEvaluationThreshold": "500000"}, "/project/attribute": "新增", "/indicators/2/lastYear": null}
    /// ```
    /// # 正例
    /// ```json
    /// {"$profile": {"preEvaluationThreshold": "5000000"}, "/project/attribute": "新增", "/indicators/2/lastYear": null}
    /// ```
    A08 "缺事前绩效评估" {
        group: Header, severity: Warning, fields: ["preEvaluation.reportNo"], basis: "事前绩效评估管理办法（金额由审核口径设定）",
        unless: without_threshold, check: Check::Form(pre_evaluation),
    }
}

fn without_threshold(cx: &Context<'_>) -> Option<&'static str> {
    let known = cx.profile.pre_evaluation_threshold.is_some() || is_refused(cx);
    (!known).then_some("审核口径没有设定事前绩效评估的金额")
}

/// Whether the pre-evaluation was made and speaks against the project.
fn is_refused(cx: &Context<'_>) -> bool {
    let conclusion = cx.form.pre_evaluation.conclusion.text();
    list!["不予支持", "不支持", "不通过", "未通过", "不可行", "不同意", "暂缓"].within(conclusion)
}

fn pre_evaluation(cx: &Context<'_>, sink: &mut Sink<'_>) {
    if is_refused(cx) {
        let conclusion = &cx.form.pre_evaluation.conclusion;
        let message = format!("事前绩效评估的结论是“{}”，项目不能申报预算", conclusion.shown());
        sink.report(conclusion.place, message, "请按评估意见调整项目后重新评估");
        return;
    }
    let Some((limit, amount)) = cx.profile.pre_evaluation_threshold.zip(cx.money.most_yuan()) else { return };
    let report = &cx.form.pre_evaluation.report_no;
    if amount < limit || !cx.form.project.attribute.text().starts_with("新增") || !report.blank() {
        return;
    }
    let message = format!("新增项目{}，达到{}，应先做事前绩效评估", show_yuan(amount), show_yuan(limit));
    sink.report(report.place, message, "请完成事前绩效评估，填写报告编号和结论").param("amount", amount).param("limit", limit);
}

declare_rule! {
    /// 没有写立项依据，或者依据没有文件名称和文号。
    ///
    /// # 为什么
    /// 立项依据是判断项目该不该做的根据，只写“上级要求”“领导批示”无从查证。
    /// # 怎么改
    /// 写明文件名称、文号和日期。
    /// # 反例
    /// ```json
    /// {"/project/basis": "根据上级文件要求"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/basis": "《全区基层林业技术人员培训规划》（林发〔2022〕12号）"}
    /// ```
    A09 "立项依据不充分" {
        group: Header, severity: Warning, fields: ["project.basis"], basis: REVIEW, check: Check::Form(basis),
    }
}

fn basis(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.project.basis;
    if leaf.blank() {
        sink.report(leaf.place, "没有写立项依据", "请写明文件名称、文号和日期");
    } else if leaf.filled() && !leaf.text().contains(['《', '〔', '[', '号']) {
        let message = format!("立项依据“{}”没有文件名称和文号", leaf.shown());
        sink.report(leaf.place, message, "请写明文件名称、文号和日期");
    }
}

declare_rule! {
    /// 实施计划缺内容、进度或预期成效。
    ///
    /// # 为什么
    /// 实施计划要写清做什么、什么时候做、预期达到什么成效，审核才能判断目标是否合理。
    /// # 怎么改
    /// 补齐缺少的部分。
    /// # 反例
    /// ```json
    /// {"/project/plan/expected": ""}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/plan/expected": "参训人员出勤率95%以上"}
    /// ```
    A10 "实施计划不完整" {
        group: Header, severity: Warning, fields: ["project.plan"], basis: "区级预算绩效管理要求（实施计划）",
        check: Check::Form(plan),
    }
}

fn plan(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let form = cx.form;
    let missing = |leaf: &Leaf| leaf.blank();
    if missing(&form.plan.content) && missing(&form.plan.expected) && form.schedule.is_empty() {
        sink.report(Place::part(form.plan.base), "没有填实施计划", "请写明项目内容、实施进度和预期成效");
        return;
    }
    for leaf in [&form.plan.content, &form.plan.expected].into_iter().filter(|leaf| leaf.blank()) {
        sink.report(leaf.place, format!("实施计划没有写“{}”", leaf.place.label), format!("请填写{}", leaf.place.label));
    }
    if form.schedule.is_empty() {
        sink.report(Place::part(form.plan.base), "实施计划没有写实施进度", "请分阶段写明任务、起止时间和金额");
    }
}
