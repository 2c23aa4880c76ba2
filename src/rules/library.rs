//! B: the rows against the indicator library. What of an entry a row changes is told in [`super::library_entry`].

use super::funds;
use super::misplaced;
use crate::context::{Context, Row, belongs, without_library};
use crate::declare_rule;
use crate::form::{INDICATORS, Leaf, Place};
use crate::issue::{Edit, Fix};
use crate::library::{Entry, Library, Query, Scope};
use crate::quantity::date;
use crate::rule::{Check, Rule, Sink};
use crate::sense::level::{self, Level2};
use crate::text;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&B01, &B02, &B06, &B07, &B08];

/// Where the rules of this group come from.
pub(super) const BASIS: &str = "区级预算绩效指标库";

declare_rule! {
    /// 指标库里没有这个指标，也没有写明理由。
    ///
    /// # 为什么
    /// 指标库里的指标口径统一、便于比较。个性指标可以自己设，但要在“指标内容”或“指标值设定依据”里说清楚。
    /// # 怎么改
    /// 指标库里有相近的，换用库里的；没有的，写明指标内容和依据。
    /// # 反例
    /// ```json
    /// {"/indicators/7/name": "参训单位数量", "/indicators/7/value": "30", "/indicators/7/unit": "个", "/indicators/7/content": "", "/indicators/7/valueBasis": ""}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "参训单位数量", "/indicators/7/value": "30", "/indicators/7/unit": "个"}
    /// ```
    B01 "指标库里没有" {
        group: Library, severity: Info, fields: ["indicators.name"], basis: BASIS,
        unless: without_library, check: Check::Form(not_listed),
    }
}

/// How near an entry must be to be offered, in thousandths, and among how many it is looked for.
const NEAR: u16 = 650;
const BEST: usize = 4;
/// To how many rows an entry is offered. Whoever used nothing of the library is not to rebuild the table by clicks, and a
/// search takes longer than all other rules together.
const OFFERS: usize = 2;

fn not_listed(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(library) = cx.library else { return };
    let mut offers = OFFERS;
    for row in cx.rows.iter().filter(|row| is_named(row) && row.entry.is_none()) {
        let explained = !row.cells.content.blank() || !row.cells.value_basis.blank();
        if explained || level::is_level2_label(&row.name.text) || library.slipped(&row.name.text).is_some() {
            continue;
        }
        let message = format!("指标库里没有“{}”，也没有写明指标内容和依据", text::shorten(&row.name.text, 20));
        let issue =
            sink.report(row.cells.name.place, message, "指标库里有相近的请换用；确是个性指标的，请写明指标内容和设定依据");
        if offers > 0 {
            offers = offers.saturating_sub(1);
            issue.maybe_fix(nearest(row, library, cx));
        }
    }
}

/// Whether the row has a name that the library could know.
pub(super) fn is_named(row: &Row<'_>) -> bool {
    row.cells.name.filled() && !row.name.core.is_empty()
}

/// The nearest entry, put into the row: its name, and what is blank beside it.
fn nearest(row: &Row<'_>, library: &Library, cx: &Context<'_>) -> Option<Fix> {
    let (level2, sector) = (row.cells.level2.text(), cx.form.project.sector.text());
    let groups: Vec<_> = cx.form.common_groups.iter().map(Leaf::text).collect();
    let groups: Vec<&str> = groups.iter().map(AsRef::as_ref).collect();
    let query =
        Query { name: &row.name.core, level2: Some(level2), sector: Some(sector), common_groups: &groups, ..Query::default() };
    let near = library.suggest(&query, BEST).into_iter().filter(|best| best.score.per_mille() >= NEAR);
    let mut placed = near.filter(|best| row.level2 == Level2::Blank || same_level(best.entry.second_level, row.level2));
    let best = placed.next()?;
    Some(Fix::suggestion(format!("换用指标库的“{}”", best.entry.name), adopted(row, best.entry)))
}

/// The edits that make the row the entry's: its name, and what is blank beside it.
pub(super) fn adopted(row: &Row<'_>, entry: &Entry) -> Vec<Edit> {
    let cells = row.cells;
    let blanks = [
        (&cells.level1, &*entry.level1),
        (&cells.level2, &*entry.level2),
        (&cells.operator, operator_cell(entry)),
        (&cells.unit, &*entry.unit),
        (&cells.kind, &*entry.kind),
        (&cells.content, entry.content.as_deref().unwrap_or_default()),
    ];
    let filled = blanks.into_iter().filter(|(leaf, text)| leaf.blank() && !text.is_empty());
    let name = Edit::set(cells.name.path(), &*entry.name);
    std::iter::once(name).chain(filled.map(|(leaf, text)| Edit::set(leaf.path(), text))).collect()
}

