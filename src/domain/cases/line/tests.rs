//! The live line, step by step, and against a bad one.

use super::*;

/// A line and the moment in milliseconds.
struct Bench {
    line: LiveLine,
    now: i64,
}

impl Bench {
    /// A resident has come.
    fn begun() -> (Self, Link) {
        let mut bench = Self { line: LiveLine::new(), now: 1_000 };
        let todo = bench.take(Input::Begin);
        let link = opened(&todo).0;
        (bench, link)
    }

    /// A line that stands, and everything was read.
    fn standing() -> (Self, Link) {
        let (mut bench, link) = Self::begun();
        assert_eq!(bench.came(link, "7", Some(LiveUpdate::Ready)), [Effect::ReadAnew]);
        (bench, link)
    }

    fn take(&mut self, input: Input) -> Vec<Effect> {
        self.line.take(input, self.now, 0)
    }

    fn came(&mut self, link: Link, id: &str, what: Option<LiveUpdate>) -> Vec<Effect> {
        self.take(Input::Came { link, id: LiveId::parse(id).ok(), what })
    }

    fn after(&mut self, millis: i64, input: Input) -> Vec<Effect> {
        self.now += millis;
        self.take(input)
    }

    /// The line breaks, and is tried again after the pause; answers what was asked for then.
    fn broken(&mut self, link: Link) -> Vec<Effect> {
        let (pause, millis) = waited(&self.take(Input::Broken(link)), Pause::Again);
        assert_eq!(self.line.line(), Line::Mending);
        self.after(millis, Input::Waited(pause, Pause::Again))
    }
}

#[track_caller]
fn opened(todo: &[Effect]) -> (Link, Option<String>) {
    todo.iter()
        .find_map(|effect| match effect {
            Effect::Open { link, after } => Some((*link, after.as_ref().map(ToString::to_string))),
            _ => None,
        })
        .unwrap_or_else(|| panic!("nothing was opened: {todo:?}"))
}

#[track_caller]
fn waited(todo: &[Effect], what: Pause) -> (Link, i64) {
    todo.iter()
        .find_map(|effect| match effect {
            Effect::Wait { link, pause, millis } if *pause == what => Some((*link, i64::from(*millis))),
            _ => None,
        })
        .unwrap_or_else(|| panic!("no wait: {todo:?}"))
}

#[track_caller]
fn asked(todo: &[Effect]) -> Link {
    todo.iter()
        .find_map(|effect| if let Effect::AskWho(link) = effect { Some(*link) } else { None })
        .unwrap_or_else(|| panic!("nobody was asked for: {todo:?}"))
}

#[test]
fn it_is_live_when_it_stands_and_what_was_read_before_is_read_anew() {
    let (mut bench, link) = Bench::begun();
    assert_eq!((bench.line.line(), bench.line.unbroken()), (Line::Mending, 0));
    assert_eq!(bench.came(link, "7", Some(LiveUpdate::Ready)), [Effect::ReadAnew]);
    assert_eq!((bench.line.line(), bench.line.unbroken()), (Line::Live, 1));
    assert_eq!(bench.came(link, "8", Some(LiveUpdate::Preferences)), [Effect::Tell(LiveUpdate::Preferences)]);
    for quiet in [LiveUpdate::Here, LiveUpdate::Unknown] {
        assert_eq!(bench.came(link, "8", Some(quiet)), []);
    }
    assert_eq!(bench.take(Input::Begin), [], "a session that was renewed changes nothing");
    assert_eq!(bench.line.unbroken(), 1);
}

#[test]
fn after_a_break_it_goes_on_after_the_last_event_seen() {
    let (mut bench, link) = Bench::standing();
    bench.came(link, "12", Some(LiveUpdate::Preferences));
    let todo = bench.broken(link);
    let (link, after) = opened(&todo);
    assert_eq!(after.as_deref(), Some("12"));
    assert_eq!(bench.line.line(), Line::Mending, "opened is not standing");
    assert_eq!(bench.came(link, "12", Some(LiveUpdate::Ready)), [], "nothing was missed");
    assert_eq!((bench.line.line(), bench.line.unbroken()), (Line::Live, 1));
}

