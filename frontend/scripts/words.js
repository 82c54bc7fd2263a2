// A link in an invitation brings its six words behind a “#”, which no browser sends.
// They go into the field, and out of the address, so that nobody reads them there.
export function wordsFromLink() {
  var form = document.querySelector("form[data-words]");
  var brought = window.location.hash.slice(1);
  if (!form || !/^[a-z]+(-[a-z]+){5}$/.test(brought)) {
    return;
  }
  form.elements.words.value = brought.replace(/-/g, " ");
  if (window.history.replaceState) {
    window.history.replaceState(null, "", window.location.pathname);
  }
}
