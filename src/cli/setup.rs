//! What the commands are given before they start: files, libraries and profiles.

use super::Failure;
use jixiao_validator::import::import_library;
use jixiao_validator::library::{Library, folder};
use jixiao_validator::{Checker, Severity};
use std::fs;
use std::path::Path;

/// The bytes of the library at `path`: JSON, a folder of CSV files, or a workbook.
pub fn library_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    if path.is_dir() {
        return folder::read(path).map(String::into_bytes).map_err(Failure);
    }
    let bytes = read(path)?;
    if !is_workbook(path) {
        return Ok(bytes);
    }
    let imported = import_library(&bytes, &name_of(path)).map_err(|error| Failure(error.to_string()))?;
    Ok(imported.library.to_string().into_bytes())
}

/// The bytes of the file at `path`.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure(format!("“{}”打不开：{error}", path.display())))
}

/// What the file at `path` is called.
pub fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether the file is brought in as a workbook or a table of text, told by its name as the desktop tells it.
pub fn is_workbook(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    ["xlsx", "xlsm", "xls", "et", "csv", "tsv"].contains(&extension.as_str())
}

/// The library at `path`.
pub fn library(path: &Path) -> Result<Library, Failure> {
    Library::load(&library_bytes(path)?).map_err(|error| Failure(error.to_string()))
}

/// A checker for the library at a path and for a profile, which is built in or a file.
pub fn checker(library: Option<&Path>, profile: Option<&str>) -> Result<Checker, Failure> {
    let library = library.map(library_bytes).transpose()?;
    let profile = match profile {
        Some(file) if Path::new(file).is_file() => {
            let text = fs::read_to_string(file);
            Some(text.map_err(|error| Failure(format!("审核口径“{file}”打不开：{error}")))?)
        }
        profile => profile.map(str::to_owned),
    };
    Checker::new(library.as_deref(), profile.as_deref()).map_err(|error| Failure(error.to_string()))
}

/// A severity as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Least {
    /// 错误：必须改
    Error,
    /// 提醒：改或说明
    Warning,
    /// 建议
    Info,
}

impl Least {
    /// Whether something so severe is told.
    pub fn allows(self, severity: Severity) -> bool {
        let least = match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
        };
        severity <= least
    }
}
