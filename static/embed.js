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
  // So long a frame that is seen may take, in milliseconds, until there is another way to what it shows.
  const PATIENCE = 8000;
  // What an element may have for the page's own sake; everything else is asked of the portal, which names what it does not know.
  const own = /^(class|id|style|title|slot|hidden|dir|role|tabindex|nonce|part|min-height|answers|aria-.*|on.*)$/;
  let count = 0;

  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

  /** A frame that may do what the portal does, and nothing else. */
  function framed(src, title) {
    const frame = document.createElement("iframe");
    frame.title = title;
    frame.loading = "lazy";
    frame.referrerPolicy = "no-referrer";
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads");
    // A browser that cannot share warns of the name of it.
    frame.allow = `clipboard-write${"share" in navigator ? "; web-share" : ""}`;
    frame.src = src;
    return frame;
  }

  /** The way to what a frame would show: what stands in the element itself, else a link; not to be seen yet. */
  function around(href, words) {
    const link = document.createElement("a");
    link.href = href;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = words;
    const way = document.createElement("slot");
    way.style.display = "none";
    way.appendChild(link);
    return way;
  }

  /** Shows the way, should nothing come of the frame for a while once it is seen. */
  function offer(element, way) {
    const watch = new IntersectionObserver((seen) => {
      if (!seen.some((it) => it.isIntersecting)) return;
      watch.disconnect();
      setTimeout(() => element.ready || (way.style.display = ""), PATIENCE);
    });
    watch.observe(element);
  }

  class PolicyPortal extends HTMLElement {
    connectedCallback() {
      const given = (name) => this.getAttribute(name) || this.getAttribute(`data-${name}`);
      const english = /^en\b/i.test(given("lang") || document.documentElement.lang);
      const asked = [];
      for (const { name, value } of this.attributes) {
        const option = name.replace(/^data-/, "");
        if (!own.test(option)) asked.push(`${option}=${encodeURIComponent(value).replace(/%2F/g, "/")}`);
      }
      const answers = given("answers");
      if (answers) asked.push(`answers=1&${answers}&/end=1`);
      this.number = count += 1;
      this.titled = given("title");
      // Until the frame says what it shows, each has a name of its own.
      const title = this.titled || (english ? "Employment policies of Inner Mongolia" : "内蒙古就业政策自助计算") + (count > 1 ? ` ${count}` : "");
      // With nothing behind it a # would move the page around the frame to it.
      const address = `${home}${english ? "en/" : ""}embed/frame/${asked.length ? "#" : ""}${asked.join("&")}`;
      this.frame = framed(address, title);
      this.frame.addEventListener("load", () => this.tell("hello"));
      this.way = around(address, (english ? "Nothing to be seen? Open in a new window: " : "没有显示？在新窗口打开：") + title);
      this.least = clamp(parseInt(given("min-height"), 10) || 200, 200, 20000);
      this.height = Math.max(this.least, 480);
      this.frame.style.cssText = `display:block;width:100%;border:0;height:${this.height}px`;
      this.style.display = "block";
      this.ready = false;
      this.waiting = this.waiting || [];
      const root = this.shadowRoot || this.attachShadow({ mode: "open" });
      root.textContent = "";
      root.append(this.way, this.frame);
      addEventListener("message", this);
      offer(this, this.way);
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
      const { type, height, top, page, title } = data;
      if (type === "height" && Number.isFinite(height)) this.resize(height);
      if (type === "scroll-to" && Number.isFinite(top)) this.scroll(top);
      if (type === "route" && typeof page === "string") {
        if (!this.titled && typeof title === "string") this.frame.title = title;
        this.dispatchEvent(new CustomEvent("route", { bubbles: true, detail: { page } }));
      }
      if (type === "ready") {
        this.ready = true;
        this.way.style.display = "none";
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
