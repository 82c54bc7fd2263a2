// A shared tablet forgets: it covers the page when nobody touches it, and goes back
// to the start when nobody answers. What was typed is wiped from a page that is left,
// so that neither the browser's memory nor a lost network can bring it back.
//
// <div data-idle hidden data-idle-hide="60" data-idle-clear="120" data-idle-start="/…">
// with a [data-idle-stay] button and a form or link [data-idle-next] inside.
(function () {
  var cover = document.querySelector("[data-idle]");
  if (!cover) {
    return;
  }
  var hideAfter = Number(cover.getAttribute("data-idle-hide") || 60) * 1000;
  var clearAfter = Number(cover.getAttribute("data-idle-clear") || 120) * 1000;
  var start = cover.getAttribute("data-idle-start");
  var stay = cover.querySelector("[data-idle-stay]");
  var next = cover.querySelector("[data-idle-next]");
  var touched = now();
  var wasFocused = null;
  var asked = 0;
  var askAgain = 10 * 1000;

  function now() {
    return new Date().getTime();
  }

  // Not reset(): that would bring back what the page came with.
  function wipe() {
    var boxes = document.querySelectorAll("textarea, input[type=text]");
    for (var i = 0; i < boxes.length; i += 1) {
      boxes[i].value = boxes[i].defaultValue = "";
    }
  }

  function curtain() {
    document.body.className += " heed-hidden-from-others";
  }

  function clear() {
    wipe();
    hide();
    // To ask each second would break off an answer that is slow to come.
    if (now() - asked < askAgain) {
      return;
    }
    asked = now();
    // A form tells the server to forget the draft; a plain link only leaves.
    if (next && next.tagName === "FORM") {
      next.submit();
    } else {
      window.location.replace(start);
    }
  }

  function hide() {
    if (!cover.hidden) {
      return;
    }
    wasFocused = document.activeElement;
    curtain();
    cover.hidden = false;
    stay.focus();
  }

  function show() {
    cover.hidden = true;
    document.body.className = document.body.className.replace(
      / heed-hidden-from-others/g,
      ""
    );
    touched = now();
    if (wasFocused && wasFocused.focus) {
      wasFocused.focus();
    }
  }

  // Timers stop while a tablet sleeps, so the clock decides and not their count.
  function look() {
    var quiet = now() - touched;
    if (quiet >= hideAfter + clearAfter) {
      clear();
    } else if (quiet >= hideAfter) {
      hide();
    }
  }

  function touch() {
    if (cover.hidden) {
      look();
      if (cover.hidden) {
        touched = now();
      }
    }
  }

  ["pointerdown", "touchstart", "mousedown", "keydown", "scroll", "input"].forEach(
    function (kind) {
      document.addEventListener(kind, touch, true);
    }
  );
  stay.addEventListener("click", show);
  // At once, because the answer to the tap may be slow to come, or never come.
  document.addEventListener("submit", function (event) {
    if (next && event.target.action === next.action) {
      wipe();
      curtain();
    }
  });
  // By now what is being sent has been read from the form.
  window.addEventListener("pagehide", function () {
    wipe();
    curtain();
  });
  // A page from memory may be another person's: the server knows whose turn it is.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) {
      window.location.replace(window.location.href.split("#")[0]);
    }
  });
  document.addEventListener("visibilitychange", function () {
    if (!document.hidden) {
      look();
    }
  });
  window.addEventListener("focus", look);
  setInterval(look, 1000);
})();
