//! Why messages cannot go out, or must, and what to do about it: in words.

use super::effective::{Cell, Effect, Obstacle};
use crate::clock::{self, Millis};
use crate::language::{Lang, Words};

impl Cell {
    /// Why, and what to do about it.
    pub fn reason_text(&self, lang: Lang) -> Option<String> {
        let words = match &self.effect {
            Effect::On | Effect::Off => return None,
            Effect::OnByLaw => Words::new(
                "The law says that we must send this.",
                "Mae’r gyfraith yn dweud bod rhaid i ni anfon hyn.",
                "يُلزمنا القانون بإرسال هذا.",
            ),
            Effect::Unavailable(Obstacle::NoAddress) if self.channel == "sms" => Words::new(
                "We have no mobile number for you. Add one.",
                "Nid oes gennym rif ffôn symudol i chi. Ychwanegwch un.",
                "ليس لدينا رقم هاتف محمول لك. أضف رقمًا.",
            ),
            Effect::Unavailable(Obstacle::NoAddress) => Words::new(
                "We have no e-mail address for you. Add one.",
                "Nid oes gennym gyfeiriad e-bost i chi. Ychwanegwch un.",
                "ليس لدينا بريد إلكتروني لك. أضف عنوانًا.",
            ),
            Effect::Unavailable(Obstacle::Unverified) => Words::new(
                "Enter the code that we sent, to show that this is yours.",
                "Rhowch y cod a anfonwyd gennym, i ddangos mai chi biau hwn.",
                "أدخل الرمز الذي أرسلناه لإثبات أن هذا لك.",
            ),
            Effect::Unavailable(Obstacle::Blocked(reason, since)) => blocked_words(reason, *since),
            Effect::Unavailable(Obstacle::NotOffered) => Words::new(
                "We do not send this in this way.",
                "Nid ydym yn anfon hyn fel hyn.",
                "لا نرسل هذا بهذه الطريقة.",
            ),
        };
        Some(words.say(lang).to_owned())
    }
}

/// Why an address is blocked, since when, and how to mend it.
pub fn blocked_words(reason: &str, since: Millis) -> Words {
    let date = clock::local(since).date();
    let resume = resume_words(reason);
    let since = Words::new(
        clock::spoken_day(date, Lang::En),
        clock::spoken_day(date, Lang::Cy),
        clock::spoken_day(date, Lang::Ar),
    );
    since.map(|lang, day| {
        let why = match (reason, lang) {
            ("stop", Lang::En) => format!("You sent STOP on {day}."),
            ("stop", Lang::Cy) => format!("Anfonoch STOP ar {day}."),
            ("stop", Lang::Ar) => format!("أرسلت STOP في {day}."),
            ("full", Lang::En) => format!("The mailbox has been full since {day}."),
            ("full", Lang::Cy) => format!("Mae’r blwch post yn llawn ers {day}."),
            ("full", Lang::Ar) => format!("صندوق البريد ممتلئ منذ {day}."),
            (_, Lang::En) => format!("Messages have come back since {day}."),
            (_, Lang::Cy) => format!("Mae negeseuon wedi dod yn ôl ers {day}."),
            (_, Lang::Ar) => format!("تُعاد الرسائل إلينا منذ {day}."),
        };
        format!("{why} {}", resume.say(lang))
    })
}

/// How to mend a blocked address.
pub fn resume_words(reason: &str) -> Words {
    match reason {
        "stop" => Words::new(
            "Send START to 60777 from this number.",
            "Anfonwch START i 60777 o’r rhif hwn.",
            "أرسل START إلى ‎60777 من هذا الرقم.",
        ),
        "full" => Words::new(
            "Make room in the mailbox; we try again every day.",
            "Gwnewch le yn y blwch post; rydym yn ceisio eto bob dydd.",
            "أفرغ بعض المساحة في الصندوق؛ نحاول من جديد كل يوم.",
        ),
        _ => Words::new(
            "Check it, and add it again if it is right.",
            "Gwiriwch ef, a’i ychwanegu eto os yw’n gywir.",
            "تحقق منه، ثم أضفه مجددًا إن كان صحيحًا.",
        ),
    }
}
