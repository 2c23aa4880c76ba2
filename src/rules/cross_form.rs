//! Q: codes, books and columns of the form that must agree with each other.

use crate::context::{Context, Row, without_library};
use crate::declare_rule;
use crate::form::{INDICATORS, Leaf, Place};
use crate::list;
use crate::quantity::date;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::list::List;
use crate::text;
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&Q04, &Q10, &Q12];

declare_rule! {
    /// 跨年项目的年度指标与中长期指标完全一样。
    ///
    /// # 为什么
    /// 几年的任务不可能一年做完；两栏照抄，年度考核就没有意义。
    /// # 怎么改
    /// 把中长期目标分解到本年，年度指标填本年要完成的数。
    /// # 反例
    /// 三年项目的两条中长期指标，年度指标原样照抄。
    /// ```json
    /// {"/project/endDate": "2026-11-30", "/indicators/-": {"period": "total", "level1": "产出指标", "level2": "数量指标", "name": "培训班举办期数", "operator": "≥", "value": "6", "unit": "期"}, "/indicators/_": {"period": "total", "level1": "产出指标", "level2": "数量指标", "name": "参训人员人次", "operator": "≥", "value": "600", "unit": "人次"}}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/endDate": "2026-11-30", "/indicators/-": {"period": "total", "level1": "产出指标", "level2": "数量指标", "name": "培训班举办期数", "operator": "≥", "value": "18", "unit": "期"}, "/indicators/_": {"period": "total", "level1": "产出指标", "level2": "数量指标", "name": "参训人员人次", "operator": "≥", "value": "1800", "unit": "人次"}}
    /// ```
    Q04 "年度指标照抄中长期" {
        group: CrossCheck, severity: Warning, fields: ["indicators"], basis: "财预〔2015〕88号（细化量化）", check: Check::Form(copied_period),
    }
}

fn copied_period(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let project = &cx.form.project;
    let year = |leaf: &Leaf| date::whole(leaf.squeezed()).and_then(|date| date.year);
    if year(&project.start).zip(year(&project.end)).is_none_or(|(start, end)| start >= end) {
        return;
    }
    let (whole, yearly): (Vec<&Row<'_>>, Vec<&Row<'_>>) =
        cx.filled_rows().partition(|row| row.cells.period.squeezed() == "total");
    let counted = |row: &&&Row<'_>| row.meaning.number().is_some();
    let same = |row: &&Row<'_>, other: &&Row<'_>| {
        row.name.text == other.name.text
            && row.meaning.number() == other.meaning.number()
            && row.meaning.unit == other.meaning.unit
    };
    let total = whole.iter().filter(counted).count();
    let copied = whole.iter().filter(counted).filter(|row| yearly.iter().any(|other| same(row, other))).count();
    if total >= 2 && copied == total {
        let message = format!("{copied}条中长期指标与年度指标完全一样");
        sink.report(Place::part(INDICATORS), message, "请把中长期目标分解到本年，年度指标填本年要完成的数").param("rows", copied);
    }
}

declare_rule! {
    /// 支出功能分类科目与资金来源对不上。
    ///
    /// # 为什么
    /// 国有资本经营预算和政府性基金各有自己的科目，科目与资金不对应，预算无法下达。
    /// # 怎么改
    /// 核对资金填在哪一本预算，再选对应的科目。
    /// # 反例
    /// ```json
    /// {"/money/annual/generalBudget": null, "/money/annual/stateCapital": 912000}
    /// ```
    /// ```json
    /// {"/project/functionCode": "2230105"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/money/annual/generalBudget": null, "/money/annual/stateCapital": 912000, "/project/functionCode": "2230105"}
    /// ```
    Q10 "科目与资金来源不符" {
        group: CrossCheck, severity: Warning, fields: ["project.functionCode"], basis: "政府收支分类科目", check: Check::Form(code_and_book),
    }
}

/// The class of 国有资本经营预算支出 in the national classification.
const STATE_CAPITAL: &str = "223";
/// 款 of the national classification that only 政府性基金 pays.
#[rustfmt::skip]
static FUND_CODES: List = list![
    "20610", "20707", "20709", "20710", "20822", "20823", "20829", "21160", "21161", "21208", "21210", "21211", "21213",
    "21214", "21215", "21216", "21217", "21218", "21219", "21366", "21367", "21369", "21370", "21371", "21460", "21462",
    "21463", "21464", "21468", "21469", "21470", "21471", "21562", "22904", "22908", "22960", "23104", "23204", "23304", "234",
];

fn code_and_book(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.project.function_code;
    let code = leaf.squeezed();
    if code.len() < 5 || !code.starts_with('2') || !code.chars().take(5).all(|c| c.is_ascii_digit()) {
        return;
    }
    let books = [
        (&cx.form.annual.general_budget, "一般公共预算"),
        (&cx.form.annual.government_fund, "政府性基金"),
        (&cx.form.annual.state_capital, "国有资本经营预算"),
    ];
    let belongs = match code {
        code if code.starts_with(STATE_CAPITAL) => "国有资本经营预算",
        code if FUND_CODES.opens(code) => "政府性基金",
        _ => "一般公共预算",
    };
    let paid = books.iter().zip(cx.money.books).filter(|(_, amount)| amount.number().is_some_and(|value| value > Decimal::ZERO));
    let mut paid = paid.map(|(book, _)| *book);
    // 一个项目由几本预算共同安排的，一个科目说明不了全部，不作判断。
    let (Some((amount, book)), None) = (paid.next(), paid.next()) else { return };
    if book != belongs {
        let message = format!("科目“{}”属于{belongs}，资金却填在{book}", leaf.shown());
        sink.report(leaf.place, message, "请核对资金填在哪一本预算，再选对应的科目")
            .param("code", code.as_ref())
            .relate(amount.path(), format!("{book}：{}", amount.shown()));
    }
}

declare_rule! {
    /// 支出功能分类科目与行业对不上。
    ///
    /// # 为什么
    /// 行业指标按行业归类，行业选错了，指标库推荐和比对的都是别的行业的指标。
    /// # 怎么改
    /// 按科目的“类”选行业，或者核对科目。
    /// # 反例
    /// ```json
    /// {"/project/functionCode": "2080799"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/functionCode": "2130205"}
    /// ```
    Q12 "科目与行业不符" {
        group: CrossCheck, severity: Warning, fields: ["project.sector", "project.functionCode"], basis: REVIEW,
        unless: without_library, check: Check::Form(code_and_sector),
    }
}

fn code_and_sector(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(library) = cx.library else { return };
    let (sector, code) = (&cx.form.project.sector, &cx.form.project.function_code);
    let (named, coded) = (text::match_key(sector.text()), code.text());
    let coded = text::squeeze(coded);
    if named.is_empty() || coded.len() < 3 {
        return;
    }
    let chosen = library.sectors().iter().find(|group| text::match_key(&group.name) == named || *group.code == *sector.text());
    let Some(chosen) = chosen.filter(|group| group.code.len() == 3 && !coded.starts_with(&*group.code)) else { return };
    let right = library.sectors().iter().find(|group| coded.starts_with(&*group.code)).map(|group| group.name.to_string());
    let of = right.as_ref().map_or_else(String::new, |name| format!("（{name}）"));
    let message = format!("科目“{}”{of}与行业“{}”不是一类", code.shown(), chosen.name);
    let issue = sink.report(sector.place, message, "请按科目选行业，或者核对科目");
    issue.param("code", coded.as_ref()).relate(code.path(), code.shown());
    if let Some(name) = right {
        issue.expect(name);
    }
}
