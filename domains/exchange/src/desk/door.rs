//! Where packages of other installations come in. There is no session here: the signature is all the authority there is, and
//! nothing is told to whoever has none.

use crate::model::{Error, Refusal};
use crate::package::{LARGEST, open};
use crate::post::{DOOR, receive};
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use web::{Access, Ctx, Failure, Routes};

pub(crate) fn routes() -> Routes {
    Routes::new().upload(DOOR, Access::Public, LARGEST, take)
}

async fn take(ctx: Ctx, package: Bytes) -> Result<Response, Failure> {
    // Whoever is not even able to sign costs the database nothing.
    if let Err(refused) = open(&package) {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, refused.to_string()).into_response());
    }
    let mut tx = ctx.app.db.begin().await?;
    match receive(&mut tx, ctx.agency.id, &package, ctx.now).await {
        Ok(taken) => {
            tx.commit().await?;
            Ok((StatusCode::OK, if taken.again { "again" } else { "taken" }).into_response())
        }
        Err(Error::Refused(Refusal::Package(refused))) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, refused.to_string()).into_response())
        }
        Err(Error::Refused(refusal)) => Ok((StatusCode::UNPROCESSABLE_ENTITY, refusal.to_string()).into_response()),
        Err(Error::Store(error)) => Err(error.into()),
    }
}
