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
    Text(Style),
    Texts(Style),
    Flag,
    Object(Object),
    Groups,
    Entries,
}

/// How a text is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    /// Whether many entries have the same, so that they share one copy.
    pub(super) shared: bool,
    /// Whether a number may stand for it: spreadsheets turn codes and standards into numbers.
    pub(super) number: bool,
}

const OWN: Style = Style { shared: false, number: false };
const SHARED: Style = Style { shared: true, number: false };
const OWN_CODE: Style = Style { shared: false, number: true };
const SHARED_CODE: Style = Style { shared: true, number: true };

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
    field(Target::Id, "id", "指标库编号", Shape::Text(OWN_CODE)),
    field(Target::Title, "title", "指标库名称", Shape::Text(OWN)),
    field(Target::Version, "version", "指标库版本", Shape::Text(OWN_CODE)),
    field(Target::Unused, "division", "行政区划", Shape::Text(OWN_CODE)),
    field(Target::Unused, "fiscalYear", "预算年度", Shape::Text(OWN_CODE)),
    field(Target::Unused, "publisher", "发布单位", Shape::Text(OWN)),
    field(Target::Unused, "effectiveFrom", "启用日期", Shape::Text(OWN_CODE)),
    field(Target::Unused, "effectiveTo", "停用日期", Shape::Text(OWN_CODE)),
    field(Target::Sectors, "sectors", "行业", Shape::Groups),
    field(Target::CommonGroups, "commonGroups", "共性类", Shape::Groups),
    field(Target::Indicators, "indicators", "指标", Shape::Entries),
];

const GROUP: &[Field] = &[
    field(Target::GroupCode, "code", "编码", Shape::Text(OWN_CODE)),
    field(Target::GroupName, "name", "名称", Shape::Text(OWN)),
];

const ENTRY: &[Field] = &[
    field(Target::Code, "code", "指标编码", Shape::Text(OWN_CODE)),
    field(Target::Name, "name", "指标名称", Shape::Text(OWN)),
    field(Target::Aliases, "aliases", "别名", Shape::Texts(OWN)),
    field(Target::Scope, "scope", "适用范围", Shape::Text(SHARED)),
    field(Target::Group, "group", "所属分组", Shape::Text(SHARED_CODE)),
    field(Target::FunctionCodes, "functionCodes", "支出功能分类", Shape::Texts(SHARED_CODE)),
    field(Target::Level1, "level1", "一级指标", Shape::Text(SHARED)),
    field(Target::Level2, "level2", "二级指标", Shape::Text(SHARED)),
    field(Target::Operator, "operator", "指标性质", Shape::Text(SHARED)),
    field(Target::Unit, "unit", "度量单位", Shape::Text(SHARED)),
    field(Target::Units, "units", "可用单位", Shape::Texts(SHARED)),
    field(Target::Kind, "kind", "指标属性", Shape::Text(SHARED)),
    field(Target::Standard, "standard", "绩效标准", Shape::Object(Object::Standard)),
    field(Target::Content, "content", "指标解释", Shape::Text(OWN)),
    field(Target::Formula, "formula", "计算公式", Shape::Text(OWN)),
    field(Target::Keywords, "keywords", "关键词", Shape::Texts(SHARED)),
    field(Target::Required, "required", "是否必选", Shape::Flag),
    field(Target::Fixed, "fixed", "是否固化", Shape::Flag),
    field(Target::Enabled, "enabled", "是否启用", Shape::Flag),
    field(Target::EffectiveFrom, "effectiveFrom", "启用日期", Shape::Text(SHARED_CODE)),
    field(Target::EffectiveTo, "effectiveTo", "停用日期", Shape::Text(SHARED_CODE)),
    field(Target::ReplacedBy, "replacedBy", "替代指标", Shape::Text(OWN_CODE)),
    field(Target::Source, "source", "来源", Shape::Text(SHARED)),
];

const STANDARD: &[Field] = &[
    field(Target::Basis, "basis", "标准类型", Shape::Text(SHARED)),
    field(Target::Value, "value", "标准值", Shape::Text(SHARED_CODE)),
    field(Target::Min, "min", "标准下限", Shape::Text(SHARED_CODE)),
    field(Target::Max, "max", "标准上限", Shape::Text(SHARED_CODE)),
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

    /// The field of `key`, with its number.
    pub(super) fn field(self, key: &str) -> Option<(usize, &'static Field)> {
        self.fields().iter().enumerate().find(|(_, field)| field.key == key)
    }

    /// The key that `key` was probably meant to be: the same but for its case or a sign between its words, or with one
    /// letter too many, too few or wrong. Digits tell columns apart (`level3` is not `level1`), so they are no slip.
    pub(super) fn field_meant(self, key: &str) -> Option<&'static Field> {
        let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        let typed = plain(key);
        let near = |wanted: &str| typed == wanted || (wanted.len() >= 6 && one_slip(&typed, wanted));
        self.fields().iter().find(|field| near(&plain(field.key)))
    }
}

impl Shape {
    /// What the items of a list must be.
    pub(super) fn item(self) -> Self {
        match self {
            Self::Texts(style) => Self::Text(style),
            Self::Groups => Self::Object(Object::Group),
            Self::Entries => Self::Object(Object::Entry),
            shape => shape,
        }
    }

    /// What to write, for messages.
    pub(super) fn expected(self) -> &'static str {
        match self {
            Self::Text(Style { number: false, .. }) => "应为文字，写在英文双引号里",
            Self::Text(_) => "应为文字或数字",
            Self::Texts(_) => "应为文字的列表，例如 [\"人\", \"人次\"]",
            Self::Flag => "应为 true 或 false",
            Self::Object(_) => "应为一组内容，写在 { } 里",
            Self::Groups | Self::Entries => "应为列表，写在 [ ] 里",
        }
    }
}

/// Whether one letter put in, left out or changed, or two letters changed over, turn `a` into `b`.
fn one_slip(a: &str, b: &str) -> bool {
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let head = a.chars().zip(b.chars()).take_while(same).count();
    let tail = a.chars().rev().zip(b.chars().rev()).take_while(same).count();
    let tail = tail.min(a.len().min(b.len()).saturating_sub(head));
    let rest = |text: &str| text.get(head..text.len().saturating_sub(tail)).unwrap_or_default().to_owned();
    let (a, b) = (rest(a), rest(b));
    let swapped = a.len() == 2 && a.chars().rev().eq(b.chars());
    swapped || (a.len() <= 1 && b.len() <= 1 && !a.contains(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_slips_from_columns_of_ones_own() {
        for (key, meant) in [
            ("Name", Some("name")),
            ("function_codes", Some("functionCodes")),
            ("keyword", Some("keywords")),
            ("replaceBy", Some("replacedBy")),
            ("requierd", Some("required")),
            ("level3", None),
            ("names", None),
            ("contents2024", None),
            ("备注", None),
            ("", None),
        ] {
            assert_eq!(Object::Entry.field_meant(key).map(|field| field.key), meant, "{key}");
        }
    }
}
