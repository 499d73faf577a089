//! What the rules refuse, in a sentence that says what and what to do; and the words for roles and states.

use crate::common::moment;
use crate::words::Words;
use kernel::Date;
use people::{
    AccountStatus, LinkPurpose, PasswordRefusal, Refusal, Role, RoleGrant, SignInRefusal, SigningRefusal, Tenure,
};

/// Why nobody is let in. Never says whether the login or the password was wrong.
pub(crate) fn sign_in(refusal: &SignInRefusal, w: Words) -> String {
    match refusal {
        SignInRefusal::TooMany { until } => w.sign_in_too_many(moment(*until)),
        SignInRefusal::Wrong => w.sign_in_wrong().to_string(),
        SignInRefusal::Disabled => w.sign_in_disabled().to_string(),
    }
}

/// The same for the code that comes after the password.
pub(crate) fn code(refusal: &SignInRefusal, w: Words) -> String {
    match refusal {
        SignInRefusal::Wrong => w.code_wrong().to_string(),
        other => sign_in(other, w),
    }
}

/// Why a password does not hold.
pub(crate) fn password(refusal: PasswordRefusal, w: Words) -> String {
    match refusal {
        PasswordRefusal::TooShort { least } => w.password_too_short(least),
        PasswordRefusal::TooLong { most } => w.password_too_long(most),
        PasswordRefusal::Common => w.password_common().to_string(),
        PasswordRefusal::OwnWords => w.password_own_words().to_string(),
        PasswordRefusal::Repetitive => w.password_repetitive().to_string(),
        PasswordRefusal::UsedBefore => w.password_used_before().to_string(),
    }
}

/// What the rules of `people` refuse.
pub(crate) fn refusal(refusal: &Refusal, w: Words) -> String {
    match refusal {
        Refusal::LoginUnusable => w.refused_login_unusable(),
        Refusal::LoginTaken => w.refused_login_taken(),
        Refusal::NameMissing => w.refused_name_missing(),
        Refusal::NoSuchAccount => w.refused_no_such_account(),
        Refusal::NoSuchRole => w.refused_no_such_role(),
        Refusal::LastAdministrator => w.refused_last_administrator(),
        Refusal::PeriodReversed => w.refused_period_reversed(),
        Refusal::DutyWithoutSubject => w.refused_duty_without_subject(),
        Refusal::UnitCodeTaken => w.refused_unit_code_taken(),
        Refusal::HostUnusable => w.refused_host_unusable(),
        Refusal::SlugUnusable => w.refused_slug_unusable(),
        Refusal::LinkInvalid => w.link_gone_why(),
        Refusal::Password(reason) => return password(*reason, w),
        Refusal::CodeWrong => w.code_wrong(),
    }
    .to_string()
}

/// Why somebody cannot sign on a day.
pub(crate) const fn signing(refusal: SigningRefusal, w: Words) -> &'static str {
    match refusal {
        SigningRefusal::NoAuthority => w.signing_no_authority(),
        SigningRefusal::AuthorisationNeeded => w.signing_authorisation_needed(),
        SigningRefusal::AuthorisedAnother => w.signing_authorised_another(),
        SigningRefusal::AuthorisationNotValid => w.signing_authorisation_not_valid(),
        SigningRefusal::AuthorisationNotNeeded => w.signing_authorisation_not_needed(),
        SigningRefusal::AgencyUnnamed => w.signing_agency_unnamed(),
        SigningRefusal::PositionMissing => w.signing_position_missing(),
    }
}

/// A role as the office calls it.
pub(crate) const fn role(role: Role, w: Words) -> &'static str {
    match role {
        Role::Head => w.role_head(),
        Role::DeputyHead => w.role_deputy_head(),
        Role::ChiefOfOffice => w.role_chief_of_office(),
        Role::DeputyChiefOfOffice => w.role_deputy_chief_of_office(),
        Role::UnitHead => w.role_unit_head(),
        Role::Specialist => w.role_specialist(),
        Role::ReformFocalPoint => w.role_reform_focal_point(),
        Role::ProcedureControlFocalPoint => w.role_procedure_control_focal_point(),
        Role::Clerk => w.role_clerk(),
        Role::EditorialBoard => w.role_editorial_board(),
        Role::EditorialSecretary => w.role_editorial_secretary(),
        Role::Accountant => w.role_accountant(),
        Role::ZoneRepresentative => w.role_zone_representative(),
        Role::PartySecretary => w.role_party_secretary(),
        Role::UnionChair => w.role_union_chair(),
        Role::YouthSecretary => w.role_youth_secretary(),
        Role::Administrator => w.role_administrator(),
        Role::DataProtection => w.role_data_protection(),
    }
}

/// A role with the title by which it is held: "Quyền Trưởng ban".
pub(crate) fn held_role(held: Role, tenure: Tenure, w: Words) -> String {
    match tenure {
        Tenure::Full => role(held, w).to_string(),
        Tenure::Acting => w.role_acting(role(held, w)),
        Tenure::InCharge => w.role_in_charge(role(held, w)),
    }
}

/// The roles that are held on a day, the highest first: "Trưởng phòng; Văn thư".
pub(crate) fn held_roles<'a>(grants: impl IntoIterator<Item = &'a RoleGrant>, on: Date, w: Words) -> String {
    let mut held: Vec<&RoleGrant> = grants.into_iter().filter(|g| g.holds_on(on)).collect();
    held.sort_by_key(|g| g.role);
    held.iter().map(|g| held_role(g.role, g.tenure, w)).collect::<Vec<_>>().join("; ")
}

/// How a role is held, by itself.
pub(crate) const fn tenure(tenure: Tenure, w: Words) -> &'static str {
    match tenure {
        Tenure::Full => w.tenure_full(),
        Tenure::Acting => w.tenure_acting(),
        Tenure::InCharge => w.tenure_in_charge(),
    }
}

/// How an account stands.
pub(crate) const fn status(status: AccountStatus, w: Words) -> &'static str {
    match status {
        AccountStatus::Invited => w.status_invited(),
        AccountStatus::Active => w.status_active(),
        AccountStatus::Disabled => w.status_disabled(),
    }
}

/// What the page behind a one-time link says first.
pub(crate) const fn link_purpose(purpose: LinkPurpose, w: Words) -> &'static str {
    match purpose {
        LinkPurpose::FirstAdministrator => w.link_first_administrator(),
        LinkPurpose::Invitation => w.link_invitation(),
        LinkPurpose::Reset => w.link_reset(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::TextEnum as _;
    use text::Locale;

    #[test]
    fn every_role_has_words_of_its_own_in_both_languages() {
        for locale in Locale::ALL {
            let w = Words::new(locale);
            let mut all: Vec<&str> = Role::ALL.iter().map(|r| role(*r, w)).collect();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), Role::ALL.len(), "{locale:?}");
        }
    }

    #[test]
    fn too_many_attempts_say_until_when() {
        let until = "2020-01-21T05:15:00Z".parse().unwrap();
        let sentence = sign_in(&SignInRefusal::TooMany { until }, Words::new(Locale::Vi));
        assert!(sentence.contains("12:15, 21/01/2020"), "{sentence}");
    }
}
