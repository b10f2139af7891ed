// Keeps the words of a Chinese sentence in large letters whole. `cargo xtask dist` appends it to
// wasm-bindgen's glue. Before each word that the browser knows comes a space without width;
// `styles/say.css` breaks lines there. Where the browser knows no words, nothing changes.

self.document?.addEventListener(
  "beforetoggle",
  ({ target }) => {
    const text = target.querySelector?.(".sheet-text")?.firstChild;
    if (!text || !Intl.Segmenter || text.data.includes("\u200b")) return;
    const parts = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text.data)];
    text.data = parts.map((part) => (part.isWordLike ? "\u200b" : "") + part.segment).join("");
  },
  true,
);
