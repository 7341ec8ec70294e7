//! What the server itself says to residents, in every language: short, plain, and how to mend it.
//!
//! Not here: the council's texts (services, articles, notices), which are data, and what chat and the desk say.

use crate::language::{Lang, Words};

macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident: $en:literal, $cy:literal, $ar:literal;)*) => {
        $($(#[$doc])* pub fn $name() -> Words { Words::new($en, $cy, $ar) })*
    };
}

phrases! {
    /// 400, 415.
    unreadable: "This request cannot be read", "Ni ellir darllen y cais hwn", "لا يمكن قراءة هذا الطلب";
    /// 401.
    sign_in_first: "Sign in first", "Mewngofnodwch yn gyntaf", "سجّل الدخول أولًا";
    /// 403.
    forged: "Load the page again, then try once more", "Llwythwch y dudalen eto, yna rhowch gynnig arall arni", "أعد تحميل الصفحة ثم حاول مرة أخرى";
    /// 404.
    not_found: "Not found", "Heb ei ganfod", "غير موجود";
    /// 405.
    wrong_method: "That cannot be done here", "Ni ellir gwneud hynny yma", "لا يمكن فعل ذلك هنا";
    /// 409.
    still_running: "The same request is still being dealt with", "Mae’r un cais yn dal i gael ei drin", "ما زال الطلب نفسه قيد المعالجة";
    /// 412.
    stale: "These were changed somewhere else", "Newidiwyd y rhain yn rhywle arall", "تم تغيير هذه في مكان آخر";
    /// 422.
    invalid: "Some answers need another look", "Mae angen edrych eto ar rai atebion", "بعض الإجابات تحتاج إلى مراجعة";
    /// 428.
    if_match_missing: "Say which version you are changing", "Dywedwch pa fersiwn rydych yn ei newid", "حدد النسخة التي تغيّرها";
    /// 429.
    too_many: "Too many tries", "Gormod o gynigion", "محاولات كثيرة جدًا";
    /// 5xx.
    broken: "Something went wrong on our side", "Aeth rhywbeth o’i le ar ein hochr ni", "حدث خطأ من جانبنا";
    /// A create without its key.
    key_missing: "The request has no Idempotency-Key", "Nid oes Idempotency-Key yn y cais", "الطلب بلا Idempotency-Key";
    /// A key of the wrong form.
    key_malformed: "The Idempotency-Key is not of the right form", "Nid yw’r Idempotency-Key o’r ffurf iawn", "صيغة Idempotency-Key غير صحيحة";
    /// A key used for something else.
    key_reused: "This Idempotency-Key was used for another request", "Defnyddiwyd yr Idempotency-Key hwn ar gyfer cais arall", "استُخدم Idempotency-Key هذا لطلب آخر";
    /// Not JSON.
    not_json: "Send JSON", "Anfonwch JSON", "أرسل JSON";
    /// 413.
    too_large: "This is too large", "Mae hyn yn rhy fawr", "هذا كبير جدًا";
    /// 408.
    too_slow: "This took too long to arrive", "Cymerodd hyn ormod o amser i gyrraedd", "استغرق وصول هذا وقتًا طويلًا";
    /// Not an object.
    not_an_object: "Send an object", "Anfonwch wrthrych", "أرسل كائنًا";
    /// Not a text.
    want_text: "Write this as text", "Ysgrifennwch hyn fel testun", "اكتب هذا كنص";
    /// Not an id.
    want_id: "This is not an id", "Nid yw hwn yn ddynodydd", "هذا ليس معرّفًا صالحًا";
    /// Not a language tag.
    want_language: "Use a language tag such as en or cy", "Defnyddiwch dag iaith fel en neu cy", "استخدم رمز لغة مثل en أو ar";
    /// Not a cursor that we gave.
    want_cursor: "This is not a cursor of this list", "Nid yw hwn yn gyrchwr o’r rhestr hon", "هذا ليس مؤشرًا لهذه القائمة";
    /// A latitude without a longitude.
    want_both: "Give both lat and long", "Rhowch lat a long", "أعطِ lat وlong معًا";
    /// No description.
    describe: "Say what happened", "Dywedwch beth ddigwyddodd", "صف ما حدث";
    /// No message.
    write_message: "Write a message", "Ysgrifennwch neges", "اكتب رسالة";
    /// A question without its answer.
    answer_this: "Answer this question", "Atebwch y cwestiwn hwn", "أجب عن هذا السؤال";
    /// One of a list.
    choose_one: "Choose one", "Dewiswch un", "اختر واحدًا";
    /// Some of a list.
    choose_some: "Choose at least one, each once", "Dewiswch o leiaf un, bob un unwaith", "اختر واحدًا على الأقل، كلًا منها مرة واحدة";
    /// More values than one.
    one_answer: "Give one answer", "Rhowch un ateb", "أعطِ إجابة واحدة";
    /// Not a number.
    enter_number: "Enter a number", "Rhowch rif", "أدخل رقمًا";
    /// Not a time.
    enter_date: "Enter a date, such as 2026-11-20", "Rhowch ddyddiad, fel 2026-11-20", "أدخل تاريخًا مثل ‎2026-11-20";
    /// An answer to no question.
    not_asked: "This service does not ask this", "Nid yw’r gwasanaeth hwn yn gofyn hyn", "لا تسأل هذه الخدمة عن هذا";
    /// An answer given twice.
    given_twice: "This was answered twice", "Atebwyd hwn ddwywaith", "تمت الإجابة عن هذا مرتين";
    /// A service that does not exist.
    no_such_service: "Choose what this is about", "Dewiswch am beth mae hyn", "اختر موضوع البلاغ";
    /// A report that does not say where.
    say_where: "Say where it is: choose a place or describe it", "Dywedwch ble mae: dewiswch le neu disgrifiwch ef", "حدد المكان: اختر موقعًا أو صفه";
    /// A half position.
    half_position: "A position needs both lat and long", "Mae angen lat a long ar safle", "يحتاج الموقع إلى lat وlong معًا";
    /// A report of a guest whose name is wanted.
    want_name: "Enter your name", "Rhowch eich enw", "أدخل اسمك";
    /// A report of a guest who cannot be reached.
    want_contact: "Enter an e-mail address or a phone number", "Rhowch gyfeiriad e-bost neu rif ffôn", "أدخل بريدًا إلكترونيًا أو رقم هاتف";
    /// A file that is not one of those that are taken.
    wrong_file_type: "Send a JPEG, PNG or WebP picture, or a PDF", "Anfonwch lun JPEG, PNG neu WebP, neu PDF", "أرسل صورة JPEG أو PNG أو WebP أو ملف PDF";
    /// An upload that is gone, used, or somebody else's.
    no_such_upload: "This file is not here any more. Add it again.", "Nid yw’r ffeil hon yma mwyach. Ychwanegwch hi eto.", "لم يعد هذا الملف موجودًا. أضفه من جديد.";
    /// A report that must have a file, without one.
    add_a_file: "Add at least one photo", "Ychwanegwch o leiaf un llun", "أضف صورة واحدة على الأقل";
    /// A thing that is not there, or of another kind.
    no_such_asset: "Choose it on the map or in the list again", "Dewiswch ef eto ar y map neu yn y rhestr", "اختره مجددًا على الخريطة أو من القائمة";
    /// A follower who cannot be told anything.
    say_how_to_tell: "Say how we can tell you: e-mail, text or phone", "Dywedwch sut gallwn roi gwybod i chi: e-bost, neges destun neu ffôn", "حدد كيف نخبرك: بريد إلكتروني أو رسالة نصية أو هاتف";
    /// What happens after a report.
    next_step: "We look at it within one working day.", "Byddwn yn edrych arno o fewn un diwrnod gwaith.", "ننظر فيه خلال يوم عمل واحد.";
    /// An address that is there already.
    address_there: "This address is there already", "Mae’r cyfeiriad hwn yno eisoes", "هذا العنوان موجود بالفعل";
    /// Too many addresses.
    too_many_addresses: "Remove an address first", "Tynnwch gyfeiriad yn gyntaf", "احذف عنوانًا أولًا";
    /// An address that was proved already.
    already_verified: "This address is verified already", "Mae’r cyfeiriad hwn wedi’i wirio eisoes", "تم التحقق من هذا العنوان من قبل";
    /// The address that signs in.
    last_sign_in: "You sign in with this address. Verify another e-mail address first.", "Rydych yn mewngofnodi gyda’r cyfeiriad hwn. Gwiriwch gyfeiriad e-bost arall yn gyntaf.", "تسجل الدخول بهذا العنوان. تحقق من بريد إلكتروني آخر أولًا.";
    /// A topic that does not exist.
    no_such_topic: "There is no such topic", "Nid oes pwnc o’r fath", "لا يوجد موضوع كهذا";
    /// A channel that is not offered.
    no_such_channel: "This channel is not offered", "Nid yw’r sianel hon ar gael", "هذه القناة غير متاحة";
    /// What the law wants sent.
    by_law: "The law says that we must send this", "Mae’r gyfraith yn dweud bod rhaid i ni anfon hyn", "يُلزمنا القانون بإرسال هذا";
    /// Not an e-mail address.
    want_email: "Enter an e-mail address, such as name@example.org", "Rhowch gyfeiriad e-bost, fel enw@example.org", "أدخل عنوان بريد إلكتروني مثل name@example.org";
    /// Not a phone number.
    want_phone: "Enter a phone number, such as 01632 960 001 or +44 7700 900 982", "Rhowch rif ffôn, fel 01632 960 001 neu +44 7700 900 982", "أدخل رقم هاتف مثل ‎01632 960 001 أو ‎+44 7700 900 982";
    /// Not a mobile number.
    want_mobile: "Enter a mobile number, such as 07700 900 982", "Rhowch rif ffôn symudol, fel 07700 900 982", "أدخل رقم هاتف محمول مثل ‎07700 900 982";
    /// A code that does not fit.
    wrong_code: "That code is not right", "Nid yw’r cod hwnnw’n gywir", "هذا الرمز غير صحيح";
    /// No code.
    enter_code: "Enter the code", "Rhowch y cod", "أدخل الرمز";
}

/// Too long for its field.
pub fn too_long(max: usize) -> Words {
    Words::new(
        format!("Use at most {max} characters"),
        format!("Defnyddiwch ddim mwy na {max} o nodau"),
        format!("استخدم {max} حرفًا على الأكثر"),
    )
}

/// Not one of the words.
pub fn want_one_of(words: &[&str]) -> Words {
    let list = words.join(", ");
    Words::new(
        format!("Choose one of: {list}"),
        format!("Dewiswch un o: {list}"),
        format!("اختر واحدًا من: {list}"),
    )
}

/// Not a number within the limits.
pub fn want_number(min: f64, max: f64) -> Words {
    Words::new(
        format!("Enter a number from {min} to {max}"),
        format!("Rhowch rif o {min} i {max}"),
        format!("أدخل رقمًا من {min} إلى {max}"),
    )
}

/// Not a list, or one of the wrong length.
pub fn want_list(min: usize, max: usize) -> Words {
    Words::new(
        format!("Give a list of {min} to {max}"),
        format!("Rhowch restr o {min} i {max}"),
        format!("أعطِ قائمة من {min} إلى {max}"),
    )
}

/// When to try again.
pub fn wait_minutes(minutes: u64) -> Words {
    let en = if minutes == 1 {
        "Try again in 1 minute.".to_owned()
    } else {
        format!("Try again in {minutes} minutes.")
    };
    Words::new(
        en,
        format!("Rhowch gynnig arall arni ymhen {minutes} munud."),
        format!("حاول مجددًا بعد {minutes} دقيقة."),
    )
}

/// The subject of an e-mail with a code.
pub fn code_subject(code: &str) -> Words {
    Words::new(format!("{code} is your code"), format!("{code} yw eich cod"), format!("{code} هو رمزك"))
}

/// An e-mail with a code to sign in.
pub fn sign_in_code(code: &str, minutes: u32) -> Words {
    Words::new(
        format!(
            "Your code to sign in is {code}.\n\nIt works for {minutes} minutes. We never ask for it by phone. If you did not ask for it, you need do nothing."
        ),
        format!(
            "Eich cod i fewngofnodi yw {code}.\n\nMae’n gweithio am {minutes} munud. Ni fyddwn byth yn gofyn amdano dros y ffôn. Os na ofynnoch amdano, nid oes angen gwneud dim."
        ),
        format!(
            "رمز تسجيل الدخول هو {code}.\n\nيعمل لمدة {minutes} دقيقة. لا نطلبه أبدًا عبر الهاتف. إن لم تطلبه فلا حاجة إلى فعل شيء."
        ),
    )
}

/// A message with a code that proves an address.
pub fn address_code(code: &str, minutes: u32) -> Words {
    Words::new(
        format!(
            "Your code is {code}. Enter it to show that this address is yours. It works for {minutes} minutes."
        ),
        format!(
            "Eich cod yw {code}. Rhowch ef i ddangos mai chi biau’r cyfeiriad hwn. Mae’n gweithio am {minutes} munud."
        ),
        format!("رمزك هو {code}. أدخله لإثبات أن هذا العنوان لك. يعمل لمدة {minutes} دقيقة."),
    )
}

/// A number outside its limits.
pub fn number_between(min: Option<f64>, max: Option<f64>) -> Words {
    match (min, max) {
        (Some(min), Some(max)) => want_number(min, max),
        (Some(min), None) => Words::new(
            format!("Enter {min} or more"),
            format!("Rhowch {min} neu fwy"),
            format!("أدخل {min} أو أكثر"),
        ),
        (None, Some(max)) => Words::new(
            format!("Enter {max} or less"),
            format!("Rhowch {max} neu lai"),
            format!("أدخل {max} أو أقل"),
        ),
        (None, None) => enter_number(),
    }
}

/// A place where the council is not responsible; `who` is, if that is known.
pub fn outside_area(who: Option<&Words>) -> Words {
    let outside =
        Words::new("This is outside our area.", "Mae hwn y tu allan i’n hardal.", "هذا خارج منطقتنا.");
    match who {
        None => outside,
        Some(who) => outside.map(|lang, said| match lang {
            Lang::En => format!("{said} Ask {}.", who.say(lang)),
            Lang::Cy => format!("{said} Gofynnwch i {}.", who.say(lang)),
            Lang::Ar => format!("{said} اسأل {}.", who.say(lang)),
        }),
    }
}

/// More files than a report may have.
pub fn too_many_files(max: usize) -> Words {
    match max {
        0 => Words::new("Send this without files", "Anfonwch hwn heb ffeiliau", "أرسل هذا بلا ملفات"),
        1 => Words::new("Send at most 1 file", "Anfonwch un ffeil ar y mwyaf", "أرسل ملفًا واحدًا على الأكثر"),
        _ => Words::new(
            format!("Send at most {max} files"),
            format!("Anfonwch ddim mwy na {max} ffeil"),
            format!("الحد الأقصى لعدد الملفات: {max}"),
        ),
    }
}

/// What is known of a thing that somebody has reported.
pub fn reported_on(day: &Words) -> Words {
    day.map(|lang, day| match lang {
        Lang::En => format!("Reported on {day}, open"),
        Lang::Cy => format!("Adroddwyd ar {day}, ar agor"),
        Lang::Ar => format!("أُبلغ عنه في {day}، ولا يزال مفتوحًا"),
    })
}

/// What happens after somebody follows.
pub fn follow_next_step(contact_by: &str) -> Words {
    match contact_by {
        "phone" => Words::new(
            "We ring you when its state changes.",
            "Byddwn yn eich ffonio pan fydd ei gyflwr yn newid.",
            "نتصل بك عندما تتغير حالته.",
        ),
        "none" => Words::new(
            "You find it among your cases.",
            "Mae i’w weld ymhlith eich achosion.",
            "تجده بين قضاياك.",
        ),
        _ => Words::new(
            "We tell you when its state changes.",
            "Byddwn yn rhoi gwybod i chi pan fydd ei gyflwr yn newid.",
            "نخبرك عندما تتغير حالته.",
        ),
    }
}

/// The subject of an e-mail to a follower.
pub fn followed_subject(reference: &str, title: &Words) -> Words {
    title.map(|lang, title| match lang {
        Lang::En => format!("A report you follow, {reference}: {title}"),
        Lang::Cy => format!("Adroddiad rydych yn ei ddilyn, {reference}: {title}"),
        Lang::Ar => format!("بلاغ تتابعه، {reference}: {title}"),
    })
}

/// News of a report for a follower.
pub fn followed_news(reference: &str, title: &Words, news: &Words) -> Words {
    followed_subject(reference, title).map(|lang, subject| format!("{subject}\n\n{}", news.say(lang)))
}

/// The e-mail or text that follows following.
pub fn you_follow(reference: &str, title: &Words) -> Words {
    title.map(|lang, title| match lang {
        Lang::En => format!("You now follow the report “{title}”. Its reference is {reference}. We tell you when its state changes."),
        Lang::Cy => format!("Rydych nawr yn dilyn yr adroddiad “{title}”. Ei gyfeirnod yw {reference}. Byddwn yn rhoi gwybod i chi pan fydd ei gyflwr yn newid."),
        Lang::Ar => format!("أنت الآن تتابع البلاغ «{title}». رقمه المرجعي {reference}. نخبرك عندما تتغير حالته."),
    })
}

/// The e-mail or text that follows a report.
pub fn received(reference: &str, title: &Words, expected: Option<&Words>) -> Words {
    title.map(|lang, title| {
        let by = expected.map(|day| match lang {
            Lang::En => format!(" We expect an answer by {}.", day.say(lang)),
            Lang::Cy => format!(" Rydym yn disgwyl ateb erbyn {}.", day.say(lang)),
            Lang::Ar => format!(" نتوقع الرد بحلول {}.", day.say(lang)),
        });
        let by = by.unwrap_or_default();
        match lang {
            Lang::En => {
                format!("Thank you. We have your report “{title}”. Its reference is {reference}.{by}")
            }
            Lang::Cy => {
                format!("Diolch. Mae eich adroddiad “{title}” gyda ni. Ei gyfeirnod yw {reference}.{by}")
            }
            Lang::Ar => format!("شكرًا لك. وصلنا بلاغك «{title}». رقمه المرجعي {reference}.{by}"),
        }
    })
}
