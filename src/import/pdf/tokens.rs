//! The words of a page's contents and of character maps: operands, then an operator.
//!
//! Damaged contents give what could be read and say that something could not. Invariant: neither
//! depth nor number of operands is without bound.

/// How deep arrays and dictionaries may lie in each other.
const MAX_DEPTH: usize = 16;
/// How many operands an operator may have, those in arrays included.
const MAX_OPERANDS: usize = 70_000;

/// What stands before an operator.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operand {
    Number(f64),
    Name(Vec<u8>),
    Text(Vec<u8>),
    List(Vec<Self>),
    /// Names and values by turns.
    Dictionary(Vec<Self>),
}

impl Operand {
    /// Returns the value of a name in a dictionary.
    pub(super) fn entry(&self, name: &[u8]) -> Option<&Self> {
        let Self::Dictionary(entries) = self else {
            return None;
        };
        entries
            .chunks_exact(2)
            .find(|pair| matches!(pair, [Self::Name(key), _] if key == name))
            .and_then(|pair| pair.get(1))
    }
}

/// Reads contents operator by operator.
pub(super) struct Operators<'a> {
    bytes: &'a [u8],
    at: usize,
    n_operands: usize,
    /// Whether something could not be read.
    pub(super) is_damaged: bool,
}

impl<'a> Operators<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            n_operands: 0,
            is_damaged: false,
        }
    }

    /// Returns the next operator; its operands are put into `operands`.
    pub(super) fn next(&mut self, operands: &mut Vec<Operand>) -> Option<&'a [u8]> {
        operands.clear();
        self.n_operands = 0;
        loop {
            self.skip_space();
            let byte = self.peek()?;
            if is_regular(byte) && !is_number_start(byte) {
                let word = self.word();
                match word {
                    b"true" | b"false" | b"null" => continue,
                    b"ID" => self.skip_picture(),
                    _ => {}
                }
                return Some(word);
            }
            if let Some(operand) = self.operand(MAX_DEPTH) {
                operands.push(operand);
            } else {
                // What cannot be understood is passed over, a sign at a time.
                self.is_damaged = true;
                self.at += 1;
            }
        }
    }

    fn operand(&mut self, depth: usize) -> Option<Operand> {
        self.n_operands += 1;
        if self.n_operands > MAX_OPERANDS || depth == 0 {
            return None;
        }
        match (self.peek()?, self.bytes.get(self.at + 1)) {
            (b'/', _) => Some(Operand::Name(self.name())),
            (b'(', _) => Some(Operand::Text(self.text())),
            (b'<', Some(b'<')) => {
                self.at += 2;
                Some(Operand::Dictionary(self.until(b">>", depth)))
            }
            (b'<', _) => Some(Operand::Text(self.hex())),
            (b'[', _) => {
                self.at += 1;
                Some(Operand::List(self.until(b"]", depth)))
            }
            (byte, _) if is_number_start(byte) => {
                let word = std::str::from_utf8(self.word()).ok()?;
                word.parse().ok().map(Operand::Number)
            }
            _ => None,
        }
    }

    fn until(&mut self, end: &[u8], depth: usize) -> Vec<Operand> {
        let mut found = Vec::new();
        loop {
            self.skip_space();
            let Some(byte) = self.peek() else {
                self.is_damaged = true;
                return found;
            };
            if self.rest().starts_with(end) {
                self.at += end.len();
                return found;
            }
            if is_regular(byte) && !is_number_start(byte) {
                // References and truth values: nothing that is asked for here.
                self.word();
                continue;
            }
            if let Some(operand) = self.operand(depth - 1) {
                found.push(operand);
            } else {
                self.is_damaged = true;
                self.at += 1;
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let line = self.rest().iter().position(|b| matches!(b, b'\n' | b'\r'));
                self.at = line.map_or(self.bytes.len(), |len| self.at + len);
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn word(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let len = rest.iter().position(|byte| !is_regular(*byte));
        let word = rest.get(..len.unwrap_or(rest.len())).unwrap_or_default();
        self.at += word.len();
        word
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let word = self.word();
        if !word.contains(&b'#') {
            return word.to_vec();
        }
        let mut name = Vec::with_capacity(word.len());
        let mut at = 0;
        while let Some(byte) = word.get(at) {
            let code = word.get(at + 1..at + 3).and_then(hex_pair);
            if let Some(code) = code.filter(|_| *byte == b'#') {
                name.push(code);
                at += 3;
            } else {
                name.push(*byte);
                at += 1;
            }
        }
        name
    }

    fn text(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut text, mut depth) = (Vec::new(), 1_usize);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        return text;
                    }
                }
                b'\\' => {
                    text.extend(self.escaped());
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        self.is_damaged = true;
        text
    }

    /// Reads what follows a backslash; none for a line that goes on.
    fn escaped(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
                None
            }
            b'\n' => None,
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else {
                        break;
                    };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                u8::try_from(code & 0xff).ok()
            }
            other => Some(other),
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let rest = self.rest();
        let len = rest.iter().position(|byte| *byte == b'>');
        self.is_damaged |= len.is_none();
        let digits = rest.get(..len.unwrap_or(rest.len())).unwrap_or_default();
        self.at += digits.len() + 1;
        let mut digits: Vec<u8> = digits.iter().copied().filter(|b| !is_space(*b)).collect();
        if digits.len() % 2 == 1 {
            digits.push(b'0');
        }
        digits
            .chunks_exact(2)
            .map(|pair| hex_pair(pair).unwrap_or_default())
            .collect()
    }

    /// Passes over the bytes of a picture within the contents.
    fn skip_picture(&mut self) {
        let rest = self.rest();
        let is_end = |window: &[u8]| match window {
            [before, b'E', b'I', after] => is_space(*before) && is_space(*after),
            _ => false,
        };
        let end = rest.windows(4).position(is_end);
        self.is_damaged |= end.is_none() && !rest.trim_ascii_end().ends_with(b"EI");
        self.at += end.map_or(rest.len(), |at| at + 3);
    }
}

