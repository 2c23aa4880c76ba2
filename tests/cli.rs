//! The command line as people run it: the real binary, its output, its exit codes.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test whose material is not there must stop at once")]

use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a run came to.
struct Run {
    code: i32,
    out: String,
    err: String,
}

fn jixiao(args: &[&str]) -> Run {
    jixiao_with(args, "")
}

fn jixiao_with(args: &[&str], input: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jixiao"));
    command.args(args).env("COLUMNS", "100").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A command that reads no input may have ended before it is written.
    child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
    let output = child.wait_with_output().unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    Run { code: output.status.code().unwrap(), out, err }
}

/// A file of its own for a test.
fn scratch(name: &str, content: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    fs::write(&file, content).unwrap();
    file.display().to_string()
}

const SOUND: &str = "data/samples/sound.json";
const FAULTY: &str = "data/samples/faulty.json";

/// Both samples as lines, over and over.
fn lines(times: usize) -> String {
    let line = |file: &str| serde_json::from_str::<Value>(&fs::read_to_string(file).unwrap()).unwrap().to_string();
    let (sound, faulty) = (line(SOUND), line(FAULTY));
    format!("{sound}\n\n{faulty}\n").repeat(times)
}

#[test]
fn a_sound_form_is_clean_and_a_faulty_one_is_not() {
    let sound = jixiao(&["check", SOUND, "--library", "data/library"]);
    assert_eq!((sound.code, sound.err.as_str()), (0, ""), "{}", sound.out);
    assert!(sound.out.contains("检查结果：可以入库。"));
    let faulty = jixiao(&["check", FAULTY, "--severity", "error"]);
    assert_eq!((faulty.code, faulty.err.as_str()), (1, ""));
    assert!(faulty.out.contains("暂时不能入库") && !faulty.out.contains("\n提醒  "));
}

#[test]
fn the_text_is_that_of_the_demo() {
    // The same lines by the script that prints the demo.
    let program = "
        import { readFileSync } from 'node:fs';
        import { reportLines } from './scripts/support/report-text.mjs';
        const [sample, line] = process.argv.slice(1);
        console.log(reportLines(JSON.parse(readFileSync(sample)), JSON.parse(readFileSync(line)).report, 100).join('\\n'));
    ";
    for (name, sample) in [("sound", SOUND), ("faulty", FAULTY)] {
        let report = scratch(&format!("{name}.report.json"), &jixiao(&["check", sample, "--format", "json"]).out);
        let script = Command::new("node").args(["--input-type=module", "-e", program, sample, &report]).output().unwrap();
        assert!(script.status.success(), "{}", String::from_utf8_lossy(&script.stderr));
        assert_eq!(jixiao(&["check", sample]).out.trim_end(), String::from_utf8(script.stdout).unwrap().trim_end());
    }
}

#[test]
fn json_is_a_line_for_each_form_in_the_order_of_the_input() {
    let file = scratch("many.ndjson", &lines(300));
    let run = jixiao(&["check", &file, "--format", "json"]);
    assert_eq!(run.code, 1);
    let told: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(told.len(), 600);
    for (at, line) in told.iter().enumerate() {
        assert_eq!(line["line"], json!(at / 2 * 3 + at % 2 * 2 + 1));
        assert_eq!(line["report"]["admissible"], json!(at % 2 == 0));
    }
}

#[test]
fn forms_come_from_the_standard_input_and_with_damage() {
    let form = r#"{"formType": "projectTarget", "indicators": []}"#;
    let run = jixiao_with(&["check", "-", "--format", "json"], form);
    assert_eq!((run.code, run.out.lines().count()), (1, 1));
    // A byte order mark, a form over many lines, and several files.
    let pretty = scratch("pretty.json", &format!("\u{feff}{}", form.replace(',', ",\n")));
    let run = jixiao(&["check", &pretty, SOUND]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("共检查 2 份：可以入库 1 份，不能入库 1 份"), "{}", run.out);
    let run = jixiao_with(&["check", "-", "--format", "json"], &format!("{form}\nnothing\n{form}\n"));
    assert_eq!((run.code, run.out.lines().count()), (2, 3));
    assert!(run.err.contains("-:2 读不出来"), "{}", run.err);
}

