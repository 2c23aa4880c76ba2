//! What reads like work, a demand or a sentence and not like a measure.

use super::target::{repeats, target_figure};
use super::{says_something, shown};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::list;
use crate::quantity::Target;
use crate::quantity::unit::Dimension;
use crate::rule::{Check, REVIEW, Sink};
use crate::rules::funds;
use crate::sense::level::Level2;
use crate::sense::name::Measure;
use crate::sense::wording::{self, Wording};
use crate::sense::words::{OPENING_VERBS, Tag};

declare_rule! {
    /// 指标名称写的是一件要做的事，不是可以衡量的结果。
    ///
    /// # 为什么
    /// “编印科普读本”只有做和没做；写成“科普读本编印数量”，才能对照指标值看做了多少。
    /// # 怎么改
    /// 把动词移到后面，并写出量什么：次数、人数、面积、合格率……
    /// # 反例
    /// ```json
    /// {"/indicators/0/name": "编印培训教材"}
    /// ```
    /// ```json
    /// {"/indicators/0/name": "组织开展培训活动"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "培训教材编印数量"}
    /// ```
    N02 "名称是一件工作" {
        group: Name, severity: Warning, fields: ["indicators.name"],
        basis: "财预〔2021〕101号（指标名称）", check: Check::Row(task),
    }
}

fn task(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if reading(row) != Some(Wording::Task) || !says_something(row, cx) {
        return;
    }
    let message = format!("名称“{}”是一件要做的事，没有说量什么", shown(row));
    sink.report(row.cells.name.place, message, "请写成可以衡量的结果，例如“科普读本编印数量”“文体活动举办场次”")
        .maybe_fix(as_measure(row));
}

/// The task told as what it counts: 编印科普读本 in 册 becomes 科普读本编印数量.
fn as_measure(row: &Row<'_>) -> Option<Fix> {
    let unit = row.meaning.unit.as_ref().filter(|_| row.meaning.number().is_some())?;
    let ending = match (unit.dimension, unit.text.as_ref()) {
        (Dimension::Count, "场" | "场次") => "场次",
        (Dimension::Count, "次") => "次数",
        (Dimension::Count, "期") => "期数",
        (Dimension::Count, _) => "数量",
        (Dimension::Person, _) => "人数",
        (Dimension::Visit, "人次") => "人次",
        (Dimension::Household, _) => "户数",
        (Dimension::Area, _) => "面积",
        (Dimension::Length, _) => "长度",
        _ => return None,
    };
    let core = row.name.core.as_str();
    let verb = OPENING_VERBS.openings(core).max_by_key(|verb| verb.len())?;
    let thing = core.strip_prefix(verb).filter(|thing| thing.chars().nth(1).is_some() && !thing.contains([',', '、', ';']))?;
    let name = format!("{thing}{verb}{ending}");
    Some(Fix::suggestion(format!("名称改为“{name}”"), vec![Edit::set(row.cells.name.path(), name)]))
}

declare_rule! {
    /// 指标名称是一句要求或口号。
    ///
    /// # 为什么
    /// “控制在预算成本内”“确保整改到位”说的是应当怎样，没有说考核什么、怎么统计。
    /// # 怎么改
    /// 换成能反映这项要求的指标，例如“单位成本”“问题整改率”。
    /// # 反例
    /// ```json
    /// {"/indicators/5/name": "控制在预算成本内"}
    /// ```
    /// ```json
    /// {"/indicators/3/name": "确保培训质量落实到位"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/3/name": "参训人员持证上岗率"}
    /// ```
    N05 "名称是要求或口号" {
        group: Name, severity: Warning, fields: ["indicators.name"],
        basis: "财预〔2021〕101号（指标名称）", check: Check::Row(demand),
    }
}

fn demand(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if reading(row) != Some(Wording::Demand) || !says_something(row, cx) {
        return;
    }
    let message = format!("名称“{}”是一句要求，没有说考核什么", shown(row));
    sink.report(row.cells.name.place, message, "请换成能反映这项要求的指标，例如“问题整改率”“单位成本”");
}

/// What the name of the row reads like, where a rule may speak about it.
fn reading(row: &Row<'_>) -> Option<Wording> {
    // 效益写成口号又填百分比由 L02 提示，填文字由 V06 提示；只有一望而知的套话在这里提示。
    let benefit = row.level2.is_benefit() && row.meaning.is_text();
    let promised = row.level2.is_benefit() && is_counted(row) && row.name.is_slogan() && keeps_a_state(&row.name.core);
    if promised {
        return Some(Wording::Demand);
    }
    let measured = !matches!(row.name.measure, Measure::None | Measure::State) && !wording::is_predicate(&row.name);
    if measured || !(benefit || is_output(row.level2)) {
        return None;
    }
    let wording = match wording::wording(&row.name) {
        Wording::Plain | Wording::Sentence => return None,
        // 带动农户 50 户: something counted is a task whose measure was left out.
        Wording::Demand if is_counted(row) && !wording::is_plain_demand(&row.name) => Wording::Task,
        wording => wording,
    };
    let judged = !benefit || (wording == Wording::Demand && wording::is_plain_demand(&row.name));
    let several = || wording == Wording::Task && wording::holds_several(&row.name);
    let told_elsewhere = || {
        repeats(row)
            || target_figure(row).is_some()
            || funds::of(row).is_some()
            || row.name.tags.has(Tag::OwnDuration)
            || several()
    };
    (judged && !told_elsewhere()).then_some(wording)
}

