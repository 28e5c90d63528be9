//! Markdown to markup, as screens receive it.

use super::common::{compiled, small};
use expect_test::expect;

#[test]
fn the_small_bank_as_markup() {
    let bank = compiled(&small());
    let topic = &bank.contents[0];
    expect!["A hook holds an instance until <em>your</em> work is done. See groups."]
        .assert_eq(&topic.lead.0);
    expect![[r##"
        <h2 id="n-the-wait-ends-in-two-ways">The wait ends in two ways</h2>
        <p>Somebody answers, or <code>HeartbeatTimeout</code> runs out:</p>
        <ol>
        <li>
        <code>CONTINUE</code>
        </li>
        <li>
        <code>ABANDON</code> &amp; nothing else</li>
        </ol>
        <div class="scroll" data-scroll tabindex="0" role="group" aria-label="Table">
        <table>
        <thead>
        <tr>
        <th scope="col">Hook</th>
        <th scope="col" class="num">Waits in</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>launch</td>
        <td class="num">
        <code>Pending:Wait</code>
        </td>
        </tr>
        </tbody>
        </table>
        </div>
        <pre tabindex="0">
        <code>aws autoscaling complete-lifecycle-action --lifecycle-action-result &quot;CONTINUE&quot; &lt; /dev/null
        </code>
        </pre>
        <h3 id="n-try-it">Try it</h3>
        <p>
        <a href="#/diagrams/hooks?at=2&amp;dir=out">Step through it</a>, or read <a href="https://docs.aws.amazon.com/hooks.html" target="_blank" rel="noopener">the manual</a>.</p>"##]].assert_eq(&topic.notes.0.replace("><", ">\n<"));
    expect![[r#"
        [
            (
                "n-the-wait-ends-in-two-ways",
                Html(
                    "The wait ends in two ways",
                ),
            ),
        ]
    "#]]
    .assert_debug_eq(&topic.headings);
    expect![[r#"
        [
            Fact {
                ask: Html(
                    "How long does a hook wait?",
                ),
                answer: Html(
                    "3600 seconds",
                ),
                text: Html(
                    "A hook waits for an hour unless <code>HeartbeatTimeout</code> says otherwise.",
                ),
                then: None,
                docs: Some(
                    "https://docs.aws.amazon.com/hooks.html",
                ),
            },
            Fact {
                ask: Html(
                    "What does a hook do when nobody answers?",
                ),
                answer: Html(
                    "<code>ABANDON</code>",
                ),
                text: Html(
                    "The default result is <strong>ABANDON</strong>.",
                ),
                then: Some(
                    Html(
                        "The older exam asks the same.",
                    ),
                ),
                docs: Some(
                    "https://docs.aws.amazon.com/hooks.html",
                ),
            },
        ]
    "#]]
    .assert_debug_eq(&topic.facts);
    expect![[r#"
        [
            Question {
                stem: Html(
                    "<p>A bank's instances need 50 minutes to warm their caches.</p><p>They must not be sent requests before.</p>",
                ),
                ask: Html(
                    "Which change meets this with the least effort?",
                ),
                options: [
                    QuestionOption {
                        text: Html(
                            "Add a launch hook to the group.",
                        ),
                        right: true,
                        why: Html(
                            "It holds each instance in <code>Pending:Wait</code>.",
                        ),
                        tempts: None,
                    },
                    QuestionOption {
                        text: Html(
                            "Add a termination hook to the group.",
                        ),
                        right: false,
                        why: Html(
                            "It holds instances on the way out.",
                        ),
                        tempts: Some(
                            Html(
                                "It is a hook as well.",
                            ),
                        ),
                    },
                    QuestionOption {
                        text: Html(
                            "Lengthen the grace period.",
                        ),
                        right: false,
                        why: Html(
                            "Requests come all the same.",
                        ),
                        tempts: None,
                    },
                    QuestionOption {
                        text: Html(
                            "Suspend the launch process.",
                        ),
                        right: false,
                        why: Html(
                            "Nothing starts.",
                        ),
                        tempts: None,
                    },
                ],
                diagram: Some(
                    "hooks?at=1",
                ),
                docs: [
                    "https://docs.aws.amazon.com/hooks.html",
                ],
                working: [],
                variants: [],
            },
        ]
    "#]].assert_debug_eq(&topic.questions);
}

#[test]
fn the_small_bank_as_json() {
    let bank = compiled(&small());
    let json = serde_json::to_string_pretty(&bank.contract()).expect("the contract is plain data");
    expect![[r#"
        {
          "blueprints": [
            {
              "exam": "C02",
              "code": "DOP-C02",
              "title": "The current exam",
              "offered": "now",
              "questions": 75,
              "scored": 65,
              "minutes": 180,
              "pass": 750,
              "scale_min": 100,
              "scale_max": 1000,
              "domains": [
                {
                  "number": 1,
                  "title": "All of it",
                  "short": "All",
                  "weight": 100,
                  "objectives": [
                    {
                      "number": "3.1",
                      "title": "Make it last."
                    },
                    {
                      "number": "3.2",
                      "title": "Make it scale."
                    }
                  ]
                }
              ]
            },
            {
              "exam": "C01",
              "code": "DOP-C01",
              "title": "The older exam",
              "offered": "then",
              "questions": 75,
              "scored": 75,
              "minutes": 180,
              "pass": 750,
              "scale_min": 100,
              "scale_max": 1000,
              "domains": [
                {
                  "number": 1,
                  "title": "All of it",
                  "short": "All",
                  "weight": 100,
                  "objectives": [
                    {
                      "number": "2.4",
                      "title": "Use hooks."
                    }
                  ]
                }
              ]
            }
          ],
          "topics": [
            {
              "id": "hooks",
              "title": "Lifecycle hooks",
              "domain": 6,
              "weight": "background",
              "era": "both",
              "notes": "A hook holds an instance until *your* work is done. See [groups](topic:groups).\n\n## The wait ends in two ways\n\nSomebody answers, or `HeartbeatTimeout` runs out:\n\n1. `CONTINUE`\n2. `ABANDON` & nothing else\n\n| Hook | Waits in |\n| --- | ---: |\n| launch | `Pending:Wait` |\n\n```bash\naws autoscaling complete-lifecycle-action --lifecycle-action-result \"CONTINUE\" < /dev/null\n```\n\n### Try it\n\n[Step through it](diagram:hooks?at=2&dir=out), or read [the manual](https://docs.aws.amazon.com/hooks.html).",
              "facts": [
                {
                  "id": "hooks-guide/wait",
                  "also": [
                    "hooks-slides/wait"
                  ],
                  "ask": "How long does a hook wait?",
                  "answer": "3600 seconds",
                  "text": "A hook waits for an hour unless `HeartbeatTimeout` says otherwise.",
                  "era": "both",
                  "docs": "https://docs.aws.amazon.com/hooks.html"
                },
                {
                  "id": "hooks-guide/default",
                  "also": [
                    "hooks-slides/default"
                  ],
                  "ask": "What does a hook do when nobody answers?",
                  "answer": "`ABANDON`",
                  "text": "The default result is **ABANDON**.",
                  "era": "both",
                  "docs": "https://docs.aws.amazon.com/hooks.html"
                }
              ],
              "questions": [
                {
                  "id": "hooks/q-slow-start",
                  "stem": "A bank's instances need 50 minutes to warm their caches.\n\nThey must not be sent requests before.",
                  "ask": "Which change meets this with the least effort?",
                  "options": [
                    {
                      "text": "Add a launch hook to the group.",
                      "right": true,
                      "why": "It holds each instance in `Pending:Wait`.",
                      "tempts": null
                    },
                    {
                      "text": "Add a termination hook to the group.",
                      "right": false,
                      "why": "It holds instances on the way out.",
                      "tempts": "It is a hook as well."
                    },
                    {
                      "text": "Lengthen the grace period.",
                      "right": false,
                      "why": "Requests come all the same.",
                      "tempts": null
                    },
                    {
                      "text": "Suspend the launch process.",
                      "right": false,
                      "why": "Nothing starts.",
                      "tempts": null
                    }
                  ],
                  "facts": [
                    "hooks-guide/wait"
                  ],
                  "c01": [
                    "2.4"
                  ],
                  "c02": [
                    "3.1"
                  ],
                  "difficulty": 2,
                  "docs": [
                    "https://docs.aws.amazon.com/hooks.html"
                  ]
                }
              ]
            }
          ]
        }"#]].assert_eq(&json);
}
