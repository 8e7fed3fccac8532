//! What the paper says, in order, with origin: draft + template → [`Paper`].
//!
//! Content knows no fonts, sizes or pages; `layout` knows no drafts.
//! Hidden parts are filtered here, so that they never reach pages, bytes, metadata or bookmarks.

mod tree;

pub use self::tree::{
    Align, Block, Body, Cover, Furniture, Heading, Inline, LeftOut, List, Paper, Table,
    TableColumn, TableRow, Tone, Voice,
};
