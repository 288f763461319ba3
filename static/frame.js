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
  // Until the program has taken its place, the page is no higher than the words that it is coming.
  var shown = false;

  if (window.parent === window) return;

  function tell(type, name, value) {
    if (!host) return;
    var message = { protocol: PROTOCOL, id: id, type: type };
    if (name) message[name] = value;
    window.parent.postMessage(message, host);
  }

  function measure() {
    var height = Math.ceil(root.getBoundingClientRect().height);
    if (!host || !shown || Math.abs(height - sent) < 2) return;
    var echo = height > sent && window.innerWidth === width && Math.abs(window.innerHeight - sent) < 2;
    grown = echo ? grown + 1 : 0;
    if (grown > FOLLOWED) return;
    width = window.innerWidth;
    sent = height;
    tell("height", "height", height);
  }

  // Whatever a reader does may make the page higher, as often as they like.
  ["pointerdown", "keydown", "input"].forEach(function (type) {
    window.addEventListener(type, function () { grown = 0; }, true);
  });

  function page() {
    var named = /[#&]page=([\w\/-]{0,99})/.exec(location.hash);
    return named ? named[1] : "";
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
    if (event.target.tabIndex < 0) tell("scroll-to", "top", Math.round(event.target.getBoundingClientRect().top + window.pageYOffset));
  });

  document.addEventListener("DOMContentLoaded", function () {
    new MutationObserver(show).observe(document.getElementById("portal").parentNode, { childList: true });
    setTimeout(show, 10000);
    if (typeof ResizeObserver === "function") new ResizeObserver(measure).observe(root);
    // With every page the program names the window anew.
    new MutationObserver(function () {
      grown = 0;
      tell("route", "page", page());
    }).observe(document.querySelector("title"), { childList: true });
  });
})();
