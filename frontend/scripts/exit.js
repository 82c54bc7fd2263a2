// “Leave this page”: a button, and the Shift key three times. An empty page covers
// everything at once, because the next page may be slow to come.
// After GOV.UK Frontend's exit-this-page (MIT), rewritten for old browsers.
var PATIENCE = 5000;

function isShift(event) {
  return event.key === "Shift" || event.keyCode === 16;
}

export function exitThisPage() {
  var root = document.querySelector("[data-exit]");
  if (!root) {
    return;
  }
  var link = root.querySelector("a");
  var status = root.querySelector("[role=status]");
  var lights = root.querySelectorAll("[data-exit-light]");
  var pressed = 0;
  var timer = null;
  var overlay = null;
  var wasHeld = false;

  function say(words) {
    status.textContent = words || "";
  }

  function show() {
    for (var i = 0; i < lights.length; i += 1) {
      lights[i].className =
        "heed-exit__light" + (i < pressed ? " heed-exit__light--on" : "");
    }
    if (lights.length) {
      lights[0].parentNode.className =
        "heed-exit__lights" + (pressed ? " heed-exit__lights--on" : "");
    }
  }

  function forget() {
    clearTimeout(timer);
    pressed = 0;
    show();
  }

  function leave(event) {
    if (event) {
      event.preventDefault();
    }
    forget();
    say("");
    document.body.className += " heed-exiting";
    document.title = root.getAttribute("data-exit-title");
    overlay = document.createElement("div");
    overlay.className = "heed-exit-overlay";
    overlay.setAttribute("role", "alert");
    overlay.textContent = root.getAttribute("data-exit-leaving");
    document.body.appendChild(overlay);
    // Not “href =”: the page must not wait one step back in the history.
    window.location.replace(link.href);
  }

  // Shift held for a capital letter is writing, not leaving.
  function notice(event) {
    if (!isShift(event)) {
      forget();
      say("");
      wasHeld = event.shiftKey;
    }
  }

  function count(event) {
    if (!isShift(event)) {
      return;
    }
    if (wasHeld) {
      wasHeld = false;
      return;
    }
    pressed += 1;
    if (pressed === 3) {
      leave();
      return;
    }
    show();
    say(root.getAttribute(pressed === 1 ? "data-exit-two" : "data-exit-one"));
    clearTimeout(timer);
    timer = setTimeout(function () {
      forget();
      say(root.getAttribute("data-exit-over"));
    }, PATIENCE);
  }

  link.addEventListener("click", leave);
  document.addEventListener("keydown", notice, true);
  document.addEventListener("keyup", count, true);
  window.addEventListener("pageshow", function () {
    document.body.className = document.body.className.replace(" heed-exiting", "");
    if (overlay) {
      overlay.parentNode.removeChild(overlay);
      overlay = null;
    }
    forget();
    say("");
  });
}
