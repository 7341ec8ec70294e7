//! Each operation of the contract has its file, and each file its operation.

use super::fixtures::operations;
use std::fs;
use std::path::Path;

#[test]
fn each_operation_has_its_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("contract");
    let mut heads = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !path.is_dir()
            && !["letter.rs", "link.rs", "ports.rs", "shapes.rs", "tests.rs"].contains(&name.as_str())
        {
            let text = fs::read_to_string(&path).unwrap();
            heads.push((name, text.lines().next().unwrap_or_default().to_owned()));
        }
    }
    for operation in operations() {
        let head = format!("//! `{} {}` (`{}`):", operation.method, operation.path, operation.id);
        let at = heads.iter().position(|(_, line)| line.starts_with(&head));
        heads.remove(at.unwrap_or_else(|| panic!("no file begins with {head}")));
    }
    assert!(heads.is_empty(), "no operation for {heads:?}");
}