#[test]
fn where_the_backend_cannot_resume_everything_is_read_anew_before_it_is_live() {
    let (mut bench, link) = Bench::standing();
    let (link, _) = opened(&bench.broken(link));
    assert_eq!(bench.came(link, "90", Some(LiveUpdate::Reset)), []);
    assert_eq!(bench.line.line(), Line::Mending);
    assert_eq!(bench.came(link, "90", Some(LiveUpdate::Ready)), [Effect::ReadAnew]);
    assert_eq!((bench.line.line(), bench.line.unbroken()), (Line::Live, 2));
    // Said of a line that stands.
    assert_eq!(bench.came(link, "99", Some(LiveUpdate::Reset)), [Effect::ReadAnew]);
    assert_eq!((bench.line.line(), bench.line.unbroken()), (Line::Live, 3));
}

#[test]
fn an_event_that_cannot_be_read_is_read_around_once() {
    let (mut bench, link) = Bench::standing();
    assert_eq!(bench.came(link, "8", None), [Effect::ReadAnew]);
    assert_eq!(bench.line.unbroken(), 2, "what was read before is not live any more");
    assert_eq!(bench.came(link, "9", Some(LiveUpdate::Here)), []);
    let (_, after) = opened(&bench.broken(link));
    assert_eq!(after.as_deref(), Some("9"), "and it is not asked for again");
}

#[test]
fn a_refused_line_asks_who_is_here_and_resumes() {
    let (mut bench, link) = Bench::standing();
    let (link, _) = opened(&bench.broken(link));
    // Refused: it never stood.
    let link = asked(&bench.broken(link));
    let (link, _) = opened(&bench.take(Input::StillHere(link)));
    let link = asked(&bench.broken(link));
    let (link, after) = opened(&bench.take(Input::StillHere(link)));
    assert_eq!(after.as_deref(), Some("7"));
    assert_eq!(bench.came(link, "7", Some(LiveUpdate::Ready)), []);
    assert_eq!(bench.take(Input::End), [Effect::Close]);
    assert_eq!(bench.line.line(), Line::Off);
    // Somebody else's line begins at its own beginning.
    let (_, after) = opened(&bench.take(Input::Begin));
    assert_eq!(after, None);
}

#[test]
fn silence_is_a_break() {
    let (mut bench, link) = Bench::begun();
    let silence = |link| Input::Waited(link, Pause::Silence);
    bench.now += 3_000;
    bench.came(link, "7", Some(LiveUpdate::Ready));
    let (_, left) = waited(&bench.after(37_000, silence(link)), Pause::Silence);
    assert_eq!(left, 3_000, "something came since");
    bench.came(link, "7", Some(LiveUpdate::Here));
    let (_, left) = waited(&bench.after(3_000, silence(link)), Pause::Silence);
    assert_eq!((bench.line.line(), left), (Line::Live, 37_000));
    let todo = bench.after(37_000, silence(link));
    assert_eq!((bench.line.line(), &todo[0]), (Line::Mending, &Effect::Close));
    let (pause, millis) = waited(&todo, Pause::Again);
    let (link, after) = opened(&bench.after(millis, Input::Waited(pause, Pause::Again)));
    assert_eq!(after.as_deref(), Some("7"));
    // One that is opened and never answered is silent too.
    let todo = bench.after(40_000, silence(link));
    waited(&todo, Pause::Again);
    // A clock that was set back tells nothing: the line is opened anew.
    let (mut bench, link) = Bench::standing();
    waited(&bench.after(-60_000, silence(link)), Pause::Again);
}

#[test]
fn the_waits_grow_until_a_line_has_stood_for_a_while() {
    let (mut bench, mut link) = Bench::standing();
    let mut waits = Vec::new();
    for _ in 0..4 {
        // It stands, and falls at once.
        let (pause, millis) = waited(&bench.after(100, Input::Broken(link)), Pause::Again);
        waits.push(millis);
        link = opened(&bench.after(millis, Input::Waited(pause, Pause::Again))).0;
        bench.came(link, "7", Some(LiveUpdate::Ready));
    }
    assert_eq!(waits, [500, 1_000, 2_000, 4_000]);
    let (_, millis) = waited(&bench.after(10_000, Input::Broken(link)), Pause::Again);
    assert_eq!(millis, 500);
}

