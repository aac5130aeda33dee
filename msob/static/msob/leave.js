/* A form with data-leave says "leave" when the reader goes on to something else and changed it: htmx then saves it. */
(() => {
  "use strict";
  const changed = new WeakSet();
  const form = (target) => target.closest?.("form[data-leave]");
  document.addEventListener("input", ({ target }) => { if (form(target)) changed.add(form(target)); });
  document.addEventListener("submit", ({ target }) => changed.delete(target), true);
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    const left = form(target);
    if (!left || !changed.has(left) || left.contains(relatedTarget) || !relatedTarget) return;
    changed.delete(left);
    left.dispatchEvent(new CustomEvent("leave"));
  });
})();
