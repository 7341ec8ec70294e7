//! What the assistant says, in every language.

use crate::clock::{self, Millis};
use crate::language::{Lang, Words};

/// What the assistant is called.
pub fn assistant() -> Words {
    Words::new("Assistant", "Cynorthwyydd", "المساعد")
}

/// The first line of a chat; `about` is what the resident brought along.
pub fn greeting(about: Option<&str>) -> Words {
    match about {
        None => Words::new(
            "Hello. What would you like to know?",
            "Helo. Beth hoffech chi ei wybod?",
            "مرحبًا. ماذا تود أن تعرف؟",
        ),
        Some(about) => Words::new(
            format!("Hello. This is about “{about}”. What would you like to know?"),
            format!("Helo. Mae hyn am “{about}”. Beth hoffech chi ei wybod?"),
            format!("مرحبًا. هذا عن «{about}». ماذا تود أن تعرف؟"),
        ),
    }
}

/// To whoever says hello.
pub fn hello_back() -> Words {
    Words::new(
        "Hello. Ask me anything about the council’s services.",
        "Helo. Gofynnwch unrhyw beth i mi am wasanaethau’r cyngor.",
        "مرحبًا. اسألني عن أي شيء يخص خدمات المجلس.",
    )
}

/// To whoever says thank you.
pub fn welcome() -> Words {
    Words::new(
        "You are welcome. Is there anything else?",
        "Croeso. Oes rhywbeth arall?",
        "على الرحب والسعة. هل من شيء آخر؟",
    )
}

/// Said before handing over, when nothing fits.
pub fn no_answer() -> Words {
    Words::new("I have no answer to that.", "Does gen i ddim ateb i hynny.", "ليس لدي جواب عن ذلك.")
}

/// Somebody is there.
pub fn handing_over() -> Words {
    Words::new(
        "I am passing you to a person. Go on writing if you like: they read it all.",
        "Rwy’n eich trosglwyddo i berson. Daliwch ati i ysgrifennu os mynnwch: byddan nhw’n darllen y cyfan.",
        "سأحولك إلى موظف. تابع الكتابة إن شئت، فسيقرأ كل شيء.",
    )
}

/// It is open, but everybody is away from the desk.
pub fn as_soon_as_free() -> Words {
    Words::new(
        "I am asking a person to join. Everybody is busy just now, so it may take a while. You can also call 01632 960100.",
        "Rwy’n gofyn i berson ymuno. Mae pawb yn brysur ar hyn o bryd, felly gall gymryd amser. Gallwch hefyd ffonio 01632 960100.",
        "أطلب من موظف الانضمام. الجميع مشغولون الآن، لذا قد يستغرق ذلك وقتًا. يمكنك أيضًا الاتصال بالرقم 01632 960100.",
    )
}

/// It is closed, until `opens`.
pub fn nobody_here(opens: Option<Millis>) -> Words {
    let Some(opens) = opens else {
        return Words::new(
            "Nobody is here now. Leave a message: it becomes a case, and you get a receipt.",
            "Does neb yma nawr. Gadewch neges: daw’n achos, a chewch dderbynneb.",
            "لا أحد هنا الآن. اترك رسالة تصبح قضية وتحصل على إيصال.",
        );
    };
    let local = clock::local(opens);
    let time = format!("{:02}:{:02}", local.hour(), local.minute());
    let day = |lang: Lang| clock::spoken_day(local.date(), lang);
    Words::new(
        format!(
            "Nobody is here now. We are back on {} at {time}. Leave a message: it becomes a case, and you get a receipt.",
            day(Lang::En)
        ),
        format!(
            "Does neb yma nawr. Byddwn yn ôl ar {} am {time}. Gadewch neges: daw’n achos, a chewch dderbynneb.",
            day(Lang::Cy)
        ),
        format!(
            "لا أحد هنا الآن. نعود يوم {} الساعة {time}. اترك رسالة تصبح قضية وتحصل على إيصال.",
            day(Lang::Ar)
        ),
    )
}

/// How the resident's own case stands.
pub fn case_stands(reference: &str, state: &Words, expected: Option<&Words>) -> Words {
    state.map(|lang, state| {
        let day = expected.map(|day| day.say(lang));
        match (lang, day) {
            (Lang::En, Some(day)) => format!("{reference}: {state}. We expect it by {day}."),
            (Lang::Cy, Some(day)) => format!("{reference}: {state}. Rydym yn ei ddisgwyl erbyn {day}."),
            (Lang::Ar, Some(day)) => format!("{reference}: {state}. نتوقع ذلك بحلول {day}."),
            (_, None) => format!("{reference}: {state}."),
        }
    })
}

/// A case made of a message that was left.
pub fn left_message() -> Words {
    Words::new("Message from webchat", "Neges o’r sgwrs we", "رسالة من المحادثة")
}

/// Who gets it.
pub fn customer_services() -> Words {
    Words::new("Customer services", "Gwasanaethau cwsmeriaid", "خدمة السكان")
}

/// A chat that is over.
pub fn over() -> Words {
    Words::new("This chat is over", "Mae’r sgwrs hon ar ben", "انتهت هذه المحادثة")
}

/// A frame or field that is not of the protocol.
pub fn unknown_frame() -> Words {
    Words::new("This cannot be understood", "Ni ellir deall hyn", "لا يمكن فهم هذا")
}

/// What happens to a message that was left.
pub fn next_step() -> Words {
    Words::new(
        "Somebody reads it on the next working day and answers you.",
        "Bydd rhywun yn ei darllen ar y diwrnod gwaith nesaf ac yn eich ateb.",
        "يقرؤها موظف في يوم العمل التالي ويرد عليك.",
    )
}
