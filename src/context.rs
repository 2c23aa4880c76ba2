//! What the rules look at: the form with every row understood once, the money in 元, the library and the profile.

use crate::form::{Fault, Indicator, Leaf, Place, ProjectTarget};
use crate::library::{Entry, Library};
use crate::list;
use crate::money::MoneyView;
use crate::profile::{Profile, Tree};
use crate::quantity::{Cells, Hints, Meaning, understand};
use crate::rules::verdicts::{FormVerdicts, Verdicts};
use crate::sense::level::{self, Level1, Level2};
use crate::sense::name::{Measure, Name};
use crate::sense::words::{Lexicon, Tag, Tags};
use crate::text;

/// Why the rules that need a library do not run.
pub const NO_LIBRARY: &str = "没有加载指标库";

/// Everything a rule may look at.
pub struct Context<'a> {
    /// The form.
    pub form: &'a ProjectTarget<'a>,
    /// What could not be read of it.
    pub faults: &'a [Fault],
    /// The indicators, understood.
    pub rows: Vec<Row<'a>>,
    /// The money of the form.
    pub money: MoneyView,
    /// The review profile.
    pub profile: &'a Profile,
    /// The indicator library, if one is loaded.
    pub library: Option<&'a Library>,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// What several rules ask about the form.
    pub verdicts: FormVerdicts<'a>,
}

/// One indicator, understood.
pub struct Row<'a> {
    /// Its place in the table, from 0.
    pub index: usize,
    /// Its cells.
    pub cells: &'a Indicator<'a>,
    /// Its name taken apart.
    pub name: Name,
    /// What operator, value and unit mean together.
    pub meaning: Meaning,
    /// Its first level, told by the second where the cell is blank.
    pub level1: Level1,
    /// Its second level.
    pub level2: Level2,
    /// The words of the lexicon in the value.
    pub value_tags: Tags,
    /// The entry of the library that has this name; the one under the same second level if there are several.
    pub entry: Option<&'a Entry>,
    /// All entries of the library that have this name.
    pub namesakes: Vec<&'a Entry>,
    /// Whether the name asks if people are satisfied.
    asks_satisfaction: bool,
    /// What several rules ask about the row.
    pub verdicts: Verdicts,
}

impl<'a> Context<'a> {
    /// Understands the form.
    pub fn new(
        form: &'a ProjectTarget<'a>,
        faults: &'a [Fault],
        profile: &'a Profile,
        library: Option<&'a Library>,
        lexicon: &'a Lexicon,
    ) -> Self {
        let rows = form.indicators.iter().enumerate().map(|(index, cells)| Row::new(index, cells, library, lexicon)).collect();
        let money = MoneyView::new(&form.money, &form.annual, &form.years, profile);
        Self { form, faults, rows, money, profile, library, lexicon, verdicts: FormVerdicts::default() }
    }

    /// Whether the table of indicators could be read, and of every row which indicator it is.
    pub fn indicators_readable(&self) -> bool {
        let broken = |row: &Row<'_>| [&row.cells.level1, &row.cells.level2, &row.cells.name].iter().any(|leaf| leaf.unreadable);
        let table = |fault: &Fault| matches!(fault.path.as_slice(), [key] if *key == "indicators".into());
        self.faults.is_empty() || !(self.faults.iter().any(table) || self.rows.iter().any(broken))
    }

    /// The rows that say something.
    pub fn filled_rows(&self) -> impl Iterator<Item = &Row<'a>> {
        self.rows.iter().filter(|row| !row.is_placeholder())
    }

    /// Whether the project says of itself, in its name, goals or plan, something with this tag.
    pub fn project_has(&self, tag: Tag) -> bool {
        let form = self.form;
        let texts = [&form.project.name, &form.goals.annual, &form.goals.total, &form.plan.content];
        texts.iter().any(|leaf| self.lexicon.tags(leaf.squeezed()).has(tag))
    }

    /// The fiscal year, if it can be read.
    pub fn fiscal_year(&self) -> Option<u16> {
        crate::quantity::date::whole(self.form.fiscal_year.squeezed()).and_then(|date| date.year)
    }
}

