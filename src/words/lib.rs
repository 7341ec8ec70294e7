//! The words of the portal: Fluent files compiled at build time into compact patterns, and read at run time.
