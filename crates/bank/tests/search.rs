//! Search over the real content: what people type, and what should come first.
#![cfg(feature = "compile")]

mod models;

use cutover_bank::compile::{BuiltDiagram, compile, read_dir};
use cutover_bank::{Bank, Search, Target};
use std::path::Path;
use std::sync::LazyLock;

static BANK: LazyLock<Bank> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = read_dir(&root).expect("content/ is there");
    let diagram = |name, title, topic| BuiltDiagram { name, title, short: title, topic, facts: &[] };
    let diagrams = [
        diagram("alarm-evaluation", "An alarm looks back over a window", "cloudwatch-alarms"),
        diagram("lambda-alias", "A weighted alias shifts traffic", "lambda-aliases"),
        diagram("rto-rpo", "RTO and RPO on a timeline", "rto-rpo"),
    ];
    let blob = compile(&files, &diagrams, &models::MODELS).blob();
    Bank::open(blob.leak()).expect("a fresh blob opens")
});
static SEARCH: LazyLock<Search> = LazyLock::new(|| {
    let mut search = BANK.search();
    while let Some(topic) = search.next() {
        search.read(Some(&BANK.content(topic).expect("a fresh topic opens")));
    }
    assert!(search.wants_reference());
    search.read_reference(Some(&BANK.reference().expect("a fresh reference opens")));
    assert!(!search.wants_reference());
    search
});

/// A hit as `kind id`.
fn name(target: &Target) -> String {
    let index = BANK.index();
    match target {
        Target::Topic(ix) => format!("topic {}", index.topics[usize::from(ix.0)].id),
        Target::Section(ix, anchor) => {
            format!("section {}#{anchor}", index.topics[usize::from(ix.0)].id)
        }
        Target::Fact(ix) => format!("fact {}", BANK.fact(*ix).map_or("", |fact| &fact.id)),
        Target::Question(ix) => format!(
            "question {}",
            BANK.question(*ix).map_or("", |question| &question.id)
        ),
        Target::Diagram(name) => format!("diagram {name}"),
        Target::Term(slug) => format!("term {slug}"),
        Target::Confusion(id) => format!("confusion {id}"),
        Target::Service(ix) => format!("service {}", index.services[usize::from(ix.0)].id),
    }
}

