//! Files made to do harm, and files that went wrong on the way: a clear sentence, bounded memory, never a panic.

use crate::books::{bytes, rows, two_row_header, workbook};
use crate::fixtures::read;
use jixiao_validator::import::{ImportErrorCode, import_forms, import_library};
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Formula};
use std::io::{Cursor, Read, Write};
use std::ops::Range;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const HEADER: &[&[&str]] = &[&["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位"]];

/// What becomes of a file: the code of the error and its sentence.
fn refused(bytes: &[u8]) -> (ImportErrorCode, String) {
    let error = import_library(bytes, "文件").expect_err("a file that is refused");
    assert!(error.message.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{error}");
    assert!(import_forms(bytes, "文件").is_err());
    (error.code, error.to_string())
}

/// A workbook with one of its parts replaced.
fn with_part(book: &[u8], name: &str, content: &dyn Fn(String) -> String) -> Vec<u8> {
    let mut package = ZipArchive::new(Cursor::new(book)).expect("a package");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..package.len() {
        let mut part = package.by_index(index).expect("a part");
        let (own, mut text) = (part.name().expect("a name").to_string(), String::new());
        part.read_to_string(&mut text).expect("text");
        writer.start_file(own.as_str(), SimpleFileOptions::default()).expect("a part");
        let text = if own == name { content(text) } else { text };
        writer.write_all(text.as_bytes()).expect("room");
    }
    writer.finish().expect("a package").into_inner()
}

fn small() -> Vec<u8> {
    let mut book = workbook();
    let sheet = book.add_worksheet().set_name("表").expect("a name");
    rows(sheet, (0, 0), HEADER);
    rows(sheet, (1, 0), &[&["产出指标", "数量指标", "培训人次", "≥", "100", "人次"]]);
    bytes(book)
}

#[test]
fn files_that_are_no_workbooks() {
    use ImportErrorCode::{Corrupt, Empty, Encoding, Encrypted, NoTable, NotAWorkbook, Unsupported};
    let zip = |name: &str| {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.finish().expect("a package").into_inner()
    };
    for (what, bytes, code) in [
        ("nothing", Vec::new(), Empty),
        ("blanks", b"\r\n , , \r\n".to_vec(), Empty),
        ("a PDF", b"%PDF-1.7 ...".to_vec(), Unsupported),
        ("a web page called .xls", b"<html><table><tr><td>1</td></tr></table></html>".to_vec(), Unsupported),
        ("a Word document", zip("word/document.xml"), Unsupported),
        ("a binary workbook", zip("xl/workbook.bin"), Unsupported),
        ("some zip", zip("a.txt"), NotAWorkbook),
        ("half a zip", zip("a.txt")[..20].to_vec(), Corrupt),
        ("a picture's bytes", vec![0, 1, 2, 0x80, 0xff, 0xff, 0x81], Encoding),
        ("text without a table", "你好\n世界".as_bytes().to_vec(), NoTable),
        ("an old workbook cut off", read("flat.xls")[..1500].to_vec(), Corrupt),
        ("an encrypted workbook", encrypted(), Encrypted),
    ] {
        assert_eq!(refused(&bytes).0, code, "{what}");
    }
}

/// The compound file that Office puts around a workbook with a password: its directory names an `EncryptedPackage`.
fn encrypted() -> Vec<u8> {
    let mut bytes = read("flat.xls");
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let (from, to) = (wide("Workbook"), wide("EncryptedPackage"));
    let at = bytes.windows(from.len()).rposition(|window| window == from).expect("the entry of the stream");
    bytes[at..at + to.len()].copy_from_slice(&to);
    bytes[at + 64] = u8::try_from(to.len() + 2).expect("a short name");
    bytes
}

#[test]
fn every_truncation_is_refused_or_read() {
    for book in [small(), read("flat.xls"), two_row_header().expect("a workbook")] {
        for end in (0..book.len()).step_by(97) {
            if let Err(error) = import_library(&book[..end], "半个") {
                assert_ne!(error.code, ImportErrorCode::TooLarge);
            }
        }
    }
}

#[test]
fn a_zip_bomb_is_stopped_by_what_it_unpacks_to() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("0.bin", SimpleFileOptions::default()).expect("a part");
    writer.write_all(" ".repeat(16 * 1024 * 1024).as_bytes()).expect("room");
    let once = writer.finish().expect("a package").into_inner();
    let mut package = ZipArchive::new(Cursor::new(once)).expect("a package");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..20 {
        let part = package.by_index_raw(0).expect("a part");
        writer.raw_copy_file_rename(part, format!("xl/media/{index}.bin").as_str()).expect("room");
    }
    let bomb = writer.finish().expect("a package").into_inner();
    assert!(bomb.len() < 1024 * 1024, "{} bytes packed", bomb.len());
    assert_eq!(refused(&bomb).0, ImportErrorCode::TooLarge);
    // The same with sizes declared as nothing: what is really read counts.
    let lied = without_sizes(bomb);
    let (code, _) = refused(&lied);
    assert!(matches!(code, ImportErrorCode::TooLarge | ImportErrorCode::Corrupt), "{code:?}");
}

