//! The notation in which authors write patterns of versions and shapes of pictures.
//!
//! A pattern: `{run}` numbers with dots, `{run 2-4}` so many of them; `{date}` and `{date6}`;
//! `{word}` names the series; `{skip}` a word that says nothing; `{letter}`; `{rest}`; `[…]`
//! may be left out; `_` is any run of spaces, dashes and underscores, `~` of dots too; anything
//! else stands for itself. A shape: `rect x y w h r`,
//! `circle x y r`, `line x y x y …`, `path …` (path data). All numbers are absolute.

use super::super::form::Piece;

/// The pieces of a pattern.
///
/// # Errors
/// What is wrong with it.
pub(super) fn pieces(text: &str) -> Result<Vec<Piece>, String> {
    let mut chars = text.chars();
    let pieces = list(&mut chars, false)?;
    Ok(pieces)
}

fn list(chars: &mut std::str::Chars<'_>, inside: bool) -> Result<Vec<Piece>, String> {
    let (mut pieces, mut said) = (Vec::new(), String::new());
    let end = |said: &mut String, pieces: &mut Vec<Piece>| {
        if !said.is_empty() {
            pieces.push(Piece::Said(std::mem::take(said)));
        }
    };
    while let Some(c) = chars.next() {
        match c {
            '{' => {
                end(&mut said, &mut pieces);
                let name: String = chars.by_ref().take_while(|c| *c != '}').collect();
                pieces.push(field(&name)?);
            }
            '[' => {
                end(&mut said, &mut pieces);
                pieces.push(Piece::Maybe(list(chars, true)?));
            }
            ']' if inside => {
                end(&mut said, &mut pieces);
                return Ok(pieces);
            }
            ']' | '}' => return Err(format!("`{c}` closes nothing")),
            c => said.push(c),
        }
    }
    if inside {
        return Err("`[` is not closed".to_owned());
    }
    end(&mut said, &mut pieces);
    Ok(pieces)
}

fn field(name: &str) -> Result<Piece, String> {
    Ok(match name {
        "run" => Piece::Run(1, 8),
        "date" => Piece::Date(true),
        "date6" => Piece::Date(false),
        "word" => Piece::Word,
        "skip" => Piece::Skip,
        "letter" => Piece::Letter,
        "rest" => Piece::Rest,
        other => {
            let counts = other
                .strip_prefix("run ")
                .map(|counts| counts.split_once('-').unwrap_or((counts, counts)));
            let parsed = counts.and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
            match parsed {
                Some((least, most)) if 1 <= least && least <= most && most <= 8 => {
                    Piece::Run(least, most)
                }
                _ => {
                    return Err(format!(
                        "`{{{other}}}`; one of run, run 2-4, date, date6, word, skip, letter, rest"
                    ));
                }
            }
        }
    })
}

/// Path data of shapes, joined.
///
/// # Errors
/// The shape that is none, or that leaves the field.
pub(super) fn path(shapes: &[String], size: [u16; 2]) -> Result<String, String> {
    let mut out = String::new();
    for shape in shapes {
        let (name, rest) = shape.split_once(' ').unwrap_or((shape, ""));
        let numbers = || -> Result<Vec<f32>, String> {
            let all: Result<Vec<f32>, _> = rest.split_whitespace().map(str::parse).collect();
            all.map_err(|_| format!("`{shape}`: numbers with spaces between them"))
        };
        let drawn = match name {
            "rect" => match numbers()?[..] {
                [x, y, w, h] => rect(x, y, w, h, 0.0),
                [x, y, w, h, r] => rect(x, y, w, h, r),
                _ => {
                    return Err(format!(
                        "`{shape}`: rect x y w h, and r where it is rounded"
                    ));
                }
            },
            "circle" => match numbers()?[..] {
                [x, y, r] => format!(
                    "M{} {y}a{r} {r} 0 1 0 {} 0a{r} {r} 0 1 0 {} 0z",
                    x - r,
                    2.0 * r,
                    -2.0 * r
                ),
                _ => return Err(format!("`{shape}`: circle x y r")),
            },
            "line" => {
                let numbers = numbers()?;
                if numbers.len() < 4 || numbers.len() % 2 == 1 {
                    return Err(format!("`{shape}`: line x y x y …"));
                }
                let points = numbers.chunks(2).enumerate();
                points
                    .map(|(at, p)| format!("{}{} {}", if at == 0 { 'M' } else { 'L' }, p[0], p[1]))
                    .collect()
            }
            "path" if rest.starts_with(['M', 'm']) => rest.to_owned(),
            _ => return Err(format!("`{shape}`; one of rect, circle, line, path M…")),
        };
        if name != "path" {
            let numbers = numbers()?;
            let (w, h) = (f32::from(size[0]), f32::from(size[1]));
            let out_of = |x: f32, y: f32| x < 0.0 || y < 0.0 || x > w || y > h;
            if numbers
                .chunks(2)
                .next()
                .is_some_and(|p| p.len() == 2 && out_of(p[0], p[1]))
            {
                return Err(format!("`{shape}` leaves the field of {w} by {h}"));
            }
        }
        out.push_str(&drawn);
    }
    Ok(out)
}

fn rect(x: f32, y: f32, w: f32, h: f32, r: f32) -> String {
    if r <= 0.0 {
        return format!("M{x} {y}h{w}v{h}h{}z", -w);
    }
    let (across, down) = (w - 2.0 * r, h - 2.0 * r);
    format!(
        "M{} {y}h{across}a{r} {r} 0 0 1 {r} {r}v{down}a{r} {r} 0 0 1 {} {r}h{}a{r} {r} 0 0 1 {} {}v{}a{r} {r} 0 0 1 {r} {}z",
        x + r,
        -r,
        -across,
        -r,
        -r,
        -down,
        -r
    )
}
