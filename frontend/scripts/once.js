// A second tap within a moment is a slip, not a second answer. The server would
// store the same submission once anyway; this keeps the page from jumping twice.
var MOMENT = 1000;

export function onlyOnce() {
  var last = 0;

  document.addEventListener("submit", function (event) {
    var now = new Date().getTime();
    if (now - last < MOMENT) {
      event.preventDefault();
      return;
    }
    last = now;
  });

  window.addEventListener("pageshow", function () {
    last = 0;
  });
}
