//! Services and their questions as the wire has them, in the reader's language.

use serde_json::Value;

use super::{Attribute, Service};
use crate::language::{Lang, Text};

impl Service {
    /// The contract's summary of a service.
    pub fn summary(&self, lang: Lang) -> Value {
        serde_json::json!({
            "service_code": self.code,
            "service_name": self.name.say(lang),
            "description": self.description.as_ref().map(|text| text.say(lang)),
            "group": self.group.say(lang),
            "keywords": self.keywords.of(lang),
        })
    }

    /// The contract's service, with its questions.
    pub fn whole(&self, lang: Lang) -> Value {
        let mut whole = self.summary(lang);
        whole["attributes"] = self.attributes.iter().map(|attribute| attribute.wire(lang)).collect();
        whole["stoppers"] = self.stoppers.iter().map(|stopper| spoken(stopper, lang)).collect();
        whole["visibility"] = self.visibility.word().into();
        whole["told"] = self.told.say(lang).into();
        whole["expected_days"] = self.expected_days.into();
        whole["radius_m"] = self.radius_m.into();
        whole["location"] = self.location.word().into();
        whole["anonymous"] = self.anonymous.into();
        let own_limit = self.attachments.is_some() || self.attachments_required;
        whole["attachments"] = if own_limit {
            serde_json::json!({"count": self.most_attachments(), "required": self.attachments_required})
        } else {
            Value::Null
        };
        whole["assets"] = self.assets.clone().into();
        whole["public_where"] = self.public_where.as_ref().map(|text| text.say(lang)).into();
        whole
    }
}

impl Attribute {
    fn wire(&self, lang: Lang) -> Value {
        let values: Vec<Value> = self
            .choices
            .iter()
            .map(|choice| serde_json::json!({"key": choice.key, "name": choice.name.say(lang)}))
            .collect();
        serde_json::json!({
            "code": self.code,
            "datatype": self.datatype,
            "required": self.required,
            "order": self.order,
            "description": self.question.say(lang),
            "datatype_description": self.help.as_ref().map(|text| text.say(lang)),
            "variable": self.variable,
            "unit": self.unit.as_ref().map(|text| text.say(lang)),
            "minimum": self.minimum,
            "maximum": self.maximum,
            "max_length": self.max_length,
            "values": values,
            "show_if": self.show_if,
        })
    }
}

/// A stopper with its texts in one language.
fn spoken(stopper: &Value, lang: Lang) -> Value {
    let mut said = stopper.clone();
    for name in ["title", "text"] {
        if let Ok(text) = serde_json::from_value::<Text>(stopper[name].clone()) {
            said[name] = text.say(lang).into();
        }
    }
    said
}
