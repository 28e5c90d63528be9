// Every screen, by its route and by the heading that says one is there.

/** Screens that can be opened by their address alone. `first` comes before the exam is chosen. */
export const SCREENS = [
  { name: "today", route: "#/", heading: /green/ },
  { name: "topics", route: "#/topics", heading: /^Topics/ },
  { name: "topic", route: "#/topics/health-checks", heading: /./ },
  { name: "practice", route: "#/practice", heading: /^Practice$/ },
  { name: "question", route: "#/practice?count=5&seed=7", heading: /^Question 1 of 5/ },
  { name: "exam", route: "#/exam", heading: /^Exam simulation$/ },
  { name: "no report", route: "#/exam/report/9", heading: /No such report/ },
  { name: "card", route: "#/cards?new=10", heading: /./ },
  { name: "own cards", route: "#/cards/own", heading: /^Your cards$/ },
  { name: "diagrams", route: "#/diagrams", heading: /^Diagrams/ },
  { name: "lambda-alias", route: "#/diagrams/lambda-alias", heading: /./ },
  { name: "rto-rpo", route: "#/diagrams/rto-rpo", heading: /./ },
  { name: "lifecycle-hooks", route: "#/diagrams/lifecycle-hooks", heading: /./ },
  { name: "confusions", route: "#/confusions", heading: /^Confusions$/ },
  { name: "glossary", route: "#/glossary?at=rpo", heading: /^Glossary$/ },
  { name: "changes", route: "#/changes", heading: /^Then and now$/ },
  { name: "services", route: "#/services", heading: /^Services$/ },
  { name: "service", route: "#/services/fargate", heading: /^AWS Fargate$/ },
  { name: "progress", route: "#/progress", heading: /./ },
  { name: "search", route: "#/search?q=lambda", heading: /./ },
  { name: "settings", route: "#/settings", heading: /^Settings$/ },
  { name: "unknown address", route: "#/nowhere", heading: /no such page/ },
  { name: "unknown service", route: "#/services/nowhere", heading: /No such service/ },
  { name: "unknown topic", route: "#/topics/nowhere", heading: /No such topic/ },
];

export const FIRST_RUN = { name: "first run", route: "#/", heading: /Ready for the AWS DevOps Engineer exam/ };

export const DIAGRAMS = ["lambda-alias", "rto-rpo", "lifecycle-hooks"];