/// Sets the unpacked size of every entry to one byte, in the directory and before the data.
fn without_sizes(mut bytes: Vec<u8>) -> Vec<u8> {
    for at in 0..bytes.len().saturating_sub(30) {
        match &bytes[at..at + 4] {
            b"PK\x01\x02" => bytes[at + 24..at + 28].copy_from_slice(&1_u32.to_le_bytes()),
            b"PK\x03\x04" => bytes[at + 22..at + 26].copy_from_slice(&1_u32.to_le_bytes()),
            _ => {}
        }
    }
    bytes
}

/// The XML of rows, each with its number for `#`.
fn numbered(rows: Range<u32>, row: &str) -> String {
    rows.flat_map(|number| [row.replace('#', &number.to_string())]).collect()
}

#[test]
fn a_sheet_of_a_million_rows_is_stopped() {
    let many = |_: String| {
        let rows = numbered(1..1_000_001, r##"<row r="#"><c r="A#"><v>1</v></c></row>"##);
        format!(r#"<worksheet xmlns="x"><sheetData>{rows}</sheetData></worksheet>"#)
    };
    let (code, message) = refused(&with_part(&small(), "xl/worksheets/sheet1.xml", &many));
    assert_eq!(code, ImportErrorCode::TooLarge);
    assert!(message.contains("工作表“表”") && message.contains("120000 行"), "{message}");
    let text = format!("一级指标,二级指标,三级指标\n{}", "产出指标,数量指标,x\n".repeat(1_000_000));
    assert_eq!(refused(text.as_bytes()).0, ImportErrorCode::TooLarge);
}

/// A million formatted rows in which nothing stands are what clearing a column leaves behind.
#[test]
fn blank_rows_do_not_count() {
    let blank = |xml: String| {
        let rows = numbered(3..200_000, r##"<row r="#"><c r="A#" s="0"/></row>"##);
        xml.replace("</sheetData>", &format!("{rows}</sheetData>"))
    };
    let imported = import_library(&with_part(&small(), "xl/worksheets/sheet1.xml", &blank), "").expect("a library");
    assert_eq!(imported.library["indicators"].as_array().map(Vec::len), Some(1));
}

#[test]
fn parts_that_claim_too_much_are_refused() {
    let sheet = "xl/worksheets/sheet1.xml";
    let strings = "xl/sharedStrings.xml";
    for (part, from, to) in [
        (strings, "uniqueCount=\"12\"", "uniqueCount=\"99999999999999\""),
        (sheet, "r=\"A2\"", "r=\"A99999999999\""),
        (sheet, "r=\"A2\"", "r=\"ZZZZZZZZ2\""),
        (sheet, "<v>0</v>", "<v>99999</v>"),
        (sheet, "</row>", ""),
    ] {
        let book = with_part(&small(), part, &|xml| {
            assert!(xml.contains(from), "{xml}");
            xml.replacen(from, to, 1)
        });
        assert_eq!(refused(&book).0, ImportErrorCode::Corrupt, "{to}");
    }
    // A sheet that claims to be the largest there is makes no room for it.
    let large = with_part(&small(), sheet, &|xml| xml.replace("ref=\"A1:F2\"", "ref=\"A1:XFD1048576\""));
    assert!(import_library(&large, "").is_ok());
}

#[test]
fn formulas_count_by_their_stored_result() {
    let mut book = workbook();
    let sheet = book.add_worksheet().set_name("表").expect("a name");
    rows(sheet, (0, 0), HEADER);
    rows(sheet, (1, 0), &[&["产出指标", "数量指标", "培训人次", "≥", "", "人次"], &["", "", "会议次数", "≥", "", "次"]]);
    sheet.write_formula(1, 4, Formula::new("SUM(40,60)").set_result("100")).expect("in bounds");
    sheet.write_formula(2, 4, Formula::new("SUM(1,2)").set_result("4321")).expect("in bounds");
    sheet.write_formula(3, 4, Formula::new("Other!A1").set_result("#REF!")).expect("in bounds");
    let book = with_part(&bytes(book), "xl/worksheets/sheet1.xml", &|xml| xml.replace("<v>4321</v>", ""));
    let imported = import_library(&book, "").expect("a library");
    assert_eq!(imported.library["indicators"][0]["standard"]["value"], "100");
    assert_eq!(imported.library["indicators"][1].get("standard"), None);
    let named = |code: &str| imported.findings.iter().find(|finding| finding.code == code).and_then(|f| f.cell.clone());
    assert_eq!(named("IM05").as_deref(), Some("E3"));
    assert_eq!(named("IM06").as_deref(), Some("E4"));
}

/// Old Macs counted days from 1904, and a day in such a workbook is the day it shows.
#[test]
fn days_of_both_systems() {
    let mut book = workbook();
    let sheet = book.add_worksheet().set_name("表").expect("a name");
    rows(
        sheet,
        (0, 0),
        &[&["一级指标", "二级指标", "三级指标", "度量单位", "生效日期"], &["产出指标", "数量指标", "培训人次", "人次", ""]],
    );
    let format = Format::new().set_num_format("yyyy/m/d");
    sheet.write_number_with_format(1, 4, 45_292, &format).expect("in bounds");
    let book = bytes(book);
    let old = with_part(&book, "xl/workbook.xml", &|xml| xml.replace("<workbookPr ", "<workbookPr date1904=\"1\" "));
    for (book, day) in [(book, "2024-01-01"), (old, "2028-01-02")] {
        let imported = import_library(&book, "").expect("a library");
        assert_eq!(imported.library["indicators"][0]["effectiveFrom"], day);
    }
}

#[test]
fn endless_text_and_columns_are_cut_and_named() {
    let mut book = workbook();
    let sheet = book.add_worksheet().set_name("表").expect("a name");
    rows(sheet, (0, 0), &[&["一级指标", "二级指标", "三级指标", "度量单位", "指标解释"]]);
    rows(sheet, (1, 0), &[&["产出指标", "数量指标", "培训人次", "人次", &"长".repeat(20_000)]]);
    sheet.write_string(1, 300, "太远").expect("in bounds");
    let imported = import_library(&bytes(book), "").expect("a library");
    let codes: Vec<_> =
        imported.findings.iter().map(|finding| (finding.code, finding.cell.clone().unwrap_or_default())).collect();
    for (code, cell) in [("IM07", "E2"), ("IM08", "KO2")] {
        assert!(codes.contains(&(code, cell.to_owned())), "{codes:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000), kind in 0..4_usize) {
        let mark: &[u8] = [b"".as_slice(), b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0], &[0xff, 0xfe]][kind];
        let _ = import_library(&[mark, &bytes].concat(), "x");
    }

    #[test]
    fn damaged_workbooks_never_panic(hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40), which in 0..3_usize) {
        let mut book = [small(), read("flat.xls"), read("gbk.csv")][which].clone();
        for (at, byte) in hits {
            let at = at.index(book.len());
            book[at] = byte;
        }
        let _ = import_library(&book, "x");
        let _ = import_forms(&book, "x");
    }

    /// Damage behind the compression: the XML of a part with anything in it.
    #[test]
    fn damaged_parts_never_panic(hits in prop::collection::vec((any::<prop::sample::Index>(), 32_u8..127), 1..20), which in 0..5_usize) {
        let parts = ["worksheets/sheet1.xml", "workbook.xml", "styles.xml", "sharedStrings.xml", "_rels/workbook.xml.rels"];
        let book = with_part(&small(), &format!("xl/{}", parts[which]), &|xml| {
            let mut bytes = xml.into_bytes();
            for (at, byte) in &hits {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            String::from_utf8_lossy(&bytes).into_owned()
        });
        let _ = import_library(&book, "x");
    }
}

/// Stored without compression is a workbook, too.
#[test]
fn an_uncompressed_package_is_read() {
    let mut package = ZipArchive::new(Cursor::new(small())).expect("a package");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..package.len() {
        let mut part = package.by_index(index).expect("a part");
        let (name, mut content) = (part.name().expect("a name").to_string(), Vec::new());
        part.read_to_end(&mut content).expect("bytes");
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(name.as_str(), stored).expect("a part");
        writer.write_all(&content).expect("room");
    }
    let stored = writer.finish().expect("a package").into_inner();
    assert!(import_library(&stored, "").is_ok());
}
