//! The post: packages go out as they were signed, and come in on any way through [`receive`]. Whoever carries one, the program
//! within this installation, another installation, a person with a file, has no say in whether it is taken.

use crate::model::{Error, Event, Partner, PartnerId, RequestId, Sent, SentId, SentKind, Side, Stage};
use crate::package::{Body, Payload, Refused, open, seal};
use crate::rules::rollup;
use crate::store;
use ::store::{Db, StoreError, Tx};
use evidence::fetch::{Policy, Problem, clean_address};
use jobs::{Context, Failure, JobKind, NewJob};
use kernel::{Ambient, Moment, Subject};
use people::{AgencyId, Entry, Told};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Where an installation takes packages.
pub const DOOR: &str = "/lien-thong/goi";
/// The name of the job that sends what waits.
pub const KIND: &str = "exchange.deliver";

/// What was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// What the package carried.
    pub kind: SentKind,
    /// About which request.
    pub request: RequestId,
    /// The very same, or something said later, was here already; nothing changed.
    pub again: bool,
}

/// The job has nothing to say but whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deliver {}

/// Signs something for some partners and puts it down to be sent, in the transaction of what gave rise to it.
///
/// # Errors
/// What the engine says.
pub async fn put_down(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    from: &str,
    to: &[&Partner],
    body: Body,
) -> Result<Vec<SentId>, StoreError> {
    let (seed, now) = (store::seed(tx, ambient, agency).await?, ambient.now());
    let (kind, request) = (body.kind(), body.request());
    let keys = to.iter().map(|partner| partner.key).collect();
    let package = seal(&seed, &Payload { from: from.to_owned(), to: keys, made_at: now, body });
    let mut sent = Vec::with_capacity(to.len());
    for partner in to {
        let one = Sent::new(ambient.id(), partner.id, kind, request, package.clone(), now);
        store::put_sent(tx, agency, &one).await?;
        sent.push(one.id);
    }
    let job = NewJob { kind: KIND, payload: Deliver {}, run_at: now, key: Some("waiting".to_owned()) };
    jobs::enqueue(tx, Some(agency), job, ambient).await?;
    Ok(sent)
}

/// Gives what waits to its receivers in this installation; each in a transaction of its own, so that two agencies that write to
/// each other never wait for each other.
///
/// # Errors
/// What the engine says; what a receiver refuses is kept with what was sent.
pub async fn deliver_here(db: &Db, agency: AgencyId, now: Moment) -> Result<(), StoreError> {
    for (sent, partner) in waiting(db, agency).await? {
        let Some(local) = partner.local else { continue };
        let mut tx = db.begin().await?;
        match receive(&mut tx, local, sent.package.as_bytes(), now).await {
            Ok(_) => store::arrived(&mut tx, agency, sent.id, now).await?,
            Err(Error::Store(error)) => return Err(error),
            Err(Error::Refused(refusal)) => {
                drop(tx);
                tx = db.begin().await?;
                store::failed(&mut tx, agency, sent.id, &refusal.to_string()).await?;
            }
        }
        tx.commit().await?;
    }
    Ok(())
}

async fn waiting(db: &Db, agency: AgencyId) -> Result<Vec<(Sent, Partner)>, StoreError> {
    let partners = store::list_partners(db, agency).await?;
    let waiting = store::list_waiting(db, agency).await?.into_iter();
    let known = waiting.filter_map(|sent| {
        let partner = partners.iter().find(|partner| partner.id == sent.partner_id && partner.left_at.is_none())?;
        Some((sent, partner.clone()))
    });
    Ok(known.collect())
}

/// The kind of job to give to the worker: everything that waits, here and elsewhere. Eight attempts, over hours.
#[must_use]
pub fn job(policy: Policy) -> JobKind {
    JobKind::new(KIND, move |context: Context, _: Deliver| deliver(policy, context))
        .attempts(8)
        .limit(Duration::from_secs(300))
}

async fn deliver(policy: Policy, context: Context) -> Result<(), Failure> {
    let agency = context.agency.map(AgencyId::from_uuid);
    let agency = agency.ok_or_else(|| Failure::Never("what is sent is an agency's".into()))?;
    deliver_here(&context.db, agency, context.ambient.now()).await?;
    let mut left = 0;
    for (sent, partner) in waiting(&context.db, agency).await? {
        let Some(address) = partner.address.as_deref().filter(|_| partner.local.is_none()) else { continue };
        let answer = carry(address, &policy, &sent.package).await;
        let mut tx = context.db.begin().await?;
        match answer {
            Ok(()) => store::arrived(&mut tx, agency, sent.id, context.ambient.now()).await?,
            Err(trouble) => {
                left += usize::from(trouble.may_pass);
                store::failed(&mut tx, agency, sent.id, &trouble.why).await?;
            }
        }
        tx.commit().await?;
    }
    // What the other side refuses is told to people, not tried again.
    if left > 0 && !context.last_attempt {
        Err(Failure::Again(format!("{left} packages did not arrive")))
    } else {
        Ok(())
    }
}

struct Trouble {
    why: String,
    may_pass: bool,
}

