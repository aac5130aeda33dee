/* Kindnesses only; every page works without this file. It warns before typed words are lost, shows that a form is on its
   way, says so when what is saved meanwhile doesn't arrive, brings the reader to the errors, and keeps open what she opened. */
(() => {
  "use strict";
  const dirty = new Set();
  const posts = (form) => form.method === "post" && !("free" in form.dataset);

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
    setTimeout(() => busy(form, true));
    setTimeout(() => busy(form, false), 15000);
  }, true);

  document.addEventListener("input", ({ target }) => {
    if (target.form && posts(target.form) && !("keep" in target.form.dataset)) dirty.add(target.form);
  });
  document.addEventListener("msob:unkept", ({ target }) => dirty.add(target));

  addEventListener("beforeunload", (event) => {
    if ([...dirty].some((form) => form.isConnected)) event.preventDefault();
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-busy]").forEach((form) => busy(form, false)));

  /* What a form saves by itself and didn't arrive: no answer came, or one that is no answer of ours. */
  function failed({ detail, target }) {
    const notice = document.getElementById("not-saved")?.content.firstElementChild.cloneNode(true);
    if (!notice || detail.requestConfig?.verb !== "post" || !detail.target) return;
    detail.target.querySelector("[data-failed]")?.remove();
    detail.target.append(notice);
  }
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:responseError", failed);

  /* Parts of a page that fold: those she opened or closed stay so while she works on it, what a link leads to opens, and
     paper shows all. */
  const folds = () => [...document.querySelectorAll(".fold > details")];
  const nameOf = (details) => `fold:${location.pathname}#${details.lastElementChild.id}`;
  const reveal = () => {
    for (let at = document.getElementById(location.hash.slice(1)); at; at = at.parentElement) if (at.matches("details")) at.open = true;
  };
  const isWide = matchMedia("(min-width: 44.01rem)").matches;  // at a desk the round is one grid, on a telephone it folds
  for (const details of folds()) {
    const kept = sessionStorage.getItem(nameOf(details));
    if (kept !== null) details.open = kept === "open"; else if (details.closest(isWide ? "[data-wide]" : "[data-narrow]")) details.open = isWide;
    details.firstElementChild.addEventListener("click", () => sessionStorage.setItem(nameOf(details), details.open ? "closed" : "open"));
  }
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of folded) details.open = false; });
  addEventListener("hashchange", reveal);
  reveal();

  /* On a telephone the menu is one line: the page one is on stands in sight. */
  const menu = document.querySelector(".page-nav"), here = menu?.querySelector("[aria-current]");
  if (here) menu.scrollLeft = here.offsetLeft - (menu.clientWidth - here.offsetWidth) / 2;

  /* On a telephone a table is drawn as cards; browsers that then forget that it is one are told what its parts are. In
     the page itself these roles would say twice what the elements say. */
  const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };
  const roleOf = (part) => ROLES[part.tagName] ?? (part.scope === "row" ? "rowheader" : "columnheader");
  const sayParts = (root) => {
    const found = root.querySelectorAll("table.data-table--stack, .data-table--stack :is(thead, tbody, tfoot, tr, td, th)");
    for (const part of found) part.setAttribute("role", roleOf(part));
  };

  const toErrors = (root) => root.querySelector(".error-summary, .lacking[role=alert]")?.focus();
  document.addEventListener("htmx:afterRequest", ({ target }) => {
    const form = target.closest?.("form");
    if (form) busy(form, false);
  });
  document.addEventListener("htmx:afterSwap", ({ target }) => {
    sayParts(target.parentElement ?? document);
    toErrors(target);
  });
  sayParts(document);
  toErrors(document);
})();
