//! The units that forms use, with their other spellings.

use Dimension::{Area, Count, Energy, Household, Length, Mass, Money, Other, Person, Ratio, Score, Share, Time, Visit, Volume};

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// %, ‰, 百分点
    Share,
    /// 元
    Money,
    /// 平方米
    Area,
    /// 米
    Length,
    /// 公斤
    Mass,
    /// 立方米
    Volume,
    /// 小时, 天, 月
    Time,
    /// 人
    Person,
    /// 人次
    Visit,
    /// 户
    Household,
    /// 台, 件, 次 …
    Count,
    /// 倍
    Ratio,
    /// 分
    Score,
    /// 千瓦时
    Energy,
    /// 日期, or a unit the table does not know
    Other,
}

/// A unit of the table: canonical spelling, dimension, factor to the base of its dimension, other spellings.
pub(super) struct Known {
    pub(super) canonical: &'static str,
    pub(super) dimension: Dimension,
    /// The factor as (number, power of ten).
    pub(super) factor: (i64, u32),
    pub(super) spellings: &'static [&'static str],
}

const fn known(canonical: &'static str, dimension: Dimension, factor: (i64, u32), spellings: &'static [&'static str]) -> Known {
    Known { canonical, dimension, factor, spellings }
}

/// Factors lead to %, 元, 平方米, 米, 公斤, 立方米, 分钟, 人, 人次, 户, 倍, 分, 千瓦时; counted things only to themselves.
pub(super) const UNITS: &[Known] = &[
    known("%", Share, (1, 0), &["个百分比", "百分比", "百分之", "百分率", "％"]),
    known("‰", Share, (1, 1), &["个千分比", "千分比", "千分之"]),
    known("百分点", Share, (1, 0), &["个百分点"]),
    known("千分点", Share, (1, 1), &["个千分点"]),
    known("元", Money, (1, 0), &["圆", "元人民币", "人民币元"]),
    known("千元", Money, (1000, 0), &[]),
    known("平方米", Area, (1, 0), &["㎡", "m2", "M2", "m²", "M²", "平米", "平方", "平方公尺"]),
    known("亩", Area, (66_667, 2), &[]),
    known("公顷", Area, (10_000, 0), &["ha", "hm2"]),
    known("平方公里", Area, (1_000_000, 0), &["km2", "km²", "KM2", "平方千米"]),
    known("公里", Length, (1000, 0), &["km", "KM", "Km", "千米", "㎞"]),
    known("米", Length, (1, 0), &["m", "M", "公尺", "延米", "延长米"]),
    known("百公里", Length, (100_000, 0), &[]),
    known("厘米", Length, (1, 2), &["cm", "CM", "公分"]),
    known("毫米", Length, (1, 3), &["mm", "MM"]),
    known("英寸", Length, (254, 4), &["寸"]),
    known("公斤", Mass, (1, 0), &["kg", "KG", "Kg", "千克", "㎏"]),
    known("克", Mass, (1, 3), &["g"]),
    known("吨", Mass, (1000, 0), &["t", "T"]),
    known("立方米", Volume, (1, 0), &["m3", "M3", "m³", "立方", "方"]),
    known("升", Volume, (1, 3), &["L", "l"]),
    known("分钟", Time, (1, 0), &["min"]),
    known("秒", Time, (1, 0), &["s"]),
    known("小时", Time, (60, 0), &["h", "个小时", "时"]),
    known("工作日", Time, (1440, 0), &["个工作日", "工作天"]),
    known("天", Time, (1440, 0), &["日", "日历天"]),
    known("周", Time, (10_080, 0), &["个星期", "星期"]),
    known("个月", Time, (43_200, 0), &[]),
    known("月", Time, (43_200, 0), &["月份"]),
    known("季度", Time, (129_600, 0), &["季", "个季度"]),
    known("学期", Time, (259_200, 0), &[]),
    known("年", Time, (518_400, 0), &["年度", "周年"]),
    known("人次", Visit, (1, 0), &["人/次", "次人"]),
    known("人", Person, (1, 0), &["名", "位", "人数", "个人"]),
    known("生", Person, (1, 0), &[]),
    known("万人", Person, (10_000, 0), &[]),
    known("十万人", Person, (100_000, 0), &["10万人"]),
    known("千人", Person, (1000, 0), &[]),
    known("头次", Visit, (1, 0), &[]),
    known("剂次", Visit, (1, 0), &[]),
    known("户次", Visit, (1, 0), &["户/次"]),
    known("车次", Visit, (1, 0), &["辆次"]),
    known("户", Household, (1, 0), &["家庭户"]),
    known("倍", Ratio, (1, 0), &[]),
    known("分", Score, (1, 0), &["分值", "得分"]),
    known("千瓦时", Energy, (1, 0), &["kWh", "kwh", "KWH", "度"]),
    known("日期", Other, (1, 0), &[]),
    known("个", Count, (1, 0), &[]),
    known("台", Count, (1, 0), &[]),
    known("套", Count, (1, 0), &[]),
    known("台套", Count, (1, 0), &["台(套)", "台/套"]),
    known("辆", Count, (1, 0), &[]),
    known("件", Count, (1, 0), &[]),
    known("份", Count, (1, 0), &[]),
    known("篇", Count, (1, 0), &[]),
    known("期", Count, (1, 0), &[]),
    known("场", Count, (1, 0), &[]),
    known("场次", Count, (1, 0), &[]),
    known("次", Count, (1, 0), &["次数"]),
    known("批次", Count, (1, 0), &[]),
    known("批", Count, (1, 0), &[]),
    known("班次", Count, (1, 0), &[]),
    known("门", Count, (1, 0), &[]),
    known("所", Count, (1, 0), &[]),
    known("家", Count, (1, 0), &["家次"]),
    known("座", Count, (1, 0), &[]),
    known("株", Count, (1, 0), &["棵"]),
    known("只", Count, (1, 0), &["羽"]),
    known("头", Count, (1, 0), &[]),
    known("匹", Count, (1, 0), &[]),
    known("起", Count, (1, 0), &[]),
    known("宗", Count, (1, 0), &[]),
    known("例", Count, (1, 0), &[]),
    known("处", Count, (1, 0), &[]),
    known("条", Count, (1, 0), &[]),
    known("项", Count, (1, 0), &[]),
    known("种", Count, (1, 0), &[]),
    known("类", Count, (1, 0), &[]),
    known("本", Count, (1, 0), &[]),
    known("册", Count, (1, 0), &[]),
    known("张", Count, (1, 0), &[]),
    known("块", Count, (1, 0), &[]),
    known("幅", Count, (1, 0), &[]),
    known("部", Count, (1, 0), &[]),
    known("艘", Count, (1, 0), &[]),
    known("架", Count, (1, 0), &[]),
    known("组", Count, (1, 0), &[]),
    known("支", Count, (1, 0), &[]),
    known("间", Count, (1, 0), &[]),
    known("栋", Count, (1, 0), &["幢"]),
    known("盏", Count, (1, 0), &[]),
    known("根", Count, (1, 0), &[]),
    known("口", Count, (1, 0), &[]),
    known("眼", Count, (1, 0), &[]),
    known("棚", Count, (1, 0), &[]),
    known("床", Count, (1, 0), &["张床位", "床位"]),
    known("床日", Count, (1, 0), &[]),
    known("届", Count, (1, 0), &[]),
    known("轮", Count, (1, 0), &[]),
    known("笔", Count, (1, 0), &[]),
    known("案", Count, (1, 0), &[]),
    known("村", Count, (1, 0), &[]),
    known("课时", Count, (1, 0), &["学时"]),
    known("航次", Count, (1, 0), &[]),
    known("标段", Count, (1, 0), &[]),
    known("路", Count, (1, 0), &[]),
    known("点", Count, (1, 0), &[]),
    known("片", Count, (1, 0), &[]),
    known("副", Count, (1, 0), &[]),
    known("箱", Count, (1, 0), &[]),
    known("瓶", Count, (1, 0), &[]),
    known("袋", Count, (1, 0), &[]),
    known("桶", Count, (1, 0), &[]),
    known("盒", Count, (1, 0), &[]),
    known("卷", Count, (1, 0), &[]),
    known("粒", Count, (1, 0), &[]),
    known("颗", Count, (1, 0), &[]),
    known("枚", Count, (1, 0), &[]),
    known("尾", Count, (1, 0), &[]),
    known("具", Count, (1, 0), &[]),
    known("字", Count, (1, 0), &[]),
    known("级", Count, (1, 0), &[]),
];
