//! Importing workbooks from outside: messy libraries, forms, templates, and files made to do harm.
#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "a test may panic")]

mod books;
mod exports;
mod fixtures;
mod form_books;
mod forms;
mod hostile;
mod libraries;
mod progress;
mod templates;
