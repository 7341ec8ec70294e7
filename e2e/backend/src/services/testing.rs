//! Services made by hand, for tests.

use super::{Attribute, LocationRule, Service, Visibility};
use crate::help::Keywords;

/// A service with these questions.
pub fn service(attributes: Vec<Attribute>) -> Service {
    Service {
        code: "street-light".into(),
        name: "Street light".into(),
        description: None,
        group: "Roads".into(),
        keywords: Keywords::default(),
        told: "Lighting".into(),
        visibility: Visibility::Public,
        expected_days: Some(5),
        radius_m: 250,
        location: LocationRule::Required,
        anonymous: true,
        attachments: None,
        attachments_required: false,
        assets: None,
        public_where: None,
        attributes,
        stoppers: Vec::new(),
    }
}

/// A plain question.
pub fn attribute(code: &str, datatype: &str, required: bool) -> Attribute {
    Attribute {
        code: code.into(),
        datatype: datatype.into(),
        required,
        variable: true,
        question: "What?".into(),
        help: None,
        unit: None,
        minimum: None,
        maximum: None,
        max_length: None,
        choices: Vec::new(),
        show_if: None,
        order: 0,
    }
}
