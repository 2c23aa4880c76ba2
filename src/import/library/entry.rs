//! Records → entries: each with the group, levels, value and dates it is told, and a code that no other entry has.

use super::cells::{self, Sink, parts, put_date, put_flag, put_function_codes, put_list, put_text};
use super::groups::Groups;
use super::{codes, value};
use crate::import::finding::{Code, Finding, Findings};
use crate::import::grid::{Grid, Place, a1};
use crate::import::table::{Field, Half, Record, Table};
use crate::library::Scope;
use crate::sense::name::Name;
use crate::sense::words::Lexicon;
use crate::text;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// An entry and where its name is written.
type Placed = (String, Place);

/// The entries read so far.
pub(super) struct Rows<'a> {
    lexicon: &'a Lexicon,
    entries: Vec<Map<String, Value>>,
    places: Vec<Placed>,
    by_code: BTreeMap<String, Placed>,
    by_name: BTreeMap<[String; 3], Placed>,
    /// How many codes were made up on each sheet.
    made_up: BTreeMap<String, usize>,
    /// How many entries belong to no group on each sheet, and where the first stands.
    groupless: BTreeMap<String, (usize, Place)>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        Self {
            lexicon,
            entries: Vec::new(),
            places: Vec::new(),
            by_code: BTreeMap::new(),
            by_name: BTreeMap::new(),
            made_up: BTreeMap::new(),
            groupless: BTreeMap::new(),
        }
    }

    /// Reads one record. A row without a name, and a row of remarks under a table, is no entry.
    pub(super) fn read(
        &mut self,
        (grid, table): (&Grid, &Table),
        record: &Record<'_>,
        (title, groups): (Option<usize>, &mut Groups),
        findings: &mut Findings,
    ) {
        let mut sink = Sink { sheet: &grid.sheet, findings };
        let Some(half) = table.halves.get(record.half) else { return };
        let name = name_in(record.text(Field::Name), self.lexicon);
        if name.is_empty() || text::is_placeholder(&name) || name.chars().all(|c| c == '.' || c == '…') {
            say_nameless(record, half, &mut sink);
            return;
        }
        let Some((level1, level2, second)) = cells::levels(record, half, &mut sink) else { return };
        let belongs_to = self.group_of(record, (title, &mut *groups), &mut sink);
        let (scope, group) = match belongs_to.and_then(|at| groups.get(at)) {
            Some(group) => (name_of(group.scope), group.code.clone()),
            None => ("department", String::new()),
        };
        let told = told_code(record);
        let code = told.clone().unwrap_or_else(|| codes::made_up(&group, second, &level2, &name));
        let place = (grid.sheet.clone(), record.place(Field::Name));
        if !self.is_new((&code, &name), [&group, &level2], &place, (record, &mut sink)) {
            return;
        }
        if let Some(at) = belongs_to {
            groups.take_up(at);
        }
        if told.is_none() {
            let count = self.made_up.entry(grid.sheet.clone()).or_default();
            *count = count.saturating_add(1);
        }
        let mut entry = Map::new();
        let mut put = |key: &str, text: &str| drop(entry.insert(key.to_owned(), text.into()));
        put("code", &code);
        put("name", &name);
        put("scope", scope);
        put("group", &group);
        put("level1", &level1);
        put("level2", &level2);
        value::put(&mut entry, record, half, (second, self.lexicon), &mut sink);
        put_list(&mut entry, "aliases", parts(record.text(Field::Aliases)).filter(|alias| *alias != name));
        put_list(&mut entry, "keywords", parts(record.text(Field::Keywords)));
        put_function_codes(&mut entry, record, &mut sink);
        put_text(&mut entry, "content", record, Field::Content);
        put_text(&mut entry, "formula", record, Field::Formula);
        put_text(&mut entry, "replacedBy", record, Field::ReplacedBy);
        put_text(&mut entry, "source", record, Field::Source);
        put_flag(&mut entry, ("required", false), record, Field::Required, &mut sink);
        put_flag(&mut entry, ("fixed", false), record, Field::Fixed, &mut sink);
        put_flag(&mut entry, ("enabled", true), record, Field::Enabled, &mut sink);
        put_date(&mut entry, "effectiveFrom", record, Field::From, &mut sink);
        put_date(&mut entry, "effectiveTo", record, Field::To, &mut sink);
        let told = value::standards(record).count().saturating_add(usize::from(!record.text(Field::Value).is_empty()));
        if told > 1 && value::standards(record).next().is_some() {
            let message = format!("指标“{name}”写了几个标准值，只取第一个");
            sink.say(Code::StandardsLeftOut, place.1, message, "其余的可以写进指标解释。");
        }
        self.entries.push(entry);
        self.places.push(place);
    }

    /// The entries and where they are written. Successors that do not exist are taken away and named.
    pub(super) fn finish(mut self, findings: &mut Findings) -> (Vec<Value>, Vec<Placed>) {
        // A bureau may name the successor instead of giving its code.
        let by_name: BTreeMap<String, String> =
            self.entries.iter().rev().map(|entry| (text_of(entry, "name"), text_of(entry, "code"))).collect();
        for (entry, (sheet, place)) in self.entries.iter_mut().zip(&self.places) {
            let told = text_of(entry, "replacedBy");
            if told.is_empty() {
                continue;
            }
            let code = if self.by_code.contains_key(&told) { Some(&told) } else { by_name.get(&told) };
            if let Some(code) = code.filter(|code| **code != text_of(entry, "code")) {
                entry.insert("replacedBy".to_owned(), code.clone().into());
            } else {
                entry.remove("replacedBy");
                let message = format!("替代指标“{told}”在这份指标库里找不到（或就是它自己），没有导入");
                findings.push(Finding::at(Code::SuccessorUnknown, sheet, *place, message, "请写另一条指标的编码。"));
            }
        }
        for (sheet, count) in &self.made_up {
            let message = format!("{count} 条指标没有编码，已按分组、二级指标和名称编出");
            let help = "同样的内容再次导入，编码不变；如果有正式编码，请填在“指标编码”列里。";
            findings.push(Finding::of_sheet(Code::CodesMade, sheet, message, help));
        }
        for (sheet, (count, first)) in &self.groupless {
            let message = format!("{count} 条指标看不出属于哪个行业或共性类，按部门自定指标导入（从这一行起）");
            let help = "请加一列“行业”或“共性类”，或在表的标题、工作表名称里写明。";
            findings.push(Finding::at(Code::GroupMissing, sheet, *first, message, help));
        }
        (self.entries.into_iter().map(Value::Object).collect(), self.places)
    }

    /// The group: a column tells first, then a title or the sheet.
    fn group_of(
        &mut self,
        record: &Record<'_>,
        (title, groups): (Option<usize>, &mut Groups),
        sink: &mut Sink<'_>,
    ) -> Option<usize> {
        let told = scope_of(record.text(Field::Scope));
        let columns = [
            (Field::CommonGroup, Some(Scope::Common)),
            (Field::Sector, Some(Scope::Sector)),
            (Field::GroupName, told),
            (Field::GroupCode, told),
        ];
        let cell = columns.into_iter().find(|(field, _)| !text::is_blank(record.text(*field)));
        if let Some((field, scope)) = cell {
            let printed = record.text(field);
            if let Some((at, is_new)) = groups.told(printed, scope) {
                let code = groups.get(at).map_or("", |group| &group.code);
                if is_new {
                    let message = format!("{}“{printed}”不在常用分组里，已登记为新分组（编码 {code}）", field.label());
                    sink.say(Code::GroupNew, record.place(field), message, "请核对是不是写错了；如果是本地的分组，可以不改。");
                }
                return Some(at);
            }
        }
        if title.is_none() && told != Some(Scope::Department) {
            let (count, _) = self.groupless.entry(sink.sheet.to_owned()).or_insert((0, record.place(Field::Name)));
            *count = count.saturating_add(1);
        }
        title.filter(|_| told != Some(Scope::Department))
    }

    /// Whether no entry before has the code; one that has the name in the same group and level is named, too.
    fn is_new(
        &mut self,
        (code, name): (&str, &str),
        [group, level2]: [&str; 2],
        place: &Placed,
        (record, sink): (&Record<'_>, &mut Sink<'_>),
    ) -> bool {
        let key = [group.to_owned(), level2.to_owned(), text::match_key(name)];
        let twin = self.by_name.get(&key).map(where_it_is);
        if let Some((first, has_code)) =
            self.by_code.get(code).map(|first| (where_it_is(first), record.cell(Field::Code).is_some()))
        {
            let what = if has_code { format!("指标编码“{code}”") } else { format!("指标“{name}”") };
            let message = format!("{what}和{first}重复，这一行没有导入");
            let at = if has_code { record.place(Field::Code) } else { place.1 };
            sink.say(Code::CodeTwice, at, message, "每条指标的编码应不同；重复的行请删去。");
            return false;
        }
        if let Some(first) = twin {
            let message = format!("指标“{name}”和{first}同组同级重名，两条都已导入");
            sink.say(Code::NameTwice, place.1, message, "如果是同一条指标，请删去一条。");
        }
        self.by_code.insert(code.to_owned(), place.clone());
        self.by_name.entry(key).or_insert_with(|| place.clone());
        true
    }
}

