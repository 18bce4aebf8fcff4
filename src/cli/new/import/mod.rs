use super::Stub;
use super::answers::Answers;
use crate::model::{Config, Site};
use crate::text::Files;
use std::io;
pub(super) fn stub(_: &str, _: &Answers, _: &Site, _: &Files, _: &Config) -> io::Result<Stub> {
    Err(io::Error::other("no"))
}
