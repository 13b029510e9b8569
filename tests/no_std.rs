//! The crate builds without the standard library: no path in `src` names it outside tests.

use std::fs;
use std::path::Path;

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).expect("src can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Files that name it behind a gate: the feature `std`, and the crate's own tests.
const GATED: [&str; 2] = ["reader.rs", "work.rs"];

#[test]
fn the_source_never_names_std() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    assert!(found.len() > 10);
    assert!(
        fs::read_to_string(root.join("lib.rs"))
            .expect("lib.rs")
            .contains("#![no_std]")
    );
    let lib = fs::read_to_string(root.join("lib.rs")).expect("lib.rs");
    assert!(lib.contains("#[cfg(feature = \"std\")]\nmod reader;"));
    let work = fs::read_to_string(root.join("work.rs")).expect("work.rs");
    assert!(work.contains("#[cfg(test)]\nstd::thread_local!"));
    for path in found
        .iter()
        .filter(|p| !GATED.iter().any(|g| p.ends_with(g)))
    {
        let source = fs::read_to_string(path).expect("source is UTF-8");
        let code = source
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        for line in code.lines().filter(|l| !l.trim_start().starts_with("//")) {
            assert!(!line.contains("std::"), "{}: {line}", path.display());
        }
    }
}
