//! G: what the goal says besides its numbers: work without effect, promises nobody can keep, several years in one.

use super::verdicts::{Prose, numbers_of};
use crate::context::Context;
use crate::declare_rule;
use crate::form::Leaf;
use crate::list;
use crate::quantity::date;
use crate::quantity::number;
use crate::rule::{Check, Rule, Sink};
use crate::sense::list::List;
use crate::text;
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&G04, &G09, &G10];

declare_rule! {
    /// 目标只列了做哪些事、花多少钱，没有写要达到的效果。
    ///
    /// # 为什么
    /// 工作清单和预算明细在实施计划里已有，目标要回答“花了钱以后有什么变化”。
    /// # 怎么改
    /// 留下主要任务，再写上质量、时限和效果，例如“合格率98%以上，群众满意度90%以上”。
    /// # 反例
    /// ```json
    /// {"/goals/annual": "举办基层林业技术人员培训班6期，每期100人，每人每天380元，计91.2万元。"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/goals/annual": "举办基层林业技术人员培训班6期，培训600人次，参训学员满意度92%以上。"}
    /// ```
    G04 "目标只有工作没有效果" {
        group: Goal, severity: Warning, fields: ["goals.annual"], basis: "财预〔2021〕101号（绩效目标）", check: Check::Form(only_work),
    }
}

/// Words of an effect, or of how well something is done.
static EFFECTS: List = list![
    "率", "满意", "达到", "以上", "以内", "不低于", "不少于", "不超过", "提高", "提升", "增收", "受益", "惠及", "覆盖", "改善",
    "降低", "减少", "保障", "解决", "合格", "达标", "效益", "年限", "确保", "实现", "有效", "促进", "增强",
];
/// Words of sums in a budget.
static SUMS: List = list!["计", "合计", "共计", "小计", "预算合计"];

fn only_work(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.goals.annual;
    let goal = leaf.squeezed();
    if goal.is_empty() || EFFECTS.within(goal) {
        return;
    }
    let plan = &cx.form.plan.content;
    let copied = plan.filled() && text::match_key(goal) == text::match_key(plan.text());
    let sums = numbers_of(Prose::Goal, cx)
        .iter()
        .filter(|told| told.unit.dimension == crate::quantity::unit::Dimension::Money)
        .filter(|told| told.is_per() || SUMS.ends(told.lead))
        .count();
    if copied {
        sink.report(leaf.place, "年度目标照抄了实施计划的内容", "请写明做完这些事要达到的质量和效果")
            .relate(plan.path(), "项目内容");
    } else if sums >= 2 {
        let message = "年度目标只列了工作和花费，没有写效果";
        sink.report(leaf.place, message, "请把花费放进实施计划，目标里写明要达到的质量和效果");
    }
}

declare_rule! {
    /// 跨年项目把全周期的钱或目标填成了一年的。
    ///
    /// # 为什么
    /// 年度目标只考核今年；把几年的总额、总任务填在一年里，年底一定完不成。
    /// # 怎么改
    /// 年度资金只填今年的部分，年度目标只写今年要完成的任务。
    /// # 反例
    /// ```json
    /// {"/project/endDate": "2026-12-31", "/goals/annual": "2024—2026年举办培训班18期，培训1800人次，参训学员满意度92%以上。"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/endDate": "2026-12-31", "/money/total": 2736000, "/goals/annual": "2024年举办培训班6期，培训600人次，参训学员满意度92%以上。"}
    /// ```
    G09 "全周期当一年填" {
        group: Goal, severity: Warning, fields: ["goals.annual", "money.annual.total"], basis: "财预〔2015〕88号（中长期与年度目标）",
        check: Check::Form(whole_period),
    }
}

