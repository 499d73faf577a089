//! One item of a request: adding it, writing it, taking it away.

use super::{FormPage, SmallForm, find_request, request_crumbs, request_path, save_request, summary, told, words};
use crate::model::{Expected, Item, Refusal, Request, RequestId};
use crate::permissions::MANAGE;
use crate::rules::request as verbs;
use crate::sentences;
use axum::extract::Path;
use axum::response::Response;
use ui::{ActionForm, Button, Choice, Html, Radios, TextInput, Textarea, Width};
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

const PATH: &str = "/lam-viec/lien-thong/yeu-cau/{request}/muc/{code}";
/// In the place of a code: an item that is not there yet.
const NEW: &str = "moi";

pub(crate) fn routes() -> Routes {
    let may = Access::May(&MANAGE);
    Routes::new().get(PATH, may, show).post(PATH, may, save).post(
        "/lam-viec/lien-thong/yeu-cau/{request}/muc/{code}/bo",
        may,
        take_away,
    )
}

async fn show(staff: Staff, Path((id, code)): Path<(RequestId, String)>) -> Result<Response, Failure> {
    let request = find_request(&staff, id).await?;
    if code == NEW {
        return page(&staff, &request, None, &Input::default(), &FormErrors::default());
    }
    let item = request.content.item(&code).ok_or(Failure::NotFound)?;
    let (form, measure, target) = match &item.expected {
        Expected::Number { measure, target } => ("number", measure.clone(), *target),
        Expected::Share => ("share", String::new(), None),
        Expected::Words => ("words", String::new(), None),
    };
    let fields = [
        ("code", item.code.clone()),
        ("wording", item.wording.clone()),
        ("form", form.to_owned()),
        ("measure", measure),
        ("target", target.map(|target| target.to_string()).unwrap_or_default()),
    ];
    let typed = Input::new(fields.map(|(name, value)| (name.to_owned(), value)).to_vec());
    page(&staff, &request, Some(&code), &typed, &FormErrors::default())
}

async fn save(staff: Staff, Path((id, code)): Path<(RequestId, String)>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let request = find_request(&staff, id).await?;
    let known = (code != NEW).then_some(code.as_str());
    let mut errors = FormErrors::default();
    let target = input.some("target").map(|target| target.parse());
    if matches!(target, Some(Err(_))) {
        errors.add("target", w.fault_amount());
    }
    let expected = match input.text("form") {
        "number" => Expected::Number { measure: input.text("measure").to_owned(), target: target.and_then(Result::ok) },
        "share" => Expected::Share,
        _ => Expected::Words,
    };
    let item = Item {
        code: known.unwrap_or_else(|| input.text("code")).to_owned(),
        wording: input.text("wording").to_owned(),
        expected,
    };
    if known.is_none() && request.content.item(item.code.trim()).is_some() {
        errors.add("code", sentences::refusal(&Refusal::CodeTwice(item.code.clone()), w));
    }
    if !errors.is_empty() {
        return page(&staff, &request, known, &input, &errors);
    }
    let seen =
        Request { version: input.number("version").ok().flatten().unwrap_or(request.version), ..request.clone() };
    match verbs::put_item(&seen, item, &staff.actor) {
        Ok(decided) => {
            save_request(&staff, Ok(decided)).await?;
            let onward = if input.text("then") == "next" { "muc/moi" } else { "" };
            Ok(staff.redirect_saying(&request_path(id, onward), w.saved()))
        }
        Err(refusal) => {
            let field = match &refusal {
                Refusal::NotPermitted | Refusal::Closed => return Err(told(&staff)(refusal.into())),
                Refusal::NoCode(_) => "code",
                Refusal::TextMissing(name) | Refusal::TextTooLong(name, _) => name,
                _ => "",
            };
            errors.add(field, sentences::refusal(&refusal, w));
            page(&staff, &request, known, &input, &errors)
        }
    }
}

async fn take_away(staff: Staff, Path((id, code)): Path<(RequestId, String)>) -> Result<Response, Failure> {
    let request = find_request(&staff, id).await?;
    save_request(&staff, verbs::drop_item(&request, &code, &staff.actor)).await?;
    Ok(staff.redirect_saying(&request_path(id, ""), words(&staff).item_dropped()))
}

fn page(
    staff: &Staff,
    request: &Request,
    code: Option<&str>,
    typed: &Input,
    errors: &FormErrors,
) -> Result<Response, Failure> {
    let w = words(staff);
    let title = code.map_or_else(|| w.item_new().to_owned(), |code| w.item_named(code));
    let text = |name: &'static str, label: &'static str| {
        TextInput::new(staff.locale, name, label).value(typed.text(name)).error(errors.of(name))
    };
    let chosen = if typed.text("form").is_empty() { "number" } else { typed.text("form") };
    let mut fields: Vec<Html> = Vec::new();
    if code.is_none() {
        fields.push(text("code", w.item_code()).hint(w.item_code_hint()).width(Width::C10).into());
    }
    let wording = Textarea::new(staff.locale, "wording", w.item_wording()).rows(3).value(typed.text("wording"));
    fields.push(wording.error(errors.of("wording")).into());
    let forms = [
        Choice::new("number", w.form_number()),
        Choice::new("share", w.form_share()),
        Choice::new("words", w.form_words()),
    ];
    fields.push(Radios::new(staff.locale, "form", w.item_form(), forms).value(chosen).into());
    fields.push(text("measure", w.item_measure()).hint(w.item_measure_hint()).width(Width::C20).optional().into());
    fields.push(
        text("target", w.item_target())
            .hint(w.item_target_hint())
            .width(Width::C10)
            .input_mode("decimal")
            .optional()
            .into(),
    );
    let page = code.unwrap_or(NEW);
    let mut buttons = vec![Button::submit(w.save())];
    if code.is_none() {
        buttons.push(Button::submit(w.save_and_next()).secondary().sends("then", "next"));
    }
    let form = SmallForm {
        action: staff.href(&request_path(request.id, &format!("muc/{page}"))),
        files: false,
        hidden: vec![("version", request.version.to_string())],
        fields,
        buttons,
    };
    let drop = code.map(|code| {
        let action = staff.href(&request_path(request.id, &format!("muc/{code}/bo")));
        Html::from(ActionForm::new(action, Button::submit(w.item_drop()).warning()))
    });
    let body =
        FormPage { title: title.clone(), errors: summary(staff, errors), lead: drop.into_iter().collect(), form };
    let head = PageHead::new(title.as_str()).breadcrumbs(request_crumbs(staff, request));
    staff.page(&head.with_errors(!errors.is_empty()), &body)
}
