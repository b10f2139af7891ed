// Keeps the words of a Chinese sentence in large letters whole. `cargo xtask dist` appends it to
// wasm-bindgen's glue. Before each word that the browser knows comes a space without width;
// `styles/say.css` breaks lines there. Where the browser knows no words, nothing changes.

// Both the sheet and its language are asked for by a tap; then the page is drawn.
document.addEventListener("click", () => setTimeout(() => {
  const text = document.querySelector(".sheet-text")?.firstChild;
  if (!text || !Intl.Segmenter || text.data.includes("\u200b")) return;
  const words = new Intl.Segmenter("zh", { granularity: "word" }).segment(text.data);
  text.data = [...words].map((word) => (word.isWordLike ? "\u200b" : "") + word.segment).join("");
}));
