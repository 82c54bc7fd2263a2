// A list of codes that narrows as one types: up and down, Enter applies, Escape goes back.

export function finding(keys, apply) {
  const input = keys.querySelector("[data-find]");
  const list = keys.querySelector("[data-found]");
  const options = Array.from(list.children);
  let active = -1;

  const shown = () => options.filter((one) => !one.hidden);
  const choiceOf = (one) =>
    one.dataset.code ? { code: one.dataset.code } : { issue: one.dataset.issue };

  function narrow() {
    const typed = plain(input.value);
    for (const one of options) {
      one.hidden = !typed.split(" ").every((part) => plain(one.textContent).includes(part));
    }
    move(typed ? 0 : -1);
  }

  function move(to) {
    const there = shown();
    active = there.length ? Math.max(-1, Math.min(there.length - 1, to)) : -1;
    options.forEach((one) => one.setAttribute("aria-selected", String(one === there[active])));
    const chosen = there[active];
    input.setAttribute("aria-expanded", String(document.activeElement === input));
    if (chosen) {
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function take(one) {
    apply(choiceOf(one));
    input.value = "";
    narrow();
    document.querySelector("[data-words]").focus();
  }

  input.addEventListener("input", narrow);
  input.addEventListener("focus", () => move(active));
  input.addEventListener("blur", () => input.setAttribute("aria-expanded", "false"));
  input.addEventListener("keydown", (event) => {
    const acts = {
      ArrowDown: () => move(active + 1),
      ArrowUp: () => move(active - 1),
      Enter: () => shown()[active] && take(shown()[active]),
      Escape: () => document.querySelector("[data-words]").focus(),
    };
    if (acts[event.key]) {
      event.preventDefault();
      acts[event.key]();
    }
  });
  list.addEventListener("click", (event) => {
    const one = event.target.closest("[role=option]");
    if (one) {
      take(one);
    }
  });

  return { focus: () => input.focus(), at: (place) => choiceOf(options[Math.min(place, options.length - 1)]) };
}

const plain = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();
