// Each record's stable address to the clipboard; without this script the record's link holds it.
"use strict";

function here() {
  return location.href.split(/[?#]/)[0];
}

// The clipboard's own way works on https and on this machine; elsewhere a selection is copied.
async function copy(words) {
  if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(words);
  const field = Object.assign(document.createElement("textarea"), { value: words });
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("not copied");
}

function offer(link) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy" });
  const words = "copy address";
  button.textContent = words;
  button.title = `Copy the address of: ${link.textContent}`;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await copy(here() + link.getAttribute("href"));
      button.textContent = "copied";
    } catch {
      button.textContent = "not copied: use the link";
    }
    button.focus();
    setTimeout(() => (button.textContent = words), 4000);
  });
  link.parentElement.append(button);
}

document.addEventListener("DOMContentLoaded", () => document.querySelectorAll(".records a.said").forEach(offer));
