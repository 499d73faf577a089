use super::*;
use crate::chart::{Bar, Group, HeatMap, Question, Series};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

/// The names of the elements; fails on anything that is not well formed.
fn elements(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut names = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {xml}")) {
            Event::Start(element) | Event::Empty(element) => names.push(element.name().as_ref().to_owned()),
            Event::Eof => return names,
            _ => {}
        }
    }
}

fn all(name: &str, values: &[u64]) -> [Chart; 4] {
    let (name, title) = (name.to_owned(), String::new);
    let group = |value: &u64| Group { name: name.clone(), values: vec![*value, 1] };
    let bar = |value: &u64| Bar { name: name.clone(), value: Value::Percent(*value) };
    let question = |value: &u64| Question { text: name.clone(), counts: vec![*value, 3, 1] };
    let points: Vec<Option<Value>> = values.iter().map(|value| Some(Value::Tenths(*value))).chain([None]).collect();
    [
        Chart::Bars(Bars { title: title(), measure: name.clone(), groups: values.iter().map(bar).collect() }),
        Chart::Stacked(StackedBars {
            title: title(),
            parts: vec![name.clone(), "B".into()],
            groups: values.iter().map(group).collect(),
        }),
        Chart::Likert(Likert {
            title: title(),
            answers: vec![name.clone(), "B".into(), "C".into()],
            questions: values.iter().map(question).collect(),
        }),
        Chart::Lines(Lines {
            title: title(),
            points: points.iter().map(|_| name.clone()).collect(),
            series: vec![Series { name: name.clone(), values: points.clone() }; 2],
        }),
    ]
}

#[test]
fn values_are_kept_in_the_part() {
    for chart in all("Đất đai", &[125, 0, 30]) {
        let xml = part(&chart).expect("a part").xml;
        let names = elements(&xml);
        assert_eq!(names[0], "c:chartSpace");
        assert!(xml.contains("<c:v>Đất đai") && xml.contains("Times New Roman"), "{xml}");
        assert_eq!(names.iter().filter(|name| *name == "c:axId").count(), 4);
    }
    let [bars, stacked, likert, lines] = all("A", &[125]).map(|chart| part(&chart).expect("a part").xml);
    assert!(bars.contains("<c:v>12.5</c:v>") && bars.contains("#,##0.0&quot;%&quot;"), "{bars}");
    assert!(stacked.contains("a:pattFill") && stacked.contains(r#"<c:overlap val="100"/>"#), "{stacked}");
    assert!(likert.contains("percentStacked") && likert.contains("<c:v>97</c:v>"), "{likert}");
    assert!(lines.contains(r#"<c:max val="15"/>"#) && lines.contains(r#"<c:majorUnit val="5"/>"#), "{lines}");
}

#[test]
fn the_sheet_has_the_numbers_where_the_part_looks_for_them() {
    use crate::sheet::Cell;
    let [bars, stacked, _, lines] = all("A", &[125, 30]).map(|chart| part(&chart).expect("a part"));
    let decimal = |units| Cell::Decimal(Decimal { units, places: 1 });
    assert_eq!(bars.sheet.columns[1], sheet::Column { title: "A".into(), kind: Kind::Decimal(1) });
    assert_eq!(bars.sheet.rows[0], [Cell::Text("A".into()), decimal(125)], "12,5 % is 12,5 in both");
    assert_eq!(stacked.sheet.rows[1], [Cell::Text("A".into()), Cell::Whole(30), Cell::Whole(1)]);
    assert_eq!(lines.sheet.rows[0], [Cell::Text("A".into()), decimal(125), decimal(125)]);
    assert_eq!(lines.sheet.rows[2][1], Cell::Empty, "what was not measured is no nought");
    assert!(lines.xml.contains("<c:f>Sheet1!$C$2:$C$4</c:f>"), "{}", lines.xml);
}

#[test]
fn nothing_and_heat_maps_have_no_part() {
    let heat = HeatMap { title: String::new(), columns: vec!["A".into()], rows: Vec::new(), none: String::new() };
    assert!(part(&Chart::HeatMap(heat)).is_none());
    let [bars, stacked, likert, _] = all("A", &[]);
    assert!([bars, stacked, likert].iter().all(|chart| part(chart).is_none()));
}

#[test]
fn a_thousand_rows_are_bounded() {
    for chart in all("Xã", &[u64::MAX; 1_000]) {
        assert!(part(&chart).expect("a part").xml.len() < 40_000);
    }
}

proptest! {
    #[test]
    fn hostile_names_stay_names(name in "(<script>|]]>|&|\"|'|[a-zệ ]|\\PC){0,40}", values in prop::collection::vec(any::<u64>(), 0..5)) {
        let count = |name: &str| all(name, &values).map(|chart| part(&chart).map(|part| elements(&part.xml).len()));
        prop_assert_eq!(count(&name), count("Văn phòng"));
    }
}
