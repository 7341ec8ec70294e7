//! What is seen, and what is left alone.

use super::*;
use proptest::prelude::*;

fn seen(text: &str) -> Vec<String> {
    personal(text)
        .into_iter()
        .map(|one| {
            let kind = match &one {
                Personal::Email(_) => "email",
                Personal::Phone(_) => "phone",
                Personal::Plate(_) => "plate",
                Personal::Name(_) => "name",
            };
            format!("{kind} {}", one.words())
        })
        .collect()
}

#[test]
fn what_is_somebodys_own_is_seen() {
    for (text, expected) in [
        ("Write to mair.evans@example.org, please", "email mair.evans@example.org"),
        ("(e-mail: <o'neill@example.co.uk>)", "email o'neill@example.co.uk"),
        ("Ring me on 07700 900123.", "phone 07700 900123"),
        ("Ring 01632-960-199 after six", "phone 01632-960-199"),
        ("tel (01632) 960 199", "phone (01632) 960 199"),
        ("+44 7700 900123 is his number", "phone +44 7700 900123"),
        ("call:07700900123!", "phone 07700900123"),
        ("اتصل بي على ٠٧٧٠٠ ٩٠٠١٢٣", "phone 07700 900123"),
        ("A red car, AB12 CDE, drove off", "plate AB12 CDE"),
        ("the van (AB12CDE) parks there", "plate AB12CDE"),
        ("plate ab12cde", "plate ab12cde"),
        ("the old lorry P123 XYZ", "plate P123 XYZ"),
        ("a car from Belfast, ABZ 1234", "plate ABZ 1234"),
        ("It was Mr Evans again", "name Mr Evans"),
        ("Mrs. Mair Evans told me", "name Mrs Mair Evans"),
        ("ask Dr Rees, please", "name Dr Rees"),
        ("my neighbour John Evans throws it there", "name John Evans"),
        ("fy nghymydog Siân O’Neill", "name Siân O’Neill"),
        ("a man called Dafydd Rees", "name Dafydd Rees"),
        ("قال السيد خالد إنه رآه", "name السيد خالد"),
    ] {
        assert_eq!(seen(text), [expected], "{text}");
    }
    let all = "Mr Evans, AB12 CDE, 07700 900123, mair@example.org";
    assert_eq!(
        seen(all),
        ["email mair@example.org", "phone 07700 900123", "plate AB12 CDE", "name Mr Evans"]
    );
}

#[test]
fn what_is_not_is_left_alone() {
    for text in [
        "",
        "The lamp by the bridge has been out since Tuesday and the steps are dark.",
        "Lamp 14, column 0123456, Heol y Bont, SY23 9AB",
        "since 01/02/2026 10:30, and again on 02-03-2026 at 11 00",
        "on 2026-11-21 at 18:30:00 and 21.11.2026 18.30",
        "It cost 1,000,000.00 and 0.0123456789",
        "reference AB-4821 and case 0123456789abc",
        "The A487 AND the B4340 FOR two miles, M4 BUS",
        "near A487 junction",
        "bin 1234, BIN 1234",
        "at 10 the man left, on10 men",
        "a neighbour told me. Heol y Bont is dark",
        "My neighbour and I saw it; the landlord The Red Lion",
        "my neighbour in Heol y Bont",
        "Elm Dr North is flooded",
        "Miss the bus every day. Mr and Mrs who",
        "السيد رئيس المجلس",
        "someone @ the school, a@b, @council",
        "ŵŷẁ 🚗🚗 ١٢٣",
    ] {
        assert_eq!(seen(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_long_text_is_looked_at_in_no_time() {
    let text = "+0 (".repeat(50_000) + &"Mr ".repeat(50_000) + &"@".repeat(10_000);
    let began = std::time::Instant::now();
    let _ = personal(&text);
    assert!(began.elapsed() < std::time::Duration::from_secs(2), "{:?}", began.elapsed());
}

proptest! {
    #[test]
    fn any_text_is_looked_at(text in "(?s).{0,200}") {
        for one in personal(&text) {
            prop_assert!(!one.words().is_empty());
        }
    }

    #[test]
    fn near_misses_do_not_hurt(text in "(Mr|neighbour|AB12|CDE|0|\\+|\\(|\\)|-| |@|\\.|x|ŵ|ال){0,40}") {
        for one in personal(&text) {
            prop_assert!(one.words().chars().count() <= MOST_SHOWN);
        }
    }

    #[test]
    fn a_number_is_found_in_any_sentence(before in "[a-z ]{0,20}", after in "[a-z ]{0,20}") {
        let text = format!("{before} 07700 900123 {after}");
        prop_assert!(personal(&text).contains(&Personal::Phone("07700 900123".to_owned())));
    }
}
