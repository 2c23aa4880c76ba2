//! The keys of a library file: how each is called in messages and what its value must be.

/// A key that the loader knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Field {
    /// What it fills.
    pub(super) target: Target,
    /// The key in the file.
    pub(super) key: &'static str,
    /// What people call it.
    pub(super) label: &'static str,
    /// What its value must be.
    pub(super) shape: Shape,
}

/// The objects of a library file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Object {
    Library,
    Group,
    Entry,
    Standard,
}

/// What a value must be. `null` and blank text count as an absent value everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Text that is different in every entry.
    Text,
    /// Text that many entries share.
    Shared,
    /// Text, or a number that stands for it: spreadsheets turn codes and standards into numbers.
    Code,
    Flag,
    Texts,
    Object(Object),
    Groups,
    Entries,
}

/// What a field fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Id,
    Title,
    Version,
    Sectors,
    CommonGroups,
    Indicators,
    /// A key of the contract that the engine has no use for.
    Unused,
    GroupCode,
    GroupName,
    Code,
    Name,
    Aliases,
    Scope,
    Group,
    FunctionCodes,
    Level1,
    Level2,
    Operator,
    Unit,
    Units,
    Kind,
    Standard,
    Content,
    Formula,
    Keywords,
    Required,
    Fixed,
    Enabled,
    EffectiveFrom,
    EffectiveTo,
    ReplacedBy,
    Source,
    Basis,
    Value,
    Min,
    Max,
}

const LIBRARY: &[Field] = &[
    field(Target::Id, "id", "指标库编号", Shape::Code),
    field(Target::Title, "title", "指标库名称", Shape::Text),
    field(Target::Version, "version", "指标库版本", Shape::Code),
    field(Target::Unused, "division", "行政区划", Shape::Code),
    field(Target::Unused, "fiscalYear", "预算年度", Shape::Code),
    field(Target::Unused, "publisher", "发布单位", Shape::Text),
    field(Target::Unused, "effectiveFrom", "启用日期", Shape::Code),
    field(Target::Unused, "effectiveTo", "停用日期", Shape::Code),
    field(Target::Sectors, "sectors", "行业", Shape::Groups),
    field(Target::CommonGroups, "commonGroups", "共性类", Shape::Groups),
    field(Target::Indicators, "indicators", "指标", Shape::Entries),
];

const GROUP: &[Field] =
    &[field(Target::GroupCode, "code", "编码", Shape::Code), field(Target::GroupName, "name", "名称", Shape::Text)];

const ENTRY: &[Field] = &[
    field(Target::Code, "code", "指标编码", Shape::Code),
    field(Target::Name, "name", "指标名称", Shape::Text),
    field(Target::Aliases, "aliases", "别名", Shape::Texts),
    field(Target::Scope, "scope", "适用范围", Shape::Shared),
    field(Target::Group, "group", "所属分组", Shape::Code),
    field(Target::FunctionCodes, "functionCodes", "支出功能分类", Shape::Texts),
    field(Target::Level1, "level1", "一级指标", Shape::Shared),
    field(Target::Level2, "level2", "二级指标", Shape::Shared),
    field(Target::Operator, "operator", "指标性质", Shape::Shared),
    field(Target::Unit, "unit", "度量单位", Shape::Shared),
    field(Target::Units, "units", "可用单位", Shape::Texts),
    field(Target::Kind, "kind", "指标属性", Shape::Shared),
    field(Target::Standard, "standard", "绩效标准", Shape::Object(Object::Standard)),
    field(Target::Content, "content", "指标解释", Shape::Text),
    field(Target::Formula, "formula", "计算公式", Shape::Text),
    field(Target::Keywords, "keywords", "关键词", Shape::Texts),
    field(Target::Required, "required", "是否必选", Shape::Flag),
    field(Target::Fixed, "fixed", "是否固化", Shape::Flag),
    field(Target::Enabled, "enabled", "是否启用", Shape::Flag),
    field(Target::EffectiveFrom, "effectiveFrom", "启用日期", Shape::Code),
    field(Target::EffectiveTo, "effectiveTo", "停用日期", Shape::Code),
    field(Target::ReplacedBy, "replacedBy", "替代指标", Shape::Code),
    field(Target::Source, "source", "来源", Shape::Shared),
];

