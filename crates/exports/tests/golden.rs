//! Every export of a small course, letter for letter. A change here is a change for those who
//! import: look at it before it is blessed (`UPDATE_EXPECT=1 cargo test -p cutover-exports`).

use cutover_bank::*;
use cutover_exports::{Course, anki, csv, gift, qti};
use expect_test::expect;
use proptest::prelude::*;

fn html(text: &str) -> Html {
    Html(text.to_string())
}

fn option(text: &str, right: bool, why: &str) -> QuestionOption {
    QuestionOption { text: html(text), right, why: html(why), tempts: None }
}

fn course(stem: &str) -> (Index, Vec<TopicContent>) {
    let head = QuestionHead {
        id: "alarms/q-one".into(),
        facts: vec![],
        services: vec![],
        c01: vec!["3.2".into()],
        c02: vec!["4.3".into(), "5.1".into()],
        difficulty: 2,
        options: 4,
        right: 2,
    };
    let index = Index {
        blueprints: vec![Blueprint {
            exam: Exam::C02,
            code: "DOP-C02".into(),
            title: String::new(),
            offered: String::new(),
            questions: 75,
            scored: 65,
            minutes: 180,
            pass: 750,
            scale_min: 100,
            scale_max: 1000,
            domains: vec![Domain { number: 4, title: "Monitoring and Logging".into(), short: "Monitoring".into(), weight: 15, objectives: vec![] }],
        }],
        services: vec![Service { id: "cloudwatch".into(), name: "Amazon CloudWatch".into(), aliases: vec![] }],
        topics: vec![TopicHead {
            id: "alarms".into(),
            title: "Alarms, their \"states\" / actions".into(),
            blurb: String::new(),
            kind: TopicKind::Concept,
            c01: 3,
            c02: 4,
            services: vec![ServiceIx(0)],
            weight: Weight::Core,
            era: Era::Both,
            before: vec![],
            diagram: None,
            minutes: 3,
            facts: vec![FactHead { id: "alarms/missing".into(), also: vec![], kind: FactKind::Behaviour, era: Era::C02 }],
            questions: vec![head],
        }],
    };
    let contents = vec![TopicContent {
        lead: html(""),
        notes: html(""),
        headings: vec![],
        facts: vec![Fact {
            ask: html("What does <code>TreatMissingData</code> do with 5 &lt; 6?"),
            answer: html("=it decides, once"),
            text: html("See <a href=\"#/topics/x\">there</a>."),
            then: Some(html("The same")),
            docs: Some("https://docs.aws.amazon.com/a?b&c".into()),
        }],
        questions: vec![Question {
            stem: html(stem),
            ask: html("Which two?"),
            options: vec![
                option("Period {60} = a", true, "Meets it."),
                option("B: b~c", false, "Breaks it."),
                option("C", true, "Meets it too."),
                option("D", false, "No."),
            ],
            diagram: None,
            docs: vec![],
            working: vec![],
            variants: vec![],
        }],
    }];
    (index, contents)
}

fn with<T>(stem: &str, act: impl FnOnce(Course) -> T) -> T {
    let (index, contents) = course(stem);
    act(Course { index: &index, contents: &contents })
}

const STEM: &str = "<p>A team uses <code>a=b</code> &amp; more.</p><p>Second.</p>";

/// A table whose rows all end as RFC 4180 has it, with the ends that a source file can hold.
fn rows(table: fn(Course) -> String) -> String {
    let text = with(STEM, table);
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.ends_with("\r\n"));
    text.replace("\r\n", "\n")
}

