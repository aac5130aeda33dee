/* Forms with data-keep: what is typed in them is kept (drafts.js) until the server names their key as done. What was saved
   on the server since then is never silently typed over. */
(() => {
  "use strict";
  const drafts = window.msobDrafts;
  const NOT_KEPT = ["hidden", "password", "file", "submit", "button", "reset", "image"];
  const state = new WeakMap();
  const kept = () => [...document.querySelectorAll("form[data-keep]")];
  const of = (form) => state.get(form) ?? state.set(form, {}).get(form);
  const fields = (form) => [...form.elements].filter((field) => field.name && !NOT_KEPT.includes(field.type) && !field.closest("[data-free]"));
  const isTicked = (field) => field.type === "checkbox" || field.type === "radio";
  const versionOf = (form) => form.dataset.version ?? form.elements.namedItem("version")?.value ?? "";
  const skew = Date.parse(document.body.dataset.now) - Date.now();

  const label = (field) => (field.labels?.[0] ?? field).textContent.trim().replace(/\s+/g, " ");
  const words = (field) => isTicked(field) ? (field.checked ? "✓" : "–") : field.selectedOptions?.[0]?.text ?? field.value;

  /* One row for each field, in the order of the form: what it holds now, and how a reader would name it. */
  const typed = (form) => fields(form).map((field) =>
    ({ name: field.name, value: field.value, checked: isTicked(field) ? field.checked : null, label: label(field), words: words(field) }));

  /* The same of what the server put there. */
  function standing(form) {
    if (of(form).standing !== undefined) return of(form).standing;
    if ("typed" in form.dataset) return null;  // it put there what was typed
    return fields(form).map((field) => {
      const value = isTicked(field) ? field.value : field.options ? chosen(field) : field.defaultValue;
      return { name: field.name, value, checked: isTicked(field) ? field.defaultChecked : null, moment: field.type === "datetime-local" };
    });
  }
  const chosen = ({ options }) => ([...options].find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
  const same = (one, other) => one.value === other.value && one.checked === other.checked;

  async function keep(form) {
    const mine = of(form);
    mine.touched = true;
    const turn = mine.turn = (mine.turn ?? 0) + 1;
    const content = { typed: typed(form), standing: standing(form) };
    if (!drafts.isAble) return unkept(form);
    const sealed = await drafts.seal(content);
    if (turn < (mine.written ?? 0)) return;
    mine.written = turn;
    const entry = { at: Date.now(), shown: Date.now() + skew, version: versionOf(form), beside: mine.beside, ...sealed };
    if (!drafts.write(drafts.nameOf(form), entry)) return unkept(form);
    if (mine.adopted && mine.adopted !== drafts.nameOf(form)) drafts.remove(mine.adopted);
    mine.adopted = null;
  }

  function unkept(form) {
    if (!of(form).told) form.prepend(notice("draft-unkept"));
    of(form).told = true;
    form.dispatchEvent(new CustomEvent("msob:unkept", { bubbles: true }));
  }

  const notice = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

  async function restore(form) {
    const name = drafts.isAble && drafts.of(form)[0];
    const draft = name && await drafts.open(name);
    if (!draft || of(form).touched) return;
    if ("typed" in form.dataset) { of(form).adopted = name; of(form).standing = draft.standing; return; }
    grow(form, draft);
    const rows = match(form, draft);
    if (!rows.some(({ row, field, touched }) => touched && !(field && same(row, now(field))))) return;
    if (isOlder(form, drafts.read(name), rows)) ask(form, name, rows); else fill(form, name, rows);
  }

  /* Rows of a table that were added when the draft was typed, and aren't on this page. */
  function grow(form, draft) {
    for (const { name } of draft.typed) {
      const [, table, number] = name.match(/^(\w+)-(\d+)-\w+$/) ?? [];
      const blank = table && !form.elements.namedItem(name) && form.querySelector(`template[data-rows="${table}"]`);
      if (!blank) continue;
      const row = blank.content.querySelector("tr").cloneNode(true);
      for (const cell of row.querySelectorAll("[name]")) {
        cell.name = cell.name.replace("-next-", `-${number}-`);
        cell.id = cell.id.replace("-next-", `-${number}-`);
        cell.setAttribute("aria-label", `${cell.getAttribute("aria-label")}${Number(number) + 1}`);
      }
      blank.parentElement.hidden = false;
      blank.parentElement.querySelector("tbody").append(row);
    }
  }

  const now = (field) => ({ value: field.value, checked: isTicked(field) ? field.checked : null });

  /* Each row of the draft beside its field here: whether its author changed it, and whether the server did since. */
  function match(form, draft) {
    const left = fields(form), stands = standing(form);
    const places = left.map((field, index) => ({ field, stand: stands[index] }));
    return draft.typed.map((row, index) => {
      const before = draft.standing?.[index];
      const at = places.findIndex(({ field }) => field.name === row.name && (row.checked === null || field.value === row.value));
      const { field, stand } = at < 0 ? {} : places.splice(at, 1)[0];
      return { row, field, touched: !before || !same(before, row), changed: before && stand && !before.moment && !same(before, stand) };
    });
  }

  const isOlder = (form, entry, rows) =>
    (entry.version !== null && entry.version !== versionOf(form)) || rows.some(({ field, touched, changed }) => changed || (touched && !field));

  /* What its author didn't change stays as the server has it. */
  function fill(form, name, rows) {
    for (const { row, field, touched } of rows) {
      if (!touched || !field) continue;
      if (row.checked === null) field.value = row.value; else field.checked = row.checked;
      field.closest("details")?.setAttribute("open", "");
    }
    of(form).adopted = name;
    offer(form, notice("draft-notice"), name);
  }

  function ask(form, name, rows) {
    const asked = notice("draft-older");
    const since = form.dataset.saved;
    asked.querySelector("[data-typed-at]").textContent = moment(drafts.read(name).shown);
    if (since) asked.querySelector("[data-saved-at]").textContent = moment(Date.parse(since));
    asked.querySelector("[data-since]").hidden = !since;
    for (const { row } of rows.filter(({ touched }) => touched)) {
      asked.querySelector("ul").append(Object.assign(document.createElement("li"), { textContent: `${row.label}: ${row.words}` }));
    }
    asked.querySelector("[data-use]").addEventListener("click", () => { asked.remove(); fill(form, name, rows); });
    offer(form, asked, name);
  }

  const moment = (at) => new Intl.DateTimeFormat(document.documentElement.lang, {
    timeZone: "Europe/Amsterdam", weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
  }).format(at);

  function offer(form, shown, name) {
    shown.querySelector("[data-discard]").addEventListener("click", () => {
      drafts.remove(name);
      drafts.remove(drafts.nameOf(form));
      state.delete(form);
      form.reset();
      shown.remove();
    });
    form.prepend(shown);
  }

  /* On its way: what is kept of it bears its present key, and knows which other drafts of the page stand beside it. */
  document.addEventListener("submit", ({ target: form, defaultPrevented }) => {
    if (defaultPrevented || !("keep" in form.dataset) || !drafts.isAble) return;
    const name = drafts.nameOf(form);
    of(form).beside = kept().filter((other) => other !== form).map((other) => of(other).adopted ?? drafts.nameOf(other)).filter(drafts.read);
    if (of(form).adopted) drafts.move(of(form).adopted, name);
    drafts.write(name, { at: Date.now(), ...drafts.read(name), beside: of(form).beside });
  });

  document.addEventListener("input", ({ target }) => {
    if (target.form && "keep" in target.form.dataset) keep(target.form);
  });

  /* What a form saved by itself: it stands on the server now, and the other forms of the page know its version. */
  document.addEventListener("htmx:beforeRequest", ({ target: form }) => {
    if (!form.matches("form[data-keep]")) return;
    Object.assign(of(form), { sent: typed(form), touched: false });
  });
  document.addEventListener("htmx:afterSwap", ({ target }) => {
    target.querySelectorAll("form[data-keep]").forEach(restore);
    const saved = target.querySelector("[data-done]"), form = target.closest("form[data-keep]");
    if (!saved || !form) return;
    kept().map((other) => of(other).adopted ?? drafts.nameOf(other)).filter(drafts.read).forEach((name) => drafts.write(name, { ...drafts.read(name), version: null }));
    drafts.settle(saved.dataset.done);
    of(form).standing = of(form).sent;
    form.querySelector("[data-draft]")?.remove();
    if (of(form).touched) keep(form);
  });

  kept().forEach(restore);
})();
