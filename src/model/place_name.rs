//! Places as they are written in files, where a column is a name like any other.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::{
    DETAILS_COLUMNS, FieldId, LOGO_COLUMN, LOOK_COLUMNS, Place, RegisterKind, RowId, SectionId,
};

/// A place as it is written in files, by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPlace(#[serde(with = "super::place_name")] pub Place);

#[derive(Serialize, Deserialize)]
enum Name {
    Draft,
    Detail(String),
    Section(SectionId),
    Field(SectionId, FieldId),
    Row(RegisterKind, RowId),
    Cell(RegisterKind, RowId, String),
}

pub(super) fn serialize<S: Serializer>(place: &Place, serializer: S) -> Result<S::Ok, S::Error> {
    let name = match place {
        Place::Draft => Name::Draft,
        Place::Detail(column) => Name::Detail((*column).to_owned()),
        Place::Section(section) => Name::Section(section.clone()),
        Place::Field(section, field) => Name::Field(section.clone(), field.clone()),
        Place::Row(register, row) => Name::Row(*register, row.clone()),
        Place::Cell(register, row, column) => {
            Name::Cell(*register, row.clone(), (*column).to_owned())
        }
    };
    name.serialize(serializer)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Place, D::Error> {
    Ok(match Name::deserialize(deserializer)? {
        Name::Draft => Place::Draft,
        Name::Detail(name) => {
            let columns = DETAILS_COLUMNS.iter().chain(LOOK_COLUMNS);
            let mut columns = columns.chain(std::iter::once(&LOGO_COLUMN));
            let column = columns.find(|column| column.name == name);
            let column =
                column.ok_or_else(|| D::Error::custom(format!("no detail is called “{name}”")))?;
            Place::Detail(column.name)
        }
        Name::Section(section) => Place::Section(section),
        Name::Field(section, field) => Place::Field(section, field),
        Name::Row(register, row) => Place::Row(register, row),
        Name::Cell(register, row, name) => {
            let column = register.column(&name).ok_or_else(|| {
                let rows = register.many();
                D::Error::custom(format!("no column of {rows} is called “{name}”"))
            })?;
            Place::Cell(register, row, column.name)
        }
    })
}
