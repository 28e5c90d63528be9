//! The AWS configuration of the group as it is set.

use super::log::hook;
use super::place::Setup;
use crate::Snippet;
use cutover_text::text;

/// CLI, EventBridge pattern and template.
pub fn snippets(s: &Setup) -> Vec<Snippet> {
    let mut out = Vec::new();
    let hooks: Vec<bool> = [(false, s.launch), (true, s.termination)]
        .into_iter()
        .filter_map(|(which, there)| there.then_some(which))
        .collect();
    if !hooks.is_empty() {
        out.push(Snippet {
            title: "AWS CLI",
            code: cli(s, &hooks),
        });
        out.push(Snippet {
            title: "EventBridge",
            code: pattern(&hooks),
        });
    }
    out.push(Snippet {
        title: "CloudFormation",
        code: template(s, &hooks),
    });
    out
}

fn default_result(s: &Setup) -> &'static str {
    if s.go_on { "CONTINUE" } else { "ABANDON" }
}

fn transition(termination: bool) -> &'static str {
    if termination {
        "autoscaling:EC2_INSTANCE_TERMINATING"
    } else {
        "autoscaling:EC2_INSTANCE_LAUNCHING"
    }
}

fn cli(s: &Setup, hooks: &[bool]) -> String {
    let mut out = String::new();
    for t in hooks {
        out += "aws autoscaling put-lifecycle-hook \\\n  --auto-scaling-group-name shop-web \\\n  --lifecycle-hook-name ";
        out += hook(*t);
        out += " \\\n  --lifecycle-transition ";
        out += transition(*t);
        out += " \\\n  --heartbeat-timeout ";
        out += &s.timeout.to_string();
        out += " --default-result ";
        out += default_result(s);
        out += "\n\n";
    }
    out += "# On the instance, when the work is done\naws autoscaling complete-lifecycle-action \\\n  --auto-scaling-group-name shop-web \\\n  --lifecycle-hook-name ";
    out += hook(hooks[0]);
    out += " \\\n  --instance-id \"$INSTANCE_ID\" \\\n  --lifecycle-action-result CONTINUE\n";
    out
}

fn pattern(hooks: &[bool]) -> String {
    let kinds: Vec<&str> = hooks
        .iter()
        .map(|t| {
            if *t {
                "    \"EC2 Instance-terminate Lifecycle Action\""
            } else {
                "    \"EC2 Instance-launch Lifecycle Action\""
            }
        })
        .collect();
    text![
        "{\n  \"source\": [\"aws.autoscaling\"],\n  \"detail-type\": [\n",
        &kinds.join(",\n"),
        "\n  ],\n  \"detail\": {\n    \"AutoScalingGroupName\": [\"shop-web\"]\n  }\n}\n",
    ]
}

fn template(s: &Setup, hooks: &[bool]) -> String {
    let mut out = String::from(
        "Group:\n  Type: AWS::AutoScaling::AutoScalingGroup\n  Properties:\n    AutoScalingGroupName: shop-web\n    MinSize: \"2\"\n    MaxSize: \"6\"\n    VPCZoneIdentifier: !Ref Subnets\n    LaunchTemplate:\n      LaunchTemplateId: !Ref Template\n      Version: !GetAtt Template.LatestVersionNumber\n",
    );
    if s.balancer {
        out += "    TargetGroupARNs:\n      - !Ref Targets\n    HealthCheckType: ELB\n    HealthCheckGracePeriod: 60\n";
    }
    if !hooks.is_empty() {
        out += "    LifecycleHookSpecificationList:\n";
    }
    for t in hooks {
        out += "      - LifecycleHookName: ";
        out += hook(*t);
        out += "\n        LifecycleTransition: ";
        out += transition(*t);
        out += "\n        HeartbeatTimeout: ";
        out += &s.timeout.to_string();
        out += "\n        DefaultResult: ";
        out += default_result(s);
        out += "\n";
    }
    if let Some(state) = s.pool {
        out += "Pool:\n  Type: AWS::AutoScaling::WarmPool\n  Properties:\n    AutoScalingGroupName: !Ref Group\n    MinSize: 1\n    PoolState: ";
        out += state;
        out += "\n";
    }
    out
}
