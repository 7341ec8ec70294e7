//! Turns the messages of one language into compact patterns, references put in place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::Problem;
use super::read::{Entries, Written};
use crate::mark::{ARGUMENT, DEEPEST, END, FIRST, MOST_ARGUMENTS, SAYS, SELECT, VARIANT};

/// A message as a compact pattern.
pub struct Message {
    pub file: PathBuf,
    pub line: usize,
    /// The names of its arguments in alphabetical order.
    pub arguments: Vec<String>,
    pub pattern: String,
}

/// The compact messages of one language by key.
pub type Messages = BTreeMap<String, Message>;

const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Shortens every message; terms are only put in place.
pub fn language(entries: &Entries, problems: &mut Vec<Problem>) -> Messages {
    let mut messages = Messages::new();
    for (key, written) in entries.iter().filter(|(key, _)| !key.starts_with('-')) {
        match message(entries, key, written) {
            Ok(message) => _ = messages.insert(key.clone(), message),
            Err(what) => problems.push(Problem::new(&written.file, written.line, format!("`{key}` {what}"))),
        }
    }
    messages
}

/// The terms that are plain text, by name without their dash: a language's own name and direction stand in them.
pub fn terms(entries: &Entries) -> BTreeMap<String, (PathBuf, usize, String)> {
    let plain = |written: &Written| match written.pattern.elements.as_slice() {
        [PatternElement::TextElement { value }] => Some(value.trim().to_owned()),
        _ => None,
    };
    entries
        .iter()
        .filter_map(|(key, written)| {
            Some((key.strip_prefix('-')?.to_owned(), (written.file.clone(), written.line, plain(written)?)))
        })
        .collect()
}

fn message(entries: &Entries, key: &str, written: &Written) -> Result<Message, String> {
    if !key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        return Err("is not in small letters, figures and dashes".into());
    }
    let mut arguments = BTreeSet::new();
    collect(entries, &written.pattern, &mut vec![key], &mut arguments)?;
    let arguments: Vec<String> = arguments.into_iter().collect();
    if arguments.len() > MOST_ARGUMENTS {
        return Err(format!("has more than {MOST_ARGUMENTS} arguments"));
    }
    let mut shortening = Shortening { entries, arguments: &arguments, pattern: String::new(), depth: 0 };
    shortening.pattern(&written.pattern)?;
    let pattern = shortening.pattern;
    Ok(Message { file: Path::to_owned(&written.file), line: written.line, arguments, pattern })
}

/// The names of the arguments of a pattern and of everything it refers to. `way` is how we came here.
fn collect<'a>(
    entries: &'a Entries,
    pattern: &'a Pattern<String>,
    way: &mut Vec<&'a str>,
    names: &mut BTreeSet<String>,
) -> Result<(), String> {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        collect_expression(entries, expression, way, names)?;
    }
    Ok(())
}

fn collect_expression<'a>(
    entries: &'a Entries,
    expression: &'a Expression<String>,
    way: &mut Vec<&'a str>,
    names: &mut BTreeSet<String>,
) -> Result<(), String> {
    match expression {
        Expression::Select { selector, variants } => {
            collect_inline(entries, selector, way, names)?;
            variants.iter().try_for_each(|variant| collect(entries, &variant.value, way, names))
        }
        Expression::Inline(inline) => collect_inline(entries, inline, way, names),
    }
}

fn collect_inline<'a>(
    entries: &'a Entries,
    inline: &'a InlineExpression<String>,
    way: &mut Vec<&'a str>,
    names: &mut BTreeSet<String>,
) -> Result<(), String> {
    match inline {
        InlineExpression::VariableReference { id } => {
            let good = id
                .name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
            if !good {
                return Err(format!(
                    "has an argument `{}` that is not in small letters, figures and `_`",
                    id.name
                ));
            }
            names.insert(id.name.clone());
            Ok(())
        }
        InlineExpression::Placeable { expression } => collect_expression(entries, expression, way, names),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => Ok(()),
        InlineExpression::FunctionReference { id, .. } => {
            Err(format!("calls `{}`: functions are not understood", id.name))
        }
        InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. } => {
            let (key, written) = referred(entries, inline)?;
            if way.contains(&key) {
                return Err(format!("refers to itself through `{key}`"));
            }
            way.push(key);
            let mut theirs = BTreeSet::new();
            collect(entries, &written.pattern, way, &mut theirs)?;
            way.pop();
            // Fluent hands a message's arguments to the messages it refers to, and not to terms.
            if key.starts_with('-') && !theirs.is_empty() {
                return Err(format!("refers to `{key}`, a term with arguments: make that a message"));
            }
            names.append(&mut theirs);
            Ok(())
        }
    }
}

