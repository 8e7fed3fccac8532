//! Maps of files in which nothing may stand twice: the last would win in silence, and a marking
//! decides who reads a text.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, Visitor},
};

/// A map that is read only where every key stands once.
#[derive(Debug)]
pub struct Once<K, V>(pub BTreeMap<K, V>);

impl<'de, K, V> Deserialize<'de> for Once<K, V>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    V: Deserialize<'de>,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OnceVisitor(PhantomData))
    }
}

struct OnceVisitor<K, V>(PhantomData<(K, V)>);

impl<'de, K, V> Visitor<'de> for OnceVisitor<K, V>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    V: Deserialize<'de>,
{
    type Value = Once<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut read = BTreeMap::new();
        while let Some(key) = map.next_key::<K>()? {
            // Before its value is read, so that the error is told where the name stands.
            if read.contains_key(&key) {
                let message = format_args!("“{key}” stands here for the second time");
                return Err(A::Error::custom(message));
            }
            read.insert(key, map.next_value()?);
        }
        Ok(Once(read))
    }
}

/// Reads a map in which every key stands once, for `serde`’s `deserialize_with`.
pub fn once<'de, K, V, D>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    V: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Once::deserialize(deserializer).map(|read| read.0)
}

/// Reads a map of maps in which every key stands once.
pub fn once_each<'de, K, L, V, D>(deserializer: D) -> Result<BTreeMap<K, BTreeMap<L, V>>, D::Error>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    L: Deserialize<'de> + Ord + fmt::Display,
    V: Deserialize<'de>,
    D: Deserializer<'de>,
{
    let read: Once<K, Once<L, V>> = Once::deserialize(deserializer)?;
    Ok(read
        .0
        .into_iter()
        .map(|(key, inner)| (key, inner.0))
        .collect())
}