const STANDARD: &[Field] = &[
    field(Target::Basis, "basis", "标准类型", Shape::Shared),
    field(Target::Value, "value", "标准值", Shape::Code),
    field(Target::Min, "min", "标准下限", Shape::Code),
    field(Target::Max, "max", "标准上限", Shape::Code),
];

const fn field(target: Target, key: &'static str, label: &'static str, shape: Shape) -> Field {
    Field { target, key, label, shape }
}

impl Object {
    /// The keys of such an object.
    pub(super) fn fields(self) -> &'static [Field] {
        match self {
            Self::Library => LIBRARY,
            Self::Group => GROUP,
            Self::Entry => ENTRY,
            Self::Standard => STANDARD,
        }
    }

    /// The field of `key`. Files keep their keys in one order, so the search starts at `hint`, where the last one ended.
    pub(super) fn field(self, key: &str, hint: usize) -> Option<(usize, &'static Field)> {
        let fields = self.fields();
        let (before, after) = fields.split_at_checked(hint).unwrap_or((fields, &[]));
        let at = |offset: usize, part: &'static [Field]| {
            part.iter().position(|field| field.key == key).and_then(|at| Some((offset.wrapping_add(at), part.get(at)?)))
        };
        at(hint, after).or_else(|| at(0, before))
    }

    /// The key that `key` was probably meant to be: the same but for its case or a sign between its words, or with one
    /// letter too many, too few or wrong. Digits tell columns apart (`level3` is not `level1`), so they are no slip.
    pub(super) fn field_meant(self, key: &str) -> Option<&'static Field> {
        let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        let typed = plain(key);
        let near = |wanted: &str| typed == wanted || (wanted.len() >= 6 && one_slip(&typed, wanted));
        self.fields().iter().find(|field| near(&plain(field.key)))
    }
}

impl Shape {
    /// What to write, for messages.
    pub(super) fn expected(self) -> &'static str {
        match self {
            Self::Text | Self::Shared => "应为文字，例如 \"培训人数\"",
            Self::Code => "应为文字或数字",
            Self::Flag => "应为 true 或 false",
            Self::Texts => "应为文字的列表，例如 [\"人\", \"人次\"]",
            Self::Object(_) => "应为一组内容，写在 { } 里",
            Self::Groups | Self::Entries => "应为列表，写在 [ ] 里",
        }
    }
}

/// Whether one letter put in, left out or changed turns `a` into `b`.
fn one_slip(a: &str, b: &str) -> bool {
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let head = a.chars().zip(b.chars()).take_while(same).count();
    let tail = a.chars().rev().zip(b.chars().rev()).take_while(same).count();
    let rest = |text: &str| {
        let length = text.chars().count();
        let tail = tail.min(length.saturating_sub(head));
        text.chars().skip(head).take(length.saturating_sub(head).saturating_sub(tail)).collect::<Vec<_>>()
    };
    let (a, b) = (rest(a), rest(b));
    a.len() <= 1 && b.len() <= 1 && !a.iter().chain(&b).any(char::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_fields_from_any_place() {
        for (key, hint) in [("code", 0), ("code", 23), ("source", 3), ("kind", 99)] {
            assert_eq!(Object::Entry.field(key, hint).map(|(_, field)| field.key), Some(key), "{key} from {hint}");
        }
        assert_eq!(Object::Entry.field("level3", 7), None);
    }

    #[test]
    fn tells_slips_from_columns_of_ones_own() {
        for (key, meant) in [
            ("Name", Some("name")),
            ("function_codes", Some("functionCodes")),
            ("keyword", Some("keywords")),
            ("replaceBy", Some("replacedBy")),
            ("requierd", None),
            ("level3", None),
            ("names", None),
            ("备注", None),
            ("", None),
        ] {
            assert_eq!(Object::Entry.field_meant(key).map(|field| field.key), meant, "{key}");
        }
    }
}