fn whole_period(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let (project, annual) = (&cx.form.project, &cx.form.annual.total);
    let goal = &cx.form.goals.annual;
    let text = goal.squeezed();
    if let Some(span) = years_span(text) {
        let message = format!("年度目标写的是“{span}”几年的事");
        sink.report(goal.place, message, "请只写今年要完成的部分，几年的总目标放在“中长期目标”里");
        return;
    }
    let year = |leaf: &Leaf| date::whole(leaf.squeezed()).and_then(|day| day.year);
    let years = year(&project.start).zip(year(&project.end)).and_then(|(start, end)| end.checked_sub(start));
    let money = cx.money.total.number().zip(cx.money.annual.number());
    let whole = money.filter(|(total, annual)| total == annual && *annual > Decimal::ZERO);
    // Two calendar years may be one year of work; a project of three is not paid in one.
    if let (Some(years), Some((total, _))) = (years.filter(|years| *years >= 2), whole)
        && cx.form.years.is_empty()
    {
        let total = number::plain(total);
        let message = format!("项目跨{}个年度，年度资金“{total}”却等于项目总额", years.saturating_add(1));
        sink.report(annual.place, message, "请把年度资金改为今年要用的部分")
            .param("total", total)
            .relate(cx.form.money.total.path(), "项目总额");
    }
}

/// The span of years that the text opens with: `2024-2026年`, `2024年至2026年`.
fn years_span(text: &str) -> Option<&str> {
    let first = year_at(text)?;
    let rest = text.get(4..)?;
    let rest = rest.strip_prefix("年度").or_else(|| rest.strip_prefix('年')).unwrap_or(rest);
    let rest = rest.strip_prefix(['-', '~', '至', '到', '—', '–'])?.trim_start_matches(['-', '—', '–']);
    year_at(rest).filter(|last| *last > first)?;
    let rest = rest.get(4..).filter(|rest| rest.starts_with('年'))?;
    text.get(..text.len().checked_sub(rest.len())?.checked_add('年'.len_utf8())?)
}

fn year_at(text: &str) -> Option<u16> {
    let digits = text.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    digits.parse().ok().filter(|year| (1990..=2100).contains(year))
}

declare_rule! {
    /// 目标大大超出项目的能力。
    ///
    /// # 为什么
    /// 一个项目的钱做不到“世界一流”“彻底消除”，写上去年底只能算没完成。
    /// # 怎么改
    /// 换成这笔钱在今年够得着的一步。
    /// # 反例
    /// ```json
    /// {"/goals/annual": "全年举办培训班6期，培训600人次，参训学员满意度92%以上，使全区林业技术水平位居全国第一。"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/goals/annual": "全年举办培训班6期，培训600人次，参训学员满意度92%以上。"}
    /// ```
    G10 "目标够不着" {
        group: Goal, severity: Warning, fields: ["goals.annual", "goals.total"], basis: "财预〔2015〕88号（合理可行）",
        check: Check::Form(beyond_reach),
    }
}

/// Promises that no project of a district can keep.
static BEYOND: List = list![
    "世界一流",
    "国际一流",
    "世界领先",
    "国际领先",
    "全球领先",
    "全国第一",
    "全省第一",
    "全国招商引资第一",
    "零失业",
    "零贫困",
    "零犯罪",
    "零信访",
    "零疾病",
    "翻一番",
    "翻两番",
    "全国首位",
    "全国之首",
    "跃居全国",
    "位居全国",
    "彻底消除",
    "彻底解决",
    "彻底根除",
    "彻底根治",
    "永久解决",
    "永不返贫",
    "一劳永逸",
];
/// Evils of a whole society.
static EVILS: List = list!["失业", "贫困", "犯罪", "火灾", "交通事故", "疾病", "污染", "腐败", "矛盾纠纷"];
/// Words of doing away with all of something.
static ALL_GONE: List = list!["全面消除", "全部消除", "完全消除", "全面消灭", "全面杜绝", "完全杜绝"];

fn beyond_reach(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for leaf in [&cx.form.goals.total, &cx.form.goals.annual] {
        let goal = leaf.text();
        let gone = |word: &&str| goal.split(*word).skip(1).any(|rest| EVILS.opens(rest));
        let Some(word) = BEYOND.first_in(goal).or_else(|| ALL_GONE.first_in(goal).filter(gone)) else { continue };
        let message = format!("目标里的“{word}”不是这个项目一年做得到的");
        sink.report(leaf.place, message, "请换成这笔钱在今年够得着的一步").param("word", word);
    }
}
