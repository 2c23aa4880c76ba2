//! W: the weights of indicators, where the profile says that they are recorded.

use crate::context::{Context, Row};
use crate::declare_rule;
use crate::form::{INDICATORS, Leaf, Place};
use crate::issue::{Edit, Fix};
use crate::profile::WeightMode;
use crate::quantity::number;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::Level1;
use crate::text;
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&W01, &W02, &W03, &W04, &W05, &W06, &W07, &W08, &W09];

/// Why weights are not looked at.
fn without_weights(cx: &Context<'_>) -> Option<&'static str> {
    match cx.profile.weights.mode {
        WeightMode::Off => Some("审核口径不记录分值权重"),
        WeightMode::Optional if !cx.rows.iter().any(|row| row.cells.weight.filled()) => Some("表里没有填分值权重"),
        _ => None,
    }
}

/// A weight cell as a number; `20%` counts as 20.
/// Sums say nothing where a summand, or what it belongs to, could not be read.
fn without_sums(cx: &Context<'_>) -> Option<&'static str> {
    let broken = |row: &Row<'_>| row.cells.weight.unreadable || row.cells.level1.unreadable || row.cells.level2.unreadable;
    without_weights(cx).or_else(|| cx.rows.iter().any(broken).then_some("有的分值权重或指标类别读不出来"))
}

fn weight_of(leaf: &Leaf) -> Option<Decimal> {
    let text = leaf.squeezed();
    let text = text.strip_suffix('%').or_else(|| text.strip_suffix('分')).unwrap_or(text);
    number::whole(text)
}

/// The weight as the budget system counts it: cut after two decimals, not rounded (domain.md section 8, check 14).
fn counted(row: &Row<'_>) -> Option<Decimal> {
    weight_of(&row.cells.weight).map(|weight| weight.trunc_with_scale(2))
}

/// The sum of the weights of the rows that `wanted` asks for.
fn sum(cx: &Context<'_>, wanted: &dyn Fn(&Row<'_>) -> bool) -> Decimal {
    let mut sum = Decimal::ZERO;
    for row in cx.rows.iter().filter(|row| wanted(row)) {
        sum = counted(row).and_then(|weight| sum.checked_add(weight)).unwrap_or(sum);
    }
    sum
}

/// Whether a row is the execution of the budget, which gets its points at self-evaluation and not at entry.
fn is_execution(row: &Row<'_>) -> bool {
    row.name.core.contains("预算执行") || row.name.core == "执行率"
}

declare_rule! {
    /// 各指标的分值权重加起来不等于规定的总分。
    ///
    /// # 为什么
    /// 申报时三级指标合计为规定的总分，其余分值留给自评时的预算执行率；合计不对，自评无法打分。
    /// # 怎么改
    /// 调整各指标权重，使合计等于规定的总分。
    /// # 反例
    /// 一条指标权重 80，总分 90。
    /// ```json
    /// {"/indicators/0/weight": "80"}
    /// ```
    /// # 正例
    /// 十条指标权重合计 90。
    /// ```json
    /// {"/indicators/0/weight": 10, "/indicators/1/weight": 10, "/indicators/2/weight": 10, "/indicators/3/weight": 8, "/indicators/4/weight": 6, "/indicators/5/weight": 6, "/indicators/6/weight": 12, "/indicators/7/weight": 10, "/indicators/8/weight": 8, "/indicators/9/weight": 10}
    /// ```
    W01 "权重合计不对" {
        group: Weight, severity: Error, fields: ["indicators"], basis: "财预〔2021〕101号（分值权重）",
        unless: without_sums, check: Check::Form(total),
    }
}

fn total(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let wanted = cx.profile.weights.total;
    let found = sum(cx, &|_| true);
    // 分成几种期间填报时，各期间分别合计，这里不下结论。
    let periods = cx.rows.iter().map(|row| row.cells.period.text()).collect::<Vec<_>>();
    if found == wanted || periods.windows(2).any(|pair| pair.first() != pair.last()) {
        return;
    }
    let (found, wanted) = (number::plain(found), number::plain(wanted));
    let message = format!("各指标的分值权重合计是“{found}”，应为“{wanted}”");
    let issue = sink.report(Place::part(INDICATORS), message, format!("请调整各指标权重，使合计等于{wanted}"));
    issue.expect(wanted.as_str()).param("sum", found.as_str()).param("total", wanted.as_str());
    for row in cx.rows.iter().filter(|row| row.cells.weight.filled()) {
        issue.relate(row.cells.weight.path(), row.cells.weight.shown());
    }
}

declare_rule! {
    /// 一级指标的权重分配与规定不同。
    ///
    /// # 为什么
    /// 产出、效益、满意度各占多少分有规定；没有满意度指标的，它的分值并入效益指标。
    /// # 怎么改
    /// 按规定的分值分配各级指标。
    /// # 反例
    /// ```json
    /// {"/indicators/0/weight": 20, "/indicators/1/weight": 10, "/indicators/2/weight": 10, "/indicators/3/weight": 8, "/indicators/4/weight": 6, "/indicators/5/weight": 6, "/indicators/6/weight": 6, "/indicators/7/weight": 6, "/indicators/8/weight": 8, "/indicators/9/weight": 10}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/weight": 10, "/indicators/1/weight": 10, "/indicators/2/weight": 10, "/indicators/3/weight": 8, "/indicators/4/weight": 6, "/indicators/5/weight": 6, "/indicators/6/weight": 12, "/indicators/7/weight": 10, "/indicators/8/weight": 8, "/indicators/9/weight": 10}
    /// ```
    W02 "权重分配与规定不同" {
        group: Weight, severity: Error, fields: ["indicators"], basis: "财预〔2021〕101号（分值权重）",
        unless: without_sums, check: Check::Form(shares),
    }
}

fn shares(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(share) = wrong_share(cx).filter(|share| !share.untaken) else { return };
    let message = format!("“{}”的权重合计是“{}”，规定为“{}”", share.level.name(), share.found, share.wanted);
    sink.report(Place::part(INDICATORS), message, "请按规定的分值分配，或说明特殊原因")
        .expect(share.wanted.as_str())
        .param("sum", share.found.as_str())
        .param("share", share.wanted.as_str());
}

/// A first level whose weights do not add up to what the profile gives it.
struct Share {
    level: Level1,
    found: String,
    wanted: String,
    /// Whether benefits lack just what satisfaction left to them.
    untaken: bool,
}

/// The first level with a wrong share. Where the total is wrong, that is to be mended first.
fn wrong_share(cx: &Context<'_>) -> Option<Share> {
    let weights = &cx.profile.weights;
    if sum(cx, &|_| true) != weights.total {
        return None;
    }
    let of = |level: Level1| sum(cx, &|row| row.level1 == level);
    let no_satisfaction = of(Level1::Satisfaction).is_zero();
    let left_over = weights.shares.iter().find(|(level, _)| *level == Level1::Satisfaction).map(|&(_, share)| share);
    let wrong = |&(level, share): &(Level1, Decimal)| {
        let moved = no_satisfaction && level == Level1::Benefit;
        let wanted = match level {
            Level1::Satisfaction if no_satisfaction => return None,
            _ if moved => left_over.and_then(|points| share.checked_add(points)).unwrap_or(share),
            _ => share,
        };
        let found = of(level);
        (found != wanted).then(|| Share {
            level,
            found: number::plain(found),
            wanted: number::plain(wanted),
            untaken: moved && found < wanted,
        })
    };
    // Where the points of satisfaction went elsewhere, what they went to is too heavy for no other reason.
    let mut all = weights.shares.iter().filter_map(wrong).collect::<Vec<_>>();
    let at = all.iter().position(|share| share.untaken).unwrap_or_default();
    (at < all.len()).then(|| all.swap_remove(at))
}

declare_rule! {
    /// 没有设满意度指标，它的分值没有并入效益指标。
    ///
    /// # 为什么
    /// 不涉及服务对象的项目可以不设满意度，但它的10分要加到效益指标上，不能分给别处。
    /// # 怎么改
    /// 把满意度的分值加到效益指标上，或者补上满意度指标。
    /// # 反例
    /// ```json
    /// {"/indicators/9": null, "/indicators/0/weight": 20, "/indicators/1/weight": 10, "/indicators/2/weight": 10, "/indicators/3/weight": 8, "/indicators/4/weight": 6, "/indicators/5/weight": 6, "/indicators/6/weight": 12, "/indicators/7/weight": 10, "/indicators/8/weight": 8}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/9": null, "/indicators/0/weight": 10, "/indicators/1/weight": 10, "/indicators/2/weight": 10, "/indicators/3/weight": 8, "/indicators/4/weight": 6, "/indicators/5/weight": 6, "/indicators/6/weight": 17, "/indicators/7/weight": 13, "/indicators/8/weight": 10}
    /// ```
    W09 "满意度分值没有并入" {
        group: Weight, severity: Warning, fields: ["indicators"], basis: "财预〔2021〕101号（分值权重）",
        unless: without_sums, check: Check::Form(untaken),
    }
}

fn untaken(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(share) = wrong_share(cx).filter(|share| share.untaken) else { return };
    let message = format!("没有满意度指标，效益指标的权重合计仍是“{}”，应为“{}”", share.found, share.wanted);
    sink.report(Place::part(INDICATORS), message, "请把满意度的分值加到效益指标上，或者补上满意度指标")
        .expect(share.wanted.as_str())
        .param("sum", share.found.as_str())
        .param("share", share.wanted.as_str());
}

declare_rule! {
    /// 权重是零或负数。
    ///
    /// # 为什么
    /// 每条指标都要计分，权重必须大于零。
    /// # 怎么改
    /// 填大于零的数；不计分的指标整行删去。
    /// # 反例
    /// ```json
    /// {"/indicators/0/weight": 0}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/weight": 10}
    /// ```
    W03 "权重不大于零" {
        group: Weight, severity: Error, fields: ["indicators.weight"], basis: "预算管理一体化系统校验",
        unless: without_weights, check: Check::Row(not_positive),
    }
}

fn not_positive(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if weight_of(&row.cells.weight).is_some_and(|weight| weight <= Decimal::ZERO) {
        let message = format!("分值权重“{}”不大于零", row.cells.weight.shown());
        sink.report(row.cells.weight.place, message, "请填大于零的数；不计分的指标请整行删去");
    }
}

declare_rule! {
    /// 下级指标的权重加起来不等于上级标明的分值。
    ///
    /// # 为什么
    /// 一级指标写明了“50分”，它下面的三级指标合计就应是 50。
    /// # 怎么改
    /// 调整三级指标权重，或改正一级指标上的分值。
    /// # 反例
    /// ```json
    /// {"/indicators/0/level1": "产出指标(50分)", "/indicators/0/weight": 40}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/level1": "产出指标(50分)", "/indicators/0/weight": 50}
    /// ```
    W04 "下级权重与上级不符" {
        group: Weight, severity: Error, fields: ["indicators"], basis: "预算管理一体化系统校验",
        unless: without_sums, check: Check::Form(children),
    }
}

fn children(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut seen: Vec<String> = Vec::new();
    for row in &cx.rows {
        let label = row.cells.level1.squeezed().to_owned();
        let Some(points) = points_in(&label).filter(|_| !seen.contains(&label)) else { continue };
        let belongs = |row: &Row<'_>| row.cells.level1.squeezed() == label;
        let found = sum(cx, &belongs);
        if found != points {
            let (found, points) = (number::plain(found), number::plain(points));
            let message = format!("“{label}”标明{points}分，下面的指标合计是“{found}”");
            let issue = sink.report(Place::part(INDICATORS), message, format!("请调整三级指标权重，使合计等于{points}"));
            issue.expect(points).param("sum", found);
            for row in cx.rows.iter().filter(|row| belongs(row)) {
                issue.relate(row.cells.weight.path(), row.cells.weight.shown());
            }
        }
        seen.push(label);
    }
}

/// The points printed in a level: `产出指标(50分)`, `产出指标40分`. A range of points (`0-20分`) fixes nothing.
fn points_in(label: &str) -> Option<Decimal> {
    let before = label.trim_end_matches(')').strip_suffix('分')?.trim_end_matches(')');
    let digits = before.trim_start_matches(|c: char| !c.is_ascii_digit());
    number::whole(digits)
}

declare_rule! {
    /// 权重超过两位小数。
    ///
    /// # 为什么
    /// 系统只取两位小数，多出的部分会被截去，合计就对不上。
    /// # 怎么改
    /// 保留两位小数，并重新核对合计。
    /// # 反例
    /// ```json
    /// {"/indicators/0/weight": "22.555"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/weight": "22.5"}
    /// ```
    W05 "权重小数位过多" {
        group: Weight, severity: Warning, fields: ["indicators.weight"], basis: "预算管理一体化系统校验",
        unless: without_weights, check: Check::Row(decimals),
    }
}

fn decimals(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(weight) = weight_of(&row.cells.weight).filter(|weight| weight.normalize().scale() > 2) else { return };
    let cut = number::plain(weight.trunc_with_scale(2));
    let message = format!("分值权重“{}”超过两位小数，系统会截成“{cut}”", row.cells.weight.shown());
    sink.report(row.cells.weight.place, message, "请保留两位小数，并重新核对合计")
        .expect(cut.as_str())
        .fix(Fix::suggestion(format!("改为“{cut}”"), vec![Edit::set(row.cells.weight.path(), cut)]));
}

declare_rule! {
    /// 一条指标的权重过大。
    ///
    /// # 为什么
    /// 一条指标占了三成以上，其他指标就不起作用了。
    /// # 怎么改
    /// 按重要程度重新分配。
    /// # 反例
    /// ```json
    /// {"/indicators/0/weight": 36}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/weight": 15}
    /// ```
    W06 "一条指标权重过大" {
        group: Weight, severity: Info, fields: ["indicators.weight"], basis: REVIEW,
        unless: without_weights, check: Check::Row(extreme),
    }
}

fn extreme(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some((weight, limit)) = weight_of(&row.cells.weight).zip(cx.profile.weights.extreme) else { return };
    if weight > limit {
        let message =
            format!("这条指标的权重是“{}”，超过{}，其他指标就不起作用了", row.cells.weight.shown(), number::plain(limit));
        sink.report(row.cells.weight.place, message, "请按重要程度重新分配").param("weight", weight).param("limit", limit);
    }
}

declare_rule! {
    /// 所有指标的权重都一样。
    ///
    /// # 为什么
    /// 指标有主有次，权重全部相同说明没有区分轻重。
    /// # 怎么改
    /// 核心产出和效益指标多给一些。
    /// # 反例
    /// ```json
    /// {"/indicators/0/weight": 9, "/indicators/1/weight": 9, "/indicators/2/weight": 9, "/indicators/3/weight": 9, "/indicators/4/weight": 9, "/indicators/5/weight": 9, "/indicators/6/weight": 9, "/indicators/7/weight": 9, "/indicators/8/weight": 9, "/indicators/9/weight": 9}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/weight": 10, "/indicators/1/weight": 10, "/indicators/2/weight": 10, "/indicators/3/weight": 8, "/indicators/4/weight": 6, "/indicators/5/weight": 6, "/indicators/6/weight": 12, "/indicators/7/weight": 10, "/indicators/8/weight": 8, "/indicators/9/weight": 10}
    /// ```
    W07 "权重不分轻重" {
        group: Weight, severity: Info, fields: ["indicators"], basis: REVIEW,
        unless: without_weights, check: Check::Form(all_equal),
    }
}

fn all_equal(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let weights: Vec<Decimal> = cx.rows.iter().filter_map(counted).collect();
    let Some(first) = weights.first().filter(|_| weights.len() > 3 && weights.len() == cx.rows.len()) else { return };
    if weights.iter().all(|weight| weight == first) {
        let message = format!("{}条指标的权重全是“{}”", weights.len(), number::plain(*first));
        sink.report(Place::part(INDICATORS), message, "请区分轻重，核心的产出和效益指标多给一些");
    }
}

declare_rule! {
    /// 申报时把预算执行率的分值也列了进去。
    ///
    /// # 为什么
    /// 预算执行率的分值在自评时由系统统一加上，申报时不列。
    /// # 怎么改
    /// 删去这一行，把分值分给其他指标。
    /// # 反例
    /// ```json
    /// {"/indicators/4/name": "预算执行率", "/indicators/4/weight": 10}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/4/weight": 10}
    /// ```
    W08 "预算执行率列入权重" {
        group: Weight, severity: Warning, fields: ["indicators.weight"], basis: "财预〔2021〕101号（分值权重）",
        unless: without_weights, check: Check::Row(execution),
    }
}

fn execution(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if row.cells.weight.filled() && is_execution(row) {
        let message = format!("“{}”在自评时统一计分，申报时不列权重", text::shorten(&row.name.text, 20));
        sink.report(row.cells.weight.place, message, "请删去这一行，把分值分给其他指标");
    }
}