declare_rule! {
    /// 指标库里这个指标在另一个二级指标下。
    ///
    /// # 为什么
    /// 同一个指标在各项目里归类一致，才能汇总和比较。
    /// # 怎么改
    /// 把一级、二级指标改得和指标库一致；考核的不是同一件事的，换一个名称。
    /// # 反例
    /// ```json
    /// {"/indicators/0/level2": "时效指标"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/level2": "数量指标"}
    /// ```
    B02 "类别与指标库不同" {
        group: Library, severity: Warning, fields: ["indicators.level2"], basis: BASIS,
        unless: without_library, check: Check::Row(other_level),
    }
}

fn other_level(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(entry) = row.entry.filter(|entry| !entry.fixed) else { return };
    let theirs = entry.second_level;
    if same_level(theirs, row.level2) || matches!(row.level2, Level2::Blank | Level2::Other) {
        return;
    }
    // 归类明显不对的，由归类的规则说明理由。
    let told = row.asks_satisfaction() || funds::of(row).is_some() || misplaced::of(row).is_some();
    if told || !belongs(theirs, level::level1(&entry.level1), cx.profile.tree) {
        return;
    }
    let shown = row.cells.level2.shown();
    let message = format!("指标库里“{}”属于{}，这里填在“{shown}”下", entry.name, entry.level2);
    let edits = vec![Edit::set(row.cells.level1.path(), &*entry.level1), Edit::set(row.cells.level2.path(), &*entry.level2)];
    let (place, help) = (row.cells.level2.place, "请与指标库一致；考核的不是同一件事的，请换一个名称");
    let issue = if has_own_name(row, entry) { sink.report(place, message, help) } else { sink.note(place, message, help) };
    issue.param("level2", shown).expect(&*entry.level2).fix(Fix::suggestion(format!("改为“{}”", entry.level2), edits));
}

/// Whether the row has the entry's own name and not one of its aliases, which may be used for more than one thing.
pub(super) fn has_own_name(row: &Row<'_>, entry: &Entry) -> bool {
    text::key_chars(&row.name.text).eq(text::key_chars(&text::fold(&entry.name)))
}

/// 成本 of the tree of 2015 and 经济成本 of the tree of 2021 are one.
pub(super) fn same_level(a: Level2, b: Level2) -> bool {
    a == b || (a.is_cost() && b.is_cost())
}

declare_rule! {
    /// 选了共性类，却没有填这一类的必填指标。
    ///
    /// # 为什么
    /// 必填的共性指标用来比较同类项目，每个项目都要有。
    /// # 怎么改
    /// 从指标库里选上这个指标，填上指标值。
    /// # 反例
    /// ```json
    /// {"$library": {"id": "own", "title": "指标库", "version": "1", "division": "530402", "fiscalYear": 2024, "sectors": [], "commonGroups": [{"code": "02", "name": "培训"}], "indicators": [{"code": "G02-SL-009", "name": "培训课程门数", "scope": "common", "group": "02", "level1": "产出指标", "level2": "数量指标", "operator": "≥", "unit": "门", "kind": "定量指标", "required": true}]}, "/project/unit": "区林业技术推广站"}
    /// ```
    /// # 正例
    /// ```json
    /// {"$library": {"id": "own", "title": "指标库", "version": "1", "division": "530402", "fiscalYear": 2024, "sectors": [], "commonGroups": [{"code": "02", "name": "培训"}], "indicators": [{"code": "G02-SL-009", "name": "培训班举办期数", "scope": "common", "group": "02", "level1": "产出指标", "level2": "数量指标", "operator": "≥", "unit": "期", "kind": "定量指标", "required": true}]}, "/project/unit": "区林业技术推广站"}
    /// ```
    B06 "缺少必填的共性指标" {
        group: Library, severity: Warning, fields: ["indicators"], basis: BASIS,
        unless: without_library, check: Check::Form(required),
    }
}

fn required(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(library) = cx.library.filter(|_| cx.indicators_readable()) else { return };
    let groups: Vec<_> = cx.form.common_groups.iter().map(Leaf::text).filter(|group| !group.is_empty()).collect();
    if groups.is_empty() {
        return;
    }
    let chosen = |entry: &Entry| {
        let group = library.common_groups().iter().find(|group| group.code == entry.group);
        group.is_some_and(|group| groups.iter().any(|chosen| **chosen == *group.code || **chosen == *group.name))
    };
    let is_filled = |entry: &Entry| cx.rows.iter().any(|row| row.entry.is_some_and(|own| own.name == entry.name));
    let required = library.required().filter(|entry| entry.scope == Scope::Common);
    for entry in required.filter(|entry| chosen(entry) && is_in_force(entry, cx) && !is_filled(entry)) {
        let message = format!("这一共性类必填的指标“{}”还没有填", entry.name);
        sink.report(Place::part(INDICATORS), message, "请从指标库里选上这个指标，填上指标值")
            .param("name", &*entry.name)
            .param("code", &*entry.code);
    }
}

