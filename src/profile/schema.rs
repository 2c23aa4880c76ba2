//! The JSON Schema of a review profile. The reader of profiles is a list of keys in code, so the list stands here once more;
//! `tests/schemas.rs` holds the two together.

use crate::rule;
use serde_json::{Map, Value, json};

/// The schema of a profile.
pub fn schema() -> Value {
    json!({
        "title": "审核口径",
        "description": "没有写的设置项取自 extends 指定的口径，没有写 extends 时取自默认口径。",
        "type": "object",
        "properties": {
            "extends": titled("以哪个内置口径为基础", text()),
            "id": titled("编号", text()),
            "title": titled("名称", text()),
            "version": titled("版本", text()),
            "tree": titled("指标体系：2015 为财预〔2015〕88号，2021 为财预〔2021〕101号", json!({"enum": ["2015", "2021", 2015, 2021]})),
            "moneyUnit": titled("金额单位", json!({"enum": ["元", "万元"]})),
            "operators": titled("可用的指标性质", list(&text())),
            "weights": titled("分值权重", weights()),
            "satisfactionFloor": titled("满意度下限（%）", optional_number()),
            "usualSatisfaction": titled("通常的满意度（%）", number()),
            "minimumIndicators": titled("最少几条指标", count()),
            "maximumIndicators": titled("最多几条指标", count()),
            "maximumDecimals": titled("指标值最多几位小数", count()),
            "lengths": titled("文字最长多少", lengths()),
            "categoriesWithTargets": titled("要填绩效目标的项目类别", list(&text())),
            "preEvaluationThreshold": titled("事前绩效评估的金额起点（元）", optional_number()),
            "population": titled("常住人口", optional_number()),
            "monitoringMonths": titled("绩效监控到哪几个月末", list(&count())),
            "spendingStandards": titled("支出标准", list(&spending_standard())),
            "vagueWords": titled("本地的笼统词", list(&text())),
            "rules": titled("各条规则的级别", rules()),
        },
        "additionalProperties": false,
    })
}

fn titled(title: &str, mut schema: Value) -> Value {
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".to_owned(), json!(title));
    }
    schema
}

/// Spreadsheets and people write numbers where a text is meant, and the other way round; the reader takes both.
fn text() -> Value {
    json!({"type": ["string", "number"]})
}

fn number() -> Value {
    json!({"type": ["string", "number"], "pattern": "^[+-]?[0-9]+(\\.[0-9]+)?$"})
}

fn optional_number() -> Value {
    json!({"type": ["string", "number", "null"], "pattern": "^[+-]?[0-9]+(\\.[0-9]+)?$"})
}

fn count() -> Value {
    json!({"type": ["string", "integer"], "pattern": "^[0-9]+$", "minimum": 0})
}

fn list(item: &Value) -> Value {
    json!({"type": "array", "items": item})
}

fn weights() -> Value {
    json!({
        "type": "object",
        "properties": {
            "mode": {"enum": ["off", "optional", "required"]},
            "total": number(),
            "extreme": optional_number(),
            "shares": {"type": "object", "additionalProperties": number()},
        },
        "additionalProperties": false,
    })
}

fn lengths() -> Value {
    let keys = ["projectName", "indicatorName", "value", "explanation", "goal"];
    let properties: Map<String, Value> = keys.iter().map(|key| ((*key).to_owned(), count())).collect();
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

fn spending_standard() -> Value {
    json!({
        "type": "object",
        "properties": {"keywords": list(&text()), "unit": text(), "max": number(), "basis": text()},
        "additionalProperties": false,
    })
}

fn rules() -> Value {
    let setting = json!({"enum": ["off", "error", "warning", "info"]});
    let properties: Map<String, Value> =
        rule::all().map(|rule| (rule.code.to_owned(), titled(rule.title, setting.clone()))).collect();
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}
