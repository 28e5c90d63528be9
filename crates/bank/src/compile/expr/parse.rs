//! From text to expression, by recursive descent.

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expr {
    Number(f64),
    Text(String),
    Name(String),
    List(Vec<Expr>),
    Binary(&'static str, Box<(Expr, Expr)>),
    Not(Box<Expr>),
    If(Box<(Expr, Expr, Expr)>),
    Index(Box<(Expr, Expr)>),
    Field(Box<Expr>, String),
    Call(String, Vec<Expr>),
    /// `item for name in list where condition`.
    For {
        item: Box<Expr>,
        name: String,
        list: Box<Expr>,
        condition: Option<Box<Expr>>,
    },
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(f64),
    Text(String),
    Word(String),
    Sign(&'static str),
}

type Parsed = Result<Expr, String>;

pub(crate) fn parse(text: &str) -> Parsed {
    let mut parser = Parser {
        tokens: tokens(text)?,
        at: 0,
    };
    let expr = parser.expr()?;
    match parser.tokens.get(parser.at) {
        None => Ok(expr),
        Some(token) => Err(format!("{token:?} is one too many")),
    }
}

/// Longer signs before those that they begin with.
const SIGNS: [&str; 20] = [
    "..", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "(", ")", "[", "]", ",", ".",
    "{", "}",
];

/// How many digits the text begins with.
fn digits(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len())
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let mut length = 0;
        if first.is_ascii_digit() {
            length = digits(rest);
            let fraction = rest[length..].strip_prefix('.').map_or(0, digits);
            if fraction > 0 {
                length += 1 + fraction;
            }
            tokens.push(Token::Number(
                rest[..length]
                    .parse()
                    .map_err(|_| "a number is malformed")?,
            ));
        } else if first.is_ascii_alphabetic() || first == '_' {
            let end = |c: char| !c.is_ascii_alphanumeric() && c != '_';
            length = rest.find(end).unwrap_or(rest.len());
            tokens.push(Token::Word(rest[..length].into()));
        } else if first == '\'' {
            let close = rest[1..].find('\'').ok_or("a ' is never closed")?;
            length = close + 2;
            tokens.push(Token::Text(rest[1..=close].into()));
        } else if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            length = sign.len();
            tokens.push(Token::Sign(sign));
        }
        if length == 0 {
            return Err(format!("`{first}` means nothing here"));
        }
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
}

impl Parser {
    fn takes(&mut self, token: &Token) -> bool {
        let found = self.tokens.get(self.at) == Some(token);
        self.at += usize::from(found);
        found
    }

    fn sign(&mut self, sign: &'static str) -> bool {
        self.takes(&Token::Sign(sign))
    }

    fn word(&mut self, word: &str) -> bool {
        self.takes(&Token::Word(word.into()))
    }

    fn expect(&mut self, found: bool, what: &str) -> Result<(), String> {
        if found {
            Ok(())
        } else {
            Err(format!("`{what}` is missing"))
        }
    }

    fn name(&mut self) -> Result<String, String> {
        match self.tokens.get(self.at) {
            Some(Token::Word(name)) => {
                self.at += 1;
                Ok(name.clone())
            }
            _ => Err("a name is missing".into()),
        }
    }

    fn expr(&mut self) -> Parsed {
        if self.word("if") {
            let condition = self.expr()?;
            let found = self.word("then");
            self.expect(found, "then")?;
            let yes = self.expr()?;
            let found = self.word("else");
            self.expect(found, "else")?;
            return Ok(Expr::If(Box::new((condition, yes, self.expr()?))));
        }
        self.any_of()
    }

    fn any_of(&mut self) -> Parsed {
        let mut left = self.all_of()?;
        while self.word("or") {
            left = Expr::Binary("or", Box::new((left, self.all_of()?)));
        }
        Ok(left)
    }

    fn all_of(&mut self) -> Parsed {
        let mut left = self.negation()?;
        while self.word("and") {
            left = Expr::Binary("and", Box::new((left, self.negation()?)));
        }
        Ok(left)
    }

    fn negation(&mut self) -> Parsed {
        if self.word("not") {
            Ok(Expr::Not(Box::new(self.negation()?)))
        } else {
            self.binary(0)
        }
    }

    /// Binary operators, each row binding tighter than the one before.
    fn binary(&mut self, row: usize) -> Parsed {
        const ROWS: [&[&str]; 4] = [
            &["==", "!=", "<=", ">=", "<", ">"],
            &[".."],
            &["+", "-"],
            &["*", "/", "%"],
        ];
        let Some(signs) = ROWS.get(row) else {
            return self.unary();
        };
        let mut left = self.binary(row + 1)?;
        while let Some(sign) = signs.iter().find(|sign| self.sign(sign)) {
            left = Expr::Binary(sign, Box::new((left, self.binary(row + 1)?)));
        }
        Ok(left)
    }

    fn unary(&mut self) -> Parsed {
        if self.sign("-") {
            return Ok(Expr::Binary(
                "-",
                Box::new((Expr::Number(0.0), self.unary()?)),
            ));
        }
        let mut expr = self.atom()?;
        loop {
            if self.sign("[") {
                let index = self.expr()?;
                let found = self.sign("]");
                self.expect(found, "]")?;
                expr = Expr::Index(Box::new((expr, index)));
            } else if self.sign(".") {
                expr = Expr::Field(Box::new(expr), self.name()?);
            } else {
                return Ok(expr);
            }
        }
    }

    fn atom(&mut self) -> Parsed {
        let token = self
            .tokens
            .get(self.at)
            .cloned()
            .ok_or("it ends too soon")?;
        self.at += 1;
        match token {
            Token::Number(number) => Ok(Expr::Number(number)),
            Token::Text(text) => Ok(Expr::Text(text)),
            Token::Word(name) if self.sign("(") => Ok(Expr::Call(name, self.items(")")?)),
            Token::Word(name) => Ok(Expr::Name(name)),
            Token::Sign("[") => Ok(Expr::List(self.items("]")?)),
            Token::Sign("(") => {
                let expr = self.expr()?;
                let found = self.sign(")");
                self.expect(found, ")")?;
                Ok(expr)
            }
            Token::Sign(sign) => Err(format!("`{sign}` stands where a value should")),
        }
    }

    /// Expressions with commas between them, or one with `for`.
    fn items(&mut self, close: &'static str) -> Result<Vec<Expr>, String> {
        let mut items = Vec::new();
        while !self.sign(close) {
            let item = self.expr()?;
            items.push(if self.word("for") {
                self.comprehension(item)?
            } else {
                item
            });
            if !self.sign(",") {
                let found = self.sign(close);
                self.expect(found, close)?;
                break;
            }
        }
        Ok(items)
    }

    fn comprehension(&mut self, item: Expr) -> Parsed {
        let name = self.name()?;
        let found = self.word("in");
        self.expect(found, "in")?;
        let list = Box::new(self.expr()?);
        let condition = if self.word("where") {
            Some(Box::new(self.expr()?))
        } else {
            None
        };
        Ok(Expr::For {
            item: Box::new(item),
            name,
            list,
            condition,
        })
    }
}
