//! The outlines of the small line pictures, one path each, so that every view draws the same.

/// The path of a picture of 24 by 24 units; an unknown name gives a plain terminal.
pub fn outline(name: &str) -> &'static str {
    match name {
        "power" => "M12 3v8M7 6a8 8 0 1 0 10 0",
        "network" => {
            "M3 9a13 13 0 0 1 18 0M6 13a8.500 8.500 0 0 1 12 0M9 16.500a4.300 4.300 0 0 1 6 0M12 20h.01"
        }
        "reader" => "M3 6h18v6H3zM3 9h18M8 16h8M12 12v9",
        "pin" => {
            "M5 3h14v18H5zM9 8h.01M12 8h.01M15 8h.01M9 12h.01M12 12h.01M15 12h.01M9 16h.01M12 16h.01M15 16h.01"
        }
        "print" => "M7 9V3h10v6M5 9h14v7h-3M8 16H5V9M8 13h8v8H8zM10.500 16h3M10.500 18.500h3",
        "amount" => "M7 4l5 8 5-8M6 12h12M6 16h12M12 12v9",
        "money" => {
            "M3 7h18v11H3zM12 15a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5M6 10h.01M18 15h.01"
        }
        "screen" => "M4 4h16v13H4zM9 21h6M12 17v4M9 8l6 5M15 8l-6 5",
        "declined" => "M3 6h18v12H3zM3 10h18M14 14l4 4M18 14l-4 4",
        "path" => "M6 3v6a3 3 0 0 0 3 3h6a3 3 0 0 1 3 3v6M15 18l3 3 3-3M6 3h.01",
        "done" => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M8 12l3 3 5-6",
        "no" => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9 9l6 6M15 9l-6 6",
        "hold" => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M10 9v6M14 9v6",
        "ask" => {
            "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.700M12 16.500h.01"
        }
        "support" => "M4 13a8 8 0 0 1 16 0M4 13v4h3v-5H4M20 13v4h-3v-5h3M17 17a5 4 0 0 1-5 4",
        "speak" => "M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 0 1 0 6M18.500 6.500a8 8 0 0 1 0 11",
        "show" => "M7 3h10v18H7zM10 7h4M10 10h4M10 13h4",
        "up" => "M12 19V6M6 11l6-6 6 6",
        "down" => "M12 5v13M6 13l6 6 6-6",
        "back" => "M15 5l-7 7 7 7",
        "mark" => "M6 2h12v20H6zM9 5h6v5H9zM9 14h.01M12 14h.01M15 14h.01M9 18l2 1.500 4-3.500",
        _ => "M6 2h12v20H6zM9 5h6v5H9zM9 14h.01M12 14h.01M15 14h.01M9 18h6",
    }
}
