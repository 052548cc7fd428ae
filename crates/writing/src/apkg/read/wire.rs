//! The little of protobuf's wire format that packages need: numbered fields, flat.

use super::super::ApkgFault;

/// More fields than this no message here has, except the list of media, which is bounded by its bytes.
const VARINT: usize = 10;

/// The value of a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

impl<'a> Value<'a> {
    pub(super) fn number(&self) -> Option<u64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    pub(super) fn bytes(&self) -> Option<&'a [u8]> {
        if let Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    pub(super) fn text(&self) -> Option<String> {
        self.bytes().map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    }
}

/// The fields of a message in their order. Groups, which nobody writes any more, are refused.
pub(super) fn fields(mut rest: &[u8]) -> Result<Vec<(u64, Value<'_>)>, ApkgFault> {
    let mut fields = Vec::new();
    while !rest.is_empty() {
        let key = varint(&mut rest)?;
        let value = match key & 7 {
            0 => Value::Number(varint(&mut rest)?),
            1 => Value::Bytes(taken(&mut rest, 8)?),
            2 => {
                let length = varint(&mut rest)?;
                Value::Bytes(taken(&mut rest, usize::try_from(length).unwrap_or(usize::MAX))?)
            }
            5 => Value::Bytes(taken(&mut rest, 4)?),
            _ => return Err(ApkgFault::damaged("a message with an unknown wire type")),
        };
        fields.push((key >> 3, value));
    }
    Ok(fields)
}

/// The last field of a number: a later one overrules an earlier.
pub(super) fn last<'a>(fields: &[(u64, Value<'a>)], number: u64) -> Option<Value<'a>> {
    fields.iter().rev().find(|(of, _)| *of == number).map(|(_, value)| *value)
}

fn varint(rest: &mut &[u8]) -> Result<u64, ApkgFault> {
    let mut number = 0_u64;
    for place in 0..VARINT {
        let byte = *rest.get(place).ok_or_else(|| ApkgFault::damaged("a message ends within a number"))?;
        number |= u64::from(byte & 0x7f).checked_shl(7 * place as u32).unwrap_or(0);
        if byte & 0x80 == 0 {
            *rest = &rest[place + 1..];
            return Ok(number);
        }
    }
    Err(ApkgFault::damaged("a number in a message is too long"))
}

fn taken<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8], ApkgFault> {
    if length > rest.len() {
        return Err(ApkgFault::damaged("a message ends within a field"));
    }
    let (taken, left) = rest.split_at(length);
    *rest = left;
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::{Value, fields};

    #[test]
    fn a_message_is_taken_apart_and_a_broken_one_is_refused() {
        assert_eq!(
            fields(&[0x08, 0x96, 0x01, 0x12, 0x02, b'h', b'i']).unwrap(),
            [(1, Value::Number(150)), (2, Value::Bytes(b"hi"))]
        );
        for broken in [&[0x08_u8][..], &[0x12, 0x7f, 1], &[0x0b], &[0xff; 12]] {
            assert!(fields(broken).is_err(), "{broken:?}");
        }
    }
}
