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
}
