//! The contract file, read once, with its references followed.

use crate::transport::Response;
use serde_json::Value;
use std::sync::LazyLock;

pub(super) static CONTRACT: LazyLock<Value> =
    LazyLock::new(|| serde_yaml_ng::from_str(include_str!("../../../../public/openapi.yaml")).unwrap());

/// One operation of the contract.
pub(super) struct Operation {
    pub(super) id: String,
    pub(super) method: String,
    pub(super) path: String,
    value: &'static Value,
}

/// An example of an answer.
pub(super) struct Answered {
    pub(super) name: String,
    pub(super) status: u16,
    pub(super) value: Value,
}

pub(super) fn follow(value: &'static Value) -> &'static Value {
    match value.get("$ref").and_then(Value::as_str) {
        Some(address) => {
            follow(CONTRACT.pointer(address.trim_start_matches('#')).unwrap_or_else(|| panic!("{address}")))
        }
        None => value,
    }
}

pub(super) fn operations() -> Vec<Operation> {
    let mut found = Vec::new();
    for (path, methods) in CONTRACT["paths"].as_object().unwrap() {
        for (method, value) in methods.as_object().unwrap() {
            let id = value["operationId"].as_str().unwrap().to_owned();
            found.push(Operation { id, method: method.to_uppercase(), path: path.clone(), value });
        }
    }
    found
}

fn examples(content: &'static Value) -> Vec<(String, Value)> {
    let Some(examples) = content.get("examples").and_then(Value::as_object) else { return Vec::new() };
    examples.iter().map(|(name, example)| (name.clone(), follow(example)["value"].clone())).collect()
}

impl Operation {
    /// The examples of what is sent.
    pub(super) fn requests(&self) -> Vec<(String, Value)> {
        self.value
            .get("requestBody")
            .map_or_else(Vec::new, |body| examples(&follow(body)["content"]["application/json"]))
    }

    /// The examples of what is answered, problems too.
    pub(super) fn answers(&self) -> Vec<Answered> {
        let mut found = Vec::new();
        for (status, response) in self.value["responses"].as_object().unwrap() {
            let content = &follow(response)["content"];
            for kind in ["application/json", "application/problem+json"] {
                for (name, value) in examples(&content[kind]) {
                    found.push(Answered { name, status: status.parse().unwrap_or(500), value });
                }
            }
        }
        found
    }

    /// Does an answer of this status hold JSON?
    pub(super) fn answers_json(&self) -> bool {
        self.value["responses"].as_object().unwrap().iter().any(|(status, response)| {
            status.starts_with('2') && follow(response)["content"].get("application/json").is_some()
        })
    }
}

pub(super) fn answer(status: u16, body: impl Into<Vec<u8>>) -> Response {
    Response { status, headers: vec![("etag".to_owned(), "\"7\"".to_owned())], body: body.into() }
}

impl Operation {
    /// Does it declare this header field?
    pub(super) fn parameter(&self, name: &str) -> bool {
        let parameters = self.value.get("parameters").and_then(Value::as_array);
        parameters.is_some_and(|all| all.iter().any(|one| follow(one)["name"] == name))
    }

    /// Does it take a secret that is not a cookie?
    pub(super) fn takes_a_secret(&self) -> bool {
        let security = self.value.get("security").and_then(Value::as_array);
        security.is_some_and(|all| {
            all.iter().any(|one| one.get("trackingSecret").is_some() || one.get("chatToken").is_some())
        })
    }
}
