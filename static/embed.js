// Puts the portal into a page of another site, in a frame that is as high as what it shows:
//   <script src="…/embed.js" data-page="policies/internship"></script>
// or <policy-portal page="policies/internship"></policy-portal>. docs/embedding.md says what can be asked for,
// docs/schema/embed.json what is said between page and frame (policy-portal/1).
(() => {
  "use strict";
  const NAME = "policy-portal";
  const PROTOCOL = `${NAME}/1`;
  const script = document.currentScript;
  const home = new URL(".", script.src);
  // What an element may have for the page's own sake; everything else is asked of the portal, which names what it does not know.
  const own = /^(class|id|style|title|slot|hidden|dir|role|tabindex|nonce|part|min-height|answers|aria-.*|on.*)$/;
  let count = 0;

  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

  class PolicyPortal extends HTMLElement {
    connectedCallback() {
      const given = (name) => this.getAttribute(name) || this.getAttribute(`data-${name}`);
      const lang = given("lang") || document.documentElement.lang;
      const english = /^en\b/i.test(lang);
      const asked = [];
      for (const { name, value } of this.attributes) {
        const option = name.replace(/^data-/, "");
        if (!own.test(option)) asked.push(`${option}=${encodeURIComponent(value).replace(/%2F/g, "/")}`);
      }
      const answers = given("answers");
      if (answers) asked.push(`answers=1&${answers}&/end=1`);
      const frame = document.createElement("iframe");
      frame.title = given("title") || (english ? "Employment policies of Inner Mongolia" : "内蒙古就业政策自助计算");
      frame.loading = "lazy";
      frame.referrerPolicy = "no-referrer";
      frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads");
      frame.allow = "clipboard-write; web-share";
      frame.src = `${home}${english ? "en/" : ""}embed/frame/#${asked.join("&")}`;
      frame.addEventListener("load", () => this.tell("hello"));
      this.least = clamp(parseInt(given("min-height"), 10) || 200, 200, 20000);
      this.height = Math.max(this.least, 480);
      frame.style.cssText = `display:block;width:100%;border:0;height:${this.height}px`;
      this.style.display = "block";
      this.frame = frame;
      this.number = count += 1;
      this.ready = false;
      this.waiting = this.waiting || [];
      const root = this.shadowRoot || this.attachShadow({ mode: "open" });
      root.textContent = "";
      root.appendChild(frame);
      addEventListener("message", this);
    }

    disconnectedCallback() {
      removeEventListener("message", this);
      this.frame.remove();
    }

    /** Gives answers to the frame, written as in a link: `birth=1974-03-01&employed=yes`. */
    prefill(answers) {
      if (this.ready) this.tell("prefill", { answers: String(answers) });
      else (this.waiting = this.waiting || []).push(answers);
    }

    tell(type, more) {
      const { contentWindow } = this.frame;
      if (contentWindow) contentWindow.postMessage(Object.assign({ protocol: PROTOCOL, id: this.number, type }, more), home.origin);
    }

    handleEvent({ source, origin, data }) {
      if (source !== this.frame.contentWindow || origin !== home.origin) return;
      if (!data || data.protocol !== PROTOCOL || data.id !== this.number) return;
      const { type, height, top, page } = data;
      if (type === "height" && Number.isFinite(height)) this.resize(height);
      if (type === "scroll-to" && Number.isFinite(top)) this.scroll(top);
      if (type === "route" && typeof page === "string") this.dispatchEvent(new CustomEvent("route", { bubbles: true, detail: { page } }));
      if (type === "ready") {
        this.ready = true;
        this.waiting.splice(0).forEach((answers) => this.prefill(answers));
        this.dispatchEvent(new CustomEvent("ready", { bubbles: true }));
      }
    }

    resize(height) {
      const wanted = clamp(Math.ceil(height), this.least, 20000);
      if (Math.abs(wanted - this.height) < 2) return;
      if (!this.wanted) {
        requestAnimationFrame(() => {
          this.frame.style.height = `${(this.height = this.wanted)}px`;
          this.wanted = 0;
        });
      }
      this.wanted = wanted;
    }

    /** Only for whoever is in the frame: nobody else is moved about the page. */
    scroll(top) {
      if (document.activeElement !== this) return;
      const at = this.frame.getBoundingClientRect().top + clamp(top, 0, this.height);
      const margin = (parseFloat(getComputedStyle(this).scrollMarginTop) || 0) + 16;
      if (at < margin || at > innerHeight * 0.75) scrollBy(0, at - margin);
    }
  }

  if (!customElements.get(NAME)) customElements.define(NAME, PolicyPortal);
  const named = [...script.attributes].filter(({ name }) => name.startsWith("data-"));
  if (named.length) {
    const element = document.createElement(NAME);
    named.forEach(({ name, value }) => element.setAttribute(name, value));
    script.after(element);
  }
})();
