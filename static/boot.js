// What the page says when the program does not come, does not start or breaks off. It is old JavaScript on purpose: it
// must run where the program cannot. What was typed is with the page in the history, so opening it anew loses nothing.
(function () {
  "use strict";
  var started = false;
  var files = [];

  // Before the program has started the page can still be read; one that broke off no longer answers.
  function show(failed) {
    document.getElementById("portal").hidden = failed && started;
    document.getElementById("failed").hidden = !failed;
  }

  // A damaged copy that the browser has kept would come again: each file is asked for past it.
  function again() {
    var reload = function () { location.reload(); };
    if (typeof fetch !== "function") return reload();
    var whole = function (answer) { return answer.arrayBuffer(); };
    var ask = function (file) { return fetch(file, { cache: "reload" }).then(whole); };
    Promise.all(files.map(ask)).then(reload, reload);
  }

  // That a script did not come is said to the script only: it is heard on the way down. What browsers and their
  // extensions add to the page fails on its own account.
  window.addEventListener("error", function (event) {
    var broken = event.target === window && (!started || event.error instanceof WebAssembly.RuntimeError);
    if (broken || event.target.integrity) show(true);
  }, true);
  window.addEventListener("unhandledrejection", function () {
    if (!started) show(true);
  });
  document.addEventListener("DOMContentLoaded", function () {
    // Where the page's files are is said from where it was opened; its address will change.
    files = [].map.call(document.querySelectorAll("[integrity]"), function (file) { return file.src || file.href; });
    [].forEach.call(document.querySelectorAll("link[rel=icon], link[rel=alternate]"), function (link) { link.href = link.href; });
    document.getElementById("again").addEventListener("click", again);
    if (typeof WebAssembly !== "object" || !("noModule" in document.createElement("script"))) show(true);
  });
  // Slow is not broken: where it comes after all, the page shows it.
  setTimeout(function () { if (!started) show(true); }, 20000);
  window.addEventListener("started", function () {
    started = true;
    show(false);
  });
})();