/// The reason to skip rules that need a library.
pub fn without_library(cx: &Context<'_>) -> Option<&'static str> {
    cx.library.is_none().then_some(NO_LIBRARY)
}

impl<'a> Row<'a> {
    fn new(index: usize, cells: &'a Indicator<'a>, library: Option<&'a Library>, lexicon: &Lexicon) -> Self {
        let name = if cells.name.filled() { Name::read(cells.name.squeezed(), lexicon) } else { Name::default() };
        let level2 = level::level2(cells.level2.text());
        let level1 = match level::level1(cells.level1.text()) {
            Level1::Blank => level1_of(level2),
            level1 => level1,
        };
        let time = level2 == Level2::Time
            || matches!(name.measure, Measure::Deadline)
            || name.core.ends_with("期限")
            || name.core.ends_with("周期");
        let money = level2.is_cost() || name.measure == Measure::Money || name.tags.has(Tag::Cost) || name.tags.has(Tag::Fund);
        let meaning = understand(Cells { row: cells, name: &name, hints: Hints { time, money: money && !time } });
        let value_tags = if meaning.is_text() { lexicon.tags(&text::squeeze(&meaning.text)) } else { Tags::default() };
        let library = library.filter(|_| !name.text.is_empty());
        let namesakes: Vec<&Entry> = library.map(|library| library.named(&name.text).collect()).unwrap_or_default();
        let entry = namesakes.iter().find(|entry| entry.second_level == level2).or(namesakes.first()).copied();
        let asks_satisfaction = asks_satisfaction(&name);
        Self {
            index,
            cells,
            name,
            meaning,
            level1,
            level2,
            value_tags,
            entry,
            namesakes,
            asks_satisfaction,
            verdicts: Verdicts::default(),
        }
    }

    /// Whether the cells that say together what the row means could be read. Of a row with a broken cell nothing else is
    /// said: what the others mean depends on it.
    pub fn is_readable(&self) -> bool {
        let row = self.cells;
        let cells = [&row.period, &row.level1, &row.level2, &row.name, &row.operator, &row.value, &row.unit];
        !cells.iter().any(|leaf| leaf.unreadable)
    }

    /// Whether the row only shows its category: a template row that was not filled in.
    pub fn is_placeholder(&self) -> bool {
        // A blank name has no core either, so most rows are told by a glance.
        let cells = [&self.cells.value, &self.cells.content, &self.cells.value_basis, &self.cells.evidence];
        self.name.core.is_empty() && !self.cells.name.unreadable && cells.iter().all(|leaf| leaf.blank())
    }

    /// The place of a cell of the row.
    pub fn place(&self, leaf: &Leaf) -> Place {
        leaf.place
    }

    /// Whether the row measures satisfaction, wherever it stands.
    pub fn is_satisfaction(&self) -> bool {
        self.level2 == Level2::Satisfaction || self.level1 == Level1::Satisfaction || self.asks_satisfaction()
    }

    /// Whether its name asks whether people are satisfied, and not how many were asked (满意度调查次数, 满意度问卷回收率).
    pub fn asks_satisfaction(&self) -> bool {
        self.asks_satisfaction
    }

    /// Whether its name is about budget money on its way and not about what is achieved.
    pub fn is_about_funds(&self) -> bool {
        let tags = self.name.tags;
        (tags.has(Tag::Fund) && (tags.has(Tag::Flow) || tags.has(Tag::Execution))) || self.name.core.contains("预算执行")
    }

    /// Whether the value must be a number: a thing counted or measured stands in the name, or the row is a quantity.
    pub fn wants_number(&self) -> bool {
        self.level2 == Level2::Quantity
            || matches!(self.name.measure, Measure::Share | Measure::Count | Measure::Size | Measure::Money | Measure::Duration)
    }

    /// What to call the row in a message about several rows.
    pub fn called(&self) -> String {
        format!("第{}行“{}”", self.index.saturating_add(1), text::shorten(&self.name.text, 20))
    }
}

fn asks_satisfaction(name: &Name) -> bool {
    match name.measure {
        Measure::Satisfaction => true,
        Measure::Share => name.core.contains("满意") && !list!["调查", "测评", "问卷"].within(&name.core),
        Measure::None | Measure::State | Measure::Figure => name.core.contains("满意"),
        _ => false,
    }
}

/// The first level that a second level belongs to in the tree of 2015; a cost of 2021 belongs to 成本指标.
pub fn level1_of(level2: Level2) -> Level1 {
    match level2 {
        Level2::Quantity | Level2::Quality | Level2::Time | Level2::Cost => Level1::Output,
        Level2::Economic | Level2::Social | Level2::Ecological | Level2::Sustained => Level1::Benefit,
        Level2::Satisfaction => Level1::Satisfaction,
        Level2::EconomicCost | Level2::SocialCost | Level2::EcologicalCost => Level1::Cost,
        Level2::Other | Level2::Blank => Level1::Blank,
    }
}

/// Whether `level2` may stand under `level1` in `tree`.
pub fn belongs(level2: Level2, level1: Level1, tree: Tree) -> bool {
    match (level1_of(level2), tree) {
        // In the tree of 2021 the bare 成本指标 may be typed under the first level of the same name.
        (Level1::Output, Tree::Y2021) if level2 == Level2::Cost => level1 == Level1::Cost || level1 == Level1::Output,
        (Level1::Cost, Tree::Y2015) => level1 == Level1::Cost,
        (wanted, _) => wanted == level1,
    }
}
