//! The bill of materials: what is compiled into the programs, for those who have to know.
//!
//! In: the parts. Out: CycloneDX 1.6 in JSON (ECMA-424), without times, serial numbers and
//! addresses of registries: the same parts give the same bytes.

use super::parts::{Part, Parts};
use anyhow::Result;
use serde_json::{Value, json};

/// The file's name.
pub(super) const NAME: &str = "sbom.cdx.json";

/// Writes the bill.
pub(super) fn write(parts: &Parts) -> Result<String> {
    let own = &parts.own;
    let rust = json!({
        "type": "library",
        "bom-ref": format!("pkg:generic/rust-std@{}", parts.rust),
        "name": "rust-std",
        "version": parts.rust,
        "description": "Rust's standard library, as the compiler brings it.",
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        "purl": format!("pkg:generic/rust-std@{}", parts.rust),
    });
    let mut components: Vec<Value> = parts.crates.iter().map(component).collect();
    components.push(rust);
    let bill = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "bom-ref": purl(own),
            "name": own.name,
            "version": own.version,
            "licenses": [{ "expression": own.licence }],
            "purl": purl(own),
        } },
        "components": components,
    });
    Ok(serde_json::to_string_pretty(&bill)? + "\n")
}

fn component(part: &Part) -> Value {
    let mut component = json!({
        "type": "library",
        "bom-ref": purl(part),
        "name": part.name,
        "version": part.version,
        "scope": "required",
        "licenses": [{ "expression": part.licence }],
        "purl": purl(part),
    });
    if let Some(sum) = &part.sha256 {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    component
}

/// A crate's package URL; a plus in a version is escaped, as everywhere in addresses.
fn purl(part: &Part) -> String {
    let version = part.version.replace('+', "%2B");
    format!("pkg:cargo/{}@{version}", part.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, version: &str, sum: Option<&str>) -> Part {
        Part {
            name: name.to_owned(),
            version: version.to_owned(),
            licence: "MIT".to_owned(),
            sha256: sum.map(str::to_owned),
            texts: Vec::new(),
        }
    }

    #[test]
    fn each_part_has_its_name_version_licence_address_and_sum() {
        let parts = Parts {
            own: part("poscheck", "0.1.0", None),
            crates: vec![part("x", "1.0.0+spec-2", Some("3f"))],
            rust: "1.95.0".to_owned(),
        };
        let bill: Value = serde_json::from_str(&write(&parts).unwrap()).unwrap();
        assert_eq!(
            bill["metadata"]["component"]["purl"],
            "pkg:cargo/poscheck@0.1.0"
        );
        let x = &bill["components"][0];
        assert_eq!(x["purl"], "pkg:cargo/x@1.0.0%2Bspec-2");
        assert_eq!(x["version"], "1.0.0+spec-2");
        assert_eq!(x["hashes"][0]["content"], "3f");
        assert_eq!(x["licenses"][0]["expression"], "MIT");
        assert_eq!(bill["components"][1]["version"], "1.95.0");
        assert!(bill.get("serialNumber").is_none() && bill["metadata"].get("timestamp").is_none());
    }
}
