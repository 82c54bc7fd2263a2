// The coding desk: choose a passage, apply a code, undo, go on; by keyboard or mouse.
// Without it the page's plain forms do the same, one form at a time.
import { choosing } from "./choosing.mjs";
import { drafting } from "./drafting.mjs";
import { finding } from "./finding.mjs";
import { saving } from "./saving.mjs";

const desk = document.querySelector("[data-desk]");
if (desk) {
  start(desk);
}

function start(desk) {
  const pane = desk.querySelector("[data-passages]");
  const keys = desk.querySelector("[data-keys]");
  const undo = keys.querySelector("[data-undo]");
  const finish = document.querySelector("[data-finish]");
  const done = []; // what can be undone, newest last

  desk.classList.add("heed-desk--script");
  keys.hidden = false;

  const passage = choosing(pane, keys.querySelector("[data-chosen]"));
  const save = saving(desk, pane, () => passage.draw());
  const list = finding(keys, (choice) => apply(choice));
  const drafts = drafting(pane, passage, save, (what) => {
    done.push(what);
    undo.disabled = false;
  });

  function apply(choice) {
    const span = passage.span();
    if (!span) {
      save.say(keys.dataset.nothing || pane.querySelector("[data-words]").dataset.nothing);
      return;
    }
    const key = save.newKey();
    done.push({ apply: { key, ...span, ...choice } });
    undo.disabled = false;
    save.send({ key, ...span, ...choice });
  }

  function takeBack() {
    const last = done.pop();
    undo.disabled = done.length === 0;
    if (!last) {
      return;
    }
    if (last.apply) {
      save.takeOff(last.apply.key);
    } else if (last.to) {
      save.sendTo(last.to);
    } else {
      save.send({ ...last.off, key: save.newKey() });
    }
  }

  undo.addEventListener("click", takeBack);

  pane.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-off]");
    if (!form) {
      return;
    }
    event.preventDefault();
    const row = form.closest("[data-coding]").dataset;
    const what = row.code ? { code: row.code } : { issue: row.issue };
    done.push({ off: { start: Number(row.start), end: Number(row.end), ...what } });
    undo.disabled = false;
    save.sendTo(form.getAttribute("action"));
  });

  pane.addEventListener("keydown", (event) => {
    if (!event.target.closest("[data-words]") || event.ctrlKey || event.metaKey) {
      return;
    }
    const digit = /^[1-9]$/.test(event.key) && !event.altKey ? Number(event.key) : 0;
    const acts = {
      Enter: () => list.focus(),
      g: drafts.focus,
      u: takeBack,
      n: () => leave("done"),
      s: () => leave("skip"),
    };
    const act = digit ? () => apply(list.at(digit - 1)) : acts[event.key];
    if (act && !event.altKey) {
      event.preventDefault();
      act();
    }
  });

  function leave(how) {
    finish.querySelector(`[value="${how}"]`)?.click();
  }

  // Nobody goes on while something is not stored yet.
  finish.addEventListener("submit", (event) => {
    if (save.waits()) {
      event.preventDefault();
      save.whenStored(() => finish.requestSubmit(event.submitter));
    }
  });
}
