//! What the README says can be done, can be done.

const README: &str = include_str!("../README.md");

/// The code blocks of one language.
fn blocks(language: &str) -> Vec<&'static str> {
    let opening = format!("```{language}\n");
    README
        .split(opening.as_str())
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect()
}

/// Its Rust is compiled and run as documentation tests, which `src/lib.rs` includes.
#[test]
fn its_rust_is_tested() {
    assert!(!blocks("rust").is_empty());
    assert!(blocks("rust").iter().any(|code| code.contains("assert")));
    let root = include_str!("../src/lib.rs");
    assert!(root.contains("#[cfg(doctest)]\n#[doc = include_str!(\"../README.md\")]"));
}

/// Its commands name examples and files that exist, and the gate runs the same test command.
#[test]
fn its_commands_name_what_exists() {
    let gate = include_str!("../.ci/run");
    let mut tests = 0;
    for command in blocks("sh").iter().flat_map(|block| block.lines()) {
        let words: Vec<&str> = command.split_whitespace().collect();
        if words.starts_with(&["cargo", "test"]) {
            tests += 1;
            assert!(gate.contains(command), "the gate does not run {command}");
        }
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        if let Some(at) = words.iter().position(|w| *w == "--example") {
            let example = root.join("examples").join(words[at + 1]);
            assert!(
                example.join("main.rs").exists() || example.with_extension("rs").exists(),
                "{command}"
            );
        }
        for file in words
            .iter()
            .filter(|w| w.starts_with("data/") || w.starts_with("tests/"))
        {
            assert!(root.join(file).exists(), "{file} does not exist");
        }
    }
    assert_eq!(tests, 1);
}