/// Whether the name ends in a state that nobody can count: 维护合法权益, 确保安全运行.
fn keeps_a_state(core: &str) -> bool {
    list!["权益", "安全", "运行", "运转", "稳定", "和谐", "秩序", "环境", "形象", "水平", "能力"].ends(core)
}

fn is_output(level2: Level2) -> bool {
    matches!(level2, Level2::Quantity | Level2::Quality | Level2::Time) || level2.is_cost()
}

fn is_counted(row: &Row<'_>) -> bool {
    matches!(row.meaning.target, Target::Number(_)) && row.meaning.unit.as_ref().is_some_and(|unit| !unit.is_share())
}

declare_rule! {
    /// 名称里的词是拼出来的，说不清量什么。
    ///
    /// # 为什么
    /// “维持时效”“推进效能度”没有通行的含义，各人理解不同，也没有办法统计。
    /// # 怎么改
    /// 换成大家都懂的说法，例如“完成时限”“按期完成率”。
    /// # 反例
    /// ```json
    /// {"/indicators/7/name": "培训推进效能度"}
    /// ```
    /// ```json
    /// {"/indicators/2/name": "培训维持时效"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/4/name": "培训任务完成时限"}
    /// ```
    N04 "名称含义不明" {
        group: Name, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(invented),
    }
}

fn invented(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    // 时效和可持续影响里写项目自己的期限，另有规则提示。
    let own_duration = row.name.tags.has(Tag::OwnDuration) && matches!(row.level2, Level2::Time | Level2::Sustained);
    if own_duration {
        return;
    }
    let Some(head) = wording::invented_head(&row.name) else { return };
    if says_something(row, cx) {
        let message = format!("名称“{}”里的“{head}”说不清量什么", shown(row));
        sink.report(row.cells.name.place, message, "请换成通行的说法，例如“完成时限”“按期完成率”").param("word", head);
    }
}

declare_rule! {
    /// 指标名称是一整句话，或者以标点结尾。
    ///
    /// # 为什么
    /// 名称要简短，说出考核什么；一句话里往往夹着做法、要求和目的，看不出量什么。
    /// # 怎么改
    /// 只留考核的对象和量法，例如“带动务工人次”；做法写在“指标内容”里。
    /// # 反例
    /// ```json
    /// {"/indicators/6/name": "增加就业机会，提高林农收入。"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/6/name": "服务周期内，林农对培训的认可程度", "/indicators/6/content": "认可人数÷调查人数×100%"}
    /// ```
    N07 "名称是一句话" {
        group: Name, severity: Warning, fields: ["indicators.name"],
        basis: "财预〔2021〕101号（指标名称）", check: Check::Row(sentence),
    }
}

fn sentence(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    // A slogan with a percentage is told by L02: what mends it does away with the sentence.
    let slogan = row.level2.is_benefit() && row.name.is_slogan() && row.meaning.is_share() && row.meaning.number().is_some();
    if !wording::is_sentence(&row.name) || slogan || !says_something(row, cx) {
        return;
    }
    let marked = wording::ends_in_mark(&row.name);
    // The mark goes with the bracket of the template, which N06 takes away.
    if marked && super::form::is_template(row) {
        return;
    }
    let message = if marked {
        format!("名称“{}”以标点结尾，是一句话而不是指标", shown(row))
    } else {
        format!("名称“{}”是一整句话，看不出量什么", shown(row))
    };
    let issue = sink.report(row.cells.name.place, message, "名称只写考核什么，例如“带动务工人次”；做法请写在“指标内容”里");
    if marked && row.name.measure != Measure::None && !row.name.core.contains(',') {
        let name = row.name.text.trim_end_matches(['。', ';', '!', ',', '、', ':', '?']);
        issue.fix(Fix::suggestion(format!("名称改为“{name}”"), vec![Edit::set(row.cells.name.path(), name)]));
    }
}

declare_rule! {
    /// 一个名称里写了几件事。
    ///
    /// # 为什么
    /// 一行指标只能有一个目标值；几件事完成得不一样时，没有办法评分。
    /// # 怎么改
    /// 每件事各写一行。
    /// # 反例
    /// ```json
    /// {"/indicators/6/name": "教学条件改善、办学水平提高"}
    /// ```
    /// ```json
    /// {"/indicators/0/name": "项目设计、招标、施工"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "城区、集镇培训期数"}
    /// ```
    N12 "名称写了几件事" {
        group: Name, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(several),
    }
}

fn several(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if wording::holds_several(&row.name) && reading(row) != Some(Wording::Demand) && says_something(row, cx) {
        let message = format!("名称“{}”里写了几件事，一行指标只能考核一件", shown(row));
        sink.report(row.cells.name.place, message, "请每件事各写一行，分别填指标值");
    }
}
