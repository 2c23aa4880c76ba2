//! V, Q: targets out of proportion: to last year, to each other, to the money, to the people of the district.

use super::better::called;
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::form::{INDICATORS, Place};
use crate::money::show_yuan;
use crate::quantity::number;
use crate::quantity::operator::Operator;
use crate::quantity::unit::Dimension;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::Level2;
use crate::sense::name::Measure;
use crate::sense::words::Tag;
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&V17, &V18, &V19, &Q14];

declare_rule! {
    /// 目标比上年完成值低得多（或放得太宽）。
    ///
    /// # 为什么
    /// 上年做到98%，今年只定60%，等于不用做就能完成；自评时目标定得过低还要扣分。
    /// # 怎么改
    /// 以上年完成值为起点定目标；确有原因要降低的，在“指标值设定依据”里写明。
    /// # 反例
    /// ```json
    /// {"/indicators/2/value": "60", "/goals/annual": "全年举办培训班6期，参训人员出勤率60%以上，参训学员满意度92%以上。"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/value": "94", "/goals/annual": "全年举办培训班6期，参训人员出勤率94%以上，参训学员满意度92%以上。"}
    /// ```
    V17 "目标远低于上年" {
        group: Value, severity: Warning, fields: ["indicators.value"], basis: "财预〔2020〕10号（目标值设定偏低）", check: Check::Row(below_last_year),
    }
}

/// By how many points a share may fall below last year's result before a reviewer asks why.
const FALL: i64 = 15;
/// How many times last year's result something may rise that should be small.
const RISE: i64 = 3;

fn below_last_year(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let cell = &row.cells.last_year;
    let Some((value, unit)) = row.meaning.number().zip(row.meaning.unit.as_ref()).filter(|_| cell.filled()) else { return };
    let text = cell.squeezed();
    let Some(last) = number::whole(text.trim_end_matches(unit.text.as_ref())) else { return };
    let asks_for_more = row.meaning.operator.is_some_and(Operator::wants_more) && !row.name.wants_less();
    let share = matches!(row.name.measure, Measure::Share | Measure::Satisfaction) && !row.name.tags.has(Tag::Unbounded);
    let fallen =
        share && unit.is_share() && asks_for_more && last.checked_sub(value).is_some_and(|fall| fall >= Decimal::from(FALL));
    // Quantities follow the money, so only half of last year's is asked about.
    let halved = row.level2 == Level2::Quantity
        && row.meaning.operator.is_some_and(Operator::wants_more)
        && value > Decimal::ZERO
        && value.checked_mul(Decimal::TWO).is_some_and(|twice| twice < last);
    let risen = row.name.wants_less()
        && last > Decimal::ZERO
        && last.checked_mul(Decimal::from(RISE)).is_some_and(|most| value >= most)
        && cx.money.any();
    if !fallen && !risen && !halved {
        return;
    }
    let (value, last, unit) = (number::plain(value), number::plain(last), &unit.text);
    let message = format!("上年完成“{last}{unit}”，今年的目标只是“{value}{unit}”，不用努力就能完成");
    sink.report(row.cells.value.place, message, "请以上年完成值为起点定目标；确有原因的，在“指标值设定依据”里写明")
        .param("lastYear", last)
        .param("value", value)
        .relate(cell.path(), "上年完成值");
}

declare_rule! {
    /// 各项比率全是100%。
    ///
    /// # 为什么
    /// 每项都定100%，看不出轻重，差一点就都算没完成。
    /// # 怎么改
    /// 法定必须做到的保留100%，其余按历史水平定一个跳一跳够得着的数。
    /// # 反例
    /// ```json
    /// {"/indicators/2/operator": "=", "/indicators/2/value": "100", "/indicators/3/operator": "=", "/indicators/3/value": "100", "/indicators/6/operator": "=", "/indicators/6/value": "100", "/indicators/7/operator": "=", "/indicators/7/value": "100"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/operator": "=", "/indicators/2/value": "100"}
    /// ```
    V18 "比率全是100%" {
        group: Value, severity: Info, fields: ["indicators"], basis: REVIEW, check: Check::Form(all_hundred),
    }
}

fn all_hundred(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let share =
        |row: &&Row<'_>| row.name.bounded && !row.is_satisfaction() && row.meaning.is_share() && row.meaning.number().is_some();
    let shares = || cx.rows.iter().filter(share);
    let count = shares().count();
    if count < 3 || shares().any(|row| row.meaning.number() != Some(Decimal::ONE_HUNDRED)) {
        return;
    }
    let message = format!("除满意度外，{count}个比率的目标全是100%");
    let issue = sink.report(Place::part(INDICATORS), message, "法定必须做到的保留100%，其余请按历史水平定目标");
    issue.param("rows", count);
    for row in shares() {
        issue.relate(row.cells.value.path(), row.called());
    }
}

