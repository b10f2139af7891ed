// Reads steps aloud. `cargo xtask dist` appends it to wasm-bindgen's glue, which calls `reads` and
// `read`. Only a voice of the device itself is used: one from the network would hear what is read.

// A browser looks for its voices when it is first asked.
self.speechSynthesis?.getVoices();

function voice(lang) {
  const voices = self.speechSynthesis?.getVoices() ?? [];
  const speaks = (tag) => (own) =>
    own.localService && own.lang.replace("_", "-").startsWith(tag);
  return voices.find(speaks(lang)) ?? voices.find(speaks(lang.slice(0, 2)));
}

function reads(lang) {
  return Boolean(voice(lang));
}

// In place of what was being read; an empty text only ends that.
function read(text, lang) {
  self.speechSynthesis?.cancel();
  const own = voice(lang);
  if (!own || !text) return;
  const said = new SpeechSynthesisUtterance(text);
  said.voice = own;
  said.lang = own.lang;
  speechSynthesis.speak(said);
}
