//! JSON → library, in one pass and without an intermediate tree: a library of a hundred thousand entries is read while a
//! page starts. The steps that lead to the value at hand are kept, so an error knows its path at no cost.

use super::draft::{Cell, Draft, Reader};
use super::error::{LibraryError, Step};
use super::fields::{Field, Object, Shape, Style};
use super::model::Text;
use super::scan::{Broken, Scanner, is_plain};

/// After how many entries room is made for the rest: by then it shows how long they are.
const SAMPLE: usize = 64;

/// Reads the bytes of a library. Every entry is right in itself; what entries refer to has not been looked up.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, LibraryError> {
    let mut walk = Walk { json: Scanner::new(bytes), reader: Reader::new(), known: Vec::new(), followers: [[0; 32]; 4] };
    let read = walk.value(Shape::Object(Object::Library)).and_then(|cell| match cell {
        Cell::Taken => walk.json.end().map_err(Stop::Broken),
        _ => Err(Stop::Mismatch),
    });
    match read {
        Ok(()) => walk.reader.finish(),
        Err(Stop::Fault(fault)) => Err(fault),
        Err(Stop::Mismatch) => Err(walk.reader.mismatch()),
        Err(Stop::Broken(broken)) => Err(broken_json(broken, walk.json.place())),
    }
}

/// Why reading stops.
enum Stop {
    /// The text is not JSON.
    Broken(Broken),
    /// The value at hand is of the wrong type; the steps of the reader tell which it is.
    Mismatch,
    /// Something else is wrong.
    Fault(LibraryError),
}

impl From<Broken> for Stop {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
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

impl Walk<'_> {
    fn value(&mut self, shape: Shape) -> Result<Cell, Stop> {
        match (self.json.peek()?, shape) {
            (b'"', Shape::Text(style)) => Ok(Cell::Text(self.text(style)?)),
            (b'-' | b'0'..=b'9', Shape::Text(style)) if style.number => {
                let number = self.json.number()?;
                Ok(Cell::Text(self.reader.text(&number, style)))
            }
            (b'n', _) => self.json.literal().map(|_| Cell::Absent).map_err(Stop::Broken),
            (b't' | b'f', Shape::Flag) => Ok(self.json.literal()?.map_or(Cell::Absent, Cell::Flag)),
            (b'[', Shape::Texts(_) | Shape::Objects(_)) => self.list(shape),
            (b'{', Shape::Object(object)) => self.object(object),
            _ => {
                self.json.ignore()?;
                Err(Stop::Mismatch)
            }
        }
    }

    fn text(&mut self, style: Style) -> Result<Text, Stop> {
        let text = self.json.string()?;
        Ok(self.reader.text(&text, style))
    }

    fn list(&mut self, shape: Shape) -> Result<Cell, Stop> {
        let Some(item) = shape.item() else { return Err(Stop::Mismatch) };
        let mut texts = Vec::new();
        self.json.take(b'[')?;
        let mut more = !self.json.take_if(b']')?;
        let start = self.json.at();
        let mut index = 0_usize;
        while more {
            if index == SAMPLE && shape == Shape::Objects(Object::Entry) {
                self.reader.reserve(self.json.items_left(start, SAMPLE));
            }
            self.reader.steps.push(Step::Index(index));
            match self.value(item)? {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => texts.push(text),
                Cell::Taken => {}
                _ => return Err(Stop::Mismatch),
            }
            self.reader.steps.pop();
            index = index.saturating_add(1);
            more = self.json.more(b']')?;
        }
        Ok(if matches!(item, Shape::Text(_)) { Cell::Texts(texts) } else { Cell::Taken })
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
                    self.reader.steps.push(Step::Key(field));
                    let cell = self.cell(at, field)?;
                    self.reader.steps.pop();
                    self.reader.put(field.target, cell);
                }
                None => self.json.ignore()?,
            }
            more = self.json.more(b'}')?;
        }
        self.reader.end(object).map_err(Stop::Fault)?;
        Ok(Cell::Taken)
    }

    /// The field of the key that comes next, with its number; none for a column of the file's own. `before` is zero at the
    /// start of an object, else one more than the number of the field before.
    fn field(&mut self, object: Object, before: usize) -> Result<Option<(usize, &'static Field)>, Stop> {
        self.json.peek()?;
        let follower = self.followers.get_mut(object as usize).and_then(|followers| followers.get_mut(before));
        let expected = follower.as_deref().and_then(|&at| Some((at, object.fields().get(at)?)));
        let field = match expected {
            Some((at, field)) if self.json.take_known(field.key) => Some((at, field)),
            _ => {
                let key = self.json.string()?;
                let field = object.field(&key);
                match (field, follower) {
                    (Some((at, _)), Some(follower)) => *follower = at,
                    (None, _) => self.reader.own_column(object, &key).map_err(Stop::Fault)?,
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
        if let Some(known) = self.known.get(at).filter(|known| self.json.take_known(known)) {
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
}

fn broken_json(broken: Broken, (line, column): (usize, usize)) -> LibraryError {
    let place = format!("第 {line} 行第 {column} 列");
    let message = match broken {
        Broken::Cut => "内容不完整，可能没有保存完，请重新导出".to_owned(),
        Broken::Syntax => format!("{place}起不符合 JSON 的写法，请检查引号、逗号和括号"),
        Broken::Encoding => format!("{place}起不是 UTF-8 编码，请把文件另存为 UTF-8 编码后再用"),
    };
    LibraryError::new("", message)
}
