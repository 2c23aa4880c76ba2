//! Bytes → text. Chinese offices send tables of text in UTF-8 with and without a mark, in GBK and in UTF-16.

use super::super::error::{ImportError, ImportErrorCode};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The text of a file of text.
pub(super) fn of_file(bytes: &[u8]) -> Result<String, ImportError> {
    let encoding = encoding_of(bytes);
    let (text, _, damaged) = encoding.decode(bytes);
    if damaged || text.contains('\0') {
        let message = "文件的文字编码读不出来（不是 UTF-8、GBK 或 UTF-16），或者不是表格文件。\
                       请用 Excel 或 WPS 打开，另存为 .xlsx 工作簿后再导入";
        return Err(ImportError::new(ImportErrorCode::Encoding, message));
    }
    Ok(text.into_owned())
}

/// The text of a part of a workbook, which is UTF-8 or says by its mark that it is UTF-16.
pub(super) fn of_xml(bytes: &[u8]) -> String {
    let encoding = Encoding::for_bom(bytes).map_or(UTF_8, |(encoding, _)| encoding);
    encoding.decode(bytes).0.into_owned()
}

/// The encoding a mark tells; without one, UTF-8 where the bytes are valid, else UTF-16 where every other byte is zero,
/// else GB18030, of which GBK and GB2312 are parts.
fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).take(256).filter(|&&byte| byte == 0).count();
    let many = bytes.len().min(512) / 8;
    match (zeros(0), zeros(1)) {
        (_, odd) if odd > many && odd > 0 => UTF_16LE,
        (even, _) if even > many && even > 0 => UTF_16BE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => GB18030,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_encodings_of_offices() {
        let text = "一级指标,二级指标,三级指标\r\n产出指标,数量指标,培训人次\r\n";
        let utf16 = |big: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        let with = |mark: &[u8], rest: Vec<u8>| [mark.to_vec(), rest].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            with(&[0xef, 0xbb, 0xbf], text.as_bytes().to_vec()),
            GB18030.encode(text).0.into_owned(),
            with(&[0xff, 0xfe], utf16(false)),
            with(&[0xfe, 0xff], utf16(true)),
        ] {
            assert_eq!(of_file(&bytes).as_deref(), Ok(text));
        }
    }

    #[test]
    fn refuses_what_is_no_text() {
        let code = |bytes: &[u8]| of_file(bytes).map_err(|error| error.code);
        assert_eq!(code(&[0x00, 0x01, 0x80, 0xff, 0xfe]), Err(ImportErrorCode::Encoding));
        assert_eq!(code(&[0xff, 0xff, 0xff, 0x81]), Err(ImportErrorCode::Encoding));
    }
}
