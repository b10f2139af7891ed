//! The server as a browser meets it.

use super::*;
use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
};

const PAGE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";

struct Site {
    folder: std::path::PathBuf,
    server: Server,
}

impl Site {
    fn new(name: &str, prefix: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("poscheck-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("assets")).unwrap();
        fs::write(folder.join("index.html"), PAGE).unwrap();
        fs::write(folder.join("assets/app.0123456789ab.wasm"), [0; 500]).unwrap();
        let server = Server::start_at(&folder, 0, prefix).unwrap();
        Self { folder, server }
    }

    fn get(&self, path: &str, more: &str) -> String {
        let mut stream = TcpStream::connect(self.server.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n"
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn the_page_comes_with_its_own_policy() {
    let site = Site::new("policy", "/");
    let answer = site.get("/", "");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(
        answer.contains("default-src 'none'; frame-ancestors *"),
        "{answer}"
    );
    assert!(
        answer.contains("nosniff") && answer.contains("no-cache"),
        "{answer}"
    );
    assert!(answer.ends_with(PAGE), "{answer}");
}

#[test]
fn wasm_has_its_type_and_is_kept_for_ever() {
    let answer = Site::new("wasm", "/").get("/assets/app.0123456789ab.wasm", "");
    assert!(
        answer.contains("application/wasm") && answer.contains("immutable"),
        "{answer}"
    );
}

#[test]
fn brotli_is_sent_to_those_who_take_it() {
    let site = Site::new("brotli", "/");
    let path = "/assets/app.0123456789ab.wasm";
    assert!(
        site.get(path, "Accept-Encoding: gzip, br\r\n")
            .contains("Content-Encoding: br")
    );
    assert!(
        !site
            .get(path, "Accept-Encoding: gzip, br;q=0\r\n")
            .contains("Content-Encoding")
    );
}

#[test]
fn what_lies_beside_a_file_is_sent_where_it_holds_the_same_and_is_no_file_itself() {
    let folder = std::env::temp_dir().join(format!("poscheck-beside-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let text = "the same words over and over. ".repeat(40);
    let (strong, other) = (compressed(text.as_bytes(), 11), compressed(b"other", 11));
    let files = [
        ("index.html", PAGE.as_bytes()),
        ("a.txt", text.as_bytes()),
        ("a.txt.br", &strong),
        ("b.txt", text.as_bytes()),
        ("b.txt.br", &other),
        ("b.txt.gz", b"x"),
    ];
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let files = Files::read(&folder).unwrap();
    assert_eq!(files.get("a.txt").unwrap().brotli(), strong);
    let made = files.get("b.txt").unwrap().brotli();
    assert_eq!(unpacked(made).unwrap(), text.as_bytes());
    assert!(files.get("a.txt.br").is_none() && files.get("b.txt.gz").is_none());
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn only_the_sites_files_under_its_path_are_there() {
    let site = Site::new("prefix", "/a/b/");
    assert!(site.get("/a/b/?x=1", "").starts_with("HTTP/1.1 200"));
    assert!(site.get("/", "").starts_with("HTTP/1.1 404"));
    assert!(
        site.get("/a/b/../../etc/passwd", "")
            .starts_with("HTTP/1.1 404")
    );
    assert_eq!(
        site.server.asked(),
        ["/a/b/?x=1", "/", "/a/b/../../etc/passwd"]
    );
}

#[test]
fn a_taken_port_is_said_with_the_mend() {
    let site = Site::new("taken", "/");
    let port = site.server.address.port();
    let error = Server::start_at(&site.folder, port, "/")
        .err()
        .unwrap()
        .to_string();
    assert!(
        error.contains("is taken") && error.contains("--port"),
        "{error}"
    );
}

#[test]
fn silent_connections_hold_nobody_up() {
    let site = Site::new("silent", "/");
    let silent: Vec<TcpStream> = (0..40)
        .map(|_| TcpStream::connect(site.server.address).unwrap())
        .collect();
    for _ in 0..10 {
        assert!(site.get("/", "").starts_with("HTTP/1.1 200"));
    }
    drop(silent);
}

#[test]
fn a_head_alone_has_no_body() {
    let site = Site::new("head", "/");
    let mut stream = TcpStream::connect(site.server.address).unwrap();
    write!(stream, "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(
        answer.contains(&format!("Content-Length: {}\r\n", PAGE.len()))
            && answer.ends_with("\r\n\r\n"),
        "{answer}"
    );
}
