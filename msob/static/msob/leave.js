/* A form with data-leave says "leave" when the reader goes on to something else and changed it: htmx then saves it.
   Another form that is sent meanwhile waits for that, so that it knows the version that was made; for which this stands
   before the other scripts. */
(() => {
  "use strict";
  const changed = new WeakSet();
  const form = (target) => target.closest?.("form[data-leave]");
  let saving = 0;
  let waiting = null;

  document.addEventListener("input", ({ target }) => { if (form(target)) changed.add(form(target)); });
  document.addEventListener("submit", (event) => {
    changed.delete(event.target);
    if (!saving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting = { sent: event.target, button: event.submitter };
  }, true);
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    const left = form(target);
    if (!left || !changed.has(left) || left.contains(relatedTarget) || !relatedTarget) return;
    changed.delete(left);
    left.dispatchEvent(new CustomEvent("leave"));
  });
  document.addEventListener("htmx:beforeRequest", ({ target }) => { if (form(target)) saving += 1; });
  document.addEventListener("htmx:afterRequest", ({ target }) => {
    if (!form(target)) return;
    saving -= 1;
    if (saving || !waiting) return;
    const { sent, button } = waiting;
    waiting = null;
    sent.requestSubmit(button);
  });
})();