/// What people type, and what comes first: whole words, beginnings, slips of the finger,
/// abbreviations, questions, words from the middle of a fact.
const TABLE: &[(&str, &str)] = &[
    ("cloudwatch alarms", "topic cloudwatch-alarms"),
    ("lifecycle hooks", "topic lifecycle-hooks"),
    ("lifecy hoo", "topic lifecycle-hooks"),
    ("lifecycel hook", "topic lifecycle-hooks"),
    ("cloudwacth alarm", "topic cloudwatch-alarms"),
    ("cloud watch alarm", "topic cloudwatch-alarms"),
    ("rto", "topic rto-rpo"),
    ("rpo", "topic rto-rpo"),
    ("lambda alias", "topic lambda-aliases"),
    ("lambda", "topic lambda"),
    ("asg", "topic auto-scaling"),
    ("ASG lifecycle hook", "topic lifecycle-hooks"),
    ("cfn", "topic cloudformation"),
    ("CFN drift", "topic cfn-drift"),
    ("drift", "topic cfn-drift"),
    ("ssm", "topic ssm-automation"),
    ("SSM documents", "topic ssm-automation"),
    ("kds", "topic kinesis"),
    ("KDS shards", "topic kinesis"),
    ("scp", "topic organizations"),
    ("scps", "topic organizations"),
    ("permissions boundary", "topic permissions-boundaries"),
    ("permission boundry", "topic permissions-boundaries"),
    ("sqs", "topic sns-sqs"),
    ("sns", "topic sns-sqs"),
    ("blue/green", "topic blue-green"),
    ("linear canary", "topic traffic-shifting"),
    ("appspec hooks", "topic codedeploy-hooks"),
    ("buildspec", "topic buildspec"),
    ("buildspec phases", "topic buildspec"),
    ("codepipeline", "topic codepipeline"),
    ("codepipline", "topic codepipeline"),
    ("codebuild", "topic codebuild"),
    ("codecommit", "topic codecommit"),
    ("codedeploy", "topic codedeploy"),
    ("codeartifact", "topic codeartifact"),
    ("secrets manager", "topic secrets-manager"),
    ("config rules", "topic config-rules"),
    ("config rule", "topic config-rules"),
    ("conformance pack", "topic config-rules"),
    ("guardduty", "topic guardduty"),
    ("inspector", "topic inspector"),
    ("macie", "topic macie"),
    ("cloudtrail", "topic cloudtrail"),
    ("cloudtrail validation", "topic cloudtrail-integrity"),
    ("log file integrity", "topic cloudtrail-integrity"),
    ("trusted advisor", "topic trusted-advisor"),
    ("x-ray", "topic x-ray"),
    ("xray", "topic x-ray"),
    ("kinesis", "topic kinesis"),
    ("kinesis data streams", "topic kinesis"),
    ("firehose", "topic firehose"),
    ("opensearch", "topic opensearch"),
    ("dynamodb streams", "topic dynamodb-streams"),
    ("dax", "topic dynamodb"),
    ("aurora", "topic aurora"),
    ("aurora global", "topic aurora"),
    ("rds multi az", "topic rds"),
    ("route 53 failover", "topic route-53-failover"),
    ("route53", "topic route-53-routing"),
    ("latency routing", "topic route-53-routing"),
    ("health checks", "topic health-checks"),
    ("elb health", "topic health-checks"),
    ("stack sets", "topic stacksets"),
    ("stacksets", "topic stacksets"),
    ("nested stacks", "topic cfn-cross-stack"),
    ("change set", "topic cfn-protection"),
    ("changeset", "topic cfn-protection"),
    ("stack policy", "topic cfn-protection"),
    ("deletion policy", "topic cfn-protection"),
    ("custom resource", "topic cfn-custom-resources"),
    ("cross stack", "topic cfn-cross-stack"),
    ("cross-stack references", "topic cfn-cross-stack"),
    ("cfn-init", "topic cfn-signals"),
    ("opsworks", "topic opsworks"),
    ("disaster recovery", "topic disaster-recovery"),
    ("backup restore", "topic backup"),
    ("eventbridge", "topic eventbridge"),
    ("cwe", "topic eventbridge"),
    ("dead letter queue", "topic lambda-failures"),
    ("step functions", "topic step-functions"),
    ("patch manager", "topic patch-manager"),
    ("patch baseline", "topic patch-manager"),
    ("session manager", "topic session-manager"),
    ("run command", "topic run-command"),
    ("state manager", "topic run-command"),
    ("automation runbook", "topic ssm-automation"),
    ("organizations", "topic organizations"),
    ("control tower", "topic control-tower"),
    ("iam identity center", "topic federation"),
    ("sso", "topic federation"),
    ("iam roles", "topic iam"),
    ("cross account", "topic cross-account-roles"),
    ("kms", "topic kms"),
    ("kms key rotation", "topic kms"),
    ("vpc flow logs", "topic flow-logs"),
    ("flow logs", "topic flow-logs"),
    ("subscription filter", "topic cloudwatch-logs"),
    ("composite alarm", "topic cloudwatch-alarms"),
    ("container insights", "topic container-logs"),
    ("cloudwatch agent", "topic cloudwatch-agent"),
    ("embedded metric format", "fact cloudwatch-emf-and-metric-streams/emf"),
    ("warm pool", "topic termination-policies"),
    ("scaling policy", "topic auto-scaling"),
    ("termination policy", "topic termination-policies"),
    ("eks", "topic eks"),
    ("ecr", "topic docker-ecr"),
    ("api gateway", "topic api-gateway"),
    ("api gateway stage", "topic api-gateway"),
    ("sam", "topic sam"),
    ("cdk", "topic cdk"),
    ("service catalog", "topic service-catalog"),
    ("systems manager", "topic systems-manager"),
    ("exam format", "topic exam-format"),
    ("minimum healthy hosts", "topic minimum-healthy-hosts"),
    ("heartbeat", "section lifecycle-hooks#n-heartbeats-beat-a-long-timeout"),
    ("how long does a lifecycle hook wait", "fact autoscaling-lifecycle-hooks/heartbeat-timeout"),
    ("estimatedcharges", "fact cloudwatch-billing-alarms/estimated-charges"),
    ("alarm window", "diagram alarm-evaluation"),
    ("codedploy hooks", "topic codedeploy-hooks"),
    ("canary", "topic traffic-shifting"),
    ("chef", "topic opsworks"),
    ("beanstalk deployment", "topic beanstalk-deployments"),
    ("parameter store", "topic systems-manager"),
    ("secrets rotation", "topic secrets-vs-parameters"),
    ("evaluation periods", "topic cloudwatch-alarms"),
    ("weighted alias", "topic lambda-aliases"),
    ("passing score", "section exam-format#n-the-score-is-scaled-and-only-the-total-counts"),
    ("ebextensions", "fact beanstalk-deployment-options/ebextensions"),
    ("timeline", "diagram rto-rpo"),
    ("crossaccount", "topic cross-account-roles"),
    ("bluegreen", "topic blue-green"),
    ("kiness shard", "topic kinesis-shards"),
    ("dynamo", "topic dynamodb"),
    ("permision boundaries", "topic permissions-boundaries"),
    ("s3 replication", "topic s3-replication"),
    ("maintenance window", "topic maintenance-windows"),
    ("resilience testing", "topic resilience-testing"),
    ("fault injection", "topic resilience-testing"),
    ("FIS", "topic resilience-testing"),
    ("cost control", "topic cost-control"),
    ("on premises", "topic on-premises"),
    ("opscenter", "topic opscenter"),
    ("golden ami", "topic golden-ami"),
    ("inventory", "topic inventory"),
    ("database choice", "topic database-choice"),
    ("opsworks stacks", "topic opsworks-stacks"),
    ("global accelerator", "topic traffic-failover"),
    ("acm", "service acm"),
    ("certificate manager", "service acm"),
    ("waf", "topic network-protection"),
    ("sts", "topic cross-account-roles"),
    ("security token service", "topic cross-account-roles"),
    ("athena", "service athena"),
    ("glacier", "service s3-glacier"),
    ("efs", "service efs"),
    ("elastic file system", "service efs"),
    ("transit gateway", "service transit-gateway"),
    ("cognito", "service cognito"),
    ("sagemaker", "service sagemaker"),
    ("quicksight", "service quicksight"),
    ("image builder", "topic golden-ami"),
    ("cloudfront", "topic traffic-failover"),
    ("fargate", "topic ecs"),
    ("ebs", "service ebs"),
    ("elasticache", "service elasticache"),
    ("redshift", "service redshift"),
];

