//! Importing workbooks from outside: messy libraries, forms, templates, and files made to do harm.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

mod books;
mod libraries;
