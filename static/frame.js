// The side of the portal that is shown in a page of another site (static/embed.js): how high it is, which of its pages
// is open and what of it should be seen is said to that page, and nothing else; no answer and no amount ever is.
// docs/schema/embed.json has the messages. Where nobody says hello, nothing is said.
(function () {
  "use strict";
  var PROTOCOL = "policy-portal/1";
  // What depends on the height of the frame grows with it: it is followed so often and no further.
  var FOLLOWED = 2;
  var LONGEST = 65536;
  var root = document.documentElement;
  var host = "";
  var id = 0;
  var started = false;
  var sent = 0;
  var width = 0;
  var grown = 0;
  // Two sizes are said no sooner after each other than a window is painted, in milliseconds.
  var PAINTED = 16;
  var resting = false;
  var changed = false;
  var named = false;
  // Until the program has taken its place, the page is no higher than the words that it is coming.
  var shown = false;

  if (window.parent === window) return;

  // What lies off the window is never idle there: who waits for that waits no longer than so many milliseconds.
  var idle = window.requestIdleCallback;
  if (idle) window.requestIdleCallback = function (does) { return idle.call(window, does, { timeout: 500 }); };

  function tell(type, more) {
    if (host) window.parent.postMessage(Object.assign({ protocol: PROTOCOL, id: id, type: type }, more), host);
  }

  function measure() {
    if (!host || !shown) return;
    var height = Math.ceil(root.getBoundingClientRect().height);
    if (Math.abs(height - sent) < 2) return;
    var echo = height > sent && window.innerWidth === width && Math.abs(window.innerHeight - sent) < 2;
    grown = echo ? grown + 1 : 0;
    if (grown > FOLLOWED) return;
    width = window.innerWidth;
    sent = height;
    tell("height", { height: height });
  }

  // What lies off the window is not painted, and its observer of sizes rests: so it is measured with every change.
  function change() {
    changed = resting;
    if (resting) return;
    resting = true;
    setTimeout(function () {
      resting = false;
      if (changed) change();
    }, PAINTED);
    measure();
  }

  // Whatever a reader does may make the page higher, as often as they like.
  ["pointerdown", "keydown", "input"].forEach(function (type) {
    window.addEventListener(type, function () { grown = 0; }, true);
  });

  function page() {
    var found = /[#&]page=([\w\/-]{0,99})/.exec(location.hash);
    return found ? found[1] : "";
  }

  function route() {
    if (named) tell("route", { page: page(), title: document.title });
  }

  function show() {
    shown = true;
    measure();
  }

  function prefill(answers) {
    var here = location.href.split("#");
    var options = (here[1] || "").split(/&?answers=/)[0];
    // What was given before may not have been read yet.
    var before = /(?:^|&)answers=1&(.*)&\/end=1$/.exec(here[1]) || /^answers=1&(.*)&\/end=1$/.exec(history.state);
    if (before) answers = before[1] + "&" + answers;
    location.replace(here[0] + "#" + options + "&answers=1&" + answers + "&/end=1");
  }

  window.addEventListener("message", function (event) {
    var said = event.data;
    if (event.source !== window.parent || !said || said.protocol !== PROTOCOL) return;
    // The first who says hello is heard, and nobody else; who has no origin cannot be answered.
    if (said.type === "hello" && !host && event.origin !== "null" && typeof said.id === "number") {
      host = event.origin;
      id = said.id;
      measure();
      route();
      if (started) tell("ready");
    } else if (said.type === "prefill" && event.origin === host && typeof said.answers === "string" && said.answers.length < LONGEST) {
      prefill(said.answers);
    }
  });

  window.addEventListener("started", function () {
    started = true;
    tell("ready");
  });

  // The program moves the focus to what should be seen: a heading, what is wrong.
  document.addEventListener("focusin", function (event) {
    if (event.target.tabIndex < 0) tell("scroll-to", { top: Math.round(event.target.getBoundingClientRect().top + window.pageYOffset) });
  });

  document.addEventListener("DOMContentLoaded", function () {
    new MutationObserver(show).observe(document.getElementById("portal").parentNode, { childList: true });
    setTimeout(show, 10000);
    if (typeof ResizeObserver === "function") new ResizeObserver(change).observe(root);
    new MutationObserver(change).observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
    // With every page the program names the window anew.
    new MutationObserver(function () {
      grown = 0;
      named = true;
      route();
    }).observe(document.querySelector("title"), { childList: true });
  });
})();