declare_rule! {
    /// 受益的人太少，与花的钱不相称。
    ///
    /// # 为什么
    /// 几百万元只让几十人受益，审核会问钱花到哪里去了，或者数量漏写了几位。
    /// # 怎么改
    /// 核对数量和单位；确实如此的，在“指标内容”里写明测算过程。
    /// # 反例
    /// ```json
    /// {"/indicators/7/name": "培训受益农户人数", "/indicators/7/value": "3", "/indicators/7/unit": "人"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "培训受益农户人数", "/indicators/7/value": "3000", "/indicators/7/unit": "人"}
    /// ```
    V19 "成效与资金不相称" {
        group: Value, severity: Info, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(too_few_served),
    }
}

/// Money per person served above which the number of people is asked about, in 元.
const PER_PERSON: i64 = 100_000;

fn too_few_served(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if !row.level2.is_benefit() {
        return;
    }
    let earned = row.meaning.yuan().filter(|_| row.name.measure == Measure::Money && row.name.wants_more());
    if let Some((earned, money)) = earned.zip(cx.money.annual_yuan())
        && earned.checked_mul(Decimal::TEN).is_some_and(|tenfold| tenfold < money)
    {
        let message = format!("“{}”只有{}，年度资金是{}", called(row), show_yuan(earned), show_yuan(money));
        sink.report(row.cells.value.place, message, "请核对数字和单位；确实如此的，在“指标内容”里写明测算过程")
            .param("earned", earned)
            .param("budget", money)
            .relate(cx.form.annual.total.path(), "年度资金总额");
        return;
    }
    let people = |unit: &crate::quantity::unit::Unit| {
        matches!(unit.dimension, Dimension::Person | Dimension::Visit) && unit.per.is_empty()
    };
    let Some(unit) = row.meaning.unit.as_ref().filter(|unit| people(unit)) else { return };
    let Some((number, money)) = row.meaning.number().zip(cx.money.annual_yuan()) else { return };
    let (Some(served), true) = (unit.to_base(number).filter(|n| *n > Decimal::ZERO), row.name.wants_more()) else { return };
    if served.checked_mul(Decimal::from(PER_PERSON)).is_some_and(|reach| reach < money) {
        let message = format!("“{}”只有{}{}，年度资金是{}", called(row), number::plain(number), unit.text, show_yuan(money));
        sink.report(row.cells.value.place, message, "请核对数量和单位；确实如此的，在“指标内容”里写明测算过程")
            .param("served", served)
            .param("budget", money)
            .relate(cx.form.annual.total.path(), "年度资金总额");
    }
}

declare_rule! {
    /// 受益人数超过全区人口，或者受益户数多过人数。
    ///
    /// # 为什么
    /// 一个区只有这么多人，超出来的数一看就是填错了。
    /// # 怎么改
    /// 核对人数；重复享受服务的，单位改为“人次”。
    /// # 反例
    /// ```json
    /// {"$profile": {"id": "own", "population": "600000"}, "/indicators/7/name": "受益群众人数", "/indicators/7/value": "1000000", "/indicators/7/unit": "人"}
    /// ```
    /// # 正例
    /// ```json
    /// {"$profile": {"id": "own", "population": "600000"}, "/indicators/7/name": "受益群众人数", "/indicators/7/value": "10000", "/indicators/7/unit": "人"}
    /// ```
    Q14 "人数超过全区人口" {
        group: CrossCheck, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Form(too_many_people),
    }
}

fn too_many_people(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let counted = |row: &Row<'_>, dimension: Dimension| {
        let unit = row.meaning.unit.as_ref().filter(|unit| unit.dimension == dimension && unit.per.is_empty())?;
        unit.to_base(row.meaning.number()?)
    };
    let here = |row: &&Row<'_>| row.level2 == Level2::Quantity || row.level2.is_benefit();
    for row in cx.rows.iter().filter(here) {
        let people = counted(row, Dimension::Person).or_else(|| counted(row, Dimension::Household));
        if let (Some(people), Some(population)) = (people, cx.profile.population)
            && people > population
        {
            let (shown, unit) = (row.cells.value.shown(), row.meaning.unit.as_ref().map_or("", |unit| unit.text.as_ref()));
            let message = format!("“{}”是{shown}{unit}，超过全区人口{}人", called(row), number::plain(population));
            sink.report(row.cells.value.place, message, "请核对数量；同一人多次享受服务的，单位改为“人次”")
                .param("value", people)
                .param("population", population);
        }
    }
    let stem = |row: &Row<'_>, ends: &[&str]| ends.iter().find_map(|end| row.name.core.strip_suffix(end)).map(str::to_owned);
    for row in cx.rows.iter().filter(here) {
        let (Some(households), Some(whose)) = (counted(row, Dimension::Household), stem(row, &["户数", "户数量", "户"]))
        else {
            continue;
        };
        let same = |other: &&Row<'_>| stem(other, &["人数", "人口数", "人口数量"]).is_some_and(|other| other == whose);
        let Some(people) = cx.rows.iter().find(same) else { continue };
        if counted(people, Dimension::Person).is_some_and(|people| people < households) {
            let message = format!("{}的户数比{}的人数还多", row.called(), people.called());
            sink.report(row.cells.value.place, message, "请核对户数和人数，看是否填反")
                .relate(people.cells.value.path(), people.called());
        }
    }
}
