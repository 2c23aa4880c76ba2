//! Numbers told in prose, in goals and plans: each with its unit and the clause it stands in.

use super::likeness;
use super::list::List;
use super::name::Name;
use crate::list;
use crate::quantity::number;
use crate::quantity::unit::{self, Unit};
use rust_decimal::Decimal;

/// A number of the text that has a unit.
#[derive(Debug, Clone)]
pub struct Told<'a> {
    /// What stands before it in the text, without words such as 不超过.
    pub before: &'a str,
    /// The clause before it.
    pub lead: &'a str,
    /// The whole clause.
    pub clause: &'a str,
    /// What stands behind its unit in the clause.
    pub after: &'a str,
    /// The number.
    pub value: Decimal,
    /// Its unit.
    pub unit: Unit,
}

/// Words between what is counted and its number.
static LINKS: List = list!["不超过", "不低于", "不少于", "不高于", "控制在", "达到", "达", "为", "≥", "≤", "="];
/// Characters after which a new matter starts.
const STARTS: &[char] = &[',', '，', '。', ';', '；', '、', ':', '：', '(', '（', ')', '）', '\n'];
/// Verbs that stand before what is done.
static VERBS: List = list![
    "完成", "开展", "举办", "组织", "实施", "购置", "采购", "编印", "新建", "改造", "养护", "确保", "实现", "使", "全年", "办理",
    "登记", "检测", "召开", "发放", "印制", "培训", "检查", "维护", "栽植", "补植", "走访", "慰问", "拜访", "救助", "资助",
    "补助",
];
/// Number words at the end of a name that prose leaves out: 食品监督抽检批次 → 食品监督抽检1500批次.
static COUNTED: List =
    list!["人次", "批次", "户次", "场次", "期数", "次数", "件数", "人数", "户数", "数量", "里程", "面积", "数", "量"];

/// The numbers of squeezed `text` that have a unit.
pub fn numbers_in(text: &str) -> Vec<Told<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) =
        text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())).and_then(|i| at.checked_add(i))
    {
        let (Some(before), Some(scanned)) = (text.get(..start), text.get(start..).and_then(number::scan)) else { break };
        at = text.len().saturating_sub(scanned.rest.len());
        let Some((unit, rest)) = unit::scan(scanned.rest) else { continue };
        let lead = before.rsplit(STARTS).next().unwrap_or(before);
        let after = rest.split(STARTS).next().unwrap_or(rest);
        let from = before.len().saturating_sub(lead.len());
        let to = text.len().saturating_sub(rest.len()).saturating_add(after.len());
        let before = LINKS.strip_end(before).unwrap_or(before);
        found.push(Told { before, lead, clause: text.get(from..to).unwrap_or(lead), after, value: scanned.value, unit });
    }
    found
}

impl Told<'_> {
    /// Whether what stands before the number is the name, or the thing it counts, and nothing longer.
    pub fn names(&self, name: &Name) -> bool {
        let core = name.core.as_str();
        let starts = |key: &str| {
            // 村庄服务覆盖率 is not 服务覆盖率: what stands before the name must open a clause or be a verb.
            self.before.strip_suffix(key).is_some_and(|rest| rest.is_empty() || rest.ends_with(STARTS) || VERBS.ends(rest))
        };
        let long = |key: &str| key.chars().nth(3).is_some();
        if starts(core) {
            return long(core);
        }
        let Some(thing) = COUNTED.strip_end(core) else { return false };
        // 法律援助案件办理数量 is told as 办理法律援助案件600件.
        let done = VERBS.strip_end(thing).unwrap_or(thing);
        [thing, done].iter().any(|thing| starts(thing) && long(thing))
    }

    /// Whether the clause speaks of the thing that the name counts: they share a word of at least `least` characters.
    pub fn shares_word_with(&self, name: &Name, least: usize) -> bool {
        let thing = COUNTED.strip_end(&name.core).unwrap_or(&name.core);
        likeness::share_run(self.clause, thing, least)
    }

    /// The number in `unit`; `None` where the two units do not convert.
    pub fn in_unit(&self, unit: &Unit) -> Option<Decimal> {
        if self.unit.text == unit.text {
            return Some(self.value);
        }
        if !self.unit.converts_to(unit) {
            return None;
        }
        if self.unit.factor == unit.factor {
            return Some(self.value);
        }
        self.unit.to_base(self.value)?.checked_div(unit.factor)
    }

    /// Whether the number is told for each of something (每期100人, 每吨120元) and not for the whole.
    pub fn is_per(&self) -> bool {
        self.lead.contains(['每', '均', '单']) || !self.unit.per.is_empty() || self.after.starts_with(['/', '每'])
    }

    /// The number with its unit as it is told.
    pub fn shown(&self) -> String {
        format!("{}{}", number::plain(self.value), self.unit.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_numbers_with_their_clauses() {
        let told = numbers_in("举办培训班6期,每期100人、4天;单价不超过5元/册,12个自然村");
        let seen: Vec<_> = told.iter().map(|t| (t.shown(), t.lead, t.is_per())).collect();
        let want = [
            ("6期", "举办培训班", false),
            ("100人", "每期", true),
            ("4天", "", false),
            ("5元/册", "单价不超过", true),
            ("12个", "", false),
        ];
        assert_eq!(seen, want.map(|(shown, lead, per)| (shown.to_owned(), lead, per)));
        assert_eq!(told.last().map(|t| (t.clause, t.after)), Some(("12个自然村", "自然村")));
    }
}
