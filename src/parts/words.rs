//! Small pieces of text and markup that several pages need.

/// Text made safe for markup.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// Puts pieces of markup to what there is. One routine for all: written out at each place it would
/// be a large part of the app.
#[inline(never)]
pub fn put(out: &mut String, pieces: &[&str]) {
    for piece in pieces {
        out.push_str(piece);
    }
}

/// `1 card`, `3 cards`, `1,200 cards`.
pub fn count(n: usize, one: &str) -> String {
    let mut number = n.to_string();
    if n >= 1000 {
        number.insert(number.len() - 3, ',');
    }
    if n == 1 { [&number, " ", one].concat() } else { [&number, " ", one, "s"].concat() }
}

/// Small numbers as words, as a sentence says them: `two`.
pub fn spelled(n: usize) -> String {
    const WORDS: [&str; 11] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_string())
}

/// The letter of an option.
pub fn letter(nth: usize) -> &'static str {
    ["A", "B", "C", "D", "E", "F"].get(nth).copied().unwrap_or("?")
}

/// The option that a key means, among `options` of them.
pub fn option_of(key: &str, options: usize) -> Option<usize> {
    let mut chars = key.chars();
    let (first, rest) = (chars.next()?.to_ascii_uppercase(), chars.next());
    let nth = (first as usize).checked_sub('A' as usize)?;
    (rest.is_none() && nth < options.min(6)).then_some(nth)
}

/// Names as AWS writes them, for words of addresses. Two words in a row may make one: `Cloud Watch`.
const NAMES: &str = " ACL ALB AMI API AWS AZ CDK CLI DB DNS EBS EC2 ECR ECS EFS EKS ELB IAM IAMDB KMS NLB OS RDS RUM S3 SAM SDK SNS SQS SSL SSM VPC VPN \
CloudFormation CloudFront CloudTrail CloudWatch CodeArtifact CodeBuild CodeCommit CodeDeploy CodePipeline DevOps DynamoDB ElastiCache \
DDoS EventBridge Fargate GitHub GuardDuty Lambda MySQL OpenSearch OpsCenter PostgreSQL StackSet StackSets X-Ray ";

/// The name that `word` is, whatever its case.
fn known(word: &str) -> Option<&'static str> {
    NAMES.split(' ').find(|name| !word.is_empty() && name.eq_ignore_ascii_case(word))
}

/// The words of a file's name: parted by signs, and where a capital follows a small letter.
fn parts(name: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for piece in name.split(['_', '-', '.']).filter(|piece| !piece.is_empty()) {
        if known(piece).is_some() || !piece.is_ascii() {
            out.push(piece);
            continue;
        }
        let bytes = piece.as_bytes();
        let small = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
        let mut from = 0;
        for at in 1..bytes.len() {
            // The last capital of a row begins the next word, but not before a plural's s alone.
            let begins = !bytes[at - 1].is_ascii_uppercase() || (small(at + 1) && small(at + 2));
            if bytes[at].is_ascii_uppercase() && begins {
                out.push(&piece[from..at]);
                from = at;
            }
        }
        out.push(&piece[from..]);
    }
    out
}

/// What an official page is called in a list: the last part of its address, in words. Where that
/// part says nothing, the guide's name goes with it.
pub fn page_name(url: &str) -> String {
    let path = url.split(['#', '?']).next().unwrap_or(url).trim_end_matches('/');
    let (guide, last) = path.rsplit_once('/').unwrap_or(("", path));
    let mut name = last.strip_suffix(".html").unwrap_or(last);
    // Operations and types keep the name that one types.
    if let Some(name) = name.strip_prefix("API_") {
        return ["API: ", name].concat();
    }
    for lead in ["how-to-", "USER_", "CHAP_", "Concepts.", "Overview.", "id_"] {
        name = name.strip_prefix(lead).unwrap_or(name);
    }
    let mut words = in_words(name);
    if ["Welcome", "Introduction", "Intro", "Home", "Limits", "What is", "Faqs"].contains(&words.as_str())
        && let Some(guide) = guide.split('/').nth(3)
    {
        let guide = guide.strip_prefix("Amazon").or(guide.strip_prefix("AWS")).unwrap_or(guide);
        words.push_str(&[", ", &in_words(guide)].concat());
    }
    words
}

/// A file's name as a title in sentence case.
fn in_words(name: &str) -> String {
    let parts = parts(name);
    let mut words = String::new();
    let mut at = 0;
    while at < parts.len() {
        let two = parts.get(at + 1).map(|next| [parts[at], next].concat());
        let (word, taken) = match (two.and_then(|two| known(&two)), known(parts[at])) {
            (Some(name), _) => (name.to_string(), 2),
            (_, Some(name)) => (name.to_string(), 1),
            _ if parts[at].len() > 1 && parts[at].bytes().all(|b| !b.is_ascii_lowercase()) => (parts[at].to_string(), 1),
            _ if parts[at].ends_with('s') && parts[at].bytes().filter(u8::is_ascii_uppercase).count() > 1 => (parts[at].to_string(), 1),
            _ => (parts[at].to_ascii_lowercase(), 1),
        };
        words.push_str(if at == 0 { "" } else { " " });
        words.push_str(&word);
        at += taken;
    }
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words.replace("auto scaling", "Auto Scaling")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_as_one_writes_them() {
        assert_eq!(count(1, "card"), "1 card");
        assert_eq!(count(0, "card"), "0 cards");
        assert_eq!(count(2382, "card"), "2,382 cards");
    }

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(escape("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
    }

    #[test]
    fn keys_mean_options() {
        assert_eq!(option_of("a", 4), Some(0));
        assert_eq!(option_of("D", 4), Some(3));
        for key in ["e", "1", "Enter", "ä", ""] {
            assert_eq!(option_of(key, 4), None, "{key}");
        }
    }

    #[test]
    fn pages_have_names() {
        let url = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html#top";
        assert_eq!(page_name(url), "Lifecycle hooks");
        for (page, name) in [
            ("AmazonRDS/latest/UserGuide/USER_ReadRepl.html", "Read repl"),
            ("codebuild/latest/APIReference/API_CreateProject.html", "API: CreateProject"),
            ("codebuild/latest/userguide/limits.html", "Limits, CodeBuild"),
            ("AWSCloudFormation/latest/UserGuide/Welcome.html", "Welcome, CloudFormation"),
            ("AmazonCloudWatch/latest/logs/WhatIsCloudWatchLogs.html", "What is CloudWatch logs"),
            ("AmazonS3/latest/userguide/UsingKMSEncryption.html", "Using KMS encryption"),
            ("AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html", "Multi AZ"),
            ("AWSEC2/latest/UserGuide/CopyingAMIs.html", "Copying AMIs"),
            ("IAM/latest/UserGuide/id_roles_use.html", "Roles use"),
            ("waf/latest/developerguide/ddos-overview.html", "DDoS overview"),
            ("autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html", "EC2 Auto Scaling warm pools"),
            ("codepipeline/latest/userguide/action-reference-StackSets.html", "Action reference StackSets"),
        ] {
            assert_eq!(page_name(&["https://docs.aws.amazon.com/", page].concat()), name);
        }
        assert_eq!(page_name("https://aws.amazon.com/builders-library/"), "Builders library");
    }
}
