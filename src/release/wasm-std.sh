#!/bin/sh
# Builds Rust's standard library for wasm from the compiler's own source, for systems whose packages lack it.
# usage: wasm-std.sh OUT   leaves OUT/lib/*.rlib, to be put in SYSROOT/lib/rustlib/wasm32-unknown-unknown/lib
# The source and the compiler must be of one version (Debian: rustc-web and rust-web-src).
set -eu
out=$1
rm -rf "$out"
mkdir -p "$out/empty/src" "$out/lib"
cd "$out/empty"
: >src/lib.rs
printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n' >Cargo.toml
# RUSTC_BOOTSTRAP lets a stable compiler build its own library; with bitcode, so that the app can be
# optimised together with it.
unset RUSTC_WRAPPER CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS
RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR=$out/target \
  cargo build --release --target wasm32-unknown-unknown \
  -Zbuild-std=std,panic_abort,test -Zbuild-std-features=optimize_for_size
for library in "$out"/target/wasm32-unknown-unknown/release/deps/*.rlib; do
  case ${library##*/} in libempty-*) ;; *) cp "$library" "$out/lib/" ;; esac
done
rm -rf "$out/target" "$out/empty"
