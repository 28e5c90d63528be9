//! The AWS configuration behind a run.

use super::model::{End, Pace, Run};
use crate::Snippet;
use crate::svg::push_num;

/// SAM, the alias at this moment, the deployment group, the hooks and the alarm.
pub fn snippets(run: &Run, at: i32) -> Vec<Snippet> {
    let mut out = Vec::new();
    if run.pace.last().is_some() {
        out.push(Snippet {
            title: "SAM template",
            code: sam(run),
        });
    }
    out.push(Snippet {
        title: "Alias now",
        code: alias(run, at),
    });
    if run.pace.last().is_some() {
        out.push(Snippet {
            title: "CodeDeploy",
            code: group(run),
        });
        out.push(Snippet {
            title: "AppSpec",
            code: appspec(run),
        });
    }
    out.push(Snippet {
        title: "Alarm",
        code: alarm(run),
    });
    out
}

/// `Canary10Percent5Minutes`, as SAM and the names of CodeDeploy spell it.
fn name(pace: Pace) -> String {
    let (start, n, end) = match pace {
        Pace::Canary(n) => ("Canary10Percent", n, "Minutes"),
        Pace::Linear(1) => ("Linear10PercentEvery", 1, "Minute"),
        Pace::Linear(n) => ("Linear10PercentEvery", n, "Minutes"),
        Pace::AllAtOnce | Pace::ByHand(_) => return String::from("AllAtOnce"),
    };
    [start, &n.to_string(), end].concat()
}

fn sam(run: &Run) -> String {
    let mut out = String::from(
        "Checkout:\n  Type: AWS::Serverless::Function\n  Properties:\n    CodeUri: checkout/\n    \
         Handler: app.handler\n    Runtime: python3.13\n    AutoPublishAlias: live\n    \
         DeploymentPreference:\n      Type: ",
    );
    out.push_str(&name(run.pace));
    out.push('\n');
    if run.stops {
        out.push_str("      Alarms:\n        - !Ref CheckoutErrors\n");
    }
    if run.hook {
        out.push_str("      Hooks:\n        PreTraffic: !Ref CheckTheNewVersion\n");
    }
    out
}

/// A weight as the API takes it: a fraction from 0 to 1.
fn fraction(permille: i32) -> String {
    let mut out = String::from("0.");
    if permille < 100 {
        out.push('0');
    }
    push_num(
        &mut out,
        if permille % 100 == 0 {
            permille / 100
        } else {
            permille / 10
        },
    );
    out
}

fn alias(run: &Run, at: i32) -> String {
    let weight = run.minute(at).weight;
    let mut out = String::from(
        "aws lambda update-alias --function-name checkout --name live \\\n  --function-version ",
    );
    out.push_str(if weight == 1000 { "42" } else { "41" });
    out.push_str(" \\\n  --routing-config '{\"AdditionalVersionWeights\": {");
    if weight > 0 && weight < 1000 {
        out.push_str("\"42\": ");
        out.push_str(&fraction(weight));
    }
    out.push_str("}}'\n");
    out
}

fn group(run: &Run) -> String {
    let mut out = String::from(
        "aws deploy update-deployment-group --application-name checkout \\\n  \
         --current-deployment-group-name live \\\n  \
         --deployment-config-name CodeDeployDefault.Lambda",
    );
    out.push_str(&name(run.pace));
    out.push_str(" \\\n  --alarm-configuration ");
    out.push_str(if run.stops {
        "'enabled=true,alarms=[{name=checkout-errors}]'"
    } else {
        "enabled=false"
    });
    out.push_str(" \\\n  --auto-rollback-configuration ");
    out.push_str(if run.rolls_back {
        "'enabled=true,events=[DEPLOYMENT_FAILURE,DEPLOYMENT_STOP_ON_ALARM]'\n"
    } else {
        "enabled=false\n"
    });
    out
}

fn appspec(run: &Run) -> String {
    let mut out = String::from(
        "version: 0.0\nResources:\n  - checkout:\n      Type: AWS::Lambda::Function\n      Properties:\n        \
         Name: checkout\n        Alias: live\n        CurrentVersion: \"41\"\n        TargetVersion: \"42\"\n",
    );
    if run.hook {
        out.push_str("Hooks:\n  - BeforeAllowTraffic: checkTheNewVersion");
        if run.end == End::Refused {
            out.push_str("   # reported Failed");
        }
        out.push('\n');
    }
    out
}

fn alarm(run: &Run) -> String {
    let mut out = String::from(
        "aws cloudwatch put-metric-alarm --alarm-name checkout-errors \\\n  \
         --namespace AWS/Lambda --metric-name Errors --statistic Sum --period 60 \\\n  \
         --dimensions Name=FunctionName,Value=checkout Name=Resource,Value=checkout:live \\\n    \
         Name=ExecutedVersion,Value=42 \\\n  \
         --comparison-operator GreaterThanThreshold --threshold ",
    );
    push_num(&mut out, run.threshold);
    out.push_str(" \\\n  --datapoints-to-alarm ");
    push_num(&mut out, run.need);
    out.push_str(" --evaluation-periods ");
    push_num(&mut out, run.among);
    out.push_str(" \\\n  --treat-missing-data notBreaching\n");
    out
}
