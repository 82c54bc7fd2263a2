// Every judgement is sent at once, and again until it is stored. What waits is kept on
// this device: positions and codes, never words. A lost connection loses nothing, and
// each coder has a shelf of their own, so that nobody sends what another one said.

const PAUSES = [1000, 2000, 5000, 10000, 30000];

export function saving(desk, pane, drawn) {
  const address = desk.dataset.desk;
  const shelf = `heed-desk-${desk.dataset.shelf}`;
  const line = desk.querySelector("[data-said]");
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const waiting = read();
  const stored = []; // what to do once all is stored
  let busy = false;
  let tries = 0;

  function read() {
    try {
      return JSON.parse(localStorage.getItem(shelf)) || [];
    } catch (_error) {
      return [];
    }
  }

  function keep() {
    try {
      if (waiting.length) {
        localStorage.setItem(shelf, JSON.stringify(waiting));
      } else {
        localStorage.removeItem(shelf);
      }
    } catch (_error) {
      // A browser that keeps nothing still sends it now.
    }
  }

  function add(what) {
    waiting.push(what);
    keep();
    next();
  }

  async function next() {
    if (busy || !waiting.length) {
      return;
    }
    busy = true;
    try {
      const answer = await ask(waiting[0]);
      tries = 0;
      waiting.shift();
      keep();
      await show(answer);
    } catch (_error) {
      say(line.dataset.waits.replace("{count}", waiting.length));
      setTimeout(again, PAUSES[Math.min(tries, PAUSES.length - 1)]);
      tries += 1;
      return;
    }
    busy = false;
    next();
    if (!waiting.length) {
      stored.splice(0).forEach((act) => act());
    }
  }

  function again() {
    busy = false;
    next();
  }

  // A refusal is an answer; no answer, or that of a server in trouble, is tried again.
  async function ask(what) {
    const { off, ...said } = what;
    const answer = await fetch(off || address, {
      method: "POST",
      headers: { "X-CSRFToken": token, "X-Heed-Script": "desk" },
      body: new URLSearchParams(said),
      redirect: "error",
    });
    if (answer.status >= 500 || answer.status === 403) {
      throw new Error(String(answer.status));
    }
    return answer;
  }

  async function show(answer) {
    const words = await answer.text();
    if (!answer.ok) {
      say(answer.status === 422 ? words : line.dataset.gone);
      return;
    }
    const focused = document.activeElement;
    const hadFocus = pane.contains(focused);
    const amongDrafts = hadFocus && focused.closest("[data-drafts]");
    pane.innerHTML = words; // our own template, escaped by the server
    drawn();
    if (hadFocus) {
      const draft = amongDrafts && pane.querySelector("[data-accept]");
      (draft || pane.querySelector("[data-words]")).focus();
    }
    say(waiting.length ? line.dataset.waits.replace("{count}", waiting.length) : line.dataset.stored);
  }

  function say(words) {
    line.textContent = words;
  }

  window.addEventListener("online", again);
  window.addEventListener("beforeunload", (event) => {
    if (waiting.length) {
      event.preventDefault();
    }
  });
  next();

  return {
    say,
    newKey: () => crypto.randomUUID(),
    send: (what) => add(what),
    sendTo: (off, said) => add({ ...said, off }),
    takeOff: (key) => add({ off: address.replace(/codings\/$/, `codings/by-key/${key}/off/`) }),
    waits: () => waiting.length > 0,
    whenStored: (act) => stored.push(act),
  };
}
