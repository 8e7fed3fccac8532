//! People to ask, by role first.

use crate::model::{CellKind, record::record};

record! {
    /// Whom to ask. The role matters; a name is for papers that ask for one.
    Contact in Contacts as COLUMNS {
        /// The role.
        role: String = ("Role", "The role, for example Head of Service, Quality Assurance", CellKind::Text),
        /// What they are to this paper.
        part: String = ("Part in this paper", "For example, director or author", CellKind::Text),
        /// The name, where a paper asks for one.
        name: String = ("Name", "Only where the paper asks for one", CellKind::Text),
        /// A telephone number.
        telephone: String = ("Telephone", "A work number", CellKind::Text),
        /// An e-mail address.
        email: String = ("E-mail", "A work address", CellKind::Text),
    }
}