declare_rule! {
    /// 用了指标库里已经停用、还没有启用，或已被替换的指标。
    ///
    /// # 为什么
    /// 停用的指标不再统计，填了也没有可比的数。
    /// # 怎么改
    /// 换用替代它的指标，或指标库里现用的指标。
    /// # 反例
    /// ```json
    /// {"/indicators/0/name": "退耕还林面积", "/indicators/0/value": "500", "/indicators/0/unit": "亩"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "水源涵养林营造面积", "/indicators/0/value": "500", "/indicators/0/unit": "亩"}
    /// ```
    B07 "指标已停用" {
        group: Library, severity: Warning, fields: ["indicators.name"], basis: BASIS,
        unless: without_library, check: Check::Row(out_of_use),
    }
}

fn out_of_use(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let (Some(entry), Some(library)) = (row.entry.filter(|entry| !is_in_force(entry, cx)), cx.library) else { return };
    if row.namesakes.iter().any(|other| is_in_force(other, cx)) {
        return;
    }
    let successor = library.successor(entry).filter(|last| is_in_force(last, cx));
    let name = text::shorten(&row.name.text, 20);
    let message = match (successor, entry.enabled) {
        (Some(successor), _) => format!("指标库里“{name}”已由“{}”替换", successor.name),
        (None, false) => format!("指标库里“{name}”已经停用"),
        (None, true) => format!("指标库里“{name}”在本预算年度不启用"),
    };
    let issue = sink.report(row.cells.name.place, message, "请换用指标库里现用的指标");
    issue.param("code", &*entry.code);
    if let Some(successor) = successor {
        issue.expect(&*successor.name);
        issue.fix(Fix::suggestion(format!("换用“{}”", successor.name), succeeded(row, successor)));
    }
}

/// The edits that put `entry` in the place of the one the row has: what the old one said of levels, operator and unit went
/// out of use with it.
fn succeeded(row: &Row<'_>, entry: &Entry) -> Vec<Edit> {
    let cells = row.cells;
    let told = [
        (&cells.level1, &*entry.level1),
        (&cells.level2, &*entry.level2),
        (&cells.operator, operator_cell(entry)),
        (&cells.unit, &*entry.unit),
    ];
    let other = told.into_iter().filter(|(leaf, text)| !leaf.blank() && leaf.text() != *text);
    let other: Vec<Edit> = other.map(|(leaf, text)| Edit::set(leaf.path(), text)).collect();
    adopted(row, entry).into_iter().chain(other).collect()
}

/// The operator as a form tells it: a judgement is `=` a grade.
fn operator_cell(entry: &Entry) -> &str {
    if &*entry.operator == "定性" { "=" } else { &entry.operator }
}

/// Whether the entry may be used in the fiscal year of the form.
fn is_in_force(entry: &Entry, cx: &Context<'_>) -> bool {
    if !entry.enabled || entry.replaced_by.is_some() {
        return false;
    }
    let dates =
        [&entry.effective_from, &entry.effective_to].map(|day| day.as_deref().and_then(date::whole).and_then(|day| day.year));
    let [from, to] = dates;
    let Some(year) = cx.fiscal_year().filter(|_| from.is_some() || to.is_some()) else { return true };
    from.is_none_or(|from| from <= year) && to.is_none_or(|to| year <= to)
}

declare_rule! {
    /// 用了指标库里别的行业的指标。
    ///
    /// # 为什么
    /// 行业指标按行业设，口径和标准只适用于那个行业。
    /// # 怎么改
    /// 核对项目的行业；行业没有选错的，换用本行业或共性指标。
    /// # 反例
    /// ```json
    /// {"/project/sector": "教育", "/indicators/0/name": "水源涵养林营造面积", "/indicators/0/value": "500", "/indicators/0/unit": "亩"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "水源涵养林营造面积", "/indicators/0/value": "500", "/indicators/0/unit": "亩"}
    /// ```
    B08 "其他行业的指标" {
        group: Library, severity: Info, fields: ["indicators.name"], basis: BASIS,
        unless: without_library, check: Check::Row(other_sector),
    }
}

fn other_sector(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let (Some(entry), Some(library)) = (row.entry.filter(|entry| entry.scope == Scope::Sector), cx.library) else { return };
    let sector = cx.form.project.sector.text();
    let own = library.sectors().iter().find(|known| *known.code == *sector || *known.name == *sector);
    let Some(own) = own.filter(|own| own.code != entry.group) else { return };
    if row.namesakes.iter().any(|other| other.scope != Scope::Sector || other.group == own.code) {
        return;
    }
    let theirs = library.sectors().iter().find(|known| known.code == entry.group).map_or(&*entry.group, |known| &*known.name);
    let message = format!("“{}”是指标库里“{theirs}”行业的指标，本项目属于“{}”", text::shorten(&row.name.text, 20), own.name);
    sink.report(row.cells.name.place, message, "请核对项目的行业；行业没有选错的，请换用本行业或共性指标")
        .param("sector", theirs);
}
