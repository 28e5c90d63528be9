//! The AWS configuration behind a run. Account numbers and names are examples.

use super::model::{MULTI, Run};
use crate::Snippet;

/// What makes the copies, what a failover runs, and what moves the callers.
pub fn snippets(run: &Run) -> Vec<Snippet> {
    vec![
        Snippet {
            title: "Copies",
            code: copies(run.copy),
        },
        Snippet {
            title: "Failover",
            code: failover(run),
        },
        Snippet {
            title: "Traffic",
            code: traffic(run),
        },
    ]
}

fn copies(every: i32) -> String {
    match every {
        // The log of changes is streamed: the interval is a lag.
        ..=1 => String::from(
            "# Aurora Global Database: storage-level replication, usually under a second behind\n\
             aws rds create-global-cluster --global-cluster-identifier orders \\\n  \
             --source-db-cluster-identifier arn:aws:rds:eu-west-1:111122223333:cluster:orders\n\
             aws rds create-db-cluster --region eu-central-1 --engine aurora-postgresql \\\n  \
             --db-cluster-identifier orders-dr --global-cluster-identifier orders\n",
        ),
        2..=60 => String::from(
            "# RDS read replica in another Region: asynchronous, so watch the metric ReplicaLag\n\
             aws rds create-db-instance-read-replica --region eu-central-1 \\\n  \
             --db-instance-identifier orders-dr \\\n  \
             --source-db-instance-identifier arn:aws:rds:eu-west-1:111122223333:db:orders\n",
        ),
        61..=300 => String::from(
            "# RDS automated backups, copied: transaction logs go out every 5 minutes\n\
             aws rds start-db-instance-automated-backups-replication --region eu-central-1 \\\n  \
             --source-db-instance-arn arn:aws:rds:eu-west-1:111122223333:db:orders \\\n  \
             --backup-retention-period 7\n",
        ),
        301..=900 => String::from(
            "# A schedule that starts our own export to a bucket replicated to eu-central-1\n\
             aws scheduler create-schedule --name export-orders \\\n  \
             --schedule-expression \"rate(15 minutes)\" \\\n  \
             --flexible-time-window Mode=OFF --target file://export-task.json\n",
        ),
        _ => {
            let mut out = String::from(
                "# aws backup create-backup-plan --backup-plan file://plan.json\n\
                 {\n  \"BackupPlanName\": \"orders\",\n  \"Rules\": [{\n    \"RuleName\": \"copy\",\n    \
                 \"TargetBackupVaultName\": \"orders\",\n    \"ScheduleExpression\": \"cron(0 ",
            );
            out.push_str(match every {
                i32::MIN..=3600 => "*",
                3601..=14_400 => "0/4",
                14_401..=43_200 => "0/12",
                _ => "5",
            });
            out.push_str(
                " * * ? *)\",\n    \"Lifecycle\": { \"DeleteAfterDays\": 35 },\n    \"CopyActions\": [{\n      \
                 \"DestinationBackupVaultArn\":\n        \"arn:aws:backup:eu-central-1:111122223333:backup-vault:orders\"\n    \
                 }]\n  }]\n}\n",
            );
            out
        }
    }
}

fn failover(run: &Run) -> String {
    if run.strategy == MULTI {
        return String::from(
            "# Nothing to start: both Regions serve, and write to a DynamoDB global table\n\
             aws dynamodb update-table --region eu-west-1 --table-name orders \\\n  \
             --replica-updates '[{\"Create\": {\"RegionName\": \"eu-central-1\"}}]'\n",
        );
    }
    let data = match run.copy {
        ..=1 => {
            "# Unplanned, so the lagging second may be lost\n\
             aws rds failover-global-cluster --region eu-central-1 --allow-data-loss \\\n  \
             --global-cluster-identifier orders --target-db-cluster-identifier \"$SECONDARY_ARN\"\n"
        }
        2..=60 => {
            "# A replica takes writes only once it has been promoted\n\
             aws rds promote-read-replica --region eu-central-1 --db-instance-identifier orders-dr\n"
        }
        61..=300 => {
            "aws rds restore-db-instance-to-point-in-time --region eu-central-1 \\\n  \
             --source-db-instance-automated-backups-arn \"$COPIED_BACKUPS\" \\\n  \
             --target-db-instance-identifier orders-dr --use-latest-restorable-time\n"
        }
        301..=900 => {
            "aws s3 cp s3://orders-export-eu-central-1/newest.dump . && ./import newest.dump\n"
        }
        _ => {
            "aws backup start-restore-job --region eu-central-1 --recovery-point-arn \"$NEWEST\" \\\n  \
             --iam-role-arn \"$ROLE\" --metadata file://restore.json\n"
        }
    };
    let servers = match run.strategy {
        0 => {
            "# Nothing runs yet: rebuild it from code\n\
             aws cloudformation deploy --region eu-central-1 --stack-name orders \\\n  \
             --template-file orders.yaml\n"
        }
        1 => {
            "# The servers are off: from 0 to full size\n\
             aws autoscaling update-auto-scaling-group --region eu-central-1 \\\n  \
             --auto-scaling-group-name orders --min-size 6 --desired-capacity 6\n"
        }
        _ => {
            "# Two servers run already: up to full size\n\
             aws autoscaling update-auto-scaling-group --region eu-central-1 \\\n  \
             --auto-scaling-group-name orders --min-size 6 --desired-capacity 6\n"
        }
    };
    [data, servers].concat()
}

fn traffic(run: &Run) -> String {
    if run.ttl == 0 {
        return String::from(
            "# Global Accelerator: two fixed addresses, so no DNS answer has to expire\n\
             aws globalaccelerator create-endpoint-group --region us-west-2 \\\n  \
             --listener-arn \"$LISTENER\" --endpoint-group-region eu-central-1 \\\n  \
             --health-check-interval-seconds 10 --threshold-count 3\n",
        );
    }
    let mut out = String::from(
        "# Route 53: aws route53 change-resource-record-sets --change-batch file://failover.json\n\
         { \"Changes\": [{ \"Action\": \"UPSERT\", \"ResourceRecordSet\": {\n    \
         \"Name\": \"orders.example.com\", \"Type\": \"CNAME\",\n    \
         \"SetIdentifier\": \"primary\", \"Failover\": \"PRIMARY\",\n    \
         \"HealthCheckId\": \"abcdef11-2222-3333-4444-555555fedcba\",\n    \"TTL\": ",
    );
    out.push_str(&run.ttl.to_string());
    out.push_str(
        ",\n    \"ResourceRecords\": [{ \"Value\": \"orders.eu-west-1.example.com\" }]\n} }] }\n",
    );
    out
}