/// The message or term that a reference stands for.
fn referred<'a>(
    entries: &'a Entries,
    inline: &InlineExpression<String>,
) -> Result<(&'a str, &'a Written), String> {
    let name = match inline {
        InlineExpression::MessageReference { id, attribute: None } => id.name.clone(),
        InlineExpression::TermReference { id, attribute: None, arguments: None } => format!("-{}", id.name),
        _ => return Err("refers to an attribute, or gives a term arguments: neither is understood".into()),
    };
    entries
        .get_key_value(&name)
        .map(|(key, written)| (key.as_str(), written))
        .ok_or_else(|| format!("refers to `{name}`, which is not there"))
}

struct Shortening<'a> {
    entries: &'a Entries,
    arguments: &'a [String],
    pattern: String,
    depth: u8,
}

impl Shortening<'_> {
    fn pattern(&mut self, pattern: &Pattern<String>) -> Result<(), String> {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text(value)?,
                PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                    self.inline(inline)?;
                }
                PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                    self.select(selector, variants)?;
                }
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        if text.chars().any(|c| c.is_control() && c != '\n') {
            return Err("holds a control character".into());
        }
        if text.contains("\n\n") || (text.starts_with('\n') && self.pattern.ends_with(' ')) {
            return Err("has more than one paragraph: give each its own key".into());
        }
        self.pattern.push_str(&text.replace('\n', " "));
        Ok(())
    }

    fn inline(&mut self, inline: &InlineExpression<String>) -> Result<(), String> {
        match inline {
            InlineExpression::VariableReference { .. } => self.argument(ARGUMENT, inline),
            InlineExpression::StringLiteral { value } => self.text(&unescape_unicode_to_string(value)),
            InlineExpression::NumberLiteral { value } => self.text(value),
            InlineExpression::Placeable { expression } => match expression.as_ref() {
                Expression::Inline(inline) => self.inline(inline),
                Expression::Select { selector, variants } => self.select(selector, variants),
            },
            _ => {
                let (_, written) = referred(self.entries, inline)?;
                self.pattern(&written.pattern)
            }
        }
    }

    fn argument(&mut self, mark: u8, inline: &InlineExpression<String>) -> Result<(), String> {
        let InlineExpression::VariableReference { id } = inline else {
            return Err("selects on something that is not an argument".into());
        };
        let number =
            self.arguments.iter().position(|name| *name == id.name).and_then(|at| u8::try_from(at).ok());
        let number = number.ok_or_else(|| format!("has lost its argument `{}`", id.name))?;
        self.pattern.push(char::from(mark));
        self.pattern.push(char::from(FIRST + number));
        Ok(())
    }

    fn select(
        &mut self,
        selector: &InlineExpression<String>,
        variants: &[Variant<String>],
    ) -> Result<(), String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(format!("has selections in one another more than {DEEPEST} deep"));
        }
        self.argument(SELECT, selector)?;
        for (at, variant) in variants.iter().enumerate() {
            let last = at + 1 == variants.len();
            if variant.default != last {
                return Err("has a default variant that is not the last".into());
            }
            self.pattern.push(char::from(VARIANT));
            if !last {
                self.key(&variant.key, variants)?;
            }
            self.pattern.push(char::from(SAYS));
            self.pattern(&variant.value)?;
        }
        self.pattern.push(char::from(END));
        self.depth -= 1;
        Ok(())
    }

    fn key(&mut self, key: &VariantKey<String>, variants: &[Variant<String>]) -> Result<(), String> {
        match key {
            VariantKey::Identifier { name } => {
                let plural = |name: &str| PLURALS.contains(&name);
                let mixed = variants.iter().any(|variant| match &variant.key {
                    VariantKey::Identifier { name: other } => {
                        plural(other) != plural(name) && !variant.default
                    }
                    VariantKey::NumberLiteral { .. } => !plural(name),
                });
                if mixed {
                    return Err("mixes words and numbers in one selection".into());
                }
                self.pattern.push_str(name);
            }
            VariantKey::NumberLiteral { value } => {
                if value.contains('.') || value.len() > 9 {
                    return Err(format!("selects on `{value}`: only whole numbers of up to nine figures"));
                }
                self.pattern.push_str(value);
            }
        }
        Ok(())
    }
}
