#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| plainfact_fuzz::drive::lsp(data));
