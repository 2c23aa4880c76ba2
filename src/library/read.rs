//! JSON → library, in one pass and without an intermediate tree: a library of a hundred thousand entries is read while a
//! page starts. An error learns its path on the way out, so that paths cost nothing while all is well.

use super::draft::{Cell, Draft, Reader, Wrong};
use super::error::{LibraryError, entry_in_words};
use super::fields::{Field, Object, Shape, Style, Target};
use super::model::Text;
use super::scan::{Broken, Scanner, is_plain};
use serde_json::Value;

/// After how many entries room is made for the rest: by then it shows how long they are.
const SAMPLE: usize = 64;

/// Reads the bytes of a library. Every entry is right in itself or listed as wrong; what entries refer to has not been
/// looked up.
pub(super) fn read(bytes: &[u8], wrong: Wrong) -> Result<Draft, LibraryError> {
    let mut walk = Walk { json: Scanner::new(bytes), reader: Reader::new(wrong), known: Vec::new(), followers: [[0; 32]; 4] };
    let read = walk.value(Shape::Object(Object::Library)).and_then(|_| walk.json.end().map_err(Stop::Broken));
    match read {
        Ok(()) => walk.reader.finish(),
        Err(Stop::Wrong(error)) => Err(*error),
        Err(Stop::Mismatch(path, expected)) => Err(LibraryError::new(path, format!("指标库{expected}"))),
        Err(Stop::Broken(broken)) => Err(broken_json(broken, walk.json.place())),
    }
}

/// Why reading stops.
enum Stop {
    /// The text is not JSON.
    Broken(Broken),
    /// A value is of the wrong type: its path from the last field on, and what it should be.
    Mismatch(String, &'static str),
    /// Something is wrong; the path starts at the value at hand.
    Wrong(Box<LibraryError>),
}

impl From<Broken> for Stop {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl From<LibraryError> for Stop {
    fn from(error: LibraryError) -> Self {
        Self::Wrong(Box::new(error))
    }
}

struct Walk<'a> {
    json: Scanner<'a>,
    reader: Reader,
    /// The last text of each shared field, by its number: the next entry mostly has the same.
    known: Vec<Text>,
    /// The field that followed each field the last time, by object and number: files keep their keys in one order.
    followers: [[usize; 32]; 4],
}

impl<'a> Walk<'a> {
    fn value(&mut self, shape: Shape) -> Result<Cell, Stop> {
        match (self.json.peek()?, shape) {
            (b'"', Shape::Text(style)) => {
                let text = self.json.string()?;
                Ok(Cell::Text(self.reader.text(&text, style)))
            }
            (b'[', Shape::Texts(_) | Shape::Groups | Shape::Entries) => self.list(shape),
            (b'{', Shape::Object(object)) => self.object(object),
            _ => match (self.json.value()?, shape) {
                (Value::Null, Shape::Object(Object::Library)) => Err(Stop::Mismatch(String::new(), shape.expected())),
                (Value::Null, _) => Ok(Cell::Absent),
                (Value::Bool(flag), Shape::Flag) => Ok(Cell::Flag(flag)),
                (Value::Number(number), Shape::Text(style)) if style.number => {
                    Ok(Cell::Text(self.reader.text(&number.to_string(), style)))
                }
                _ => Err(Stop::Mismatch(String::new(), shape.expected())),
            },
        }
    }

    fn list(&mut self, shape: Shape) -> Result<Cell, Stop> {
        let (mut texts, mut groups) = (Vec::new(), Vec::new());
        let item = shape.item();
        self.json.take(b'[')?;
        let mut more = !self.json.take_if(b']')?;
        let start = self.json.at();
        let mut index = 0_usize;
        while more {
            if index == SAMPLE && shape == Shape::Entries {
                self.reader.reserve(self.json.items_left(start, SAMPLE));
            }
            match self.value(item).map_err(|stop| at_index(stop, index))? {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => texts.push(text),
                Cell::Group(group) => groups.push(group),
                Cell::Taken => {}
                _ => return Err(Stop::Mismatch(format!("[{index}]"), item.expected())),
            }
            index = index.saturating_add(1);
            more = self.json.more(b']')?;
        }
        Ok(match shape {
            Shape::Entries => Cell::Taken,
            Shape::Groups => Cell::Groups(groups),
            _ => Cell::Texts(texts),
        })
    }

