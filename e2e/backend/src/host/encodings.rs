//! Encodings for what was stamped at start-up, as the release makes them for what was built.

use std::io::{self, Write};

/// Brotli at its best.
pub fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &content[..], &mut packed, &params)?;
    Ok(packed)
}

/// Gzip at its best.
pub fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_packed_unpacks() {
        let page = "<!doctype html><p>Cyngor Aberwen</p>".repeat(50);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &brotli(page.as_bytes()).unwrap()[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, page.as_bytes());
        let mut text = String::new();
        flate2::read::GzDecoder::new(&gzip(page.as_bytes()).unwrap()[..]).read_to_string(&mut text).unwrap();
        assert_eq!(text, page);
    }
}
