// Suggested codes: one is taken on the chosen passage, or on the whole text; or left.
// Nothing is taken but by a key or a click on that one.

export function drafting(pane, passage, save, remember) {
  pane.addEventListener("click", (event) => {
    const button = event.target.closest("[data-accept]");
    if (button) {
      event.preventDefault();
      take(button);
    }
  });

  pane.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-dismiss], [data-back]");
    if (form) {
      event.preventDefault();
      answer(form);
    }
  });

  pane.addEventListener("keydown", (event) => {
    const draft = event.target.closest("[data-draft]");
    if (!draft || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const acts = {
      a: () => take(draft.querySelector("[data-accept]")),
      d: () => answer(draft.querySelector("[data-dismiss]")),
      Escape: () => pane.querySelector("[data-words]").focus(),
    };
    if (acts[event.key]) {
      event.preventDefault();
      acts[event.key]();
    }
  });

  function take(button) {
    const key = save.newKey();
    remember({ apply: { key } });
    save.sendTo(button.getAttribute("formaction"), { key, ...passage.span() });
  }

  function answer(form) {
    if (form.dataset.dismiss) {
      remember({ to: form.dataset.dismiss });
    }
    save.sendTo(form.getAttribute("action"));
  }

  return {
    focus: () => {
      const first = pane.querySelector("[data-accept]");
      if (first) {
        first.focus();
      }
    },
  };
}
