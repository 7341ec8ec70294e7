//! Thousands of lines over a network that drops, delays and repeats: all there, once, in order.

use super::*;
use crate::chat::Polled;
use std::collections::VecDeque;

/// Chance that gives the same run each time (xorshift).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn one_in(&mut self, many: u64) -> bool {
        self.next().is_multiple_of(many)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next()).unwrap_or(usize::MAX) % end.max(1)
    }
}

/// What a network does to sockets.
#[derive(Clone, Copy, PartialEq)]
enum Sockets {
    Flap,
    Blocked,
}

#[derive(Default)]
struct Server {
    events: Vec<ChatEvent>,
    echoes: bool,
}

impl Server {
    /// Keeps a line once, whichever way and however often it came.
    fn keep(&mut self, client_id: &ClientId, text: &str) -> (u64, bool) {
        let known = self.events.iter().rev().find(|event| {
            matches!(&event.what, Happening::Message { client_id: Some(known), .. } if known == client_id)
        });
        if let Some(event) = known {
            return (event.seq, false);
        }
        let seq = self.next();
        self.events.push(said(seq, Role::Resident, Some(client_id.clone()), text));
        (seq, true)
    }

    fn next(&self) -> u64 {
        u64::try_from(self.events.len()).unwrap() + 1
    }
}

struct World {
    chance: Chance,
    server: Server,
    sockets: Sockets,
    calm: bool,
    chat: Conversation,
    kept: Kept,
    socket: Option<Link>,
    up: VecDeque<ClientFrame>,
    down: VecDeque<ServerFrame>,
    joined: bool,
    coming: Vec<Input>,
    timers: Vec<Input>,
    typed: u64,
}

impl World {
    fn new(seed: u64, sockets: Sockets, echoes: bool) -> Self {
        let mut world = Self {
            chance: Chance(seed),
            server: Server { echoes, ..Server::default() },
            sockets,
            calm: false,
            chat: Conversation::new(),
            kept: Kept::default(),
            socket: None,
            up: VecDeque::new(),
            down: VecDeque::new(),
            joined: false,
            coming: vec![],
            timers: vec![],
            typed: 0,
        };
        world.tell(Input::Begin { key: key() });
        world
    }

    fn fault(&mut self, many: u64) -> bool {
        !self.calm && self.chance.one_in(many)
    }

    fn tell(&mut self, input: Input) {
        let chance = u16::try_from(self.chance.next() & 0xffff).unwrap();
        for effect in self.chat.take(input, chance) {
            self.act(effect);
        }
    }

    fn act(&mut self, effect: Effect) {
        match effect {
            Effect::Start { .. } | Effect::Renew { .. } => {
                let lost = self.fault(4);
                let answer =
                    if lost { Input::NoSession(Failure::TimedOut) } else { Input::Session(session("t")) };
                self.coming.push(answer);
            }
            Effect::OpenSocket { link, .. } => {
                self.hang_up();
                if self.sockets == Sockets::Blocked || self.fault(4) {
                    self.coming.push(Input::SocketClosed { link, code: None });
                } else {
                    self.socket = Some(link);
                    self.coming.push(Input::SocketOpened(link));
                }
            }
            Effect::CloseSocket => self.hang_up(),
            Effect::Send(frame) => {
                if self.socket.is_some() {
                    self.up.push_back(frame);
                }
            }
            Effect::Poll { link, after, .. } => {
                let lost = self.fault(5);
                let from = usize::try_from(after).unwrap();
                let events = self.server.events.iter().skip(from).take(500).cloned().collect();
                let polled = Polled { events, queue: None, typing: false };
                self.coming.push(Input::Polled(link, if lost { Err(Failure::Offline) } else { Ok(polled) }));
            }
            Effect::Say { link, client_id, text, .. } => {
                let result = if self.fault(8) {
                    Err(Failure::Offline)
                } else {
                    let (seq, _) = self.server.keep(&client_id, &text);
                    if self.fault(8) { Err(Failure::TimedOut) } else { Ok(seq) }
                };
                self.coming.push(Input::Said { link, client_id, result });
            }
            Effect::Wait { link, pause, .. } => self.timers.push(Input::Waited(link, pause)),
            Effect::Keep => self.kept = self.chat.kept(),
            Effect::AskForPerson { .. } | Effect::Announce { .. } => {}
        }
    }

    fn hang_up(&mut self) {
        self.socket = None;
        self.joined = false;
        self.up.clear();
        self.down.clear();
    }