#[test]
fn comma_separated() {
    expect![[r#"
        id,topic,domain,era,ask,answer,sentence,older_exam,docs
        alarms/missing,"Alarms, their ""states"" / actions",4 Monitoring and Logging,DOP-C02,What does TreatMissingData do with 5 < 6?,"'=it decides, once",See there.,The same,https://docs.aws.amazon.com/a?b&c
    "#]].assert_eq(&rows(csv::facts));
    expect![[r#"
        id,topic,domain,difficulty,c02,c01,stem,ask,right,option1,why1,option2,why2,option3,why3,option4,why4,option5,why5,option6,why6
        alarms/q-one,"Alarms, their ""states"" / actions",4 Monitoring and Logging,2,4.3 5.1,3.2,A team uses a=b & more. Second.,Which two?,1 3,Period {60} = a,Meets it.,B: b~c,Breaks it.,C,Meets it too.,D,No.,,,,
    "#]].assert_eq(&rows(csv::questions));
}

#[test]
fn moodle_gift() {
    expect![[r#"
        // Cutover: questions for the AWS Certified DevOps Engineer exam, CC BY-SA 4.0

        $CATEGORY: Cutover/4 Monitoring and Logging/Alarms, their "states" // actions

        // id alarms/q-one
        ::alarms/q-one::[html]<p>A team uses <code>a\=b</code> &amp; more.</p><p>Second.</p><p><b>Which two?</b></p>{
        	~%50%Period \{60\} \= a#Meets it.
        	~%-100%B\: b\~c#Breaks it.
        	~%-100%D#No.
        	~%50%C#Meets it too.
        }

    "#]].assert_eq(&with(STEM, gift::questions));
}

#[test]
fn qti_item() {
    expect![[r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="q.alarms.q-one" title="alarms/q-one" label="4 Monitoring" adaptive="false" timeDependent="false">
        <responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="identifier">
        <correctResponse><value>o0</value><value>o2</value></correctResponse>
        </responseDeclaration>
        <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"><defaultValue><value>0</value></defaultValue></outcomeDeclaration>
        <outcomeDeclaration identifier="FEEDBACK" cardinality="multiple" baseType="identifier"/>
        <itemBody>
        <p>A team uses a=b &amp; more.</p>
        <p>Second.</p>
        <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="2">
        <prompt>Which two?</prompt>
        <simpleChoice identifier="o0">Period {60} = a<feedbackInline outcomeIdentifier="FEEDBACK" identifier="o0" showHide="show"> Meets it.</feedbackInline></simpleChoice>
        <simpleChoice identifier="o1">B: b~c<feedbackInline outcomeIdentifier="FEEDBACK" identifier="o1" showHide="show"> Breaks it.</feedbackInline></simpleChoice>
        <simpleChoice identifier="o3">D<feedbackInline outcomeIdentifier="FEEDBACK" identifier="o3" showHide="show"> No.</feedbackInline></simpleChoice>
        <simpleChoice identifier="o2">C<feedbackInline outcomeIdentifier="FEEDBACK" identifier="o2" showHide="show"> Meets it too.</feedbackInline></simpleChoice>
        </choiceInteraction>
        </itemBody>
        <responseProcessing>
        <responseCondition>
        <responseIf><match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf>
        <responseElse><setOutcomeValue identifier="SCORE"><baseValue baseType="float">0</baseValue></setOutcomeValue></responseElse>
        </responseCondition>
        <setOutcomeValue identifier="FEEDBACK"><variable identifier="RESPONSE"/></setOutcomeValue>
        </responseProcessing>
        </assessmentItem>
    "#]].assert_eq(&with(STEM, |c| qti::item("alarms/q-one", "4 Monitoring", &c.contents[0].questions[0])));
    expect![[r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="cutover">
        <metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>
        <organizations/>
        <resources>
        <resource identifier="r.q.alarms.q-one" type="imsqti_item_xmlv2p1" href="items/q.alarms.q-one.xml"><file href="items/q.alarms.q-one.xml"/></resource>
        </resources>
        </manifest>
    "#]].assert_eq(&with(STEM, qti::manifest));
}

#[test]
fn an_anki_package_is_the_same_for_the_same_moment() {
    let package = |at| with(STEM, |c| anki::package(c, at)).expect("written");
    assert_eq!(package(1_764_600_000), package(1_764_600_000));
    assert_ne!(package(1_764_600_000), package(1_764_600_001));
}

proptest! {
    #[test]
    fn any_text_keeps_the_formats_whole(stem in "\\PC{0,60}") {
        // As the compiler would write it: text escaped.
        let escaped = stem.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let gift = with(&escaped, gift::questions);
        let bare = gift.replace("\\\\", "").replace("\\{", "").replace("\\}", "");
        prop_assert_eq!(bare.matches('{').count(), 1);
        prop_assert_eq!(bare.matches('}').count(), 1);
        let item = with(&escaped, |c| qti::item("a", "b", &c.contents[0].questions[0]));
        prop_assert_eq!(item.matches('<').count(), item.matches('>').count());
        let csv = with(&escaped, csv::questions);
        prop_assert_eq!(csv.replace("\"\"", "").matches('"').count() % 2, 0);
    }
}
