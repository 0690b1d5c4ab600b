"use strict";
// Leads from a mark to the very characters it stands for, and back. Offsets are Unicode code points; the DOM counts UTF-16.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const byId = (id) => document.getElementById(id);
  const panel = byId("pages"), pick = byId("pick"), back = byId("back"), close = byId("close"), said = byId("said");
  const pages = new Map([...document.querySelectorAll(".page")].map((page) => [page.dataset.number, page]));
  const trail = []; // where the reader came from: {from, place}
  let place = null; // what is lit: "3:120-180"

  // -- light ------------------------------------------------------------------------------------------------------
  const unlight = () => {
    for (const mark of document.querySelectorAll("mark.lit")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
  };
  // The UTF-16 offset in `text` of the code point `count`.
  const utf16 = (text, count) => {
    let at = 0;
    while (count-- > 0) at += text.codePointAt(at) > 0xffff ? 2 : 1;
    return at;
  };
  const codePoints = (text) => {
    let count = text.length;
    for (let i = 0; i < text.length - 1; i++) if (text.codePointAt(i) > 0xffff) { count--; i++; }
    return count;
  };
  const light = (box, start, end) => {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), parts = [];
    let here = 0;
    for (let node = walker.nextNode(); node && here < end; node = walker.nextNode()) {
      const length = codePoints(node.data);
      if (here + length > start) {
        const from = utf16(node.data, Math.max(0, start - here));
        const to = utf16(node.data, Math.min(length, end - here));
        if (to > from) parts.push([node, from, to]);
      }
      here += length;
    }
    return parts.map(([node, from, to]) => {
      const range = document.createRange(), mark = document.createElement("mark");
      range.setStart(node, from);
      range.setEnd(node, to);
      mark.className = "lit";
      range.surroundContents(mark);
      return mark;
    });
  };

  // -- the panel --------------------------------------------------------------------------------------------------
  const show = (number) => {
    for (const [key, page] of pages) page.classList.toggle("shown", key === number);
    pick.value = number;
    root.classList.add("reading");
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const scrollPanel = (target) => {
    const box = panel.getBoundingClientRect(), at = target.getBoundingClientRect();
    panel.scrollTo({ top: panel.scrollTop + at.top - box.top - box.height / 3, behavior: still.matches ? "auto" : "smooth" });
  };
  const go = (to) => {
    const found = /^(\d+):(\d+)-(\d+)$/.exec(to);
    if (!found || !pages.has(found[1])) return false;
    unlight();
    show(found[1]);
    const page = pages.get(found[1]), lit = light(page.querySelector(".text"), +found[2], +found[3]);
    place = to;
    if (lit.length) {
      lit[0].tabIndex = -1;
      lit[0].focus({ preventScroll: true });
      scrollPanel(lit[0]);
    }
    said.textContent = `Account ${found[1]}: ${lit.map((mark) => mark.textContent).join("")}`;
    back.disabled = trail.length === 0;
    return lit.length > 0;
  };
  const remember = (from) => {
    for (const old of document.querySelectorAll(".came")) old.classList.remove("came");
    if (from) from.classList.add("came");
  };
  const openPage = (number) => {
    unlight();
    place = null;
    show(number);
    panel.scrollTo({ top: 0 });
    pages.get(number).focus({ preventScroll: true });
    back.disabled = trail.length === 0;
  };
  const address = (hash) => {
    try { history.replaceState(null, "", hash); } catch { /* a frame without an address of its own */ }
  };
  const goBack = () => {
    const last = trail.pop();
    if (!last) return false;
    unlight();
    place = null;
    if (last.place) go(last.place);
    else if (!trail.length) { root.classList.remove("reading"); address("#dossier"); }
    back.disabled = trail.length === 0;
    remember(null);
    last.from.focus({ preventScroll: true });
    last.from.scrollIntoView({ block: "center", behavior: "auto" });
    return true;
  };
  const shut = () => {
    const first = trail[0];
    trail.length = 0;
    unlight();
    place = null;
    root.classList.remove("reading");
    back.disabled = true;
    remember(null);
    address("#dossier");
    if (first) first.from.focus();
  };

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("[data-go], [data-page]");
    if (!link) return;
    event.preventDefault();
    trail.push({ from: link, place });
    remember(link);
    const seen = link.getBoundingClientRect();
    if (link.dataset.go) { go(link.dataset.go); address("#at=" + link.dataset.go); } else openPage(link.dataset.page);
    const edge = panel.getBoundingClientRect(); // on a narrow screen the panel comes up from below: keep the mark in sight
    if (edge.top > 60 && seen.bottom > edge.top) scrollBy({ top: seen.bottom - edge.top + 24, behavior: "auto" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("select, input, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Backspace" && goBack()) event.preventDefault();
    if (event.key === "Escape" && root.classList.contains("reading")) shut();
  });
  back.addEventListener("click", goBack);
  close.addEventListener("click", shut);
  pick.addEventListener("change", () => openPage(pick.value));
  const arrive = () => {
    const at = /^#at=(.+)$/.exec(location.hash);
    if (at) go(decodeURIComponent(at[1]));
  };
  addEventListener("hashchange", arrive);

  // -- what is long is folded on screen, never on paper -----------------------------------------------------------
  for (const box of document.querySelectorAll("[data-fold]")) {
    const button = document.createElement("button");
    const says = () => { button.textContent = (box.classList.contains("folded") ? "Show " : "Hide ") + box.dataset.fold; };
    button.type = "button";
    button.className = "fold";
    box.classList.add("folded");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => { button.setAttribute("aria-expanded", String(!box.classList.toggle("folded"))); says(); });
    says();
    box.foldButton = button;
    if (box.tagName === "TBODY") box.previousElementSibling.querySelector("th > span").append(" ", button); else box.before(button);
  }
  const unfoldFor = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const box = target && target.closest(".folded");
    if (box) { box.foldButton.click(); target.scrollIntoView(); }
  };
  addEventListener("hashchange", unfoldFor);

  // -- light and dark ---------------------------------------------------------------------------------------------
  const theme = byId("theme"), names = { auto: "as the system", light: "light", dark: "dark" }, signs = { auto: "◐", light: "☀", dark: "☾" };
  const paint = (name) => {
    if (name === "auto") delete root.dataset.theme; else root.dataset.theme = name;
    theme.textContent = signs[name];
    theme.setAttribute("aria-label", "Colours: " + names[name]);
    theme.title = "Colours: " + names[name];
  };
  let chosen = "auto";
  try { chosen = localStorage.getItem("rashomon-theme") || "auto"; } catch { /* no store here */ }
  if (!(chosen in names)) chosen = "auto";
  paint(chosen);
  theme.addEventListener("click", () => {
    chosen = { auto: "dark", dark: "light", light: "auto" }[chosen];
    paint(chosen);
    try { localStorage.setItem("rashomon-theme", chosen); } catch { /* no store here */ }
  });

  arrive();
  unfoldFor();
})();