/// The name as it is printed, on one line and without numbering or template marks.
fn name_in(cell: &str, lexicon: &Lexicon) -> String {
    let name = Name::read(cell, lexicon);
    let is_marked = name.numbering.is_some() || cell.ends_with(['★', '☆']);
    if is_marked { name.text } else { cell.split(['\n', '\r']).map(str::trim).collect() }
}

fn told_code(record: &Record<'_>) -> Option<String> {
    let told = text::squeeze(record.text(Field::Code));
    (!told.is_empty() && !text::is_placeholder(&told)).then(|| told.into_owned())
}

/// A row without a name: nothing where the rest is blank or a remark, else a finding.
fn say_nameless(record: &Record<'_>, half: &Half, sink: &mut Sink<'_>) {
    let filled = [Field::Code, Field::Value, Field::Unit, Field::Content, Field::Operator];
    let written = filled.iter().filter(|&&field| half.has(field) && !record.text(field).is_empty());
    if let Some(&field) = written.clone().next().filter(|_| written.count() > 1) {
        let message = "这一行没有指标名称，没有导入";
        sink.say(Code::NameMissing, record.place(field), message, "请在三级指标（指标名称）列里填写名称，或删去这一行。");
    }
}

fn scope_of(cell: &str) -> Option<Scope> {
    match cell {
        _ if cell.contains("共性") || cell == "1" => Some(Scope::Common),
        _ if cell.contains("行业") => Some(Scope::Sector),
        _ if cell.contains("部门") || cell.contains("个性") => Some(Scope::Department),
        _ => None,
    }
}

fn name_of(scope: Scope) -> &'static str {
    match scope {
        Scope::Common => "common",
        Scope::Sector => "sector",
        Scope::Department => "department",
    }
}

fn where_it_is((sheet, place): &Placed) -> String {
    format!("工作表“{sheet}”的 {} ", a1(*place))
}

fn text_of(entry: &Map<String, Value>, key: &str) -> String {
    entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}