#[test]
fn a_table_can_be_opened_by_excel() {
    let run = jixiao(&["check", FAULTY, "--format", "csv"]);
    assert!(run.out.starts_with("\u{feff}文件,行,名称,级别,代码,位置,指针,问题,办法,应为,依据\r\n"));
    let mut reader = csv::Reader::from_reader(run.out.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(rows.len() > 10 && rows.iter().all(|row| row.len() == 11 && row[6].starts_with('/')));
    // What Excel would take for a formula stays text.
    let form = json!({"title": "=1+1", "form": {"formType": "projectTarget"}}).to_string();
    assert!(jixiao_with(&["check", "-", "--format", "csv"], &form).out.contains("'=1+1"));
}

#[test]
fn sarif_names_rules_places_and_fingerprints() {
    let file = scratch("sarif forms.ndjson", &lines(2));
    let log: Value = serde_json::from_str(&jixiao(&["check", &file, "--format", "sarif"]).out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules: Vec<&str> =
        run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let results = run["results"].as_array().unwrap();
    assert!(results.len() > 20);
    for result in results {
        assert!(rules.contains(&result["ruleId"].as_str().unwrap()));
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        let place = &result["locations"][0];
        assert!(place["logicalLocations"][0]["fullyQualifiedName"].as_str().unwrap().starts_with('/'));
        assert!(place["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap().ends_with("sarif%20forms.ndjson"));
        assert!(place["physicalLocation"]["region"]["startLine"].is_u64());
        assert!(result["partialFingerprints"]["jixiaoFinding/v1"].is_string());
    }
    // The same form on another line has the same fingerprints.
    let prints = |line: u64| {
        let of = results.iter().filter(move |r| r["locations"][0]["physicalLocation"]["region"]["startLine"] == json!(line));
        of.map(|result| result["partialFingerprints"].clone()).collect::<Vec<_>>()
    };
    assert!(!prints(3).is_empty() && prints(3) == prints(6));
    let empty: Value = serde_json::from_str(&jixiao(&["check", SOUND, "--severity", "error", "--format", "sarif"]).out).unwrap();
    assert_eq!(empty["runs"][0]["results"], json!([]));
}

#[test]
fn the_folder_of_the_reference_library_reads_as_the_build_reads_it() {
    let program = "import { libraryText } from './scripts/library.mjs'; process.stdout.write(libraryText('data/library'));";
    let script = Command::new("node").args(["--input-type=module", "-e", program]).output().unwrap();
    let imported = jixiao(&["library", "import", "data/library"]);
    assert_eq!(imported.code, 0);
    assert!(imported.out == String::from_utf8(script.stdout).unwrap(), "the two readers differ");
    let file = scratch("imported.json", "");
    assert_eq!(jixiao(&["library", "import", "data/library", "-o", &file]).code, 0);
    assert!(fs::read_to_string(&file).unwrap() == imported.out);
}

#[test]
fn a_workbook_becomes_a_library_or_forms() {
    let file = scratch("from-workbook.json", "");
    let args = ["library", "import", "tests/fixtures/import/two-row-header.xlsx", "-o", &file, "--format", "csv"];
    let imported = jixiao(&args);
    assert!([0, 1].contains(&imported.code) && imported.out.lines().count() > 1, "{}", imported.err);
    assert_eq!(jixiao(&["library", "diff", &file, "tests/fixtures/import/two-row-header.xlsx"]).code, 0);
    assert!(jixiao(&["library", "lint", &file]).code < 2);
    let checked = jixiao(&["check", "tests/fixtures/import/forms-yunnan.xlsx", "--format", "csv"]);
    assert!(checked.code < 2 && checked.out.contains("指标性质（05-2!"), "{}", checked.out);
    let broken = scratch("broken.xlsx", "PK and nothing more");
    assert_eq!((jixiao(&["check", &broken]).code, jixiao(&["library", "import", &broken]).code), (2, 2));
}

#[test]
fn a_slip_in_a_folder_is_told_by_file_line_and_column() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("folder");
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("meta.json"), r#"{"id": "x", "version": "1"}"#).unwrap();
    fs::write(folder.join("groups.csv"), "code,name,scope,functionPrefix\n01,会议,common,\n").unwrap();
    let path = folder.display().to_string();
    let told = jixiao(&["library", "lint", &path]);
    assert!(told.code == 2 && told.err.contains("应有一个文件 common-01-*.csv，找到 0 个"), "{}", told.err);
    let head = fs::read_to_string("data/library/common-01-meeting.csv").unwrap().lines().next().unwrap().to_owned();
    let row = "1,会议次数,,产出指标,数量指标,≥,次,,定量指标,,,,,,,,,ja,,,,,,";
    fs::write(folder.join("common-01-x.csv"), format!("{head}\n{row}\n")).unwrap();
    let told = jixiao(&["library", "lint", &path]);
    assert!(told.code == 2 && told.err.contains("common-01-x.csv 第 2 行 required 列的“ja”应为 true 或 false"), "{}", told.err);
}

/// A small library with one mistake of each severity, and a version of it without.
fn libraries(test: &str) -> (String, String) {
    let entry = |code: &str, name: &str, operator: &str, unit: &str| {
        json!({
            "code": code, "name": name, "scope": "common", "group": "02", "level1": "产出指标", "level2": "数量指标",
            "operator": operator, "unit": unit, "kind": "定量指标", "aliases": if code == "2" { json!([name]) } else { json!([]) }
        })
    };
    let library = |version: &str, entries: Value| {
        json!({"id": "own", "version": version, "commonGroups": [{"code": "02", "name": "培训"}], "indicators": entries})
            .to_string()
    };
    let old = library("1", json!([entry("1", "参训人次", "≤", "人次"), entry("2", "授课人次", "≥", "人次")]));
    let new = library("2", json!([entry("1", "参训人次", "≥", "人次"), entry("3", "培训班期数", "≥", "期")]));
    (scratch(&format!("{test}-old.json"), &old), scratch(&format!("{test}-new.json"), &new))
}

#[test]
fn a_lint_tells_its_findings_in_every_format() {
    let (old, new) = libraries("lint");
    let text = jixiao(&["library", "lint", &old]);
    assert_eq!(text.code, 1);
    assert!(text.out.contains("错误  1  参训人次") && text.out.ends_with("错误 1 · 提醒 0 · 建议 1\n"), "{}", text.out);
    let json: Value = serde_json::from_str(&jixiao(&["library", "lint", &old, "--format", "json"]).out).unwrap();
    assert_eq!(json["findings"][0]["code"], "lint/direction");
    assert_eq!(jixiao(&["library", "lint", &old, "--format", "csv", "--severity", "error"]).out.lines().count(), 2);
    let sarif: Value = serde_json::from_str(&jixiao(&["library", "lint", &old, "--format", "sarif"]).out).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "lint/direction");
    let clean = jixiao(&["library", "lint", &new]);
    let counts = "类别        编码  名称  指标数\n共性类      02    培训  2\n共性类合计        1 类  2\n";
    assert_eq!((clean.code, clean.out), (0, format!("{counts}\n没有发现问题。\n")));
}

/// The record of submission that the page makes of a sample, with something in it changed.
fn record(name: &str, library: &[&str], change: impl Fn(&mut Value)) -> String {
    let sample: Value = serde_json::from_str(&fs::read_to_string(SOUND).unwrap()).unwrap();
    let checked = jixiao(&[&["check", SOUND, "--format", "json"], library].concat());
    let told: Value = serde_json::from_str(&checked.out).unwrap();
    let (form, report) = (sample.get("form").unwrap(), told.get("report").unwrap());
    let mut record = json!({"recordType": "submission", "recordVersion": 1, "form": form, "report": report});
    change(&mut record);
    scratch(name, &serde_json::to_string_pretty(&record).unwrap())
}

#[test]
fn a_record_of_submission_holds_until_something_in_it_is_changed() {
    type Case = (&'static str, &'static [&'static str], fn(&mut Value), &'static [&'static str]);
    const LIBRARY: &[&str] = &["--library", "data/library"];
    let untouched: fn(&mut Value) = |_| ();
    let cases: [Case; 6] = [
        ("as-it-was", LIBRARY, untouched, &[]),
        ("form", LIBRARY, |record| record["form"]["indicators"][0]["value"] = json!("1"), &["form"]),
        ("report", LIBRARY, |record| record["report"]["counts"]["info"] = json!(99), &["report"]),
        ("digest", LIBRARY, |record| record["report"]["formDigest"] = json!("xxh3:0"), &["form"]),
        ("library", &[], untouched, &["library"]),
        ("bare", LIBRARY, |record| record["report"] = json!(null), &["form", "engine", "library", "profile"]),
    ];
    for (name, library, change, differs) in cases {
        let file = record(&format!("record-{name}.json"), library, change);
        let json = jixiao(&["check", &file, "--library", "data/library", "--format", "json"]);
        let told: Value = serde_json::from_str(&json.out).unwrap();
        assert_eq!(told["record"], json!({"holds": differs.is_empty(), "differs": differs}), "{name}");
        assert_eq!(json.code, i32::from(!differs.is_empty()), "{name}");
        let text = jixiao(&["check", &file, "--library", "data/library"]);
        let sentence = if differs.is_empty() { "提交记录：表、报告" } else { "提交记录对不上：" };
        assert_eq!((text.code, text.out.matches(sentence).count()), (json.code, differs.len().max(1)), "{}", text.out);
        let csv = jixiao(&["check", &file, "--library", "data/library", "--format", "csv"]);
        assert_eq!((csv.code, csv.err.matches("提交记录对不上：").count()), (json.code, differs.len()), "{}", csv.err);
    }
}

#[test]
fn forms_are_exported_and_checked_again_from_the_workbook() {
    let book = scratch("exported.xlsx", "");
    let run = jixiao(&["export", SOUND, FAULTY, "-o", &book]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert!(run.err.contains("已写入 2 份申报表"), "{}", run.err);
    let reports = |args: &[&str]| -> Vec<Value> {
        let run = jixiao(args);
        run.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["report"]["issues"].take()).collect()
    };
    let from_book = reports(&["check", &book, "--format", "json"]);
    assert_eq!(from_book, reports(&["check", SOUND, FAULTY, "--format", "json"]));
    let run = jixiao(&["export", "nowhere.json", "-o", &book]);
    assert!(run.code == 2 && run.err.contains("打不开"), "{}", run.err);
}

#[test]
fn a_diff_tells_what_changed() {
    let (old, new) = libraries("diff");
    let text = jixiao(&["library", "diff", &old, &new]);
    assert_eq!(text.code, 1);
    for line in ["从 own 1 到 own 2", "  3  培训班期数（数量指标）", "  2  授课人次（数量指标）", "指标性质：“≤” → “≥”"]
    {
        assert!(text.out.contains(line), "{line} in {}", text.out);
    }
    let json: Value = serde_json::from_str(&jixiao(&["library", "diff", &old, &new, "--json"]).out).unwrap();
    assert_eq!(
        (json["added"][0]["code"].as_str(), json["changed"][0]["fields"][0]["field"].as_str()),
        (Some("3"), Some("operator"))
    );
    let same = jixiao(&["library", "diff", &old, &old]);
    assert_eq!((same.code, same.out.ends_with("没有不同。\n")), (0, true));
}

#[test]
fn a_search_finds_or_says_that_there_is_nothing() {
    let run = jixiao(&["library", "search", "参训人员满意率", "--library", "data/library", "-n", "2"]);
    assert_eq!((run.code, run.out.lines().count()), (0, 3));
    assert!(run.out.lines().nth(1).unwrap().contains("参训人员满意度"), "{}", run.out);
    let args =
        ["library", "search", "验收合格率", "--library", "data/library", "--level2", "质量指标", "--group", "06", "--json"];
    let json: Value = serde_json::from_str(&jixiao(&args).out).unwrap();
    assert_eq!(json[0]["entry"]["code"], "G06-ZL-001");
    let none = jixiao(&["library", "search", "🙂", "--library", "data/library"]);
    assert_eq!((none.code, none.out.starts_with("指标库里没有与")), (1, true));
}

#[test]
fn rules_are_explained() {
    let all = jixiao(&["explain"]);
    assert!(all.code == 0 && all.out.contains("V06") && all.out.contains("lint/duplicate"));
    let one = jixiao(&["explain", "v06"]);
    assert!(one.code == 0 && one.out.contains("为什么") && !one.out.contains("V07"));
    let json: Value = serde_json::from_str(&jixiao(&["explain", "U01", "--json"]).out).unwrap();
    assert_eq!(json[0]["code"], "U01");
    assert_eq!(jixiao(&["explain", "Z99"]).code, 2);
}

#[test]
fn misuse_is_told_and_has_a_code_of_its_own() {
    let (old, _) = libraries("misuse");
    for (args, told) in [
        (&["check"][..], "缺少"),
        (&["chek"], "没有“chek”这个命令"),
        (&["check", SOUND, "--fromat", "csv"], "没有“--fromat”这个参数"),
        (&["check", SOUND, "--format", "yml"], "不能是“yml”"),
        (&["check", "nowhere.json"], "打不开"),
        (&["check", SOUND, "--library", "nowhere.json"], "打不开"),
        (&["check", SOUND, "--library", SOUND], "指标库"),
        (&["check", SOUND, "--profile", "mars-2024"], "没有内置的审核口径"),
        (&["library", "lint", SOUND], "指标库"),
        (&["library", "diff", &old], "缺少"),
    ] {
        let run = jixiao(args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains(told), "{args:?}: {}", run.err);
    }
    for args in [
        &["--help"][..],
        &["check", "--help"],
        &["library", "--help"],
        &["library", "lint", "-h"],
        &["explain", "--help"],
        &["export", "-h"],
    ] {
        let run = jixiao(args);
        assert!(run.code == 0 && run.out.contains("用法：jixiao") && !run.out.contains("Options"), "{args:?}: {}", run.out);
    }
}
