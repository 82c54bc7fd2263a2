// The passage that is chosen, in code points of the text: by sentence and word from the
// keyboard, by hand with the mouse or a finger.

export function choosing(pane, shown) {
  let span = null;
  let anchor = -1; // the sentence from which Shift extends

  const words = () => pane.querySelector("[data-words]");
  const sentences = () => Array.from(words().querySelectorAll("[data-sentence]"));

  function draw() {
    const area = words();
    area.tabIndex = 0;
    area.setAttribute("role", "group");
    area.setAttribute("aria-label", area.dataset.label);
    for (const one of sentences()) {
      const chosen = span && span.start < Number(one.dataset.end) && Number(one.dataset.start) < span.end;
      one.classList.toggle("heed-sentence--chosen", Boolean(chosen));
    }
    shown.textContent = span ? quoted(span) : shown.dataset.nothing;
  }

  function choose(start, end) {
    span = end > start ? { start, end } : null;
    draw();
  }

  function quoted({ start, end }) {
    return points(plain()).slice(start, end).join("");
  }

  function plain() {
    return Array.from(words().querySelectorAll("[data-at]"), (p) => p.textContent).join("");
  }

  function bySentence(step, extend) {
    const all = sentences().filter((one) => one.dataset.end > one.dataset.start);
    const inside = (one) => span && span.start < Number(one.dataset.end) && Number(one.dataset.start) < span.end;
    const covered = all.map((one, at) => (inside(one) ? at : -1)).filter((at) => at >= 0);
    const first = covered[0];
    const last = covered[covered.length - 1];
    if (!extend || !covered.length) {
      const from = covered.length ? (step > 0 ? last : first) : step > 0 ? -1 : all.length;
      anchor = limited(from + step, all.length);
      return chooseFrom(all, anchor, anchor);
    }
    const moving = anchor === first ? last : first;
    const to = limited(moving + step, all.length);
    return chooseFrom(all, Math.min(anchor, to), Math.max(anchor, to));
  }

  function chooseFrom(all, first, last) {
    choose(Number(all[first].dataset.start), Number(all[last].dataset.end));
  }

  // The turns that the passage lies in; where it is one or more already, the next one.
  function byTurn() {
    const all = Array.from(words().querySelectorAll("[data-turn]"), (one) => ({
      start: Number(one.dataset.start),
      end: Number(one.dataset.end),
    }));
    const inside = all.filter((one) => span && span.start < one.end && one.start < span.end);
    const last = inside[inside.length - 1];
    const isWhole = last && span.start === inside[0].start && span.end === last.end;
    const next = isWhole ? all[all.indexOf(last) + 1] : inside.length ? undefined : all[0];
    if (next) {
      choose(next.start, next.end);
    } else if (last) {
      choose(inside[0].start, last.end);
    }
  }

  function byWord(step, atStart) {
    if (!span) {
      return;
    }
    const edges = wordEdges(plain());
    const now = atStart ? span.start : span.end;
    const others = edges.filter((edge) => (atStart ? edge.start : edge.end) !== now);
    const places = others.map((edge) => (atStart ? edge.start : edge.end));
    const next = step > 0 ? places.find((p) => p > now) : places.reverse().find((p) => p < now);
    if (next === undefined) {
      return;
    }
    const moved = atStart ? { start: next, end: span.end } : { start: span.start, end: next };
    if (moved.end > moved.start) {
      choose(moved.start, moved.end);
    }
  }

  pane.addEventListener("keydown", (event) => {
    if (!event.target.closest("[data-words]")) {
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const word = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step && !event.altKey) {
      event.preventDefault();
      bySentence(step, event.shiftKey);
    } else if (word && event.altKey) {
      event.preventDefault();
      byWord(word, event.shiftKey);
    } else if (event.key === "t" && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      byTurn();
    } else if (event.key === "w" && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      choose(...withoutBlanks(points(plain()), 0, points(plain()).length));
    } else if (event.key === "Escape") {
      choose(0, 0);
    }
  });

  document.addEventListener("selectionchange", () => {
    const picked = document.getSelection();
    if (!picked.rangeCount || picked.isCollapsed) {
      return;
    }
    const range = picked.getRangeAt(0);
    const start = pointAt(range.startContainer, range.startOffset);
    const end = pointAt(range.endContainer, range.endOffset);
    if (start !== null && end !== null && end > start) {
      const text = points(plain());
      choose(...withoutBlanks(text, start, end));
    }
  });

  pane.addEventListener("click", (event) => {
    const one = event.target.closest("[data-sentence]");
    const picked = document.getSelection();
    if (one && picked.isCollapsed) {
      anchor = sentences().indexOf(one);
      choose(Number(one.dataset.start), Number(one.dataset.end));
    }
  });

  // Where a place in the page lies in the text, or null outside it.
  function pointAt(node, offset) {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
    if (!piece || !words().contains(piece)) {
      return null;
    }
    const before = node.nodeType === Node.TEXT_NODE ? node.textContent.slice(0, offset) : "";
    return Number(piece.dataset.at) + points(before).length;
  }

  shown.dataset.nothing = shown.textContent;
  draw();
  return { span: () => span, draw };
}

const points = (text) => Array.from(text);
const limited = (at, length) => Math.max(0, Math.min(length - 1, at));

function withoutBlanks(text, start, end) {
  while (start < end && /\s/.test(text[start])) {
    start += 1;
  }
  while (end > start && /\s/.test(text[end - 1])) {
    end -= 1;
  }
  return [start, end];
}

function wordEdges(text) {
  const found = [];
  let at = 0;
  for (const part of text.split(/(\s+)/)) {
    const size = points(part).length;
    if (part.trim()) {
      found.push({ start: at, end: at + size });
    }
    at += size;
  }
  return found;
}
