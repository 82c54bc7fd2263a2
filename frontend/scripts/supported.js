// Tells the style sheet, and the design system's helpers, that scripts run.
export function supported() {
  document.body.className +=
    " js-enabled" +
    ("noModule" in HTMLScriptElement.prototype ? " nhsuk-frontend-supported" : "");
}
