// Lets an acquirer try the element on a page that could be its own: what is chosen is set at once,
// what the element tells is listed, and the snippet to copy says the same.

const check = document.querySelector("pos-check");
const looks = document.getElementById("looks");
const snippet = document.getElementById("snippet");
const heard = document.getElementById("heard");
const site = new URL("../", document.baseURI).href;

const NAMES = "ready step result lookup contact report error".split(" ");
// Older lines go.
const MOST = 30;

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

function write() {
  const chosen = [...new FormData(looks)].filter(([, value]) => value !== "");
  const attributes = chosen.filter(([name]) => name !== "hotline");
  const said = attributes.map(([name, value]) => `\n  ${name}="${escaped(value)}"`).join("");
  const hotline = chosen.find(([name]) => name === "hotline");
  const more = hotline && JSON.stringify({ hotline: hotline[1] }).replaceAll("<", "\\u003c");
  const child = more ? `\n  <script type="application/json">${more}</script>` : "";
  snippet.textContent = `<script src="${site}embed.js" async></script>
<pos-check\n  src="${site}"${said}
>400-000-0000${child}</pos-check>`;
}

looks.addEventListener("change", ({ target: { name, value } }) => {
  if (name === "hotline") check.setConfig({ hotline: value });
  else if (value) check.setAttribute(name, value);
  else check.removeAttribute(name);
  write();
});
looks.addEventListener("submit", (event) => event.preventDefault());

for (const name of NAMES) {
  check.addEventListener(`pos-check:${name}`, ({ detail }) => {
    const line = document.createElement("li");
    line.textContent = [name, ...detail].join(" ");
    if (name === "error") line.className = "wrong";
    heard.prepend(line);
    heard.children[MOST]?.remove();
  });
}

document.getElementById("copy").addEventListener("click", async () => {
  const copied = document.getElementById("copied");
  try {
    await navigator.clipboard.writeText(snippet.textContent);
    copied.textContent = "✓";
  } catch {
    // The clipboard is closed: what is to be copied is selected.
    getSelection().selectAllChildren(snippet);
    copied.textContent = "";
  }
});

for (const [name, value] of new FormData(looks)) if (value) check.setAttribute(name, value);
write();
