//! What a photo looks like in the demo: a small drawing made by the program, the same each time, so that no photo of a real
//! place is needed.

use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use rusqlite::OptionalExtension;

use crate::attachments::{self, Kind, NewFile};
use crate::cases::CaseId;
use crate::clock::Millis;
use crate::db::Tx;
use crate::problem::{Answer, Problem};

const WIDTH: u16 = 160;
const HEIGHT: u16 = 120;

type Colour = [u8; 3];

/// Gives pictures to Mair's street light, and to the newest open report of fly-tipping.
pub fn give(tx: &Tx<'_>, anchor: Millis) -> Answer<()> {
    let case = |sql: &str| -> Answer<Option<(CaseId, Option<String>, Millis)>> {
        Ok(tx.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?)
    };
    let lamp = case("SELECT id, resident_id, requested_at FROM cases WHERE reference = 'AB-4821'")?;
    let heap = case(
        "SELECT id, resident_id, requested_at FROM cases WHERE service_code = 'fly-tipping' AND stage <> 'done'
         ORDER BY requested_at DESC, id DESC LIMIT 1",
    )?;
    let all = [
        (
            lamp,
            "at_demo_lamp",
            "lamp.png",
            "A lamp post beside a bench at dusk. The lamp is out.",
            unlit as Draw,
        ),
        (heap, "at_demo_heap", "heap.png", "A mattress and black bags beside a wall.", heap_of_bags as Draw),
    ];
    for (case, id, name, alt, draw) in all {
        let Some((case, resident, at)) = case else { continue };
        let content = png(draw).map_err(Problem::broken)?;
        let file = NewFile {
            resident: resident.as_deref(),
            name: Some(name),
            kind: Kind::Png,
            at: at.min(anchor),
            content: &content,
        };
        attachments::keep(tx, id, &file)?;
        attachments::give(tx, case, 0, id, Some(alt))?;
    }
    Ok(())
}

type Draw = fn(u16, u16) -> Colour;

/// A post without light, at dusk, with a bench.
fn unlit(x: u16, y: u16) -> Colour {
    let (x, y) = (i32::from(x), i32::from(y));
    let head = (x - 70).pow(2) + (y - 24).pow(2) < 64;
    let post = (68..72).contains(&x) && (24..100).contains(&y);
    let bench = (92..132).contains(&x) && ((80..84).contains(&y) || (70..73).contains(&y))
        || [94, 128].iter().any(|leg| (*leg..leg + 3).contains(&x)) && (70..100).contains(&y);
    if head {
        [92, 96, 104]
    } else if post || bench {
        [30, 32, 38]
    } else if y >= 100 {
        [64, 66, 62]
    } else {
        let fade = u8::try_from(y / 2).unwrap_or(0);
        [58 + fade, 70 + fade, 110]
    }
}

/// A mattress and bags by a wall.
fn heap_of_bags(x: u16, y: u16) -> Colour {
    let (x, y) = (i32::from(x), i32::from(y));
    let bag = [(48, 86, 18), (80, 90, 16), (66, 72, 15)]
        .iter()
        .any(|(cx, cy, r)| (x - cx).pow(2) + (y - cy).pow(2) < r * r);
    if bag {
        [28, 29, 32]
    } else if (92..140).contains(&x) && (48..100).contains(&y) {
        if x % 8 < 2 { [198, 190, 178] } else { [226, 220, 208] }
    } else if y >= 98 {
        [120, 120, 116]
    } else if y % 12 == 0 || (x + (y / 12) % 2 * 12) % 24 == 0 {
        [150, 110, 96]
    } else {
        [172, 124, 106]
    }
}

/// A PNG of eight-bit colours, packed always the same way.
fn png(draw: Draw) -> std::io::Result<Vec<u8>> {
    let mut rows = ZlibEncoder::new(Vec::new(), Compression::best());
    for y in 0..HEIGHT {
        let mut row = vec![0];
        for x in 0..WIDTH {
            row.extend_from_slice(&draw(x, y));
        }
        rows.write_all(&row)?;
    }
    let mut header = Vec::new();
    header.extend_from_slice(&u32::from(WIDTH).to_be_bytes());
    header.extend_from_slice(&u32::from(HEIGHT).to_be_bytes());
    // Eight bits, red green blue, and the only ways there are to pack, filter and order.
    header.extend_from_slice(&[8, 2, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut file, *b"IHDR", &header)?;
    chunk(&mut file, *b"IDAT", &rows.finish()?)?;
    chunk(&mut file, *b"IEND", &[])?;
    Ok(file)
}

fn chunk(file: &mut Vec<u8>, name: [u8; 4], content: &[u8]) -> std::io::Result<()> {
    let long = u32::try_from(content.len()).map_err(std::io::Error::other)?;
    let mut sum = Crc::new();
    sum.update(&name);
    sum.update(content);
    file.extend_from_slice(&long.to_be_bytes());
    file.extend_from_slice(&name);
    file.extend_from_slice(content);
    file.extend_from_slice(&sum.sum().to_be_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_a_sound_png_and_the_same_each_time() {
        let file = png(unlit).unwrap();
        assert_eq!(file, png(unlit).unwrap());
        assert_eq!(Kind::of_content(&file), Some(Kind::Png));
        // The sum of an empty IEND is known.
        assert!(file.ends_with(b"\0\0\0\0IEND\xae\x42\x60\x82"));
        assert!(file.len() < 8_000, "{} bytes", file.len());
        assert_ne!(png(heap_of_bags).unwrap(), file);
    }
}
