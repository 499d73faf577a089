//! Entries in words. Actions of other domains are shown by their code: their words are theirs.

use crate::words::Words;

/// What happened.
pub(super) fn action(action: &str, w: Words) -> String {
    let known = match action {
        "sign_in.succeeded" => w.did_sign_in(),
        "sign_in.refused" => w.did_sign_in_refused(),
        "sign_in.code_refused" => w.did_code_refused(),
        "sign_in.locked" => w.did_sign_in_locked(),
        "sign_in.disabled" => w.did_sign_in_disabled(),
        "session.ended" => w.did_session_ended(),
        "session.others_ended" => w.did_sessions_ended(),
        "link.issued" => w.did_link_issued(),
        "link.used" => w.did_link_used(),
        "password.changed" => w.did_password_changed(),
        "second_factor.set_up" => w.did_factor_set_up(),
        "second_factor.codes_renewed" => w.did_codes_renewed(),
        "second_factor.removed" => w.did_factor_removed(),
        "account.invited" => w.did_account_invited(),
        "account.changed" => w.did_account_changed(),
        "account.disabled" => w.did_account_disabled(),
        "account.enabled" => w.did_account_enabled(),
        "role.granted" => w.did_role_granted(),
        "role.ended" => w.did_role_ended(),
        "unit.added" => w.did_unit_added(),
        "unit.changed" => w.did_unit_changed(),
        "duty.assigned" => w.did_duty_assigned(),
        "duty.ended" => w.did_duty_ended(),
        "authorisation.recorded" => w.did_authorised(),
        "agency.added" => w.did_agency_added(),
        "agency.named" => w.did_agency_named(),
        "agency.contact_approved" => w.did_contact_approved(),
        "agency.host_added" => w.did_host_added(),
        "agency.host_removed" => w.did_host_removed(),
        "audit.read" => w.did_audit_read(),
        "audit.checked" => w.did_audit_checked(),
        "audit.exported" => w.did_audit_exported(),
        other => other,
    };
    known.to_string()
}

/// The domains whose actions a reader may ask for, with their words.
pub(super) fn groups(w: Words) -> [(&'static str, &'static str); 14] {
    [
        ("sign_in", w.group_sign_in()),
        ("session", w.group_session()),
        ("link", w.group_link()),
        ("password", w.password()),
        ("second_factor", w.factor()),
        ("account", w.accounts()),
        ("role", w.roles()),
        ("unit", w.units()),
        ("duty", w.duties()),
        ("authorisation", w.group_authorisation()),
        ("agency", w.agency()),
        ("plan", w.group_plan()),
        ("evidence", w.group_evidence()),
        ("audit", w.audit()),
    ]
}

/// The detail of an entry in one line: `role: clerk; valid_from: 2020-01-01`. Text that is no JSON stays as it is.
pub(super) fn detail(kept: &str) -> String {
    use serde_json::Value;
    let plain = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match serde_json::from_str(kept) {
        Ok(Value::Object(fields)) => {
            let said = fields.iter().filter(|(_, value)| !value.is_null());
            said.map(|(name, value)| format!("{name}: {}", plain(value))).collect::<Vec<_>>().join("; ")
        }
        _ => kept.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_are_told_in_one_line() {
        for (kept, expected) in [
            ("{}", ""),
            (r#"{"role":"clerk","valid_to":null,"ended":2}"#, "role: clerk; ended: 2"),
            ("not json", "not json"),
            ("[1]", "[1]"),
        ] {
            assert_eq!(detail(kept), expected);
        }
    }

    #[test]
    fn an_action_of_another_domain_stays_its_code() {
        let w = Words::new(text::Locale::Vi);
        assert_eq!(action("plan.signed", w), "plan.signed");
        assert_ne!(action("sign_in.locked", w), "sign_in.locked");
    }
}
