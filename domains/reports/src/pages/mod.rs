//! Public pages: what leaders approved of signed reports, and nothing else. A draft, a figure of now, a report that nobody made
//! public has no address here.

mod body;
mod figure;
mod list;
mod result;

pub(crate) use body::body;

use crate::model::{Publication, PublicationState, Report, Signing, State};
use crate::rules::publication::{Opened, opened};
use crate::store;
use crate::words::Words;
use kernel::Date;
use ui::Html;
use web::open::Data;
use web::{Access, Ctx, Failure, Routes};

/// Where the results of all periods are.
pub(crate) const HOME: &str = "/ket-qua";

pub(crate) fn routes() -> Routes {
    Routes::new().get(HOME, Access::Public, list::show).get("/ket-qua/{result}", Access::Public, result::show).get(
        "/ket-qua/{result}/{figure}",
        Access::Public,
        figure::show,
    )
}

fn words(ctx: &Ctx) -> Words {
    Words::new(ctx.locale)
}

/// The address of what is public of a report.
pub(crate) fn path(publication: &Publication) -> String {
    format!("{HOME}/{}", publication.address)
}

/// What is public of a report.
pub(crate) struct Published {
    pub(crate) publication: Publication,
    pub(crate) report: Report,
    pub(crate) signing: Signing,
    pub(crate) approved_on: Date,
    pub(crate) opened: Opened,
}

/// What is public under an address.
async fn published(ctx: &Ctx, address: &str) -> Result<Published, Failure> {
    let (db, agency) = (&ctx.app.db, ctx.agency.id);
    let publication = store::find_published(db, agency, address).await?.ok_or(Failure::NotFound)?;
    let report = store::find_report(db, agency, publication.report_id).await?.ok_or(Failure::NotFound)?;
    let PublicationState::Approved { at, .. } = publication.state else { return Err(Failure::NotFound) };
    let State::Signed { signing, snapshot, .. } = &report.state else { return Err(Failure::NotFound) };
    let (signing, opened) = (signing.clone(), opened(&report, &publication.choice, snapshot));
    Ok(Published { publication, report, signing, approved_on: kernel::local_date(at), opened })
}

/// The same page as files.
fn files(ctx: &Ctx, path: &str) -> Vec<Html> {
    let file = |data: Data| Html::link(&ctx.href(&format!("{path}.{}", data.ending())), &data.ending().to_uppercase());
    Data::ALL.map(file).into()
}