    fn serve(&mut self, frame: ClientFrame) {
        match frame {
            ClientFrame::Resume { after, .. } => {
                let from = usize::try_from(after).unwrap();
                self.down.extend(self.server.events.iter().skip(from).cloned().map(ServerFrame::Event));
                self.down.push_back(ServerFrame::Ready { seq: self.server.next() - 1 });
                self.joined = true;
            }
            ClientFrame::Send { client_id, text } if self.joined => {
                let (seq, fresh) = self.server.keep(&client_id, &text);
                let ack = ServerFrame::Ack { client_id, seq };
                if fresh && self.server.echoes {
                    let event = self.server.events.last().cloned().map(ServerFrame::Event);
                    let ack_first = self.chance.one_in(2);
                    let both = if ack_first { [Some(ack), event] } else { [event, Some(ack)] };
                    self.down.extend(both.into_iter().flatten());
                } else {
                    self.down.push_back(ack);
                }
            }
            _ => {}
        }
    }

    fn speak(&mut self) {
        let event = said(self.server.next(), Role::Council, None, "And?");
        self.server.events.push(event.clone());
        if self.joined {
            // A frame lost on its way, as when a server's buffer runs over.
            if !self.fault(50) {
                self.down.push_back(ServerFrame::Event(event));
            }
        }
    }

    /// One thing that happens, by chance.
    fn step(&mut self) {
        match self.chance.below(12) {
            0..=2 => {
                if let Some(frame) = self.up.pop_front() {
                    self.serve(frame);
                }
            }
            3..=6 => {
                if let (Some(frame), Some(link)) = (self.down.pop_front(), self.socket) {
                    if self.fault(30) {
                        self.tell(Input::Frame(link, frame.clone()));
                    }
                    self.tell(Input::Frame(link, frame));
                }
            }
            7..=9 => {
                if !self.coming.is_empty() {
                    let at = self.chance.below(self.coming.len());
                    let input = self.coming.swap_remove(at);
                    self.tell(input);
                }
            }
            10 => {
                let idle = self.up.is_empty() && self.down.is_empty() && self.coming.is_empty();
                // A timer is slower than what is on its way, but for one now and then.
                if !self.timers.is_empty() && (idle || self.fault(20)) {
                    let at = self.chance.below(self.timers.len());
                    let input = self.timers.swap_remove(at);
                    self.tell(input);
                }
            }
            _ => {
                if self.fault(10)
                    && let Some(link) = self.socket
                {
                    self.hang_up();
                    self.coming.push(Input::SocketClosed { link, code: Some(1006) });
                }
            }
        }
    }

    fn write(&mut self) {
        self.typed += 1;
        let (client_id, text) = (id(self.typed), format!("line {}", self.typed));
        self.tell(Input::Typed { client_id, text, at: at(1) });
    }

    fn reload(&mut self) {
        self.hang_up();
        self.coming.clear();
        self.timers.clear();
        self.chat = Conversation::restored(self.kept.clone());
        self.tell(Input::Woke);
        if self.chat.chat().is_none() {
            self.tell(Input::Begin { key: key() });
        }
    }

    fn settle(&mut self) {
        self.calm = true;
        for _ in 0..2_000_000 {
            if self.chat.own().is_empty() && self.chat.events().len() == self.server.events.len() {
                return;
            }
            self.step();
        }
        panic!(
            "{:?}: {} of {}, own {:?}",
            self.chat.connection(),
            self.chat.events().len(),
            self.server.events.len(),
            self.chat.own()
        );
    }

    fn check(&self) {
        assert_eq!(
            self.chat.events().iter().map(|event| event.seq).collect::<Vec<_>>(),
            (1..self.server.next()).collect::<Vec<_>>()
        );
        let mut lines = 0;
        for (ours, theirs) in self.chat.events().iter().zip(&self.server.events) {
            let (Happening::Message { text, from, client_id, .. }, Happening::Message { text: kept, .. }) =
                (&ours.what, &theirs.what)
            else {
                panic!("{ours:?}")
            };
            assert_eq!(text, kept);
            if from.role == Role::Resident {
                lines += 1;
                assert_eq!(client_id.as_ref(), Some(&id(lines)), "in the order written");
            }
        }
        assert_eq!(lines, self.typed, "each line once");
    }
}

#[test]
fn ten_thousand_lines_over_a_flapping_connection() {
    let mut world = World::new(0x9e37_79b9_7f4a_7c15, Sockets::Flap, true);
    while world.typed < 10_000 {
        match world.chance.below(40) {
            0 => world.write(),
            1 if world.chance.one_in(4) => world.speak(),
            2 if world.chance.one_in(200) => world.tell(Input::Woke),
            _ => world.step(),
        }
    }
    world.settle();
    world.check();
}

#[test]
fn every_network_and_many_reloads() {
    for seed in 1..25 {
        let sockets = if seed % 3 == 0 { Sockets::Blocked } else { Sockets::Flap };
        let mut world = World::new(seed * 7919, sockets, seed % 2 == 0);
        while world.typed < 150 {
            match world.chance.below(30) {
                0 => world.write(),
                1 if world.chance.one_in(3) => world.speak(),
                2 if world.chance.one_in(40) => world.reload(),
                _ => world.step(),
            }
        }
        world.settle();
        world.check();
    }
}
