//! The money of the form as numbers: read from text, told in 元 where the unit of the form is known.

use crate::form::{AnnualMoney, Leaf, Money, YearRow};
use crate::profile::Profile;
use crate::quantity::{number, unit};
use rust_decimal::Decimal;

/// One 元 in 万元. Multiplying keeps the division of decimals out of the wasm.
const TEN_THOUSANDTH: Decimal = Decimal::from_parts(1, 0, 0, false, 4);

/// What one amount cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Amount {
    /// Nothing.
    #[default]
    Blank,
    /// A number in the unit of the form.
    Number(Decimal),
    /// A number that names its own unit; told in the unit of the form.
    WithUnit(Decimal),
    /// Text that is not one number, or something that could not be read as a cell.
    Unclear,
}

impl Amount {
    /// The number in the unit of the form.
    pub fn number(self) -> Option<Decimal> {
        match self {
            Self::Number(value) | Self::WithUnit(value) => Some(value),
            Self::Blank | Self::Unclear => None,
        }
    }
}

/// The unit in which the form tells money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MoneyUnit {
    /// Not told.
    #[default]
    Missing,
    /// Told, but neither 元 nor 万元.
    Unknown,
    /// 元
    Yuan,
    /// 万元
    TenThousandYuan,
}

impl MoneyUnit {
    /// How many 元 one of the unit is.
    pub fn factor(self) -> Option<Decimal> {
        match self {
            Self::Yuan => Some(Decimal::ONE),
            Self::TenThousandYuan => Some(Decimal::from(10_000)),
            Self::Missing | Self::Unknown => None,
        }
    }

    /// How many of the unit one 元 is.
    fn inverse(self) -> Option<Decimal> {
        match self {
            Self::Yuan => Some(Decimal::ONE),
            Self::TenThousandYuan => Some(TEN_THOUSANDTH),
            Self::Missing | Self::Unknown => None,
        }
    }

    /// Its name; 元 where it is not known.
    pub fn name(self) -> &'static str {
        match self {
            Self::TenThousandYuan => "万元",
            _ => "元",
        }
    }
}

/// The amounts of the form, each in the unit of the form.
#[derive(Debug, Clone, Default)]
pub struct MoneyView {
    /// The unit of the form.
    pub unit: MoneyUnit,
    /// 项目总额
    pub total: Amount,
    /// 年度资金总额
    pub annual: Amount,
    /// 财政拨款
    pub fiscal: Amount,
    /// 其中: the four budgets.
    pub books: [Amount; 4],
    /// 上年结转
    pub carry_over: Amount,
    /// 财政专户管理资金, 单位资金, 其他资金.
    pub others: [Amount; 3],
    /// 分年度资金
    pub years: Vec<Amount>,
    annual_yuan: Option<Decimal>,
    total_yuan: Option<Decimal>,
}

impl MoneyView {
    /// Reads the amounts.
    pub fn new(money: &Money, annual: &AnnualMoney, years: &[YearRow], _profile: &Profile) -> Self {
        let unit = unit_of(&money.unit);
        let amount = |leaf: &Leaf<'_>| amount(leaf, unit);
        let mut view = Self {
            unit,
            total: amount(&money.total),
            annual: amount(&annual.total),
            fiscal: amount(&annual.fiscal),
            books: [&annual.general_budget, &annual.government_fund, &annual.state_capital, &annual.social_insurance].map(amount),
            carry_over: amount(&annual.carry_over),
            others: [&annual.special_account, &annual.unit_funds, &annual.other].map(amount),
            years: years.iter().map(|row| amount(&row.amount)).collect(),
            ..Self::default()
        };
        view.annual_yuan = view.annual_in_yuan();
        view.total_yuan = view.total.number().zip(unit.factor()).and_then(|(total, factor)| total.checked_mul(factor));
        view
    }

    /// Whether any amount is filled in.
    pub fn any(&self) -> bool {
        let singles = [self.total, self.annual, self.fiscal, self.carry_over];
        singles.iter().chain(&self.books).chain(&self.others).chain(&self.years).any(|amount| *amount != Amount::Blank)
    }

    /// The year's money in 元: the total, or else what is known of its parts.
    pub fn annual_yuan(&self) -> Option<Decimal> {
        self.annual_yuan
    }

    fn annual_in_yuan(&self) -> Option<Decimal> {
        let books = sum(self.books);
        let value = self.annual.number().filter(|v| !v.is_zero()).or_else(|| self.fiscal.number()).or(books)?;
        value.checked_mul(self.unit.factor()?)
    }

    /// The money of the whole project in 元.
    pub fn total_yuan(&self) -> Option<Decimal> {
        self.total_yuan
    }

    /// The most that an indicator of this form may cost, in 元: the larger of the year's and the project's money.
    pub fn most_yuan(&self) -> Option<Decimal> {
        self.annual_yuan().into_iter().chain(self.total_yuan()).max()
    }
}

/// The sum of the amounts that are numbers; `None` when none is.
pub fn sum(amounts: impl IntoIterator<Item = Amount>) -> Option<Decimal> {
    let mut numbers = amounts.into_iter().filter_map(Amount::number).peekable();
    numbers.peek()?;
    numbers.try_fold(Decimal::ZERO, Decimal::checked_add)
}

/// An amount in 元 the way people say it: `3584 万元`, `311 元`.
pub fn show_yuan(yuan: Decimal) -> String {
    match yuan.checked_mul(TEN_THOUSANDTH).filter(|v| v.abs() >= Decimal::ONE && v.normalize().scale() <= 4) {
        Some(value) => format!("{}万元", number::plain(value)),
        None => format!("{}元", number::plain(yuan)),
    }
}

fn unit_of(leaf: &Leaf) -> MoneyUnit {
    match leaf.squeezed() {
        "" => MoneyUnit::Missing,
        "元" | "人民币元" | "元人民币" => MoneyUnit::Yuan,
        "万元" | "万" | "人民币万元" => MoneyUnit::TenThousandYuan,
        _ => MoneyUnit::Unknown,
    }
}

/// Reads one amount cell, told in `unit`.
pub fn amount(leaf: &Leaf, unit: MoneyUnit) -> Amount {
    let text = leaf.squeezed();
    if leaf.unreadable {
        return Amount::Unclear;
    }
    if text.is_empty() {
        return Amount::Blank;
    }
    if let Some(value) = number::whole(text) {
        return Amount::Number(value);
    }
    let Some(scanned) = number::scan(text) else { return Amount::Unclear };
    let spelled = if scanned.rest == "万" { "万元" } else { scanned.rest };
    let own = unit::scan(spelled).filter(|(unit, rest)| rest.is_empty() && unit.is_money());
    let told = own.zip(unit.inverse()).and_then(|((own, _), inverse)| own.to_base(scanned.value)?.checked_mul(inverse));
    told.map_or(Amount::Unclear, Amount::WithUnit)
}