    fn object(&mut self, object: Object) -> Result<Cell, Stop> {
        self.reader.begin(object);
        self.json.take(b'{')?;
        let mut more = !self.json.take_if(b'}')?;
        let mut before = 0;
        while more {
            match self.field(object, before)? {
                Some((at, field)) => {
                    before = at.saturating_add(1);
                    let value = self.json;
                    match self.cell(at, field) {
                        Ok(cell) => self.reader.put(field.target, cell),
                        Err(stop) => return Err(self.at_field(stop, object, field, value)),
                    }
                }
                None => drop(self.json.value()?),
            }
            more = self.json.more(b'}')?;
        }
        Ok(self.reader.end(object)?)
    }

    /// The field of the key that comes next, with its number; none for a column of the file's own. `before` is zero at the
    /// start of an object, else one more than the number of the field before.
    fn field(&mut self, object: Object, before: usize) -> Result<Option<(usize, &'static Field)>, Stop> {
        let follower = self.followers.get_mut(object as usize).and_then(|followers| followers.get_mut(before));
        let expected = follower.as_deref().and_then(|&at| Some((at, object.fields().get(at)?)));
        let field = match expected {
            Some((at, field)) if self.json.take_known(field.key) => Some((at, field)),
            _ => {
                let key = self.json.string()?;
                let field = object.field(&key);
                match (field, follower) {
                    (Some((at, _)), Some(follower)) => *follower = at,
                    (None, _) => self.reader.own_column(object, &key)?,
                    _ => {}
                }
                field
            }
        };
        self.json.take(b':')?;
        Ok(field)
    }

    /// The value of the field with the number `at`.
    fn cell(&mut self, at: usize, field: &Field) -> Result<Cell, Stop> {
        let Shape::Text(Style { shared: true, .. }) = field.shape else { return self.value(field.shape) };
        self.json.peek()?;
        if let Some(known) = self.known.get(at)
            && self.json.take_known(known)
        {
            return Ok(Cell::Text(known.clone()));
        }
        let cell = self.value(field.shape)?;
        if let Cell::Text(text) = &cell
            && is_plain(text)
        {
            if self.known.len() <= at {
                self.known.resize(at.saturating_add(1), Text::default());
            }
            if let Some(known) = self.known.get_mut(at) {
                *known = text.clone();
            }
        }
        Ok(cell)
    }

    /// Says under which field of which entry reading stopped; `value` is the scanner before the value of the field.
    fn at_field(&mut self, stop: Stop, object: Object, field: &Field, value: Scanner<'a>) -> Stop {
        let error = match stop {
            Stop::Broken(_) => return stop,
            Stop::Wrong(error) => LibraryError::new(joined(field.key, &error.path), error.message),
            Stop::Mismatch(path, expected) => LibraryError::new(joined(field.key, &path), format!("{}{expected}", field.label)),
        };
        if object != Object::Entry {
            return error.into();
        }
        self.json = value;
        match (self.learn_name(), self.reader.entry()) {
            (Err(Stop::Broken(broken)), _) => broken.into(),
            (_, None) => error.into(),
            (_, Some((index, entry))) => {
                let message = format!("{}的{}", entry_in_words(entry, index), error.message);
                LibraryError::new(error.path, message).into()
            }
        }
    }

    /// Reads the rest of an entry from a value that is wrong on, for the name by which to call the entry.
    fn learn_name(&mut self) -> Result<(), Stop> {
        self.json.value()?;
        while self.json.more(b'}')? {
            match self.field(Object::Entry, 0)? {
                Some((_, field @ Field { target: Target::Code | Target::Name, .. })) => {
                    let cell = self.value(field.shape)?;
                    self.reader.put(field.target, cell);
                }
                _ => drop(self.json.value()?),
            }
        }
        Ok(())
    }
}

/// Says at which place of a list reading stopped.
fn at_index(stop: Stop, index: usize) -> Stop {
    let index = format!("[{index}]");
    match stop {
        Stop::Broken(_) => stop,
        Stop::Mismatch(path, expected) => Stop::Mismatch(joined(&index, &path), expected),
        Stop::Wrong(error) => LibraryError::new(joined(&index, &error.path), error.message).into(),
    }
}

fn joined(step: &str, path: &str) -> String {
    let dot = if path.is_empty() || path.starts_with('[') { "" } else { "." };
    format!("{step}{dot}{path}")
}

fn broken_json(broken: Broken, (line, column): (usize, usize)) -> LibraryError {
    let message = match broken {
        Broken::Cut => "内容不完整，可能没有保存完，请重新导出".to_owned(),
        Broken::Syntax => format!("第 {line} 行第 {column} 列起不符合 JSON 的写法，请检查引号、逗号和括号"),
        Broken::Encoding => format!("第 {line} 行第 {column} 列起不是 UTF-8 编码，请把文件另存为 UTF-8 编码后再用"),
    };
    LibraryError::new("", message)
}
