//! Question and answer, line by line: check answers, receipts, details of a case.

use leptos::prelude::*;

use super::Example;
use crate::routes::at;
use crate::t;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRow {
    /// The question.
    pub question: String,
    /// The answer, with its line breaks.
    pub answer: String,
    /// Where it can be changed: a path of the app.
    pub change: Option<String>,
}

impl SummaryRow {
    /// A line that cannot be changed.
    pub fn new(question: impl Into<String>, answer: impl Into<String>) -> Self {
        Self { question: question.into(), answer: answer.into(), change: None }
    }

    /// The same with a way to change it.
    #[must_use]
    pub fn change(mut self, href: impl Into<String>) -> Self {
        self.change = Some(href.into());
        self
    }
}

/// The lines.
#[component]
pub fn Summary(
    /// In order.
    rows: Vec<SummaryRow>,
) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let what = row.question.clone();
            view! {
                <div class="summary__row">
                    <dt>{row.question}</dt>
                    <dd dir="auto">{row.answer}</dd>
                    {row.change.map(|href| view! {
                        <dd class="summary__change no-print">
                            <a href=at(&href)>{t!("summary-change")}<span class="visually-hidden">" "{what}</span></a>
                        </dd>
                    })}
                </div>
            }
        })
        .collect_view();
    view! { <dl class="summary">{rows}</dl> }
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[Example::new("summary", "answers", || {
    view! {
        <Summary rows=vec![
            SummaryRow::new("What is wrong with it?", "It is out").change("/report"),
            SummaryRow::new("Where is it?", "Heol y Bont, Aberwen\nBy the bench").change("/report"),
            SummaryRow::new("Reference", "AB-4821"),
        ]/>
    }
    .into_any()
})];

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn each_change_link_says_what_it_changes() {
        let html = (EXAMPLES[0].draw)().to_html();
        assert_eq!(html.matches("summary__change").count(), 2, "{html}");
        assert!(html.contains("What is wrong with it?</span></a>"), "{html}");
    }
}
