//! The library builds without the standard library, and allocates only through `alloc`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The lines of a source that name the standard library, comments and what follows `#[cfg(test)]` left out.
fn uses_of_std(source: &str) -> Vec<&str> {
    let mut tests = false;
    let mut found = Vec::new();
    for line in source.lines() {
        let line = line.trim();
        // An attribute covers one item: a module of tests stands last in its file, anything else is one line.
        if tests
            && (line.starts_with("extern crate std")
                || line.starts_with("mod ") && line.ends_with(';'))
        {
            tests = false;
            continue;
        }
        tests |= line.starts_with("#[cfg(")
            && (line.contains("test") || line.contains("feature = \"std\""));
        let code = line.split("//").next().unwrap_or_default();
        let named = ["std::", "extern crate std", "use std"].iter().any(|name| {
            code.match_indices(name)
                .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        });
        if named && !tests {
            found.push(line);
        }
    }
    found
}

#[test]
fn sources_do_not_name_std() {
    assert_eq!(
        uses_of_std("use std::io;\nlet x = std::mem::take(y);"),
        ["use std::io;", "let x = std::mem::take(y);"]
    );
    assert!(
        uses_of_std("/// std::io\nno_std::x\n#[cfg(test)]\nextern crate std;\nuse core::mem;")
            .is_empty()
    );
    assert_eq!(
        uses_of_std("#[cfg(test)]\nextern crate std;\nuse std::io;"),
        ["use std::io;"]
    );

    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    assert!(files.len() > 10);
    // What only the features `std` and `train` bring in may use it.
    let crate_root = fs::read_to_string(root().join("src/lib.rs")).expect("UTF-8");
    let clitic = fs::read_to_string(root().join("src/clitic.rs")).expect("UTF-8");
    assert!(crate_root.contains("#[cfg(feature = \"std\")]\nmod reader;"));
    assert!(clitic.contains("#[cfg(feature = \"train\")]\npub mod train;"));
    let gated = |file: &Path| {
        let inside = file.strip_prefix(root().join("src")).unwrap_or(file);
        ["reader.rs", "clitic/train.rs", "clitic/train"]
            .iter()
            .any(|g| inside.starts_with(g))
    };
    for file in files.into_iter().filter(|f| !gated(f)) {
        let source = fs::read_to_string(&file).expect("UTF-8");
        assert_eq!(uses_of_std(&source), [""; 0], "{}", file.display());
    }
    assert!(crate_root.lines().any(|l| l == "#![no_std]"));
}

const DEPENDENT: &str = r#"#![no_std]
extern crate alloc;

use core::alloc::{GlobalAlloc, Layout};

struct Nothing;
unsafe impl GlobalAlloc for Nothing {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        core::ptr::null_mut()
    }
    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static NOTHING: Nothing = Nothing;

// The standard library brings a panic handler of its own: were it anywhere below, this would be a second one.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

#[unsafe(no_mangle)]
pub extern "C" fn stages(bytes: *const u8, length: usize) -> usize {
    let bytes = unsafe { core::slice::from_raw_parts(bytes, length) };
    let text = core::str::from_utf8(bytes).unwrap_or_default();
    let splitter = imla::CliticSplitter::new();
    let segments: usize = imla::sentences(text).flat_map(|s| s.tokens()).map(|t| splitter.split_token(t).len()).sum();
    segments + imla::Normalizer::search().normalize(text).len()
}
"#;

/// A static library without std that calls every stage. Nothing is fetched: it takes the versions this crate is locked to.
#[test]
fn a_crate_without_std_can_depend_on_it() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no_std");
    fs::create_dir_all(home.join("src")).expect("the build directory can be written");
    let manifest = format!(
        "[package]\nname = \"dependent\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [lib]\ncrate-type = [\"staticlib\"]\n\n\
         [dependencies]\nimla = {{ path = {:?}, default-features = false, features = [\"model\"] }}\n\n\
         [profile.dev]\npanic = \"abort\"\n\n[workspace]\n",
        root()
    );
    fs::write(home.join("Cargo.toml"), manifest).expect("a file");
    fs::write(home.join("src/lib.rs"), DEPENDENT).expect("a file");
    // The crate's own lock keeps the versions; cargo takes the rest out of it.
    fs::copy(root().join("Cargo.lock"), home.join("Cargo.lock")).expect("a lock file");
    let output = Command::new(env!("CARGO"))
        .args([
            "build",
            "--offline",
            "--quiet",
            "--jobs",
            "1",
            "--target-dir",
        ])
        .arg(home.join("target"))
        .current_dir(&home)
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let archive = home.join("target/debug").join(if cfg!(windows) {
        "dependent.lib"
    } else {
        "libdependent.a"
    });
    assert!(archive.exists(), "{} was not built", archive.display());
}
