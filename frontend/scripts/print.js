// “Print”: the button shows itself only where scripts can print.
export function printing() {
  var button = document.querySelector("[data-print]");
  if (!button || !window.print) {
    return;
  }
  button.hidden = false;
  button.addEventListener("click", function () {
    window.print();
  });
}