async fn carry(address: &str, policy: &Policy, package: &str) -> Result<(), Trouble> {
    let passing = |problem: Problem| Trouble { why: format!("{problem:?}"), may_pass: problem.may_pass() };
    let url = clean_address(&format!("{address}{DOOR}")).map_err(|_| passing(Problem::NotAllowed))?;
    let sent = evidence::fetch::send(&url, policy, "application/json", package.as_bytes().to_vec()).await;
    let (status, said) = sent.map_err(passing)?;
    match status {
        200 => Ok(()),
        422 => {
            let said = String::from_utf8_lossy(&said).chars().take(200).collect::<String>();
            Err(Trouble { why: said, may_pass: false })
        }
        _ => Err(Trouble { why: format!("HTTP {status}"), may_pass: status >= 500 }),
    }
}

/// Takes a package for an agency. This is the only place that writes for an agency what another one said; it believes nothing
/// but the signature, and writes nothing for anybody but the agency that it was called for.
///
/// # Errors
/// `Refused` with why the package is not taken; else what the engine says.
pub async fn receive(tx: &mut Tx, agency: AgencyId, package: &[u8], now: Moment) -> Result<Taken, Error> {
    let (key, payload) = open(package)?;
    let own = store::own_keys(&mut *tx, agency).await?;
    if !own.iter().any(|own| payload.to.contains(own)) {
        return Err(Refused::ForOthers.into());
    }
    let side = match payload.body {
        Body::Report(_) => Side::Below,
        Body::Request { .. } | Body::Verdict { .. } | Body::Reminder { .. } => Side::Above,
    };
    let known = store::list_partners(&mut *tx, agency).await?;
    let mut known = known.into_iter().filter(|partner| partner.key == key && partner.left_at.is_none()).peekable();
    if known.peek().is_none() {
        return Err(Refused::UnknownSender.into());
    }
    let partner = known.find(|partner| partner.side == side).ok_or(Refused::NotTheirs)?.id;
    let (kind, request) = (payload.body.kind(), payload.body.request());
    let again = match payload.body {
        Body::Request { id, revision, closed, content } => {
            let here = store::find_received(&mut *tx, agency, id).await?;
            let same = match &here {
                Some(here) if here.partner != partner => return Err(Refused::NotTheirs.into()),
                Some(here) if here.revision > revision => return Err(Refused::Older.into()),
                Some(here) if here.closed && !closed => return Err(Refused::Older.into()),
                Some(here) => here.revision == revision && here.closed == closed,
                None => false,
            };
            if !same {
                store::put_request(tx, agency, partner, (id, revision, &content, closed), now).await?;
            }
            same
        }
        Body::Report(report) => {
            let asked = store::find_request(&mut *tx, agency, report.request).await?;
            let asked = asked.filter(|asked| asked.stage != Stage::Draft).ok_or(Refused::UnknownRequest)?;
            if report.revision > asked.revision {
                return Err(Refused::OutOfBounds.into());
            }
            let here = store::list_reports(&mut *tx, agency, report.request).await?;
            let last = rollup::latest(&here).get(&partner).map(|last| &last.content);
            match last {
                Some(last) if *last == report => true,
                Some(last) if last.number >= report.number => return Err(Refused::Older.into()),
                _ if asked.stage == Stage::Closed => return Err(Refused::Closed.into()),
                _ => !store::put_report(tx, agency, partner, &report, now).await?,
            }
        }
        Body::Verdict { request, number, verdict } => {
            let here = theirs(tx, agency, partner, request).await?;
            if here.sent != number {
                return Err(Refused::Older.into());
            }
            !store::put_verdict(tx, agency, request, number, &verdict, payload.made_at).await?
        }
        Body::Reminder { request } => {
            theirs(tx, agency, partner, request).await?;
            !store::put_reminder(tx, agency, request, payload.made_at).await?
        }
    };
    if !again {
        note(tx, agency, partner, kind, request, now).await?;
    }
    Ok(Taken { kind, request, again })
}

/// Nobody speaks of what another one asked.
async fn theirs(
    tx: &mut Tx,
    agency: AgencyId,
    partner: PartnerId,
    request: RequestId,
) -> Result<crate::model::Received, Error> {
    match store::find_received(&mut *tx, agency, request).await? {
        None => Err(Refused::UnknownRequest.into()),
        Some(here) if here.partner != partner => Err(Refused::NotTheirs.into()),
        Some(here) => Ok(here),
    }
}

/// What came in stands in the audit trail as nobody's doing here.
async fn note(
    tx: &mut Tx,
    agency: AgencyId,
    partner: PartnerId,
    kind: SentKind,
    request: RequestId,
    now: Moment,
) -> Result<(), StoreError> {
    use crate::model::subject::{RECEIVED, REQUEST};
    let subject = Subject::new(if kind == SentKind::Report { REQUEST } else { RECEIVED }, request);
    let detail = serde_json::json!({ "partner": partner, "kind": ::store::TextEnum::as_str(kind) });
    let entry =
        Entry { actor: None, action: "exchange.package_taken", subject: Some(subject.clone()), detail, source: None };
    people::audit(tx, agency, entry, now).await?;
    ::store::changed(tx, agency, &subject, now).await?;
    Ok(())
}

/// Something that the program does for an agency, in its audit trail.
pub(crate) async fn tell(tx: &mut Tx, agency: AgencyId, event: &Event, now: Moment) -> Result<(), StoreError> {
    let (action, subject) = event.told();
    let detail = serde_json::to_value(event).unwrap_or_default();
    let entry = Entry { actor: None, action, subject: Some(subject.clone()), detail, source: None };
    people::audit(tx, agency, entry, now).await?;
    ::store::changed(tx, agency, &subject, now).await?;
    Ok(())
}