#[test]
fn what_is_meant_comes_first() {
    let wrong: Vec<String> = TABLE
        .iter()
        .filter_map(|(query, wanted)| {
            let hits = SEARCH.find(query, 4).hits;
            let found: Vec<String> = hits.iter().map(|hit| name(&hit.target)).collect();
            let first = found.first().is_some_and(|first| first == wanted);
            (!first).then(|| format!("{query:?} finds not {wanted} first but {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The palette draws the first rows with the letter and the others after it: none may move.
#[test]
fn fewer_hits_are_the_first_of_more() {
    for (query, _) in TABLE {
        for end in 1..=query.len() {
            let typed = &query[..end];
            let all = SEARCH.find(typed, 300);
            for limit in [1, 5, 10, 40] {
                let few = SEARCH.find(typed, limit);
                assert_eq!(few.hits, all.hits[..limit.min(all.hits.len())], "{typed:?}, {limit} of them");
                assert_eq!((few.total, &few.marks), (all.total, &all.marks), "{typed:?}, {limit} of them");
            }
        }
    }
}

#[test]
fn services_go_by_their_other_names() {
    for (alias, name) in [
        ("asg lifecycle hook", "auto scaling group lifecycle hook"),
        ("cwe rule", "eventbridge rule"),
    ] {
        assert!(SEARCH.find(alias, 8).total > 0, "{alias}");
        let first = |query| {
            SEARCH
                .find(query, 8)
                .hits
                .first()
                .map(|hit| hit.target.clone())
        };
        assert_eq!(first(alias), first(name), "{alias}");
    }
}

#[test]
fn a_keystroke_is_cheap() {
    // The slowest query at its fastest run: other tests and builds share the machine.
    for query in [
        "a",
        "al",
        "alarm eval",
        "asg lifecycle hook",
        "s3 replication delete",
        "cloudwacth",
    ] {
        let once = || {
            let started = std::time::Instant::now();
            SEARCH.find(query, 20);
            started.elapsed()
        };
        once();
        let fastest = (0..20).map(|_| once()).min().unwrap_or_default();
        assert!(fastest.as_millis() < 4, "{query:?} takes {fastest:?}");
    }
}

#[test]
fn nothing_is_found_for_nothing() {
    for query in ["", "   ", "!?", "qqqqzzzz"] {
        assert_eq!(SEARCH.find(query, 8).hits, [], "{query:?}");
    }
}

#[test]
fn marks_underline_what_matched() {
    let results = SEARCH.find("alarm evalu", 8);
    let title = "CloudWatch alarms and their evaluation";
    let marked: Vec<&str> = results
        .marks
        .split(title)
        .into_iter()
        .filter(|(hit, _)| *hit)
        .map(|(_, piece)| piece)
        .collect();
    assert_eq!(marked, ["alarms", "evaluation"]);
}

#[test]
fn terms_and_what_gets_mixed_up_are_found() {
    for (query, wanted) in [
        ("blast radius", "term blast-radius"),
        ("chaos engineering", "term chaos-engineering"),
        ("mttr", "term mean-time-to-recovery"),
        ("config rule or eventbridge rule", "confusion config-rule-or-eventbridge-rule"),
        ("pilot light or warm standby", "confusion pilot-light-or-warm-standby"),
    ] {
        let results = SEARCH.find(query, 8);
        let found: Vec<String> = results.hits.iter().map(|hit| name(&hit.target)).collect();
        assert!(found.iter().any(|name| name == wanted), "{query:?} finds {found:?}, not {wanted}");
        let hit = results.hits.iter().find(|hit| name(&hit.target) == wanted);
        assert!(hit.and_then(|hit| hit.under).is_some_and(|under| under.len() > 20), "{query:?} says what it is");
    }
}
