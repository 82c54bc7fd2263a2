// A second tap within a moment is a slip, not a second answer. The server would
// store the same submission once anyway; this keeps the page from jumping twice.
var MOMENT = 1000;

export function onlyOnce() {
  var last = 0;
  var sent = null;

  document.addEventListener("submit", function (event) {
    var now = new Date().getTime();
    // Another form is no slip: “It is someone else's turn” must never be swallowed.
    if (event.target === sent && now - last < MOMENT) {
      event.preventDefault();
      return;
    }
    last = now;
    sent = event.target;
  });

  window.addEventListener("pageshow", function () {
    last = 0;
  });

  onlyWithItsFirst();
}

// The second tap of two may fall on the page that the first one opened, and would
// answer a question that nobody has read. The browser counts it as the second, and its
// first was not here. Only answers are guarded: leaving is never swallowed.
function onlyWithItsFirst() {
  var hasBegun = false;

  document.addEventListener(
    "click",
    function (event) {
      if (event.detail < 2) {
        hasBegun = true;
      } else if (!hasBegun && isAnswer(event.target)) {
        event.preventDefault();
      }
    },
    true,
  );

  window.addEventListener("pageshow", function () {
    hasBegun = false;
  });
}

function isAnswer(touched) {
  while (touched && touched.nodeName !== "BUTTON") {
    touched = touched.parentNode;
  }
  return Boolean(touched && touched.type === "submit" && touched.name);
}
