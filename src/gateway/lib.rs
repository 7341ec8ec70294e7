//! The wire: requests encoded and answers decoded, one adapter per kind of backend. No browser here.
