// A field for a password with its strength, as zxcvbn's documents show it.
import zxcvbn from "zxcvbn";

document.getElementById("password").addEventListener("input", ({ target }) => {
  document.getElementById("strength").textContent = `${zxcvbn(target.value).score} of 4`;
});
