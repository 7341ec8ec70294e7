// Keeps a page of the desk up to date: asks /desk/pulse, fetches the page again when something changed, and puts in what
// is new. Forms are never touched, so nothing typed is lost. Without this script the pages work by being loaded again.
"use strict";

const log = document.getElementById("log");
const typingSign = document.getElementById("typing");
const ofCase = document.querySelector("[data-case]");
let seen = "";

const fetchPage = () =>
  new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("GET", location.href);
    // Parsed by the request itself: no markup goes through a script.
    request.responseType = "document";
    request.onload = () => (request.response ? done(request.response) : failed(new Error("no page")));
    request.onerror = () => failed(new Error("no answer"));
    request.send();
  });

const refresh = async () => {
  const page = await fetchPage();
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
    if (fresh && !fresh.isEqualNode(part)) part.replaceWith(document.adoptNode(fresh));
  }
  if (!log) return;
  const last = Number(log.lastElementChild?.dataset.seq ?? 0);
  for (const line of page.querySelectorAll("#log > li")) {
    if (Number(line.dataset.seq) > last) log.append(document.adoptNode(line));
  }
  log.scrollTop = log.scrollHeight;
};

const follow = async () => {
  for (;;) {
    try {
      const asks = new URLSearchParams({ seen, looks: String(document.visibilityState === "visible") });
      if (log) asks.set("chat", log.dataset.chat);
      else if (ofCase) asks.set("case", ofCase.dataset.case);
      const answer = await fetch(`/desk/pulse?${asks}`, { redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const pulse = await answer.json();
      if (typingSign) typingSign.textContent = pulse.typing ? "They are typing…" : "";
      if (seen && pulse.seen !== seen) await refresh();
      seen = pulse.seen;
    } catch {
      await new Promise((done) => setTimeout(done, 5000));
    }
  }
};

const field = document.querySelector("[data-typing]");
let told = 0;
field?.addEventListener("input", () => {
  if (Date.now() - told < 3000) return;
  told = Date.now();
  const csrf = field.form.elements.csrf.value;
  fetch(field.dataset.typing, { method: "POST", headers: { "x-desk-csrf": csrf } }).catch(() => {});
});

if (log) log.scrollTop = log.scrollHeight;
follow();
