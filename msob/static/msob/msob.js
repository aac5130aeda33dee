/* Kindnesses only; every page works without this file. It keeps drafts, warns before typed words are lost,
   shows that a form is on its way, and brings the reader to the errors. */
(() => {
  "use strict";
  const DAYS_KEPT = 7;
  const PREFIX = "msob:";
  const SENT = PREFIX + "sent";
  const dirty = new Set();

  const posts = (form) => form.method === "post" && !("free" in form.dataset);
  const fields = (form) => [...form.elements].filter((field) =>
    field.name && !field.closest("[data-free]") && !["hidden", "password", "file", "submit", "button", "reset", "image"].includes(field.type));
  const keyOf = (form) => `${PREFIX}${document.body.dataset.person || ""}:${location.pathname}:${form.dataset.keep}`;

  /* Drafts: forms with data-keep="name" are remembered in this browser until they are sent. */
  function keep(form) {
    const values = fields(form).map((field) => [field.name, field.value, field.type === "checkbox" || field.type === "radio" ? field.checked : null]);
    try { localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), values })); } catch { /* full or forbidden */ }
  }

  function draftOf(form) {
    try {
      const draft = JSON.parse(localStorage.getItem(keyOf(form)));
      return draft && Date.now() - draft.at < DAYS_KEPT * 864e5 ? draft.values : null;
    } catch { return null; }
  }

  function restore(form) {
    const values = draftOf(form);
    if (!values || form.querySelector("[aria-invalid]")) return;
    const left = fields(form);
    let changed = false;
    for (const [name, value, checked] of values) {
      const index = left.findIndex((field) => field.name === name && (checked === null || field.value === value));
      if (index < 0) continue;
      const [field] = left.splice(index, 1);
      if (checked === null ? field.value !== value : field.checked !== checked) changed = true;
      if (checked === null) field.value = value; else field.checked = checked;
    }
    if (changed) tell(form);
  }

  function tell(form) {
    const notice = document.getElementById("draft-notice")?.content.firstElementChild.cloneNode(true);
    if (!notice) return;
    notice.querySelector("[data-discard]").addEventListener("click", () => {
      localStorage.removeItem(keyOf(form));
      form.reset();
      notice.remove();
    });
    form.prepend(notice);
  }

  function forget(test) {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX) && test(key)) localStorage.removeItem(key);
  }

  function old(key) {
    try { return Date.now() - JSON.parse(localStorage.getItem(key)).at > DAYS_KEPT * 864e5; } catch { return true; }
  }

  /* A draft that was sent is dropped on the next page, unless that page shows the form again with its errors. */
  function settleSent() {
    const key = sessionStorage.getItem(SENT);
    if (!key) return;
    sessionStorage.removeItem(SENT);
    const refused = document.querySelector(".error-summary, .lacking") || document.querySelector("[data-keep] [aria-invalid]");
    if (!refused) localStorage.removeItem(key);
  }

  /* One click is enough. */
  function busy(form, on) {
    form.toggleAttribute("data-busy", on);
    for (const button of form.querySelectorAll("button:not([type=button])")) {
      button.classList.toggle("is-busy", on && button === form.msobButton);
      if (on) button.setAttribute("aria-disabled", "true"); else button.removeAttribute("aria-disabled");
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.hasAttribute("data-busy")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.msobButton = event.submitter;
    dirty.delete(form);
    if ("forget" in form.dataset) forget(() => true);
    if ("keep" in form.dataset) sessionStorage.setItem(SENT, keyOf(form));
    setTimeout(() => busy(form, true));
    setTimeout(() => busy(form, false), 15000);
  }, true);

  document.addEventListener("input", ({ target }) => {
    const form = target.form;
    if (!form || !posts(form)) return;
    if ("keep" in form.dataset) keep(form); else dirty.add(form);
  });

  addEventListener("beforeunload", (event) => {
    if ([...dirty].some((form) => form.isConnected)) event.preventDefault();
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-busy]").forEach((form) => busy(form, false)));

  function arrive(root) {
    root.querySelectorAll("form[data-keep]").forEach(restore);
    root.querySelector(".error-summary, .lacking[role=alert]")?.focus();
  }
  document.addEventListener("htmx:afterRequest", ({ target }) => {
    const form = target.closest?.("form");
    if (form) busy(form, false);
  });
  document.addEventListener("htmx:afterSwap", ({ target }) => arrive(target));

  settleSent();
  forget(old);
  arrive(document);
})();
