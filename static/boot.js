// What the page says when the program does not come, does not start or breaks off, and what it says of new releases and of
// a missing network. It is old JavaScript on purpose: it must run where the program cannot. What was typed is with the
// page in the history, so opening it anew loses nothing.
(function () {
  "use strict";
  var started = false;
  var files = [];
  var base = document.currentScript.src.replace(/static\/[^/]*$/, "");
  // Only the worker's script is given to the browser as one, and it is among the files of the release. The policy is made at
  // once, so that nobody else makes it; in a frame none is admitted.
  var admit = function (name) {
    if (name !== "sw.js") throw new TypeError(name);
    return base + name;
  };
  var scripts = { createScriptURL: admit };
  if (window.top === window) try { scripts = trustedTypes.createPolicy("portal", scripts); } catch (_) {}
  var find = function (id) { return document.getElementById(id); };

  // Before the program has started the page can still be read; one that broke off no longer answers.
  function show(failed) {
    var said = find("failed");
    find("portal").hidden = failed && started;
    said.hidden = !failed;
    // Then this is the whole page.
    if (failed && started) {
      said.setAttribute("role", "main");
      said.querySelector("h2").setAttribute("aria-level", "1");
    }
  }

  // The room that a bar takes at the edge of the window: what sticks there stands above it, and what has the focus too.
  function room() {
    var bars = document.querySelector(".bars");
    var sticks = getComputedStyle(bars).position !== "static" && bars.offsetHeight;
    var style = document.documentElement.style;
    if (sticks || style.getPropertyValue("--bars")) style.setProperty("--bars", (sticks || 0) + "px");
  }

  function reload() { location.reload(); }

  // A damaged copy that the browser or the worker has kept would come again: each file is asked for past them, and the
  // worker goes where the network can do without it.
  function again() {
    if (typeof fetch !== "function") return reload();
    var whole = function (answer) { return answer.arrayBuffer(); };
    var ask = function (file) { return fetch(file, { cache: "reload" }).then(whole); };
    var leave = function () {
      return navigator.serviceWorker && navigator.serviceWorker.getRegistration(base).then(function (it) { return it && it.unregister(); });
    };
    Promise.all(files.map(ask)).then(leave).then(reload, reload);
  }

  // Where the server has another release by now, the page is of one whose files are gone: then it is opened anew, but
  // not twice.
  function fail() {
    show(true);
    if (started || typeof fetch !== "function" || performance.navigation.type === 1) return;
    var own = document.querySelector('meta[name="release"]').content;
    fetch(location.href, { cache: "reload" }).then(function (answer) { return answer.text(); }).then(function (page) {
      var now = /<meta name="release" content="(\w+)">/.exec(page);
      if (now && now[1] !== own) reload();
    }, function () {});
  }

  // A new release is said to be there, and taken when the person says so.
  function watch(workers, registration) {
    var taken = false;
    var offer = function () {
      find("update").hidden = !workers.controller;
      room();
    };
    if (registration.waiting) offer();
    registration.addEventListener("updatefound", function () {
      var worker = registration.installing;
      worker.addEventListener("statechange", function () { if (worker.state === "installed") offer(); });
    });
    find("take").addEventListener("click", function () {
      taken = true;
      if (registration.waiting) registration.waiting.postMessage("now");
      else reload();
    });
    workers.addEventListener("controllerchange", function () { if (taken) reload(); });
  }

  // The release is kept on the device once the page has what it needs; in a frame, or where data is to be saved, it is not.
  function keep() {
    // A frame without an origin of its own may not even ask for the workers.
    var workers = window.top === window && navigator.serviceWorker;
    if (!workers || navigator.connection && navigator.connection.saveData) return;
    workers.register(scripts.createScriptURL("sw.js"), { updateViaCache: "none" }).then(function (registration) {
      if (registration) watch(workers, registration);
    }).then(null, function () {});
  }

  // That a script did not come is said to the script only: it is heard on the way down. What browsers and their
  // extensions add to the page fails on its own account.
  window.addEventListener("error", function (event) {
    var broken = event.target === window && (!started || event.error instanceof WebAssembly.RuntimeError);
    if (broken || !started && event.target.integrity) fail();
  }, true);
  window.addEventListener("unhandledrejection", function () {
    if (!started) fail();
  });
  document.addEventListener("DOMContentLoaded", function () {
    // Where the page's files are is said from where it was opened; its address will change.
    files = [].map.call(document.querySelectorAll("[integrity], [rel=preload]"), function (file) { return file.src || file.href; });
    [].forEach.call(document.querySelectorAll("link[rel=icon], link[rel=alternate]"), function (link) { link.href = link.href; });
    var network = function () {
      find("offline").hidden = navigator.onLine !== false;
      room();
    };
    find("again").addEventListener("click", again);
    [].forEach.call(document.querySelectorAll(".bar__close"), function (close) {
      close.addEventListener("click", function () {
        close.parentNode.parentNode.hidden = true;
        room();
      });
    });
    window.addEventListener("online", network);
    window.addEventListener("offline", network);
    window.addEventListener("resize", room);
    network();
    if (typeof WebAssembly !== "object") show(true);
  });
  // Slow is not broken: where it comes after all, the page shows it.
  setTimeout(function () { if (!started) show(true); }, 8000);
  window.addEventListener("started", function () {
    started = true;
    show(false);
    setTimeout(function () {
      // Without a worker, as where a page may keep nothing, the portal is what the server sends.
      try { keep(); } catch (_) {}
    }, 3000);
  });
})();
