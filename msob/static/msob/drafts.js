/* Where drafts are kept in this browser: one for each filling-in of a form, locked with a key that only the pages of its
   person carry. Whoever else uses this browser can't read them. They go when their form is done, when their person signs
   out, and after a week. */
(() => {
  "use strict";
  const DAYS_KEPT = 7;
  const PREFIX = "msob:draft:";
  const { person, secret, done, left } = document.body.dataset;
  const mine = `${PREFIX}${person}:`;
  const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  const lock = secret && crypto.subtle?.importKey("raw", bytes(secret), "AES-GCM", false, ["encrypt", "decrypt"]);
  const asText = (buffer) => btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""));
  const asBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

  function names(start) {
    try { return Object.keys(localStorage).filter((name) => name.startsWith(start)); } catch { return []; }
  }

  function read(name) {
    try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
  }

  /* False when this browser doesn't take it: its storage is full, or forbidden. */
  function write(name, entry) {
    try { localStorage.setItem(name, JSON.stringify(entry)); return true; } catch { return false; }
  }

  const remove = (name) => localStorage.removeItem(name);

  function move(from, to) {
    const entry = read(from);
    if (entry && from !== to && write(to, entry)) remove(from);
  }

  async function seal(content) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(content));
    return { iv: asText(iv), text: asText(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await lock, text)) };
  }

  /* What was typed; null when it can't be read, because it isn't this person's or is no draft of ours. */
  async function open(name) {
    try {
      const { iv, text } = read(name);
      const content = await crypto.subtle.decrypt({ name: "AES-GCM", iv: asBytes(iv) }, await lock, asBytes(text));
      return JSON.parse(new TextDecoder().decode(content));
    } catch { return null; }
  }

  /* The forms beside a form that was done were filled in with its change in mind: they learn the new version. */
  function settle(key) {
    for (const name of names(mine).filter((one) => one.endsWith(`:${key}`))) {
      for (const beside of read(name)?.beside ?? []) {
        if (read(beside)) write(beside, { ...read(beside), version: null });
      }
      remove(name);
    }
  }

  const isOld = (name) => !(Date.now() - read(name)?.at < DAYS_KEPT * 864e5);

  if (left) names(`${PREFIX}${left}:`).forEach(remove);
  names("msob:").filter((name) => !name.startsWith(PREFIX) || isOld(name)).forEach(remove);
  if (done) JSON.parse(done).forEach(settle);

  window.msobDrafts = {
    isAble: Boolean(lock),
    nameOf: (form) => `${mine}${form.dataset.keep}:${form.elements.namedItem("key")?.value ?? ""}`,
    of: (form) => names(`${mine}${form.dataset.keep}:`).filter((name) => read(name)?.text).sort((a, b) => read(b).at - read(a).at),
    read, write, remove, move, seal, open, settle,
  };
})();