#[test]
fn a_page_that_wakes_looks_at_its_line() {
    let (mut bench, link) = Bench::standing();
    assert_eq!(bench.after(19_000, Input::Woke), [], "it said something just now");
    let (_, after) = opened(&bench.after(2_000, Input::Woke));
    assert_eq!((bench.line.line(), after.as_deref()), (Line::Mending, Some("7")));
    assert_eq!(
        bench.came(link, "8", Some(LiveUpdate::Preferences)),
        [],
        "the old line is not heard any more"
    );
    assert_eq!(bench.take(Input::Broken(link)), []);
    // While it waits to be tried again it is tried at once.
    let (mut bench, link) = Bench::standing();
    bench.take(Input::Broken(link));
    opened(&bench.take(Input::Woke));
    // Nobody is here: nothing wakes.
    bench.take(Input::End);
    assert_eq!(bench.take(Input::Woke), []);
}

/// A backend with numbered events of which it keeps the newest, over a line with every fault: whatever happens, what is shown as
/// live is what there is.
#[test]
fn what_is_called_live_is_never_old() {
    for seed in 1..200_u64 {
        let mut dice = seed;
        let mut roll = |sides: u64| {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (dice >> 33) % sides
        };
        let (mut bench, mut link) = Bench::begun();
        // What happened at the backend; how far the open line has brought it; how far it was read, and in which stand.
        let (mut happened, mut brought, mut shown) = (0_u64, None::<u64>, (0_u64, 0_u32));
        for _ in 0..400 {
            let mut todo = match (roll(8), brought) {
                (0..=2, _) => {
                    happened += 1;
                    Vec::new()
                }
                (3, _) => {
                    brought = None;
                    bench.take(Input::Broken(link))
                }
                (4, _) => {
                    bench.now += 50_000;
                    brought = None;
                    bench.take(Input::Waited(link, Pause::Silence))
                }
                (_, Some(at)) if at < happened => {
                    brought = Some(at + 1);
                    // One in five cannot be read.
                    let what = (roll(5) > 0).then_some(LiveUpdate::Preferences);
                    bench.came(link, &(at + 1).to_string(), what)
                }
                _ => Vec::new(),
            };
            while !todo.is_empty() {
                let mut next = Vec::new();
                for effect in todo {
                    match effect {
                        Effect::Tell(_) => shown.0 += 1,
                        Effect::ReadAnew => shown = (happened, bench.line.unbroken()),
                        Effect::Wait { link, pause: Pause::Again, .. } => {
                            next.extend(bench.take(Input::Waited(link, Pause::Again)));
                        }
                        Effect::AskWho(link) => next.extend(bench.take(Input::StillHere(link))),
                        Effect::Open { link: fresh, after } if roll(3) > 0 => {
                            link = fresh;
                            // It keeps ten events.
                            let asked = after.and_then(|id| id.to_string().parse::<u64>().ok());
                            let from = asked.filter(|id| happened - id <= 10);
                            if asked.is_some() && from.is_none() {
                                next.extend(bench.came(link, &happened.to_string(), Some(LiveUpdate::Reset)));
                            }
                            let from = from.unwrap_or(happened);
                            brought = Some(from);
                            next.extend(bench.came(link, &from.to_string(), Some(LiveUpdate::Ready)));
                        }
                        Effect::Open { link: refused, .. } => next.extend(bench.take(Input::Broken(refused))),
                        Effect::Wait { .. } | Effect::Close => {}
                    }
                }
                todo = next;
            }
            let live = bench.line.line() == Line::Live && shown.1 == bench.line.unbroken();
            // All that the line has brought is shown; what it has not brought yet is on its way.
            if live && let Some(at) = brought {
                assert!(shown.0 >= at, "seed {seed}: {shown:?} of {at}");
            }
            assert!(bench.line.line() != Line::Live || brought.is_some(), "seed {seed}: live, and no line");
        }
    }
}
