// Keeps the words of a Chinese sentence in large letters whole. `cargo xtask dist` appends it to
// wasm-bindgen's glue. Between the signs of each word that the browser knows comes a word joiner,
// at which no line ends. Where the browser knows no words, nothing changes.

function joinWords() {
  const text = document.querySelector(".sheet-text:lang(zh)")?.firstChild;
  if (!text || !Intl.Segmenter || text.data.includes("\u2060")) return;
  const words = new Intl.Segmenter("zh", { granularity: "word" }).segment(text.data);
  text.data = [...words].map((word) => [...word.segment].join("\u2060")).join("");
}

// Both the sheet and its language are asked for by a tap; another language may have to come first.
document.addEventListener("click", () => [0, 400].map((ms) => setTimeout(joinWords, ms)));
