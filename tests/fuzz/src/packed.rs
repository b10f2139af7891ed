//! Files that are packed: gzip and zip as [RFC 1952] and APPNOTE 6.3 have them, their members not
//! made any smaller, so that made-up input gets through to what is inside.
//!
//! [RFC 1952]: https://www.rfc-editor.org/rfc/rfc1952

/// The sum that both use (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xEDB8_8320 * (sum & 1))
        })
    };
    !bytes.iter().fold(!0, step)
}

/// A file of at most 65,535 bytes, in gzip.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let length = (bytes.len() as u16).to_le_bytes();
    let turned = (!(bytes.len() as u16)).to_le_bytes();
    let head = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1];
    let tail = [crc(bytes).to_le_bytes(), (bytes.len() as u32).to_le_bytes()];
    [&head[..], &length, &turned, bytes, &tail.concat()].concat()
}

/// Files with names, in a zip.
pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let at = (out.len() as u32).to_le_bytes();
        let size = (bytes.len() as u32).to_le_bytes();
        let mut fields = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        fields.extend([crc(bytes).to_le_bytes(), size, size].concat());
        fields.extend((name.len() as u32).to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(name.as_bytes());
        out.extend(*bytes);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(at);
        directory.extend(name.as_bytes());
    }
    let at = (out.len() as u32).to_le_bytes();
    let count = (files.len() as u16).to_le_bytes();
    let size = (directory.len() as u32).to_le_bytes();
    out.extend(directory);
    let end = [
        b"PK\x05\x06\0\0\0\0",
        &count[..],
        &count,
        &size,
        &at,
        &[0; 2],
    ];
    out.extend(end.concat());
    out
}
