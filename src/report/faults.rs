//! What is wrong with a field, in words that say how to mend it. What is wrong is the domain's to say.

use onedoor_domain::report::{Datatype, Fault, Field, FileKind, Problems, Service, Unfit};

use crate::i18n;
use crate::t;
use crate::ui::Problem;

/// The words for one fault.
pub fn words(field: &Field, fault: &Fault, service: &Service) -> String {
    match fault {
        Fault::Missing => missing(field, service),
        Fault::TooMany { most } => t!("fault-too-many-photos", count = *most),
        Fault::Unfit(unfit) => unfit_words(*unfit),
        Fault::Said(words) if words.trim().is_empty() && matches!(field, Field::Photo(_)) => {
            t!("fault-photo-refused")
        }
        Fault::TooLong { over, .. } => t!("fault-too-long", count = *over),
        Fault::NotANumber => t!("fault-number"),
        Fault::UnclearNumber => t!("fault-number-unclear"),
        Fault::TooSmall { least } => t!("fault-small", number = i18n::number(*least)),
        Fault::TooLarge { most } => t!("fault-large", number = i18n::number(*most)),
        Fault::NotADate => t!("fault-date"),
        Fault::NotAChoice => t!("fault-choice"),
        Fault::NotAnEmail => t!("fault-email"),
        Fault::NotAPhone => t!("fault-phone"),
        Fault::Stopped => t!("fault-stopped"),
        Fault::Said(words) if words.trim().is_empty() => t!("failure-invalid-next"),
        Fault::Said(words) => words.clone(),
    }
}

fn missing(field: &Field, service: &Service) -> String {
    match field {
        Field::Service => t!("fault-service"),
        Field::Answer(code) => match service.attribute(code) {
            Some(asked) => {
                let question = asked.question.as_str();
                match asked.datatype {
                    Datatype::SingleValueList | Datatype::MultiValueList => {
                        t!("fault-choose", question = question)
                    }
                    _ => t!("fault-answer", question = question),
                }
            }
            None => t!("fault-choice"),
        },
        Field::Place => t!("fault-place"),
        Field::Description => t!("fault-description"),
        Field::Name => t!("fault-name"),
        Field::Email => t!("fault-email-missing"),
        Field::Phone => t!("fault-phone-missing"),
        Field::ContactBy => t!("fault-contact-by"),
        Field::Photos => t!("fault-photos"),
        Field::Photo(_) => t!("fault-photo-lost"),
        Field::BehalfName => t!("fault-behalf-name"),
        Field::BehalfEmail | Field::BehalfPhone => t!("fault-behalf-reach"),
        Field::BehalfRelation | Field::Whole => t!("failure-invalid-next"),
    }
}

/// Why a file cannot go, and what can be done about it.
pub fn unfit_words(unfit: Unfit) -> String {
    match unfit {
        Unfit::Empty => t!("unfit-empty"),
        Unfit::Drawing => t!("unfit-drawing"),
        Unfit::Text => t!("unfit-text"),
        Unfit::Unknown | Unfit::NotTaken(_) => t!("unfit-not-taken"),
        Unfit::NotHere(FileKind::Heic) => t!("unfit-heic"),
        Unfit::NotHere(_) => t!("unfit-not-here"),
        Unfit::Broken => t!("unfit-broken"),
        Unfit::TooLarge { most } => t!("unfit-too-large", size = i18n::number(megabytes(most))),
    }
}

/// In megabytes, to one place after the point, rounded down: what is said may really be sent.
#[expect(clippy::cast_precision_loss, reason = "no file is so large")]
fn megabytes(bytes: u64) -> f64 {
    (bytes * 10 / (1024 * 1024)) as f64 / 10.0
}

/// The lines of an error summary.
pub fn lines(problems: &Problems, service: &Service) -> Vec<Problem> {
    problems
        .iter()
        .map(|one| Problem {
            field: (one.field != Field::Whole).then(|| one.field.address()),
            words: words(&one.field, &one.fault, service),
        })
        .collect()
}