fn hex_pair(pair: &[u8]) -> Option<u8> {
    let text = std::str::from_utf8(pair).ok()?;
    u8::from_str_radix(text, 16).ok()
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte)
        && !matches!(
            byte,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}

fn is_number_start(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &[u8]) -> (Vec<(String, Vec<Operand>)>, bool) {
        let mut operators = Operators::new(text);
        let (mut found, mut operands) = (Vec::new(), Vec::new());
        while let Some(operator) = operators.next(&mut operands) {
            let name = String::from_utf8_lossy(operator).into_owned();
            found.push((name, operands.clone()));
        }
        (found, operators.is_damaged)
    }

    #[test]
    fn operands_of_every_kind_stand_before_their_operator() {
        let text = b"/P <</MCID 3 /Lang (en)>> BDC % remark\n[(a\\)\\051) -12.5 <4 1>]TJ EMC";
        let (found, is_damaged) = all(text);
        assert!(!is_damaged);
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["BDC", "TJ", "EMC"]);
        assert_eq!(found[0].1[1].entry(b"MCID"), Some(&Operand::Number(3.0)));
        let list = vec![
            Operand::Text(b"a))".to_vec()),
            Operand::Number(-12.5),
            Operand::Text(b"A".to_vec()),
        ];
        assert_eq!(found[1].1, [Operand::List(list)]);
    }

    #[test]
    fn a_picture_in_the_contents_is_passed_over() {
        let (found, is_damaged) = all(b"BI /W 1 ID \x00(\xff[ EI Q (x) Tj");
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["BI", "ID", "Q", "Tj"]);
        assert!(!is_damaged);
    }

    #[test]
    fn what_is_damaged_is_told_and_the_rest_is_read() {
        for text in [&b"} (x) Tj"[..], b"(x) Tj (y", b"[[ (x) Tj", b"> (x) Tj"] {
            assert!(all(text).1, "{text:?}");
        }
        let (found, _) = all(b"} (x) Tj");
        assert_eq!(found[0].1, [Operand::Text(b"x".to_vec())]);
        let deep = [b'['].repeat(100_000);
        assert!(all(&deep).1);
    }
}
