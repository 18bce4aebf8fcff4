//! Visits to external links: the only thing here that asks other machines for anything.
//!
//! It has the manners of a robot: it says who it is, asks each host for its `robots.txt` first and
//! keeps to it, asks one host for one thing at a time with a pause in between, waits when told to,
//! and reads no more of an answer than its head.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use texting_robots::Robot;
use ureq::http::{Response, StatusCode, Uri};
use ureq::{Agent, Body};

/// How many hosts are asked at the same time.
const AT_ONCE: usize = 8;

/// How often an address is tried that gives no clear answer.
const TRIES: u32 = 3;

/// The longest that a host may ask us to wait before the next try.
const PATIENCE: Duration = Duration::from_secs(60);

/// The most that is read of a `robots.txt`, as RFC 9309 has it.
const ROBOTS: u64 = 500 * 1024;

/// How the visits are made.
#[derive(Debug, Clone)]
pub struct Manners {
    /// Who we say we are.
    pub name: String,
    /// The pause between two questions to one host.
    pub pause: Duration,
    /// How long one question may take.
    pub timeout: Duration,
}

/// What became of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A status of HTTP, after redirects.
    Status(u16),
    /// `robots.txt` asks us to stay away.
    Forbidden,
    /// Too slow.
    Timeout,
    /// Too many redirects.
    Redirects,
    /// The host was not found, refused, or broke off.
    Unreachable,
}

/// Visits addresses, host by host; `told` hears of each answer as it comes. Addresses that are none
/// are unreachable.
pub fn visit(addresses: &[&str], manners: &Manners, told: &(dyn Fn(&str, Answer) + Sync)) {
    let mut hosts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for &address in addresses {
        match address.parse::<Uri>().ok().as_ref().and_then(origin) {
            Some(origin) => hosts.entry(origin).or_default().push(address),
            None => told(address, Answer::Unreachable),
        }
    }
    let waiting = Mutex::new(hosts);
    let next = || waiting.lock().ok()?.pop_first();
    let agent = agent(manners);
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some((origin, addresses)) = next() {
                    let mut host = Host::new(&origin, &agent, manners);
                    for address in addresses {
                        told(address, host.visit(address));
                    }
                }
            });
        }
    });
}

fn agent(manners: &Manners) -> Agent {
    Agent::config_builder()
        .user_agent(&*manners.name)
        .timeout_global(Some(manners.timeout))
        .http_status_as_error(false)
        .build()
        .into()
}

/// Scheme, host and port.
fn origin(uri: &Uri) -> Option<String> {
    Some(format!("{}://{}", uri.scheme_str()?, uri.authority()?))
}

/// A host, and when it was last asked.
struct Host<'a> {
    agent: &'a Agent,
    robot: Option<Robot>,
    pause: Duration,
    asked: Option<Instant>,
}

impl<'a> Host<'a> {
    fn new(origin: &str, agent: &'a Agent, manners: &'a Manners) -> Host<'a> {
        let mut host = Host { agent, robot: None, pause: manners.pause, asked: None };
        let rules = host.ask("GET", &format!("{origin}/robots.txt")).ok().and_then(|mut answer| {
            let read = answer.body_mut().with_config().limit(ROBOTS).read_to_vec();
            read.ok().filter(|_| answer.status().is_success())
        });
        let word = manners.name.split('/').next().unwrap_or_default();
        host.robot = rules.and_then(|rules| Robot::new(word, &rules).ok());
        if let Some(delay) = host.robot.as_ref().and_then(|robot| robot.delay) {
            host.pause = host.pause.max(Duration::from_secs_f32(delay.clamp(0.0, 60.0)));
        }
        host
    }

    fn visit(&mut self, address: &str) -> Answer {
        if self.robot.as_ref().is_some_and(|robot| !robot.allowed(address)) {
            return Answer::Forbidden;
        }
        let mut last = Answer::Unreachable;
        for attempt in 0..TRIES {
            let (answer, wait) = self.try_once(address);
            last = answer;
            if !is_passing(answer) {
                break;
            }
            if attempt + 1 < TRIES {
                thread::sleep(wait.unwrap_or(self.pause * 2_u32.pow(attempt)).min(PATIENCE));
            }
        }
        last
    }

    /// The head is enough, unless the host has none for us: some give it to nobody, and some say
    /// that a page is not there because they were asked for its head alone.
    fn try_once(&mut self, address: &str) -> (Answer, Option<Duration>) {
        match self.ask("HEAD", address) {
            Ok(answer) if answer.status().is_success() => (status(&answer), None),
            Err(error) if is_final(&error) => (failure(&error), None),
            _ => match self.ask("GET", address) {
                Ok(answer) => (status(&answer), wait(&answer)),
                Err(error) => (failure(&error), None),
            },
        }
    }

    /// Asks when the host has had its pause.
    fn ask(&mut self, method: &str, address: &str) -> Result<Response<Body>, ureq::Error> {
        if let Some(asked) = self.asked {
            thread::sleep(self.pause.saturating_sub(asked.elapsed()));
        }
        let answer = match method {
            "HEAD" => self.agent.head(address).call(),
            _ => self.agent.get(address).call(),
        };
        self.asked = Some(Instant::now());
        answer
    }
}

fn status(answer: &Response<Body>) -> Answer {
    Answer::Status(answer.status().as_u16())
}

/// How long the host asks us to wait, in seconds; a date is not worth the reading.
fn wait(answer: &Response<Body>) -> Option<Duration> {
    let value = answer.headers().get("retry-after")?.to_str().ok()?;
    value.trim().parse().ok().map(Duration::from_secs)
}

/// Whether another try may end otherwise.
fn is_passing(answer: Answer) -> bool {
    match answer {
        Answer::Status(status) => status == StatusCode::TOO_MANY_REQUESTS || status >= 500,
        Answer::Timeout | Answer::Unreachable => true,
        Answer::Forbidden | Answer::Redirects => false,
    }
}

/// Whether to ask for the whole page would end no better.
fn is_final(error: &ureq::Error) -> bool {
    matches!(
        error,
        ureq::Error::Timeout(_) | ureq::Error::HostNotFound | ureq::Error::TooManyRedirects
    )
}

fn failure(error: &ureq::Error) -> Answer {
    match error {
        ureq::Error::Timeout(_) => Answer::Timeout,
        ureq::Error::TooManyRedirects => Answer::Redirects,
        _ => Answer::Unreachable,
    }
}
