//! What the server itself says to residents, in every language: short, plain, and how to mend it.
//!
//! Not here: the council's texts (services, articles, notices), which are data, and what chat and the desk say.

use crate::language::Words;

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
