//! `public/openapi.yaml` as a judge of answers: status, content type, headers and body.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use jsonschema::Validator;
use serde_json::{Value, json};

static CONTRACT: LazyLock<Contract> = LazyLock::new(Contract::read);

pub struct Contract {
    document: Value,
    validators: Mutex<HashMap<String, &'static Validator>>,
}

/// An operation of the contract.
#[derive(Clone, Debug)]
pub struct Operation {
    pub method: String,
    pub path: String,
    /// The names of its security schemes; none when anybody may.
    pub security: Vec<String>,
}

pub fn contract() -> &'static Contract {
    &CONTRACT
}

impl Contract {
    fn read() -> Self {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/openapi.yaml");
        let text = std::fs::read_to_string(file).unwrap();
        Self { document: serde_yaml_ng::from_str(&text).unwrap(), validators: Mutex::default() }
    }

    pub fn operations(&self) -> Vec<Operation> {
        let mut all = Vec::new();
        for (path, item) in self.document["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                let schemes = operation["security"].as_array().into_iter().flatten();
                let schemes: Vec<_> = schemes.map(|one| one.as_object().unwrap()).collect();
                let anybody = schemes.iter().any(|one| one.is_empty());
                let security = if anybody {
                    Vec::new()
                } else {
                    schemes.into_iter().flat_map(|one| one.keys().cloned()).collect()
                };
                all.push(Operation { method: method.to_uppercase(), path: path.clone(), security });
            }
        }
        assert!(all.len() > 30, "the contract has lost its operations");
        all
    }

    /// The named example of a component.
    pub fn example(&self, name: &str) -> Value {
        let example = &self.document["components"]["examples"][name]["value"];
        assert!(!example.is_null(), "no example {name}");
        example.clone()
    }

    /// Panics with the reason when an answer is not what the contract promises for this request.
    pub fn judge(
        &self,
        method: &str,
        path: &str,
        status: u16,
        headers: &HashMap<String, String>,
        body: &str,
    ) {
        let what = format!("{method} {path} → {status}: {body:.400}");
        let template = self.template(method, path);
        let (response, at) = if let Some(template) = &template {
            let pointer = format!("/paths/{}/{}/responses", escape(template), method.to_lowercase());
            let responses = &self.document.pointer(&pointer).unwrap();
            let key = if responses[status.to_string()].is_null() {
                "default".to_owned()
            } else {
                status.to_string()
            };
            (&responses[&key], format!("{pointer}/{key}"))
        } else {
            // An address or a method that the contract does not have: a problem, and a refusal.
            assert!((400..500).contains(&status), "{what}: not in the contract");
            let pointer = "/components/responses/Problem";
            (self.document.pointer(pointer).unwrap(), pointer.to_owned())
        };
        let (response, at) = self.resolve(response, at);
        if at.contains("Problem") || at.ends_with("default") {
            assert!(status >= 400, "{what}: the contract does not name this status");
        }
        for (name, header) in response["headers"].as_object().into_iter().flatten() {
            let (header, _) = self.resolve(header, String::new());
            if header["required"] == json!(true) {
                assert!(headers.contains_key(&name.to_lowercase()), "{what}: no {name}");
            }
        }
        assert!(headers.contains_key("content-language"), "{what}: no Content-Language");
        assert!(headers.get("vary").is_some_and(|vary| vary.contains("Accept-Language")), "{what}: no Vary");
        let Some(content) = response["content"].as_object() else {
            assert!(body.is_empty(), "{what}: the contract promises no body");
            return;
        };
        let kind = headers.get("content-type").map_or("", |kind| kind.split(';').next().unwrap());
        assert!(content.contains_key(kind), "{what}: {kind} is not promised");
        if !kind.ends_with("json") {
            // A file: its schema says only that it is bytes.
            return;
        }
        let value: Value = serde_json::from_str(body).unwrap_or_else(|error| panic!("{what}: {error}"));
        let schema = format!("{at}/content/{}/schema", escape(kind));
        let errors: Vec<String> = self
            .validator(&schema)
            .iter_errors(&value)
            .map(|error| format!("{} at {}", error, error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{what}\n{}", errors.join("\n"));
        if status >= 400 {
            assert_eq!(value["status"], json!(status), "{what}: the problem names another status");
        }
    }

    /// Panics when a frame of the chat's socket is none of the contract's.
    #[allow(dead_code, reason = "the tests of the chat use it")]
    pub fn frame(&self, frame: &Value) {
        let kind = frame["type"].as_str().unwrap_or_default();
        let of_the_moment = ["ack", "typing", "queue", "problem", "ready"].contains(&kind);
        // An event is one of the frames too; by itself its errors can be read.
        let schema = if of_the_moment { "ServerFrame" } else { "ChatEvent" };
        let validator = self.validator(&format!("/components/schemas/{schema}"));
        let errors: Vec<String> = validator
            .iter_errors(frame)
            .map(|error| format!("{error} at {}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{frame}\n{}", errors.join("\n"));
    }

    fn template(&self, method: &str, path: &str) -> Option<String> {
        let path = path.split('?').next().unwrap();
        let parts: Vec<&str> = path.split('/').collect();
        let fits = |template: &str| {
            let wanted: Vec<&str> = template.split('/').collect();
            let same = |(a, b): (&&str, &&str)| a == b || a.starts_with('{');
            wanted.len() == parts.len() && wanted.iter().zip(&parts).all(same)
        };
        let paths = self.document["paths"].as_object().unwrap();
        let exact = paths.get_key_value(path);
        let found = exact.or_else(|| paths.iter().find(|(template, _)| fits(template)))?;
        (!found.1[method.to_lowercase()].is_null()).then(|| found.0.clone())
    }

    fn resolve<'a>(&'a self, value: &'a Value, at: String) -> (&'a Value, String) {
        match value["$ref"].as_str() {
            Some(reference) => {
                let pointer = reference.strip_prefix('#').unwrap();
                (self.document.pointer(pointer).unwrap(), pointer.to_owned())
            }
            None => (value, at),
        }
    }

    fn validator(&self, pointer: &str) -> &'static Validator {
        let mut validators = self.validators.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        validators.entry(pointer.to_owned()).or_insert_with(|| {
            let mut schema = self.document.pointer(pointer).unwrap().clone();
            schema["components"] = self.document["components"].clone();
            schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
            let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
            // One for each schema of the contract, for as long as the tests run.
            Box::leak(Box::new(validator))
        })
    }
}

fn escape(part: &str) -> String {
    part.replace('~', "~0").replace('/', "~1")
}

#[test]
#[should_panic(expected = "signed_in")]
fn the_judge_sees_a_missing_field() {
    let headers = HashMap::from([
        ("content-language".to_owned(), "en".to_owned()),
        ("vary".to_owned(), "Accept-Language".to_owned()),
        ("content-type".to_owned(), "application/json".to_owned()),
    ]);
    contract().judge("GET", "/session", 200, &headers, r#"{"csrf_token": "x"}"#);
}

#[test]
#[should_panic(
    expected = "is not valid under any of the schemas listed in the 'oneOf' keyword at /expires_at"
)]
fn the_judge_sees_a_time_without_an_offset() {
    let headers = HashMap::from([
        ("content-language".to_owned(), "en".to_owned()),
        ("vary".to_owned(), "Accept-Language".to_owned()),
        ("content-type".to_owned(), "application/json".to_owned()),
    ]);
    let body = r#"{"signed_in": false, "csrf_token": "x", "expires_at": "2026-11-21T09:42:00"}"#;
    contract().judge("GET", "/session", 200, &headers, body);
}
